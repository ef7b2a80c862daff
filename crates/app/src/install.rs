//! Puts an installation together from its configuration.

use crate::{
    commands::Trouble,
    config::Config,
    edge::{MachineClock, MachineEntropy},
    papers,
    systems::MODULES,
};
use kernel::Clock;
use pack::Packs;
use platform::{Parts, Platform};
use std::{
    fs::{File, TryLockError},
    path::PathBuf,
    sync::Arc,
};
use store::{Options, Store};

/// A running installation and the clock that only the edge may move.
#[derive(Clone)]
pub struct Install {
    /// The platform.
    pub platform: Platform,
    /// Its clock.
    pub clock: Arc<MachineClock>,
}

/// Reads the packs: those in the binary, and what the folders add or replace.
///
/// # Errors
/// Every finding, with file and line.
pub fn packs(dirs: &[PathBuf]) -> Result<Packs, Trouble> {
    Packs::load(dirs, true).map_err(|findings| Trouble::findings(&findings))
}

/// Opens the database (making the folder when it is missing) and puts the parts together. No table is made yet.
///
/// # Errors
/// The packs do not check, a paper of theirs does not print, the folder cannot be made, or the database cannot be opened.
pub fn open(config: &Config, demo: bool) -> Result<Install, Trouble> {
    let packs = packs(&config.packs)?;
    std::fs::create_dir_all(&config.data).map_err(|e| Trouble::plain(|t| t.data_folder(config.data.display(), &e)))?;
    let options = Options {
        blobs: Some(config.data.join("files")),
        writers: Some(config.postgres_connections as usize),
        ..Options::default()
    };
    let url = config.database_url();
    let store = Store::open(&url, options).map_err(|e| Trouble::plain(|t| t.database_open(shown(&url), &e)))?;
    let clock = Arc::new(MachineClock::new());
    let press = papers::press(&packs, clock.civil()).map_err(|findings| Trouble::findings(&findings))?;
    let platform = Platform::new(Parts {
        store,
        clock: clock.clone(),
        entropy: Arc::new(MachineEntropy),
        packs: Arc::new(packs),
        paper: Arc::new(press),
        modules: MODULES,
        node: config.node.clone(),
        demo,
    });
    Ok(Install { platform, clock })
}

/// Looks whether there is an installation: commands that look at one, or make it anew from its journal, make none.
///
/// # Errors
/// There is no embedded database where one should be.
pub fn exists(config: &Config) -> Result<(), Trouble> {
    match embedded(config) {
        Some(file) if !file.is_file() => Err(Trouble::plain(|t| t.data_missing(file.display()))),
        _ => Ok(()),
    }
}

/// The file of the embedded database, when that is what is used.
fn embedded(config: &Config) -> Option<PathBuf> {
    config.database_url().strip_prefix("sqlite:").map(PathBuf::from)
}

/// Keeps every other server off an embedded database, as long as it lives or until its process ends, however that ends.
#[derive(Debug)]
pub struct Hold {
    file: Option<File>,
}

impl Hold {
    /// Whether nobody else can be at work on the database.
    pub fn is_alone(&self) -> bool {
        self.file.is_some()
    }
}

/// Takes hold of an embedded database: what a server keeps in memory would be wrong beside a second one. A PostgreSQL
/// database may have several servers.
///
/// # Errors
/// Somebody else holds it, or the file for it cannot be made.
pub fn hold(config: &Config) -> Result<Hold, Trouble> {
    let Some(file) = embedded(config) else { return Ok(Hold { file: None }) };
    std::fs::create_dir_all(&config.data).map_err(|e| Trouble::plain(|t| t.data_folder(config.data.display(), &e)))?;
    let mut name = file.clone().into_os_string();
    name.push(".lock");
    let lock = File::options().create(true).truncate(false).write(true).open(&name);
    let lock = lock.map_err(|e| Trouble::plain(|t| t.data_folder(file.display(), &e)))?;
    match lock.try_lock() {
        Ok(()) => Ok(Hold { file: Some(lock) }),
        Err(TryLockError::WouldBlock) => Err(Trouble::plain(|t| t.data_in_use(file.display()))),
        Err(TryLockError::Error(e)) => Err(Trouble::plain(|t| t.data_folder(file.display(), &e))),
    }
}

/// The same installation with another clock: the demo plays the past through it.
pub fn with_clock(install: &Install, clock: Arc<dyn kernel::Clock>) -> Platform {
    let old = &install.platform;
    Platform::new(Parts {
        store: old.store().clone(),
        clock,
        entropy: Arc::new(MachineEntropy),
        packs: old.packs().clone(),
        paper: old.paper().clone(),
        modules: MODULES,
        node: old.node().to_owned(),
        demo: old.is_demo(),
    })
}

/// A database address without its password.
pub fn shown(url: &str) -> String {
    match (url.find("://"), url.rfind('@')) {
        (Some(scheme), Some(at)) if scheme + 3 < at => {
            let user = url[scheme + 3..at].split(':').next().unwrap_or_default();
            format!("{}{user}{}", &url[..scheme + 3], &url[at..])
        }
        _ => url.to_owned(),
    }
}
