//! Submissions over HTTP by many clients, against a static answer of the same server to the same clients.

use crate::client::{Client, bearer, header_value, json_type, request};
use crate::database::{Database, Eye};
use crate::report::{Budget, Report, Row};
use crate::server::{Server, Setup, own_processor_seconds};
use crate::{form, machine, say};
use bytes::Bytes;
use http_body_util::Full;
use hyper::header::HeaderName;
use hyper::{Method, Request};
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// Submissions before the first round, so that plans, caches and allocators are warm.
const WARM_UP: Duration = Duration::from_secs(2);
const BASELINE: Duration = Duration::from_secs(3);
/// Durable submissions a second and the slowest of a hundred, by engine.
const SQLITE_PER_SECOND: f64 = 2_000.0;
const POSTGRES_PER_SECOND: f64 = 700.0;
const P99_MS_MAX: f64 = 50.0;

/// `bench http`
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// Seconds of load in each round.
    #[arg(long, default_value_t = 10)]
    seconds: u64,
    /// Rounds.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Clients, each with one connection.
    #[arg(long, default_value_t = 40)]
    clients: usize,
}

impl Default for Arguments {
    fn default() -> Self {
        Self { seconds: 10, rounds: 3, clients: 40 }
    }
}

/// What one load gave.
struct Load {
    took: Duration,
    /// Microseconds, sorted.
    latencies: Vec<u32>,
    /// Answers that were not the wanted one.
    wrong: Vec<String>,
    server_cpu: f64,
    client_cpu: f64,
}

impl Load {
    fn per_second(&self, besides: Duration) -> f64 {
        count(self.latencies.len()) / (self.took + besides).as_secs_f64()
    }

    fn ms(&self, share: f64) -> f64 {
        machine::quantile(&self.latencies, share) / 1000.0
    }

    fn cpu_micros(&self, seconds: f64) -> f64 {
        seconds * 1e6 / count(self.latencies.len()).max(1.0)
    }
}

fn count(n: usize) -> f64 {
    n as f64
}

/// What is sent, by number.
type Make = dyn Fn(usize) -> Request<Full<Bytes>> + Send + Sync;

/// What a round gave, column by column.
#[derive(Default)]
struct Rounds {
    submitted: Vec<f64>,
    drained: Vec<f64>,
    static_answers: Vec<f64>,
    p50: Vec<f64>,
    p99: Vec<f64>,
    static_p99: Vec<f64>,
    server_cpu: Vec<f64>,
    client_cpu: Vec<f64>,
    drain: Vec<f64>,
}

/// Starts a server and measures.
pub fn run(given: &Arguments, database: &Database) -> Result<Report, String> {
    let folder = machine::work_folder("http")?;
    let fresh = database.fresh(folder.path(), "http")?;
    let setup = Setup { data: folder.path().join("data"), url: fresh.url.clone() };
    let server = setup.start()?;
    let mut eye = fresh.eye()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
    let (token, agencies) = runtime.block_on(prepare(server.address))?;
    let bench = Bench { given, runtime, server: &server };
    let submit = submissions(&token, &agencies, given.clients);
    let health: Arc<Make> = Arc::new(|_| request(Method::GET, "/health/live", &[], Bytes::new()));
    say::line(&format!("http on {}: {} clients", database.title(), given.clients));
    bench.load(&submit, 201, WARM_UP)?;
    eye.drained()?;
    let mut rounds = Rounds::default();
    for number in 1..=given.rounds {
        bench.round(&mut rounds, &submit, &health, &mut eye)?;
        let last = number - 1;
        say::line(&format!(
            "  round {number}: {:.0}/s (with late work {:.0}/s), p50 {:.1} ms, p99 {:.1} ms; static {:.0}/s",
            rounds.submitted[last],
            rounds.drained[last],
            rounds.p50[last],
            rounds.p99[last],
            rounds.static_answers[last]
        ));
    }
    let memory = server.memory_mb();
    server.stop();
    Report::new(
        &format!("http-{}", database.name()),
        &format!("Submissions over HTTP, {}", database.title()),
        how(given, database),
        rows(database, &rounds, memory),
    )
}

struct Bench<'a> {
    given: &'a Arguments,
    runtime: tokio::runtime::Runtime,
    server: &'a Server,
}

impl Bench<'_> {
    fn round(&self, rounds: &mut Rounds, submit: &Arc<Make>, health: &Arc<Make>, eye: &mut Eye) -> Result<(), String> {
        let base = self.load(health, 200, BASELINE)?;
        let load = self.load(submit, 201, Duration::from_secs(self.given.seconds))?;
        let drain = eye.drained()?;
        rounds.static_answers.push(base.per_second(Duration::ZERO));
        rounds.static_p99.push(base.ms(0.99));
        rounds.submitted.push(load.per_second(Duration::ZERO));
        rounds.drained.push(load.per_second(drain));
        rounds.drain.push(drain.as_secs_f64());
        rounds.p50.push(load.ms(0.5));
        rounds.p99.push(load.ms(0.99));
        rounds.server_cpu.push(load.cpu_micros(load.server_cpu));
        rounds.client_cpu.push(load.cpu_micros(load.client_cpu));
        Ok(())
    }

    fn load(&self, make: &Arc<Make>, wanted: u16, lasts: Duration) -> Result<Load, String> {
        let (server_cpu, client_cpu) = (self.server.processor_seconds(), own_processor_seconds());
        let mut load = self.runtime.block_on(clients(self.server.address, self.given.clients, make, wanted, lasts))?;
        load.server_cpu = self.server.processor_seconds() - server_cpu;
        load.client_cpu = own_processor_seconds() - client_cpu;
        match load.wrong.first() {
            None => Ok(load),
            Some(first) => Err(format!("{} answers were wrong, the first: {first}", load.wrong.len())),
        }
    }
}

