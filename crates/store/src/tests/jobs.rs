//! Jobs: leased to one, tried again, joined when asked for twice, never lost.

use kernel::Id;

use super::{at, id};
use crate::jobs::{
    Claim, Job, JobClock, JobState, NewJob, claim, counts, dead, done, enqueue, extend, give_up, later, next_due, of,
    retry, retry_at, revive, sweep,
};
use crate::limits::JOB_ATTEMPTS_MAX;
use crate::{Store, Tx, on_both};

fn queue(store: &Store, number: u64, subject: &'static str, run_at: i64) {
    let job = NewJob { id: id(number), kind: "mail", subject, run_at: at(run_at), clock: JobClock::Real };
    store.write_blocking("enqueue", move |tx: &mut Tx<'_>| enqueue(tx, &job)).unwrap();
}

/// What `holder` gets at `now`, with a lease of 100 ms.
fn take(store: &Store, holder: &'static str, now: i64) -> Vec<Job> {
    let wanted = Claim { holder, clock: JobClock::Real, due: at(now), now: at(now), until: at(now + 100), limit: 10 };
    store.write_blocking("claim", move |tx: &mut Tx<'_>| claim(tx, &wanted)).unwrap()
}

fn state(store: &Store, subject: &'static str) -> JobState {
    store.read_blocking("of", move |tx: &mut Tx<'_>| of(tx, "mail", subject)).unwrap().unwrap()
}

fn finish(store: &Store, id: Id, holder: &'static str) -> bool {
    store.write_blocking("done", move |tx: &mut Tx<'_>| done(tx, id, holder)).unwrap()
}

fn subjects(jobs: &[Job]) -> Vec<&str> {
    jobs.iter().map(|job| job.subject.as_str()).collect()
}

on_both! {
    fn due_jobs_are_leased_in_order(store) {
        queue(store, 1, "late", 30);
        queue(store, 2, "early", 10);
        queue(store, 3, "tomorrow", 1_000);
        let civil = NewJob { id: id(4), kind: "mail", subject: "civil", run_at: at(0), clock: JobClock::Civil };
        store.write_blocking("enqueue", move |tx: &mut Tx<'_>| enqueue(tx, &civil)).unwrap();
        let jobs = take(store, "a", 50);
        assert_eq!(subjects(&jobs), ["early", "late"]);
        assert_eq!((jobs[0].id, jobs[0].attempts, jobs[0].run_at), (id(2), 1, at(10)));
        assert_eq!(take(store, "b", 60), []);
        assert!(finish(store, id(2), "a"));
        assert!(!finish(store, id(2), "a"), "done is done");
        assert_eq!(state(store, "early").state, "done");
        let due = |clock| store.read_blocking("next", move |tx: &mut Tx<'_>| next_due(tx, clock)).unwrap();
        assert_eq!((due(JobClock::Real), due(JobClock::Civil)), (Some(at(30)), Some(at(0))));
        let wanted = vec![("mail".to_owned(), "queued".to_owned(), 3)];
        assert_eq!(store.read_blocking("counts", counts).unwrap(), wanted);
    }

    fn a_lease_that_ran_out_is_free_and_its_holder_is_told(store) {
        queue(store, 1, "x", 0);
        assert_eq!(take(store, "a", 0).len(), 1);
        assert_eq!(take(store, "b", 99), []);
        let again = take(store, "b", 100);
        assert_eq!((again.len(), again[0].attempts), (1, 2));
        assert!(!finish(store, id(1), "a"), "it is b's now");
        let longer = store.write_blocking("extend", |tx: &mut Tx<'_>| extend(tx, id(1), "b", at(500))).unwrap();
        assert!(longer);
        assert_eq!(take(store, "c", 300), []);
        assert!(finish(store, id(1), "b"));
    }

    fn asked_for_twice_it_is_one_job_at_the_earliest_time(store) {
        queue(store, 1, "x", 50);
        queue(store, 2, "x", 20);
        queue(store, 3, "x", 90);
        let found = state(store, "x");
        assert_eq!((found.id, found.run_at), (id(1), at(20)));
        take(store, "a", 20);
        finish(store, id(1), "a");
        // Done before: queued anew.
        queue(store, 4, "x", 200);
        let found = state(store, "x");
        assert_eq!((found.state.as_str(), found.run_at, found.attempts), ("queued", at(200), 0));
    }

    fn asked_for_while_it_runs_it_runs_once_more(store) {
        queue(store, 1, "x", 0);
        assert_eq!(take(store, "a", 0).len(), 1);
        queue(store, 2, "x", 70);
        queue(store, 3, "x", 40);
        assert_eq!(take(store, "b", 80), [], "it is still a's");
        assert!(finish(store, id(1), "a"));
        let found = state(store, "x");
        assert_eq!((found.state.as_str(), found.run_at), ("queued", at(40)));
        assert_eq!(take(store, "b", 80).len(), 1);
        assert!(finish(store, id(1), "b"));
        assert_eq!(state(store, "x").state, "done");
    }

    fn called_too_early_it_comes_back(store) {
        queue(store, 1, "x", 0);
        take(store, "a", 0);
        assert!(store.write_blocking("later", |tx: &mut Tx<'_>| later(tx, id(1), "a", at(500))).unwrap());
        assert_eq!(take(store, "a", 400), []);
        let jobs = take(store, "a", 500);
        assert_eq!(jobs[0].attempts, 1, "the early call does not count as a try");
        // Asked for anew meanwhile, at an earlier time than the handler knew.
        queue(store, 2, "x", 600);
        store.write_blocking("later", |tx: &mut Tx<'_>| later(tx, id(1), "a", at(900))).unwrap();
        assert_eq!(state(store, "x").run_at, at(600));
    }

    fn a_failing_job_is_tried_again_and_then_kept_as_dead(store) {
        queue(store, 1, "x", 0);
        let mut now = 0;
        for attempt in 1..=JOB_ATTEMPTS_MAX {
            let jobs = take(store, "a", now);
            assert_eq!(jobs[0].attempts, attempt);
            let job = jobs[0].clone();
            now += 10;
            store.write_blocking("retry", move |tx: &mut Tx<'_>| retry(tx, &job, "a", at(now), &"ế".repeat(999))).unwrap();
        }
        let found = state(store, "x");
        assert_eq!((found.state.as_str(), found.attempts), ("dead", JOB_ATTEMPTS_MAX));
        assert!(found.last_error.unwrap().len() <= crate::limits::JOB_ERROR_BYTES_MAX);
        assert_eq!(take(store, "a", now + 9_999), []);
        let listed = store.read_blocking("dead", |tx: &mut Tx<'_>| dead(tx, 10)).unwrap();
        assert_eq!((listed.len(), listed[0].0), (1, id(1)));
        assert!(store.write_blocking("revive", move |tx: &mut Tx<'_>| revive(tx, id(1), at(now))).unwrap());
        assert_eq!(take(store, "a", now)[0].attempts, 1);
    }

    fn given_up_while_asked_for_anew_it_runs_anew(store) {
        queue(store, 1, "x", 0);
        take(store, "a", 0);
        queue(store, 2, "x", 5);
        store.write_blocking("give_up", |tx: &mut Tx<'_>| give_up(tx, id(1), "a", "no such address")).unwrap();
        let found = state(store, "x");
        assert_eq!((found.state.as_str(), found.attempts, found.run_at), ("queued", 0, at(5)));
    }

    fn a_retry_does_not_forget_a_later_wish(store) {
        queue(store, 1, "x", 0);
        let job = take(store, "a", 0)[0].clone();
        queue(store, 2, "x", 300);
        store.write_blocking("retry", move |tx: &mut Tx<'_>| retry(tx, &job, "a", at(20), "busy")).unwrap();
        take(store, "a", 20);
        finish(store, id(1), "a");
        let found = state(store, "x");
        assert_eq!((found.state.as_str(), found.run_at), ("queued", at(300)));
    }

    fn done_jobs_can_be_forgotten(store) {
        for (number, subject) in [(1, "a"), (2, "b"), (3, "c")] {
            queue(store, number, subject, 0);
        }
        take(store, "w", 0);
        finish(store, id(1), "w");
        finish(store, id(3), "w");
        let swept = |limit| store.write_blocking("sweep", move |tx: &mut Tx<'_>| sweep(tx, at(1), limit)).unwrap();
        assert_eq!((swept(1), swept(5), swept(5)), (1, 1, 0));
        assert_eq!(state(store, "b").state, "queued");
    }

    fn of_many_workers_each_job_goes_to_one(store) {
        const SUBJECTS: [&str; 12] = ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k", "l"];
        for (number, subject) in (1..).zip(SUBJECTS) {
            queue(store, number, subject, 0);
        }
        let mut taken: Vec<Id> = std::thread::scope(|scope| {
            let workers: Vec<_> = ["w0", "w1", "w2", "w3"].into_iter().map(|holder| scope.spawn(move || {
                let mut mine = Vec::new();
                for _ in 0..6 {
                    let wanted = Claim { holder, clock: JobClock::Real, due: at(0), now: at(0), until: at(100), limit: 2 };
                    let jobs = store.write_blocking("claim", move |tx: &mut Tx<'_>| claim(tx, &wanted));
                    mine.extend(jobs.unwrap().into_iter().map(|job| job.id));
                }
                mine
            })).collect();
            workers.into_iter().flat_map(|worker| worker.join().unwrap()).collect()
        });
        let count = taken.len();
        taken.sort_unstable();
        taken.dedup();
        assert_eq!((taken.len(), count), (12, 12));
    }
}

#[test]
fn waits_double_up_to_a_limit() {
    let waits: Vec<i64> =
        [1, 2, 3, 11, 12, 20, 1_000].map(|attempts| retry_at(at(0), attempts).millis() - at(0).millis()).into();
    assert_eq!(waits, [2_000, 4_000, 8_000, 2_048_000, 3_600_000, 3_600_000, 3_600_000]);
}
