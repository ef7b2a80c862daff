//! Lists and figures over very many cases: filled by `motcua bench seed`, looked at as officials and visitors do.

use crate::client::{Client, bearer};
use crate::database::Database;
use crate::report::{Budget, Report, Row};
use crate::server::Setup;
use crate::{machine, say};
use hyper::header::{HeaderName, HeaderValue};
use std::net::SocketAddr;
use std::time::Instant;

/// Requests before the measured ones.
const WARM_UP: usize = 10;
const LIST_P50_MS_MAX: f64 = 5.0;
const LIST_P99_MS_MAX: f64 = 25.0;
const PAGE_P50_MS_MAX: f64 = 3.0;
const FIGURES_COLD_MS_MAX: f64 = 300.0;
const FIGURES_WARM_MS_MAX: f64 = 10.0;
/// All figures of the programme, as data.
const FIGURES: &str = "/api/v1/targets";

/// Who looks at what, and what it may take (p50, p99).
const LOOKS: [(&str, &str, &str); 10] = [
    ("desk", "own agency", "/api/v1/cases"),
    ("desk", "own agency, by state", "/api/v1/cases?state=returned"),
    ("officer", "own agency, due before a day", "/api/v1/cases?due_before=2024-12-31T00:00:00%2B07:00"),
    ("desk", "own agency, by code", "/api/v1/cases?q=000.08"),
    ("desk", "own agency, by name", "/api/v1/cases?q=nguyen%20van"),
    ("desk", "own agency, by a name nobody has", "/api/v1/cases?q=nguyen%20vanh"),
    ("admin", "all agencies", "/api/v1/cases"),
    ("admin", "all agencies, by state", "/api/v1/cases?state=processing"),
    ("admin", "all agencies, due before a day", "/api/v1/cases?due_before=2024-12-31T00:00:00%2B07:00"),
    ("admin", "all agencies, by state, 100 rows", "/api/v1/cases?state=returned&limit=100"),
];

/// Pages that are lists, and whose.
const PAGES: [(&str, &str); 3] = [("officer", "/can-bo"), ("leader", "/lanh-dao"), ("citizen", "/ho-so")];

/// `bench lists`
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// Synthetic cases in the database.
    #[arg(long, default_value_t = 100_000)]
    cases: u32,
    /// Measured requests of each kind in a round.
    #[arg(long, default_value_t = 200)]
    requests: usize,
    /// Rounds.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
}

impl Default for Arguments {
    fn default() -> Self {
        Self { cases: 100_000, requests: 200, rounds: 3 }
    }
}

/// Fills a database, has the doctor look at it, starts a demo on it and asks.
pub fn run(given: &Arguments, database: &Database) -> Result<Report, String> {
    let folder = machine::work_folder("lists")?;
    let fresh = database.fresh(folder.path(), "lists")?;
    let setup = Setup { data: folder.path().join("data"), url: fresh.url.clone() };
    let cases = given.cases;
    say::line(&format!("lists on {}: writing {cases} cases", database.title()));
    let seeded = setup.seed(cases)?.as_secs_f64();
    setup.doctor()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
    let mut cold = Vec::new();
    for _ in 0..given.rounds {
        let server = setup.start()?;
        cold.push(runtime.block_on(first(server.address))?);
        server.stop();
    }
    let server = setup.start()?;
    let mut rows = runtime.block_on(look(server.address, given))?;
    rows.push(
        Row::new("all figures, first time after a start", "ms", &cold).budget(Budget::AtMost(FIGURES_COLD_MS_MAX)),
    );
    rows.push(Row::new("memory of the server afterwards", "MB", &[server.memory_mb()]));
    server.stop();
    rows.push(Row::new("cases written by `motcua bench seed`", "/s", &[f64::from(cases) / seeded]));
    let requests = given.requests;
    let how = vec![
        format!(
            "{cases} synthetic cases of 2024 in every procedure and agency, written by `motcua bench seed` through the rules, chains, rows, facts and jobs of daily work; `motcua doctor` finds nothing."
        ),
        format!(
            "One person with one connection, {requests} requests a list and round after {WARM_UP} others. Times are at the client: request written to answer read."
        ),
        "Baseline: `GET /health/live` in the same round.".to_owned(),
    ];
    Report::new(
        &format!("lists-{}", database.name()),
        &format!("Lists and figures over {cases} cases, {}", database.title()),
        how,
        rows,
    )
}

