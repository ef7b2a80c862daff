//! Counting, case by case: what a person at the desk would ask.

use super::calendars::{at, official, rules};
use crate::{
    Instant,
    calendar::{Calendar, CalendarError, FirstDay, Fraction, LastDayOff, MonthOverflow, OutsideHours},
    deadline::{Allowance, AllowanceError, Deadline, DeadlineError, Pause, Why, compute},
    limits::{ALLOWANCE_DAYS_MAX, PAUSES_MAX, PROOF_LINES_MAX},
};
use jiff::civil::{Time, date};

fn pause(from: &str, to: &str) -> Pause {
    Pause { from: at(from), to: at(to) }
}

fn due_with(calendar: &Calendar, received: &str, allow: &str, pauses: &[Pause]) -> String {
    let deadline = compute(calendar, at(received), allow.parse().unwrap(), pauses).unwrap();
    assert_eq!(deadline.due.local().second(), 0);
    deadline.due.local().strftime("%Y-%m-%d %H:%M").to_string()
}

fn due(received: &str, allow: &str, pauses: &[Pause]) -> String {
    due_with(&official(), received, allow, pauses)
}

/// The codes of the lines, a word each: `date kind`.
fn told(received: &str, allow: &str, pauses: &[Pause]) -> Vec<String> {
    let deadline = compute(&official(), at(received), allow.parse().unwrap(), pauses).unwrap();
    deadline
        .proof
        .iter()
        .map(|line| {
            let why = serde_json::to_value(&line.why).unwrap();
            let mark = if line.counts { "+" } else { "" };
            format!("{} {}{mark}", line.date.strftime("%d/%m"), why["code"].as_str().unwrap())
        })
        .collect()
}

#[test]
fn outside_hours_counts_from_the_next_opening() {
    // Friday evening is Monday's receipt: day 1 is Tuesday.
    assert_eq!(due("2024-03-15 17:00", "1wd", &[]), "2024-03-19 17:00");
    assert_eq!(due("2024-03-15 16:59", "1wd", &[]), "2024-03-18 17:00");
    assert_eq!(due("2024-03-16 10:00", "1wd", &[]), "2024-03-19 17:00");
    assert_eq!(due("2024-03-18 06:00", "1wd", &[]), "2024-03-19 17:00");
    // Within the lunch break it is after lunch, the same day.
    assert_eq!(due("2024-03-18 11:30", "1wh", &[]), "2024-03-18 14:30");
    assert_eq!(due("2024-03-18 12:00", "1wd", &[]), "2024-03-19 17:00");
    assert_eq!(
        told("2024-03-16 10:00", "1wd", &[]),
        ["16/03 received_outside_hours", "16/03 weekend", "17/03 weekend", "19/03 counted+", "19/03 due",]
    );
}

#[test]
fn hours_are_due_at_the_minute() {
    assert_eq!(due("2024-03-18 09:15", "2wh", &[]), "2024-03-18 11:15");
    assert_eq!(due("2024-03-18 10:30", "2wh", &[]), "2024-03-18 14:30");
    // To the very end of the day, not the next opening.
    assert_eq!(due("2024-03-18 15:00", "2wh", &[]), "2024-03-18 17:00");
    assert_eq!(due("2024-03-18 15:01", "2wh", &[]), "2024-03-19 07:31");
    // Seconds are dropped.
    assert_eq!(due("2024-03-18 09:15:42", "2wh", &[]), "2024-03-18 11:15");
    // Two days of seven and a half hours, and one hour.
    assert_eq!(due("2024-03-15 07:30", "16wh", &[]), "2024-03-19 08:30");
    let paused = [pause("2024-03-18 08:00", "2024-03-18 10:00")];
    assert_eq!(due("2024-03-18 07:30", "1wh", &paused), "2024-03-18 10:30");
    assert_eq!(
        told("2024-03-15 16:00", "2wh", &paused),
        [
            "15/03 received",
            "15/03 counted_minutes+",
            "16/03 weekend",
            "17/03 weekend",
            "18/03 paused",
            "18/03 counted_minutes+",
            "18/03 due",
        ]
    );
}

#[test]
fn same_day_ends_the_same_day_until_three_o_clock() {
    assert_eq!(due("2024-03-18 09:00", "same-day", &[]), "2024-03-18 17:00");
    assert_eq!(due("2024-03-18 15:00", "same-day", &[]), "2024-03-18 17:00");
    assert_eq!(due("2024-03-18 15:01", "same-day", &[]), "2024-03-19 17:00");
    assert_eq!(due("2024-03-18 15:00:01", "same-day", &[]), "2024-03-19 17:00");
    assert_eq!(due("2024-03-15 15:30", "same-day", &[]), "2024-03-18 17:00");
    assert_eq!(due("2024-03-15 18:00", "same-day", &[]), "2024-03-18 17:00");
    assert_eq!(due("2024-03-17 18:00", "same-day", &[]), "2024-03-18 17:00");
    let afternoon = [pause("2024-03-18 09:00", "2024-03-19 08:00")];
    assert_eq!(due("2024-03-18 08:00", "same-day", &afternoon), "2024-03-19 17:00");
}

