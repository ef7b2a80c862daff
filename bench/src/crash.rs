//! Kills the server under load, again and again, and holds what is left against what was acknowledged.

use crate::client::Client;
use crate::database::{Database, Eye, Fresh};
use crate::ledger::{LIFE, Tokens, Worker};
use crate::report::{Budget, Report, Row};
use crate::server::{Server, Setup};
use crate::{form, machine, say};
use bytes::Bytes;
use kernel::testing::SeededEntropy;
use std::collections::{BTreeMap, BTreeSet};
use std::net::SocketAddr;
use std::process::Command;
use std::time::{Duration, Instant};

/// The server lives this long under load, at least and at most.
const LIVES_MS: (u64, u64) = (150, 1_400);
/// Acknowledged cases of each client that are sent again after a kill.
const AGAIN_PER_CLIENT: usize = 4;
/// On PostgreSQL every so often one of its own processes is killed first.
const BACKEND_EVERY: usize = 5;
/// Between that and the kill of the server: the database recovers under a running server.
const OUTAGE: Duration = Duration::from_millis(2_500);
/// How long PostgreSQL may take to recover.
const RECOVER_MAX: Duration = Duration::from_secs(60);
/// Faults that are shown.
const SHOWN_MAX: usize = 20;

/// `bench crash`
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// How often.
    #[arg(long, default_value_t = 50)]
    kills: usize,
    /// Clients, each with cases of its own.
    #[arg(long, default_value_t = 8)]
    clients: usize,
    /// Repeats the same choices (not the same timing).
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

impl Default for Arguments {
    fn default() -> Self {
        Self { kills: 50, clients: 8, seed: 1 }
    }
}

/// What the loop counts.
#[derive(Default)]
struct Tally {
    unanswered: usize,
    unanswered_done: usize,
    sent_again: usize,
    backends: usize,
    lost: usize,
    doubled: usize,
    wrong: Vec<String>,
    restarts_ms: Vec<f64>,
}

/// Runs the loop on one engine.
pub fn run(given: &Arguments, database: &Database) -> Result<Report, String> {
    let folder = machine::work_folder("crash")?;
    let fresh = database.fresh(folder.path(), "crash")?;
    let agency = pack::Packs::embedded().map_err(|findings| format!("{findings:?}"))?;
    let agency = agency.demo_agency().ok_or("the packs have no demonstration")?.code.to_string();
    let filing = Bytes::from(form::submission(&agency));
    let setup = Setup { data: folder.path().join("data"), url: fresh.url.clone() };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().map_err(|e| e.to_string())?;
    let mut server = setup.start()?;
    let tokens = runtime.block_on(sign_in(server.address))?;
    let run = machine::now().millis();
    let workers = (0..given.clients).map(|n| Worker::new(n, run, given.seed, filing.clone())).collect();
    let mut bench = Loop { given, fresh: &fresh, setup: &setup, runtime, tokens, workers, tally: Tally::default() };
    let random = SeededEntropy::new(given.seed);
    say::line(&format!("crash on {}: {} kills", database.title(), given.kills));
    for kill in 1..=given.kills {
        let outage = matches!(database, Database::Postgres(_)) && kill % BACKEND_EVERY == 0;
        let lives = LIVES_MS.0 + random.below(LIVES_MS.1 - LIVES_MS.0);
        server = bench.cycle(server, Duration::from_millis(lives), outage)?;
        if kill % 10 == 0 {
            setup.doctor().unwrap_or_else(|e| bench.tally.wrong.push(e));
            let acts: usize = bench.workers.iter().map(Worker::acknowledged).sum();
            let Tally { lost, doubled, .. } = bench.tally;
            say::line(&format!("  {kill} kills, {acts} acts acknowledged, {lost} lost, {doubled} doubled"));
        }
    }
    let cases = bench.last_look(server)?;
    for fault in bench.tally.wrong.iter().take(SHOWN_MAX) {
        say::trouble(fault);
    }
    let name = format!("crash-{}", database.name());
    Report::new(&name, &format!("Crash loop, {}", database.title()), how(given, database), bench.rows(cases))
}

