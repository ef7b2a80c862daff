//! Texts: equal in both languages, generated files fresh, every key used, letters in one spelling.

use super::Rule;
use super::tree::{Tree, crate_folder};
use crate::complaint::Complaint;
use crate::repo::Repo;
use crate::text::{self, Fresh};
use std::collections::{BTreeMap, BTreeSet};

/// Both languages say the same (found while generating).
pub const TEXT: Rule = Rule { name: "text", why: text::WHY };

/// Generated files are what their source says.
pub const GEN: Rule = Rule { name: "gen", why: "a generated file that is edited or forgotten shows old words" };

/// No dead sentence.
pub const UNUSED: Rule =
    Rule { name: "unused-text", why: "a sentence that nobody shows is still translated, reviewed and believed" };

/// One spelling of each letter.
pub const LETTERS: Rule = Rule {
    name: "letters",
    why: "`ế` can be one character or three; searching and comparing need the one form that keyboards write",
};

/// These four rules, and that arguments stand in order.
pub fn check(repo: &Repo, tree: &Tree) -> Vec<Complaint> {
    let (fresh, mut found) = text::all(repo);
    found.extend(text::stale(repo, &fresh));
    for (file, text) in tree.ending(".ftl") {
        let combining = |line: &str| line.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c));
        for (at, _) in text.lines().enumerate().filter(|(_, line)| combining(line)) {
            let fix = "write the line again with precomposed letters (NFC)";
            found.push(LETTERS.complain(file, at + 1, "a combining accent", fix));
        }
    }
    found.extend(super::arguments::check(tree, &fresh));
    let dependents = dependents(tree);
    for made in &fresh {
        found.extend(unused(tree, &dependents, made));
    }
    found
}

/// By crate name: the folders of the crates that depend on it, directly or not, and its own.
fn dependents(tree: &Tree) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for package in &tree.crates {
        let (mut open, mut seen) = (vec![package.name.clone()], BTreeSet::new());
        while let Some(name) = open.pop() {
            let Some(inner) = tree.crates.iter().find(|p| p.name == name) else { continue };
            if seen.insert(name.clone()) {
                open.extend(inner.names("dependencies"));
                found.entry(name).or_default().insert(package.folder.clone());
            }
        }
    }
    found
}

fn unused(tree: &Tree, dependents: &BTreeMap<String, BTreeSet<String>>, made: &Fresh) -> Vec<Complaint> {
    let folder = crate_folder(&made.file);
    let own = tree.crates.iter().find(|p| p.folder == folder).map_or("", |p| p.name.as_str());
    let readers = dependents.get(own);
    let generated = |path: &str| path.ends_with("/src/text.rs");
    let code = tree.rust.iter().filter(|(path, _)| !generated(path)).map(|(path, source)| (path, source.code.as_str()));
    let pages = tree.files.iter().filter(|(path, _)| path.ends_with(".html") || path.ends_with(".txt"));
    let texts: Vec<&str> = code
        .chain(pages.map(|(path, text)| (path, text.as_str())))
        .filter(|(path, _)| readers.is_none_or(|folders| folders.contains(crate_folder(path))))
        .map(|(_, text)| text)
        .collect();
    let mut found = Vec::new();
    for function in &made.functions {
        let (call, path) = (format!(".{}(", function.name), format!("T::{}", function.name));
        let used = texts.iter().any(|text| text.contains(&call) || names(text, &path));
        if !used {
            let what = format!("nothing shows `{}`", function.name.replace('_', "-"));
            found.push(UNUSED.complain(&made.source, function.line, what, "delete it in both languages, or show it"));
        }
    }
    found
}

/// Whether a path is named, and not only the beginning of a longer one.
fn names(text: &str, path: &str) -> bool {
    text.match_indices(path).any(|(at, _)| {
        let next = text[at + path.len()..].chars().next();
        !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
    })
}
