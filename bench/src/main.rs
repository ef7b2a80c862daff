//! `bench`: measures what the budgets promise, each beside a baseline of the same run, and kills the server on purpose.
#![expect(
    clippy::disallowed_methods,
    reason = "a measuring tool takes the time, starts programs and reads the surroundings"
)]

mod builds;
mod client;
mod crash;
mod database;
mod form;
mod http;
mod ledger;
mod lists;
mod machine;
mod pages;
mod raw_postgres;
mod raw_sqlite;
mod report;
mod rig;
mod say;
mod server;
#[cfg(test)]
mod tests;
mod transitions;

use clap::{Parser, Subcommand};
use database::Database;
use report::Report;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "bench", about = "Measures Motcua; results go to bench/results and docs/bench.md")]
struct Arguments {
    /// What to measure; without it, everything.
    #[command(subcommand)]
    what: Option<What>,
    /// PostgreSQL to measure on as well; default: MOTCUA_BENCH_POSTGRES, then MOTCUA_TEST_POSTGRES.
    #[arg(long, global = true, value_name = "URL")]
    database: Option<String>,
    /// Only one engine: `sqlite` or `postgres`.
    #[arg(long, global = true, value_name = "ENGINE")]
    only: Option<String>,
}

#[derive(Subcommand)]
enum What {
    /// Whole lives of cases in process, against the same statements without us.
    Transitions(transitions::Arguments),
    /// Submissions over HTTP against a static answer.
    Http(http::Arguments),
    /// Pages, papers, bytes on the wire, memory, start.
    Pages(pages::Arguments),
    /// Lists and figures over very many cases.
    Lists(lists::Arguments),
    /// Kill the server under load, again and again, and look for every acknowledged act.
    Crash(crash::Arguments),
    /// Change one line, wait for the binary.
    Build(builds::Arguments),
    /// Write docs/bench.md again from bench/results.
    Table,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match measure(&arguments) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(trouble) => {
            say::trouble(&trouble);
            ExitCode::FAILURE
        }
    }
}

/// Measures; false when something that may never happen has happened.
fn measure(arguments: &Arguments) -> Result<bool, String> {
    let databases = databases(arguments)?;
    let all = [
        What::Transitions(transitions::Arguments::default()),
        What::Http(http::Arguments::default()),
        What::Pages(pages::Arguments::default()),
        What::Lists(lists::Arguments::default()),
        What::Crash(crash::Arguments::default()),
        What::Build(builds::Arguments::default()),
    ];
    let mut sound = true;
    for what in arguments.what.as_ref().map_or(&all[..], std::slice::from_ref) {
        match what {
            What::Transitions(given) => each(&databases, &mut sound, |database| transitions::run(given, database))?,
            What::Http(given) => each(&databases, &mut sound, |database| http::run(given, database))?,
            What::Pages(given) => each(&databases[..1], &mut sound, |database| pages::run(given, database))?,
            What::Lists(given) => each(&databases, &mut sound, |database| lists::run(given, database))?,
            What::Crash(given) => each(&databases, &mut sound, |database| crash::run(given, database))?,
            What::Build(given) => keep(machine::busy_percent(), builds::run(given)?, &mut sound)?,
            What::Table => {}
        }
    }
    report::write_table()?;
    Ok(sound)
}

fn each(
    databases: &[Database],
    sound: &mut bool,
    mut run: impl FnMut(&Database) -> Result<Report, String>,
) -> Result<(), String> {
    databases.iter().try_for_each(|database| keep(machine::busy_percent(), run(database)?, sound))
}

fn keep(others_percent: f64, mut report: Report, sound: &mut bool) -> Result<(), String> {
    report.others_percent = others_percent;
    *sound &= report.is_sound();
    report.print();
    report.write()
}

fn databases(arguments: &Arguments) -> Result<Vec<Database>, String> {
    let named = || std::env::var("MOTCUA_BENCH_POSTGRES").or_else(|_| std::env::var("MOTCUA_TEST_POSTGRES")).ok();
    let postgres = arguments.database.clone().or_else(named).map(Database::Postgres);
    let found: Vec<Database> = match arguments.only.as_deref() {
        Some("sqlite") => vec![Database::Sqlite],
        Some("postgres") => postgres.into_iter().collect(),
        Some(other) => return Err(format!("`{other}` is no engine: sqlite or postgres")),
        None => std::iter::once(Database::Sqlite).chain(postgres).collect(),
    };
    if found.is_empty() {
        return Err("there is no PostgreSQL: give --database URL or set MOTCUA_BENCH_POSTGRES".to_owned());
    }
    Ok(found)
}
