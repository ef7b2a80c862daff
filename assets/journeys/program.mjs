// The same people as programs: what is needed before a page can be looked at, done through the API.
import { family } from "./forms.mjs";
import { check, need } from "./report.mjs";
import { PROCEDURE } from "./thread.mjs";
import { PASSWORD, Visitor } from "./visitor.mjs";
import { request } from "playwright-core";

/** One session for each person, on each server. */
const sessions = new Map();

/** Somebody's session: who asks, and with which token. */
async function program(world, login) {
  const key = `${world.base} ${login}`;
  if (!sessions.has(key)) sessions.set(key, opened(world, login));
  return sessions.get(key);
}

async function opened(world, login) {
  const api = await request.newContext({ baseURL: world.base });
  const session = await api.post("/api/v1/sessions", { data: { account: login, password: PASSWORD } });
  const { token } = await session.json();
  need(`the API opens a session for ${login}`, session.status() === 201 && typeof token === "string", `status ${session.status()}`);
  return { api, headers: { authorization: `Bearer ${token}` } };
}

/** Ends all that was opened. */
export async function programsLeave() {
  for (const one of sessions.values()) await (await one).api.dispose();
  sessions.clear();
}

/** Answers to everything that the procedure's form wants to know. */
function answers(facts, people) {
  const form = {};
  for (const key of facts.form.required) {
    const about = facts.form.properties[key];
    const who = /^(.*)_name$/.exec(key)?.[1];
    if (who) form[key] = people[who];
    else if (about.enum) form[key] = about.enum[0];
    else if (about.format === "date") form[key] = "2024-12-20";
    else if (/id_number/.test(key)) form[key] = "045195012345";
    else if (/phone/.test(key)) form[key] = "0905123456";
    else if (/nationality/.test(key)) form[key] = "Việt Nam";
    else if (/ethnicity/.test(key)) form[key] = "Kinh";
    else form[key] = "Xã Hướng Hiệp, huyện Đakrông, tỉnh Quảng Trị";
  }
  return form;
}

/** The office of the demo's officials, as the pages call it in each language. */
export async function officeOf(browser, base) {
  const names = {};
  for (const lang of ["vi", "en"]) {
    const desk = await Visitor.come(browser, base, { lang, name: "desk" });
    if (!(await desk.signIn("desk"))) throw new Error("the desk cannot sign in");
    names[lang] = desk.workplace;
    await desk.leave();
  }
  return names;
}

/** The code of that office among those that take a procedure. */
export function agencyOf(facts, office) {
  const own = facts.agencies.find((one) => one.name_vi === office.vi);
  need(`${facts.code} is taken in by ${office.vi}`, own !== undefined);
  return own.code;
}

let sent = 0;

/** Files an application online at our office; the code of the case. */
export async function file(world, mark) {
  const { api, headers } = await program(world, "citizen");
  const facts = await (await api.get(`/api/v1/procedures/${PROCEDURE}`)).json();
  const data = { procedure: PROCEDURE, agency: agencyOf(facts, world.office), channel: "online", applicant: {}, form: answers(facts, family(mark)), documents: [] };
  sent += 1;
  const keyed = { ...headers, "idempotency-key": `journey-${sent}-${Date.now()}` };
  const answer = await api.post("/api/v1/cases", { data, headers: keyed });
  const body = await answer.json();
  need(`the API files a case (${mark})`, answer.status() === 201, JSON.stringify(body));
  const again = await api.post("/api/v1/cases", { data, headers: keyed });
  check(`the same request again is the same case (${mark})`, (await again.json()).code === body.code, `status ${again.status()}`);
  return body.code;
}

/** Does acts to a case, each `[login, act, input]`, in their order. */
export async function inOffice(world, code, ...acts) {
  for (const [login, act, input = {}] of acts) {
    const { api, headers } = await program(world, login);
    const answer = await api.post(`/api/v1/cases/${code}/actions/${act}`, { data: input, headers });
    need(`the API lets ${login} ${act} ${code}`, answer.ok(), `status ${answer.status()}: ${(await answer.text()).slice(0, 400)}`);
  }
}
