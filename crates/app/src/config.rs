//! Configuration: one struct, one file, every key with its default; unknown keys are refused.

use crate::cli::InstallArgs;
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

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

/// The name looked for in the current folder when no file is given.
const FILE_NAME: &str = "motcua.toml";

impl Config {
    /// Reads the file (if there is one) and lets the command line win.
    ///
    /// # Errors
    /// The file cannot be read, or holds a key nobody knows: with line and column.
    pub fn load(args: &InstallArgs) -> Result<Self, String> {
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
        Ok(config)
    }

    fn read(path: &Path) -> Result<Self, String> {
        let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
        toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))
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
