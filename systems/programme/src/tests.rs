//! The arithmetic of the figures, and the rows they are counted from, on both databases.

use crate::{
    SYSTEM,
    figure::{Measure, Period, Share},
    rows::{self, After},
    targets,
};
use facts::onestop::{About, CaseFact, Channel, DueChange, Ending};
use kernel::{Instant, StreamId};
use store::StoreError;
use testkit::{AGENCY, TestApp, check};
use web::System;

const SYSTEMS: &[&System] = &[&SYSTEM];

fn at(text: &str) -> Instant {
    text.parse().expect("an instant")
}

#[test]
fn a_share_is_rounded_down_and_compared_exactly() {
    let share = Share { good: 98_996, all: 100_000 };
    assert_eq!(share.basis_points(), Some(9_899));
    assert_eq!((share.reaches(98), share.reaches(99)), (Some(true), Some(false)));
    let none = Share { good: 0, all: 0 };
    assert_eq!((none.basis_points(), none.reaches(99)), (None, None), "no data is not zero");
    assert_eq!(Share { good: 99, all: 100 }.reaches(99), Some(true));
}

#[test]
fn a_year_begins_at_midnight_in_vietnam() {
    let period = Period::year_to(at("2024-12-30T07:30:00+07:00"));
    assert_eq!(period.from, at("2024-01-01T00:00:00+07:00"));
    assert_eq!(period.to.since_ms(at("2024-12-30T07:30:00+07:00")), 1);
}

#[test]
fn a_day_means_its_last_instant_and_the_future_means_now() {
    let now = at("2024-12-30T07:30:00+07:00");
    assert_eq!(targets::as_of(Some("2024-12-29"), now).expect("a day"), at("2024-12-29T23:59:59.999+07:00"));
    assert_eq!(targets::as_of(Some("2025-06-01"), now).expect("a day"), now);
    assert_eq!(targets::as_of(None, now).expect("now"), now);
    for wrong in ["29/12/2024", "2024-13-01", "hôm qua", "2024-12-29T"] {
        let problem = targets::as_of(Some(wrong), now).expect_err(wrong);
        assert_eq!(problem.fields[0].path, "as_of");
    }
}

#[test]
fn pages_are_sound() {
    check::samples_are_sound(SYSTEMS);
}

#[test]
fn statements_are_prepared() {
    check::statements_are_prepared(&SYSTEM);
}

fn about(n: u8, channel: Channel) -> About {
    About {
        case: case(n),
        code: format!("{AGENCY}-241230-{:04}", u32::from(n) + 1).parse().expect("a code"),
        agency: AGENCY.parse().expect("an agency"),
        procedure: "1.001193".parse().expect("a procedure"),
        field: "Hộ tịch".to_owned(),
        level: "commune".to_owned(),
        channel,
        synthetic: false,
    }
}

fn case(n: u8) -> StreamId {
    format!("00000000-0000-7000-8000-0000000000{n:02x}").parse().expect("an id")
}

/// One fact a line: the case, when, what.
fn told() -> Vec<(u8, Instant, CaseFact)> {
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
    vec![
        filed(1, Channel::Online),
        received(1, Channel::Online),
        finished(1, day(17)),
        filed(2, Channel::Direct),
        received(2, Channel::Direct),
        // An apology moves the promise, not the date that counts: late stays late.
        (
            2,
            day(16),
            CaseFact::DueChanged {
                about: about(2, Channel::Direct),
                due: later,
                first_due: due,
                reason: DueChange::Apologised,
            },
        ),
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

async fn shares(app: &TestApp, as_of: &str) -> (Share, Share, u64) {
    let as_of = at(as_of);
    app.platform
        .store()
        .read::<_, StoreError, _>("test", move |tx| {
            let period = Period::year_to(as_of);
            let on_time = rows::share(tx, Measure::OnTime, period)?;
            Ok((on_time, rows::share(tx, Measure::Online, period)?, rows::overdue(tx, as_of)?))
        })
        .await
        .expect("the figures")
}

testkit::on_both! { SYSTEMS;
    async fn figures_are_counted_as_of_any_instant(app) {
        app.platform.store().write::<_, StoreError, _>("test", move |tx| {
            for (n, when, fact) in told() {
                rows::apply(tx, case(n), when, &fact)?;
                rows::apply(tx, case(n), when, &fact)?;
            }
            Ok(())
        }).await.expect("facts taken in");
        // Before anything was received there is nothing to count.
        let (on_time, online, _) = shares(app, "2024-12-30T08:30:00+07:00").await;
        assert_eq!((on_time.all, online.all), (0, 0));
        // At the end of the day: 1 finished on the minute, 4 stopped in time; 3 withdrawn does not count; 2 and 5 open.
        let (on_time, online, overdue) = shares(app, "2024-12-30T18:00:00+07:00").await;
        assert_eq!(on_time, Share { good: 2, all: 2 });
        assert_eq!(online, Share { good: 3, all: 5 });
        assert_eq!(overdue, 2);
        // A new year is a new period: the late answer of 2 counts in 2025, against the date first promised.
        let (on_time, online, overdue) = shares(app, "2025-01-03T18:00:00+07:00").await;
        assert_eq!(on_time, Share { good: 0, all: 1 });
        assert_eq!(online.all, 0);
        assert_eq!(overdue, 1);
    }

    async fn a_figure_opens_to_its_records_page_by_page(app) {
        app.platform.store().write::<_, StoreError, _>("test", move |tx| {
            for (n, when, fact) in told() {
                rows::apply(tx, case(n), when, &fact)?;
            }
            Ok(())
        }).await.expect("facts taken in");
        let as_of = at("2024-12-30T18:00:00+07:00");
        let mut seen = Vec::new();
        let mut after: Option<After> = None;
        loop {
            let page = targets::records(&app.platform, Measure::Online, as_of, false, after, 2).await.expect("a page");
            assert_eq!(page.total, 5);
            seen.extend(page.rows.iter().map(|row| row.code.clone()));
            match page.next {
                Some(next) => after = Some(targets::after_of(&next).expect("our own cursor")),
                None => break,
            }
        }
        assert_eq!(seen.len(), 5);
        seen.sort();
        seen.dedup();
        assert_eq!(seen.len(), 5, "no record twice");
        let missing = targets::records(&app.platform, Measure::Online, as_of, true, None, 50).await.expect("a page");
        assert_eq!((missing.total, missing.rows.len()), (2, 2));
        assert!(missing.rows.iter().all(|row| !row.good));
    }
}
