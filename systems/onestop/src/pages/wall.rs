//! The wall screen of the hall: what is ready, what is due today. Codes only; nobody is named.

use super::office::work::tomorrow;
use crate::{
    limits,
    lists::listing,
    rows::lists::{self as rows, CaseLine as Line, Listing, Tally, Total, Which},
    state::Stage,
    text::T,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::{AgencyCode, Instant, Lang};
use pack::Packs;
use serde::Deserialize;
use std::sync::Arc;
use store::{StoreError, Tx};
use web::{
    Access, App, Fault, Query, Routes, Sample, Shell, Visitor, page, show,
    view::{Choice, Field, Tag},
};

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
    due_more: Option<String>,
    ready: Vec<WallLine>,
    ready_more: Option<String>,
}

/// Which office's screen, for whoever works for none.
#[derive(Template)]
#[template(path = "wall_choose.html")]
pub struct ChoosePage {
    shell: Shell,
    t: T,
    office: Field,
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

/// `?co-quan=`; empty asks which.
#[derive(Deserialize)]
struct WallQuery {
    #[serde(rename = "co-quan", default)]
    agency: String,
}

/// What a screen shows.
struct Seen {
    agency: AgencyCode,
    /// Filed today, in process, still due today, late.
    counts: [u64; 4],
    due_today: Vec<Line>,
    ready: Vec<Line>,
    /// All that is ready, shown or not.
    ready_all: u64,
}

async fn wall(State(app): State<App>, visitor: Visitor, Query(query): Query<WallQuery>) -> Result<Response, Fault> {
    let (lang, t, now) = (visitor.lang, T::new(visitor.lang), visitor.now);
    let packs = Arc::clone(app.platform.packs());
    let asked = Some(query.agency.trim()).filter(|code| !code.is_empty());
    let asked = asked.map(|code| known_office(&packs, code, now).ok_or_else(Fault::nothing_here)).transpose()?;
    let own = || visitor.actor.as_ref().and_then(|actor| actor.agency.clone());
    let Some(agency) = asked.or_else(own) else {
        return page(lang, &choose(Shell::new(&app, &visitor), lang, &packs, now));
    };
    let seen = app.platform.store().read::<_, StoreError, _>("wall", move |tx| look(tx, agency.clone(), now)).await?;
    let packs = app.platform.packs();
    let line = |line: &Line, time: Option<Instant>| WallLine {
        code: line.code.to_string(),
        procedure: packs.procedure_name(&line.procedure, line.filed_at, lang),
        time: time.map(|due| show::time(due.local().time())),
        tag: None,
    };
    let template = WallPage {
        shell: Shell::new(&app, &visitor),
        t,
        agency: packs.agency_name(&seen.agency, now, lang),
        day: show::weekday_date(lang, now.local().date()),
        time: show::time(now.local().time()),
        figures: figures(t, seen.counts),
        due_more: more(t, seen.counts[2], seen.due_today.len()),
        due_today: seen.due_today.iter().map(|one| line(one, one.due_at)).collect(),
        ready_more: more(t, seen.ready_all, seen.ready.len()),
        ready: seen.ready.iter().map(|one| line(one, None)).collect(),
    };
    page(lang, &template)
}

/// The office of that code, if there is one.
fn known_office(packs: &Packs, code: &str, now: Instant) -> Option<AgencyCode> {
    let code: AgencyCode = code.parse().ok()?;
    packs.agency(&code, now.local().date()).map(|agency| agency.code.clone())
}

/// How many there are besides those that the screen has room for.
fn more(t: T, all: u64, shown: usize) -> Option<String> {
    let rest = all.saturating_sub(shown as u64);
    (rest > 0).then(|| t.wall_more(rest))
}

/// The offices that have a desk, those of the province first.
fn choose(shell: Shell, lang: Lang, packs: &Packs, now: Instant) -> ChoosePage {
    let t = T::new(lang);
    let mut desks: Vec<_> = packs.agencies_at(now.local().date()).filter(|agency| agency.desk.is_some()).collect();
    let rank = |level: &str| ["province", "district", "commune"].iter().position(|one| *one == level);
    desks.sort_by_key(|agency| (rank(agency.level.code()), kernel::fold(agency.name.get(lang))));
    let choice = |agency: &&pack::Agency| Choice {
        value: agency.code.to_string(),
        label: agency.name.get(lang).to_owned(),
        ..Choice::default()
    };
    let office = Field {
        name: "co-quan".to_owned(),
        label: t.wall_choose_office().to_owned(),
        choices: desks.iter().map(choice).collect(),
        ..Field::default()
    };
    ChoosePage { shell, t, office }
}

/// Everything in one look, so that the numbers fit the lists.
fn look(tx: &mut Tx<'_>, agency: AgencyCode, now: Instant) -> Result<Seen, StoreError> {
    let rows_max = limits::WALL_ROWS_MAX;
    let running = Listing { rows_max, ..listing(&agency, Which::Running) };
    let due = Listing { due_from: Some(now), due_before: Some(tomorrow(now)), ..running.clone() };
    let late = Listing { due_before: Some(now), ..running.clone() };
    let ready = Listing { rows_max, ..listing(&agency, Which::Stage(Stage::Finished)) };
    let mut tally = Tally::default();
    let mut total = |listing| rows::total(tx, &mut tally, listing).map(Total::n);
    let [running, due_today, late, ready_all] = [total(&running)?, total(&due)?, total(&late)?, total(&ready)?];
    let filed = rows::filed_on(tx, &agency, now.local().date())?;
    let (due, ready) = (rows::page(tx, &due)?, rows::page(tx, &ready)?);
    Ok(Seen { agency, counts: [filed, running, due_today, late], due_today: due, ready_all, ready })
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
    let choose = |lang| {
        let packs = Packs::embedded().map_err(|_| askama::Error::Fmt)?;
        choose(Shell::sample(lang, None), lang, &packs, show::sample_instant()).render()
    };
    vec![Sample { name: "onestop/wall", render: sample }, Sample { name: "onestop/wall-choose", render: choose }]
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
        due_more: None,
        ready: (1..=5).map(|n| line(n, None)).collect(),
        ready_more: Some(t.wall_more(6)),
    }
    .render()
}
