//! `IMPORT.md`: what was imported, what the sources contradict themselves in, and what they leave open. Two languages.

use super::{Item, oddities::Oddity};
use crate::text::T;
use kernel::Lang;
use std::{collections::BTreeMap, fmt::Write};

/// The report, Vietnamese first.
pub(super) fn write(items: &[Item], organisation: Option<&[Oddity]>) -> String {
    let mut text = String::new();
    for (n, lang) in [Lang::Vi, Lang::En].into_iter().enumerate() {
        if n > 0 {
            text.push_str("\n---\n\n");
        }
        part(&mut text, items, organisation, T::new(lang));
    }
    text
}

fn part(text: &mut String, items: &[Item], organisation: Option<&[Oddity]>, t: T) {
    let found = items.iter().map(|item| item.oddities.len()).sum::<usize>();
    let _ = writeln!(text, "# {}\n\n{}\n", t.report_title(), t.report_about(items.len(), found));
    kinds(text, items, t);
    let _ = writeln!(text, "\n## {}\n", t.report_contradictions());
    for item in items.iter().filter(|item| !item.oddities.is_empty()) {
        let _ = writeln!(text, "### {} {}\n", item.code, item.name.get(t.lang()));
        for oddity in &item.oddities {
            let _ = writeln!(text, "- `{}`: {}", oddity.key, oddity.said.get(t.lang()));
        }
        text.push('\n');
    }
    if let Some(differences) = organisation {
        self::organisation(text, differences, t);
    }
    procedures(text, items, t);
}

/// How the organisation of the source differs from the pack's and from itself.
fn organisation(text: &mut String, differences: &[Oddity], t: T) {
    let _ = writeln!(text, "## {}\n", t.report_organisation());
    if differences.is_empty() {
        let _ = writeln!(text, "{}\n", t.report_organisation_same());
        return;
    }
    for oddity in differences {
        let _ = writeln!(text, "- `{}`: {}", oddity.key, oddity.said.get(t.lang()));
    }
    text.push('\n');
}

/// How often each sort was found.
fn kinds(text: &mut String, items: &[Item], t: T) {
    let mut counted: BTreeMap<&str, usize> = BTreeMap::new();
    for Oddity { key, .. } in items.iter().flat_map(|item| &item.oddities) {
        *counted.entry(key).or_default() += 1;
    }
    let _ = writeln!(text, "| {} | {} |\n|---|---|", t.report_sort(), t.report_count());
    for (key, count) in counted {
        let _ = writeln!(text, "| `{key}` | {count} |");
    }
}

/// One line a procedure: where it is taken in, whether its limit and its steps are known.
fn procedures(text: &mut String, items: &[Item], t: T) {
    let _ = writeln!(text, "## {}\n", t.report_procedures());
    let _ = writeln!(
        text,
        "| {} | {} | {} | {} | {} | {} |\n|---|---|---|---|---|---|",
        t.report_code(),
        t.report_name(),
        t.report_received_at(),
        t.report_limit(),
        t.report_steps(),
        t.report_contradictions()
    );
    for item in items {
        let limit = item.limit.as_deref().unwrap_or(t.report_unknown());
        let steps = match &item.steps_of {
            Some(place) => place.as_str(),
            None => t.report_no_steps(),
        };
        let kept = if item.kept { t.report_kept() } else { "" };
        let _ = writeln!(
            text,
            "| {} | {}{kept} | {} | {limit} | {steps} | {} |",
            item.code,
            item.name.get(t.lang()),
            item.received_at.join(", "),
            item.oddities.len()
        );
    }
}
