// The same house without a mouse and without eyes: everything is reached by Tab and told by role and name, as a screen reader tells it.
import { file, inOffice } from "./program.mjs";
import { answerTo, family, optionFor, picture } from "./forms.mjs";
import { check } from "./report.mjs";
import { CODE, PROCEDURE, faults } from "./thread.mjs";
import { DESK, PASSWORD, PHONE, Visitor } from "./visitor.mjs";
import { words } from "./words.mjs";

/** So many stops a page may have before it is called a trap. */
const STOPS_MAX = 150;
/** So often is asked what has the focus. */
const LOOKS_MAX = 40;
/** What may have the focus. */
const ROLES = ["link", "button", "textbox", "searchbox", "combobox", "radio", "checkbox", "DisclosureTriangle", "spinbutton", "alert", "main", "RootWebArea"];

/** A person at the keyboard: what is under the fingers, as the browser tells it to assistive technology. */
class Hands {
  static async of(visitor) {
    const hands = new Hands();
    hands.visitor = visitor;
    hands.wire = await visitor.context.newCDPSession(visitor.page);
    hands.faults = new Set();
    return hands;
  }

  /** What has the focus; a page that has only just come has nothing yet. */
  async focused() {
    for (let looks = 1; ; looks += 1) {
      const { result } = await this.wire.send("Runtime.evaluate", { expression: "document.activeElement" });
      if (result.objectId) return result;
      this.visitor.need("something has the focus", looks < LOOKS_MAX);
      await this.visitor.page.waitForTimeout(50);
    }
  }

  /** Role and name of what has the focus. */
  async here() {
    const result = await this.focused();
    const { nodes } = await this.wire.send("Accessibility.getPartialAXTree", { objectId: result.objectId, fetchRelatives: false });
    const [node] = nodes;
    const property = (name) => node?.properties?.find((one) => one.name === name)?.value?.value;
    return { role: node?.role?.value ?? "", name: (node?.name?.value ?? "").replace(/\s+/g, " ").trim(), described: node?.description?.value ?? "", checked: property("checked") };
  }

  /** Presses Tab, and looks whether what is reached can be seen, is named and is in view. */
  async tab(keys = "Tab") {
    await this.visitor.page.keyboard.press(keys);
    const stop = await this.here();
    const seen = await this.visitor.page.evaluate(looksFocused);
    const at = `${stop.role} “${stop.name}” at ${new URL(this.visitor.page.url()).pathname}`;
    if (stop.role !== "RootWebArea" && stop.name === "") this.faults.add(`no name: ${at} ${seen.html}`);
    if (!ROLES.includes(stop.role)) this.faults.add(`an unexpected role: ${at}`);
    if (stop.role !== "RootWebArea" && !seen.marked) this.faults.add(`the focus cannot be seen: ${at}`);
    if (stop.role !== "RootWebArea" && !seen.inView) this.faults.add(`out of view: ${at}`);
    return stop;
  }

  /** Goes on with Tab to what has this role ("link or button") and this name, or any. */
  async to(roles, name) {
    for (let stops = 0; stops < STOPS_MAX; stops += 1) {
      const stop = await this.tab();
      if (roles.split(" or ").includes(stop.role) && (name === undefined || stop.name === name)) return stop;
    }
    this.visitor.need(`Tab reaches ${roles} “${name}”`, false);
    return undefined;
  }

  /** Presses a key that leads to another page; the status of that page. */
  async go(key = "Enter") {
    return this.visitor.arrive(() => this.visitor.page.keyboard.press(key));
  }

  type(text) {
    return this.visitor.page.keyboard.type(text);
  }

  /** Says whether all stops on the way were good ones. */
  end() {
    check(`${this.visitor.label}: every stop of the keyboard is named, seen and in view`, this.faults.size === 0, [...this.faults].map((one) => `\n       ${one}`).join(""));
  }
}

/** Runs in the page: whether the focus shows, compared with the same element without it. */
function looksFocused() {
  const one = document.activeElement;
  const html = one.outerHTML.replace(/\s+/g, " ").slice(0, 100);
  const box = one.getBoundingClientRect();
  const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth && box.width > 0 && box.height > 0;
  // Large boxes of radios and checkboxes are drawn by what stands beside them.
  const drawn = [one, one.nextElementSibling].filter(Boolean).flatMap((element) => ["", "::before", "::after"].map((part) => [element, part || null]));
  const look = () => drawn.map(([element, part]) => {
    const style = getComputedStyle(element, part);
    return [style.outlineStyle, style.outlineWidth, style.outlineColor, style.boxShadow, style.borderColor, style.backgroundColor, style.textDecorationLine].join();
  }).join(";");
  const focused = look();
  one.blur();
  const plain = look();
  one.focus({ preventScroll: true, focusVisible: true });
  return { html, inView, marked: focused !== plain };
}

/** An application from the first page to the receipt, and the leader's signature, by keys alone. */
export async function keyboard(world) {
  const code = await applies(world);
  await signs(world, code);
}

async function applies(world) {
  const { lang } = world;
  const people = family(lang === "vi" ? "Phím Bấm" : "Bàn Phím");
  const she = await Visitor.come(world.browser, world.base, { ...world, size: PHONE, name: "keys" });
  const hands = await Hands.of(she);
  await she.open("/");
  await she.speak();
  await she.open("/");
  const first = await hands.tab();
  she.check("the first stop leads past the frame", first.role === "link" && first.name === words(lang, "frame-skip"), `${first.role} “${first.name}”`);
  await she.page.keyboard.press("Enter");
  await hands.to("searchbox");
  await hands.type("khai sinh");
  await hands.go();
  await hands.to("link", await nameOf(she, `main a[href='/thu-tuc/${PROCEDURE}']`));
  await hands.go();
  const way = await hands.to("link or button", words(lang, "procedure-apply"));
  // What calls itself a button has to answer to Space; without scripts it cannot.
  await hands.go(way.role === "button" && she.scripts ? "Space" : "Enter");
  await signsIn(hands, lang, "citizen");
  return fillsIn(hands, people);
}

