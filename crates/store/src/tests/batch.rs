//! SQLite's group commit under faults: statement k of closure j in batch n, and COMMIT itself.

use super::{NOTE, NOTE_OF, insert, kind, notes, with_notes};
use crate::faults::{Fault, Faults, Kind, Moment};
use crate::testing::TestStore;
use crate::{Options, StoreError, Tx};
use std::sync::Arc;

const CLOSURES: usize = 4;
const STATEMENTS: u32 = 3;
const NAMES: [&str; CLOSURES] = ["act-0", "act-1", "act-2", "act-3"];

fn store(faults: &Arc<Faults>) -> TestStore {
    let options = Options { faults: Some(Arc::clone(faults)), ..Options::default() };
    TestStore::sqlite(options, &[NOTE])
}

/// Writes three notes; they are all there or none is.
fn act(closure: usize) -> impl Fn(&mut Tx<'_>) -> Result<usize, StoreError> + Send + 'static {
    move |tx| {
        for statement in 0..STATEMENTS {
            insert(tx, &format!("{closure} {statement}"), 1)?;
        }
        Ok(closure)
    }
}

/// Runs all closures in one batch and gives their answers.
fn run(store: &TestStore, faults: &Faults) -> Vec<Result<usize, StoreError>> {
    faults.gather(CLOSURES);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let answers = runtime.block_on(async {
        let local = tokio::task::LocalSet::new();
        let mut tasks = Vec::new();
        for (closure, name) in NAMES.into_iter().enumerate() {
            tasks.push(local.spawn_local(store.write(name, act(closure))));
        }
        local.await;
        let mut answers = Vec::new();
        for task in tasks {
            answers.push(task.await.unwrap());
        }
        answers
    });
    faults.gather(0);
    answers
}

/// What is in the table must be what the answers say.
fn check(store: &TestStore, answers: &[Result<usize, StoreError>]) {
    for (closure, answer) in answers.iter().enumerate() {
        for statement in 0..STATEMENTS {
            let row = store
                .read_blocking("check", move |tx: &mut Tx<'_>| {
                    tx.opt(&NOTE_OF, &[format!("{closure} {statement}").into()])
                })
                .unwrap();
            assert_eq!(row.is_some(), answer.is_ok(), "closure {closure}, statement {statement}: {answer:?}");
        }
    }
    assert!(store.doctor(&[NOTE]).unwrap().is_well());
}

#[test]
fn a_failing_statement_takes_only_its_closure_with_it() {
    for kind in [Kind::Error, Kind::Conflict, Kind::Panic] {
        for closure in 0..CLOSURES {
            for statement in 1..=STATEMENTS {
                let faults = Faults::new();
                let store = store(&faults);
                let batches = store.stats().batches;
                let moment = Moment::Statement(statement);
                // By position: the migrations were batches of their own.
                let fault = Fault { closure: Some(closure), batch: None, name: None, moment, kind, times: 1 };
                faults.add(fault);
                let answers = run(&store, &faults);
                for (other, answer) in answers.iter().enumerate() {
                    assert_eq!(answer.is_err(), other == closure, "{kind:?} at {closure}/{statement}: {answer:?}");
                }
                assert_eq!(store.stats().batches - batches, 1, "they shared one COMMIT");
                check(&store, &answers);
            }
        }
    }
}

#[test]
fn batches_are_counted_so_that_a_fault_finds_the_right_one() {
    let faults = Faults::new();
    let store = store(&faults);
    // Three batches for the migrations: the store's, the test's, and the look that found nothing left.
    let fault = Fault {
        batch: Some(4),
        closure: Some(2),
        name: Some("act-2"),
        moment: Moment::Statement(2),
        kind: Kind::Error,
        times: 1,
    };
    faults.add(fault);
    let answers = run(&store, &faults);
    assert_eq!(answers.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, true, false, true]);
    check(&store, &answers);
}

