//! The pages of the office: what is to be done, and one case with all that can be done to it.

mod back;
mod case;
mod conflict;
mod list;
mod panels;
mod samples;
mod sending;
mod steps;
pub(super) mod work;

pub(super) use back::Back;
pub(super) use panels::of_somebody_else;
pub(super) use samples::work_lines;

use super::mine;
use crate::papers;
use web::{Access, Routes, Sample};

/// The office's addresses, added to the others.
pub(super) fn routes(routes: Routes) -> Routes {
    let office = Access::Allowed(crate::OFFICE);
    papers::routes(routes, "/can-bo/ho-so", office, papers::Kind::ALL)
        .get("/can-bo", office, list::list)
        .get("/can-bo/ho-so/{code}", office, case::one)
        .post("/can-bo/ho-so/{code}/{act}", office, sending::act)
        .get("/can-bo/ho-so/{code}/{act}", office, sending::to_case)
        .get("/can-bo/ho-so/{code}/tep/{upload}", office, mine::file)
}

/// The office's pages with made-up content.
pub(super) fn samples() -> Vec<Sample> {
    samples::samples()
}
