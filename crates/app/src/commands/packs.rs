//! `motcua pack check`, `motcua pack list`, `motcua pack paper` and `motcua pack schema`.

use super::{Trouble, lang_of, say, say_both};
use crate::{
    cli::PackCommand,
    edge::MachineClock,
    papers::{self, Print},
};
use kernel::Clock;
use paper::{HOUSE_STYLE, Press};
use std::{fs, path::Path, process::ExitCode};

/// Does the command.
pub fn run(command: &PackCommand) -> Result<ExitCode, Trouble> {
    match command {
        PackCommand::Check { dir, json, papers, lang } => check(dir, *json, papers.as_deref(), lang),
        PackCommand::Import { from, into, report } => super::import::run(from, into, report.as_deref()),
        PackCommand::List { what, words, packs, lang } => {
            super::pack_list::run(what.as_deref(), &words.join(" "), packs, lang)
        }
        PackCommand::Paper { name, sample } => paper(name.as_deref(), *sample),
        PackCommand::Schema { name } => schema(name.as_deref()),
    }
}

fn check(dir: &Path, json: bool, prints: Option<&Path>, lang: &str) -> Result<ExitCode, Trouble> {
    let lang = lang_of(lang)?;
    let checked = pack::check_folder(dir);
    let tried = papers::trial(&Press::new(), &checked.papers, MachineClock::new().civil());
    let mut findings = checked.findings;
    findings.extend(tried.findings);
    findings.sort_by(|a, b| (&a.file, a.line, a.column).cmp(&(&b.file, b.line, b.column)));
    if let Some(folder) = prints {
        keep(folder, &tried.prints)?;
    }
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

/// Writes what was printed, so that it can be looked at.
fn keep(folder: &Path, prints: &[Print]) -> Result<(), Trouble> {
    let trouble = |file: &Path, error: &std::io::Error| Trouble::plain(|t| t.paper_write(file.display(), error));
    fs::create_dir_all(folder).map_err(|error| trouble(folder, &error))?;
    for (name, lang, pdf) in prints {
        let file = folder.join(format!("{}-{}.pdf", name.replace('/', "-"), lang.code()));
        fs::write(&file, pdf).map_err(|error| trouble(&file, &error))?;
    }
    Ok(())
}

fn paper(name: Option<&str>, sample: bool) -> Result<ExitCode, Trouble> {
    let known: Vec<&str> = papers::known().into_iter().map(|template| template.name).collect();
    match name {
        None => say(known.join("\n")),
        Some("official") => say(HOUSE_STYLE.trim_end()),
        Some(name) => match papers::named(name) {
            Some(template) => say(if sample { template.sample } else { template.source }.trim_end()),
            None => return Err(Trouble::plain(|t| t.paper_unknown(name, known.join(", ")))),
        },
    }
    Ok(ExitCode::SUCCESS)
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
