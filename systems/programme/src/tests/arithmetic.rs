//! The pure arithmetic: shares, periods, standing, working time, what paper says, which part is worse.

use super::{about, at};
use crate::{
    catalogue::cut,
    figure::{By, Measure, Period, Reconciled, Span, Tally},
    kept::Kept,
    limits::KEPT_MAX,
    pages,
    rows::Version,
    scope::{Scope, as_of, end_of},
    standing::{Standing, Verdict},
    targets::worse,
    working::{self, Middle},
};
use ::facts::onestop::{CaseFact, Channel, DueChange, Ending};
use kernel::{Date, Instant, Lang, deadline::Allowance};
use pack::{HalfUnit, Packs, TimeSpan};
use std::{cmp::Ordering, sync::Arc};

fn tally(good: u64, bad: u64) -> Tally {
    Tally { good, bad, ..Tally::default() }
}

#[test]
fn a_share_is_rounded_down_and_compared_exactly() {
    let share = tally(98_996, 1_004);
    assert_eq!(share.basis_points(), Some(9_899));
    assert_eq!((share.reaches(98), share.reaches(99)), (Some(true), Some(false)));
    let none = Tally::default();
    assert_eq!((none.basis_points(), none.reaches(99)), (None, None), "no data is not zero");
    assert_eq!(tally(99, 1).reaches(99), Some(true));
    assert_eq!(Tally { good: 99, open: 2, ..none }.reaches(99), Some(false), "what is overdue and open is late");
}

#[test]
fn what_is_unknown_decides_only_when_it_can() {
    let with = |good, bad, unknown| Tally { good, bad, unknown, ..Tally::default() };
    assert_eq!(with(4, 0, 48).reaches(80), None);
    assert_eq!(with(0, 0, 52).reaches(80), None);
    assert_eq!(with(90, 5, 5).reaches(80), Some(true), "however the five turn out");
    assert_eq!(with(10, 80, 10).reaches(80), Some(false), "even if all ten are good");
    assert_eq!(with(0, 0, 52).basis_points(), None, "unknown is not zero");
}

#[test]
fn the_worst_part_comes_first_without_rounding() {
    assert_eq!(worse(tally(98_996, 1_004), tally(98_997, 1_003)), Ordering::Less);
    assert_eq!(worse(tally(1, 1), tally(50, 50)), Ordering::Greater, "of equal shares the one with more comes first");
    assert_eq!(worse(Tally::default(), tally(0, 1)), Ordering::Greater, "no data comes last");
    assert_eq!(worse(tally(3, 1), tally(3, 1)), Ordering::Equal);
}

#[test]
fn periods_begin_on_their_first_day_at_midnight_in_vietnam() {
    let now = at("2024-11-20T07:30:00+07:00");
    let first = |span: Span| Period::to_date(span, now).from;
    assert_eq!(first(Span::Year), Date::constant(2024, 1, 1));
    assert_eq!(first(Span::Half), Date::constant(2024, 7, 1));
    assert_eq!(first(Span::Quarter), Date::constant(2024, 10, 1));
    assert_eq!(first(Span::Month), Date::constant(2024, 11, 1));
    let period = Period::to_date(Span::Year, now);
    assert_eq!(period.begin(), at("2024-01-01T00:00:00+07:00"));
    assert_eq!(period.to.since_ms(now), 1, "up to and including the instant");
    assert_eq!(Span::Quarter.first_day(Date::constant(2024, 3, 31)), Date::constant(2024, 1, 1));
    assert_eq!(Span::Half.first_day(Date::constant(2024, 6, 30)), Date::constant(2024, 1, 1));
}

