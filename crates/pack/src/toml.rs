//! TOML text to a [`Doc`].

use crate::{
    doc::{Doc, Span, join},
    finding::{At, Report, quote},
};
use ::toml::de::{DeTable, DeValue};
use serde_json::{Map, Number, Value};
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
                report.error(doc, at, "toml-syntax", |t| t.toml_syntax(&detail), |t| t.toml_syntax_instead());
            }
        }
        return false;
    }
    let mut spans = BTreeMap::from([(String::new(), Span::default())]);
    let mut numbers_out_of_range = Vec::new();
    doc.value = table_value(table.get_ref(), "", &mut spans, &mut numbers_out_of_range);
    doc.spans = spans;
    for pointer in &numbers_out_of_range {
        report.error(doc, At::Value(pointer), "wrong-number", |t| t.wrong_number(), |t| t.wrong_number_instead());
    }
    numbers_out_of_range.is_empty()
}

fn table_value(table: &DeTable<'_>, pointer: &str, spans: &mut BTreeMap<String, Span>, bad: &mut Vec<String>) -> Value {
    let mut map = Map::new();
    for (key, value) in table {
        let inner = join(pointer, key.get_ref());
        spans.insert(inner.clone(), Span { key: Some(key.span().start), value: value.span().start });
        map.insert(key.get_ref().to_string(), tree(value.get_ref(), &inner, spans, bad));
    }
    Value::Object(map)
}

fn tree(value: &DeValue<'_>, pointer: &str, spans: &mut BTreeMap<String, Span>, bad: &mut Vec<String>) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Boolean(flag) => Value::Bool(*flag),
        DeValue::Datetime(moment) => Value::String(moment.to_string()),
        DeValue::Integer(digits) => {
            if let Ok(number) = i64::from_str_radix(digits.as_str(), digits.radix()) {
                Value::Number(number.into())
            } else {
                bad.push(pointer.to_owned());
                Value::Null
            }
        }
        DeValue::Float(digits) => {
            if let Some(number) = digits.as_str().parse().ok().and_then(Number::from_f64) {
                Value::Number(number)
            } else {
                bad.push(pointer.to_owned());
                Value::Null
            }
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
