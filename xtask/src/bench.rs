//! `cargo x bench`: release builds, a PostgreSQL that waits for its disk, and the measuring program.

use crate::install::{self, Need};
use crate::postgres::{Postgres, Use};
use crate::repo::Repo;
use crate::{demo, run, say, signal};
use std::process::Command;
use std::time::Duration;

/// The crash loop kills the server fifty times on each database.
const BENCH_LIMIT: Duration = Duration::from_secs(90 * 60);

/// Runs one measurement, or all of them when no name is given. Results go to `bench/results`, the table to `docs/bench.md`.
pub fn run(repo: &Repo, arguments: &[String]) -> Result<(), String> {
    signal::listen();
    install::ensure(&[Need::Postgres])?;
    demo::build_release(repo, &["app", "bench"])?;
    let server = Postgres::start(Use::Bench)?;
    let database = server.create("motcua_bench")?;
    say::line("Measuring; anything else that runs on this machine is in the numbers.");
    let mut command = Command::new(repo.path("target/release/bench"));
    command.current_dir(repo.root()).args(arguments).env("MOTCUA_BENCH_POSTGRES", database);
    run::run("bench", command.env("MOTCUA_BENCH_BINARY", repo.path("target/release/motcua")), BENCH_LIMIT)
}
