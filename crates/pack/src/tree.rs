//! The files of one pack, from a folder or from the binary, with every bound kept.

use crate::{finding::Report, limits};
use include_dir::{Dir, DirEntry};
use std::{
    collections::BTreeMap,
    fs,
    io::Read,
    path::{Path, PathBuf},
};

/// A pack as bytes, before anything is understood of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tree {
    /// What stands before each path in a finding.
    pub(crate) label: String,
    /// Content by path inside the pack, with `/` between folders.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Tree {
    /// A path as findings show it.
    pub(crate) fn named(&self, path: &str) -> String {
        if self.label.is_empty() { path.to_owned() } else { format!("{}/{path}", self.label) }
    }

    /// The files below a folder, by the path that is left.
    pub(crate) fn below<'a>(&'a self, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
        self.files.keys().filter_map(move |path| {
            path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/')).map(|rest| (path.as_str(), rest))
        })
    }

    /// A pack that the binary carries.
    pub(crate) fn embedded(dir: &Dir<'_>) -> Self {
        let label = format!("packs/{}", dir.path().display());
        let mut files = BTreeMap::new();
        gather(dir, dir.path(), &mut files);
        Self { label, files }
    }

    /// A pack in a folder. `None` when nothing of it can be trusted; the report says why.
    pub(crate) fn folder(root: &Path, report: &mut Report) -> Option<Self> {
        let mut tree = Self { label: root.display().to_string(), files: BTreeMap::new() };
        let mut walk = Walk { root, bytes: 0, report };
        let complete = walk.folder(root, 0, &mut tree.files);
        complete.then_some(tree)
    }
}

fn gather(dir: &Dir<'_>, root: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in dir.entries() {
        match entry {
            DirEntry::Dir(inner) => gather(inner, root, files),
            DirEntry::File(file) => {
                let path = file.path().strip_prefix(root).unwrap_or(file.path());
                files.insert(path.to_string_lossy().replace('\\', "/"), file.contents().to_vec());
            }
        }
    }
}

/// The packs below a folder: the folder itself if it is one, else its folders that are.
pub(crate) fn pack_roots(dir: &Path, report: &mut Report) -> Vec<PathBuf> {
    if dir.join("pack.toml").is_file() {
        return vec![dir.to_owned()];
    }
    let shown = dir.display().to_string();
    let Ok(entries) = fs::read_dir(dir) else {
        report.file(&shown, "not-readable", |t| t.folder_not_readable(), |t| t.folder_not_readable_instead());
        return Vec::new();
    };
    let mut roots = Vec::new();
    for path in entries.flatten().map(|entry| entry.path()).filter(|path| !hidden(path)) {
        let link = fs::symlink_metadata(&path).is_ok_and(|meta| meta.is_symlink());
        if link {
            report.file(&path.display().to_string(), "link", |t| t.link(), |t| t.link_instead());
        } else if path.join("pack.toml").is_file() {
            roots.push(path);
        }
    }
    roots.sort();
    roots.truncate(limits::PACKS_MAX + 1);
    if roots.is_empty() {
        report.file(&shown, "no-pack", |t| t.no_pack(), |t| t.no_pack_instead());
    }
    roots
}

struct Walk<'a> {
    root: &'a Path,
    bytes: u64,
    report: &'a mut Report,
}

impl Walk<'_> {
    /// Reads a folder; `false` stops the walk: a bound of the whole pack was passed.
    fn folder(&mut self, dir: &Path, depth: usize, files: &mut BTreeMap<String, Vec<u8>>) -> bool {
        let shown = dir.display().to_string();
        if depth > limits::FOLDER_DEPTH_MAX {
            let max = limits::FOLDER_DEPTH_MAX;
            self.report.file(&shown, "folder-too-deep", |t| t.folder_too_deep(), |t| t.folder_too_deep_instead(max));
            return false;
        }
        let Ok(entries) = fs::read_dir(dir) else {
            let report = &mut *self.report;
            report.file(&shown, "not-readable", |t| t.folder_not_readable(), |t| t.folder_not_readable_instead());
            return false;
        };
        let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
        paths.sort();
        for path in paths {
            if hidden(&path) {
                continue;
            }
            if files.len() >= limits::PACK_FILES_MAX {
                let max = limits::PACK_FILES_MAX;
                self.report.file(&shown, "too-many-files", |t| t.too_many_files(), |t| t.too_many_files_instead(max));
                return false;
            }
            if !self.entry(&path, depth, files) {
                return false;
            }
        }
        true
    }

    fn entry(&mut self, path: &Path, depth: usize, files: &mut BTreeMap<String, Vec<u8>>) -> bool {
        let shown = path.display().to_string();
        // Not `metadata`: a link could lead out of the pack, to any file that this process may read.
        let Ok(meta) = fs::symlink_metadata(path) else {
            self.report.file(&shown, "not-readable", |t| t.file_not_readable(), |t| t.file_not_readable_instead());
            return true;
        };
        if meta.is_dir() {
            return self.folder(path, depth + 1, files);
        }
        if !meta.is_file() {
            self.report.file(&shown, "link", |t| t.link(), |t| t.link_instead());
            return true;
        }
        let Some(inside) = path.strip_prefix(self.root).ok().and_then(Path::to_str) else {
            self.report.file(&shown, "file-name", |t| t.file_name(), |t| t.file_name_instead());
            return true;
        };
        let max_kb = limits::FILE_BYTES_MAX / 1024;
        if meta.len() > limits::FILE_BYTES_MAX {
            self.report.file(&shown, "file-too-large", |t| t.file_too_large(), |t| t.file_too_large_instead(max_kb));
            return true;
        }
        let Some(bytes) = read(path) else {
            self.report.file(&shown, "not-readable", |t| t.file_not_readable(), |t| t.file_not_readable_instead());
            return true;
        };
        self.bytes += bytes.len() as u64;
        if self.bytes > limits::PACK_BYTES_MAX {
            let max_mb = limits::PACK_BYTES_MAX / (1024 * 1024);
            self.report.file(&shown, "pack-too-large", |t| t.pack_too_large(), |t| t.pack_too_large_instead(max_mb));
            return false;
        }
        files.insert(inside.replace('\\', "/"), bytes);
        true
    }
}

/// A regular file's content, never more than the limit even if it grows while it is read.
pub(crate) fn read(path: &Path) -> Option<Vec<u8>> {
    let file = fs::File::open(path).ok()?;
    let mut bytes = Vec::new();
    file.take(limits::FILE_BYTES_MAX + 1).read_to_end(&mut bytes).ok()?;
    (bytes.len() as u64 <= limits::FILE_BYTES_MAX).then_some(bytes)
}

/// Files that editors and version control leave behind are not part of a pack.
fn hidden(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.ends_with('~')
}
