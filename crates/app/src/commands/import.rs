//! `motcua pack import`: facts in the exchange form into procedure folders of a pack.

use super::{Trouble, say, say_both};
use std::{fs, path::Path, process::ExitCode};

/// Imports, then says how much changed and how often the sources contradict themselves.
pub fn run(from: &Path, into: &Path, report: Option<&Path>) -> Result<ExitCode, Trouble> {
    let imported = pack::import(from, into).map_err(|findings| Trouble::findings(&findings))?;
    match report {
        Some(file) => fs::write(file, &imported.report)
            .map_err(|error| Trouble::plain(|t| t.import_report(file.display(), &error)))?,
        None => say(imported.report.trim_end()),
    }
    for file in &imported.changed {
        say(file.display());
    }
    say_both(|t| t.import_done(imported.procedures, imported.changed.len(), imported.contradictions));
    Ok(ExitCode::SUCCESS)
}
