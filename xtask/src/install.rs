//! What this repository needs besides Rust: looks for it, and installs it where that is possible.

use crate::{run, say};
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

/// How long apt may take.
const APT_LIMIT: Duration = Duration::from_secs(20 * 60);

/// The script that says whether services start when their package is installed.
const SERVICES: &str = "/usr/sbin/policy-rc.d";

/// Something needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Need {
    /// The server programs of PostgreSQL, not a running server.
    Postgres,
    /// Node and npm.
    Node,
    /// Chromium, driven by the journey.
    Chromium,
    /// A Java runtime without windows, for the checker of HTML.
    Java,
}

impl Need {
    fn name(self) -> &'static str {
        match self {
            Need::Postgres => "the PostgreSQL server",
            Need::Node => "Node with npm",
            Need::Chromium => "Chromium",
            Need::Java => "a Java runtime",
        }
    }

    /// Its packages on Debian.
    fn packages(self) -> &'static [&'static str] {
        match self {
            Need::Postgres => &["postgresql"],
            Need::Node => &["nodejs", "npm"],
            Need::Chromium => &["chromium-headless-shell"],
            // Debian 12 brings 17 by this name, later ones bring later ones.
            Need::Java => &["default-jre-headless"],
        }
    }

    fn is_there(self) -> bool {
        match self {
            Need::Postgres => postgres_bin().is_some(),
            Need::Node => on_path("npm").is_some() && on_path("node").is_some(),
            Need::Chromium => ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
                .iter()
                .any(|n| on_path(n).is_some()),
            Need::Java => on_path("java").is_some(),
        }
    }
}

/// Makes sure that everything in the list is there.
pub fn ensure(needs: &[Need]) -> Result<(), String> {
    let missing: Vec<Need> = needs.iter().copied().filter(|need| !need.is_there()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names: Vec<&str> = missing.iter().map(|need| need.name()).collect();
    let packages: Vec<&str> = missing.iter().flat_map(|need| need.packages()).copied().collect();
    let by_hand = format!("missing: {}. On Debian: apt-get install {}", names.join(", "), packages.join(" "));
    if !is_root() || on_path("apt-get").is_none() {
        return Err(by_hand);
    }
    say::line(&format!("Installing {} (Debian packages: {})", names.join(", "), packages.join(" ")));
    // Debian's postgresql would make a cluster and start it as a service. We only want its programs.
    let quiet = Quiet::begin();
    let apt = || {
        let mut command = Command::new("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
        command
    };
    run::run("apt-get update", apt().arg("update"), APT_LIMIT)?;
    let install = ["install", "--yes", "--no-install-recommends"];
    let done = run::run("apt-get install", apt().args(install).args(&packages), APT_LIMIT);
    drop(quiet);
    done.map_err(|e| format!("apt-get install {}: {e}", packages.join(" ")))?;
    match missing.iter().find(|need| !need.is_there()) {
        None => Ok(()),
        Some(need) => Err(format!("{} is still missing after apt-get install; {by_hand}", need.name())),
    }
}

/// Keeps services from starting while it lives. Leaves a policy that was there alone.
struct Quiet(bool);

impl Quiet {
    fn begin() -> Quiet {
        if Path::new(SERVICES).exists() {
            return Quiet(false);
        }
        let written = fs::write(SERVICES, "#!/bin/sh\nexit 101\n")
            .and_then(|()| fs::set_permissions(SERVICES, fs::Permissions::from_mode(0o755)));
        Quiet(written.is_ok())
    }
}

impl Drop for Quiet {
    fn drop(&mut self) {
        if self.0 {
            let _ = fs::remove_file(SERVICES);
        }
    }
}

/// Whether this process may do everything.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0)
}

/// The first program of this name on the path.
pub fn on_path(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH")?;
    std::env::split_paths(&folders).map(|folder| folder.join(name)).find(|path| path.is_file())
}

/// The folder with `initdb` and `postgres`: from the path, or Debian's newest.
pub fn postgres_bin() -> Option<PathBuf> {
    let has_both = |folder: &PathBuf| folder.join("initdb").is_file() && folder.join("postgres").is_file();
    let known = on_path("initdb").and_then(|path| fs::canonicalize(path).ok());
    let known = known.and_then(|path| path.parent().map(Path::to_path_buf)).filter(has_both);
    if known.is_some() {
        return known;
    }
    let mut found: Vec<(u32, PathBuf)> = Vec::new();
    for entry in fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten() {
        let version = entry.file_name().to_string_lossy().parse().unwrap_or(0);
        found.push((version, entry.path().join("bin")));
    }
    found.sort();
    found.into_iter().rev().map(|(_, folder)| folder).find(has_both)
}
