//! The whole programme at a glance, for everybody: counts only, nothing of any person.

use super::{
    ask::{Ask, Head, Reading},
    words,
};
use crate::{
    MODULE, PERMISSION_BOOK, PERMISSION_LEAD, PERMISSION_READ,
    kept::Kept,
    targets::{self, Figure},
    text::T,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::Problem;
use std::sync::Arc;
use web::{
    App, Fault, Query, Shell, Visitor,
    view::{Link, Tag},
};

/// The figures as of a day.
#[derive(Template)]
#[template(path = "targets.html")]
pub struct TargetsPage {
    pub shell: Shell,
    pub t: T,
    pub head: Head,
    pub summary: Vec<Summary>,
    pub rows: Vec<TargetLine>,
    pub elsewhere: u64,
    pub links: Vec<Link>,
}

/// How many targets stand where.
pub struct Summary {
    pub value: String,
    pub label: String,
    /// The records behind it.
    pub href: Option<String>,
    pub late: bool,
}

/// One target.
pub struct TargetLine {
    pub id: String,
    pub name: String,
    pub threshold: String,
    pub value: Option<String>,
    pub base: Option<String>,
    pub tag: Tag,
    pub counted: String,
    pub how: String,
    pub href: String,
    pub records: Option<String>,
}

/// The address of the page.
pub const ADDRESS: &str = "/chi-tieu";

pub async fn show(
    State(app): State<App>,
    kept: Arc<Kept>,
    visitor: Visitor,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let (reading, wrong) = read(&app, &ask, &visitor);
    let figures = targets::figures(&app.platform, &kept, &reading.scope).await?;
    let allowed = |name| visitor.actor.as_ref().is_some_and(|actor| MODULE.allows(actor, name));
    let t = T::new(visitor.lang);
    let asked = ask;
    let ask = asked.for_links(wrong.as_ref());
    let head = Head::new(t, app.platform.packs(), ADDRESS, &asked, &reading, visitor.now, wrong.as_ref());
    let links = [
        (PERMISSION_LEAD, super::leader::ADDRESS, t.menu_overview()),
        (PERMISSION_BOOK, super::book::ADDRESS, t.menu_book()),
    ];
    let links = links.into_iter().filter(|(name, ..)| allowed(*name));
    let page = TargetsPage {
        shell: Shell::new(&app, &visitor),
        t,
        head,
        summary: summary(t, &figures),
        rows: lines(t, &figures, &ask, allowed(PERMISSION_READ)),
        elsewhere: figures.iter().filter(|figure| figure.measure.is_none()).count() as u64,
        links: links.map(|(_, href, text)| Link { href: href.to_owned(), text: text.to_owned() }).collect(),
    };
    web::page_with(status(wrong.as_ref()), visitor.lang, &page)
}

/// What was asked for; else what is usual, with what is wrong.
pub fn read(app: &App, ask: &Ask, visitor: &Visitor) -> (Reading, Option<Problem>) {
    match ask.read(app.platform.packs(), visitor.now) {
        Ok(reading) => (reading, None),
        Err(problem) => (Ask::usual(visitor.now), Some(problem)),
    }
}

/// A page shown again with what is wrong says so to programs, too.
pub fn status(wrong: Option<&Problem>) -> StatusCode {
    if wrong.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
}

/// How many targets are reached, how many not, of how many nobody can say.
pub fn summary(t: T, figures: &[Figure]) -> Vec<Summary> {
    let one = |met: Option<bool>, label: &str| {
        let is = |figure: &&Figure| figure.measure.is_some() && figure.met == met;
        let count = figures.iter().filter(is).count() as u64;
        let late = met == Some(false) && count > 0;
        Summary { value: words::number(t, count), label: label.to_owned(), href: None, late }
    };
    vec![one(Some(true), t.summary_met()), one(Some(false), t.summary_missed()), one(None, t.summary_open())]
}

/// The targets that are computed.
pub fn lines(t: T, figures: &[Figure], ask: &Ask, opens: bool) -> Vec<TargetLine> {
    figures.iter().filter_map(|figure| line(t, figure, ask, opens)).collect()
}

fn line(t: T, figure: &Figure, ask: &Ask, opens: bool) -> Option<TargetLine> {
    let (measure, tally) = (figure.measure?, figure.tally.unwrap_or_default());
    Some(TargetLine {
        id: figure.id.clone(),
        name: figure.name.get(t.lang()).to_owned(),
        threshold: words::threshold(t, figure),
        value: words::value(t, tally),
        base: words::base(t, measure, figure),
        tag: words::met(t, figure.met, tally),
        counted: words::counted(t, measure, tally),
        how: words::how(t, measure).to_owned(),
        href: ask.href(&format!("{ADDRESS}/{}", figure.id), &[]),
        records: opens.then(|| ask.href(&format!("{ADDRESS}/{}/ho-so", figure.id), &[])),
    })
}
