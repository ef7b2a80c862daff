// Pictures of the reference pages: `node shots.mjs (--binary PATH | --base ADDRESS) [--out FOLDER]`.
// With --binary it starts a demo of its own, where Friday's late cases are seen on Monday; with --base it acts in that demo.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { options, startDemo, temporaryFolder } from "./demo.mjs";
import { FRIDAY, MONDAY, SHOWN, play } from "./office-day.mjs";
import { withPalette } from "./png.mjs";
import { DESK, PHONE, Visitor, startBrowser } from "./visitor.mjs";

const HEIGHT_MAX = 1800;
const KB_MAX = 3.5 * 1024;
const FRIDAY_AT = "2024-12-27T08:10:00+07:00";
const MONDAY_AT = "2024-12-30T09:40:00+07:00";
const CASES = "60";

/** The six pages of docs/design.md, then those that came after them: what it is called, who looks, where. */
const PAGES = (code) => [
  ["home", "guest", "/"],
  ["procedure", "guest", "/thu-tuc/1.001193"],
  ["apply", "citizen", "/nop-ho-so/1.001193/1"],
  ["case", "citizen", `/ho-so/${code}`],
  ["list", "officer", "/can-bo"],
  ["wall", "guest", "/man-hinh?co-quan=000.08.61.H50"],
  ["search", "guest", "/thu-tuc?q=khai+sinh"],
  ["counter", "desk", "/can-bo/nhap-ho-so?thu-tuc=1.001193"],
  ["sign", "leader", "/lanh-dao"],
  ["targets", "guest", "/chi-tieu"],
  ["target", "leader", "/chi-tieu/T03"],
  ["overview", "leader", "/chi-tieu/dieu-hanh"],
];

const given = options(["binary", "base", "out"]);
if (!given.binary === !given.base) {
  console.error("either --binary or --base");
  process.exit(2);
}
const out = resolve(given.out ?? new URL("../../docs/shots", import.meta.url).pathname);
const browser = await startBrowser();
const { base, codes } = await opened();
mkdirSync(out, { recursive: true });
for (const name of readdirSync(out)) if (/-(360|1440)-(vi|en)\.png$/.test(name)) rmSync(join(out, name));

for (const lang of ["vi", "en"]) {
  for (const size of [PHONE, DESK]) {
    const people = {};
    for (const name of ["guest", "citizen", "desk", "officer", "leader"]) people[name] = await Visitor.come(browser, base, { lang, size, name });
    await people.guest.open("/");
    await people.guest.speak();
    for (const name of ["citizen", "desk", "officer", "leader"]) await people[name].signIn(name);
    for (const [name, who, path] of PAGES(codes[SHOWN])) {
      const status = await people[who].open(path);
      if (status !== 200) throw new Error(`${path} answered ${status}`);
      await shot(people[who], name);
    }
    for (const one of Object.values(people)) await one.context.close();
  }
}
await browser.close();
const kilobytes = readdirSync(out).reduce((sum, name) => sum + statSync(join(out, name)).size, 0) / 1024;
console.log(`${out}: ${kilobytes.toFixed(0)} KB`);
if (kilobytes > KB_MAX) console.error(`more than ${KB_MAX} KB`);
process.exit(kilobytes > KB_MAX ? 1 : 0);

/** A demo with an office at work. */
async function opened() {
  if (given.base) {
    const base = given.base.replace("127.0.0.1", "localhost").replace(/\/$/, "");
    return { base, codes: await play(browser, base, MONDAY) };
  }
  const folder = temporaryFolder();
  const friday = await startDemo(given.binary, folder, ["--cases", CASES, "--as-of", FRIDAY_AT]);
  await play(browser, friday.base, FRIDAY);
  await friday.stop();
  const monday = await startDemo(given.binary, folder, ["--as-of", MONDAY_AT]);
  return { base: monday.base, codes: await play(browser, monday.base, MONDAY) };
}

/** The whole page, as far as it is worth showing. */
async function shot(visitor, name) {
  await visitor.page.evaluate(() => document.fonts.ready);
  const height = await visitor.page.evaluate(() => document.documentElement.scrollHeight);
  const { width } = visitor.size;
  const clip = { x: 0, y: 0, width, height: Math.min(height, HEIGHT_MAX) };
  const png = withPalette(await visitor.page.screenshot({ fullPage: true, clip }));
  const file = `${name}-${width}-${visitor.lang}.png`;
  writeFileSync(join(out, file), png);
  console.log(`${file}  ${clip.height} px high, ${(png.length / 1024).toFixed(0)} KB`);
}
