//! The baseline on PostgreSQL: the same statements, parameters, transactions and number of connections, and nothing of ours.

use crate::database::Fresh;
use bytes::BytesMut;
use postgres::types::{IsNull, ToSql, Type, to_sql_checked};
use postgres::{Client, Statement};
use std::collections::HashMap;
use std::error::Error;
use std::sync::Barrier;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use store::Value;
use store::recorder::Committed;

/// Times that a transaction is tried again after a conflict with another.
const TRIES_MAX: u32 = 10;

/// Runs what was recorded in a schema that has its tables, transactions in the order in which they began, as many at a
/// time as there were connections, each after the one before it on the same case. Gives the time until the last COMMIT.
pub fn replay(fresh: &Fresh, tape: &[Committed], connections: usize) -> Result<Duration, String> {
    let next = AtomicUsize::new(0);
    let before = before(tape);
    let done: Vec<AtomicBool> = tape.iter().map(|_| AtomicBool::new(false)).collect();
    let failed = AtomicBool::new(false);
    let ready = Barrier::new(connections + 1);
    std::thread::scope(|scope| {
        let work = || {
            let opened = fresh.client().and_then(|client| Worker::new(client, tape));
            // Also when it failed: the others wait.
            ready.wait();
            let mut worker = opened?;
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let Some(transaction) = tape.get(at) else { return Ok::<_, String>(()) };
                // Taken in order, so what is waited for is already running.
                while before[at].is_some_and(|before| !done[before].load(Ordering::Acquire)) {
                    if failed.load(Ordering::Relaxed) {
                        return Err("another connection failed".to_owned());
                    }
                    std::thread::yield_now();
                }
                worker.run(transaction).inspect_err(|_| failed.store(true, Ordering::Relaxed))?;
                done[at].store(true, Ordering::Release);
            }
        };
        let workers: Vec<_> = (0..connections).map(|_| scope.spawn(work)).collect();
        ready.wait();
        let clock = Instant::now();
        for worker in workers {
            worker.join().map_err(|_| "a connection panicked".to_owned())??;
        }
        Ok(clock.elapsed())
    })
}

/// For each transaction the one before it on the same case: the case is what it loads first.
fn before(tape: &[Committed]) -> Vec<Option<usize>> {
    let mut last: HashMap<String, usize> = HashMap::new();
    let case = |one: &Committed| -> Option<String> {
        let mut statements = one.closures.iter().flatten();
        let loads = statements.find(|statement| statement.sql.name == "stream_load")?;
        match loads.values.first() {
            Some(Value::Text(id)) => Some(id.clone()),
            _ => None,
        }
    };
    tape.iter().enumerate().map(|(at, one)| last.insert(case(one)?, at)).collect()
}

struct Worker {
    client: Client,
    statements: HashMap<&'static str, Statement>,
}

impl Worker {
    fn new(mut client: Client, tape: &[Committed]) -> Result<Worker, String> {
        let mut statements = HashMap::new();
        for statement in tape.iter().flat_map(|one| one.closures.iter().flatten()) {
            let text = statement.sql.text;
            if !statements.contains_key(text) {
                statements.insert(text, client.prepare(text).map_err(|e| format!("{}: {e}", statement.sql.name))?);
            }
        }
        Ok(Worker { client, statements })
    }

    fn run(&mut self, transaction: &Committed) -> Result<(), String> {
        let mut last = String::new();
        for _ in 0..TRIES_MAX {
            match self.attempt(transaction) {
                Ok(()) => return Ok(()),
                Err(e) => last = format!("{e}: {}", e.as_db_error().map_or("", |db| db.message())),
            }
            self.client.batch_execute("rollback").map_err(|e| e.to_string())?;
        }
        Err(last)
    }

    fn attempt(&mut self, transaction: &Committed) -> Result<(), postgres::Error> {
        self.client.batch_execute("begin")?;
        for statement in transaction.closures.iter().flatten() {
            let bound: Vec<Bound<'_>> = statement.values.iter().map(Bound).collect();
            let params: Vec<&(dyn ToSql + Sync)> = bound.iter().map(|value| value as &(dyn ToSql + Sync)).collect();
            std::hint::black_box(self.client.query(&self.statements[statement.sql.text], &params)?);
        }
        self.client.batch_execute("commit")
    }
}

#[derive(Debug)]
struct Bound<'v>(&'v Value);

impl ToSql for Bound<'_> {
    fn to_sql(&self, kind: &Type, out: &mut BytesMut) -> Result<IsNull, Box<dyn Error + Sync + Send>> {
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
        true
    }

    to_sql_checked!();
}
