//! The journal is the truth: every table of a system is made again from it, equal.

use super::{
    AGENCY, DAY_MS, Home, OTHER_AGENCY, Role, actor,
    counter::{Command, Counter},
    officer, on_both, start,
};
use crate::{Rebuilt, Stream, Target};
use kernel::StreamId;
use store::{
    StoreError,
    faults::{Fault, Kind, Moment},
};

/// Two agencies, five counters, a worker that has done its work.
async fn furnished(home: &Home) -> Vec<StreamId> {
    let mut streams = Vec::new();
    for n in 0..5 {
        let of = if n % 2 == 0 { AGENCY } else { OTHER_AGENCY };
        let actor = actor(n, Role::Officer, Some(of));
        home.clock.pass_millis(1);
        let id = home.counter(&actor).await;
        let _ = home.act(&actor, Target::Existing(id), Command::Add(vec![5, 7]), None).await.unwrap();
        let note = Command::Note(home.sealed("Trần Thị Hoa"));
        let _ = home.act(&actor, Target::Existing(id), note, None).await.unwrap();
        streams.push(id);
    }
    home.platform.drain().await.unwrap();
    streams
}

on_both! {
    async fn tables_made_again_are_equal(home) {
        furnished(home).await;
        let (before, written) = (home.rebuilt().await, home.written().await);
        let rebuilt = home.platform.rebuild().await.unwrap();
        assert_eq!(rebuilt, Rebuilt { streams: 5, events: 25 });
        assert_eq!(home.rebuilt().await, before);
        assert_eq!(home.written().await, written, "journal, facts, jobs and personal data are as they were");
        home.is_well().await;
    }

    async fn what_was_lost_or_spoilt_is_made_again(home) {
        furnished(home).await;
        let before = home.rebuilt().await;
        for text in [
            "delete from counter_row where total > 0",
            "update counter_step set n = n + 1",
            "update counter_number set last_n = 0",
            "delete from counter_heard where n > 5",
            "update stream set state = '{}'",
        ] {
            assert!(home.tamper(text).await > 0, "{text}");
        }
        home.tamper("insert into counter_heard (place, n) values (100000, 1)").await;
        assert_ne!(home.rebuilt().await, before);
        home.platform.rebuild().await.unwrap();
        assert_eq!(home.rebuilt().await, before);
    }

    async fn a_followers_cursor_starts_again(home) {
        furnished(home).await;
        let place = || home.store.read::<_, StoreError, _>("look", |tx| store::follower::place(tx, "counter.ears"));
        assert_eq!(place().await.unwrap(), 25);
        // Somebody else holds the worker's lease, so that the cursor can be seen where the rebuild leaves it.
        home.clock.pass_millis(DAY_MS);
        home.beside("two", false).drain().await.unwrap();
        home.platform.rebuild().await.unwrap();
        assert_eq!(place().await.unwrap(), 0);
        assert_eq!(home.number("select count(*) from counter_heard").await, 0);
        home.clock.pass_millis(DAY_MS);
        home.platform.drain().await.unwrap();
        assert_eq!(place().await.unwrap(), 25);
        assert_eq!(home.number("select count(*) from counter_heard").await, 15);
    }

    async fn a_rebuild_that_broke_off_is_run_again(home) {
        furnished(home).await;
        let before = home.rebuilt().await;
        home.faults.add(Fault::once("rebuild replay", Moment::Statement(9), Kind::Error));
        assert!(home.platform.rebuild().await.is_err());
        home.platform.rebuild().await.unwrap();
        assert_eq!(home.rebuilt().await, before);
    }

    async fn whoever_works_is_seen_and_who_has_rebuilt_is_gone(home) {
        assert!(!home.platform.is_worked().await.unwrap());
        home.beside("two", false).drain().await.unwrap();
        assert!(home.platform.is_worked().await.unwrap(), "whoever asks, and from wherever");
        home.clock.pass_millis(DAY_MS);
        assert!(!home.platform.is_worked().await.unwrap(), "cut off long ago");
        home.platform.rebuild().await.unwrap();
        assert!(!home.platform.is_worked().await.unwrap());
    }

    async fn an_empty_journal_is_rebuilt_to_nothing(home) {
        assert_eq!(home.platform.rebuild().await.unwrap(), Rebuilt::default());
        assert_eq!(home.rebuilt().await, [""; 0]);
    }

    async fn life_goes_on_after_a_rebuild(home) {
        let streams = furnished(home).await;
        home.platform.rebuild().await.unwrap();
        let outcome = home.act(&officer(), Target::Existing(streams[0]), Command::Add(vec![1]), None).await.unwrap();
        assert_eq!((outcome.version, outcome.state.total), (6, 23));
        let next = home.counter(&officer()).await;
        let number = home.store.read::<_, StoreError, _>("look", move |tx| {
            store::journal::load(tx, next)?.expect("a stream").state::<<Counter as Stream>::State>()
        });
        assert_eq!(number.await.unwrap().number, 4, "no number is drawn twice");
        home.platform.drain().await.unwrap();
        let before = home.rebuilt().await;
        home.clock.set_civil(start());
        home.platform.rebuild().await.unwrap();
        assert_eq!(home.rebuilt().await, before);
    }

    async fn a_job_is_not_queued_again_by_a_rebuild(home) {
        furnished(home).await;
        home.clock.pass_millis(DAY_MS);
        home.platform.drain().await.unwrap();
        let jobs = "select kind || ' ' || subject || ' ' || state from job order by 1";
        let before = home.lines(jobs).await;
        assert!(before.iter().all(|job| job.ends_with(" done")));
        home.platform.rebuild().await.unwrap();
        assert_eq!(home.lines(jobs).await, before);
        assert_eq!(home.number("select count(*) from counter_done where times <> 1").await, 0);
    }
}
