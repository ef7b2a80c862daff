//! The state of a case: what is left when all its events have been told.

use super::{
    command::Document,
    words::{Act, Channel, Outcome, ReturnHow, Stage, SupplementMode},
};
use crate::limits::RECENT_ACTS_MAX;
use engine::StepId;
use kernel::{
    AccountId, AgencyCode, CaseCode, Date, Instant, ProcedureCode,
    deadline::{Allowance, Deadline, Pause},
};
use platform::Role;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trust::Digest;

/// One case (hồ sơ).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Case {
    /// How many events it has had; the stream's version.
    pub version: u64,
    /// Its code.
    pub code: CaseCode,
    /// What was applied for.
    pub procedure: ProcedureCode,
    /// Under which edition of the procedure: its first day.
    pub edition: Date,
    /// Field of administration, by the pack's key.
    pub field: String,
    /// Level of government that decides.
    pub level: String,
    /// The agency that handles it.
    pub agency: AgencyCode,
    /// How it came.
    pub channel: Channel,
    /// The applicant's account, when known.
    pub applicant: Option<AccountId>,
    /// The application in force: applicant, answers, file names, tracking key.
    pub application: Digest,
    /// The version at which the application was last replaced.
    pub application_version: u64,
    /// What a tracking key is checked against.
    pub tracking: Digest,
    /// Everything handed in, in order.
    pub documents: Vec<Document>,
    /// Made up for a demonstration.
    pub synthetic: bool,
    /// Where it stands.
    pub stage: Stage,
    /// Where it stands in the approved internal process; nowhere before the receipt.
    pub position: engine::State,
    /// The steps under way: since when, and with whom when somebody was named.
    #[serde(default)]
    pub parts: BTreeMap<StepId, Part>,
    /// Who handles it.
    pub assignee: Option<AccountId>,
    /// When it was filed.
    pub filed_at: Instant,
    /// When it was received as complete.
    pub received_at: Option<Instant>,
    /// When the file has to be with the deciding agency; only until it is.
    pub transfer_by: Option<Instant>,
    /// When it came there, and whether in time.
    #[serde(default)]
    pub handed_over: Option<HandOver>,
    /// When it was decided.
    pub finished_at: Option<Instant>,
    /// When it ended: result handed over, refused, withdrawn or stopped.
    pub closed_at: Option<Instant>,
    /// The time allowed.
    pub allow: Option<Allowance>,
    /// The due date if it were received as complete at once; only until it is received.
    pub expected: Option<Deadline>,
    /// The running time limit; from the receipt, and only when the procedure sets one.
    pub term: Option<Term>,
    /// What the applicant has been asked for; only while it is awaited.
    pub asked: Option<Asked>,
    /// How often papers have been asked for.
    pub supplement_requests: u32,
    /// How often beyond what the rules allow.
    pub supplement_overrides: u32,
    /// What is proposed or was signed.
    pub proposal: Option<Proposal>,
    /// What the leader gave back, until it is proposed again.
    #[serde(default)]
    pub sent_back: Option<SentBack>,
    /// How the result was handed over.
    pub returned_how: Option<ReturnHow>,
    /// Why it was refused, withdrawn or stopped.
    pub ending: Option<Digest>,
    /// The last acts, oldest first, to tell what happened in between.
    pub recent: Vec<Done>,
}

/// A step under way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// Since when.
    pub since: Instant,
    /// To whom it was given by name; else it is for whoever has the case, or the step's role.
    pub holder: Option<AccountId>,
}

/// The passing of a file from the desk to the handling side.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandOver {
    /// When.
    pub at: Instant,
    /// When it had to be.
    pub due: Instant,
    /// Whether it was later than that.
    pub late: bool,
}

