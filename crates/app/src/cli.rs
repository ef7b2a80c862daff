//! The command line, as `motcua --help` shows it.

use clap::{Args, Parser, Subcommand};
use std::path::PathBuf;

/// Motcua, "one door": the front office of a province.
#[derive(Debug, Parser)]
#[command(name = "motcua", version, about, max_term_width = 100)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Start a province with demo accounts and a clock that begins on Monday 2024-12-30, 07:30.
    Demo(DemoArgs),
    /// Start the server of a real installation.
    Serve(ServeArgs),
    /// Make or bring up to date the tables of the database.
    Migrate(InstallArgs),
    /// Empty every table of the systems and make it again from the journal.
    Rebuild(InstallArgs),
    /// Check the installation: database, journal chains, packs, systems, queue.
    Doctor(InstallArgs),
    /// Print the configuration in force, with the default of every key.
    Config(ConfigArgs),
    /// Work on packs: the law and the place as text.
    Pack(PackArgs),
    /// Compute a due date and its proof.
    Deadline(DeadlineArgs),
    /// Fill a data folder with synthetic cases, to measure on.
    Bench(BenchArgs),
    /// Create an account of a real installation; the password is read from standard input.
    Account(AccountArgs),
    /// Write every page with made-up content as a file, for whoever looks at pages: people, browsers, checkers.
    #[command(hide = true)]
    Samples {
        /// The folder; one folder a language is made in it.
        dir: PathBuf,
    },
    /// Erase the personal data of a closed case; without --yes only say how much there is.
    Erase(EraseArgs),
}

/// Where an installation keeps its things.
#[derive(Args, Clone, Debug, Default)]
pub struct InstallArgs {
    /// Folder of the embedded database and of files.
    #[arg(long, value_name = "DIR")]
    pub data: Option<PathBuf>,
    /// `sqlite:PATH` or `postgres://USER@HOST/DATABASE`.
    #[arg(long, value_name = "URL")]
    pub database: Option<String>,
    /// A folder of packs that adds to those in the binary, or replaces them by name.
    #[arg(long, value_name = "DIR")]
    pub packs: Vec<PathBuf>,
    /// Configuration file.
    #[arg(long, value_name = "FILE")]
    pub config: Option<PathBuf>,
}

/// `motcua demo`.
#[derive(Args, Debug)]
pub struct DemoArgs {
    /// Where it keeps its things.
    #[command(flatten)]
    pub install: InstallArgs,
    /// Port on 127.0.0.1; 0 takes a free one.
    #[arg(long, default_value_t = 8080)]
    pub port: u16,
    /// Play that many labelled synthetic cases of 2024 before opening, once; 0 plays none.
    #[arg(long, value_name = "N", default_value_t = 20_000)]
    pub cases: u32,
    /// Set the civil clock to this instant, such as 2024-12-31T09:00:00+07:00.
    #[arg(long, value_name = "INSTANT")]
    pub as_of: Option<String>,
}

/// `motcua bench …`.
#[derive(Args, Debug)]
pub struct BenchArgs {
    /// What to do.
    #[command(subcommand)]
    pub command: BenchCommand,
}

/// The commands for measuring.
#[derive(Debug, Subcommand)]
pub enum BenchCommand {
    /// Write that many synthetic cases into a demo's folder, by the demo's own way, and say how fast.
    Seed(SeedArgs),
}

/// `motcua bench seed`.
#[derive(Args, Debug)]
pub struct SeedArgs {
    /// Where it keeps its things.
    #[command(flatten)]
    pub install: InstallArgs,
    /// How many.
    #[arg(long, value_name = "N")]
    pub cases: u32,
}

/// `motcua serve`.
#[derive(Args, Debug)]
pub struct ServeArgs {
    /// Where it keeps its things.
    #[command(flatten)]
    pub install: InstallArgs,
    /// Address and port to listen on.
    #[arg(long, value_name = "ADDR")]
    pub listen: Option<String>,
}

