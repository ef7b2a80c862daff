//! How busy a day is: Mondays, the days after a long holiday, the weeks before school, the end of the year.

use super::worktime::WorkTime;
use kernel::{Date, Weekday};

/// A day like any other.
const ORDINARY: u64 = 100;
const MONDAY_MORE: u64 = 30;
const FRIDAY_LESS: u64 = 10;
/// The first day after offices were shut for this many days is a busy one.
const LONG_SHUT_DAYS: i32 = 4;
const AFTER_LONG_MORE: u64 = 50;
/// After Tết, when they were shut for this many days, it goes on for two weeks.
const TET_SHUT_DAYS: i32 = 6;
const AFTER_TET_DAYS: usize = 10;
const AFTER_TET_MORE: u64 = 45;
/// In the week before it people have other things to do.
const BEFORE_TET_DAYS: usize = 5;
const BEFORE_TET_LESS: u64 = 45;
/// Papers for school.
const SCHOOL_MORE: u64 = 35;
const DECEMBER_MORE: u64 = 25;

/// The weight of each working day from `first` to `last`.
pub fn weights(time: &WorkTime, first: Date, last: Date) -> Vec<(Date, u64)> {
    let days = time.days();
    // How long the offices were shut before each day.
    let shut = |n: usize| n.checked_sub(1).map_or(0, |before| (days[n] - days[before]).get_days() - 1);
    let tet: Vec<usize> = (0..days.len()).filter(|n| shut(*n) >= TET_SHUT_DAYS).collect();
    let after_tet = |n: usize| tet.iter().any(|tet| (*tet..tet + AFTER_TET_DAYS).contains(&n));
    let before_tet = |n: usize| tet.iter().any(|tet| (tet.saturating_sub(BEFORE_TET_DAYS)..*tet).contains(&n));
    let weight = |n: usize, day: Date| {
        let mut weight = ORDINARY;
        match day.weekday() {
            Weekday::Monday => weight += MONDAY_MORE,
            Weekday::Friday => weight -= FRIDAY_LESS,
            _ => {}
        }
        if after_tet(n) {
            weight += AFTER_TET_MORE;
        } else if shut(n) >= LONG_SHUT_DAYS {
            weight += AFTER_LONG_MORE;
        }
        if before_tet(n) {
            weight -= BEFORE_TET_LESS;
        }
        if is_before_school(day) {
            weight += SCHOOL_MORE;
        }
        if day.month() == 12 {
            weight += DECEMBER_MORE;
        }
        weight
    };
    let wanted = days.iter().enumerate().filter(|(_, day)| first <= **day && **day <= last);
    wanted.map(|(n, day)| (*day, weight(n, *day))).collect()
}

/// From the first of August to the first week of school.
fn is_before_school(day: Date) -> bool {
    day.month() == 8 || (day.month() == 9 && day.day() <= 10)
}

/// Whether offices are so busy that day that more is late.
pub const fn is_peak(weight: u64) -> bool {
    weight >= ORDINARY + SCHOOL_MORE
}