#[test]
fn calendar_days_and_months_move_off_a_day_off() {
    assert_eq!(due("2024-03-18 09:00", "4d", &[]), "2024-03-22 17:00");
    assert_eq!(due("2024-03-18 09:00", "5d", &[]), "2024-03-25 17:00");
    assert_eq!(due("2024-01-31 09:00", "1m", &[]), "2024-02-29 17:00");
    assert_eq!(due("2023-01-31 09:00", "1m", &[]), "2023-02-28 17:00");
    assert_eq!(due("2024-01-08 09:00", "1m", &[]), "2024-02-15 17:00");
    assert_eq!(due("2023-11-30 09:00", "14m", &[]), "2025-02-03 17:00");
    assert_eq!(
        told("2024-03-18 09:00", "5d", &[])[5..],
        ["23/03 counted+", "23/03 weekend", "24/03 weekend", "25/03 last_day_moved", "25/03 due",]
    );
    let mut calendar = official();
    calendar.rules.month_overflow = MonthOverflow::NextMonth;
    assert_eq!(due_with(&calendar, "2024-01-31 09:00", "1m", &[]), "2024-03-01 17:00");
    calendar.rules.last_day_off = LastDayOff::Stands;
    assert_eq!(due_with(&calendar, "2024-03-18 09:00", "5d", &[]), "2024-03-23 17:00");
}

#[test]
fn a_working_day_counts_unless_more_than_half_is_paused() {
    // The afternoon has three and a half of the seven and a half hours; the morning four.
    assert_eq!(due("2024-03-18 09:00", "2wd", &[pause("2024-03-19 13:15", "2024-03-19 18:00")]), "2024-03-20 17:00");
    assert_eq!(due("2024-03-18 09:00", "2wd", &[pause("2024-03-19 11:15", "2024-03-19 18:00")]), "2024-03-20 17:00");
    assert_eq!(due("2024-03-18 09:00", "2wd", &[pause("2024-03-19 11:14", "2024-03-19 18:00")]), "2024-03-21 17:00");
    assert_eq!(due("2024-03-18 09:00", "2wd", &[pause("2024-03-19 07:00", "2024-03-19 12:00")]), "2024-03-21 17:00");
    // Two pauses of one day add up.
    let twice = [pause("2024-03-19 07:30", "2024-03-19 09:30"), pause("2024-03-19 14:00", "2024-03-19 16:00")];
    assert_eq!(due("2024-03-18 09:00", "2wd", &twice), "2024-03-21 17:00");
    assert_eq!(
        told("2024-03-18 09:00", "2wd", &[pause("2024-03-19 16:00", "2024-03-20 16:00")]),
        ["18/03 received", "19/03 pause_too_short", "19/03 counted+", "20/03 paused", "21/03 counted+", "21/03 due",]
    );
}

#[test]
fn a_calendar_day_counts_unless_it_is_paused_from_midnight_to_midnight() {
    let paused = [pause("2024-03-19 00:00", "2024-03-21 00:00")];
    assert_eq!(due("2024-03-18 09:00", "2d", &paused), "2024-03-22 17:00");
    assert_eq!(due("2024-03-18 09:00", "2d", &[pause("2024-03-19 00:01", "2024-03-20 23:59")]), "2024-03-20 17:00");
    // Two days of a month are made up.
    assert_eq!(due("2024-03-18 09:00", "1m", &paused), "2024-04-22 17:00");
    assert_eq!(
        told("2024-03-18 09:00", "1m", &paused),
        [
            "18/03 received",
            "19/03 paused",
            "20/03 paused",
            "18/04 same_date+",
            "19/04 made_up+",
            "20/04 made_up+",
            "20/04 weekend",
            "21/04 weekend",
            "22/04 last_day_moved",
            "22/04 due",
        ]
    );
}

#[test]
fn a_pause_may_begin_before_the_receipt_or_not_have_ended() {
    let before = [pause("2024-03-11 09:00", "2024-03-20 08:00")];
    assert_eq!(due("2024-03-18 09:00", "1wd", &before), "2024-03-20 17:00");
    assert_eq!(due("2024-03-18 09:00", "1wh", &before), "2024-03-20 09:00");
    let open = [Pause::open(at("2024-03-19 16:00"))];
    let still = Err(DeadlineError::StillPaused { since: at("2024-03-19 16:00") });
    assert_eq!(due("2024-03-18 09:00", "1wd", &open), "2024-03-19 17:00");
    for allow in ["2wd", "14wh", "2d", "1m"] {
        assert_eq!(compute(&official(), at("2024-03-18 09:00"), allow.parse().unwrap(), &open), still, "{allow}");
    }
    assert_eq!(due("2024-03-18 09:00", "12wh", &open), "2024-03-19 15:30");
}

