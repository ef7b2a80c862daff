//! The one-stop desk for programs: procedures and cases under `/api/v1`.

mod procedures;

use crate::{
    acts::{self, DocumentInput, Input},
    application::{Applicant, Application},
    cases::{self, Cases},
    delivery::Delivery,
    filing::{self, Counter, NewCase},
    lists, papers,
    rows::lists::CaseLine as Line,
    state::{Act, Case, Channel, Completion, Part, Refusal, Stage, Who, to_complete},
};
use axum::{Json, extract::State, response::Response};
use kernel::{AgencyCode, CaseCode, Instant, Problem, ProcedureCode, deadline::Deadline};
use platform::{Actor, Platform, Viewed};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use utoipa::{IntoParams, OpenApi, ToSchema};
use web::{Access, ApiActor, App, Fault, KeyedJson, Listed, PageQuery, Path, ProblemJson, Query, Routes, created};

/// Every endpoint, below `/api/v1`.
#[must_use]
pub fn routes() -> Routes {
    Routes::new()
        .get("/procedures", Access::Public, procedures::procedures)
        .get("/procedures/{code}", Access::Public, procedures::procedure)
        .post("/cases", Access::SignedIn, file)
        .get("/cases", Access::SignedIn, list)
        .get("/cases/{code}", Access::SignedIn, one)
        .get("/cases/{code}/papers/{paper}", Access::SignedIn, paper)
        .post("/cases/{code}/actions/{action}", Access::SignedIn, action)
}

#[derive(OpenApi)]
#[openapi(paths(procedures::procedures, procedures::procedure, file, list, one, paper, action), tags((name = "onestop", description = "Procedures and cases")))]
struct Description;

/// This system's part of the API's description.
#[must_use]
pub fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// An application.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewCaseJson {
    /// The procedure's code.
    #[schema(value_type = String)]
    procedure: ProcedureCode,
    /// The agency's code.
    #[schema(value_type = String)]
    agency: AgencyCode,
    /// `online` by the applicant; `direct` or `post` by the desk.
    channel: String,
    /// Who applies.
    #[serde(default)]
    #[schema(value_type = Object)]
    applicant: Applicant,
    /// The answers of the form.
    #[serde(default)]
    #[schema(value_type = Object)]
    form: Map<String, Value>,
    /// What is handed in.
    #[serde(default)]
    documents: Vec<DocumentInput>,
    /// How the result is to be received; left out, at the desk.
    #[serde(default)]
    delivery: Option<Delivery>,
    /// By post: when the hand-over minutes were signed at the desk, RFC 3339; left out, now.
    #[serde(default)]
    #[schema(value_type = Option<String>)]
    minutes_at: Option<Instant>,
    /// At the desk: what is missing or wrong. The application is then entered without being received, and the applicant
    /// is asked for it, once and completely.
    #[serde(default)]
    missing: Option<MissingJson>,
}

/// What is missing of an application.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct MissingJson {
    /// The kinds of document, by the procedure's keys.
    kinds: Vec<String>,
    /// Why, paper by paper.
    reason: String,
}

/// A case that was filed.
#[derive(Serialize, ToSchema)]
struct FiledJson {
    /// Its code.
    code: String,
    /// `new`; when the desk filed it, `received`, or `supplement` when something is missing.
    state: &'static str,
    /// The due date, RFC 3339; null when the procedure sets no limit.
    due: Option<String>,
    /// `fixed` once received as complete, `expected` before: as if it were received now.
    due_is: &'static str,
    /// The days that produced it.
    #[schema(value_type = Vec<Object>)]
    proof: Vec<Value>,
    /// Opens the public tracking page; told only once.
    #[serde(skip_serializing_if = "Option::is_none")]
    tracking_key: Option<String>,
}

/// Files an application.
#[utoipa::path(post, path = "/api/v1/cases", tag = "onestop", request_body = NewCaseJson, security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "The caller's name for this act: sent twice, done once")),
    responses(
        (status = 201, description = "Filed", body = FiledJson),
        (status = 401, description = "No valid token was sent", body = ProblemJson),
        (status = 403, description = "Not the caller's to file", body = ProblemJson),
        (status = 409, description = "The rules refuse it", body = ProblemJson),
        (status = 422, description = "Answers are missing or wrong", body = ProblemJson),
    ))]
