//! Ratings after the answer: anonymous ballots, results that point at nobody, comments for the agency.
//!
//! Read docs/ballots.md first, then in this order: `state` (what can happen to a ballot and to a comment), `voting` (the
//! vote, the box, its opening), `rows` and `results` (what is counted, and what may be shown of it), `pages` and `api`,
//! `facts` and `jobs`.

mod api;
mod facts;
mod jobs;
pub mod limits;
mod pages;
mod results;
mod rows;
mod state;
mod text;
mod voting;

#[cfg(test)]
mod tests;

use platform::{Module, Permission, Role, Stream, StreamKind, rebuild};
pub use state::Answers;
pub use voting::{Opening, Vote, cast_made_up, open, vote};
use web::{Access, CASE_SIDEBAR, MenuEntry, Slot, System, TRACK_SIDEBAR};

/// The right to read what people wrote about one's own agency.
pub(crate) const READ: &str = "surveys.comment.read";
/// The right to read all of it, and to decide what an agency reads.
pub(crate) const MODERATE: &str = "surveys.comment.moderate";

/// What platform needs to know.
pub const MODULE: Module = Module {
    name: "surveys",
    migrations: &[store::migration!("surveys", "0001_ballots")],
    statements: rows::STATEMENTS,
    permissions: &[
        Permission { name: READ, roles: &[Role::Desk, Role::Officer, Role::Leader, Role::Admin], in_demo: &[] },
        Permission { name: MODERATE, roles: &[Role::Admin], in_demo: &[] },
    ],
    jobs: jobs::JOBS,
    follows: facts::FOLLOWERS,
    // The box, and who has voted, are in no list: they are not in the journal, and a rebuild leaves them as they are.
    streams: &[
        StreamKind {
            kind: state::Ballot::KIND,
            tables: &["survey_ballot", "survey_count"],
            replay: rebuild::replay::<state::Ballot>,
        },
        StreamKind {
            kind: state::Comment::KIND,
            tables: &["survey_comment"],
            replay: rebuild::replay::<state::Comment>,
        },
    ],
};

/// What the binary lists.
pub const SYSTEM: System = System {
    module: &MODULE,
    title: |lang| text::T::new(lang).title(),
    pages: pages::routes,
    api: api::routes,
    openapi: api::openapi,
    menu: &[
        MenuEntry {
            href: "/hai-long",
            label: |lang| text::T::new(lang).menu_results(),
            access: Access::Public,
            home_of: &[],
        },
        MenuEntry {
            href: "/gop-y",
            label: |lang| text::T::new(lang).menu_comments(),
            access: Access::Allowed(READ),
            home_of: &[],
        },
    ],
    samples: pages::samples,
    papers: &[],
    offers: &[],
    slots: &[Slot { name: CASE_SIDEBAR, fill: pages::slot }, Slot { name: TRACK_SIDEBAR, fill: pages::slot }],
    waits: None,
    cases: None,
};
