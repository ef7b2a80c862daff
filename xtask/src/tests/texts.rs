//! Fluent in, Rust out; the Rust is compiled and run.

use super::brief;
use crate::text::{emit, message, read};
use std::fs;
use std::process::Command;

fn generate(vi: &str, en: &str) -> Result<String, Vec<String>> {
    match message::pair(&read::read("vi.ftl", vi), &read::read("en.ftl", en)) {
        Ok(messages) => Ok(emit::emit("sample", &messages)),
        Err(found) => Err(brief(&found)),
    }
}

fn refused(vi: &str, en: &str, expect: &[&str]) {
    assert_eq!(generate(vi, en).unwrap_err(), expect);
}

const VI: &str = r#"### Tệp thử
-brand = Một cửa

# Hiện khi trễ hạn.
late-by = Trễ { $days } ngày ở { -brand }
    .hint = Gọi "{ $name }"
role = { $role ->
    [citizen] Công dân { $name }
   *[other] Khác
 } xong
count = { $n ->
    [0] Không có
   *[other] Có { $n } hồ sơ của { $who }
 }
braces = a { "{" } { "}" } b
braces-around = { "{" }{ $x }{ "}" }
two-lines =
    Dòng một
    dòng hai
again = { late-by.hint }!
title = Tên
"#;

const EN: &str = r#"-brand = One stop
late-by = { $days ->
    [one] One day
   *[other] { $days } days
 } late at { -brand }
    .hint = Call "{ $name }"
role = { $role ->
    [citizen] Citizen { $name }
   *[other] Other
 } done
count = { $n ->
    [0] None
    [one] One of { $who }
   *[other] { $n } of { $who }
 }
braces = a { "{" } { "}" } b
braces-around = { "{" }{ $x }{ "}" }
two-lines =
    Line one
    line two
again = { late-by.hint }!
title = Title
"#;

const STUB: &str = r#"
mod kernel {
    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    pub enum Lang { Vi, En }
    pub trait Number { fn number(&self) -> i64; }
    impl Number for i64 { fn number(&self) -> i64 { *self } }
}
mod text { include!("text.rs"); }
fn main() {
    let (vi, en) = (text::T::new(kernel::Lang::Vi), text::T::new(kernel::Lang::En));
    assert_eq!(vi.late_by(1), "Trễ 1 ngày ở Một cửa");
    assert_eq!(en.late_by(1), "One day late at One stop");
    assert_eq!(en.late_by(2), "2 days late at One stop");
    assert_eq!(vi.late_by_hint("Hoa"), "Gọi \"Hoa\"");
    assert_eq!(vi.role("citizen", "Hoa"), "Công dân Hoa xong");
    assert_eq!(en.role("desk", "Hoa"), "Other done");
    assert_eq!(vi.count(0, "tôi"), "Không có");
    assert_eq!(vi.count(1, "tôi"), "Có 1 hồ sơ của tôi");
    assert_eq!(en.count(1, "me"), "One of me");
    assert_eq!(en.count(7, "me"), "7 of me");
    assert_eq!(en.braces(), "a { } b");
    assert_eq!(en.braces_around(5), "{5}");
    assert_eq!(vi.two_lines(), "Dòng một\ndòng hai");
    assert_eq!(en.again("Hoa"), "Call \"Hoa\"!");
    assert_eq!((vi.title(), en.title()), ("Tên", "Title"));
    assert_eq!(en.lang(), kernel::Lang::En);
}
"#;

#[test]
fn generated_rust_compiles_and_says_it() {
    let folder = std::env::temp_dir().join(format!("motcua-xtask-texts-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    // `include!` takes no inner attributes or documentation, so the first line goes.
    let text = generate(VI, EN)
        .unwrap()
        .replace("use kernel::", "use crate::kernel::")
        .replace("impl kernel::", "impl crate::kernel::");
    fs::write(folder.join("text.rs"), text.split_once('\n').unwrap().1).unwrap();
    fs::write(folder.join("main.rs"), STUB).unwrap();
    let mut command = Command::new("rustc");
    command.args(["--edition", "2024", "-A", "dead_code", "-o", "said", "main.rs"]).current_dir(&folder);
    let built = command.output().unwrap();
    assert!(built.status.success(), "{}", String::from_utf8_lossy(&built.stderr));
    let said = Command::new(folder.join("said")).output().unwrap();
    assert!(said.status.success(), "{}", String::from_utf8_lossy(&said.stderr));
    fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn comments_become_documentation_and_arguments_keep_their_order() {
    let text = generate("# Vì sao.\nlate = { $b } rồi { $a }\n", "late = { $a } then { $b }\n").unwrap();
    assert!(text.contains("/// Vì sao.\n///\n/// `{ $a } then { $b }`\n"), "{text}");
    assert!(text.contains("pub fn late(&self, b: impl Display, a: impl Display) -> String"), "{text}");
}

#[test]
fn missing_keys_and_arguments_are_found_in_both_languages() {
    refused("a = x\nb = y\n", "a = x\n", &["en.ftl:0 [text] `b` is missing (it is on line 2 of vi.ftl)"]);
    refused("a = x\n", "a = x\nb = y\n", &["vi.ftl:0 [text] `b` is missing (it is on line 2 of en.ftl)"]);
    refused("a = x { $n }\n", "\na = x\n", &["en.ftl:2 [text] `a`: { $n } of the Vietnamese sentence is missing here"]);
    refused("a = x\n", "a = x { $n }\n", &["vi.ftl:1 [text] `a`: { $n } of the English sentence is missing here"]);
    refused("a = x\n    .b = y\n", "a = x\n", &["en.ftl:0 [text] `a.b` is missing (it is on line 2 of vi.ftl)"]);
}

#[test]
fn what_cannot_be_said_is_refused_with_its_line() {
    refused("a = x\nb = z\na = y\n", "a = x\nb = z\n", &["vi.ftl:3 [text] `a` is already on line 1"]);
    refused(
        "a = { NUMBER($n) }\n",
        "a = { $n }\n",
        &["vi.ftl:1 [text] `a`: the function NUMBER() is not understood; give the finished text as an argument"],
    );
    refused("a = { -brand }\n", "a = x\n", &["vi.ftl:1 [text] `a`: `-brand` is not in this file"]);
    refused(
        "a = { b }\nb = { a }\n",
        "a = x\nb = x\n",
        &[
            "vi.ftl:1 [text] `a`: terms or messages name each other in a circle",
            "vi.ftl:2 [text] `b`: terms or messages name each other in a circle",
        ],
    );
    refused("type = x\n", "type = x\n", &["vi.ftl:1 [text] `type`: `type` is a word of Rust; choose another name"]);
    refused("lang = x\n", "lang = x\n", &["vi.ftl:1 [text] `lang`: lang() is taken by the catalogue itself"]);
    refused("a-b = x\na_b = x\n", "a-b = x\na_b = x\n", &["vi.ftl:2 [text] `a_b` becomes a_b(), as does line 1"]);
    refused("a = x\nwrong\n", "a = x\n", &["vi.ftl:2 [text] not Fluent: Expected a token starting with \"=\""]);
}

#[test]
fn plural_forms_that_a_language_lacks_are_refused() {
    let english = "a = { $n ->\n    [one] x\n   *[other] y\n }\n";
    refused(english, english, &["vi.ftl:1 [text] `a`: [one] of $n never happens in this language, which has other"]);
    refused(
        "a = { $n ->\n    [x] x\n   *[other] y\n }\n",
        english,
        &["en.ftl:1 [text] `a`: $n chooses by number in one place and by word in another"],
    );
}
