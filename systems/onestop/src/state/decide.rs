//! The rule: what a command makes happen, or why it does not. Pure.

use super::{
    case::{Asked, Case, Term},
    command::{Action, Command, Document, Filing},
    context::{Context, Who},
    event::{Event, Filed, What},
    refusal::Refusal,
    rules::timely,
    steps::moved,
    words::{Act, Channel, Outcome, Stage, SupplementMode},
};
use crate::limits::{DOCUMENTS_PER_CASE_MAX, EVENTS_PER_CASE_MAX, SUPPLEMENT_REQUESTS_MAX};
use kernel::{
    CaseCode, Instant,
    deadline::{Allowance, Deadline, Pause},
};
use platform::{Decision, Role};
use trust::Sealed;

type Decided = Result<Decision<Event>, Refusal>;

/// Decides one command. Who may act is checked apart, by [`authorise`](super::rules::authorise).
///
/// # Errors
/// A refusal: why, and what can be done now.
pub fn decide(case: Option<&Case>, command: &Command, who: &Who, context: &Context) -> Decided {
    match (case, &command.action) {
        (None, Action::File(filing)) => file(filing, who, context),
        (None, _) => Err(Refusal::NoCase),
        (Some(_), Action::File(_)) => Err(Refusal::AlreadyFiled),
        (Some(case), _) => Desk { case, who, context }.decide(command),
    }
}

/// Files an application (Decree 61/2018, Articles 16, 17). What the desk enters is thereby received.
fn file(filing: &Filing, who: &Who, context: &Context) -> Decided {
    let facts = &context.procedure;
    if filing.procedure != facts.code {
        return Err(Refusal::WrongContext {
            inside: format!("{} under the facts of {}", filing.procedure, facts.code),
        });
    }
    match (filing.channel, who.role) {
        (Channel::Online, Role::Citizen) | (Channel::Direct | Channel::Post, Role::Desk) => {}
        (Channel::Online, _) => return Err(Refusal::OnlineByTheApplicant),
        (Channel::Direct | Channel::Post, _) => return Err(Refusal::PaperByTheDesk),
    }
    if !facts.channels.contains(&filing.channel) {
        return Err(Refusal::ChannelClosed { channel: filing.channel });
    }
    if !facts.agencies.contains(&filing.agency) {
        return Err(Refusal::AgencyNotCompetent);
    }
    check_documents(context, &filing.documents, 0)?;
    let online = filing.channel == Channel::Online;
    let due = deadline(context, facts.allow, context.now, &[])?;
    let code = CaseCode::compose(&filing.agency, context.now.local().date(), 1)
        .map_err(|error| Refusal::WrongContext { inside: error.to_string() })?;
    let filed = Filed {
        code,
        procedure: filing.procedure.clone(),
        edition: facts.valid_from,
        packs: context.packs.clone(),
        field: facts.field.clone(),
        level: facts.level.clone(),
        agency: filing.agency.clone(),
        channel: filing.channel,
        applicant: if online { Some(who.account) } else { filing.applicant },
        application: filing.application.digest(),
        tracking: filing.tracking,
        documents: filing.documents.clone(),
        allow: facts.allow,
        expected: due.clone().filter(|_| online),
        synthetic: filing.synthetic,
    };
    let mut events = vec![event(who, context, What::Filed(Box::new(filed)))];
    if !online {
        events.push(event(who, context, received(context, filing.channel, &filing.documents, due)?));
    }
    Ok(Decision::Done { events, personal: vec![filing.application.clone()] })
}

/// The receipt: the date is fixed with its proof.
fn received(
    context: &Context,
    channel: Channel,
    documents: &[Document],
    due: Option<Deadline>,
) -> Result<What, Refusal> {
    Ok(What::Received {
        warn_at: due.as_ref().and_then(|deadline| context.warn_at(deadline.due)),
        due,
        transfer_by: context.transfer_by(channel, context.now)?,
        missing: context.procedure.missing(channel, documents),
        position: moved(&context.procedure.process, &engine::State::default(), Act::Receive, None),
    })
}

/// Someone acting on a case.
struct Desk<'a> {
    case: &'a Case,
    who: &'a Who,
    context: &'a Context,
}

