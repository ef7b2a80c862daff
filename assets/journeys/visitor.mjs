// Somebody at a browser: in one language, with or without scripts, on a phone or at a desk; watched for trouble.
import { AxeBuilder } from "@axe-core/playwright";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { check, need } from "./report.mjs";

export const PHONE = { width: 360, height: 740 };
export const DESK = { width: 1440, height: 900 };
export const PASSWORD = "motcua-demo";
const WAIT_MS_MAX = 20_000;
const AXE_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const QUIET = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** Debian's Chromium, or the one that CHROMIUM names. */
export function startBrowser() {
  const executablePath = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser"].find(existsSync) ?? "chromium";
  return chromium.launch({ executablePath, args: QUIET });
}

/** Pages audited so far: each once in a language and width. */
const audited = new Set();
let audits = 0;
let auditing = true;

/** On a second database the pages are the same: looked at once is enough. */
export function auditNothing() {
  auditing = false;
}

export class Visitor {
  /** Opens a fresh browser profile. */
  static async come(browser, base, { lang, scripts = true, size = PHONE, name }) {
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
    Object.assign(visitor, { base, lang, scripts, size, label: `${lang}${scripts ? "" : " plain"} ${name}` });
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
    return response.status();
  }

  /** Clicks something that leads to another page; the status of that page. */
  async follow(locator) {
    const target = typeof locator === "string" ? this.page.locator(locator) : locator;
    const [response] = await Promise.all([
      this.page.waitForResponse((one) => one.request().isNavigationRequest() && !(one.status() >= 300 && one.status() < 400)),
      target.first().click(),
    ]);
    await this.page.waitForLoadState("load");
    return response.status();
  }

  find(selector) {
    return this.page.locator(selector);
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
    this.person = (await this.find(".top__person").innerText()).split("\n")[0].trim();
    return true;
  }

  /** Looks at the page as it stands, at both widths: whether it fits, and whether axe finds anything. */
  async audit(name) {
    if (!this.scripts || !auditing) return;
    const before = this.page.viewportSize();
    for (const size of [PHONE, DESK]) {
      const key = `${name} ${this.lang} ${size.width}`;
      if (audited.has(key)) continue;
      audited.add(key);
      await this.page.setViewportSize(size);
      // What is folded away is looked at too.
      await this.page.evaluate(() => {
        for (const folded of document.querySelectorAll("details:not([open])")) {
          folded.open = true;
          folded.dataset.wasFolded = "yes";
        }
      });
      const over = await this.page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
      check(`${key}: fits its width`, over <= 0, `${over} px too wide`);
      // Without its list of what is well it takes half the time.
      const options = { resultTypes: ["violations"], runOnly: { type: "tag", values: AXE_TAGS } };
      const found = await new AxeBuilder({ page: this.page }).setLegacyMode(true).options(options).analyze();
      audits += 1;
      const say = (one) => `${one.id} at ${one.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ")}${one.nodes[0].any?.[0]?.message ? ` (${one.nodes[0].any[0].message})` : ""}`;
      check(`${key}: axe finds nothing`, found.violations.length === 0, found.violations.map(say).join("; "));
      await this.page.evaluate(() => {
        for (const folded of document.querySelectorAll("[data-was-folded]")) {
          folded.open = false;
          delete folded.dataset.wasFolded;
        }
      });
    }
    await this.page.setViewportSize(before);
  }

  /** Asks as this person without showing a page. */
  async get(path) {
    return this.context.request.get(new URL(path, this.base).href, { maxRedirects: 0 });
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

/** How many pages axe looked at. */
export const auditCount = () => audits;