async fn file(
    State(app): State<App>,
    caller: ApiActor,
    KeyedJson { key, body }: KeyedJson<NewCaseJson>,
) -> Result<Response, Fault> {
    let channel = Channel::from_code(&body.channel).ok_or_else(|| acts::unknown_word("channel", &body.channel))?;
    let new = NewCase {
        procedure: body.procedure,
        agency: body.agency,
        channel,
        applicant: body.applicant,
        form: body.form,
        documents: body.documents,
        delivery: body.delivery,
        synthetic: false,
        draft: None,
        counter: counter(body.minutes_at, body.missing)?,
    };
    let filed = filing::file(&app.platform, &caller.actor, new, key).await?;
    let case = &filed.outcome.state;
    let (due, due_is, proof) = due_of(case);
    let answer = FiledJson {
        code: case.code.to_string(),
        state: case.stage.code(),
        due,
        due_is,
        proof,
        tracking_key: filed.tracking_key,
    };
    Ok(created(&format!("/api/v1/cases/{}", case.code), answer))
}

/// What the desk says besides. A list of missing papers with nothing on it is a slip, not a complete application.
fn counter(minutes_at: Option<Instant>, missing: Option<MissingJson>) -> Result<Counter, Problem> {
    let Some(missing) = missing else { return Ok(Counter { minutes_at, ..Counter::default() }) };
    if missing.kinds.is_empty() {
        return Err(Refusal::NothingAsked.problem());
    }
    Ok(Counter { minutes_at, missing: missing.kinds, wrong: Vec::new(), reason: Some(missing.reason) })
}

fn due_of(case: &Case) -> (Option<String>, &'static str, Vec<Value>) {
    let due_is = if case.is_received() { "fixed" } else { "expected" };
    let proof = |deadline: &Deadline| web::proof_json(deadline);
    (case.shown_due().map(Instant::rfc3339_local), due_is, case.shown_deadline().map(proof).unwrap_or_default())
}

/// A case, as far as the caller may know it.
#[derive(Serialize, ToSchema)]
struct CaseJson {
    code: String,
    state: &'static str,
    /// The national status code (1 new … 10 returned).
    national_state: u8,
    /// The case's version: send it back as `seen_version`.
    version: i64,
    procedure: String,
    agency: String,
    channel: &'static str,
    filed_at: String,
    received_at: Option<String>,
    due: Option<String>,
    due_is: &'static str,
    /// The date first promised: what on time is judged by.
    first_due: Option<String>,
    #[schema(value_type = Vec<Object>)]
    proof: Vec<Value>,
    finished_at: Option<String>,
    closed_at: Option<String>,
    /// `grant` or `deny`, once signed.
    outcome: Option<&'static str>,
    /// What the applicant has been asked for.
    asked_for: Vec<String>,
    synthetic: bool,
    /// Whether time stands still: for the applicant's papers, or for a step that does not count.
    paused: bool,
    /// When the file has to be with the handling side; null once it is, and before the receipt.
    hand_over_by: Option<String>,
    /// When it came there.
    handed_over_at: Option<String>,
    /// Whether that was too late.
    handed_over_late: bool,
    /// The steps of the internal process that are under way.
    steps: Vec<StepJson>,
    /// How the caller can complete steps now, by `complete-step`.
    completions: Vec<CompletionJson>,
    /// What the caller may do now.
    actions: Vec<&'static str>,
    /// Who applies; null once erased.
    #[schema(value_type = Option<Object>)]
    applicant: Option<Applicant>,
    /// The answers; null once erased.
    #[schema(value_type = Option<Object>)]
    form: Option<Map<String, Value>>,
    /// How the result is to be received; null when nothing was said (at the desk), and once erased.
    delivery: Option<Delivery>,
    documents: Vec<DocumentJson>,
    /// The papers that exist: `receipt`, `supplement`, `refusal`, `apology`, `control`; each is at `papers/{paper}`.
    papers: Vec<&'static str>,
    events: Vec<EventJson>,
}

/// A step under way.
#[derive(Serialize, ToSchema)]
struct StepJson {
    /// Its number in the step table.
    step: u32,
    /// Since when.
    since: String,
    /// Whether it was given to somebody by name.
    given: bool,
}

/// A way to complete a step.
#[derive(Serialize, ToSchema)]
struct CompletionJson {
    /// The step's number.
    step: u32,
    /// How it ends.
    outcome: String,
    /// The steps under way then.
    next: Vec<u32>,
    /// Those of them that begin with it and can be given to an officer by name.
    given: Vec<u32>,
}

fn completion(one: Completion) -> CompletionJson {
    CompletionJson {
        step: one.step,
        outcome: one.outcome,
        next: one.next.active.into_iter().collect(),
        given: one.given,
    }
}

/// A document handed in.
#[derive(Serialize, ToSchema)]
struct DocumentJson {
    kind: String,
    upload: Option<String>,
    name: Option<String>,
}

/// Something that happened.
#[derive(Serialize, ToSchema)]
struct EventJson {
    version: i64,
    at: String,
    act: &'static str,
    role: &'static str,
    by: Option<String>,
}

