//! Facts reach every follower in the order of places, exactly once, from one worker at a time.

use super::{
    Home,
    counter::{Command, UNHEARD},
    officer, on_both,
};
use crate::{Round, Target, limits};
use store::{
    StoreError,
    faults::{Fault, Kind, Moment},
};

const HEARD: &str = "select cast(n as text) from counter_heard order by place";

/// Adds these, each in a run of its own.
async fn add(home: &Home, all: &[i64]) {
    let officer = officer();
    let id = home.counter(&officer).await;
    for n in all {
        home.clock.pass_millis(1);
        let _ = home.act(&officer, Target::Existing(id), Command::Add(vec![*n]), None).await.unwrap();
    }
}

async fn place_of(home: &Home, follower: &'static str) -> i64 {
    home.store.read::<_, StoreError, _>("look", move |tx| store::follower::place(tx, follower)).await.unwrap()
}

on_both! {
    async fn facts_come_in_the_order_of_places_exactly_once(home) {
        add(home, &[1, 2, 3]).await;
        let round = home.platform.drain().await.unwrap();
        assert_eq!(round.placed, 5, "opened and four additions");
        assert_eq!(home.lines(HEARD).await, ["10", "1", "2", "3"]);
        assert_eq!(home.platform.drain().await.unwrap(), Round::default(), "nothing is left");
        add(home, &[4]).await;
        home.platform.drain().await.unwrap();
        assert_eq!(home.lines(HEARD).await, ["10", "1", "2", "3", "10", "4"]);
        let places = home.lines("select cast(place as text) from journal order by place").await;
        assert_eq!(places, ["1", "2", "3", "4", "5", "6", "7", "8"], "without a gap");
    }

    async fn a_follower_moves_on_past_what_it_does_not_follow(home) {
        add(home, &[1]).await;
        home.platform.drain().await.unwrap();
        for follower in ["counter.ears", "counter.deaf", "counter.fussy"] {
            assert_eq!(place_of(home, follower).await, 3, "{follower}");
        }
    }

    async fn a_batch_in_which_a_follower_fails_is_taken_in_again_as_a_whole(home) {
        add(home, &[1, 2, 3]).await;
        // Looking takes three statements, and every fact that is heard one: this is the third fact.
        home.faults.add(Fault::once("follower", Moment::Statement(6), Kind::Error));
        assert!(home.platform.drain().await.is_err());
        assert_eq!(home.lines(HEARD).await, [""; 0], "the first two are rolled back with it");
        assert_eq!(place_of(home, "counter.ears").await, 0);
        home.platform.drain().await.unwrap();
        assert_eq!(home.lines(HEARD).await, ["10", "1", "2", "3"]);
    }

    async fn a_follower_that_fails_at_the_commit_hears_it_once(home) {
        add(home, &[1, 2, 3]).await;
        home.faults.add(Fault { times: 2, ..Fault::once("follower", Moment::Commit, Kind::Error) });
        while home.platform.drain().await.is_err() {}
        assert_eq!(home.lines(HEARD).await, ["10", "1", "2", "3"]);
    }

    async fn one_followers_trouble_keeps_nobody_else_waiting(home) {
        add(home, &[UNHEARD, 1]).await;
        home.clock.pass_millis(super::DAY_MS);
        assert!(home.platform.drain().await.is_err(), "it is told");
        assert_eq!(home.lines(HEARD).await, ["10", "666", "1"], "the other follower has heard");
        assert_eq!(home.number("select count(*) from job where state = 'done'").await, 3, "the jobs are done");
        assert_eq!((place_of(home, "counter.fussy").await, place_of(home, "counter.ears").await), (0, 4));
        assert!(home.platform.last_beat().is_some(), "the worker lives");
    }

    async fn only_the_holder_of_the_lease_works(home) {
        let other = home.beside("two", false);
        home.platform.drain().await.unwrap();
        add(home, &[1]).await;
        assert_eq!(other.drain().await.unwrap(), Round::default());
        assert_eq!(home.lines(HEARD).await, [""; 0]);
        assert!(other.last_beat().is_none());
        home.clock.set_real(home.platform.clock().real().plus_millis(limits::WORKER_LEASE_MS - 2));
        home.platform.drain().await.unwrap();
        assert_eq!(home.lines(HEARD).await, ["10", "1"]);
        add(home, &[2]).await;
        home.clock.set_real(home.platform.clock().real().plus_millis(limits::WORKER_LEASE_MS - 2));
        assert_eq!(other.drain().await.unwrap(), Round::default(), "a sign of life prolongs the lease");
    }

    async fn after_the_lease_ran_out_the_other_goes_on(home) {
        let other = home.beside("two", false);
        home.platform.drain().await.unwrap();
        add(home, &[1]).await;
        home.clock.set_real(home.platform.clock().real().plus_millis(limits::WORKER_LEASE_MS));
        assert_eq!(other.drain().await.unwrap().placed, 3);
        add(home, &[2]).await;
        assert_eq!(home.platform.drain().await.unwrap(), Round::default(), "now the first one waits");
        other.drain().await.unwrap();
        assert_eq!(home.lines(HEARD).await, ["10", "1", "10", "2"]);
    }

    async fn two_workers_at_once_tell_nobody_twice(home) {
        let other = home.beside("two", false);
        for n in 0..8 {
            add(home, &[n]).await;
            let (one, two) = (home.platform.clone(), other.clone());
            let (one, two) = (tokio::spawn(async move { one.drain().await }), tokio::spawn(async move { two.drain().await }));
            let (one, two) = (one.await.unwrap().unwrap(), two.await.unwrap().unwrap());
            assert!(one == Round::default() || two == Round::default(), "{one:?} {two:?}");
            home.clock.set_real(home.platform.clock().real().plus_millis(limits::WORKER_LEASE_MS));
        }
        let expected: Vec<String> = (0..8).flat_map(|n| ["10".to_owned(), n.to_string()]).collect();
        assert_eq!(home.lines(HEARD).await, expected);
    }

    async fn a_worker_is_woken_by_a_run_and_stopped_by_a_word(home) {
        let platform = home.platform.clone();
        let worker = tokio::spawn(async move { platform.work_forever().await });
        add(home, &[1]).await;
        while home.lines(HEARD).await.len() < 2 {
            tokio::task::yield_now().await;
        }
        home.platform.stop();
        worker.await.unwrap();
        assert_eq!(home.platform.last_beat(), Some(home.platform.clock().real()));
    }
}
