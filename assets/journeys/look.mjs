// Looks at one page as it stands in the browser and says what is wrong with it, for whoever reads it, hears it or enlarges it.
import axe from "axe-core";

const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
// Without its list of what is well it takes half the time.
const AXE_OPTIONS = { resultTypes: ["violations"], runOnly: { type: "tag", values: AXE_TAGS } };
const SHOWN_MAX = 3;

let looks = 0;

/** How many times axe has looked at a page. */
export const lookCount = () => looks;

/** What is wrong: what the page is built of, whether it fits these widths, and what axe finds at some of them. What is folded away is looked at too. */
export async function faultsOf(page, sizes, forAxe = sizes) {
  const before = page.viewportSize();
  const folded = await page.evaluate(unfold);
  const faults = await page.evaluate(built);
  if (!(await page.evaluate(() => "axe" in globalThis))) await page.evaluate(axe.source);
  const widths = new Map();
  for (const size of sizes) {
    await page.setViewportSize(size);
    for (const fault of [...(await page.evaluate(tooWide)), ...(forAxe.includes(size) ? await byAxe(page) : [])]) widths.set(fault, [...(widths.get(fault) ?? []), `${size.width} px`]);
  }
  faults.push(...[...widths].map(([fault, at]) => `${fault} (${at.join(", ")})`));
  if (folded > 0) await page.evaluate(foldAgain);
  await page.setViewportSize(before);
  return faults;
}

async function byAxe(page) {
  const found = await page.evaluate((options) => globalThis.axe.run(document, options), AXE_OPTIONS);
  looks += 1;
  return found.violations.map((one) => {
    const places = one.nodes.slice(0, SHOWN_MAX).map((node) => node.target.join(" ")).join(" | ");
    const why = one.nodes[0].any?.[0]?.message;
    return `axe ${one.id} at ${places}${why ? `: ${why}` : ""}`;
  });
}

/* What follows runs in the page and may use nothing from here. */

function unfold() {
  const folded = document.querySelectorAll("details:not([open])");
  for (const one of folded) {
    one.open = true;
    one.dataset.wasFolded = "yes";
  }
  return folded.length;
}

function foldAgain() {
  for (const one of document.querySelectorAll("[data-was-folded]")) {
    one.open = false;
    delete one.dataset.wasFolded;
  }
}

/** Whether the page has to be pushed sideways, and because of what. */
function tooWide() {
  const root = document.documentElement;
  const over = root.scrollWidth - root.clientWidth;
  if (over <= 0) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
  // The innermost ones are the cause; what holds them is only pushed.
  const causes = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
  const name = (one) => `${one.localName}${one.className ? `.${String(one.className).trim().split(/\s+/).join(".")}` : ""} “${one.textContent.trim().slice(0, 40)}”`;
  return [`${over} px too wide because of ${causes.slice(0, 3).map(name).join(" | ") || "nothing that could be found"}`];
}

/** What does not depend on the width: the rules of docs/design.md that a program can see. */
function built() {
  const faults = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const say = (one) => one.outerHTML.replace(/\s+/g, " ").slice(0, 120);
  const none = (selector, what) => all(selector).slice(0, 3).forEach((one) => faults.push(`${what}: ${say(one)}`));
  none("[style]", "a style attribute");
  none("style", "an inline style sheet");
  none("script:not([src])", "an inline script");
  none("a[href^='javascript:'], form[action^='javascript:']", "a script for an address");
  for (const one of all("*")) for (const name of one.getAttributeNames()) if (/^on[a-z]/.test(name)) faults.push(`an inline script: ${name} of ${say(one)}`);

  const titles = all("h1, h2, h3, h4, h5, h6").filter((one) => one.checkVisibility());
  if (titles.filter((one) => one.localName === "h1").length !== 1) faults.push(`${titles.filter((one) => one.localName === "h1").length} headings of the first level`);
  titles.forEach((one, n) => {
    const [level, before] = [one, titles[n - 1]].map((title) => Number(title?.localName[1] ?? 0));
    // A list of faults stands above the page's own title, with a title of the second level: GOV.UK's order.
    const summary = one.closest(".govuk-error-summary") !== null;
    if (n === 0 ? level !== 1 && !summary : level > before + 1) faults.push(`after level ${before} a heading of level ${level}: “${one.textContent.trim()}”`);
    if (one.textContent.trim() === "") faults.push("an empty heading");
  });

  for (const one of all("input:not([type=hidden], [type=submit]), select, textarea")) {
    const words = [...(one.labels ?? [])].map((label) => label.textContent.trim()).join("") || one.getAttribute("aria-label") || document.getElementById(one.getAttribute("aria-labelledby"))?.textContent;
    if (!words?.trim()) faults.push(`no label: ${say(one)}`);
  }
  for (const one of all("table")) {
    if (!one.caption?.textContent.trim()) faults.push(`a table without a caption: ${say(one)}`);
    for (const cell of one.querySelectorAll("thead th:not([scope]), tbody th:not([scope]), thead td")) faults.push(`a heading of a table without scope: ${say(cell)}`);
    for (const row of one.querySelectorAll("tbody tr")) if (!row.querySelector("th[scope=row]")) faults.push(`a row of a table without a heading: ${say(row)}`);
  }
  for (const one of all("a[href^='#']")) if (!document.getElementById(decodeURIComponent(one.hash.slice(1)))) faults.push(`leads nowhere on this page: ${say(one)}`);
  for (const one of all("form[method=post]")) if (!one.querySelector("input[name=csrf]")) faults.push(`a form without its token: ${say(one)}`);
  if (!["vi", "en"].includes(document.documentElement.lang)) faults.push(`the language is “${document.documentElement.lang}”`);
  return faults;
}
