//! What is odd and no mistake is told as a remark, at its line; the pack can be used.

use super::{check, day, folder, packs, refused, small, told};
use crate::{Finding, Packs};

const PROCEDURE: &str = "procedures/1.001193/procedure.toml";
const FORM: &str = "procedures/1.001193/form.json";
const STEPS: &str = "procedures/1.001193/steps.toml";

/// What a check says of the small pack after one change, without errors.
#[track_caller]
fn after(file: &str, from: &str, to: &str) -> Vec<Finding> {
    let mut tree = small("quang-tri");
    let text = String::from_utf8(tree.files[file].clone()).expect("text");
    assert!(text.contains(from), "{from}");
    tree.files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    let findings = check(&tree);
    assert!(!refused(&findings), "{}", told(&findings));
    findings
}

#[track_caller]
fn remarks(findings: &[Finding], key: &str, file: &str, says: &str) {
    let fits =
        |one: &&Finding| one.key == key && one.file.ends_with(file) && one.line > 0 && one.what.vi.contains(says);
    assert!(findings.iter().any(|one| fits(&one)), "{key} {says}: {}", told(findings));
}

#[test]
fn what_is_odd_is_remarked_at_its_line() {
    let before = check(&small("quang-tri"));
    for key in ["steps-over-limit", "step-kind-missing", "applicant-no-name", "applicant-twice", "scope-unknown"] {
        assert!(before.iter().all(|one| one.key != key), "{key}: {}", told(&before));
    }
    let long = after(STEPS, "time = \"unknown\"\nnext = 2", "time = \"9wd\"\nnext = 2");
    assert!(long.iter().all(|one| one.key != "steps-over-limit"), "a same-day limit depends on its day");
    let no_return = after(STEPS, "kind = \"return\"", "kind = \"process\"");
    remarks(&no_return, "step-kind-missing", STEPS, "return");
    let nameless = after(FORM, "\"applicant\": \"name\"", "\"applicant\": \"address\"");
    remarks(&nameless, "applicant-no-name", FORM, "tên người nộp");
    remarks(&nameless, "applicant-twice", FORM, "address");
    let odd = after(PROCEDURE, "scope = \"national\"", "scope = \"bla\"");
    remarks(&odd, "scope-unknown", PROCEDURE, "bla");
    let here = after(PROCEDURE, "scope = \"national\"", "scope = \"Quảng Trị\"");
    assert!(here.iter().all(|one| one.key != "scope-unknown"), "{}", told(&here));
}

#[test]
fn a_channel_without_a_fee_beside_others_is_remarked() {
    let fee = |channel: &str, amount: u32| {
        format!(
            "[[fees]]\nkey = \"own_{channel}\"\nkind = \"le_phi\"\nname.vi = \"Lệ phí\"\nname.en = \"Fee\"\namount_vnd = {amount}\nunit = \"VND/case\"\nchannel = \"{channel}\"\nscope = \"national\"\nbasis = \"configuration\"\n\n"
        )
    };
    let mut tree = small("quang-tri");
    let text = String::from_utf8(tree.files[PROCEDURE].clone()).expect("text");
    let cut = text.find("[[fees]]").expect("fees");
    let rest =
        text[cut..].find("\n[[legal_bases]]").map(|at| text[cut + at + 1..].to_owned()).expect("the end of fees");
    let text = format!("{}{}{}{rest}", &text[..cut], fee("direct", 400_000), fee("online", 200_000));
    tree.files.insert(PROCEDURE.to_owned(), text.into_bytes());
    remarks(&check(&tree), "fee-channel-missing", PROCEDURE, "post");
}

#[test]
fn steps_that_take_longer_than_the_limit_are_remarked() {
    let mut tree = small("quang-tri");
    for (file, from, to) in [
        (PROCEDURE, "allow = \"same-day\"", "allow = \"3wd\""),
        (STEPS, "time = \"unknown\"\nnext = 2", "time = \"7wd\"\nnext = 2"),
    ] {
        let text = String::from_utf8(tree.files[file].clone()).expect("text");
        assert!(text.contains(from), "{from}");
        tree.files.insert(file.to_owned(), text.replacen(from, to, 1).into_bytes());
    }
    remarks(&check(&tree), "steps-over-limit", STEPS, "7 ngày làm việc, quá thời hạn 3 ngày làm việc");
}

#[test]
fn an_agency_is_named_by_its_code_and_suggested_by_its_name() {
    let named = |to: &str| {
        let mut tree = small("quang-tri");
        let text = String::from_utf8(tree.files[PROCEDURE].clone()).expect("text");
        let to = format!("agencies = [\"{to}\"]\ninteragency =");
        tree.files.insert(PROCEDURE.to_owned(), text.replacen("interagency =", &to, 1).into_bytes());
        tree
    };
    let commune = packs().agencies().iter().find(|agency| agency.key == "UBND-19351").expect("a ward");
    let by_code = named(commune.code.as_str());
    let findings = check(&by_code);
    assert!(!refused(&findings), "{}", told(&findings));
    let own = folder(&by_code);
    let all = Packs::load(&[own.path().to_owned()], true).unwrap_or_else(|findings| panic!("{}", told(&findings)));
    let version = all.procedure(&"1.001193".parse().expect("a code"), day("2024-12-30")).expect("the procedure");
    assert_eq!(version.agencies, std::slice::from_ref(&commune.code));
    for (typed, says, never) in [
        ("UBND-HAILANG", "\"UBND-470\" (Ủy ban nhân dân huyện Hải Lăng)", "??"),
        ("UBND-999", "motcua pack list agencies", "19699"),
        ("UBND-999", "Dùng khóa hoặc mã định danh", "Có phải"),
        ("UBMD-470", "Có phải muốn viết \"UBND-470\"", "??"),
    ] {
        let findings = check(&named(typed));
        let one = findings.iter().find(|one| one.key == "agency-unknown").expect("it is unknown");
        assert!(one.instead.vi.contains(says) && !one.instead.vi.contains(never), "{}", one.instead.vi);
    }
}

