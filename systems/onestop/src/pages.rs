//! The pages of the one-stop desk: addresses, who may come, and samples of each.

mod act_panels;
mod apply;
mod catalogue;
mod desk;
mod doubts;
mod erase;
mod fields;
mod leader;
mod mine;
mod office;
mod postings;
mod procedure;
mod samples;
pub(crate) mod track;
mod wall;

use crate::papers;
pub(crate) use procedure::document_kind;
use web::{Access, Routes, Sample};

/// Every page, with who may come.
#[must_use]
pub fn routes() -> Routes {
    let mine = Access::SignedIn;
    let routes = Routes::new()
        .get("/", Access::Public, catalogue::home)
        .get("/thu-tuc", Access::Public, catalogue::procedures)
        .get("/thu-tuc/{code}", Access::Public, procedure::procedure)
        .get("/thu-tuc/{code}/niem-yet.pdf", Access::Public, postings::of_procedure)
        .get("/dich-vu-truc-tuyen", Access::Public, catalogue::online)
        .get("/niem-yet/{agency}", Access::Public, postings::of_agency)
        .get("/theo-doi", Access::Public, track::show_page)
        .get("/nop-ho-so/{code}", Access::Allowed(crate::APPLY), apply::resumed)
        .get("/nop-ho-so/{code}/{step}", Access::Allowed(crate::APPLY), apply::show_step)
        .post("/nop-ho-so/{code}/{step}", Access::Allowed(crate::APPLY), apply::send_step)
        .get("/nop-ho-so/{code}/giay-to", Access::Allowed(crate::APPLY), apply::documents)
        .post("/nop-ho-so/{code}/giay-to", Access::Allowed(crate::APPLY), apply::send_documents)
        .get("/nop-ho-so/{code}/bo", Access::Allowed(crate::APPLY), apply::dropped)
        .post("/nop-ho-so/{code}/bo", Access::Allowed(crate::APPLY), apply::drop_draft)
        .get("/nop-ho-so/{code}/xong", Access::Allowed(crate::APPLY), apply::done)
        .get("/ho-so", Access::Allowed(crate::APPLY), mine::list)
        .get("/ho-so/{code}", mine, mine::one)
        .get("/ho-so/{code}/{act}", mine, mine::act_asked_for)
        .post("/ho-so/{code}/{act}", mine, mine::act)
        .get("/ho-so/{code}/tep/{upload}", mine, mine::file);
    let routes = papers::routes(routes, "/ho-so", mine, papers::Kind::APPLICANTS);
    wall::routes(leader::routes(erase::routes(desk::routes(office::routes(routes)))))
}

/// Every page with made-up content.
#[must_use]
pub fn samples() -> Vec<Sample> {
    let mut all = samples::samples();
    all.extend(office::samples());
    all.extend(desk::samples());
    all.extend(erase::samples());
    all.extend(leader::samples());
    all.extend(wall::samples());
    all
}
