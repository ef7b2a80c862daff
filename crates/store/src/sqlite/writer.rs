//! SQLite's one writer: takes what waits, runs each closure in a savepoint, commits them all with one fsync.
//!
//! Answers, also refusals, go out only after COMMIT: a closure may have refused because of what another one in the
//! same batch did, and that is not true before it is durable.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Instant;

use super::Conn;
use super::conn::{error, uncertain};
use super::wal::Wal;
use crate::engine::Shared;
use crate::error::StoreError;
use crate::faults::{Kind, Moment};
use crate::limits::{BATCH_COUNT_MAX, BATCH_MS_MAX, CLOSURE_SLOW_MS};
use crate::queue::Queue;
use crate::stats::Board;
use crate::tx::{Engine, Tx};
use crate::watch;
use crate::work::{Answer, Attempt, Work};

pub(super) struct Writer {
    conn: Conn,
    shared: Shared,
    wal: Arc<Wal>,
    /// Taken from the queue, not yet run.
    waiting: VecDeque<Box<dyn Work>>,
}

/// A closure that has run in this batch.
struct Ran {
    work: Box<dyn Work>,
    attempt: Attempt,
    micros: u64,
}

/// However the writer ends, nobody waits for it in vain.
struct LastWords(Arc<Queue>);

impl Drop for LastWords {
    fn drop(&mut self) {
        self.0.close();
        let mut left = VecDeque::new();
        self.0.drain(&mut left, usize::MAX);
        for work in left {
            work.answer(Answer::Error(StoreError::Gone));
        }
    }
}

/// The batch is lost: every closure of it must run again, alone.
struct Undone;

impl Writer {
    pub(super) fn new(conn: Conn, shared: Shared, wal: Arc<Wal>) -> Writer {
        Writer { conn, shared, wal, waiting: VecDeque::new() }
    }

    /// Serves writing closures until the queue is closed and empty.
    pub(super) fn run(mut self) {
        let _last = LastWords(Arc::clone(&self.shared.writes));
        while self.fill() {
            self.wal.pass();
            self.batch();
            let pages = self.wal.committed();
            self.shared.board.wal_pages.store(u64::try_from(pages).unwrap_or(0), std::sync::atomic::Ordering::Relaxed);
        }
        self.wal.close();
    }

    /// Waits for work. `false`: there will be none any more.
    fn fill(&mut self) -> bool {
        if !self.waiting.is_empty() {
            return true;
        }
        let more = self.shared.writes.wait_for(|| self.gathering().max(1));
        let take = match self.gathering() {
            0 => BATCH_COUNT_MAX,
            count => count,
        };
        self.shared.writes.drain(&mut self.waiting, take);
        more
    }

    fn gathering(&self) -> usize {
        self.shared.faults.as_ref().map_or(0, |faults| faults.gathering())
    }

    /// The next closure of a batch, as long as the batch may grow.
    fn next(&mut self, ran: usize, started: Instant) -> Option<Box<dyn Work>> {
        if self.gathering() > 0 {
            return self.waiting.pop_front();
        }
        if ran >= BATCH_COUNT_MAX || (ran > 0 && started.elapsed() > watch::ms(BATCH_MS_MAX)) {
            return None;
        }
        if self.waiting.is_empty() {
            // What came while the others ran shares their fsync.
            self.shared.writes.drain(&mut self.waiting, BATCH_COUNT_MAX - ran);
        }
        self.waiting.pop_front()
    }

    fn batch(&mut self) {
        let started = watch::now();
        let number = self.shared.next_batch();
        if let Err(cause) = self.conn.control("begin immediate") {
            return self.cannot_begin(&error("begin", &cause));
        }
        let mut ran: Vec<Ran> = Vec::new();
        while let Some(work) = self.next(ran.len(), started) {
            let clock = watch::now();
            let (work, result) = self.in_savepoint(work, number, ran.len());
            let micros = self.watch(work.name(), clock);
            match result {
                Ok(attempt) => ran.push(Ran { work, attempt, micros }),
                Err(Undone) => {
                    ran.push(Ran { work, attempt: Attempt::Refused, micros });
                    return self.alone(ran);
                }
            }
        }
        match self.commit(number, &ran) {
            Ok(()) => self.tell(ran),
            Err(_) => self.alone(ran),
        }
    }

    /// Another process holds the file, or the disk fails: who waits is told so.
    fn cannot_begin(&mut self, cause: &StoreError) {
        for work in std::mem::take(&mut self.waiting) {
            self.shared.board.count(work.name(), |count| count.failed += 1);
            work.answer(Answer::Error(cause.clone()));
        }
    }

