//! The arithmetic of the figures, the rows they are counted from, and what people and programs see of them.

mod arithmetic;
mod asked;
mod book;
mod history;
mod records;
mod seen;
mod truth;

use crate::{
    SYSTEM, facts,
    figure::{By, Cells, Measure, Tally},
    rows,
    scope::Scope,
    targets,
};
use ::facts::onestop::{About, CaseFact, Channel, DueChange, Ending};
use kernel::{EventId, Id, Instant, StreamId};
use platform::PlacedFact;
use std::sync::Arc;
use store::StoreError;
use testkit::{AGENCY, TestApp, check};
use web::System;

const SYSTEMS: &[&System] = &[&SYSTEM];
const PROCEDURE: &str = "1.001193";
const FIELD: &str = "Hộ tịch";

fn at(text: &str) -> Instant {
    text.parse().expect("an instant")
}

#[test]
fn pages_are_sound() {
    check::samples_are_sound(SYSTEMS);
}

#[test]
fn the_system_does_not_contradict_itself() {
    assert_eq!(web::registry::Registry::of(SYSTEMS).faults(), Vec::<String>::new());
}

#[test]
fn statements_are_prepared() {
    check::statements_are_prepared(&SYSTEM);
}

fn about(n: u16, channel: Channel) -> About {
    About {
        case: case(n),
        code: format!("{AGENCY}-241230-{:04}", u32::from(n) + 1).parse().expect("a code"),
        agency: AGENCY.parse().expect("an agency"),
        procedure: PROCEDURE.parse().expect("a procedure"),
        field: FIELD.to_owned(),
        level: "commune".to_owned(),
        channel,
        synthetic: false,
    }
}

fn case(n: u16) -> StreamId {
    format!("00000000-0000-7000-8000-00000000{n:04x}").parse().expect("an id")
}

fn id(n: u32) -> Id {
    format!("00000000-0000-7000-9000-0000{n:08x}").parse().expect("an id")
}

/// A fact as the follower hears it.
fn placed(place: u32, stream: StreamId, when: Instant, fact: &CaseFact) -> PlacedFact {
    PlacedFact {
        place: i64::from(place),
        event: EventId::from(id(place)),
        stream,
        kind: fact.kind().to_owned(),
        body: serde_json::to_value(fact).expect("a fact can be written"),
        at: when,
    }
}

/// Tells the follower, and does the jobs that come of it.
async fn tell(app: &TestApp, told: Vec<(u16, Instant, CaseFact)>) {
    let write = app.platform.store().write::<_, StoreError, _>("test", move |tx| {
        for (place, (n, when, fact)) in (1..).zip(&told) {
            (facts::FOLLOWS[0].apply)(tx, &placed(place, case(*n), *when, fact))?;
        }
        Ok(())
    });
    write.await.expect("facts taken in");
    app.drain().await;
}

/// One fact a line: the case, when, what.
fn told() -> Vec<(u16, Instant, CaseFact)> {
    let day = |hour: u32| at(&format!("2024-12-30T{hour:02}:00:00+07:00"));
    let due = day(17);
    let filed = |n, channel| (n, day(8), CaseFact::Filed { about: about(n, channel) });
    let received =
        |n, channel| (n, day(9), CaseFact::Received { about: about(n, channel), due: Some(due), first_due: Some(due) });
    let finished = |n, when: Instant| {
        let about = about(n, Channel::Online);
        (n, when, CaseFact::Finished { about, at: when, due: Some(due), first_due: Some(due), supplement_requests: 0 })
    };
    let later = at("2025-01-03T17:00:00+07:00");
    // An apology moves the promise, not the date that counts: late stays late.
    let apology = CaseFact::DueChanged {
        about: about(2, Channel::Direct),
        due: later,
        first_due: due,
        reason: DueChange::Apologised,
    };
    vec![
        filed(1, Channel::Online),
        received(1, Channel::Online),
        finished(1, day(17)),
        filed(2, Channel::Direct),
        received(2, Channel::Direct),
        (2, day(16), apology),
        finished(2, at("2025-01-02T09:00:00+07:00")),
        filed(3, Channel::Online),
        received(3, Channel::Online),
        (3, day(10), CaseFact::Closed { about: about(3, Channel::Online), how: Ending::Withdrawn }),
        filed(4, Channel::Post),
        received(4, Channel::Post),
        (4, day(11), CaseFact::Closed { about: about(4, Channel::Post), how: Ending::Stopped }),
        filed(5, Channel::Online),
        received(5, Channel::Online),
    ]
}

