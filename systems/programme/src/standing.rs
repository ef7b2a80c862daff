//! What a case counts for, fact by fact: the pure fold behind T02 and T03.

use facts::onestop::{CaseFact, DueChange, Ending};
use kernel::Instant;
use serde::{Deserialize, Serialize};

/// Requests for papers that an office may make; with one more the case counts as late (formula 2.1 of the index of
/// Decision 766/QĐ-TTg).
pub const REQUESTS_MAX: u32 = 1;

/// A case as far as its facts have been told.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// When it was received as complete.
    pub received_at: Option<Instant>,
    /// The date it is judged by: the first promised, moved since by the law alone.
    pub first_due: Option<Instant>,
    /// How often the applicant was asked for papers.
    pub requests: u32,
    /// Since when the applicant has it.
    pub waiting_since: Option<Instant>,
    /// When the applicant had it before, oldest first: from, to.
    pub pauses: Vec<(Instant, Instant)>,
    /// When the office apologised with another date, and with which, oldest first. It mends nothing that is counted.
    #[serde(default)]
    pub promised: Vec<(Instant, Instant)>,
    /// When the answer was signed.
    pub finished_at: Option<Instant>,
    /// When the applicant got it.
    pub returned_at: Option<Instant>,
    /// When and how it ended without an answer; whoever had it then.
    pub closed: Option<Closed>,
}

/// An end without an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closed {
    /// When.
    pub at: Instant,
    /// How.
    pub how: Ending,
}

/// How a case that counts is judged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// Handled on or before the date first promised.
    OnTime,
    /// Handled after it, or after more than one request for papers.
    Late,
    /// Handled, but no limit was set: it can be neither.
    NoLimit,
    /// Not handled; late from the moment that the date passes.
    Open,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 4] = [Self::OnTime, Self::Late, Self::NoLimit, Self::Open];

    /// The word in tables and in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::Late => "late",
            Self::NoLimit => "no_limit",
            Self::Open => "open",
        }
    }

    /// The verdict of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.code() == code)
    }
}

/// What a received case counts for, as long as nothing more happens to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Count {
    /// How it is judged.
    pub verdict: Verdict,
    /// When it was handled; of an open case the date that must not pass.
    pub value_at: Instant,
    /// The date it is judged by.
    pub due_at: Option<Instant>,
    /// Whether there is an answer, so that the time it took can be counted.
    pub answered: bool,
}

/// Where an open case stood at an instant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// With the office.
    Office,
    /// With the applicant, who was asked for papers once more.
    Applicant {
        /// Since when.
        since: Instant,
    },
    /// With the office, which has apologised and named a date that is still to come.
    Promised {
        /// The date.
        due: Instant,
    },
    /// With the office, past the new date, too.
    Missed {
        /// The new date.
        due: Instant,
    },
}

impl Standing {
    /// The standing after one more fact.
    #[must_use]
    pub fn after(mut self, at: Instant, fact: &CaseFact) -> Self {
        match fact {
            CaseFact::Filed { .. } => {}
            CaseFact::Received { first_due, .. } => {
                self.received_at = self.received_at.or(Some(at));
                self.first_due = *first_due;
            }
            CaseFact::DueChanged { due, first_due, reason, .. } => {
                self.first_due = Some(*first_due);
                if *reason == DueChange::Apologised {
                    self.promised.push((at, *due));
                }
            }
            CaseFact::Paused { requests, .. } => {
                self.requests = self.requests.max(*requests);
                self.waiting_since = self.waiting_since.or(Some(at));
            }
            CaseFact::Resumed { first_due, .. } => {
                self.first_due = first_due.or(self.first_due);
                if let Some(since) = self.waiting_since.take() {
                    self.pauses.push((since, at));
                }
            }
            CaseFact::Finished { first_due, supplement_requests, .. } => {
                self.finished_at = Some(at);
                self.first_due = first_due.or(self.first_due);
                self.requests = self.requests.max(*supplement_requests);
            }
            CaseFact::Returned { .. } => self.returned_at = self.returned_at.or(Some(at)),
            CaseFact::Closed { how, .. } => self.closed = Some(Closed { at, how: *how }),
            CaseFact::Reopened { .. } => {
                self.finished_at = None;
                self.returned_at = None;
                self.closed = None;
            }
        }
        self
    }

    /// Where a case that was open at that instant stood then.
    #[must_use]
    pub fn place(&self, as_of: Instant) -> Place {
        let waits = |(from, to): &(Instant, Instant)| *from <= as_of && as_of < *to;
        let past = self.pauses.iter().find(|pause| waits(pause)).map(|(from, _)| *from);
        if let Some(since) = self.waiting_since.filter(|since| *since <= as_of).or(past) {
            return Place::Applicant { since };
        }
        match self.promised.iter().rev().find(|(at, _)| *at <= as_of) {
            Some((_, due)) if *due > as_of => Place::Promised { due: *due },
            Some((_, due)) => Place::Missed { due: *due },
            None => Place::Office,
        }
    }

    /// When the case counts as handled: the first of finished, returned, stopped or refused, withdrawn. What ended or
    /// waits while the applicant had it after the single request counts from that request: the office had it until then.
    #[must_use]
    pub fn handled_at(&self) -> Option<Instant> {
        let answered = self.finished_at.or(self.returned_at);
        let given = self.waiting_since.filter(|_| self.closed.is_some() || self.requests <= REQUESTS_MAX);
        answered.or(given).or(self.closed.map(|closed| closed.at))
    }

    /// What it counts for; `None` before the receipt, and for an open case without a limit.
    #[must_use]
    pub fn count(&self) -> Option<Count> {
        self.received_at?;
        let Some(handled) = self.handled_at() else {
            let due = self.first_due?;
            return Some(Count { verdict: Verdict::Open, value_at: due, due_at: Some(due), answered: false });
        };
        let verdict = match self.first_due {
            _ if self.requests > REQUESTS_MAX => Verdict::Late,
            None => Verdict::NoLimit,
            Some(due) if handled <= due => Verdict::OnTime,
            Some(_) => Verdict::Late,
        };
        let answered = self.finished_at.is_some() || self.returned_at.is_some();
        Some(Count { verdict, value_at: handled, due_at: self.first_due, answered })
    }
}
