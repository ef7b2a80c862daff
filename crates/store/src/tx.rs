//! One transaction as a closure sees it: four ways to run a statement, on either engine.

use crate::error::StoreError;
use crate::faults::{Aim, Kind, Moment};
use crate::limits::{STATEMENTS_PER_CLOSURE_MAX, VALUE_BYTES_MAX};
use crate::row::Row;
use crate::sql::Sql;
use crate::value::Value;
use crate::{pg, sqlite};

/// A transaction. It ends at the first error: every call after it gives the same error again, and nothing is kept.
pub struct Tx<'c> {
    engine: Engine<'c>,
    name: &'static str,
    failed: Option<StoreError>,
    count: u32,
    aim: Option<Aim>,
}

/// The connection below.
pub(crate) enum Engine<'c> {
    Sqlite(&'c mut sqlite::Conn),
    Postgres(&'c mut pg::Conn),
}

impl<'c> Tx<'c> {
    pub(crate) fn new(engine: Engine<'c>, name: &'static str, aim: Option<Aim>) -> Tx<'c> {
        Tx { engine, name, failed: None, count: 0, aim }
    }

    /// The transaction's name, as given to [`crate::Store::write`].
    pub fn name(&self) -> &'static str {
        self.name
    }

    /// Runs a statement that gives no rows; returns how many rows it changed.
    pub fn run(&mut self, sql: &Sql, values: &[Value]) -> Result<u64, StoreError> {
        self.step(sql, values, |engine| match engine {
            Engine::Sqlite(conn) => conn.run(sql, values),
            Engine::Postgres(conn) => conn.run(sql, values),
        })
    }

    /// Runs a statement and gives all its rows, at most [`crate::limits::ROWS_MAX`].
    pub fn rows(&mut self, sql: &Sql, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        self.step(sql, values, |engine| engine.rows(sql, values))
    }

    /// Runs a statement that must give exactly one row; none is [`StoreError::Missing`].
    pub fn one(&mut self, sql: &Sql, values: &[Value]) -> Result<Row, StoreError> {
        self.step(sql, values, |engine| {
            at_most_one(sql, engine.rows(sql, values)?)?.ok_or(StoreError::Missing(sql.name))
        })
    }

    /// Runs a statement that may give one row.
    pub fn opt(&mut self, sql: &Sql, values: &[Value]) -> Result<Option<Row>, StoreError> {
        self.step(sql, values, |engine| at_most_one(sql, engine.rows(sql, values)?))
    }

    /// Ends the transaction with a conflict that the program found, not the engine: a version that has moved on.
    /// On PostgreSQL the closure runs again, as for any conflict.
    pub fn conflict(&mut self, what: impl Into<String>) -> StoreError {
        self.fail(StoreError::Conflict(what.into()))
    }

    /// Ends the transaction with `error`; the first error stays.
    pub(crate) fn fail(&mut self, error: StoreError) -> StoreError {
        self.failed.get_or_insert(error).clone()
    }

    /// Runs several statements without parameters: migrations.
    pub(crate) fn batch(&mut self, name: &'static str, text: &str) -> Result<(), StoreError> {
        let result = match (&self.failed, &mut self.engine) {
            (Some(error), _) => return Err(error.clone()),
            (None, Engine::Sqlite(conn)) => conn.batch(name, text),
            (None, Engine::Postgres(conn)) => conn.batch(name, text),
        };
        result.map_err(|error| self.fail(error))
    }

    /// Prepares a statement without running it.
    pub(crate) fn prepare(&mut self, sql: &Sql) -> Result<usize, StoreError> {
        let result = match &mut self.engine {
            Engine::Sqlite(conn) => conn.check(sql),
            Engine::Postgres(conn) => conn.check(sql),
        };
        result.map_err(|error| self.fail(error))
    }

    pub(crate) fn is_postgres(&self) -> bool {
        matches!(self.engine, Engine::Postgres(_))
    }

    /// What ended the transaction, if a statement or [`Tx::conflict`] did.
    pub(crate) fn failure(&self) -> Option<&StoreError> {
        self.failed.as_ref()
    }

    fn step<T>(
        &mut self,
        sql: &Sql,
        values: &[Value],
        run: impl FnOnce(&mut Engine<'c>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        if let Some(error) = &self.failed {
            return Err(error.clone());
        }
        self.count += 1;
        let result = check(sql, values, self.count).and_then(|()| {
            self.inject(sql, values)?;
            run(&mut self.engine)
        });
        result.map_err(|error| self.fail(error))
    }

    /// The fault that a test wants at this statement, if any; else it is recorded for whoever wants that.
    fn inject(&mut self, sql: &Sql, values: &[Value]) -> Result<(), StoreError> {
        let Some(aim) = &self.aim else { return Ok(()) };
        match aim.hit(self.name, Moment::Statement(self.count)) {
            None => {
                aim.record(sql, values);
                Ok(())
            }
            Some(kind) => Err(self.engine.suffer(kind)),
        }
    }
}

impl Engine<'_> {
    fn rows(&mut self, sql: &Sql, values: &[Value]) -> Result<Vec<Row>, StoreError> {
        match self {
            Engine::Sqlite(conn) => conn.rows(sql, values),
            Engine::Postgres(conn) => conn.rows(sql, values),
        }
    }

    /// Does to the connection what the fault says, and gives the error that would come of it.
    fn suffer(&mut self, kind: Kind) -> StoreError {
        match (kind, self) {
            (Kind::Panic, _) => crate::faults::panic_now(),
            (Kind::Full, Engine::Sqlite(conn)) => conn.leave(),
            (Kind::Lost, Engine::Postgres(conn)) => conn.lose(),
            (kind, _) => kind.error(),
        }
    }
}

fn check(sql: &Sql, values: &[Value], count: u32) -> Result<(), StoreError> {
    if count > STATEMENTS_PER_CLOSURE_MAX {
        return Err(StoreError::Limit(format!("{}: more than {STATEMENTS_PER_CLOSURE_MAX} statements", sql.name)));
    }
    for (index, value) in values.iter().enumerate() {
        let (bytes, nul) = match value {
            Value::Text(text) => (text.len(), text.as_bytes().contains(&0)),
            Value::Blob(bytes) => (bytes.len(), false),
            Value::Null | Value::Int(_) | Value::Bool(_) => continue,
        };
        if bytes > VALUE_BYTES_MAX {
            let what = format!("{}: parameter ${} has {bytes} bytes, at most {VALUE_BYTES_MAX}", sql.name, index + 1);
            return Err(StoreError::Limit(what));
        }
        // PostgreSQL cannot keep it; so that both engines agree, neither does.
        if nul {
            return Err(StoreError::shape(sql.name, format!("parameter ${} contains a zero byte", index + 1)));
        }
    }
    Ok(())
}

fn at_most_one(sql: &Sql, rows: Vec<Row>) -> Result<Option<Row>, StoreError> {
    let count = rows.len();
    let mut rows = rows.into_iter();
    match (rows.next(), rows.next()) {
        (row, None) => Ok(row),
        (_, Some(_)) => Err(StoreError::shape(sql.name, format!("gave {count} rows where at most one was expected"))),
    }
}
