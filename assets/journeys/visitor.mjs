// Somebody at a browser: in one language, with or without scripts, on a phone or at a desk; watched for trouble.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { faultsOf } from "./look.mjs";
import { check, need } from "./report.mjs";
import { pattern, words } from "./words.mjs";

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1440, height: 900 };
export const PASSWORD = "motcua-demo";
const WAIT_MS_MAX = 20_000;
/** How long a fact may take to reach those who follow it. */
const FACT_MS_MAX = 15_000;
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Debian's Chromium, best the one without windows: half the processor time for the same engine. */
const BROWSERS = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium", "/usr/bin/chromium-browser"];

/** One of them, or the one that CHROMIUM names. */
export function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? BROWSERS.find(existsSync) ?? "chromium";
  return chromium.launch({ executablePath, args: QUIET });
}

/** Pages audited so far: each once in a language. */
const audited = new Set();
let auditing = true;

/** On a second database the pages are the same: looked at once is enough. */
export function auditNothing() {
  auditing = false;
}

/** Where the pages that came are kept for the checker of HTML, and what is there already. */
let shelf;
const kept = new Set();

/** From now on pages are kept in this folder. */
export function keepPages(folder) {
  mkdirSync(folder, { recursive: true });
  shelf = folder;
}

/** Keeps a page as the server sent it, unless one differs from it only in numbers, tokens and names. */
async function keep(response) {
  if (!shelf || !(response.headers()["content-type"] ?? "").startsWith("text/html")) return;
  const html = await response.text();
  const skeleton = html.replace(/\bvalue="[^"]*"/g, "").replace(/>[^<]+</g, "><").replace(/[0-9a-f-]{12,}|\d+/g, "0");
  const hash = createHash("sha256").update(skeleton).digest("hex");
  if (kept.has(hash)) return;
  kept.add(hash);
  const name = new URL(response.url()).pathname.replace(/[^a-z0-9]+/gi, "-").replace(/^-|-$/g, "") || "home";
  writeFileSync(join(shelf, `${String(kept.size).padStart(4, "0")}-${response.status()}-${name}.html`), html);
}

export class Visitor {
  /** Opens a fresh browser profile. */
  static async come(browser, base, { lang, scripts = true, size = PHONE, name, office }) {
    const context = await browser.newContext({
      baseURL: base,
      viewport: size,
      javaScriptEnabled: scripts,
      locale: lang === "vi" ? "vi-VN" : "en-GB",
      timezoneId: "Asia/Ho_Chi_Minh",
      reducedMotion: "reduce",
    });
    context.setDefaultTimeout(WAIT_MS_MAX);
    const visitor = new Visitor(context, await context.newPage());
    Object.assign(visitor, { base, lang, scripts, size, office: office?.[lang], label: `${lang}${scripts ? "" : " plain"} ${name}` });
    visitor.watch();
    return visitor;
  }

  constructor(context, page) {
    this.context = context;
    this.page = page;
    this.troubles = [];
  }

  /** Console errors, broken scripts, requests elsewhere, parts of pages that do not come. */
  watch() {
    const host = new URL(this.base).host;
    const trouble = (text) => this.troubles.push(text);
    this.context.on("console", (said) => {
      // A refused page is reported as an error of its own address; that is what we asked for.
      const ofPage = /^Failed to load resource/.test(said.text()) && said.location().url === this.page.url();
      if (["error", "warning"].includes(said.type()) && !ofPage) trouble(`console: ${said.text()} (${said.location().url})`);
    });
    this.context.on("weberror", (broken) => trouble(`script: ${broken.error().message}`));
    this.context.on("request", (request) => {
      const url = new URL(request.url());
      if (url.protocol.startsWith("http") && url.host !== host) trouble(`request to ${url.host}`);
    });
    this.context.on("response", (response) => {
      const part = response.request().resourceType() !== "document";
      if (part && response.status() >= 400) trouble(`${response.status()} for ${response.url()}`);
    });
  }

  check(name, holds, detail) {
    return check(`${this.label}: ${name}`, holds, detail ?? (holds ? "" : `at ${this.page.url()}`));
  }

  need(name, holds, detail) {
    need(`${this.label}: ${name}`, holds, detail ?? (holds ? "" : `at ${this.page.url()}`));
  }

  /** Opens an address; the status it answered. */
  async open(path) {
    const response = await this.page.goto(path);
    await keep(response);
    return response.status();
  }

