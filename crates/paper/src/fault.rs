//! Typst's complaints as one fault that names the template's line.

use crate::{limits::FAULT_LINES_MAX, world::Job};
use platform::PaperFault;
use typst::{World, WorldExt, diag::SourceDiagnostic};

/// `onestop/receipt:12:5: unknown variable: x (hint)`; one line for each mistake, at most `FAULT_LINES_MAX`.
pub(crate) fn of(name: &str, job: &Job<'_>, mistakes: &[SourceDiagnostic]) -> PaperFault {
    let lines: Vec<String> = mistakes.iter().take(FAULT_LINES_MAX).map(|m| line(name, job, m)).collect();
    PaperFault(lines.join("\n"))
}

fn line(name: &str, job: &Job<'_>, mistake: &SourceDiagnostic) -> String {
    let mut text = match place(name, job, mistake) {
        Some(place) => format!("{place}: {}", mistake.message),
        None => format!("{name}: {}", mistake.message),
    };
    for hint in mistake.hints.iter().take(1) {
        text.push_str(&format!(" ({})", hint.v));
    }
    text
}

fn place(name: &str, job: &Job<'_>, mistake: &SourceDiagnostic) -> Option<String> {
    let id = mistake.span.id()?;
    let range = job.range(mistake.span)?;
    let (line, column) = job.source(id).ok()?.lines().byte_to_line_column(range.start)?;
    let file = job.other_path(id).unwrap_or(name);
    Some(format!("{file}:{}:{}", line + 1, column + 1))
}
