//! The schemas that `motcua pack schema` prints.

use crate::{SCHEMAS, schema, shape};
use serde_json::Value;

#[test]
fn every_schema_is_json_schema_2020_12_and_closed() {
    for (name, text) in SCHEMAS {
        let schema: Value = serde_json::from_str(text).expect("a schema is JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema", "{name}");
        jsonschema::draft202012::meta::validate(&schema).expect("a schema is a schema");
        assert!(shape::compile(&schema).is_ok(), "{name}");
        closed(&schema, name, "");
    }
    assert!(schema("procedure").is_some() && schema("nothing").is_none());
}

/// Every object refuses unknown keys; every list and text is bounded, here or by a pattern.
fn closed(value: &Value, name: &str, pointer: &str) {
    let is = |kind: &str| {
        value["type"] == kind || value["type"].as_array().is_some_and(|kinds| kinds.contains(&kind.into()))
    };
    if is("object") && value["properties"].is_object() {
        assert!(!value["additionalProperties"].is_null(), "{name} {pointer}: open object");
    }
    if is("array") {
        assert!(value["maxItems"].is_u64(), "{name} {pointer}: unbounded list");
    }
    match value {
        Value::Object(map) => map.iter().for_each(|(key, inner)| closed(inner, name, &format!("{pointer}/{key}"))),
        Value::Array(items) => items.iter().for_each(|inner| closed(inner, name, pointer)),
        _ => {}
    }
}
