//! `cargo x new-system NAME`: copies `systems/sample` under a new name and registers it.

use crate::repo::Repo;
use crate::tidy::source::Source;
use crate::{say, text};
use std::fs;
use std::path::Path;

/// What is copied.
const SAMPLE: &str = "sample";

/// Longest name, in letters; it becomes a part of table names.
const NAME_CHARS_MAX: usize = 24;

/// Where a system is registered. In each, the line above a comment that says `new-system` (or, without one, the last
/// line that names a system) is copied with the new name.
const REGISTERED: [&str; 3] = ["Cargo.toml", "crates/app/Cargo.toml", "crates/app/src/systems.rs"];

/// Names that mean something else to Rust or in a path.
const TAKEN: [&str; 14] = [
    "std", "core", "alloc", "test", "crate", "self", "super", "mod", "type", "static", "match", "where", "tests",
    "main",
];

/// Makes the system; nothing is written when anything is wrong.
pub fn run(repo: &Repo, name: &str) -> Result<(), String> {
    refuse(repo, name)?;
    let systems = systems(repo);
    let mut edits = Vec::new();
    for file in REGISTERED {
        let before = fs::read_to_string(repo.path(file)).map_err(|e| format!("{file}: {e}"))?;
        let after = registered(&before, &systems, name).ok_or_else(|| {
            format!("{file}: no line names a system and no comment says `new-system`, so `{name}` cannot be added")
        })?;
        edits.push((file, after));
    }
    let folder = format!("systems/{name}");
    if let Err(e) = copy(&repo.path(&format!("systems/{SAMPLE}")), &repo.path(&folder), name) {
        let _ = fs::remove_dir_all(repo.path(&folder));
        return Err(format!("cannot copy systems/{SAMPLE}: {e}"));
    }
    for (file, after) in edits {
        fs::write(repo.path(file), after).map_err(|e| format!("{file}: {e}"))?;
        say::line(&format!("added a line to {file}"));
    }
    let complaints = text::run(repo, false);
    if !complaints.is_empty() {
        say::complaints(&complaints);
        return Err("the texts of the copy do not generate".to_owned());
    }
    say::line(&format!("made {folder}. Now:"));
    say::line(&format!("  cargo x test {name}               its tests"));
    say::line("  cargo x tidy --accept-migrations  when its tables are final");
    say::line("  docs/adding-a-system.md           what to change, in which order");
    Ok(())
}

fn refuse(repo: &Repo, name: &str) -> Result<(), String> {
    let letters = name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit());
    if !letters || !name.starts_with(|c: char| c.is_ascii_lowercase()) || name.len() > NAME_CHARS_MAX || name.len() < 3
    {
        let max = NAME_CHARS_MAX;
        return Err(format!("`{name}` is no name: 3 to {max} small letters and digits, a letter first, as in `land`"));
    }
    if TAKEN.contains(&name) || name == SAMPLE {
        return Err(format!("`{name}` is taken; choose the English word of the field, as in `land` or `petition`"));
    }
    let folders = repo.crate_folders();
    if folders.iter().any(|folder| folder.ends_with(&format!("/{name}"))) || ["xtask", "bench"].contains(&name) {
        return Err(format!("there is a crate `{name}` already"));
    }
    let lock = fs::read_to_string(repo.path("Cargo.lock")).unwrap_or_default();
    if lock.lines().any(|line| line == format!("name = \"{name}\"")) {
        return Err(format!("`{name}` is the name of a crate we depend on; choose another"));
    }
    Ok(())
}

fn systems(repo: &Repo) -> Vec<String> {
    let folders = repo.crate_folders();
    folders.iter().filter_map(|folder| folder.strip_prefix("systems/")).map(str::to_owned).collect()
}

/// The text with the new system in it, at every place that asks for one; `None` when there is no such place.
pub fn registered(text: &str, systems: &[String], name: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    // Our comments are `#` in TOML and `//` in Rust.
    let is_mark = |line: &str| {
        let line = line.trim_start();
        (line.starts_with('#') || line.starts_with("//")) && line.contains("new-system")
    };
    let mut places: Vec<usize> = (0..lines.len()).filter(|at| is_mark(lines[*at])).collect();
    if places.is_empty() {
        places.extend(lines.iter().rposition(|line| systems.iter().any(|s| names(line, s))).map(|at| at + 1));
    }
    let mut out = Vec::new();
    let mut added = false;
    for (at, line) in lines.iter().copied().chain([""]).enumerate() {
        if places.contains(&at) {
            let model = lines[..at].iter().rev().find_map(|line| {
                systems.iter().find(|system| names(line, system)).map(|system| renamed(line, system, name))
            })?;
            out.push(model);
            added = true;
        }
        out.push(line.to_owned());
    }
    added.then(|| out.join("\n"))
}

/// Whether a line registers a system: it names it as a whole word and is no comment.
fn names(line: &str, system: &str) -> bool {
    let start = line.trim_start();
    !start.starts_with('#') && !start.starts_with("//") && renamed(line, system, "") != line
}

/// Replaces a name where it stands as a whole word.
fn renamed(line: &str, from: &str, to: &str) -> String {
    let word = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || c == '_');
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in line.match_indices(from) {
        let (before, after) = (line[..at].chars().next_back(), line[at + from.len()..].chars().next());
        if !word(before) && !word(after) {
            out.push_str(&line[done..at]);
            out.push_str(to);
            done = at + from.len();
        }
    }
    out.push_str(&line[done..]);
    out
}

/// Copies a folder with the new name in it.
fn copy(from: &Path, to: &Path, name: &str) -> std::io::Result<()> {
    fs::create_dir(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        let file = entry.file_name().to_string_lossy().into_owned();
        let target = to.join(&file);
        if entry.file_type()?.is_dir() {
            copy(&entry.path(), &target, name)?;
            continue;
        }
        match String::from_utf8(fs::read(entry.path())?) {
            Ok(text) => fs::write(&target, rewritten(&file, &text, name))?,
            Err(other) => fs::write(&target, other.as_bytes())?,
        }
    }
    Ok(())
}

/// The text of a file with the new name wherever `sample` is the name of the system. Elsewhere it is a word of ours:
/// `samples()`, `Sample { … }`, `t.sample_text()`, and in `text/*.ftl` always.
pub fn rewritten(file: &str, text: &str, name: &str) -> String {
    let ending = Path::new(file).extension().map_or(String::new(), |ending| ending.to_string_lossy().into_owned());
    let code = if ending == "rs" { Source::read(text).code } else { String::new() };
    let mut out = String::new();
    let mut done = 0;
    for (at, _) in text.match_indices(SAMPLE) {
        let (before, after) = (text[..at].chars().next_back(), text[at + SAMPLE.len()..].chars().next());
        let begins = !before.is_some_and(|c| c.is_alphanumeric() || c == '_');
        let ends = !after.is_some_and(char::is_alphanumeric);
        let in_path = before == Some('/') && after != Some('_');
        let is_name = match ending.as_str() {
            // Inside a literal, in an address in a comment, or as a path.
            "rs" => match code.as_bytes().get(at) {
                Some(b'~') => begins && ends,
                Some(b' ') => in_path && ends,
                _ => begins && text[at + SAMPLE.len()..].starts_with("::"),
            },
            "sql" => begins && ends,
            "toml" => before == Some('"') && after == Some('"'),
            "html" => in_path && ends,
            _ => false,
        };
        if is_name {
            out.push_str(&text[done..at]);
            out.push_str(name);
            done = at + SAMPLE.len();
        }
    }
    out.push_str(&text[done..]);
    out
}
