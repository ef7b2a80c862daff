//! The same for programs: `/api/v1/surveys/…`.

use crate::{
    pages::{asked, rated_by},
    results,
    rows::{self, About, By, Tally},
    state::{Answers, FACTORS},
    text::T,
    voting,
};
use axum::{Json, extract::State};
use kernel::{CaseCode, Problem, Said};
use platform::Fail;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use utoipa::{IntoParams, OpenApi, ToSchema};
use web::{Access, App, Check, Fault, KeyedJson, Listed, PageQuery, ProblemJson, Query, Routes, Visitor};

/// Every endpoint, below `/api/v1`.
pub(crate) fn routes() -> Routes {
    let anybody = Access::Public;
    Routes::new().get("/surveys/results", anybody, result).get("/surveys/ballots", anybody, ballots).post(
        "/surveys/ratings",
        anybody,
        rate,
    )
}

#[derive(OpenApi)]
#[openapi(
    paths(result, ballots, rate),
    tags((name = "surveys", description = "Ratings after the answer: anonymous ballots, and results of five answers or more"))
)]
struct Description;

/// This system's part of the API's description.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// What a result is asked about.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct ResultQuery {
    /// The year in which the ballots were counted; this year when it is left out.
    year: Option<String>,
    /// An agency's identifier.
    agency: Option<String>,
    /// A procedure's code.
    procedure: Option<String>,
    /// What the parts are: `agency` (unless one is given) or `procedure`.
    by: Option<String>,
}

/// A share with its size and its uncertainty.
#[derive(Serialize, ToSchema)]
struct ShareJson {
    /// How many answered.
    ballots: u64,
    /// How many of them are satisfied or very satisfied.
    satisfied: u64,
    /// Their share in percent.
    percent: f64,
    /// The lower end of its 95 % interval (Wilson), in percent.
    low: f64,
    /// The upper end.
    high: f64,
    /// How often each answer was given, from 1 (very dissatisfied) to 5 (very satisfied).
    scores: [u64; 5],
    /// How many of the ballots were made up for a demonstration.
    synthetic: u64,
}

impl ShareJson {
    fn of(tally: &Tally) -> Self {
        let percent = |parts: u64| parts as f64 * 100.0 / results::WHOLE as f64;
        let (low, high) = tally.interval().unwrap_or((0, results::WHOLE));
        let whole = tally.n().max(1);
        Self {
            ballots: tally.n(),
            satisfied: tally.satisfied(),
            percent: percent((tally.satisfied() * results::WHOLE + whole / 2) / whole),
            low: percent(low),
            high: percent(high),
            scores: tally.scores,
            synthetic: tally.made_up,
        }
    }
}

/// One of the five factors.
#[derive(Serialize, ToSchema)]
struct FactorJson {
    /// `access`, `procedure`, `officer`, `result`, `feedback`.
    key: &'static str,
    /// Its share; `null` where fewer than five answered.
    share: Option<ShareJson>,
}

/// A part large enough to be named.
#[derive(Serialize, ToSchema)]
struct PartJson {
    /// The agency's identifier or the procedure's code.
    key: String,
    /// Its share.
    #[serde(flatten)]
    share: ShareJson,
}

/// A result. What fewer than five answered is `null` or not there.
#[derive(Serialize, ToSchema)]
struct ResultJson {
    /// The year.
    year: String,
    /// The agency asked about.
    agency: Option<String>,
    /// The procedure asked about.
    procedure: Option<String>,
    /// The question about the whole.
    overall: Option<ShareJson>,
    /// The five factors of SIPAS, in their order.
    factors: Vec<FactorJson>,
    /// The parts, the largest first.
    parts: Vec<PartJson>,
    /// All other parts together.
    rest: Option<ShareJson>,
    /// Ballots of the whole province that wait in the box.
    waiting: u64,
}

fn about(query: &ResultQuery, visitor: &Visitor) -> Result<About, Fault> {
    asked(
        (query.year.as_deref(), "/year"),
        (query.agency.as_deref(), "/agency"),
        (query.procedure.as_deref(), "/procedure"),
        rows::year_text(visitor.now.local().date()),
    )
}

/// How satisfied people are with an agency, a procedure, or all of it.
#[utoipa::path(get, path = "/api/v1/surveys/results", tag = "surveys", params(ResultQuery), responses(
    (status = 200, description = "The result", body = ResultJson),
    (status = 422, description = "A year or code that cannot be", body = ProblemJson),
))]
async fn result(
    State(app): State<App>,
    visitor: Visitor,
    Query(query): Query<ResultQuery>,
) -> Result<Json<ResultJson>, Fault> {
    let about = about(&query, &visitor)?;
    let mut check = Check::default();
    let by = query.by.as_deref().map_or(Some("agency"), |by| check.one_of("/by", by, &["agency", "procedure"]));
    check.end()?;
    let by = if by == Some("procedure") { By::Procedure } else { By::Agency };
    let wanted = about.clone();
    let read = app
        .platform
        .store()
        .read::<_, Fail, _>("survey results", move |tx| Ok((results::of(tx, &wanted, by)?, rows::waiting(tx)?)));
    let (found, waiting) = read.await.map_err(Problem::from)?;
    let share = |tally: &Option<Tally>| tally.as_ref().map(ShareJson::of);
    Ok(Json(ResultJson {
        year: about.year,
        agency: about.agency.map(|code| code.to_string()),
        procedure: about.procedure.map(|code| code.to_string()),
        overall: share(&found.overall),
        factors: found.factors.iter().map(|(key, tally)| FactorJson { key, share: share(tally) }).collect(),
        parts: found.parts.into_iter().map(|(key, tally)| PartJson { key, share: ShareJson::of(&tally) }).collect(),
        rest: share(&found.rest),
        waiting,
    }))
}

