document.querySelector(".govuk-error-summary")?.focus();
const sent = new WeakSet();
document.addEventListener("submit", (event) => {
if (sent.has(event.target)) event.preventDefault();
else if (event.target.method === "post") sent.add(event.target);
});
addEventListener("pageshow", (event) => {
if (event.persisted) location.reload();
});
document.addEventListener("keydown", (event) => {
if (event.key !== " " || !event.target.matches("a[role=button]")) return;
event.preventDefault();
event.target.click();
});
for (const button of document.querySelectorAll("[data-print]")) {
button.hidden = false;
button.addEventListener("click", () => print());
}
const wall = document.querySelector("[data-refresh]");
if (wall) setTimeout(() => location.reload(), wall.dataset.refresh * 1000);
