//! Configuration: one struct, one file, every key with its default; unknown keys and values nobody can mean are refused.

use crate::{cli::InstallArgs, commands::Trouble};
use serde::{Deserialize, Serialize};
use std::{
    io::ErrorKind,
    mem::discriminant,
    path::{Path, PathBuf},
};
use toml::{Table, Value};
use tracing_subscriber::EnvFilter;

/// Everything that can be configured. `motcua config --default` prints it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Folder of the embedded database and of files.
    pub data: PathBuf,
    /// `sqlite:PATH` or `postgres://…`; empty means `motcua.db` in the data folder.
    pub database: String,
    /// Folders of packs that add to those in the binary, or replace them.
    pub packs: Vec<PathBuf>,
    /// Address and port to listen on.
    pub listen: String,
    /// The address people type, such as `https://motcua.quangtri.gov.vn`; QR codes carry it.
    pub base_url: String,
    /// This node's name in the journal and in leases.
    pub node: String,
    /// Connections to PostgreSQL.
    pub postgres_connections: u32,
    /// `text` or `json`.
    pub log_format: String,
    /// What is logged, in `tracing` directives.
    pub log: String,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            data: PathBuf::from("data"),
            database: String::new(),
            packs: Vec::new(),
            listen: "127.0.0.1:8080".into(),
            base_url: "http://127.0.0.1:8080".into(),
            node: "node-1".into(),
            postgres_connections: 8,
            log_format: "text".into(),
            log: "warn,motcua=info,web=info,platform=info,store=info".into(),
        }
    }
}

/// Connections to PostgreSQL that one node may open.
const POSTGRES_CONNECTIONS_MAX: u32 = 200;
/// How a log may be written.
const LOG_FORMATS: [&str; 2] = ["text", "json"];
/// A line of the file that can be used, for each key whose default would not tell how it is written.
const EXAMPLES: [(&str, &str); 4] = [
    ("base_url", "base_url = \"https://motcua.quangtri.gov.vn\""),
    ("database", "database = \"postgres://motcua@127.0.0.1/motcua\""),
    ("packs", "packs = [\"goi-cua-toi\"]"),
    ("data", "data = \"/var/lib/motcua\""),
];

/// A value that cannot be meant: what is wrong with it, and a line that would be right.
fn refused(key: &str, given: &str) -> Trouble {
    let known = EXAMPLES.iter().find(|(known, _)| *known == key).map(|(_, line)| (*line).to_owned());
    let default = || {
        let defaults = Table::try_from(Config::default()).unwrap_or_default();
        defaults.get(key).map(|value| format!("{key} = {value}")).unwrap_or_default()
    };
    let example = known.unwrap_or_else(default);
    Trouble::plain(|t| t.config_value(key, given, t.config_wanted(key), &example))
}

/// The name looked for in the current folder when no file is given.
const FILE_NAME: &str = "motcua.toml";

impl Config {
    /// Reads the file (if there is one) and lets the command line win.
    ///
    /// # Errors
    /// The file cannot be read, or holds a key nobody knows, or a value nobody can mean: with what would be right.
    pub fn load(args: &InstallArgs) -> Result<Self, Trouble> {
        let mut config = match &args.config {
            Some(path) => Self::read(path)?,
            None if Path::new(FILE_NAME).exists() => Self::read(Path::new(FILE_NAME))?,
            None => Self::default(),
        };
        if let Some(data) = &args.data {
            config.data.clone_from(data);
        }
        if let Some(database) = &args.database {
            config.database.clone_from(database);
        }
        config.packs.extend(args.packs.iter().cloned());
        config.check()?;
        Ok(config)
    }

    fn read(path: &Path) -> Result<Self, Trouble> {
        let file = path.display();
        let text = std::fs::read_to_string(path).map_err(|error| match error.kind() {
            ErrorKind::NotFound => Trouble::plain(|t| t.config_missing(&file)),
            _ => Trouble::plain(|t| t.config_unreadable(&file, &error)),
        })?;
        Self::of_text(&text, &file.to_string())
    }

    /// What the text of a file says.
    ///
    /// # Errors
    /// As [`Config::load`], but for values that are of the right kind and still cannot be meant.
    pub fn of_text(text: &str, file: &str) -> Result<Self, Trouble> {
        let known = Table::try_from(Self::default()).unwrap_or_default();
        let table: Table = text.parse().map_err(|error: toml::de::Error| {
            let at = error.span().map_or(0, |span| span.start).min(text.len());
            let line = text.as_bytes()[..at].iter().filter(|byte| **byte == b'\n').count() as u64 + 1;
            Trouble::plain(|t| t.config_syntax(file, line))
        })?;
        for (key, value) in &table {
            let Some(default) = known.get(key) else {
                let keys = known.keys().map(String::as_str).collect::<Vec<_>>().join(", ");
                return Err(Trouble::plain(|t| t.config_unknown(file, key, &keys)));
            };
            let words = |list: &Vec<Value>| list.iter().all(Value::is_str);
            let fits = discriminant(value) == discriminant(default) && value.as_array().is_none_or(words);
            if !fits || value.as_integer().is_some_and(|number| u32::try_from(number).is_err()) {
                return Err(refused(key, &value.to_string()));
            }
        }
        table.try_into().map_err(|_| Trouble::plain(|t| t.config_syntax(file, 1_u64)))
    }

    /// Whether every value can be meant.
    ///
    /// # Errors
    /// The first that cannot, with an example.
    pub fn check(&self) -> Result<(), Trouble> {
        let listens = |address: &str| {
            address.rsplit_once(':').is_some_and(|(host, port)| !host.is_empty() && port.parse::<u16>().is_ok())
        };
        let reached = |address: &str| {
            let host = address.strip_prefix("https://").or_else(|| address.strip_prefix("http://"));
            host.is_some_and(|host| !host.is_empty() && !host.ends_with('/') && !host.contains(char::is_whitespace))
        };
        let stored = |url: &str| {
            url.is_empty() || ["sqlite:", "postgres://", "postgresql://"].iter().any(|kind| url.starts_with(kind))
        };
        let connections = self.postgres_connections;
        let wrong = [
            ("listen", !listens(&self.listen), self.listen.clone()),
            ("base_url", !reached(&self.base_url), self.base_url.clone()),
            ("database", !stored(&self.database), crate::install::shown(&self.database)),
            ("postgres_connections", !(1..=POSTGRES_CONNECTIONS_MAX).contains(&connections), connections.to_string()),
            ("log_format", !LOG_FORMATS.contains(&self.log_format.as_str()), self.log_format.clone()),
            ("log", EnvFilter::try_new(&self.log).is_err(), self.log.clone()),
            ("node", self.node.trim().is_empty(), self.node.clone()),
        ];
        match wrong.into_iter().find(|(_, wrong, _)| *wrong) {
            Some((key, _, given)) => Err(refused(key, &format!("\"{given}\""))),
            None => Ok(()),
        }
    }

    /// The database's address, the embedded one by default.
    #[must_use]
    pub fn database_url(&self) -> String {
        if self.database.is_empty() {
            format!("sqlite:{}", self.data.join("motcua.db").display())
        } else {
            self.database.clone()
        }
    }

    /// The file's text for these values.
    #[must_use]
    pub fn to_toml(&self) -> String {
        toml::to_string_pretty(self).unwrap_or_default()
    }
}