#[test]
fn what_makes_no_sense_is_refused_precisely() {
    let calendar = official();
    let refuse = |allow, pauses: &[Pause]| compute(&calendar, at("2024-03-18 09:00"), allow, pauses).unwrap_err();
    assert_eq!(refuse(Allowance::Days(0), &[]), DeadlineError::Allowance(AllowanceError::Zero));
    let max = ALLOWANCE_DAYS_MAX;
    assert_eq!(refuse(Allowance::Days(max + 1), &[]), DeadlineError::Allowance(AllowanceError::TooLong { max }));
    let week =
        |n: i64| Pause { from: at("2024-03-18 09:00").plus_minutes(n), to: at("2024-03-18 09:01").plus_minutes(n) };
    let many: Vec<_> = (0..=100).map(week).collect();
    assert_eq!(refuse(Allowance::Days(1), &many), DeadlineError::TooManyPauses { count: PAUSES_MAX + 1 });
    assert_eq!(refuse(Allowance::Days(1), &[week(2), week(1)]), DeadlineError::PausesOverlap { index: 1 });
    let nothing = Pause { from: at("2024-03-18 09:00"), to: at("2024-03-18 09:00") };
    assert_eq!(refuse(Allowance::Days(1), &[week(0), nothing]), DeadlineError::PauseBackwards { index: 1 });
    let mut empty = official();
    empty.known_to = date(9999, 12, 31);
    empty.rules.weekly_rest.push(jiff::civil::Weekday::Monday);
    let pause = Pause { from: Instant::MIN, to: at("9999-01-01 00:00") };
    let far = compute(&empty, at("2024-03-19 09:00"), Allowance::WorkingDays(1), &[pause]);
    assert_eq!(far, Err(DeadlineError::ProofTooLong), "stops after {PROOF_LINES_MAX} lines");
    for error in [DeadlineError::ProofTooLong, DeadlineError::StillPaused { since: Instant::MIN }] {
        assert!(!error.to_string().is_empty());
    }
}

#[test]
fn a_calendar_that_makes_no_sense_is_refused() {
    type Spoil = fn(&mut Calendar);
    let cases: [(Spoil, CalendarError); 8] = [
        (|c| c.known_to = date(2020, 1, 1), CalendarError::KnownBackwards),
        (|c| c.rules.hours.clear(), CalendarError::HoursCount),
        (|c| c.rules.hours.reverse(), CalendarError::Hours { index: 1 }),
        (|c| c.rules.hours[1].1 = c.rules.hours[1].0, CalendarError::Hours { index: 1 }),
        (|c| c.rules.hours[0].0 = Time::constant(7, 30, 1, 0), CalendarError::Hours { index: 0 }),
        (
            |c| c.rules.weekly_rest = date(2024, 1, 1).weekday().cycle_forward().take(7).collect(),
            CalendarError::NoWorkingWeekday,
        ),
        (|c| c.rules.pause_spares_up_to = Fraction { num: 1, den: 0 }, CalendarError::Fraction),
        (|c| c.rules.pause_spares_up_to = Fraction { num: 3, den: 2 }, CalendarError::Fraction),
    ];
    for (spoil, error) in cases {
        let mut calendar = official();
        spoil(&mut calendar);
        assert_eq!(calendar.check(), Err(error.clone()));
        let refused = compute(&calendar, at("2024-03-18 09:00"), Allowance::SameDay, &[]);
        assert_eq!(refused, Err(DeadlineError::Calendar(error)));
    }
    assert_eq!(rules().minutes_a_day(), 450);
}

#[test]
fn openings_working_days_and_the_hand_over() {
    let calendar = official();
    assert_eq!(calendar.next_opening(at("2024-03-15 17:00")), Ok(at("2024-03-18 07:30")));
    assert_eq!(calendar.next_opening(at("2024-03-15 16:59:59")), Ok(at("2024-03-15 16:59:59")));
    assert_eq!(calendar.previous_working_day(date(2024, 5, 2)), Ok(date(2024, 4, 26)));
    assert_eq!(calendar.next_working_day(date(2024, 5, 3)), Ok(date(2024, 5, 4)));
    assert_eq!(calendar.hand_over_by(at("2024-03-15 15:00")), Ok(at("2024-03-15 17:00")));
    assert_eq!(calendar.hand_over_by(at("2024-03-15 15:01")), Ok(at("2024-03-18 07:30")));
    assert_eq!(calendar.hand_over_by(at("2024-03-16 10:00")), Ok(at("2024-03-18 17:00")));
    assert!(calendar.previous_working_day(date(2021, 1, 1)).is_err());
    assert_eq!(calendar.working_days(date(2024, 3, 18), date(2024, 3, 17)), Ok(0));
}