    fn in_savepoint(
        &mut self,
        mut work: Box<dyn Work>,
        batch: u64,
        closure: usize,
    ) -> (Box<dyn Work>, Result<Attempt, Undone>) {
        if let Err(cause) = self.conn.control("savepoint closure") {
            tracing::warn!("savepoint: {cause}");
            return (work, Err(Undone));
        }
        let attempt = self.attempt(work.as_mut(), batch, closure);
        if !self.conn.in_transaction() {
            return (work, Err(Undone));
        }
        let ended = match attempt {
            Attempt::Done => self.conn.control("release closure"),
            Attempt::Refused | Attempt::Failed(_) => {
                self.conn.control("rollback to closure").and_then(|()| self.conn.control("release closure"))
            }
        };
        match ended {
            Ok(()) if self.conn.in_transaction() => (work, Ok(attempt)),
            Ok(()) => (work, Err(Undone)),
            Err(cause) => {
                tracing::warn!("ending a savepoint: {cause}");
                (work, Err(Undone))
            }
        }
    }

    fn attempt(&mut self, work: &mut dyn Work, batch: u64, closure: usize) -> Attempt {
        let aim = self.shared.aim(batch, closure);
        work.attempt(&mut Tx::new(Engine::Sqlite(&mut self.conn), work.name(), aim))
    }

    /// COMMIT, or the batch is undone.
    fn commit(&mut self, batch: u64, ran: &[Ran]) -> Result<(), StoreError> {
        let fault = ran.iter().enumerate().find_map(|(closure, ran)| {
            self.shared.aim(batch, closure).and_then(|aim| aim.hit(ran.work.name(), Moment::Commit))
        });
        match fault {
            Some(Kind::Full) => return Err(self.conn.leave()),
            Some(kind) => {
                self.roll_back();
                return Err(kind.error());
            }
            None => {}
        }
        self.conn.control("commit").map_err(|cause| {
            self.roll_back();
            let what = error("commit", &cause);
            if uncertain(&cause) { StoreError::Uncertain(what.to_string()) } else { what }
        })?;
        self.shared.committed(batch, ran.iter().map(|ran| matches!(ran.attempt, Attempt::Done)));
        Ok(())
    }

    fn roll_back(&mut self) {
        if self.conn.in_transaction()
            && let Err(cause) = self.conn.control("rollback")
        {
            tracing::error!("rollback: {cause}");
        }
    }

    /// The batch was lost, released savepoints too: each closure runs again in a transaction of its own, so that one
    /// that cannot succeed takes no other with it.
    fn alone(&mut self, ran: Vec<Ran>) {
        self.roll_back();
        Board::add(&self.shared.board.batches_undone, 1);
        tracing::warn!(closures = ran.len(), "a batch was undone, its {} closures run again alone", ran.len());
        for Ran { mut work, micros, .. } in ran {
            let batch = self.shared.next_batch();
            let clock = watch::now();
            let attempt = match self.conn.control("begin immediate") {
                Err(cause) => Attempt::Failed(error("begin", &cause)),
                Ok(()) => self.attempt(work.as_mut(), batch, 0),
            };
            let micros = micros + self.watch(work.name(), clock);
            self.shared.board.count(work.name(), |count| count.retries += 1);
            let mut ran = [Ran { work, attempt, micros }];
            if matches!(ran[0].attempt, Attempt::Done) {
                // The closure meant to commit; if the engine has left the transaction there is nothing to commit.
                let result = if self.conn.in_transaction() {
                    self.commit(batch, &ran)
                } else {
                    Err(StoreError::Unavailable("the engine left the transaction".to_owned()))
                };
                if let Err(cause) = result {
                    ran[0].attempt = Attempt::Failed(cause);
                }
            }
            self.roll_back();
            self.tell(Vec::from(ran));
        }
    }

    /// After COMMIT or ROLLBACK: counts and answers.
    fn tell(&mut self, ran: Vec<Ran>) {
        Board::add(&self.shared.board.batches, 1);
        Board::add(&self.shared.board.batched, u64::try_from(ran.len()).unwrap_or(0));
        for Ran { work, attempt, micros } in ran {
            self.shared.board.count(work.name(), |count| {
                count.micros += micros;
                match attempt {
                    Attempt::Done => count.done += 1,
                    Attempt::Refused => count.refused += 1,
                    Attempt::Failed(_) => count.failed += 1,
                }
            });
            work.answer(match attempt {
                Attempt::Done | Attempt::Refused => Answer::Held,
                Attempt::Failed(cause) => Answer::Error(cause),
            });
        }
    }

    /// A closure that holds the writer too long is logged by name.
    fn watch(&self, name: &'static str, since: Instant) -> u64 {
        let took = since.elapsed();
        // A schema change may take its time, and so may a bulk.
        let hurried = name != crate::migrate::TRANSACTION && name != crate::BULK;
        if took > watch::ms(CLOSURE_SLOW_MS) && hurried {
            self.shared.board.count(name, |count| count.slow += 1);
            tracing::warn!(transaction = name, ?took, "slow closure: {name} held the writer for {took:?}");
        }
        u64::try_from(took.as_micros()).unwrap_or(u64::MAX)
    }
}