/// The first question after a start, in milliseconds.
async fn first(address: SocketAddr) -> Result<f64, String> {
    let mut client = Client::new(address);
    client.get("/health/live", &[]).await?.expect(200, "/health/live")?;
    let clock = Instant::now();
    client.get(FIGURES, &[]).await?.expect(200, FIGURES)?;
    Ok(clock.elapsed().as_secs_f64() * 1000.0)
}

/// Something to ask for again and again.
struct Look {
    what: String,
    path: String,
    headers: Vec<(HeaderName, HeaderValue)>,
    p50_max: f64,
    p99_max: Option<f64>,
    p50: Vec<f64>,
    p99: Vec<f64>,
}

impl Look {
    fn new(
        what: String,
        path: &str,
        headers: Vec<(HeaderName, HeaderValue)>,
        p50_max: f64,
        p99_max: Option<f64>,
    ) -> Self {
        Self { what, path: path.to_owned(), headers, p50_max, p99_max, p50: Vec::new(), p99: Vec::new() }
    }

    fn rows(&self, base: &[f64]) -> Vec<Row> {
        let p50 = Row::new(&format!("{}, p50", self.what), "ms", &self.p50)
            .beside("static", &self.p50, base)
            .budget(Budget::AtMost(self.p50_max));
        let p99 = Row::new(&format!("{}, p99", self.what), "ms", &self.p99);
        vec![p50, self.p99_max.map_or(p99.clone(), |limit| p99.budget(Budget::AtMost(limit)))]
    }
}

async fn looks(client: &mut Client) -> Result<Vec<Look>, String> {
    let mut looks = Vec::new();
    for (who, what, path) in LOOKS {
        let token = client.sign_in(who).await?;
        let what = format!("list: {what}");
        looks.push(Look::new(what, path, vec![bearer(&token)], LIST_P50_MS_MAX, Some(LIST_P99_MS_MAX)));
    }
    for (who, path) in PAGES {
        let cookie = client.sign_in_to_pages(who).await?;
        looks.push(Look::new(format!("page `{path}`"), path, vec![cookie], PAGE_P50_MS_MAX, None));
    }
    looks.push(Look::new("all figures, warm".to_owned(), FIGURES, Vec::new(), FIGURES_WARM_MS_MAX, None));
    looks.push(Look::new("page `/chi-tieu`".to_owned(), "/chi-tieu", Vec::new(), FIGURES_WARM_MS_MAX, None));
    Ok(looks)
}

async fn look(address: SocketAddr, given: &Arguments) -> Result<Vec<Row>, String> {
    let mut client = Client::new(address);
    let mut looks = looks(&mut client).await?;
    let mut base = Vec::new();
    for _ in 0..given.rounds {
        base.push(times(&mut client, "/health/live", &[], given.requests).await?.0);
        for look in &mut looks {
            let (p50, p99) = times(&mut client, &look.path, &look.headers, given.requests).await?;
            look.p50.push(p50);
            look.p99.push(p99);
        }
    }
    Ok(looks.iter().flat_map(|look| look.rows(&base)).collect())
}

/// p50 and p99 in milliseconds.
async fn times(
    client: &mut Client,
    path: &str,
    headers: &[(HeaderName, HeaderValue)],
    requests: usize,
) -> Result<(f64, f64), String> {
    let mut took = Vec::new();
    for number in 0..WARM_UP + requests {
        let clock = Instant::now();
        client.get(path, headers).await?.expect(200, path)?;
        if number >= WARM_UP {
            took.push(u32::try_from(clock.elapsed().as_micros()).unwrap_or(u32::MAX));
        }
    }
    took.sort_unstable();
    Ok((machine::quantile(&took, 0.5) / 1000.0, machine::quantile(&took, 0.99) / 1000.0))
}
