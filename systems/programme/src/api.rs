//! The programme's figures for programs: `GET /api/v1/targets`, the records behind each, and the desk's book.

mod day_books;
mod json;

use crate::{
    PERMISSION_BOOK, PERMISSION_READ,
    figure::{By, Measure},
    kept::Kept,
    limits,
    lists::{Line, Show},
    scope::{Asked, Scope},
    targets::{self, Figure, Part},
    text::T,
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use json::{CaseJson, DayJson, PartJson, ProcedureJson, RecordJson, RecordsJson, TargetJson, TargetsJson};
use kernel::{FieldProblem, Lang, Problem, Said};
use serde::Deserialize;
use std::sync::Arc;
use utoipa::{IntoParams, OpenApi};
use web::{Access, App, Fault, Path, ProblemJson, Query, Routes};

/// Its addresses, below `/api/v1`.
#[must_use]
pub fn routes() -> Routes {
    let kept = Arc::new(Kept::default());
    let book = Access::Allowed(PERMISSION_BOOK);
    Routes::new()
        .get("/targets", Access::Public, move |app: State<App>, query: Query<TargetsQuery>| {
            list(app, kept.clone(), query)
        })
        .get("/targets/{id}/records", Access::Allowed(PERMISSION_READ), records)
        .post("/day-books", book, day_books::enter)
        .get("/day-books/{day}", book, day_books::one)
}

/// Its description.
#[derive(OpenApi)]
#[openapi(
    paths(list, records, day_books::enter, day_books::one),
    components(schemas(CaseJson, ProcedureJson, DayJson, json::BallotJson)),
    tags((name = "targets", description = "Figures of the reform programme"), (name = "day-books", description = "What desks count on paper"))
)]
pub struct Doc;

/// What figures are asked for.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct TargetsQuery {
    /// A day (`2024-12-30`, its last instant) or an RFC 3339 instant; now when left out.
    as_of: Option<String>,
    /// `year` (when left out), `half`, `quarter` or `month`: the period in which the last day lies, up to it.
    period: Option<String>,
    /// The first day instead, `2024-01-01`.
    from: Option<String>,
    /// The last day, when it lies before `as_of`: the figure as it was at its end.
    to: Option<String>,
    /// Each figure by its parts as well, the worst first: `agency`, `level`, `field` or `procedure`.
    by: Option<String>,
    /// Only of an agency, by its code.
    agency: Option<String>,
    /// Only of a level of government: `province`, `district` or `commune`.
    level: Option<String>,
    /// Only of a field of administration, by its Vietnamese name.
    field: Option<String>,
    /// Only of a procedure, by its code.
    procedure: Option<String>,
}

/// All targets of the programme, those computed with their figure as of any day.
///
/// # Errors
/// A value that is no day, or names nothing that there is.
#[utoipa::path(get, path = "/api/v1/targets", tag = "targets", params(TargetsQuery), responses(
    (status = 200, description = "The figures", body = TargetsJson),
    (status = 422, description = "A day, period, part or name that cannot be", body = ProblemJson),
))]
pub async fn list(
    State(app): State<App>,
    kept: Arc<Kept>,
    Query(query): Query<TargetsQuery>,
) -> Result<Response, Fault> {
    let (platform, now) = (&app.platform, app.platform.clock().civil());
    let asked = Asked {
        as_of: query.as_of,
        from: query.from,
        to: query.to,
        period: query.period,
        agency: query.agency,
        level: query.level,
        field: query.field,
        procedure: query.procedure,
    };
    let by = word("by", query.by.as_deref(), By::from_code, T::by_hint);
    let (scope, by) = both(asked.scope(platform.packs(), now), by)?;
    let figures = targets::figures(platform, &kept, &scope).await?;
    let mut items = Vec::with_capacity(figures.len());
    for figure in figures {
        let parts = match (figure.measure, by) {
            (Some(measure), Some(by)) => Some(targets::parts(platform, &kept, measure, &scope, by).await?),
            _ => None,
        };
        let threshold = figure.threshold;
        let part = |part: Part| part_json(&app, by.unwrap_or_default(), part, &scope, threshold);
        items.push(target_json(figure, &scope, parts.map(|parts| parts.into_iter().map(part).collect())));
    }
    let body =
        TargetsJson { as_of: scope.period.last().rfc3339_local(), from: scope.period.begin().rfc3339_local(), items };
    Ok(axum::Json(body).into_response())
}

/// Both, or the faults of both.
fn both<A, B>(a: Result<A, Problem>, b: Result<B, Problem>) -> Result<(A, B), Problem> {
    match (a, b) {
        (Ok(a), Ok(b)) => Ok((a, b)),
        (Err(a), Err(b)) => Err(web::wrong_fields(a.fields.into_iter().chain(b.fields).collect())),
        (Err(problem), Ok(_)) | (Ok(_), Err(problem)) => Err(problem),
    }
}

/// A value that is one of a few words.
fn word<V>(
    name: &str,
    given: Option<&str>,
    read: fn(&str) -> Option<V>,
    hint: fn(&T) -> &'static str,
) -> Result<Option<V>, Problem> {
    let Some(given) = given.filter(|given| !given.is_empty()) else { return Ok(None) };
    let said = || Said::both(|lang| hint(&T::new(lang)).to_owned());
    let wrong = || web::wrong_fields(vec![FieldProblem { path: name.to_owned(), said: said() }]);
    read(given).map(Some).ok_or_else(wrong)
}

fn percent(points: u64) -> f64 {
    points as f64 / 100.0
}

