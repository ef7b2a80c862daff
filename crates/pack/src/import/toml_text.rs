//! Writes TOML the way the hand-written files of a pack look: one key a line, texts as `name.vi` and `name.en`.

use kernel::Said;
use std::fmt::{Display, Write};

/// A TOML file under way.
#[derive(Debug, Default)]
pub(super) struct Toml {
    text: String,
}

impl Toml {
    /// A comment, one line each.
    pub(super) fn comment(&mut self, words: &str) {
        for line in words.lines() {
            let _ = writeln!(self.text, "# {line}");
        }
    }

    /// A heading inside the file, with an empty line around it.
    pub(super) fn section(&mut self, words: &str) {
        let _ = write!(self.text, "\n# ── {words} ──\n");
    }

    /// `[name]`, after an empty line.
    pub(super) fn table(&mut self, name: &str) {
        let _ = write!(self.text, "\n[{name}]\n");
    }

    /// `[[name]]`, after an empty line.
    pub(super) fn row(&mut self, name: &str) {
        let _ = write!(self.text, "\n[[{name}]]\n");
    }

    /// An empty line.
    pub(super) fn gap(&mut self) {
        self.text.push('\n');
    }

    /// A key whose value is written as it stands: numbers, days, truth.
    pub(super) fn plain(&mut self, key: &str, value: impl Display) {
        let _ = writeln!(self.text, "{key} = {value}");
    }

    /// A key with a text.
    pub(super) fn text(&mut self, key: &str, value: impl Display) {
        let _ = writeln!(self.text, "{key} = {}", quoted(&value.to_string()));
    }

    /// A key with a text, if there is one.
    pub(super) fn maybe(&mut self, key: &str, value: Option<impl Display>) {
        if let Some(value) = value {
            self.text(key, value);
        }
    }

    /// A key with a text in both languages.
    pub(super) fn said(&mut self, key: &str, said: &Said) {
        self.text(&format!("{key}.vi"), &said.vi);
        self.text(&format!("{key}.en"), &said.en);
    }

    /// A key with a text in both languages, if there is one.
    pub(super) fn maybe_said(&mut self, key: &str, said: Option<&Said>) {
        if let Some(said) = said {
            self.said(key, said);
        }
    }

    /// A key with a list of texts on one line.
    pub(super) fn list<S: AsRef<str>>(&mut self, key: &str, values: &[S]) {
        let _ = writeln!(self.text, "{key} = {}", listed(values));
    }

    /// The whole file.
    pub(super) fn finish(self) -> String {
        self.text
    }
}

/// Texts as a TOML list.
pub(super) fn listed<S: AsRef<str>>(values: &[S]) -> String {
    let values: Vec<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
    format!("[{}]", values.join(", "))
}

/// A basic string of TOML: quotes, backslashes and control characters escaped, all else as it is.
pub(super) fn quoted(value: &str) -> String {
    let mut text = String::with_capacity(value.len() + 2);
    text.push('"');
    for letter in value.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\n' => text.push_str("\\n"),
            '\t' => text.push_str("\\t"),
            other if other.is_control() => {
                let _ = write!(text, "\\u{:04X}", u32::from(other));
            }
            other => text.push(other),
        }
    }
    text.push('"');
    text
}
