//! The shape of every file: JSON Schemas that `motcua pack schema` prints, and what they say about a document.

use crate::{
    doc::{Doc, join},
    finding::{At, Report, quote},
    nearest::nearest,
    text::T,
};
use jsonschema::{PatternOptions, ValidationError, Validator, error::ValidationErrorKind};
use serde_json::Value;
use std::sync::LazyLock;

/// The kinds of file in a pack, each with its JSON Schema (2020-12).
pub const SCHEMAS: [(&str, &str); 17] = [
    ("pack", include_str!("../schemas/pack.schema.json")),
    ("laws", include_str!("../schemas/laws.schema.json")),
    ("calendar", include_str!("../schemas/calendar.schema.json")),
    ("ruleset", include_str!("../schemas/ruleset.schema.json")),
    ("codes", include_str!("../schemas/codes.schema.json")),
    ("forms", include_str!("../schemas/forms.schema.json")),
    ("agencies", include_str!("../schemas/agencies.schema.json")),
    ("areas", include_str!("../schemas/areas.schema.json")),
    ("roles", include_str!("../schemas/roles.schema.json")),
    ("demo", include_str!("../schemas/demo.schema.json")),
    ("search", include_str!("../schemas/search.schema.json")),
    ("events", include_str!("../schemas/events.schema.json")),
    ("targets", include_str!("../schemas/targets.schema.json")),
    ("import-map", include_str!("../schemas/import-map.schema.json")),
    ("procedure", include_str!("../schemas/procedure.schema.json")),
    ("steps", include_str!("../schemas/steps.schema.json")),
    ("form", include_str!("../schemas/form.schema.json")),
];

/// The JSON Schema of that kind of file, as text.
#[must_use]
pub fn schema(name: &str) -> Option<&'static str> {
    SCHEMAS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// A schema ready for use, built once in the life of the program.
struct Shape {
    name: &'static str,
    schema: Value,
    validator: Validator,
}

static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    SCHEMAS
        .iter()
        .map(|(name, text)| {
            let schema: Value = serde_json::from_str(text).expect("our own schemas are JSON, as a test reads them all");
            let validator = compile(&schema).expect("our own schemas are valid, as a test compiles them all");
            Shape { name, schema, validator }
        })
        .collect()
});

/// Compiles a schema that may use nothing from outside and whose patterns run in linear time.
pub(crate) fn compile(schema: &Value) -> Result<Validator, ValidationError<'static>> {
    jsonschema::draft202012::options()
        .offline()
        .should_validate_formats(true)
        .with_pattern_options(PatternOptions::regex().size_limit(crate::limits::PATTERN_BYTES_MAX))
        .build(schema)
}

/// Whether the document has the shape of its kind; every deviation goes into the report.
pub(crate) fn check(kind: &str, doc: &Doc, report: &mut Report) -> bool {
    let shape = SHAPES.iter().find(|shape| shape.name == kind).expect("every kind of file has its schema");
    let mut fits = true;
    for error in shape.validator.iter_errors(&doc.value) {
        fits = false;
        tell(shape, doc, &error, report);
    }
    fits
}

