// One application at a time: the demo has one citizen, and an account has one draft of each procedure.
let last = Promise.resolve();

/** Does the work when whoever came before has ended, whichever way. */
export function inTurn(work) {
  const mine = last.then(work);
  last = mine.catch(() => {});
  return mine;
}
