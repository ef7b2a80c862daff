// At the counter and behind it: an application on paper with papers missing, on to the answer, with every turn that a case takes in an office.
import { family, fillForm } from "./forms.mjs";
import { Abandoned, check } from "./report.mjs";
import { PROCEDURE, does, faults, leadsToFields, staff } from "./thread.mjs";
import { words } from "./words.mjs";

/** What is written by hand on the way; each sentence is looked for where its reader should find it. */
const SAID = {
  wrong: "Giấy chứng sinh viết sai năm sinh của mẹ; nhờ cơ sở y tế cấp lại.",
  corrected: "Người nộp đề nghị sửa dân tộc của trẻ tại quầy.",
  back: "Chưa ghi rõ nơi sinh theo Giấy chứng sinh.",
};
const CORRECTED = "Tà Ôi";
const MARKS = { "vi true": "Quầy Giấy", "vi false": "Giấy Quầy", "en true": "Quầy Sổ", "en false": "Sổ Quầy" };

/** One case on paper through the office, seen by each who works on it. */
export async function counter(world) {
  const people = {};
  for (const login of ["desk", "officer", "leader"]) people[login] = await staff(world, login);
  const code = await enters(world, people.desk);
  await supplements(people.desk, code);
  await handsOver(people, code);
  await works(people, code);
  await signs(people, code);
  await returns(people, code);
  for (const one of Object.values(people)) await one.leave();
}

const at = (code) => `/can-bo/ho-so/${code}`;

/** The paper application: nothing filled in, then a paper that is not in order without a word, then with it. */
async function enters(world, desk) {
  await desk.open("/can-bo");
  await desk.follow(desk.way("work-new"));
  await desk.follow(`main a[href$='${PROCEDURE}']`);
  const send = () => desk.follow(desk.button("desk-new-button"));
  const empty = await send();
  desk.check("an empty paper application is refused at its fields", empty === 422 && (await leadsToFields(desk)), `status ${empty}`);
  await desk.audit("desk enter refused");
  await fillForm(desk, family(MARKS[`${world.lang} ${world.scripts}`]));
  const papers = desk.find("fieldset:has(input[name^='paper-'])");
  desk.need("every paper of the file is asked about", (await papers.count()) >= 2, `${await papers.count()} papers`);
  const [first, second] = [papers.first(), papers.nth(1)];
  await first.getByLabel(words(desk.lang, "desk-paper-missing"), { exact: true }).check();
  await second.getByLabel(words(desk.lang, "desk-paper-wrong"), { exact: true }).check();
  const missing = (await first.locator("legend").innerText()).trim();
  const silent = await send();
  desk.check("a paper that is not in order needs a word of what is wrong", silent === 422 && (await leadsToFields(desk)), `status ${silent}`);
  desk.check("what was answered about the papers is still there", await first.getByLabel(words(desk.lang, "desk-paper-missing"), { exact: true }).isChecked());
  await desk.field("desk-reason").fill(SAID.wrong);
  const status = await send();
  const code = new URL(desk.page.url()).pathname.split("/").pop();
  desk.need("it is entered without being received", status === 200 && (await desk.has(words(desk.lang, "done", "request-supplement"))), await faults(desk));
  desk.check("the page says what is waited for", await desk.has(missing));
  await desk.pdf("form 02, the request for papers", desk.link("paper-supplement"));
  await desk.audit("desk case incomplete");
  return code;
}

/** The papers come to the counter; only then does the time begin. */
async function supplements(desk, code) {
  await desk.open(at(code));
  await does(desk, "supplement", async (form) => {
    for (const box of await form.locator("input[name=paper]").all()) await box.check();
  });
  await desk.audit("desk case complete");
  await does(desk, "receive");
  await desk.pdf("form 01, the receipt", desk.link("paper-receipt"));
  desk.check("now there is a date, with its proof", (await desk.find(".due .proof tbody tr").count()) > 0);
}

/** From the desk to whoever handles it, by the hour that the law sets. */
async function handsOver({ desk, officer }, code) {
  await desk.open("/can-bo");
  await desk.narrow("office-filter", "can-chuyen");
  desk.check("the list of what is to be passed on has the case", (await desk.find(`a[href^='${at(code)}']`).count()) === 1);
  await desk.audit("desk list to pass on");
  await desk.follow(`a[href^='${at(code)}']`);
  await does(desk, "hand-over");
  await officer.open("/can-bo");
  await officer.narrow("office-filter", "chua-giao");
  officer.need("the officer finds it among what nobody has yet", (await officer.find(`a[href^='${at(code)}']`).count()) === 1);
  await officer.follow(`a[href^='${at(code)}']`);
  await does(officer, "assign");
}

