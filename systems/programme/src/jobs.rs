//! What is counted later: the working time of answers, for which the calendar is needed.

use crate::{
    limits::WORKED_ROWS_PER_BATCH,
    rows::{self, Uncounted},
    working,
};
use kernel::{Id, Instant};
use pack::Packs;
use platform::{Job, JobEnd, JobKind, Platform};
use store::{
    StoreError, Tx,
    jobs::{self, JobClock, NewJob},
};

/// One job for all answers that wait.
const COUNT: &str = "programme.count_working_time";

/// Every kind of job.
pub const JOBS: &[JobKind] = &[JobKind { kind: COUNT, run: |platform, job| Box::pin(count(platform, job)) }];

/// Asks for the job, in the transaction that took the answer in.
///
/// # Errors
/// Whatever the store says.
pub fn want(tx: &mut Tx<'_>, id: Id) -> Result<(), StoreError> {
    jobs::enqueue(tx, &NewJob { id, kind: COUNT, subject: COUNT, run_at: Instant::MIN, clock: JobClock::Real })
}

async fn count(platform: Platform, _: Job) -> JobEnd {
    let packs = platform.packs().clone();
    let counted = platform
        .store()
        .write::<_, StoreError, _>("working time", move |tx| {
            let waiting = rows::uncounted(tx, WORKED_ROWS_PER_BATCH)?;
            for one in &waiting {
                rows::set_worked(tx, one.case, one.from, minutes(&packs, one))?;
            }
            Ok(waiting.len())
        })
        .await;
    match counted {
        Ok(count) if count < WORKED_ROWS_PER_BATCH as usize => JobEnd::Done,
        Ok(_) => JobEnd::Later(Instant::MIN),
        Err(error) => JobEnd::Retry(error.to_string()),
    }
}

/// The working minutes between receipt and answer by the calendar of the receipt; `None` when it does not know the days.
/// Pauses that came later, after the answer was taken back, lie outside and count for nothing.
fn minutes(packs: &Packs, answer: &Uncounted) -> Option<i64> {
    let from = answer.standing.received_at?;
    let calendar = packs.calendar_at(from.local().date())?;
    working::minutes(&calendar, from, answer.answered_at, &answer.standing.pauses).ok()
}