/** Name and password, typed where the pages ask for them. */
async function signsIn(hands, lang, login) {
  await hands.to("textbox", words(lang, "entry-login"));
  await hands.type(login);
  await hands.to("textbox", words(lang, "entry-password"));
  await hands.type(PASSWORD);
  const status = await hands.go();
  hands.visitor.need(`signs in as ${login} by keyboard`, status === 200 && !hands.visitor.page.url().includes("/dang-nhap"), `status ${status}`);
}

/** Where the fingers are in the form, if they are in it. */
function underFingers() {
  const one = document.activeElement;
  if (one.closest("main form[method=post]") === null) return undefined;
  return { tag: one.localName, name: one.name ?? "", type: one.type ?? "", empty: !one.value };
}

/** Goes through the form once, from where the fingers are, answers, and sends it with its button; the status of what comes. */
async function answers(hands, people) {
  const { page } = hands.visitor;
  for (let stops = 0; stops < STOPS_MAX; stops += 1) {
    const inField = stops === 0 && (await page.evaluate(underFingers))?.tag === "input";
    const stop = inField ? await hands.here() : await hands.tab();
    const at = await page.evaluate(underFingers);
    if (!at) continue;
    if (at.tag === "button") return hands.go();
    if (at.type === "file") await chooses(hands);
    else if (["radio", "checkbox"].includes(at.type)) {
      if (stop.checked !== "true") await page.keyboard.press("Space");
    } else if (at.tag === "select") {
      for (let down = await optionFor(page.locator(":focus"), hands.visitor.office); down > 0; down -= 1) await page.keyboard.press("ArrowDown");
    }
    else if (at.empty && ["input", "textarea"].includes(at.tag)) await hands.type(answerTo(at.name, people, at.type));
  }
  hands.visitor.need("the form has a button that Tab reaches", false);
  return 0;
}

/** Gives a file to the chooser that opens; only the first paper is needed. */
async function chooses(hands) {
  if (hands.given) return;
  const [chooser] = await Promise.all([hands.visitor.page.waitForEvent("filechooser"), hands.visitor.page.keyboard.press("Space")]);
  await chooser.setFiles(picture());
  hands.given = true;
}

/** From the first page of the form to the receipt; the case's code. */
async function fillsIn(hands, people) {
  const she = hands.visitor;
  await she.page.keyboard.press("Tab");
  while ((await she.page.evaluate(underFingers))?.tag !== "input") await hands.tab();
  const refused = await hands.go();
  she.check("an empty page sent by Enter is refused", refused === 422, `status ${refused}`);
  if (she.scripts) {
    const alert = await hands.here();
    she.check("the faults are read first", alert.role === "alert", `${alert.role} “${alert.name}”`);
  }
  const [link, wrong] = await she.find(".govuk-error-summary a").first().evaluate((one) => [one.textContent.trim(), one.hash.slice(1)]);
  await hands.to("link", link);
  await she.page.keyboard.press("Enter");
  const field = await hands.here();
  const id = await she.page.evaluate(() => document.activeElement.id);
  she.check("a fault leads the fingers to its field, which tells it again", id === wrong && field.described.includes(link), `${id}: “${field.described}”`);
  // The last page may name another case of the same procedure: only what is filed has an end of its own.
  for (let page = 1; !new URL(she.page.url()).pathname.endsWith("/xong"); page += 1) {
    she.need(`the form has an end (page ${page})`, page < 10);
    const before = she.page.url();
    const status = await answers(hands, people);
    she.need(`page ${page} of the form is accepted from the keyboard`, status === 200 && she.page.url() !== before, await faults(she));
  }
  const code = CODE.exec(await she.text(".filed"))[0];
  await hands.to("link");
  hands.end();
  await she.leave();
  return code;
}

/** The leader signs the case that the keyboard filed. */
async function signs(world, code) {
  const { lang } = world;
  await inOffice(world, code, ["desk", "receive"], ["officer", "assign"], ["officer", "propose", { outcome: "grant" }]);
  const leader = await Visitor.come(world.browser, world.base, { ...world, size: DESK, name: "keys leader" });
  const hands = await Hands.of(leader);
  await leader.open("/dang-nhap");
  await leader.speak();
  await leader.open("/dang-nhap");
  await signsIn(hands, lang, "leader");
  await leader.open("/lanh-dao");
  for (let stops = 0; !(await leader.page.evaluate(() => document.activeElement.pathname ?? "")).endsWith(code); stops += 1) {
    leader.need(`Tab reaches the case ${code}`, stops < STOPS_MAX);
    await hands.tab();
  }
  await hands.go();
  await hands.to("button", words(lang, "act-button", "sign"));
  const status = await hands.go();
  leader.check("signed from the keyboard", status === 200 && (await leader.find("[role=status]").count()) === 1, `status ${status}: ${await faults(leader)}`);
  hands.end();
  await leader.leave();
}

/** What a link is called. */
async function nameOf(visitor, selector) {
  return (await visitor.text(selector)).trim();
}
