//! The same for programs: `/api/v1/complaints`.

use crate::{
    ANSWER,
    making::{Given, Maker, text_of},
    pages::answer_of,
    rows::{self, Line},
    state::{Complaint, Stage},
};
use axum::{Json, extract::State, response::Response};
use kernel::{CaseCode, Instant, StreamId};
use platform::{Reason, Viewed, Viewer};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};
use web::{
    Access, ApiActor, App, Fault, KeyedJson, Listed, PageQuery, Path, ProblemJson, Query, Routes, Visitor, created,
};

/// Every endpoint, below `/api/v1`.
pub(crate) fn routes() -> Routes {
    let answer = Access::Allowed(ANSWER);
    Routes::new()
        .post("/complaints", Access::SignedIn, create)
        .get("/complaints", answer, list)
        .get("/complaints/{complaint}", Access::SignedIn, one)
        .post("/complaints/{complaint}/answer", answer, reply)
}

#[derive(OpenApi)]
#[openapi(
    paths(create, list, one, reply),
    tags((name = "complaints", description = "Feedback on how cases are handled"))
)]
struct Description;

/// This system's part of the API's description.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// A complaint to be made.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewComplaint {
    /// The code of the caller's own case.
    #[schema(value_type = String)]
    case: CaseCode,
    /// `late`, `papers`, `attitude`, `fee`, `guidance` or `other`.
    topic: String,
    /// What happened, at most 2,000 characters.
    words: String,
}

/// An answer to be given.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewAnswer {
    /// `founded` or `unfounded`.
    finding: String,
    /// The answer, at most 2,000 characters.
    words: String,
}

/// A complaint.
#[derive(Serialize, ToSchema)]
struct ComplaintJson {
    /// Its identifier.
    id: String,
    /// The case.
    case: String,
    /// The agency that answers.
    agency: String,
    /// What it is about.
    topic: &'static str,
    /// `open`, `answered` or `withdrawn`.
    state: &'static str,
    /// When it was made, RFC 3339.
    filed_at: String,
    /// When the answer is due; `null` where the calendar ends before.
    due: Option<String>,
    /// `founded` or `unfounded`, once answered.
    finding: Option<&'static str>,
    /// When it was answered.
    answered_at: Option<String>,
    /// Its words; left out in lists, `null` when erased.
    #[serde(skip_serializing_if = "Option::is_none")]
    words: Option<Option<String>>,
    /// The words of the answer; left out in lists and while there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    answer: Option<Option<String>>,
}

impl From<&Line> for ComplaintJson {
    fn from(line: &Line) -> Self {
        Self {
            id: line.stream.to_string(),
            case: line.code.to_string(),
            agency: line.agency.to_string(),
            topic: line.topic.code(),
            state: line.stage.code(),
            filed_at: line.filed_at.rfc3339_local(),
            due: line.due_at.map(Instant::rfc3339_local),
            finding: line.finding.map(crate::state::Finding::code),
            answered_at: line.answered_at.map(Instant::rfc3339_local),
            words: None,
            answer: None,
        }
    }
}

impl From<&Viewed<Complaint>> for ComplaintJson {
    fn from(viewed: &Viewed<Complaint>) -> Self {
        let answer = viewed.state.answer.map(|answer| text_of(viewed, &answer.words));
        Self { words: Some(text_of(viewed, &viewed.state.words)), answer, ..Self::from(&Line::of(viewed)) }
    }
}

/// Makes a complaint about one's own case. Without an account: the page that the receipt leads to.
#[utoipa::path(post, path = "/api/v1/complaints", tag = "complaints", request_body = NewComplaint, security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "The caller's name for this act: sent twice, done once")),
    responses(
        (status = 201, description = "Made", body = ComplaintJson),
        (status = 401, description = "No valid token was sent", body = ProblemJson),
        (status = 403, description = "The office does not complain here", body = ProblemJson),
        (status = 404, description = "No such case of the caller", body = ProblemJson),
        (status = 409, description = "One about this case waits for its answer", body = ProblemJson),
        (status = 422, description = "A field is missing or wrong", body = ProblemJson),
    ))]
