//! `cargo x shots`: takes the reference pictures of a demo at work into `docs/shots`.

use crate::install::{self, Need};
use crate::repo::Repo;
use crate::{journey, node, run, signal, suite};
use std::time::Duration;

const SHOTS_LIMIT: Duration = Duration::from_secs(20 * 60);
const BUILD_LIMIT: Duration = Duration::from_secs(60 * 60);

/// Takes the pictures; `arguments` go to the script.
pub fn run(repo: &Repo, arguments: &[String]) -> Result<(), String> {
    signal::listen();
    install::ensure(&[Need::Node, Need::Chromium])?;
    journey::packages(repo)?;
    // A release where there is one already: the pictures are the same, and the debug build is there for everybody.
    let release = repo.path("target/release/motcua").is_file();
    let mut build = suite::cargo(repo);
    build.args(["build", "--package", "app"]);
    if release {
        build.arg("--release");
    }
    run::run("build", &mut build, BUILD_LIMIT)?;
    let binary = repo.path(if release { "target/release/motcua" } else { "target/debug/motcua" });
    let mut command = node::script(repo, journey::SHOTS)?;
    if !arguments.iter().any(|argument| argument == "--base") {
        command.arg("--binary").arg(binary);
    }
    run::run("shots", command.args(arguments), SHOTS_LIMIT)
}
