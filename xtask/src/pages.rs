//! Every page by itself: all samples of the registry in a browser, and all HTML through the checker of the W3C.

use crate::repo::Repo;
use crate::suite::Tally;
use crate::{journey, node, run};
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::process::Command;
use std::time::Duration;

/// Where the samples of the registry are written.
const SAMPLES: &str = "target/pages/samples";

/// Where the journey keeps the pages that came.
pub const FETCHED: &str = "target/pages/fetched";

const WRITE_LIMIT: Duration = Duration::from_secs(60);
const LOOK_LIMIT: Duration = Duration::from_secs(15 * 60);

/// Lets the binary write its samples and looks at each on a phone and at a desk.
pub fn looked_at(repo: &Repo, tally: &mut Tally) -> Result<(), String> {
    let folder = emptied(repo, SAMPLES)?;
    run::run("samples", Command::new(repo.path(journey::BINARY)).arg("samples").arg(&folder), WRITE_LIMIT)?;
    let mut command = node::script(repo, "assets/journeys/samples.mjs")?;
    journey::reading("samples", command.arg("--pages").arg(&folder), LOOK_LIMIT, tally)
}

/// Checks the HTML of these folders, in one start of the checker.
fn checked(repo: &Repo, folders: &[&str], tally: &mut Tally) -> Result<(), String> {
    let mut command = node::script(repo, "assets/journeys/html.mjs")?;
    journey::reading("html", command.arg("--pages").arg(folders.join(",")), LOOK_LIMIT, tally)
}

/// Checks the HTML of the samples.
pub fn samples_checked(repo: &Repo, tally: &mut Tally) -> Result<(), String> {
    checked(repo, &[SAMPLES], tally)
}

/// Checks the HTML of the samples and of what came in the journey.
pub fn all_checked(repo: &Repo, tally: &mut Tally) -> Result<(), String> {
    checked(repo, &[SAMPLES, FETCHED], tally)
}

/// A folder with nothing in it, so that no page of yesterday is looked at.
pub fn emptied(repo: &Repo, below: &str) -> Result<PathBuf, String> {
    let folder = repo.path(below);
    match fs::remove_dir_all(&folder) {
        Err(e) if e.kind() != ErrorKind::NotFound => return Err(format!("{}: {e}", folder.display())),
        _ => {}
    }
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    Ok(folder)
}
