//! The programme's figures for people: the programme at a glance, one target by its parts, the records behind it, what
//! leaders look at first, and the desk's book.

mod ask;
mod book;
mod breakdown;
mod export;
mod leader;
mod list;
mod records;
mod samples;
mod words;

use crate::{PERMISSION_BOOK, PERMISSION_LEAD, PERMISSION_READ, figure::By, kept::Kept, text::T};
use ask::Ask;
use axum::extract::State;
use kernel::{Date, Lang};
use pack::Packs;
use std::sync::Arc;
use web::{Access, App, Path, Query, Routes, SignedIn, Visitor};

#[cfg(test)]
pub(crate) use export::cell;
pub use samples::samples;

/// The name of a part of a breakdown.
pub fn part_name(lang: Lang, packs: &Packs, by: By, key: &str, day: Date) -> String {
    words::part(T::new(lang), packs, by, key, day)
}

/// Its addresses. What was counted for one page is at hand for the next, in this installation alone.
#[must_use]
pub fn routes() -> Routes {
    let kept = Arc::new(Kept::default());
    let [of_list, of_parts, of_table, of_records, of_leader] = std::array::from_fn(|_| Arc::clone(&kept));
    let (read, lead, book) =
        (Access::Allowed(PERMISSION_READ), Access::Allowed(PERMISSION_LEAD), Access::Allowed(PERMISSION_BOOK));
    Routes::new()
        .get("/chi-tieu", Access::Public, move |app: State<App>, visitor: Visitor, ask: Query<Ask>| {
            list::show(app, of_list.clone(), visitor, ask)
        })
        .get("/chi-tieu/dieu-hanh", lead, move |app: State<App>, who: SignedIn, ask: Query<Ask>| {
            leader::show(app, of_leader.clone(), who, ask)
        })
        .get("/chi-tieu/so-giay", book, book::show)
        .post("/chi-tieu/so-giay", book, book::enter)
        .get(
            "/chi-tieu/{id}",
            Access::Public,
            move |app: State<App>, visitor: Visitor, id: Path<String>, ask: Query<Ask>| {
                breakdown::show(app, of_parts.clone(), visitor, id, ask)
            },
        )
        .get(
            "/chi-tieu/{id}/bang.csv",
            Access::Public,
            move |app: State<App>, visitor: Visitor, id: Path<String>, ask: Query<Ask>| {
                export::parts(app, of_table.clone(), visitor, id, ask)
            },
        )
        .get("/chi-tieu/{id}/ho-so", read, move |app: State<App>, who: SignedIn, id: Path<String>, ask: Query<Ask>| {
            records::show(app, of_records.clone(), who, id, ask)
        })
        .get("/chi-tieu/{id}/ho-so.csv", read, export::cases)
}
