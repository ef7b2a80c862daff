//! Pages that depend on an answer, numbers, ages, samples of answers.

use super::{day, packs};
use crate::{Form, doc::Doc, finding::Report, form, number, shape};
use kernel::Lang;
use serde_json::{Map, Value, json};

/// A form of three pages; the second is asked for a gift only, and its applicant is somebody else's.
fn small() -> Form {
    let said = |text: &str| json!({ "vi": text, "en": format!("{text} (en)") });
    let text = |more: Value| {
        let mut field = json!({ "type": "string", "minLength": 1, "maxLength": 40, "x-ui": { "kind": "text", "label": said("Mục") } });
        let known = field.as_object_mut().expect("an object");
        known.extend(more.as_object().expect("an object").clone());
        field
    };
    let choices = ["sale", "gift"].map(|value| json!({ "value": value, "label": said(value) }));
    let date = |rules: Value| {
        text(json!({ "format": "date", "x-ui": { "kind": "date", "label": said("Ngày") }, "x-rule": rules }))
    };
    let file = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Đơn", "x-title": said("Đơn"),
        "x-pages": [
            { "key": "kind", "title": said("Loại"), "fields": ["kind", "born", "met"] },
            { "key": "giver", "title": said("Bên cho"), "when": { "field": "kind", "is": ["gift"] }, "fields": ["giver", "why"] },
            { "key": "area", "title": said("Đất"), "fields": ["area", "price", "name"] },
        ],
        "type": "object",
        "properties": {
            "kind": { "type": "string", "enum": ["sale", "gift"], "x-ui": { "kind": "choice", "label": said("Loại"), "choices": choices } },
            "born": date(json!([
                { "age_from": 18, "message": said("chưa đủ tuổi") },
                { "not_after_field": "met", "message": said("sinh sau ngày gặp") },
            ])),
            "met": date(json!([])),
            "giver": text(json!({ "x-ui": { "kind": "text", "label": said("Bên cho"), "applicant": "address" } })),
            "why": text(json!({})),
            "area": text(json!({
                "x-ui": { "kind": "number", "label": said("Diện tích") },
                "x-number": { "min": "0.5", "max": "1000", "decimals": 2, "unit": said("m²") },
            })),
            "price": text(json!({
                "x-ui": { "kind": "number", "label": said("Giá"), "wrong": said("Nhập số tiền") },
                "x-number": { "min": "0", "max": "1000000" }, "examples": ["0", "500000"],
            })),
            "name": text(json!({ "x-ui": { "kind": "text", "label": said("Tên"), "applicant": "name" } })),
        },
        "required": ["kind", "giver", "area"],
        "additionalProperties": false,
    });
    let mut report = Report::default();
    let doc = Doc::read("form.json", file.to_string().as_bytes(), &mut report).expect("JSON");
    let fits = shape::check("form", &doc, &mut report);
    let form = form::read(&doc, &mut report);
    assert!(fits && !report.has_errors(), "{}", super::told(&report.finish()));
    form.expect("a form")
}

fn object(value: &Value) -> Map<String, Value> {
    value.as_object().expect("an object").clone()
}

fn told(form: &Form, answers: &Value) -> Vec<(String, String)> {
    let problems = form.check(answers, None, day("2024-02-28"));
    problems.into_iter().map(|problem| (problem.path, problem.said.vi)).collect()
}

fn asked<'a>(form: &'a Form, answers: &Value) -> Vec<&'a str> {
    form.asked(&object(answers)).into_iter().map(|page| page.key.as_str()).collect()
}

#[test]
fn a_page_is_asked_after_its_answer_only() {
    let form = small();
    assert_eq!(asked(&form, &json!({})), ["kind", "area"]);
    assert_eq!(asked(&form, &json!({ "kind": "sale" })), ["kind", "area"]);
    assert_eq!(asked(&form, &json!({ "kind": "gift" })), ["kind", "giver", "area"]);
    assert_eq!(asked(&form, &json!({ "kind": ["gift"] })), ["kind", "area"]);
    assert_eq!(form.pages().len(), 3);
}

