//! Jobs end as they say: done, later, again with a growing pause, or never; by the clock they were queued on.

use super::{DAY_MS, Home, MINUTE_MS, officer, on_both, start};
use crate::JobClock;
use kernel::Instant;
use store::{
    StoreError,
    jobs::{self, JobState, NewJob},
    limits::{JOB_ATTEMPTS_MAX, JOB_RETRY_MS_MAX, JOB_RETRY_MS_MIN},
};

/// Queues a job and nothing else.
async fn queue(home: &Home, kind: &'static str, subject: &'static str, run_at: Instant, clock: JobClock) {
    let id = kernel::new_id(start(), home.platform.entropy());
    let job = NewJob { id, kind, subject, run_at, clock };
    home.store.write::<_, StoreError, _>("queue", move |tx| jobs::enqueue(tx, &job)).await.unwrap();
}

async fn state(home: &Home, kind: &'static str, subject: &'static str) -> Option<JobState> {
    home.store.read::<_, StoreError, _>("look", move |tx| jobs::of(tx, kind, subject)).await.unwrap()
}

async fn work(home: &Home, subject: &'static str) -> JobState {
    home.platform.drain().await.unwrap();
    state(home, "counter.work", subject).await.unwrap()
}

/// How often each subject was tried.
async fn tried(home: &Home) -> Vec<String> {
    home.lines("select subject || ' ' || cast(times as text) from counter_done order by 1").await
}

