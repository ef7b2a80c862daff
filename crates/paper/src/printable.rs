//! Makes the texts of the data printable: what the fonts cannot draw, or would only deceive the eye, stays off the paper.

use crate::limits::{DATA_DEPTH_MAX, TEXT_CHARS_MAX};
use platform::PaperFault;
use serde_json::Value;
use std::collections::HashSet;
use typst::text::Font;
use unicode_normalization::UnicodeNormalization;

/// Stands for a character that the fonts lack; PDF/A forbids an empty glyph.
const UNKNOWN: char = '\u{FFFD}';

/// The characters that all our fonts can draw.
pub(crate) struct Printable(HashSet<char>);

impl Printable {
    /// What is common to these fonts: a name must survive being set in bold.
    pub(crate) fn of(fonts: &[Font]) -> Printable {
        let mut sets =
            fonts.iter().map(|f| f.info().coverage.iter().filter_map(char::from_u32).collect::<HashSet<char>>());
        let first = sets.next().unwrap_or_default();
        Printable(sets.fold(first, |all, one| all.intersection(&one).copied().collect()))
    }

    /// The data with every text made printable.
    ///
    /// # Errors
    /// When a text is too long or the data too deep; the message names the place.
    pub(crate) fn value(&self, value: &Value) -> Result<Value, PaperFault> {
        self.walk(value, "", 0)
    }

    fn walk(&self, value: &Value, path: &str, depth: usize) -> Result<Value, PaperFault> {
        if depth > DATA_DEPTH_MAX {
            return Err(PaperFault(format!("data is nested deeper than {DATA_DEPTH_MAX} at {path}")));
        }
        Ok(match value {
            Value::String(text) => Value::String(self.text(text, path)?),
            Value::Array(items) => {
                let walked = items.iter().enumerate().map(|(i, v)| self.walk(v, &format!("{path}/{i}"), depth + 1));
                Value::Array(walked.collect::<Result<_, _>>()?)
            }
            Value::Object(fields) => {
                let walked =
                    fields.iter().map(|(k, v)| Ok((k.clone(), self.walk(v, &format!("{path}/{k}"), depth + 1)?)));
                Value::Object(walked.collect::<Result<_, PaperFault>>()?)
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => value.clone(),
        })
    }

    /// Composed (NFC), line ends as `\n`, other white space as a space; unseen characters gone, others we lack `UNKNOWN`.
    fn text(&self, text: &str, path: &str) -> Result<String, PaperFault> {
        let chars = text.chars().count();
        if chars > TEXT_CHARS_MAX {
            return Err(PaperFault(format!(
                "the text at {path} has {chars} characters; the limit is {TEXT_CHARS_MAX}"
            )));
        }
        let lines = text.replace("\r\n", "\n");
        Ok(lines.nfc().filter(|c| !is_unseen(*c)).map(|c| self.char(c)).collect())
    }

    fn char(&self, c: char) -> char {
        match c {
            '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
            '\u{E000}'..='\u{F8FF}' => UNKNOWN, // private use: no agreed meaning, forbidden at level A
            c if c.is_whitespace() => ' ',
            c if self.0.contains(&c) => c,
            _ => UNKNOWN,
        }
    }
}

/// Characters with no shape of their own. Marks of direction could make a name read otherwise than it is stored.
fn is_unseen(c: char) -> bool {
    let line_end = matches!(c, '\n' | '\r' | '\t' | '\u{B}' | '\u{C}' | '\u{85}');
    (c.is_control() && !line_end)
        || matches!(c,
            '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}' | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{FFFE}'..='\u{FFFF}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}')
}
