// The programme's figures: for everybody, for those who lead, down to the record; and the paper book held against the cases.
import { file, inOffice } from "./program.mjs";
import { faults, leadsToFields, staff } from "./thread.mjs";
import { PHONE, Visitor } from "./visitor.mjs";
import { words } from "./words.mjs";

const TARGETS = ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09"];
/** More than any day has cases. */
const ENTRIES = "321";

/** What the pages write for the last day of June. */
const JUNE = { vi: "30/06/2024", en: "30 June 2024" };

export async function figures(world) {
  // Something has to have been handled before a figure can be divided.
  const code = await file(world, `Chỉ Tiêu ${world.lang === "vi" ? "Một" : "Hai"}`);
  await inOffice(world, code, ["desk", "receive"], ["officer", "assign"], ["officer", "propose", { outcome: "grant" }], ["leader", "sign"]);
  await inPublic(world);
  await book(world);
  await overview(world);
}

/** Anybody: all targets, as of any day, by agency, as a table to take away. */
async function inPublic(world) {
  const anybody = await Visitor.come(world.browser, world.base, { ...world, size: PHONE, name: "anybody" });
  await anybody.open("/");
  await anybody.speak();
  await anybody.follow(anybody.link("menu-targets"));
  const said = await anybody.text();
  const missing = TARGETS.filter((id) => !said.includes(`${id}. `));
  anybody.check("every target is there", missing.length === 0, missing.join(", "));
  anybody.check("what has no data says so", said.includes(words(world.lang, "no-data")));
  await anybody.audit("targets for everybody");
  for (const [part, value] of [["day", "30"], ["month", "6"], ["year", "2024"]]) await anybody.page.locator(`[name=ngay-${part}]`).fill(value);
  await anybody.follow(anybody.button("targets-show"));
  anybody.check("the page is as of the day asked for", (await anybody.text("caption")).includes(JUNE[world.lang]), await anybody.text("caption"));
  const wrong = await anybody.open("/chi-tieu?ngay=31-31");
  anybody.check("a day that is none is refused kindly", wrong === 422 && (await leadsToFields(anybody)), `status ${wrong}: ${await faults(anybody)}`);
  await anybody.audit("targets, wrong day");
  await anybody.open("/chi-tieu");
  await anybody.follow("main a[href^='/chi-tieu/T03']");
  await anybody.audit("target for everybody");
  const table = anybody.link("breakdown-table");
  if ((await table.count()) > 0) {
    const answer = await anybody.get(await table.first().getAttribute("href"));
    anybody.check("the table can be taken away", answer.status() === 200 && /csv/.test(answer.headers()["content-type"]), `${answer.status()} ${answer.headers()["content-type"]}`);
  }
  await anybody.open("/chi-tieu/T03/ho-so");
  anybody.check("the records themselves ask who is there", anybody.page.url().includes("/dang-nhap"));
  await anybody.leave();
}

/** The desk writes down what it counted; what differs is told, and corrected by writing it once more. */
async function book(world) {
  const { lang } = world;
  const desk = await staff(world, "desk");
  await desk.follow(desk.link("menu-book"));
  await desk.audit("book");
  for (const box of ["entries", "tickets", "receipts"]) await desk.find(`[name=${box}]`).fill("");
  const empty = await desk.follow(desk.button("book-enter"));
  desk.check("a day without a single count is refused", empty === 422 && (await leadsToFields(desk)), `status ${empty}: ${await faults(desk)}`);
  await desk.audit("book refused");
  await desk.field("book-entries").fill(ENTRIES);
  await desk.find("[name=note]").fill(lang === "vi" ? "Ghi cả giấy hẹn cũ." : "Đếm cả lượt hỏi thủ tục.");
  await desk.follow(desk.button("book-enter"));
  desk.check("it is written down", (await desk.find(".done[role=status]").count()) === 1, await faults(desk));
  desk.check("what was written is there to be read again", (await desk.find("[name=entries]").inputValue()) === ENTRIES);
  desk.check("the day shows that paper and cases differ", (await desk.find("main table tbody tr.is-late-row").filter({ hasText: ENTRIES }).count()) === 1);
  await desk.audit("book entered");
  await desk.follow(desk.button("book-enter"));
  desk.check("the same counts again change nothing, and say so", (await desk.find(".done[role=status]").count()) === 1);
  await desk.leave();
}

/** The leader: what is late, where and why, each figure open to its records. */
async function overview(world) {
  const leader = await staff(world, "leader");
  await leader.follow(leader.link("menu-overview"));
  leader.check("the overview opens", (await leader.text("h1")) === words(world.lang, "overview-title"));
  await leader.audit("overview");
  for (const id of TARGETS) {
    const status = await leader.open(`/chi-tieu/${id}/ho-so`);
    leader.check(`the records of ${id} open`, status === 200 && (await leader.find("main h1").count()) === 1, `status ${status}`);
    await leader.audit(`records ${id}`);
  }
  await leader.openUntil("/chi-tieu/T03", "main table tbody tr");
  for (const part of ["by-agency", "by-level", "by-field", "by-procedure"]) {
    await leader.narrow(part);
    leader.check(`T03 is divided ${part}`, (await leader.find("main table tbody tr").count()) > 0);
  }
  await leader.audit("target divided");
  await leader.leave();
}
