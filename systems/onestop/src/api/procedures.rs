//! Procedures for programs: the catalogue searched and narrowed, and one procedure with all that the pack says of it.

use crate::{
    acts,
    catalogue::{self, Asked, Choice, Online},
};
use axum::{Json, extract::State};
use kernel::ProcedureCode;
use pack::ProcedureVersion;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::{IntoParams, ToSchema};
use web::{App, Fault, Path, ProblemJson, Query, Visitor};

/// What is searched for.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub(super) struct ProceduresQuery {
    /// Words of the name, the result, the field or the code, with or without diacritics, abbreviated or with a few
    /// letters wrong; everything when left out.
    #[serde(default)]
    q: String,
    /// A field: its name in either language, or a key of `facets.fields`.
    #[serde(default)]
    field: String,
    /// `province`, `district` or `commune`.
    #[serde(default)]
    level: String,
    /// An event in a life: a key of `facets.events`.
    #[serde(default)]
    event: String,
    /// The code of an agency that takes it in.
    #[serde(default)]
    agency: String,
    /// `full`, `partial`, `information` or `unknown`.
    #[serde(default)]
    online: String,
}

/// The procedures found, with what would narrow them further.
#[derive(Serialize, ToSchema)]
pub(super) struct ProcedureList {
    /// The procedures, the best first.
    items: Vec<ProcedureLine>,
    /// How many there are.
    total: u64,
    /// Always null: the list is whole.
    next: Option<String>,
    /// The question in the words of the packs, when it was typed otherwise; else null.
    read_as: Option<String>,
    /// Whether these have only a part of what was asked, because nothing has all of it.
    partly: bool,
    /// What would narrow the list, each with the number of procedures it would leave.
    facets: Facets,
}

/// What narrows a list of procedures.
#[derive(Serialize, ToSchema)]
pub(super) struct Facets {
    fields: Vec<Facet>,
    levels: Vec<Facet>,
    events: Vec<Facet>,
    agencies: Vec<Facet>,
    online: Vec<Facet>,
}

/// One choice that narrows.
#[derive(Serialize, ToSchema)]
pub(super) struct Facet {
    /// What to send.
    key: String,
    name_vi: String,
    name_en: String,
    /// How many procedures it would leave.
    count: u64,
}

fn facets(choices: &[Choice]) -> Vec<Facet> {
    let facet = |choice: &Choice| Facet {
        key: choice.key.clone(),
        name_vi: choice.name.vi.clone(),
        name_en: choice.name.en.clone(),
        count: choice.count,
    };
    choices.iter().map(facet).collect()
}

/// A procedure in a list.
#[derive(Serialize, ToSchema)]
pub(super) struct ProcedureLine {
    code: String,
    name_vi: String,
    name_en: String,
    field_vi: String,
    field_en: String,
    levels: Vec<String>,
    channels: Vec<&'static str>,
    /// The usual time allowed, such as `5wd` or `same-day`; null when unknown.
    time_limit: Option<String>,
    /// `full`, `partial`, `information`, or `unknown` when no source says.
    online: &'static str,
}

fn procedure_line(version: &ProcedureVersion) -> ProcedureLine {
    ProcedureLine {
        code: version.code.to_string(),
        name_vi: version.name.vi.clone(),
        name_en: version.name.en.clone(),
        field_vi: version.field.vi.clone(),
        field_en: version.field.en.clone(),
        levels: version.levels.iter().map(|level| level.code().to_owned()).collect(),
        channels: version.channels.iter().map(|channel| crate::cases::channel_of(*channel).code()).collect(),
        time_limit: version.allowance().map(|allow| allow.to_string()),
        online: Online::of(version).code(),
    }
}

/// The catalogue, searched and narrowed.
#[utoipa::path(get, path = "/api/v1/procedures", tag = "onestop", params(ProceduresQuery), responses(
    (status = 200, description = "The procedures found", body = ProcedureList),
    (status = 422, description = "A filter has a value that means nothing here", body = ProblemJson),
))]
pub(super) async fn procedures(
    State(app): State<App>,
    visitor: Visitor,
    Query(query): Query<ProceduresQuery>,
) -> Result<Json<ProcedureList>, Fault> {
    let ProceduresQuery { q, field, level, event, agency, online } = query;
    let asked = Asked { q, field, level, event, agency, online };
    let listing = catalogue::list(app.platform.packs(), visitor.now.local().date(), &asked);
    if let Some((name, value)) = listing.narrowing.unknown.first() {
        return Err(acts::unknown_word(name, value).into());
    }
    let items: Vec<ProcedureLine> = listing.versions.iter().map(|version| procedure_line(version)).collect();
    Ok(Json(ProcedureList {
        total: items.len() as u64,
        items,
        next: None,
        read_as: listing.read_as,
        partly: listing.partly,
        facets: Facets {
            fields: facets(&listing.fields),
            levels: facets(&listing.levels),
            events: facets(&listing.events),
            agencies: facets(&listing.agencies),
            online: facets(&listing.online),
        },
    }))
}

/// One procedure: what the pack says of it, with the questions of its form as JSON Schema.
#[derive(Serialize, ToSchema)]
pub(super) struct ProcedureJson {
    #[serde(flatten)]
    line: ProcedureLine,
    /// The version in force: `code@valid_from`.
    version: String,
    /// Agencies that take it in.
    agencies: Vec<AgencyJson>,
    /// Documents, fees, limits, legal bases, as the pack says them.
    #[schema(value_type = Object)]
    facts: Value,
    /// JSON Schema 2020-12 of the answers.
    #[schema(value_type = Object)]
    form: Value,
}

/// An agency.
#[derive(Serialize, ToSchema)]
pub(super) struct AgencyJson {
    code: String,
    /// Whether the code is the pack's own until the real one is known.
    provisional: bool,
    name_vi: String,
    name_en: String,
}

/// One procedure in force.
#[utoipa::path(get, path = "/api/v1/procedures/{code}", tag = "onestop", params(("code" = String, Path)), responses(
    (status = 200, description = "The procedure", body = ProcedureJson),
    (status = 404, description = "No such procedure in force", body = ProblemJson),
))]
pub(super) async fn procedure(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<ProcedureCode>,
) -> Result<Json<ProcedureJson>, Fault> {
    let today = visitor.now.local().date();
    let packs = app.platform.packs();
    let version = packs.procedure(&code, today).ok_or_else(platform::not_found)?;
    let agency = |agency: &pack::Agency| AgencyJson {
        code: agency.code.to_string(),
        provisional: agency.provisional,
        name_vi: agency.name.vi.clone(),
        name_en: agency.name.en.clone(),
    };
    Ok(Json(ProcedureJson {
        line: procedure_line(version),
        version: version.id.clone(),
        agencies: packs.agencies_for(version, today).into_iter().map(agency).collect(),
        facts: serde_json::to_value(&version.facts).unwrap_or(Value::Null),
        form: version.form.schema().clone(),
    }))
}
