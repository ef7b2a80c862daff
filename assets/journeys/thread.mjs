// The whole thread: a birth is registered, from a citizen's phone to the signed answer.
import { act, family, fillForm, picture } from "./forms.mjs";
import { Visitor, DESK, PHONE } from "./visitor.mjs";
import { words } from "./words.mjs";

export const PROCEDURE = "1.001193";
export const CODE = /\d{3}\.\d{2}\.\d{2}\.H50-\d{6}-\d{4,5}/;
/** Names by which the applications of the four journeys are told apart; letters only. */
const MARKS = { "vi true": "Trăng Rằm", "vi false": "Sao Mai", "en true": "Suối Nguồn", "en false": "Mây Ngàn" };
/** How long the figures may lag behind the cases. */
const FIGURES_MS_MAX = 15_000;

/** One person of the office at a desk of their own. */
export async function staff(world, login) {
  const person = await Visitor.come(world.browser, world.base, { ...world, size: DESK, name: login });
  person.need("signs in", await person.signIn(login));
  return person;
}

/** The citizen with a phone. */
export async function citizen(world) {
  const person = await Visitor.come(world.browser, world.base, { ...world, size: PHONE, name: "citizen" });
  await person.open("/dang-nhap");
  await person.speak();
  await person.audit("sign in");
  person.need("signs in", await person.signIn("citizen"));
  return person;
}

/** From filing to the handing over, every step by its page. */
export async function thread(world) {
  const people = family(MARKS[`${world.lang} ${world.scripts}`]);
  const she = await citizen(world);
  await finds(she);
  await fillsIn(she, people);
  const filed = await files(she);
  await followsInPublic(world, filed, people);
  const names = await office(world, filed.code, people);
  await reads(she, filed.code, names, people);
  await figures(world, filed.code);
  await she.leave();
}

/** From the first page to the procedure, with and without the marks of Vietnamese. */
async function finds(she) {
  await she.open("/");
  await she.audit("home");
  for (const typed of ["khai sinh", "dang ky khai sinh"]) {
    await she.open("/");
    await she.find("#q").fill(typed);
    await she.follow("form[role=search] button");
    she.check(`finds the procedure by “${typed}”`, (await she.find(`a[href='/thu-tuc/${PROCEDURE}']`).count()) > 0);
  }
  await she.audit("procedures found");
  await she.open("/thu-tuc?q=khong+co+thu+tuc+nao+nhu+the");
  await she.audit("procedures not found");
  await she.open(`/thu-tuc?q=khai+sinh`);
  await she.follow(`a[href='/thu-tuc/${PROCEDURE}']`);
  await she.audit("procedure");
  she.check("the procedure says when an application made now is due, with its proof", (await she.find(".due .proof tbody tr").count()) > 0);
  she.need("the procedure leads to the form", (await she.find("main a.govuk-button--start").count()) === 1);
  await she.follow("main a.govuk-button--start");
}

/** Every page of the form up to the check; the first one is sent too early. */
async function fillsIn(she, people) {
  await she.audit("form 1");
  await she.find("[name=child_name]").fill(people.child);
  const status = await she.follow("main form[method=post] button");
  she.check("an unfinished page is refused", status === 422, `status ${status}`);
  she.check("the list of faults is in the reader's language", (await she.text(".govuk-error-summary")).startsWith(words(she.lang, "ui-errors-title")), await she.text(".govuk-error-summary"));
  she.check("nothing that was typed is lost", (await she.find("[name=child_name]").inputValue()) === people.child);
  she.check("each fault leads to its field", await leadsToFields(she));
  if (she.scripts) she.check("the list of faults has the focus", await she.page.evaluate(() => document.activeElement?.className === "govuk-error-summary"));
  await she.audit("form 1 refused");
  let page = 1;
  for (; (await she.find("main input[type=file]").count()) === 0; page += 1) {
    she.need(`the form has an end (page ${page})`, page < 10);
    if (page > 1) await she.audit(`form ${page}`);
    const at = () => new URL(she.page.url()).pathname;
    const before = at();
    await fillForm(she, people);
    await she.follow("main form[method=post] button");
    she.need(`page ${page} of the form is accepted`, at() !== before, await faults(she));
  }
  she.check("the form remembers what was answered", await remembers(she, people));
  await she.audit("form files");
  const nothing = await she.follow("main form[method=post] button");
  she.check("a paper that is needed is asked for", nothing === 422 && (await leadsToFields(she)), `status ${nothing}`);
  await she.audit("form files refused");
  const papers = she.find("main input[type=file]");
  await papers.nth(0).setInputFiles(picture());
  await she.follow("main form[method=post] button");
  she.check("the check page shows the answers and the file", (await she.has(people.child)) && (await she.has("giay-chung-sinh.png")) && (await she.has(people.requester)));
}

