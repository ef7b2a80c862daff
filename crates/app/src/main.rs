//! The binary `motcua`: command line, configuration, the machine's clock and randomness, and the only list of systems.

mod cli;
mod commands;
mod config;
mod edge;
mod install;
mod papers;
mod systems;
mod text;

#[cfg(test)]
mod tests;

use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    match commands::run(cli) {
        Ok(code) => code,
        Err(trouble) => {
            trouble.print();
            ExitCode::FAILURE
        }
    }
}
