//! Streams, chains, places.

use kernel::{AccountId, EventId, Instant, StreamId};
use serde_json::{Value, json};
use trust::Digest;

use super::{at, id, stream};
use crate::journal::{
    Append, Chain, Current, Event, Head, NewEvent, after_place, append, events_of, last_place, load, place_next,
    rewrite_state, streams_of_kind, verify_stream,
};
use crate::limits::EVENTS_PER_APPEND_MAX;
use crate::{Sql, Store, StoreError, Tx, on_both};

/// Appends `count` events numbered on from `number`.
fn add(tx: &mut Tx<'_>, to: StreamId, base: Head, number: u64, count: u64, real: Instant) -> Result<Head, StoreError> {
    let bodies: Vec<Value> = (0..count).map(|n| json!({"z": number + n, "a": "Đông Hà"})).collect();
    let events: Vec<NewEvent<'_>> = bodies
        .iter()
        .zip(number..)
        .map(|(body, n)| NewEvent { id: EventId::from(id(n)), kind: "happened", body })
        .collect();
    let wanted = Append {
        stream: to,
        kind: "thing",
        agency: "000.00.10.H50",
        base,
        at: at(7),
        recorded_at: real,
        actor: AccountId::nil(),
        node: "vinh-linh",
        events: &events,
        state: "{\"n\":1}",
    };
    append(tx, &wanted)
}

