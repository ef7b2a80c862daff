//! The programme's figures for people: one page of targets, and for each the cases behind it.

use crate::{
    PERMISSION_READ,
    figure::Measure,
    limits, rows,
    targets::{self, Figure},
    text::T,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::{Instant, Lang};
use serde::Deserialize;
use web::{
    Access, App, Fault, Path, Query, Routes, Sample, Shell, SignedIn, Visitor, show,
    view::{FieldError, Filter, Pager, Tag},
    with_query,
};

/// Its addresses.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/chi-tieu", Access::Public, list).get(
        "/chi-tieu/{id}/ho-so",
        Access::Allowed(PERMISSION_READ),
        records,
    )
}

/// The figures as of a day.
#[derive(Template)]
#[template(path = "targets.html")]
pub struct TargetsPage {
    shell: Shell,
    t: T,
    day: String,
    day_iso: String,
    day_error: Option<String>,
    errors: Vec<FieldError>,
    quick: Vec<Filter>,
    rows: Vec<TargetLine>,
    elsewhere: u64,
}

/// One target.
pub struct TargetLine {
    id: String,
    name: String,
    threshold: String,
    value: Option<String>,
    tag: Tag,
    counted: String,
    how: String,
    href: String,
}

/// The records behind a figure.
#[derive(Template)]
#[template(path = "records.html")]
pub struct RecordsPage {
    shell: Shell,
    t: T,
    id: String,
    name: String,
    value: Option<String>,
    threshold: String,
    tag: Tag,
    counted: String,
    how: String,
    day: String,
    back: String,
    filters: Vec<Filter>,
    count: u64,
    rows: Vec<RecordLine>,
    pager: Pager,
}

/// One case behind a figure.
pub struct RecordLine {
    code: String,
    href: Option<String>,
    procedure: String,
    agency: String,
    received: String,
    due: Option<String>,
    finished: Option<String>,
    tag: Tag,
    why: Option<String>,
}

/// `?ngay=`.
#[derive(Debug, Deserialize)]
pub struct DayQuery {
    ngay: Option<String>,
}

async fn list(State(app): State<App>, visitor: Visitor, Query(query): Query<DayQuery>) -> Result<Response, Fault> {
    let t = T::new(visitor.lang);
    let (as_of, day_error) = match targets::as_of(query.ngay.as_deref(), visitor.now) {
        Ok(as_of) => (as_of, None),
        Err(_) => (visitor.now, Some(t.as_of_hint().to_owned())),
    };
    let figures = targets::figures(&app.platform, as_of).await?;
    let measured = figures.iter().filter(|figure| figure.measure.is_some()).count();
    let errors = day_error.iter().map(|text| FieldError { field: "ngay".into(), text: text.clone() }).collect();
    let page = TargetsPage {
        shell: Shell::new(&app, &visitor),
        t,
        day: show::weekday_date(visitor.lang, as_of.local().date()),
        day_iso: query.ngay.filter(|_| day_error.is_some()).unwrap_or_else(|| day_iso(as_of)),
        errors,
        day_error,
        quick: quick(t, visitor.now, as_of),
        elsewhere: (figures.len() - measured) as u64,
        rows: figures.iter().filter_map(|figure| target_line(t, figure, as_of)).collect(),
    };
    web::page(visitor.lang, &page)
}

fn day_iso(at: Instant) -> String {
    at.local().date().to_string()
}

/// Today and the ends of the months before: the days that reports are written for.
fn quick(t: T, now: Instant, as_of: Instant) -> Vec<Filter> {
    let today = now.local().date();
    let mut days = vec![(today, t.quick_today().to_owned())];
    let mut first = today.first_of_month();
    for _ in 0..limits::QUICK_MONTHS {
        let Ok(end) = first.yesterday() else { break };
        days.push((end, t.quick_month_end(show::date(t.lang(), end))));
        first = end.first_of_month();
    }
    let chosen = as_of.local().date();
    let filter = |(day, label): (kernel::Date, String)| Filter {
        href: with_query("/chi-tieu", &[("ngay", &day.to_string())]),
        label,
        count: String::new(),
        current: day == chosen,
        late: false,
    };
    days.into_iter().map(filter).collect()
}

fn target_line(t: T, figure: &Figure, as_of: Instant) -> Option<TargetLine> {
    let measure = figure.measure?;
    Some(TargetLine {
        id: figure.id.clone(),
        name: figure.name.get(t.lang()).to_owned(),
        threshold: threshold(t, figure),
        value: value(t, figure),
        tag: met_tag(t, figure.met),
        counted: counted(t, figure, measure),
        how: how(t, measure).to_owned(),
        href: with_query(&format!("/chi-tieu/{}/ho-so", figure.id), &[("ngay", &day_iso(as_of))]),
    })
}

