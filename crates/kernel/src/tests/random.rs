//! Random calendars, allowances and pauses: the count against the oracle, and what must hold of every due date.

use super::{calendars::rules, oracle::Oracle};
use crate::{
    Instant, Said,
    calendar::{
        Calendar, CalendarError, DayEnd, DayKind, FirstDay, Fraction, LastDayOff, MonthOverflow, OutsideHours, RuleSet,
    },
    deadline::{Allowance, Deadline, DeadlineError, Pause, Why, compute},
    testing::SeededEntropy,
};
use jiff::{
    SignedDuration,
    civil::{Date, Time, Weekday, date},
};
use std::collections::BTreeMap;

const CALENDARS: u64 = 120;
const CASES_PER_CALENDAR: u64 = 40;

fn pick<T: Copy>(dice: &SeededEntropy, from: &[T]) -> T {
    from[dice.below(from.len() as u64) as usize]
}

fn day_after(day: Date, days: u64) -> Date {
    day.checked_add(SignedDuration::from_hours(24 * days as i64)).unwrap()
}

fn random_rules(dice: &SeededEntropy) -> RuleSet {
    let mut bounds: Vec<u64> = (0..2 * (1 + dice.below(3))).map(|_| dice.below(1440)).collect();
    bounds.sort_unstable();
    bounds.dedup();
    bounds.truncate(bounds.len() / 2 * 2);
    let time = |minute: u64| Time::constant((minute / 60) as i8, (minute % 60) as i8, 0, 0);
    let mut hours: Vec<_> = bounds.chunks(2).map(|pair| (time(pair[0]), time(pair[1]))).collect();
    if hours.is_empty() {
        hours = rules().hours;
    }
    RuleSet {
        hours,
        weekly_rest: (0..dice.below(3))
            .map(|_| pick(dice, &[Weekday::Sunday, Weekday::Saturday, Weekday::Wednesday]))
            .collect(),
        outside_hours: pick(dice, OutsideHours::ALL),
        first_day: pick(dice, FirstDay::ALL),
        same_day_cutoff: time(dice.below(1440)),
        pause_spares_up_to: pick(
            dice,
            &[(0, 1), (1, 4), (1, 2), (1, 2), (2, 3), (1, 1)].map(|(num, den)| Fraction { num, den }),
        ),
        last_day_ends_at: pick(dice, DayEnd::ALL),
        last_day_off: pick(dice, LastDayOff::ALL),
        month_overflow: pick(dice, MonthOverflow::ALL),
        ..rules()
    }
}

fn random_calendar(dice: &SeededEntropy) -> Calendar {
    let rules = if dice.below(4) == 0 { rules() } else { random_rules(dice) };
    let known_from = day_after(date(2019, 12, 25), dice.below(3_000));
    let length = 50 + dice.below(100);
    let mut days = BTreeMap::new();
    for n in 0..length {
        let name = Said { vi: "lễ".into(), en: "feast".into() };
        match dice.below(20) {
            0 | 1 => days.insert(day_after(known_from, n), DayKind::Off { name, source: None }),
            2 => days.insert(day_after(known_from, n), DayKind::Worked { name, source: None }),
            _ => None,
        };
    }
    Calendar { rules, days, known_from, known_to: day_after(known_from, length - 1) }
}

fn random_instant(dice: &SeededEntropy, calendar: &Calendar, days: u64) -> Instant {
    let seconds = dice.below(days * 86_400);
    let seconds = if dice.below(3) == 0 { seconds / 1800 * 1800 } else { seconds };
    Instant::from_local(calendar.known_from.at(0, 0, 0, 0)).plus_millis(seconds as i64 * 1000)
}

fn random_allowance(dice: &SeededEntropy) -> Allowance {
    match dice.below(5) {
        0 => Allowance::WorkingDays(1 + dice.below(20) as u32),
        1 => Allowance::WorkingHours(1 + dice.below(120) as u32),
        2 => Allowance::Days(1 + dice.below(40) as u32),
        3 => Allowance::Months(1 + dice.below(3) as u32),
        _ => Allowance::SameDay,
    }
}

fn random_pauses(dice: &SeededEntropy, calendar: &Calendar) -> Vec<Pause> {
    let mut bounds: Vec<Instant> = (0..2 * dice.below(4)).map(|_| random_instant(dice, calendar, 45)).collect();
    bounds.sort_unstable();
    bounds.dedup();
    let mut pauses: Vec<_> = bounds.chunks_exact(2).map(|pair| Pause { from: pair[0], to: pair[1] }).collect();
    if let Some(last) = pauses.last_mut().filter(|_| dice.below(8) == 0) {
        last.to = Instant::MAX;
    }
    pauses
}

