//! What happens around every handler, in this order from the outside in.
//!
//! 1. `observe` names the request, measures it, logs one line, and puts the safety headers on whatever comes back,
//!    be it a page, a refusal or the answer after a panic: therefore outermost.
//! 2. Compression (in `router`): sees finished bodies only.
//! 3. `answer`: language and visitor, then who may come, then where a form came from, then the handler under a time
//!    limit with panics caught; whatever went wrong in there gets its words last, when language and reader are known.

use crate::{
    App,
    app::Door,
    fault::{self, Fault},
    guard::{self, Admitted},
    limits::{REQUEST_MS_MAX, UPLOAD_REQUEST_MS_MAX},
    routes::Verb,
    sessions,
    texts::problem,
    visitor::{Area, RequestId, Visitor},
};
use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderName, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use futures_util::FutureExt;
use kernel::Problem;
use platform::{Permission, Role};
use std::{any::Any, panic::AssertUnwindSafe, sync::Arc, sync::OnceLock, time::Duration};

/// No script, style, frame or form target but our own; nothing inline.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; \
     font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The safety headers of every answer, with the reason of each.
const SAFETY_HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY),
    // A file is what we say it is, whatever its bytes look like.
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    // An address may hold a tracking key: other sites never see where the reader came from.
    (header::REFERRER_POLICY, "same-origin"),
    // For browsers that do not know `frame-ancestors`.
    (header::X_FRAME_OPTIONS, "DENY"),
    // A window that we open, or that opens us, gets no hold on the page.
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Only over TLS, and then for a year: browsers come back by TLS alone.
const HSTS: &str = "max-age=31536000; includeSubDomains";
const REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Names, measures, logs, and makes safe.
pub(crate) async fn observe(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = RequestId::new(&app);
    let method = request.method().clone();
    // The route, never the address itself: addresses hold case codes and what people search for.
    let route = request.extensions().get::<MatchedPath>().map_or("(none)", MatchedPath::as_str).to_owned();
    let began = app.platform.clock().real();
    let personal = Area::of(request.uri().path()) != Area::Plain;
    request.extensions_mut().insert(id.clone());
    let mut response = next.run(request).await;
    let took_ms = app.platform.clock().real().since_ms(began);
    let status = response.status().as_u16();
    app.metrics.request(&method, &route, status, took_ms);
    tracing::info!(request = id.as_str(), method = method.as_str(), route, status, took_ms, "answered");
    let headers = response.headers_mut();
    for (name, value) in SAFETY_HEADERS {
        // What a handler has said stands: a file that somebody sent is shown with fewer rights still.
        headers.entry(name).or_insert(HeaderValue::from_static(value));
    }
    if app.config.secure() {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static(HSTS));
    }
    if let Ok(value) = HeaderValue::from_str(id.as_str()) {
        headers.insert(REQUEST_ID, value);
    }
    if personal {
        // Desks and villages share computers: after signing out the back button must show nothing.
        headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("private, no-store"));
        headers.append(header::VARY, HeaderValue::from_static("accept-language, cookie, authorization"));
    }
    response
}

/// Recognises, admits, runs within limits, and gives words to what went wrong.
pub(crate) async fn answer(State(app): State<App>, request: Request, next: Next) -> Response {
    let path = request.uri().path_and_query().map_or("/", |path| path.as_str()).to_owned();
    let area = Area::of(request.uri().path());
    let method = request.method().clone();
    let id = request.extensions().get::<RequestId>().cloned().unwrap_or_else(|| RequestId::new(&app));
    let back = if method.is_safe() { path.clone() } else { guard::came_from(&app, request.headers()) };
    let stranger = Visitor::stranger(&app, area, &request, (path, back), id);
    let recognised = Arc::new(OnceLock::new());
    let limit = if guard::carries_files(request.headers()) { UPLOAD_REQUEST_MS_MAX } else { REQUEST_MS_MAX };
    let work = handle(&app, area, stranger.clone(), request, next, &recognised);
    let response = match tokio::time::timeout(Duration::from_millis(limit), AssertUnwindSafe(work).catch_unwind()).await
    {
        Ok(Ok(Ok(response))) => response,
        Ok(Ok(Err(fault))) => fault.into_response(),
        Ok(Err(panic)) => Fault::from(platform::internal(format!("panic: {}", words_of(&*panic)))).into_response(),
        Err(_) => Fault::too_slow().into_response(),
    };
    fault::in_words(&app, area, &method, recognised.get().unwrap_or(&stranger), response)
}

async fn handle(
    app: &App,
    area: Area,
    stranger: Visitor,
    request: Request,
    next: Next,
    recognised: &OnceLock<Visitor>,
) -> Result<Response, Fault> {
    let visitor = stranger.recognised(app, area, request.headers()).await?;
    let _ = recognised.set(visitor.clone());
    if let Some(door) = door_of(app, &request)
        && let Err(refused) = may_enter(door, &visitor)
    {
        let typed = area == Area::Page && refused.asks_to_sign_in();
        return match if typed { guard::typed(app, &visitor, request).await } else { None } {
            Some(carried) => sessions::carrying(app, &visitor, carried).await,
            None => Err(refused),
        };
    }
    match guard::admit(app, area, &visitor, request).await? {
        Admitted::Request(mut request) => {
            request.extensions_mut().insert(visitor);
            Ok(next.run(request).await)
        }
        Admitted::Stale(carried) => carried.ask(app, &visitor, &visitor.back, StatusCode::CONFLICT),
    }
}

fn door_of(app: &App, request: &Request) -> Option<Door> {
    let verb = match *request.method() {
        Method::GET | Method::HEAD => Verb::Get,
        Method::POST => Verb::Post,
        Method::DELETE => Verb::Delete,
        _ => return None,
    };
    app.doors.of_route(verb, request.extensions().get::<MatchedPath>()?.as_str())
}

fn may_enter(door: Door, visitor: &Visitor) -> Result<(), Fault> {
    match (door, &visitor.actor) {
        (Door::Public, _) | (Door::SignedIn, Some(_)) => Ok(()),
        (Door::SignedIn | Door::Allowed(_), None) => Err(Fault::sign_in_first()),
        (Door::Allowed(permission), Some(actor)) if permission.allows(actor) => Ok(()),
        (Door::Allowed(permission), Some(_)) => Err(wrong_role(permission).into()),
    }
}

/// 403, with the roles that may: the reader then knows whom to ask.
pub(crate) fn wrong_role(permission: Permission) -> Problem {
    let roles = |t: crate::text::T| {
        let names: Vec<&str> = permission.roles.iter().map(|role| role_name(t, *role)).collect();
        if names.is_empty() { "—".to_owned() } else { names.join(", ") }
    };
    problem(Problem::forbidden, |t| t.wrong_role_title().into(), |t| t.wrong_role_hint(roles(t)))
        .inside(permission.name)
}

/// A role as people call it.
#[must_use]
pub fn role_name(t: crate::text::T, role: Role) -> &'static str {
    match role {
        Role::Citizen => t.role_citizen(),
        Role::Desk => t.role_desk(),
        Role::Officer => t.role_officer(),
        Role::Leader => t.role_leader(),
        Role::Admin => t.role_admin(),
        Role::System => t.role_system(),
    }
}

fn words_of(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().map(|text| (*text).to_owned());
    text.or_else(|| panic.downcast_ref::<String>().cloned()).unwrap_or_else(|| "without words".to_owned())
}

/// Refused because the form did not come from our own page.
pub(crate) fn foreign_form() -> Fault {
    problem(Problem::forbidden, |t| t.csrf_title().into(), |t| t.csrf_hint().into()).into()
}
