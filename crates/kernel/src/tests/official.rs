//! The official days off of 2021-2026, and what they make of well-known due dates.

use super::calendars::{at, official, official_years};
use crate::{
    calendar::CalendarError,
    deadline::{Allowance, DeadlineError, Why, compute},
};
use jiff::civil::{Date, Weekday, date};

fn days_of(year: i16) -> impl Iterator<Item = Date> {
    let first = date(year, 1, 1);
    (0..i64::from(first.days_in_year()))
        .map(move |n| first.checked_add(jiff::SignedDuration::from_hours(24 * n)).unwrap())
}

#[test]
fn every_year_has_its_official_days_off_worked_saturdays_and_working_days() {
    let calendar = official();
    let weekend = |day: &Date| matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
    let years = official_years();
    assert_eq!(years.len(), 6);
    for year in years {
        let works = |day: &Date| calendar.is_working_day(*day).unwrap();
        let off: Vec<Date> = days_of(year.year).filter(|day| !weekend(day) && !works(day)).collect();
        assert_eq!(off, year.days_off_on_weekdays, "{}", year.year);
        let saturdays: Vec<Date> = days_of(year.year).filter(|day| weekend(day) && works(day)).collect();
        assert_eq!(saturdays, year.working_saturdays, "{}", year.year);
        let working = calendar.working_days(date(year.year, 1, 1), date(year.year, 12, 31)).unwrap();
        assert_eq!(working, year.working_days_in_year, "{}", year.year);
    }
}

#[test]
fn the_known_due_dates_come_out() {
    for (received, allow, due) in [
        ("2021-04-29 10:00", "3wd", "2021-05-06"),
        ("2021-04-28 16:00", "1wd", "2021-04-29"),
        ("2021-02-09 09:00", "5wd", "2021-02-23"),
        ("2024-08-30 09:00", "2wd", "2024-09-05"),
        ("2024-04-22 09:00", "5wd", "2024-05-02"),
    ] {
        let deadline = compute(&official(), at(received), allow.parse().unwrap(), &[]).unwrap();
        assert_eq!(deadline.due, at(&format!("{due} 17:00")), "{received} {allow}: {:#?}", deadline.proof);
    }
    // Without the swap of 2024 it would have been Monday 29 April.
    let mut calendar = official();
    calendar.days.retain(|day, _| *day != date(2024, 4, 29) && *day != date(2024, 5, 4));
    let deadline = compute(&calendar, at("2024-04-22 09:00"), Allowance::WorkingDays(5), &[]).unwrap();
    assert_eq!(deadline.due, at("2024-04-29 17:00"));
}

#[test]
fn the_swapped_saturday_counts_and_cites_its_decree() {
    let deadline = compute(&official(), at("2024-05-02 09:00"), Allowance::WorkingDays(2), &[]).unwrap();
    assert_eq!(deadline.due, at("2024-05-04 17:00"));
    let lines: Vec<_> = deadline.proof.iter().filter(|line| line.date == date(2024, 5, 4)).collect();
    assert!(matches!(&lines[0].why, Why::SwappedIn { name } if name.vi.contains("làm bù")));
    assert_eq!(lines[0].source.as_deref(), Some("2450/VPCP-KGVX ngày 12/4/2024"));
    assert_eq!((lines[1].counts, &lines[1].why), (true, &Why::Counted { n: 2 }));
}

#[test]
fn nothing_is_guessed_beyond_the_known_calendar() {
    let calendar = official();
    let (known_from, known_to) = (calendar.known_from, calendar.known_to);
    for (received, allow, needed) in [
        ("2026-12-30 09:00", "2wd", date(2027, 1, 1)),
        ("2026-12-31 17:00", "1wh", date(2027, 1, 1)),
        ("2026-12-31 16:00", "2wh", date(2027, 1, 1)),
        ("2026-12-31 16:00", "same-day", date(2027, 1, 1)),
        ("2026-12-01 09:00", "1m", date(2027, 1, 1)),
        ("2026-12-01 09:00", "31d", date(2027, 1, 1)),
        ("2020-12-31 09:00", "1wd", date(2020, 12, 31)),
    ] {
        let unknown = CalendarError::Unknown { date: needed, known_from, known_to };
        let refused = compute(&calendar, at(received), allow.parse().unwrap(), &[]);
        assert_eq!(refused, Err(DeadlineError::Calendar(unknown)), "{received} {allow}");
    }
    let last = compute(&calendar, at("2026-12-30 09:00"), Allowance::WorkingDays(1), &[]).unwrap();
    assert_eq!(last.due, at("2026-12-31 17:00"));
}