/// The time limit of a case.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// The receipt it is counted from; later than the first one when a supplement began it anew.
    pub counted_from: Instant,
    /// The law's answer with its proof.
    pub deadline: Deadline,
    /// The date first promised. A supplement moves it as the law moves it, an apology never does: whether a case was
    /// on time is judged by this date.
    pub first_due: Instant,
    /// The date promised now: by the law, or in the apology.
    pub due: Instant,
    /// When the office is to be reminded.
    pub warn_at: Option<Instant>,
    /// Of which due date it has been reminded.
    pub warned_of: Option<Instant>,
    /// When time stood still, oldest first: the applicant had the case, or every step under way was one that does not
    /// count.
    pub pauses: Vec<Pause>,
    /// Since when it stands still now. It stays when the case ends in that state: the office had it until then.
    pub paused_since: Option<Instant>,
    /// The one apology.
    pub apology: Option<Apology>,
}

/// The apology for a delay.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Apology {
    /// When it was said.
    pub at: Instant,
    /// The date it promised.
    pub due: Instant,
    /// The date it replaced.
    pub was: Instant,
    /// Why.
    pub reason: Digest,
    /// Whether it was said a day ahead.
    pub in_time: bool,
}

/// What the applicant has been asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Asked {
    /// When.
    pub at: Instant,
    /// Which kinds of document.
    pub kinds: Vec<String>,
    /// Those of them that the desk had before it and found not in order.
    #[serde(default)]
    pub wrong: Vec<String>,
    /// Why.
    pub reason: Digest,
    /// Where the case goes on afterwards.
    pub resume: Stage,
}

/// A decision proposed, perhaps signed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Which.
    pub outcome: Outcome,
    /// With which note.
    pub note: Option<Digest>,
    /// By whom.
    pub by: AccountId,
    /// The version of the case that it made: who signs must have seen it.
    pub version: u64,
}

/// A proposal that the leader gave back, or a signed decision that the leader took back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentBack {
    /// When.
    pub at: Instant,
    /// Why.
    pub reason: Digest,
}

/// An act that was done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Done {
    /// Which.
    pub act: Act,
    /// By whom.
    pub by: AccountId,
    /// In which role.
    pub role: Role,
    /// When.
    pub at: Instant,
    /// The version of the case that it made.
    pub version: u64,
    /// Whether an officer took the case, and was not given it.
    #[serde(default)]
    pub own: bool,
}