async fn sign_in(address: SocketAddr) -> Result<Tokens, String> {
    let mut client = Client::new(address);
    let mut known: BTreeMap<&str, String> = BTreeMap::new();
    let mut tokens: Tokens = Tokens::default();
    for (token, (_, who, _)) in tokens.iter_mut().zip(LIFE) {
        if !known.contains_key(who) {
            known.insert(who, client.sign_in(who).await?);
        }
        known[who].clone_into(token);
    }
    Ok(tokens)
}

struct Loop<'a> {
    given: &'a Arguments,
    fresh: &'a Fresh,
    setup: &'a Setup,
    runtime: tokio::runtime::Runtime,
    tokens: Tokens,
    workers: Vec<Worker>,
    tally: Tally,
}

impl Loop<'_> {
    /// Load, kill, restart, compare.
    fn cycle(&mut self, server: Server, lives: Duration, outage: bool) -> Result<Server, String> {
        let address = server.address;
        let victim = if outage { self.backend() } else { None };
        self.tally.backends += usize::from(victim.is_some());
        let killer = std::thread::spawn(move || {
            std::thread::sleep(lives);
            if let Some(victim) = victim {
                let _ = Command::new("kill").args(["-KILL", &victim.to_string()]).status();
                std::thread::sleep(OUTAGE);
            }
            server.kill()
        });
        self.each(address, true)?;
        killer.join().map_err(|_| "the killer panicked")??;
        self.unanswered()?;
        let server = self.setup.start()?;
        self.tally.restarts_ms.push(server.started_in.as_secs_f64() * 1000.0);
        self.each(server.address, false)?;
        for worker in &mut self.workers {
            self.tally.wrong.append(&mut worker.wrong);
        }
        Ok(server)
    }

    /// All clients at once: working until the server is gone, or settling what is open and comparing.
    fn each(&mut self, address: SocketAddr, working: bool) -> Result<(), String> {
        let workers = std::mem::take(&mut self.workers);
        let tokens = self.tokens.clone();
        let ended = self.runtime.block_on(async {
            let tasks: Vec<_> = workers
                .into_iter()
                .map(|mut worker| {
                    let tokens = tokens.clone();
                    tokio::spawn(async move {
                        let mut client = Client::new(address);
                        let found = if working {
                            worker.work(&mut client, &tokens).await;
                            Ok((0, 0, 0))
                        } else {
                            settle(&mut worker, &mut client, &tokens).await
                        };
                        (worker, found)
                    })
                })
                .collect();
            let mut ended = Vec::new();
            for task in tasks {
                ended.push(task.await);
            }
            ended
        });
        for one in ended {
            let (worker, found) = one.map_err(|e| e.to_string())?;
            self.workers.push(worker);
            let (lost, doubled, again) =
                found.map_err(|e| format!("after a restart: {e}\n{}", self.setup.log_end()))?;
            self.tally.lost += lost;
            self.tally.doubled += doubled;
            self.tally.sent_again += again;
        }
        Ok(())
    }

    /// Acts whose answer never came, and which of them were done all the same. Looked at while nobody writes.
    fn unanswered(&mut self) -> Result<(), String> {
        let mut eye = self.recovered()?;
        for worker in &self.workers {
            let Some(at) = worker.pending else { continue };
            let key = worker.key(at, worker.lives[at].done);
            self.tally.unanswered += 1;
            let there = eye.number(&format!("select count(*) from idempotency where key = '{key}'"))?;
            self.tally.unanswered_done += usize::from(there > 0);
        }
        Ok(())
    }

    /// A look into the database as soon as it answers again.
    fn recovered(&self) -> Result<Eye, String> {
        let clock = Instant::now();
        loop {
            match self.fresh.eye() {
                Ok(eye) => return Ok(eye),
                Err(e) if clock.elapsed() > RECOVER_MAX => return Err(e),
                Err(_) => std::thread::sleep(Duration::from_millis(50)),
            }
        }
    }

    /// A process of PostgreSQL that serves us and that we may kill.
    fn backend(&self) -> Option<i64> {
        let mut eye = self.fresh.eye().ok()?;
        let found =
            "select pid::bigint from pg_stat_activity where application_name = 'motcua' order by backend_start limit 1";
        let pid = eye.number(found).ok()?;
        let allowed = Command::new("kill").args(["-0", &pid.to_string()]).status();
        allowed.is_ok_and(|status| status.success()).then_some(pid)
    }

    /// Everything once more, past the server: every key, every case, every number, every place; and the tables made
    /// again from the journal. Gives how many cases there are.
    fn last_look(&mut self, server: Server) -> Result<usize, String> {
        let mut eye = self.fresh.eye()?;
        eye.drained()?;
        server.kill()?;
        self.setup.doctor().unwrap_or_else(|e| self.tally.wrong.push(e));
        self.keys(&mut eye)?;
        let cases = self.cases(&mut eye)?;
        let events = eye.number("select count(*) from journal")?;
        let placed = eye.number("select count(distinct place) from journal")?;
        let last = eye.number("select coalesce(max(place), 0) from journal")?;
        if (placed, last) != (events, events) {
            self.tally.wrong.push(format!("{events} events, {placed} places, the last is {last}"));
        }
        let before = tables(&mut eye)?;
        self.setup.rebuild().unwrap_or_else(|e| self.tally.wrong.push(e));
        for (table, was, is) in before.iter().zip(tables(&mut eye)?).map(|((table, was), (_, is))| (table, was, is)) {
            if *was != is {
                let differ = was.symmetric_difference(&is).take(2).collect::<Vec<_>>();
                self.tally.wrong.push(format!("{table} is another after a rebuild: {differ:?}"));
            }
        }
        Ok(cases)
    }

    /// Each acknowledged act has left its key, once.
    fn keys(&mut self, eye: &mut Eye) -> Result<(), String> {
        let keys = eye.texts("select key from idempotency")?;
        let there: BTreeSet<&String> = keys.iter().collect();
        self.tally.doubled += keys.len() - there.len();
        for worker in &self.workers {
            for (at, life) in worker.lives.iter().enumerate() {
                let lost = (0..life.done).filter(|act| !there.contains(&worker.key(at, *act))).count();
                self.tally.lost += lost;
                if lost > 0 {
                    self.tally.wrong.push(format!("{:?}: {lost} keys are gone", life.code));
                }
            }
        }
        Ok(())
    }

    /// Each case has as many events as acts were acknowledged, no case is there that nobody filed, and the codes of an
    /// agency and day are 1, 2, 3 … up to the counter.
    fn cases(&mut self, eye: &mut Eye) -> Result<usize, String> {
        let text = "select c.code || ' ' || cast(count(*) as text) from case_row c join journal j on j.stream = c.id group by c.code";
        let mut there = BTreeMap::new();
        for line in eye.texts(text)? {
            if let Some((code, events)) = line.rsplit_once(' ') {
                there.insert(code.to_owned(), events.parse::<usize>().unwrap_or(0));
            }
        }
        let known: BTreeMap<&String, usize> = self
            .workers
            .iter()
            .flat_map(|worker| &worker.lives)
            .filter_map(|life| Some((life.code.as_ref()?, life.done)))
            .collect();
        for (code, events) in &there {
            let done = known.get(code).copied().unwrap_or(0);
            self.tally.doubled += events.saturating_sub(done);
            if *events != done {
                self.tally.wrong.push(format!("{code}: {events} events, {done} acknowledged acts"));
            }
        }
        for (code, done) in known {
            self.tally.lost += done.saturating_sub(there.get(code).copied().unwrap_or(0));
        }
        let mut numbers: BTreeMap<String, BTreeSet<i64>> = BTreeMap::new();
        for code in there.keys() {
            if let Some((start, number)) = code.rsplit_once('-') {
                numbers.entry(start.to_owned()).or_default().insert(number.parse().unwrap_or(0));
            }
        }
        let counters = eye.number("select cast(coalesce(sum(last_n), 0) as bigint) from case_counter")?;
        let drawn: usize = numbers.values().map(BTreeSet::len).sum();
        for (start, numbers) in &numbers {
            let last = numbers.last().copied().unwrap_or(0);
            if i64::try_from(numbers.len()).unwrap_or(0) != last {
                self.tally.wrong.push(format!("{start}: {} codes, the last is {last}", numbers.len()));
            }
        }
        if i64::try_from(drawn).unwrap_or(0) != counters || drawn != there.len() {
            self.tally.wrong.push(format!("{} cases, {drawn} codes, the counters stand at {counters}", there.len()));
        }
        Ok(there.len())
    }

    fn rows(&self, cases: usize) -> Vec<Row> {
        let tally = &self.tally;
        let put_off: u64 = self.workers.iter().map(|worker| worker.put_off).sum();
        let acts: usize = self.workers.iter().map(Worker::acknowledged).sum();
        let one = |what: &str, n: usize| Row::new(what, "", &[count(n)]);
        let mut rows = vec![
            one("acknowledged acts lost", tally.lost).budget(Budget::Exactly(0.0)),
            one("acts done twice", tally.doubled).budget(Budget::Exactly(0.0)),
            one("other faults (chains, codes, places, rebuilt tables, answers)", tally.wrong.len())
                .budget(Budget::Exactly(0.0)),
            one("kills of the server", self.given.kills),
            one("acts acknowledged", acts),
            one("cases", cases),
            one("acts cut off without an answer, sent again after the restart", tally.unanswered),
            one("of these found done when the server came back", tally.unanswered_done),
            one("acknowledged acts sent again: the same answer", tally.sent_again),
            Row::new("restart, to `ready`", "ms", &tally.restarts_ms),
        ];
        if self.fresh.file().is_none() {
            rows.push(one("kills of a PostgreSQL process, which restarts them all", tally.backends));
            rows.push(one("acts put off during these outages", usize::try_from(put_off).unwrap_or(0)));
        }
        rows
    }
}

