//! Forms: what is asked, what is read, and what people are told to do.

use super::{day, packs};
use crate::{ApplicantPart, FieldKind, Form, Packs};
use kernel::{FieldProblem, ProcedureCode};
use serde_json::{Map, Value, json};

fn with_form(test: impl Fn(&Form)) {
    let packs: &Packs = packs();
    let code: ProcedureCode = "1.001193".parse().expect("a code");
    test(&packs.procedure(&code, day("2024-12-30")).expect("the procedure").form);
}

fn good() -> Value {
    json!({
        "child_name": "Nguyễn Thị An", "child_sex": "female", "child_birth_date": "2024-12-20",
        "child_birth_place": "Bệnh viện Đa khoa tỉnh Quảng Trị", "child_ethnicity": "Bru - Vân Kiều",
        "child_nationality": "Việt Nam", "child_home_town": "Xã Cam Hiếu, huyện Cam Lộ, tỉnh Quảng Trị",
        "mother_name": "Trần Thị Bình", "mother_birth_date": "1998-02-03",
        "requester_name": "Trần Thị Bình", "requester_relationship": "mother", "requester_id_number": "045198000123",
        "requester_phone": "0912345678", "requester_address": "Thôn Vĩnh Đại, xã Cam Hiếu"
    })
}

fn check(form: &Form, change: impl Fn(&mut Map<String, Value>), page: Option<&str>) -> Vec<(String, String)> {
    let mut answers = good();
    change(answers.as_object_mut().expect("an object"));
    let problems: Vec<FieldProblem> = form.check(&answers, page, day("2024-12-30"));
    problems.into_iter().map(|problem| (problem.path, problem.said.vi)).collect()
}

#[test]
fn the_pages_ask_what_the_declaration_asks() {
    with_form(|form| {
        let pages: Vec<&str> = form.pages().iter().map(|page| page.key.as_str()).collect();
        assert_eq!(pages, ["child", "mother", "father", "requester"]);
        let field = form.field("child_name").expect("the field");
        assert!(field.required && field.max_chars == 80 && field.kind == FieldKind::Text);
        assert_eq!(field.label.vi, "Họ, chữ đệm, tên của trẻ");
        let sex = form.field("child_sex").expect("the field");
        assert_eq!(sex.choices.iter().map(|choice| choice.label.vi.as_str()).collect::<Vec<_>>(), ["Nam", "Nữ"]);
        assert!(!form.field("requester_email").expect("the field").required);
        assert_eq!(form.field("requester_phone").expect("it").applicant, Some(ApplicantPart::Phone));
        assert_eq!(form.field("requester_phone").expect("it").autocomplete.as_deref(), Some("tel"));
        assert_eq!(form.fields().count(), 25);
    });
}

#[test]
fn good_answers_are_good_on_every_page() {
    with_form(|form| {
        assert_eq!(check(form, |_| {}, None), []);
        for page in form.pages() {
            assert_eq!(check(form, |_| {}, Some(&page.key)), [], "{}", page.key);
        }
    });
}

#[test]
fn each_wrong_answer_is_told_in_the_words_of_the_pack() {
    let cases: &[(&str, Value, &str)] = &[
        ("child_name", Value::Null, "Tên của trẻ chỉ gồm chữ cái"),
        ("child_name", json!("An 2"), "Tên của trẻ chỉ gồm chữ cái"),
        ("child_name", json!("A".repeat(81)), "viết không quá 80 chữ"),
        ("child_name", json!(""), "Nhập họ, chữ đệm, tên của trẻ"),
        ("child_sex", json!("nam"), "Chọn: Giới tính"),
        ("child_birth_date", json!("2024-02-30"), "Nhập ngày sinh có thật của trẻ"),
        ("child_birth_date", json!("2024-12-31"), "không thể sau hôm nay"),
        ("child_birth_date", json!("0024-12-20"), "4 chữ số"),
        ("mother_birth_date", json!("2024-12-20"), "phải trước ngày sinh của trẻ"),
        ("father_id_number", json!("04519800012"), "có 12 chữ số"),
        ("requester_id_number", json!("045198000123\n"), "hoặc 9 chữ số"),
        ("requester_phone", json!("12345"), "số điện thoại Việt Nam"),
        ("requester_phone", json!("+84912345678x"), "số điện thoại Việt Nam"),
        ("requester_email", json!("binh@"), "ten@vidu.vn"),
        ("requester_relationship", json!(["mother"]), "Chọn"),
        ("child_birth_place", json!(7), "nội dung chưa đúng"),
    ];
    with_form(|form| {
        for (key, value, says) in cases {
            let told = check(form, |answers| drop(answers.insert((*key).to_owned(), value.clone())), None);
            assert!(!told.is_empty(), "{key} {value}");
            assert_eq!(told[0].0, *key, "{told:?}");
            assert!(told[0].1.contains(says), "{key} {value}: {}", told[0].1);
        }
    });
}

