//! A point in time, to the millisecond, and how Vietnam's wall clocks show it.

use crate::{limits::INSTANT_TEXT_BYTES_MAX, text_serde::text_serde};
use jiff::{Timestamp, civil::DateTime, tz::Offset};
use std::{fmt, str::FromStr};

/// Vietnam's offset from UTC in minutes. It has had no other, and no summer time, in the years that cases are kept for.
pub const LOCAL_OFFSET_MINUTES: i16 = 420;

const LOCAL_OFFSET: Offset = Offset::constant((LOCAL_OFFSET_MINUTES / 60) as i8);

const NANOS_A_MILLI: i128 = 1_000_000;

/// Milliseconds since 1970-01-01T00:00:00Z, between the years 1 and 9999.
///
/// Its text is always `2024-12-30T00:30:00.000Z`: of fixed width, so that texts sort as instants do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Instant(i64);

impl Instant {
    /// The first: 0001-01-01T00:00:00.000Z.
    pub const MIN: Instant = Instant(-62_135_596_800_000);
    /// The last: 9999-12-30T22:00:00.000Z, so that every instant has a local date.
    pub const MAX: Instant = Instant(253_402_207_200_000);

    /// From milliseconds since the epoch; what lies outside the range becomes its end.
    #[must_use]
    pub const fn from_millis(millis: i64) -> Self {
        if millis < Self::MIN.0 {
            Self::MIN
        } else if millis > Self::MAX.0 {
            Self::MAX
        } else {
            Self(millis)
        }
    }

    /// Milliseconds since the epoch.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// The instant at which Vietnam's wall clocks show this; parts of a millisecond are dropped.
    #[must_use]
    pub fn from_local(local: DateTime) -> Self {
        match LOCAL_OFFSET.to_timestamp(local) {
            Ok(timestamp) => Self::from_timestamp(timestamp),
            Err(_) if local.year() < 1 => Self::MIN,
            Err(_) => Self::MAX,
        }
    }

    /// What Vietnam's wall clocks show.
    #[must_use]
    pub fn local(self) -> DateTime {
        LOCAL_OFFSET.to_datetime(self.timestamp())
    }

    /// As people and partner systems in Vietnam write it: `2024-12-30T07:30:00+07:00`, with milliseconds if there are any.
    #[must_use]
    pub fn rfc3339_local(self) -> String {
        let local = self.local();
        let fraction = match local.millisecond() {
            0 => String::new(),
            millis => format!(".{millis:03}"),
        };
        let (hours, minutes) = (LOCAL_OFFSET_MINUTES / 60, LOCAL_OFFSET_MINUTES % 60);
        format!("{}{fraction}+{hours:02}:{minutes:02}", seconds_text(local))
    }

    /// Later (or, below zero, earlier) by so many milliseconds.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self::from_millis(self.0.saturating_add(millis))
    }

    /// Later (or, below zero, earlier) by so many minutes.
    #[must_use]
    pub const fn plus_minutes(self, minutes: i64) -> Self {
        self.plus_millis(minutes.saturating_mul(60_000))
    }

    /// Milliseconds from `earlier` to this.
    #[must_use]
    pub const fn since_ms(self, earlier: Instant) -> i64 {
        self.0 - earlier.0
    }

    fn timestamp(self) -> Timestamp {
        Timestamp::from_millisecond(self.0).expect("the range of Instant lies within that of Timestamp")
    }

    fn from_timestamp(timestamp: Timestamp) -> Self {
        // Down to the millisecond, before the epoch too.
        let millis = timestamp.as_nanosecond().div_euclid(NANOS_A_MILLI);
        Self::from_millis(i64::try_from(millis).unwrap_or(i64::MAX))
    }
}

fn seconds_text(at: DateTime) -> String {
    let (date, time) = (at.date(), at.time());
    format!(
        "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}",
        date.year(),
        date.month(),
        date.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let utc = Offset::UTC.to_datetime(self.timestamp());
        write!(f, "{}.{:03}Z", seconds_text(utc), utc.millisecond())
    }
}

/// The text is not an instant of RFC 3339 within the range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct InstantError;

impl fmt::Display for InstantError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an instant is written as RFC 3339, such as 2024-12-30T07:30:00+07:00, in the years 1 to 9999")
    }
}

impl std::error::Error for InstantError {}

impl FromStr for Instant {
    type Err = InstantError;

    /// Any RFC 3339 date-time; what is finer than a millisecond is dropped.
    fn from_str(text: &str) -> Result<Self, InstantError> {
        if !is_rfc3339(text.as_bytes()) {
            return Err(InstantError);
        }
        let timestamp: Timestamp = text.parse().map_err(|_| InstantError)?;
        let instant = Self::from_timestamp(timestamp);
        // Outside the range it was clamped: that would be another instant than was written.
        let dropped_nanos = timestamp.as_nanosecond() - i128::from(instant.0) * NANOS_A_MILLI;
        if (0..NANOS_A_MILLI).contains(&dropped_nanos) && timestamp <= Self::MAX.timestamp() {
            Ok(instant)
        } else {
            Err(InstantError)
        }
    }
}

/// The shape alone: the reader behind it also takes other ISO 8601 forms, which nobody here may come to rely on.
fn is_rfc3339(text: &[u8]) -> bool {
    if text.len() > INSTANT_TEXT_BYTES_MAX {
        return false;
    }
    let Some((head, tail)) = text.split_at_checked(19) else { return false };
    let fixed = head.iter().enumerate().all(|(at, byte)| match at {
        4 | 7 => *byte == b'-',
        10 => matches!(byte, b'T' | b't' | b' '),
        13 | 16 => *byte == b':',
        _ => byte.is_ascii_digit(),
    });
    let decimals = match tail.strip_prefix(b".") {
        Some(rest) => rest.iter().take_while(|byte| byte.is_ascii_digit()).count() + 1,
        None => 0,
    };
    if decimals == 1 {
        return false;
    }
    let zone = match &tail[decimals..] {
        b"Z" | b"z" => true,
        [b'+' | b'-', h1, h2, b':', m1, m2] => [h1, h2, m1, m2].into_iter().all(u8::is_ascii_digit),
        _ => false,
    };
    fixed && zone
}

text_serde!(Instant);