/// `motcua account`.
#[derive(Args, Debug)]
pub struct AccountArgs {
    /// Where it keeps its things.
    #[command(flatten)]
    pub install: InstallArgs,
    /// What is typed at sign-in.
    #[arg(long)]
    pub login: String,
    /// The name shown to others.
    #[arg(long)]
    pub name: String,
    /// citizen, desk, officer, leader or admin.
    #[arg(long, default_value = "admin")]
    pub role: String,
    /// The agency's code, for desk, officer and leader.
    #[arg(long, value_name = "CODE")]
    pub agency: Option<String>,
}

/// `motcua erase`.
#[derive(Args, Debug)]
pub struct EraseArgs {
    /// Where it keeps its things.
    #[command(flatten)]
    pub install: InstallArgs,
    /// The case's code, such as 000.00.10.H50-241230-0001.
    #[arg(value_name = "CODE")]
    pub code: String,
    /// The text or request that it rests on; kept for good, so nothing personal.
    #[arg(long, value_name = "TEXT")]
    pub basis: String,
    /// Erase it: it cannot be brought back.
    #[arg(long)]
    pub yes: bool,
}

/// `motcua config`.
#[derive(Args, Debug)]
pub struct ConfigArgs {
    /// Where it keeps its things.
    #[command(flatten)]
    pub install: InstallArgs,
    /// Print the defaults, not what is in force.
    #[arg(long)]
    pub default: bool,
}

/// `motcua pack …`.
#[derive(Args, Debug)]
pub struct PackArgs {
    /// What to do with packs.
    #[command(subcommand)]
    pub command: PackCommand,
}

/// The commands on packs.
#[derive(Debug, Subcommand)]
pub enum PackCommand {
    /// Check a pack or a folder of packs: file, line, what is wrong, what would be right.
    Check {
        /// The folder.
        dir: PathBuf,
        /// Findings as JSON.
        #[arg(long)]
        json: bool,
        /// A folder for the papers of the pack, printed with made-up data in both languages.
        #[arg(long, value_name = "DIR")]
        papers: Option<PathBuf>,
        /// Language of the findings.
        #[arg(long, default_value = "vi")]
        lang: String,
    },
    /// Make procedure folders of a pack from facts in the exchange form; contradictions are told, never repaired.
    Import {
        /// The folder that holds `procedures/*.json` and, if wished, `organisation.json`.
        from: PathBuf,
        /// The pack's folder.
        #[arg(long, value_name = "PACK-DIR")]
        into: PathBuf,
        /// Where the report goes; without it, to standard output.
        #[arg(long, value_name = "FILE")]
        report: Option<PathBuf>,
    },
    /// Print the template of a paper, to be changed and put into a pack; without a name the list of papers.
    Paper {
        /// The paper, such as onestop/receipt; official is the house style that all of them import.
        name: Option<String>,
        /// Print a sample of its data instead.
        #[arg(long)]
        sample: bool,
    },
    /// List what the packs in force name (agencies, areas, fields, laws, procedures, roles): key, code, name.
    List {
        /// What to list; without it, what can be listed.
        what: Option<String>,
        /// Only what has all of these words, with or without diacritics.
        words: Vec<String>,
        /// A folder of packs that adds to those in the binary, or replaces them by name.
        #[arg(long, value_name = "DIR")]
        packs: Vec<PathBuf>,
        /// Language of the names.
        #[arg(long, default_value = "vi")]
        lang: String,
    },
    /// Print the JSON Schema of one kind of pack file, or the list of kinds.
    Schema {
        /// The kind.
        name: Option<String>,
    },
}

/// `motcua deadline`.
#[derive(Args, Debug)]
pub struct DeadlineArgs {
    /// When the complete dossier was received, RFC 3339.
    #[arg(long, value_name = "INSTANT")]
    pub received: String,
    /// The time allowed: 5wd, 16wh, 10d, 1m or same-day.
    #[arg(long, value_name = "TIME")]
    pub allow: String,
    /// A pause FROM..TO, half open; may be repeated.
    #[arg(long, value_name = "FROM..TO")]
    pub pause: Vec<String>,
    /// A folder of packs that adds to those in the binary, or replaces them by name.
    #[arg(long, value_name = "DIR")]
    pub packs: Vec<PathBuf>,
    /// Print JSON.
    #[arg(long)]
    pub json: bool,
    /// Language of the proof when printed as text.
    #[arg(long, default_value = "vi")]
    pub lang: String,
}
