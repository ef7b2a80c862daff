// Counts what holds and what does not, one line each.

let passed = 0;
let failed = 0;
const troubles = [];

/** Notes one check. */
export function check(name, holds, detail = "") {
  if (holds) console.log(`ok   ${name}`);
  return checkQuietly(name, holds, detail);
}

/** The same where there are hundreds: what holds is counted, not told. */
export function checkQuietly(name, holds, detail = "") {
  if (holds) passed += 1;
  else {
    failed += 1;
    const trouble = `${name}${detail ? `: ${detail}` : ""}`;
    troubles.push(trouble);
    console.log(`FAIL ${trouble}`);
  }
  return holds;
}

/** The same, and what follows makes no sense without it. */
export function need(name, holds, detail = "") {
  if (!check(name, holds, detail)) throw new Abandoned(name);
}

/** A journey that cannot go on; the reason has been said. */
export class Abandoned extends Error {}

/** Says everything that failed once more, and the sums; whether all is well. */
export function closing() {
  if (troubles.length > 0) console.log(`\n${troubles.map((one) => `✗ ${one}`).join("\n")}`);
  console.log(`${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0;
}
