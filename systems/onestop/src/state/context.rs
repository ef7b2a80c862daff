//! All that a decision may know besides the case and the command: the law, the calendar, the hour, the actor.

use super::{
    command::Document,
    words::{Channel, SupplementMode},
};
use crate::limits::{NEW_DUE_LIMITS_MAX, NEW_DUE_WORKING_DAYS_MAX};
use engine::StepId;
use kernel::{
    AccountId, AgencyCode, Date, Instant, ProcedureCode, Said, Time,
    calendar::{Calendar, CalendarError},
    deadline::{self, Allowance, Deadline, DeadlineError, Pause},
};
use platform::{Actor, Role};
use std::sync::Arc;

/// Who acts, as far as a rule may care.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Who {
    /// The account.
    pub account: AccountId,
    /// What it may be.
    pub role: Role,
    /// For which agency it works; `None` for citizens, administrators and the program.
    pub agency: Option<AgencyCode>,
}

impl From<&Actor> for Who {
    fn from(actor: &Actor) -> Self {
        Self { account: actor.id, role: actor.role, agency: actor.agency.clone() }
    }
}

impl Who {
    /// Whether this person works for exactly that agency.
    #[must_use]
    pub fn works_for(&self, agency: &AgencyCode) -> bool {
        self.role.is_staff() && self.agency.as_ref() == Some(agency)
    }
}

/// What the law and the clock say at this moment.
#[derive(Clone, Debug)]
pub struct Context {
    /// The civil clock.
    pub now: Instant,
    /// Working days and hours of the rule set in force.
    pub calendar: Arc<Calendar>,
    /// The procedure's edition: in force now for a filing, the one it began under for a running case.
    pub procedure: Arc<ProcedureFacts>,
    /// Hash of the packs in use.
    pub packs: String,
}

/// What a decision needs of one edition of a procedure.
#[derive(Clone, Debug)]
pub struct ProcedureFacts {
    /// Its code.
    pub code: ProcedureCode,
    /// The first day of this edition, which names it.
    pub valid_from: Date,
    /// Field of administration, by the pack's key.
    pub field: String,
    /// Level of government that decides: `commune`, `district`, `province`.
    pub level: String,
    /// The time allowed; `None` when the law sets none ("no appointment date").
    pub allow: Option<Allowance>,
    /// How it may be filed.
    pub channels: Vec<Channel>,
    /// Who takes it.
    pub agencies: Vec<AgencyCode>,
    /// What belongs to a complete file.
    pub documents: Vec<DocumentFacts>,
    /// What the clock does while the applicant supplements.
    pub supplement_mode: SupplementMode,
    /// How often papers may be asked for without a reason of its own.
    pub supplement_requests_max: u32,
    /// The approved internal process.
    pub process: Arc<engine::Process>,
    /// Its steps during which time stands still.
    pub stopped: Vec<StepId>,
}

/// One of a procedure's documents.
#[derive(Clone, Debug)]
pub struct DocumentFacts {
    /// Its key.
    pub key: String,
    /// Its name.
    pub name: Said,
    /// Whether it always belongs to the file.
    pub required: bool,
    /// One of several that stand for each other.
    pub group: Option<String>,
    /// Only for these channels; empty: for all.
    pub channels: Vec<Channel>,
    /// The online form is this document.
    pub filled_by_form: bool,
    /// It is shown, not handed in.
    pub shown_only: bool,
}

impl DocumentFacts {
    fn asked_for(&self, channel: Channel) -> bool {
        let for_channel = self.channels.is_empty() || self.channels.contains(&channel);
        for_channel && self.required && !self.filled_by_form && !self.shown_only
    }
}

impl ProcedureFacts {
    /// Whether time stands still for a case that stands so: only when nothing under way counts, so that a part which the
    /// office still works on is never given away.
    #[must_use]
    pub fn stops(&self, position: &engine::State) -> bool {
        !position.active.is_empty() && position.active.iter().all(|step| self.stopped.contains(step))
    }