fn threshold(t: T, figure: &Figure) -> String {
    figure.threshold.map_or_else(|| t.no_threshold().to_owned(), |percent| t.threshold_at_least(percent))
}

fn value(t: T, figure: &Figure) -> Option<String> {
    let share = figure.share?;
    share.basis_points()?;
    Some(show::percent(t.lang(), share.good, share.all))
}

fn met_tag(t: T, met: Option<bool>) -> Tag {
    match met {
        Some(true) => Tag::new(t.met_yes(), "good"),
        Some(false) => Tag::new(t.met_no(), "late"),
        None => Tag::new(t.met_unknown(), "plain"),
    }
}

fn counted(t: T, figure: &Figure, measure: Measure) -> String {
    let share = figure.share.unwrap_or(crate::figure::Share { good: 0, all: 0 });
    let number = |n: u64| show::number(t.lang(), i64::try_from(n).unwrap_or(i64::MAX));
    match (measure, figure.overdue) {
        (Measure::OnTime, Some(overdue)) if overdue > 0 => {
            t.counted_on_time_overdue(number(share.good), number(share.all), number(overdue))
        }
        (Measure::OnTime, _) => t.counted_on_time(number(share.good), number(share.all)),
        (Measure::Online, _) => t.counted_online(number(share.good), number(share.all)),
    }
}

fn how(t: T, measure: Measure) -> &'static str {
    match measure {
        Measure::OnTime => t.how_on_time(),
        Measure::Online => t.how_online(),
    }
}

/// `?ngay=&loc=&after=`.
#[derive(Debug, Deserialize)]
pub struct RecordsQuery {
    ngay: Option<String>,
    loc: Option<String>,
    after: Option<String>,
}

async fn records(
    State(app): State<App>,
    SignedIn { visitor, .. }: SignedIn,
    Path(id): Path<String>,
    Query(query): Query<RecordsQuery>,
) -> Result<Response, Fault> {
    let t = T::new(visitor.lang);
    let measure = Measure::from_id(&id).ok_or_else(platform::not_found)?;
    let as_of = targets::as_of(query.ngay.as_deref(), visitor.now)?;
    let only_missing = query.loc.as_deref() == Some("chua-dat");
    let after = query.after.as_deref().map(targets::after_of).transpose()?;
    let found =
        targets::records(&app.platform, measure, as_of, only_missing, after, limits::RECORDS_ROWS_DEFAULT).await?;
    let figures = targets::figures(&app.platform, as_of).await?;
    let figure = figures.into_iter().find(|figure| figure.id == id).ok_or_else(platform::not_found)?;
    let address = format!("/chi-tieu/{id}/ho-so");
    let day = day_iso(as_of);
    let missing = if only_missing { "chua-dat" } else { "" };
    let next = |cursor: String| with_query(&address, &[("ngay", &day), ("loc", missing), ("after", &cursor)]);
    let page = RecordsPage {
        filters: filters(t, &figure, &address, &day, only_missing),
        pager: Pager { previous: None, next: found.next.map(next) },
        shell: Shell::new(&app, &visitor),
        t,
        name: figure.name.get(t.lang()).to_owned(),
        value: value(t, &figure),
        threshold: threshold(t, &figure),
        tag: met_tag(t, figure.met),
        counted: counted(t, &figure, measure),
        how: how(t, measure).to_owned(),
        day: show::weekday_date(t.lang(), as_of.local().date()),
        back: with_query("/chi-tieu", &[("ngay", &day)]),
        count: found.total,
        rows: found.rows.into_iter().map(|record| record_line(&app, t, measure, record)).collect(),
        id,
    };
    web::page(visitor.lang, &page)
}

fn filters(t: T, figure: &Figure, address: &str, day: &str, only_missing: bool) -> Vec<Filter> {
    let share = figure.share.unwrap_or(crate::figure::Share { good: 0, all: 0 });
    let number = |n: u64| show::number(t.lang(), i64::try_from(n).unwrap_or(i64::MAX));
    vec![
        Filter {
            href: with_query(address, &[("ngay", day)]),
            label: t.records_all().to_owned(),
            count: number(share.all),
            current: !only_missing,
            late: false,
        },
        Filter {
            href: with_query(address, &[("ngay", day), ("loc", "chua-dat")]),
            label: t.records_missing().to_owned(),
            count: number(share.all - share.good),
            current: only_missing,
            late: share.all > share.good,
        },
    ]
}