/// The proof says, in itself, what the due date follows from.
fn check_proof(calendar: &Calendar, received: Instant, deadline: &Deadline) {
    let proof = &deadline.proof;
    let (first, last) = (&proof[0].why, &proof[proof.len() - 1].why);
    assert!(matches!(first, Why::Received { at } | Why::ReceivedOutsideHours { at, .. } if *at == received));
    assert_eq!(last, &Why::Due { at: deadline.due });
    assert!(proof.windows(2).all(|pair| pair[0].date <= pair[1].date), "in order of time");
    assert!(proof.windows(2).all(|pair| !(pair[0].counts && pair[1].counts && pair[0].date == pair[1].date)));
    let counted = proof.iter().filter(|line| line.counts);
    match deadline.allow {
        Allowance::WorkingHours(hours) => {
            assert_eq!(counted.map(|line| line.amount_minutes.unwrap()).sum::<u32>(), hours * 60);
        }
        Allowance::WorkingDays(n) | Allowance::Days(n) => assert_eq!(counted.count() as u32, n),
        Allowance::SameDay => assert_eq!(counted.count(), 1),
        Allowance::Months(_) => {
            let made_up = proof.iter().filter(|line| matches!(line.why, Why::MadeUp { .. })).count();
            assert_eq!(counted.count(), 1 + made_up);
        }
    }
    if matches!(deadline.allow, Allowance::WorkingDays(_) | Allowance::Days(_)) {
        // No day between the first counted or passed over and the due date is left out.
        let start = match first {
            Why::ReceivedOutsideHours { counts_from, .. } => counts_from.local().date(),
            _ => received.local().date(),
        };
        let mut day = day_after(start, u64::from(calendar.rules.first_day == FirstDay::NextDay));
        while day <= deadline.due.local().date() {
            assert!(proof.iter().any(|line| line.date == day), "{day} is missing");
            day = day_after(day, 1);
        }
    }
}

#[test]
fn the_count_agrees_with_the_oracle_on_random_calendars() {
    let dice = SeededEntropy::new(20_241_230);
    let (mut agreed, mut refused, mut still) = (0, 0, 0);
    for _ in 0..CALENDARS {
        let calendar = random_calendar(&dice);
        let oracle = Oracle::new(&calendar);
        for _ in 0..CASES_PER_CALENDAR {
            let received = random_instant(&dice, &calendar, 40);
            let (allow, pauses) = (random_allowance(&dice), random_pauses(&dice, &calendar));
            let expected = oracle.due(received.millis(), allow, &pauses).map(Instant::from_millis);
            match compute(&calendar, received, allow, &pauses) {
                Ok(deadline) => {
                    assert_eq!(
                        Some(deadline.due),
                        expected,
                        "{received} {allow} {pauses:?} {:?}: {deadline:#?}",
                        calendar.rules
                    );
                    check_proof(&calendar, received, &deadline);
                    agreed += 1;
                }
                Err(error) => {
                    assert_eq!(expected, None, "{received} {allow} {pauses:?}: {error}");
                    match error {
                        DeadlineError::StillPaused { .. } => still += 1,
                        DeadlineError::Calendar(CalendarError::Unknown { date, .. }) => {
                            assert!(date > calendar.known_to);
                            refused += 1;
                        }
                        other => panic!("{other}"),
                    }
                }
            }
        }
    }
    assert!(agreed > 3_500 && refused > 100 && still > 50, "{agreed} agreed, {refused} beyond, {still} still paused");
}

/// The due instant; what lies beyond the known days is later than all of them.
fn due(calendar: &Calendar, received: Instant, allow: Allowance, pauses: &[Pause]) -> Instant {
    compute(calendar, received, allow, pauses).map_or(Instant::MAX, |deadline| deadline.due)
}

#[test]
fn a_later_receipt_a_longer_allowance_or_one_more_pause_never_makes_it_earlier() {
    let dice = SeededEntropy::new(61_2018);
    for _ in 0..CALENDARS {
        let calendar = random_calendar(&dice);
        for _ in 0..CASES_PER_CALENDAR {
            let (received, allow) = (random_instant(&dice, &calendar, 40), random_allowance(&dice));
            let pauses = random_pauses(&dice, &calendar);
            let now = due(&calendar, received, allow, &pauses);
            assert!(now >= received, "due before it was received");
            let later = received.plus_millis(dice.below(5 * 86_400_000) as i64);
            // With pauses, months of different length are not comparable: the same pause costs each its own days.
            let months = matches!(allow, Allowance::Months(_));
            let shared: &[Pause] = if months { &[] } else { &pauses };
            assert!(
                due(&calendar, received, allow, shared) <= due(&calendar, later, allow, shared),
                "{received} and {later} {allow} {pauses:?} {:?}",
                calendar.rules
            );
            let longer = match allow {
                Allowance::WorkingDays(n) => Allowance::WorkingDays(n + 1),
                Allowance::WorkingHours(n) => Allowance::WorkingHours(n + 1),
                Allowance::Days(n) => Allowance::Days(n + 1),
                Allowance::Months(n) => Allowance::Months(n + 1),
                Allowance::SameDay => Allowance::WorkingDays(2),
            };
            assert!(now <= due(&calendar, received, longer, &pauses), "{received} {longer} {pauses:?}");
            if !pauses.is_empty() {
                let mut fewer = pauses.clone();
                fewer.remove(dice.below(pauses.len() as u64) as usize);
                assert!(due(&calendar, received, allow, &fewer) <= now, "{received} {allow} {pauses:?}");
            }
        }
    }
}
