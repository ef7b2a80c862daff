//! What a request says, read with precise complaints in the reader's language; never a library's own sentence.

use crate::{
    fault::Fault,
    form::{broken_body, digest_of, quoted, wrong_fields},
    limits::{JSON_BYTES_MAX, QUOTED_VALUES_MAX},
    texts::{problem, said},
};
use axum::{
    body::Bytes,
    extract::{
        FromRequest, FromRequestParts, Request,
        path::ErrorKind,
        rejection::{BytesRejection, FailedToBufferBody, JsonRejection, PathRejection},
    },
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::IntoResponse,
};
use kernel::{FieldProblem, Problem, Said};
use platform::IdempotencyKey;
use serde::de::DeserializeOwned;
use std::error::Error;

/// The header by which a caller names one act.
pub const IDEMPOTENCY_KEY: &str = "idempotency-key";

/// A JSON body.
#[derive(Clone, Copy, Debug)]
pub struct Json<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for Json<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let bytes = json_bytes(request, state).await?;
        read_json(&bytes).map(Self)
    }
}

/// A JSON body sent under an `Idempotency-Key`, if there is one.
#[derive(Clone, Debug)]
pub struct KeyedJson<T> {
    /// The key with what was sent under it; `None` without the header.
    pub key: Option<IdempotencyKey>,
    /// The body.
    pub body: T,
}

impl<T: DeserializeOwned, S: Send + Sync> FromRequest<S> for KeyedJson<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let header = IdempotencyHeader::of(request.headers())?;
        let address = request.uri().path().to_owned();
        let bytes = json_bytes(request, state).await?;
        let body = read_json(&bytes)?;
        Ok(Self { key: header.with([address.as_bytes(), &bytes]), body })
    }
}

/// The `Idempotency-Key` header alone: 1 to 80 visible ASCII characters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyHeader(pub Option<String>);

impl IdempotencyHeader {
    fn of(headers: &HeaderMap) -> Result<Self, Fault> {
        let Some(sent) = headers.get(IDEMPOTENCY_KEY) else { return Ok(Self(None)) };
        let max = platform::limits::IDEMPOTENCY_KEY_CHARS_MAX;
        let fits = (1..=max).contains(&sent.len()) && sent.as_bytes().iter().all(u8::is_ascii_graphic);
        match sent.to_str() {
            Ok(key) if fits => Ok(Self(Some(key.to_owned()))),
            _ => {
                let what = said(|t| t.key_shape(max));
                Err(wrong_fields(vec![FieldProblem { path: "/Idempotency-Key".to_owned(), said: what }]).into())
            }
        }
    }

    /// The key together with the parts of the request that it stands for.
    #[must_use]
    pub fn with<'a>(self, parts: impl IntoIterator<Item = &'a [u8]>) -> Option<IdempotencyKey> {
        self.0.map(|key| IdempotencyKey { key, digest: digest_of(parts.into_iter()) })
    }
}

impl<S: Send + Sync> FromRequestParts<S> for IdempotencyHeader {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        Self::of(&parts.headers)
    }
}

/// The query of an address, into a struct of optional fields.
#[derive(Clone, Copy, Debug)]
pub struct Query<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Query<T> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let read = axum::extract::Query::try_from_uri(&parts.uri);
        read.map(|found| Self(found.0)).map_err(|rejection| wrong_value(&rejection).into())
    }
}

/// What varies in the path of an address. A value that cannot be right is "not found", with the reason.
#[derive(Clone, Copy, Debug)]
pub struct Path<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Path<T> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        match axum::extract::Path::<T>::from_request_parts(parts, state).await {
            Ok(found) => Ok(Self(found.0)),
            Err(rejection) => Err(wrong_path(&rejection).into()),
        }
    }
}

fn wrong_path(rejection: &PathRejection) -> Problem {
    let PathRejection::FailedToDeserializePathParams(failed) = rejection else {
        return platform::internal(rejection.body_text());
    };
    let value = match failed.kind() {
        ErrorKind::ParseErrorAtKey { value, .. }
        | ErrorKind::ParseErrorAtIndex { value, .. }
        | ErrorKind::ParseError { value, .. }
        | ErrorKind::DeserializeError { value, .. } => quoted(value),
        ErrorKind::InvalidUtf8InPathParam { key } => key.clone(),
        _ => return platform::internal(rejection.body_text()),
    };
    problem(Problem::not_found, |t| t.wrong_path_title(&value), |t| t.wrong_path_hint().into())
}

