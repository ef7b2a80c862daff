//! What the machine's keepers watch: requests by route and status, how long they took, the store's own counters.

use axum::{
    extract::State,
    http::{Method, header},
    response::{IntoResponse, Response},
};
use prometheus_client::{
    encoding::{EncodeLabelSet, text::encode},
    metrics::{counter::Counter, family::Family, gauge::Gauge, histogram::Histogram},
    registry::{Registry, Unit},
};
use store::{Stats, StoreError};

use crate::App;

/// Upper ends of the histogram's buckets, in seconds; the budget of a page is 3 ms.
const BUCKETS: [f64; 10] = [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0, 30.0];

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Answered {
    method: String,
    route: String,
    status: u16,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Route {
    route: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Transaction {
    name: &'static str,
    end: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Queue {
    queue: &'static str,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash, EncodeLabelSet)]
struct Job {
    kind: String,
    state: String,
}

/// The counters of one node. Labels are routes and names from the code, so their number is bounded.
pub(crate) struct Metrics {
    registry: Registry,
    requests: Family<Answered, Counter>,
    seconds: Family<Route, Histogram, fn() -> Histogram>,
    transactions: Family<Transaction, Gauge>,
    queues: Family<Queue, Gauge>,
    jobs: Family<Job, Gauge>,
    batches: Gauge,
    reconnects: Gauge,
}

impl Metrics {
    pub(crate) fn new() -> Self {
        let mut registry = Registry::with_prefix("motcua");
        let requests = Family::default();
        let seconds: Family<Route, Histogram, fn() -> Histogram> =
            Family::new_with_constructor(|| Histogram::new(BUCKETS));
        let (transactions, queues) = (Family::default(), Family::default());
        let (batches, reconnects) = (Gauge::default(), Gauge::default());
        registry.register("http_requests", "Answers by method, route and status", requests.clone());
        registry.register_with_unit("http_duration", "Time to an answer", Unit::Seconds, seconds.clone());
        registry.register("store_transactions", "Transactions by name and end, since start", transactions.clone());
        registry.register("store_queue", "Closures waiting for the store", queues.clone());
        let jobs = Family::default();
        registry.register("jobs", "Jobs queued and dead, by kind, in the whole installation", jobs.clone());
        registry.register("store_batches", "Commits of the SQLite writer, since start", batches.clone());
        registry.register("store_reconnects", "Connections opened anew, since start", reconnects.clone());
        Self { registry, requests, seconds, transactions, queues, jobs, batches, reconnects }
    }

    pub(crate) fn request(&self, method: &Method, route: &str, status: u16, took_ms: i64) {
        // A made-up method must not make a new series.
        let method = if known(method) { method.as_str() } else { "OTHER" };
        let route = route.to_owned();
        self.requests.get_or_create(&Answered { method: method.to_owned(), route: route.clone(), status }).inc();
        // Exact: a request takes far fewer milliseconds than 2⁵³.
        self.seconds.get_or_create(&Route { route }).observe(took_ms as f64 / 1000.0);
    }

    fn jobs(&self, counts: Vec<(String, String, i64)>) {
        // A kind without jobs is no longer counted, so what was said before must go.
        self.jobs.clear();
        for (kind, state, n) in counts {
            self.jobs.get_or_create(&Job { kind, state }).set(n);
        }
    }

    fn store(&self, stats: &Stats) {
        let gauge = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        for (name, count) in &stats.transactions {
            let ends = [
                ("done", count.done),
                ("refused", count.refused),
                ("failed", count.failed),
                ("retried", count.retries),
            ];
            for (end, n) in ends {
                self.transactions.get_or_create(&Transaction { name, end }).set(gauge(n));
            }
        }
        for (queue, n) in [("write", stats.write_queue), ("read", stats.read_queue)] {
            self.queues.get_or_create(&Queue { queue }).set(gauge(n));
        }
        self.batches.set(gauge(stats.batches));
        self.reconnects.set(gauge(stats.reconnects));
    }
}

fn known(method: &Method) -> bool {
    [Method::GET, Method::HEAD, Method::POST, Method::DELETE, Method::OPTIONS].contains(method)
}

/// Answers `GET /metrics` in the OpenMetrics text format.
pub(crate) async fn serve(State(app): State<App>) -> Response {
    app.metrics.store(&app.platform.store().stats());
    // Without the database the other numbers are all the more wanted.
    let counts: Result<_, StoreError> = app.platform.store().read("metrics", store::jobs::counts).await;
    app.metrics.jobs(counts.unwrap_or_default());
    let mut text = String::new();
    match encode(&mut text, &app.metrics.registry) {
        Ok(()) => {
            let media_type = "application/openmetrics-text; version=1.0.0; charset=utf-8";
            ([(header::CONTENT_TYPE, media_type)], text).into_response()
        }
        Err(_) => crate::Fault::from(platform::internal("metrics could not be written")).into_response(),
    }
}
