//! What leaders look at first: what is late, where, and why; and the whole programme at a glance.

use super::{
    ask::{Ask, Head, Reading},
    breakdown::param,
    list::{self, Summary, TargetLine, read, status},
    records::{CaseLine, case_line},
    words,
};
use crate::{
    figure::{By, Measure, Tally},
    kept::Kept,
    limits::{OLDEST_ROWS, WORST_ROWS},
    rows::{self, Causes, Record},
    scope::Scope,
    targets::{self, Figure, Part},
    text::T,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::{AgencyCode, Problem};
use pack::Packs;
use platform::{Platform, problem_of_store};
use std::sync::Arc;
use store::StoreError;
use web::{App, Fault, Query, Shell, SignedIn, view::Filter};

/// The address of the page.
pub const ADDRESS: &str = "/chi-tieu/dieu-hanh";

/// What leaders look at first.
#[derive(Template)]
#[template(path = "overview.html")]
pub struct OverviewPage {
    pub shell: Shell,
    pub t: T,
    pub head: Head,
    pub whose: Vec<Filter>,
    pub late: Vec<Summary>,
    pub causes: Vec<CauseLine>,
    pub agencies: Vec<PlaceLine>,
    pub procedures: Vec<PlaceLine>,
    pub oldest: Vec<CaseLine>,
    pub targets: Vec<TargetLine>,
}

/// Why cases are late.
pub struct CauseLine {
    pub label: String,
    pub count: String,
    pub href: String,
    pub late: bool,
}

/// Where cases are late.
pub struct PlaceLine {
    pub name: String,
    pub href: String,
    pub late: String,
    pub open: String,
    pub value: Option<String>,
    pub records: String,
}

/// What the page is made of.
pub struct Found {
    pub figures: Vec<Figure>,
    pub agencies: Vec<Part>,
    pub procedures: Vec<Part>,
    pub causes: Causes,
    pub oldest: Vec<Record>,
}

pub async fn show(
    State(app): State<App>,
    kept: Arc<Kept>,
    SignedIn { actor, visitor }: SignedIn,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let (reading, wrong) = read(&app, &ask, &visitor);
    let asked = ask;
    let ask = asked.for_links(wrong.as_ref());
    let found = find(&app.platform, &kept, &reading.scope).await?;
    let t = T::new(visitor.lang);
    let head = Head::new(t, app.platform.packs(), ADDRESS, &asked, &reading, visitor.now, wrong.as_ref());
    let own = actor.agency.as_ref();
    let page = page(t, Shell::new(&app, &visitor), app.platform.packs(), head, (&ask, &reading), own, found);
    web::page_with(status(wrong.as_ref()), visitor.lang, &page)
}

async fn find(platform: &Platform, kept: &Arc<Kept>, scope: &Scope) -> Result<Found, Problem> {
    let asked = scope.clone();
    let read = platform.store().read::<_, StoreError, _>("overview", move |tx| {
        Ok((rows::causes(tx, &asked)?, rows::oldest_overdue(tx, &asked, OLDEST_ROWS)?))
    });
    let (causes, oldest) = read.await.map_err(|error| problem_of_store(&error))?;
    let figures = targets::figures(platform, kept, scope).await?;
    let agencies = targets::parts(platform, kept, Measure::OnTime, scope, By::Agency).await?;
    let procedures = targets::parts(platform, kept, Measure::OnTime, scope, By::Procedure).await?;
    Ok(Found { figures, agencies, procedures, causes, oldest })
}

/// The page.
pub fn page(
    t: T,
    shell: Shell,
    packs: &Packs,
    head: Head,
    (ask, reading): (&Ask, &Reading),
    own: Option<&AgencyCode>,
    found: Found,
) -> OverviewPage {
    let on_time = found.figures.iter().find(|figure| figure.measure == Some(Measure::OnTime));
    let tally = on_time.and_then(|figure| figure.tally).unwrap_or_default();
    let place = |by: By, parts: &[Part]| places(t, packs, by, ask, reading, parts);
    OverviewPage {
        whose: whose(t, ask, reading, own),
        late: late(t, tally),
        causes: causes(t, ask, tally, found.causes),
        agencies: place(By::Agency, &found.agencies),
        procedures: place(By::Procedure, &found.procedures),
        oldest: found.oldest.into_iter().map(|record| case_line(t, packs, record)).collect(),
        targets: list::lines(t, &found.figures, ask, true),
        shell,
        t,
        head,
    }
}

/// The whole province, or the leader's own agency.
fn whose(t: T, ask: &Ask, reading: &Reading, own: Option<&AgencyCode>) -> Vec<Filter> {
    let Some(own) = own else { return Vec::new() };
    let chosen = reading.scope.narrow.agency.as_str();
    let filter = |code: &str, label: &str| Filter {
        href: ask.href(ADDRESS, &[("co-quan", code)]),
        label: label.to_owned(),
        count: String::new(),
        current: chosen == code,
        late: false,
    };
    vec![filter("", t.whose_province()), filter(own.as_str(), t.whose_own())]
}

fn late(t: T, tally: Tally) -> Vec<Summary> {
    let figure =
        |count: u64, label: &str| Summary { value: words::number(t, count), label: label.to_owned(), late: count > 0 };
    let share = Summary {
        value: words::value(t, tally).unwrap_or_else(|| t.no_data().to_owned()),
        label: t.overview_share().to_owned(),
        late: false,
    };
    vec![share, figure(tally.bad, t.overview_late()), figure(tally.open, t.overview_open())]
}

fn causes(t: T, ask: &Ask, tally: Tally, causes: Causes) -> Vec<CauseLine> {
    let address = format!("{}/{}/ho-so", list::ADDRESS, Measure::OnTime.id());
    let cause = |label: &str, count: u64, show: &str| CauseLine {
        label: label.to_owned(),
        count: words::number(t, count),
        href: ask.href(&address, &[("loc", show)]),
        late: count > 0,
    };
    vec![
        cause(t.cause_open(), tally.open, "open"),
        cause(t.cause_after_date(), causes.after_date, "missing"),
        cause(t.cause_requests(), causes.requests, "missing"),
    ]
}

/// Where most cases are late: what helps most when it is mended.
fn places(t: T, packs: &Packs, by: By, ask: &Ask, reading: &Reading, parts: &[Part]) -> Vec<PlaceLine> {
    let day = reading.scope.period.last().local().date();
    let missing = |part: &Part| part.tally.bad + part.tally.open;
    let mut worst: Vec<&Part> = parts.iter().filter(|part| missing(part) > 0).collect();
    // Stable: among equals the smaller share stays first.
    worst.sort_by_key(|part| std::cmp::Reverse(missing(part)));
    let next = if by == By::Agency { By::Procedure } else { By::Agency };
    let address = format!("{}/{}", list::ADDRESS, Measure::OnTime.id());
    let line = |part: &&Part| {
        let key = [(param(by), part.key.as_str())];
        PlaceLine {
            name: words::part(t, packs, by, &part.key, day),
            href: ask.href(&address, &[key[0], ("theo", next.code())]),
            late: words::number(t, part.tally.bad),
            open: words::number(t, part.tally.open),
            value: words::value(t, part.tally),
            records: ask.href(&format!("{address}/ho-so"), &[key[0], ("loc", "missing")]),
        }
    };
    worst.iter().take(WORST_ROWS).map(line).collect()
}
