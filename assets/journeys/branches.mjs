// What else happens: papers asked for, withdrawn, refused, apologised for, two at once, and those who have no business here.
import { act, document, family, fillForm } from "./forms.mjs";
import { file } from "./program.mjs";
import { Abandoned, check, need } from "./report.mjs";
import { PROCEDURE, citizen, does, faults, leadsToFields, staff } from "./thread.mjs";
import { DESK, PHONE, Visitor } from "./visitor.mjs";
import { words } from "./words.mjs";

const NEW_DUE = ["31", "12", "2024"];
/** The new date of the apology and the one it replaces, as the pages write them. */
const DATES = { vi: ["31/12/2024", "30/12/2024"], en: ["31 December 2024", "30 December 2024"] };
/** The cases that the branches begin with. */
const MARKS = { supplement: "Bổ Sung", withdrawal: "Rút Lại", refusal: "Từ Chối", apology: "Xin Lỗi" };

/** Files the cases of the branches, so that nobody else's list grows while they are acted upon. */
export async function fileAll(world) {
  const codes = {};
  for (const [part, mark] of Object.entries(MARKS)) codes[part] = await file(world, mark);
  return codes;
}

/** Everything beside the straight way. */
export async function branches(world) {
  const people = { she: await citizen(world) };
  for (const login of ["desk", "officer", "leader"]) people[login] = await staff(world, login);
  for (const part of [supplement, withdrawal, refusal, apology, paper, strangers]) {
    // What breaks in one of them is no reason to skip the others.
    await part(world, people).catch((trouble) => trouble instanceof Abandoned || check(`${part.name} goes to its end`, false, trouble.stack));
  }
  for (const one of Object.values(people)) await one.leave();
}

const mine = (code) => `/ho-so/${code}`;
const office = (code) => `/can-bo/ho-so/${code}`;
const says = (text) => (form) => form.locator("textarea[name=reason]").fill(text);

/** The desk asks, the citizen brings. */
async function supplement(world, { she, desk }) {
  const code = world.codes.supplement;
  const reason = "Ảnh giấy chứng sinh bị mờ, không đọc được ngày sinh.";
  await desk.open(office(code));
  const empty = await act(desk, "request-supplement");
  desk.check("a request that asks for nothing is refused at its fields", empty === 422 && (await leadsToFields(desk)), `status ${empty}`);
  await desk.audit("desk case refused");
  await does(desk, "request-supplement", async (form) => {
    await form.locator("[name=kinds]").first().check();
    await form.locator("[name=reason]").fill(reason);
  });
  await desk.audit("desk case waiting");
  await she.open("/ho-so");
  she.check("the list says that something is asked for", await she.has(words(she.lang, "ask-supplement")));
  await she.open(mine(code));
  she.check("the citizen reads what is asked for and why", await she.has(reason, ".panel--ask"));
  await she.audit("case asked");
  const wrong = { name: "chung-sinh.png", mimeType: "image/png", buffer: Buffer.from("no picture at all") };
  const refused = await act(she, "supplement", (form) => form.locator("input[type=file]").first().setInputFiles(wrong));
  she.check("a file that is none is refused, with the reason", refused === 422 && (await leadsToFields(she)), `status ${refused}: ${await faults(she)}`);
  await she.audit("case asked, file refused");
  await does(she, "supplement", (form) => form.locator("input[type=file]").first().setInputFiles(document()));
  await desk.open(office(code));
  await does(desk, "receive");
  desk.check("after the supplement the case goes on", await desk.has(words(desk.lang, "office-says", "received")), await desk.text(".lead"));
}

/** The citizen takes it back while the desk looks at it. */
async function withdrawal(world, { she, desk }) {
  const code = world.codes.withdrawal;
  await desk.open(office(code));
  await she.open(mine(code));
  await does(she, "withdraw", says("Tôi nộp nhầm."));
  await she.audit("case withdrawn");
  she.check("the citizen sees that it is withdrawn", await she.has(words(she.lang, "says-withdrawn")));
  const status = await act(desk, "receive");
  const told = await faults(desk);
  desk.check("who acts on an old page is refused", status === 409, `status ${status}`);
  desk.check("and is told what happened in between", told.includes(words(desk.lang, "refused-overtaken-title")), told);
  await desk.audit("desk case overtaken");
}

/** The desk does not take it. */
async function refusal(world, { she, desk }) {
  const code = world.codes.refusal;
  const reason = "Trẻ đã được đăng ký khai sinh tại xã Tà Rụt ngày 23/12/2024.";
  await desk.open(office(code));
  await does(desk, "refuse", says(reason));
  await she.open(mine(code));
  she.check("the citizen reads why it was not received", await she.has(reason));
  await she.pdf("form 03, the refusal", she.link("paper-refusal"));
  await she.audit("case refused");
}

