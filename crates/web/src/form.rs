//! Forms as people send them: pairs of text, read once, checked with all their faults at once.

use crate::{
    fault::Fault,
    limits::{FORM_FIELDS_MAX, NEXT_BYTES_MAX, QUOTED_CHARS_MAX},
    text::T,
    texts::{problem, said},
    view::DateParts,
};
use axum::{extract::FromRequestParts, http::request::Parts};
use kernel::{Date, FieldProblem, Problem, Said};
use platform::IdempotencyKey;
use sha2::{Digest, Sha256};
use std::{fmt::Write, str::FromStr};
use unicode_normalization::UnicodeNormalization;

/// Name of the field that carries the form's own number, so that a double click sends one request.
pub const KEY_FIELD: &str = "key";

/// What a form sent, in its order, as NFC and without control characters. The CSRF token was checked and is gone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Form {
    address: String,
    pairs: Vec<(String, String)>,
}

impl Form {
    /// Reads `application/x-www-form-urlencoded`.
    pub(crate) fn parse(address: &str, bytes: &[u8]) -> Result<Self, Problem> {
        let mut form = Self::at(address);
        for pair in bytes.split(|byte| *byte == b'&').filter(|pair| !pair.is_empty()) {
            let at = pair.iter().position(|byte| *byte == b'=').unwrap_or(pair.len());
            let value = pair.get(at + 1..).unwrap_or_default();
            form.push(&percent_decoded(&pair[..at])?, &percent_decoded(value)?)?;
        }
        Ok(form)
    }

    /// An empty form sent to that address.
    pub(crate) fn at(address: &str) -> Self {
        Self { address: address.to_owned(), pairs: Vec::new() }
    }

    pub(crate) fn push(&mut self, name: &str, value: &str) -> Result<(), Problem> {
        if self.pairs.len() >= FORM_FIELDS_MAX {
            return Err(problem(
                Problem::too_large,
                |t| t.too_many_fields_title().into(),
                |t| t.too_many_fields_hint(FORM_FIELDS_MAX),
            ));
        }
        self.pairs.push((name.to_owned(), tidied(value)));
        Ok(())
    }

    pub(crate) fn without(mut self, name: &str) -> Self {
        self.pairs.retain(|(key, _)| key != name);
        self
    }

    /// Every pair in the order sent.
    pub fn pairs(&self) -> impl Iterator<Item = (&str, &str)> {
        self.pairs.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The first value of that name; empty when there is none.
    #[must_use]
    pub fn value(&self, name: &str) -> &str {
        self.pairs().find(|(key, _)| *key == name).map_or("", |(_, value)| value)
    }

    /// Every value of that name, as ticked boxes send them.
    pub fn values<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.pairs().filter(move |(key, _)| *key == name).map(|(_, value)| value)
    }

    /// The form's own number, when it carries one in the field `key`, with the content sent under it.
    #[must_use]
    pub fn key(&self) -> Option<IdempotencyKey> {
        let key = self.value(KEY_FIELD);
        let others = self.pairs().filter(|(name, _)| *name != KEY_FIELD).flat_map(|(name, value)| [name, value]);
        let digest = digest_of([self.address.as_str()].into_iter().chain(others).map(str::as_bytes));
        (!key.is_empty()).then(|| IdempotencyKey { key: key.to_owned(), digest })
    }
}

/// Any unsafe request to a page has passed the guard, which left its form here; anything else sent none.
impl<S: Send + Sync> FromRequestParts<S> for Form {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let sent = parts.extensions.get::<Form>().cloned();
        sent.ok_or_else(|| Fault::media_type("application/x-www-form-urlencoded"))
    }
}

/// Checks values one by one, from a form or a body, and collects everything that is wrong: the reader hears it once.
#[derive(Debug, Default)]
pub struct Check {
    faults: Vec<FieldProblem>,
}

impl Check {
    /// A required line or paragraph of at most so many characters.
    pub fn text(&mut self, name: &str, value: &str, chars_max: usize) -> String {
        if value.trim().is_empty() {
            self.refuse(name, said(|t| t.field_required().into()));
        }
        self.opt_text(name, value, chars_max)
    }

    /// The same, but it may be empty.
    pub fn opt_text(&mut self, name: &str, value: &str, chars_max: usize) -> String {
        let text = tidied(value).trim().to_owned();
        let chars = text.chars().count();
        if chars > chars_max {
            self.refuse(name, said(|t| t.field_too_long(chars_max, chars)));
            return String::new();
        }
        text
    }

