// Plays a morning at the one-stop desk through the API, so that the pictures show an office at work.
import { agencyOf, officeOf } from "./program.mjs";
import { PASSWORD } from "./visitor.mjs";

const PROCEDURE = "1.001193";
/** Nobody's names. */
const PEOPLE = [
  ["Hồ Thị Lan", "Hồ Bảo An"], ["Nguyễn Văn Tuấn", "Nguyễn Gia Hân"], ["Lê Thị Thanh Nhàn", "Trần Minh Khôi"], ["Phan Đức Anh", "Phan Ngọc Diệp"],
  ["Trần Thị Hồng Vân", "Võ Nhật Minh"], ["Hồ Văn Xừng", "Hồ Thị Mai Sao"], ["Đoàn Thị Kim Oanh", "Lê Đoàn Phúc"], ["Bùi Quốc Đạt", "Bùi Khánh Linh"],
  ["Hoàng Thị Diệu Hiền", "Hoàng Bách"], ["Võ Thị Thu Thảo", "Nguyễn Võ Tường Vy"], ["Hồ Thị Pỉ", "Hồ Văn Khăm"], ["Cao Xuân Trường", "Cao Thiên Ân"],
];

/** The acts after filing, by whom, up to the stage that the picture needs. */
const RECEIVE = ["desk", "receive", {}];
const TAKE = ["officer", "assign", {}];
const PROPOSE = ["officer", "propose", { outcome: "grant" }];
const SIGN = ["leader", "sign", {}];
const ASK = ["desk", "request-supplement", { kinds: ["birth_notification"], reason: "Ảnh giấy chứng sinh bị mờ, không đọc được ngày sinh của trẻ. Chị vui lòng chụp lại." }];
const SORRY = ["leader", "apologise", { new_due: "2024-12-31T10:00:00Z", reason: "Phải xác minh nơi cư trú của người mẹ với xã Tà Rụt." }];

/** Friday: what is still open on Monday is late, but for one. */
export const FRIDAY = [
  ["online", [RECEIVE, TAKE]],
  ["direct", [TAKE, SORRY]],
  ["direct", [TAKE, PROPOSE, SIGN]],
];

/** Monday morning. The seventh is the case that is shown to its citizen. */
export const MONDAY = [
  ["online", []], ["online", []], ["online", [ASK]], ["post", []], ["direct", []], ["direct", [TAKE]], ["online", [RECEIVE, TAKE]],
  ["online", [RECEIVE, TAKE, PROPOSE]], ["direct", [TAKE, PROPOSE, SIGN]],
];
export const SHOWN = 6;

let person = 0;

/** Files and handles these cases; their codes. */
export async function play(browser, base, day) {
  const context = await browser.newContext({ baseURL: base });
  const api = context.request;
  const tokens = {};
  const call = async (login, path, data) => {
    if (!tokens[login]) {
      const session = await api.post("/api/v1/sessions", { data: { account: login, password: PASSWORD } });
      tokens[login] = (await session.json()).token;
    }
    const answer = await api.post(path, { data, headers: { authorization: `Bearer ${tokens[login]}` } });
    if (!answer.ok()) throw new Error(`${path} for ${login}: ${await answer.text()}`);
    return answer.json();
  };
  const procedure = await (await api.get(`/api/v1/procedures/${PROCEDURE}`)).json();
  const agency = agencyOf(procedure, await officeOf(browser, base));
  const codes = [];
  for (const [channel, acts] of day) {
    const data = { procedure: PROCEDURE, agency, channel, form: answers(PEOPLE[person++ % PEOPLE.length]), documents: [] };
    if (channel !== "online") data.documents = ["declaration", "birth_notification", "identity_paper"].map((kind) => ({ kind }));
    const { code } = await call(channel === "online" ? "citizen" : "desk", "/api/v1/cases", data);
    for (const [login, act, input] of acts) await call(login, `/api/v1/cases/${code}/actions/${act}`, input);
    codes.push(code);
  }
  await context.close();
  return codes;
}

function answers([parent, child]) {
  const place = "Thôn Hà Bạc, xã Hướng Hiệp, huyện Đakrông, tỉnh Quảng Trị";
  return {
    child_name: child, child_sex: "female", child_birth_date: "2024-12-18", child_birth_place: "Trung tâm Y tế huyện Đakrông, thị trấn Krông Klang",
    child_ethnicity: "Kinh", child_nationality: "Việt Nam", child_home_town: "Xã Hướng Hiệp, huyện Đakrông, tỉnh Quảng Trị", mother_name: parent,
    requester_name: parent, requester_relationship: "mother", requester_id_number: "000195004567", requester_phone: "0905123456", requester_address: place,
  };
}
