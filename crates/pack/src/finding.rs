//! What a check has to say: file, line, what is wrong, what would be right.

use crate::{doc::Doc, limits, text::T};
use kernel::{Lang, Said};
use serde::Serialize;

/// Whether a finding stops the pack from being used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The pack is refused.
    Error,
    /// The pack works; a fact is unknown, provisional or only remembered, and is shown so.
    Notice,
}

/// One line of the report of a check.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// The file, as it was named when the check began.
    pub file: String,
    /// Line, from 1; 0 when the finding is about the whole file.
    pub line: u32,
    /// Column in characters, from 1; 0 when the finding is about the whole file.
    pub column: u32,
    /// Whether it stops the pack.
    pub severity: Severity,
    /// A name for the kind of finding that does not change with the language.
    pub key: &'static str,
    /// What is wrong.
    pub what: Said,
    /// What would be right.
    pub instead: Said,
}

impl Finding {
    /// `file:line:column`, or the file alone: what editors and terminals can jump to.
    #[must_use]
    pub fn place(&self) -> String {
        if self.line == 0 { self.file.clone() } else { format!("{}:{}:{}", self.file, self.line, self.column) }
    }
}

impl Finding {
    /// Whether it stops the pack.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }

    /// The whole finding as one line for a terminal: `file:line:column: what is wrong What would be right`.
    #[must_use]
    pub fn line_text(&self, lang: Lang) -> String {
        let t = T::new(lang);
        let severity = if self.is_error() { t.severity_error() } else { t.severity_notice() };
        format!("{}: {severity}: {} {}", self.place(), self.what.get(lang), self.instead.get(lang))
    }
}

/// Findings gathered during one load, bounded.
#[derive(Debug, Default)]
pub(crate) struct Report {
    findings: Vec<Finding>,
}

/// Where in a document a finding points.
#[derive(Clone, Copy, Debug)]
pub(crate) enum At<'a> {
    /// The value under this JSON pointer (or its nearest container).
    Value(&'a str),
    /// The key of this JSON pointer.
    Key(&'a str),
    /// A byte of the text.
    Byte(usize),
}

impl Report {
    /// Adds something that stops the pack.
    pub(crate) fn error<A, B>(
        &mut self,
        doc: &Doc,
        at: At<'_>,
        key: &'static str,
        what: impl Fn(T) -> A,
        instead: impl Fn(T) -> B,
    ) where
        A: Into<String>,
        B: Into<String>,
    {
        let place = doc.place(at);
        self.push(Severity::Error, &doc.file, place, key, (say(what), say(instead)));
    }

    /// Adds something that the reader of the pack should know.
    pub(crate) fn notice<A, B>(
        &mut self,
        doc: &Doc,
        at: At<'_>,
        key: &'static str,
        what: impl Fn(T) -> A,
        instead: impl Fn(T) -> B,
    ) where
        A: Into<String>,
        B: Into<String>,
    {
        let place = doc.place(at);
        self.push(Severity::Notice, &doc.file, place, key, (say(what), say(instead)));
    }

    /// Adds something about a whole file or folder.
    pub(crate) fn file<A, B>(&mut self, file: &str, key: &'static str, what: impl Fn(T) -> A, instead: impl Fn(T) -> B)
    where
        A: Into<String>,
        B: Into<String>,
    {
        self.push(Severity::Error, file, (0, 0), key, (say(what), say(instead)));
    }

    /// Adds one line, in words that are already made.
    pub(crate) fn push(
        &mut self,
        severity: Severity,
        file: &str,
        place: (u32, u32),
        key: &'static str,
        words: (Said, Said),
    ) {
        // An error always finds room: notices alone must never hide it.
        if self.findings.len() >= limits::FINDINGS_MAX && (severity == Severity::Notice || self.has_errors()) {
            return;
        }
        let (line, column) = place;
        let (what, instead) = words;
        self.findings.push(Finding { file: file.to_owned(), line, column, severity, key, what, instead });
    }

    /// Whether anything stops the pack.
    pub(crate) fn has_errors(&self) -> bool {
        self.findings.iter().any(|finding| finding.severity == Severity::Error)
    }

    /// How many findings stop the pack.
    pub(crate) fn errors_count(&self) -> usize {
        self.findings.iter().filter(|finding| finding.is_error()).count()
    }

    /// The findings, by file and line, each once.
    pub(crate) fn finish(mut self) -> Vec<Finding> {
        self.findings.sort_by(|a, b| {
            (&a.file, a.line, a.column, a.severity, a.key).cmp(&(&b.file, b.line, b.column, b.severity, b.key))
        });
        self.findings.dedup();
        self.findings
    }
}

/// A text of this crate in both languages.
pub(crate) fn say<A: Into<String>>(words: impl Fn(T) -> A) -> Said {
    Said::both(|lang: Lang| words(T::new(lang)).into())
}

/// A value short enough to be repeated inside a sentence, on one line.
pub(crate) fn quote(value: &str) -> String {
    let mut short: String = value
        .chars()
        .take(limits::QUOTE_CHARS_MAX)
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    if value.chars().nth(limits::QUOTE_CHARS_MAX).is_some() {
        short.push('…');
    }
    short
}
