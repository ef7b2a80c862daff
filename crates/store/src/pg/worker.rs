//! One PostgreSQL connection's thread: BEGIN, closure, COMMIT; again after a conflict; a new connection after a loss.

use std::sync::Arc;
use std::time::Duration;

use super::Conn;
use super::conn::Commit;
use crate::engine::Shared;
use crate::error::StoreError;
use crate::faults::{Kind, Moment};
use crate::limits::{
    PG_RECONNECT_MS_MAX, PG_RECONNECT_WAIT_MS_MAX, RETRY_WAIT_MS_MAX, RETRY_WAIT_MS_MIN, TRANSACTION_SLOW_MS,
};
use crate::stats::Board;
use crate::tx::{Engine, Tx};
use crate::watch;
use crate::work::{Answer, Attempt, Work};

/// What a connection serves.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    Write,
    Read,
}

pub(super) struct Worker {
    /// None: lost, and not yet opened anew.
    conn: Option<Conn>,
    config: Arc<postgres::Config>,
    shared: Shared,
    purpose: Purpose,
    /// Spreads the waits of the workers, so that those who met do not meet again.
    number: usize,
}

/// How one transaction ended.
enum Ended {
    /// The closure's own result stands.
    Held { committed: bool },
    /// Nothing was changed and it may be tried again.
    Again(StoreError),
    /// It failed for good.
    Failed(StoreError),
}

impl Worker {
    pub(super) fn new(
        conn: Conn,
        config: Arc<postgres::Config>,
        shared: Shared,
        purpose: Purpose,
        number: usize,
    ) -> Worker {
        Worker { conn: Some(conn), config, shared, purpose, number }
    }

    /// Serves closures until the queue is closed and empty.
    pub(super) fn run(mut self) {
        let queue = match self.purpose {
            Purpose::Write => Arc::clone(&self.shared.writes),
            Purpose::Read => Arc::clone(&self.shared.reads),
        };
        while let Some(work) = queue.pop() {
            self.serve(work);
        }
    }

    fn serve(&mut self, mut work: Box<dyn Work>) {
        let clock = watch::now();
        let mut retries: u32 = 0;
        let ended = loop {
            match self.transaction(work.as_mut()) {
                Ended::Again(_) if retries < self.shared.retries => {
                    watch::pause(self.pause(retries));
                    retries += 1;
                }
                ended => break ended,
            }
        };
        let (name, took) = (work.name(), clock.elapsed());
        let slow = took > watch::ms(TRANSACTION_SLOW_MS) && name != crate::migrate::TRANSACTION;
        if slow {
            tracing::warn!(transaction = name, ?took, retries, "slow transaction: {name} took {took:?}");
        }
        self.shared.board.count(name, |count| {
            count.retries += u64::from(retries);
            count.slow += u64::from(slow);
            count.micros += u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
            match ended {
                Ended::Held { committed: true } => count.done += 1,
                Ended::Held { committed: false } => count.refused += 1,
                Ended::Again(_) | Ended::Failed(_) => count.failed += 1,
            }
        });
        work.answer(match ended {
            Ended::Held { .. } => Answer::Held,
            Ended::Again(cause) | Ended::Failed(cause) => Answer::Error(cause),
        });
    }

    /// Doubles with each retry, and differs a little from worker to worker.
    fn pause(&self, retries: u32) -> Duration {
        let wait = (RETRY_WAIT_MS_MIN << retries.min(10)).min(RETRY_WAIT_MS_MAX);
        watch::ms(wait) + Duration::from_micros(u64::try_from(self.number).unwrap_or(0) * 137)
    }

    fn transaction(&mut self, work: &mut dyn Work) -> Ended {
        let purpose = self.purpose;
        let shared = self.shared.clone();
        let conn = match self.connected() {
            Ok(conn) => conn,
            Err(cause) => return Ended::Failed(cause),
        };
        let begun = match purpose {
            Purpose::Write => conn.control("begin"),
            Purpose::Read => conn.control("begin isolation level repeatable read read only"),
        };
        if let Err(cause) = begun {
            return if conn.lost() { Ended::Again(cause) } else { Ended::Failed(cause) };
        }
        let batch = if purpose == Purpose::Write { shared.next_batch() } else { 0 };
        let attempt = work.attempt(&mut Tx::new(Engine::Postgres(conn), work.name(), shared.aim(batch, 0)));
        match attempt {
            Attempt::Done if purpose == Purpose::Write => commit(conn, &shared, batch, work.name()),
            Attempt::Done => roll_back(conn, Ended::Held { committed: true }),
            Attempt::Refused => roll_back(conn, Ended::Held { committed: false }),
            Attempt::Failed(cause @ StoreError::Conflict(_)) => roll_back(conn, Ended::Again(cause)),
            // COMMIT was not sent: the server undoes what it had.
            Attempt::Failed(cause) if conn.lost() => Ended::Again(cause),
            Attempt::Failed(cause) => roll_back(conn, Ended::Failed(cause)),
        }
    }

    /// The connection; a lost one is opened anew, with growing waits, for a bounded time.
    fn connected(&mut self) -> Result<&mut Conn, StoreError> {
        if self.conn.as_ref().is_some_and(Conn::lost) {
            self.conn = None;
        }
        if self.conn.is_none() {
            let clock = watch::now();
            let mut wait = 10;
            let conn = loop {
                match Conn::connect(&self.config) {
                    Ok(conn) => break conn,
                    Err(cause) if clock.elapsed() > watch::ms(PG_RECONNECT_MS_MAX) => return Err(cause),
                    Err(_) => watch::pause(watch::ms(wait)),
                }
                wait = (wait * 2).min(PG_RECONNECT_WAIT_MS_MAX);
            };
            tracing::warn!("a PostgreSQL connection was lost and is back");
            Board::add(&self.shared.board.reconnects, 1);
            self.conn = Some(conn);
        }
        self.conn.as_mut().ok_or(StoreError::Gone)
    }
}

fn commit(conn: &mut Conn, shared: &Shared, batch: u64, name: &'static str) -> Ended {
    let fault = shared.aim(batch, 0).and_then(|aim| aim.hit(name, Moment::Commit));
    match fault {
        None => {}
        Some(Kind::Lost) => {
            // The server has done it, the answer never comes.
            let done = conn.commit();
            let cause = conn.lose();
            drop(done);
            return Ended::Failed(StoreError::Uncertain(format!("{name}: {cause}")));
        }
        Some(kind @ Kind::Conflict) => return roll_back(conn, Ended::Again(kind.error())),
        Some(kind) => return roll_back(conn, Ended::Failed(kind.error())),
    }
    match conn.commit() {
        Ok(()) => {
            shared.committed(batch, std::iter::once(true));
            Ended::Held { committed: true }
        }
        Err(Commit::Refused(cause @ StoreError::Conflict(_))) => Ended::Again(cause),
        Err(Commit::Refused(cause)) => Ended::Failed(cause),
        Err(Commit::Unknown(what)) => Ended::Failed(StoreError::Uncertain(format!("{name}: {what}"))),
    }
}

/// ROLLBACK; if even that fails the connection is given up, which undoes the transaction as well.
fn roll_back(conn: &mut Conn, ended: Ended) -> Ended {
    if let Err(cause) = conn.control("rollback") {
        tracing::warn!("rollback: {cause}; the connection is opened anew");
        drop(conn.lose());
    }
    ended
}