/** What is wrong, as the page says it. */
export async function faults(visitor) {
  const summary = visitor.find(".govuk-error-summary");
  return (await summary.count()) > 0 ? visitor.text(".govuk-error-summary") : `at ${visitor.page.url()}`;
}

export async function leadsToFields(visitor) {
  const links = await visitor.find(".govuk-error-summary a").all();
  for (const link of links) {
    const id = (await link.getAttribute("href")).slice(1);
    if ((await visitor.find(`[id='${id}']`).count()) !== 1) return false;
  }
  return links.length > 0;
}

/** Goes back over the page of the place to the last of the form, and forward again. */
async function remembers(she, people) {
  const here = she.page.url();
  for (const page of ["delivery", "requester_name"]) {
    await she.follow(".govuk-back-link");
    she.need(`the page before asks for ${page}`, (await she.find(`[name=${page}]`).count()) > 0);
  }
  const kept = await she.find("[name=requester_name]").inputValue();
  await she.open(here);
  return kept === people.requester;
}

/** Sends the last page: without the tick, with it, and once more behind its back. */
async function files(she) {
  await she.audit("form check");
  const refused = await she.follow("main form[method=post] button");
  she.check("without the tick it is not filed", refused === 422 && (await leadsToFields(she)), `status ${refused}`);
  await she.audit("form check refused");
  const before = await ownCases(she);
  await she.find("#confirm").check();
  const sent = she.page.waitForRequest((request) => request.method() === "POST");
  await she.follow("main form[method=post] button");
  const post = await sent;
  const code = CODE.exec(await she.text(".filed"))?.[0];
  she.need("the case has a code", code !== undefined, await faults(she));
  await she.audit("form done");
  const form = Object.fromEntries(new URLSearchParams(post.postData()));
  const again = await she.context.request.post(post.url(), { form, maxRedirects: 0 });
  she.check("the last page sent twice leads to the same case", again.status() === 303 && again.headers().location.includes(code), `${again.status()} ${again.headers().location}`);
  const after = await ownCases(she);
  she.check("there is one case, not two", after === before + 1, `${after - before} more`);
  const receipt = await she.get(await she.find("main a[href$='.pdf']").first().getAttribute("href"));
  const bytes = await receipt.body();
  she.check("the receipt is a PDF", receipt.status() === 200 && bytes.subarray(0, 4).toString() === "%PDF", `status ${receipt.status()}`);
  const track = await she.find("main a[href*='/theo-doi?']").getAttribute("href");
  return { code, track };
}

/** How many cases the citizen's list has. */
async function ownCases(she) {
  let count = 0;
  for (let next = "/ho-so"; next; ) {
    const text = await (await she.get(next)).text();
    count += new Set(text.match(/href="\/ho-so\/\d[^"]+"/g)).size;
    next = /href="([^"]+)" rel="next"/.exec(text)?.[1].replaceAll("&amp;", "&");
  }
  return count;
}

/** The public page: where it stands, nobody's name. */
async function followsInPublic(world, filed, people) {
  const anybody = await Visitor.come(world.browser, world.base, { ...world, size: PHONE, name: "anybody" });
  await anybody.open(filed.track);
  await anybody.speak();
  anybody.check("the tracking page shows where the case stands", (await anybody.find(".stages [aria-current=step]").count()) === 1 && (await anybody.has(filed.code)));
  const source = await anybody.page.content();
  const personal = [...Object.values(people), "0905123456", "045195012345", "giay-chung-sinh"].filter((word) => source.includes(word));
  anybody.check("the tracking page has no personal data", personal.length === 0, personal.join(", "));
  await anybody.audit("track");
  const wrong = new URL(filed.track, world.base);
  wrong.searchParams.set("key", "AAAA-BBBB-CCCC");
  const status = await anybody.open(wrong.href);
  anybody.check("a wrong key opens nothing", status === 404 && (await anybody.find(".stages").count()) === 0 && (await leadsToFields(anybody)), `status ${status}`);
  await anybody.audit("track refused");
  await anybody.leave();
}

