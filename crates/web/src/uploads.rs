//! Sending a file by API, before the request that refers to it.

use crate::{
    ApiActor, App, Fault, Parts, Query,
    extract::{broken, created},
    form::wrong_fields,
    guard::is_multipart,
    texts::said,
};
use axum::{
    body::Bytes,
    extract::{FromRequest, Request, State},
    response::Response,
};
use kernel::FieldProblem;
use platform::limits::UPLOAD_BYTES_MAX;
use serde::{Deserialize, Serialize};

/// Says the file's name when its bytes are the whole body.
#[derive(Deserialize, utoipa::IntoParams)]
#[into_params(parameter_in = Query)]
pub(crate) struct Named {
    /// The file's name; only for a body that is the file itself.
    name: Option<String>,
}

/// A file that was accepted.
#[derive(Serialize, utoipa::ToSchema)]
pub(crate) struct Uploaded {
    /// What later requests refer to.
    upload: String,
    /// The name as understood.
    name: String,
    /// The kind, decided from the bytes.
    media_type: String,
    /// The size in bytes.
    bytes: u64,
}

/// Stores one file: `multipart/form-data` with a field `file`, or the bytes themselves with `?name=`.
#[utoipa::path(post, path = "/api/v1/uploads", tag = "uploads", params(Named), security(("bearer" = [])),
    request_body(content((Vec<u8> = "multipart/form-data"), (Vec<u8> = "application/octet-stream"))),
    responses(
        (status = 201, description = "Stored", body = Uploaded),
        (status = 401, description = "No valid token was sent", body = crate::fault::ProblemJson),
        (status = 413, description = "Larger than a file may be", body = crate::fault::ProblemJson),
        (status = 422, description = "Empty, or of a kind that is not accepted", body = crate::fault::ProblemJson),
    ))]
pub(crate) async fn upload(
    State(app): State<App>,
    caller: ApiActor,
    Query(named): Query<Named>,
    request: Request,
) -> Result<Response, Fault> {
    let (name, bytes) = if is_multipart(request.headers()) {
        let file = Parts::from_request(request, &app).await?.files.into_iter().find(|file| file.field == "file");
        let file = file.ok_or_else(|| required("/file"))?;
        (file.name, file.bytes)
    } else {
        let name = named.name.ok_or_else(|| required("/name"))?;
        let bytes =
            Bytes::from_request(request, &app).await.map_err(|rejection| broken(&rejection, UPLOAD_BYTES_MAX))?;
        (name, bytes)
    };
    let stored = app.platform.upload(&caller.actor, &name, bytes).await?;
    let body = Uploaded {
        upload: stored.id.to_string(),
        name: stored.name,
        media_type: stored.media_type,
        bytes: stored.bytes,
    };
    Ok(created(&format!("/api/v1/uploads/{}", stored.id), body))
}

fn required(path: &str) -> Fault {
    wrong_fields(vec![FieldProblem { path: path.to_owned(), said: said(|t| t.field_required().into()) }]).into()
}
