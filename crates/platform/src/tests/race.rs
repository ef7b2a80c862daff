//! Twice, at once, and half: keys, versions and callers that go away.

use super::{
    AGENCY, Home, Role, actor,
    counter::{Command, Counter},
    key, officer, on_both,
};
use crate::{Outcome, Target, limits};
use kernel::{Problem, ProblemKind, StreamId};
use std::{
    future::Future,
    pin::pin,
    task::{Context, Waker},
};
use store::{EngineKind, StoreError, journal};

/// Commands sent at once.
const RACERS: usize = 64;

/// Sends each command in a task of its own, all to one stream.
async fn race(home: &Home, id: StreamId, command: Command) -> Vec<Result<Outcome<Counter>, Problem>> {
    let tasks: Vec<_> = (0..RACERS)
        .map(|_| {
            let (platform, command) = (home.platform.clone(), command.clone());
            tokio::spawn(async move { platform.run::<Counter>(&officer(), Target::Existing(id), command, None).await })
        })
        .collect();
    let mut outcomes = Vec::new();
    for task in tasks {
        outcomes.push(task.await.unwrap());
    }
    outcomes
}

/// What the stream's versions are, in order.
async fn versions(home: &Home, id: StreamId) -> Vec<i64> {
    let events = home.store.read::<_, StoreError, _>("look", move |tx| journal::events_of(tx, id, 0)).await.unwrap();
    events.iter().map(|event| event.version).collect()
}