async fn read<T: Send + 'static>(
    app: &TestApp,
    query: impl Fn(&mut store::Tx<'_>) -> Result<T, StoreError> + Send + 'static,
) -> T {
    app.platform.store().read::<_, StoreError, _>("test", query).await.expect("the store answers")
}

/// T03 and T07 of the year up to an instant.
async fn counted(app: &TestApp, as_of: &str) -> (Tally, Tally) {
    let scope = Scope::year_to(at(as_of));
    read(app, move |tx| {
        let whole = |cells: Cells| cells.get("").copied().unwrap_or_default();
        Ok((whole(rows::handled(tx, &scope, By::Whole)?), whole(rows::received(tx, &scope, By::Whole)?)))
    })
    .await
}

testkit::on_both! { SYSTEMS;
    async fn figures_are_counted_as_of_any_instant(app) {
        tell(app, told()).await;
        // Before anything was received there is nothing to count.
        let (on_time, online) = counted(app, "2024-12-30T08:30:00+07:00").await;
        assert_eq!((on_time.all(), online.all()), (0, 0));
        // At the end of the day: 1 finished on the minute, 3 withdrawn and 4 stopped in time; 2 and 5 are overdue.
        let (on_time, online) = counted(app, "2024-12-30T18:00:00+07:00").await;
        assert_eq!(on_time, Tally { good: 3, open: 2, ..Tally::default() });
        assert_eq!(online, Tally { good: 3, bad: 2, ..Tally::default() });
        // At the very minute the date has not passed yet.
        let (on_time, _) = counted(app, "2024-12-30T17:00:00+07:00").await;
        assert_eq!((on_time.open, on_time.good), (0, 3));
        // A new year is a new period: the late answer of 2 counts in 2025, against the date first promised.
        let (on_time, online) = counted(app, "2025-01-03T18:00:00+07:00").await;
        assert_eq!(on_time, Tally { bad: 1, open: 1, ..Tally::default() });
        assert_eq!(online.all(), 0);
    }

    async fn a_repeated_fact_counts_once(app) {
        let twice: Vec<_> = told().into_iter().filter(|(n, ..)| *n != 2).flat_map(|one| [one.clone(), one]).collect();
        tell(app, twice).await;
        let (on_time, online) = counted(app, "2024-12-30T18:00:00+07:00").await;
        assert_eq!(on_time, Tally { good: 3, open: 1, ..Tally::default() });
        assert_eq!(online, Tally { good: 3, bad: 1, ..Tally::default() });
    }

    async fn what_is_kept_at_hand_is_what_is_counted(app) {
        tell(app, told()).await;
        let kept = Arc::new(crate::kept::Kept::default());
        let scope = Scope::year_to(at("2024-12-30T18:00:00+07:00"));
        let ask = async || targets::cells(&app.platform, &kept, &Measure::ALL, &scope, By::Agency).await.expect("cells");
        let first = ask().await;
        let again = ask().await;
        assert!(Arc::ptr_eq(&first, &again), "nothing new is known: the same answer");
        // A book that is entered makes what was kept untrue.
        let entry = rows::BookEntry {
            agency: AGENCY.parse().expect("an agency"),
            level: "commune".to_owned(),
            day: kernel::Date::constant(2024, 12, 27),
            entries: Some(3),
            tickets: None,
            receipts: None,
            note: String::new(),
        };
        let when = at("2024-12-30T08:00:00+07:00");
        let put = app.platform.store().write::<_, StoreError, _>("test", move |tx| {
            rows::put_book(tx, &entry, kernel::AccountId::nil(), when)
        });
        put.await.expect("entered");
        let after = ask().await;
        let entered = |counted: &crate::kept::Counted| {
            counted.iter().find(|(measure, _)| *measure == Measure::Entered).expect("T04").1.clone()
        };
        assert!(entered(&first).is_empty());
        assert_eq!(entered(&after)[AGENCY], Tally { bad: 3, apart: 1, ..Tally::default() });
    }
}
