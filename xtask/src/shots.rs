//! `cargo x shots`: starts the demo on a fresh folder and takes the reference pictures into `docs/shots`.

use crate::install::{self, Need};
use crate::repo::Repo;
use crate::run::{self, Group};
use crate::{journey, node, say, signal, suite};
use std::fs;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const READY_LIMIT: Duration = Duration::from_secs(120);
const SHOTS_LIMIT: Duration = Duration::from_secs(15 * 60);
const BUILD_LIMIT: Duration = Duration::from_secs(60 * 60);

/// How many synthetic cases the pictures show.
const CASES: &str = "40";

/// Takes the pictures; `arguments` go to the script.
pub fn run(repo: &Repo, arguments: &[String]) -> Result<(), String> {
    signal::listen();
    install::ensure(&[Need::Node, Need::Chromium])?;
    journey::packages(repo)?;
    let binary = if repo.path("target/release/motcua").is_file() {
        run::run("build", suite::cargo(repo).args(["build", "--release", "--package", "app"]), BUILD_LIMIT)?;
        "target/release/motcua"
    } else {
        run::run("build", suite::cargo(repo).args(["build", "--package", "app"]), BUILD_LIMIT)?;
        "target/debug/motcua"
    };
    let data = std::env::temp_dir().join(format!("motcua-shots-{}", std::process::id()));
    let done = (|| {
        let (server, address) = demo(repo, binary, &data)?;
        say::line(&format!("The demo is at {address}"));
        let mut command = node::script(repo, journey::SHOTS)?;
        command.args(["--base", &address, "--out"]).arg(repo.path("docs/shots")).args(arguments);
        let shot = run::run("shots", &mut command, SHOTS_LIMIT);
        drop(server);
        shot
    })();
    let _ = fs::remove_dir_all(&data);
    done
}

/// Starts the demo on a free port and waits until it says `ready http://…`.
fn demo(repo: &Repo, binary: &str, data: &std::path::Path) -> Result<(Group, String), String> {
    let mut command = Command::new(repo.path(binary));
    command.arg("demo").arg("--data").arg(data).args(["--port", "0", "--cases", CASES]);
    let mut group = Group::start(command.stdin(Stdio::null()).stdout(Stdio::piped()))?;
    let lines = run::lines(&mut group)?;
    let since = Instant::now();
    while since.elapsed() < READY_LIMIT && !signal::stopped() {
        while let Ok(line) = lines.recv_timeout(run::LOOK) {
            if let Some(address) = line.strip_prefix("ready ") {
                // The rest of what it says is read and dropped, so that it never waits for us.
                let address = address.trim().to_owned();
                std::thread::spawn(move || while lines.recv().is_ok() {});
                return Ok((group, address));
            }
            say::line(&line);
        }
        if let Some(status) = group.ended() {
            return Err(format!("the demo ended with {status} before it was ready"));
        }
    }
    Err(format!("the demo was not ready after {}", run::minutes(READY_LIMIT)))
}
