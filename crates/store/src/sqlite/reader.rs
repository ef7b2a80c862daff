//! SQLite's readers: each closure sees one snapshot and cannot write.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use super::Conn;
use super::conn::error;
use crate::engine::Shared;
use crate::error::StoreError;
use crate::limits::READ_MS_MAX;
use crate::tx::{Engine, Tx};
use crate::watch;
use crate::work::{Answer, Attempt, Work};

/// Steps of SQLite's machine between two looks at the clock: about a millisecond.
const STEPS_PER_LOOK: i32 = 100_000;

/// Serves reading closures until the queue is closed.
pub(super) fn run(mut conn: Conn, shared: &Shared) {
    let opened = watch::now();
    let started = Arc::new(AtomicU64::new(0));
    let begun = Arc::clone(&started);
    let elapsed = move || -> u64 { u64::try_from(opened.elapsed().as_millis()).unwrap_or(u64::MAX) };
    let late = move || elapsed().saturating_sub(begun.load(Ordering::Relaxed)) > READ_MS_MAX;
    if let Err(cause) = conn.raw.progress_handler(STEPS_PER_LOOK, Some(late)) {
        tracing::warn!("reading closures have no time limit: {cause}");
    }
    while let Some(mut work) = shared.reads.pop() {
        let clock = watch::now();
        let name = work.name();
        // The doctor reads everything and may take its time.
        let from = if name == crate::doctor::TRANSACTION { u64::MAX } else { elapsed() };
        started.store(from, Ordering::Relaxed);
        let (answer, outcome) = match read(&mut conn, shared, work.as_mut()) {
            Attempt::Done => (Answer::Held, 0),
            Attempt::Refused => (Answer::Held, 1),
            Attempt::Failed(cause) => (Answer::Error(cause), 2),
        };
        let micros = u64::try_from(clock.elapsed().as_micros()).unwrap_or(u64::MAX);
        shared.board.count(name, |count| {
            count.done += u64::from(outcome == 0);
            count.refused += u64::from(outcome == 1);
            count.failed += u64::from(outcome == 2);
            count.micros += micros;
        });
        work.answer(answer);
    }
}

fn read(conn: &mut Conn, shared: &Shared, work: &mut dyn Work) -> Attempt {
    if let Err(cause) = conn.control("begin") {
        return Attempt::Failed(error("begin", &cause));
    }
    let aim = shared.aim(0, 0);
    let attempt = work.attempt(&mut Tx::new(Engine::Sqlite(conn), work.name(), aim));
    if conn.in_transaction()
        && let Err(cause) = conn.control("rollback")
    {
        return Attempt::Failed(StoreError::Unavailable(format!("rollback: {cause}")));
    }
    attempt
}
