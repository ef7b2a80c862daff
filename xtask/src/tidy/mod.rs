//! `cargo x tidy`: the rules of the house that neither the compiler nor clippy can hold. Plain Rust over plain text.
//!
//! Every finding says where, which rule, why the rule exists and what to do. Nothing here compiles anything.

pub mod arguments;
pub mod budget;
pub mod docs;
pub mod files;
pub mod journeys;
pub mod migrations;
pub mod naughty;
pub mod paths;
pub mod ranks;
pub mod rust;
pub mod source;
pub mod sql;
pub mod texts;
pub mod tree;
pub mod words;

use crate::complaint::Complaint;
use crate::repo::Repo;
use tree::Tree;

/// A rule: its name, as documents and messages use it, and why it exists.
pub struct Rule {
    /// Short and lowercase, as in `tidy: ranks`.
    pub name: &'static str,
    /// The reason, in one sentence.
    pub why: &'static str,
}

impl Rule {
    /// A finding of this rule.
    pub fn complain(&self, file: &str, line: usize, what: impl Into<String>, fix: impl Into<String>) -> Complaint {
        let (rule, why) = (self.name, self.why);
        Complaint { file: file.to_owned(), line, rule, what: what.into(), why, fix: fix.into() }
    }
}

/// Every rule there is, in the order in which `cargo x tidy --list` shows them.
pub const RULES: &[&Rule] = &[
    &ranks::RANKS,
    &ranks::GATES,
    &ranks::VERSIONS,
    &rust::FILE_LENGTH,
    &rust::FUNCTION_LENGTH,
    &rust::FIRST_LINE,
    &rust::EXPECT,
    &rust::ALLOW,
    &files::ORPHAN,
    &files::TESTS,
    &files::TODO,
    &texts::TEXT,
    &texts::GEN,
    &texts::UNUSED,
    &texts::LETTERS,
    &arguments::ARGUMENTS,
    &journeys::JOURNEY_TEXT,
    &words::SENTENCE,
    &sql::IN_CODE,
    &sql::NAMED,
    &migrations::IMMUTABLE,
    &budget::DEPENDENCIES,
    &paths::MACHINE,
    &docs::INVARIANTS,
    &docs::GLOSSARY,
    &naughty::NAUGHTY,
];

/// Runs every rule. With `accept_migrations`, new migrations are first added to the list of immutable ones.
pub fn run(repo: &Repo, accept_migrations: bool) -> Vec<Complaint> {
    let tree = match Tree::load(repo) {
        Ok(tree) => tree,
        Err(e) => {
            return vec![paths::MACHINE.complain(".", 0, format!("cannot read the repository: {e}"), "see to it")];
        }
    };
    let mut found = if accept_migrations { migrations::accept(repo, &tree) } else { Vec::new() };
    for check in [
        ranks::check,
        rust::check,
        files::check,
        words::check,
        sql::check,
        migrations::check,
        budget::check,
        paths::check,
        docs::check,
        journeys::check,
    ] {
        found.extend(check(&tree));
    }
    found.extend(texts::check(repo, &tree));
    let mut found = naughty::forgive(&tree, found);
    found.sort();
    found
}
