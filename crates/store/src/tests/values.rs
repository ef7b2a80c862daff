//! Values in and out, and errors that name statement and column.

use kernel::Instant;
use serde_json::json;

use super::at;
use crate::{Migration, Sql, StoreError, Tx, Value, on_both};

const TABLE: Migration = Migration {
    system: "test",
    name: "0001_kinds",
    text: "create table kinds (id {id} primary key, i {int}, b {bool}, t {time}, j {json}, d {blob}) {strict}",
};
const PUT: Sql = Sql { name: "put", text: "insert into kinds (id, i, b, t, j, d) values ($1, $2, $3, $4, $5, $6)" };
const GET: Sql = Sql { name: "get", text: "select id, i, b, t, j, d from kinds where id = $1" };
const COMPARED: Sql = Sql { name: "compared", text: "select i = 7, b, i > 7 from kinds where id = $1" };
const ALL: Sql = Sql { name: "all", text: "select id from kinds" };

on_both! {
    fn what_goes_in_comes_out(store) {
        store.migrate(&[TABLE], at(0)).unwrap();
        let put = move |tx: &mut Tx<'_>| -> Result<(), StoreError> {
            let body = json!({"tên": "Đào", "n": [1, null]});
            tx.run(&PUT, &["full".into(), i64::MIN.into(), true.into(), at(5).into(), (&body).into(), vec![0, 255].into()])?;
            let none = Value::Null;
            tx.run(&PUT, &["none".into(), none.clone(), none.clone(), None::<Instant>.into(), none.clone(), none])?;
            Ok(())
        };
        store.write_blocking("put", put).unwrap();
        let row = store.read_blocking("get", |tx: &mut Tx<'_>| tx.one(&GET, &["full".into()])).unwrap();
        assert_eq!(row.text(0).unwrap(), "full");
        assert_eq!(row.int(1).unwrap(), i64::MIN);
        assert!(row.bool(2).unwrap());
        assert_eq!(row.time(3).unwrap(), at(5));
        assert_eq!(row.json::<serde_json::Value>(4).unwrap()["tên"], "Đào");
        assert_eq!(row.blob(5).unwrap(), [0, 255]);
        let row = store.read_blocking("get", |tx: &mut Tx<'_>| tx.one(&GET, &["none".into()])).unwrap();
        assert_eq!((row.opt_int(1).unwrap(), row.opt_text(4).unwrap(), row.opt_time(3).unwrap()), (None, None, None));
    }

    fn comparisons_are_booleans(store) {
        store.migrate(&[TABLE], at(0)).unwrap();
        store.write_blocking("put", |tx: &mut Tx<'_>| {
            let none = Value::Null;
            tx.run(&PUT, &["a".into(), 7.into(), false.into(), none.clone(), none.clone(), none])
        }).unwrap();
        let row = store.read_blocking("get", |tx: &mut Tx<'_>| tx.one(&COMPARED, &["a".into()])).unwrap();
        assert_eq!((row.bool(0).unwrap(), row.bool(1).unwrap(), row.bool(2).unwrap()), (true, false, false));
    }

    fn a_column_of_another_kind_is_named(store) {
        store.migrate(&[TABLE], at(0)).unwrap();
        store.write_blocking("put", |tx: &mut Tx<'_>| {
            let none = Value::Null;
            tx.run(&PUT, &["secret".into(), 7.into(), none.clone(), none.clone(), "{\"a\":\"secret\"}".into(), none])
        }).unwrap();
        let row = store.read_blocking("get", |tx: &mut Tx<'_>| tx.one(&GET, &["secret".into()])).unwrap();
        let said = |error: StoreError| error.to_string();
        assert_eq!(said(row.text(1).unwrap_err()), "get: column 1 (i) is an integer, expected text");
        assert_eq!(said(row.int(2).unwrap_err()), "get: column 2 (b) is null, expected an integer");
        assert_eq!(said(row.bool(1).unwrap_err()), "get: column 1 (i) is an integer, expected a boolean (0 or 1)");
        assert_eq!(said(row.int(9).unwrap_err()), "get: column 9 was asked for, the row has 6");
        // A value may be personal: it is in no error.
        assert!(!said(row.time(0).unwrap_err()).contains("secret"));
        assert!(!said(row.json::<i64>(4).unwrap_err()).contains("secret"));
        assert!(!said(row.json::<std::collections::BTreeMap<String, i64>>(4).unwrap_err()).contains("secret"));
    }

    fn a_value_of_another_kind_is_refused(store) {
        store.migrate(&[TABLE], at(0)).unwrap();
        let error = store.write_blocking("put", |tx: &mut Tx<'_>| {
            let none = Value::Null;
            tx.run(&PUT, &["a".into(), "seven".into(), none.clone(), none.clone(), none.clone(), none])
        }).unwrap_err();
        assert!(matches!(error, StoreError::Shape { statement: "put", .. } | StoreError::Constraint(_)), "{error:?}");
        let error = store.write_blocking("put", |tx: &mut Tx<'_>| {
            let none = Value::Null;
            tx.run(&PUT, &["a\0b".into(), 7.into(), none.clone(), none.clone(), none.clone(), none])
        }).unwrap_err();
        assert_eq!(error.to_string(), "put: parameter $1 contains a zero byte");
    }

    fn one_row_means_one_row(store) {
        store.migrate(&[TABLE], at(0)).unwrap();
        let error = store.read_blocking("get", |tx: &mut Tx<'_>| tx.one(&GET, &["a".into()])).unwrap_err();
        assert_eq!(error, StoreError::Missing("get"));
        store.write_blocking("put", |tx: &mut Tx<'_>| -> Result<(), StoreError> {
            for id in ["a", "b"] {
                let none = Value::Null;
                tx.run(&PUT, &[id.into(), none.clone(), none.clone(), none.clone(), none.clone(), none])?;
            }
            Ok(())
        }).unwrap();
        let error = store.read_blocking("all", |tx: &mut Tx<'_>| tx.opt(&ALL, &[])).unwrap_err();
        assert_eq!(error.to_string(), "all: gave 2 rows where at most one was expected");
    }
}
