//! What is done later: remind the office of a due date a working day ahead, and throw old drafts away.

use crate::{
    cases::Cases,
    rows::drafts,
    state::{Action, What},
};
use kernel::{ProblemKind, StreamId};
use platform::{Actor, Job, JobClock, JobEnd, JobKind, NewJob, Platform, Step, Target};
use store::StoreError;

const WARN: &str = "onestop.warn_late";
/// Once a day; the server asks for it when it starts.
pub const SWEEP: &str = "onestop.sweep_drafts";
const DAY_MINUTES: i64 = 24 * 60;

/// Every kind of job.
pub const JOBS: &[JobKind] = &[
    JobKind { kind: WARN, run: |platform, job| Box::pin(warn(platform, job)) },
    JobKind { kind: SWEEP, run: |platform, job| Box::pin(sweep(platform, job)) },
];

/// The jobs that an event makes necessary, in the transaction of the event.
#[must_use]
pub fn of(step: &Step<'_, Cases>) -> Vec<NewJob> {
    let warn_at = match &step.event.event.what {
        What::Received { warn_at, .. } | What::Supplemented { warn_at, .. } | What::Apologised { warn_at, .. } => {
            *warn_at
        }
        What::StepCompleted(done) => done.resumed.as_ref().and_then(|resumed| resumed.warn_at),
        _ => None,
    };
    let warn = |run_at: kernel::Instant| NewJob {
        kind: WARN,
        // The due date belongs to the name: a new date is a new reminder.
        subject: format!("{} {run_at}", step.stream),
        run_at,
        clock: JobClock::Civil,
    };
    warn_at.map(warn).into_iter().collect()
}

/// The same command as any other act: a case that has been answered since says `Already` or refuses, and both are fine.
async fn warn(platform: Platform, job: Job) -> JobEnd {
    let stream = job.subject.split(' ').next().unwrap_or_default().parse::<StreamId>();
    let Ok(stream) = stream else { return JobEnd::GiveUp("the subject is not a case".to_owned()) };
    let command = Action::WarnLate.command();
    match platform.run::<Cases>(&Actor::system(), Target::Existing(stream), command, None).await {
        Ok(_) => JobEnd::Done,
        Err(problem) if problem.kind == ProblemKind::Unavailable => JobEnd::Retry(problem.inside),
        Err(problem) if problem.kind == ProblemKind::Internal => JobEnd::GiveUp(problem.inside),
        // Answered, withdrawn or stopped meanwhile: nobody needs to be reminded.
        Err(_) => JobEnd::Done,
    }
}

async fn sweep(platform: Platform, _: Job) -> JobEnd {
    let now = platform.clock().civil();
    let swept =
        platform.store().write::<_, StoreError, _>("drafts sweep", move |tx| drafts::sweep_drafts(tx, now)).await;
    match swept {
        Ok(_) => JobEnd::Later(platform.clock().real().plus_minutes(DAY_MINUTES)),
        Err(error) => JobEnd::Retry(error.to_string()),
    }
}
