//! The one place where a problem becomes an answer: a page for people, RFC 9457 for programs.

use crate::{
    App,
    cookies::Cookie,
    form::safe_next,
    shell::{ProblemPage, Shell},
    text::T,
    texts::{problem, said},
    visitor::{Area, Visitor, unknown_caller},
};
use axum::{
    Json,
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{Problem, ProblemKind};
use serde::Serialize;
use std::sync::Arc;

/// What a handler returns when it cannot answer as asked. It travels to the edge of the router and is put into
/// words there, where language, reader and kind of answer are known.
#[derive(Clone, Debug)]
pub struct Fault(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    problem: Problem,
    /// A status that is finer than the problem's kind, such as 405.
    status: Option<StatusCode>,
    /// A header that says more to programs, such as `Retry-After`.
    header: Option<(HeaderName, HeaderValue)>,
    /// Whether signing in would help: pages go there instead.
    sign_in: bool,
}

impl Fault {
    fn new(problem: Problem) -> Self {
        Self(Arc::new(Inner { problem, status: None, header: None, sign_in: false }))
    }

    pub(crate) fn with_status(problem: Problem, status: StatusCode) -> Self {
        Self(Arc::new(Inner { problem, status: Some(status), header: None, sign_in: false }))
    }

    /// Whoever asks has to sign in first.
    #[must_use]
    pub fn sign_in_first() -> Self {
        let header = Some((header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer realm=\"motcua\"")));
        Self(Arc::new(Inner { problem: unknown_caller(), status: None, header, sign_in: true }))
    }

    /// No such address.
    #[must_use]
    pub fn nothing_here() -> Self {
        Self::new(platform::not_found())
    }

    /// Too many tries; again after so many seconds.
    pub(crate) fn wait(problem: Problem, seconds: u64) -> Self {
        let header = Some((header::RETRY_AFTER, HeaderValue::from(seconds)));
        Self(Arc::new(Inner { problem, status: None, header, sign_in: false }))
    }

    /// The answer took too long and was given up.
    pub(crate) fn too_slow() -> Self {
        Self::new(problem(Problem::unavailable, |t| t.too_slow_title().into(), |t| t.too_slow_hint().into()))
    }

    /// The body has a media type that this address does not take.
    pub(crate) fn media_type(takes: &str) -> Self {
        let what = problem(Problem::bad_input, |t| t.media_type_title().into(), |t| t.media_type_hint(takes));
        Self::with_status(what, StatusCode::UNSUPPORTED_MEDIA_TYPE)
    }

    /// The body is larger than so many bytes.
    pub(crate) fn too_large(bytes_max: usize) -> Self {
        let max = move |lang| crate::show::bytes(lang, bytes_max as u64);
        Self::new(problem(Problem::too_large, |t| t.too_large_title().into(), move |t| t.too_large_hint(max(t.lang()))))
    }

    /// What an answer without words means, judged by its status alone: axum's own refusals.
    fn of_status(status: StatusCode) -> Self {
        match status {
            StatusCode::NOT_FOUND => Self::nothing_here(),
            StatusCode::METHOD_NOT_ALLOWED => {
                let what = problem(Problem::bad_input, |t| t.method_title().into(), |t| t.method_hint().into());
                Self::with_status(what, status)
            }
            StatusCode::PAYLOAD_TOO_LARGE => Self::too_large(crate::limits::MULTIPART_BYTES_MAX),
            _ if status.is_client_error() => {
                let what =
                    problem(Problem::bad_input, |t| t.bad_request_title().into(), |t| t.bad_request_hint().into());
                Self::with_status(what, status)
            }
            _ => Self::new(platform::internal(format!("an answer {status} without words"))),
        }
    }

    /// Whether signing in would help.
    pub(crate) fn asks_to_sign_in(&self) -> bool {
        self.0.sign_in
    }

    /// The problem in itself.
    #[must_use]
    pub fn problem(&self) -> &Problem {
        &self.0.problem
    }

    /// The status of the answer.
    #[must_use]
    pub fn status(&self) -> StatusCode {
        let by_kind = StatusCode::from_u16(self.0.problem.kind.status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        self.0.status.unwrap_or(by_kind)
    }
}

impl From<Problem> for Fault {
    fn from(problem: Problem) -> Self {
        Self::new(problem)
    }
}

impl From<store::StoreError> for Fault {
    fn from(error: store::StoreError) -> Self {
        Self::new(platform::problem_of_store(&error))
    }
}

impl From<askama::Error> for Fault {
    fn from(error: askama::Error) -> Self {
        Self::new(platform::internal(format!("a page could not be rendered: {error}")))
    }
}

impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// Gives words to an answer that has none yet, and the cookies that the visitor lacks.
pub(crate) fn in_words(app: &App, area: Area, method: &Method, visitor: &Visitor, response: Response) -> Response {
    let wordless = (response.status().is_client_error() || response.status().is_server_error())
        && !response.headers().get(header::CONTENT_TYPE).is_some_and(is_ours);
    let fault = match response.extensions().get::<Fault>() {
        Some(fault) => fault.clone(),
        None if wordless => Fault::of_status(response.status()),
        None => return with_guest_cookie(app, visitor, response),
    };
    log(&fault, visitor);
    let mut answer = match area {
        Area::Page if fault.0.sign_in => to_sign_in(method, visitor),
        Area::Page => page(app, method, visitor, &fault),
        Area::Api | Area::Plain => json(visitor, &fault),
    };
    if let Some((name, value)) = &fault.0.header {
        answer.headers_mut().insert(name, value.clone());
    }
    if let Some(allow) = response.headers().get(header::ALLOW) {
        answer.headers_mut().insert(header::ALLOW, allow.clone());
    }
    with_guest_cookie(app, visitor, answer)
}

fn is_ours(content_type: &HeaderValue) -> bool {
    content_type.to_str().is_ok_and(|text| text.starts_with("text/html") || text.contains("json"))
}

/// What went wrong inside goes to the log under the request's name; what the person sent never does.
fn log(fault: &Fault, visitor: &Visitor) {
    let (status, slug, inside) = (fault.status().as_u16(), fault.problem().kind.slug(), &fault.problem().inside);
    let request = visitor.request.as_str();
    if fault.status().is_server_error() {
        tracing::error!(request, status, slug, inside, "refused");
    } else {
        tracing::debug!(request, status, slug, inside, "refused");
    }
}

fn to_sign_in(method: &Method, visitor: &Visitor) -> Response {
    // After signing in a page can be asked for again; of a form that was sent, the page that it was on.
    let next = safe_next(if method == Method::GET { &visitor.path } else { &visitor.back });
    let address = crate::form::with_query("/dang-nhap", &[("next", next.unwrap_or("/"))]);
    crate::shell::see_other(&address)
}

fn page(app: &App, method: &Method, visitor: &Visitor, fault: &Fault) -> Response {
    let shell = Shell::new(app, visitor);
    // What was sent and refused came from a page of ours: the way back to it comes first.
    let back = Some(visitor.back.clone()).filter(|back| !method.is_safe() && back != "/");
    let page = ProblemPage::new(shell, visitor.lang, fault.problem(), fault.status(), &visitor.request);
    match askama::Template::render(&page.back_to(back)) {
        Ok(html) => (fault.status(), axum::response::Html(html)).into_response(),
        // The page of last resort: better a bare status than a loop.
        Err(_) => fault.status().into_response(),
    }
}

/// RFC 9457, `application/problem+json`.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = Problem)]
pub struct ProblemJson {
    /// `/problems/` and a word that programs can rely on.
    #[serde(rename = "type")]
    kind: String,
    /// What is wrong, in the reader's language.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What can be done now, in the reader's language.
    #[serde(skip_serializing_if = "String::is_empty")]
    detail: String,
    /// The address asked for.
    instance: String,
    /// Which values are wrong, and how.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldJson>,
    /// The name of the request in the log.
    reference: String,
}

/// One wrong value.
#[derive(Serialize, utoipa::ToSchema)]
#[schema(as = ProblemField)]
pub struct FieldJson {
    /// JSON pointer into the body, or the name of the parameter.
    pointer: String,
    /// What is wrong with it, in the reader's language.
    detail: String,
}

fn json(visitor: &Visitor, fault: &Fault) -> Response {
    let (problem, lang) = (fault.problem(), visitor.lang);
    let field = |field: &kernel::FieldProblem| FieldJson {
        pointer: format!("/{}", field.path.trim_start_matches('/')),
        detail: field.said.get(lang).to_owned(),
    };
    let body = ProblemJson {
        kind: format!("/problems/{}", problem.kind.slug()),
        title: problem.title.get(lang).to_owned(),
        status: fault.status().as_u16(),
        detail: problem.hint.get(lang).to_owned(),
        // Without the query: it may hold what the person typed.
        instance: visitor.path.split('?').next().unwrap_or_default().to_owned(),
        errors: problem.fields.iter().map(field).collect(),
        reference: visitor.request.as_str().to_owned(),
    };
    let media_type = [(header::CONTENT_TYPE, "application/problem+json"), (header::CONTENT_LANGUAGE, lang.code())];
    (fault.status(), media_type, Json(body)).into_response()
}

fn with_guest_cookie(app: &App, visitor: &Visitor, mut response: Response) -> Response {
    let shows_forms = response.headers().get(header::CONTENT_TYPE).is_some_and(is_ours);
    if let Some(guest) = visitor.keys.fresh_guest.as_deref()
        && shows_forms
        && let Some(cookie) = Cookie::Guest.set(guest, None, app.config.secure())
    {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

/// What a `type` of `/problems/…` means, so that it leads somewhere.
pub(crate) fn explained(slug: &str) -> Option<Problem> {
    use ProblemKind as Kind;
    let kinds = [
        (Kind::BadInput, T::kind_bad_input as fn(&T) -> &'static str),
        (Kind::Unauthenticated, T::kind_unauthenticated),
        (Kind::Forbidden, T::kind_forbidden),
        (Kind::NotFound, T::kind_not_found),
        (Kind::Conflict, T::kind_conflict),
        (Kind::TooLarge, T::kind_too_large),
        (Kind::TooMany, T::kind_too_many),
        (Kind::Unavailable, T::kind_unavailable),
        (Kind::Internal, T::kind_internal),
    ];
    let (kind, words) = kinds.into_iter().find(|(kind, _)| kind.slug() == slug)?;
    Some(Problem::new(kind, said(|t| words(&t).to_owned())).hint(said(|t| t.kind_hint(kind.status()))))
}
