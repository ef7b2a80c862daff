// Fills in forms by what each question is, as somebody would who has never seen them.
import { deflateSync } from "node:zlib";
import { words } from "./words.mjs";

/** Answers that are the same for everybody; names differ. */
const ANSWERS = { phone: "0905123456", idNumber: "045195012345", place: "Thôn 2, xã Hướng Hiệp, huyện Đakrông, tỉnh Quảng Trị" };
const CHILD_BORN = ["20", "12", "2024"];
const GROWN_UP_BORN = ["15", "8", "1995"];

/** The names in one application; letters only, so that a page can be searched for them. */
export function family(mark) {
  return { child: `Hồ Bảo ${mark}`, mother: `Hồ Thị ${mark}`, father: `Hồ Văn ${mark}`, requester: `Hồ Thị Người Nộp ${mark}` };
}

/** What somebody of these people would write there. */
export function answerTo(name, people, type) {
  const part = /-(day|month|year)$/.exec(name)?.[1];
  if (part) return (/child/.test(name) ? CHILD_BORN : GROWN_UP_BORN)[["day", "month", "year"].indexOf(part)];
  if (type === "tel") return ANSWERS.phone;
  if (type === "email") return "";
  for (const [who, person] of Object.entries(people)) if (name === `${who}_name`) return person;
  if (/id_number/.test(name)) return ANSWERS.idNumber;
  if (/ethnicity/.test(name)) return "Bru - Vân Kiều";
  if (/nationality/.test(name)) return "Việt Nam";
  return ANSWERS.place;
}

/** What a form asks besides the application itself; who wants it fills it in. */
const BESIDE = /^(minutes_at|reason|note|answered)/;

/** Answers every question of the form that is on the page; what has an answer keeps it. */
export async function fillForm(visitor, people, form = "main form[method=post]") {
  const chosen = new Set();
  for (const control of await visitor.find(`${form} :is(input, select, textarea)`).all()) {
    const name = (await control.getAttribute("name")) ?? "";
    const type = (await control.getAttribute("type")) ?? "";
    const tag = await control.evaluate((element) => element.localName);
    if (["hidden", "file", "checkbox", "submit"].includes(type) || BESIDE.test(name)) continue;
    if (type === "radio") {
      if (!chosen.has(name)) await control.check();
      chosen.add(name);
    } else if (tag === "select") {
      await control.selectOption({ index: await optionFor(control, visitor.office) });
    } else if (/-(day|month|year)$/.test(name)) {
      await control.fill(answerTo(name, people, type));
    } else if ((await control.inputValue()) === "") {
      await control.fill(answerTo(name, people, type));
    }
  }
}

/** The place of our own office in a list to choose from; the first answer where it is not asked for. */
export function optionFor(control, office) {
  return control.evaluate((select, name) => {
    const at = [...select.options].findIndex((option) => option.textContent.trim() === name);
    return at > 0 ? at : 1;
  }, office);
}

/** Does an act by its form: opens it, fills it, presses its button, each by the name that it has for people; the status of the page that follows. */
export async function act(visitor, name, fill = async () => {}, said = wordsOf(visitor, name)) {
  const form = visitor.find(`#act-${name}`);
  visitor.need(`may ${name}`, (await form.count()) === 1);
  const title = form.locator("summary, h2").first();
  visitor.check(`${name} is called “${said.title}”`, (await title.innerText()).trim() === said.title, await title.innerText());
  const folded = await form.evaluate((element) => element.localName === "details" && !element.open);
  if (folded) await title.click();
  await fill(form);
  return visitor.follow(form.getByRole("button", { name: said.button, exact: true }));
}

/** An officer takes a case, others give it. */
function wordsOf(visitor, name) {
  if (name === "assign" && visitor.login === "officer") return { title: words(visitor.lang, "office-take-title"), button: words(visitor.lang, "office-take-button") };
  if (name === "supplement" && visitor.login === "desk") return { title: words(visitor.lang, "office-supplement-title"), button: words(visitor.lang, "office-supplement-button") };
  return { title: words(visitor.lang, "act-title", name), button: words(visitor.lang, "act-button", name) };
}

/** A table of CRC-32. */
const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit += 1) n = n & 1 ? 0xedb88320 ^ (n >>> 1) : n >>> 1;
  return n;
});

/** One chunk of a PNG. */
export function chunk(kind, data) {
  const body = Buffer.concat([Buffer.from(kind, "latin1"), data]);
  let crc = 0xffffffff;
  for (const byte of body) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE((crc ^ 0xffffffff) >>> 0, 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}

export const PNG_SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A real picture: a small grey gradient. */
export function picture(name = "giay-chung-sinh.png") {
  const side = 64;
  const head = Buffer.alloc(13);
  head.writeUInt32BE(side, 0);
  head.writeUInt32BE(side, 4);
  head[8] = 8;
  const rows = Buffer.concat(Array.from({ length: side }, (_, y) => Buffer.from([0, ...Array.from({ length: side }, (_, x) => x * 2 + y * 2)])));
  const buffer = Buffer.concat([PNG_SIGNATURE, chunk("IHDR", head), chunk("IDAT", deflateSync(rows)), chunk("IEND", Buffer.alloc(0))]);
  return { name, mimeType: "image/png", buffer };
}

/** A real document of one empty page. */
export function document(name = "giay-to-tuy-than.pdf") {
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
  ];
  let text = "%PDF-1.4\n";
  const places = objects.map((object, n) => {
    const at = text.length;
    text += `${n + 1} 0 obj\n${object}\nendobj\n`;
    return `${String(at).padStart(10, "0")} 00000 n \n`;
  });
  const at = text.length;
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join("")}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  return { name, mimeType: "application/pdf", buffer: Buffer.from(text, "latin1") };
}
