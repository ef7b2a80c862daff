// Starts the demo on a folder of its own, and ends it with everything it left.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

const READY_MS_MAX = 180_000;
const STOP_MS_MAX = 8_000;
/** So many of its last lines are shown when it ends unasked. */
const LINES_KEPT = 40;

/** `--name value` pairs of the command line. */
export function options(known) {
  const given = {};
  const words = process.argv.slice(2);
  for (let at = 0; at < words.length; at += 2) {
    const name = words[at].replace(/^--/, "");
    if (!words[at].startsWith("--") || !known.includes(name) || words[at + 1] === undefined) {
      console.error(`usage: node ${process.argv[1]} ${known.map((one) => `[--${one} VALUE]`).join(" ")}`);
      process.exit(2);
    }
    given[name] = words[at + 1];
  }
  return given;
}

/** A folder that is gone when this process is. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), "motcua-journey-"));
  atEnd(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

const endings = [];
function atEnd(work) {
  endings.push(work);
}
process.on("exit", () => endings.reverse().forEach((work) => work()));
// Leaving by `process.exit` runs the endings above; the default of a signal would not.
for (const [signal, code] of [["SIGINT", 130], ["SIGTERM", 143], ["SIGHUP", 129]]) process.on(signal, () => process.exit(code));

/** Starts `binary demo …`, without a year of cases unless some are asked for, and waits until it says `ready http://…`. It stays in our process group: who ends us ends it. */
export async function startDemo(binary, folder, more = []) {
  const cases = more.includes("--cases") ? [] : ["--cases", "0"];
  const child = spawn(binary, ["demo", "--data", folder, "--port", "0", ...cases, ...more], { stdio: ["ignore", "pipe", "pipe"] });
  const last = [];
  const ended = new Promise((resolve) => child.once("exit", (code, signal) => resolve(code ?? signal)));
  atEnd(() => child.exitCode === null && child.kill("SIGKILL"));
  const address = await new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the demo was not ready after ${READY_MS_MAX} ms\n${last.join("\n")}`)), READY_MS_MAX);
    const heard = (line) => {
      last.push(line);
      if (last.length > LINES_KEPT) last.shift();
      const ready = /^ready (http:\/\/\S+)/.exec(line);
      if (ready) {
        clearTimeout(late);
        resolve(new URL(ready[1]));
      }
    };
    createInterface(child.stdout).on("line", heard);
    createInterface(child.stderr).on("line", heard);
    child.once("error", reject);
    ended.then((how) => reject(new Error(`the demo ended with ${how}\n${last.join("\n")}`)));
  });
  return {
    // The name by which its pages know themselves.
    base: `http://localhost:${address.port}`,
    /** What it wrote last, for a report of trouble. */
    said: () => last.join("\n"),
    async stop() {
      if (child.exitCode !== null) return;
      child.kill("SIGTERM");
      const killing = setTimeout(() => child.kill("SIGKILL"), STOP_MS_MAX);
      await ended;
      clearTimeout(killing);
    },
  };
}
