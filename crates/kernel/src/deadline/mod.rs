//! When an answer is due, and the lines that prove it.
//!
//! # How a limit is counted
//!
//! Every choice below is data of the [`RuleSet`](crate::calendar::RuleSet); the words here are for the values that
//! Vietnam's rule sets choose. All instants are read to the minute, as receipts print them: seconds are dropped. (Only the
//! cut-off of same-day matters is compared with the whole instant.)
//!
//! *Receipt.* What comes outside working hours, at lunch or at the very minute of closing too, counts as received at the
//! next opening. The date of that opening is the day of receipt: an application sent on Friday at 20:00 is received on
//! Monday at 07:30.
//!
//! | allowance | day 1 | counts | due |
//! |---|---|---|---|
//! | `5wd` | the working day after the day of receipt | each working day of which a pause covers no more than half the hours | closing time of the last counted day |
//! | `16wh` | begins at receipt | each working minute outside a pause | the end of the last counted minute; at closing time rather than at the next opening |
//! | `10d` | the day after the day of receipt | each calendar day that a pause does not cover wholly | closing time of the last counted day |
//! | `1m` | | the same date so many months on, or that month's last day; then one more day for each day a pause covers wholly | closing time of that day |
//! | `same-day` | the day of receipt, or the next day if received after 15:00 | the first working day of which a pause covers no more than half the hours | closing time of that day |
//!
//! A limit in calendar days or months that would end on a day off ends on the next working day, and so does one that would
//! end on a day wholly covered by a pause.
//!
//! *Pauses* are half-open, in order, and do not overlap; two may touch, and then count as one. A pause may begin before the
//! receipt: the receipt stays where it is, and nothing counts until the pause ends. A day counts or does not: so the due
//! instant may lie inside a pause that covers a small part of the last day. A pause that has not ended
//! ([`Pause::open`]) gives a due date only if the last day or minute is counted before it takes hold; otherwise
//! [`DeadlineError::StillPaused`]. Who wants the date that would follow if the pause ended now, ends it now.
//!
//! *Beyond the known calendar* nothing is guessed: [`DeadlineError::Calendar`] names the first date that was needed and is
//! not known.
//!
//! # The proof
//!
//! The first line is the receipt, the last is the due instant. Between them stands, in order of time, each date that
//! mattered: what was counted (`counts`; numbered, or with its minutes) and why the others were not. A date may have two
//! lines when two things are to be said of it, but at most one that counts. So `5wd` has five lines that count, and the
//! minutes of `16wh` add up to 960. A month has one line that counts, and one for each day made up.

mod allowance;
mod count;
mod proof;

pub use allowance::{Allowance, AllowanceError};
pub use proof::{Deadline, ProofLine, Why};

use crate::{
    Instant,
    calendar::{Calendar, CalendarError},
    limits::{PAUSES_MAX, PROOF_LINES_MAX},
};
use std::fmt;

/// A time that is not the office's: it waits for the applicant. Half-open: `to` is no longer in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct Pause {
    /// From when.
    pub from: Instant,
    /// Until when; [`Instant::MAX`] while it lasts.
    pub to: Instant,
}

impl Pause {
    /// A pause that has not ended.
    #[must_use]
    pub const fn open(from: Instant) -> Self {
        Self { from, to: Instant::MAX }
    }

    /// Whether it has not ended.
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.to == Instant::MAX
    }
}

/// Why there is no due date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DeadlineError {
    /// The allowance is zero or too long.
    Allowance(AllowanceError),
    /// More pauses than [`PAUSES_MAX`].
    TooManyPauses {
        /// How many were given.
        count: usize,
    },
    /// This pause does not end after it begins.
    PauseBackwards {
        /// Which pause, from 0.
        index: usize,
    },
    /// This pause begins before the one before it ends.
    PausesOverlap {
        /// Which pause, from 0.
        index: usize,
    },
    /// The limit has not run out and a pause has not ended: nobody can know.
    StillPaused {
        /// When that pause began.
        since: Instant,
    },
    /// The calendar makes no sense or does not reach far enough.
    Calendar(CalendarError),
    /// The proof would have more than [`PROOF_LINES_MAX`] lines.
    ProofTooLong,
}

impl fmt::Display for DeadlineError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Allowance(error) => error.fmt(f),
            Self::TooManyPauses { count } => write!(f, "{count} pauses, and at most {PAUSES_MAX} are counted"),
            Self::PauseBackwards { index } => write!(f, "pause {index} does not end after it begins"),
            Self::PausesOverlap { index } => write!(f, "pause {index} begins before the one before it ends"),
            Self::StillPaused { since } => write!(f, "paused since {since}, and the pause has not ended"),
            Self::Calendar(error) => error.fmt(f),
            Self::ProofTooLong => write!(f, "the proof would have more than {PROOF_LINES_MAX} lines"),
        }
    }
}

impl std::error::Error for DeadlineError {}

impl From<CalendarError> for DeadlineError {
    fn from(error: CalendarError) -> Self {
        Self::Calendar(error)
    }
}

impl From<AllowanceError> for DeadlineError {
    fn from(error: AllowanceError) -> Self {
        Self::Allowance(error)
    }
}

/// When the answer is due to what was received then, and why.
///
/// # Errors
///
/// See [`DeadlineError`]. Never a guess: the same arguments give the same answer on any day.
pub fn compute(
    calendar: &Calendar,
    received: Instant,
    allow: Allowance,
    pauses: &[Pause],
) -> Result<Deadline, DeadlineError> {
    calendar.check()?;
    allow.check()?;
    check_pauses(pauses)?;
    count::Count::new(calendar, pauses).run(received, allow)
}

fn check_pauses(pauses: &[Pause]) -> Result<(), DeadlineError> {
    if pauses.len() > PAUSES_MAX {
        return Err(DeadlineError::TooManyPauses { count: pauses.len() });
    }
    let mut end = Instant::MIN;
    for (index, pause) in pauses.iter().enumerate() {
        if pause.to <= pause.from {
            return Err(DeadlineError::PauseBackwards { index });
        }
        if pause.from < end {
            return Err(DeadlineError::PausesOverlap { index });
        }
        end = pause.to;
    }
    Ok(())
}
