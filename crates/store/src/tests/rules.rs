//! The rules for closures, each with a test of its name, on both engines.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Barrier, Mutex, mpsc};
use std::time::Duration;

use super::{NOTE, NOTE_ADD, NOTE_OF, at, insert, kind, note, notes, with_notes};
use crate::limits::CLOSURE_SLOW_MS;
use crate::testing::TestStore;
use crate::{EngineKind, Options, StoreError, Tx, on_both};

/// An error of the caller's own.
#[derive(Debug, PartialEq)]
enum Own {
    No(&'static str),
    Store(StoreError),
}

impl From<StoreError> for Own {
    fn from(error: StoreError) -> Own {
        Own::Store(error)
    }
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap()
}

on_both! {
    fn a_closure_is_all_or_nothing(store) {
        let store = with_notes(store);
        let refused: Result<(), Own> = store.write_blocking("refused", |tx: &mut Tx<'_>| {
            insert(tx, "a", 1)?;
            insert(tx, "b", 2)?;
            Err(Own::No("not today"))
        });
        assert_eq!(refused, Err(Own::No("not today")));
        assert_eq!(notes(store), 0);
        store.write_blocking("done", |tx: &mut Tx<'_>| insert(tx, "a", 1)).unwrap();
        assert_eq!(notes(store), 1);
    }

    fn a_closure_ends_at_its_first_error(store) {
        let store = with_notes(store);
        store.write_blocking("first", |tx: &mut Tx<'_>| insert(tx, "a", 1)).unwrap();
        let went_on: Result<(), Own> = store.write_blocking("went_on", |tx: &mut Tx<'_>| {
            insert(tx, "b", 2)?;
            let first = insert(tx, "a", 3).unwrap_err();
            // Caught and gone on: every further call gives the same error, and nothing is kept.
            assert_eq!(insert(tx, "c", 4), Err(first.clone()));
            assert_eq!(tx.opt(&NOTE_OF, &["a".into()]).unwrap_err(), first);
            Ok(())
        });
        assert!(matches!(&went_on, Err(Own::Store(StoreError::Conflict(_)))), "{went_on:?}");
        assert_eq!((notes(store), note(store, "a")), (1, Some(1)));
    }

    fn an_answer_comes_only_after_commit(store) {
        let store = with_notes(store);
        for n in 0..50_i64 {
            let name = move |tx: &mut Tx<'_>| insert(tx, &n.to_string(), n);
            store.write_blocking("write", name).unwrap();
            // Another connection, at once.
            assert_eq!(notes(store), n + 1);
        }
    }

    fn a_panic_is_caught_and_the_thread_lives_on(store) {
        let store = with_notes(store);
        for _ in 0..3 {
            let panicked: Result<(), StoreError> = store.write_blocking("panics", |tx: &mut Tx<'_>| {
                insert(tx, "a", 1)?;
                panic!("out of {}", "order")
            });
            let wanted = StoreError::Panicked { name: "panics", message: "out of order".to_owned() };
            assert_eq!(panicked, Err(wanted));
            let read: Result<(), StoreError> = store.read_blocking("panics_reading", |_: &mut Tx<'_>| panic!("too"));
            assert!(matches!(read, Err(StoreError::Panicked { name: "panics_reading", .. })));
        }
        store.write_blocking("after", |tx: &mut Tx<'_>| insert(tx, "a", 1)).unwrap();
        assert_eq!(notes(store), 1);
    }

    fn it_holds_when_the_caller_has_gone_away(store) {
        let store = with_notes(store);
        runtime().block_on(async {
            // Never polled: nothing happens.
            drop(store.write("unpolled", |tx: &mut Tx<'_>| insert(tx, "never", 1)));
            for n in 0..20_i64 {
                let both = move |tx: &mut Tx<'_>| {
                    insert(tx, &format!("left {n}"), n)?;
                    std::thread::sleep(Duration::from_millis(1));
                    insert(tx, &format!("right {n}"), n)
                };
                // Polled once and dropped: it is already on its way.
                drop(tokio::time::timeout(Duration::ZERO, store.write("gone", both)).await);
            }
            let last = store.write("last", |tx: &mut Tx<'_>| insert(tx, "last", 1)).await;
            last.unwrap();
        });
        store.close();
        let gone = store.stats().transactions.iter().find(|(name, _)| *name == "gone").map(|(_, count)| *count).unwrap();
        assert_eq!((gone.done, gone.failed), (20, 0));
    }

    fn an_answer_whose_type_panics_harms_nobody(store) {
        struct Bomb;
        impl Drop for Bomb {
            fn drop(&mut self) {
                assert!(std::thread::panicking(), "boom");
            }
        }
        let store = with_notes(store);
        runtime().block_on(async {
            for n in 0..5_i64 {
                let bomb = move |tx: &mut Tx<'_>| -> Result<Bomb, StoreError> {
                    insert(tx, &n.to_string(), n)?;
                    std::thread::sleep(Duration::from_millis(2));
                    Ok(Bomb)
                };
                // The caller is gone, so the store drops the answer.
                drop(tokio::time::timeout(Duration::ZERO, store.write("bomb", bomb)).await.map(|r| r.map(std::mem::forget)));
            }
            store.write("after", |tx: &mut Tx<'_>| insert(tx, "after", 1)).await.unwrap();
        });
        assert_eq!(note(store, "after"), Some(1));
    }

    fn readers_cannot_write(store) {
        let store = with_notes(store);
        let error = store.read_blocking("write", |tx: &mut Tx<'_>| insert(tx, "a", 1)).unwrap_err();
        assert!(matches!(error, StoreError::Statement(_)), "{error:?}");
        assert_eq!(notes(store), 0);
    }

    fn a_reader_sees_one_snapshot(store) {
        let store = with_notes(store);
        let (read_once, has_read) = mpsc::sync_channel(1);
        let (wrote, has_written) = mpsc::sync_channel(1);
        let has_written = Mutex::new(has_written);
        std::thread::scope(|scope| {
            let reader = scope.spawn(move || store.read_blocking("snapshot", move |tx: &mut Tx<'_>| {
                let before = tx.opt(&NOTE_OF, &["tally".into()])?;
                read_once.send(()).unwrap();
                has_written.lock().unwrap().recv().unwrap();
                let after = tx.opt(&NOTE_OF, &["tally".into()])?;
                Ok::<_, StoreError>((before.map(|row| row.int(0)), after.map(|row| row.int(0))))
            }));
            has_read.recv().unwrap();
            store.write_blocking("add", |tx: &mut Tx<'_>| tx.run(&NOTE_ADD, &["tally".into(), 5.into()])).unwrap();
            wrote.send(()).unwrap();
            assert_eq!(reader.join().unwrap().unwrap(), (Some(Ok(0)), Some(Ok(0))));
        });
        assert_eq!(note(store, "tally"), Some(5));
    }

    fn conflicts_are_retried_a_bounded_number_of_times(store) {
        let store = with_notes(store);
        store.write_blocking("first", |tx: &mut Tx<'_>| insert(tx, "a", 1)).unwrap();
        let runs = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&runs);
        let error = store.write_blocking("again", move |tx: &mut Tx<'_>| {
            counted.fetch_add(1, Ordering::SeqCst);
            insert(tx, "a", 1)
        }).unwrap_err();
        assert!(matches!(error, StoreError::Conflict(_)), "{error:?}");
        // On SQLite nothing can have come between: one run is enough.
        let wanted = if store.engine() == EngineKind::Sqlite { 1 } else { u64::from(crate::limits::RETRY_COUNT_MAX) + 1 };
        assert_eq!(runs.load(Ordering::SeqCst), wanted);
    }

    fn a_conflict_that_goes_away_is_not_told(store) {
        let store = with_notes(store);
        let runs = Arc::new(AtomicU64::new(0));
        let counted = Arc::clone(&runs);
        let result = store.write_blocking("meets", move |tx: &mut Tx<'_>| {
            insert(tx, "a", 1)?;
            if counted.fetch_add(1, Ordering::SeqCst) < 2 { Err(tx.conflict("somebody was first")) } else { Ok(()) }
        });
        if store.engine() == EngineKind::Sqlite {
            assert_eq!(result, Err(StoreError::Conflict("somebody was first".to_owned())));
        } else {
            assert_eq!((result, notes(store), runs.load(Ordering::SeqCst)), (Ok(()), 1, 3));
        }
    }

    fn many_writers_lose_nothing(store) {
        let store = with_notes(store);
        let barrier = Barrier::new(8);
        std::thread::scope(|scope| {
            for writer in 0..8 {
                let barrier = &barrier;
                scope.spawn(move || {
                    barrier.wait();
                    for n in 0..25_i64 {
                        store.write_blocking("add", move |tx: &mut Tx<'_>| -> Result<(), StoreError> {
                            insert(tx, &format!("{writer} {n}"), n)?;
                            tx.run(&NOTE_ADD, &["tally".into(), 1.into()]).map(drop)
                        }).unwrap();
                    }
                });
            }
        });
        assert_eq!((notes(store), note(store, "tally")), (200, Some(200)));
    }

    fn every_transaction_is_counted_by_name(store) {
        let store = with_notes(store);
        let counted = |name: &str| store.stats().transactions.iter().find(|(n, _)| *n == name).map(|(_, c)| *c).unwrap_or_default();
        store.write_blocking("named", |tx: &mut Tx<'_>| insert(tx, "a", 1)).unwrap();
        let _: Result<(), Own> = store.write_blocking("named", |_: &mut Tx<'_>| Err(Own::No("no")));
        let _: Result<(), StoreError> = store.write_blocking("named", |tx: &mut Tx<'_>| insert(tx, "a", 1));
        let count = counted("named");
        assert_eq!((count.done, count.refused, count.failed), (1, 1, 1));
        notes(store);
        assert_eq!(counted("notes").done, 1);
        let too_long = Duration::from_millis(CLOSURE_SLOW_MS + crate::limits::TRANSACTION_SLOW_MS);
        store.write_blocking("slow", move |_: &mut Tx<'_>| {
            std::thread::sleep(too_long);
            Ok::<(), StoreError>(())
        }).unwrap();
        assert_eq!(counted("slow").slow, 1);
    }

    fn a_closed_store_says_so_and_finishes_what_it_took(store) {
        let store = with_notes(store);
        runtime().block_on(async {
            let mut pending = Vec::new();
            for n in 0..30_i64 {
                let write = store.write("before", move |tx: &mut Tx<'_>| insert(tx, &n.to_string(), n));
                pending.push(tokio::spawn(write));
            }
            for write in pending {
                write.await.unwrap().unwrap();
            }
        });
        store.close();
        let error = store.write_blocking("late", |tx: &mut Tx<'_>| insert(tx, "late", 1)).unwrap_err();
        assert_eq!(error, StoreError::Gone);
        let error = runtime().block_on(store.ping()).unwrap_err();
        assert_eq!(error, StoreError::Gone);
    }
}

fn full_queue(store: &TestStore) {
    let (release, hold) = mpsc::sync_channel::<()>(1);
    let hold = Mutex::new(hold);
    runtime().block_on(async {
        let blocker = tokio::spawn(store.write("blocker", move |tx: &mut Tx<'_>| {
            hold.lock().unwrap().recv().unwrap();
            insert(tx, "blocker", 1)
        }));
        tokio::time::sleep(Duration::from_millis(100)).await;
        let waiting = tokio::spawn(store.write("waiting", |tx: &mut Tx<'_>| insert(tx, "waiting", 1)));
        tokio::time::sleep(Duration::from_millis(100)).await;
        let refused = store.write("refused", |tx: &mut Tx<'_>| insert(tx, "refused", 1)).await.unwrap_err();
        assert_eq!(kind(&refused), "Unavailable");
        assert!(refused.to_string().contains("busy"), "{refused}");
        release.send(()).unwrap();
        blocker.await.unwrap().unwrap();
        waiting.await.unwrap().unwrap();
        store.write("after", |tx: &mut Tx<'_>| insert(tx, "after", 1)).await.unwrap();
    });
    assert_eq!((notes(store), note(store, "refused")), (3, None));
}

#[test]
fn a_full_queue_says_busy_sqlite() {
    full_queue(&TestStore::sqlite(Options { write_queue: Some(1), ..Options::default() }, &[NOTE]));
}

#[test]
fn a_full_queue_says_busy_postgres() {
    let options = Options { write_queue: Some(1), writers: Some(1), ..Options::default() };
    if let Some(store) = TestStore::postgres(options, &[NOTE]) {
        full_queue(&store);
    }
}

#[test]
fn wrong_addresses_are_refused() {
    for (url, wanted) in [
        ("mysql://x", "a database address begins with sqlite: or postgres://"),
        ("sqlite:", "sqlite: needs a path"),
        ("sqlite:/proc/nowhere/x.db", "cannot make the folder /proc/nowhere"),
        ("postgres://x y:z", "the postgres:// address cannot be read"),
        ("postgres://motcua@127.0.0.1/x?schema=a;drop", "a schema's name has small letters"),
    ] {
        let Err(StoreError::Config(what)) = crate::Store::open(url, Options::default()) else {
            panic!("{url} is refused");
        };
        assert!(what.contains(wanted), "{what}");
        assert!(!what.contains("y:z"), "a password may be in it: {what}");
    }
    let nobody = crate::Store::open("postgres://motcua@127.0.0.1:1/x", Options::default()).unwrap_err();
    assert!(matches!(nobody, StoreError::Unavailable(_)), "{nobody:?}");
    assert_eq!(at(0).to_string(), "2024-12-30T00:30:00.000Z");
}
