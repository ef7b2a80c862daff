//! Every template of every system, with its sample, in both languages.

use super::{PRESS, at, print_with, words};
use crate::press::{Order, Proofsheet};
use kernel::Lang;
use serde_json::{Value, json};
use std::{fs, path::PathBuf, thread};

pub(super) struct Template {
    pub(super) name: String,
    pub(super) source: String,
    pub(super) sample: Value,
}

/// `systems/*/paper/*.typ`, each with its `.json`.
fn templates() -> Vec<Template> {
    let systems = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../systems");
    let mut found = Vec::new();
    for system in fs::read_dir(systems).expect("systems").map(|e| e.expect("entry").path()) {
        let Ok(papers) = fs::read_dir(system.join("paper")) else { continue };
        let typ = papers.map(|e| e.expect("entry").path()).filter(|p| p.extension().is_some_and(|e| e == "typ"));
        for path in typ {
            let sample = fs::read_to_string(path.with_extension("json")).expect("a template has a sample beside it");
            let system = system.file_name().expect("a name").to_string_lossy().into_owned();
            found.push(Template {
                name: format!("{system}/{}", path.file_stem().expect("a name").to_string_lossy()),
                source: fs::read_to_string(&path).expect("template"),
                sample: serde_json::from_str(&sample).unwrap_or_else(|e| panic!("{}: {e}", path.display())),
            });
        }
    }
    found.sort_by(|a, b| a.name.cmp(&b.name));
    found
}

pub(super) fn template(name: &str) -> Template {
    templates().into_iter().find(|t| t.name == name).expect("the template")
}

pub(super) fn sheet(template: &Template, data: &Value, lang: Lang) -> Proofsheet {
    let order = Order { name: &template.name, source: &template.source, data, files: &[], at: at(), lang };
    PRESS.print(&order).unwrap_or_else(|failed| panic!("{failed:?}"))
}

/// Keeps what was printed in `target/papers`, to be looked at.
pub(super) fn keep(name: &str, sheet: &Proofsheet) {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../target/papers");
    fs::create_dir_all(&folder).expect("folder");
    fs::write(folder.join(format!("{}.pdf", name.replace('/', "-"))), &sheet.pdf).expect("file");
}

#[test]
fn every_sample_prints_without_a_warning_as_an_archival_and_accessible_pdf() {
    let templates = templates();
    assert!(templates.len() >= 5, "the one-stop desk has five papers");
    for template in &templates {
        for lang in [Lang::Vi, Lang::En] {
            let sheet = sheet(template, &template.sample, lang);
            keep(&format!("{}-{}", template.name, lang.code()), &sheet);
            assert_eq!(sheet.warnings, Vec::new(), "{}", template.name);
            assert!(sheet.pdf.starts_with(b"%PDF-1.7"), "{}", template.name);
            let raw = String::from_utf8_lossy(&sheet.pdf);
            for mark in [
                "<pdfaid:part>2<",
                "<pdfaid:conformance>A<",
                "<pdfuaid:part>1<",
                "<xmp:CreateDate>2024-12-30T07:42:00+07:00<",
                // Tagged, in Vietnamese, shown under its title, with the colours of its own screen profile.
                "/MarkInfo<</Marked true/Suspects false>>",
                "/StructTreeRoot",
                "/Lang(vi-VN)",
                "/ViewerPreferences<</DisplayDocTitle true",
                "/S/GTS_PDFA1",
                "<dc:language>",
                "<dc:title>",
            ] {
                assert!(raw.contains(mark), "{}: no {mark}", template.name);
            }
            for absent in ["/JavaScript", "/Launch", "/EmbeddedFile", "/Encrypt"] {
                assert!(!raw.contains(absent), "{}: {absent}", template.name);
            }
            let pages = sheet.document.pages().len();
            assert!((1..=2).contains(&pages), "{}: a sample has {pages} pages", template.name);
        }
    }
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    for template in templates() {
        let first = sheet(&template, &template.sample, Lang::Vi).pdf;
        let again: Vec<Vec<u8>> = thread::scope(|scope| {
            let workers: Vec<_> =
                (0..3).map(|_| scope.spawn(|| sheet(&template, &template.sample, Lang::Vi).pdf)).collect();
            workers.into_iter().map(|w| w.join().expect("printed")).collect()
        });
        assert!(again.iter().all(|pdf| *pdf == first), "{}", template.name);
        let fresh = crate::Press::new();
        let order = Order {
            name: &template.name,
            source: &template.source,
            data: &template.sample,
            files: &[],
            at: at(),
            lang: Lang::Vi,
        };
        assert!(fresh.print(&order).expect("printed").pdf == first, "{}: another press", template.name);
    }
}

