//! What a system hands to the web: data, listed once in the binary, so that it can be walked and tested.

use crate::{CasePort, Routes, Slot, WaitsPort};
use kernel::Lang;
use platform::{Module, PaperTemplate, Role};

/// One government system. `pub const SYSTEM: System` in its crate is all that the rest of the house sees of it.
pub struct System {
    /// What platform needs: tables, permissions, jobs, streams.
    pub module: &'static Module,
    /// Its name as people say it.
    pub title: fn(Lang) -> &'static str,
    /// Its pages.
    pub pages: fn() -> Routes,
    /// Its API; paths begin below `/api/v1`.
    pub api: fn() -> Routes,
    /// The description of that API; paths are whole, `/api/v1/…`.
    pub openapi: fn() -> utoipa::openapi::OpenApi,
    /// Its lines in the menu.
    pub menu: &'static [MenuEntry],
    /// Every page it can show, with made-up content.
    pub samples: fn() -> Vec<Sample>,
    /// Every paper it can print.
    pub papers: &'static [PaperTemplate],
    /// The places on its own pages that others may fill, by name.
    pub offers: &'static [&'static str],
    /// The places on others' pages that it fills.
    pub slots: &'static [Slot],
    /// What waits for this reader in this system, each a link to it: the first page of everybody who is signed in shows it.
    pub waits: Option<WaitsPort>,
    /// Who somebody is to a case; the system that keeps the cases answers this, and no other.
    pub cases: Option<CasePort>,
}

/// Who may come to an endpoint or see a line of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anybody.
    Public,
    /// Whoever has signed in.
    SignedIn,
    /// Whoever has the permission of that name, declared by the same system's module.
    Allowed(&'static str),
}

/// A line of the menu.
#[derive(Clone, Copy, Debug)]
pub struct MenuEntry {
    /// Where it leads.
    pub href: &'static str,
    /// What it says.
    pub label: fn(Lang) -> &'static str,
    /// Who sees it.
    pub access: Access,
    /// The roles that land here after signing in.
    pub home_of: &'static [Role],
}

/// A page with made-up content: rendered by tests in both languages and photographed by `cargo x shots`.
#[derive(Clone, Copy)]
pub struct Sample {
    /// `system/page`, and a word for the variant where there are several.
    pub name: &'static str,
    /// Renders it.
    pub render: fn(Lang) -> Result<String, askama::Error>,
}
