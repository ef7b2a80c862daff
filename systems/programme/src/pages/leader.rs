//! What leaders look at first: what is late, where, and why; and the whole programme at a glance.

use super::{
    ask::{Ask, Head, PROVINCE, Reading},
    breakdown::param,
    list::{self, Summary, TargetLine, read, status},
    records::{CaseLine, case_line},
    words,
};
use crate::{
    figure::{By, Measure, Tally},
    kept::Kept,
    limits::{OLDEST_ROWS, WORST_ROWS},
    lists::Show,
    rows::{self, Causes, Record, Whereabouts},
    scope::Scope,
    targets::{self, Figure, Part},
    text::T,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::{AgencyCode, Problem};
use pack::Packs;
use platform::{Actor, Platform, problem_of_store};
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
    pub all: AllLinks,
    pub targets: Vec<TargetLine>,
}

/// Where the lists of which the page shows the beginning stand whole.
pub struct AllLinks {
    pub agencies: String,
    pub procedures: String,
    pub oldest: String,
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
    pub open_records: String,
}

/// What the page is made of.
pub struct Found {
    pub figures: Vec<Figure>,
    pub agencies: Vec<Part>,
    pub procedures: Vec<Part>,
    pub causes: Causes,
    pub oldest: Vec<Record>,
    pub whereabouts: Option<Whereabouts>,
}

pub async fn show(
    State(app): State<App>,
    kept: Arc<Kept>,
    SignedIn { actor, visitor }: SignedIn,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let asked = ask.at_home(actor.agency.as_ref());
    let (reading, wrong) = read(&app, &asked, &visitor);
    let ask = asked.for_links(wrong.as_ref());
    let found = find(&app.platform, &kept, &reading.scope).await?;
    let t = T::new(visitor.lang);
    let head = Head::new(t, app.platform.packs(), ADDRESS, &asked, &reading, visitor.now, wrong.as_ref());
    let page = page(t, Shell::new(&app, &visitor), app.platform.packs(), head, (&ask, &reading), &actor, found);
    web::page_with(status(wrong.as_ref()), visitor.lang, &page)
}

async fn find(platform: &Platform, kept: &Arc<Kept>, scope: &Scope) -> Result<Found, Problem> {
    let asked = scope.clone();
    let read = platform.store().read::<_, StoreError, _>("overview", move |tx| {
        let oldest = rows::oldest_overdue(tx, &asked, OLDEST_ROWS)?;
        Ok((rows::causes(tx, &asked)?, oldest, rows::whereabouts(tx, &asked)?))
    });
    let (causes, oldest, whereabouts) = read.await.map_err(|error| problem_of_store(&error))?;
    let figures = targets::figures(platform, kept, scope).await?;
    let agencies = targets::parts(platform, kept, Measure::OnTime, scope, By::Agency).await?;
    let procedures = targets::parts(platform, kept, Measure::OnTime, scope, By::Procedure).await?;
    Ok(Found { figures, agencies, procedures, causes, oldest, whereabouts })
}

/// The page.
pub fn page(
    t: T,
    shell: Shell,
    packs: &Packs,
    head: Head,
    (ask, reading): (&Ask, &Reading),
    reader: &Actor,
    found: Found,
) -> OverviewPage {
    let on_time = found.figures.iter().find(|figure| figure.measure == Some(Measure::OnTime));
    let tally = on_time.and_then(|figure| figure.tally).unwrap_or_default();
    let place = |by: By, parts: &[Part]| places(t, packs, by, ask, reading, parts);
    OverviewPage {
        whose: whose(t, ask, reading, reader.agency.as_ref()),
        late: late(t, ask, tally, found.whereabouts),
        causes: causes(t, ask, tally, found.causes),
        agencies: place(By::Agency, &found.agencies),
        procedures: place(By::Procedure, &found.procedures),
        oldest: found.oldest.into_iter().map(|record| case_line(t, packs, reader, record)).collect(),
        all: AllLinks {
            agencies: ask.href(&on_time_address(), &[("theo", By::Agency.code())]),
            procedures: ask.href(&on_time_address(), &[("theo", By::Procedure.code())]),
            oldest: records_address(ask, Show::Open),
        },
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
        href: ask.href(ADDRESS, &[("co-quan", code), ("pham-vi", if code.is_empty() { PROVINCE } else { "" })]),
        label: label.to_owned(),
        count: String::new(),
        current: chosen == code,
        late: false,
    };
    vec![filter("", t.whose_province()), filter(own.as_str(), t.whose_own())]
}

/// The target that all of this page is about.
fn on_time_address() -> String {
    format!("{}/{}", list::ADDRESS, Measure::OnTime.id())
}

/// Exactly the records of one kind.
fn records_address(ask: &Ask, show: Show) -> String {
    ask.href(&format!("{}/ho-so", on_time_address()), &[("loc", show.code())])
}

fn late(t: T, ask: &Ask, tally: Tally, whereabouts: Option<Whereabouts>) -> Vec<Summary> {
    let figure = |count: u64, label: String, show: Show| Summary {
        value: words::number(t, count),
        label,
        href: (count > 0).then(|| records_address(ask, show)),
        late: count > 0,
    };
    let share = Summary {
        value: words::value(t, tally).unwrap_or_else(|| t.no_data().to_owned()),
        label: t.overview_share().to_owned(),
        href: None,
        late: false,
    };
    let open = overdue_words(t, whereabouts);
    vec![share, figure(tally.bad, t.overview_late().to_owned(), Show::Late), figure(tally.open, open, Show::Open)]
}

/// What is overdue by the date first promised, and how much of that the office's own list does not call so: there a new
/// date counts, and what waits for the applicant is not late.
pub fn overdue_words(t: T, whereabouts: Option<Whereabouts>) -> String {
    let Whereabouts { promised, missed, applicant } = whereabouts.unwrap_or_default();
    let mut parts = Vec::new();
    if promised > 0 {
        parts.push(t.overdue_promised(words::number(t, promised)));
    }
    if missed > 0 {
        parts.push(t.overdue_missed(words::number(t, missed)));
    }
    if applicant > 0 {
        parts.push(t.overdue_applicant(words::number(t, applicant)));
    }
    if parts.is_empty() { t.overview_open().to_owned() } else { t.overdue_parts(t.overview_open(), parts.join(", ")) }
}

fn causes(t: T, ask: &Ask, tally: Tally, causes: Causes) -> Vec<CauseLine> {
    let cause = |label: &str, count: u64, show: Show| CauseLine {
        label: label.to_owned(),
        count: words::number(t, count),
        href: records_address(ask, show),
        late: count > 0,
    };
    vec![
        cause(t.cause_open(), tally.open, Show::Open),
        cause(t.cause_after_date(), causes.after_date, Show::AfterDate),
        cause(t.cause_requests(), causes.requests, Show::Requests),
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
    let address = on_time_address();
    let line = |part: &&Part| {
        let key = [(param(by), part.key.as_str())];
        PlaceLine {
            name: words::part(t, packs, by, &part.key, day),
            href: ask.href(&address, &[key[0], ("theo", next.code())]),
            late: words::number(t, part.tally.bad),
            open: words::number(t, part.tally.open),
            value: words::value(t, part.tally),
            records: ask.href(&format!("{address}/ho-so"), &[key[0], ("loc", Show::Late.code())]),
            open_records: ask.href(&format!("{address}/ho-so"), &[key[0], ("loc", Show::Open.code())]),
        }
    };
    worst.iter().take(WORST_ROWS).map(line).collect()
}
