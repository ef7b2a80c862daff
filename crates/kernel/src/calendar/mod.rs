//! The working calendar: which days are worked, at which hours, and under which rules time limits are counted.
//!
//! A calendar is plain data, made from a pack: nothing in it is a constant of the program. It knows an interval of days
//! ([`Calendar::known_from`] to [`Calendar::known_to`], both included) and answers no question about any other: the
//! Government names the days off of a year late in the year before, and a guess would be printed on a receipt.

mod rules;

pub(crate) use rules::minute_of_day;
pub use rules::{
    DayEnd, FirstDay, Fraction, FractionError, LastDayOff, MonthOverflow, OutsideHours, RuleSet, RuleSources,
};

use crate::{Instant, Said, limits::HOURS_PERIODS_MAX};
use jiff::civil::{Date, Time};
use std::{collections::BTreeMap, fmt};

/// What a decree says of one date, against the weekly rhythm.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DayKind {
    /// Off: a holiday, the day that makes up for one, or a working day for which another is worked.
    Off {
        /// What it is.
        name: Said,
        /// The decree, if it is known.
        source: Option<String>,
    },
    /// A rest day that is worked for another day.
    Worked {
        /// What it is.
        name: Said,
        /// The decree, if it is known.
        source: Option<String>,
    },
}

/// Which days are worked, and the rules to count them by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Hours, weekly rest, and how limits are counted.
    pub rules: RuleSet,
    /// The dates of which a decree says something.
    pub days: BTreeMap<Date, DayKind>,
    /// The first day of which the decrees are known.
    pub known_from: Date,
    /// The last day of which the decrees are known.
    pub known_to: Date,
}

/// What one date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Day<'a> {
    /// An ordinary working day.
    Working,
    /// A rest day worked for another day.
    SwappedIn {
        /// What it is.
        name: &'a Said,
        /// The decree.
        source: Option<&'a str>,
    },
    /// Off: the weekly rest.
    WeeklyRest,
    /// Off by decree: a holiday, its compensation, or swapped for another day.
    Off {
        /// What it is.
        name: &'a Said,
        /// The decree.
        source: Option<&'a str>,
    },
}

impl Day<'_> {
    /// Whether the offices work.
    #[must_use]
    pub const fn is_working(&self) -> bool {
        matches!(self, Day::Working | Day::SwappedIn { .. })
    }
}

/// Why a calendar gives no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CalendarError {
    /// The decrees about this date are not known.
    Unknown {
        /// The date that was needed.
        date: Date,
        /// The first known.
        known_from: Date,
        /// The last known.
        known_to: Date,
    },
    /// The last known day comes before the first.
    KnownBackwards,
    /// No working hours, or more periods than [`HOURS_PERIODS_MAX`].
    HoursCount,
    /// This period of working hours is empty, not in whole minutes, or does not come after the one before it.
    Hours {
        /// Which period, from 0.
        index: usize,
    },
    /// Every day of the week is a rest day.
    NoWorkingWeekday,
    /// The part of a day that a pause may cover is not between 0 and 1.
    Fraction,
}

impl fmt::Display for CalendarError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unknown { date, known_from, known_to } => {
                write!(f, "the calendar knows {known_from} to {known_to}, not {date}")
            }
            Self::KnownBackwards => f.write_str("the calendar's last known day comes before its first"),
            Self::HoursCount => write!(f, "working hours need 1 to {HOURS_PERIODS_MAX} periods a day"),
            Self::Hours { index } => write!(
                f,
                "period {index} of the working hours is empty, not in whole minutes, or not after the one before"
            ),
            Self::NoWorkingWeekday => f.write_str("every day of the week is a rest day"),
            Self::Fraction => f.write_str("the part of a day that a pause may cover is not between 0 and 1"),
        }
    }
}

impl std::error::Error for CalendarError {}

impl Calendar {
    /// Whether the calendar makes sense in itself.
    ///
    /// # Errors
    ///
    /// The first thing that does not; never [`CalendarError::Unknown`].
    pub fn check(&self) -> Result<(), CalendarError> {
        if self.known_to < self.known_from {
            return Err(CalendarError::KnownBackwards);
        }
        self.rules.check()
    }