async fn create(
    State(app): State<App>,
    visitor: Visitor,
    KeyedJson { key, body }: KeyedJson<NewComplaint>,
) -> Result<Response, Fault> {
    let maker = Maker::of(&app, &visitor, &body.case, None).await?;
    let given = Given::read(&body.topic, &body.words)?;
    let outcome = maker.file(&app, &given, key).await?;
    let viewed = maker.open(&app, outcome.stream).await?;
    Ok(created(&format!("/api/v1/complaints/{}", outcome.stream), ComplaintJson::from(&viewed)))
}

/// What of the list.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct ListQuery {
    /// `open` (when left out), `answered` or `withdrawn`.
    state: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
    /// How many rows, 1 to 100.
    limit: Option<String>,
}

/// The complaints about the caller's agency in one state, the oldest first.
#[utoipa::path(get, path = "/api/v1/complaints", tag = "complaints", params(ListQuery), security(("bearer" = [])), responses(
    (status = 200, description = "A page of the list", body = Listed<ComplaintJson>),
    (status = 401, description = "No valid token was sent", body = ProblemJson),
    (status = 403, description = "Not a leader", body = ProblemJson),
    (status = 422, description = "A state, limit or cursor that cannot be", body = ProblemJson),
))]
async fn list(
    State(app): State<App>,
    caller: ApiActor,
    Query(query): Query<ListQuery>,
) -> Result<Json<Listed<ComplaintJson>>, Fault> {
    let mut check = web::Check::default();
    let offered: Vec<&str> = Stage::ALL.iter().map(|stage| stage.code()).collect();
    let asked = query.state.as_deref().unwrap_or(Stage::Open.code());
    let stage = check.one_of("/state", asked, &offered).and_then(Stage::from_code).unwrap_or(Stage::Open);
    check.end()?;
    let agency = caller.actor.agency.clone().ok_or_else(platform::not_found)?;
    let window = PageQuery { after: query.after, limit: query.limit }.window(2)?;
    let (lines, next, total) = rows::page(&app.platform, Some(agency), stage, window).await?;
    Ok(Json(Listed { items: lines.iter().map(ComplaintJson::from).collect(), total, next }))
}

/// One complaint, for whoever made it and for the leader who answers; the reading leaves its line.
#[utoipa::path(get, path = "/api/v1/complaints/{complaint}", tag = "complaints", security(("bearer" = [])),
    params(("complaint" = String, Path, description = "Its identifier")),
    responses(
        (status = 200, description = "The complaint", body = ComplaintJson),
        (status = 401, description = "No valid token was sent", body = ProblemJson),
        (status = 404, description = "None that the caller may read", body = ProblemJson),
    ))]
async fn one(
    State(app): State<App>,
    caller: ApiActor,
    Path(complaint): Path<StreamId>,
) -> Result<Json<ComplaintJson>, Fault> {
    let reason = if caller.actor.role.is_staff() { Reason::Handle } else { Reason::Own };
    let viewed = app.platform.view::<Complaint>(&Viewer::new(&caller.actor, reason), complaint).await?;
    Ok(Json(ComplaintJson::from(&viewed)))
}

/// Answers a complaint, once.
#[utoipa::path(post, path = "/api/v1/complaints/{complaint}/answer", tag = "complaints", request_body = NewAnswer,
    security(("bearer" = [])),
    params(("complaint" = String, Path, description = "Its identifier"),
        ("Idempotency-Key" = Option<String>, Header, description = "The caller's name for this act: sent twice, done once")),
    responses(
        (status = 200, description = "The complaint, answered", body = ComplaintJson),
        (status = 401, description = "No valid token was sent", body = ProblemJson),
        (status = 403, description = "Not the leader of that agency", body = ProblemJson),
        (status = 404, description = "No such complaint", body = ProblemJson),
        (status = 409, description = "It was answered or taken back", body = ProblemJson),
        (status = 422, description = "A field is missing or wrong", body = ProblemJson),
    ))]
async fn reply(
    State(app): State<App>,
    caller: ApiActor,
    Path(complaint): Path<StreamId>,
    KeyedJson { key, body }: KeyedJson<NewAnswer>,
) -> Result<Json<ComplaintJson>, Fault> {
    let _done_or_already = answer_of(&app, &caller.actor, complaint, (&body.finding, &body.words), key).await?;
    let viewed = app.platform.view::<Complaint>(&Viewer::new(&caller.actor, Reason::Handle), complaint).await?;
    Ok(Json(ComplaintJson::from(&viewed)))
}
