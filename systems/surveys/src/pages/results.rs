//! Results for everybody: how many answered, how many are satisfied, and how sure that is.

use super::agency_name;
use crate::{
    limits::{ANSWERS_SHOWN_MIN, PARTS_SHOWN_FIRST, PARTS_SHOWN_MAX, YEARS_SHOWN_MAX},
    results::{self, Found, WHOLE},
    rows::{self, About, By, Tally},
    text::T,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::{AgencyCode, Lang, Problem, ProcedureCode, Said};
use platform::Fail;
use serde::Deserialize;
use web::{
    App, Check, Fault, Query, Shell, Visitor, page, show,
    view::{Filter, Link, Row},
    with_query,
};

/// `GET /hai-long?nam=&theo=&co-quan=&thu-tuc=&het=`
#[derive(Template)]
#[template(path = "results.html")]
pub(super) struct ResultsPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) about: Vec<Row>,
    pub(super) back: Option<String>,
    pub(super) years: Vec<Filter>,
    pub(super) by: Vec<Filter>,
    pub(super) overall: Option<Shown>,
    pub(super) scores: Vec<Row>,
    pub(super) factors: Vec<FactorLine>,
    pub(super) parts_title: String,
    pub(super) parts: Vec<PartLine>,
    pub(super) more: Option<Link>,
    pub(super) rest: Option<Shown>,
    pub(super) made_up: Option<String>,
    pub(super) waiting: String,
    pub(super) few: String,
}

/// A share in words.
pub(super) struct Shown {
    pub(super) share: String,
    pub(super) counted: String,
    pub(super) interval: String,
}

/// One of the five factors.
pub(super) struct FactorLine {
    pub(super) name: String,
    pub(super) shown: Option<Shown>,
}

/// An agency or a procedure.
pub(super) struct PartLine {
    pub(super) name: String,
    pub(super) href: String,
    pub(super) shown: Shown,
}

/// What is asked for.
#[derive(Deserialize)]
pub(super) struct ResultsQuery {
    nam: Option<String>,
    theo: Option<String>,
    /// `1`: every part.
    het: Option<String>,
    #[serde(rename = "co-quan")]
    agency: Option<String>,
    #[serde(rename = "thu-tuc")]
    procedure: Option<String>,
}

/// `theo=` for the other side than agencies.
const BY_PROCEDURE: &str = "thu-tuc";

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Query(query): Query<ResultsQuery>,
) -> Result<Response, Fault> {
    let about = asked(
        (query.nam.as_deref(), "nam"),
        (query.agency.as_deref(), "co-quan"),
        (query.procedure.as_deref(), "thu-tuc"),
        rows::year_text(visitor.now.local().date()),
    )?;
    let by = if query.theo.as_deref() == Some(BY_PROCEDURE) { By::Procedure } else { By::Agency };
    let (wanted, every) = (about.clone(), query.het.as_deref() == Some("1"));
    let read = app.platform.store().read::<_, Fail, _>("survey results", move |tx| {
        let found = results::of(tx, &wanted, by)?;
        Ok((found, rows::years(tx, YEARS_SHOWN_MAX)?, rows::waiting(tx)?))
    });
    let (found, years, waiting) = read.await.map_err(Problem::from)?;
    page(visitor.lang, &results_page(&app, &visitor, &about, (by, every), &found, &years, waiting))
}

/// What a result is asked about; each value with the name by which it was sent.
pub(crate) fn asked(
    year: (Option<&str>, &str),
    agency: (Option<&str>, &str),
    procedure: (Option<&str>, &str),
    this_year: String,
) -> Result<About, Fault> {
    let said = |words: fn(&T) -> &'static str| Said::both(|lang| words(&T::new(lang)).to_owned());
    let sent = |value: Option<&str>| value.map(str::trim).filter(|value| !value.is_empty()).map(str::to_owned);
    let mut check = Check::default();
    let year = match sent(year.0) {
        Some(text) if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) => text,
        Some(_) => {
            check.refuse(year.1, said(T::wrong_year));
            this_year
        }
        None => this_year,
    };
    let agency = match sent(agency.0) {
        Some(text) => check.parse::<AgencyCode>(agency.1, &text, &said(T::wrong_agency)),
        None => None,
    };
    let procedure = match sent(procedure.0) {
        Some(text) => check.parse::<ProcedureCode>(procedure.1, &text, &said(T::wrong_procedure)),
        None => None,
    };
    check.end()?;
    Ok(About { year, agency, procedure })
}

/// The address of a result.
fn address(about: &About, by: By) -> String {
    let mut pairs = vec![("nam", about.year.as_str())];
    if by == By::Procedure && about.agency.is_none() && about.procedure.is_none() {
        pairs.push(("theo", BY_PROCEDURE));
    }
    if let Some(agency) = &about.agency {
        pairs.push(("co-quan", agency.as_str()));
    }
    if let Some(procedure) = &about.procedure {
        pairs.push(("thu-tuc", procedure.as_str()));
    }
    with_query("/hai-long", &pairs)
}

