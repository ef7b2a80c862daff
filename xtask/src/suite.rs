//! `cargo x test`: everything that must hold, in the order in which it is cheapest to find out.

use crate::binaries::{self, Tests};
use crate::install::{self, Need};
use crate::postgres::{Postgres, Use};
use crate::repo::Repo;
use crate::run::minutes;
use crate::{deny, journey, pages, run, say, signal, text, tidy};
use std::process::Command;
use std::time::{Duration, Instant};

/// How long one step may take. The whole must end within an hour on two cores with nothing built.
const QUICK_LIMIT: Duration = Duration::from_secs(5 * 60);
const COMPILE_LIMIT: Duration = Duration::from_secs(35 * 60);
const TEST_LIMIT: Duration = Duration::from_secs(35 * 60);

/// The filter that asks for the browser alone: journeys and pages.
const JOURNEY: &str = "journey";

/// The filter that asks for the pages alone, as samples.
const PAGES: &str = "pages";

/// What looking at pages takes besides Rust, and what everything takes.
const PAGES_NEED: &[Need] = &[Need::Node, Need::Chromium, Need::Java];
const ALL_NEED: &[Need] = &[Need::Postgres, Need::Node, Need::Chromium, Need::Java];

/// What was asked for.
pub struct Wish {
    /// A crate, or a part of a test's name; then nothing but tests is run.
    pub filter: Option<String>,
    /// Without PostgreSQL and browser.
    pub quick: bool,
}

/// What was found out so far.
#[derive(Default)]
pub struct Tally {
    /// Tests and checks that hold.
    pub passed: u64,
    /// Those that do not.
    pub failed: u64,
    trouble: Vec<String>,
}

impl Tally {
    /// Adds a check.
    pub fn check(&mut self, name: &str, outcome: &Result<(), String>) {
        match outcome {
            Ok(()) => self.passed += 1,
            Err(e) => {
                self.failed += 1;
                self.trouble.push(format!("{name}: {e}"));
                say::trouble(&format!("✗ {name}: {e}"));
            }
        }
    }

    /// Adds the closing line of a test runner, when this line is one.
    pub fn read(&mut self, line: &str) {
        let Some((passed, failed)) = closing_line(line) else { return };
        self.passed += passed;
        self.failed += failed;
    }
}

/// `test result: ok. 3 passed; 0 failed; …` or `3 passed, 0 failed`.
pub fn closing_line(line: &str) -> Option<(u64, u64)> {
    let line = line.trim();
    let rest = match line.strip_prefix("test result: ") {
        Some(rest) => rest.split_once(". ").map_or(rest, |(_, rest)| rest),
        None => line,
    };
    let mut numbers = rest.split([';', ',']).map(|piece| piece.trim().split_once(' '));
    let (passed, failed) = (numbers.next()??, numbers.next()??);
    if passed.1 != "passed" || failed.1 != "failed" {
        return None;
    }
    Some((passed.0.parse().ok()?, failed.0.parse().ok()?))
}

/// Runs what was asked for and closes with one line. `Err` when anything failed.
pub fn run(repo: &Repo, wish: &Wish) -> Result<(), String> {
    signal::listen();
    let started = Instant::now();
    let mut tally = Tally::default();
    let done = if wish.filter.is_some() { filtered(repo, wish, &mut tally) } else { whole(repo, wish, &mut tally) };
    if let Err(e) = done {
        tally.check("cargo x test", &Err(e));
    }
    say::line(&format!("\nAll of it took {}.", minutes(started.elapsed())));
    for trouble in &tally.trouble {
        say::line(&format!("✗ {trouble}"));
    }
    say::line(&format!("{} passed, {} failed", tally.passed, tally.failed));
    if tally.failed == 0 && tally.passed > 0 { Ok(()) } else { Err("not everything passed".to_owned()) }
}

fn whole(repo: &Repo, wish: &Wish, tally: &mut Tally) -> Result<(), String> {
    if !wish.quick {
        step(tally, "What this needs besides Rust", |_| install::ensure(ALL_NEED))?;
    }
    step(tally, "tidy: the rules of the house", |_| found("cargo x tidy", &tidy::run(repo, false)))?;
    step(tally, "gen: generated files are fresh", |_| found("cargo x gen", &text::run(repo, true)))?;
    step(tally, "fmt", |_| run::run("fmt", cargo(repo).args(["fmt", "--all", "--check"]), QUICK_LIMIT))?;
    step(tally, "deny: licences, sources, duplicates", |_| found("deny.toml", &deny::run(repo)))?;
    step(tally, "clippy", |_| {
        let mut command = cargo(repo);
        command.args(["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"]);
        run::run("clippy", &mut command, COMPILE_LIMIT)
    })?;
    step(tally, "build", |_| run::run("build", cargo(repo).args(["build", "--workspace", "--locked"]), COMPILE_LIMIT))?;
    if tally.trouble.iter().any(|trouble| trouble.starts_with("build:")) {
        return Err("nothing further can run before it builds".to_owned());
    }
    tests(repo, wish, tally, &["--workspace"], None)?;
    if wish.quick {
        say::line("\nWithout PostgreSQL and browser (--quick).");
        return Ok(());
    }
    browser(repo, tally)
}

