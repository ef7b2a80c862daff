// The sentences of the pages, read from the same files that the server's are made from.
import { readFileSync, readdirSync } from "node:fs";

const ROOT = new URL("../../", import.meta.url);
/** For each language the messages by key; one key may stand in several crates. */
const read = { vi: new Map(), en: new Map() };
for (const group of ["crates", "systems"]) {
  // The sample is no part of the binary.
  for (const name of readdirSync(new URL(group, ROOT)).filter((one) => one !== "sample").sort()) {
    for (const lang of ["vi", "en"]) remember(lang, name, new URL(`${group}/${name}/text/${lang}.ftl`, ROOT));
  }
}

function remember(lang, crate, file) {
  let text;
  try {
    text = readFileSync(file, "utf8");
  } catch {
    return;
  }
  for (const [, key, value] of text.matchAll(/^([a-z][\w-]*) =[ \n]((?:.*)(?:\n(?:[ \t}].*|(?=\n[ \t])))*)/gm)) {
    const known = read[lang].get(key) ?? [];
    read[lang].set(key, [...known, { crate, value: value.trim() }]);
  }
}

/** What a message says for this choice of its selector, its other arguments left as `{ $name }`. */
function message(lang, key, choice) {
  const [crate, name] = key.includes(":") ? key.split(":") : [undefined, key];
  const found = (read[lang].get(name) ?? []).filter((one) => crate === undefined || one.crate === crate);
  if (found.length === 0) throw new Error(`no text ${key} in ${lang}`);
  if (new Set(found.map((one) => one.value)).size > 1) throw new Error(`${key} stands in ${found.map((one) => one.crate).join(", ")}: say which, as in ${found[0].crate}:${name}`);
  return found[0].value.replace(/\{ \$[\w-]+ ->\n([\s\S]*?)\n\s*\}/g, (_, variants) => variant(key, variants, choice));
}

function variant(key, variants, choice) {
  const all = [...variants.matchAll(/^\s*(\*?)\[([\w-]+)\] (.*)$/gm)];
  const chosen = all.find(([, , word]) => word === choice) ?? all.find(([, star]) => star === "*");
  if (!chosen) throw new Error(`${key} has no variant for ${choice}`);
  return chosen[3];
}

/** A sentence without arguments; `choice` picks the variant where there are several. */
export function words(lang, key, choice) {
  const found = message(lang, key, choice);
  if (/\{ \$/.test(found)) throw new Error(`${key} has arguments: ask for its pattern`);
  return found;
}

/** A sentence with whatever its arguments are, as an expression; `given` fixes some of them. */
export function pattern(lang, key, given = {}, choice = undefined) {
  const escaped = (text) => String(text).replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const pieces = message(lang, key, choice).split(/(\{ \$[\w-]+ \})/);
  const source = pieces.map((piece) => {
    const name = /^\{ \$([\w-]+) \}$/.exec(piece)?.[1];
    if (name === undefined) return escaped(piece).replace(/ /g, "\\s");
    return name in given ? escaped(given[name]) : "(.+?)";
  });
  return new RegExp(`^\\s*${source.join("")}`);
}