/** The officer corrects what the applicant asked to correct, and proposes; the leader sends it back; it is proposed again. */
async function works({ officer, leader }, code) {
  const silent = await actQuietly(officer, "correct");
  officer.check("a correction without a word of who asked for it is refused", silent === 422 && (await leadsToFields(officer)), `status ${silent}`);
  await officer.audit("officer case correction refused");
  await does(officer, "correct", async (form) => {
    await form.locator("[name=reason]").fill(SAID.corrected);
    await form.locator("[name=child_ethnicity]").fill(CORRECTED);
  });
  officer.check("the corrected answer stands in the case", await officer.has(CORRECTED));
  await does(officer, "propose", (form) => form.getByLabel(words(officer.lang, "outcome-choice", "grant"), { exact: true }).check());
  await leader.open("/lanh-dao");
  leader.need("it waits for the leader", (await leader.find(`a[href^='${at(code)}']`).count()) > 0);
  await leader.follow(`a[href^='${at(code)}']`);
  await does(leader, "send-back", (form) => form.locator("[name=reason]").fill(SAID.back));
  await leader.audit("leader case sent back");
  await officer.open(at(code));
  officer.check("the officer reads why it came back", await officer.has(SAID.back));
  await officer.audit("officer case sent back");
  await does(officer, "propose", (form) => form.getByLabel(words(officer.lang, "outcome-choice", "grant"), { exact: true }).check());
}

/** The leader signs; what the step table wants after the signature is done. */
async function signs({ officer, leader, desk }, code) {
  await leader.open(at(code));
  await does(leader, "sign");
  await officer.open(at(code));
  await does(officer, "complete-step");
  await officer.audit("officer case step done");
  officer.check("the step is marked as done", (await officer.find("tbody tr").filter({ hasText: words(officer.lang, "step-done") }).count()) > 0);
  await desk.open("/can-bo");
  await desk.narrow("office-filter", "tra-ket-qua");
  desk.check("the desk sees that an answer is to be handed over", (await desk.find(`a[href^='${at(code)}']`).count()) === 1);
}

/** Handed over in person; nothing is left to do. */
async function returns({ desk }, code) {
  await desk.open(at(code));
  await does(desk, "return", (form) => form.getByLabel(words(desk.lang, "return-how", "direct"), { exact: true }).check());
  desk.check("nothing is left to do", (await desk.has(words(desk.lang, "office-waiting-done"))) && (await desk.find(".act").count()) === 0);
  await desk.pdf("form 05, the control slip", desk.link("paper-control"));
  await desk.audit("desk case handed over");
}

/** Sends a form as it stands; the status of what comes. */
async function actQuietly(person, name) {
  const form = person.find(`#act-${name}`);
  person.need(`may ${name}`, (await form.count()) === 1);
  if (await form.evaluate((element) => element.localName === "details" && !element.open)) await form.locator("summary").click();
  return person.follow(form.getByRole("button", { name: words(person.lang, "act-button", name), exact: true }));
}

/** What was late on Monday morning because nobody touched it on Friday. */
export async function late(world) {
  const { lang, scripts } = world;
  const code = world.late[`${lang} ${scripts}`];
  const [officer, leader] = [await staff(world, "officer"), await staff(world, "leader")];
  await leader.open("/lanh-dao");
  const row = leader.find("tr.is-late-row").filter({ has: leader.find(`a[href^='${at(code)}']`) });
  leader.need("the leader sees it among what is late", (await row.count()) > 0);
  leader.check("and that it is late in words, not by colour alone", (await row.first().innerText()).trim().length > 0 && (await row.first().locator(".late-words").count()) === 1);
  await leader.audit("leader late");
  await officer.open("/can-bo");
  await officer.narrow("office-filter", "qua-han");
  officer.check("it is first in the officer's list of what is late", (await officer.find(`tr.is-late-row a[href^='${at(code)}']`).count()) === 1);
  await officer.audit("officer list late");
  await officer.follow(`a[href^='${at(code)}']`);
  officer.check("the case says that an apology is owed", await officer.has(words(lang, "office-warn-late")));
  await officer.audit("officer case late");
  await does(officer, "apologise", async (form) => {
    for (const [part, value] of [["day", "31"], ["month", "12"], ["year", "2024"]]) await form.locator(`[name=new_due-${part}]`).fill(value);
    await form.locator("[name=reason]").fill("Mất điện cả buổi chiều thứ Sáu.");
  });
  officer.check("no apology is owed any more", !(await officer.has(words(lang, "office-warn-late"))));
  await officer.pdf("form 04, the apology", officer.link("paper-apology"));
  await officer.audit("officer case apologised");
  for (const one of [officer, leader]) await one.leave();
}

/** Plays all of it; what breaks in one part is no reason to skip the others. */
export async function behindTheCounter(world) {
  for (const part of [counter, late]) {
    await part(world).catch((trouble) => trouble instanceof Abandoned || check(`${part.name} goes to its end`, false, trouble.stack));
  }
}
