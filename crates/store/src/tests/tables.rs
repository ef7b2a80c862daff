//! Personal data, access lines, facts and followers, leases, idempotency, audit, uploads.

use kernel::{AccountId, EventId, Id};
use serde_json::{Value, json};
use std::collections::BTreeSet;
use trust::{Digest, Sealed};

use super::{at, id, stream};
use crate::idempotency::Known;
use crate::journal::{Append, Head, NewEvent};
use crate::outbox::NewFact;
use crate::personal::Personal;
use crate::upload::Upload;
use crate::{
    Sql, Store, StoreError, Tx, access, audit, follower, idempotency, journal, lease, on_both, outbox, personal, upload,
};

fn account(number: u64) -> AccountId {
    id(number).into()
}

const TAMPER: Sql = Sql { name: "tamper", text: "update personal set body = $2 where digest = $1" };

/// One event, with a fact if `says` is given.
fn event(store: &Store, number: u64, says: Option<&'static str>) {
    store
        .write_blocking("event", move |tx: &mut Tx<'_>| -> Result<(), StoreError> {
            let body = json!({"n": number});
            let at = at(i64::try_from(number).unwrap());
            let events = [NewEvent { id: EventId::from(id(number)), kind: "made", body: &body }];
            let wanted = Append {
                stream: stream(number),
                kind: "thing",
                agency: "a",
                base: Head::NEW,
                at,
                recorded_at: at,
                actor: AccountId::nil(),
                node: "n",
                events: &events,
                state: "{}",
            };
            journal::append(tx, &wanted)?;
            if let Some(kind) = says {
                let fact =
                    NewFact { event: id(number).into(), stream: stream(number), version: 1, kind, body: &body, at };
                outbox::put(tx, &fact)?;
            }
            Ok(())
        })
        .unwrap();
}

