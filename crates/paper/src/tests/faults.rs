//! What is wrong with a template is said with its line; what it may not reach, it does not reach.

use super::{PRESS, fault, print, print_with};
use crate::limits::{FILES_MAX, PAGES_MAX, QR_BYTES_MAX};
use kernel::Lang;
use platform::{Paper, PaperFile, PaperTemplate};
use serde_json::json;

const HEAD: &str = "#set document(title: \"x\")\n#set text(font: \"Tinos\", lang: \"vi\")\n";

#[test]
fn a_mistake_is_named_with_its_line() {
    for (body, said) in [
        ("#nope", "test/paper:3:2: unknown variable: nope"),
        ("chữ\n#let x = (", "test/paper:4:10: unclosed delimiter"),
        ("#json(\"/data.json\").missing", "test/paper:3:21: dictionary does not contain key \"missing\""),
        ("#import \"/official.typ\": *\n#date-of(\"30/12/2024\")", "test/paper:4:2: official.typ:"),
        ("#image(\"/qr.svg\")", "test/paper:3:8: file not found"),
    ] {
        let message = fault(print(&format!("{HEAD}{body}"), &json!({})));
        assert!(message.starts_with(said), "{message}");
    }
}

#[test]
fn a_template_reaches_no_disk_no_package_and_no_network() {
    for body in [
        "#read(\"/etc/passwd\")",
        "#read(\"../../Cargo.toml\")",
        "#include \"/../x.typ\"",
        "#image(\"https://example.vn/x.png\")",
    ] {
        let message = fault(print(&format!("{HEAD}{body}"), &json!({})));
        assert!(message.contains("not found") || message.contains("escape"), "{body}: {message}");
    }
    let message = fault(print(&format!("{HEAD}#import \"@preview/cetz:0.3.0\": *"), &json!({})));
    assert!(message.contains("a paper uses no packages"), "{message}");
}

#[test]
fn a_paper_without_title_or_with_a_mute_picture_is_refused() {
    let untitled = fault(print("#set text(font: \"Tinos\", lang: \"vi\")\nx", &json!({})));
    assert!(untitled.contains("title"), "{untitled}");
    let mute = fault(print(&format!("{HEAD}#image(\"/qr.svg\")"), &json!({ "qr": "https://example.vn" })));
    assert!(mute.contains("test/paper:3") && mute.contains("alt"), "{mute}");
}

#[test]
fn limits_are_named() {
    let pages = fault(print(&format!("{HEAD}#for _ in range({PAGES_MAX}) {{ pagebreak() }}"), &json!({})));
    assert_eq!(pages, format!("test/paper: {} pages; the limit is {PAGES_MAX}", PAGES_MAX + 1));
    let many: Vec<PaperFile> =
        (0..=FILES_MAX).map(|i| PaperFile { path: format!("{i}.svg"), bytes: Vec::new() }).collect();
    let files = fault(print_with(HEAD, &json!({}), &many, super::at(), Lang::Vi));
    assert!(files.contains("33 files; the limit is 32"), "{files}");
    let endless = fault(print(&format!("{HEAD}#let i = 0\n#while i < 1 {{ i -= 1 }}"), &json!({})));
    assert!(endless.contains("infinite"), "{endless}");
}

#[test]
fn a_qr_code_is_drawn_from_the_data_or_asked_for() {
    let template = PaperTemplate {
        name: "test/qr",
        source: "#set document(title: \"x\")\n#set text(font: \"Tinos\", lang: \"vi\")\n#image(\"/qr.svg\", alt: \"QR\")",
        sample: "{}",
    };
    let data = json!({ "qr": "https://motcua.example.vn/theo-doi?code=000.04.28.H50-241230-0007&key=7QK2-M9XD" });
    let pdf = PRESS.pdf(&template, &data, &[], super::at(), Lang::Vi).unwrap_or_else(|f| panic!("{}", f.0));
    assert!(pdf.starts_with(b"%PDF-1.7"));
    let no_sample = PRESS.sample(&PaperTemplate { sample: "{", ..template }, super::at(), Lang::Vi);
    assert!(no_sample.is_err_and(|f| f.0.starts_with("test/qr: sample: EOF")));
    let svg = PRESS.qr_svg("https://example.vn").unwrap_or_else(|f| panic!("{}", f.0));
    assert!(
        String::from_utf8_lossy(&svg).contains("viewBox=\"0 0 33 33\""),
        "25 modules and a quiet zone of 4 on each side"
    );
    let Err(refused) = PRESS.qr_svg(&"x".repeat(QR_BYTES_MAX + 1)) else { panic!("drawn") };
    assert!(refused.0.contains("the limit is 300"), "{}", refused.0);
}
