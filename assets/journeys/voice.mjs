// Somebody is not content with how a case is handled: only the leader hears it, and has to answer.
import { act } from "./forms.mjs";
import { file, inOffice } from "./program.mjs";
import { citizen, faults, leadsToFields, staff } from "./thread.mjs";
import { words } from "./words.mjs";

const MARKS = { "vi true": "Góp Lời", "vi false": "Lời Góp", "en true": "Nói Thật", "en false": "Thật Nói" };
const COMPLAINT = "Đã hai lần đến hỏi mà không ai cho biết bao giờ xong.";
const ANSWER = "Hôm đó quầy thiếu người. Văn phòng xin lỗi và đã gọi điện báo lại cho ông bà.";

export async function complaint(world) {
  const code = await file(world, MARKS[`${world.lang} ${world.scripts}`]);
  await inOffice(world, code, ["desk", "receive"], ["officer", "assign"]);
  const she = await citizen(world);
  await complains(she, code);
  await onlyTheLeader(world, code);
  await hears(she, code);
  await takesBack(she, code);
  await she.leave();
}

/** From her case to the words; sent empty first. */
async function complains(she, code) {
  await she.openUntil(`/ho-so/${code}`, `main a[href^='/phan-anh/ho-so/${code}']`);
  await she.follow(she.link("slot-make"));
  await she.audit("feedback");
  const empty = await she.follow(she.button("voice:file-button"));
  she.check("feedback without a word is refused at its fields", empty === 422 && (await leadsToFields(she)), `status ${empty}`);
  await she.audit("feedback refused");
  await says(she);
  she.need("the feedback has been sent", await she.has(words(she.lang, "done-filed"), ".done[role=status]"), await faults(she));
  she.check("it says by when the office has to answer", await she.has(COMPLAINT));
  await she.audit("feedback sent");
  const back = await she.page.goBack().catch((trouble) => trouble);
  she.check("the way back over the refusal asks to send nothing again", back instanceof Error === false && (back === null || back.status() === 200), String(back));
  await she.open(`/ho-so/${code}`);
  she.check("the case says that it waits for an answer", await she.has(words(she.lang, "slot-waiting")));
}

async function says(she) {
  const group = she.page.getByRole("group", { name: words(she.lang, "file-topic") });
  await group.getByLabel(words(she.lang, "topic", "attitude"), { exact: true }).check();
  await she.find("main textarea[name=words]").fill(COMPLAINT);
  await she.follow(she.button("voice:file-button"));
}

/** Desk and officer neither see nor open it; the leader reads and answers. */
async function onlyTheLeader(world, code) {
  for (const login of ["desk", "officer"]) {
    const one = await staff(world, login);
    one.check("does not come to the feedback", (await one.open("/phan-anh")) === 403);
    await one.open(`/can-bo/ho-so/${code}`);
    one.check("is not told of it on the case", !(await one.has(COMPLAINT)) && !(await one.has(words(world.lang, "slot-leader-title"))));
    await one.leave();
  }
  const leader = await staff(world, "leader");
  await leader.follow(leader.link("voice:menu"));
  await leader.audit("feedback list");
  const row = leader.find("main tbody tr").filter({ hasText: code });
  leader.need("the leader finds it", (await row.count()) > 0);
  await leader.follow(row.first().locator("th a"));
  leader.check("the leader reads the words", await leader.has(COMPLAINT));
  const said = { title: words(world.lang, "answer-title"), button: words(world.lang, "answer-button") };
  const empty = await act(leader, "voice-answer", undefined, said);
  leader.check("an answer without a word is refused at its fields", empty === 422 && (await leadsToFields(leader)), `status ${empty}`);
  await leader.audit("feedback answer refused");
  await act(leader, "voice-answer", async (form) => {
    await form.getByLabel(words(world.lang, "finding-choice", "founded"), { exact: true }).check();
    await form.locator("textarea").fill(ANSWER);
  }, said);
  leader.check("the answer stands", (await leader.has(ANSWER)) && (await leader.find("#act-voice-answer").count()) === 0, await faults(leader));
  await leader.audit("feedback answered");
  await leader.leave();
}

/** She reads the answer where she wrote. */
async function hears(she, code) {
  await she.open(`/ho-so/${code}`);
  she.check("the case says that it was dealt with", await she.has(words(she.lang, "slot-answered")));
  await she.follow(she.link("slot-see"));
  she.check("she reads the answer", (await she.has(ANSWER)) && (await she.has(words(she.lang, "finding-said", "founded"))));
  await she.audit("feedback heard");
}

/** Another one, taken back before anybody has answered. */
async function takesBack(she, code) {
  await says(she);
  she.need("more can be said", await she.has(words(she.lang, "done-filed"), ".done[role=status]"), await faults(she));
  const status = await act(she, "voice-withdraw", undefined, { title: words(she.lang, "voice:withdraw-title"), button: words(she.lang, "voice:withdraw-button") });
  she.check("it can be taken back", status === 200 && (await she.has(words(she.lang, "done-withdrawn"))), await faults(she));
  await she.open(`/ho-so/${code}`);
  she.check("nothing waits any more", !(await she.has(words(she.lang, "slot-waiting"))));
}
