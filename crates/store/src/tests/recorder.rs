//! The recorder keeps what was committed, statement by statement, and nothing else.

use super::{NOTE, NOTE_INSERT, insert, note, notes};
use crate::faults::{Fault, Faults, Kind, Moment};
use crate::recorder::{Committed, Recorder};
use crate::testing::TestStore;
use crate::{EngineKind, Options, StoreError, Tx};
use std::sync::Arc;

/// A store on each engine with a recorder that has forgotten the migrations.
fn stores(faults: &Arc<Faults>) -> Vec<(TestStore, Arc<Recorder>)> {
    let open = |make: &dyn Fn(Options) -> Option<TestStore>| {
        let recorder = Recorder::new();
        let options = Options {
            recorder: Some(Arc::clone(&recorder)),
            faults: Some(Arc::clone(faults)),
            writers: Some(1),
            ..Options::default()
        };
        let store = make(options)?;
        recorder.take();
        Some((store, recorder))
    };
    let sqlite = open(&|options| Some(TestStore::sqlite(options, &[NOTE])));
    sqlite.into_iter().chain(open(&|options| TestStore::postgres(options, &[NOTE]))).collect()
}

fn write(store: &TestStore, name: &'static str, id: &'static str, n: i64) -> Result<(), StoreError> {
    store.write_blocking(name, move |tx: &mut Tx<'_>| insert(tx, id, n))
}

/// The parameters, closure by closure.
fn bound(tape: &[Committed]) -> Vec<String> {
    let statements = tape.iter().flat_map(|one| one.closures.iter().flatten());
    statements.map(|statement| format!("{} {:?}", statement.sql.name, statement.values)).collect()
}

#[test]
fn what_was_committed_is_recorded_in_order() {
    for (store, recorder) in stores(&Faults::new()) {
        write(&store, "first", "a", 1).unwrap();
        assert_eq!(note(&store, "a"), Some(1), "a reading closure is not recorded");
        let refused: Result<(), StoreError> = store.write_blocking("refused", |tx: &mut Tx<'_>| {
            insert(tx, "b", 2)?;
            Err(StoreError::Limit("enough".to_owned()))
        });
        assert!(refused.is_err());
        assert!(write(&store, "twice", "a", 3).is_err());
        write(&store, "second", "c", 4).unwrap();
        let tape = recorder.take();
        let wanted = ["note_insert [Text(\"a\"), Int(1)]", "note_insert [Text(\"c\"), Int(4)]"];
        assert_eq!(bound(&tape), wanted);
        let batches: Vec<u64> = tape.iter().map(|one| one.batch).collect();
        assert!(batches.is_sorted());
        assert_eq!(notes(&store), 2);
        assert_eq!(recorder.take(), [], "what was taken is forgotten");
    }
}

#[test]
fn what_ran_again_is_recorded_once() {
    let faults = Faults::new();
    for (store, recorder) in stores(&faults) {
        faults.add(Fault::once("again", Moment::Commit, Kind::Conflict));
        write(&store, "again", "a", 1).unwrap();
        assert_eq!(bound(&recorder.take()), ["note_insert [Text(\"a\"), Int(1)]"]);
    }
}

#[test]
fn a_statement_has_the_text_of_its_engine() {
    for (store, recorder) in stores(&Faults::new()) {
        write(&store, "first", "a", 1).unwrap();
        let tape = recorder.take();
        let statement = &tape.last().unwrap().closures[0][0];
        assert_eq!(statement.text(EngineKind::Postgres), NOTE_INSERT.text);
        assert_eq!(statement.text(EngineKind::Sqlite), "insert into note (id, n) values (?1, ?2)");
    }
}
