//! The whole site as one router: this crate's own addresses, every system's, and the layers around them.

use crate::{
    Access, App, Fault, Path, Routes, Sample, Shell, admin, assets, edge,
    fault::explained,
    health, help, metrics, openapi, registry, sessions,
    shell::{ProblemPage, page},
    slots, uploads,
    visitor::Visitor,
};
use axum::{Router, extract::State, http::StatusCode, middleware::from_fn_with_state, response::Response};
use tower_http::compression::{
    CompressionLayer, Predicate,
    predicate::{DefaultPredicate, NotForContentType},
};

/// Everything that answers, ready to be served.
///
/// The layers, from the inside out: `edge::answer` (language, visitor, admission, time limit, words for errors), then
/// compression of what it has finished, then `edge::observe`, which sees every answer and makes it safe.
pub fn build_router(app: App) -> Router {
    // Fonts, pictures and papers are compressed already.
    let worth_it = DefaultPredicate::new()
        .and(NotForContentType::const_new("font/"))
        .and(NotForContentType::const_new("application/pdf"));
    registry::mounted(app.systems)
        .fallback(nothing_here)
        .layer(from_fn_with_state(app.clone(), edge::answer))
        .layer(CompressionLayer::new().gzip(true).compress_when(worth_it))
        .layer(from_fn_with_state(app.clone(), edge::observe))
        .with_state(app)
}

/// What this crate itself answers to.
pub(crate) fn own_routes() -> Routes {
    let public = Access::Public;
    Routes::new()
        .get("/dang-nhap", public, sessions::form)
        .post("/dang-nhap", public, sessions::sign_in)
        .post("/dang-xuat", public, sessions::sign_out)
        .post("/ngon-ngu", public, sessions::choose_lang)
        .get("/tro-giup", public, help::show)
        .get("/quan-tri", Access::Allowed(registry::ADMIN), admin::show)
        .get("/problems/{kind}", public, explain)
        .get("/tinh/{*file}", public, assets::serve)
        .get("/health/live", public, health::live)
        .get("/health/ready", public, health::ready)
        .get("/metrics", public, metrics::serve)
        .get("/api/v1/openapi.json", public, openapi::serve)
        .post("/api/v1/sessions", public, sessions::api_sign_in)
        .delete("/api/v1/sessions", Access::SignedIn, sessions::api_sign_out)
        .post("/api/v1/uploads", Access::SignedIn, uploads::upload)
}

/// The pages of this crate with made-up content.
pub(crate) fn samples() -> Vec<Sample> {
    let samples = sessions::samples().into_iter().chain(crate::shell::samples());
    samples
        .chain(crate::carry::samples())
        .chain(admin::samples())
        .chain(slots::samples())
        .chain(help::samples())
        .collect()
}

async fn nothing_here() -> Fault {
    Fault::nothing_here()
}

/// `GET /problems/{kind}`: what the `type` of a problem means.
async fn explain(State(app): State<App>, visitor: Visitor, Path(kind): Path<String>) -> Result<Response, Fault> {
    let problem = explained(&kind).ok_or_else(Fault::nothing_here)?;
    let shell = Shell::new(&app, &visitor);
    page(visitor.lang, &ProblemPage::new(shell, visitor.lang, &problem, StatusCode::OK, &visitor.request))
}
