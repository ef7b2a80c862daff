//! Tests of the packs: what is carried is clean, what is broken is told at its line, what is hostile is survived.

mod broken;
mod embedded;
mod form_kinds;
mod forms;
mod hostile;
mod import;
mod import_oddities;
mod papers;
mod readme;
mod replaced;
mod search;
mod shapes;
mod ten_forms;
mod warned;

use crate::{Finding, Packs, Severity, assemble, finding::Report, load, tree::Tree};
use kernel::Date;
use std::sync::LazyLock;

/// The carried packs, loaded once for all tests.
fn packs() -> &'static Packs {
    static PACKS: LazyLock<Packs> = LazyLock::new(|| {
        Packs::embedded().unwrap_or_else(|findings| panic!("the carried packs are clean, but: {}", told(&findings)))
    });
    &PACKS
}

fn day(text: &str) -> Date {
    text.parse().expect("a day")
}

/// A carried pack as files that a test may change.
fn carried(id: &str) -> Tree {
    let label = format!("packs/{id}");
    assemble::embedded_trees().into_iter().find(|tree| tree.label == label).expect("a carried pack")
}

/// A carried pack with one procedure only: what is tried a hundred times need not be the whole province.
fn small(id: &str) -> Tree {
    let mut tree = carried(id);
    tree.files.retain(|path, _| !path.starts_with("procedures/") || path.starts_with("procedures/1.001193/"));
    tree
}

/// What `pack check` says of a pack.
fn check(tree: &Tree) -> Vec<Finding> {
    let mut report = Report::default();
    let packs: Vec<_> = load::load(tree, &mut report).into_iter().collect();
    assemble::check(&packs, report)
}

fn errors(findings: &[Finding]) -> Vec<&Finding> {
    findings.iter().filter(|finding| finding.severity == Severity::Error).collect()
}

fn refused(findings: &[Finding]) -> bool {
    findings.iter().any(Finding::is_error)
}

fn told(findings: &[Finding]) -> String {
    let lines: Vec<String> = findings
        .iter()
        .map(|f| format!("\n{} [{}] {} {} | {} {}", f.place(), f.key, f.what.en, f.instead.en, f.what.vi, f.instead.vi))
        .collect();
    lines.concat()
}

/// A folder with the files of a carried pack.
fn folder(tree: &Tree) -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("a folder for the test");
    for (path, bytes) in &tree.files {
        let path = dir.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a file has a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    dir
}