#[test]
fn a_day_means_its_last_instant_and_the_future_means_now() {
    let now = at("2024-12-30T07:30:00+07:00");
    assert_eq!(as_of(Some("2024-12-29"), now).expect("a day"), at("2024-12-29T23:59:59.999+07:00"));
    assert_eq!(as_of(Some("2025-06-01"), now).expect("a day"), now);
    assert_eq!(as_of(None, now).expect("now"), now);
    assert_eq!(end_of(Date::constant(2024, 12, 29)).plus_millis(1), at("2024-12-30T00:00:00+07:00"));
    for wrong in ["29/12/2024", "2024-13-01", "2024-02-30", "hôm qua", "2024-12-29T", "9999999999", "0000-00-00"] {
        let problem = as_of(Some(wrong), now).expect_err(wrong);
        assert_eq!(problem.fields[0].path, "as_of");
    }
}

fn day(day: i8, hour: i8) -> Instant {
    Instant::from_local(Date::constant(2024, 12, day).at(hour, 0, 0, 0))
}

/// What came then.
type Told = Vec<(Instant, CaseFact)>;

/// A case received on the 2nd at 8, due on the 6th at 17, with what came then.
fn standing(then: &[(Instant, CaseFact)]) -> Standing {
    let due = Some(day(6, 17));
    let received = CaseFact::Received { about: about(1, Channel::Direct), due, first_due: due };
    let first = Standing::default().after(day(2, 8), &received);
    then.iter().fold(first, |standing, (when, fact)| standing.after(*when, fact))
}

fn finished(when: Instant, requests: u32) -> (Instant, CaseFact) {
    let about = about(1, Channel::Direct);
    (when, CaseFact::Finished { about, at: when, due: None, first_due: None, supplement_requests: requests })
}

fn paused(when: Instant, requests: u32) -> (Instant, CaseFact) {
    (when, CaseFact::Paused { about: about(1, Channel::Direct), requests })
}

fn resumed(when: Instant, first_due: Instant) -> (Instant, CaseFact) {
    let about = about(1, Channel::Direct);
    (when, CaseFact::Resumed { about, due: Some(first_due), first_due: Some(first_due), restarted: false })
}

fn closed(when: Instant, how: Ending) -> (Instant, CaseFact) {
    (when, CaseFact::Closed { about: about(1, Channel::Direct), how })
}

fn returned(when: Instant) -> (Instant, CaseFact) {
    (when, CaseFact::Returned { about: about(1, Channel::Direct) })
}

#[test]
fn a_case_is_judged_by_the_date_first_promised() {
    let apology = CaseFact::DueChanged {
        about: about(1, Channel::Direct),
        due: day(20, 17),
        first_due: day(6, 17),
        reason: DueChange::Apologised,
    };
    let cases: [(&str, Told, Verdict, Instant); 11] = [
        ("open", vec![], Verdict::Open, day(6, 17)),
        ("finished on the minute", vec![finished(day(6, 17), 0)], Verdict::OnTime, day(6, 17)),
        ("finished later", vec![finished(day(6, 18), 0)], Verdict::Late, day(6, 18)),
        ("apologised", vec![(day(6, 16), apology), finished(day(9, 9), 0)], Verdict::Late, day(9, 9)),
        (
            "returned late, finished in time",
            vec![finished(day(5, 9), 0), returned(day(9, 9))],
            Verdict::OnTime,
            day(5, 9),
        ),
        ("returned without a signature", vec![returned(day(5, 9))], Verdict::OnTime, day(5, 9)),
        ("waits for its single supplement", vec![paused(day(4, 9), 1)], Verdict::OnTime, day(4, 9)),
        (
            "supplemented, the law moved the date",
            vec![paused(day(4, 9), 1), resumed(day(9, 9), day(12, 17)), finished(day(11, 9), 1)],
            Verdict::OnTime,
            day(11, 9),
        ),
        (
            "asked twice",
            vec![
                paused(day(3, 9), 1),
                resumed(day(3, 10), day(6, 17)),
                paused(day(3, 11), 2),
                resumed(day(3, 12), day(6, 17)),
                finished(day(4, 9), 2),
            ],
            Verdict::Late,
            day(4, 9),
        ),
        ("stopped in time", vec![closed(day(5, 9), Ending::Stopped)], Verdict::OnTime, day(5, 9)),
        (
            "withdrawn while waiting",
            vec![paused(day(4, 9), 1), closed(day(20, 9), Ending::Withdrawn)],
            Verdict::OnTime,
            day(4, 9),
        ),
    ];
    for (name, facts, verdict, value_at) in cases {
        let count = standing(&facts).count().expect(name);
        assert_eq!((count.verdict, count.value_at), (verdict, value_at), "{name}");
    }
}

