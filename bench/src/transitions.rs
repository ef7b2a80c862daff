//! Case transitions in process, durable, against the same statements run by hand in the same run.

use crate::database::{Database, Fresh};
use crate::report::{Budget, Report, Row};
use crate::rig::{Rig, STEPS};
use crate::{form, machine, raw_postgres, raw_sqlite, say};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use store::limits::PG_WRITERS;
use store::recorder::{Committed, Recorder};
use store::{Options, Stats};

/// Share of raw SQLite that has to be reached.
const RATIO_MIN: f64 = 0.5;
/// Transitions a second that were hoped for on two cores.
const PER_SECOND: f64 = 10_000.0;

/// `bench transitions`
#[derive(clap::Args, Debug)]
pub struct Arguments {
    /// Cases in each round, from the application to the answer.
    #[arg(long, default_value_t = 2_000)]
    lives: usize,
    /// Rounds.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Cases that are worked on at the same time.
    #[arg(long, default_value_t = 64)]
    tasks: usize,
}

impl Default for Arguments {
    fn default() -> Self {
        Self { lives: 2_000, rounds: 5, tasks: 64 }
    }
}

/// Records one run, then measures ours and raw in turn.
pub fn run(given: &Arguments, database: &Database) -> Result<Report, String> {
    let folder = machine::work_folder("transitions")?;
    let lab = Lab { given, database, folder: folder.path() };
    let recorder = Recorder::new();
    say::line(&format!("transitions on {}: recording", database.title()));
    // Also warms everything that has to be warm.
    let recorded = lab.ours("recorded", Some(Arc::clone(&recorder)))?;
    let tape: Vec<Committed> = recorder.take().into_iter().filter(is_of_a_case).collect();
    let closures: usize = tape.iter().map(|one| one.closures.len()).sum();
    let wanted = given.lives * STEPS;
    if closures != wanted {
        return Err(format!("{closures} transactions were recorded, {wanted} were done"));
    }
    let statements: usize = tape.iter().flat_map(|one| &one.closures).map(Vec::len).sum();
    let (mut ours, mut raw) = (Vec::new(), Vec::new());
    let mut stats = recorded.stats;
    for round in 1..=given.rounds {
        let measured = lab.ours("ours", None)?;
        stats = measured.stats;
        ours.push(per_second(wanted, measured.took));
        raw.push(per_second(wanted, lab.raw(&tape, wanted)?));
        say::line(&format!("  round {round}: ours {:.0}/s, raw {:.0}/s", ours[round - 1], raw[round - 1]));
    }
    let raw_name = format!("raw {}", database.title());
    let value = Row::new("durable transitions", "/s", &ours).beside(&raw_name, &ours, &raw);
    let value = value.budget(Budget::RatioAtLeast(RATIO_MIN));
    let mut rows = vec![value];
    if matches!(database, Database::Sqlite) {
        rows.push(Row::new("durable transitions, absolute", "/s", &ours).budget(Budget::AtLeast(PER_SECOND)));
    }
    rows.push(Row::new("statements in a transition", "", &[share(statements, closures)]));
    rows.push(Row::new("transitions in a COMMIT, as recorded and replayed", "", &[share(closures, tape.len())]));
    rows.push(Row::new("time inside closures, a transition", "µs", &[closure_micros(&stats, wanted)]));
    let how = how(given, database);
    let name = format!("transitions-{}", database.name());
    Report::new(&name, &format!("Transitions in process, {}", database.title()), how, rows)
}

struct Lab<'a> {
    given: &'a Arguments,
    database: &'a Database,
    folder: &'a Path,
}

struct Measured {
    took: Duration,
    stats: Stats,
}

