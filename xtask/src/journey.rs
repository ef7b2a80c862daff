//! The browser journey: the scripts in `assets/journeys`, driven against the real binary.

use crate::node::{self, NPM_LIMIT};
use crate::repo::Repo;
use crate::suite::Tally;
use crate::{pages, run, say};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, SystemTime};

const JOURNEY_LIMIT: Duration = Duration::from_secs(15 * 60);

/// The binary that the browser is led through.
pub const BINARY: &str = "target/debug/motcua";

/// What the browser does.
pub const JOURNEY: &str = "assets/journeys/run.mjs";

/// What takes the pictures.
pub const SHOTS: &str = "assets/journeys/shots.mjs";

/// The styles and typefaces that the binary carries, made from `assets`.
const STATIC: &str = "crates/web/static";

/// A Node that is new enough, and `npm ci`, unless what they would bring is there.
pub fn packages(repo: &Repo) -> Result<(), String> {
    node::find(repo)?;
    let time = |path: &str| fs::metadata(repo.path(path)).and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    let there = "assets/node_modules/.package-lock.json";
    if repo.path(there).is_file() && time(there) >= time("assets/package-lock.json") {
        say::line("assets/node_modules is up to date");
        return Ok(());
    }
    let mut command = Command::new("npm");
    command.current_dir(repo.path("assets")).args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]);
    // A package that runs a script of its own fetches from where nobody looked: the checker of HTML a whole Java.
    // The browser is Debian's; one of playwright's own would be downloaded from elsewhere.
    run::run("npm ci", command.env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), NPM_LIMIT)
}

/// Makes the static files again and looks whether that changed anything.
pub fn assets_fresh(repo: &Repo) -> Result<(), String> {
    let before = hash(&repo.path(STATIC));
    run::run("build.js", &mut node::script(repo, "assets/build.js")?, NPM_LIMIT)?;
    if hash(&repo.path(STATIC)) == before {
        return Ok(());
    }
    Err(format!("{STATIC} was older than assets and pages; it is made again now: look at it and commit it"))
}

/// Runs the journey on a database (SQLite when none is given); the pages that come on SQLite are kept.
pub fn run(repo: &Repo, database: Option<&str>, tally: &mut Tally) -> Result<(), String> {
    let mut command = node::script(repo, JOURNEY)?;
    command.arg("--binary").arg(repo.path(BINARY));
    match database {
        Some(url) => command.args(["--database", url]),
        None => command.arg("--keep").arg(pages::emptied(repo, pages::FETCHED)?),
    };
    reading("journey", &mut command, JOURNEY_LIMIT, tally)
}

/// Runs a script that counts by itself and ends with "N passed, N failed".
pub fn reading(name: &str, command: &mut Command, limit: Duration, tally: &mut Tally) -> Result<(), String> {
    let before = (tally.passed, tally.failed);
    let done = run::run_reading(name, command, limit, &mut |line| tally.read(line));
    // What it counted itself is the message; an exit without a count is one more failure, told by the step.
    match done {
        Ok(()) if (tally.passed, tally.failed) == before => Err("it ended without saying what passed".to_owned()),
        other => other,
    }
}

/// One hash over every file in a folder, names included.
fn hash(folder: &Path) -> Vec<u8> {
    let mut names: Vec<_> = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect();
    names.sort();
    let mut all = Sha256::new();
    for path in names {
        let inner = if path.is_dir() { hash(&path) } else { fs::read(&path).unwrap_or_default() };
        all.update(path.to_string_lossy().as_bytes());
        all.update(Sha256::digest(&inner));
    }
    all.finalize().to_vec()
}