#[test]
fn the_receipt_says_what_form_01_asks_for() {
    let template = template("onestop/receipt");
    let text = words(&sheet(&template, &template.sample, Lang::Vi));
    for expected in [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "ỦY BAN NHÂN DÂN XÃ HẢI AN",
        "BỘ PHẬN TIẾP NHẬN VÀ TRẢ KẾT QUẢ",
        "Số: 0007/TNHS",
        "Hải An, ngày 30 tháng 12 năm 2024",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "Mã hồ sơ: 000.04.28.H50-241230-0007",
        "Nguyễn Thị Thu Hương",
        "Giấy chứng sinh",
        "01 (bộ)",
        "03 ngày làm việc",
        "07 giờ 42 phút , ngày 30 tháng 12 năm 2024",
        "17 giờ 00 phút , ngày 03 tháng 01 năm 2025",
        "(Thứ Sáu)",
        "motcua.example.vn/theo-doi",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Cách tính ngày hẹn",
        "Nghỉ Tết Dương lịch",
        "BẢN THỬ NGHIỆM",
        "Trang 1/1",
    ] {
        assert!(text.contains(expected), "no {expected:?} in\n{text}");
    }
    assert!(!text.contains("Working day"), "English only for a reader of English");
    let english = words(&sheet(&template, &template.sample, Lang::En));
    assert!(
        english.contains("Working day 1") && english.contains("(answer due)") && english.contains("NGƯỜI NỘP HỒ SƠ")
    );
}

#[test]
fn the_forms_of_the_desk_are_printed_on_a5() {
    for name in ["onestop/receipt", "onestop/supplement", "onestop/refusal", "onestop/apology", "onestop/control"] {
        let template = template(name);
        let sheet = sheet(&template, &template.sample, Lang::Vi);
        for page in sheet.document.pages() {
            let (width, height) = (page.frame.width().to_mm().round(), page.frame.height().to_mm().round());
            assert_eq!((width, height), (148.0, 210.0), "{name}: TT 01/2018/TT-VPCP");
        }
    }
}

#[test]
fn a_receipt_without_the_optional_values_leaves_dots() {
    let template = template("onestop/receipt");
    let sparse = json!({
        "code": "000.04.28.H50-241230-0007",
        "agency": { "desk": "Bộ phận Tiếp nhận và Trả kết quả", "place": "Hải An" },
        "issued_at": "2024-12-30T07:42:00+07:00",
        "applicant": { "name": "Hồ Văn A" },
        "request": "Đăng ký khai sinh",
        "documents": [],
        "sets": 1,
        "received_at": "2024-12-30T07:42:00+07:00",
    });
    let sheet = sheet(&template, &sparse, Lang::Vi);
    let text = words(&sheet);
    assert!(
        text.contains("Không hẹn ngày trả kết quả") && text.contains("Địa chỉ: .") && text.contains("không có"),
        "{text}"
    );
    assert!(!text.contains("Số điện thoại"), "nobody has to fill in a telephone: {text}");
    assert!(!text.contains("BẢN THỬ NGHIỆM") && !text.contains("Cách tính") && !text.contains("none"), "{text}");
    assert_eq!(sheet.document.pages().len(), 1);
}