    /// The document of that key.
    #[must_use]
    pub fn document(&self, key: &str) -> Option<&DocumentFacts> {
        self.documents.iter().find(|document| document.key == key)
    }

    /// Required documents that are not among `given`, by key. One of a group stands for all of it.
    ///
    /// It informs and never decides: conditions ("when the child was found") are judged by the person at the desk
    /// (Decree 61/2018, Article 17).
    #[must_use]
    pub fn missing(&self, channel: Channel, given: &[Document]) -> Vec<String> {
        let there = |wanted: &DocumentFacts| {
            given.iter().filter_map(|given| self.document(&given.kind)).any(|document| {
                document.key == wanted.key || (document.group.is_some() && document.group == wanted.group)
            })
        };
        let wanted = self.documents.iter().filter(|document| document.asked_for(channel));
        wanted.filter(|document| !there(document)).map(|document| document.key.clone()).collect()
    }
}

impl Context {
    /// The law's due date for what was received complete at `from`; `None` when the procedure sets no limit.
    ///
    /// # Errors
    /// When the calendar does not reach far enough.
    pub fn deadline(
        &self,
        allow: Option<Allowance>,
        from: Instant,
        pauses: &[Pause],
    ) -> Result<Option<Deadline>, DeadlineError> {
        allow.map(|allow| deadline::compute(&self.calendar, from, allow, pauses)).transpose()
    }

    /// When the file has to be with the deciding agency (Decree 61/2018, Article 18): an online file at once; paper on
    /// the same working day, or at the next opening when it came after the cut-off.
    ///
    /// # Errors
    /// When the calendar does not reach far enough.
    pub fn transfer_by(&self, channel: Channel, received: Instant) -> Result<Instant, CalendarError> {
        if channel == Channel::Online { Ok(received) } else { self.calendar.hand_over_by(received) }
    }

    /// When to remind the office of a due date: the opening of the last working day before it, so that the apology can
    /// go out a day ahead (Decree 61/2018, Article 19.9). `None` when that has passed or the limit is shorter than that.
    #[must_use]
    pub fn warn_at(&self, due: Instant) -> Option<Instant> {
        let day = self.calendar.previous_working_day(due.local().date()).ok()?;
        Some(self.calendar.opening(day)).filter(|opening| *opening > self.now)
    }

    /// The last date that may be promised in the place of one at `from`: so many working days on, or the procedure's own
    /// limit so many times over, where that is longer. `None` where the calendar ends before.
    #[must_use]
    pub fn new_due_until(&self, allow: Option<Allowance>, from: Instant) -> Option<Instant> {
        let times = |n: u32| n.saturating_mul(NEW_DUE_LIMITS_MAX);
        let own = match allow? {
            Allowance::WorkingDays(n) => Allowance::WorkingDays(times(n)),
            Allowance::WorkingHours(n) => Allowance::WorkingHours(times(n)),
            Allowance::Days(n) => Allowance::Days(times(n)),
            Allowance::Months(n) => Allowance::Months(times(n)),
            Allowance::SameDay => Allowance::SameDay,
        };
        // From the opening of that day: at closing it would count from the next one.
        let from = self.calendar.opening(from.local().date());
        let until = |allow| deadline::compute(&self.calendar, from, allow, &[]).ok().map(|deadline| deadline.due);
        Some(until(own)?.max(until(Allowance::WorkingDays(NEW_DUE_WORKING_DAYS_MAX))?))
    }

    /// Whether the office is open up to that instant: a date can be promised for closing time, not for lunch.
    ///
    /// # Errors
    /// When the calendar does not reach so far.
    pub fn is_within_hours(&self, at: Instant) -> Result<bool, CalendarError> {
        let local = at.local();
        let open = |(opens, closes): &(Time, Time)| *opens < local.time() && local.time() <= *closes;
        Ok(self.calendar.is_working_day(local.date())? && self.calendar.rules.hours.iter().any(open))
    }
}
