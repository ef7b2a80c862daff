//! What is done later: every evening the box is opened, and who voted is forgotten where it no longer matters.

use crate::{
    rows::{self, VOTED_SWEEP, VOTED_TOTAL},
    voting::{self, Opening},
};
use kernel::{Date, Instant, ProblemKind};
use platform::{Fail, Job, JobEnd, JobKind, Platform};

/// Opens the box. Wanted by each vote, so that it is in the queue as long as anything lies there.
pub(crate) const OPEN: &str = "surveys.open_box";
/// When, on the law's clock: late enough that a day's ballots are in, early enough that they count for that day.
const OPENS_HOUR: i8 = 23;
const OPENS_MINUTE: i8 = 30;

/// What this system can do later.
pub(crate) const JOBS: &[JobKind] = &[JobKind { kind: OPEN, run: |platform, job| Box::pin(open(platform, job)) }];

/// The first evening's opening after an instant.
pub(crate) fn next_opening(now: Instant) -> Instant {
    let opens = |day: Date| Instant::from_local(day.at(OPENS_HOUR, OPENS_MINUTE, 0, 0));
    let today = now.local().date();
    let first = opens(today);
    if first > now { first } else { opens(today.tomorrow().unwrap_or(today)) }
}

/// Whether everything is taken out now: on the last evening of a month, or when that was missed on the day after.
pub(crate) fn due(now: Instant) -> Opening {
    let day = now.local().date();
    let evening =
        day.tomorrow().is_ok_and(|next| next.month() != day.month()) && next_opening(now).local().date() > day;
    if evening || (day.day() == 1 && next_opening(now).local().date() == day) {
        Opening::All
    } else {
        Opening::Together
    }
}

async fn open(platform: Platform, _: Job) -> JobEnd {
    let now = platform.clock().civil();
    let opened = async {
        voting::open(&platform, due(now)).await?;
        let today = now.local().date().to_string();
        let left = platform.store().write::<_, Fail, _>("survey sweep", move |tx| {
            tx.run(&VOTED_SWEEP, &[today.as_str().into()])?;
            Ok(rows::waiting(tx)? > 0 || tx.one(&VOTED_TOTAL, &[])?.int(0)? > 0)
        });
        Ok::<_, kernel::Problem>(left.await?)
    };
    match opened.await {
        Ok(false) => JobEnd::Done,
        Ok(true) => JobEnd::Later(next_opening(now)),
        Err(problem) if problem.kind == ProblemKind::Internal => JobEnd::GiveUp(problem.inside),
        Err(problem) => JobEnd::Retry(problem.inside),
    }
}