#[test]
fn what_was_never_received_or_has_no_limit_is_neither_on_time_nor_late() {
    let refused = Standing::default().after(day(3, 9), &closed(day(3, 9), Ending::NotReceived).1);
    assert_eq!(refused.count(), None);
    let no_limit = CaseFact::Received { about: about(1, Channel::Direct), due: None, first_due: None };
    let open = Standing::default().after(day(2, 8), &no_limit);
    assert_eq!(open.count(), None, "nothing can pass");
    let (when, fact) = finished(day(20, 9), 0);
    assert_eq!(open.after(when, &fact).count().expect("handled").verdict, Verdict::NoLimit);
}

#[test]
fn a_reopened_case_is_open_again() {
    let reopened = CaseFact::Reopened { about: about(1, Channel::Direct) };
    let again = standing(&[finished(day(5, 9), 0), (day(5, 10), reopened)]);
    assert_eq!(again.count().expect("received").verdict, Verdict::Open);
    let late = again.after(day(9, 9), &finished(day(9, 9), 0).1);
    assert_eq!(late.count().expect("received").verdict, Verdict::Late);
}

#[test]
fn working_time_leaves_out_nights_days_off_and_the_applicant() {
    let packs = Packs::embedded().expect("the embedded packs");
    let calendar = packs.calendar_at(Date::constant(2024, 12, 2)).expect("a calendar");
    let minutes = |from: &str, to: &str, pauses: &[(Instant, Instant)]| {
        working::minutes(&calendar, at(from), at(to), pauses).expect("known days")
    };
    // 07:30-11:30 and 13:30-17:00.
    assert_eq!(minutes("2024-12-02T07:00:00+07:00", "2024-12-02T18:00:00+07:00", &[]), 450);
    assert_eq!(minutes("2024-12-02T11:00:00+07:00", "2024-12-02T14:00:00+07:00", &[]), 60);
    // Friday afternoon to Monday morning.
    assert_eq!(minutes("2024-12-06T16:00:00+07:00", "2024-12-09T08:30:00+07:00", &[]), 120);
    // The applicant had it from Tuesday morning to Thursday noon.
    let pause = [(at("2024-12-03T07:30:00+07:00"), at("2024-12-05T12:00:00+07:00"))];
    assert_eq!(minutes("2024-12-02T16:00:00+07:00", "2024-12-05T14:30:00+07:00", &pause), 120);
    // What came after the answer counts for nothing, nor does a time the wrong way round.
    let after = [(at("2024-12-10T07:30:00+07:00"), at("2024-12-12T12:00:00+07:00"))];
    assert_eq!(minutes("2024-12-02T16:00:00+07:00", "2024-12-02T17:00:00+07:00", &after), 60);
    assert_eq!(minutes("2024-12-05T07:30:00+07:00", "2024-12-02T17:00:00+07:00", &[]), 0);
}

#[test]
fn the_middle_of_values_that_occur_often() {
    assert_eq!(working::middle(&[]), None);
    assert_eq!(working::middle(&[(7, 0)]), None);
    assert_eq!(working::middle(&[(10, 1), (20, 1)]), Some(Middle { count: 2, median: 10, mean: 15 }));
    assert_eq!(working::middle(&[(600, 1), (10, 3), (20, 1)]), Some(Middle { count: 5, median: 10, mean: 130 }));
    let values = [5_i64, 1, 9, 9, 3, 700];
    let counted: Vec<(i64, u64)> = values.iter().map(|value| (*value, 1)).collect();
    assert_eq!(working::middle(&counted).expect("values").median, 5, "the lower middle of an even number");
}