#[test]
fn what_a_page_requires_is_required_where_it_is_asked() {
    let form = small();
    assert_eq!(told(&form, &json!({ "kind": "sale", "area": "12" })), []);
    let missing = told(&form, &json!({ "kind": "gift", "area": "12" }));
    assert_eq!(missing, [("giver".to_owned(), "Nhập: Bên cho".to_owned())]);
    assert!(form.check(&json!({ "kind": "sale" }), Some("giver"), day("2024-02-28")).is_empty());
    // A program that knows JSON Schema and nothing else comes to the same answer.
    let plain = shape::compile(form.schema()).expect("a schema");
    for (answers, good) in [
        (json!({ "kind": "sale", "area": "12" }), true),
        (json!({ "kind": "gift", "area": "12" }), false),
        (json!({ "kind": "gift", "area": "12", "giver": "An" }), true),
        (json!({ "kind": "sale", "area": "12,5" }), false),
        (json!({ "kind": "sale", "area": "12.5" }), true),
        (json!({ "area": "12.5" }), false),
    ] {
        assert_eq!(plain.is_valid(&answers), good, "{answers}");
        assert_eq!(told(&form, &answers).is_empty(), good, "{answers}");
    }
}

#[test]
fn answers_of_pages_no_longer_asked_are_left_out() {
    let form = small();
    let whole = json!({ "kind": "sale", "giver": "An", "why": "x", "area": "12", "unknown": "1" });
    let mut answers = object(&whole);
    form.tidy(&mut answers);
    assert_eq!(Value::Object(answers), json!({ "kind": "sale", "area": "12", "unknown": "1" }));
    let pairs = |value: &Value| -> Vec<(String, String)> {
        object(value).into_iter().map(|(key, text)| (key, text.as_str().expect("a text").to_owned())).collect()
    };
    assert_eq!(Value::Object(form.read(&pairs(&whole), None)), json!({ "kind": "sale", "area": "12" }));
    // One page is read by itself: what decides about it stands on another.
    assert_eq!(Value::Object(form.read(&pairs(&whole), Some("giver"))), json!({ "giver": "An", "why": "x" }));
    let mut answers = object(&json!({ "kind": "sale" }));
    form.fill_from_applicant(&mut answers, &json!({ "name": "Bình", "address": "Đông Hà" }));
    assert_eq!(Value::Object(answers), json!({ "kind": "sale", "name": "Bình" }));
    let mut answers = object(&json!({ "kind": "gift" }));
    form.fill_from_applicant(&mut answers, &json!({ "name": "Bình", "address": "Đông Hà" }));
    assert_eq!(Value::Object(answers), json!({ "kind": "gift", "name": "Bình", "giver": "Đông Hà" }));
}

#[test]
fn a_number_is_read_in_both_ways_of_writing_and_kept_in_one() {
    for (typed, kept) in [
        ("120", "120"),
        ("120,5", "120.5"),
        ("120.5", "120.5"),
        ("120,50", "120.5"),
        ("1.250", "1250"),
        ("1,250", "1250"),
        ("1.250,5", "1250.5"),
        ("1,250.55", "1250.55"),
        ("50 000 000", "50000000"),
        ("50.000.000", "50000000"),
        ("007", "7"),
        ("0", "0"),
        ("0,5", "0.5"),
        ("00,0", "0"),
        // These are nobody's number, or everybody's another: they stay as typed and are asked again.
        ("0.500", "0.500"),
        ("1250.500", "1250.500"),
        ("1.25.0", "1.25.0"),
        ("1.2500", "1.2500"),
        ("12,", "12,"),
        (",5", ",5"),
        ("-3", "-3"),
        ("1e3", "1e3"),
        ("12 m2", "12 m2"),
        ("trăm hai", "trăm hai"),
        ("١٢", "١٢"),
    ] {
        assert_eq!(number::tidy(typed), kept, "{typed}");
        assert_eq!(number::tidy(kept), kept, "tidied twice: {typed}");
    }
    for (kept, vi, en) in [
        ("0", "0", "0"),
        ("999", "999", "999"),
        ("1250.5", "1.250,5", "1,250.5"),
        ("50000000", "50.000.000", "50,000,000"),
    ] {
        assert_eq!((number::shown(kept, Lang::Vi), number::shown(kept, Lang::En)), (vi.to_owned(), en.to_owned()));
        assert_eq!((number::tidy(vi), number::tidy(en)), (kept.to_owned(), kept.to_owned()), "shown and typed back");
    }
    assert_eq!(number::hundredths("1250.5"), Some(125_050));
    assert_eq!(
        [number::hundredths("x"), number::hundredths("1.255"), number::hundredths("99999999999999999999")],
        [None; 3]
    );
}

