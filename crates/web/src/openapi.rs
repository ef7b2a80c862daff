//! The description of the API (OpenAPI 3.1), put together from every system's own.

use crate::{App, System};
use axum::{
    Json,
    extract::State,
    response::{IntoResponse, Response},
};
use utoipa::{
    OpenApi,
    openapi::{
        self, Components,
        security::{Http, HttpAuthScheme, SecurityScheme},
    },
};

#[derive(OpenApi)]
#[openapi(
    info(title = "Motcua", version = "1", description = "One-stop desk, cases and figures. Errors are RFC 9457 problem details in the language of Accept-Language."),
    paths(crate::sessions::api_sign_in, crate::sessions::api_sign_out, crate::uploads::upload),
    tags((name = "sessions", description = "Signing in"), (name = "uploads", description = "Files, sent before the request that refers to them"))
)]
struct Own;

/// The whole description for these systems.
#[must_use]
pub fn describe(systems: &[&System]) -> openapi::OpenApi {
    let mut all = Own::openapi();
    for system in systems {
        all.merge((system.openapi)());
    }
    let bearer = SecurityScheme::Http(Http::new(HttpAuthScheme::Bearer));
    all.components.get_or_insert_with(Components::new).add_security_scheme("bearer", bearer);
    all
}

/// Answers `GET /api/v1/openapi.json`.
pub(crate) async fn serve(State(app): State<App>) -> Response {
    Json(describe(app.systems)).into_response()
}
