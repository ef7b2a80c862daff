//! `run`: one command is one transaction, done once, or nothing at all.

use super::{
    DAY_MS, Home, Role, actor, agency,
    counter::{Bell, Command, Counter, TELL_AFTER_MS, UNLUCKY},
    key, officer, on_both, start, told,
};
use crate::{Stream, Target, limits};
use kernel::{Id, ProblemKind};
use store::{
    EngineKind, StoreError,
    faults::{Fault, Kind, Moment},
    journal,
};

/// More statements than opening a counter takes.
const STATEMENTS_MAX: u32 = 40;

/// Fails opening a counter at each of its statements in turn, and looks whether anything is there.
async fn fail_each_statement(home: &Home, kind: Kind) {
    let (actor, id, note) = (officer(), home.new_stream(), home.sealed("Lan"));
    let open = || Command::Open { note: note.clone(), total: 3 };
    for k in 1..STATEMENTS_MAX {
        home.faults.add(Fault::once(Counter::KIND, Moment::Statement(k), kind));
        let outcome = home.act(&actor, Target::New(id), open(), key("k", "open")).await;
        let Err(problem) = outcome else {
            assert!(kind == Kind::Conflict || k > 10, "opening takes more than {k} statements");
            break;
        };
        assert!(problem.kind.status() >= 409, "statement {k}: {problem:?}");
        assert_eq!(home.written().await, [""; 0], "{kind:?} at statement {k} left something");
        assert_ne!(k, STATEMENTS_MAX - 1, "there is an end");
    }
    home.faults.clear();
    // Whatever was done above is done by now; once more changes nothing.
    let outcome = home.act(&actor, Target::New(id), open(), key("k", "open")).await.unwrap();
    assert!(outcome.already, "the key remembers");
    all_of_it(home).await;
}

/// One counter was opened, by a key: every hook's work is there.
async fn all_of_it(home: &Home) {
    let written = home.written().await;
    let tables: Vec<&str> = written.iter().map(|line| line.split(' ').next().unwrap()).collect();
    let expected =
        ["journal", "journal", "stream", "personal", "fact", "job", "idempotency", "row", "step", "step", "number"];
    assert_eq!(tables, expected);
    home.is_well().await;
}