    /// What this date is.
    ///
    /// # Errors
    ///
    /// [`CalendarError::Unknown`] outside the known days. So all functions below.
    pub fn day(&self, date: Date) -> Result<Day<'_>, CalendarError> {
        if date < self.known_from || self.known_to < date {
            return Err(CalendarError::Unknown { date, known_from: self.known_from, known_to: self.known_to });
        }
        Ok(match self.days.get(&date) {
            Some(DayKind::Off { name, source }) => Day::Off { name, source: source.as_deref() },
            Some(DayKind::Worked { name, source }) => Day::SwappedIn { name, source: source.as_deref() },
            None if self.rules.weekly_rest.contains(&date.weekday()) => Day::WeeklyRest,
            None => Day::Working,
        })
    }

    /// Whether the offices work on this date.
    ///
    /// # Errors
    ///
    /// As [`Calendar::day`].
    pub fn is_working_day(&self, date: Date) -> Result<bool, CalendarError> {
        Ok(self.day(date)?.is_working())
    }

    /// The first working day after this date.
    ///
    /// # Errors
    ///
    /// As [`Calendar::day`].
    pub fn next_working_day(&self, date: Date) -> Result<Date, CalendarError> {
        let mut next = date;
        loop {
            next = self.after(next)?;
            if self.is_working_day(next)? {
                return Ok(next);
            }
        }
    }

    /// The last working day before this date.
    ///
    /// # Errors
    ///
    /// As [`Calendar::day`].
    pub fn previous_working_day(&self, date: Date) -> Result<Date, CalendarError> {
        let mut previous = date;
        loop {
            previous = previous.yesterday().map_err(|_| self.unknown(previous))?;
            if self.is_working_day(previous)? {
                return Ok(previous);
            }
        }
    }

    /// How many working days there are from `first` to `last`, both included.
    ///
    /// # Errors
    ///
    /// As [`Calendar::day`], for either end.
    pub fn working_days(&self, first: Date, last: Date) -> Result<u32, CalendarError> {
        self.day(first)?;
        let (mut date, mut count) = (first, 0);
        while date <= last {
            count += u32::from(self.is_working_day(date)?);
            date = self.after(date)?;
        }
        Ok(count)
    }

    /// When the offices open on that date, were it a working day.
    #[must_use]
    pub fn opening(&self, date: Date) -> Instant {
        let opens = self.rules.hours.first().map_or(Time::midnight(), |(opens, _)| *opens);
        Instant::from_local(date.to_datetime(opens))
    }

    /// When the offices close on that date, were it a working day.
    #[must_use]
    pub fn closing(&self, date: Date) -> Instant {
        let closes = self.rules.hours.last().map_or(Time::midnight(), |(_, closes)| *closes);
        Instant::from_local(date.to_datetime(closes))
    }

    /// `at` itself within working hours, otherwise when the offices next open: after lunch, or on the next working day.
    /// At the very minute of closing they are closed.
    ///
    /// # Errors
    ///
    /// As [`Calendar::day`].
    pub fn next_opening(&self, at: Instant) -> Result<Instant, CalendarError> {
        let local = at.local();
        let (date, time) = (local.date(), local.time());
        if self.is_working_day(date)? {
            for (opens, closes) in &self.rules.hours {
                if time < *opens {
                    return Ok(Instant::from_local(date.to_datetime(*opens)));
                }
                if time < *closes {
                    return Ok(at);
                }
            }
        }
        Ok(self.opening(self.next_working_day(date)?))
    }

    /// By when a file taken in at `received` goes to the deciding agency: the same working day, or the next one's opening
    /// if it came after [`RuleSet::hand_over_cutoff`]. The due date is another matter.
    ///
    /// # Errors
    ///
    /// As [`Calendar::day`].
    pub fn hand_over_by(&self, received: Instant) -> Result<Instant, CalendarError> {
        let taken_in = self.next_opening(received)?.local();
        if taken_in.time() <= self.rules.hand_over_cutoff {
            return Ok(self.closing(taken_in.date()));
        }
        Ok(self.opening(self.next_working_day(taken_in.date())?))
    }

    pub(crate) fn after(&self, date: Date) -> Result<Date, CalendarError> {
        date.tomorrow().map_err(|_| self.unknown(date))
    }

    pub(crate) fn unknown(&self, date: Date) -> CalendarError {
        CalendarError::Unknown { date, known_from: self.known_from, known_to: self.known_to }
    }
}
