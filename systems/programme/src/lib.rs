//! The reform programme: its targets computed from the record, on any date, each opening to the records behind it.
//!
//! `facts` takes in what desk and surveys tell, `standing` says what a case counts for, `rows` keeps and counts it;
//! `catalogue` counts procedures and `book` what the desk counts on paper. `scope` is what somebody asks for, `targets`
//! the figures, `lists` the records behind them; `pages` and `api` show both.

mod api;
pub mod book;
pub mod catalogue;
mod facts;
pub mod figure;
mod jobs;
pub mod kept;
mod limits;
mod lists;
mod pages;
pub mod rows;
pub mod scope;
pub mod standing;
pub mod targets;
mod text;
pub mod working;

#[cfg(test)]
mod tests;

use platform::{Module, Permission, Role};
use web::{Access, MenuEntry, System};

/// Whoever works for the State may open a figure to its records; the figures themselves are everybody's.
pub(crate) const PERMISSION_READ: &str = "programme.records.read";
/// Leaders see what is late, where and why.
pub(crate) const PERMISSION_LEAD: &str = "programme.overview.read";
/// The desk enters what it counted on paper, for its own agency.
pub(crate) const PERMISSION_BOOK: &str = "programme.day_book.enter";

pub(crate) static MODULE: Module = Module {
    name: "programme",
    migrations: &[store::migration!("programme", "0001_measured"), store::migration!("programme", "0002_spans")],
    statements: rows::STATEMENTS,
    permissions: &[
        Permission {
            name: PERMISSION_READ,
            roles: &[Role::Desk, Role::Officer, Role::Leader, Role::Admin],
            in_demo: &[],
        },
        Permission { name: PERMISSION_LEAD, roles: &[Role::Leader, Role::Admin], in_demo: &[] },
        Permission { name: PERMISSION_BOOK, roles: &[Role::Desk], in_demo: &[] },
    ],
    jobs: jobs::JOBS,
    follows: facts::FOLLOWS,
    streams: &[],
};

/// The system as the house sees it.
pub static SYSTEM: System = System {
    module: &MODULE,
    title: |lang| text::T::new(lang).system_title(),
    pages: pages::routes,
    api: api::routes,
    openapi: <api::Doc as utoipa::OpenApi>::openapi,
    menu: &[
        MenuEntry {
            href: "/chi-tieu",
            label: |lang| text::T::new(lang).menu_targets(),
            access: Access::Public,
            home_of: &[],
        },
        MenuEntry {
            href: "/chi-tieu/dieu-hanh",
            label: |lang| text::T::new(lang).menu_overview(),
            access: Access::Allowed(PERMISSION_LEAD),
            home_of: &[],
        },
        MenuEntry {
            href: "/chi-tieu/so-giay",
            label: |lang| text::T::new(lang).menu_book(),
            access: Access::Allowed(PERMISSION_BOOK),
            home_of: &[],
        },
    ],
    samples: pages::samples,
    papers: &[],
    offers: &[],
    slots: &[],
    waits: None,
    cases: None,
};