on_both! {
    async fn done_appends_projects_tells_and_queues_together(home) {
        let (actor, id) = (officer(), home.new_stream());
        let open = Command::Open { note: home.sealed("Lan"), total: 3 };
        let outcome = home.act(&actor, Target::New(id), open, key("k", "open")).await.unwrap();
        assert_eq!((outcome.stream, outcome.version, outcome.already), (id, 2, false));
        assert_eq!((outcome.state.total, outcome.state.number), (3, 1));
        all_of_it(home).await;
        assert_eq!(home.number("select count(*) from journal where place is null").await, 2, "placed by the worker alone");
        let (subject, job) = home.store.read::<_, StoreError, _>("look", move |tx| {
            let last = journal::events_of(tx, id, 1)?.remove(0);
            let subject = last.id.to_string();
            Ok((subject.clone(), store::jobs::of(tx, "counter.tell", &subject)?))
        }).await.unwrap();
        let job = job.unwrap_or_else(|| panic!("a job for {subject}"));
        assert_eq!((job.run_at, job.attempts), (start().plus_millis(TELL_AFTER_MS), 0));
    }

    async fn a_failing_statement_leaves_nothing_at_all(home) {
        fail_each_statement(home, Kind::Error).await;
    }

    async fn a_panic_leaves_nothing_at_all(home) {
        fail_each_statement(home, Kind::Panic).await;
    }

    async fn a_conflict_is_run_again_or_leaves_nothing_at_all(home) {
        fail_each_statement(home, Kind::Conflict).await;
    }

    async fn a_failing_commit_leaves_nothing_at_all(home) {
        let (actor, id, note) = (officer(), home.new_stream(), home.sealed("Lan"));
        let open = || Command::Open { note: note.clone(), total: 3 };
        // SQLite runs a batch whose COMMIT failed once more, each closure alone.
        home.faults.add(Fault { times: 2, ..Fault::once(Counter::KIND, Moment::Commit, Kind::Error) });
        let problem = home.act(&actor, Target::New(id), open(), key("k", "open")).await.unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Unavailable);
        assert_eq!(home.written().await, [""; 0]);
        home.faults.clear();
        assert!(!home.act(&actor, Target::New(id), open(), key("k", "open")).await.unwrap().already);
        all_of_it(home).await;
    }

    async fn a_commit_whose_answer_is_lost_is_found_again_by_its_key(home) {
        if home.store.engine() == EngineKind::Sqlite {
            return; // There is no wire that an answer could be lost on.
        }
        let (actor, note) = (officer(), home.sealed("Lan"));
        let open = || Command::Open { note: note.clone(), total: 3 };
        let first = home.new_stream();
        home.faults.add(Fault::once(Counter::KIND, Moment::Commit, Kind::Lost));
        let problem = home.act(&actor, Target::New(first), open(), key("k", "open")).await.unwrap_err();
        assert_eq!(told(&problem), told(&crate::problem_of_store(&StoreError::Uncertain(String::new()))));
        let again = home.act(&actor, Target::New(home.new_stream()), open(), key("k", "open")).await.unwrap();
        assert_eq!((again.stream, again.already), (first, true));
        all_of_it(home).await;
    }

    async fn a_hook_that_errs_leaves_nothing_at_all(home) {
        let actor = officer();
        let id = home.counter(&actor).await;
        let before = home.written().await;
        // The first two events have been written by every hook when the third cannot be projected.
        let adds = Command::Add(vec![1, 1, UNLUCKY - 12]);
        let problem = home.act(&actor, Target::Existing(id), adds, key("k", "add")).await.unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Internal);
        assert!(problem.inside.contains("unlucky"), "the log is told: {}", problem.inside);
        assert!(!format!("{:?}{:?}", problem.title, problem.hint).contains("unlucky"), "nobody else is");
        assert_eq!(home.written().await, before);
        assert!(!home.act(&actor, Target::Existing(id), Command::Add(vec![1]), key("k", "add")).await.unwrap().already);
    }

    async fn already_changes_nothing_and_says_so(home) {
        let actor = officer();
        let id = home.counter(&actor).await;
        let before = home.written().await;
        let outcome = home.act(&actor, Target::Existing(id), Command::Rest, key("k", "rest")).await.unwrap();
        assert_eq!((outcome.already, outcome.stream, outcome.version, outcome.state.total), (true, id, 2, 10));
        assert_eq!(home.written().await, before);
        let problem = home.act(&actor, Target::New(home.new_stream()), Command::Rest, None).await.unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Internal, "nothing cannot have been done to nothing");
        assert_eq!(home.written().await, before);
    }

    async fn a_refusal_changes_nothing(home) {
        let actor = officer();
        let id = home.counter(&actor).await;
        let before = home.written().await;
        let rule = home.act(&actor, Target::Existing(id), Command::Take(11), key("k", "take")).await.unwrap_err();
        assert_eq!(rule.kind, ProblemKind::BadInput);
        let citizen = super::actor(2, Role::Citizen, None);
        let right = home.act(&citizen, Target::Existing(id), Command::Take(1), key("k", "take")).await.unwrap_err();
        assert_eq!(right.kind, ProblemKind::Forbidden);
        assert_eq!(home.written().await, before);
        let _ = home.act(&actor, Target::Existing(id), Command::Take(10), key("k", "less")).await.unwrap();
    }

    async fn missing_and_of_another_kind_are_the_same(home) {
        let actor = officer();
        let bell = home.new_stream();
        let open = Command::Open { note: home.sealed("Lan"), total: 3 };
        let _ = home.platform.run::<Bell>(&actor, Target::New(bell), open, None).await.unwrap();
        let before = home.written().await;
        let missing = home.act(&actor, Target::Existing(home.new_stream()), Command::Add(vec![1]), None).await;
        let other = home.act(&actor, Target::Existing(bell), Command::Add(vec![1]), None).await;
        let (missing, other) = (missing.unwrap_err(), other.unwrap_err());
        assert_eq!(missing.kind, ProblemKind::NotFound);
        assert_eq!(missing, other);
        assert_eq!(home.written().await, before);
    }

    async fn new_on_an_identifier_that_is_taken_is_a_conflict(home) {
        let actor = officer();
        let id = home.counter(&actor).await;
        let before = home.written().await;
        let open = Command::Open { note: home.sealed("Lan"), total: 3 };
        let problem = home.act(&actor, Target::New(id), open, None).await.unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Conflict);
        assert_eq!(home.written().await, before);
    }

    async fn more_events_than_a_command_may_cause_are_refused(home) {
        let actor = officer();
        let id = home.counter(&actor).await;
        let before = home.written().await;
        for wrong in [0, limits::EVENTS_PER_COMMAND_MAX + 1] {
            let problem = home.act(&actor, Target::Existing(id), Command::Add(vec![1; wrong]), None).await.unwrap_err();
            assert_eq!(problem.kind, ProblemKind::Internal, "{wrong} events");
            assert_eq!(home.written().await, before);
        }
        let most = Command::Add(vec![1; limits::EVENTS_PER_COMMAND_MAX]);
        assert_eq!(home.act(&actor, Target::Existing(id), most, None).await.unwrap().version, 18);
        home.is_well().await;
    }

    async fn events_of_one_run_are_in_order_of_their_identifiers(home) {
        let actor = officer();
        let id = home.counter(&actor).await;
        home.clock.pass_millis(1);
        let _ = home.act(&actor, Target::Existing(id), Command::Add(vec![1; 16]), None).await.unwrap();
        let events = home.store.read::<_, StoreError, _>("look", move |tx| journal::events_of(tx, id, 0)).await.unwrap();
        let ids: Vec<Id> = events.iter().map(|event| event.id.into()).collect();
        assert_eq!(ids.len(), 18);
        assert!(ids.is_sorted_by(|a, b| a < b), "{ids:?}");
        assert!(events.iter().all(|event| event.actor == actor.id && event.node == "one"));
    }

    async fn an_event_bears_the_laws_time_and_the_record_the_machines(home) {
        let actor = officer();
        home.clock.set_civil(start().plus_millis(DAY_MS));
        let id = home.counter(&actor).await;
        let events = home.store.read::<_, StoreError, _>("look", move |tx| journal::events_of(tx, id, 0)).await.unwrap();
        for event in events {
            assert_eq!((event.at, event.recorded_at), (start().plus_millis(DAY_MS), start()));
        }
        let of = home.lines("select agency from stream").await;
        assert_eq!(of, [agency(super::AGENCY).as_str()]);
    }

    async fn an_outsider_is_refused_before_anything_is_decided(home) {
        let citizen = actor(2, Role::Citizen, None);
        let open = Command::Open { note: home.sealed("Lan"), total: 3 };
        let problem = home.act(&citizen, Target::New(home.new_stream()), open, None).await.unwrap_err();
        assert_eq!(problem.kind, ProblemKind::Forbidden);
        assert_eq!(home.written().await, [""; 0]);
    }
}
