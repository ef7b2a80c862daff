// The Nu HTML checker over folders of pages: `node html.mjs --pages FOLDER[,FOLDER…]`. One JVM for all of them.
import { spawn } from "node:child_process";
import { readdirSync } from "node:fs";
import { createRequire } from "node:module";
import { join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { options } from "./demo.mjs";
import { check, checkQuietly, closing } from "./report.mjs";

const given = options(["pages"]);
if (!given.pages) {
  console.error("--pages is missing");
  process.exit(2);
}
const began = Date.now();
const jar = createRequire(import.meta.url)("vnu-jar");
const here = resolve(".");
const folders = given.pages.split(",").map((folder) => resolve(folder));
const files = folders.flatMap((folder) => readdirSync(folder, { recursive: true }).filter((name) => name.endsWith(".html")).map((name) => join(folder, name)));
for (const folder of folders) check(`${relative(here, folder)} has pages`, files.some((file) => file.startsWith(folder)));

const said = await ask(["-jar", jar, "--format", "json", "--exit-zero-always", "--skip-non-html", ...folders]);
const errors = new Map(files.map((file) => [file, []]));
let warnings = 0;
for (const { type, url, lastLine, message, extract } of said) {
  if (type === "info") {
    warnings += 1;
    continue;
  }
  const file = url ? fileURLToPath(url) : "";
  const fault = `${lastLine ? `line ${lastLine}: ` : ""}${message}${extract ? `: ${extract.replace(/\s+/g, " ").trim()}` : ""}`;
  // A trouble of the checker itself belongs to no page.
  if (errors.has(file)) errors.get(file).push(fault);
  else check("the checker reads every page", false, `${url ?? ""} ${fault}`);
}
for (const [file, found] of errors) {
  checkQuietly(`${relative(here, file)} is sound HTML`, found.length === 0, [...new Set(found)].map((one) => `\n       ${one}`).join(""));
}
const broken = [...errors.values()].filter((found) => found.length > 0).length;
console.log(`${files.length} pages, ${broken} with errors, ${warnings} warnings, in ${((Date.now() - began) / 1000).toFixed(1)} s`);
process.exit(closing() ? 0 : 1);

/** Runs the checker; it speaks on standard error. */
function ask(words) {
  return new Promise((done, failed) => {
    const child = spawn("java", words, { stdio: ["ignore", "ignore", "pipe"] });
    let text = "";
    child.stderr.setEncoding("utf8").on("data", (piece) => (text += piece));
    child.once("error", failed);
    child.once("close", (code) => {
      try {
        done(JSON.parse(text).messages);
      } catch {
        failed(new Error(`java ended with ${code}: ${text.slice(0, 2000)}`));
      }
    });
  });
}