fn target_json(figure: Figure, scope: &Scope, parts: Option<Vec<PartJson>>) -> TargetJson {
    let tally = figure.tally;
    TargetJson {
        records: figure.measure.map(|measure| records_address(measure, scope)),
        id: figure.id,
        name_vi: figure.name.vi,
        name_en: figure.name.en,
        measured: figure.measure.is_some(),
        value: tally.and_then(|tally| tally.basis_points()).map(percent),
        numerator: tally.map(|tally| tally.good),
        denominator: tally.map(|tally| tally.all()),
        threshold: figure.threshold.map(|percent| percent as f64),
        met: figure.met,
        overdue: tally.map(|tally| tally.open),
        unknown: tally.map(|tally| tally.unknown),
        apart: tally.map(|tally| tally.apart),
        of_eligible: figure.other.and_then(|other| other.basis_points()).map(percent),
        parts,
    }
}

/// Where the records are, narrowed as the figure is.
fn records_address(measure: Measure, scope: &Scope) -> String {
    let (as_of, from) = (scope.period.last().rfc3339_local(), scope.period.from.to_string());
    let narrow = &scope.narrow;
    let narrowing = [
        ("agency", narrow.agency.as_str()),
        ("level", narrow.level.as_str()),
        ("field", narrow.field.as_str()),
        ("procedure", narrow.procedure.as_str()),
    ];
    let mut pairs = vec![("as_of", as_of.as_str()), ("from", from.as_str())];
    pairs.extend(narrowing.into_iter().filter(|(_, value)| !value.is_empty()));
    web::with_query(&format!("/api/v1/targets/{}/records", measure.id()), &pairs)
}

fn part_json(app: &App, by: By, part: Part, scope: &Scope, threshold: Option<u64>) -> PartJson {
    let (tally, day) = (part.tally, scope.period.last().local().date());
    let name = |lang| crate::pages::part_name(lang, app.platform.packs(), by, &part.key, day);
    PartJson {
        name_vi: name(Lang::Vi),
        name_en: name(Lang::En),
        value: tally.basis_points().map(percent),
        numerator: tally.good,
        denominator: tally.all(),
        met: threshold.and_then(|percent| tally.reaches(percent)),
        overdue: tally.open,
        unknown: tally.unknown,
        apart: tally.apart,
        key: part.key,
    }
}

/// How a list of records is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct RecordsQuery {
    /// A day or an instant; now when left out.
    as_of: Option<String>,
    /// `year` (when left out), `half`, `quarter` or `month`.
    period: Option<String>,
    /// The first day instead.
    from: Option<String>,
    /// The last day, when it lies before `as_of`.
    to: Option<String>,
    /// Only of an agency, by its code.
    agency: Option<String>,
    /// Only of a level of government.
    level: Option<String>,
    /// Only of a field of administration, by its Vietnamese name.
    field: Option<String>,
    /// Only of a procedure, by its code.
    procedure: Option<String>,
    /// Only the records that are not as they should be: the same as `show=missing`.
    #[serde(default)]
    missing: bool,
    /// `all`, `good`, `missing`, `late`, `after_date`, `requests`, `open`, `unknown` or `apart`.
    show: Option<String>,
    /// `next` of the page before.
    after: Option<String>,
    /// Rows, at most 200.
    limit: Option<u32>,
}

/// The records behind a figure.
///
/// # Errors
/// A target that is not computed, a cursor that is none, a value that cannot be.
#[utoipa::path(get, path = "/api/v1/targets/{id}/records", tag = "targets",
    params(("id" = String, Path, description = "`T01` to `T09`"), RecordsQuery), security(("bearer" = [])), responses(
    (status = 200, description = "A page of the records", body = RecordsJson),
    (status = 401, description = "No valid token was sent", body = ProblemJson),
    (status = 403, description = "Not for this reader", body = ProblemJson),
    (status = 404, description = "No such target, or none that is computed", body = ProblemJson),
    (status = 422, description = "A day, name or cursor that cannot be", body = ProblemJson),
))]
pub async fn records(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(query): Query<RecordsQuery>,
) -> Result<Response, Fault> {
    let measure = Measure::from_id(&id).ok_or_else(platform::not_found)?;
    let asked = Asked {
        as_of: query.as_of,
        from: query.from,
        to: query.to,
        period: query.period,
        agency: query.agency,
        level: query.level,
        field: query.field,
        procedure: query.procedure,
    };
    let show = word("show", query.show.as_deref(), Show::from_code, T::show_hint);
    let (scope, show) = both(asked.scope(app.platform.packs(), app.platform.clock().civil()), show)?;
    let show = show.unwrap_or(if query.missing { Show::Missing } else { Show::All });
    let limit = query.limit.unwrap_or(limits::RECORDS_ROWS_DEFAULT).clamp(1, limits::RECORDS_ROWS_MAX);
    let page = targets::records(&app.platform, measure, &scope, show, query.after.as_deref(), limit).await?;
    let items = page.rows.into_iter().map(record_json).collect();
    Ok(axum::Json(RecordsJson { items, total: page.total, next: page.next }).into_response())
}

fn record_json(line: Line) -> RecordJson {
    match line {
        Line::Case(record) => RecordJson::Case(record.into()),
        Line::Procedure(line) => RecordJson::Procedure(line.into()),
        Line::Day(day) => RecordJson::Day(day.into()),
        Line::Ballot(ballot) => RecordJson::Ballot(ballot.into()),
    }
}
