//! What was run and committed, so that a measurement can run the same without us. Inert unless [`crate::Options`] has it.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use crate::sql::{Sql, for_sqlite};
use crate::store::EngineKind;
use crate::value::Value;

/// One statement as a closure ran it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// Its name and its text.
    pub sql: Sql,
    /// What was bound.
    pub values: Vec<Value>,
}

impl Statement {
    /// The text as that engine is sent it.
    pub fn text(&self, engine: EngineKind) -> String {
        match engine {
            EngineKind::Sqlite => for_sqlite(self.sql.text),
            EngineKind::Postgres => self.sql.text.to_owned(),
        }
    }
}

/// What one COMMIT made durable: on SQLite the closures that shared it, on PostgreSQL one closure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Committed {
    /// The batch (PostgreSQL: transaction), counted from 1 since the store was opened, in the order in which they began.
    pub batch: u64,
    /// The statements of each closure, in the order in which they ran. Closures that refused are not among them.
    pub closures: Vec<Vec<Statement>>,
}

/// Keeps every statement of writing closures, with its parameters, in memory: for measurements and tests only.
#[derive(Debug, Default)]
pub struct Recorder {
    tape: Mutex<Tape>,
}

#[derive(Debug, Default)]
struct Tape {
    running: HashMap<(u64, usize), Vec<Statement>>,
    committed: Vec<Committed>,
}

impl Recorder {
    /// Nothing recorded yet.
    pub fn new() -> Arc<Recorder> {
        Arc::default()
    }

    /// What was committed so far, by batch; it is forgotten here.
    pub fn take(&self) -> Vec<Committed> {
        let mut committed = std::mem::take(&mut self.tape().committed);
        committed.sort_by_key(|one| one.batch);
        committed
    }

    pub(crate) fn ran(&self, batch: u64, closure: usize, sql: &Sql, values: &[Value]) {
        // Reading closures have no batch.
        if batch > 0 {
            let statement = Statement { sql: *sql, values: values.to_vec() };
            self.tape().running.entry((batch, closure)).or_default().push(statement);
        }
    }

    /// The batch is durable; `kept` says of each of its closures whether its changes are in it.
    pub(crate) fn committed(&self, batch: u64, kept: impl Iterator<Item = bool>) {
        let mut tape = self.tape();
        let mut closures = Vec::new();
        for (closure, kept) in kept.enumerate() {
            let statements = tape.running.remove(&(batch, closure)).unwrap_or_default();
            if kept {
                closures.push(statements);
            }
        }
        tape.committed.push(Committed { batch, closures });
    }

    fn tape(&self) -> std::sync::MutexGuard<'_, Tape> {
        self.tape.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