#[test]
fn only_like_times_are_compared() {
    let working = |days| TimeSpan::Whole(Allowance::WorkingDays(days));
    let hours = |hours| TimeSpan::Whole(Allowance::WorkingHours(hours));
    assert_eq!(cut(working(4), working(3)), Some(2_500));
    assert_eq!(cut(working(1), hours(4)), Some(5_000), "eight hours a day, as the step tables reckon");
    assert_eq!(cut(working(3), working(5)), Some(0), "a longer promise cuts nothing");
    assert_eq!(cut(working(3), TimeSpan::Half(1, HalfUnit::WorkingDay)), Some(5_000));
    assert_eq!(cut(TimeSpan::Whole(Allowance::Days(10)), working(5)), None, "days are not working days");
    assert_eq!(cut(TimeSpan::Whole(Allowance::Months(1)), TimeSpan::Whole(Allowance::Days(20))), None);
}

#[test]
fn the_largest_count_on_paper_is_how_many_cases_there_should_be() {
    let day = |entries, tickets, receipts, cases| Reconciled { entries, tickets, receipts, cases };
    assert_eq!(day(Some(41), Some(44), Some(12), 44).tally(), Tally { good: 44, ..Tally::default() });
    assert_eq!(day(Some(41), None, None, 40).tally(), Tally { good: 40, bad: 1, apart: 1, ..Tally::default() });
    assert_eq!(day(Some(30), None, Some(2), 33).tally(), Tally { good: 30, apart: 1, ..Tally::default() });
    assert!(day(Some(0), None, None, 0).agrees(), "a day without visitors is a day");
    assert!(!day(None, None, None, 0).agrees(), "no book is not an empty book");
}

#[test]
fn numbers_are_written_as_people_write_them() {
    assert_eq!(web::show::points_words(Lang::Vi, 9_899), "98,99\u{a0}%");
    assert_eq!(web::show::points_words(Lang::En, 9_820), "98.2%");
    assert_eq!(web::show::points_words(Lang::Vi, 10_000), "100\u{a0}%");
    assert_eq!(web::show::points_words(Lang::En, 5), "0.05%");
    assert_eq!(pages::cell("=HYPERLINK(1)", ','), "'=HYPERLINK(1)");
    assert_eq!(pages::cell("a \"b\", c", ','), "\"a \"\"b\"\", c\"");
    assert_eq!(pages::cell("60,00", ';'), "60,00");
}

#[test]
fn what_is_asked_within_a_minute_is_one_question_while_time_goes_on() {
    let kept = Kept::default();
    let scope = |text: &str, live| Scope { live, ..Scope::year_to(at(text)) };
    let keep = |scope: &Scope| kept.keep(scope, By::Whole, &Measure::ALL, Version::default(), Arc::default());
    let finds = |text, live| kept.find(&scope(text, live), By::Whole, &Measure::ALL, Version::default()).is_some();
    keep(&scope("2024-12-30T07:30:05+07:00", true));
    assert!(finds("2024-12-30T07:30:59+07:00", true));
    assert!(!finds("2024-12-30T07:31:00+07:00", true), "what is due at 07:31 may be overdue now");
    assert!(!finds("2024-12-30T07:30:05+07:00", false), "a past instant is asked for to the millisecond");
    for second in 0..KEPT_MAX {
        keep(&Scope::year_to(at("2024-12-30T07:30:05+07:00").plus_millis(second as i64)));
    }
    assert!(!finds("2024-12-30T07:30:59+07:00", true), "the one not asked for longest made room");
    assert!(finds("2024-12-30T07:30:05+07:00", false));
}