fn write(store: &Store, to: u64, base: Head, number: u64, count: u64, real: i64) -> Result<Head, StoreError> {
    store.write_blocking("add", move |tx: &mut Tx<'_>| add(tx, stream(to), base, number, count, at(real)))
}

fn current(store: &Store, of: u64) -> Option<Current> {
    store.read_blocking("load", move |tx: &mut Tx<'_>| load(tx, stream(of))).unwrap()
}

fn events(store: &Store, of: u64) -> Vec<Event> {
    store.read_blocking("events", move |tx: &mut Tx<'_>| events_of(tx, stream(of), 0)).unwrap()
}

fn chain(store: &Store, of: u64) -> Chain {
    store.read_blocking("verify", move |tx: &mut Tx<'_>| verify_stream(tx, stream(of))).unwrap()
}

fn place(store: &Store, limit: i64) -> u64 {
    store.write_blocking("place", move |tx: &mut Tx<'_>| place_next(tx, limit)).unwrap()
}

fn log(store: &Store) -> Vec<(i64, StreamId, i64)> {
    let events = store.read_blocking("log", |tx: &mut Tx<'_>| after_place(tx, 0, 1_000)).unwrap();
    events.into_iter().map(|event| (event.place.unwrap(), event.stream, event.version)).collect()
}

const TAMPER: Sql = Sql { name: "tamper", text: "update journal set body = $2 where id = $1" };
const REMOVE: Sql = Sql { name: "remove", text: "delete from journal where id = $1" };
const ROLL_BACK: Sql = Sql { name: "roll_back", text: "update stream set version = 1, head = $2 where id = $1" };

on_both! {
    fn a_stream_is_a_chain(store) {
        assert_eq!(current(store, 1), None);
        let head = write(store, 1, Head::NEW, 10, 2, 5).unwrap();
        let head = write(store, 1, head, 12, 1, 6).unwrap();
        assert_eq!((head.version, head.recorded_at), (3, at(6)));
        let row = current(store, 1).unwrap();
        assert_eq!((row.kind.as_str(), row.agency.as_str(), row.head), ("thing", "000.00.10.H50", head));
        assert_eq!(row.state::<Value>().unwrap(), json!({"n": 1}));
        let events = events(store, 1);
        assert_eq!(events.iter().map(|event| event.version).collect::<Vec<_>>(), [1, 2, 3]);
        assert_eq!(events[0].prev, Digest::ZERO);
        assert_eq!((events[1].prev, events[2].prev, events[2].hash), (events[0].hash, events[1].hash, head.hash));
        assert_eq!(events[0].body, "{\"a\":\"Đông Hà\",\"z\":10}");
        assert_eq!(events[0].body::<Value>().unwrap()["z"], 10);
        assert_eq!((events[0].at, events[0].recorded_at, events[0].place), (at(7), at(5), None));
        assert_eq!(chain(store, 1), Chain::Whole { version: 3 });
    }

    fn a_version_that_has_moved_on_is_a_conflict(store) {
        let first = write(store, 1, Head::NEW, 10, 1, 5).unwrap();
        write(store, 1, first, 11, 1, 6).unwrap();
        assert!(matches!(write(store, 1, first, 12, 1, 7), Err(StoreError::Conflict(_))));
        assert!(matches!(write(store, 1, Head::NEW, 13, 1, 7), Err(StoreError::Conflict(_))));
        assert!(matches!(write(store, 2, first, 14, 1, 7), Err(StoreError::Conflict(_))));
        assert_eq!(events(store, 1).len(), 2);
        assert_eq!(events(store, 2).len(), 0);
    }

    fn of_many_who_act_at_once_each_is_told_what_stands(store) {
        write(store, 1, Head::NEW, 1, 1, 0).unwrap();
        std::thread::scope(|scope| {
            for writer in 0..4_u64 {
                scope.spawn(move || for n in 0..10 {
                    let number = 100 + writer * 10 + n;
                    store.write_blocking("act", move |tx: &mut Tx<'_>| {
                        let head = load(tx, stream(1))?.map(|row| row.head).ok_or(StoreError::Missing("stream"))?;
                        add(tx, stream(1), head, number, 1, at(0))
                    }).unwrap();
                });
            }
        });
        assert_eq!(chain(store, 1), Chain::Whole { version: 41 });
    }

    fn no_events_or_too_many_are_refused(store) {
        let too_many = u64::try_from(EVENTS_PER_APPEND_MAX).unwrap() + 1;
        assert!(matches!(write(store, 1, Head::NEW, 1, 0, 0), Err(StoreError::Limit(_))));
        assert!(matches!(write(store, 1, Head::NEW, 1, too_many, 0), Err(StoreError::Limit(_))));
    }

    fn a_long_stream_is_read_and_checked_by_pages(store) {
        let head = write(store, 1, Head::NEW, 1, 1_000, 0).unwrap();
        write(store, 1, head, 2_000, 5, 0).unwrap();
        assert_eq!(events(store, 1).len(), 1_000);
        let rest = store.read_blocking("rest", |tx: &mut Tx<'_>| events_of(tx, stream(1), 1_000)).unwrap();
        assert_eq!(rest.len(), 5);
        assert_eq!(chain(store, 1), Chain::Whole { version: 1_005 });
    }

    fn whatever_is_changed_is_found(store) {
        let start = |of: u64| {
            write(store, of, Head::NEW, of * 10, 3, 0).unwrap();
        };
        (1..=5).for_each(start);
        let change = |sql: &'static Sql, id: String, value: Option<String>| {
            store.write_blocking("change", move |tx: &mut Tx<'_>| {
                let values = [id.as_str().into(), value.clone().unwrap_or_default().into()];
                tx.run(sql, &values[..if value.is_some() { 2 } else { 1 }])
            }).unwrap();
        };
        change(&TAMPER, id(11).to_string(), Some("{\"a\":\"Đông Hà\",\"z\":12}".to_owned()));
        let Chain::Broken { version: 2, what } = chain(store, 1) else { panic!("tampering is found") };
        assert_eq!(what, "its content does not give its hash");
        change(&REMOVE, id(21).to_string(), None);
        assert_eq!(chain(store, 2), Chain::Broken { version: 2, what: "version 3 follows 1".to_owned() });
        change(&REMOVE, id(32).to_string(), None);
        assert!(matches!(chain(store, 3), Chain::Broken { version: 2, .. }));
        let head = events(store, 4)[0].hash;
        change(&ROLL_BACK, stream(4).to_string(), Some(head.to_string()));
        assert!(matches!(chain(store, 4), Chain::Broken { version: 3, .. }));
        assert_eq!(chain(store, 5), Chain::Whole { version: 3 });
        assert!(matches!(chain(store, 99), Chain::Broken { version: 0, .. }));
        let checkup = store.doctor(&[]).unwrap();
        assert_eq!((checkup.streams, checkup.faults_count, checkup.is_well()), (5, 4, false), "{checkup:?}");
    }

    fn places_have_no_gaps_and_never_change(store) {
        let head = write(store, 1, Head::NEW, 1, 2, 10).unwrap();
        write(store, 2, Head::NEW, 11, 1, 5).unwrap();
        assert_eq!(place(store, 100), 3);
        assert_eq!(place(store, 100), 0);
        let first = log(store);
        assert_eq!(first, [(1, stream(2), 1), (2, stream(1), 1), (3, stream(1), 2)]);
        // Committed late with an earlier time: a later place.
        write(store, 3, Head::NEW, 21, 1, 1).unwrap();
        write(store, 1, head, 3, 1, 20).unwrap();
        assert_eq!((place(store, 1), place(store, 1), place(store, 1)), (1, 1, 0));
        let then = log(store);
        assert_eq!(then[..3], first);
        assert_eq!(then[3..], [(4, stream(3), 1), (5, stream(1), 3)]);
        let last = store.read_blocking("last", last_place).unwrap();
        assert_eq!(last, 5);
    }

    fn within_a_stream_places_follow_versions_even_if_the_clock_goes_back(store) {
        // Ids fall while versions rise, the clock runs backwards, and places are given one at a time.
        let mut head = Head::NEW;
        for n in 0..20_i64 {
            let number = u64::try_from(500 - 10 * n).unwrap();
            head = write(store, 1, head, number, 2, 1_000 - n * 50).unwrap();
            write(store, 2 + number, Head::NEW, 5_000 + number, 1, 990 - n * 50).unwrap();
        }
        while place(store, 1) > 0 {}
        let mut versions = vec![0; 1];
        for (_, of, version) in log(store) {
            if of == stream(1) {
                assert_eq!(version, versions.last().unwrap() + 1);
                versions.push(version);
            }
        }
        assert_eq!(versions.len(), 41);
    }

    fn two_who_give_places_at_once_give_each_once(store) {
        for n in 0..50 {
            write(store, n, Head::NEW, 100 + n, 1, 0).unwrap();
        }
        std::thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| while place(store, 7) > 0 {});
            }
        });
        let places: Vec<i64> = log(store).into_iter().map(|(place, ..)| place).collect();
        assert_eq!(places, (1..=50).collect::<Vec<_>>());
    }

    fn rebuilding_replaces_the_state_alone(store) {
        write(store, 1, Head::NEW, 1, 1, 0).unwrap();
        write(store, 2, Head::NEW, 2, 1, 0).unwrap();
        store.write_blocking("rewrite", |tx: &mut Tx<'_>| rewrite_state(tx, stream(1), 1, "{\"n\":2}")).unwrap();
        assert_eq!(current(store, 1).unwrap().state, "{\"n\":2}");
        let late = store.write_blocking("rewrite", |tx: &mut Tx<'_>| rewrite_state(tx, stream(1), 2, "{}"));
        assert!(matches!(late, Err(StoreError::Conflict(_))));
        let of_kind = |after| store.read_blocking("of_kind", move |tx: &mut Tx<'_>| streams_of_kind(tx, "thing", after, 1));
        assert_eq!(of_kind(StreamId::nil()).unwrap(), [stream(1)]);
        assert_eq!(of_kind(stream(1)).unwrap(), [stream(2)]);
        assert_eq!(of_kind(stream(2)).unwrap(), []);
        assert_eq!(chain(store, 1), Chain::Whole { version: 1 });
    }
}
