//! The write-ahead log is copied into the database beside the running writer, and kept from growing without bound.

use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};
use std::sync::{Condvar, Mutex, PoisonError};

use super::Conn;
use super::conn::error;
use crate::error::StoreError;
use crate::limits::{WAL_COPY_PAGES, WAL_IDLE_MS, WAL_RESET_MS_MAX, WAL_RESET_PAGES, WAL_WARN_PAGES};
use crate::stats::Board;
use crate::watch;

/// What the writer and the copier tell each other.
#[derive(Default)]
pub(super) struct Wal {
    /// Pages in the log after the last COMMIT.
    pages: std::sync::Arc<AtomicI64>,
    /// Length of the log when it was last copied: what came since is not in the database yet.
    copied: AtomicI64,
    /// The copier wants the writer to stay out for a moment. Looked at before each batch, so it is cheap.
    wanted: AtomicBool,
    state: Mutex<State>,
    changed: Condvar,
}

#[derive(Default)]
struct State {
    rung: bool,
    closing: bool,
}

impl Wal {
    /// Has the writer's connection report the log's length at each COMMIT.
    pub(super) fn listen(&self, conn: &mut Conn) -> Result<(), StoreError> {
        let pages = std::sync::Arc::clone(&self.pages);
        let hook = move |_: &mut rusqlite::hooks::Wal, count: std::ffi::c_int| {
            pages.store(i64::from(count), Ordering::Relaxed);
            Ok(())
        };
        conn.raw.wal_hook(Some(hook)).map_err(|cause| error("open", &cause))
    }

    /// The writer is about to begin a batch: it waits while the copier has the log.
    pub(super) fn pass(&self) {
        if !self.wanted.load(Ordering::Acquire) {
            return;
        }
        let state = self.lock();
        let held = self
            .changed
            .wait_timeout_while(state, watch::ms(2 * WAL_RESET_MS_MAX), |_| self.wanted.load(Ordering::Acquire));
        drop(held);
    }

    /// The writer has committed. Gives the log's length in pages.
    pub(super) fn committed(&self) -> i64 {
        let pages = self.pages.load(Ordering::Relaxed);
        let copied = self.copied.load(Ordering::Relaxed);
        // Shorter than when it was copied: it has started anew.
        if pages - if pages < copied { 0 } else { copied } >= WAL_COPY_PAGES {
            let mut state = self.lock();
            if !state.rung {
                state.rung = true;
                drop(state);
                self.changed.notify_all();
            }
        }
        pages
    }

    /// The writer has gone.
    pub(super) fn close(&self) {
        self.lock().closing = true;
        self.changed.notify_all();
    }

    /// Copies when asked to and when nothing has been written for a while, until the writer has gone.
    pub(super) fn run(&self, mut conn: Conn, board: &Board) {
        if let Err(cause) = conn.raw.busy_timeout(watch::ms(WAL_RESET_MS_MAX)) {
            tracing::warn!("the log copier waits too long for locks: {cause}");
        }
        let mut seen = 0;
        loop {
            let state = self.lock();
            let waiting = self.changed.wait_timeout_while(state, watch::ms(WAL_IDLE_MS), |s| !s.rung && !s.closing);
            let (mut state, _) = waiting.unwrap_or_else(PoisonError::into_inner);
            let (rung, closing) = (std::mem::take(&mut state.rung), state.closing);
            drop(state);
            if closing {
                checkpoint(&mut conn, "pragma wal_checkpoint(truncate)");
                return;
            }
            let pages = self.pages.load(Ordering::Relaxed);
            let idle = pages == seen && pages != self.copied.load(Ordering::Relaxed);
            seen = pages;
            if !rung && !idle {
                continue;
            }
            checkpoint(&mut conn, "pragma wal_checkpoint(passive)");
            Board::add(&board.wal_copies, 1);
            self.copied.store(pages, Ordering::Relaxed);
            if pages >= WAL_RESET_PAGES {
                self.reset(&mut conn, board);
            }
        }
    }

    /// With the writer held, copies the little that is left and has the log start anew.
    fn reset(&self, conn: &mut Conn, board: &Board) {
        self.wanted.store(true, Ordering::Release);
        checkpoint(conn, "pragma wal_checkpoint(restart)");
        self.wanted.store(false, Ordering::Release);
        drop(self.lock());
        self.changed.notify_all();
        Board::add(&board.wal_resets, 1);
        // If a reader kept the log from starting anew, this has it tried again soon.
        self.copied.store(0, Ordering::Relaxed);
        let pages = self.pages.load(Ordering::Relaxed);
        if pages >= WAL_WARN_PAGES {
            tracing::warn!(pages, "the write-ahead log keeps growing ({pages} pages): is a reader stuck?");
        }
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A checkpoint that cannot finish now (a reader is in the log) finishes next time.
fn checkpoint(conn: &mut Conn, pragma: &str) {
    let result = conn.raw.query_row(pragma, [], |row| row.get::<_, i64>(0));
    match result {
        Ok(_busy) => {}
        Err(cause) => tracing::warn!("{pragma}: {cause}"),
    }
}