/// One case. Reading it leaves a line that the applicant can see.
#[utoipa::path(get, path = "/api/v1/cases/{code}", tag = "onestop", security(("bearer" = [])),
    params(("code" = String, Path)),
    responses(
        (status = 200, description = "The case", body = CaseJson),
        (status = 401, description = "No valid token was sent", body = ProblemJson),
        (status = 404, description = "No such case for this caller", body = ProblemJson),
    ))]
async fn one(State(app): State<App>, caller: ApiActor, Path(code): Path<CaseCode>) -> Result<Json<CaseJson>, Fault> {
    Ok(Json(shown(&app.platform, &caller.actor, &code).await?))
}

async fn shown(platform: &Platform, actor: &Actor, code: &CaseCode) -> Result<CaseJson, Problem> {
    let stream = lists::stream_of(platform, code).await?;
    let viewed = platform.view::<Cases>(&acts::viewer(actor), stream).await?;
    Ok(case_json(platform, actor, &viewed))
}

/// What the caller can do to the case, as far as steps go.
fn completions(platform: &Platform, actor: &Actor, case: &Case, actions: &[Act]) -> Vec<CompletionJson> {
    let process = cases::process_of(platform, case).filter(|_| actions.contains(&Act::CompleteStep));
    let who = Who::from(actor);
    process.map(|process| to_complete(&process, case, &who).map(completion).collect()).unwrap_or_default()
}

fn steps(case: &Case) -> Vec<StepJson> {
    let step = |(step, part): (&u32, &Part)| StepJson {
        step: *step,
        since: part.since.rfc3339_local(),
        given: part.holder.is_some(),
    };
    case.parts.iter().map(step).collect()
}

fn case_json(platform: &Platform, actor: &Actor, viewed: &Viewed<Cases>) -> CaseJson {
    let case = &viewed.state;
    let actions = cases::offered(platform, case, actor);
    let body = viewed.personal(&case.application).and_then(platform::Personal::body);
    let application = body.and_then(Application::read);
    let (due, due_is, proof) = due_of(case);
    let time = |at: Option<Instant>| at.map(Instant::rfc3339_local);
    let name_of = |upload| {
        let files = application.as_ref().map_or(&[][..], |application| &application.files);
        files.iter().find(|file| Some(file.upload) == upload).map(|file| file.name.clone())
    };
    CaseJson {
        code: case.code.to_string(),
        state: case.stage.code(),
        national_state: case.stage.national_code(),
        version: viewed.version,
        procedure: case.procedure.to_string(),
        agency: case.agency.to_string(),
        channel: case.channel.code(),
        filed_at: case.filed_at.rfc3339_local(),
        received_at: time(case.received_at),
        due,
        due_is,
        first_due: time(case.first_due()),
        proof,
        finished_at: time(case.finished_at),
        closed_at: time(case.closed_at),
        outcome: case.proposal.as_ref().filter(|_| case.finished_at.is_some()).map(|made| made.outcome.code()),
        asked_for: case.asked.as_ref().map(|asked| asked.kinds.clone()).unwrap_or_default(),
        synthetic: case.synthetic,
        paused: case.is_paused(),
        hand_over_by: time(case.transfer_by.filter(|_| case.is_to_hand_over())),
        handed_over_at: time(case.handed_over.map(|passed| passed.at)),
        handed_over_late: case.handed_over.is_some_and(|passed| passed.late),
        steps: steps(case),
        completions: completions(platform, actor, case, &actions),
        actions: actions.into_iter().map(Act::code).collect(),
        documents: case
            .documents
            .iter()
            .map(|document| DocumentJson {
                kind: document.kind.clone(),
                upload: document.upload.map(|upload| upload.to_string()),
                name: name_of(document.upload),
            })
            .collect(),
        papers: papers::codes(actor, viewed),
        events: viewed
            .events
            .iter()
            .map(|told| EventJson {
                version: told.version,
                at: told.at.rfc3339_local(),
                act: told.event.what.act().code(),
                role: told.event.role.code(),
                by: crate::views::done_by(viewed, told),
            })
            .collect(),
        applicant: application.as_ref().map(|application| application.applicant.clone()),
        delivery: application.as_ref().and_then(|application| application.delivery.clone()),
        form: application.map(|application| application.form),
    }
}

/// One paper of a case as PDF/A-2a and PDF/UA-1, in Vietnamese with the labels glossed for a reader of English.
#[utoipa::path(get, path = "/api/v1/cases/{code}/papers/{paper}", tag = "onestop", security(("bearer" = [])),
    params(("code" = String, Path), ("paper" = String, Path)),
    responses(
        (status = 200, description = "The paper", content_type = "application/pdf", body = Vec<u8>),
        (status = 401, description = "No valid token was sent", body = ProblemJson),
        (status = 404, description = "No such case or paper for this caller", body = ProblemJson),
    ))]
