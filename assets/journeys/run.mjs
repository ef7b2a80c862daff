// The browser journeys against the real binary: `node run.mjs --binary PATH [--database URL] [--keep FOLDER] [--only NAME]`.
// One line a check, then "N passed, N failed". NAME is one of the names below, or the beginning of one.
// Every page that comes is kept in FOLDER, for the checker of HTML. Accessibility is looked at on the embedded database only: with --database the pages are the same.
import { branches, fileAll, remaining } from "./branches.mjs";
import { options, startDemo, temporaryFolder } from "./demo.mjs";
import { keyboard } from "./keys.mjs";
import { lookCount } from "./look.mjs";
import { programsLeave } from "./program.mjs";
import { Abandoned, check, closing } from "./report.mjs";
import { thread } from "./thread.mjs";
import { PHONE, Visitor, auditNothing, keepPages, startBrowser } from "./visitor.mjs";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FIRST_PAGE_KB_MAX = 120;
const inWorld = (play, lang, scripts, more = {}) => (world) => play({ ...world, ...more, lang, scripts });
const codes = { vi: {}, en: {} };
/** What may go on at the same time: each list in its order. Only the first grows the citizen's list of cases. */
const LISTS = [
  {
    "first-page": firstPage,
    "thread-vi": inWorld(thread, "vi", true),
    "thread-vi-plain": inWorld(thread, "vi", false),
    "thread-en": inWorld(thread, "en", true),
    "thread-en-plain": inWorld(thread, "en", false),
  },
  {
    "branches-vi": inWorld(branches, "vi", true, { codes: codes.vi }),
    "branches-en": inWorld(branches, "en", true, { codes: codes.en }),
    "keyboard-vi": inWorld(keyboard, "vi", true),
    "keyboard-en": inWorld(keyboard, "en", true),
    "remaining-vi": inWorld(remaining, "vi", true),
    "remaining-en": inWorld(remaining, "en", true),
  },
];
const JOURNEYS = Object.assign({}, ...LISTS);

const given = options(["binary", "database", "keep", "only"]);
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
try {
  const demo = await startDemo(given.binary, temporaryFolder(), given.database ? ["--database", given.database] : []);
  console.log(`ready after ${seconds(began)} at ${demo.base}`);
  if (given.database) auditNothing();
  if (given.keep) keepPages(given.keep);
  const browsers = await Promise.all(LISTS.map(startBrowser));
  for (const lang of ["vi", "en"]) if (wanted.includes(`branches-${lang}`)) Object.assign(codes[lang], await fileAll({ browser: browsers[0], base: demo.base }));
  await Promise.all(LISTS.map(async (list, n) => {
    for (const name of Object.keys(list)) if (wanted.includes(name)) await journey(name, { browser: browsers[n], base: demo.base });
  }));
  await programsLeave();
  await Promise.all(browsers.map((browser) => browser.close()));
  await demo.stop();
} catch (trouble) {
  check("the demo and the browser start and end", false, trouble.stack ?? String(trouble));
}
console.log(`${lookCount()} looks by axe; all of it took ${seconds(began)}`);
process.exit(closing() ? 0 : 1);

/** One journey; its trouble ends only itself. */
async function journey(name, world) {
  const since = Date.now();
  try {
    await JOURNEYS[name]({ ...world });
  } catch (trouble) {
    const where = await pictures(name, world.browser);
    if (trouble instanceof Abandoned) console.log(`     ${name} ends here; ${where}`);
    else check(`${name} goes to its end`, false, `${trouble.message}\n${trouble.stack?.split("\n").filter((line) => line.includes("/journeys/")).slice(0, 4).join("\n")}\n${where}`);
  }
  for (const context of world.browser.contexts()) await context.close();
  console.log(`     ${name} took ${seconds(since)}`);
}

/** What everybody had before their eyes when it broke. */
async function pictures(name, browser) {
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