/** The leader gives a new date and says sorry. */
async function apology(world, { she, desk, leader }) {
  const code = world.codes.apology;
  const reason = "Cần xác minh thêm nơi cư trú của người mẹ.";
  const date = (parts) => async (form) => {
    for (const [n, part] of ["day", "month", "year"].entries()) await form.locator(`[name=new_due-${part}]`).fill(parts[n]);
    await form.locator("[name=reason]").fill(reason);
  };
  await desk.open(office(code));
  await does(desk, "receive");
  await leader.open(office(code));
  const early = await act(leader, "apologise", date(["27", "12", "2024"]));
  leader.check("a new date before the old one is refused", early >= 400 && early < 500 && (await leadsToFields(leader)), `status ${early}`);
  leader.check("what was typed is still there", (await leader.find("#act-apologise [name=reason]").inputValue()) === reason);
  await leader.audit("leader case refused");
  await does(leader, "apologise", date(NEW_DUE));
  await leader.audit("leader case apologised");
  await she.open(mine(code));
  const due = await she.text(".due");
  she.check("the citizen sees the new date, the old one and why", [...DATES[she.lang], reason].every((words) => due.includes(words)), due);
  await she.pdf("form 04, the apology", she.link("paper-apology"));
  await she.audit("case apologised");
}

/** Papers handed in at the counter: filed and received in one act. */
async function paper(world, { desk }) {
  await desk.open("/can-bo/nhap-ho-so");
  await desk.audit("desk choose");
  await desk.follow(`main a[href$='${PROCEDURE}']`);
  await desk.audit("desk enter");
  const empty = await desk.follow("main form[method=post] button");
  desk.check("an empty paper application is refused at its fields", empty === 422 && (await leadsToFields(desk)), `status ${empty}`);
  await desk.audit("desk enter refused");
  await fillForm(desk, family("Giấy"));
  for (const paper of await desk.find("main form[method=post] input[name^=paper-][value=ok]").all()) await paper.check();
  await desk.follow("main form[method=post] button");
  const code = /H50-\d{6}-\d{4,5}/.test(desk.page.url()) && new URL(desk.page.url()).pathname.split("/").pop();
  desk.need("a paper application is received as it is entered", Boolean(code) && (await desk.has(words(desk.lang, "office-says", "received"))), await faults(desk));
  world.paper = code;
}

/** Those who have no business here, and those who lost their way. */
async function strangers(world, { she, desk }) {
  const paper = world.paper;
  need("there is somebody else's case", Boolean(paper));
  const before = await desk.text(".lead");
  const kind = async (name, path, status) => {
    const answered = await she.open(path);
    const ways = await she.find("main a").count();
    she.check(`${name}: a page that says so and leads on`, answered === status && (await she.find("main h1").count()) === 1 && ways >= 2, `status ${answered}`);
    await she.audit(`problem ${answered}`);
    return (await she.text()).replace(/\d{3}-\S+$/, "");
  };
  const unknown = await kind("an unknown code", mine("000.00.99.H50-241230-9999"), 404);
  const other = await kind("somebody else's case", mine(paper), 404);
  she.check("somebody else's case looks as if it were not there", unknown === other, `${unknown} / ${other}`);
  await kind("an unknown address", "/khong-co-trang-nay", 404);
  await kind("the office's pages", "/can-bo", 403);
  const receipt = await she.get(`${mine(paper)}/giay-tiep-nhan.pdf`);
  she.check("somebody else's receipt is not there", receipt.status() === 404, `status ${receipt.status()}`);

  await desk.open(office(paper));
  const form = { key: "forged", seen: "1", officer: "officer" };
  const forged = await desk.post(`${office(paper)}/assign`, { ...form, csrf: "A".repeat(86) });
  desk.check("a forged token is refused", forged.status() === 403, `status ${forged.status()}`);
  const foreign = await desk.post(`${office(paper)}/assign`, form, { origin: "http://evil.example" });
  desk.check("a form of another site is refused", foreign.status() === 403, `status ${foreign.status()}`);
  await desk.open(office(paper));
  desk.check("neither has changed the case", (await desk.text(".lead")) === before, await desk.text(".lead"));

  const nobody = await Visitor.come(world.browser, world.base, { ...world, size: PHONE, name: "nobody" });
  await nobody.open(mine(paper));
  nobody.check("who has not signed in is asked to", nobody.page.url().includes("/dang-nhap"));
  nobody.check("a wrong password does not sign in", !(await nobody.signIn("citizen", "wrong")) && (await nobody.find(".govuk-error-summary").count()) === 1);
  await nobody.audit("sign in refused");
  nobody.need("the right one does, and leads back", (await nobody.signIn("citizen")) || nobody.page.url().includes(paper));
  await nobody.open("/");
  await nobody.follow("form[action='/dang-xuat'] button");
  await nobody.open("/ho-so");
  nobody.check("after signing out nothing is open", nobody.page.url().includes("/dang-nhap"));
  await nobody.leave();
}

/** The pages that no journey passes through. */
export async function remaining(world) {
  const guest = await Visitor.come(world.browser, world.base, { ...world, size: DESK, name: "guest" });
  for (const [name, path] of [["wall", "/man-hinh"], ["tracking form", "/theo-doi"], ["procedures", "/thu-tuc"]]) {
    await guest.open("/");
    await guest.speak();
    guest.check(`${path} opens`, (await guest.open(path)) === 200);
    await guest.audit(name);
  }
  await guest.leave();
  const admin = await staff(world, "admin");
  admin.check("/quan-tri opens", (await admin.open("/quan-tri")) === 200);
  await admin.audit("admin");
  await admin.leave();
}