/// Puts one deviation into words.
fn tell(shape: &Shape, doc: &Doc, error: &ValidationError<'_>, report: &mut Report) {
    let pointer = error.instance_path().as_str();
    let at = At::Value(pointer);
    let rule = rule(shape, error);
    let name = quote(&last_name(pointer));
    let found = quote(&shown(error.instance()));
    match error.kind() {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            unknown_keys(doc, pointer, unexpected, rule, report);
        }
        ValidationErrorKind::Required { property } => missing_key(shape, doc, pointer, property, rule, report),
        ValidationErrorKind::Type { .. } if rule["properties"]["vi"].is_object() && error.instance().is_string() => {
            report.error(doc, at, "wrong-type", |t| t.one_language(&name), |t| t.one_language_instead(&name));
        }
        ValidationErrorKind::Type { .. } => {
            report.error(doc, at, "wrong-type", |t| t.wrong_type(&name), |t| t.wrong_type_instead(types(t, rule)));
        }
        ValidationErrorKind::Enum { options } => {
            let known: Vec<String> = options.as_array().into_iter().flatten().map(shown).collect();
            one_of(doc, at, &found, &known, report);
        }
        ValidationErrorKind::Constant { expected_value } => {
            one_of(doc, at, &found, &[shown(expected_value)], report);
        }
        ValidationErrorKind::Pattern { pattern } => {
            wrong_pattern(doc, at, &found, rule, pattern, report);
        }
        ValidationErrorKind::PropertyNames { error } => {
            let named = At::Key(pointer);
            let inner =
                SHAPES.iter().find(|known| known.name == shape.name).map_or(rule, |shape| self::rule(shape, error));
            let found = quote(&shown(error.instance()));
            wrong_pattern(doc, named, &found, inner, "", report);
        }
        ValidationErrorKind::Format { .. } => {
            report.error(doc, at, "not-date", |t| t.not_date(&found), |t| t.not_date_instead());
        }
        ValidationErrorKind::MaxLength { limit } => {
            report.error(doc, at, "too-long", |t| t.too_long(&name), |t| t.too_long_instead(limit));
        }
        ValidationErrorKind::MinLength { .. } => {
            report.error(doc, at, "empty", |t| t.empty(&name), |t| t.empty_instead());
        }
        ValidationErrorKind::MaxItems { limit } | ValidationErrorKind::MaxProperties { limit } => {
            report.error(doc, at, "too-many", |t| t.too_many(&name), |t| t.too_many_instead(limit));
        }
        ValidationErrorKind::MinItems { limit } | ValidationErrorKind::MinProperties { limit } => {
            report.error(doc, at, "too-few", |t| t.too_few(&name), |t| t.too_few_instead(limit));
        }
        ValidationErrorKind::Minimum { limit } => {
            report.error(doc, at, "too-small", |t| t.out_of_range(&found), |t| t.too_small_instead(limit));
        }
        ValidationErrorKind::Maximum { limit } => {
            report.error(doc, at, "too-large", |t| t.out_of_range(&found), |t| t.too_large_instead(limit));
        }
        ValidationErrorKind::UniqueItems => {
            report.error(doc, at, "item-twice", |t| t.item_twice(&name), |t| t.item_twice_instead());
        }
        _ => {
            let detail = quote(&error.to_string());
            report.error(doc, at, "wrong-shape", |t| t.wrong_shape(&detail), |t| t.wrong_shape_instead(shape.name));
        }
    }
}

fn one_of(doc: &Doc, at: At<'_>, found: &str, known: &[String], report: &mut Report) {
    let list = known.join(", ");
    match nearest(found, known.iter().map(String::as_str)) {
        Some(near) if known.len() > 1 => {
            report.error(doc, at, "not-one-of", |t| t.not_one_of(found), |t| t.not_one_of_near(near, &list));
        }
        _ => report.error(doc, at, "not-one-of", |t| t.not_one_of(found), |t| t.not_one_of_instead(&list)),
    }
}

fn wrong_pattern(doc: &Doc, at: At<'_>, found: &str, rule: &Value, pattern: &str, report: &mut Report) {
    let words = rule.get("x-instead").and_then(|words| serde_json::from_value::<kernel::Said>(words.clone()).ok());
    match words {
        Some(words) => {
            report.error(
                doc,
                at,
                "wrong-pattern",
                |t| t.wrong_pattern(found),
                |t| t.wrong_pattern_words(words.get(t.lang())),
            );
        }
        None => report.error(
            doc,
            at,
            "wrong-pattern",
            |t| t.wrong_pattern(found),
            |t| t.wrong_pattern_instead(quote(pattern)),
        ),
    }
}

