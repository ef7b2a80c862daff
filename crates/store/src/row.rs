//! A row that came back: columns by position, with errors that name statement and column.

use std::fmt::Display;
use std::str::FromStr;
use std::sync::Arc;

use kernel::Instant;
use serde::de::DeserializeOwned;

use crate::error::StoreError;
use crate::value::Value;

/// One row. Columns are counted from 0 in the order of the statement's select list.
#[derive(Clone, Debug)]
pub struct Row {
    pub(crate) statement: &'static str,
    pub(crate) columns: Arc<[Box<str>]>,
    pub(crate) values: Vec<Value>,
}

impl Row {
    /// The column as it came.
    pub fn value(&self, index: usize) -> Result<&Value, StoreError> {
        self.values.get(index).ok_or_else(|| {
            StoreError::shape(
                self.statement,
                format!("column {index} was asked for, the row has {}", self.values.len()),
            )
        })
    }

    /// An integer.
    pub fn int(&self, index: usize) -> Result<i64, StoreError> {
        self.opt_int(index)?.ok_or_else(|| self.wrong(index, "an integer"))
    }

    /// An integer or null.
    pub fn opt_int(&self, index: usize) -> Result<Option<i64>, StoreError> {
        match self.value(index)? {
            Value::Null => Ok(None),
            Value::Int(int) => Ok(Some(*int)),
            _ => Err(self.wrong(index, "an integer")),
        }
    }

    /// A text.
    pub fn text(&self, index: usize) -> Result<&str, StoreError> {
        self.opt_text(index)?.ok_or_else(|| self.wrong(index, "text"))
    }

    /// A text or null.
    pub fn opt_text(&self, index: usize) -> Result<Option<&str>, StoreError> {
        match self.value(index)? {
            Value::Null => Ok(None),
            Value::Text(text) => Ok(Some(text)),
            _ => Err(self.wrong(index, "text")),
        }
    }

    /// A `{bool}` column, or a comparison in the select list.
    pub fn bool(&self, index: usize) -> Result<bool, StoreError> {
        match self.value(index)? {
            Value::Bool(bool) => Ok(*bool),
            Value::Int(0) => Ok(false),
            Value::Int(1) => Ok(true),
            _ => Err(self.wrong(index, "a boolean (0 or 1)")),
        }
    }

    /// Bytes.
    pub fn blob(&self, index: usize) -> Result<&[u8], StoreError> {
        match self.value(index)? {
            Value::Blob(bytes) => Ok(bytes),
            _ => Err(self.wrong(index, "bytes")),
        }
    }

    /// An instant.
    pub fn time(&self, index: usize) -> Result<Instant, StoreError> {
        self.parse(index)
    }

    /// An instant or null.
    pub fn opt_time(&self, index: usize) -> Result<Option<Instant>, StoreError> {
        self.opt_parse(index)
    }

    /// A text that is something else: an id, a code, a digest.
    pub fn parse<T: FromStr<Err: Display>>(&self, index: usize) -> Result<T, StoreError> {
        let text = self.text(index)?;
        text.parse().map_err(|error| self.unreadable::<T>(index, &error))
    }

    /// A text that is something else, or null.
    pub fn opt_parse<T: FromStr<Err: Display>>(&self, index: usize) -> Result<Option<T>, StoreError> {
        let text = self.opt_text(index)?;
        text.map(str::parse).transpose().map_err(|error| self.unreadable::<T>(index, &error))
    }

    /// A `{json}` column read into a type.
    pub fn json<T: DeserializeOwned>(&self, index: usize) -> Result<T, StoreError> {
        serde_json::from_str(self.text(index)?).map_err(|error| self.unreadable_json::<T>(index, &error))
    }

    /// A `{json}` column read into a type, or null.
    pub fn opt_json<T: DeserializeOwned>(&self, index: usize) -> Result<Option<T>, StoreError> {
        let text = self.opt_text(index)?;
        text.map(serde_json::from_str).transpose().map_err(|error| self.unreadable_json::<T>(index, &error))
    }

    fn column(&self, index: usize) -> &str {
        self.columns.get(index).map_or("?", |name| name)
    }

    fn wrong(&self, index: usize, expected: &str) -> StoreError {
        let found = self.values.get(index).map_or("nothing", Value::kind);
        let what = format!("column {index} ({}) is {found}, expected {expected}", self.column(index));
        StoreError::shape(self.statement, what)
    }

    /// serde_json repeats the value in its message, and the value may be personal: only the place is told.
    fn unreadable_json<T>(&self, index: usize, error: &serde_json::Error) -> StoreError {
        let place = format!("{:?} error at line {} column {}", error.classify(), error.line(), error.column());
        self.unreadable::<T>(index, &place)
    }

    fn unreadable<T>(&self, index: usize, error: &dyn Display) -> StoreError {
        let kind = std::any::type_name::<T>();
        let what = format!("column {index} ({}) cannot be read as {kind}: {error}", self.column(index));
        StoreError::shape(self.statement, what)
    }
}