on_both! {
    fn personal_data_can_be_erased_and_then_shows_as_erased(store) {
        let body = json!({"name": "Lê Thị Hạnh", "phone": "0905000111"});
        let sealed = Sealed::new([3; 32], "applicant", &body);
        let digest = sealed.digest();
        let other = Sealed::new([4; 32], "note", &json!("khác"));
        let other_digest = other.digest();
        store.write_blocking("put", move |tx: &mut Tx<'_>| {
            personal::put(tx, stream(1), &sealed)?;
            personal::put(tx, stream(1), &sealed)?;
            personal::put(tx, stream(1), &other)
        }).unwrap();
        let get = |digest: Digest| store.read_blocking("get", move |tx: &mut Tx<'_>| personal::get(tx, &digest)).unwrap();
        assert_eq!(get(digest), Some(Personal::Kept { stream: stream(1), subject: "applicant".to_owned(), body }));
        assert_eq!(get(Digest::ZERO), None);
        let erase = |digest: Digest| store.write_blocking("erase", move |tx: &mut Tx<'_>| personal::erase(tx, &digest, at(9))).unwrap();
        assert_eq!((erase(digest), erase(digest), erase(Digest::ZERO)), (true, false, false));
        let gone = Personal::Erased { stream: stream(1), subject: "applicant".to_owned(), at: at(9) };
        assert_eq!(get(digest), Some(gone));
        let held = store.read_blocking("held", |tx: &mut Tx<'_>| personal::of_stream(tx, stream(1))).unwrap();
        assert_eq!(held.iter().filter(|held| held.erased_at.is_none()).count(), 1);
        let rest = store.write_blocking("erase", |tx: &mut Tx<'_>| personal::erase_stream(tx, stream(1), at(10))).unwrap();
        assert_eq!(rest, 1);
        assert!(matches!(get(other_digest), Some(Personal::Erased { .. })));
        let checkup = store.doctor(&[]).unwrap();
        assert_eq!((checkup.personal, checkup.erased, checkup.is_well()), (2, 2, true));
    }

    fn personal_data_that_was_changed_is_not_given_out(store) {
        let sealed = Sealed::new([3; 32], "applicant", &json!({"name": "Hạnh"}));
        let digest = sealed.digest();
        store.write_blocking("put", move |tx: &mut Tx<'_>| {
            personal::put(tx, stream(1), &sealed)?;
            tx.run(&TAMPER, &[digest.into(), "{\"name\":\"Hoa\"}".into()]).map(drop)
        }).unwrap();
        let error = store.read_blocking("get", move |tx: &mut Tx<'_>| personal::get(tx, &digest)).unwrap_err();
        assert!(matches!(&error, StoreError::Damaged(what) if !what.contains("Hoa")), "{error:?}");
        assert_eq!(store.doctor(&[]).unwrap().faults_count, 1);
    }

    fn looks_on_one_day_are_one_line(store) {
        let look = |viewer: u64, reason: &'static str, day: &'static str, when: i64| {
            let look = access::Look {
                viewer: account(viewer),
                viewer_name: "Trần Văn An",
                viewer_agency: "000.00.10.H50",
                reason,
                day,
                at: at(when),
            };
            let of = BTreeSet::from([stream(1)]);
            store.write_blocking("look", move |tx: &mut Tx<'_>| access::note(tx, &look, &of)).unwrap();
        };
        look(1, "handling", "2024-12-30", 1);
        look(1, "handling", "2024-12-30", 5);
        look(1, "handling", "2024-12-31", 9);
        look(2, "handling", "2024-12-30", 3);
        look(1, "inspection", "2024-12-30", 2);
        let lines = store.read_blocking("lines", |tx: &mut Tx<'_>| access::of_stream(tx, stream(1), 10)).unwrap();
        let shown: Vec<(AccountId, &str, i64)> = lines.iter().map(|l| (l.viewer, l.day.as_str(), l.times)).collect();
        let wanted = [(account(1), "2024-12-31", 1), (account(1), "2024-12-30", 2), (account(2), "2024-12-30", 1), (account(1), "2024-12-30", 1)];
        assert_eq!(shown, wanted);
        assert_eq!((lines[1].first_at, lines[1].last_at), (at(1), at(5)));
        let few = store.read_blocking("lines", |tx: &mut Tx<'_>| access::of_stream(tx, stream(1), 2)).unwrap();
        assert_eq!(few.len(), 2);
    }

    fn a_follower_reads_every_fact_once_in_the_order_of_places(store) {
        for number in 1..=9 {
            event(store, number, (number % 3 != 0).then_some("thing.made"));
        }
        let next = |limit| store.read_blocking("next", move |tx: &mut Tx<'_>| follower::next(tx, "programme", limit)).unwrap();
        let advance = |from, to| store.write_blocking("advance", move |tx: &mut Tx<'_>| follower::advance(tx, "programme", from, to));
        assert!(next(10).is_empty(), "nothing has a place yet");
        store.write_blocking("place", |tx: &mut Tx<'_>| journal::place_next(tx, 100)).unwrap();
        let mut seen = Vec::new();
        loop {
            let batch = next(4);
            if batch.is_empty() {
                break;
            }
            seen.extend(batch.facts.iter().map(|fact| fact.place));
            advance(batch.from, batch.to).unwrap();
        }
        assert_eq!(seen, [1, 2, 4, 5, 7, 8]);
        assert_eq!(next(4).from, 9, "it has moved past the last event, which said nothing");
        let fact = store.read_blocking("between", |tx: &mut Tx<'_>| outbox::between(tx, 3, 4, 9)).unwrap().remove(0);
        assert_eq!((fact.event, fact.stream, fact.kind.as_str()), (id(4).into(), stream(4), "thing.made"));
        assert_eq!(fact.body::<Value>().unwrap(), json!({"n": 4}));
        assert!(matches!(advance(4, 5), Err(StoreError::Conflict(_))), "somebody else has moved it");
        let all = store.read_blocking("list", follower::list).unwrap();
        assert_eq!(all, [("programme".to_owned(), 9)]);
    }

    fn a_lease_has_one_holder(store) {
        let take = |holder: &'static str, now: i64| store.write_blocking("take", move |tx: &mut Tx<'_>| {
            lease::acquire(tx, "places", holder, at(now), at(now + 100))
        }).unwrap();
        assert!(take("a", 0));
        assert!(!take("b", 50));
        assert!(take("a", 60), "prolonged");
        assert!(!take("b", 159));
        assert!(take("b", 160), "it has run out");
        assert!(!store.write_blocking("give", |tx: &mut Tx<'_>| lease::release(tx, "places", "a")).unwrap());
        let holder = store.read_blocking("of", |tx: &mut Tx<'_>| lease::of(tx, "places")).unwrap();
        assert_eq!(holder, Some(("b".to_owned(), at(260))));
        assert!(store.write_blocking("give", |tx: &mut Tx<'_>| lease::release(tx, "places", "b")).unwrap());
        assert!(take("a", 161));
    }

    fn a_key_answers_for_one_request_of_one_actor(store) {
        let known = Known { digest: Digest::of(b"request"), stream: stream(1), version: 1, at: at(5) };
        let put = |actor: u64, known: Known| store.write_blocking("put", move |tx: &mut Tx<'_>| {
            idempotency::put(tx, account(actor), "key", &known)
        });
        put(1, known.clone()).unwrap();
        assert!(matches!(put(1, known.clone()), Err(StoreError::Conflict(_))));
        put(2, known.clone()).unwrap();
        let find = |actor: u64| store.read_blocking("find", move |tx: &mut Tx<'_>| idempotency::find(tx, account(actor), "key")).unwrap();
        assert_eq!((find(1), find(3)), (Some(known), None));
        let sweep = |before: i64| store.write_blocking("sweep", move |tx: &mut Tx<'_>| idempotency::sweep(tx, at(before))).unwrap();
        assert_eq!((sweep(5), sweep(6)), (0, 2));
    }

    fn changes_of_registers_leave_a_line(store) {
        let line = |number: u64| audit::Line {
            id: id(number),
            at: at(1),
            actor: account(7),
            name: "account.disable".to_owned(),
            body: json!({"login": "desk"}),
        };
        for number in 1..=3 {
            let line = line(number);
            store.write_blocking("audit", move |tx: &mut Tx<'_>| audit::write(tx, &line)).unwrap();
        }
        let after = |from: Id| store.read_blocking("after", move |tx: &mut Tx<'_>| audit::after(tx, from, 2)).unwrap();
        assert_eq!(after(Id::nil()), [line(1), line(2)]);
        assert_eq!(after(id(2)), [line(3)]);
    }

    fn an_upload_is_found_by_its_id(store) {
        let wanted = Upload {
            id: id(1),
            account: account(2),
            digest: Digest::of(b"bytes"),
            name_digest: Digest::of(b"name"),
            media_type: "application/pdf".to_owned(),
            bytes: 5,
            at: at(0),
        };
        let put = wanted.clone();
        store.write_blocking("put", move |tx: &mut Tx<'_>| upload::put(tx, &put)).unwrap();
        let get = |of: u64| store.read_blocking("get", move |tx: &mut Tx<'_>| upload::get(tx, id(of))).unwrap();
        assert_eq!((get(1), get(2)), (Some(wanted), None));
    }
}