/** Desk, officer, leader, desk. The names of all who opened the case. */
async function office(world, code, people) {
  const [desk, officer, leader] = [await staff(world, "desk"), await staff(world, "officer"), await staff(world, "leader")];
  await desk.open("/can-bo");
  desk.need("the case is in the desk's list", (await desk.find(`a[href^='/can-bo/ho-so/${code}']`).count()) > 0);
  await desk.audit("desk list");
  await desk.follow(`a[href^='/can-bo/ho-so/${code}']`);
  await desk.audit("desk case");
  await does(desk, "receive");
  await officer.open("/can-bo");
  await officer.narrow("office-filter", "chua-giao");
  officer.need("the case is in the officer's list", (await officer.find(`a[href^='/can-bo/ho-so/${code}']`).count()) > 0);
  await officer.audit("officer list");
  await officer.follow(`a[href^='/can-bo/ho-so/${code}']`);
  await officer.audit("officer case received");
  await does(officer, "assign");
  await officer.audit("officer case");
  await does(officer, "propose");
  await leader.open("/lanh-dao");
  leader.need("the case waits for the leader", (await leader.find(`a[href^='/can-bo/ho-so/${code}']`).count()) > 0);
  await leader.audit("leader");
  await leader.follow(`a[href^='/can-bo/ho-so/${code}']`);
  await leader.audit("leader case");
  await does(leader, "sign");
  await onTheWall(world, code, people);
  await desk.open(`/can-bo/ho-so/${code}`);
  await desk.audit("desk case decided");
  await does(desk, "return");
  await desk.audit("desk case done");
  const everybody = [desk, officer, leader];
  for (const one of everybody) await one.leave();
  return everybody.map((one) => one.person);
}

/** The hall sees that a result is ready, and whose it is only by its code. */
async function onTheWall(world, code, people) {
  const hall = await Visitor.come(world.browser, world.base, { ...world, size: DESK, name: "hall" });
  await hall.open(`/man-hinh?co-quan=${code.split("-")[0]}`);
  const source = await hall.page.content();
  hall.check("the wall screen calls the case by its code", source.includes(code));
  hall.check("the wall screen names nobody", !Object.values(people).some((name) => source.includes(name)));
  await hall.audit("wall");
  await hall.leave();
}

/** Does an act as it is offered, and sees that it was done. */
export async function does(person, name, fill, said) {
  const status = await act(person, name, fill, said);
  person.need(`${name}: done`, status === 200 && (await person.find(".done[role=status]").count()) === 1, `status ${status}: ${await faults(person)}`);
}

/** The citizen sees the end of it, and who has looked. */
async function reads(she, code, names, people) {
  await she.open("/ho-so");
  await she.audit("my cases");
  await she.follow(`a[href='/ho-so/${code}']`);
  she.check("the citizen sees that it was handed over", await she.has(words(she.lang, "says-returned")));
  she.check("the citizen sees her own answers", await she.has(people.child));
  await she.find(".due summary").first().click();
  she.check("the due date has its proof", (await she.find(".due .proof tbody tr").count()) > 0 && (await she.find(".due .proof").first().isVisible()));
  const readers = await she.text("#ai-da-xem ~ table");
  const missing = names.filter((name) => !readers.includes(name));
  she.check("the list of readers names desk, officer and leader", missing.length === 0, `not ${missing.join(", ")} in: ${readers}`);
  await she.audit("case returned");
}

/** The programme's figures have moved, and open to this very case. */
async function figures(world, code) {
  const leader = await staff(world, "leader");
  await leader.open("/chi-tieu");
  await leader.audit("targets");
  for (const id of ["T03", "T07"]) {
    await leader.open("/chi-tieu");
    const link = leader.find(`a[href^='/chi-tieu/${id}/ho-so']`);
    leader.need(`${id} is on the page of targets`, (await link.count()) === 1);
    await leader.follow(link);
    leader.check(`${id} opens to records with this case`, await listed(leader, code));
    await leader.audit(`records ${id}`);
  }
  await leader.leave();
}

/** Looks through the pages of a list, and again until the followers have caught up. */
async function listed(visitor, code) {
  const first = visitor.page.url();
  for (const since = Date.now(); Date.now() - since < FIGURES_MS_MAX; ) {
    for (;;) {
      if ((await visitor.page.content()).includes(code)) return true;
      const next = visitor.find("main a[rel=next]");
      if ((await next.count()) === 0) break;
      await visitor.follow(next);
    }
    await visitor.page.waitForTimeout(300);
    await visitor.open(first);
  }
  return false;
}
