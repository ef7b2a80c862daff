//! Texts that the browser's journeys look for: a sentence that was renamed is found before a browser is started.

use super::Rule;
use super::tree::Tree;
use crate::complaint::Complaint;
use std::collections::BTreeSet;

/// Journeys ask for sentences that exist.
pub const JOURNEY_TEXT: Rule = Rule {
    name: "journey-text",
    why: "a journey reads its sentences from the catalogue when it comes to them, which is after twenty minutes",
};

/// Where the journeys are.
const FOLDER: &str = "assets/journeys/";

/// How a journey names a sentence: by language and key, or by key alone of a visitor's link, button, field or filter.
const BY_LANGUAGE: [&str; 2] = ["words(", "pattern("];
const BY_VISITOR: [&str; 5] = [".link(", ".way(", ".button(", ".field(", ".narrow("];

/// The rule.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let known: BTreeSet<String> = tree.ending(".ftl").flat_map(|(file, text)| keys(file, text)).collect();
    let mut found = Vec::new();
    for (file, text) in tree.ending(".mjs").filter(|(file, _)| file.starts_with(FOLDER)) {
        for (at, line) in text.lines().enumerate() {
            for key in asked(line).into_iter().filter(|key| !known.contains(*key)) {
                let fix = "ask for a key of a .ftl file, with its crate before it where several have it";
                found.push(JOURNEY_TEXT.complain(file, at + 1, format!("no text `{key}`"), fix));
            }
        }
    }
    found
}

/// The keys of a catalogue, alone and with the crate before them.
fn keys(file: &str, text: &str) -> Vec<String> {
    let owner = file.split('/').nth(1).unwrap_or_default();
    let begins = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    let names = text.lines().filter(begins).filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
    names.flat_map(|key| [key.to_owned(), format!("{owner}:{key}")]).collect()
}

/// The keys that a line of a journey asks for, as far as they are written out.
fn asked(line: &str) -> Vec<&str> {
    let after = |call: &&str| line.match_indices(*call).map(|(at, call)| &line[at + call.len()..]).collect::<Vec<_>>();
    let by_language = BY_LANGUAGE.iter().flat_map(after).filter_map(|rest| rest.split_once(", ").map(|(_, key)| key));
    by_language.chain(BY_VISITOR.iter().flat_map(after)).filter_map(quoted).collect()
}

/// What stands between quotation marks at the beginning.
fn quoted(text: &str) -> Option<&str> {
    text.strip_prefix('"')?.split('"').next()
}
