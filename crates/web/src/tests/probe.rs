//! A made-up system that answers in every way a real one can. It meets the web edge as other crates do, by testkit.

use axum::{
    Json,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kernel::{Said, StreamId};
use platform::{Module, Permission, Role};
use serde::{Deserialize, Serialize};
use testkit::web::{
    Access, ApiActor, Fault, Form, KeyedJson, Listed, MenuEntry, PageQuery, Parts, Path, Query, Routes, SignedIn,
    System, Visitor, see_other,
};
use utoipa::{OpenApi, ToSchema};

const DESK: &str = "probe.desk";

static MODULE: Module = Module {
    name: "probe",
    migrations: &[],
    statements: &[],
    permissions: &[Permission { name: DESK, roles: &[Role::Desk], in_demo: &[] }],
    jobs: &[],
    follows: &[],
    streams: &[],
};

static SYSTEM: System = System {
    module: &MODULE,
    title: |_| "Probe",
    pages,
    api,
    openapi: Doc::openapi,
    menu: &[
        MenuEntry { href: "/probe", label: |_| "menu-public", access: Access::Public, home_of: &[] },
        MenuEntry {
            href: "/probe/desk",
            label: |_| "menu-desk",
            access: Access::Allowed(DESK),
            home_of: &[Role::Desk],
        },
    ],
    samples: Vec::new,
    papers: &[],
    offers: &[],
    slots: &[],
    waits: None,
    cases: None,
};

/// The list to start an installation with.
pub const SYSTEMS: &[&System] = &[&SYSTEM];

fn pages() -> Routes {
    Routes::new()
        .get("/probe", Access::Public, |who: Visitor| async move { who.path })
        .get("/probe/desk", Access::Allowed(DESK), |who: SignedIn| async move { who.actor.login })
        .get("/probe/panic", Access::Public, panics)
        .get("/probe/refused", Access::Public, refused)
        .get("/probe/bare", Access::Public, || async { StatusCode::IM_A_TEAPOT })
        .post("/probe/form", Access::Public, form)
        .post("/probe/desk", Access::Allowed(DESK), form)
        .post("/probe/files", Access::Public, files)
        .post("/probe/nothing", Access::Public, || async { see_other("/probe") })
}

async fn panics() -> Response {
    panic!("the probe panics with a secret")
}

async fn refused() -> Result<Response, Fault> {
    let said = |vi: &str, en: &str| Said { vi: vi.to_owned(), en: en.to_owned() };
    let problem = kernel::Problem::conflict(said("Đã có người làm", "Somebody has done it"));
    Err(problem.hint(said("Hãy tải lại trang", "Load the page again")).inside("a secret").into())
}

async fn form(form: Form) -> String {
    let pairs: Vec<String> = form.pairs().map(|(name, value)| format!("{name}={value}")).collect();
    format!("{} {}", pairs.join("&"), form.key().map_or("", |_| "keyed"))
}

async fn files(parts: Parts) -> String {
    let files: Vec<String> =
        parts.files.iter().map(|file| format!("{}:{}:{}", file.field, file.name, file.bytes.len())).collect();
    format!("{} {}", parts.form.value("note"), files.join(","))
}

fn api() -> Routes {
    Routes::new()
        .post("/probe/echo", Access::Public, echo)
        .get("/probe/list", Access::Public, list)
        .get("/probe/things/{id}", Access::Public, thing)
        .get("/probe/me", Access::SignedIn, me)
}

#[derive(OpenApi)]
#[openapi(paths(echo, list, thing, me))]
struct Doc;

/// A body with some structure.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Echo {
    name: String,
    parts: Vec<Part>,
}

/// Something within it.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct Part {
    count: u32,
    kind: Kind,
}

/// A choice.
#[derive(Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum Kind {
    Red,
    Green,
}

#[utoipa::path(post, path = "/api/v1/probe/echo", request_body = Echo, responses((status = 200, body = Echo)))]
async fn echo(sent: KeyedJson<Echo>) -> Response {
    let digest = sent.key.map(|key| key.digest).unwrap_or_default();
    ([("x-digest", digest)], Json(sent.body)).into_response()
}

#[utoipa::path(get, path = "/api/v1/probe/list", params(PageQuery), responses((status = 200, body = Listed<u32>)))]
async fn list(Query(query): Query<PageQuery>) -> Result<Json<Listed<u32>>, Fault> {
    let window = query.window(1)?;
    let first: u32 = window.after_or(0, "0").parse().unwrap_or(0) + 1;
    let rows: Vec<u32> = (first..=60).take(window.rows_max as usize + 1).collect();
    let (items, next) = window.cut(rows, |row| vec![row.to_string()]);
    Ok(Json(Listed { items, total: 60, next }))
}

#[utoipa::path(get, path = "/api/v1/probe/things/{id}", params(("id" = String, Path)), responses((status = 200)))]
async fn thing(Path(id): Path<StreamId>) -> String {
    id.to_string()
}

#[utoipa::path(get, path = "/api/v1/probe/me", security(("bearer" = [])), responses((status = 200)))]
async fn me(caller: ApiActor) -> String {
    caller.actor.login
}
