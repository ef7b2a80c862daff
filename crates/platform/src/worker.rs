//! What happens after the commit: places in the log, facts to followers, jobs. One at a time, by lease.

use crate::{Follower, Job, JobEnd, JobKind, PlacedFact, Platform, limits};
use futures_util::FutureExt;
use std::{panic::AssertUnwindSafe, time::Duration};
use store::{
    StoreError,
    jobs::{self, Claim, JobClock},
};

/// The lease that makes sure that one worker gives places.
const LEASE: &str = "worker";

/// What one round did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// Events that got their place in the log.
    pub placed: u64,
    /// Facts taken in, over all followers.
    pub heard: u64,
    /// Jobs tried.
    pub jobs: u64,
}

impl Round {
    const fn is_idle(self) -> bool {
        self.placed == 0 && self.heard == 0 && self.jobs == 0
    }
}

impl Platform {
    /// Works until nothing is due; what tests and the demo call, and what `work_forever` does between naps.
    ///
    /// # Errors
    /// The store's trouble; what was done before it stays done.
    pub async fn drain(&self) -> Result<Round, StoreError> {
        let mut total = Round::default();
        loop {
            let round = self.round().await?;
            total.placed += round.placed;
            total.heard += round.heard;
            total.jobs += round.jobs;
            if round.is_idle() {
                return Ok(total);
            }
        }
    }

    /// Makes sure that a job which comes back by itself (`Later`) is in the queue; asking again changes nothing.
    ///
    /// # Errors
    /// The store's trouble.
    pub async fn keep_going(&self, kind: &'static str) -> Result<(), StoreError> {
        let (id, now) = (kernel::new_id(self.clock().real(), self.entropy()), self.clock().real());
        self.store()
            .write("job keep", move |tx| {
                let job = jobs::NewJob { id, kind, subject: kind, run_at: now, clock: JobClock::Real };
                jobs::enqueue(tx, &job)
            })
            .await
    }

    /// Works as long as the process lives, woken by `run` or by the clock; returns when `stop` is triggered.
    pub async fn work_forever(&self) {
        loop {
            match self.drain().await {
                Ok(round) if !round.is_idle() => tracing::debug!(?round, "worked"),
                Ok(_) => {}
                Err(error) => tracing::warn!(%error, "the worker could not work; it will try again"),
            }
            tokio::select! {
                () = self.stopped() => break,
                () = self.poked() => {}
                () = tokio::time::sleep(Duration::from_millis(limits::WORKER_IDLE_MS)) => {}
            }
        }
    }

    /// One round: each part a bounded number of rows.
    async fn round(&self) -> Result<Round, StoreError> {
        if !self.hold_lease().await? {
            return Ok(Round::default());
        }
        let placed = self
            .store()
            .write("places", |tx| store::journal::place_next(tx, i64::from(limits::PLACES_PER_BATCH_MAX)))
            .await?;
        let (mut heard, mut failed) = (0, None);
        for module in self.modules() {
            for follower in module.follows {
                match self.feed(follower).await {
                    Ok(facts) => heard += facts,
                    // One system's trouble keeps neither the others nor the jobs waiting.
                    Err(error) => {
                        tracing::warn!(%error, follower = follower.name, "a follower could not take its facts in");
                        failed.get_or_insert(error);
                    }
                }
            }
        }
        let jobs = self.do_jobs().await?;
        self.beat();
        failed.map_or(Ok(Round { placed, heard, jobs }), Err)
    }

    async fn hold_lease(&self) -> Result<bool, StoreError> {
        let (now, node) = (self.clock().real(), self.node().to_owned());
        self.store()
            .write("worker lease", move |tx| {
                store::lease::acquire(tx, LEASE, &node, now, now.plus_millis(limits::WORKER_LEASE_MS))
            })
            .await
    }

