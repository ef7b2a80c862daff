// What scripts add; every task works without them.

// After a refused form the list of faults is what a screen reader should hear first.
document.querySelector(".govuk-error-summary")?.focus();

// A second click on the same button sends nothing. Coming back to the page wakes the button again.
const sent = new WeakSet();
document.addEventListener("submit", (event) => {
  if (sent.has(event.target)) event.preventDefault();
  else if (event.target.method === "post") sent.add(event.target);
});
addEventListener("pageshow", (event) => {
  if (event.persisted) location.reload();
});

// A link drawn as a button answers to Space as a button does.
document.addEventListener("keydown", (event) => {
  if (event.key !== " " || !event.target.matches("a[role=button]")) return;
  event.preventDefault();
  event.target.click();
});

// Buttons that only make sense with scripts are in the page, hidden.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}

// The wall screen asks again by itself; without scripts its head does.
const wall = document.querySelector("[data-refresh]");
if (wall) setTimeout(() => location.reload(), wall.dataset.refresh * 1000);
