//! The migrator: once each, in order, never a changed or unknown one, harmless to run twice or at the same time.

use super::{NOTE, at, insert, notes};
use crate::testing::{TestStore, postgres};
use crate::{Migration, Options, Sql, Store, StoreError, Tx, on_both};

const SECOND: Migration =
    Migration { system: "test", name: "0002_more", text: "alter table note add column more {text}" };

fn schema_error(result: Result<Vec<String>, StoreError>) -> String {
    match result {
        Err(StoreError::Schema(what)) => what,
        other => panic!("{other:?}"),
    }
}

on_both! {
    fn it_runs_twice_harmlessly(store) {
        assert_eq!(store.migrate(&[NOTE], at(1)), Ok(vec!["test/0001_note".to_owned()]));
        assert_eq!(store.migrate(&[NOTE], at(2)), Ok(vec![]));
        assert_eq!(store.migrate(&[NOTE, SECOND], at(3)), Ok(vec!["test/0002_more".to_owned()]));
        let state = store.schema_state(&[NOTE, SECOND]).unwrap();
        assert_eq!(state.applied, ["store/0001_store", "test/0001_note", "test/0002_more"]);
        assert!(state.is_current());
    }

    fn an_edited_one_is_refused(store) {
        store.migrate(&[NOTE], at(1)).unwrap();
        let edited = Migration { text: "create table note (id {id} primary key) {strict}", ..NOTE };
        let what = schema_error(store.migrate(&[edited], at(2)));
        assert_eq!(what, "test/0001_note was edited after it was applied; changes belong in a new migration");
        let state = store.schema_state(&[edited]).unwrap();
        assert_eq!((state.edited, state.pending), (vec!["test/0001_note".to_owned()], vec![]));
    }

    fn an_unknown_one_is_refused(store) {
        store.migrate(&[NOTE, SECOND], at(1)).unwrap();
        let what = schema_error(store.migrate(&[NOTE], at(2)));
        assert!(what.starts_with("test/0002_more was applied by another program"), "{what}");
        assert_eq!(store.schema_state(&[]).unwrap().unknown, ["test/0001_note", "test/0002_more"]);
    }

    fn one_that_comes_too_late_is_refused(store) {
        let only_second = Migration { text: "create table more (id {id} primary key) {strict}", ..SECOND };
        store.migrate(&[only_second], at(1)).unwrap();
        let what = schema_error(store.migrate(&[NOTE, only_second], at(2)));
        assert_eq!(what, "test/0001_note is new but comes before test/0002_more, which was applied");
        let what = schema_error(store.migrate(&[only_second, NOTE], at(2)));
        assert_eq!(what, "test/0001_note comes after test/0002_more, their names say otherwise");
    }

    fn one_that_fails_leaves_nothing(store) {
        let broken = Migration {
            system: "test",
            name: "0001_note",
            text: "create table note (id {id} primary key) {strict}; create table note (id {id} primary key) {strict};",
        };
        let error = store.migrate(&[broken], at(1)).unwrap_err();
        assert!(matches!(&error, StoreError::Statement(what) if what.starts_with("0001_note: ")), "{error:?}");
        assert_eq!(store.schema_state(&[NOTE]).unwrap().pending, ["test/0001_note"]);
        store.migrate(&[NOTE], at(2)).unwrap();
        store.write_blocking("insert", |tx: &mut Tx<'_>| insert(tx, "a", 1)).unwrap();
        assert_eq!(notes(store), 1);
    }
}

fn together(url: &str) {
    let stores: Vec<Store> = (0..4)
        .map(|_| {
            let options = Options { writers: Some(1), readers: Some(1), ..Options::default() };
            Store::open(url, options).unwrap()
        })
        .collect();
    let empty = stores[0].schema_state(&[NOTE]).unwrap();
    assert_eq!(empty.pending, ["store/0001_store", "test/0001_note"]);
    let applied: Vec<String> = std::thread::scope(|scope| {
        let starts: Vec<_> =
            stores.iter().map(|store| scope.spawn(|| store.migrate(&[NOTE], at(1)).unwrap())).collect();
        starts.into_iter().flat_map(|start| start.join().unwrap()).collect()
    });
    assert_eq!(applied.len(), 2, "{applied:?}");
    assert!(stores[3].doctor(&[NOTE]).unwrap().is_well());
    stores.iter().for_each(Store::close);
}

#[test]
fn four_starts_at_once_apply_each_once_sqlite() {
    let folder = tempfile::tempdir().unwrap();
    together(&format!("sqlite:{}/store.db", folder.path().display()));
}

#[test]
fn four_starts_at_once_apply_each_once_postgres() {
    if let Some(handle) = postgres() {
        together(&handle.url());
    }
}

#[test]
fn a_private_database_goes_with_the_store() {
    const FILE: Sql = Sql { name: "file", text: "select file from pragma_database_list where name = 'main'" };
    let store = TestStore::sqlite(Options::default(), &[]);
    let row = store.read_blocking("file", |tx: &mut Tx<'_>| tx.one(&FILE, &[])).unwrap();
    let file = std::path::PathBuf::from(row.text(0).unwrap());
    assert!(file.is_file());
    drop(store);
    assert!(!file.parent().unwrap().exists());
}
