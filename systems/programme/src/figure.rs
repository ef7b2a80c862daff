//! What a target's figure is: the pure arithmetic, apart from where the counts come from.

use kernel::{Date, Instant};
use std::collections::BTreeMap;

/// A target that is computed. Ids are those of the programme.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Measure {
    /// T01: procedures received and returned at a one-stop desk.
    OneStop,
    /// T02: time cut by the promised limits against those of the law.
    TimeCut,
    /// T03: cases handled on time or early, against the date first promised (an apology does not mend it).
    OnTime,
    /// T04: cases entered, against what the desk counted on paper.
    Entered,
    /// T05: eligible procedures offered online.
    Offered,
    /// T06: procedures on the national portal.
    National,
    /// T07: cases received online.
    Online,
    /// T08: services done wholly online that can be reached by several means.
    Means,
    /// T09: satisfied ballots.
    Satisfied,
}

/// What a figure's records are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Records {
    /// Cases.
    Cases,
    /// Procedures of the catalogue.
    Procedures,
    /// An agency's days.
    Days,
    /// Anonymous ballots.
    Ballots,
}

impl Records {
    /// The word in texts.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Cases => "cases",
            Self::Procedures => "procedures",
            Self::Days => "days",
            Self::Ballots => "ballots",
        }
    }
}

impl Measure {
    /// Every target that is computed, in the programme's order.
    pub const ALL: [Measure; 9] = [
        Measure::OneStop,
        Measure::TimeCut,
        Measure::OnTime,
        Measure::Entered,
        Measure::Offered,
        Measure::National,
        Measure::Online,
        Measure::Means,
        Measure::Satisfied,
    ];

    /// The id in the programme.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Measure::OneStop => "T01",
            Measure::TimeCut => "T02",
            Measure::OnTime => "T03",
            Measure::Entered => "T04",
            Measure::Offered => "T05",
            Measure::National => "T06",
            Measure::Online => "T07",
            Measure::Means => "T08",
            Measure::Satisfied => "T09",
        }
    }

    /// The target of that id, if it is one that is computed.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|measure| measure.id() == id)
    }

    /// What one record weighs in the counts: a procedure of T02 is counted in hundredths of a percent of its time.
    #[must_use]
    pub const fn weight(self) -> u64 {
        if matches!(self, Measure::TimeCut) { 10_000 } else { 1 }
    }

    /// What stands behind the figure.
    #[must_use]
    pub const fn records(self) -> Records {
        match self {
            Measure::OnTime | Measure::Online => Records::Cases,
            Measure::Entered => Records::Days,
            Measure::Satisfied => Records::Ballots,
            Measure::OneStop | Measure::TimeCut | Measure::Offered | Measure::National | Measure::Means => {
                Records::Procedures
            }
        }
    }
}

/// By what a figure is broken down.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// Not at all: one figure.
    #[default]
    Whole,
    /// By agency.
    Agency,
    /// By level of government.
    Level,
    /// By field of administration.
    Field,
    /// By procedure.
    Procedure,
}

impl By {
    /// Every way to break a figure down.
    pub const PARTS: [Self; 4] = [Self::Agency, Self::Level, Self::Field, Self::Procedure];

    /// The word in statements and in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Whole => "",
            Self::Agency => "agency",
            Self::Level => "level",
            Self::Field => "field",
            Self::Procedure => "procedure",
        }
    }

    /// The way of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::PARTS.into_iter().find(|by| by.code() == code)
    }
}

/// Counts by part, by its key; the whole under the empty key.
pub type Cells = BTreeMap<String, Tally>;

/// What was counted for a figure.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// As it should be.
    pub good: u64,
    /// Not as it should be.
    pub bad: u64,
    /// Not done at all and past its date: not as it should be either, and shown apart.
    pub open: u64,
    /// Belongs to the figure, but nobody knows whether it is as it should be.
    pub unknown: u64,
    /// Looked at, and not part of the figure.
    pub apart: u64,
}

impl Tally {
    /// All that is known: the denominator.
    #[must_use]
    pub const fn all(self) -> u64 {
        self.good + self.bad + self.open
    }

