//! What a target's figure is: the pure arithmetic, apart from where the counts come from.

use kernel::Instant;

/// A target that is computed from the record. Ids are those of the programme (T03, T07).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// T03: cases handled on time or early, against the date first promised (an apology does not mend it).
    OnTime,
    /// T07: cases received online.
    Online,
}

impl Measure {
    /// Every target that is computed.
    pub const ALL: [Measure; 2] = [Measure::OnTime, Measure::Online];

    /// The id in the programme.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Measure::OnTime => "T03",
            Measure::Online => "T07",
        }
    }

    /// The target of that id, if it is one that is computed.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.id() == id)
    }
}

/// The period of a yearly target as of an instant: from New Year's Day (civil) to that instant, half open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first instant that counts.
    pub from: Instant,
    /// The first instant that no longer counts.
    pub to: Instant,
}

impl Period {
    /// The year of `as_of` up to and including that instant.
    #[must_use]
    pub fn year_to(as_of: Instant) -> Self {
        let year = as_of.local().date().first_of_year();
        Self { from: Instant::from_local(year.at(0, 0, 0, 0)), to: as_of.plus_millis(1) }
    }
}

/// A share with the counts it was made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Share {
    /// Cases that are as they should be.
    pub good: u64,
    /// All that count.
    pub all: u64,
}

impl Share {
    /// The share in hundredths of a percent (9 850 = 98.50 %), rounded down so that 98.996 % is never shown as
    /// reaching 99 %; `None` when there is nothing to count: no data is not zero.
    #[must_use]
    pub const fn basis_points(self) -> Option<u64> {
        (self.good * 10_000).checked_div(self.all)
    }

    /// Whether the share reaches `percent`, compared exactly; `None` without data.
    #[must_use]
    pub const fn reaches(self, percent: u64) -> Option<bool> {
        if self.all == 0 { None } else { Some(self.good * 100 >= self.all * percent) }
    }
}
