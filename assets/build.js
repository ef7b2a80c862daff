// Makes crates/web/static out of the styles, the script, the drawings and the typeface. `npm run build`; the results are committed.
import { createHash } from "node:crypto";
import { copyFile, mkdir, readFile, readdir, writeFile } from "node:fs/promises";
import { gzipSync } from "node:zlib";
import * as sass from "sass";
import subsetFont from "subset-font";

const HERE = new URL("./", import.meta.url);
const OUT = new URL("../crates/web/static/", HERE);
const FONTS = new URL("node_modules/@expo-google-fonts/be-vietnam-pro/", HERE);
const WEIGHTS = { 400: "400Regular/BeVietnamPro_400Regular.ttf", 600: "600SemiBold/BeVietnamPro_600SemiBold.ttf", 700: "700Bold/BeVietnamPro_700Bold.ttf" };

/** Every letter that a page may show: ASCII, Latin-1, Vietnamese whole, the marks for text that came in pieces, and punctuation. */
function letters() {
  const ranges = [[0x20, 0x7e], [0xa0, 0xff], [0x102, 0x103], [0x110, 0x111], [0x128, 0x129], [0x168, 0x169], [0x1a0, 0x1a1], [0x1af, 0x1b0], [0x1ea0, 0x1ef9]];
  const single = "\u0300\u0301\u0303\u0309\u0323\u0302\u0306\u031b–—‘’“”…•‹›€₫−×≤≥≠";
  const inRange = ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, n) => String.fromCodePoint(from + n)));
  return inRange.join("") + single;
}

/** The hash that the server puts into an asset's address, so that the style sheet and the page name one and the same file. */
const version = (bytes) => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

async function fonts() {
  const addresses = {};
  for (const [weight, file] of Object.entries(WEIGHTS)) {
    const name = `be-vietnam-pro-${weight}.woff2`;
    const bytes = await subsetFont(await readFile(new URL(file, FONTS)), letters(), { targetFormat: "woff2", noHinting: true, keepFeatures: ["kern", "mark", "mkmk", "ccmp"] });
    await writeFile(new URL(name, OUT), bytes);
    addresses[`url(${name})`] = `url(${name}?v=${version(bytes)})`;
  }
  await copyFile(new URL("LICENSE_FONT", FONTS), new URL("be-vietnam-pro-OFL.txt", OUT));
  return addresses;
}

/** Class names that some template or script uses. */
async function usedClasses() {
  const systems = (await readdir(new URL("../systems/", HERE))).sort().map((name) => `../systems/${name}/pages/`);
  const found = new Set();
  for (const folder of ["../crates/web/pages/", ...systems].map((name) => new URL(name, HERE))) {
    for (const name of await readdir(folder).catch(() => [])) {
      if (!name.endsWith(".html")) continue;
      const text = await readFile(new URL(name, folder), "utf8");
      for (const word of text.match(/[a-z][\w-]*/g) ?? []) found.add(word);
    }
  }
  return found;
}

/** Drops selectors of the two libraries whose classes no page uses; our own always stay. */
function purged(css, used) {
  const unused = (selector) => (selector.match(/\.((?:govuk|moj)-[\w-]+)/g) ?? []).some((name) => !used.has(name.slice(1)));
  const block = (text) => {
    let out = "";
    for (let at = 0; at < text.length; ) {
      const open = text.indexOf("{", at);
      if (open < 0) return out + text.slice(at);
      let close = open + 1;
      for (let depth = 1; depth > 0; close += 1) depth += text[close] === "{" ? 1 : text[close] === "}" ? -1 : 0;
      const head = text.slice(at, open);
      const body = text.slice(open + 1, close - 1);
      at = close;
      if (/^@(media|supports)/.test(head)) {
        const inner = block(body);
        if (inner) out += `${head}{${inner}}`;
      } else if (head.startsWith("@")) {
        out += `${head}{${body}}`;
      } else {
        const kept = selectors(head).filter((selector) => !unused(selector));
        if (kept.length > 0 && body) out += `${kept.join(",")}{${body}}`;
      }
    }
    return out;
  };
  return block(css);
}

/** Splits at commas that are not inside parentheses. */
function selectors(head) {
  return head.split(/,(?![^(]*\))/);
}

async function style(fontAddresses) {
  const options = {
    // MOJ Frontend names "node_modules/…" from where it is built.
    loadPaths: [HERE.pathname, new URL("node_modules", HERE).pathname],
    style: "compressed",
    charset: false,
    quietDeps: true,
    // GOV.UK Frontend 5 is written with @import; its sixth edition is not.
    silenceDeprecations: ["import", "global-builtin", "if-function"],
  };
  const parts = ["govuk", "moj", "motcua"].map((name) => sass.compile(new URL(`styles/${name}.scss`, HERE).pathname, options).css);
  let css = purged(parts.join("").replace(/\/\*[\s\S]*?\*\//g, "").replace(/^\uFEFF/, ""), await usedClasses());
  for (const [from, to] of Object.entries(fontAddresses)) css = css.replaceAll(from, to);
  await writeFile(new URL("app.css", OUT), css + "\n");
}

await mkdir(OUT, { recursive: true });
await style(await fonts());
const script = await readFile(new URL("scripts/app.js", HERE), "utf8");
await writeFile(new URL("app.js", OUT), script.replace(/^\s*\/\/.*\n/gm, "").replace(/^\s+/gm, ""));
for (const name of await readdir(new URL("drawings/", HERE))) await copyFile(new URL(`drawings/${name}`, HERE), new URL(name, OUT));
for (const name of (await readdir(OUT)).sort()) {
  const bytes = await readFile(new URL(name, OUT));
  const wire = name.endsWith(".woff2") ? bytes.length : gzipSync(bytes, { level: 6 }).length;
  console.log(`${name.padEnd(28)} ${String(bytes.length).padStart(7)} bytes, ${String(wire).padStart(6)} on the wire`);
}
