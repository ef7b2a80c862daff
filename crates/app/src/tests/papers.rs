//! Papers of packs: tried, told, installed; and the handbook's example works as it stands.

use crate::papers::{known, named, press, trial};
use kernel::{Instant, Lang};
use pack::{Finding, Packs, check_folder};
use paper::Press;
use platform::Paper;
use serde_json::Value;
use std::{fs, path::Path, sync::LazyLock};
use tempfile::TempDir;

const HANDBOOK: &str = include_str!("../../../../docs/papers.md");
const PACK: &str = "id = \"thu\"\nversion = \"1.0.0\"\nrequires = [\"vietnam\"]\nname.vi = \"Thử\"\nname.en = \"Trial\"\nabout.vi = \"Thử\"\nabout.en = \"Trial\"\n";
const GOOD: &str = "#import \"/official.typ\": *\n#let d = json(\"/data.json\")\n#show: official.with(title: d.code)\n= Giấy của tỉnh\n#text-of(d.code)\n";

static PRESS: LazyLock<Press> = LazyLock::new(Press::new);

fn at() -> Instant {
    testkit::start()
}

fn folder(files: &[(&str, &str)]) -> TempDir {
    let dir = tempfile::tempdir().expect("a folder");
    for (name, body) in files {
        let path = dir.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, body).expect("a file");
    }
    dir
}

/// What `pack check` says of the papers in a folder.
fn findings(dir: &Path) -> Vec<Finding> {
    let checked = check_folder(dir);
    assert!(checked.findings.iter().all(|one| !one.is_error()), "{:?}", checked.findings);
    trial(&PRESS, &checked.papers, at()).findings
}

/// A file of the handbook's example.
fn example(name: &str) -> &'static str {
    let (_, after) = HANDBOOK.split_once(&format!("\n`goi-cua-toi/{name}`\n")).expect("the example has this file");
    let (_, body) = after.split_once("```").expect("a block follows its name");
    let (_, body) = body.split_once('\n').expect("the block begins on the next line");
    body.split_once("```").expect("the block ends").0
}

#[test]
fn the_handbooks_example_works_as_it_stands() {
    let names = ["pack.toml", "papers/onestop/receipt.typ"];
    let dir = folder(&names.map(|name| (name, example(name))));
    let checked = check_folder(dir.path());
    assert!(checked.findings.iter().all(|one| !one.is_error()), "{:?}", checked.findings);
    let tried = trial(&PRESS, &checked.papers, at());
    assert_eq!(tried.findings, Vec::new());
    let printed: Vec<(&str, Lang)> = tried.prints.iter().map(|(name, lang, _)| (name.as_str(), *lang)).collect();
    assert_eq!(printed, [("onestop/receipt", Lang::Vi), ("onestop/receipt", Lang::En)]);
    // The binary that is started with it prints it.
    let packs = Packs::load(&[dir.path().to_owned()], true).expect("sound packs");
    assert_eq!(packs.papers().len(), 1);
    let press = press(&packs, at()).expect("it prints");
    let receipt = named("onestop/receipt").expect("a paper");
    let data: Value = serde_json::from_str(receipt.sample).expect("JSON");
    let own = press.pdf(receipt, &data, &[], at(), Lang::Vi).expect("it prints");
    assert!(own == tried.prints[0].2, "what was tried is what is printed");
    assert!(own != PRESS.pdf(receipt, &data, &[], at(), Lang::Vi).expect("it prints"));
}

#[test]
fn a_receipt_says_where_the_post_brings_the_result() {
    let receipt = named("onestop/receipt").expect("a paper");
    let mut data: Value = serde_json::from_str(receipt.sample).expect("JSON");
    let at_desk = PRESS.pdf(receipt, &data, &[], at(), Lang::Vi).expect("it prints");
    data["post_to"] = "Khu phố 3, phường Đông Lễ, thành phố Đông Hà".into();
    for lang in [Lang::Vi, Lang::En] {
        let by_post = PRESS.pdf(receipt, &data, &[], at(), lang).expect("it prints");
        assert!(by_post != at_desk);
    }
}