fn filtered(repo: &Repo, wish: &Wish, tally: &mut Tally) -> Result<(), String> {
    let filter = wish.filter.as_deref().unwrap_or_default();
    if filter == JOURNEY || filter == PAGES {
        install::ensure(if filter == JOURNEY { ALL_NEED } else { PAGES_NEED })?;
        let mut command = cargo(repo);
        command.args(["build", "--locked", "--package", "app"]);
        step(tally, "build", |_| run::run("build", &mut command, COMPILE_LIMIT))?;
        if filter == JOURNEY {
            return browser(repo, tally);
        }
        samples(repo, tally)?;
        return step(tally, "Nu HTML checker", |tally| pages::samples_checked(repo, tally));
    }
    if !wish.quick {
        install::ensure(&[Need::Postgres])?;
    }
    let is_crate = repo.crate_folders().iter().any(|folder| folder.ends_with(&format!("/{filter}")));
    if is_crate || filter == "xtask" || filter == "bench" {
        return tests(repo, wish, tally, &["--package", filter], None);
    }
    tests(repo, wish, tally, &["--workspace"], Some(filter))
}

fn tests(repo: &Repo, wish: &Wish, tally: &mut Tally, packages: &[&str], filter: Option<&str>) -> Result<(), String> {
    let heading = if wish.quick { "tests (SQLite)" } else { "tests (SQLite and PostgreSQL)" };
    step(tally, heading, |tally| {
        let server = if wish.quick { None } else { Some(Postgres::start(Use::Tests)?) };
        // Required: without it a test that finds no PostgreSQL would pass having tried half of what it says.
        let required = |server: &Postgres| {
            vec![("MOTCUA_TEST_POSTGRES", server.url("postgres")), ("MOTCUA_TEST_REQUIRE_POSTGRES", "1".to_owned())]
        };
        let settings = server.as_ref().map(required).unwrap_or_default();
        binaries::run(repo, &Tests { packages, filter, settings }, TEST_LIMIT, tally)
    })
}

/// Every sample of the registry, in the browser.
fn samples(repo: &Repo, tally: &mut Tally) -> Result<(), String> {
    step(tally, "npm ci", |_| journey::packages(repo))?;
    step(tally, "assets are fresh", |_| journey::assets_fresh(repo))?;
    step(tally, "every page of the registry", |tally| pages::looked_at(repo, tally))
}

fn browser(repo: &Repo, tally: &mut Tally) -> Result<(), String> {
    samples(repo, tally)?;
    step(tally, "browser journey on SQLite", |tally| journey::run(repo, None, tally))?;
    step(tally, "browser journey on PostgreSQL", |tally| {
        let server = Postgres::start(Use::Tests)?;
        let database = server.create("motcua_journey")?;
        journey::run(repo, Some(&database), tally)
    })?;
    step(tally, "Nu HTML checker", |tally| pages::all_checked(repo, tally))
}

/// One step: heading, work, time. `Err` only when somebody asked for the end.
fn step(tally: &mut Tally, heading: &str, work: impl FnOnce(&mut Tally) -> Result<(), String>) -> Result<(), String> {
    if signal::stopped() {
        return Err("stopped".to_owned());
    }
    say::line(&format!("\n━━ {heading}"));
    let since = Instant::now();
    let outcome = work(tally);
    let name = heading.split(':').next().unwrap_or(heading);
    tally.check(name, &outcome);
    let mark = if outcome.is_ok() { "✓" } else { "✗" };
    say::line(&format!("{mark} {name}: {}", minutes(since.elapsed())));
    if signal::stopped() { Err("stopped".to_owned()) } else { Ok(()) }
}

fn found(again: &str, complaints: &[crate::complaint::Complaint]) -> Result<(), String> {
    say::complaints(complaints);
    if complaints.is_empty() { Ok(()) } else { Err(format!("{} to repair (again: {again})", complaints.len())) }
}

/// Cargo, in the root.
pub fn cargo(repo: &Repo) -> Command {
    let mut command = Command::new("cargo");
    command.current_dir(repo.root());
    command
}
