//! One PostgreSQL connection: prepared statements by name, values in and out, errors sorted.

use std::collections::HashMap;
use std::error::Error;
use std::sync::Arc;

use postgres::error::SqlState;
use postgres::types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, NoTls, Statement};

use crate::error::StoreError;
use crate::faults::Kind;
use crate::limits::ROWS_MAX;
use crate::row::Row;
use crate::sql::Sql;
use crate::value::Value;

/// A connection and what it knows of the statements it has seen.
pub(crate) struct Conn {
    client: Client,
    /// By address of the text: texts are static, so an address never comes to mean another text.
    known: HashMap<(usize, usize), Known>,
    lost: bool,
}

#[derive(Clone)]
struct Known {
    statement: Statement,
    columns: Arc<[Box<str>]>,
}

/// A failed COMMIT.
pub(super) enum Commit {
    /// The server said no: nothing was changed.
    Refused(StoreError),
    /// No answer: the change may be there or not.
    Unknown(String),
}

impl Conn {
    pub(super) fn connect(config: &postgres::Config) -> Result<Conn, StoreError> {
        let client = config
            .connect(NoTls)
            .map_err(|cause| StoreError::Unavailable(format!("cannot connect to PostgreSQL: {}", text(&cause))))?;
        Ok(Conn { client, known: HashMap::new(), lost: false })
    }

    /// Both engines must sort text alike: by its bytes. SQLite always does.
    pub(super) fn check_database(&mut self) -> Result<(), StoreError> {
        const QUESTION: &str = "select current_setting('server_version_num')::bigint, pg_encoding_to_char(encoding), \
             datcollate, current_database() from pg_database where datname = current_database()";
        let row = self.client.query_one(QUESTION, &[]).map_err(|cause| error("open", &cause))?;
        let (version, encoding): (i64, String) = (row.get(0), row.get(1));
        let (collation, name): (String, String) = (row.get(2), row.get(3));
        if version < 150_000 {
            return Err(StoreError::Config(format!("PostgreSQL 15 or newer is needed, this one is {version}")));
        }
        let by_bytes = matches!(collation.as_str(), "C" | "POSIX" | "C.UTF-8" | "C.utf8");
        if encoding != "UTF8" || !by_bytes {
            return Err(StoreError::Config(format!(
                "the database {name} has encoding {encoding} and collation {collation}; it must be made with \
                 create database {name} template template0 encoding 'UTF8' locale 'C'"
            )));
        }
        Ok(())
    }

    /// Whether the server can no longer be reached through this connection.
    pub(super) fn lost(&self) -> bool {
        self.lost || self.client.is_closed()
    }

    /// One word of transaction control.
    pub(super) fn control(&mut self, text: &'static str) -> Result<(), StoreError> {
        let result = self.client.batch_execute(text);
        result.map_err(|cause| self.fault(text, &cause))
    }

    pub(super) fn commit(&mut self) -> Result<(), Commit> {
        self.client.batch_execute("commit").map_err(|cause| {
            let found = self.fault("commit", &cause);
            if self.lost() { Commit::Unknown(found.to_string()) } else { Commit::Refused(found) }
        })
    }

    pub(crate) fn run(&mut self, sql: &Sql, values: &[Value]) -> Result<u64, StoreError> {
        let known = self.known(sql, values)?;
        let bound: Vec<Bound<'_>> = values.iter().map(Bound).collect();
        let params: Vec<&(dyn ToSql + Sync)> = bound.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        let result = self.client.execute(&known.statement, &params);
        result.map_err(|cause| self.fault(sql.name, &cause))
    }

