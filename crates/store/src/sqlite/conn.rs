//! One SQLite connection: statements by name, values in and out, errors sorted.

use std::collections::HashMap;
use std::sync::Arc;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{CachedStatement, Connection, ErrorCode, ffi};

use crate::error::StoreError;
use crate::faults::Kind;
use crate::limits::{PREPARED_COUNT_MAX, ROWS_MAX};
use crate::row::Row;
use crate::sql::{Sql, for_sqlite};
use crate::value::Value;

/// A connection and what it knows of the statements it has seen.
pub(crate) struct Conn {
    pub(super) raw: Connection,
    /// By address of the text: texts are static, so an address never comes to mean another text.
    known: HashMap<(usize, usize), Known>,
}

struct Known {
    text: String,
    columns: Option<Arc<[Box<str>]>>,
}

impl Conn {
    pub(super) fn new(raw: Connection) -> Conn {
        raw.set_prepared_statement_cache_capacity(PREPARED_COUNT_MAX);
        Conn { raw, known: HashMap::new() }
    }

    /// Whether a transaction is open. SQLite itself leaves it when the disk is full or broken.
    pub(super) fn in_transaction(&self) -> bool {
        !self.raw.is_autocommit()
    }

    /// One word of transaction control.
    pub(super) fn control(&mut self, text: &'static str) -> Result<(), rusqlite::Error> {
        self.raw.prepare_cached(text)?.raw_execute().map(drop)
    }

    pub(crate) fn run(&mut self, sql: &Sql, values: &[Value]) -> Result<u64, StoreError> {
        let known = known(&mut self.known, sql);
        let mut statement = prepare(&self.raw, known, sql, values)?;
        let changed = statement.raw_execute().map_err(|e| error(sql.name, &e))?;
        Ok(u64::try_from(changed).unwrap_or(u64::MAX))
    }

    pub(crate) fn rows(&mut self, sql: &Sql, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let known = known(&mut self.known, sql);
        let mut statement = prepare(&self.raw, known, sql, values)?;
        let columns =
            Arc::clone(known.columns.get_or_insert_with(|| statement.column_names().map(Box::from).collect()));
        let mut out = Vec::new();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next().map_err(|e| error(sql.name, &e))? {
            if out.len() == ROWS_MAX {
                return Err(StoreError::Limit(format!("{}: more than {ROWS_MAX} rows", sql.name)));
            }
            let mut values = Vec::with_capacity(columns.len());
            for index in 0..columns.len() {
                let found = row.get_ref(index).map_err(|e| error(sql.name, &e))?;
                values.push(value(sql.name, index, &columns[index], found)?);
            }
            out.push(Row { statement: sql.name, columns: Arc::clone(&columns), values });
        }
        Ok(out)
    }

    /// Several statements without parameters.
    pub(crate) fn batch(&mut self, name: &'static str, text: &str) -> Result<(), StoreError> {
        self.raw.execute_batch(text).map_err(|e| error(name, &e))
    }

    /// Prepares without running; gives the number of parameters.
    pub(crate) fn check(&mut self, sql: &Sql) -> Result<usize, StoreError> {
        let known = known(&mut self.known, sql);
        self.raw.prepare(&known.text).map(|statement| statement.parameter_count()).map_err(|e| error(sql.name, &e))
    }

    /// Leaves the transaction as SQLite does on a full disk.
    pub(crate) fn leave(&mut self) -> StoreError {
        match self.control("rollback") {
            Ok(()) => Kind::Full.error(),
            Err(e) => error("rollback", &e),
        }
    }
}

fn known<'k>(known: &'k mut HashMap<(usize, usize), Known>, sql: &Sql) -> &'k mut Known {
    let address = (sql.text.as_ptr().addr(), sql.text.len());
    known.entry(address).or_insert_with(|| Known { text: for_sqlite(sql.text), columns: None })
}

fn prepare<'c>(
    raw: &'c Connection,
    known: &Known,
    sql: &Sql,
    values: &[Value],
) -> Result<CachedStatement<'c>, StoreError> {
    let mut statement = raw.prepare_cached(&known.text).map_err(|e| error(sql.name, &e))?;
    let wanted = statement.parameter_count();
    if wanted != values.len() {
        let what = format!("wants {wanted} parameters, {} were given", values.len());
        return Err(StoreError::shape(sql.name, what));
    }
    for (index, value) in values.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, Bound(value)).map_err(|e| error(sql.name, &e))?;
    }
    Ok(statement)
}

struct Bound<'v>(&'v Value);

impl rusqlite::ToSql for Bound<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self.0 {
            Value::Null => ValueRef::Null,
            Value::Int(int) => ValueRef::Integer(*int),
            Value::Bool(bool) => ValueRef::Integer(i64::from(*bool)),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        }))
    }
}

fn value(statement: &'static str, index: usize, name: &str, found: ValueRef<'_>) -> Result<Value, StoreError> {
    Ok(match found {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(int) => Value::Int(int),
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
        ValueRef::Text(bytes) => match std::str::from_utf8(bytes) {
            Ok(text) => Value::Text(text.to_owned()),
            Err(_) => return Err(StoreError::Damaged(format!("{statement}: column {index} ({name}) is not UTF-8"))),
        },
        ValueRef::Real(_) => {
            let what = format!("column {index} ({name}) is a floating-point number: cast it as bigint");
            return Err(StoreError::shape(statement, what));
        }
    })
}

/// Sorts an error by what the caller can do. SQLite names columns in its messages, never values.
pub(super) fn error(statement: &'static str, error: &rusqlite::Error) -> StoreError {
    let what = format!("{statement}: {error}");
    let rusqlite::Error::SqliteFailure(cause, _) = error else {
        return StoreError::Statement(what);
    };
    match cause.code {
        ErrorCode::ConstraintViolation => match cause.extended_code {
            ffi::SQLITE_CONSTRAINT_UNIQUE | ffi::SQLITE_CONSTRAINT_PRIMARYKEY | ffi::SQLITE_CONSTRAINT_ROWID => {
                StoreError::Conflict(what)
            }
            _ => StoreError::Constraint(what),
        },
        ErrorCode::DiskFull => StoreError::Full(what),
        ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => StoreError::Damaged(what),
        ErrorCode::OperationInterrupted | ErrorCode::TooBig => StoreError::Limit(what),
        ErrorCode::DatabaseBusy
        | ErrorCode::DatabaseLocked
        | ErrorCode::SystemIoFailure
        | ErrorCode::CannotOpen
        | ErrorCode::PermissionDenied
        | ErrorCode::OutOfMemory
        | ErrorCode::FileLockingProtocolFailed => StoreError::Unavailable(what),
        _ => StoreError::Statement(what),
    }
}

/// Whether the engine could not say what became of a COMMIT: bytes may have reached the disk although it failed.
pub(super) fn uncertain(error: &rusqlite::Error) -> bool {
    matches!(error, rusqlite::Error::SqliteFailure(cause, _) if cause.code == ErrorCode::SystemIoFailure)
}
