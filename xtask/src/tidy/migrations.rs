//! Migrations never change once merged: a list of their hashes is committed beside the documentation.

use super::Rule;
use super::tree::Tree;
use crate::complaint::Complaint;
use crate::repo::Repo;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;

/// Immutable migrations.
pub const IMMUTABLE: Rule = Rule {
    name: "migrations",
    why: "a database that already ran the old text would never see the new one, and no two would be equal",
};

/// Where the hashes are.
pub const LOCK: &str = "docs/migrations.lock";

const HEAD: &str = "# SHA-256 of every migration. Lines are only ever added: `cargo x tidy --accept-migrations`.\n";

/// The rule.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let (locked, now) = (locked(tree), hashes(tree));
    let mut found = Vec::new();
    for (file, hash) in &now {
        match locked.get(file) {
            None => {
                found.push(IMMUTABLE.complain(file, 0, "is not in the list", "cargo x tidy --accept-migrations"));
            }
            Some(before) if before != hash => {
                let fix =
                    format!("take the edit back and write a new migration; never merged? delete its line in {LOCK}");
                found.push(IMMUTABLE.complain(file, 0, "was edited after it was listed", fix));
            }
            Some(_) => {}
        }
    }
    for file in locked.keys().filter(|file| !now.contains_key(*file)) {
        let line = tree.files.get(LOCK).and_then(|text| text.lines().position(|l| l.ends_with(file.as_str())));
        let what = format!("{file} is listed and gone");
        found.push(IMMUTABLE.complain(LOCK, line.map_or(0, |at| at + 1), what, "bring the migration back"));
    }
    found
}

/// Adds the migrations that are not yet listed; never changes a line.
pub fn accept(repo: &Repo, tree: &Tree) -> Vec<Complaint> {
    let (mut locked, mut new) = (locked(tree), 0);
    for (file, hash) in hashes(tree) {
        locked.entry(file).or_insert_with(|| {
            new += 1;
            hash
        });
    }
    let mut text = HEAD.to_owned();
    for (file, hash) in &locked {
        let _ = writeln!(text, "{hash}  {file}");
    }
    if let Err(e) = fs::write(repo.path(LOCK), text) {
        return vec![IMMUTABLE.complain(LOCK, 0, format!("cannot be written: {e}"), "see to the folder")];
    }
    crate::say::line(&format!("{new} new in {LOCK}; run `cargo x tidy` once more"));
    Vec::new()
}

fn locked(tree: &Tree) -> BTreeMap<String, String> {
    let text = tree.files.get(LOCK).map_or("", String::as_str);
    let lines = text.lines().filter(|line| !line.starts_with('#'));
    lines.filter_map(|line| line.split_once("  ")).map(|(hash, file)| (file.to_owned(), hash.to_owned())).collect()
}

fn hashes(tree: &Tree) -> BTreeMap<String, String> {
    let files = tree.ending(".sql").filter(|(file, _)| file.contains("/migrations/"));
    files.map(|(file, text)| (file.to_owned(), hex(&Sha256::digest(text)))).collect()
}

fn hex(bytes: &[u8]) -> String {
    let mut out = String::new();
    for byte in bytes {
        let _ = write!(out, "{byte:02x}");
    }
    out
}
