// Every page of the registry with its made-up content, looked at on a phone and at a desk: `node samples.mjs --pages FOLDER [--only NAME]`.
// FOLDER is what `motcua samples FOLDER` wrote: one folder a language, one file a sample. One line a page, then "N passed, N failed".
import { readFileSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { options } from "./demo.mjs";
import { faultsOf, lookCount } from "./look.mjs";
import { check, closing } from "./report.mjs";
import { DESK, PHONE, startBrowser } from "./visitor.mjs";

const STATIC = new URL("../../crates/web/static/", import.meta.url);
const TYPES = { ".html": "text/html; charset=utf-8", ".css": "text/css; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
/** As many browsers as the smallest machine that runs this has cores. */
const BROWSERS = 2;

const given = options(["pages", "only"]);
if (!given.pages) {
  console.error("--pages is missing");
  process.exit(2);
}
const began = Date.now();
const names = readdirSync(given.pages, { recursive: true }).filter((name) => name.endsWith(".html") && name.includes(given.only ?? "")).sort();
check("there are pages to look at", names.length > 0, `none in ${given.pages}`);
const server = await serve();
const base = `http://localhost:${server.address().port}`;
const waiting = [...names];
await Promise.all(Array.from({ length: BROWSERS }, looker));
server.close();
console.log(`${names.length} pages, looked at ${lookCount()} times by axe, in ${((Date.now() - began) / 1000).toFixed(1)} s`);
process.exit(closing() ? 0 : 1);

/** One browser, one page after the other, until none is left. */
async function looker() {
  const browser = await startBrowser();
  const context = await browser.newContext({ baseURL: base, viewport: PHONE, reducedMotion: "reduce", timezoneId: "Asia/Ho_Chi_Minh" });
  const page = await context.newPage();
  let troubles = [];
  context.on("console", (said) => ["error", "warning"].includes(said.type()) && troubles.push(`console: ${said.text()} (${said.location().url})`));
  context.on("weberror", (broken) => troubles.push(`script: ${broken.error().message}`));
  for (let name = waiting.shift(); name; name = waiting.shift()) {
    troubles = [];
    let faults;
    try {
      await page.goto(`/${name}`);
      faults = await faultsOf(page, [PHONE, DESK]);
    } catch (trouble) {
      faults = [trouble.message];
    }
    const all = [...new Set([...faults, ...troubles])];
    check(`sample ${name}`, all.length === 0, all.map((one) => `\n       ${one}`).join(""));
  }
  await browser.close();
}

/** The pages and what they refer to, under the rules that the real server sends with them. */
async function serve() {
  const rules = policy();
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = path.startsWith("/tinh/") ? new URL(path.slice("/tinh/".length), STATIC) : join(given.pages, path);
    try {
      const bytes = readFileSync(file);
      response.writeHead(200, { "content-type": TYPES[extname(path)] ?? "application/octet-stream", "content-security-policy": rules, "cache-control": "max-age=3600" });
      response.end(bytes);
    } catch {
      response.writeHead(404);
      response.end();
    }
  });
  await new Promise((resolve) => server.listen(0, "127.0.0.1", resolve));
  return server;
}

/** The very words of crates/web/src/edge.rs, so that what it would block is seen here as well. */
function policy() {
  const source = readFileSync(new URL("../../crates/web/src/edge.rs", import.meta.url), "utf8");
  const written = /CONTENT_SECURITY_POLICY: &str = "([^"]+)"/.exec(source)?.[1].replace(/\\\n\s*/g, "");
  check("the safety rules of the server are known", Boolean(written));
  return written ?? "";
}
