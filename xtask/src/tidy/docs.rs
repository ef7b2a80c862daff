//! Documents that a program can hold to their word: invariants with their tests, and a glossary one can search by eye.

use super::tree::Tree;
use super::{RULES, Rule};
use crate::complaint::Complaint;

/// Each numbered invariant names what holds it.
pub const INVARIANTS: Rule =
    Rule { name: "invariants", why: "an invariant that nothing checks is a wish, and prose that nobody checks rots" };

/// The glossary is in order.
pub const GLOSSARY: Rule =
    Rule { name: "glossary", why: "a word that stands where nobody looks is added a second time" };

const ARCHITECTURE: &str = "ARCHITECTURE.md";
const WORDS: &str = "GLOSSARY.md";

/// Both rules.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    match tree.files.get(ARCHITECTURE) {
        Some(text) => found.extend(invariants(tree, text)),
        None => found.push(INVARIANTS.complain(ARCHITECTURE, 0, "is missing", "write it, with numbered invariants")),
    }
    match tree.files.get(WORDS) {
        Some(text) => found.extend(glossary(text)),
        None => found.push(GLOSSARY.complain(WORDS, 0, "is missing", "write it: one word a row, in order")),
    }
    found
}

/// The number of an invariant that begins on this line: `**I7.** …`, `- I7 …`, `| I7 | …`.
fn number(line: &str) -> Option<u32> {
    let start = line.trim_start_matches(|c: char| !c.is_alphanumeric());
    let digits: String = start.strip_prefix('I')?.chars().take_while(char::is_ascii_digit).collect();
    let after = start[1 + digits.len()..].chars().next();
    if after.is_some_and(char::is_alphanumeric) { None } else { digits.parse().ok() }
}

fn invariants(tree: &Tree, text: &str) -> Vec<Complaint> {
    let mut blocks: Vec<(u32, usize, String)> = Vec::new();
    let mut open = false;
    for (at, line) in text.lines().enumerate() {
        if let Some(number) = number(line) {
            blocks.push((number, at + 1, line.to_owned()));
            open = true;
        } else if line.trim().is_empty() || line.starts_with('#') {
            open = false;
        } else if let Some((_, _, block)) = blocks.last_mut().filter(|_| open) {
            block.push(' ');
            block.push_str(line.trim());
        }
    }
    let mut found = Vec::new();
    if blocks.is_empty() {
        found.push(INVARIANTS.complain(ARCHITECTURE, 0, "has no numbered invariant", "write `I1 …`, one a line"));
    }
    for (at, (number, line, block)) in blocks.iter().enumerate() {
        if *number as usize != at + 1 {
            let what = format!("I{number} stands where I{} belongs", at + 1);
            found.push(INVARIANTS.complain(ARCHITECTURE, *line, what, "number them from 1, without gaps"));
        }
        let (mut checks, fix) = (0, "name what holds it: `test: crate::path::name` or `tidy: rule`");
        for name in named(block, "test:") {
            checks += 1;
            if !test_exists(tree, &name) {
                let what = format!("I{number}: there is no test `{name}`");
                found.push(INVARIANTS.complain(ARCHITECTURE, *line, what, fix));
            }
        }
        for name in named(block, "tidy:") {
            checks += 1;
            if !RULES.iter().any(|rule| rule.name == name) {
                let what = format!("I{number}: `cargo x tidy` has no rule `{name}`");
                found.push(INVARIANTS.complain(ARCHITECTURE, *line, what, fix));
            }
        }
        if checks == 0 {
            let what = format!("I{number} names nothing that checks it");
            found.push(INVARIANTS.complain(ARCHITECTURE, *line, what, fix));
        }
    }
    found
}

/// The names after a mark, separated by commas: `test: a::b, c::d`.
fn named(block: &str, mark: &str) -> Vec<String> {
    let mut found = Vec::new();
    for (at, _) in block.match_indices(mark) {
        for piece in block[at + mark.len()..].split(',') {
            let name = piece.trim_start_matches(|c: char| c == '`' || c.is_whitespace());
            let end = name.find(|c: char| !(c.is_alphanumeric() || "_:-".contains(c))).unwrap_or(name.len());
            let (word, rest) = name.split_at(end);
            if word.is_empty() || word.ends_with(':') {
                break;
            }
            found.push(word.trim_matches(':').to_owned());
            // Only a comma right after a name goes on with another name.
            if !rest.trim_matches(|c: char| c == '`' || c.is_whitespace()).is_empty() {
                break;
            }
        }
    }
    found
}

/// Whether a test of this name is in the crate that the path begins with (in journeys: in a script of that name).
fn test_exists(tree: &Tree, path: &str) -> bool {
    let first = path.split("::").next().unwrap_or(path);
    // A test on both databases is one function, run twice under these two names.
    let path = path.trim_end_matches("::sqlite").trim_end_matches("::postgres");
    let last = path.rsplit("::").next().unwrap_or(path);
    let Some(package) = tree.crates.iter().find(|p| p.name == first) else { return false };
    let wanted = format!("{}/", package.folder);
    tree.rust.iter().filter(|(file, _)| file.starts_with(&wanted)).any(|(_, source)| {
        source.code.match_indices(&format!("fn {last}")).any(|(at, word)| {
            let next = source.code[at + word.len()..].chars().next();
            !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
        })
    })
}

fn glossary(text: &str) -> Vec<Complaint> {
    let mut found = Vec::new();
    let mut before: Option<String> = None;
    let mut in_rows = false;
    for (at, line) in text.lines().enumerate() {
        let Some(row) = line.strip_prefix('|') else {
            (before, in_rows) = (None, false);
            continue;
        };
        let word = row.split('|').next().unwrap_or_default().trim().trim_matches(['*', '`']);
        if !word.is_empty() && word.chars().all(|c| "-: ".contains(c)) {
            in_rows = true;
            continue;
        }
        if !in_rows {
            continue;
        }
        let key = fold(word);
        if let Some(last) = before.filter(|last| *last > key) {
            let what = format!("`{word}` stands after `{last}`");
            found.push(GLOSSARY.complain(WORDS, at + 1, what, "sort the rows, accents and capitals aside"));
        }
        before = Some(key);
    }
    found
}

/// Small letters without accents, so that `đ` stands with `d`.
pub fn fold(word: &str) -> String {
    const LETTERS: [(char, &str); 7] = [
        ('a', "ăâàáảãạằắẳẵặầấẩẫậ"),
        ('d', "đ"),
        ('e', "êèéẻẽẹềếểễệ"),
        ('i', "ìíỉĩị"),
        ('o', "ôơòóỏõọồốổỗộờớởỡợ"),
        ('u', "ưùúủũụừứửữự"),
        ('y', "ỳýỷỹỵ"),
    ];
    let plain = |c: char| LETTERS.iter().find(|(_, accented)| accented.contains(c)).map_or(c, |(letter, _)| *letter);
    word.to_lowercase().chars().map(plain).collect()
}
