// What people say afterwards: the applicant rates, everybody sees the sums, and nobody can read a single ballot.
import { act } from "./forms.mjs";
import { file, inOffice } from "./program.mjs";
import { citizen, does, faults, staff } from "./thread.mjs";
import { PHONE, Visitor } from "./visitor.mjs";
import { pattern, words } from "./words.mjs";

const MARKS = { "vi true": "Lá Phiếu", "vi false": "Phiếu Lá", "en true": "Hòm Phiếu", "en false": "Phiếu Hòm" };
const COMMENT = { vi: "Phòng chờ thoáng, có người chỉ chỗ ngồi.", en: "Anh ở quầy số 1 hướng dẫn rất kỹ." };

/** From the returned case to the ballot. */
export async function afterwards(world) {
  const code = await file(world, MARKS[`${world.lang} ${world.scripts}`]);
  await inOffice(world, code, ["desk", "receive"], ["officer", "assign"], ["officer", "propose", { outcome: "grant" }], ["leader", "sign"], ["officer", "complete-step", { step: 4, outcome: "done" }], ["desk", "return", { how: "direct" }]);
  const she = await citizen(world);
  await rates(she, code);
  await results(world);
  await comments(world);
  await she.leave();
}

/** The ballot beside her own case: refused while empty, cast once. */
async function rates(she, code) {
  const said = { title: words(she.lang, "rate-open"), button: words(she.lang, "rate-button") };
  await she.openUntil(`/ho-so/${code}`, "#act-rate");
  await she.audit("case to rate");
  const empty = await act(she, "rate", undefined, said);
  she.check("a ballot without its one needed answer is refused", empty === 422, `status ${empty}`);
  await she.audit("rating refused");
  const whole = { ...said, title: words(she.lang, "rate-title") };
  const status = await act(she, "rate", async (form) => {
    const question = form.getByRole("group", { name: words(she.lang, "question", "overall") });
    await question.getByLabel(words(she.lang, "answer", "4"), { exact: true }).check();
    await form.locator("textarea").fill(COMMENT[she.lang]);
  }, whole);
  she.need("the ballot is cast", status === 200 && (await she.has(words(she.lang, "rate-used"))), `status ${status}: ${await faults(she)}`);
  await she.audit("rated");
  await she.open(`/ho-so/${code}`);
  she.check("the case says that it has been rated, and asks no more", (await she.has(words(she.lang, "rate-used"))) && (await she.find("#act-rate").count()) === 0);
  she.check("nothing on the case tells how", !(await she.has(COMMENT[she.lang])));
}

/** The public page: sums, and what is too little to be shown. */
async function results(world) {
  const anybody = await Visitor.come(world.browser, world.base, { ...world, size: PHONE, name: "anybody" });
  await anybody.open("/hai-long");
  await anybody.speak();
  anybody.check("the page of satisfaction opens to everybody", (await anybody.text("h1")) === words(world.lang, "results-title"));
  anybody.check("it says how ballots are kept secret", await anybody.has(words(world.lang, "secret-kept")));
  anybody.check("few ballots are not shown by themselves", !pattern(world.lang, "results-counted").test(await anybody.text(".lead")));
  await anybody.audit("satisfaction");
  await anybody.leave();
}

/** The administrator reads comments first; an agency does not choose its own. */
async function comments(world) {
  const admin = await staff(world, "admin");
  await admin.follow(admin.link("surveys:menu-comments"));
  admin.check("the administrator's page of comments opens", (await admin.text("h1")) === words(world.lang, "comments-title"));
  await admin.audit("comments");
  await admin.leave();
  const leader = await staff(world, "leader");
  leader.check("the leader reads only what was let through", (await leader.open("/gop-y")) === 200 && (await leader.find("main form[method=post]").count()) === 0);
  await leader.audit("comments of an agency");
  await leader.leave();
}
