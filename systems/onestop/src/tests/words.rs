//! The words by which a case is found: folded, each once, and never more than their row takes.

use crate::{
    application::Application,
    limits::CASE_WORDS_BYTES_MAX,
    rows::words::{asked, pattern, words},
};
use serde_json::{Value, json};

fn of(name: &str, phone: &str, form: &Value) -> String {
    let applicant = json!({ "name": name, "id_number": "045195000001", "phone": phone });
    let body = json!({ "applicant": applicant, "form": form, "tracking_key": "" });
    words(&"000.00.10.H50-241230-0007".parse().expect("a code"), Application::read(&body).as_ref())
}

#[test]
fn words_are_folded_and_numbers_put_together() {
    let form = json!({ "child_name": "Hồ Đức", "child_birth_place": "Đông Hà", "requester_phone": "0912 345 678" });
    assert_eq!(of("HỒ THỊ Bé", "+84 912.345.678", &form), " 0007 241230 ho thi be 045195000001 0912345678 duc ");
    assert_eq!(asked("  Hồ  thị-BÉ, 0007% "), ["ho", "thi", "be", "0007"]);
    assert!(asked("%_").is_empty());
    assert_eq!(
        (asked("0912.345 678"), asked("+84 912 345 678")),
        (vec!["0912345678".into()], vec!["0912345678".into()])
    );
    assert_eq!(
        (asked("241230 0001"), asked("241230-0001")),
        (vec!["241230".into(), "0001".into()], vec!["241230".into(), "0001".into()])
    );
    let patterns = ["241", "ho", "h50"].map(pattern);
    assert_eq!(patterns, ["%241%", "% ho%", "% h50%"]);
}

#[test]
fn a_long_application_stays_within_its_row() {
    let long: Vec<String> = (0..2_000).map(|n| format!("tên{n}")).collect();
    assert!(of(&long.join(" "), "", &json!({})).len() <= CASE_WORDS_BYTES_MAX);
}