#[test]
fn when_the_engine_leaves_the_transaction_everybody_runs_again_alone() {
    for name in NAMES {
        for statement in 1..=STATEMENTS {
            let faults = Faults::new();
            let store = store(&faults);
            faults.add(Fault::once(name, Moment::Statement(statement), Kind::Full));
            let answers = run(&store, &faults);
            // The disk had room again: nobody is refused, released savepoints were not lost.
            assert!(answers.iter().all(Result::is_ok), "{answers:?}");
            assert_eq!(store.stats().batches_undone, 1);
            check(&store, &answers);
        }
    }
}

#[test]
fn one_that_always_fills_the_disk_takes_nobody_with_it() {
    for (closure, name) in NAMES.into_iter().enumerate() {
        let faults = Faults::new();
        let store = store(&faults);
        let fault = Fault { times: 9, ..Fault::once(name, Moment::Statement(2), Kind::Full) };
        faults.add(fault);
        let answers = run(&store, &faults);
        for (other, answer) in answers.iter().enumerate() {
            match answer {
                Ok(_) => assert_ne!(other, closure),
                Err(error) => assert_eq!((other, kind(error).as_str()), (closure, "Full")),
            }
        }
        check(&store, &answers);
    }
}

#[test]
fn a_failing_commit_undoes_the_batch_and_everybody_runs_again_alone() {
    for kind in [Kind::Full, Kind::Error] {
        let faults = Faults::new();
        let store = store(&faults);
        faults.add(Fault::once("act-1", Moment::Commit, kind));
        let answers = run(&store, &faults);
        assert!(answers.iter().all(Result::is_ok), "{answers:?}");
        check(&store, &answers);
    }
}

#[test]
fn one_whose_commit_always_fails_takes_nobody_with_it() {
    let faults = Faults::new();
    let store = store(&faults);
    faults.add(Fault { times: 9, ..Fault::once("act-1", Moment::Commit, Kind::Full) });
    let answers = run(&store, &faults);
    assert_eq!(answers.iter().map(Result::is_ok).collect::<Vec<_>>(), [true, false, true, true]);
    check(&store, &answers);
}

#[test]
fn a_panic_in_an_undone_batch_is_told_once() {
    let faults = Faults::new();
    let store = store(&faults);
    faults.add(Fault { times: 9, ..Fault::once("act-0", Moment::Statement(3), Kind::Panic) });
    faults.add(Fault::once("act-3", Moment::Statement(1), Kind::Full));
    let answers = run(&store, &faults);
    assert!(matches!(answers[0], Err(StoreError::Panicked { name: "act-0", .. })), "{:?}", answers[0]);
    assert!(answers[1..].iter().all(Result::is_ok), "{answers:?}");
    check(&store, &answers);
}

/// A refusal that came of another closure in the same batch is not true before COMMIT.
#[test]
fn a_refusal_is_told_only_after_commit() {
    let faults = Faults::new();
    let store = store(&faults);
    let store = with_notes(&store);
    faults.add(Fault { times: 9, ..Fault::once("first", Moment::Commit, Kind::Full) });
    faults.gather(2);
    let (first, second) = std::thread::scope(|scope| {
        let first = scope.spawn(|| store.write_blocking("first", |tx: &mut Tx<'_>| insert(tx, "seat", 1)));
        while store.stats().write_queue == 0 {
            std::thread::yield_now();
        }
        let second = scope.spawn(|| {
            store.write_blocking("second", |tx: &mut Tx<'_>| match tx.opt(&NOTE_OF, &["seat".into()])? {
                Some(_) => Err(StoreError::Constraint("the seat is taken".to_owned())),
                None => insert(tx, "seat", 2),
            })
        });
        (first.join().unwrap(), second.join().unwrap())
    });
    faults.gather(0);
    // The first could not be kept; the second, which had first seen the seat taken, got it.
    assert_eq!(kind(&first.unwrap_err()), "Full");
    second.unwrap();
    assert_eq!((super::note(store, "seat"), notes(store)), (Some(2), 1));
}
