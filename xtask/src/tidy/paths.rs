//! The repository speaks of itself alone: no path of the machine it was written on.

use super::Rule;
use super::tree::Tree;
use crate::complaint::Complaint;

/// No path of a machine.
pub const MACHINE: Rule = Rule {
    name: "machine-path",
    why: "a path of one machine is a dead link on every other, and tells what nobody asked",
};

/// Written in halves so that this file does not find itself.
const PATHS: [&str; 5] = [
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("../sha", "red"),
    concat!("/far", "m/"),
    concat!("/tmp/", "spec"),
];

/// The rule.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (file, text) in &tree.files {
        for (at, line) in text.lines().enumerate() {
            for path in PATHS.iter().filter(|path| names(line, path)) {
                let fix = "name a path inside the repository, or say it in words";
                found.push(MACHINE.complain(file, at + 1, format!("`{path}`"), fix));
            }
        }
    }
    found
}

/// Whether the path stands there by itself, and is not the middle of a longer one (as in `https://host/work/`).
fn names(line: &str, path: &str) -> bool {
    line.match_indices(path).any(|(at, _)| {
        let before = line[..at].chars().next_back();
        !before.is_some_and(|c| c.is_alphanumeric() || "._-}".contains(c))
    })
}
