//! The wall screen of the hall: what is ready, what is due today. Codes only; nobody is named.

use super::office::work::tomorrow;
use crate::{
    limits,
    lists::listing,
    rows::lists::{self as rows, CaseLine as Line, Listing, Which},
    state::Stage,
    text::T,
    views,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::{AgencyCode, Instant, Lang};
use pack::Packs;
use serde::Deserialize;
use std::sync::Arc;
use store::{StoreError, Tx};
use web::{Access, App, Fault, Query, Routes, Sample, Shell, Visitor, page, show, view::Tag};

/// The screen.
#[derive(Template)]
#[template(path = "wall.html")]
pub struct WallPage {
    shell: Shell,
    t: T,
    agency: String,
    day: String,
    time: String,
    figures: Vec<WallFigure>,
    due_today: Vec<WallLine>,
    ready: Vec<WallLine>,
}

/// A number.
pub struct WallFigure {
    value: String,
    label: String,
    tone: &'static str,
}

/// A case by its code.
pub struct WallLine {
    code: String,
    procedure: String,
    time: Option<String>,
    tag: Option<Tag>,
}

/// The screen's address, added to the others.
pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/man-hinh", Access::Public, wall)
}

/// `?co-quan=`.
#[derive(Deserialize)]
struct WallQuery {
    #[serde(rename = "co-quan")]
    agency: Option<AgencyCode>,
}

/// What a screen shows.
struct Seen {
    agency: AgencyCode,
    /// Filed today, in process, still due today, late.
    counts: [u64; 4],
    due_today: Vec<Line>,
    ready: Vec<Line>,
}

async fn wall(State(app): State<App>, visitor: Visitor, Query(query): Query<WallQuery>) -> Result<Response, Fault> {
    let (lang, t, now) = (visitor.lang, T::new(visitor.lang), visitor.now);
    let packs = Arc::clone(app.platform.packs());
    if let Some(code) = &query.agency
        && packs.agency(code, now.local().date()).is_none()
    {
        return Err(Fault::nothing_here());
    }
    let wanted = query.agency.or_else(|| visitor.actor.as_ref().and_then(|actor| actor.agency.clone()));
    let look = move |tx: &mut Tx<'_>| look(tx, &packs, wanted.clone(), now);
    let seen = app.platform.store().read::<_, StoreError, _>("wall", look).await?.ok_or_else(Fault::nothing_here)?;
    let packs = app.platform.packs();
    let line = |line: &Line, time: Option<Instant>| WallLine {
        code: line.code.to_string(),
        procedure: views::procedure_name(packs, &line.procedure, line.filed_at, lang),
        time: time.map(|due| show::time(due.local().time())),
        tag: None,
    };
    let template = WallPage {
        shell: Shell::new(&app, &visitor),
        t,
        agency: views::agency_name(packs, &seen.agency, now, lang),
        day: show::weekday_date(lang, now.local().date()),
        time: show::time(now.local().time()),
        figures: figures(t, seen.counts),
        due_today: seen.due_today.iter().map(|one| line(one, one.due_at)).collect(),
        ready: seen.ready.iter().map(|one| line(one, None)).collect(),
    };
    page(lang, &template)
}

/// Everything in one look, so that the numbers fit the lists.
fn look(tx: &mut Tx<'_>, packs: &Packs, wanted: Option<AgencyCode>, now: Instant) -> Result<Option<Seen>, StoreError> {
    let wanted = match wanted {
        Some(agency) => Some(agency),
        None => first_desk(tx, packs, now)?,
    };
    let Some(agency) = wanted else { return Ok(None) };
    let rows_max = limits::WALL_ROWS_MAX;
    let running = Listing { rows_max, ..listing(&agency, Which::Running) };
    let due = Listing { due_from: Some(now), due_before: Some(tomorrow(now)), ..running.clone() };
    let late = Listing { due_before: Some(now), rows_max: 0, ..running.clone() };
    let due = rows::list(tx, &due)?;
    let ready = rows::list(tx, &Listing { rows_max, ..listing(&agency, Which::Stage(Stage::Finished)) })?;
    let counts = [
        rows::filed_on(tx, &agency, now.local().date())?,
        rows::list(tx, &Listing { rows_max: 0, ..running })?.total.n(),
        due.total.n(),
        rows::list(tx, &late)?.total.n(),
    ];
    Ok(Some(Seen { agency, counts, due_today: due.rows, ready: ready.rows }))
}

/// The first agency that has a desk and cases; before the first case, the first that has a desk.
fn first_desk(tx: &mut Tx<'_>, packs: &Packs, now: Instant) -> Result<Option<AgencyCode>, StoreError> {
    let today = now.local().date();
    let desks = || packs.agencies_at(today).filter(|agency| agency.desk.is_some());
    for agency in desks() {
        if !rows::counts_of_agency(tx, &agency.code)?.is_empty() {
            return Ok(Some(agency.code.clone()));
        }
    }
    Ok(desks().next().map(|agency| agency.code.clone()))
}

fn figures(t: T, counts: [u64; 4]) -> Vec<WallFigure> {
    let [filed, running, due, late] = counts;
    let words = [
        (filed, t.wall_figure_filed(), "plain"),
        (running, t.wall_figure_running(), "now"),
        (due, t.wall_figure_due(), if due > 0 { "soon" } else { "plain" }),
        (late, t.wall_figure_late(), if late > 0 { "late" } else { "good" }),
    ];
    let number = |n: u64| show::number(t.lang(), i64::try_from(n).unwrap_or(i64::MAX));
    words.map(|(n, label, tone)| WallFigure { value: number(n), label: label.to_owned(), tone }).into()
}

/// The screen with made-up content.
pub(super) fn samples() -> Vec<Sample> {
    vec![Sample { name: "onestop/wall", render: sample }]
}

fn sample(lang: Lang) -> Result<String, askama::Error> {
    let (t, now) = (T::new(lang), show::sample_instant());
    let line = |n: u32, time: Option<&str>| WallLine {
        code: format!("000.00.10.H50-241230-{n:04}"),
        procedure: super::samples::version().name.get(lang).to_owned(),
        time: time.map(str::to_owned),
        tag: None,
    };
    WallPage {
        shell: Shell::sample(lang, None),
        t,
        agency: web::text::T::new(lang).sample_agency().to_owned(),
        day: show::weekday_date(lang, now.local().date()),
        time: show::time(now.local().time()),
        figures: figures(t, [12, 1_236, 3, 1]),
        due_today: vec![line(7, Some("11:30")), line(9, Some("17:00")), line(11, Some("17:00"))],
        ready: (1..=5).map(|n| line(n, None)).collect(),
    }
    .render()
}