async fn json_bytes<S: Send + Sync>(request: Request, state: &S) -> Result<Bytes, Fault> {
    let named = request.headers().get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let media_type = named.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    if media_type != "application/json" && !media_type.ends_with("+json") {
        return Err(Fault::media_type("application/json"));
    }
    Bytes::from_request(request, state).await.map_err(|rejection| broken(&rejection, JSON_BYTES_MAX))
}

/// The body could not be read to its end: too large, or broken off.
pub(crate) fn broken(rejection: &BytesRejection, bytes_max: usize) -> Fault {
    match rejection {
        BytesRejection::FailedToBufferBody(FailedToBufferBody::LengthLimitError(_)) => Fault::too_large(bytes_max),
        other => broken_body(&other.body_text()).into(),
    }
}

fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    match axum::Json::<T>::from_bytes(bytes) {
        Ok(read) => Ok(read.0),
        Err(JsonRejection::JsonDataError(error)) => Err(wrong_value(&error).into()),
        Err(JsonRejection::JsonSyntaxError(error)) => {
            let (_, what) = place(&error);
            let (line, column) = line_and_column(&what);
            let hint = |t: crate::text::T| t.json_syntax_hint(&line, &column);
            let what = problem(Problem::bad_input, |t| t.json_syntax_title().into(), hint);
            Err(Fault::with_status(what, StatusCode::BAD_REQUEST))
        }
        Err(other) => Err(broken_body(&other.into_response().status().to_string()).into()),
    }
}

/// 422 for one value. Only the kind of complaint goes to the log: the library's sentence repeats the value.
fn wrong_value(rejection: &dyn Error) -> Problem {
    let (path, what) = place(rejection);
    let kind = what.split_whitespace().take(2).collect::<Vec<_>>().join(" ");
    wrong_fields(vec![FieldProblem { path, said: in_our_words(&what) }]).inside(kind)
}

/// Where in the document a value was refused, and the library's own words for it. axum has already found the place:
/// somewhere in its chain of errors stands `applicant.name: missing field …`, unless the place is the whole document.
fn place(rejection: &dyn Error) -> (String, String) {
    let mut next = Some(rejection);
    let mut text = String::new();
    while let Some(error) = next {
        text = error.to_string();
        if let Some((path, what)) = text.split_once(": ").filter(|(path, _)| !path.is_empty() && !path.contains(' ')) {
            return (pointer(path, what), what.to_owned());
        }
        next = error.source();
    }
    (pointer("", &text), text)
}

/// `documents[0].kind` → `/documents/0/kind`; a missing field is named by the complaint, not by the path.
fn pointer(path: &str, what: &str) -> String {
    let missing = what.strip_prefix("missing field `").and_then(|rest| rest.split('`').next());
    let parts = path.split(['.', '[']).map(|part| part.trim_end_matches(']')).chain(missing);
    parts.filter(|part| !part.is_empty()).flat_map(|part| ["/", part]).collect()
}

/// The handful of complaints that serde has, in words for the reader.
fn in_our_words(what: &str) -> Said {
    let names = |text: &str| -> Option<String> {
        let (_, list) = text.split_once("expected ")?;
        let quoted: Vec<&str> = list.split('`').skip(1).step_by(2).take(QUOTED_VALUES_MAX).collect();
        (!quoted.is_empty()).then(|| quoted.join(", "))
    };
    if what.starts_with("missing field") {
        return said(|t| t.field_required().into());
    }
    if what.starts_with("unknown field") {
        return match names(what) {
            Some(known) => said(|t| t.field_unknown(&known)),
            None => said(|t| t.field_unknown_alone().into()),
        };
    }
    if what.starts_with("unknown variant")
        && let Some(known) = names(what)
    {
        return said(|t| t.field_one_of(&known));
    }
    if what.starts_with("invalid type") {
        return said(|t| t.field_wrong_type().into());
    }
    said(|t| t.field_wrong_value().into())
}

/// serde_json ends its syntax errors with `at line 3 column 14`.
fn line_and_column(what: &str) -> (String, String) {
    let place = what.rsplit_once("at line ").and_then(|(_, place)| place.split_once(" column "));
    let (line, column) = place.unwrap_or(("1", "1"));
    (line.trim().to_owned(), column.trim().to_owned())
}

/// The status and the body of something created, with its address.
pub fn created<T: serde::Serialize>(address: &str, body: T) -> axum::response::Response {
    (StatusCode::CREATED, [(header::LOCATION, address)], axum::Json(body)).into_response()
}
