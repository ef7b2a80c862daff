//! A province of a hundred communes: the pack of Quảng Trị with more of them, all made up, so that no counter is the only one.

use crate::form::PROCEDURE;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Communes that register births, those of the pack included.
pub const COMMUNES: usize = 100;

const PACK: &str = "packs/quang-tri";
/// The commune that the others are copies of.
const PATTERN: &str = "UBND-19351";
/// Communes in the pack itself that have a one-stop desk.
const OWN_COMMUNES: usize = 2;

/// Writes the pack into a folder and gives the folder, for `--packs`.
pub fn write(into: &Path) -> Result<PathBuf, String> {
    let folder = into.join("packs");
    copy(Path::new(PACK), &folder.join("quang-tri"))?;
    let agencies = folder.join("quang-tri/agencies.toml");
    let mut text = read(&agencies)?;
    let pattern = block(&text, PATTERN).ok_or_else(|| format!("{PACK} has no agency {PATTERN}"))?;
    let code = value(&pattern, "code").ok_or("the pattern has no code")?;
    for n in 1..=COMMUNES - OWN_COMMUNES {
        let made_up = pattern.replace(PATTERN, &format!("UBND-9{n:04}")).replace(&code, &format!("000.{n:02}.99.H50"));
        let _ = write!(text, "\n{made_up}\n");
    }
    save(&agencies, &text)?;
    // Without a list of its own the procedure belongs to every commune with a desk.
    let procedure = folder.join("quang-tri/procedures").join(PROCEDURE).join("procedure.toml");
    let text = read(&procedure)?;
    let lines = text.lines().filter(|line| !line.starts_with("agencies = "));
    save(&procedure, &(lines.collect::<Vec<_>>().join("\n") + "\n"))?;
    Ok(folder)
}

/// The table of the agency with that key.
fn block(text: &str, key: &str) -> Option<String> {
    let wanted = format!("key = \"{key}\"");
    let rest = text.split("[[agencies]]").find(|block| block.lines().any(|line| line == wanted))?;
    // What follows the last key (a heading in a comment) belongs to the next one.
    let lines: Vec<&str> = rest.trim().lines().take_while(|line| !line.trim().is_empty()).collect();
    Some(format!("[[agencies]]\n{}", lines.join("\n")))
}

fn value(block: &str, name: &str) -> Option<String> {
    let line = block.lines().find_map(|line| line.strip_prefix(&format!("{name} = ")))?;
    Some(line.trim_matches('"').to_owned())
}

fn copy(from: &Path, to: &Path) -> Result<(), String> {
    let trouble = |e: std::io::Error| format!("cannot copy {}: {e}", from.display());
    fs::create_dir_all(to).map_err(trouble)?;
    for entry in fs::read_dir(from).map_err(trouble)? {
        let entry = entry.map_err(trouble)?;
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target)?;
        } else {
            fs::copy(entry.path(), &target).map_err(trouble)?;
        }
    }
    Ok(())
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))
}

fn save(path: &Path, text: &str) -> Result<(), String> {
    fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}
