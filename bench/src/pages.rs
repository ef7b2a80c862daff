//! What a visitor waits for: pages, the receipt, bytes on the wire; and what an idle server costs.

use crate::client::{Answer, Client, bearer, between, header_value, json_type, request};
use crate::database::Database;
use crate::report::{Budget, Report, Row};
use crate::server::Setup;
use crate::{form, machine, say};
use hyper::Method;
use hyper::header::{self, HeaderName, HeaderValue};
use std::collections::BTreeSet;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

/// Requests before the measured ones.
const WARM_UP: usize = 20;
/// How long a server is left alone before its memory is looked at.
const IDLE: Duration = Duration::from_secs(3);
const PAGE_MS_MAX: f64 = 3.0;
const PDF_MS_MAX: f64 = 50.0;
const FIRST_PAGE_KB_MAX: f64 = 120.0;
const MEMORY_MB_MAX: f64 = 80.0;
/// A demo of a whole year, played before it opens.
const YEAR_S_MAX: f64 = 45.0;
const START_MS_MAX: f64 = 1_000.0;

/// Pages that anybody may open.
const PAGES: [&str; 3] = ["/", "/thu-tuc/1.001193", "/chi-tieu"];

/// `bench pages`
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// Synthetic cases of 2024 in the database.
    #[arg(long, default_value_t = 2_000)]
    cases: u32,
    /// Synthetic cases of the demo whose start from nothing is measured.
    #[arg(long, default_value_t = 20_000)]
    year: u32,
    /// Measured requests for each page.
    #[arg(long, default_value_t = 200)]
    requests: usize,
    /// Rounds.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
}

impl Default for Arguments {
    fn default() -> Self {
        Self { cases: 2_000, year: 20_000, requests: 200, rounds: 3 }
    }
}

