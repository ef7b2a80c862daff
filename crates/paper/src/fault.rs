//! Typst's complaints as mistakes that name the template's line.

use crate::{limits::FAULT_LINES_MAX, world::Job};
use platform::PaperFault;
use typst::{
    World, WorldExt,
    diag::{Severity, SourceDiagnostic},
    syntax::DiagSpan,
};

/// Something wrong with a template, at its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// Line of the template, from 1; 0 when it is about the paper as a whole.
    pub line: u32,
    /// Column in characters, from 1; 0 when it is about the paper as a whole.
    pub column: u32,
    /// Whether it prints nevertheless.
    pub mild: bool,
    /// Whether it shows itself only when what may be missing is missing.
    pub bare: bool,
    /// What Typst says, in English, with its hint; it names the house style when the mistake shows itself there.
    pub said: String,
}

impl Mistake {
    /// One about the paper as a whole.
    pub(crate) fn whole(said: impl Into<String>) -> Mistake {
        Mistake { line: 0, column: 0, mild: false, bare: false, said: said.into() }
    }

    /// `onestop/receipt:12:5: unknown variable: x (hint)`.
    pub(crate) fn text(&self, name: &str) -> String {
        match self.line {
            0 => format!("{name}: {}", self.said),
            line => format!("{name}:{line}:{}: {}", self.column, self.said),
        }
    }
}

/// What Typst found, at most `FAULT_LINES_MAX`.
pub(crate) fn of(job: &Job, found: &[SourceDiagnostic]) -> Vec<Mistake> {
    found.iter().take(FAULT_LINES_MAX).map(|one| mistake(job, one)).collect()
}

/// One line for each mistake.
pub(crate) fn fault(name: &str, mistakes: &[Mistake]) -> PaperFault {
    let lines: Vec<String> = mistakes.iter().map(|one| one.text(name)).collect();
    PaperFault(lines.join("\n"))
}

/// A mistake that shows itself in the house style is put where the template called it.
fn mistake(job: &Job, found: &SourceDiagnostic) -> Mistake {
    let own = place(job, found.span);
    let calls = found.trace.iter().map(|call| place(job, DiagSpan::from(call.span)));
    let in_template = std::iter::once(own).chain(calls).flatten().find(|place| place.file.is_none());
    let in_template = in_template.or_else(|| own.and_then(|_| house_style(job)));
    let mut said = found.message.to_string();
    for hint in found.hints.iter().take(1) {
        said.push_str(&format!(" ({})", hint.v));
    }
    if let Some(Place { file: Some(file), line, column }) = own {
        said = format!("{file}:{line}:{column}: {said}");
    }
    let (line, column) = in_template.map_or((0, 0), |place| (place.line, place.column));
    Mistake { line, column, mild: found.severity == Severity::Warning, bare: false, said }
}

/// Where the template puts itself into the house style. A show rule leaves no trace of its call, and what it was given
/// (`size: "to"`) shows itself only inside.
fn house_style(job: &Job) -> Option<Place> {
    let source = job.source(job.main()).ok()?;
    let (line, column) = source.lines().byte_to_line_column(source.text().find(HOUSE_STYLE_CALL)?)?;
    let from_one = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
    Some(Place { file: None, line: from_one(line), column: from_one(column) })
}

/// How a template puts itself into the house style.
const HOUSE_STYLE_CALL: &str = "official.with(";

#[derive(Clone, Copy)]
struct Place {
    /// The file, unless it is the template itself.
    file: Option<&'static str>,
    line: u32,
    column: u32,
}

fn place(job: &Job, span: DiagSpan) -> Option<Place> {
    let id = span.id()?;
    let range = job.range(span)?;
    let (line, column) = job.source(id).ok()?.lines().byte_to_line_column(range.start)?;
    let from_one = |n: usize| u32::try_from(n + 1).unwrap_or(u32::MAX);
    Some(Place { file: job.other_path(id), line: from_one(line), column: from_one(column) })
}
