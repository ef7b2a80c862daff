//! The commands, each in a file of its own.

pub mod account;
mod check;
mod deadline;
mod demo;
mod erase;
mod import;
mod made_up;
mod pack_list;
mod packs;
pub mod samples;
mod seed;
mod serve;

use crate::{
    cli::{BenchCommand, Cli, Command},
    config::Config,
    install,
    text::T,
};
use kernel::{Lang, Problem, Said};
use std::{io::Write, process::ExitCode};

/// Why a command could not be done, for the person at the keyboard.
#[derive(Debug)]
pub struct Trouble {
    lines: Vec<Said>,
}

impl Trouble {
    /// One sentence from this crate's texts.
    pub fn plain(words: impl Fn(T) -> String) -> Self {
        Self { lines: vec![Said::both(|lang| words(T::new(lang)))] }
    }

    /// A refusal of the platform: what, and what can be done now.
    pub fn problem(problem: &Problem) -> Self {
        let mut lines = vec![problem.title.clone(), problem.hint.clone()];
        for field in &problem.fields {
            lines.push(Said::both(|lang| format!("{}: {}", field.path, field.said.get(lang))));
        }
        if !problem.inside.is_empty() {
            lines.push(Said::both(|_| problem.inside.clone()));
        }
        Self { lines }
    }

    /// Every finding of a pack, a line each.
    pub fn findings(findings: &[pack::Finding]) -> Self {
        Self { lines: findings.iter().map(|finding| Said::both(|lang| finding.line_text(lang))).collect() }
    }

    /// What it says in that language.
    #[cfg(test)]
    pub fn text(&self, lang: Lang) -> String {
        self.lines.iter().map(|line| line.get(lang)).collect::<Vec<_>>().join("\n")
    }

    /// Says it on standard error, Vietnamese first.
    pub fn print(&self) {
        for lang in [Lang::Vi, Lang::En] {
            for line in &self.lines {
                let _ = writeln!(std::io::stderr(), "{}", line.get(lang));
            }
        }
    }
}

impl From<store::StoreError> for Trouble {
    fn from(error: store::StoreError) -> Self {
        Self::plain(|t| t.database_trouble(&error))
    }
}

impl From<Problem> for Trouble {
    fn from(problem: Problem) -> Self {
        Self::problem(&problem)
    }
}

/// Says a line on standard output. A closed pipe is not our trouble.
pub fn say(line: impl std::fmt::Display) {
    let _ = writeln!(std::io::stdout(), "{line}");
    let _ = std::io::stdout().flush();
}

/// Says a sentence of this crate in Vietnamese and in English.
pub fn say_both(words: impl Fn(T) -> String) {
    for lang in [Lang::Vi, Lang::En] {
        say(words(T::new(lang)));
    }
}

/// Reads `--lang`.
pub fn lang_of(given: &str) -> Result<Lang, Trouble> {
    given.parse().map_err(|_| Trouble::plain(|t| t.lang_shape(given)))
}

/// Reads an instant typed by a person.
pub fn instant_of(given: &str) -> Result<kernel::Instant, Trouble> {
    given.parse().map_err(|_| Trouble::plain(|t| t.instant_shape(given)))
}

/// The runtime of everything asynchronous.
pub fn runtime() -> Result<tokio::runtime::Runtime, Trouble> {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(|e| Trouble::plain(|t| t.internal(&e)))
}

/// Does what the command line says.
pub fn run(cli: Cli) -> Result<ExitCode, Trouble> {
    match cli.command {
        Command::Deadline(args) => deadline::run(&args),
        Command::Pack(args) => packs::run(&args.command),
        Command::Config(args) => {
            let config = if args.default { Config::default() } else { load(&args.install)? };
            say(config.to_toml().trim_end());
            Ok(ExitCode::SUCCESS)
        }
        Command::Demo(args) => demo::run(&args),
        Command::Serve(args) => serve::run(&args),
        Command::Migrate(args) => {
            let config = load(&args)?;
            runtime()?.block_on(async {
                install::open(&config, false)?
                    .platform
                    .migrate()
                    .await
                    .map_err(|e| Trouble::plain(|t| t.database_migrate(&e)))
            })?;
            say_both(|t| t.migrated().to_owned());
            Ok(ExitCode::SUCCESS)
        }
        Command::Rebuild(args) => {
            let config = load(&args)?;
            let rebuilt = runtime()?.block_on(async {
                install::exists(&config)?;
                let held = install::hold(&config)?;
                let platform = install::open(&config, false)?.platform;
                platform.migrate().await?;
                // A server of another machine, on the same PostgreSQL.
                if !held.is_alone() && platform.is_worked().await? {
                    return Err(Trouble::plain(|t| t.data_in_use(install::shown(&config.database_url()))));
                }
                Ok::<_, Trouble>(platform.rebuild().await?)
            })?;
            say_both(|t| t.rebuilt(rebuilt.streams, rebuilt.events));
            Ok(ExitCode::SUCCESS)
        }
        Command::Doctor(args) => check::doctor(&load(&args)?),
        Command::Account(args) => account::run(&args),
        Command::Bench(args) => match args.command {
            BenchCommand::Seed(args) => demo::seed(&args),
        },
        Command::Samples { dir } => samples::run(&dir),
        Command::Erase(args) => erase::run(&args),
    }
}

/// Reads the configuration.
pub fn load(args: &crate::cli::InstallArgs) -> Result<Config, Trouble> {
    Config::load(args)
}