#[test]
fn receipts_may_count_as_they_came() {
    let mut calendar = official();
    calendar.rules.outside_hours = OutsideHours::AsReceived;
    calendar.rules.first_day = FirstDay::NextDay;
    assert_eq!(due_with(&calendar, "2024-03-15 20:00", "1wd", &[]), "2024-03-18 17:00");
    assert_eq!(due_with(&calendar, "2024-03-15 20:00", "1wh", &[]), "2024-03-18 08:30");
    assert_eq!(due_with(&calendar, "2024-03-16 10:00", "2d", &[]), "2024-03-18 17:00");
    calendar.rules.first_day = FirstDay::DayOfReceipt;
    assert_eq!(due_with(&calendar, "2024-03-15 16:00", "1wd", &[]), "2024-03-15 17:00");
    assert_eq!(due_with(&calendar, "2024-03-15 16:00", "2d", &[]), "2024-03-18 17:00");
    // A day that was over cannot be day 1.
    assert_eq!(due_with(&calendar, "2024-03-15 17:00", "1wd", &[]), "2024-03-18 17:00");
}

#[test]
fn a_deadline_reads_back_as_it_was_written() {
    let paused = [pause("2024-05-03 16:00", "2024-05-05 16:00")];
    for allow in ["5wd", "16wh", "10d", "1m", "same-day"] {
        let deadline = compute(&official(), at("2024-04-26 17:30"), allow.parse().unwrap(), &paused).unwrap();
        let json = serde_json::to_string(&deadline).unwrap();
        assert_eq!(serde_json::from_str::<Deadline>(&json).unwrap(), deadline, "{json}");
        let Some(Why::Due { at }) = deadline.proof.last().map(|line| &line.why) else { panic!("no due line") };
        assert_eq!(*at, deadline.due);
    }
}

/// A due date as a journal holds it. Add samples; never edit one.
const KEPT: &str = r#"{"due":"2024-05-04T10:00:00.000Z","allow":"2wd","rules":"nd61","proof":[
{"date":"2024-05-02","counts":false,"why":{"code":"received","at":"2024-05-02T02:00:00.000Z"}},
{"date":"2024-05-03","counts":true,"why":{"code":"counted","n":1}},
{"date":"2024-05-04","counts":false,"why":{"code":"swapped_in","name":{"vi":"a","en":"b"}},"source":"2450/VPCP-KGVX"},
{"date":"2024-05-04","counts":true,"why":{"code":"counted","n":2}},
{"date":"2024-05-04","counts":false,"why":{"code":"due","at":"2024-05-04T10:00:00.000Z"}}]}"#;

/// Every code, as journals hold it.
const CODES: [&str; 16] = [
    r#"{"code":"received","at":"2024-05-02T02:00:00.000Z"}"#,
    r#"{"code":"received_outside_hours","at":"2024-05-02T02:00:00.000Z","counts_from":"2024-05-02T02:00:00.000Z"}"#,
    r#"{"code":"after_cutoff","cutoff":"15:00:00"}"#,
    r#"{"code":"counted","n":1}"#,
    r#"{"code":"counted_minutes","sum":60}"#,
    r#"{"code":"weekend"}"#,
    r#"{"code":"off","name":{"vi":"a","en":"b"}}"#,
    r#"{"code":"swapped_in","name":{"vi":"a","en":"b"}}"#,
    r#"{"code":"paused","minutes":450}"#,
    r#"{"code":"pause_too_short","minutes":60}"#,
    r#"{"code":"same_date","months":1,"clipped":false}"#,
    r#"{"code":"made_up","n":1,"of":2}"#,
    r#"{"code":"last_day_moved","from":"2024-05-02"}"#,
    r#"{"code":"due","at":"2024-05-04T10:00:00.000Z"}"#,
    r#"{"code":"counted","n":1,"later":true}"#,
    r#"{"code":"weekend","later":true}"#,
];

#[test]
fn deadlines_kept_in_journals_stay_readable() {
    let kept: Deadline = serde_json::from_str(KEPT).unwrap();
    let mut now = compute(&official(), at("2024-05-02 09:00"), Allowance::WorkingDays(2), &[]).unwrap();
    assert_eq!((kept.due, kept.allow, kept.proof.len()), (now.due, now.allow, now.proof.len()));
    now.proof[2] = kept.proof[2].clone();
    assert_eq!(kept.proof, now.proof);
    for code in CODES {
        let why: Why = serde_json::from_str(code).unwrap_or_else(|error| panic!("{code}: {error}"));
        let written = serde_json::to_string(&why).unwrap();
        assert_eq!(written, code.replace(",\"later\":true", ""));
    }
}
