//! The voice of the people about a case: complaints, answered by the leader of the agency that handles it.
//!
//! Read it in this order: `state` (what can happen, and the rules), `rows` (tables and lists), `making` (who complains, with
//! an account or with the receipt), `pages` and `api`, `facts`.

mod api;
mod facts;
pub mod limits;
mod making;
mod pages;
mod rows;
mod state;
mod text;

#[cfg(test)]
mod tests;

use platform::{Module, Permission, Role, Stream, StreamKind, rebuild};
use web::{Access, CASE_SIDEBAR, MenuEntry, Slot, System, TRACK_SIDEBAR};

/// The right to read and answer complaints about one's own agency.
pub(crate) const ANSWER: &str = "voice.complaint.answer";
/// The right to see which complaints there are, without their words: leaders of their own agency's, administrators of all.
pub(crate) const LIST: &str = "voice.complaint.list";

/// What platform needs to know.
pub const MODULE: Module = Module {
    name: "voice",
    migrations: &[store::migration!("voice", "0001_complaints")],
    statements: rows::STATEMENTS,
    permissions: &[
        Permission { name: ANSWER, roles: &[Role::Leader], in_demo: &[] },
        Permission { name: LIST, roles: &[Role::Leader, Role::Admin], in_demo: &[] },
    ],
    jobs: &[],
    follows: &[],
    streams: &[StreamKind {
        kind: state::Complaint::KIND,
        tables: &["voice_complaint", "voice_count"],
        replay: rebuild::replay::<state::Complaint>,
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
        href: "/phan-anh",
        label: |lang| text::T::new(lang).menu(),
        access: Access::Allowed(LIST),
        home_of: &[],
    }],
    samples: pages::samples,
    papers: &[],
    offers: &[],
    slots: &[Slot { name: CASE_SIDEBAR, fill: pages::slot }, Slot { name: TRACK_SIDEBAR, fill: pages::slot }],
    waits: Some(pages::waits),
    cases: None,
};