#[test]
fn the_handbook_names_every_paper_and_all_of_its_data() {
    for template in known() {
        let line = format!("`papers/{}.typ`", template.name);
        assert!(HANDBOOK.contains(&line), "{line} is not in docs/papers.md");
        let data: Value = serde_json::from_str(template.sample).expect("JSON");
        let common = section("Chung cho mọi giấy:");
        let own = section(&format!("`{}`\n", template.name));
        for key in data.as_object().expect("an object").keys() {
            let named = format!("`{key}`");
            let there = common.contains(&named) || own.contains(&named);
            assert!(there, "{}: {named} is not in docs/papers.md", template.name);
        }
    }
    for offered in paper::HOUSE_STYLE.lines().filter_map(|line| line.strip_prefix("#let ")) {
        let name = offered.split(['(', ' ']).next().unwrap_or_default();
        // What the house style needs for itself, and the language of the reader.
        let inner = ["press", "english", "faint", "rule-stroke", "long-word", "dots", "two", "balanced", "date-form"];
        let inner = [&inner[..], &["instant-form", "together", "weekdays", "proof-runs", "proof-row"]].concat();
        assert!(inner.contains(&name) || HANDBOOK.contains(&format!("`{name}")), "{name} is not in docs/papers.md");
    }
}

/// The table below a line.
fn section(heading: &str) -> &'static str {
    let (_, after) = HANDBOOK.split_once(&format!("\n{heading}")).expect("a heading");
    after.trim_start().split("\n\n").next().unwrap_or_default()
}

#[test]
fn a_broken_paper_is_told_with_file_line_and_what_would_be_right() {
    for (body, (line, column), what, instead) in [
        (GOOD.replace("d.code)\n=", "d.kode)\n="), (3, 31), "\"kode\"", "hand_overs"),
        (GOOD.replace("text-of(d.code)", "text_of(d.code)"), (5, 2), "unknown variable", "official.typ"),
        (GOOD.replace("= Giấy của tỉnh", "#image(\"/logo.png\", alt: \"x\")"), (4, 8), "not found", "/qr.svg"),
        (GOOD.replace("= Giấy của tỉnh", "#let x = ("), (4, 10), "unclosed", "motcua pack paper onestop/control"),
        (GOOD.replace("title: d.code", "foot: [x]"), (0, 0), "title", "official.with(title"),
        (format!("{GOOD}#d.received_at\n"), (6, 4), "may lack", "default: none"),
        // What is wrong inside the house style is told where the template gave it.
        (
            GOOD.replace("title: d.code", "title: d.code, size: \"to\""),
            (3, 8),
            "found string",
            "motcua pack paper onestop/control",
        ),
    ] {
        let dir = folder(&[("pack.toml", PACK), ("papers/onestop/control.typ", &body)]);
        let found = findings(dir.path());
        let file = format!("{}/papers/onestop/control.typ", dir.path().display());
        let fits = |one: &&Finding| {
            (one.line, one.column) == (line, column) && one.what.en.contains(what) && one.instead.en.contains(instead)
        };
        let told = found.iter().find(fits).unwrap_or_else(|| panic!("{what}: {found:?}"));
        assert_eq!((told.file.as_str(), told.key, told.is_error()), (file.as_str(), "paper-broken", true));
        assert_ne!(told.what.vi, told.what.en);
        // A pack is used whole or not at all.
        let packs = Packs::load(&[dir.path().to_owned()], true).expect("the texts are sound");
        assert!(press(&packs, at()).is_err_and(|refused| refused.iter().all(Finding::is_error)));
    }
}

#[test]
fn a_paper_that_nobody_prints_is_refused_with_those_that_there_are() {
    let files = [("pack.toml", PACK), ("papers/onestop/reciept.typ", GOOD), ("papers/land/deed.typ", GOOD)];
    let found = findings(folder(&files).path());
    let told: Vec<(&str, u32, bool)> = found.iter().map(|one| (one.key, one.line, one.is_error())).collect();
    assert_eq!(told, [("paper-unknown", 0, true); 2], "{found:?}");
    let said = |name: &str| {
        let one = found.iter().find(|one| one.what.en.contains(name)).unwrap_or_else(|| panic!("{name}: {found:?}"));
        one.instead.en.as_str()
    };
    assert!(said("onestop/reciept").starts_with("Did you mean onestop/receipt?"), "{}", said("onestop/reciept"));
    assert!(said("land/deed").contains("onestop/apology, onestop/control, onestop/posting, "), "{}", said("land/deed"));
}
