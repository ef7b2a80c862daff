//! The programme's figures for programs: `GET /api/v1/targets` and the records behind each.

use crate::{
    PERMISSION_READ,
    figure::{Measure, Period},
    limits, rows,
    targets::{self, Figure},
};
use axum::{
    extract::State,
    response::{IntoResponse, Response},
};
use kernel::Instant;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use web::{Access, App, Fault, Path, Query, Routes};

/// Its addresses, below `/api/v1`.
#[must_use]
pub fn routes() -> Routes {
    Routes::new().get("/targets", Access::Public, list).get(
        "/targets/{id}/records",
        Access::Allowed(PERMISSION_READ),
        records,
    )
}

/// Its description.
#[derive(OpenApi)]
#[openapi(paths(list, records), components(schemas(TargetJson, TargetsJson, RecordJson, RecordsJson)))]
pub struct Doc;

/// The day or instant that figures are asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct AsOf {
    /// A day (`2024-12-30`, its last instant) or an RFC 3339 instant; now when left out.
    as_of: Option<String>,
}

/// A target of the programme with its figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct TargetJson {
    /// The programme's id, such as `T03`.
    id: String,
    /// Its text in Vietnamese.
    name_vi: String,
    /// Its text in English.
    name_en: String,
    /// Whether the figure is computed from the record yet.
    measured: bool,
    /// The figure in percent with two decimals, rounded down; null without data or when not measured.
    value: Option<f64>,
    /// Records that are as they should be.
    numerator: Option<u64>,
    /// All records that count.
    denominator: Option<u64>,
    /// The threshold in percent, where it is a number.
    threshold: Option<f64>,
    /// Whether the threshold is reached; null without data.
    met: Option<bool>,
    /// Where the records are.
    records: Option<String>,
}

/// All targets as of an instant.
#[derive(Debug, Serialize, ToSchema)]
pub struct TargetsJson {
    /// The instant, RFC 3339.
    as_of: String,
    /// The first instant that counts.
    from: String,
    /// The targets, in the programme's order.
    items: Vec<TargetJson>,
}

/// All targets of the programme, those computed with their figure as of any day.
///
/// # Errors
/// An `as_of` that is neither a day nor an instant.
#[utoipa::path(get, path = "/api/v1/targets", params(AsOf), responses((status = 200, body = TargetsJson)))]
pub async fn list(State(app): State<App>, Query(query): Query<AsOf>) -> Result<Response, Fault> {
    let as_of = targets::as_of(query.as_of.as_deref(), app.platform.clock().civil())?;
    let period = Period::year_to(as_of);
    let figures = targets::figures(&app.platform, as_of).await?;
    let items = figures.into_iter().map(|figure| target_json(figure, as_of)).collect();
    let body = TargetsJson { as_of: as_of.rfc3339_local(), from: period.from.rfc3339_local(), items };
    Ok(axum::Json(body).into_response())
}

fn target_json(figure: Figure, as_of: Instant) -> TargetJson {
    let share = figure.share;
    let percent = |points: u64| points as f64 / 100.0;
    TargetJson {
        records: figure.measure.map(|m| {
            web::with_query(&format!("/api/v1/targets/{}/records", m.id()), &[("as_of", &as_of.rfc3339_local())])
        }),
        id: figure.id,
        name_vi: figure.name.vi,
        name_en: figure.name.en,
        measured: figure.measure.is_some(),
        value: share.and_then(|share| share.basis_points()).map(percent),
        numerator: share.map(|share| share.good),
        denominator: share.map(|share| share.all),
        threshold: figure.threshold.map(|percent| percent as f64),
        met: figure.met,
    }
}

/// How a list of records is asked for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
pub struct RecordsQuery {
    /// A day or an instant; now when left out.
    as_of: Option<String>,
    /// Only the records that are not as they should be.
    #[serde(default)]
    missing: bool,
    /// `next` of the page before.
    after: Option<String>,
    /// Rows, at most 200.
    limit: Option<u32>,
}

/// One case behind a figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordJson {
    code: String,
    agency: String,
    procedure: String,
    channel: String,
    received_at: String,
    first_due_at: Option<String>,
    handled_at: String,
    counts: bool,
    synthetic: bool,
}

/// A page of records.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordsJson {
    /// The records, latest first.
    items: Vec<RecordJson>,
    /// How many there are in all.
    total: u64,
    /// What to give as `after` for the next page.
    next: Option<String>,
}

/// The records behind a figure.
///
/// # Errors
/// A target that is not computed, a cursor that is none.
#[utoipa::path(get, path = "/api/v1/targets/{id}/records", params(("id" = String, Path), RecordsQuery),
    responses((status = 200, body = RecordsJson)))]
pub async fn records(
    State(app): State<App>,
    Path(id): Path<String>,
    Query(query): Query<RecordsQuery>,
) -> Result<Response, Fault> {
    let measure = Measure::from_id(&id).ok_or_else(platform::not_found)?;
    let as_of = targets::as_of(query.as_of.as_deref(), app.platform.clock().civil())?;
    let limit = query.limit.unwrap_or(limits::RECORDS_ROWS_DEFAULT).clamp(1, limits::RECORDS_ROWS_MAX);
    let after = query.after.as_deref().map(targets::after_of).transpose()?;
    let page = targets::records(&app.platform, measure, as_of, query.missing, after, limit).await?;
    let body =
        RecordsJson { total: page.total, next: page.next, items: page.rows.into_iter().map(record_json).collect() };
    Ok(axum::Json(body).into_response())
}

fn record_json(record: rows::Record) -> RecordJson {
    RecordJson {
        code: record.code,
        agency: record.agency,
        procedure: record.procedure,
        channel: record.channel,
        received_at: record.received_at.rfc3339_local(),
        first_due_at: record.first_due_at.map(Instant::rfc3339_local),
        handled_at: record.handled_at.rfc3339_local(),
        counts: record.good,
        synthetic: record.synthetic,
    }
}