/// One ballot: no case, no person, no time.
#[derive(Serialize, ToSchema)]
struct BallotJson {
    /// Its random name.
    ballot: String,
    /// About the whole, 1 to 5.
    score: i64,
    /// About the factors, by key; what was left open is not there.
    answers: BTreeMap<String, u8>,
    /// Whether it was made up for a demonstration.
    synthetic: bool,
}

/// Which ballots.
#[derive(Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct BallotQuery {
    /// The year in which they were counted; this year when it is left out.
    year: Option<String>,
    /// The agency that they are about …
    agency: Option<String>,
    /// … the procedure, or both.
    procedure: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
    /// How many rows, 1 to 100.
    limit: Option<String>,
}

/// The ballots behind a result, in the order of their random names.
#[utoipa::path(get, path = "/api/v1/surveys/ballots", tag = "surveys", params(BallotQuery), responses(
    (status = 200, description = "A page of them", body = Listed<BallotJson>),
    (status = 404, description = "Fewer than five, or not named by the result above it", body = ProblemJson),
    (status = 422, description = "Neither agency nor procedure, or a value that cannot be", body = ProblemJson),
))]
async fn ballots(
    State(app): State<App>,
    visitor: Visitor,
    Query(query): Query<BallotQuery>,
) -> Result<Json<Listed<BallotJson>>, Fault> {
    let BallotQuery { year, agency, procedure, after, limit } = query;
    let about = about(&ResultQuery { year, agency, procedure, by: None }, &visitor)?;
    if about.agency.is_none() && about.procedure.is_none() {
        let mut check = Check::default();
        check.refuse("/agency", said(T::which_ballots));
        check.end()?;
    }
    let window = PageQuery { after, limit }.window(1)?;
    let asked = window.clone();
    let read = app.platform.store().read::<_, Fail, _>("survey ballots", move |tx| {
        let found = results::of(tx, &about, By::Procedure)?;
        let few = || Problem::not_found(said(T::few_title)).hint(said(T::few_hint));
        let total = found.overall.ok_or_else(few)?.n();
        Ok((rows::ballots(tx, &about, &asked)?, total))
    });
    let (lines, total) = read.await.map_err(Problem::from)?;
    let (lines, next) = window.cut(lines, |line| vec![line.ballot.to_string()]);
    let ballot = |line: rows::BallotLine| BallotJson {
        ballot: line.ballot.to_string(),
        score: line.score,
        answers: line.answers,
        synthetic: line.synthetic,
    };
    Ok(Json(Listed { items: lines.into_iter().map(ballot).collect(), total, next }))
}

fn said(words: fn(&T) -> &'static str) -> Said {
    Said::both(|lang| words(&T::new(lang)).to_owned())
}

/// A vote.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct RatingJson {
    /// The case.
    case: String,
    /// The tracking key of its receipt, for whoever is not signed in as its applicant. It is not kept.
    key: Option<String>,
    /// About the whole, 1 (very dissatisfied) to 5 (very satisfied).
    overall: u8,
    /// About the factors `access`, `procedure`, `officer`, `result`, `feedback`, each 1 to 5; any may be left out.
    #[serde(default)]
    answers: BTreeMap<String, u8>,
    /// In the person's own words, at most 1,000 characters.
    comment: Option<String>,
}

/// That it is in the box.
#[derive(Serialize, ToSchema)]
struct RatedJson {
    /// Always `cast`, also when it had been sent before under the same key.
    state: &'static str,
}

/// Casts the one vote of a case. Who votes is checked and forgotten; a ballot cannot be found again by its sender.
#[utoipa::path(post, path = "/api/v1/surveys/ratings", tag = "surveys", request_body = RatingJson, security((), ("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice, cast once, while the ballot is in the box. Draw it at random")),
    responses(
        (status = 200, description = "In the box", body = RatedJson),
        (status = 403, description = "The office does not vote", body = ProblemJson),
        (status = 404, description = "No such case of this caller", body = ProblemJson),
        (status = 409, description = "The case cannot be rated, not any more, or has been", body = ProblemJson),
        (status = 422, description = "An answer that is missing or cannot be", body = ProblemJson),
    ))]
async fn rate(
    State(app): State<App>,
    visitor: Visitor,
    KeyedJson { key, body }: KeyedJson<RatingJson>,
) -> Result<Json<RatedJson>, Fault> {
    let answers = answers_of(&body)?;
    let mut check = Check::default();
    let code = check.parse::<CaseCode>("/case", &body.case, &said(T::wrong_case));
    check.end()?;
    let code = code.ok_or_else(platform::not_found)?;
    let case = rated_by(&app, &visitor, &code, body.key.as_deref().filter(|key| !key.is_empty())).await?;
    let form = key.map(|key| key.key).unwrap_or_default();
    let _cast_or_already = voting::vote(&app.platform, case.stream, &form, answers).await?;
    Ok(Json(RatedJson { state: "cast" }))
}

/// The body's answers, checked as a form's are.
fn answers_of(body: &RatingJson) -> Result<Answers, Fault> {
    let mut check = Check::default();
    for key in body.answers.keys().filter(|key| !FACTORS.contains(&key.as_str())) {
        check.refuse(&format!("/answers/{key}"), said(T::wrong_factor));
    }
    check.end()?;
    let mut given: BTreeMap<&str, String> =
        body.answers.iter().map(|(key, score)| (key.as_str(), score.to_string())).collect();
    given.insert(crate::state::OVERALL, body.overall.to_string());
    given.insert(crate::state::COMMENT, body.comment.clone().unwrap_or_default());
    Ok(Answers::read(|name| given.get(name).map_or("", String::as_str))?)
}
