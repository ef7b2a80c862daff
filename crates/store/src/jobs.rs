//! Late work: queued in the transaction that made it necessary, leased to a worker, tried again, never lost.
//!
//! A job names a thing (`kind`, `subject`) and there is one job a thing. Asked for again, the earliest time holds; a
//! handler that finds itself called too early says [`later`]. Asked for while it runs, it runs once more.
//! Jobs run at least once: a worker that dies leaves its lease to run out. A kind keeps to one clock.

use kernel::{Id, Instant};

use crate::error::StoreError;
use crate::limits::{JOB_ATTEMPTS_MAX, JOB_ERROR_BYTES_MAX, JOB_RETRY_MS_MAX, JOB_RETRY_MS_MIN};
use crate::row::Row;
use crate::statements::{
    JOB_CLAIM, JOB_COUNTS, JOB_DEAD, JOB_DEAD_LIST, JOB_DONE, JOB_ENQUEUE, JOB_EXTEND, JOB_LATER, JOB_NEXT, JOB_OF,
    JOB_RETRY, JOB_REVIVE, JOB_SWEEP,
};
use crate::tx::Tx;

/// Which clock says that a job is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum JobClock {
    /// The law's: deadlines.
    Civil,
    /// The machine's: deliveries, retries.
    Real,
}

impl JobClock {
    /// As stored.
    pub fn as_str(self) -> &'static str {
        match self {
            JobClock::Civil => "civil",
            JobClock::Real => "real",
        }
    }

    fn from_row(row: &Row, index: usize) -> Result<JobClock, StoreError> {
        match row.text(index)? {
            "civil" => Ok(JobClock::Civil),
            "real" => Ok(JobClock::Real),
            _ => Err(StoreError::Damaged("a job's clock is neither civil nor real".to_owned())),
        }
    }
}

/// A job to be queued.
#[derive(Clone, Copy, Debug)]
pub struct NewJob<'a> {
    /// Its id, drawn outside the closure; kept only if the thing has no job yet.
    pub id: Id,
    /// What is to be done, such as `receipt.render`.
    pub kind: &'a str,
    /// To what: an id.
    pub subject: &'a str,
    /// Not before this.
    pub run_at: Instant,
    /// By which clock.
    pub clock: JobClock,
}

/// A job in the hands of a worker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// Its id.
    pub id: Id,
    /// What is to be done.
    pub kind: String,
    /// To what.
    pub subject: String,
    /// When it was due.
    pub run_at: Instant,
    /// Which try this is, from 1.
    pub attempts: i64,
}

/// A job as a page or a test sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct JobState {
    /// Its id.
    pub id: Id,
    /// `queued`, `done` or `dead`.
    pub state: String,
    /// When it is or was due.
    pub run_at: Instant,
    /// By which clock.
    pub clock: JobClock,
    /// Tries so far.
    pub attempts: i64,
    /// What went wrong last.
    pub last_error: Option<String>,
}

/// Queues a job, or joins the one that is there.
pub fn enqueue(tx: &mut Tx<'_>, job: &NewJob<'_>) -> Result<(), StoreError> {
    let values = [job.id.into(), job.kind.into(), job.subject.into(), job.run_at.into(), job.clock.as_str().into()];
    tx.run(&JOB_ENQUEUE, &values).map(drop)
}

/// What a worker asks for.
#[derive(Clone, Copy, Debug)]
pub struct Claim<'a> {
    /// The worker.
    pub holder: &'a str,
    /// Jobs of this clock.
    pub clock: JobClock,
    /// Now, by that clock: jobs due by then.
    pub due: Instant,
    /// Now, by the machine's clock: leases that ran out by then are free.
    pub now: Instant,
    /// The worker's lease, by the machine's clock.
    pub until: Instant,
    /// At most so many.
    pub limit: i64,
}

/// Leases due jobs to a worker, the longest due first.
pub fn claim(tx: &mut Tx<'_>, claim: &Claim<'_>) -> Result<Vec<Job>, StoreError> {
    let values = [
        claim.holder.into(),
        claim.until.into(),
        claim.clock.as_str().into(),
        claim.due.into(),
        claim.now.into(),
        claim.limit.into(),
    ];
    let rows = tx.rows(&JOB_CLAIM, &values)?;
    let mut jobs = rows
        .iter()
        .map(|row| {
            Ok(Job {
                id: row.parse(0)?,
                kind: row.text(1)?.to_owned(),
                subject: row.text(2)?.to_owned(),
                run_at: row.time(3)?,
                attempts: row.int(4)?,
            })
        })
        .collect::<Result<Vec<Job>, StoreError>>()?;
    // RETURNING keeps no order.
    jobs.sort_by_key(|job| (job.run_at, job.id));
    Ok(jobs)
}

