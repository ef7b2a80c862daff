//! A due date with the lines that produced it.
//!
//! Journals keep these for good: a code or a field may be added (with a default), none renamed or taken away.

use super::Allowance;
use crate::{Instant, Said};
use jiff::civil::{Date, Time};
use serde::{Deserialize, Serialize};

/// When an answer is due, and why then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Deadline {
    /// The instant until which the answer is on time, that instant included.
    pub due: Instant,
    /// The limit that was counted.
    pub allow: Allowance,
    /// The id of the rule set that it was counted by.
    pub rules: String,
    /// From the receipt to the due instant, in order.
    pub proof: Vec<ProofLine>,
}

/// One line of a proof: what one date did to the due date.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProofLine {
    /// The date, in Vietnam.
    pub date: Date,
    /// Whether this line uses up some of the allowance.
    pub counts: bool,
    /// How many working minutes of an allowance in hours it uses up; `None` for other allowances.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub amount_minutes: Option<u32>,
    /// Why.
    pub why: Why,
    /// The law or decree, if it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// Why a date counts or not. A code and its facts: the sentence is made where it is shown, in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum Why {
    /// The first line: received within working hours (or the rules count from receipt whatever the hour).
    Received {
        /// When it was received.
        at: Instant,
    },
    /// The first line: received outside working hours.
    ReceivedOutsideHours {
        /// When it was received.
        at: Instant,
        /// From when it counts.
        counts_from: Instant,
    },
    /// A same-day matter received too late in the day for it.
    AfterCutoff {
        /// The latest time for the same day.
        cutoff: Time,
    },
    /// A day that counts.
    Counted {
        /// Which one, from 1.
        n: u32,
    },
    /// Minutes that count; how many, the line tells.
    CountedMinutes {
        /// The sum up to and with this line.
        sum: u32,
    },
    /// Not counted: the weekly rest.
    Weekend,
    /// Not counted: off by decree: a holiday, the day that makes up for one, or swapped for another day.
    Off {
        /// What it is.
        name: Said,
    },
    /// A rest day that is worked for another. Whether it counts, another line tells.
    SwappedIn {
        /// What it is.
        name: Said,
    },
    /// Not counted: paused. Of an allowance in hours, only these minutes are not.
    Paused {
        /// How much of the day: working minutes, or 1440 when a whole calendar day is meant.
        minutes: u32,
    },
    /// A pause covers too little of this day to spare it; the line after it counts the day.
    PauseTooShort {
        /// How many of its working minutes.
        minutes: u32,
    },
    /// The limit in months ends on this date.
    SameDate {
        /// So many months after receipt.
        months: u32,
        /// Whether that month has no such date, so that this one stands for it.
        clipped: bool,
    },
    /// A day added for one that was paused (limits in months).
    MadeUp {
        /// Which one, from 1.
        n: u32,
        /// How many were paused.
        of: u32,
    },
    /// The last day is off or paused; the limit ends on this day instead.
    LastDayMoved {
        /// Where it would have ended.
        from: Date,
    },
    /// The last line.
    Due {
        /// The due instant.
        at: Instant,
    },
}
