//! Cargo's test binaries, two at a time: in most of them a core stands still while one test is slow or waits.

use crate::repo::Repo;
use crate::run::{self, minutes};
use crate::suite::{self, Tally};
use crate::{say, signal};
use serde::Deserialize;
use std::collections::VecDeque;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Mutex;
use std::thread;
use std::time::{Duration, Instant};

/// As many as the smallest machine that runs this has cores.
const AT_ONCE: usize = 2;

/// Where each writes what it has to say, until it is shown in one piece.
const SAID: &str = "target/tests";

/// What is to be tested.
pub struct Tests<'a> {
    /// Which crates, as cargo is told.
    pub packages: &'a [&'a str],
    /// A part of the tests' names.
    pub filter: Option<&'a str>,
    /// What the tests find in their environment.
    pub settings: Vec<(&'static str, String)>,
}

/// A line in which cargo says what it has built.
#[derive(Deserialize)]
struct Built {
    executable: Option<PathBuf>,
    manifest_path: Option<PathBuf>,
    profile: Option<Profile>,
    target: Option<Target>,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

#[derive(Deserialize)]
struct Target {
    name: String,
}

struct Binary {
    name: String,
    path: PathBuf,
    /// Where cargo would run it: the folder of its package.
    home: PathBuf,
}

/// Builds the tests and runs them; `limit` is for each of the two.
pub fn run(repo: &Repo, tests: &Tests<'_>, limit: Duration, tally: &mut Tally) -> Result<(), String> {
    let binaries = built(repo, tests.packages, limit)?;
    if binaries.is_empty() {
        return Err("there are no tests".to_owned());
    }
    let said = repo.path(SAID);
    fs::create_dir_all(&said).map_err(|e| format!("{}: {e}", said.display()))?;
    let waiting = Mutex::new(VecDeque::from(binaries));
    let shared = Mutex::new((tally, Vec::new()));
    thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(binary) = next(&waiting) {
                    let since = Instant::now();
                    let page = said.join(format!("{}.log", binary.name));
                    let outcome = one(&binary, tests, limit, &page);
                    let Ok(mut shared) = shared.lock() else { return };
                    say::line(&format!("── {}: {}", binary.name, minutes(since.elapsed())));
                    for line in fs::read_to_string(&page).unwrap_or_default().lines() {
                        if outcome.is_err() || !is_quiet(line) {
                            say::line(line);
                        }
                        shared.0.read(line);
                    }
                    shared.1.extend(outcome.err());
                }
            });
        }
    });
    let (_, troubles) = shared.into_inner().map_err(|_| "a runner of tests panicked")?;
    if troubles.is_empty() { Ok(()) } else { Err(troubles.join("; ")) }
}

/// Builds them; what the compiler has to say it says itself.
fn built(repo: &Repo, packages: &[&str], limit: Duration) -> Result<Vec<Binary>, String> {
    let mut command = suite::cargo(repo);
    command.args(["test", "--no-run", "--locked", "--message-format=json-render-diagnostics"]).args(packages);
    let mut binaries = Vec::new();
    run::run_listening("building the tests", &mut command, limit, &mut |line| binaries.extend(binary(line)))?;
    Ok(binaries)
}

fn binary(line: &str) -> Option<Binary> {
    let built: Built = serde_json::from_str(line).ok()?;
    built.profile.filter(|profile| profile.test)?;
    let home = built.manifest_path?.parent()?.to_path_buf();
    Some(Binary { name: built.target?.name, path: built.executable?, home })
}

fn next(waiting: &Mutex<VecDeque<Binary>>) -> Option<Binary> {
    if signal::stopped() {
        return None;
    }
    waiting.lock().ok()?.pop_front()
}

fn one(binary: &Binary, tests: &Tests<'_>, limit: Duration, page: &Path) -> Result<(), String> {
    let trouble = |e: std::io::Error| format!("{}: {e}", page.display());
    let out = File::create(page).map_err(trouble)?;
    let err = out.try_clone().map_err(trouble)?;
    let mut command = Command::new(&binary.path);
    command.current_dir(&binary.home).env("CARGO_MANIFEST_DIR", &binary.home).args(tests.filter);
    command.envs(tests.settings.iter().map(|(name, value)| (name, value)));
    command.stdout(out).stderr(err);
    run::run(&binary.name, &mut command, limit)
}

/// A test that passed has nothing to say where hundreds do.
fn is_quiet(line: &str) -> bool {
    line.is_empty() || (line.starts_with("test ") && line.ends_with(" ... ok"))
}
