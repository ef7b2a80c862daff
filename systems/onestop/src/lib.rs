//! The one-stop desk: catalogue, portal, cases from the application to the answer.
//!
//! Read it in this order: `state` (what can happen to a case, and the rules), `cases` (the case as a stream of the
//! house), `rows` (tables), `acts` and `filing` (the one way in), `api` and `pages` (how programs and people come).

pub mod acts;
mod api;
pub mod application;
pub mod cases;
pub mod catalogue;
pub mod delivery;
pub mod diagram;
pub mod erasure;
mod facts;
mod fees;
pub mod filing;
mod jobs;
pub mod limits;
pub mod lists;
mod pages;
mod papers;
mod posting;
pub mod rows;
mod slots;
pub mod state;
pub mod text;
mod views;

#[cfg(test)]
mod tests;

pub use jobs::SWEEP;
use platform::{Module, Permission, Role, Stream, StreamKind, rebuild};
use web::{Access, MenuEntry, System};

/// The right to apply online and to see one's own cases.
pub(crate) const APPLY: &str = "onestop.apply";
/// The right to see the office's lists and cases.
pub(crate) const OFFICE: &str = "onestop.office";
/// The right to enter applications on paper.
pub(crate) const DESK: &str = "onestop.desk";
/// The right to see the leader's page.
pub(crate) const LEADER: &str = "onestop.leader";
/// The right to erase what closed cases hold of a person.
pub(crate) const ERASE: &str = "onestop.erase";

const PAGES: [Permission; 5] = [
    Permission { name: APPLY, roles: &[Role::Citizen], in_demo: &[] },
    Permission { name: OFFICE, roles: &[Role::Desk, Role::Officer, Role::Leader], in_demo: &[Role::Admin] },
    Permission { name: DESK, roles: &[Role::Desk], in_demo: &[] },
    Permission { name: LEADER, roles: &[Role::Leader], in_demo: &[Role::Admin] },
    Permission { name: ERASE, roles: &[Role::Admin], in_demo: &[] },
];

/// The acts' permissions and the pages', in one list.
static PERMISSIONS: [Permission; PAGES.len() + state::PERMISSIONS.len()] = {
    let mut all = [PAGES[0]; PAGES.len() + state::PERMISSIONS.len()];
    let mut n = 0;
    while n < all.len() {
        all[n] = if n < PAGES.len() { PAGES[n] } else { state::PERMISSIONS[n - PAGES.len()] };
        n += 1;
    }
    all
};

/// What platform needs to know.
pub static MODULE: Module = Module {
    name: "onestop",
    migrations: rows::MIGRATIONS,
    statements: rows::STATEMENTS,
    permissions: &PERMISSIONS,
    jobs: jobs::JOBS,
    follows: &[],
    streams: &[StreamKind {
        kind: cases::Cases::KIND,
        tables: rows::CASE_TABLES,
        replay: rebuild::replay::<cases::Cases>,
    }],
};

/// What the binary lists.
pub static SYSTEM: System = System {
    module: &MODULE,
    title: |lang| text::T::new(lang).system_title(),
    pages: pages::routes,
    api: api::routes,
    openapi: api::openapi,
    menu: &[
        MenuEntry {
            href: "/thu-tuc",
            label: |lang| text::T::new(lang).menu_procedures(),
            access: Access::Public,
            home_of: &[],
        },
        MenuEntry {
            href: "/theo-doi",
            label: |lang| text::T::new(lang).menu_track(),
            access: Access::Public,
            home_of: &[],
        },
        MenuEntry {
            href: "/ho-so",
            label: |lang| text::T::new(lang).menu_mine(),
            access: Access::Allowed(APPLY),
            home_of: &[Role::Citizen],
        },
        MenuEntry {
            href: "/can-bo",
            label: |lang| text::T::new(lang).menu_office(),
            access: Access::Allowed(OFFICE),
            home_of: &[Role::Desk, Role::Officer],
        },
        MenuEntry {
            href: "/lanh-dao",
            label: |lang| text::T::new(lang).menu_leader(),
            access: Access::Allowed(LEADER),
            home_of: &[Role::Leader],
        },
        MenuEntry {
            href: "/quan-tri/xoa-du-lieu",
            label: |lang| text::T::new(lang).menu_erase(),
            access: Access::Allowed(ERASE),
            home_of: &[],
        },
    ],
    samples: pages::samples,
    papers: papers::TEMPLATES,
    offers: &[web::CASE_SIDEBAR, web::TRACK_SIDEBAR],
    slots: &[],
    waits: Some(slots::waits),
    cases: Some(slots::ask),
};
