// The browser journeys against the real binary: `node run.mjs --binary PATH [--database URL] [--only NAME]`.
// One line a check, then "N passed, N failed". NAME is one of the names below, or the beginning of one.
import { branches, remaining } from "./branches.mjs";
import { options, startDemo, temporaryFolder } from "./demo.mjs";
import { Abandoned, check, closing } from "./report.mjs";
import { thread } from "./thread.mjs";
import { PHONE, Visitor, auditCount, startBrowser } from "./visitor.mjs";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FIRST_PAGE_KB_MAX = 120;
const JOURNEYS = {
  "first-page": firstPage,
  "thread-vi": (world) => thread({ ...world, lang: "vi", scripts: true }),
  "thread-vi-plain": (world) => thread({ ...world, lang: "vi", scripts: false }),
  "thread-en": (world) => thread({ ...world, lang: "en", scripts: true }),
  "thread-en-plain": (world) => thread({ ...world, lang: "en", scripts: false }),
  "branches-vi": (world) => branches({ ...world, lang: "vi", scripts: true }),
  "branches-en": (world) => branches({ ...world, lang: "en", scripts: true }),
  "remaining-vi": (world) => remaining({ ...world, lang: "vi", scripts: true }),
  "remaining-en": (world) => remaining({ ...world, lang: "en", scripts: true }),
};

const given = options(["binary", "database", "only"]);
if (!given.binary) {
  console.error("--binary is missing");
  process.exit(2);
}
const wanted = Object.keys(JOURNEYS).filter((name) => name.startsWith(given.only ?? ""));
if (wanted.length === 0) {
  console.error(`--only is one of: ${Object.keys(JOURNEYS).join(", ")}`);
  process.exit(2);
}

const began = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
let browser;
try {
  const demo = await startDemo(given.binary, temporaryFolder(), given.database ? ["--database", given.database] : []);
  console.log(`ready after ${seconds(began)} at ${demo.base}`);
  browser = await startBrowser();
  for (const name of wanted) await journey(name, demo);
  await browser.close();
  await demo.stop();
} catch (trouble) {
  check("the demo and the browser start and end", false, trouble.stack ?? String(trouble));
}
console.log(`${auditCount()} audits by axe; all of it took ${seconds(began)}`);
process.exit(closing() ? 0 : 1);

/** One journey; its trouble ends only itself. */
async function journey(name, demo) {
  const since = Date.now();
  try {
    await JOURNEYS[name]({ browser, base: demo.base });
  } catch (trouble) {
    const where = await pictures(name);
    if (trouble instanceof Abandoned) console.log(`     ${name} ends here; ${where}`);
    else check(`${name} goes to its end`, false, `${trouble.message}\n${trouble.stack?.split("\n").filter((line) => line.includes("/journeys/")).slice(0, 4).join("\n")}\n${where}`);
  }
  for (const context of browser.contexts()) await context.close();
  console.log(`     ${name} took ${seconds(since)}`);
}

/** What everybody had before their eyes when it broke. */
async function pictures(name) {
  const folder = join(tmpdir(), "motcua-journey-failures");
  mkdirSync(folder, { recursive: true });
  const shown = [];
  for (const page of browser.contexts().flatMap((context) => context.pages())) {
    const path = join(folder, `${name}-${shown.length}.png`);
    const taken = await page.screenshot({ path, fullPage: true, timeout: 5_000 }).then(() => true, () => false);
    if (taken) shown.push(`${page.url()} is in ${path}`);
  }
  return shown.join("\n     ");
}

/** What a first visit costs on the wire, with nothing in the cache. */
async function firstPage(world) {
  for (const lang of ["vi", "en"]) {
    const visitor = await Visitor.come(world.browser, world.base, { ...world, lang, size: PHONE, name: "first visit" });
    const wire = await visitor.context.newCDPSession(visitor.page);
    await wire.send("Network.enable");
    let bytes = 0;
    let parts = 0;
    wire.on("Network.loadingFinished", ({ encodedDataLength }) => {
      bytes += encodedDataLength;
      parts += 1;
    });
    await visitor.page.goto("/", { waitUntil: "networkidle" });
    const kilobytes = bytes / 1024;
    console.log(`     the first page in ${lang}: ${kilobytes.toFixed(1)} KB in ${parts} parts`);
    visitor.check(`the first page costs at most ${FIRST_PAGE_KB_MAX} KB`, parts > 0 && kilobytes <= FIRST_PAGE_KB_MAX, `${kilobytes.toFixed(1)} KB`);
    visitor.check("the first page comes in the browser's language", (await visitor.find("html").getAttribute("lang")) === lang);
    await visitor.leave();
  }
}
