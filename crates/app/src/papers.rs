//! Where the texts of packs meet the press: papers that a pack prints its own way are tried, then installed.

use crate::systems::SYSTEMS;
use kernel::{Instant, Lang};
use pack::{Finding, Packs, Paper, PaperMistake};
use paper::{Override, Press};
use platform::PaperTemplate;
use serde_json::Value;

/// A paper that printed in its trial: the name, the language, the PDF.
pub type Print = (String, Lang, Vec<u8>);

/// What a trial of papers came to.
#[derive(Debug, Default)]
pub struct Tried {
    /// What is wrong with them.
    pub findings: Vec<Finding>,
    /// What was printed nevertheless.
    pub prints: Vec<Print>,
}

/// Every paper that a system prints, by name.
pub fn known() -> Vec<&'static PaperTemplate> {
    let mut known: Vec<&PaperTemplate> = SYSTEMS.iter().flat_map(|system| system.papers).collect();
    known.sort_by_key(|template| template.name);
    known
}

/// The paper of that name.
pub fn named(name: &str) -> Option<&'static PaperTemplate> {
    known().into_iter().find(|template| template.name == name)
}

/// Tries each with the sample of the paper whose place it takes.
pub fn trial(press: &Press, papers: &[Paper], at: Instant) -> Tried {
    let mut tried = Tried::default();
    for own in papers {
        let Some(replaces) = named(&own.name) else {
            let names: Vec<&str> = known().into_iter().map(|template| template.name).collect();
            tried.findings.push(own.unknown(&names));
            continue;
        };
        let trial = press.trial(&order(own), replaces, at);
        let keys = keys(replaces.sample);
        tried.findings.extend(trial.mistakes.iter().map(|one| {
            let (line, column, mild, bare) = (one.line, one.column, one.mild, one.bare);
            own.mistake(PaperMistake { line, column, mild, bare, said: &one.said, keys: &keys })
        }));
        tried.prints.extend(trial.prints.into_iter().map(|(lang, pdf)| (own.name.clone(), lang, pdf)));
    }
    tried
}

/// A press with the packs' papers in the place of the systems' own.
///
/// # Errors
/// What is wrong with them: a pack is used whole or not at all.
pub fn press(packs: &Packs, at: Instant) -> Result<Press, Vec<Finding>> {
    let press = Press::new();
    let findings = trial(&press, packs.papers(), at).findings;
    let (wrong, odd): (Vec<Finding>, Vec<Finding>) = findings.into_iter().partition(Finding::is_error);
    if !wrong.is_empty() {
        return Err(wrong);
    }
    for finding in odd {
        tracing::warn!("{}", finding.line_text(Lang::En));
    }
    Ok(press.with(packs.papers().iter().map(order)))
}

fn order(own: &Paper) -> Override {
    Override { name: own.name.clone(), file: own.file.clone(), source: own.source.clone() }
}

/// What the data of a paper has, as its sample shows: `code, agency (desk, place), …`.
fn keys(sample: &str) -> String {
    let data: Value = serde_json::from_str(sample).unwrap_or_default();
    let said = |(key, value): (&String, &Value)| {
        let inner = value.as_array().and_then(|list| list.first()).unwrap_or(value);
        match inner.as_object() {
            Some(fields) => format!("{key} ({})", fields.keys().cloned().collect::<Vec<_>>().join(", ")),
            None => key.clone(),
        }
    };
    data.as_object().into_iter().flatten().map(said).collect::<Vec<_>>().join(", ")
}
