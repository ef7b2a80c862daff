//! A time as sources give it: an allowance, or one with a half, which step tables have and the law has not.

use crate::{finding::say, limits, text::T};
use kernel::{Lang, Said, deadline::Allowance};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};
use std::{fmt, str::FromStr};

/// What half of something is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum HalfUnit {
    /// Working days.
    WorkingDay,
    /// Working hours.
    WorkingHour,
    /// Days as the source writes them, without "working".
    Day,
}

/// A time as sources give it; written `5wd`, `16wh`, `10d`, `1m`, `same-day`, or with a half: `0.5wd`, `1.5d`, `0.5wh`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TimeSpan {
    /// An allowance: a due date can be counted from it.
    Whole(Allowance),
    /// So many of the unit and a half of it: shown, never counted.
    Half(u32, HalfUnit),
}

/// What a time is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Working time.
    Working,
    /// Days of the calendar.
    Calendar,
    /// Months.
    Months,
}

impl HalfUnit {
    const ALL: [Self; 3] = [Self::WorkingDay, Self::WorkingHour, Self::Day];

    const fn code(self) -> &'static str {
        match self {
            Self::WorkingDay => "wd",
            Self::WorkingHour => "wh",
            Self::Day => "d",
        }
    }
}

impl TimeSpan {
    /// The allowance; `None` for a time with a half.
    #[must_use]
    pub const fn whole(self) -> Option<Allowance> {
        match self {
            Self::Whole(allowance) => Some(allowance),
            Self::Half(..) => None,
        }
    }

    /// In working minutes, for a working day of so many; `None` when that depends on the day it begins.
    #[must_use]
    pub(crate) fn minutes(self, minutes_a_day: u32) -> Option<u32> {
        match self {
            Self::Whole(Allowance::WorkingHours(hours)) => Some(hours.saturating_mul(60)),
            Self::Whole(Allowance::WorkingDays(days)) => Some(days.saturating_mul(minutes_a_day)),
            Self::Half(hours, HalfUnit::WorkingHour) => Some(hours.saturating_mul(60).saturating_add(30)),
            Self::Half(days, HalfUnit::WorkingDay) => {
                Some(days.saturating_mul(minutes_a_day).saturating_add(minutes_a_day / 2))
            }
            Self::Whole(_) | Self::Half(_, HalfUnit::Day) => None,
        }
    }

    /// What it measures and how much of it, so that only like is compared with like: minutes of a working day of eight
    /// hours, as step tables reckon; half days; months.
    #[must_use]
    pub fn size(self) -> (Kind, u64) {
        const HOUR: u64 = 60;
        const DAY: u64 = 8 * HOUR;
        match self {
            Self::Whole(Allowance::SameDay) => (Kind::Working, DAY),
            Self::Whole(Allowance::WorkingDays(n)) => (Kind::Working, u64::from(n) * DAY),
            Self::Whole(Allowance::WorkingHours(n)) => (Kind::Working, u64::from(n) * HOUR),
            Self::Whole(Allowance::Days(n)) => (Kind::Calendar, u64::from(n) * 2),
            Self::Whole(Allowance::Months(n)) => (Kind::Months, u64::from(n)),
            Self::Half(n, HalfUnit::WorkingDay) => (Kind::Working, u64::from(n) * DAY + DAY / 2),
            Self::Half(n, HalfUnit::WorkingHour) => (Kind::Working, u64::from(n) * HOUR + HOUR / 2),
            Self::Half(n, HalfUnit::Day) => (Kind::Calendar, u64::from(n) * 2 + 1),
        }
    }

    /// Working time of that size: in days where it is whole days, else in hours.
    pub(crate) fn of_working(minutes: u64) -> Self {
        let whole = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        let (_, day) = Self::Whole(Allowance::WorkingDays(1)).size();
        match minutes % day {
            0 => Self::Whole(Allowance::WorkingDays(whole(minutes / day))),
            _ => Self::Whole(Allowance::WorkingHours(whole(minutes.div_ceil(60)))),
        }
    }

    /// The time in words.
    #[must_use]
    pub fn said(self) -> Said {
        match self {
            Self::Whole(Allowance::SameDay) => say(|t| t.span_same_day()),
            Self::Whole(Allowance::WorkingDays(n)) => say(|t| t.span_working_days(n)),
            Self::Whole(Allowance::WorkingHours(n)) => say(|t| t.span_working_hours(n)),
            Self::Whole(Allowance::Days(n)) => say(|t| t.span_days(n)),
            Self::Whole(Allowance::Months(n)) => say(|t| t.span_months(n)),
            Self::Half(n, unit) => Said::both(|lang| {
                let (t, amount) = (T::new(lang), half(lang, n));
                match unit {
                    HalfUnit::WorkingDay => t.span_half_working_day(amount),
                    HalfUnit::WorkingHour => t.span_half_working_hour(amount),
                    HalfUnit::Day => t.span_half_day(amount),
                }
            }),
        }
    }
}

/// Vietnamese writes a comma where English writes a point.
fn half(lang: Lang, n: u32) -> String {
    match lang {
        Lang::Vi => format!("{n},5"),
        Lang::En => format!("{n}.5"),
    }
}

impl fmt::Display for TimeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Whole(allowance) => write!(f, "{allowance}"),
            Self::Half(n, unit) => write!(f, "{n}.5{}", unit.code()),
        }
    }
}

/// Not a time in any of the forms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NoTimeSpan;

impl fmt::Display for NoTimeSpan {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a time is written 5wd, 16wh, 10d, 1m, same-day, or with a half: 0.5wd, 1.5d")
    }
}

impl FromStr for TimeSpan {
    type Err = NoTimeSpan;

    fn from_str(text: &str) -> Result<Self, NoTimeSpan> {
        let Some((amount, rest)) = text.split_once(".5") else {
            return text.parse().map(Self::Whole).map_err(|_| NoTimeSpan);
        };
        let unit = HalfUnit::ALL.into_iter().find(|unit| unit.code() == rest).ok_or(NoTimeSpan)?;
        let padded = amount.len() > 1 && amount.starts_with('0');
        let digits = !amount.is_empty() && amount.bytes().all(|byte| byte.is_ascii_digit());
        let amount = amount.parse().ok().filter(|n| digits && !padded && *n <= limits::HALVES_MAX).ok_or(NoTimeSpan)?;
        Ok(Self::Half(amount, unit))
    }
}

impl Serialize for TimeSpan {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for TimeSpan {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// Serde for a time that may be `"unknown"`: `None`, not found, which is not the same as none.
pub(crate) fn or_unknown<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<TimeSpan>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text == "unknown" { Ok(None) } else { text.parse().map(Some).map_err(D::Error::custom) }
}