on_both! {
    async fn a_key_used_again_answers_the_first_outcome(home) {
        let (actor, note) = (officer(), home.sealed("Lan"));
        let open = || Command::Open { note: note.clone(), total: 3 };
        let first = home.act(&actor, Target::New(home.new_stream()), open(), key("k", "open")).await.unwrap();
        let before = home.written().await;
        // A form that is sent twice draws another identifier each time.
        let again = home.act(&actor, Target::New(home.new_stream()), open(), key("k", "open")).await.unwrap();
        assert_eq!((again.stream, again.version, again.already), (first.stream, first.version, true));
        assert_eq!(again.state, first.state);
        assert_eq!(home.written().await, before);
    }

    async fn a_key_with_other_content_is_refused(home) {
        let (actor, note) = (officer(), home.sealed("Lan"));
        let open = || Command::Open { note: note.clone(), total: 3 };
        let _ = home.act(&actor, Target::New(home.new_stream()), open(), key("k", "open")).await.unwrap();
        let before = home.written().await;
        let problem = home.act(&actor, Target::New(home.new_stream()), open(), key("k", "other")).await.unwrap_err();
        assert_eq!(problem.kind.status(), 422);
        assert_eq!(home.written().await, before);
    }

    async fn a_key_belongs_to_one_actor(home) {
        let other = actor(2, Role::Officer, Some(AGENCY));
        let (mine, theirs) = (home.new_stream(), home.new_stream());
        for (actor, id) in [(officer(), mine), (other, theirs)] {
            let open = Command::Open { note: home.sealed("Lan"), total: 3 };
            let outcome = home.act(&actor, Target::New(id), open, key("k", "open")).await.unwrap();
            assert_eq!((outcome.stream, outcome.already), (id, false));
        }
        assert_eq!(home.number("select count(*) from stream").await, 2);
    }

    async fn a_key_of_no_shape_is_refused(home) {
        let longest = "k".repeat(limits::IDEMPOTENCY_KEY_CHARS_MAX);
        for wrong in ["", "two words", "khoá", "line\n", &format!("{longest}k")] {
            let open = Command::Open { note: home.sealed("Lan"), total: 3 };
            let outcome = home.act(&officer(), Target::New(home.new_stream()), open, key(wrong, "open")).await;
            assert_eq!(outcome.unwrap_err().kind.status(), 422, "{wrong:?}");
        }
        assert_eq!(home.written().await, [""; 0]);
        let open = Command::Open { note: home.sealed("Lan"), total: 3 };
        let _ = home.act(&officer(), Target::New(home.new_stream()), open, key(&longest, "open")).await.unwrap();
    }

    async fn one_key_sent_by_many_at_once_does_it_once(home) {
        let note = home.sealed("Lan");
        let tasks: Vec<_> = (0..16)
            .map(|_| {
                let (platform, id, note) = (home.platform.clone(), home.new_stream(), note.clone());
                let open = Command::Open { note, total: 3 };
                tokio::spawn(async move {
                    platform.run::<Counter>(&officer(), Target::New(id), open, key("k", "open")).await
                })
            })
            .collect();
        let mut first = Vec::new();
        let mut streams = Vec::new();
        for task in tasks {
            let outcome = task.await.unwrap().unwrap();
            streams.push(outcome.stream);
            first.extend((!outcome.already).then_some(outcome.stream));
        }
        assert_eq!(first.len(), 1, "one did it, the others are told so");
        assert!(streams.iter().all(|stream| *stream == first[0]), "{streams:?}");
        assert_eq!(home.number("select count(*) from stream").await, 1);
        assert_eq!(home.number("select last_n from counter_number").await, 1, "nobody else drew a number");
        home.is_well().await;
    }

    async fn commands_at_once_are_all_applied_without_a_gap(home) {
        let id = home.counter(&officer()).await;
        let outcomes = race(home, id, Command::Add(vec![1, 1])).await;
        let applied = outcomes.iter().flatten().count();
        for problem in outcomes.iter().filter_map(|outcome| outcome.as_ref().err()) {
            assert_eq!(problem.kind, ProblemKind::Conflict, "too many at once is the only excuse: {problem:?}");
        }
        if home.store.engine() == EngineKind::Sqlite {
            assert_eq!(applied, RACERS, "nothing can come between on SQLite");
        }
        let last = i64::try_from(applied * 2 + 2).unwrap();
        assert_eq!(versions(home, id).await, (1..=last).collect::<Vec<_>>());
        let mut seen: Vec<i64> = outcomes.iter().flatten().map(|outcome| outcome.version).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen.len(), applied, "each built on the one before");
        assert_eq!(home.number("select total from counter_row").await, last - 2 + 10);
        home.is_well().await;
    }

    async fn the_slower_command_is_decided_on_the_new_state(home) {
        let id = home.counter(&officer()).await;
        let outcomes = race(home, id, Command::Take(1)).await;
        let taken = outcomes.iter().flatten().count();
        let refused = outcomes.iter().filter(|o| o.as_ref().is_err_and(|p| p.kind == ProblemKind::BadInput)).count();
        let stale = outcomes.iter().filter(|o| o.as_ref().is_err_and(|p| p.kind == ProblemKind::Conflict)).count();
        assert_eq!(taken + refused + stale, RACERS);
        assert_eq!((taken, refused > 0), (10, true), "as many as there were, and not one more");
        assert_eq!(home.number("select total from counter_row").await, 0);
        home.is_well().await;
    }

    async fn a_caller_that_goes_away_leaves_all_or_nothing(home) {
        let runs = 24;
        home.faults.gather(2);
        for n in 0..runs {
            let (actor, note) = (officer(), home.sealed("Lan"));
            let (id, name) = (home.new_stream(), format!("k{n}"));
            let open = || Command::Open { note: note.clone(), total: 3 };
            {
                let mut left = pin!(home.act(&actor, Target::New(id), open(), key(&name, "open")));
                // Polled once, it is on its way; then nobody waits for it.
                let polled = left.as_mut().poll(&mut Context::from_waker(Waker::noop()));
                assert!(polled.is_pending() || home.store.engine() == EngineKind::Postgres, "SQLite gathers two first");
            }
            let _ = home.act(&actor, Target::New(id), open(), key(&name, "open")).await.unwrap();
        }
        home.faults.gather(0);
        for (table, each) in [
            ("select count(*) from stream", 1),
            ("select count(*) from journal", 2),
            ("select count(*) from personal", 1),
            ("select count(*) from fact", 1),
            ("select count(*) from job", 1),
            ("select count(*) from idempotency", 1),
            ("select count(*) from counter_row", 1),
            ("select count(*) from counter_step", 2),
            ("select last_n from counter_number", 1),
        ] {
            assert_eq!(home.number(table).await, each * runs, "{table}");
        }
        home.is_well().await;
    }

    async fn a_call_that_was_never_polled_does_nothing(home) {
        let actor = officer();
        let open = Command::Open { note: home.sealed("Lan"), total: 3 };
        drop(home.act(&actor, Target::New(home.new_stream()), open, None));
        assert_eq!(home.written().await, [""; 0]);
    }
}
