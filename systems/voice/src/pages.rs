//! The pages of complaints: made and followed by whoever the case belongs to, answered by the leader; and the slots.

mod leader;
mod own;
mod samples;
mod slots;

pub(crate) use leader::answer_of;
pub(crate) use slots::{slot, waits};

use crate::{
    ANSWER, LIST,
    rows::Line,
    state::{Finding, Stage},
    text::T,
};
use kernel::{Instant, Lang};
use web::{Access, Routes, Sample, show, view::Tag};

/// Every page and every form, with who may come.
pub(crate) fn routes() -> Routes {
    let (anybody, list, answer) = (Access::Public, Access::Allowed(LIST), Access::Allowed(ANSWER));
    Routes::new()
        .get("/phan-anh/ho-so/{code}", anybody, own::show)
        .post("/phan-anh/ho-so/{code}", anybody, own::send)
        .post("/phan-anh/ho-so/{code}/{complaint}/rut", anybody, own::withdraw)
        .get("/phan-anh", list, leader::list)
        .get("/phan-anh/{complaint}", list, leader::one)
        .post("/phan-anh/{complaint}/tra-loi", answer, leader::answer)
}

/// Every page with made-up content.
pub(crate) fn samples() -> Vec<Sample> {
    samples::all()
}

/// Where a complaint stands, as a coloured word.
fn tag(t: T, line: &Line, now: Instant) -> Tag {
    match (line.stage, line.finding) {
        (Stage::Open, _) if line.is_late(now) => Tag::late(t.stage_late()),
        (Stage::Open, _) => Tag::now(t.stage("open")),
        (Stage::Answered, Some(finding)) => Tag::good(t.finding(finding.code())),
        (Stage::Answered, None) => Tag::good(t.stage("answered")),
        (Stage::Withdrawn, _) => Tag::plain(t.stage("withdrawn")),
    }
}

/// What came out, in a sentence.
fn said(t: T, finding: Finding) -> String {
    t.finding_said(finding.code())
}

/// The date of the answer in words; none where the calendar ended before it.
fn due_words(lang: Lang, due: Option<Instant>) -> Option<String> {
    due.map(|due| show::weekday_instant(lang, due))
}
