//! Times of the exchange form: into those of a pack, and into words.

use super::exchange::{Time, Unit};
use crate::{
    span::{HalfUnit, TimeSpan},
    text::T,
};
use kernel::{Lang, deadline::Allowance};
use serde::{Deserialize, Deserializer, de::Error};

/// An amount counted in halves: nothing finer is a time that an office works with, and halves add up exactly.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Halves(u32);

impl Halves {
    /// Both together.
    pub(super) const fn plus(self, other: Self) -> Self {
        Self(self.0.saturating_add(other.0))
    }
}

impl<'de> Deserialize<'de> for Halves {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = f64::deserialize(deserializer)?;
        let twice = (value * 2.0).to_string().parse();
        twice.map(Self).map_err(|_| D::Error::custom("a time is a whole number or has a half"))
    }
}

/// Whether a unit counts working time only.
pub(super) const fn is_working(unit: Unit) -> bool {
    matches!(unit, Unit::WorkingDay | Unit::WorkingHour)
}

/// The time as a pack writes it; `None` when a pack has no such time.
pub(super) fn span(time: Time) -> Option<TimeSpan> {
    let (whole, half) = (time.value.0 / 2, time.value.0 % 2 == 1);
    let (text, unit) = match time.unit {
        Unit::SameDay => return Some(TimeSpan::Whole(Allowance::SameDay)),
        Unit::WorkingDay => ("wd", Some(HalfUnit::WorkingDay)),
        Unit::WorkingHour => ("wh", Some(HalfUnit::WorkingHour)),
        Unit::Day => ("d", Some(HalfUnit::Day)),
        Unit::Month => ("m", None),
        Unit::Hour => return None,
    };
    if half { unit.map(|unit| TimeSpan::Half(whole, unit)) } else { format!("{whole}{text}").parse().ok() }
}

/// The time in words; the amount alone when a pack has no such time.
pub(super) fn words(time: Time, lang: Lang) -> String {
    span(time).map_or_else(|| (time.value.0 / 2).to_string(), |span| span.said().get(lang).to_owned())
}

/// The time in words, or that it was not found.
pub(super) fn words_or_unknown(time: Option<Time>, lang: Lang) -> String {
    time.map_or_else(|| T::new(lang).odd_time_unknown().to_owned(), |time| words(time, lang))
}