impl Desk<'_> {
    fn decide(&self, command: &Command) -> Decided {
        let act = command.act();
        if self.happened_before(&command.action) {
            return Ok(Decision::Already);
        }
        if !timely(act, self.who, self.case) {
            return Err(self.untimely(act, command.seen_version));
        }
        if let Some(seen) = command.seen_version
            && self.overtaken(act, seen)
        {
            return Err(Refusal::Overtaken { stage: self.case.stage, since: self.case.acts_since(seen) });
        }
        if may_repeat(act) && self.case.version >= EVENTS_PER_CASE_MAX {
            return Err(Refusal::TooManyEvents);
        }
        self.act(&command.action)
    }

    fn act(&self, action: &Action) -> Decided {
        match action {
            Action::File(_) => Err(Refusal::AlreadyFiled),
            Action::Receive => self.receive(),
            Action::RequestSupplement { kinds, reason, override_reason } => {
                self.request_supplement(kinds, reason, override_reason.as_ref())
            }
            Action::Supplement { documents, application } => self.supplement(documents, application.as_ref()),
            Action::Refuse { reason } => self.done(What::Refused { reason: reason.digest() }, [Some(reason)]),
            Action::Assign { officer } => self.assign(officer),
            Action::Propose { outcome, note } => self.propose(*outcome, note.as_ref()),
            Action::Sign => self.sign(),
            Action::SendBack { reason } => self
                .done(What::SentBack { reason: reason.digest(), position: self.moved(Act::SendBack) }, [Some(reason)]),
            Action::Return { how } => self.done(What::Returned { how: *how, position: self.moved(Act::Return) }, []),
            Action::Apologise { new_due, reason } => self.apologise(*new_due, reason),
            Action::Withdraw { reason } => self.withdraw(reason.as_ref()),
            Action::Stop { reason } => self.done(What::Stopped { reason: reason.digest() }, [Some(reason)]),
            Action::Correct { application, reason } => self.correct(application, reason),
            Action::Reopen { reason } => {
                self.done(What::Reopened { reason: reason.digest(), position: self.moved(Act::Reopen) }, [Some(reason)])
            }
            Action::WarnLate => self.warn_late(),
        }
    }

    /// Receives a complete file; the limit runs from now (Decree 61/2018, Article 17).
    fn receive(&self) -> Decided {
        let due = deadline(self.context, self.case.allow, self.context.now, &[])?;
        self.done(received(self.context, self.case.channel, &self.case.documents, due)?, [])
    }

    /// Asks for papers: complete and once (Decree 61/2018, Article 15.3). Once more needs a reason of its own, and the
    /// index of Decision 766/QĐ-TTg will count the case as late.
    fn request_supplement(&self, kinds: &[String], reason: &Sealed, again: Option<&Sealed>) -> Decided {
        let asked_before = self.case.supplement_requests;
        if asked_before >= SUPPLEMENT_REQUESTS_MAX {
            return Err(Refusal::SupplementTooOften);
        }
        let beyond = asked_before >= self.context.procedure.supplement_requests_max;
        let again = again.filter(|_| beyond);
        if beyond && again.is_none() {
            return Err(Refusal::SupplementOnce);
        }
        let mut wanted: Vec<String> = Vec::new();
        for (n, kind) in kinds.iter().enumerate() {
            check_kind(self.context, kind, || format!("/kinds/{n}"))?;
            if !wanted.contains(kind) {
                wanted.push(kind.clone());
            }
        }
        if wanted.is_empty() {
            return Err(Refusal::NothingAsked);
        }
        let what = What::SupplementRequested {
            kinds: wanted,
            reason: reason.digest(),
            override_reason: again.map(Sealed::digest),
        };
        self.done(what, [Some(reason), again])
    }

    /// The applicant brings what was asked for. After the receipt the clock goes on: with a pause, or from nothing,
    /// as the procedure says (Decree 61/2018, Article 19.4; Decision 766/QĐ-TTg).
    fn supplement(&self, documents: &[Document], application: Option<&Sealed>) -> Decided {
        check_documents(self.context, documents, self.case.documents.len())?;
        let Some(asked) = &self.case.asked else { return Err(self.untimely(Act::Supplement, None)) };
        self.check_all_there(asked, documents, application.is_some())?;
        let (now, mode) = (self.context.now, self.context.procedure.supplement_mode);
        let (from, pauses) = match &self.case.term {
            Some(term) => term.resumed(now, mode),
            None => (now, Vec::new()),
        };
        let due = deadline(self.context, self.case.allow, from, &pauses)?;
        let promised = due.as_ref().map(|law| self.case.term.as_ref().map_or(law.due, |term| promised(term, law.due)));
        let warn_at = promised.filter(|_| self.case.is_received()).and_then(|due| self.context.warn_at(due));
        let transfer_by = match asked.resume {
            Stage::Received => Some(self.context.transfer_by(self.case.channel, now)?),
            _ => None,
        };
        let what = What::Supplemented {
            documents: documents.to_vec(),
            application: application.map(Sealed::digest),
            restarted: self.case.term.is_some() && mode == SupplementMode::Restart,
            due,
            transfer_by,
            warn_at,
        };
        self.done(what, [application])
    }

    /// Every kind that was asked for is there; the form counts as there when the application came anew.
    fn check_all_there(&self, asked: &Asked, documents: &[Document], form_too: bool) -> Result<(), Refusal> {
        let facts = |kind: &str| self.context.procedure.document(kind);
        let there = |kind: &str| {
            documents.iter().any(|document| document.kind == kind)
                || (form_too && facts(kind).is_some_and(|document| document.filled_by_form))
        };
        let missing = asked.kinds.iter().filter(|kind| !there(kind));
        let names: Vec<_> = missing.filter_map(|kind| facts(kind)).map(|document| document.name.clone()).collect();
        if names.is_empty() { Ok(()) } else { Err(Refusal::StillMissing { names }) }
    }

    /// Hands the file to an officer of the agency (Decree 61/2018, Article 18).
    fn assign(&self, officer: &Who) -> Decided {
        if officer.role != Role::Officer || !officer.works_for(&self.case.agency) {
            return Err(Refusal::NotAnOfficer);
        }
        self.done(What::Assigned { officer: officer.account }, [])
    }

    /// Proposes the decision. Who proposes on a case that nobody has, takes it.
    fn propose(&self, outcome: Outcome, note: Option<&Sealed>) -> Decided {
        let position = self.moved(Act::Propose);
        let proposed = What::Proposed { outcome, note: note.map(Sealed::digest), position };
        let mut events = Vec::with_capacity(2);
        if self.case.assignee.is_none() {
            events.push(event(self.who, self.context, What::Assigned { officer: self.who.account }));
        }
        events.push(event(self.who, self.context, proposed));
        Ok(Decision::Done { events, personal: note.into_iter().cloned().collect() })
    }

    fn sign(&self) -> Decided {
        let Some(proposal) = &self.case.proposal else { return Err(self.untimely(Act::Sign, None)) };
        self.done(What::Signed { outcome: proposal.outcome, position: self.moved(Act::Sign) }, [])
    }

    /// Apologises with a new date, at most once, and at least a day ahead (Decree 61/2018, Article 19.9). Later than
    /// that it is still said, and the record shows that it came late.
    fn apologise(&self, new_due: Instant, reason: &Sealed) -> Decided {
        let Some(term) = &self.case.term else { return Err(Refusal::NoDue) };
        if let Some(apology) = &term.apology {
            return Err(Refusal::ApologisedOnce { due: apology.due });
        }
        let now = self.context.now;
        let after = term.due.max(now);
        if new_due <= after {
            return Err(Refusal::NewDueTooSoon { after });
        }
        match self.context.is_within_hours(new_due) {
            Ok(true) => {}
            Ok(false) => return Err(Refusal::NewDueOutOfHours { date: new_due.local().date() }),
            Err(_) => return Err(Refusal::NewDueTooFar { known_to: self.context.calendar.known_to }),
        }
        let what = What::Apologised {
            due: new_due,
            was: term.due,
            reason: reason.digest(),
            in_time: now.local().date() < term.due.local().date(),
            warn_at: self.context.warn_at(new_due),
        };
        self.done(what, [Some(reason)])
    }

    /// The applicant takes the application back; the desk writes it down for one who has no account.
    fn withdraw(&self, reason: Option<&Sealed>) -> Decided {
        if self.who.role == Role::Desk && reason.is_none() {
            return Err(Refusal::ReasonNeeded);
        }
        self.done(What::Withdrawn { reason: reason.map(Sealed::digest) }, [reason])
    }

    fn correct(&self, application: &Sealed, reason: &Sealed) -> Decided {
        let what =
            What::Corrected { application: application.digest(), was: self.case.application, reason: reason.digest() };
        self.done(what, [Some(application), Some(reason)])
    }

    fn warn_late(&self) -> Decided {
        match &self.case.term {
            Some(term) => self.done(What::LateWarned { due: term.due }, []),
            None => Ok(Decision::Already),
        }
    }

    /// Whether this very act has been done: a second click, a job that ran twice, a reminder no longer needed.
    ///
    /// An act with words of its own (a reason, a note) is never taken for a repetition: the second words would be lost.
    fn happened_before(&self, action: &Action) -> bool {
        let case = self.case;
        let again = |act: Act| case.last().is_some_and(|last| last.act == act && last.by == self.who.account);
        match action {
            Action::Receive => again(Act::Receive),
            Action::Sign => again(Act::Sign),
            Action::Return { how } => again(Act::Return) && case.returned_how == Some(*how),
            Action::Withdraw { reason: None } => again(Act::Withdraw),
            Action::Assign { officer } => case.stage == Stage::Processing && case.assignee == Some(officer.account),
            Action::WarnLate => !self.warning_due(),
            _ => false,
        }
    }

    fn warning_due(&self) -> bool {
        let running = self.case.stage.is_running();
        self.case.term.as_ref().is_some_and(|term| {
            let reached = term.warn_at.is_some_and(|at| at <= self.context.now);
            running && reached && term.warned_of != Some(term.due)
        })
    }

    fn untimely(&self, act: Act, seen: Option<u64>) -> Refusal {
        let (case, stage) = (self.case, self.case.stage);
        match seen.map(|seen| case.acts_since(seen)) {
            Some(since) if !since.is_empty() => Refusal::Overtaken { stage, since },
            _ => Refusal::NotNow { act, stage, last: case.last().copied() },
        }
    }

    /// Whether what the person looked at is no longer what they would act on, although the act itself still fits.
    fn overtaken(&self, act: Act, seen: u64) -> bool {
        match act {
            Act::Sign | Act::SendBack | Act::Return | Act::Reopen => {
                self.case.proposal.as_ref().is_some_and(|proposal| proposal.version > seen)
            }
            Act::Correct => self.case.application_version > seen,
            Act::Assign => self.case.acts_since(seen).iter().any(|done| done.act == Act::Assign),
            _ => false,
        }
    }

    /// Where the act leads in the internal process.
    fn moved(&self, act: Act) -> engine::State {
        let outcome = self.case.proposal.as_ref().map(|proposal| proposal.outcome);
        moved(&self.context.procedure.process, &self.case.position, act, outcome)
    }

    fn done<const N: usize>(&self, what: What, personal: [Option<&Sealed>; N]) -> Decided {
        let personal = personal.into_iter().flatten().cloned().collect();
        Ok(Decision::Done { events: vec![event(self.who, self.context, what)], personal })
    }
}