    /// Whether there is anything to show.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.all() + self.unknown + self.apart == 0
    }

    /// The share in hundredths of a percent (9 850 = 98.50 %), rounded by the house's one rule ([`web::show::points`]);
    /// `None` when there is nothing to count: no data is not zero.
    #[must_use]
    pub fn basis_points(self) -> Option<u64> {
        web::show::points(self.good, self.all())
    }

    /// Whether the figure reaches `percent`, compared exactly. Where some are unknown it is only said when it holds
    /// however they turn out. `None` without data, or when they decide.
    #[must_use]
    pub const fn reaches(self, percent: u64) -> Option<bool> {
        let whole = self.all() + self.unknown;
        if self.all() == 0 {
            return None;
        }
        if self.good * 100 >= whole * percent {
            return Some(true);
        }
        if (self.good + self.unknown) * 100 < whole * percent { Some(false) } else { None }
    }

    /// Both together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            good: self.good + other.good,
            bad: self.bad + other.bad,
            open: self.open + other.open,
            unknown: self.unknown + other.unknown,
            apart: self.apart + other.apart,
        }
    }
}

/// The time that a figure is about, and up to when things are known that count for it: from the beginning of a day up to
/// but without an instant. A figure of a past period is what it was at its end; nothing that came later changes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first day that counts.
    pub from: Date,
    /// The first instant that no longer counts.
    pub to: Instant,
}

/// The usual lengths of a period.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Span {
    /// A calendar year.
    #[default]
    Year,
    /// January to June or July to December.
    Half,
    /// A quarter of a year.
    Quarter,
    /// A month.
    Month,
}

impl Span {
    /// Every usual length, the longest first.
    pub const ALL: [Self; 4] = [Self::Year, Self::Half, Self::Quarter, Self::Month];

    /// The word in addresses and in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Year => "year",
            Self::Half => "half",
            Self::Quarter => "quarter",
            Self::Month => "month",
        }
    }

    /// The length of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|span| span.code() == code)
    }

    /// The first day of the period of this length that `day` lies in.
    #[must_use]
    pub fn first_day(self, day: Date) -> Date {
        let month = match self {
            Self::Year => 1,
            Self::Half => (day.month() - 1) / 6 * 6 + 1,
            Self::Quarter => (day.month() - 1) / 3 * 3 + 1,
            Self::Month => day.month(),
        };
        Date::new(day.year(), month, 1).unwrap_or_else(|_| day.first_of_year())
    }
}

impl Period {
    /// The part of the usual period in which `as_of` lies, up to and including that instant.
    #[must_use]
    pub fn to_date(span: Span, as_of: Instant) -> Self {
        Self { from: span.first_day(as_of.local().date()), to: as_of.plus_millis(1) }
    }

    /// The first instant that counts.
    #[must_use]
    pub fn begin(self) -> Instant {
        Instant::from_local(self.from.at(0, 0, 0, 0))
    }

    /// The last instant that counts.
    #[must_use]
    pub const fn last(self) -> Instant {
        self.to.plus_millis(-1)
    }

    /// The day that is under way at the end: whatever lies before it lies in whole days.
    #[must_use]
    pub fn open_day(self) -> Date {
        self.to.local().date()
    }
}

/// What the paper book, the queue tickets and the receipts of one day say, against the cases of that day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// Entries of the book; `None` where it is not kept.
    pub entries: Option<u64>,
    /// Tickets of the queue.
    pub tickets: Option<u64>,
    /// Fee receipts.
    pub receipts: Option<u64>,
    /// Cases received that day, not online.
    pub cases: u64,
}

impl Reconciled {
    /// How many cases there should be: the largest of the counts; `None` without any.
    #[must_use]
    pub fn expected(self) -> Option<u64> {
        [self.entries, self.tickets, self.receipts].into_iter().flatten().max()
    }

    /// Whether paper and cases agree.
    #[must_use]
    pub fn agrees(self) -> bool {
        self.expected() == Some(self.cases)
    }

    /// What the day adds to the figure: cases that the paper accounts for, and those that only the paper knows.
    #[must_use]
    pub fn tally(self) -> Tally {
        let expected = self.expected().unwrap_or(0);
        let good = self.cases.min(expected);
        Tally { good, bad: expected - good, apart: u64::from(!self.agrees()), ..Tally::default() }
    }
}
