// The sentences of the pages, read from the same files that the server's are made from.
import { readFileSync } from "node:fs";

const FILES = ["crates/web/text", "systems/onestop/text", "systems/programme/text"];
const read = { vi: new Map(), en: new Map() };
for (const folder of FILES) {
  for (const lang of ["vi", "en"]) {
    const text = readFileSync(new URL(`../../${folder}/${lang}.ftl`, import.meta.url), "utf8");
    for (const [, key, words] of text.matchAll(/^([a-z][\w-]*) = (.+)$/gm)) read[lang].set(key, words);
  }
}

/** A sentence without arguments. */
export function words(lang, key) {
  const found = read[lang].get(key);
  if (found === undefined) throw new Error(`no text ${key} in ${lang}`);
  return found;
}