async fn paper(
    State(app): State<App>,
    caller: ApiActor,
    Path((code, paper)): Path<(CaseCode, String)>,
) -> Result<Response, Fault> {
    let kind = papers::Kind::from_code(&paper).ok_or_else(platform::not_found)?;
    papers::answer(&app, &caller.actor, caller.lang, &code, kind).await
}

/// Does one act to a case: receive, request-supplement, supplement, refuse, hand-over, assign, complete-step, propose,
/// sign, send-back, return, apologise, withdraw, stop, correct, reopen.
#[utoipa::path(post, path = "/api/v1/cases/{code}/actions/{action}", tag = "onestop", request_body = Input,
    security(("bearer" = [])),
    params(("code" = String, Path), ("action" = String, Path),
        ("Idempotency-Key" = Option<String>, Header, description = "The caller's name for this act: sent twice, done once")),
    responses(
        (status = 200, description = "Done, or done before; the case as it is now", body = CaseJson),
        (status = 401, description = "No valid token was sent", body = ProblemJson),
        (status = 403, description = "Not the caller's to do", body = ProblemJson),
        (status = 404, description = "No such case or act for this caller", body = ProblemJson),
        (status = 409, description = "Not possible as the case stands; says what happened in between", body = ProblemJson),
        (status = 422, description = "Something is missing or wrong", body = ProblemJson),
    ))]
async fn action(
    State(app): State<App>,
    caller: ApiActor,
    Path((code, action)): Path<(CaseCode, String)>,
    KeyedJson { key, body }: KeyedJson<Input>,
) -> Result<Json<CaseJson>, Fault> {
    let act = Act::from_code(&action).ok_or_else(platform::not_found)?;
    let stream = lists::stream_of(&app.platform, &code).await?;
    // Done now or done before: the answer is the case as it is, in both.
    let _either = acts::act(&app.platform, &caller.actor, stream, act, body, key).await?;
    Ok(Json(shown(&app.platform, &caller.actor, &code).await?))
}

/// What a list is narrowed by.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
struct CasesQuery {
    /// One stage, such as `processing`.
    state: Option<String>,
    /// The agency's code; staff see their own only.
    agency: Option<String>,
    /// Due before this instant, RFC 3339.
    due_before: Option<String>,
    /// Every word has to be there, in any order, without diacritics and capitals: of names, identity numbers and
    /// telephones of the application, or of the end of the code; newest first. With a dot in it, the beginning of a code,
    /// by code. For staff only.
    q: Option<String>,
    /// The `next` of the page before.
    after: Option<String>,
    /// How many rows.
    limit: Option<String>,
}

/// A case in a list: nothing personal.
#[derive(Serialize, ToSchema)]
struct CaseLine {
    code: String,
    state: &'static str,
    procedure: String,
    agency: String,
    channel: &'static str,
    filed_at: String,
    due: Option<String>,
}

fn case_line(line: &Line) -> CaseLine {
    CaseLine {
        code: line.code.to_string(),
        state: line.stage.code(),
        procedure: line.procedure.to_string(),
        agency: line.agency.to_string(),
        channel: line.channel.code(),
        filed_at: line.filed_at.rfc3339_local(),
        due: line.due_at.map(Instant::rfc3339_local),
    }
}

/// The cases that the caller may see, by due date: a citizen's own, the staff's agency's.
#[utoipa::path(get, path = "/api/v1/cases", tag = "onestop", params(CasesQuery), security(("bearer" = [])), responses(
    (status = 200, description = "A page of the list", body = Listed<CaseLine>),
    (status = 401, description = "No valid token was sent", body = ProblemJson),
    (status = 422, description = "A filter that cannot be", body = ProblemJson),
))]
async fn list(
    State(app): State<App>,
    caller: ApiActor,
    Query(query): Query<CasesQuery>,
) -> Result<Json<lists::Totalled<CaseLine>>, Fault> {
    let asked = lists::Asked {
        stage: query
            .state
            .as_deref()
            .map(|state| Stage::from_code(state).ok_or_else(|| acts::unknown_word("state", state)))
            .transpose()?,
        agency: acts::parsed("agency", query.agency.as_deref())?,
        due_before: acts::parsed("due_before", query.due_before.as_deref())?,
        q: query.q,
    };
    let window = PageQuery { after: query.after, limit: query.limit };
    let page = lists::of(&app.platform, &caller.actor, &asked, &window).await?;
    Ok(Json(page.map(|line| case_line(&line))))
}