/// Each client sends, waits, sends again, until the time is over.
async fn clients(
    address: SocketAddr,
    clients: usize,
    make: &Arc<Make>,
    wanted: u16,
    lasts: Duration,
) -> Result<Load, String> {
    let clock = Instant::now();
    let tasks: Vec<_> = (0..clients)
        .map(|client| {
            let make = Arc::clone(make);
            tokio::spawn(async move {
                let mut connection = Client::new(address);
                let (mut latencies, mut wrong) = (Vec::new(), Vec::new());
                while clock.elapsed() < lasts {
                    let sent = Instant::now();
                    match connection.send(make(client)).await {
                        Ok(answer) if answer.status == wanted => {
                            latencies.push(u32::try_from(sent.elapsed().as_micros()).unwrap_or(u32::MAX));
                        }
                        Ok(answer) => wrong.push(format!("{} {}", answer.status, answer.text())),
                        Err(error) => wrong.push(error),
                    }
                }
                (latencies, wrong)
            })
        })
        .collect();
    let mut load =
        Load { took: Duration::ZERO, latencies: Vec::new(), wrong: Vec::new(), server_cpu: 0.0, client_cpu: 0.0 };
    for task in tasks {
        let (latencies, wrong) = task.await.map_err(|e| e.to_string())?;
        load.latencies.extend(latencies);
        load.wrong.extend(wrong);
    }
    load.took = clock.elapsed();
    load.latencies.sort_unstable();
    Ok(load)
}

/// Signs in and checks that the form is still the one that is filled in. Gives the token and the communes.
async fn prepare(address: SocketAddr) -> Result<(String, Vec<String>), String> {
    let mut client = Client::new(address);
    let path = format!("/api/v1/procedures/{}", form::PROCEDURE);
    let procedure = client.get(&path, &[]).await?.expect(200, "the procedure")?.json();
    form::check(&procedure["form"])?;
    let agencies = procedure["agencies"].as_array().cloned().unwrap_or_default();
    let agencies: Vec<String> = agencies.iter().filter_map(|one| one["code"].as_str().map(str::to_owned)).collect();
    Ok((client.sign_in("citizen").await?, form::in_turn(agencies)?))
}

/// Requests that differ in their key and go round the communes.
fn submissions(token: &str, agencies: &[String], clients: usize) -> Arc<Make> {
    let bodies: Vec<Bytes> = agencies.iter().map(|agency| Bytes::from(form::submission(agency))).collect();
    let headers = [bearer(token), json_type()];
    let number = std::sync::atomic::AtomicUsize::new(0);
    let run = machine::now().millis();
    Arc::new(move |client| {
        let n = number.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
        let key =
            (HeaderName::from_static("idempotency-key"), header_value(&format!("{run}-{client}-of-{clients}-{n}")));
        let headers = [headers[0].clone(), headers[1].clone(), key];
        request(Method::POST, "/api/v1/cases", &headers, bodies[n % bodies.len()].clone())
    })
}

fn rows(database: &Database, rounds: &Rounds, memory: f64) -> Vec<Row> {
    let least = if matches!(database, Database::Sqlite) { SQLITE_PER_SECOND } else { POSTGRES_PER_SECOND };
    let base = "GET /health/live";
    let p99 = Row::new("p99", "ms", &rounds.p99).beside(base, &rounds.p99, &rounds.static_p99);
    vec![
        Row::new("cases submitted, late work done", "/s", &rounds.drained)
            .beside(base, &rounds.drained, &rounds.static_answers)
            .budget(Budget::AtLeast(least)),
        Row::new("cases submitted, until the last answer", "/s", &rounds.submitted).beside(
            base,
            &rounds.submitted,
            &rounds.static_answers,
        ),
        Row::new("p50", "ms", &rounds.p50),
        if matches!(database, Database::Sqlite) { p99.budget(Budget::AtMost(P99_MS_MAX)) } else { p99 },
        Row::new("late work after the last answer", "s", &rounds.drain),
        Row::new("processor time of the server, a case", "µs", &rounds.server_cpu),
        Row::new("processor time of the clients, a case", "µs", &rounds.client_cpu),
        Row::new("memory of the server after the load", "MB", &[memory]),
    ]
}

fn how(given: &Arguments, database: &Database) -> Vec<String> {
    let Arguments { seconds, clients, .. } = given;
    let communes = form::COMMUNES;
    let mut lines = vec![
        format!(
            "`motcua demo` (release) on this machine; {clients} keep-alive clients in one thread beside it, {seconds} s a round: \
                 `POST /api/v1/cases` with a filled-in birth registration, each under its own Idempotency-Key, round {communes} communes."
        ),
        "Late work: places in the log, facts to followers, jobs due; looked at in the database from outside."
            .to_owned(),
        "Baseline: `GET /health/live`, a constant answer, by the same clients to the same server.".to_owned(),
    ];
    if matches!(database, Database::Postgres(_)) {
        lines.push("PostgreSQL on the same machine and cores; its processor time is in neither line.".to_owned());
    }
    lines
}
