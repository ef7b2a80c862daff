//! The baseline on SQLite: the very same statements with the same parameters in the same COMMITs, and nothing of ours.

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Statement};
use std::collections::HashMap;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use store::limits::{SQLITE_WRITER_CACHE_KIB, WAL_RESET_PAGES};
use store::recorder::Committed;
use store::{EngineKind, Value};

/// How often the log is copied into the database, beside the writer as in the store.
const COPY_EVERY: Duration = Duration::from_millis(100);

/// Runs what was recorded on a database that has its tables. Gives the time from the first BEGIN to the last COMMIT.
pub fn replay(file: &Path, tape: &[Committed]) -> Result<Duration, String> {
    let done = AtomicBool::new(false);
    // Held by the writer during a batch, and by the copier while the log starts anew.
    let turn = Mutex::new(());
    std::thread::scope(|scope| {
        let copier = scope.spawn(|| copy(file, &done, &turn));
        let took = write(file, tape, &turn);
        done.store(true, Ordering::Release);
        match copier.join() {
            Ok(copied) => copied.and(took),
            Err(_) => Err("the copier panicked".to_owned()),
        }
    })
}

fn told(e: impl std::fmt::Display) -> String {
    e.to_string()
}

/// The store's settings.
fn open(file: &Path) -> Result<Connection, String> {
    let conn = Connection::open(file).map_err(told)?;
    let settings = format!(
        "pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma wal_autocheckpoint = 0; \
         pragma temp_store = memory; pragma cache_size = -{SQLITE_WRITER_CACHE_KIB}; pragma mmap_size = 0"
    );
    conn.execute_batch(&settings).map_err(told)?;
    Ok(conn)
}

fn write(file: &Path, tape: &[Committed], turn: &Mutex<()>) -> Result<Duration, String> {
    let conn = open(file)?;
    let mut numbers: HashMap<&'static str, usize> = HashMap::new();
    let mut statements: Vec<Statement<'_>> = Vec::new();
    let mut batches: Vec<Vec<(usize, &[Value])>> = Vec::new();
    for committed in tape {
        let mut batch = Vec::new();
        for statement in committed.closures.iter().flatten() {
            let number = match numbers.get(statement.sql.text) {
                Some(number) => *number,
                None => {
                    statements.push(conn.prepare(&statement.text(EngineKind::Sqlite)).map_err(told)?);
                    numbers.insert(statement.sql.text, statements.len() - 1);
                    statements.len() - 1
                }
            };
            batch.push((number, statement.values.as_slice()));
        }
        batches.push(batch);
    }
    let mut begin = conn.prepare("begin immediate").map_err(told)?;
    let mut commit = conn.prepare("commit").map_err(told)?;
    let clock = Instant::now();
    for batch in &batches {
        let _mine = turn.lock().map_err(|_| "the copier panicked")?;
        begin.raw_execute().map_err(told)?;
        for (number, values) in batch {
            run(&mut statements[*number], values)?;
        }
        commit.raw_execute().map_err(told)?;
    }
    Ok(clock.elapsed())
}

fn run(statement: &mut Statement<'_>, values: &[Value]) -> Result<(), String> {
    for (index, value) in values.iter().enumerate() {
        let bound = match value {
            Value::Null => ValueRef::Null,
            Value::Int(int) => ValueRef::Integer(*int),
            Value::Bool(bool) => ValueRef::Integer(i64::from(*bool)),
            Value::Text(text) => ValueRef::Text(text.as_bytes()),
            Value::Blob(bytes) => ValueRef::Blob(bytes),
        };
        let bound = rusqlite::types::ToSqlOutput::Borrowed(bound);
        statement.raw_bind_parameter(index + 1, bound).map_err(told)?;
    }
    let columns = statement.column_count();
    let mut rows = statement.raw_query();
    while let Some(row) = rows.next().map_err(told)? {
        for index in 0..columns {
            std::hint::black_box(row.get_ref(index).map_err(told)?);
        }
    }
    Ok(())
}

/// Copies the log until the writer is done, and lets it start anew when it has grown as far as the store lets it.
fn copy(file: &Path, done: &AtomicBool, turn: &Mutex<()>) -> Result<(), String> {
    let conn = open(file)?;
    while !done.load(Ordering::Acquire) {
        std::thread::sleep(COPY_EVERY);
        let pages: i64 = conn.query_row("pragma wal_checkpoint(passive)", [], |row| row.get(1)).map_err(told)?;
        if pages >= WAL_RESET_PAGES {
            let _mine = turn.lock().map_err(|_| "the writer panicked")?;
            conn.query_row("pragma wal_checkpoint(restart)", [], |row| row.get::<_, i64>(0)).map_err(told)?;
        }
    }
    Ok(())
}
