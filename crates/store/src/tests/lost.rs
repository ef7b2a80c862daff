//! PostgreSQL connections that go, deadlocks, and a COMMIT without an answer.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Barrier};

use super::{NOTE, NOTE_ADD, insert, kind, note, notes};
use crate::faults::{Fault, Faults, Kind, Moment};
use crate::testing::TestStore;
use crate::{Options, Sql, StoreError, Tx};

const SUICIDE: Sql =
    Sql { name: "suicide", text: "select cast(1 as bigint) from (select pg_terminate_backend(pg_backend_pid())) x" };

const PID: Sql = Sql { name: "pid", text: "select pg_backend_pid()" };

fn store(faults: &Arc<Faults>) -> Option<TestStore> {
    let options = Options { faults: Some(Arc::clone(faults)), ..Options::default() };
    TestStore::postgres(options, &[NOTE])
}

#[test]
fn a_connection_lost_before_commit_costs_nothing_but_time() {
    let faults = Faults::new();
    let Some(store) = store(&faults) else { return };
    faults.add(Fault::once("act", Moment::Statement(2), Kind::Lost));
    let act = |tx: &mut Tx<'_>| {
        insert(tx, "a", 1)?;
        insert(tx, "b", 2)
    };
    store.write_blocking("act", act).unwrap();
    assert_eq!((notes(&store), store.stats().reconnects), (2, 1));
}

#[test]
fn a_connection_that_the_server_ends_costs_nothing_but_time() {
    let Some(store) = store(&Faults::new()) else { return };
    let died = AtomicBool::new(false);
    let act = move |tx: &mut Tx<'_>| -> Result<(), StoreError> {
        insert(tx, "a", 1)?;
        if !died.swap(true, Ordering::SeqCst) {
            tx.one(&SUICIDE, &[])?;
        }
        insert(tx, "b", 2)
    };
    store.write_blocking("act", act).unwrap();
    assert_eq!((notes(&store), store.stats().reconnects), (2, 1));
}

#[test]
fn all_connections_lost_while_idle_come_back() {
    let Some(store) = store(&Faults::new()) else { return };
    // Three writers at once are on three connections; the reader is on the fourth.
    let all_in = Arc::new(Barrier::new(3));
    let mut connections: Vec<i64> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..3)
            .map(|_| {
                let (store, all_in) = (&store, Arc::clone(&all_in));
                let pid = move |tx: &mut Tx<'_>| -> Result<i64, StoreError> {
                    all_in.wait();
                    tx.one(&PID, &[])?.int(0)
                };
                scope.spawn(move || store.write_blocking("pid", pid).unwrap())
            })
            .collect();
        writers.into_iter().map(|writer| writer.join().unwrap()).collect()
    });
    connections.push(store.read_blocking("pid", |tx: &mut Tx<'_>| tx.one(&PID, &[])?.int(0)).unwrap());
    let handle = store.postgres_handle().unwrap();
    for pid in &connections {
        handle.batch(&format!("select pg_terminate_backend({pid})"));
    }
    for n in 0..10 {
        store.write_blocking("act", move |tx: &mut Tx<'_>| insert(tx, &n.to_string(), 1)).unwrap();
    }
    assert_eq!(notes(&store), 10);
    assert!(store.stats().reconnects >= 2, "a writer and the reader at least");
}

#[test]
fn a_commit_without_an_answer_is_uncertain_and_not_run_again() {
    let faults = Faults::new();
    let Some(store) = store(&faults) else { return };
    faults.add(Fault::once("act", Moment::Commit, Kind::Lost));
    let error = store.write_blocking("act", |tx: &mut Tx<'_>| insert(tx, "a", 1)).unwrap_err();
    assert_eq!(kind(&error), "Uncertain");
    assert!(!error.passes());
    // Here it had been done; had it been run again there would be a conflict or a second note.
    assert_eq!(note(&store, "a"), Some(1));
    store.write_blocking("act", |tx: &mut Tx<'_>| insert(tx, "b", 1)).unwrap();
    assert_eq!(notes(&store), 2);
}

#[test]
fn a_panic_at_any_statement_leaves_the_connection_usable() {
    let faults = Faults::new();
    let Some(store) = store(&faults) else { return };
    for statement in 1..=2 {
        faults.add(Fault::once("act", Moment::Statement(statement), Kind::Panic));
        let act = |tx: &mut Tx<'_>| {
            insert(tx, "a", 1)?;
            insert(tx, "b", 2)
        };
        assert_eq!(kind(&store.write_blocking("act", act).unwrap_err()), "Panicked");
        assert_eq!(notes(&store), 0);
    }
    assert_eq!(store.stats().reconnects, 0);
}

#[test]
fn a_deadlock_is_solved_by_running_again() {
    let Some(store) = store(&Faults::new()) else { return };
    let make = |tx: &mut Tx<'_>| {
        insert(tx, "a", 0)?;
        insert(tx, "b", 0)
    };
    store.write_blocking("make", make).unwrap();
    // Each takes its first row, and goes on to the other's only when that is taken too.
    let both_hold = Arc::new(Barrier::new(2));
    std::thread::scope(|scope| {
        for order in [["a", "b"], ["b", "a"]] {
            let (store, both_hold, first_run) = (&store, Arc::clone(&both_hold), AtomicBool::new(true));
            scope.spawn(move || {
                let both = move |tx: &mut Tx<'_>| -> Result<(), StoreError> {
                    tx.run(&NOTE_ADD, &[order[0].into(), 1.into()])?;
                    if first_run.swap(false, Ordering::SeqCst) {
                        both_hold.wait();
                    }
                    tx.run(&NOTE_ADD, &[order[1].into(), 1.into()]).map(drop)
                };
                store.write_blocking("both", both).unwrap();
            });
        }
    });
    assert_eq!((note(&store, "a"), note(&store, "b")), (Some(2), Some(2)));
    let retries = store.stats().transactions.iter().find(|(name, _)| *name == "both").map(|(_, count)| count.retries);
    assert!(retries > Some(0), "there was a deadlock");
}
