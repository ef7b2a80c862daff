//! The pages of the surveys: rating a case, results for everybody, comments for the agency; and what stands in slots.

mod comments;
mod rate;
mod results;
mod samples;

pub(crate) use rate::{rated_by, slot};
pub(crate) use results::asked;

use crate::{MODERATE, READ};
use kernel::{AgencyCode, Lang};
use web::{Access, App, Routes, Sample};

/// Every page and every form, with who may come.
pub(crate) fn routes() -> Routes {
    let (anybody, read) = (Access::Public, Access::Allowed(READ));
    Routes::new()
        .get("/danh-gia/{code}", anybody, rate::show)
        .post("/danh-gia/{code}", anybody, rate::send)
        .get("/hai-long", anybody, results::show)
        .get("/gop-y", read, comments::list)
        .post("/gop-y/{comment}/{verdict}", Access::Allowed(MODERATE), comments::judge)
}

/// Every page with made-up content.
pub(crate) fn samples() -> Vec<Sample> {
    samples::all()
}

/// The name of an agency from its code as text; the text when it is none.
fn agency_name(app: &App, code: &str, lang: Lang) -> String {
    code.parse::<AgencyCode>().map_or_else(|_| code.to_owned(), |code| app.agency_name(&code, lang))
}
