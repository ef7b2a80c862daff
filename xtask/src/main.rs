//! `cargo x`: everything one does to this repository, in one tool that needs nothing but Rust.
#![expect(clippy::disallowed_methods, reason = "a tool starts programs, reads the surroundings and takes the time")]

mod bench;
mod binaries;
mod cold;
mod complaint;
mod demo;
mod deny;
mod install;
mod journey;
mod new_system;
mod node;
mod pages;
mod postgres;
mod repo;
mod run;
mod say;
mod shots;
mod signal;
mod suite;
#[cfg(test)]
mod tests;
mod text;
mod tidy;

use clap::{Parser, Subcommand};
use repo::Repo;
use std::process::ExitCode;

#[derive(Parser)]
#[command(name = "cargo x", about = "Builds, checks, runs and measures Motcua")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Write src/text.rs of every crate from its text/vi.ftl and text/en.ftl
    Gen {
        /// Only say whether something would change
        #[arg(long)]
        check: bool,
    },
    /// Check the rules of the house
    Tidy {
        /// Add new migrations to the list of immutable ones
        #[arg(long)]
        accept_migrations: bool,
        /// Only list the rules, each with its reason
        #[arg(long)]
        list: bool,
    },
    /// Check licences, sources and duplicates of dependencies against deny.toml
    Deny,
    /// Everything that must hold: rules, format, lints, tests on both databases, pages and journeys in the browser
    Test {
        /// A crate, a part of a test's name, `journey` or `pages`; then only that
        filter: Option<String>,
        /// Without PostgreSQL and browser
        #[arg(long)]
        quick: bool,
    },
    /// Build a release and run `motcua demo`
    Demo {
        /// Handed on, as in `cargo x demo --cases 20`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Build without optimising and run `motcua demo`
    Dev {
        /// Handed on
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Take the reference pictures into docs/shots
    Shots {
        /// Handed on to the script
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Measure; results go to bench/results and docs/bench.md
    Bench {
        /// Which measurement, and what else the measuring program takes
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Copy systems/sample under a new name and register it
    NewSystem {
        /// Small letters and digits, as in `land`
        name: String,
    },
    /// Build everything from nothing and say which package cost what
    Cold {
        /// Write the numbers into docs/dependencies.toml
        #[arg(long)]
        prices: bool,
    },
}

fn main() -> ExitCode {
    if let Some(code) = cold::as_compiler() {
        return code;
    }
    let repo = Repo::here();
    match Arguments::parse().command {
        Command::Gen { check } => closed(&text::run(&repo, check)),
        Command::Tidy { list: true, .. } => {
            for rule in tidy::RULES {
                say::line(&format!("{:16} {}", rule.name, rule.why));
            }
            ExitCode::SUCCESS
        }
        Command::Tidy { accept_migrations, .. } => closed(&tidy::run(&repo, accept_migrations)),
        Command::Deny => closed(&deny::run(&repo)),
        Command::Test { filter, quick } => ended(suite::run(&repo, &suite::Wish { filter, quick })),
        Command::Demo { arguments } => ended(demo::demo(&repo, &arguments)),
        Command::Dev { arguments } => ended(demo::dev(&repo, &arguments)),
        Command::Shots { arguments } => ended(shots::run(&repo, &arguments)),
        Command::Bench { arguments } => ended(bench::run(&repo, &arguments)),
        Command::NewSystem { name } => ended(new_system::run(&repo, &name)),
        Command::Cold { prices } => ended(cold::run(&repo, prices)),
    }
}

/// Shows findings; their absence is success.
fn closed(found: &[complaint::Complaint]) -> ExitCode {
    say::complaints(found);
    if !found.is_empty() {
        return ExitCode::FAILURE;
    }
    say::line("nothing to repair");
    ExitCode::SUCCESS
}

/// Shows what went wrong, if anything.
fn ended(outcome: Result<(), String>) -> ExitCode {
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(e) => {
            say::trouble(&format!("cargo x: {e}"));
            ExitCode::FAILURE
        }
    }
}
