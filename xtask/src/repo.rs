//! Where the repository is and what lies in it.

use std::fs;
use std::path::{Path, PathBuf};

/// The repository this tool was built in.
pub struct Repo {
    root: PathBuf,
}

impl Repo {
    /// The workspace around this crate.
    pub fn here() -> Repo {
        let own = Path::new(env!("CARGO_MANIFEST_DIR"));
        Repo { root: own.parent().unwrap_or(own).to_path_buf() }
    }

    /// Another folder, for tests.
    #[cfg(test)]
    pub fn at(root: &Path) -> Repo {
        Repo { root: root.to_path_buf() }
    }

    /// The root itself.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// A path below the root.
    pub fn path(&self, below: &str) -> PathBuf {
        self.root.join(below)
    }

    /// Folders with a `Cargo.toml`, in order: `crates/*`, `systems/*`.
    pub fn crate_folders(&self) -> Vec<String> {
        let mut found = Vec::new();
        for group in ["crates", "systems"] {
            let Ok(entries) = fs::read_dir(self.path(group)) else { continue };
            for entry in entries.flatten().filter(|e| e.path().join("Cargo.toml").is_file()) {
                found.push(format!("{group}/{}", entry.file_name().to_string_lossy()));
            }
        }
        found.sort();
        found
    }
}