on_both! {
    async fn a_job_that_is_done_is_done_once(home) {
        queue(home, "counter.work", "once", start(), JobClock::Real).await;
        assert_eq!(home.platform.drain().await.unwrap().jobs, 1);
        assert_eq!(work(home, "once").await.state, "done");
        home.clock.pass_millis(DAY_MS);
        assert_eq!(home.platform.drain().await.unwrap().jobs, 0);
        assert_eq!(tried(home).await, ["once 1"]);
    }

    async fn a_job_called_too_early_comes_back_at_its_time(home) {
        queue(home, "counter.work", "early", start(), JobClock::Civil).await;
        let job = work(home, "early").await;
        assert_eq!((job.state.as_str(), job.run_at), ("queued", start().plus_millis(DAY_MS)));
        assert_eq!(job.attempts, 0, "as if it had not been tried");
        home.clock.set_civil(start().plus_millis(DAY_MS - 1));
        home.platform.drain().await.unwrap();
        assert_eq!(tried(home).await, ["early 1"]);
        home.clock.set_civil(start().plus_millis(DAY_MS));
        assert_eq!(work(home, "early").await.state, "done");
        assert_eq!(tried(home).await, ["early 2"]);
    }

    async fn a_job_that_fails_waits_longer_each_time_and_dies_in_the_end(home) {
        queue(home, "counter.work", "again", start(), JobClock::Real).await;
        let mut waits = Vec::new();
        for n in 1..JOB_ATTEMPTS_MAX {
            let job = work(home, "again").await;
            assert_eq!((job.state.as_str(), job.attempts), ("queued", n));
            assert_eq!(job.last_error.as_deref(), Some("nobody answers"));
            let now = home.platform.clock().real();
            waits.push(job.run_at.since_ms(now));
            home.clock.set_real(job.run_at.plus_millis(-1));
            assert_eq!(home.platform.drain().await.unwrap().jobs, 0, "not before its time");
            home.clock.set_real(job.run_at);
        }
        assert_eq!((waits[0], waits[1], waits[2]), (JOB_RETRY_MS_MIN, 2 * JOB_RETRY_MS_MIN, 4 * JOB_RETRY_MS_MIN));
        assert!(waits.is_sorted() && waits.last() == Some(&JOB_RETRY_MS_MAX), "{waits:?}");
        let job = work(home, "again").await;
        assert_eq!((job.state.as_str(), job.attempts), ("dead", JOB_ATTEMPTS_MAX));
        home.clock.pass_millis(DAY_MS);
        assert_eq!(home.platform.drain().await.unwrap().jobs, 0, "dead is dead");
    }

    async fn a_job_of_the_civil_clock_is_tried_again_by_that_clock(home) {
        home.clock.set_real(start().plus_millis(100 * DAY_MS));
        queue(home, "counter.work", "again", start(), JobClock::Civil).await;
        let job = work(home, "again").await;
        assert_eq!((job.run_at, job.clock), (start().plus_millis(JOB_RETRY_MS_MIN), JobClock::Civil));
    }

    async fn a_job_that_gives_up_is_kept_with_its_reason(home) {
        queue(home, "counter.work", "never", start(), JobClock::Real).await;
        let job = work(home, "never").await;
        assert_eq!((job.state.as_str(), job.last_error.as_deref()), ("dead", Some("it cannot be")));
    }

    async fn a_job_of_an_unknown_kind_is_given_up_and_said(home) {
        queue(home, "nobody.knows", "it", start(), JobClock::Real).await;
        queue(home, "counter.work", "other", start(), JobClock::Real).await;
        assert_eq!(work(home, "other").await.state, "done");
        let job = state(home, "nobody.knows", "it").await.unwrap();
        assert_eq!(job.state, "dead");
        assert!(job.last_error.unwrap().contains("nobody.knows"));
    }

    async fn a_job_that_panics_has_failed_and_the_worker_lives(home) {
        queue(home, "counter.work", "panic", start().plus_millis(-1), JobClock::Real).await;
        queue(home, "counter.work", "after", start(), JobClock::Real).await;
        let job = work(home, "panic").await;
        assert_eq!((job.state.as_str(), job.attempts), ("queued", 1));
        assert!(job.last_error.is_some() && job.run_at > start(), "tried again after a pause");
        assert_eq!(work(home, "after").await.state, "done");
    }

    async fn the_jobs_of_a_batch_run_side_by_side(home) {
        // Each waits until the other has begun.
        queue(home, "counter.work", "meet one", start(), JobClock::Real).await;
        queue(home, "counter.work", "meet two", start(), JobClock::Real).await;
        assert_eq!(home.platform.drain().await.unwrap().jobs, 2);
        for subject in ["meet one", "meet two"] {
            assert_eq!(state(home, "counter.work", subject).await.unwrap().state, "done");
        }
    }

    async fn a_job_keeps_to_its_clock(home) {
        let (tomorrow, eve) = (start().plus_millis(DAY_MS), start().plus_millis(DAY_MS - 1));
        queue(home, "counter.work", "law", tomorrow, JobClock::Civil).await;
        queue(home, "counter.work", "machine", tomorrow, JobClock::Real).await;
        home.clock.set_real(tomorrow);
        home.clock.set_civil(eve);
        assert_eq!(work(home, "machine").await.state, "done");
        assert_eq!(work(home, "law").await.state, "queued");
        home.clock.set_real(start());
        home.clock.set_civil(tomorrow);
        assert_eq!(work(home, "law").await.state, "done");
        assert_eq!(tried(home).await, ["law 1", "machine 1"]);
    }

    async fn a_job_queued_in_a_transaction_that_was_undone_does_not_exist(home) {
        let job = NewJob { id: kernel::Id::nil(), kind: "counter.work", subject: "undone", run_at: start(), clock: JobClock::Real };
        let undone = home.store.write("queue", move |tx| {
            jobs::enqueue(tx, &job)?;
            Err::<(), _>(StoreError::Limit("on second thoughts".to_owned()))
        });
        assert!(undone.await.is_err());
        assert_eq!(state(home, "counter.work", "undone").await, None);
        assert_eq!(home.platform.drain().await.unwrap().jobs, 0);
    }

    async fn a_job_of_a_worker_that_died_is_taken_over(home) {
        queue(home, "counter.work", "left", start(), JobClock::Real).await;
        let (now, until) = (start(), start().plus_millis(MINUTE_MS));
        let claimed = home.store.write::<_, StoreError, _>("claim", move |tx| {
            let claim = jobs::Claim { holder: "dead", clock: JobClock::Real, due: now, now, until, limit: 1 };
            jobs::claim(tx, &claim)
        });
        assert_eq!(claimed.await.unwrap().len(), 1);
        assert_eq!(work(home, "left").await.state, "queued", "somebody has it");
        home.clock.pass_millis(MINUTE_MS);
        let job = work(home, "left").await;
        assert_eq!(job.state, "done");
        assert_eq!(tried(home).await, ["left 1"]);
    }

    async fn a_job_of_a_run_is_done_at_its_time(home) {
        home.counter(&officer()).await;
        home.platform.drain().await.unwrap();
        assert_eq!(tried(home).await.len(), 0);
        home.clock.set_civil(start().plus_millis(super::counter::TELL_AFTER_MS));
        home.platform.drain().await.unwrap();
        assert_eq!(tried(home).await.len(), 1);
    }
}
