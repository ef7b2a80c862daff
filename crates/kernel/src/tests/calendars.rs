//! Calendars for tests: the official days off of 2021-2026, from the file beside this one.

use crate::{
    Instant, Said,
    calendar::{
        Calendar, DayEnd, DayKind, FirstDay, Fraction, LastDayOff, MonthOverflow, OutsideHours, RuleSet, RuleSources,
    },
};
use jiff::civil::{Date, Time, Weekday};
use serde::Deserialize;
use std::collections::BTreeMap;

#[derive(Deserialize)]
pub(super) struct Year {
    pub(super) year: i16,
    pub(super) working_days_in_year: u32,
    holidays: Vec<Holiday>,
    swaps: Vec<Swap>,
    pub(super) days_off_on_weekdays: Vec<Date>,
    pub(super) working_saturdays: Vec<Date>,
}

#[derive(Deserialize)]
struct Holiday {
    vi: String,
    en: String,
    days: Vec<Date>,
    compensation: Vec<Date>,
    basis: Option<String>,
}

#[derive(Deserialize)]
struct Swap {
    day_off: Date,
    worked_day: Date,
    basis: String,
}

pub(super) fn official_years() -> Vec<Year> {
    serde_json::from_str(include_str!("days-off-2021-2026.json")).expect("the file is of this shape")
}

pub(super) fn rules() -> RuleSet {
    RuleSet {
        id: "test".into(),
        hours: vec![
            (Time::constant(7, 30, 0, 0), Time::constant(11, 30, 0, 0)),
            (Time::constant(13, 30, 0, 0), Time::constant(17, 0, 0, 0)),
        ],
        weekly_rest: vec![Weekday::Saturday, Weekday::Sunday],
        outside_hours: OutsideHours::NextOpening,
        first_day: FirstDay::NextDay,
        same_day_cutoff: Time::constant(15, 0, 0, 0),
        hand_over_cutoff: Time::constant(15, 0, 0, 0),
        pause_spares_up_to: Fraction { num: 1, den: 2 },
        last_day_ends_at: DayEnd::Closing,
        last_day_off: LastDayOff::NextWorkingDay,
        month_overflow: MonthOverflow::Clip,
        sources: RuleSources::default(),
    }
}

pub(super) fn official() -> Calendar {
    let mut days = BTreeMap::new();
    for year in official_years() {
        for holiday in year.holidays {
            for day in holiday.days.into_iter().chain(holiday.compensation) {
                let name = Said { vi: holiday.vi.clone(), en: holiday.en.clone() };
                days.insert(day, DayKind::Off { name, source: holiday.basis.clone() });
            }
        }
        for swap in year.swaps {
            let said = |vi: &str, en: &str, day| Said { vi: format!("{vi} {day}"), en: format!("{en} {day}") };
            let source = Some(swap.basis);
            let off = said("nghỉ, làm bù ngày", "off, worked on", swap.worked_day);
            days.insert(swap.day_off, DayKind::Off { name: off, source: source.clone() });
            let worked = said("làm bù cho ngày", "worked for", swap.day_off);
            days.insert(swap.worked_day, DayKind::Worked { name: worked, source });
        }
    }
    Calendar { rules: rules(), days, known_from: Date::constant(2021, 1, 1), known_to: Date::constant(2026, 12, 31) }
}

/// `2024-04-22 09:00`, Vietnam's wall clock.
pub(super) fn at(text: &str) -> Instant {
    Instant::from_local(text.parse().expect("a local date and time"))
}