#[test]
fn missing_answers_are_asked_for_in_the_order_of_the_form() {
    with_form(|form| {
        let told = form.check(&json!({}), None, day("2024-12-30"));
        let keys: Vec<&str> = told.iter().map(|problem| problem.path.as_str()).collect();
        let required: Vec<&str> =
            form.fields().filter(|field| field.required).map(|field| field.key.as_str()).collect();
        assert_eq!(keys, required);
        assert_eq!(told[0].said.vi, "Nhập họ, chữ đệm, tên của trẻ");
        assert_eq!(told[0].said.en, "Enter the child's full name");
        let page = form.check(&json!({}), Some("mother"), day("2024-12-30"));
        assert_eq!(page.len(), 1);
        assert_eq!(form.check(&json!({}), Some("nowhere"), day("2024-12-30")), []);
    });
}

#[test]
fn unknown_answers_and_other_things_than_objects_are_refused() {
    with_form(|form| {
        let told = check(form, |answers| drop(answers.insert("child/name".into(), json!("x"))), None);
        assert_eq!(told.len(), 1);
        assert_eq!(told[0].0, "child/name");
        for other in [json!([]), json!("x"), json!(null), json!(1)] {
            assert_eq!(form.check(&other, None, day("2024-12-30")).len(), 1, "{other}");
        }
    });
}

#[test]
fn what_a_browser_sends_is_read_and_tidied() {
    let sent = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
    };
    with_form(|form| {
        let answers = form.read(
            &sent(&[
                ("child_name", "  Nguye\u{302}\u{303}n   Thị An "),
                ("child_birth_date-day", "5"),
                ("child_birth_date-month", "03"),
                ("child_birth_date-year", "2024"),
                ("child_home_town", ""),
                ("requester_phone", "0912.345 678"),
                ("csrf", "x"),
            ]),
            Some("child"),
        );
        let expected = json!({ "child_name": "Nguyễn Thị An", "child_birth_date": "2024-03-05" });
        assert_eq!(Value::Object(answers), expected);
        let phone = form.read(&sent(&[("requester_phone", "0912.345 678")]), None);
        assert_eq!(phone["requester_phone"], "0912345678");
        for (day_text, month, expected) in [("31", "2", "2024-02-31"), ("hai", "2", "2024-2-hai"), ("", "2", "2024-2-")]
        {
            let pairs = sent(&[
                ("child_birth_date-day", day_text),
                ("child_birth_date-month", month),
                ("child_birth_date-year", "2024"),
            ]);
            let answers = form.read(&pairs, Some("child"));
            assert_eq!(answers["child_birth_date"], expected);
            let told = form.check(&Value::Object(answers), Some("child"), day("2024-12-30"));
            let date = told.iter().find(|problem| problem.path == "child_birth_date").expect("told");
            assert!(date.said.vi.starts_with("Nhập ngày sinh có thật"), "{}", date.said.vi);
        }
    });
}

#[test]
fn the_applicant_and_the_answers_fill_one_another() {
    with_form(|form| {
        let applicant = form.applicant(&good());
        assert_eq!(
            Value::Object(applicant.clone()),
            json!({
                "name": "Trần Thị Bình", "id_number": "045198000123", "phone": "0912345678",
                "address": "Thôn Vĩnh Đại, xã Cam Hiếu"
            })
        );
        let mut answers = good().as_object().expect("an object").clone();
        for key in ["requester_name", "requester_id_number", "requester_phone", "requester_address"] {
            answers.remove(key);
        }
        answers.insert("requester_phone".into(), json!("0233123456"));
        form.fill_from_applicant(&mut answers, &Value::Object(applicant));
        assert_eq!(answers["requester_name"], "Trần Thị Bình");
        assert_eq!(answers["requester_phone"], "0233123456");
    });
}