fn results_page(
    app: &App,
    visitor: &Visitor,
    about: &About,
    (by, every): (By, bool),
    found: &Found,
    years: &[String],
    waiting: u64,
) -> ResultsPage {
    let (lang, t) = (visitor.lang, T::new(visitor.lang));
    let by = if about.agency.is_some() { By::Procedure } else { by };
    let year = |year: &String| Filter {
        href: address(&About { year: year.clone(), ..about.clone() }, by),
        label: t.results_year(year),
        current: *year == about.year,
        ..Filter::default()
    };
    let whole = about.agency.is_none() && about.procedure.is_none();
    let above =
        About { agency: about.agency.clone().filter(|_| about.procedure.is_some()), procedure: None, ..about.clone() };
    let mut named = vec![Row::new(t.results_period(), t.results_year(&about.year))];
    if let Some(agency) = &about.agency {
        named.push(Row::new(t.results_agency(), app.agency_name(agency, lang)));
    }
    if let Some(procedure) = &about.procedure {
        named.push(Row::new(t.results_procedure(), app.procedure_name(procedure, visitor.now, lang)));
    }
    let part = |(key, tally): &(String, Tally)| {
        let (name, below) = match (by, key.parse::<ProcedureCode>()) {
            (By::Procedure, Ok(code)) => {
                (app.procedure_name(&code, visitor.now, lang), About { procedure: Some(code), ..about.clone() })
            }
            _ => (agency_name(app, key, lang), About { agency: key.parse().ok(), ..about.clone() }),
        };
        PartLine { name, href: address(&below, by), shown: shown(t, tally) }
    };
    ResultsPage {
        shell: Shell::new(app, visitor),
        t,
        about: named,
        back: (!whole).then(|| address(&above, by)),
        years: years.iter().map(year).collect(),
        by: if whole { sides(t, about, by) } else { Vec::new() },
        parts: found.parts.iter().take(if every { PARTS_SHOWN_MAX } else { PARTS_SHOWN_FIRST }).map(part).collect(),
        more: (!every && found.parts.len() > PARTS_SHOWN_FIRST).then(|| everything(t, about, by, found)),
        ..words(lang, Shell::new(app, visitor), found, by, waiting)
    }
}

/// The link to the page with every part.
fn everything(t: T, about: &About, by: By, found: &Found) -> Link {
    let here = address(about, by);
    let count = count(t.lang(), found.parts.len() as u64);
    Link { href: format!("{here}&het=1#chia"), text: t.results_all(count) }
}

/// By agency or by procedure.
pub(super) fn sides(t: T, about: &About, by: By) -> Vec<Filter> {
    let side = |side: By, label: &str| Filter {
        href: address(about, side),
        label: label.to_owned(),
        current: by == side,
        ..Filter::default()
    };
    vec![side(By::Agency, t.results_by_agency()), side(By::Procedure, t.results_by_procedure())]
}

/// The part of the page that needs no names.
pub(super) fn words(lang: Lang, shell: Shell, found: &Found, by: By, waiting: u64) -> ResultsPage {
    let t = T::new(lang);
    let of_answers = |place: usize, n: u64, whole: u64| {
        Row::new(t.answer(place + 1), t.results_scored(count(lang, n), show::percent(lang, n, whole)))
    };
    let scores = found.overall.map_or_else(Vec::new, |tally| {
        tally.scores.iter().enumerate().rev().map(|(place, n)| of_answers(place, *n, tally.n())).collect()
    });
    let factor = |(key, tally): &(&'static str, Option<Tally>)| FactorLine {
        name: t.question(key),
        shown: tally.as_ref().map(|tally| shown(t, tally)),
    };
    let made_up = found.overall.map_or(0, |tally| tally.made_up);
    ResultsPage {
        shell,
        t,
        about: Vec::new(),
        back: None,
        years: Vec::new(),
        by: Vec::new(),
        overall: found.overall.as_ref().map(|tally| shown(t, tally)),
        scores,
        factors: found.factors.iter().map(factor).collect(),
        parts_title: if by == By::Agency { t.results_by_agency() } else { t.results_by_procedure() }.to_owned(),
        parts: Vec::new(),
        more: None,
        rest: found.rest.as_ref().map(|tally| shown(t, tally)),
        made_up: (made_up > 0).then(|| t.results_made_up(count(lang, made_up))),
        waiting: t.results_waiting(count(lang, waiting)),
        few: t.results_few(ANSWERS_SHOWN_MIN),
    }
}

pub(super) fn shown(t: T, tally: &Tally) -> Shown {
    let lang = t.lang();
    let (low, high) = tally.interval().unwrap_or((0, WHOLE));
    Shown {
        share: show::percent(lang, tally.satisfied(), tally.n()),
        counted: t.results_counted(count(lang, tally.satisfied()), count(lang, tally.n())),
        interval: t.results_interval(show::percent(lang, low, WHOLE), show::percent(lang, high, WHOLE)),
    }
}

fn count(lang: Lang, n: u64) -> String {
    show::number(lang, i64::try_from(n).unwrap_or(i64::MAX))
}