/// Prolongs a lease. `false`: it has run out and somebody else has the job.
pub fn extend(tx: &mut Tx<'_>, id: Id, holder: &str, until: Instant) -> Result<bool, StoreError> {
    tx.run(&JOB_EXTEND, &[id.into(), holder.into(), until.into()]).map(|rows| rows > 0)
}

/// The job is done. `false`: the lease has run out and somebody else has the job.
pub fn done(tx: &mut Tx<'_>, id: Id, holder: &str) -> Result<bool, StoreError> {
    tx.run(&JOB_DONE, &[id.into(), holder.into()]).map(|rows| rows > 0)
}

/// The job was called too early: it comes back at `run_at` as if it had not been tried.
pub fn later(tx: &mut Tx<'_>, id: Id, holder: &str, run_at: Instant) -> Result<bool, StoreError> {
    tx.run(&JOB_LATER, &[id.into(), holder.into(), run_at.into()]).map(|rows| rows > 0)
}

/// The job failed and is tried again at `run_at` ([`retry_at`]); after [`JOB_ATTEMPTS_MAX`] tries it is dead.
pub fn retry(tx: &mut Tx<'_>, job: &Job, holder: &str, run_at: Instant, error: &str) -> Result<bool, StoreError> {
    if job.attempts >= JOB_ATTEMPTS_MAX {
        return give_up(tx, job.id, holder, error);
    }
    let values = [job.id.into(), holder.into(), run_at.into(), shortened(error).into()];
    tx.run(&JOB_RETRY, &values).map(|rows| rows > 0)
}

/// The job cannot succeed: it is kept as dead, for a person to look at and [`revive`].
pub fn give_up(tx: &mut Tx<'_>, id: Id, holder: &str, error: &str) -> Result<bool, StoreError> {
    tx.run(&JOB_DEAD, &[id.into(), holder.into(), shortened(error).into()]).map(|rows| rows > 0)
}

/// Queues a dead job again. `false`: it is not dead.
pub fn revive(tx: &mut Tx<'_>, id: Id, run_at: Instant) -> Result<bool, StoreError> {
    tx.run(&JOB_REVIVE, &[id.into(), run_at.into()]).map(|rows| rows > 0)
}

/// When to try again after `attempts` tries: the wait doubles, up to a limit.
pub fn retry_at(now: Instant, attempts: i64) -> Instant {
    let doublings = attempts.clamp(1, 32) - 1;
    now.plus_millis((JOB_RETRY_MS_MIN << doublings).min(JOB_RETRY_MS_MAX))
}

/// The job of a thing.
pub fn of(tx: &mut Tx<'_>, kind: &str, subject: &str) -> Result<Option<JobState>, StoreError> {
    let row = tx.opt(&JOB_OF, &[kind.into(), subject.into()])?;
    row.map(|row| {
        Ok(JobState {
            id: row.parse(0)?,
            state: row.text(1)?.to_owned(),
            run_at: row.time(2)?,
            clock: JobClock::from_row(&row, 3)?,
            attempts: row.int(4)?,
            last_error: row.opt_text(5)?.map(str::to_owned),
        })
    })
    .transpose()
}

/// When the next job of a clock is due.
pub fn next_due(tx: &mut Tx<'_>, clock: JobClock) -> Result<Option<Instant>, StoreError> {
    tx.opt(&JOB_NEXT, &[clock.as_str().into()])?.map(|row| row.time(0)).transpose()
}

/// Queued and dead jobs by kind: `(kind, state, how many)`.
pub fn counts(tx: &mut Tx<'_>) -> Result<Vec<(String, String, i64)>, StoreError> {
    let rows = tx.rows(&JOB_COUNTS, &[])?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned(), row.int(2)?))).collect()
}

/// Dead jobs with what went wrong, at most `limit`.
pub fn dead(tx: &mut Tx<'_>, limit: i64) -> Result<Vec<(Id, String, String, String)>, StoreError> {
    let rows = tx.rows(&JOB_DEAD_LIST, &[limit.into()])?;
    rows.iter()
        .map(|row| {
            let error = row.opt_text(4)?.unwrap_or_default().to_owned();
            Ok((row.parse(0)?, row.text(1)?.to_owned(), row.text(2)?.to_owned(), error))
        })
        .collect()
}

/// Forgets done jobs that were due before `before`, at most `limit`; how many.
pub fn sweep(tx: &mut Tx<'_>, before: Instant, limit: i64) -> Result<u64, StoreError> {
    tx.run(&JOB_SWEEP, &[before.into(), limit.into()])
}

fn shortened(error: &str) -> &str {
    &error[..error.floor_char_boundary(JOB_ERROR_BYTES_MAX)]
}
