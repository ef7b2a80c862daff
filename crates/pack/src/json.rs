//! JSON text to a [`Doc`]: a small parser that remembers where each value stands and refuses a key written twice.

use crate::{
    doc::{Doc, Span, join},
    finding::{At, Report},
    limits::JSON_DEPTH_MAX,
    text::T,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Why the text is not JSON.
enum Fault {
    Syntax,
    /// A comma before a closing bracket.
    CommaTooMany,
    /// Two values with nothing between them; it stands at the end of the first.
    CommaMissing,
    ColonMissing,
    /// The file ends inside a bracket or a text.
    Unclosed,
    /// A name or a text without its double quotes, or with other quotes.
    Unquoted,
    Comment,
    Deep,
    Twice,
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    spans: BTreeMap<String, Span>,
}

/// Fills the document from its text. `false` when the text is not JSON: the report says where.
pub(crate) fn parse(doc: &mut Doc, report: &mut Report) -> bool {
    let text = doc.text().to_owned();
    let mut reader = Reader { text: &text, at: 0, spans: BTreeMap::new() };
    match reader.document() {
        Ok(value) => {
            doc.value = value;
            doc.spans = reader.spans;
            true
        }
        Err(fault) => {
            let at = At::Byte(reader.at);
            let instead: fn(&T) -> &'static str = match fault {
                Fault::CommaTooMany => T::json_comma_too_many,
                Fault::CommaMissing => T::json_comma_missing,
                Fault::ColonMissing => T::json_colon_missing,
                Fault::Unclosed => T::json_unclosed,
                Fault::Unquoted => T::json_unquoted,
                Fault::Comment => T::json_comment,
                Fault::Syntax | Fault::Deep | Fault::Twice => T::json_syntax_instead,
            };
            match fault {
                Fault::Deep => report.error(doc, at, "too-deep", |t| t.too_deep(), |t| t.too_deep_instead()),
                Fault::Twice => report.error(doc, at, "key-twice", |t| t.key_twice(), |t| t.key_twice_instead()),
                _ => report.error(doc, at, "json-syntax", |t| t.json_syntax(), |t| instead(&t)),
            }
            false
        }
    }
}

impl Reader<'_> {
    fn document(&mut self) -> Result<Value, Fault> {
        self.space();
        self.spans.insert(String::new(), Span { key: None, value: self.at });
        let value = self.value("", 0)?;
        self.space();
        if self.at == self.text.len() { Ok(value) } else { Err(Fault::Syntax) }
    }

    fn value(&mut self, pointer: &str, depth: usize) -> Result<Value, Fault> {
        if depth > JSON_DEPTH_MAX {
            return Err(Fault::Deep);
        }
        match self.peek() {
            Some(b'{') => self.object(pointer, depth),
            Some(b'[') => self.list(pointer, depth),
            Some(b'"') => self.string().map(Value::String),
            Some(_) => self.scalar(),
            None => Err(Fault::Unclosed),
        }
    }

    fn object(&mut self, pointer: &str, depth: usize) -> Result<Value, Fault> {
        self.at += 1;
        let mut map = Map::new();
        self.space();
        if self.take(b'}') {
            return Ok(Value::Object(map));
        }
        loop {
            self.space();
            let key_at = self.at;
            let key = self.string()?;
            if map.contains_key(&key) {
                self.at = key_at;
                return Err(Fault::Twice);
            }
            self.space();
            if !self.take(b':') {
                return Err(Fault::ColonMissing);
            }
            self.space();
            let inner = join(pointer, &key);
            self.spans.insert(inner.clone(), Span { key: Some(key_at), value: self.at });
            map.insert(key, self.value(&inner, depth + 1)?);
            if self.ends_or_goes_on(b'}')? {
                return Ok(Value::Object(map));
            }
        }
    }

    fn list(&mut self, pointer: &str, depth: usize) -> Result<Value, Fault> {
        self.at += 1;
        let mut items = Vec::new();
        self.space();
        if self.take(b']') {
            return Ok(Value::Array(items));
        }
        loop {
            self.space();
            let inner = join(pointer, &items.len().to_string());
            self.spans.insert(inner.clone(), Span { key: None, value: self.at });
            items.push(self.value(&inner, depth + 1)?);
            if self.ends_or_goes_on(b']')? {
                return Ok(Value::Array(items));
            }
        }
    }

    /// A string, unescaped by `serde_json`, which also refuses what JSON refuses.
    fn string(&mut self) -> Result<String, Fault> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        match self.peek() {
            Some(b'"') => {}
            None => return Err(Fault::Unclosed),
            Some(b'/') => return Err(Fault::Comment),
            Some(_) => return Err(Fault::Unquoted),
        }
        let mut end = start + 1;
        while let Some(byte) = bytes.get(end) {
            match byte {
                b'"' => {
                    let text = serde_json::from_str(&self.text[start..=end]).map_err(|_| Fault::Syntax)?;
                    self.at = end + 1;
                    return Ok(text);
                }
                b'\\' => end += 2,
                _ => end += 1,
            }
        }
        Err(Fault::Unclosed)
    }

    /// After a value: `true` at the closing bracket, `false` after a comma that another value follows.
    fn ends_or_goes_on(&mut self, close: u8) -> Result<bool, Fault> {
        let end = self.at;
        self.space();
        if self.take(close) {
            return Ok(true);
        }
        let comma = self.at;
        if self.take(b',') {
            self.space();
            if self.peek() == Some(close) {
                self.at = comma;
                return Err(Fault::CommaTooMany);
            }
            return Ok(false);
        }
        match self.peek() {
            None => Err(Fault::Unclosed),
            Some(b'/') => Err(Fault::Comment),
            Some(b'"' | b'{' | b'[') => {
                self.at = end;
                Err(Fault::CommaMissing)
            }
            Some(_) => Err(Fault::Syntax),
        }
    }

    /// A number, `true`, `false` or `null`.
    fn scalar(&mut self) -> Result<Value, Fault> {
        let rest = &self.text[self.at..];
        let length = rest
            .find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.')))
            .unwrap_or(rest.len());
        let unquoted = rest.starts_with(|letter: char| letter.is_alphabetic() || letter == '\'' || letter == '“');
        let wrong = if rest.starts_with('/') { Fault::Comment } else { Fault::Syntax };
        let value =
            serde_json::from_str(&rest[..length]).map_err(|_| if unquoted { Fault::Unquoted } else { wrong })?;
        self.at += length;
        Ok(value)
    }

    fn space(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\n' | b'\r' | b'\t')) {
            self.at += 1;
        }
    }

    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn take(&mut self, byte: u8) -> bool {
        let there = self.peek() == Some(byte);
        if there {
            self.at += 1;
        }
        there
    }
}
