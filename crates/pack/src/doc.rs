//! One file of a pack as a tree of values that know their line.

use crate::finding::{At, Report};
use serde_json::Value;
use std::collections::BTreeMap;

/// Byte offsets of one value: its key (when it has one) and itself.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Span {
    pub(crate) key: Option<usize>,
    pub(crate) value: usize,
}

/// A parsed TOML or JSON file. TOML and JSON become the same tree, so one schema language checks both.
#[derive(Clone, Debug, Default)]
pub(crate) struct Doc {
    /// The name shown in findings.
    pub(crate) file: String,
    /// The whole content; dates of TOML are text here.
    pub(crate) value: Value,
    /// Offset of every value by JSON pointer.
    pub(crate) spans: BTreeMap<String, Span>,
    text: String,
}

impl Doc {
    /// An empty document over a text: for findings about a text that could not be parsed.
    pub(crate) fn over(file: &str, text: &str) -> Self {
        Self { file: file.to_owned(), text: text.to_owned(), ..Self::default() }
    }

    /// Reads a file by its ending. `None` when it cannot be parsed: the report says why.
    pub(crate) fn read(file: &str, bytes: &[u8], report: &mut Report) -> Option<Self> {
        // Windows editors put a byte-order mark before UTF-8; it means nothing here.
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let text = match std::str::from_utf8(bytes) {
            Ok(text) => text,
            Err(error) => {
                let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
                let doc = Self::over(file, &good);
                let at = At::Byte(good.len());
                report.error(&doc, at, "not-utf8", |t| t.not_utf8(), |t| t.not_utf8_instead());
                return None;
            }
        };
        let mut doc = Self::over(file, text);
        let parsed = if file.ends_with(".json") {
            crate::json::parse(&mut doc, report)
        } else {
            crate::toml::parse(&mut doc, report)
        };
        parsed.then_some(doc)
    }

    /// The text as it was read.
    pub(crate) fn text(&self) -> &str {
        &self.text
    }

    /// Line and column (in characters), both from 1.
    pub(crate) fn place(&self, at: At<'_>) -> (u32, u32) {
        let byte = match at {
            At::Byte(byte) => byte,
            At::Value(pointer) => self.span(pointer).value,
            At::Key(pointer) => {
                let span = self.span(pointer);
                span.key.unwrap_or(span.value)
            }
        };
        let byte = (0..=byte.min(self.text.len())).rev().find(|i| self.text.is_char_boundary(*i)).unwrap_or(0);
        let before = &self.text[..byte];
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        (u32::try_from(line).unwrap_or(u32::MAX), u32::try_from(column).unwrap_or(u32::MAX))
    }

    /// The span of the value or of the nearest container that has one.
    fn span(&self, pointer: &str) -> Span {
        let mut pointer = pointer;
        loop {
            if let Some(span) = self.spans.get(pointer) {
                return *span;
            }
            match pointer.rfind('/') {
                Some(cut) => pointer = &pointer[..cut],
                None => return Span::default(),
            }
        }
    }
}

/// One more step of a JSON pointer.
pub(crate) fn join(pointer: &str, step: &str) -> String {
    format!("{pointer}/{}", step.replace('~', "~0").replace('/', "~1"))
}
