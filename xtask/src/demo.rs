//! `cargo x demo` and `cargo x dev`: build the binary, then become it.

use crate::repo::Repo;
use crate::{run, say, suite};
use std::os::unix::process::CommandExt;
use std::process::Command;

/// The oldest Rust that builds this; the same as `rust-version` in the root.
const RUST_MIN: (u32, u32) = (1, 95);

/// What a first release build takes on two quiet cores: 1,150 CPU seconds were measured. A word about waiting, not a limit.
const FIRST_BUILD_MINUTES: u32 = 10;

/// Builds a release and becomes `motcua demo`.
pub fn demo(repo: &Repo, arguments: &[String]) -> Result<(), String> {
    rust_is_new_enough()?;
    build_release(repo, &["app"])?;
    become_it(repo, "target/release/motcua", "demo", arguments)
}

/// Builds without optimising and becomes `motcua demo`: for whoever changes a page.
pub fn dev(repo: &Repo, arguments: &[String]) -> Result<(), String> {
    rust_is_new_enough()?;
    plain(suite::cargo(repo).args(["build", "--package", "app"]))?;
    become_it(repo, "target/debug/motcua", "demo", arguments)
}

/// Builds packages as a release, and says so when that takes long.
pub fn build_release(repo: &Repo, packages: &[&str]) -> Result<(), String> {
    if !repo.path("target/release/motcua").is_file() {
        let minutes = FIRST_BUILD_MINUTES;
        say::line(&format!("The first build takes about {minutes} minutes on two cores; later ones take seconds."));
    }
    let mut command = suite::cargo(repo);
    command.args(["build", "--release", "--locked"]);
    for package in packages {
        command.args(["--package", package]);
    }
    plain(&mut command)
}

/// Runs a program in our own group: cargo draws its progress, and Ctrl-C ends both.
fn plain(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|e| format!("cannot start cargo: {e}"))?;
    if status.success() { Ok(()) } else { Err("it does not build".to_owned()) }
}

fn become_it(repo: &Repo, binary: &str, subcommand: &str, arguments: &[String]) -> Result<(), String> {
    // Only comes back when it could not start.
    let trouble = Command::new(repo.path(binary)).arg(subcommand).args(arguments).exec();
    Err(format!("cannot start {binary}: {trouble}"))
}

fn rust_is_new_enough() -> Result<(), String> {
    let text = run::output(Command::new("rustc").arg("--version"))?;
    let mut numbers = text.split_whitespace().nth(1).unwrap_or_default().split('.');
    let mut next = || numbers.next().and_then(|n| n.parse::<u32>().ok()).unwrap_or(0);
    let found = (next(), next());
    if found >= RUST_MIN {
        return Ok(());
    }
    let (major, minor) = RUST_MIN;
    Err(format!("this needs Rust {major}.{minor}, here is {}; `rustup update stable`", text.trim()))
}
