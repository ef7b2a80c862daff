//! TOML text to a [`Doc`].

use crate::{
    doc::{Doc, Span, join},
    finding::{At, Report, quote},
    text::T,
};
use ::toml::de::{DeTable, DeValue};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// Fills the document from its text. `false` when the text is not TOML: the report says where.
pub(crate) fn parse(doc: &mut Doc, report: &mut Report) -> bool {
    let text = doc.text().to_owned();
    let (table, errors) = DeTable::parse_recoverable(&text);
    if !errors.is_empty() {
        for error in errors {
            let at = At::Byte(error.span().map_or(0, |span| span.start));
            let detail = quote(error.message());
            if detail.starts_with("duplicate key") {
                report.error(doc, at, "key-twice", |t| t.key_twice(), |t| t.key_twice_instead());
            } else if detail.contains("recurs") {
                report.error(doc, at, "too-deep", |t| t.too_deep(), |t| t.too_deep_instead());
            } else {
                let day = slashed_day(&text, error.span().map_or(0, |span| span.start));
                let words = |t: T| if day.is_some() { Some(t.toml_date()) } else { cause(t, &detail) };
                let what = |t: T| t.toml_syntax(words(t).unwrap_or(&detail));
                let instead = |t: T| match &day {
                    Some(day) => t.toml_date_instead(day),
                    None => t.toml_syntax_instead().to_owned(),
                };
                report.error(doc, at, "toml-syntax", what, instead);
            }
        }
        return false;
    }
    let mut spans = BTreeMap::from([(String::new(), Span::default())]);
    let mut bad = Vec::new();
    doc.value = table_value(table.get_ref(), "", &mut spans, &mut bad);
    doc.spans = spans;
    for (pointer, written) in &bad {
        let at = At::Value(pointer);
        match thousands(written) {
            _ if is_code(written) => {
                report.error(doc, at, "wrong-number", |t| t.number_code(written), |t| t.number_code_instead(written));
            }
            Some(whole) => {
                report.error(
                    doc,
                    at,
                    "wrong-number",
                    |t| t.number_dotted(written),
                    |t| t.number_dotted_instead(&whole),
                );
            }
            None => report.error(doc, at, "wrong-number", |t| t.wrong_number(), |t| t.wrong_number_instead()),
        }
    }
    bad.is_empty()
}

/// A sentence of this crate that says nothing but itself.
type Words = fn(&T) -> &'static str;

/// What the parser says in English, in words; nothing for what is seldom.
fn cause(t: T, detail: &str) -> Option<&'static str> {
    const CAUSES: [(&[&str], Words); 10] = [
        (&["literal string", "must be quoted", "unquoted string"], T::toml_unquoted),
        (&["basic string", "multi-line", "multiline"], T::toml_string_open),
        (&["unclosed array table", "unclosed table"], T::toml_heading_open),
        (&["unclosed array", "unclosed inline table", "missing comma", "extra comma"], T::toml_list_open),
        (&["missing value", "extra `=`"], T::toml_no_value),
        (&["missing assignment", "expected `=`", "missing key"], T::toml_no_equals),
        (&["expected newline", "unexpected content"], T::toml_too_much),
        (&["unquoted key"], T::toml_key),
        (&["leading zero", "integer", "number", "float"], T::toml_number),
        (&["date", "time"], T::toml_date),
    ];
    let (_, words) = CAUSES.iter().find(|(marks, _)| marks.iter().any(|mark| detail.contains(mark)))?;
    Some(words(&t))
}

/// A procedure's code without its quotes: `2.000181`.
fn is_code(written: &str) -> bool {
    let digits = |part: &str, count: usize| part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit());
    written.split_once('.').is_some_and(|(head, tail)| digits(head, 1) && digits(tail, 6))
}

/// `30/12/2024` without quotes on the line of that byte, as it has to be written: `2024-12-30`.
fn slashed_day(text: &str, at: usize) -> Option<String> {
    let begin = text.get(..at)?.rfind('\n').map_or(0, |line| line + 1);
    let (_, value) = text.get(begin..)?.lines().next()?.split_once('=')?;
    let [day, month, year]: [&str; 3] =
        value.split('#').next()?.trim().split('/').collect::<Vec<_>>().try_into().ok()?;
    let date = kernel::Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()?;
    Some(date.to_string())
}

/// `150.000` as people write thousands: the whole number that is meant.
fn thousands(digits: &str) -> Option<String> {
    let groups: Vec<&str> = digits.trim_start_matches('+').split('.').collect();
    let (first, rest) = groups.split_first()?;
    let good = !first.is_empty() && first.len() <= 3 && rest.iter().all(|group| group.len() == 3);
    (good && groups.concat().bytes().all(|byte| byte.is_ascii_digit())).then(|| groups.concat())
}

/// Numbers that cannot be used: where, and as they were written.
type Bad = Vec<(String, String)>;

fn table_value(table: &DeTable<'_>, pointer: &str, spans: &mut BTreeMap<String, Span>, bad: &mut Bad) -> Value {
    let mut map = Map::new();
    for (key, value) in table {
        let inner = join(pointer, key.get_ref());
        spans.insert(inner.clone(), Span { key: Some(key.span().start), value: value.span().start });
        map.insert(key.get_ref().to_string(), tree(value.get_ref(), &inner, spans, bad));
    }
    Value::Object(map)
}

fn tree(value: &DeValue<'_>, pointer: &str, spans: &mut BTreeMap<String, Span>, bad: &mut Bad) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Boolean(flag) => Value::Bool(*flag),
        DeValue::Datetime(moment) => Value::String(moment.to_string()),
        DeValue::Integer(digits) => {
            if let Ok(number) = i64::from_str_radix(digits.as_str(), digits.radix()) {
                Value::Number(number.into())
            } else {
                bad.push((pointer.to_owned(), digits.as_str().to_owned()));
                Value::Null
            }
        }
        // No file of a pack holds anything but whole numbers.
        DeValue::Float(digits) => {
            bad.push((pointer.to_owned(), digits.as_str().to_owned()));
            Value::Null
        }
        DeValue::Array(items) => Value::Array(
            items
                .iter()
                .enumerate()
                .map(|(index, item)| {
                    let inner = join(pointer, &index.to_string());
                    spans.insert(inner.clone(), Span { key: None, value: item.span().start });
                    tree(item.get_ref(), &inner, spans, bad)
                })
                .collect(),
        ),
        DeValue::Table(table) => table_value(table, pointer, spans, bad),
    }
}