  /** Opens an address again until what has to come by a fact is there. */
  async openUntil(path, selector) {
    for (const since = Date.now(); ; ) {
      await this.open(path);
      if ((await this.find(selector).count()) > 0) return;
      this.need(`${selector} comes to ${path}`, Date.now() - since < FACT_MS_MAX);
      await this.page.waitForTimeout(200);
    }
  }

  /** Clicks something that leads to another page; the status of that page. */
  async follow(locator) {
    const target = typeof locator === "string" ? this.page.locator(locator) : locator;
    return this.arrive(() => target.first().click());
  }

  /** Does something that leads to another page; the status of that page. */
  async arrive(work) {
    const [response] = await Promise.all([
      this.page.waitForResponse((one) => one.request().isNavigationRequest() && !(one.status() >= 300 && one.status() < 400)),
      // Asked for beforehand: afterwards the page that is left may still be the one that has loaded.
      this.page.waitForEvent("load"),
      work(),
    ]);
    await keep(response);
    return response.status();
  }

  find(selector) {
    return this.page.locator(selector);
  }

  /** A link, a button, a field by the name that it has for people: a key of the text catalogue. */
  link(key, choice) {
    return this.page.getByRole("link", { name: words(this.lang, key, choice), exact: true });
  }

  /** What leads on, whether it is drawn as a link or as a button. */
  way(key, choice) {
    return this.link(key, choice).or(this.button(key, choice));
  }

  button(key, choice) {
    return this.page.getByRole("button", { name: words(this.lang, key, choice), exact: true });
  }

  /** Narrows a list by the filter of that name, whatever count stands beside it. */
  async narrow(key, choice) {
    await this.follow(this.find(".filters a").filter({ hasText: words(this.lang, key, choice) }));
  }

  field(key, choice) {
    return this.page.getByLabel(pattern(this.lang, key, {}, choice));
  }

  /** What is written there, with plain spaces. */
  async text(selector = "main") {
    return (await this.page.locator(selector).first().innerText()).replace(/[\s\u00a0]+/g, " ").trim();
  }

  async has(text, selector = "main") {
    return (await this.text(selector)).includes(text);
  }

  /** Changes to our language when the page came in the other one. */
  async speak() {
    if ((await this.find("html").getAttribute("lang")) !== this.lang) await this.follow("form[action='/ngon-ngu'] button");
    this.need("the page is in the language asked for", (await this.find("html").getAttribute("lang")) === this.lang);
  }

  /** Signs in by the page; remembers the person's name as the pages show it. */
  async signIn(login, password = PASSWORD) {
    if (!this.page.url().includes("/dang-nhap")) await this.open("/dang-nhap");
    await this.speak();
    await this.find("#login").fill(login);
    await this.find("#password").fill(password);
    const status = await this.follow("main form button");
    if (status !== 200) return false;
    const [person, place = ""] = (await this.find(".top__person").innerText()).split("\n").map((line) => line.trim());
    Object.assign(this, { login, person, workplace: place.replace(/^[^,]*,\s*/, "") });
    return true;
  }

  /** Looks at the page as it stands: docs/design.md's rules, both widths, and whether axe finds anything at ours (samples.mjs looks at both). */
  async audit(name) {
    const key = `${name} ${this.lang}`;
    if (!this.scripts || !auditing || audited.has(key)) return;
    audited.add(key);
    const faults = await faultsOf(this.page, [PHONE, DESK], [this.size]);
    check(`${key}: looks sound`, faults.length === 0, faults.map((one) => `\n       ${one}`).join(""));
  }

  /** Asks as this person without showing a page. */
  async get(path) {
    return this.context.request.get(new URL(path, this.base).href, { maxRedirects: 0 });
  }

  /** Asks for a file by its link, and looks whether it is a PDF. */
  async pdf(name, link) {
    const found = (await link.count()) > 0;
    this.check(`${name}: there is a link`, found);
    if (!found) return;
    const answer = await this.get(await link.first().getAttribute("href"));
    const head = (await answer.body()).subarray(0, 4).toString();
    this.check(`${name} is a PDF`, answer.status() === 200 && head === "%PDF", `status ${answer.status()}`);
  }

  /** Sends the token of a form on the page that is open. */
  async post(path, form, headers = {}) {
    const csrf = await this.find("input[name=csrf]").first().getAttribute("value");
    return this.context.request.post(new URL(path, this.base).href, { form: { csrf, ...form }, headers, maxRedirects: 0 });
  }

  /** Leaves, and says whether anything was wrong on the way. */
  async leave() {
    check(`${this.label}: no console error, nothing blocked, nothing from elsewhere`, this.troubles.length === 0, [...new Set(this.troubles)].join("; "));
    await this.context.close();
  }
}
