//! Packs made in bad faith or by accident: bounded, told, never trusted.

use super::{check, errors, folder, refused, small, told};
use crate::{Finding, check_dir, limits, tree::Tree};
use kernel::testing::SeededEntropy;
use std::{collections::BTreeMap, fs, os::unix, path::Path};

fn keys(findings: &[Finding]) -> Vec<&'static str> {
    errors(findings).iter().map(|finding| finding.key).collect()
}

fn with(path: &str, bytes: &[u8]) -> Vec<Finding> {
    let mut tree = small("quang-tri");
    tree.files.insert(path.to_owned(), bytes.to_vec());
    check(&tree)
}

const FORM: &str = "procedures/1.001193/form.json";
const STEPS: &str = "procedures/1.001193/steps.toml";

#[test]
fn a_file_of_100_megabytes_is_not_read() {
    let dir = folder(&small("quang-tri"));
    let big = fs::File::create(dir.path().join("roles.toml")).expect("a file");
    big.set_len(100 * 1024 * 1024).expect("a long file");
    let findings = check_dir(dir.path());
    assert_eq!(keys(&findings), ["file-too-large"], "{}", told(&findings));
    assert!(findings[0].file.ends_with("roles.toml") || findings.iter().any(|f| f.file.ends_with("roles.toml")));
}

#[test]
fn deep_nesting_is_told_and_does_not_overflow() {
    let deep = 100_000;
    let json = "[".repeat(deep) + &"]".repeat(deep);
    assert_eq!(keys(&with(FORM, json.as_bytes())), ["too-deep"]);
    let json = "{\"a\":".repeat(deep) + "1" + &"}".repeat(deep);
    assert_eq!(keys(&with(FORM, json.as_bytes())), ["too-deep"]);
    let toml = format!("roles = {}1{}", "[".repeat(5_000), "]".repeat(5_000));
    let findings = with("roles.toml", toml.as_bytes());
    assert!(keys(&findings).contains(&"too-deep"), "{}", told(&findings));
    let dotted = vec!["a"; 5_000].join(".") + " = 1";
    assert!(refused(&with("roles.toml", dotted.as_bytes())));
}

