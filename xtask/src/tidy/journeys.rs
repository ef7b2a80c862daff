//! Texts that the browser's journeys look for: a sentence that was renamed is found before a browser is started.

use super::Rule;
use super::tree::Tree;
use crate::complaint::Complaint;
use std::collections::{BTreeMap, BTreeSet};

/// Journeys ask for sentences that exist.
pub const JOURNEY_TEXT: Rule = Rule {
    name: "journey-text",
    why: "a journey reads its sentences from the catalogue when it comes to them, which is after twenty minutes",
};

/// Where the journeys are.
const FOLDER: &str = "assets/journeys/";

/// The sample is no part of the binary.
const NOT_SHOWN: &str = "/sample/";

/// How a journey names a sentence: by language and key, or by key alone of a visitor's link, button, field or filter.
const BY_LANGUAGE: [&str; 2] = ["words(", "pattern("];
const BY_VISITOR: [&str; 5] = [".link(", ".way(", ".button(", ".field(", ".narrow("];

/// The rule.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut known: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (file, text) in tree.ending(".ftl").filter(|(file, _)| !file.contains(NOT_SHOWN)) {
        let owner = file.split('/').nth(1).unwrap_or_default();
        for key in keys(text) {
            known.entry(key).or_default().insert(owner);
        }
    }
    let mut found = Vec::new();
    for (file, text) in tree.ending(".mjs").filter(|(file, _)| file.starts_with(FOLDER)) {
        for (at, line) in text.lines().enumerate() {
            for what in asked(line).into_iter().filter_map(|key| wrong(&known, key)) {
                let fix = "ask for a key of a .ftl file, with its crate before it where several have it";
                found.push(JOURNEY_TEXT.complain(file, at + 1, what, fix));
            }
        }
    }
    found
}

/// What is wrong with a key, alone or with its crate before it.
fn wrong(known: &BTreeMap<&str, BTreeSet<&str>>, asked: &str) -> Option<String> {
    let (owner, key) = asked.split_once(':').map_or((None, asked), |(owner, key)| (Some(owner), key));
    let owners = known.get(key);
    let has = owners.is_some_and(|owners| owner.is_none_or(|owner| owners.contains(owner)));
    let several = owners.filter(|owners| owner.is_none() && owners.len() > 1);
    let said = several.map(|owners| owners.iter().copied().collect::<Vec<_>>().join(", "));
    match said {
        Some(said) => Some(format!("text `{key}` stands in {said}")),
        None => (!has).then(|| format!("no text `{asked}`")),
    }
}

/// The keys of a catalogue.
fn keys(text: &str) -> impl Iterator<Item = &str> {
    let begins = |line: &&str| line.starts_with(|c: char| c.is_ascii_lowercase());
    text.lines().filter(begins).filter_map(|line| line.split_once(" =")).map(|(key, _)| key)
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
