//! JSON text to a [`Doc`]: a small parser that remembers where each value stands and refuses a key written twice.

use crate::{
    doc::{Doc, Span, join},
    finding::{At, Report},
    limits::JSON_DEPTH_MAX,
};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Why the text is not JSON.
enum Fault {
    Syntax,
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
            match fault {
                Fault::Syntax => report.error(doc, at, "json-syntax", |t| t.json_syntax(), |t| t.json_syntax_instead()),
                Fault::Deep => report.error(doc, at, "too-deep", |t| t.too_deep(), |t| t.too_deep_instead()),
                Fault::Twice => report.error(doc, at, "key-twice", |t| t.key_twice(), |t| t.key_twice_instead()),
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
            None => Err(Fault::Syntax),
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
            self.expect(b':')?;
            self.space();
            let inner = join(pointer, &key);
            self.spans.insert(inner.clone(), Span { key: Some(key_at), value: self.at });
            map.insert(key, self.value(&inner, depth + 1)?);
            self.space();
            if self.take(b'}') {
                return Ok(Value::Object(map));
            }
            self.expect(b',')?;
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
            self.space();
            if self.take(b']') {
                return Ok(Value::Array(items));
            }
            self.expect(b',')?;
        }
    }

    /// A string, unescaped by `serde_json`, which also refuses what JSON refuses.
    fn string(&mut self) -> Result<String, Fault> {
        let start = self.at;
        let bytes = self.text.as_bytes();
        if self.peek() != Some(b'"') {
            return Err(Fault::Syntax);
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
        Err(Fault::Syntax)
    }

    /// A number, `true`, `false` or `null`.
    fn scalar(&mut self) -> Result<Value, Fault> {
        let rest = &self.text[self.at..];
        let length = rest
            .find(|letter: char| !(letter.is_ascii_alphanumeric() || matches!(letter, '+' | '-' | '.')))
            .unwrap_or(rest.len());
        let value = serde_json::from_str(&rest[..length]).map_err(|_| Fault::Syntax)?;
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

    fn expect(&mut self, byte: u8) -> Result<(), Fault> {
        if self.take(byte) { Ok(()) } else { Err(Fault::Syntax) }
    }
}
