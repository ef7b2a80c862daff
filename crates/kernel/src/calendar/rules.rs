//! A rule set: everything about counting a time limit that law or a province may choose.

use super::CalendarError;
use crate::{limits::HOURS_PERIODS_MAX, text_serde::text_serde, words::words};
use jiff::civil::{Time, Weekday};
use std::{fmt, str::FromStr};

words! {
    /// From when an application counts that came outside working hours.
    OutsideHours {
        /// From the next opening of the offices, as if it had come then.
        NextOpening = "next_opening",
        /// From when it came.
        AsReceived = "as_received",
    }
}

words! {
    /// Which day is day 1 of a limit in days.
    FirstDay {
        /// The day after that of receipt; in working days the next working day.
        NextDay = "next_day",
        /// The day of receipt itself, unless it had ended.
        DayOfReceipt = "day_of_receipt",
    }
}

words! {
    /// When the last day of a limit in days or months ends.
    DayEnd {
        /// When the offices close.
        Closing = "closing",
        /// With its last minute, 23:59.
        Midnight = "midnight",
    }
}

words! {
    /// What becomes of a limit in calendar days or months whose last day is off.
    LastDayOff {
        /// It ends on the next working day.
        NextWorkingDay = "next_working_day",
        /// It ends all the same.
        Stands = "stands",
    }
}

words! {
    /// Where a limit in months ends if the last month has no such date.
    MonthOverflow {
        /// On the last day of that month.
        Clip = "clip",
        /// On the first day of the month after.
        NextMonth = "next_month",
    }
}

/// A part of a whole, written `1/2`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fraction {
    /// Above the line.
    pub num: u32,
    /// Below it; not 0.
    pub den: u32,
}

impl Fraction {
    /// Whether `part` is more than this fraction of `whole`.
    #[must_use]
    pub fn is_exceeded(self, part: u32, whole: u32) -> bool {
        u64::from(part) * u64::from(self.den) > u64::from(self.num) * u64::from(whole)
    }
}

/// The text is not a fraction between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FractionError;

impl fmt::Display for FractionError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a fraction is written 1/2 and lies between 0 and 1")
    }
}

impl std::error::Error for FractionError {}

impl fmt::Display for Fraction {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.num, self.den)
    }
}

impl FromStr for Fraction {
    type Err = FractionError;

    fn from_str(text: &str) -> Result<Self, FractionError> {
        let (num, den) = text.split_once('/').ok_or(FractionError)?;
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
        if !digits(num) || !digits(den) {
            return Err(FractionError);
        }
        let fraction =
            Self { num: num.parse().map_err(|_| FractionError)?, den: den.parse().map_err(|_| FractionError)? };
        if fraction.den == 0 || fraction.num > fraction.den { Err(FractionError) } else { Ok(fraction) }
    }
}

text_serde!(Fraction);

/// The law behind each rule, where it is known: what a line of proof cites.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RuleSources {
    /// Of the weekly rest.
    pub weekly_rest: Option<String>,
    /// Of when counting starts.
    pub start: Option<String>,
    /// Of the rule for same-day matters.
    pub same_day: Option<String>,
    /// Of the pause.
    pub pause: Option<String>,
    /// Of how the last day ends and moves.
    pub last_day: Option<String>,
    /// Of limits in months.
    pub month: Option<String>,
}

/// How the working week runs and how time limits are counted. Everything here is data of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleSet {
    /// Its name in the pack, `nd61`.
    pub id: String,
    /// Opening and closing, in whole minutes, in order, without overlap.
    pub hours: Vec<(Time, Time)>,
    /// The days of the week that are not worked.
    pub weekly_rest: Vec<Weekday>,
    /// From when it counts what comes outside working hours.
    pub outside_hours: OutsideHours,
    /// Which day is day 1.
    pub first_day: FirstDay,
    /// A same-day matter received after this ends on the next working day; at this very instant, on the same.
    pub same_day_cutoff: Time,
    /// A file received after this goes to the deciding agency at the start of the next working day.
    pub hand_over_cutoff: Time,
    /// A working day counts unless a pause covers more than this part of its working hours.
    pub pause_spares_up_to: Fraction,
    /// When the last day ends.
    pub last_day_ends_at: DayEnd,
    /// What becomes of a last day that is off.
    pub last_day_off: LastDayOff,
    /// Where a month ends that has no such date.
    pub month_overflow: MonthOverflow,
    /// The law behind them.
    pub sources: RuleSources,
}

impl RuleSet {
    /// The working minutes of one working day.
    #[must_use]
    pub fn minutes_a_day(&self) -> u32 {
        self.hours.iter().map(|(opens, closes)| minute_of_day(*closes).saturating_sub(minute_of_day(*opens))).sum()
    }

    pub(super) fn check(&self) -> Result<(), CalendarError> {
        if self.hours.is_empty() || self.hours.len() > HOURS_PERIODS_MAX {
            return Err(CalendarError::HoursCount);
        }
        let mut end = Time::midnight();
        for (index, (opens, closes)) in self.hours.iter().enumerate() {
            let whole = [opens, closes].into_iter().all(|time| time.second() == 0 && time.subsec_nanosecond() == 0);
            if !whole || *opens < end || closes <= opens {
                return Err(CalendarError::Hours { index });
            }
            end = *closes;
        }
        if (0..7).all(|n| Weekday::from_monday_zero_offset(n).is_ok_and(|day| self.weekly_rest.contains(&day))) {
            return Err(CalendarError::NoWorkingWeekday);
        }
        if self.pause_spares_up_to.den == 0 || self.pause_spares_up_to.num > self.pause_spares_up_to.den {
            return Err(CalendarError::Fraction);
        }
        Ok(())
    }
}

pub(crate) fn minute_of_day(time: Time) -> u32 {
    u32::from(time.hour().unsigned_abs()) * 60 + u32::from(time.minute().unsigned_abs())
}
