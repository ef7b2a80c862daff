//! The web edge: sessions, languages, forms, errors, the chrome of pages, the API's conventions, and `struct System`.

mod admin;
mod app;
mod assets;
mod carry;
mod cookies;
mod csrf;
mod edge;
mod extract;
mod fault;
mod form;
mod guard;
mod health;
mod help;
mod lang;
pub mod limits;
mod metrics;
mod multipart;
pub mod openapi;
mod paging;
mod peer;
mod proof;
mod refused;
pub mod registry;
mod router;
mod routes;
mod sessions;
mod shell;
pub mod show;
mod slots;
mod system;
pub mod text;
mod texts;
mod throttle;
mod uploads;
pub mod view;
mod visitor;

pub use app::{App, WebConfig};
pub use assets::asset;
pub use csrf::{CSRF_FIELD, CSRF_HEADER};
pub use edge::{CONTENT_SECURITY_POLICY, role_name};
pub use extract::{IdempotencyHeader, Json, KeyedJson, Path, Query, created};
pub use fault::{Fault, ProblemJson};
pub use form::{Check, Form, KEY_FIELD, date_parts, read_date, safe_next, with_query, wrong_fields};
pub use guard::came_from;
pub use health::STATEMENTS;
pub use multipart::{Parts, SentFile};
pub use paging::{Listed, PageQuery, Window};
pub use proof::{deadline_error, proof_json, proof_row, proof_rows, proof_rows_by};
pub use router::build_router;
pub use routes::{Endpoint, Routes, Verb};
pub use shell::{MenuLine, Notice, Person, Shell, new_key, page, page_with, pdf, print, see_other};
pub use slots::{
    Asked, CASE_SIDEBAR, CaseBrief, CasePort, CaseReader, Pieces, Slot, TRACK_SIDEBAR, Waiting, WaitsPort, case_for,
    pieces, pieces_sample, waits,
};
pub use system::{Access, MenuEntry, Sample, System};
pub use visitor::{ApiActor, RequestId, SignedIn, Visitor};

#[cfg(test)]
mod tests;
