// The browser journeys against the real binary: `node run.mjs --binary PATH [--database URL] [--keep FOLDER] [--only NAME]`.
// One line a check, then "N passed, N failed". NAME is one of the names below, or the beginning of one.
// Every page that comes is kept in FOLDER, for the checker of HTML. With --database, where the pages are the same, each journey is gone once and without accessibility.
import { administration } from "./admin.mjs";
import { afterwards } from "./after.mjs";
import { branches, fileAll, remaining } from "./branches.mjs";
import { catalogue } from "./catalogue.mjs";
import { behindTheCounter } from "./counter.mjs";
import { options, startDemo, temporaryFolder } from "./demo.mjs";
import { figures } from "./figures.mjs";
import { keyboard } from "./keys.mjs";
import { lookCount } from "./look.mjs";
import { file, inOffice, officeOf, programsLeave } from "./program.mjs";
import { Abandoned, check, closing } from "./report.mjs";
import { thread } from "./thread.mjs";
import { complaint } from "./voice.mjs";
import { PHONE, Visitor, auditNothing, keepPages, startBrowser } from "./visitor.mjs";
import { mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FIRST_PAGE_KB_MAX = 120;
/** A Friday on which something is left undone, and the Monday on which everything else happens. */
const FRIDAY_AT = "2024-12-27T08:10:00+07:00";
/** Whose case it is, for each way to go. */
const LATE = { "vi true": "Để Muộn", "vi false": "Bỏ Quên", "en true": "Muộn Màng", "en false": "Quên Lãng" };
const MONDAY_AT = "2024-12-30T07:30:00+07:00";
const inWorld = (play, lang, scripts, more = {}) => (world) => play({ ...world, ...more, lang, scripts });
/** The four ways to go: each language, with scripts and plain. */
const WAYS = [["vi", true], ["vi", false], ["en", true], ["en", false]];
/** Enough where much is read and little is sent. */
const TWO_WAYS = [["vi", true], ["en", false]];
const each = (name, play, ways, more) => Object.fromEntries(ways.map(([lang, scripts]) => [`${name}-${lang}${scripts ? "" : "-plain"}`, inWorld(play, lang, scripts, more)]));
const codes = { vi: {}, en: {} };
const late = {};
/** What may go on at the same time: each list in its order. Only the first files in the citizen's name, because it counts her cases. */
const LISTS = [
  {
    "first-page": firstPage,
    ...each("thread", thread, WAYS),
    ...each("keyboard", keyboard, TWO_WAYS),
    ...each("afterwards", afterwards, WAYS),
    ...each("complaint", complaint, WAYS),
    ...each("figures", figures, TWO_WAYS),
    ...each("administration", administration, TWO_WAYS),
  },
  {
    "branches-vi": inWorld(branches, "vi", true, { codes: codes.vi }),
    "branches-en": inWorld(branches, "en", true, { codes: codes.en }),
    ...each("counter", behindTheCounter, WAYS, { late }),
    ...each("catalogue", catalogue, TWO_WAYS),
    "remaining-vi": inWorld(remaining, "vi", true),
    "remaining-en": inWorld(remaining, "en", true),
  },
];
/** On a second database the pages are the same and only what is behind them is another: each journey once. */
const SECOND = ["thread-vi", "thread-en-plain", "afterwards-en-plain", "complaint-vi", "branches-vi", "counter-en-plain", "figures-vi", "administration-en-plain"];
const JOURNEYS = Object.assign({}, ...LISTS);

const given = options(["binary", "database", "keep", "only"]);
if (!given.binary) {
  console.error("--binary is missing");
  process.exit(2);
}
const known = Object.keys(JOURNEYS);
const wanted = given.only ? known.filter((name) => name.startsWith(given.only)) : given.database ? known.filter((name) => SECOND.includes(name)) : known;
if (wanted.length === 0) {
  console.error(`--only is one of: ${known.join(", ")}`);
  process.exit(2);
}

const began = Date.now();
const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
try {
  if (given.database) auditNothing();
  if (given.keep) keepPages(given.keep);
  const browsers = await Promise.all(LISTS.map(startBrowser));
  const folder = temporaryFolder();
  const start = (...more) => startDemo(given.binary, folder, [...more, ...(given.database ? ["--database", given.database] : [])]);
  if (wanted.some((name) => name.startsWith("counter"))) await friday(await start("--as-of", FRIDAY_AT), browsers[0]);
  const demo = await start("--as-of", MONDAY_AT);
  console.log(`ready after ${seconds(began)} at ${demo.base}`);
  const office = await officeOf(browsers[0], demo.base);
  for (const lang of ["vi", "en"]) if (wanted.includes(`branches-${lang}`)) Object.assign(codes[lang], await fileAll({ browser: browsers[0], base: demo.base, office }));
  await Promise.all(LISTS.map(async (list, n) => {
    for (const name of Object.keys(list)) if (wanted.includes(name)) await journey(name, { browser: browsers[n], base: demo.base, office });
  }));
  await programsLeave();
  await Promise.all(browsers.map((browser) => browser.close()));
  await demo.stop();
} catch (trouble) {
  check("the demo and the browser start and end", false, trouble.stack ?? String(trouble));
}
console.log(`${lookCount()} looks by axe; all of it took ${seconds(began)}`);
process.exit(closing() ? 0 : 1);

/** What nobody finishes before the weekend. */
async function friday(demo, browser) {
  const world = { base: demo.base, office: await officeOf(browser, demo.base) };
  for (const [way, mark] of Object.entries(LATE)) {
    late[way] = await file(world, mark);
    await inOffice(world, late[way], ["desk", "receive"], ["officer", "assign"]);
  }
  await programsLeave();
  await demo.stop();
}

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
