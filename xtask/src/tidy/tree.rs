//! Everything in the repository that a person wrote, read once.

use super::source::Source;
use crate::repo::Repo;
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

/// Folders that hold nothing of ours.
const SKIPPED: [&str; 4] = [".git", "target", "node_modules", "data"];

/// Files longer than this are data, not text (a font, a picture, a recorded run).
const TEXT_BYTES_MAX: u64 = 2 * 1024 * 1024;

/// The text files of the repository by path, and the Rust ones taken apart.
pub struct Tree {
    /// Every text file by its path from the root.
    pub files: BTreeMap<String, String>,
    /// The Rust files among them.
    pub rust: BTreeMap<String, Source>,
    /// The crates by folder.
    pub crates: Vec<Package>,
}

/// A crate of the workspace.
pub struct Package {
    /// Folder from the root, such as `crates/kernel`.
    pub folder: String,
    /// Name in its `Cargo.toml`.
    pub name: String,
    /// Its `Cargo.toml`.
    pub manifest: toml::Table,
}

impl Package {
    /// Names in a table of dependencies (`dependencies`, `dev-dependencies`, `build-dependencies`).
    pub fn names(&self, table: &str) -> Vec<String> {
        let found = self.manifest.get(table).and_then(toml::Value::as_table);
        found.map(|t| t.keys().cloned().collect()).unwrap_or_default()
    }

    /// Path of its `Cargo.toml`.
    pub fn file(&self) -> String {
        format!("{}/Cargo.toml", self.folder)
    }
}

impl Tree {
    /// Reads the repository.
    pub fn load(repo: &Repo) -> Result<Tree, String> {
        let mut files = BTreeMap::new();
        walk(repo.root(), "", &mut files).map_err(|e| e.to_string())?;
        Ok(Tree::of(files))
    }

    /// A tree of given files.
    pub fn of(files: BTreeMap<String, String>) -> Tree {
        let is_rust = |path: &str| Path::new(path).extension().is_some_and(|e| e == "rs");
        let rust =
            files.iter().filter(|(path, _)| is_rust(path)).map(|(path, text)| (path.clone(), Source::read(text)));
        let rust = rust.collect();
        let mut crates = Vec::new();
        for (path, text) in &files {
            let Some(folder) = path.strip_suffix("/Cargo.toml") else { continue };
            let Ok(manifest) = text.parse::<toml::Table>() else { continue };
            let name = manifest.get("package").and_then(|p| p.get("name")).and_then(toml::Value::as_str);
            let name = name.unwrap_or(folder).to_owned();
            crates.push(Package { folder: folder.to_owned(), name, manifest });
        }
        Tree { files, rust, crates }
    }

    /// The files with an ending, such as `.sql`.
    pub fn ending<'a>(&'a self, end: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files.iter().filter(move |(path, _)| path.ends_with(end)).map(|(p, t)| (p.as_str(), t.as_str()))
    }

    /// The line of the first occurrence of `wanted` at the start of a line of a file; 0 when there is none.
    pub fn line_starting(&self, file: &str, wanted: &str) -> usize {
        let text = self.files.get(file).map_or("", String::as_str);
        text.lines().position(|line| line.starts_with(wanted)).map_or(0, |at| at + 1)
    }
}

/// Whether a Rust file holds tests only.
pub fn is_test(path: &str) -> bool {
    path.ends_with("/tests.rs") || path.contains("/tests/") || path.starts_with("crates/testkit/")
}

/// Whether a Rust file was written by `cargo x gen`.
pub fn is_generated(text: &str) -> bool {
    text.starts_with(crate::text::MARK)
}

/// The folder of the crate a file belongs to.
pub fn crate_folder(path: &str) -> &str {
    let depth = if path.starts_with("crates/") || path.starts_with("systems/") { 2 } else { 1 };
    let end = path.match_indices('/').nth(depth - 1).map_or(path.len(), |(at, _)| at);
    &path[..end]
}

fn walk(folder: &Path, below: &str, files: &mut BTreeMap<String, String>) -> std::io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        if SKIPPED.contains(&name.as_str()) && (name != "data" || below.is_empty()) {
            continue;
        }
        let path = if below.is_empty() { name } else { format!("{below}/{name}") };
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(&entry.path(), &path, files)?;
        } else if kind.is_file() && entry.metadata()?.len() <= TEXT_BYTES_MAX {
            // What is not UTF-8 is a picture or a font.
            if let Ok(text) = String::from_utf8(fs::read(entry.path())?) {
                files.insert(path, text);
            }
        }
    }
    Ok(())
}