fn count(n: usize) -> f64 {
    n as f64
}

/// Settles the open act, sends a few acknowledged ones again, compares every case that was touched. Gives lost,
/// doubled, and how many were sent again.
async fn settle(worker: &mut Worker, client: &mut Client, tokens: &Tokens) -> Result<(usize, usize, usize), String> {
    if matches!(worker.finish(client, tokens).await, crate::ledger::End::Lost) {
        return Err("the server is gone again".to_owned());
    }
    let touched: Vec<usize> = std::mem::take(&mut worker.touched).into_iter().collect();
    let mut again = 0;
    for at in touched.iter().rev().take(AGAIN_PER_CLIENT) {
        worker.send_again(client, tokens, *at).await?;
        again += 1;
    }
    let (mut lost, mut doubled) = (0, 0);
    for at in touched {
        let found = worker.compare(client, tokens, at).await?;
        lost += found.0;
        doubled += found.1;
    }
    Ok((lost, doubled, again))
}

/// The tables that a rebuild makes again, each as the set of its rows.
fn tables(eye: &mut Eye) -> Result<Vec<(&'static str, BTreeSet<String>)>, String> {
    const TABLES: [&str; 9] = [
        "case_row",
        "case_count",
        "case_counter",
        "case_document",
        "case_part",
        "case_words",
        "measured_case",
        "measured_span",
        "measured_day",
    ];
    TABLES.into_iter().map(|table| Ok((table, eye.rows_of(table)?))).collect()
}

fn how(given: &Arguments, database: &Database) -> Vec<String> {
    let (from, to) = LIVES_MS;
    let mut lines = vec![
        format!("{} clients file and handle births over HTTP, each act under an Idempotency-Key and noted outside the \
                 server once acknowledged; SIGKILL after {from} to {to} ms; restart on the same data.", given.clients),
        "After each restart: acts without an answer are sent again under the same key; some acknowledged ones too; \
         every case touched is read and must have each acknowledged act exactly once, in order.".to_owned(),
        "After every tenth kill and at the end `motcua doctor` (hash chains, personal data). At the end past the server: every key, every \
         case's events, codes 1, 2, 3 … of each agency and day up to the counter, places 1, 2, 3 … of the log, and the \
         tables of the systems equal to those of `motcua rebuild`.".to_owned(),
        "SIGKILL ends a process, not the machine: whether the disk keeps what it was asked to keep is not tested here.".to_owned(),
    ];
    if matches!(database, Database::Postgres(_)) {
        lines.push(format!(
            "Every {BACKEND_EVERY}th time a PostgreSQL process is killed first (-9): it ends all connections and \
                            recovers under the load, then the server is killed."
        ));
    }
    lines
}
