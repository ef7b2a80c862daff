//! The reform programme: its targets computed from the record, on any date, each opening to the cases behind it.

mod api;
mod facts;
pub mod figure;
mod limits;
mod pages;
pub mod rows;
pub mod targets;
mod text;

#[cfg(test)]
mod tests;

use platform::{Module, Permission, Role};
use store::Migration;
use web::{Access, MenuEntry, System};

/// Whoever works for the State may open a figure to its records; the figures themselves are everybody's.
pub(crate) const PERMISSION_READ: &str = "programme.records.read";

static MODULE: Module = Module {
    name: "programme",
    migrations: &[Migration {
        system: "programme",
        name: "0001_measured",
        text: include_str!("../migrations/0001_measured.sql"),
    }],
    statements: rows::STATEMENTS,
    permissions: &[Permission {
        name: PERMISSION_READ,
        roles: &[Role::Desk, Role::Officer, Role::Leader, Role::Admin],
    }],
    jobs: &[],
    follows: &[facts::CASES],
    streams: &[],
};

/// The system as the house sees it.
pub static SYSTEM: System = System {
    module: &MODULE,
    title: |lang| text::T::new(lang).system_title(),
    pages: pages::routes,
    api: api::routes,
    openapi: <api::Doc as utoipa::OpenApi>::openapi,
    menu: &[MenuEntry {
        href: "/chi-tieu",
        label: |lang| text::T::new(lang).menu_targets(),
        access: Access::Public,
        home_of: &[],
    }],
    samples: pages::samples,
    papers: &[],
};