#[test]
fn what_is_written_the_way_people_write_is_told_the_right_way() {
    let findings_of = |from: &str, to: &str| {
        let mut tree = small("quang-tri");
        let text = String::from_utf8(tree.files[PROCEDURE].clone()).expect("text");
        assert!(text.contains(from), "{from}");
        tree.files.insert(PROCEDURE.to_owned(), text.replacen(from, to, 1).into_bytes());
        check(&tree)
    };
    let commune = packs().agencies().iter().find(|agency| agency.key == "UBND-19351").expect("a ward");
    let twice = format!("agencies = [\"UBND-19351\", \"{}\"]\ninteragency =", commune.code);
    for (from, to, key, instead) in [
        ("code = \"1.001193\"", "code = 1.001193", "wrong-number", "Đặt mã trong ngoặc kép: \"1.001193\"."),
        ("valid_from = 2021-01-01", "valid_from = 01/02/2021", "toml-syntax", "Viết 2021-02-01: năm-tháng-ngày"),
        (
            "valid_from = 2021-01-01\n",
            "",
            "key-missing",
            "valid_from = 2024-12-30 (năm-tháng-ngày, không có ngoặc kép)",
        ),
        (
            "name.vi = \"Đăng ký khai sinh\"\nname.en = \"Birth registration\"",
            "name = \"Khai sinh\"",
            "wrong-type",
            "Viết name.vi = \"…\" và name.en = \"…\"",
        ),
        ("interagency =", &twice, "item-twice", "Giữ mỗi mục một lần"),
    ] {
        let findings = findings_of(from, to);
        let found = findings.iter().any(|one| one.is_error() && one.key == key && one.instead.vi.contains(instead));
        assert!(found, "{to}: {}", told(&findings));
    }
}

#[test]
fn copies_and_replacements_are_remarked() {
    let copied = after(FORM, "urn:motcua:form:1.001193", "urn:motcua:form:1.000894");
    remarks(&copied, "form-of-other", FORM, "1.000894");
    remarks(&copied, "pack-replaced", "pack.toml", "thay toàn bộ gói quang-tri");
    let whole = check(&super::carried("quang-tri"));
    assert!(whole.iter().all(|one| !["pack-replaced", "field-alike"].contains(&one.key)), "{}", told(&whole));
    let mut tree = super::carried("quang-tri");
    let path = "procedures/2.000620/procedure.toml";
    let text = String::from_utf8(tree.files[path].clone()).expect("text").replace("hàng hóa", "hàng hoá");
    tree.files.insert(path.to_owned(), text.replace("\"Hộ tịch\"", "\"Hộ Tịch\"").into_bytes());
    let other = "procedures/2.000635/procedure.toml";
    let text = String::from_utf8(tree.files[other].clone()).expect("text");
    tree.files.insert(other.to_owned(), text.replace("\"Hộ tịch\"", "\"Hộ tich\"").into_bytes());
    remarks(&check(&tree), "field-alike", other, "Hộ tịch");
}

#[test]
fn two_versions_at_once_are_told_with_what_works() {
    let second = |from: &str, folder: &str| {
        let mut tree = small("quang-tri");
        let files: Vec<(String, Vec<u8>)> =
            tree.files.iter().map(|(path, bytes)| (path.clone(), bytes.clone())).collect();
        for (path, bytes) in files.into_iter().filter(|(path, _)| path.starts_with("procedures/1.001193/")) {
            let text = String::from_utf8(bytes)
                .expect("text")
                .replace("valid_from = 2021-01-01", &format!("valid_from = {from}"));
            tree.files.insert(path.replace("1.001193", folder), text.into_bytes());
        }
        check(&tree)
    };
    let same = second("2021-01-01", "1.001193@2021-01-01");
    let one = same.iter().find(|one| one.key == "version-overlap").expect("they overlap");
    assert!(one.instead.vi.starts_with("Cả hai bản đều bắt đầu ngày 2021-01-01"), "{}", one.instead.vi);
    let later = second("2024-01-01", "1.001193@2025-01-01");
    let one = later.iter().find(|one| one.key == "version-overlap").expect("they overlap");
    assert!(one.instead.vi.contains("valid_to = 2024-01-01"), "{}", one.instead.vi);
    let date = later.iter().find(|one| one.key == "folder-date").expect("the folder says another day");
    assert!(date.what.vi.contains("2025-01-01") && date.instead.vi.contains("1.001193@2024-01-01"), "{}", told(&later));
    assert!(later.iter().all(|one| one.key != "folder-name"), "{}", told(&later));
}