#[test]
fn an_application_that_the_desk_has_not_received_is_only_confirmed() {
    let template = template("onestop/receipt");
    let mut data = template.sample.clone();
    data["expected"] = json!(true);
    data["filed_at"] = data["received_at"].take();
    let text = words(&sheet(&template, &data, Lang::Vi));
    assert!(text.contains("XÁC NHẬN NỘP HỒ SƠ TRỰC TUYẾN") && text.contains("Dự kiến trả kết quả"), "{text}");
    assert!(!text.contains("GIẤY TIẾP NHẬN") && !text.contains("NGƯỜI TIẾP NHẬN"), "{text}");
    // A limit that nobody has recorded is no limit that does not exist: the line is left to be filled in.
    (data["due_at"], data["allowance"], data["undated"]) = (Value::Null, Value::Null, json!("unknown"));
    let text = words(&sheet(&template, &data, Lang::Vi));
    assert!(!text.contains("Không hẹn ngày") && !text.contains("không quy định"), "{text}");
}

#[test]
fn the_key_stands_under_the_code_and_a_usual_receipt_is_one_page() {
    let template = template("onestop/receipt");
    let mut data = template.sample.clone();
    let day = |date: &str, counts: bool, vi: &str| json!({ "date": date, "counts": counts, "why": { "vi": vi, "en": vi }, "source": null });
    let mut proof = vec![day("2024-12-02", false, "Nhận lúc 08:10")];
    for n in 3..=20 {
        let counts = n % 7 != 0 && n % 7 != 1;
        proof.push(day(&format!("2024-12-{n:02}"), counts, if counts { "Được tính" } else { "Ngày nghỉ hằng tuần" }));
    }
    proof.push(day("2024-12-20", true, "Đến hạn lúc 17:00"));
    data["proof"] = proof.into();
    data["documents"] =
        (1..=5).map(|i| json!({ "name": format!("Giấy tờ số {i} của hồ sơ"), "presented": 1 })).collect();
    let sheet = sheet(&template, &data, Lang::Vi);
    let text = words(&sheet);
    assert!(text.contains("Mã tra cứu: 7QK2-M9XD") && text.matches("7QK2-M9XD").count() == 1, "{text}");
    assert!(text.contains("Xuất trình") && text.contains("Được tính ( 04 ngày )"), "{text}");
    assert_eq!(sheet.document.pages().len(), 1, "{text}");
}

#[test]
fn a_long_list_of_documents_goes_on_overleaf_under_its_headings() {
    let template = template("onestop/receipt");
    let mut data = template.sample.clone();
    data["documents"] = (1..=40).map(|i| json!({ "name": format!("Bản vẽ số {i}"), "copies": i })).collect();
    let sheet = sheet(&template, &data, Lang::Vi);
    let pages = sheet.document.pages().len();
    let text = words(&sheet);
    assert!(pages >= 2 && text.contains("Bản vẽ số 40"), "{pages} pages");
    assert!(text.matches("Tên giấy tờ").count() >= 2, "the table's heading is repeated");
    assert!(text.contains(&format!("Trang {pages}/{pages}")));
}

#[test]
fn the_apology_says_what_form_04_asks_for() {
    let template = template("onestop/apology");
    let text = words(&sheet(&template, &template.sample, Lang::Vi));
    for expected in [
        "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
        "Kính gửi: Nguyễn Thị Thu Hương",
        "Đăng ký khai sinh",
        "Lý do: Cơ sở dữ liệu hộ tịch",
        "xin lỗi",
        "17 giờ 00 phút , ngày 07 tháng 01 năm 2025",
        "CHỦ TỊCH",
        "Trần Quốc Hùng",
    ] {
        assert!(text.contains(expected), "no {expected:?} in\n{text}");
    }
}

#[test]
fn a_file_given_with_the_order_can_be_shown_and_the_house_style_replaced() {
    let files =
        [platform::PaperFile { path: "/official.typ".to_owned(), bytes: b"#let hello = [from the province]".to_vec() }];
    let source = "#import \"/official.typ\": hello\n#set document(title: \"x\")\n#set text(font: \"Tinos\", lang: \"vi\")\n#hello";
    let sheet = print_with(source, &json!({}), &files, at(), Lang::Vi).unwrap_or_else(|f| panic!("{}", f.0));
    assert_eq!(words(&sheet), "from the province");
}