    /// Gives one follower the next facts, and moves its cursor in the same transaction.
    async fn feed(&self, follower: &'static Follower) -> Result<u64, StoreError> {
        self.store()
            .write("follower", move |tx| {
                let batch = store::follower::next(tx, follower.name, i64::from(limits::FACTS_PER_BATCH_MAX))?;
                if batch.is_empty() {
                    return Ok(0);
                }
                let mut heard = 0;
                for row in &batch.facts {
                    if !follower.kinds.iter().any(|prefix| row.kind.starts_with(prefix)) {
                        continue;
                    }
                    let fact = PlacedFact {
                        place: row.place,
                        event: row.event,
                        stream: row.stream,
                        kind: row.kind.clone(),
                        body: row.body()?,
                        at: row.at,
                    };
                    (follower.apply)(tx, &fact)?;
                    heard += 1;
                }
                store::follower::advance(tx, follower.name, batch.from, batch.to)?;
                // At least one: the cursor moved, so there may be more to take.
                Ok(heard.max(1))
            })
            .await
    }

    async fn do_jobs(&self) -> Result<u64, StoreError> {
        let (civil, real, node) = (self.clock().civil(), self.clock().real(), self.node().to_owned());
        let claimed = self
            .store()
            .write::<_, StoreError, _>("jobs claim", move |tx| {
                let mut claimed = Vec::new();
                for (clock, due) in [(JobClock::Civil, civil), (JobClock::Real, real)] {
                    let until = real.plus_millis(limits::JOB_LEASE_MS);
                    let limit = i64::from(limits::JOBS_PER_BATCH_MAX);
                    let due = jobs::claim(tx, &Claim { holder: &node, clock, due, now: real, until, limit })?;
                    claimed.extend(due.into_iter().map(|job| (clock, job)));
                }
                Ok(claimed)
            })
            .await?;
        let done = claimed.len() as u64;
        for (clock, row) in claimed {
            let attempts = u32::try_from(row.attempts - 1).unwrap_or(0);
            let job = Job { kind: row.kind.clone(), subject: row.subject.clone(), attempts };
            let end = match self.modules().iter().flat_map(|m| m.jobs).find(|kind| kind.kind == job.kind) {
                Some(kind) => self.do_job(kind, job).await,
                None => JobEnd::GiveUp(format!("no system knows the job kind {}", row.kind)),
            };
            self.end_job(clock, row, end).await?;
        }
        Ok(done)
    }

    /// Does one job. A panic is a failed try: the worker must outlive every job.
    async fn do_job(&self, kind: &JobKind, job: Job) -> JobEnd {
        let platform = self.clone();
        let done = AssertUnwindSafe(async move { (kind.run)(platform, job).await }).catch_unwind().await;
        done.unwrap_or_else(|_| JobEnd::Retry("it panicked".to_owned()))
    }

    /// Records how a job ended. When the lease has run out somebody else has it, and nothing is recorded here.
    async fn end_job(&self, clock: JobClock, job: jobs::Job, end: JobEnd) -> Result<(), StoreError> {
        let (civil, real, node) = (self.clock().civil(), self.clock().real(), self.node().to_owned());
        if let JobEnd::GiveUp(why) = &end {
            tracing::error!(kind = %job.kind, subject = %job.subject, why, "a job was given up");
        }
        let held = self
            .store()
            .write::<_, StoreError, _>("job end", move |tx| match &end {
                JobEnd::Done => jobs::done(tx, job.id, &node),
                JobEnd::Later(at) => jobs::later(tx, job.id, &node, *at),
                JobEnd::Retry(why) => {
                    let now = if clock == JobClock::Civil { civil } else { real };
                    jobs::retry(tx, &job, &node, jobs::retry_at(now, job.attempts), why)
                }
                JobEnd::GiveUp(why) => jobs::give_up(tx, job.id, &node, why),
            })
            .await?;
        if !held {
            tracing::warn!("a job took longer than its lease; another worker has it");
        }
        Ok(())
    }
}