    /// One of the values offered.
    pub fn one_of<'v>(&mut self, name: &str, value: &str, offered: &[&'v str]) -> Option<&'v str> {
        let found = offered.iter().copied().find(|one| *one == value);
        if found.is_none() {
            self.refuse(name, said(|t| t.field_choose().into()));
        }
        found
    }

    /// A required value that has a type of its own; `what` says how it has to look.
    pub fn parse<V: FromStr>(&mut self, name: &str, value: &str, what: &Said) -> Option<V> {
        if value.trim().is_empty() {
            self.refuse(name, said(|t| t.field_required().into()));
            return None;
        }
        let read = value.trim().parse().ok();
        if read.is_none() {
            self.refuse(name, what.clone());
        }
        read
    }

    /// A required date from its three parts.
    pub fn date(&mut self, name: &str, parts: &DateParts) -> Option<Date> {
        if *parts == DateParts::default() {
            self.refuse(name, said(|t| t.field_required().into()));
            return None;
        }
        read_date(parts).map_err(|what| self.refuse(name, what)).ok()
    }

    /// Says what is wrong with a value; `name` is the form's field, or a path such as `applicant/name` into a body.
    pub fn refuse(&mut self, name: &str, what: Said) {
        self.faults.push(FieldProblem { path: name.to_owned(), said: what });
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// One problem with every value that was refused.
    pub fn end(self) -> Result<(), Problem> {
        if self.faults.is_empty() { Ok(()) } else { Err(wrong_fields(self.faults)) }
    }
}

/// The three parts of a date as typed, for reading them and for showing them again.
#[must_use]
pub fn date_parts(form: &Form, name: &str) -> DateParts {
    let part = |part: &str| form.value(&format!("{name}-{part}")).trim().to_owned();
    DateParts { day: part("day"), month: part("month"), year: part("year") }
}

/// Reads a date from its three parts.
///
/// # Errors
/// What is wrong with it: a day that no calendar has is named, so that a slip of the pen is seen at once.
pub fn read_date(parts: &DateParts) -> Result<Date, Said> {
    let numbers = (parts.year.parse::<i16>(), parts.month.parse::<i8>(), parts.day.parse::<i8>());
    let (Ok(year), Ok(month), Ok(day)) = numbers else { return Err(said(|t| t.field_date().into())) };
    let whole = (1..=12).contains(&month) && (1..=31).contains(&day) && (1..=9999).contains(&year);
    let date = Date::new(year, month, day);
    date.map_err(|_| {
        if whole {
            said(move |t| t.field_no_such_day(format!("{day:02}/{month:02}/{year}")))
        } else {
            said(|t| t.field_date().into())
        }
    })
}

/// 422 with the fields that are wrong.
#[must_use]
pub fn wrong_fields(fields: Vec<FieldProblem>) -> Problem {
    let count = fields.len();
    let hint = |t: T| t.wrong_fields_hint(count);
    Problem { fields, ..problem(Problem::bad_input, |t| t.wrong_fields_title().into(), hint) }
}

/// A local path that is safe to send a browser to: ours, whatever it does with slashes and backslashes.
#[must_use]
pub fn safe_next(path: &str) -> Option<&str> {
    let local = path.starts_with('/') && !path.starts_with("//") && path.len() <= NEXT_BYTES_MAX;
    let plain = path.bytes().all(|byte| byte.is_ascii_graphic() && byte != b'\\');
    (local && plain).then_some(path)
}

/// An address with its query written properly.
#[must_use]
pub fn with_query(path: &str, pairs: &[(&str, &str)]) -> String {
    let mut address = path.to_owned();
    for (n, (name, value)) in pairs.iter().enumerate() {
        address.push(if n == 0 { '?' } else { '&' });
        percent_encode(&mut address, name);
        address.push('=');
        percent_encode(&mut address, value);
    }
    address
}

/// What a reader typed, short enough to be repeated in a message.
pub(crate) fn quoted(value: &str) -> String {
    let mut short: String = value.chars().take(QUOTED_CHARS_MAX).collect();
    if short.len() < value.len() {
        short.push('…');
    }
    short
}

/// The body broke off or does not read as what it says it is.
pub(crate) fn broken_body(inside: &str) -> Problem {
    problem(Problem::bad_input, |t| t.broken_body_title().into(), |t| t.broken_body_hint().into()).inside(inside)
}

/// One hash over several parts, each with its length before it, so that no two lists of parts look alike.
pub(crate) fn digest_of<'a>(parts: impl Iterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

/// NFC, line ends as `\n`, no control characters: what the same word typed on any keyboard becomes.
pub(crate) fn tidied(value: &str) -> String {
    let lines = value.replace("\r\n", "\n");
    lines.nfc().filter(|letter| !letter.is_control() || matches!(letter, '\n' | '\t')).collect()
}

fn percent_encode(into: &mut String, text: &str) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            into.push(char::from(byte));
        } else {
            let _ = write!(into, "%{byte:02X}");
        }
    }
}

fn percent_decoded(bytes: &[u8]) -> Result<String, Problem> {
    let mut out = Vec::with_capacity(bytes.len());
    let mut rest = bytes.iter();
    while let Some(byte) = rest.next() {
        match byte {
            b'+' => out.push(b' '),
            b'%' => {
                let digits = rest.as_slice().get(..2).and_then(|two| std::str::from_utf8(two).ok());
                let digits = digits.filter(|two| two.bytes().all(|digit| digit.is_ascii_hexdigit()));
                match digits.and_then(|two| u8::from_str_radix(two, 16).ok()) {
                    Some(value) => {
                        out.push(value);
                        rest.nth(1);
                    }
                    // Browsers send a bare percent sign encoded; who does not is taken at their word.
                    None => out.push(b'%'),
                }
            }
            other => out.push(*other),
        }
    }
    String::from_utf8(out).map_err(|_| broken_body("a form field is not UTF-8"))
}
