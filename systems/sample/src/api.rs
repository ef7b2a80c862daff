//! The same for programs: `/api/v1/sample/notes`.

use crate::{
    READ, WRITE,
    pages::{agency_of, checked},
    rows::{self, Line},
    state::{Command, Note, State as NoteState, new_stream, sealed},
};
use axum::{Json, extract::State, response::Response};
use kernel::{Instant, StreamId};
use platform::{Reason, Target, Viewer};
use serde::{Deserialize, Serialize};
use utoipa::{OpenApi, ToSchema};
use web::{Access, ApiActor, App, Fault, KeyedJson, Listed, PageQuery, Path, ProblemJson, Query, Routes, created};

/// Every endpoint, below `/api/v1`.
pub(crate) fn routes() -> Routes {
    let (read, write) = (Access::Allowed(READ), Access::Allowed(WRITE));
    Routes::new()
        .get("/sample/notes", read, list)
        .post("/sample/notes", write, create)
        .get("/sample/notes/{note}", read, one)
        .post("/sample/notes/{note}/close", write, close)
}

#[derive(OpenApi)]
#[openapi(paths(list, create, one, close), tags((name = "sample", description = "Notes of an agency")))]
struct Description;

/// This system's part of the API's description.
pub(crate) fn openapi() -> utoipa::openapi::OpenApi {
    Description::openapi()
}

/// A note to be written.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct NewNote {
    /// The text, at most 2,000 characters.
    text: String,
}

/// A note.
#[derive(Serialize, ToSchema)]
struct NoteJson {
    /// Its identifier.
    id: String,
    /// Its text; `null` when it has been erased.
    text: Option<String>,
    /// When it was written, RFC 3339.
    written_at: Option<String>,
    /// `open` or `closed`.
    state: &'static str,
}

impl NoteJson {
    fn new(id: StreamId, text: Option<String>, written_at: Option<Instant>, closed: bool) -> Self {
        let state = if closed { "closed" } else { "open" };
        Self { id: id.to_string(), text, written_at: written_at.map(Instant::rfc3339_local), state }
    }
}

/// The notes of the caller's agency, newest first.
#[utoipa::path(get, path = "/api/v1/sample/notes", tag = "sample", params(PageQuery), security(("bearer" = [])), responses(
    (status = 200, description = "A page of the list", body = Listed<NoteJson>),
    (status = 401, description = "No valid token was sent", body = ProblemJson),
    (status = 422, description = "A limit or cursor that cannot be", body = ProblemJson),
))]
async fn list(
    State(app): State<App>,
    caller: ApiActor,
    Query(query): Query<PageQuery>,
) -> Result<Json<Listed<NoteJson>>, Fault> {
    let agency = agency_of(&caller.actor)?;
    let (lines, next, total) = rows::page(&app.platform, &caller.actor, agency, query.window(1)?).await?;
    let note = |line: Line| NoteJson::new(line.stream, line.text, Some(line.written_at), line.closed);
    Ok(Json(Listed { items: lines.into_iter().map(note).collect(), total, next }))
}

/// Writes a note.
#[utoipa::path(post, path = "/api/v1/sample/notes", tag = "sample", request_body = NewNote, security(("bearer" = [])),
    params(("Idempotency-Key" = Option<String>, Header, description = "The caller's name for this act: sent twice, done once")),
    responses(
        (status = 201, description = "Written", body = NoteJson),
        (status = 401, description = "No valid token was sent", body = ProblemJson),
        (status = 403, description = "Not the caller's to write", body = ProblemJson),
        (status = 422, description = "The text is missing or too long", body = ProblemJson),
    ))]
async fn create(
    State(app): State<App>,
    caller: ApiActor,
    KeyedJson { key, body }: KeyedJson<NewNote>,
) -> Result<Response, Fault> {
    let text = checked(&body.text)?;
    let command = Command::Write { agency: agency_of(&caller.actor)?, body: sealed(&app.platform, &text) };
    let target = Target::New(new_stream(&app.platform));
    let outcome = app.platform.run::<Note>(&caller.actor, target, command, key).await?;
    let id = outcome.stream;
    let note = NoteJson::new(id, Some(text), None, outcome.state.closed);
    Ok(created(&format!("/api/v1/sample/notes/{id}"), note))
}

/// One note.
#[utoipa::path(get, path = "/api/v1/sample/notes/{note}", tag = "sample", security(("bearer" = [])),
    params(("note" = String, Path, description = "The note's identifier")),
    responses(
        (status = 200, description = "The note", body = NoteJson),
        (status = 401, description = "No valid token was sent", body = ProblemJson),
        (status = 404, description = "No such note of the caller's agency", body = ProblemJson),
    ))]
async fn one(State(app): State<App>, caller: ApiActor, Path(note): Path<StreamId>) -> Result<Json<NoteJson>, Fault> {
    let viewed = app.platform.view::<Note>(&Viewer::new(&caller.actor, Reason::Handle), note).await?;
    let NoteState { body, closed, .. } = &viewed.state;
    let text = rows::text_of(viewed.personal(body).and_then(|personal| personal.body()));
    Ok(Json(NoteJson::new(note, text, viewed.events.first().map(|told| told.at), *closed)))
}

/// Closes a note; closing it twice is fine.
#[utoipa::path(post, path = "/api/v1/sample/notes/{note}/close", tag = "sample", security(("bearer" = [])),
    params(("note" = String, Path, description = "The note's identifier")),
    responses(
        (status = 200, description = "The note, closed", body = NoteJson),
        (status = 401, description = "No valid token was sent", body = ProblemJson),
        (status = 403, description = "Not the caller's to close", body = ProblemJson),
        (status = 404, description = "No such note", body = ProblemJson),
    ))]
async fn close(State(app): State<App>, caller: ApiActor, Path(note): Path<StreamId>) -> Result<Json<NoteJson>, Fault> {
    let outcome = app.platform.run::<Note>(&caller.actor, Target::Existing(note), Command::Close, None).await?;
    Ok(Json(NoteJson::new(note, None, None, outcome.state.closed)))
}
