//! The list of what is not yet as it should be: it may only shrink.

use super::Rule;
use super::tree::Tree;
use crate::complaint::Complaint;
use serde::Deserialize;

/// Exceptions shrink.
pub const NAUGHTY: Rule = Rule {
    name: "naughty",
    why: "a list of exceptions that may grow is no list of exceptions; one that may only shrink ends",
};

/// Where the list is.
pub const FILE: &str = "xtask/naughty.toml";

/// How many exceptions there may be. Lower it whenever the list got shorter; it is never raised.
const EXCEPTIONS_MAX: usize = 0;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    #[serde(default)]
    exception: Vec<Exception>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Exception {
    file: String,
    rule: String,
    count: usize,
    why: String,
}

/// Takes away the findings that are listed, and complains where the list says more than there is.
pub fn forgive(tree: &Tree, mut found: Vec<Complaint>) -> Vec<Complaint> {
    let Some(text) = tree.files.get(FILE) else { return found };
    let list: List = match toml::from_str(text) {
        Ok(list) => list,
        Err(e) => {
            found.push(NAUGHTY.complain(FILE, 0, format!("cannot be read: {e}"), "repair it"));
            return found;
        }
    };
    let total: usize = list.exception.iter().map(|e| e.count).sum();
    if total != EXCEPTIONS_MAX {
        let what = format!("{total} exceptions are listed, {EXCEPTIONS_MAX} are allowed");
        let fix = "more: repair what is new; fewer: lower EXCEPTIONS_MAX in xtask/src/tidy/naughty.rs";
        found.push(NAUGHTY.complain(FILE, 0, what, fix));
    }
    for exception in &list.exception {
        let line = tree.line_starting(FILE, &format!("file = \"{}\"", exception.file));
        let fits = |c: &Complaint| c.file == exception.file && c.rule == exception.rule;
        let now = found.iter().filter(|c| fits(c)).count();
        if exception.why.is_empty() {
            found.push(NAUGHTY.complain(FILE, line, "an exception without a reason", "write `why`"));
        }
        if now < exception.count {
            let what = format!("{} has {now} of `{}`, not {}", exception.file, exception.rule, exception.count);
            found.push(NAUGHTY.complain(FILE, line, what, "lower the count"));
        }
        if now <= exception.count {
            found.retain(|c| !fits(c));
        }
    }
    found
}