impl Case {
    /// The date promised to the applicant; none before the receipt, and when the procedure sets no limit.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        self.term.as_ref().map(|term| term.due)
    }

    /// The due date to show: promised, or expected while nothing is promised yet.
    #[must_use]
    pub fn shown_due(&self) -> Option<Instant> {
        self.due().or_else(|| self.expected.as_ref().map(|deadline| deadline.due))
    }

    /// The proof of the due date to show. After an apology it proves the law's date, which the apology replaced.
    #[must_use]
    pub fn shown_deadline(&self) -> Option<&Deadline> {
        self.term.as_ref().map(|term| &term.deadline).or(self.expected.as_ref())
    }

    /// The date by which the law judges the case.
    #[must_use]
    pub fn first_due(&self) -> Option<Instant> {
        self.term.as_ref().map(|term| term.first_due)
    }

    /// Whether it has been received as complete.
    #[must_use]
    pub const fn is_received(&self) -> bool {
        self.received_at.is_some()
    }

    /// Whether the clock stands still: for the applicant's papers, or for a step that does not count.
    #[must_use]
    pub fn is_paused(&self) -> bool {
        (self.stage == Stage::Supplement && self.is_received()) || self.stands_still()
    }

    /// Whether the clock stands still because every step under way is one that does not count (a tax to be paid, a
    /// notice to be posted). The stage says nothing of it: it is a dimension of its own, as the national code 6 is.
    #[must_use]
    pub fn stands_still(&self) -> bool {
        self.stage.is_running() && self.term.as_ref().is_some_and(|term| term.paused_since.is_some())
    }

    /// Whether the time limit runs now: what can be late.
    #[must_use]
    pub fn is_ticking(&self) -> bool {
        self.stage.is_running() && !self.stands_still()
    }

    /// Whether the desk still has to pass the file on.
    #[must_use]
    pub fn is_to_hand_over(&self) -> bool {
        self.stage == Stage::Received && self.transfer_by.is_some()
    }

    /// Who has a step under way: whom it was given to by name, else whoever has the case.
    #[must_use]
    pub fn holder(&self, step: StepId) -> Option<AccountId> {
        self.parts.get(&step).and_then(|part| part.holder).or(self.assignee)
    }

    /// Whether it is late at that moment: unanswered past the date first promised, or answered after it. What was
    /// stopped while the applicant had it is judged by the day it was given to them (Decision 766/QĐ-TTg).
    #[must_use]
    pub fn is_late(&self, now: Instant) -> bool {
        let until = match self.stage {
            stage if stage.is_running() => self.term.as_ref().map(|term| term.paused_since.unwrap_or(now)),
            Stage::Finished | Stage::Returned => self.finished_at,
            Stage::Stopped => self.term.as_ref().and_then(|term| term.paused_since).or(self.closed_at),
            _ => None,
        };
        matches!((until, self.first_due()), (Some(until), Some(due)) if until > due)
    }

    /// The step of the internal process that is next, by its number in the table; the first of several.
    #[must_use]
    pub fn step(&self) -> Option<u32> {
        self.position.active.first().copied()
    }

    /// The last act.
    #[must_use]
    pub fn last(&self) -> Option<&Done> {
        self.recent.last()
    }

    /// The acts since a version, as far back as they are remembered.
    #[must_use]
    pub fn acts_since(&self, version: u64) -> Vec<Done> {
        self.recent.iter().filter(|done| done.version > version).copied().collect()
    }

    /// Follows the position: steps that have begun since, and those that have ended.
    pub(super) fn follow_position(&mut self, at: Instant) {
        let active = &self.position.active;
        self.parts.retain(|step, _| active.contains(step));
        for step in active {
            self.parts.entry(*step).or_insert(Part { since: at, holder: None });
        }
    }

    /// Notes an act, forgetting the oldest.
    pub(super) fn remember(&mut self, done: Done) {
        if self.recent.len() >= RECENT_ACTS_MAX {
            self.recent.remove(0);
        }
        self.recent.push(done);
    }
}

impl Term {
    /// The limit as it begins at the receipt.
    #[must_use]
    pub fn begin(counted_from: Instant, deadline: Deadline, warn_at: Option<Instant>) -> Self {
        let due = deadline.due;
        Self {
            counted_from,
            deadline,
            first_due: due,
            due,
            warn_at,
            warned_of: None,
            pauses: Vec::new(),
            paused_since: None,
            apology: None,
        }
    }

    /// What a supplement handed in at `now` does to the receipt and the pauses, before the date is computed anew.
    #[must_use]
    pub fn resumed(&self, now: Instant, mode: SupplementMode) -> (Instant, Vec<Pause>) {
        match mode {
            SupplementMode::Restart => (now, Vec::new()),
            SupplementMode::Pause => (self.counted_from, self.paused_until(now)),
        }
    }

    /// The pauses, the present one ended at `until`.
    #[must_use]
    pub fn paused_until(&self, until: Instant) -> Vec<Pause> {
        let mut pauses = self.pauses.clone();
        if let Some(from) = self.paused_since.filter(|since| *since < until) {
            pauses.push(Pause { from, to: until });
        }
        pauses
    }

    /// Goes on with the law's new date. A date promised in an apology is never shortened by it.
    pub(super) fn go_on(&mut self, deadline: &Deadline, warn_at: Option<Instant>) {
        self.paused_since = None;
        self.first_due = deadline.due;
        self.due = self.apology.as_ref().map_or(deadline.due, |apology| apology.due.max(deadline.due));
        self.deadline = deadline.clone();
        self.warn_at = warn_at;
    }
}
