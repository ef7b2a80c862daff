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
use std::{path::PathBuf, sync::Arc};
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
