//! `motcua pack check` and `motcua pack schema`.

use super::{Trouble, lang_of, say, say_both};
use crate::cli::PackCommand;
use std::process::ExitCode;

/// Does the command.
pub fn run(command: &PackCommand) -> Result<ExitCode, Trouble> {
    match command {
        PackCommand::Check { dir, json, lang } => check(dir, *json, lang),
        PackCommand::Import { from, into, report } => super::import::run(from, into, report.as_deref()),
        PackCommand::Schema { name } => schema(name.as_deref()),
    }
}

fn check(dir: &std::path::Path, json: bool, lang: &str) -> Result<ExitCode, Trouble> {
    let lang = lang_of(lang)?;
    let findings = pack::check_dir(dir);
    let errors = findings.iter().filter(|finding| finding.is_error()).count();
    if json {
        say(serde_json::to_string_pretty(&findings).unwrap_or_default());
    } else {
        // What is merely unknown would bury what has to be mended.
        for finding in findings.iter().filter(|finding| errors == 0 || finding.is_error()) {
            say(finding.line_text(lang));
        }
        if errors == 0 {
            let notices = findings.len();
            say_both(|t| t.pack_clean(dir.display(), notices));
        } else {
            say_both(|t| t.pack_broken(errors));
        }
    }
    Ok(if errors == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn schema(name: Option<&str>) -> Result<ExitCode, Trouble> {
    let known: Vec<&str> = pack::SCHEMAS.iter().map(|(name, _)| *name).collect();
    match name {
        None => say(known.join("\n")),
        Some(name) => match pack::SCHEMAS.iter().find(|(known, _)| *known == name) {
            Some((_, text)) => say(text.trim_end()),
            None => return Err(Trouble::plain(|t| t.schema_unknown(name, known.join(", ")))),
        },
    }
    Ok(ExitCode::SUCCESS)
}