#[test]
fn bytes_that_are_not_text_are_told_where_they_begin() {
    let findings = with("roles.toml", b"# m\xe1\xbb\x99t\n[[roles]]\nkey = \"\xff\"\n");
    let errors = errors(&findings);
    assert_eq!((errors[0].key, errors[0].line, errors[0].column), ("not-utf8", 3, 8), "{}", told(&findings));
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_change_nothing() {
    let plain = small("quang-tri");
    let mut windows = plain.clone();
    for bytes in windows.files.values_mut() {
        let text = String::from_utf8(bytes.clone()).expect("text");
        *bytes = format!("\u{feff}{}", text.replace('\n', "\r\n")).into_bytes();
    }
    let (a, b) = (check(&plain), check(&windows));
    let places = |findings: &[Finding]| findings.iter().map(|f| (f.file.clone(), f.line, f.key)).collect::<Vec<_>>();
    assert_eq!(places(&a), places(&b));
    let hash = |tree| crate::load::load(tree, &mut crate::finding::Report::default()).expect("a pack").info.hash;
    assert_eq!(hash(&plain), hash(&windows));
}

#[test]
fn odd_json_is_refused_like_any_parser_would() {
    for bad in [
        "",
        " ",
        "nul",
        "{",
        "{\"a\"}",
        "{\"a\":1,}",
        "[1,]",
        "\"\\u12\"",
        "\"\\ud800\"",
        "{\"a\":01}",
        "{} {}",
        "'a'",
        "{\"a\":\"tab\tinside\"}",
        "[1 2]",
        "{\"a\":--1}",
        "\"open",
        "\"\\\u{1ea1}\"",
    ] {
        let findings = with(FORM, bad.as_bytes());
        assert_eq!(keys(&findings), ["json-syntax"], "{bad:?}{}", told(&findings));
    }
    assert_eq!(keys(&with(FORM, "{\"ạ\":1,\"ạ\":2}".as_bytes())), ["key-twice"]);
    assert_eq!(keys(&with(FORM, b"[]")), ["wrong-type"]);
}

#[test]
fn a_link_in_a_pack_is_refused() {
    let dir = folder(&small("quang-tri"));
    fs::remove_file(dir.path().join("roles.toml")).expect("removed");
    unix::fs::symlink("/etc/passwd", dir.path().join("roles.toml")).expect("a link");
    let findings = check_dir(dir.path());
    assert_eq!(keys(&findings), ["link"], "{}", told(&findings));
    assert!(!told(&findings).contains("root:"));
    let holder = tempfile::tempdir().expect("a folder");
    unix::fs::symlink(dir.path(), holder.path().join("pack")).expect("a link");
    assert_eq!(keys(&check_dir(holder.path())), ["no-pack", "link"]);
}

#[test]
fn folders_go_only_so_deep_and_files_are_only_so_many() {
    let dir = folder(&small("vietnam"));
    let deep = (0..=limits::FOLDER_DEPTH_MAX).fold(dir.path().to_owned(), |path, _| path.join("x"));
    fs::create_dir_all(&deep).expect("folders");
    assert!(keys(&check_dir(dir.path())).contains(&"folder-too-deep"));
}

#[test]
fn a_place_without_a_pack_is_told() {
    let empty = tempfile::tempdir().expect("a folder");
    assert_eq!(keys(&check_dir(empty.path())), ["no-pack"]);
    assert_eq!(keys(&check_dir(Path::new("/nowhere/at/all"))), ["not-readable"]);
    let file = empty.path().join("a.toml");
    fs::write(&file, "").expect("a file");
    assert_eq!(keys(&check_dir(&file)), ["not-readable"]);
}

#[test]
fn findings_are_bounded_and_an_error_is_never_lost_among_notices() {
    let mut many = String::from("programme = 1\n");
    for n in 0..5_000 {
        many.push_str(&format!("key{n} = 1\n"));
    }
    let findings = with("roles.toml", many.as_bytes());
    assert!(findings.len() <= limits::FINDINGS_MAX + 1);
    assert!(refused(&findings));
}

#[test]
fn a_pattern_that_would_take_forever_or_all_memory_is_refused() {
    let form = String::from_utf8(small("quang-tri").files[FORM].clone()).expect("text");
    let bomb = form.replacen("^(\\\\d{9}|\\\\d{12})$", "^((\\\\w{1,400}){1,400}){1,400}$", 1);
    assert_eq!(keys(&with(FORM, bomb.as_bytes())), ["pattern-broken"]);
    let look = form.replacen("^(\\\\d{9}|\\\\d{12})$", "(?<=a)b", 1);
    assert_eq!(keys(&with(FORM, look.as_bytes())), ["pattern-broken"]);
}

#[test]
fn a_schema_cannot_reach_outside() {
    let form = String::from_utf8(small("quang-tri").files[FORM].clone()).expect("text");
    let outside = form.replacen("\"type\": \"object\",", "\"type\": \"object\", \"$ref\": \"file:///etc/passwd\",", 1);
    assert_eq!(keys(&with(FORM, outside.as_bytes())), ["key-unknown"]);
}

#[test]
fn no_damage_to_a_file_makes_the_check_panic_or_pass_silently() {
    let entropy = SeededEntropy::new(1193);
    let pick = |below: usize| usize::try_from(entropy.below(below as u64)).expect("small");
    let tree = small("quang-tri");
    let paths = ["pack.toml", "roles.toml", "demo.toml", "procedures/1.001193/procedure.toml", STEPS, FORM];
    for round in 0..300 {
        let path = paths[round % paths.len()];
        let mut bytes = tree.files[path].clone();
        for _ in 0..=pick(3) {
            let at = pick(bytes.len());
            match pick(4) {
                0 => bytes[at] = u8::try_from(pick(256)).expect("a byte"),
                1 => bytes.truncate(at.max(1)),
                2 => drop(bytes.remove(at)),
                _ => {
                    let end = (at + pick(200)).min(bytes.len());
                    let piece = bytes[at..end].to_vec();
                    bytes.splice(at..at, piece);
                }
            }
        }
        let mut small = Tree { label: tree.label.clone(), files: BTreeMap::new() };
        for kept in ["pack.toml", "procedures/1.001193/procedure.toml", STEPS, FORM] {
            small.files.insert(kept.to_owned(), tree.files[kept].clone());
        }
        small.files.insert(path.to_owned(), bytes);
        for finding in check(&small) {
            assert!(!finding.what.vi.is_empty() && !finding.instead.en.is_empty(), "{finding:?}");
        }
    }
}