    pub(crate) fn rows(&mut self, sql: &Sql, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        let known = self.known(sql, values)?;
        let bound: Vec<Bound<'_>> = values.iter().map(Bound).collect();
        let params: Vec<&(dyn ToSql + Sync)> = bound.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
        let found = self.client.query(&known.statement, &params).map_err(|cause| self.fault(sql.name, &cause))?;
        if found.len() > ROWS_MAX {
            return Err(StoreError::Limit(format!("{}: more than {ROWS_MAX} rows", sql.name)));
        }
        let mut out = Vec::with_capacity(found.len());
        for row in found {
            let mut values = Vec::with_capacity(known.columns.len());
            for index in 0..known.columns.len() {
                let read: Found = row.try_get(index).map_err(|cause| error(sql.name, &cause))?;
                values.push(read.0);
            }
            out.push(Row { statement: sql.name, columns: Arc::clone(&known.columns), values });
        }
        Ok(out)
    }

    /// Several statements without parameters.
    pub(crate) fn batch(&mut self, name: &'static str, text: &str) -> Result<(), StoreError> {
        let result = self.client.batch_execute(text);
        result.map_err(|cause| self.fault(name, &cause))
    }

    /// Prepares without running; gives the number of parameters.
    pub(crate) fn check(&mut self, sql: &Sql) -> Result<usize, StoreError> {
        self.prepare(sql).map(|known| known.statement.params().len())
    }

    /// Ends the connection as a cut cable does.
    pub(crate) fn lose(&mut self) -> StoreError {
        self.lost = true;
        Kind::Lost.error()
    }

    fn known(&mut self, sql: &Sql, values: &[Value]) -> Result<Known, StoreError> {
        let address = (sql.text.as_ptr().addr(), sql.text.len());
        let known = match self.known.get(&address) {
            Some(known) => known.clone(),
            None => {
                let known = self.prepare(sql)?;
                self.known.insert(address, known.clone());
                known
            }
        };
        let wanted = known.statement.params().len();
        if wanted != values.len() {
            let what = format!("wants {wanted} parameters, {} were given", values.len());
            return Err(StoreError::shape(sql.name, what));
        }
        for (index, (kind, value)) in known.statement.params().iter().zip(values).enumerate() {
            if !takes(kind, value) {
                let what = format!("parameter ${} is {kind} to PostgreSQL, {} was given", index + 1, value.kind());
                return Err(StoreError::shape(sql.name, what));
            }
        }
        Ok(known)
    }

    /// Refuses types that SQLite would give back differently, so that the difference is found by the test that
    /// prepares every statement and not by a citizen.
    fn prepare(&mut self, sql: &Sql) -> Result<Known, StoreError> {
        let statement = self.client.prepare(sql.text).map_err(|cause| self.fault(sql.name, &cause))?;
        for (index, kind) in statement.params().iter().enumerate() {
            if !known_type(kind) {
                let what = format!(
                    "parameter ${} is {kind} to PostgreSQL: write cast(${} as bigint) or as text",
                    index + 1,
                    index + 1
                );
                return Err(StoreError::shape(sql.name, what));
            }
        }
        for (index, column) in statement.columns().iter().enumerate() {
            if !known_type(column.type_()) {
                let what = format!(
                    "column {index} ({}) is {} to PostgreSQL: write cast(… as bigint) or as text",
                    column.name(),
                    column.type_()
                );
                return Err(StoreError::shape(sql.name, what));
            }
        }
        let columns = statement.columns().iter().map(|column| Box::from(column.name())).collect();
        Ok(Known { statement, columns })
    }

    fn fault(&mut self, statement: &'static str, cause: &postgres::Error) -> StoreError {
        self.lost |= cause.is_closed()
            || cause.code().is_none_or(ends_session) && cause.as_db_error().is_some_and(fatal)
            || self.client.is_closed();
        // A plan kept from before a migration: the next try prepares anew.
        if cause.code() == Some(&SqlState::FEATURE_NOT_SUPPORTED) {
            self.known.clear();
        }
        error(statement, cause)
    }
}

fn fatal(error: &postgres::error::DbError) -> bool {
    use postgres::error::Severity;
    matches!(error.parsed_severity(), Some(Severity::Fatal | Severity::Panic))
}

fn ends_session(code: &SqlState) -> bool {
    code.code().starts_with("57P") || code.code().starts_with("08")
}