/// The date promised after a supplement: the law's, but never earlier than what an apology promised.
fn promised(term: &Term, law: Instant) -> Instant {
    term.apology.as_ref().map_or(law, |apology| apology.due.max(law))
}

/// Acts that could go round for ever.
const fn may_repeat(act: Act) -> bool {
    matches!(act, Act::RequestSupplement | Act::Assign | Act::SendBack | Act::Correct | Act::Reopen)
}

fn event(who: &Who, context: &Context, what: What) -> Event {
    Event { at: context.now, by: who.account, role: who.role, what }
}

fn deadline(
    context: &Context,
    allow: Option<Allowance>,
    from: Instant,
    pauses: &[Pause],
) -> Result<Option<Deadline>, Refusal> {
    Ok(context.deadline(allow, from, pauses)?)
}

fn check_documents(context: &Context, documents: &[Document], already: usize) -> Result<(), Refusal> {
    if already + documents.len() > DOCUMENTS_PER_CASE_MAX {
        return Err(Refusal::TooManyDocuments);
    }
    for (n, document) in documents.iter().enumerate() {
        check_kind(context, &document.kind, || format!("/documents/{n}/kind"))?;
    }
    Ok(())
}

fn check_kind(context: &Context, kind: &str, path: impl Fn() -> String) -> Result<(), Refusal> {
    let facts = &context.procedure;
    if facts.document(kind).is_some() {
        return Ok(());
    }
    Err(Refusal::UnknownDocument {
        path: path(),
        known: facts.documents.iter().map(|document| document.name.clone()).collect(),
    })
}