impl Lab<'_> {
    fn ours(&self, name: &str, recorder: Option<Arc<Recorder>>) -> Result<Measured, String> {
        let fresh = self.database.fresh(self.folder, name)?;
        let options = Options { recorder, ..Options::default() };
        let rig = Arc::new(Rig::open(&fresh.url, options)?);
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| e.to_string())?;
        let took = runtime.block_on(self.lives(&rig))?;
        drop(runtime);
        let stats = rig.store().stats();
        rig.store().close();
        Ok(Measured { took, stats })
    }

    async fn lives(&self, rig: &Arc<Rig>) -> Result<Duration, String> {
        let next = Arc::new(AtomicUsize::new(0));
        let lives = self.given.lives;
        let clock = Instant::now();
        let tasks: Vec<_> = (0..self.given.tasks.max(1))
            .map(|_| {
                let (rig, next) = (Arc::clone(rig), Arc::clone(&next));
                tokio::spawn(async move {
                    loop {
                        let number = next.fetch_add(1, Ordering::Relaxed);
                        if number >= lives {
                            return Ok(());
                        }
                        let lived = rig.life(number).await;
                        lived.map_err(|problem| format!("{} {}", problem.title.en, problem.inside))?;
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.map_err(|e| e.to_string()).and_then(|result: Result<(), String>| result)?;
        }
        Ok(clock.elapsed())
    }

    fn raw(&self, tape: &[Committed], wanted: usize) -> Result<Duration, String> {
        let fresh = self.database.fresh(self.folder, "raw")?;
        // Only for its tables.
        Rig::open(&fresh.url, Options::default())?.store().close();
        let took = match fresh.file() {
            Some(file) => raw_sqlite::replay(file, tape)?,
            None => raw_postgres::replay(&fresh, tape, PG_WRITERS)?,
        };
        same_work(&fresh, wanted)?;
        Ok(took)
    }
}

/// The baseline must have left what we left: one event a transition, every case returned.
fn same_work(fresh: &Fresh, wanted: usize) -> Result<(), String> {
    let mut eye = fresh.eye()?;
    let events = eye.number("select count(*) from journal")?;
    let returned = eye.number("select count(*) from case_row where stage = 'returned'")?;
    let (all, lives) = (i64::try_from(wanted).unwrap_or(0), i64::try_from(wanted / STEPS).unwrap_or(0));
    if (events, returned) == (all, lives) {
        return Ok(());
    }
    Err(format!("the baseline left {events} events and {returned} returned cases, {all} and {lives} were expected"))
}

/// Migrations are on the tape too; they bind nothing and come before the first case.
fn is_of_a_case(one: &Committed) -> bool {
    one.closures.iter().flatten().any(|statement| statement.sql.name == "journal_insert")
}

// Counts of a bench are far below 2⁵³.
fn share(a: usize, b: usize) -> f64 {
    a as f64 / (b.max(1)) as f64
}

fn per_second(count: usize, took: Duration) -> f64 {
    count as f64 / took.as_secs_f64()
}

fn closure_micros(stats: &Stats, wanted: usize) -> f64 {
    let micros: u64 =
        stats.transactions.iter().filter(|(name, _)| *name == "case").map(|(_, count)| count.micros).sum();
    micros as f64 / wanted as f64
}

fn how(given: &Arguments, database: &Database) -> Vec<String> {
    let Arguments { lives, tasks, .. } = given;
    let communes = form::COMMUNES;
    let baseline = match database {
        Database::Sqlite => {
            "rusqlite, statements prepared before the clock starts, same pragmas, the write-ahead log copied by a \
             second thread as in the store; no savepoints"
        }
        Database::Postgres(_) => {
            "the `postgres` crate on as many connections, statements prepared before the clock starts"
        }
    };
    vec![
        format!(
            "{lives} births a round through `platform::run::<Cases>`, {tasks} at a time, in {communes} communes: \
                 file online, receive, assign, propose, sign, return; each act under an idempotency key; queues not drained."
        ),
        format!(
            "Baseline: the statements of a recorded run with the same parameters in the same COMMITs on a fresh database: {baseline}."
        ),
        "Every COMMIT waits for the disk (SQLite: WAL, synchronous=full).".to_owned(),
    ]
}
