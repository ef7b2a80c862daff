//! One SQL text for both engines.

use super::{at, id};
use crate::sql::{ddl, for_sqlite};
use crate::{EngineKind, Migration, STATEMENTS, Sql, StoreError, Tx, on_both};

#[test]
fn parameters_are_numbered_outside_of_strings_names_and_comments() {
    for (given, wanted) in [
        ("select $2, $1", "select ?2, ?1"),
        ("select '$1', $1", "select '$1', ?1"),
        ("select 'it''s $1', $1", "select 'it''s $1', ?1"),
        ("select \"$1\" from t where a = $12", "select \"$1\" from t where a = ?12"),
        ("select 1 -- $1\n, $1", "select 1 -- $1\n, ?1"),
        ("select /* $1 */ $1", "select /* $1 */ ?1"),
        ("select $a, a - $1", "select $a, a - ?1"),
        ("select '$1", "select '$1"),
        ("select 'đ$1', $1 -- ễ", "select 'đ$1', ?1 -- ễ"),
    ] {
        assert_eq!(for_sqlite(given), wanted);
    }
}

#[test]
fn types_are_tokens() {
    let migration = |text| Migration { system: "test", name: "0001", text };
    let table = migration("create table t (a {id}, b {int}, c {bool}, d {blob} /* {x} */) {strict}; -- {y}");
    let sqlite = "create table t (a text, b integer, c integer, d blob /* {x} */) strict; -- {y}";
    let postgres = "create table t (a text, b bigint, c bigint, d bytea /* {x} */) ; -- {y}";
    assert_eq!(ddl(&table, EngineKind::Sqlite).unwrap(), sqlite);
    assert_eq!(ddl(&table, EngineKind::Postgres).unwrap(), postgres);
    let Err(StoreError::Schema(what)) = ddl(&migration("create table t (a {uuid})"), EngineKind::Sqlite) else {
        panic!("an unknown token is refused");
    };
    assert!(what.starts_with("migration test/0001: unknown token {uuid}"), "{what}");
}

const SWAPPED: Sql = Sql { name: "swapped", text: "select $2, $1" };
const TWICE: Sql = Sql { name: "twice", text: "select $1, '$2', $2, $1" };
const AVERAGE: Sql = Sql { name: "average", text: "select avg(n) as mean from (select 1 as n union all select 2) v" };
const TOTAL: Sql =
    Sql { name: "total", text: "select cast(sum(n) as bigint), count(*) from (select cast($1 as bigint) as n) v" };
const ORDER: Sql = Sql { name: "order", text: "select id from lease_order order by id" };
const ORDER_INSERT: Sql = Sql { name: "order_insert", text: "insert into lease_order (id) values ($1)" };
const ORDER_TABLE: Migration =
    Migration { system: "test", name: "0001_order", text: "create table lease_order (id {id} primary key) {strict}" };

on_both! {
    fn select_2_1_gives_the_second_first(store) {
        let row = store.read_blocking("t", |tx: &mut Tx<'_>| tx.one(&SWAPPED, &["one".into(), "two".into()])).unwrap();
        assert_eq!((row.text(0).unwrap(), row.text(1).unwrap()), ("two", "one"));
        let row = store.read_blocking("t", |tx: &mut Tx<'_>| tx.one(&TWICE, &["one".into(), "two".into()])).unwrap();
        let texts: Vec<&str> = (0..4).map(|index| row.text(index).unwrap()).collect();
        assert_eq!(texts, ["one", "$2", "two", "one"]);
    }

    fn every_statement_prepares(store) {
        assert_eq!(store.prepare_check(STATEMENTS).unwrap(), Vec::<String>::new());
        assert!(STATEMENTS.len() > 40);
    }

    fn a_wrong_number_of_parameters_is_named(store) {
        let error = store.read_blocking("t", |tx: &mut Tx<'_>| tx.one(&SWAPPED, &["one".into()])).unwrap_err();
        assert_eq!(error.to_string(), "swapped: wants 2 parameters, 1 were given");
    }

    fn sums_and_averages_must_be_cast(store) {
        let row = store.read_blocking("t", |tx: &mut Tx<'_>| tx.one(&TOTAL, &[3.into()])).unwrap();
        assert_eq!((row.int(0).unwrap(), row.int(1).unwrap()), (3, 1));
        let error = store.read_blocking("t", |tx: &mut Tx<'_>| tx.one(&AVERAGE, &[])).unwrap_err();
        assert!(error.to_string().starts_with("average: column 0 (mean) is "), "{error}");
    }

    fn text_sorts_by_its_bytes(store) {
        store.migrate(&[ORDER_TABLE], at(0)).unwrap();
        let mut words = vec!["b", "B", "a", "Đ", "đ", "z", "_", "-", "é", "10", "9", "😀", "\u{fb33}"];
        for word in words.clone() {
            store.write_blocking("t", move |tx: &mut Tx<'_>| tx.run(&ORDER_INSERT, &[word.into()])).unwrap();
        }
        let rows = store.read_blocking("t", |tx: &mut Tx<'_>| tx.rows(&ORDER, &[])).unwrap();
        let found: Vec<&str> = rows.iter().map(|row| row.text(0).unwrap()).collect();
        words.sort_unstable();
        assert_eq!(found, words);
        assert!(id(1) < id(2));
    }
}
