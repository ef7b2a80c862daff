//! The handbook's example is a pack: what a district's engineer copies from it works as it stands.

use super::{day, told};
use crate::{Packs, check_dir};
use std::fs;

const README: &str = include_str!("../../../../packs/README.md");

/// The files that the README gives: a name in backticks, then a fenced block.
fn files() -> Vec<(String, String)> {
    let mut files = Vec::new();
    let mut rest = README;
    while let Some((_, after)) = rest.split_once("\n`goi-cua-toi/") {
        let (name, after) = after.split_once("`\n").expect("a name ends on its line");
        let (_, body) = after.split_once("```").expect("a block follows its name");
        let (_, body) = body.split_once('\n').expect("the block begins on the next line");
        let (body, after) = body.split_once("```").expect("the block ends");
        files.push((name.to_owned(), body.to_owned()));
        rest = after;
    }
    files
}

#[test]
fn the_example_of_the_readme_works_as_it_stands() {
    let dir = tempfile::tempdir().expect("a folder");
    let files = files();
    assert_eq!(files.len(), 5);
    for (name, body) in &files {
        let path = dir.path().join("goi-cua-toi").join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, body).expect("a file");
    }
    let findings = check_dir(dir.path());
    assert!(findings.iter().all(|finding| !finding.is_error()), "{}", told(&findings));
    let odd = ["steps-over-limit", "step-kind-missing", "applicant-no-name", "applicant-twice", "scope-unknown"];
    assert!(findings.iter().all(|finding| !odd.contains(&finding.key)), "{}", told(&findings));
    let packs = Packs::load(&[dir.path().to_owned()], true).unwrap_or_else(|findings| panic!("{}", told(&findings)));
    let today = day("2024-12-30");
    let version = packs.procedure(&"9.000001".parse().expect("a code"), today).expect("the example");
    let offices: Vec<&str> = packs.agencies_for(version, today).iter().map(|agency| agency.key.as_str()).collect();
    assert_eq!(offices, ["UBND-468"]);
    // It can be worked to the end: the office has its people, and the others are still there.
    let people = &packs.demo().expect("accounts").people;
    for role in ["desk", "officer", "leader"] {
        assert!(people.iter().any(|one| one.role == role && one.agency.as_deref() == Some("UBND-468")), "{role}");
    }
    assert!(people.iter().any(|one| one.login == "citizen"));
    assert_eq!(version.fees_here().next().and_then(|fee| fee.amount_vnd), Some(150_000));
    assert!(packs.search("cho ban hang o cho huyen", today).iter().any(|found| found.id == version.id));
}
