// Somebody who has never been here looks for a procedure: in everyday words, with slips of the fingers, by what happens in life.
import { PROCEDURE } from "./thread.mjs";
import { PHONE, Visitor } from "./visitor.mjs";
import { words } from "./words.mjs";

/** What people type when they want to register a birth: without marks, short, slipped, as they say it at home. */
const TYPED = ["khai sinh", "dang ky khai sinh", "ĐKKS", "ks", "giấy khai sinh", "khai sihn", "đăng kí khai sinh", "mới sinh"];

export async function catalogue(world) {
  const anybody = await Visitor.come(world.browser, world.base, { ...world, size: PHONE, name: "anybody" });
  await anybody.open("/");
  await anybody.speak();
  await searches(anybody);
  await narrows(anybody);
  await readsAbout(anybody);
  await online(anybody);
  await anybody.leave();
}

/** Each of these finds it on the first page of what is found. */
async function searches(anybody) {
  for (const typed of TYPED) {
    await anybody.open("/");
    await anybody.page.getByRole("searchbox").fill(typed);
    await anybody.follow(anybody.button("search-button"));
    anybody.check(`“${typed}” finds the procedure`, (await anybody.find(`main a[href='/thu-tuc/${PROCEDURE}']`).count()) === 1);
  }
  await anybody.audit("catalogue found");
  const hostile = "<script>alert(1)</script>";
  await anybody.open("/");
  await anybody.page.getByRole("searchbox").fill(hostile);
  const status = await anybody.follow(anybody.button("search-button"));
  anybody.check("what is typed is shown as it was typed and is never run", status === 200 && (await anybody.page.getByRole("searchbox").inputValue()) === hostile && !(await anybody.page.content()).includes(hostile));
  anybody.check("nothing found leads on", (await anybody.find("main a[href='/thu-tuc']").count()) > 0);
}

/** By what happens in life, then one narrowing of each kind: it is said, finds something, and can be taken away again. */
async function narrows(anybody) {
  await anybody.open("/thu-tuc");
  await anybody.audit("catalogue");
  await anybody.open("/");
  anybody.need("the first page leads on by what happens in life", (await anybody.find("main a[href*='su-kien=']").count()) > 0);
  await anybody.follow("main a[href*='su-kien=']");
  anybody.check("an event in life leads to its procedures", (await anybody.find("main .rows a[href^='/thu-tuc/']").count()) > 0);
  await anybody.open("/thu-tuc");
  const all = await anybody.find("main .rows a[href^='/thu-tuc/']").count();
  const names = await anybody.find(".narrowing select").evaluateAll((selects) => selects.map((one) => one.name));
  anybody.need("the catalogue can be narrowed in several ways", names.length >= 4, names.join(", "));
  for (const name of names) {
    await anybody.open("/thu-tuc");
    await anybody.find(".narrowing summary").click();
    const value = await anybody.find(`.narrowing select[name=${name}] option:not([value=''])`).first().getAttribute("value");
    await anybody.find(`.narrowing select[name=${name}]`).selectOption(value);
    await anybody.follow(anybody.button("search-narrow-button"));
    const found = await anybody.find("main .rows a[href^='/thu-tuc/']").count();
    const chosen = anybody.find(".filters a.is-on").filter({ hasText: words(anybody.lang, "search-remove") });
    anybody.check(`narrowed by ${name} the page says so and finds something`, (await chosen.count()) === 1 && found > 0 && found <= all, `${found} of ${all}`);
    await anybody.follow(chosen);
    anybody.check(`taken away, all are there again (${name})`, (await anybody.find("main .rows a[href^='/thu-tuc/']").count()) === all);
  }
  const last = anybody.find(".narrowing summary");
  await last.click();
  await anybody.audit("catalogue narrowing");
}

/** The page of a procedure: its steps drawn and written, its sheet for the notice board. */
async function readsAbout(anybody) {
  await anybody.open(`/thu-tuc/${PROCEDURE}`);
  anybody.check("the steps are drawn", (await anybody.find("main .flows svg").count()) > 0);
  anybody.check("and written, for whoever cannot see a drawing", (await anybody.find("main table").filter({ hasText: words(anybody.lang, "step-work") }).count()) > 0);
  await anybody.pdf("the sheet for the notice board", anybody.find("main a[href$='/niem-yet.pdf']"));
  await anybody.audit("procedure for anybody");
  const unknown = await anybody.open("/thu-tuc/9.999999");
  anybody.check("a procedure that is none is said not to be there", unknown === 404, `status ${unknown}`);
}

/** What can be done online, by level. */
async function online(anybody) {
  const status = await anybody.open("/dich-vu-truc-tuyen");
  anybody.check("the list of online services opens", status === 200 && (await anybody.find(`main a[href='/thu-tuc/${PROCEDURE}']`).count()) > 0, `status ${status}`);
  await anybody.audit("online services");
}
