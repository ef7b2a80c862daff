//! Values that go into a statement.

use kernel::{AccountId, AgencyCode, CaseCode, EventId, Id, Instant, ProcedureCode, StreamId};
use trust::Digest;

use crate::limits::TOGETHER_COUNT;

/// A parameter of a statement, or a column of a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// No value.
    Null,
    /// `{int}`; on both engines a 64-bit integer.
    Int(i64),
    /// `{id}`, `{text}`, `{time}`, `{json}`.
    Text(String),
    /// `{blob}`.
    Blob(Vec<u8>),
    /// `{bool}`: bound as 0 or 1.
    Bool(bool),
}

impl Value {
    /// The kind, for error messages.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Int(_) => "an integer",
            Value::Text(_) => "text",
            Value::Blob(_) => "bytes",
            Value::Bool(_) => "a boolean",
        }
    }
}

impl From<i64> for Value {
    fn from(value: i64) -> Value {
        Value::Int(value)
    }
}

impl From<i32> for Value {
    fn from(value: i32) -> Value {
        Value::Int(value.into())
    }
}

impl From<u32> for Value {
    fn from(value: u32) -> Value {
        Value::Int(value.into())
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Value {
        Value::Bool(value)
    }
}

impl From<&str> for Value {
    fn from(value: &str) -> Value {
        Value::Text(value.to_owned())
    }
}

impl From<String> for Value {
    fn from(value: String) -> Value {
        Value::Text(value)
    }
}

impl From<&String> for Value {
    fn from(value: &String) -> Value {
        Value::Text(value.clone())
    }
}

impl From<Vec<u8>> for Value {
    fn from(value: Vec<u8>) -> Value {
        Value::Blob(value)
    }
}

impl From<&[u8]> for Value {
    fn from(value: &[u8]) -> Value {
        Value::Blob(value.to_vec())
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Value {
        value.map_or(Value::Null, Into::into)
    }
}

/// JSON goes in as text.
impl From<&serde_json::Value> for Value {
    fn from(value: &serde_json::Value) -> Value {
        Value::Text(value.to_string())
    }
}

macro_rules! as_text {
    ($($kind:ty),*) => {
        $(
            impl From<$kind> for Value {
                fn from(value: $kind) -> Value {
                    Value::Text(value.to_string())
                }
            }
            impl From<&$kind> for Value {
                fn from(value: &$kind) -> Value {
                    Value::Text(value.to_string())
                }
            }
        )*
    };
}

as_text!(Instant, Id, StreamId, AccountId, EventId, AgencyCode, CaseCode, ProcedureCode, Digest);

/// Keys in groups, each as one statement takes them: [`TOGETHER_COUNT`] of them, the last group filled up with empty text,
/// which is no key. A list is read in a few statements this way, where each row on its own would be a way to the database
/// and back.
pub fn together<K: Into<Value>>(keys: impl IntoIterator<Item = K>) -> Vec<Vec<Value>> {
    let mut groups: Vec<Vec<Value>> = Vec::new();
    for key in keys {
        match groups.last_mut().filter(|group| group.len() < TOGETHER_COUNT) {
            Some(group) => group.push(key.into()),
            None => groups.push(vec![key.into()]),
        }
    }
    for group in &mut groups {
        group.resize(TOGETHER_COUNT, "".into());
    }
    groups
}