/// Starts a demo with some cases in it, looks at its pages as one visitor.
pub fn run(given: &Arguments, database: &Database) -> Result<Report, String> {
    let folder = machine::work_folder("pages")?;
    let fresh = database.fresh(folder.path(), "pages")?;
    let setup = Setup { data: folder.path().join("data"), url: fresh.url.clone() };
    say::line(&format!("pages: playing {} cases", given.cases));
    setup.start_with_cases(given.cases)?.stop();
    let year = Setup { data: folder.path().join("year"), url: database.fresh(folder.path(), "year")?.url.clone() };
    say::line(&format!("pages: playing {} cases", given.year));
    let server = year.start_with_cases(given.year)?;
    let played = server.started_in.as_secs_f64();
    server.stop();
    let (mut starts, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..given.rounds {
        let server = setup.start()?;
        starts.push(server.started_in.as_secs_f64() * 1000.0);
        std::thread::sleep(IDLE);
        memory.push(server.memory_mb());
        server.stop();
    }
    let server = setup.start()?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
    let mut rows = runtime.block_on(visit(server.address, given))?;
    let after = server.memory_mb();
    server.stop();
    let cases = given.cases;
    rows.push(
        Row::new(&format!("start with {cases} cases, to `ready`"), "ms", &starts).budget(Budget::AtMost(START_MS_MAX)),
    );
    let year = format!("demo of {} cases, from nothing to `ready`", given.year);
    rows.push(Row::new(&year, "s", &[played]).budget(Budget::AtMost(YEAR_S_MAX)));
    rows.push(Row::new("memory, idle after the start", "MB", &memory).budget(Budget::AtMost(MEMORY_MB_MAX)));
    rows.push(Row::new("memory after these pages and papers", "MB", &[after]));
    let requests = given.requests;
    let how = vec![
        format!("One visitor with one connection, {requests} requests a page and round after {WARM_UP} others; SQLite with {cases} synthetic cases."),
        "Times are p50 at the client: request written to answer read. The baseline is `GET /health/live` in the same round.".to_owned(),
        "First page: `/` with every style, script, font and drawing that it names, gzip as sent, headers included.".to_owned(),
    ];
    Report::new("pages", "Pages, papers, memory", how, rows)
}

async fn visit(address: SocketAddr, given: &Arguments) -> Result<Vec<Row>, String> {
    let mut client = Client::new(address);
    let gzip = [(header::ACCEPT_ENCODING, HeaderValue::from_static("gzip"))];
    let cookie = client.sign_in_to_pages("citizen").await?;
    let receipt = receipt(&mut client).await?;
    let signed_in = [gzip[0].clone(), cookie];
    let mut targets: Vec<(&str, &[(HeaderName, HeaderValue)])> = PAGES.iter().map(|path| (*path, &gzip[..])).collect();
    targets.push(("/ho-so", &signed_in));
    targets.push((&receipt, &signed_in));
    let mut base = Vec::new();
    let mut times: Vec<Vec<f64>> = vec![Vec::new(); targets.len()];
    for _ in 0..given.rounds {
        base.push(p50(&mut client, "/health/live", &[], given.requests).await?);
        for ((path, headers), times) in targets.iter().zip(&mut times) {
            times.push(p50(&mut client, path, headers, given.requests).await?);
        }
    }
    let mut rows = Vec::new();
    for ((path, _), times) in targets.iter().zip(&times) {
        let pdf = path.ends_with(".pdf");
        let name = if pdf { "receipt as PDF, p50".to_owned() } else { format!("`{path}`, p50") };
        let limit = if pdf { PDF_MS_MAX } else { PAGE_MS_MAX };
        rows.push(Row::new(&name, "ms", times).beside("static", times, &base).budget(Budget::AtMost(limit)));
    }
    let bytes = first_page(&mut client, &gzip).await?;
    rows.push(Row::new("first page on the wire", "KB", &[bytes]).budget(Budget::AtMost(FIRST_PAGE_KB_MAX)));
    Ok(rows)
}

async fn p50(
    client: &mut Client,
    path: &str,
    headers: &[(HeaderName, HeaderValue)],
    requests: usize,
) -> Result<f64, String> {
    let mut took = Vec::new();
    for number in 0..WARM_UP + requests {
        let clock = Instant::now();
        client.get(path, headers).await?.expect(200, path)?;
        if number >= WARM_UP {
            took.push(u32::try_from(clock.elapsed().as_micros()).unwrap_or(u32::MAX));
        }
    }
    took.sort_unstable();
    Ok(machine::quantile(&took, 0.5) / 1000.0)
}

/// Files a case and gives the address of its receipt.
async fn receipt(client: &mut Client) -> Result<String, String> {
    let token = client.sign_in("citizen").await?;
    let path = format!("/api/v1/procedures/{}", form::PROCEDURE);
    let procedure = client.get(&path, &[]).await?.expect(200, "the procedure")?.json();
    let agency = procedure["agencies"][0]["code"].as_str().ok_or("nobody takes births in")?.to_owned();
    let key = (HeaderName::from_static("idempotency-key"), header_value("pages"));
    let headers = [bearer(&token), json_type(), key];
    let sent = request(Method::POST, "/api/v1/cases", &headers, form::submission(&agency).into());
    let filed = client.send(sent).await?.expect(201, "filing a case")?.json();
    let code = filed["code"].as_str().ok_or("a case without a code")?;
    Ok(format!("/ho-so/{code}/giay-tiep-nhan.pdf"))
}

/// Kilobytes that a browser without a cache reads before the front page is whole.
async fn first_page(client: &mut Client, headers: &[(HeaderName, HeaderValue)]) -> Result<f64, String> {
    let plain = client.get("/", &[]).await?.expect(200, "/")?.text();
    let mut bytes = client.get("/", headers).await?.expect(200, "/")?.wire_bytes();
    let mut wanted: BTreeSet<String> = named(&plain, "=\"/tinh/", "\"");
    let styles: Vec<String> = wanted.iter().filter(|path| path.contains(".css")).cloned().collect();
    for path in styles {
        let text = client.get(&path, &[]).await?.expect(200, &path)?.text();
        wanted.extend(named(&text, "url(/tinh/", ")"));
        wanted.extend(named(&text, "url(\"/tinh/", "\""));
        wanted.extend(relative(&text));
    }
    for path in wanted {
        let answer: Answer = client.get(&path, headers).await?.expect(200, &path)?;
        bytes += answer.wire_bytes();
    }
    // Far below 2⁵³.
    Ok(f64::from(u32::try_from(bytes).unwrap_or(u32::MAX)) / 1024.0)
}

/// Addresses of our own files between two marks, the first of which ends in `/tinh/`.
fn named(text: &str, open: &str, close: &str) -> BTreeSet<String> {
    let ends = text.match_indices(open).map(|(at, _)| &text[at + open.len()..]);
    ends.filter_map(|rest| rest.split_once(close)).map(|(name, _)| format!("/tinh/{name}")).collect()
}

/// Fonts that a style names beside itself: `url(font.woff2)`.
fn relative(text: &str) -> BTreeSet<String> {
    let rest = text.match_indices("url(").filter_map(|(at, _)| between(&text[at..], "url(", ")"));
    let names = rest.map(|name| name.trim_matches(['"', '\'']).to_owned());
    let local = |name: &String| !name.starts_with("data:") && !name.starts_with('/') && !name.contains("://");
    names.filter(local).map(|name| format!("/tinh/{name}")).collect()
}
