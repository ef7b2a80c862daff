//! How long an office may take.

use crate::{
    limits::{ALLOWANCE_DAYS_MAX, ALLOWANCE_HOURS_MAX, ALLOWANCE_MONTHS_MAX},
    text_serde::text_serde,
};
use std::{fmt, str::FromStr};

/// A time limit as law or a procedure states it; written `5wd`, `16wh`, `10d`, `1m`, `same-day`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Allowance {
    /// So many working days.
    WorkingDays(u32),
    /// So many working hours of sixty minutes.
    WorkingHours(u32),
    /// So many calendar days.
    Days(u32),
    /// So many months.
    Months(u32),
    /// On the day of receipt, or the next working day if received after the cut-off.
    SameDay,
}

/// No allowance, or one outside the limits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AllowanceError {
    /// The text has no such form.
    Shape,
    /// An allowance of nothing.
    Zero,
    /// Longer than this unit may be.
    TooLong {
        /// The most there may be of this unit.
        max: u32,
    },
}

impl fmt::Display for AllowanceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Shape => f.write_str("an allowance is written 5wd, 16wh, 10d, 1m or same-day"),
            Self::Zero => f.write_str("an allowance is at least 1"),
            Self::TooLong { max } => write!(f, "an allowance of this unit is at most {max}"),
        }
    }
}

impl std::error::Error for AllowanceError {}

impl Allowance {
    /// The amount, the unit's text and its greatest amount.
    const fn parts(self) -> (u32, &'static str, u32) {
        match self {
            Self::WorkingDays(n) => (n, "wd", ALLOWANCE_DAYS_MAX),
            Self::WorkingHours(n) => (n, "wh", ALLOWANCE_HOURS_MAX),
            Self::Days(n) => (n, "d", ALLOWANCE_DAYS_MAX),
            Self::Months(n) => (n, "m", ALLOWANCE_MONTHS_MAX),
            Self::SameDay => (1, "same-day", 1),
        }
    }

    /// Whether the amount lies within the limits.
    ///
    /// # Errors
    ///
    /// [`AllowanceError::Zero`] or [`AllowanceError::TooLong`].
    pub const fn check(self) -> Result<(), AllowanceError> {
        match self.parts() {
            (0, ..) => Err(AllowanceError::Zero),
            (n, _, max) if n > max => Err(AllowanceError::TooLong { max }),
            _ => Ok(()),
        }
    }
}

impl fmt::Display for Allowance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self, self.parts()) {
            (Self::SameDay, (_, text, _)) => f.write_str(text),
            (_, (n, unit, _)) => write!(f, "{n}{unit}"),
        }
    }
}

impl FromStr for Allowance {
    type Err = AllowanceError;

    fn from_str(text: &str) -> Result<Self, AllowanceError> {
        if text == "same-day" {
            return Ok(Self::SameDay);
        }
        let digits = text.bytes().take_while(u8::is_ascii_digit).count();
        let (amount, unit) = text.split_at(digits);
        let make: fn(u32) -> Self = match unit {
            "wd" => Self::WorkingDays,
            "wh" => Self::WorkingHours,
            "d" => Self::Days,
            "m" => Self::Months,
            _ => return Err(AllowanceError::Shape),
        };
        match amount {
            "" => return Err(AllowanceError::Shape),
            "0" => return Err(AllowanceError::Zero),
            // One allowance has one text.
            padded if padded.starts_with('0') => return Err(AllowanceError::Shape),
            _ => {}
        }
        // What is too large for the number is too long for every unit.
        let allowance = make(amount.parse().unwrap_or(u32::MAX));
        allowance.check()?;
        Ok(allowance)
    }
}

text_serde!(Allowance);