fn record_line(app: &App, t: T, measure: Measure, record: rows::Record) -> RecordLine {
    let lang = t.lang();
    let packs = app.platform.packs();
    let good = match measure {
        Measure::OnTime => Tag::new(if record.good { t.record_on_time() } else { t.record_late() }, tone(record.good)),
        Measure::Online => {
            Tag::new(if record.good { t.record_online() } else { t.record_not_online() }, tone(record.good))
        }
    };
    RecordLine {
        href: Some(format!("/can-bo/ho-so/{}", record.code)),
        procedure: procedure_name(packs, record.procedure, record.received_at, lang),
        agency: agency_name(packs, record.agency, record.received_at, lang),
        received: show::instant(lang, record.received_at),
        due: record.first_due_at.map(|due| show::instant(lang, due)),
        finished: (measure == Measure::OnTime).then(|| show::instant(lang, record.handled_at)),
        tag: good,
        why: record.synthetic.then(|| t.record_synthetic().to_owned()),
        code: record.code,
    }
}

const fn tone(good: bool) -> &'static str {
    if good { "good" } else { "late" }
}

/// The procedure's name, or its code when the packs no longer know it.
fn procedure_name(packs: &pack::Packs, code: String, at: Instant, lang: Lang) -> String {
    let version = code.parse().ok().and_then(|code| packs.procedure(&code, at.local().date()));
    version.map_or(code, |version| version.name.get(lang).to_owned())
}

/// The agency's name, or its code.
fn agency_name(packs: &pack::Packs, code: String, at: Instant, lang: Lang) -> String {
    let agency = code.parse().ok().and_then(|code| packs.agency(&code, at.local().date()));
    agency.map_or(code, |agency| agency.name.get(lang).to_owned())
}

/// Every page with made-up content.
pub fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "programme/targets", render: sample_targets },
        Sample { name: "programme/records", render: sample_records },
    ]
}

fn sample_targets(lang: Lang) -> Result<String, askama::Error> {
    let t = T::new(lang);
    let line = |id: &str, measure, good, all, percent| {
        let share = crate::figure::Share { good, all };
        let figure = Figure {
            id: id.to_owned(),
            name: kernel::Said::both(|lang| how(T::new(lang), measure).to_owned()),
            measure: Some(measure),
            share: Some(share),
            threshold: Some(percent),
            met: share.reaches(percent),
            overdue: Some(3),
        };
        target_line(t, &figure, show::sample_instant())
    };
    TargetsPage {
        shell: Shell::sample(lang, None),
        t,
        day: show::weekday_date(lang, show::sample_instant().local().date()),
        day_iso: day_iso(show::sample_instant()),
        day_error: None,
        errors: Vec::new(),
        quick: quick(t, show::sample_instant(), show::sample_instant()),
        rows: [line("T03", Measure::OnTime, 1_204, 1_226, 99), line("T07", Measure::Online, 0, 0, 50)]
            .into_iter()
            .flatten()
            .collect(),
        elsewhere: 21,
    }
    .render()
}

fn sample_records(lang: Lang) -> Result<String, askama::Error> {
    let t = T::new(lang);
    let row = |good: bool| RecordLine {
        code: "000.00.10.H50-241230-0001".into(),
        href: None,
        procedure: "1.001193".into(),
        agency: "000.00.10.H50".into(),
        received: show::instant(lang, show::sample_instant()),
        due: Some(show::instant(lang, show::sample_instant())),
        finished: None,
        tag: Tag::new(if good { t.record_on_time() } else { t.record_late() }, tone(good)),
        why: Some(t.record_synthetic().to_owned()),
    };
    RecordsPage {
        shell: Shell::sample(lang, None),
        t,
        id: "T03".into(),
        name: how(t, Measure::OnTime).to_owned(),
        value: Some(show::percent(lang, 1, 2)),
        threshold: t.threshold_at_least(99),
        tag: met_tag(t, Some(false)),
        counted: t.counted_on_time("1", "2"),
        how: how(t, Measure::OnTime).to_owned(),
        day: show::weekday_date(lang, show::sample_instant().local().date()),
        back: "/chi-tieu".into(),
        filters: Vec::new(),
        count: 2,
        rows: vec![row(true), row(false)],
        pager: Pager::default(),
    }
    .render()
}