fn known_type(kind: &Type) -> bool {
    [Type::INT8, Type::INT4, Type::INT2, Type::TEXT, Type::VARCHAR, Type::BPCHAR, Type::NAME, Type::BYTEA, Type::BOOL]
        .contains(kind)
}

fn takes(kind: &Type, value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Int(int) => match *kind {
            Type::INT8 => true,
            Type::INT4 => i32::try_from(*int).is_ok(),
            Type::INT2 => i16::try_from(*int).is_ok(),
            _ => false,
        },
        Value::Bool(_) => matches!(*kind, Type::INT8 | Type::INT4 | Type::INT2 | Type::BOOL),
        Value::Text(_) => matches!(*kind, Type::TEXT | Type::VARCHAR | Type::BPCHAR | Type::NAME),
        Value::Blob(_) => *kind == Type::BYTEA,
    }
}

#[derive(Debug)]
struct Bound<'v>(&'v Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self, kind: &Type, out: &mut bytes::BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
        let int = match self.0 {
            Value::Null => return Ok(IsNull::Yes),
            Value::Text(text) => return text.as_str().to_sql(kind, out),
            Value::Blob(bytes) => return bytes.as_slice().to_sql(kind, out),
            Value::Bool(bool) if *kind == Type::BOOL => return bool.to_sql(kind, out),
            Value::Bool(bool) => i64::from(*bool),
            Value::Int(int) => *int,
        };
        match *kind {
            Type::INT4 => i32::try_from(int)?.to_sql(kind, out),
            Type::INT2 => i16::try_from(int)?.to_sql(kind, out),
            _ => int.to_sql(kind, out),
        }
    }

    fn accepts(_kind: &Type) -> bool {
        // Looked at in `takes`, whose error names the statement and the parameter.
        true
    }

    to_sql_checked!();
}

struct Found(Value);

impl<'r> FromSql<'r> for Found {
    fn from_sql(kind: &Type, raw: &'r [u8]) -> Result<Found, Box<dyn Error + Sync + Send>> {
        Ok(Found(match *kind {
            Type::INT8 => Value::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Value::Int(i32::from_sql(kind, raw)?.into()),
            Type::INT2 => Value::Int(i16::from_sql(kind, raw)?.into()),
            Type::BOOL => Value::Bool(bool::from_sql(kind, raw)?),
            Type::BYTEA => Value::Blob(raw.to_vec()),
            _ => Value::Text(std::str::from_utf8(raw)?.to_owned()),
        }))
    }

    fn from_sql_null(_kind: &Type) -> Result<Found, Box<dyn Error + Sync + Send>> {
        Ok(Found(Value::Null))
    }

    fn accepts(_kind: &Type) -> bool {
        // Looked at in `prepare`.
        true
    }
}

/// The message without the detail line, which repeats values of rows.
fn text(cause: &postgres::Error) -> String {
    match cause.as_db_error() {
        Some(db) => format!("{} ({})", db.message(), db.code().code()),
        None => match cause.source() {
            Some(source) => format!("{cause}: {source}"),
            None => cause.to_string(),
        },
    }
}

/// Sorts an error by what the caller can do.
pub(super) fn error(statement: &'static str, cause: &postgres::Error) -> StoreError {
    let what = format!("{statement}: {}", text(cause));
    let Some(code) = cause.code() else {
        return StoreError::Unavailable(what);
    };
    match code.code() {
        "23505" | "40001" | "40P01" => StoreError::Conflict(what),
        // "cached plan must not change result type": gone at the next try.
        "0A000" if what.contains("cached plan") => StoreError::Conflict(what),
        "53100" => StoreError::Full(what),
        "57014" | "54000" => StoreError::Limit(what),
        "55P03" => StoreError::Unavailable(what),
        code => match &code[..2] {
            "23" => StoreError::Constraint(what),
            "08" | "53" | "57" | "58" => StoreError::Unavailable(what),
            "XX" => StoreError::Damaged(what),
            _ => StoreError::Statement(what),
        },
    }
}