#[test]
fn a_number_keeps_within_its_bounds() {
    let form = small();
    let wrong = |area: &str, price: &str| told(&form, &json!({ "kind": "sale", "area": area, "price": price }));
    for (area, price) in [("0.5", "0"), ("1000", "1000000"), ("999.99", "1")] {
        assert_eq!(wrong(area, price), [], "{area} {price}");
    }
    let bounds = "Diện tích: nhập số từ 0,5 đến 1.000";
    for area in ["0.49", "0", "1000.01", "2000", "1.5.5", "tám", "-1", "12.345"] {
        assert_eq!(wrong(area, "1"), [("area".to_owned(), bounds.to_owned())], "{area}");
    }
    let decimals = ("price".to_owned(), "Giá: nhập số nguyên, không có phần lẻ".to_owned());
    assert_eq!(wrong("1", "0.5"), [decimals], "what is wrong with it is no bound");
    for price in ["1000001", "x"] {
        assert_eq!(wrong("1", price), [("price".to_owned(), "Nhập số tiền".to_owned())], "{price}");
    }
    let area = form.field("area").expect("the field");
    assert_eq!(
        (area.shown_number("999.5", Lang::Vi), area.shown_number("tám", Lang::Vi)),
        ("999,5".into(), "tám".into())
    );
    let english = form.check(&json!({ "kind": "sale", "area": "0" }), None, day("2024-02-28"));
    assert_eq!(english[0].said.en, "Diện tích (en): enter a number from 0.5 to 1,000");
}

#[test]
fn decimals_that_are_not_asked_for_are_told_as_such() {
    let form = &packs().procedure(&"1.001612".parse().expect("a code"), day("2024-12-30")).expect("it").form;
    let told = |key: &str, value: &str| {
        let mut answers = serde_json::Map::new();
        answers.insert(key.to_owned(), json!(value));
        form.tidy(&mut answers);
        let found = form.check(&Value::Object(answers), None, day("2024-12-30"));
        found.into_iter().find(|problem| problem.path == key).map(|problem| problem.said.vi)
    };
    let workers = told("workers", "12,55").expect("half a person");
    assert!(workers.contains("nhập số nguyên, không có phần lẻ"), "{workers}");
    assert_eq!(told("workers", "12"), None);
}

#[test]
fn an_age_is_reached_on_the_birthday() {
    let form = small();
    let wrong = |born: &str, met: &str, today: &str| {
        let answers = json!({ "kind": "sale", "area": "1", "born": born, "met": met });
        form.check(&answers, None, day(today)).into_iter().map(|problem| problem.said.vi).collect::<Vec<_>>()
    };
    assert!(wrong("2006-02-28", "2024-01-01", "2024-02-28").is_empty());
    assert_eq!(wrong("2006-03-01", "2024-01-01", "2024-02-28"), ["chưa đủ tuổi"]);
    assert_eq!(wrong("2004-02-29", "2022-01-01", "2022-02-28"), ["chưa đủ tuổi"]);
    assert!(wrong("2004-02-29", "2022-01-01", "2022-03-01").is_empty());
    assert!(wrong("2000-01-01", "2000-01-01", "2024-02-28").is_empty(), "the same day is not after");
    assert_eq!(wrong("2000-01-02", "2000-01-01", "2024-02-28"), ["sinh sau ngày gặp"]);
}

#[test]
fn the_marriage_ages_are_those_of_the_law() {
    let packs = packs();
    let today = day("2024-12-30");
    let form = &packs.procedure(&"1.000894".parse().expect("a code"), today).expect("it").form;
    for (key, born, good) in [
        ("bride_birth_date", "2006-12-30", true),
        ("bride_birth_date", "2006-12-31", false),
        ("groom_birth_date", "2004-12-30", true),
        ("groom_birth_date", "2004-12-31", false),
    ] {
        let told = form.check(&json!({ key: born }), None, today);
        assert_eq!(told.iter().all(|problem| problem.path != key), good, "{key} {born}");
    }
}