/// One finding a key: people correct keys one by one.
fn unknown_keys(doc: &Doc, pointer: &str, unexpected: &[String], rule: &Value, report: &mut Report) {
    let known: Vec<&str> = rule["properties"].as_object().into_iter().flatten().map(|(key, _)| key.as_str()).collect();
    let list = known.join(", ");
    for key in unexpected {
        let inner = join(pointer, key);
        let at = At::Key(&inner);
        let shown = quote(key);
        match nearest(key, known.iter().copied()) {
            Some(near) => {
                report.error(doc, at, "key-unknown", |t| t.key_unknown(&shown), |t| t.key_unknown_near(near));
            }
            None => report.error(doc, at, "key-unknown", |t| t.key_unknown(&shown), |t| t.key_unknown_instead(&list)),
        }
    }
}

fn missing_key(shape: &Shape, doc: &Doc, pointer: &str, property: &Value, rule: &Value, report: &mut Report) {
    let key = property.as_str().unwrap_or_default();
    let shown = last_name(&join(pointer, key));
    let at = At::Value(pointer);
    if key == "basis" {
        report.error(doc, at, "basis-missing", |t| t.basis_missing(), |t| t.basis_missing_instead());
        return;
    }
    let inner = resolved(shape, &rule["properties"][key]);
    let options: Vec<String> = inner["enum"].as_array().into_iter().flatten().map(self::shown).collect();
    let list = options.join(", ");
    let words = serde_json::from_value::<kernel::Said>(inner["x-instead"].clone()).ok();
    let instead = |t: T| {
        if !list.is_empty() {
            return t.key_missing_one_of(&shown, &list);
        }
        if inner["format"] == "date" {
            return t.key_missing_date(&shown);
        }
        let wanted = words.as_ref().map_or_else(|| types(t, inner), |words| words.get(t.lang()).to_owned());
        if inner["type"].is_null() { t.key_missing_instead(&shown) } else { t.key_missing_type(&shown, wanted) }
    };
    report.error(doc, at, "key-missing", |t| t.key_missing(&shown), instead);
}

/// The schema that a reference leads to, or the schema itself.
fn resolved<'a>(shape: &'a Shape, rule: &'a Value) -> &'a Value {
    let target = rule["$ref"].as_str().and_then(|target| target.strip_prefix('#'));
    target.and_then(|target| shape.schema.pointer(target)).unwrap_or(rule)
}

/// The schema object whose keyword was not met.
fn rule<'a>(shape: &'a Shape, error: &ValidationError<'_>) -> &'a Value {
    let path = error.schema_path().as_str();
    let parent = path.rfind('/').map_or("", |cut| &path[..cut]);
    if let Some(found) = shape.schema.pointer(parent) {
        return found;
    }
    // The way may lead through references.
    let mut at = &shape.schema;
    for part in parent.split('/').skip(1) {
        if part == "$ref" {
            at = resolved(shape, at);
        } else {
            let index = part.parse::<usize>().ok().filter(|_| at.is_array());
            let key = part.replace("~1", "/").replace("~0", "~");
            at = resolved(shape, index.map_or_else(|| &at[key.as_str()], |n| &at[n]));
        }
    }
    at
}

/// The types that a rule allows, in words.
fn types(t: T, rule: &Value) -> String {
    let names: Vec<&str> = match &rule["type"] {
        Value::String(name) => vec![name.as_str()],
        Value::Array(names) => names.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    let words: Vec<&str> = names
        .into_iter()
        .map(|name| match name {
            "integer" | "number" => t.type_integer(),
            "boolean" => t.type_boolean(),
            "array" => t.type_array(),
            "object" => t.type_object(),
            _ => t.type_string(),
        })
        .collect();
    words.join(t.or())
}

/// The name a person knows a value by: its key, or the key of the list that it stands in. A language alone says
/// nothing: `name.en`.
fn last_name(pointer: &str) -> String {
    let mut steps = pointer.rsplit('/').filter(|step| step.parse::<usize>().is_err());
    let step = steps.next().unwrap_or_default().replace("~1", "/").replace("~0", "~");
    match steps.next() {
        Some(owner) if matches!(step.as_str(), "vi" | "en") => format!("{owner}.{step}"),
        _ => step,
    }
}

/// A value as it would be written.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}
