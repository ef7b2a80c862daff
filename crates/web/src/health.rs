//! Whether the process lives, and whether it can serve: for supervisors and load balancers.

use crate::App;
use axum::{
    Json,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use store::StoreError;

store::statements! { PING = "ping"; }

/// How long the worker may be silent before the node counts as not ready, in milliseconds.
const WORKER_SILENCE_MS_MAX: i64 = 4 * platform::limits::WORKER_LEASE_MS;

/// Answers `GET /health/live`: the process runs and takes requests.
pub(crate) async fn live() -> Response {
    ([(header::CACHE_CONTROL, "no-store")], Json(Live { status: "live" })).into_response()
}

#[derive(Serialize)]
struct Live {
    status: &'static str,
}

#[derive(Serialize)]
struct Ready {
    status: &'static str,
    /// The database answered, and with the tables of this version: the process does not start on others.
    store: bool,
    /// The worker of this node finished a round lately.
    worker: bool,
}

/// Answers `GET /health/ready`: 503 while the store is silent or the worker is stuck.
pub(crate) async fn ready(State(app): State<App>) -> Response {
    let answered: Result<i64, StoreError> = app.platform.store().read("ping", |tx| tx.one(&PING, &[])?.int(0)).await;
    let now = app.platform.clock().real();
    let worker = app.platform.last_beat().is_some_and(|beat| now.since_ms(beat) <= WORKER_SILENCE_MS_MAX);
    let store = answered.is_ok();
    let (status, word) =
        if store && worker { (StatusCode::OK, "ready") } else { (StatusCode::SERVICE_UNAVAILABLE, "not ready") };
    (status, [(header::CACHE_CONTROL, "no-store")], Json(Ready { status: word, store, worker })).into_response()
}
