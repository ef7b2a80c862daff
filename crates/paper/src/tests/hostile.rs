//! What people type is text: never code, never a way out, never a broken page.

use super::{fault, letters, print, rightmost_mm, words};
use crate::limits::{DATA_BYTES_MAX, DATA_DEPTH_MAX, TEXT_CHARS_MAX};
use serde_json::{Value, json};

const SOURCE: &str =
    "#import \"/official.typ\": *\n#show: official.with(title: \"x\")\n#field([Tên], json(\"/data.json\").name)";

fn name(text: &str) -> String {
    let sheet = print(SOURCE, &json!({ "name": text })).unwrap_or_else(|f| panic!("{text:?}: {}", f.0));
    assert_eq!(sheet.warnings, Vec::new(), "{text:?}");
    letters(&sheet)
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn markup_in_a_name_is_printed_as_it_was_typed() {
    for text in [
        "#eval(\"1+1\")",
        "#panic()",
        "*đậm* _nghiêng_ $x^2$ `thô` @ref <nhãn>",
        "= Tiêu đề\n- gạch\n+ số\n/ mục: nghĩa",
        "#import \"/data.json\": *; \\u{41} ~ -- --- ... \" ' // x /* y */ ] } ) #[",
        "\"); #read(\"/data.json\") //",
        "https://example.vn/<script>alert(1)</script>",
    ] {
        assert!(name(text).contains(&squeezed(text)), "{text:?} became {}", name(text));
    }
}

#[test]
fn unseen_characters_are_dropped_and_unknown_ones_shown_as_unknown() {
    for (text, printed) in [
        ("Lê\u{202E}nìB\u{202C}", "Tên:LênìB"),
        ("A\u{200B}B\u{200F}C\u{FEFF}D\u{0}E\u{7}F\u{AD}G", "Tên:ABCDEFG"),
        ("漢字 🙂 \u{E000}\u{10FFFF}", "Tên:\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}"),
        ("Nguye\u{302}\u{303}n", "Tên:Nguyễn"),
        ("dòng 1\r\ndòng\u{A0}2\u{2028}dòng\t3", "Tên:dòng1dòng2dòng3"),
    ] {
        assert!(name(text).contains(printed), "{text:?} became {}", name(text));
    }
}

#[test]
fn all_vietnamese_letters_are_in_the_fonts() {
    let marks = ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"];
    let letters: String = "aăâeêioôơuưyAĂÂEÊIOÔƠUƯY".chars().flat_map(|c| marks.map(|m| format!("{c}{m}"))).collect();
    let printed = name(&format!("{letters}đĐ₫"));
    assert!(!printed.contains('\u{FFFD}'), "{printed}");
}

#[test]
fn a_word_of_any_length_stays_on_the_page_and_whole() {
    let word = "Ằx".repeat(600);
    let sheet = print(SOURCE, &json!({ "name": word })).unwrap_or_else(|f| panic!("{}", f.0));
    assert!(letters(&sheet).contains(&word));
    assert!(rightmost_mm(&sheet) <= 148.0 - 12.0 + 0.1, "it ends at {} mm", rightmost_mm(&sheet));
}

#[test]
fn too_much_is_refused_with_its_place() {
    let long = "x".repeat(TEXT_CHARS_MAX + 1);
    let deep = (0..=DATA_DEPTH_MAX).fold(json!("x"), |inner, _| json!([inner]));
    let wide: Vec<Value> = (0..DATA_BYTES_MAX / 1000 + 1).map(|_| json!("y".repeat(1000))).collect();
    for (data, said) in [
        (json!({ "name": long }), "the text at /name has 10001 characters; the limit is 10000"),
        (json!({ "name": "x".repeat(100_000) }), "the text at /name has 100000 characters"),
        (json!({ "name": ["ok", { "a": long }] }), "the text at /name/1/a has"),
        (json!({ "name": deep }), "data is nested deeper than 16"),
        (json!({ "name": wide }), "data bytes; the limit is 524288"),
    ] {
        let message = fault(print(SOURCE, &data));
        assert!(message.starts_with("test/paper: ") && message.contains(said), "{message}");
    }
}

#[test]
fn the_longest_text_allowed_is_printed() {
    let text = "Xin chào. ".repeat(TEXT_CHARS_MAX / 10);
    let sheet = print(SOURCE, &json!({ "name": text })).unwrap_or_else(|f| panic!("{}", f.0));
    assert_eq!(words(&sheet).matches("chào.").count(), TEXT_CHARS_MAX / 10);
}
