//! Notes that an agency keeps for itself: the smallest complete system, and the one that every new system begins as.
//!
//! Read it in this order: `state` (what can happen, and the rules), `rows` (how it gets into tables and out again),
//! `pages` and `api` (how people and programs reach it), `facts` and `jobs` (what happens because of it).

mod api;
mod facts;
mod jobs;
pub mod limits;
mod pages;
mod rows;
mod state;
mod text;

#[cfg(test)]
mod tests;

use platform::{Module, PaperTemplate, Permission, Role, Stream, StreamKind, rebuild};
use web::{Access, MenuEntry, System};

/// The right to read an agency's notes.
pub(crate) const READ: &str = "sample.note.read";
/// The right to write, amend and close them.
pub(crate) const WRITE: &str = "sample.note.write";

/// A note on paper.
pub(crate) const PAPER: PaperTemplate = PaperTemplate {
    name: "sample/note",
    source: include_str!("../paper/note.typ"),
    sample: include_str!("../paper/note.json"),
};

/// What platform needs to know.
pub const MODULE: Module = Module {
    name: "sample",
    migrations: &[store::migration!("sample", "0001_note")],
    statements: rows::STATEMENTS,
    permissions: &[
        Permission { name: READ, roles: &[Role::Desk, Role::Officer, Role::Leader], in_demo: &[] },
        Permission { name: WRITE, roles: &[Role::Desk, Role::Officer], in_demo: &[] },
    ],
    jobs: jobs::JOBS,
    follows: facts::FOLLOWERS,
    streams: &[StreamKind {
        kind: state::Note::KIND,
        tables: &["sample_note"],
        replay: rebuild::replay::<state::Note>,
    }],
};

/// What the binary lists.
pub const SYSTEM: System = System {
    module: &MODULE,
    title: |lang| text::T::new(lang).title(),
    pages: pages::routes,
    api: api::routes,
    openapi: api::openapi,
    menu: &[MenuEntry {
        href: "/sample",
        label: |lang| text::T::new(lang).title(),
        access: Access::Allowed(READ),
        home_of: &[],
    }],
    samples: pages::samples,
    papers: &[PAPER],
    offers: &[],
    slots: &[],
    waits: None,
    cases: None,
};
