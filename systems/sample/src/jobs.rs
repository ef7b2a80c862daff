//! What is done later: a note that nobody closes is closed after its time.

use crate::{
    limits::NOTE_OPEN_DAYS,
    state::{Command, Event, Note},
};
use kernel::{ProblemKind, StreamId};
use platform::{Actor, Job, JobClock, JobEnd, JobKind, NewJob, Platform, Step, Target};

const CLOSE: &str = "sample.close_note";
const DAY_MS: i64 = 24 * 3_600_000;

/// What this system can do later.
pub(crate) const JOBS: &[JobKind] = &[JobKind { kind: CLOSE, run: |platform, job| Box::pin(close(platform, job)) }];

/// Enqueued in the transaction that made it necessary. It names the note; it does not copy it.
pub(crate) fn after(step: &Step<'_, Note>) -> Vec<NewJob> {
    if !matches!(step.event.event, Event::Written { .. }) {
        return Vec::new();
    }
    let run_at = step.event.at.plus_millis(NOTE_OPEN_DAYS * DAY_MS);
    vec![NewJob { kind: CLOSE, subject: step.stream.to_string(), run_at, clock: JobClock::Civil }]
}

/// Runs the same command as a person would: closed already is fine, that is what `Already` is for.
async fn close(platform: Platform, job: Job) -> JobEnd {
    let Ok(note) = job.subject.parse::<StreamId>() else {
        return JobEnd::GiveUp("the subject is not a note".to_owned());
    };
    match platform.run::<Note>(&Actor::system(), Target::Existing(note), Command::Close, None).await {
        Ok(_) => JobEnd::Done,
        Err(problem) if problem.kind == ProblemKind::Unavailable => JobEnd::Retry(problem.inside.to_owned()),
        Err(problem) => JobEnd::GiveUp(problem.title.en.clone()),
    }
}
