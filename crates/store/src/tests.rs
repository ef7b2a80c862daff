//! Tests of the store; those on both engines are written with `on_both!`.
#![expect(clippy::disallowed_methods, reason = "tests wait, start processes and look at the surroundings")]

mod batch;
mod blobs;
mod differential;
mod disk;
mod jobs;
mod journal;
mod kill;
mod lost;
mod migrate;
mod recorder;
mod rules;
mod sql;
mod tables;
mod values;

use kernel::{Id, Instant, StreamId};

use crate::testing::TestStore;
use crate::{Migration, Sql, Store, StoreError, Tx};

/// A table of the tests' own.
const NOTE: Migration = Migration {
    system: "test",
    name: "0001_note",
    text: "create table note (id {id} primary key, n {int} not null) {strict}; insert into note values ('tally', 0);",
};

const NOTE_INSERT: Sql = Sql { name: "note_insert", text: "insert into note (id, n) values ($1, $2)" };
const NOTE_OF: Sql = Sql { name: "note_of", text: "select n from note where id = $1" };
const NOTE_ADD: Sql = Sql { name: "note_add", text: "update note set n = n + $2 where id = $1" };
const NOTE_COUNT: Sql = Sql { name: "note_count", text: "select count(*) from note where id <> 'tally'" };

fn id(number: u64) -> Id {
    Id::nil().offset(number)
}

fn stream(number: u64) -> StreamId {
    id(number).into()
}

/// So many milliseconds after Monday 2024-12-30 07:30 in Vietnam.
fn at(millis: i64) -> Instant {
    Instant::from_millis(1_735_518_600_000 + millis)
}

fn with_notes(store: &TestStore) -> &TestStore {
    store.migrate(&[NOTE], at(0)).unwrap();
    store
}

fn insert(tx: &mut Tx<'_>, id: &str, n: i64) -> Result<(), StoreError> {
    tx.run(&NOTE_INSERT, &[id.into(), n.into()]).map(drop)
}

fn note(store: &Store, id: &'static str) -> Option<i64> {
    let found = store.read_blocking("note", move |tx: &mut Tx<'_>| tx.opt(&NOTE_OF, &[id.into()]));
    found.unwrap().map(|row| row.int(0).unwrap())
}

fn notes(store: &Store) -> i64 {
    store.read_blocking("notes", |tx: &mut Tx<'_>| tx.one(&NOTE_COUNT, &[])?.int(0)).unwrap()
}

/// Which kind of error, without its words.
fn kind(error: &StoreError) -> String {
    let shown = format!("{error:?}");
    shown.split(['(', ' ', '{']).next().unwrap_or_default().to_owned()
}
