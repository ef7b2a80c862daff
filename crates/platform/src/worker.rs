//! What happens after the commit: places in the log, facts to followers, jobs. One at a time, by lease.

use crate::{Follower, Job, JobEnd, JobKind, PlacedFact, Platform, limits};
use futures_util::{FutureExt, future::join_all};
use kernel::Instant;
use std::{panic::AssertUnwindSafe, time::Duration};
use store::{
    StoreError, Tx,
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
                () = self.stopped() => return self.rest().await,
                () = self.poked() => {}
                () = tokio::time::sleep(Duration::from_millis(limits::WORKER_IDLE_MS)) => {}
            }
        }
    }

    /// Gives the lease back, so that whoever comes next need not wait for it to run out.
    pub(crate) async fn rest(&self) {
        let node = self.node().to_owned();
        let given = self.store().write("rest", move |tx| store::lease::release(tx, LEASE, &node)).await;
        if let Err(error) = given {
            tracing::warn!(%error, "the worker's lease could not be given back");
        }
    }

    /// Whether a worker is at work on this database, here or elsewhere, or was until a moment ago.
    ///
    /// # Errors
    /// Whatever the store says.
    pub async fn is_worked(&self) -> Result<bool, StoreError> {
        let now = self.clock().real();
        let held = self.store().read("lease", |tx| store::lease::of(tx, LEASE)).await?;
        Ok(held.is_some_and(|(_, until)| until > now))
    }

    /// Gives places and tells followers until nothing is left to tell; jobs stay where they are. For whoever writes much
    /// at once and does not want it all to be told at the end.
    ///
    /// # Errors
    /// As [`Platform::drain`].
    pub async fn tell(&self) -> Result<Round, StoreError> {
        let mut total = Round::default();
        loop {
            let Some(round) = self.telling().await? else { return Ok(total) };
            total.placed += round.placed;
            total.heard += round.heard;
            if round.is_idle() {
                return Ok(total);
            }
        }
    }

    /// One round: each part a bounded number of rows.
    async fn round(&self) -> Result<Round, StoreError> {
        let (told, failed) = match self.telling().await {
            Ok(None) => return Ok(Round::default()),
            Ok(Some(told)) => (told, None),
            // One system's trouble keeps no job waiting.
            Err(error) => (Round::default(), Some(error)),
        };
        let jobs = self.do_jobs().await?;
        self.beat();
        failed.map_or(Ok(Round { jobs, ..told }), Err)
    }

    /// Places, then facts. `None`: another node is at work.
    async fn telling(&self) -> Result<Option<Round>, StoreError> {
        let Some(placed) = self.place_next().await? else { return Ok(None) };
        let followers = self.modules().iter().flat_map(|module| module.follows);
        // Side by side: they write different tables and share a commit.
        let fed = join_all(followers.map(|follower| async { (follower.name, self.feed(follower).await) })).await;
        let (mut heard, mut failed) = (0, None);
        for (follower, fed) in fed {
            match fed {
                Ok(facts) => heard += facts,
                // One system's trouble keeps nobody else waiting.
                Err(error) => {
                    tracing::warn!(%error, follower, "a follower could not take its facts in");
                    failed.get_or_insert(error);
                }
            }
        }
        failed.map_or(Ok(Some(Round { placed, heard, jobs: 0 })), Err)
    }

    /// Holds the lease and gives the next events their places. `None`: another node holds it.
    async fn place_next(&self) -> Result<Option<u64>, StoreError> {
        let (now, node) = (self.clock().real(), self.node().to_owned());
        self.store()
            .write("places", move |tx| {
                if !store::lease::acquire(tx, LEASE, &node, now, now.plus_millis(limits::WORKER_LEASE_MS))? {
                    return Ok(None);
                }
                store::journal::place_next(tx, i64::from(limits::PLACES_PER_BATCH_MAX)).map(Some)
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
        if done == 0 {
            return Ok(0);
        }
        let ended = join_all(claimed.into_iter().map(|(clock, row)| async move {
            let attempts = u32::try_from(row.attempts - 1).unwrap_or(0);
            let job = Job { kind: row.kind.clone(), subject: row.subject.clone(), attempts };
            let end = match self.modules().iter().flat_map(|m| m.jobs).find(|kind| kind.kind == job.kind) {
                Some(kind) => self.do_job(kind, job).await,
                None => JobEnd::GiveUp(format!("no system knows the job kind {}", row.kind)),
            };
            (clock, row, end)
        }));
        self.end_jobs(ended.await).await?;
        Ok(done)
    }

    /// Does one job. A panic is a failed try: the worker must outlive every job.
    async fn do_job(&self, kind: &JobKind, job: Job) -> JobEnd {
        let platform = self.clone();
        let done = AssertUnwindSafe(async move { (kind.run)(platform, job).await }).catch_unwind().await;
        done.unwrap_or_else(|_| JobEnd::Retry("it panicked".to_owned()))
    }

    /// Records how jobs ended. When a lease has run out somebody else has the job, and nothing is recorded of it here.
    async fn end_jobs(&self, ended: Vec<(JobClock, jobs::Job, JobEnd)>) -> Result<(), StoreError> {
        let (civil, real, node) = (self.clock().civil(), self.clock().real(), self.node().to_owned());
        for (_, job, end) in &ended {
            if let JobEnd::GiveUp(why) = end {
                tracing::error!(kind = %job.kind, subject = %job.subject, why, "a job was given up");
            }
        }
        let lost = self
            .store()
            .write::<_, StoreError, _>("jobs end", move |tx| {
                let mut lost = 0_usize;
                for (clock, job, end) in &ended {
                    let now = if *clock == JobClock::Civil { civil } else { real };
                    lost += usize::from(!end_job(tx, job, &node, now, end)?);
                }
                Ok(lost)
            })
            .await?;
        if lost > 0 {
            tracing::warn!(lost, "jobs took longer than their lease; another worker has them");
        }
        Ok(())
    }
}

/// Records how one job ended; `now` is by the clock that the job waits on. `false`: somebody else has it.
fn end_job(tx: &mut Tx<'_>, job: &jobs::Job, node: &str, now: Instant, end: &JobEnd) -> Result<bool, StoreError> {
    match end {
        JobEnd::Done => jobs::done(tx, job.id, node),
        JobEnd::Later(at) => jobs::later(tx, job.id, node, *at),
        JobEnd::Retry(why) => jobs::retry(tx, job, node, jobs::retry_at(now, job.attempts), why),
        JobEnd::GiveUp(why) => jobs::give_up(tx, job.id, node, why),
    }
}
