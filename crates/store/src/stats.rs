//! Every transaction has a name and is counted.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Mutex, PoisonError};

/// What happened under one transaction name since the store was opened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Count {
    /// Committed (a reading one: finished).
    pub done: u64,
    /// Said no in their own words.
    pub refused: u64,
    /// Ended by a store error.
    pub failed: u64,
    /// Runs beyond the first.
    pub retries: u64,
    /// Runs that took longer than allowed without a log line.
    pub slow: u64,
    /// Time inside the closures, microseconds.
    pub micros: u64,
}

/// The store's counters.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    /// By transaction name.
    pub transactions: Vec<(&'static str, Count)>,
    /// COMMITs of the writer (SQLite).
    pub batches: u64,
    /// Closures in these batches.
    pub batched: u64,
    /// Batches that were undone and run again one by one.
    pub batches_undone: u64,
    /// Times that the write-ahead log was copied into the database (SQLite).
    pub wal_copies: u64,
    /// Times that the writer was held so that the write-ahead log could start anew (SQLite).
    pub wal_resets: u64,
    /// Pages in the write-ahead log after the last COMMIT (SQLite).
    pub wal_pages: u64,
    /// Connections opened anew after a loss (PostgreSQL).
    pub reconnects: u64,
    /// Closures waiting for the writer.
    pub write_queue: u64,
    /// Closures waiting for a reader.
    pub read_queue: u64,
}

/// Where the threads write the counters.
#[derive(Default)]
pub(crate) struct Board {
    names: Mutex<BTreeMap<&'static str, Count>>,
    pub(crate) batches: AtomicU64,
    pub(crate) batched: AtomicU64,
    pub(crate) batches_undone: AtomicU64,
    pub(crate) wal_copies: AtomicU64,
    pub(crate) wal_resets: AtomicU64,
    pub(crate) wal_pages: AtomicU64,
    pub(crate) reconnects: AtomicU64,
}

impl Board {
    /// Changes the counters of a name.
    pub(crate) fn count(&self, name: &'static str, change: impl FnOnce(&mut Count)) {
        let mut names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        change(names.entry(name).or_default());
    }

    pub(crate) fn add(counter: &AtomicU64, by: u64) {
        counter.fetch_add(by, Ordering::Relaxed);
    }

    pub(crate) fn read(&self) -> Stats {
        let names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let get = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        Stats {
            transactions: names.iter().map(|(name, count)| (*name, *count)).collect(),
            batches: get(&self.batches),
            batched: get(&self.batched),
            batches_undone: get(&self.batches_undone),
            wal_copies: get(&self.wal_copies),
            wal_resets: get(&self.wal_resets),
            wal_pages: get(&self.wal_pages),
            reconnects: get(&self.reconnects),
            write_queue: 0,
            read_queue: 0,
        }
    }
}
