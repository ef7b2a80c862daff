// Who keeps the installation: sees what it is made of, and erases what the law wants erased, for good and in the open.
import { file, inOffice } from "./program.mjs";
import { citizen, faults, leadsToFields, staff } from "./thread.mjs";
import { pattern, words } from "./words.mjs";

const MARKS = { "vi true": "Xoá Tên", "vi false": "Tên Xoá", "en true": "Quên Tên", "en false": "Tên Quên" };
const BASIS = "Nghị định 13/2023/NĐ-CP, Điều 16; yêu cầu ngày 27/12/2024";

export async function administration(world) {
  const code = await file(world, MARKS[`${world.lang} ${world.scripts}`]);
  const admin = await staff(world, "admin");
  admin.check("the administrator lands where the systems are listed", admin.page.url().endsWith("/quan-tri"));
  await admin.audit("admin");
  await finds(admin, code);
  await inOffice(world, code, ["desk", "refuse", { reason: "Đã đăng ký tại nơi khác." }]);
  await erases(admin, code);
  await admin.leave();
  const she = await citizen(world);
  await she.open(`/ho-so/${code}`);
  const said = await she.find(".panel p").allInnerTexts();
  she.check("the applicant sees that the data was erased, and when", said.some((one) => pattern(world.lang, "erased-at").test(one)), said.join(" | "));
  she.check("nothing personal is left on the page", !(await she.page.content()).includes(MARKS[`${world.lang} ${world.scripts}`]));
  await she.audit("case erased");
  she.check("the administrator's pages are closed to others", (await she.open("/quan-tri/xoa-du-lieu")) === 403);
  await she.leave();
}

/** A code that is none, one of nobody, one of a case that is under way. */
async function finds(admin, code) {
  await admin.follow("nav a[href='/quan-tri/xoa-du-lieu']");
  await admin.audit("erase");
  for (const [name, typed] of [["no code", "abc"], ["nobody's code", "000.08.61.H50-240102-9999"]]) {
    await admin.find("main form input[type=text]").first().fill(typed);
    const status = await admin.follow(admin.button("erase-find"));
    admin.check(`${name} is refused at its field`, status === 422 && (await leadsToFields(admin)), `status ${status}: ${await faults(admin)}`);
  }
  await admin.audit("erase refused");
  await admin.find("main form input[type=text]").first().fill(code);
  await admin.follow(admin.button("erase-find"));
  admin.check("a case that is under way keeps its data", (await admin.has(words(admin.lang, "erase-open-title"))) && (await admin.find("main form[method=post]").count()) === 0);
}

/** Not without a ground and a tick; then for good. */
async function erases(admin, code) {
  await admin.open(`/quan-tri/xoa-du-lieu?ho-so=${code}`);
  await admin.audit("erase found");
  const hasty = await admin.follow(admin.button("erase-button"));
  admin.check("without ground and confirmation nothing is erased", hasty === 422 && (await leadsToFields(admin)), `status ${hasty}`);
  await admin.audit("erase hasty");
  await admin.field("erase-basis").fill(BASIS);
  await admin.field("erase-sure-yes").check();
  const status = await admin.follow(admin.button("erase-button"));
  admin.check("it is erased", status === 200 && pattern(admin.lang, "erase-done").test(await admin.text(".done[role=status]")), await faults(admin));
  admin.check("nothing is left to erase", await admin.has(words(admin.lang, "erase-nothing")));
  await admin.audit("erased");
}
