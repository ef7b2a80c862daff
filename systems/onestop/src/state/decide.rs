//! The rule: what a command makes happen, or why it does not. Pure.

use super::{
    case::{Asked, Case, Term},
    command::{Action, Command, CompleteStep, Document, Filing},
    context::{Context, Who},
    event::{Event, Filed, Resumed, StepCompleted, What},
    refusal::Refusal,
    rules::timely,
    steps::{Completion, moved, to_complete},
    words::{Act, Channel, Outcome, ReturnHow, Stage, SupplementMode},
};
use crate::delivery::ways;
use crate::limits::{DOCUMENTS_PER_CASE_MAX, EVENTS_PER_CASE_MAX, MINUTES_AGO_DAYS_MAX, SUPPLEMENT_REQUESTS_MAX};
use engine::{Step, StepId, StepKind};
use kernel::{
    AccountId, CaseCode, Instant,
    deadline::{Allowance, Deadline, Pause},
};
use platform::{Decision, Role};
use std::collections::{BTreeMap, BTreeSet};
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
        (Some(case), _) => Desk { case, who, context, seen: command.seen_version }.decide(command),
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
    let minutes_at = minutes(filing, context.now)?;
    let missing = filing.missing.as_ref().filter(|_| !online);
    let due = deadline(context, facts.allow, minutes_at.unwrap_or(context.now), &[])?;
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
        minutes_at,
    };
    let mut events = vec![event(who, context, What::Filed(Box::new(filed)))];
    let mut personal = vec![filing.application.clone()];
    if let Some(missing) = missing {
        let kinds = wanted(context, &missing.kinds)?;
        let reason = missing.reason.digest();
        let wrong = missing.wrong.iter().filter(|kind| kinds.contains(kind)).cloned().collect();
        events.push(event(who, context, What::SupplementRequested { kinds, reason, override_reason: None, wrong }));
        personal.push(missing.reason.clone());
    } else if !online {
        events.push(event(who, context, received(context, filing.channel, &filing.documents, due, minutes_at)?));
    }
    Ok(Decision::Done { events, personal })
}

/// When the hand-over minutes with the post were signed, if the desk says so: the legal time of filing (Decision
/// 45/2016/QĐ-TTg). Not in the future, and not so long ago that it must be a slip.
fn minutes(filing: &Filing, now: Instant) -> Result<Option<Instant>, Refusal> {
    let Some(at) = filing.minutes_at else { return Ok(None) };
    if filing.channel != Channel::Post {
        return Err(Refusal::MinutesByPost);
    }
    let from = now.plus_minutes(-MINUTES_AGO_DAYS_MAX * 24 * 60);
    if at > now || at < from {
        return Err(Refusal::MinutesWhen { from, to: now });
    }
    Ok(Some(at))
}

/// The receipt: the date is fixed with its proof. `from`: since when it counts, when that is not now.
fn received(
    context: &Context,
    channel: Channel,
    documents: &[Document],
    due: Option<Deadline>,
    from: Option<Instant>,
) -> Result<What, Refusal> {
    Ok(What::Received {
        warn_at: due.as_ref().and_then(|deadline| context.warn_at(deadline.due)),
        due,
        from,
        transfer_by: context.transfer_by(channel, from.unwrap_or(context.now))?,
        missing: context.procedure.missing(channel, documents),
        position: moved(&context.procedure.process, &engine::State::default(), Act::Receive, None),
    })
}

/// Someone acting on a case.
struct Desk<'a> {
    case: &'a Case,
    who: &'a Who,
    context: &'a Context,
    /// The version that the person had before their eyes.
    seen: Option<u64>,
}

impl Desk<'_> {
    fn decide(&self, command: &Command) -> Decided {
        let act = command.act();
        if self.happened_before(&command.action) {
            return Ok(Decision::Already);
        }
        if !timely(act, self.who, self.case) {
            return Err(self.untimely(act));
        }
        if let Some(seen) = self.seen
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
            Action::HandOver => self.hand_over(),
            Action::Assign { officer } => self.assign(officer),
            Action::CompleteStep(done) => self.complete_step(done),
            Action::Propose { outcome, note } => self.propose(*outcome, note.as_ref()),
            Action::Sign => self.sign(),
            Action::SendBack { reason } => self
                .done(What::SentBack { reason: reason.digest(), position: self.moved(Act::SendBack) }, [Some(reason)]),
            Action::Return { how, to, note } => self.returned(*how, to.as_ref(), note.as_ref()),
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
        self.done(received(self.context, self.case.channel, &self.case.documents, due, None)?, [])
    }

    /// Asks for papers: complete and once (Decree 61/2018, Article 15.3). Once more needs a reason of its own, and the
    /// index of Decision 766/QĐ-TTg will count the case as late.
    fn request_supplement(&self, kinds: &[String], reason: &Sealed, again: Option<&Sealed>) -> Decided {
        self.time_runs()?;
        let asked_before = self.case.supplement_requests;
        if asked_before >= SUPPLEMENT_REQUESTS_MAX {
            return Err(Refusal::SupplementTooOften);
        }
        let beyond = asked_before >= self.context.procedure.supplement_requests_max;
        let again = again.filter(|_| beyond);
        if beyond && again.is_none() {
            return Err(Refusal::SupplementOnce);
        }
        let what = What::SupplementRequested {
            kinds: wanted(self.context, kinds)?,
            reason: reason.digest(),
            override_reason: again.map(Sealed::digest),
            wrong: Vec::new(),
        };
        self.done(what, [Some(reason), again])
    }

    /// The applicant brings what was asked for. After the receipt the clock goes on: with a pause, or from nothing,
    /// as the procedure says (Decree 61/2018, Article 19.4; Decision 766/QĐ-TTg).
    fn supplement(&self, documents: &[Document], application: Option<&Sealed>) -> Decided {
        check_documents(self.context, documents, self.case.documents.len())?;
        let Some(asked) = &self.case.asked else { return Err(self.untimely(Act::Supplement)) };
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

    /// Passes the file to the handling side: on the same working day, after the cut-off at the next opening (Decree
    /// 61/2018, Article 18). Later than that it is still passed on, and the record shows that it came late.
    fn hand_over(&self) -> Decided {
        let Some(due) = self.case.transfer_by else { return Err(self.untimely(Act::HandOver)) };
        self.done(What::HandedOver { due, late: self.context.now > due }, [])
    }

    /// Finishes a step of the table. A leader who names an officer on a case that nobody has gives it to that officer;
    /// an officer who finishes a step of such a case takes it.
    fn complete_step(&self, done: &CompleteStep) -> Decided {
        let (case, facts) = (self.case, &self.context.procedure);
        let possible: Vec<Completion> = to_complete(&facts.process, case, self.who).collect();
        let chosen = possible.iter().find(|one| one.step == done.step && one.outcome == done.outcome);
        let Some(chosen) = chosen else { return Err(self.no_such_step(done.step, &possible)) };
        self.check_answer(done, chosen.step)?;
        let mut holders = BTreeMap::new();
        for (n, (step, officer)) in done.holders.iter().enumerate() {
            self.check_officer(officer, || format!("/holders/{n}/officer"))?;
            if !chosen.given.contains(step) {
                return Err(Refusal::NotNext { path: format!("/holders/{n}/step"), next: chosen.given.clone() });
            }
            holders.insert(*step, officer.account);
        }
        let mut events = Vec::with_capacity(2);
        let taken =
            if self.who.role == Role::Officer { Some(self.who.account) } else { holders.values().next().copied() };
        if let Some(officer) = taken.filter(|_| case.assignee.is_none()) {
            events.push(event(self.who, self.context, What::Assigned { officer }));
        }
        let (by, at) = done.answered.as_ref().map(|(by, at)| (by, *at)).unzip();
        let stops = case.stage != Stage::Finished && facts.stops(&chosen.next);
        events.push(event(
            self.who,
            self.context,
            What::StepCompleted(Box::new(StepCompleted {
                step: chosen.step,
                outcome: chosen.outcome.clone(),
                position: chosen.next.clone(),
                holders,
                answered_by: by.map(Sealed::digest),
                answered_at: at,
                note: done.note.as_ref().map(Sealed::digest),
                stops,
                resumed: if stops { None } else { self.resumed(at)? },
            })),
        ));
        Ok(Decision::Done { events, personal: [by, done.note.as_ref()].into_iter().flatten().cloned().collect() })
    }

    /// Time goes on after a step that did not count: the pause ends with the answer, not with its entry.
    fn resumed(&self, answered_at: Option<Instant>) -> Result<Option<Resumed>, Refusal> {
        let Some(term) = self.case.term.as_ref().filter(|_| self.case.stands_still()) else { return Ok(None) };
        let since = term.paused_since.unwrap_or(self.context.now);
        let until = answered_at.unwrap_or(self.context.now).max(since);
        let due = deadline(self.context, self.case.allow, term.counted_from, &term.paused_until(until))?;
        Ok(due.map(|due| Resumed { until, warn_at: self.context.warn_at(promised(term, due.due)), due }))
    }

    /// A step outside the office ends with an answer: by whom, and when, between the receipt and now.
    fn check_answer(&self, done: &CompleteStep, step: StepId) -> Result<(), Refusal> {
        let outside = |step: &Step| step.kind == StepKind::External;
        let from = self.case.received_at.unwrap_or(self.case.filed_at);
        match &done.answered {
            None if self.context.procedure.process.step(step).is_some_and(outside) => Err(Refusal::AnswerNeeded),
            Some((_, at)) if *at > self.context.now || *at < from => {
                Err(Refusal::AnsweredWhen { from, to: self.context.now })
            }
            _ => Ok(()),
        }
    }

    fn no_such_step(&self, step: StepId, possible: &[Completion]) -> Refusal {
        let case = self.case;
        let known: BTreeSet<StepId> = possible.iter().map(|one| one.step).collect();
        let moved_on = self.seen.is_some_and(|seen| !case.acts_since(seen).is_empty());
        let others = |holder: AccountId| self.who.role == Role::Officer && holder != self.who.account;
        match known.is_empty() {
            _ if moved_on => self.untimely(Act::CompleteStep),
            false => Refusal::StepNotNow { known: known.into_iter().collect() },
            true if case.position.active.contains(&step) && case.holder(step).is_some_and(others) => {
                Refusal::OtherOfficer
            }
            true => self.untimely(Act::CompleteStep),
        }
    }

    /// While time stands still for a step, that step comes first: nobody forgets to write down the answer.
    fn time_runs(&self) -> Result<(), Refusal> {
        if self.case.stands_still() { Err(Refusal::TimeStandsStill) } else { Ok(()) }
    }

    /// Hands the file to an officer of the agency (Decree 61/2018, Article 18). A desk that names the officer passes the
    /// file on with it.
    fn assign(&self, officer: &Who) -> Decided {
        self.check_officer(officer, || "/officer".to_owned())?;
        let passed = self.case.transfer_by.filter(|_| self.who.role == Role::Desk);
        let passed = passed.map(|due| What::HandedOver { due, late: self.context.now > due });
        let happens = passed.into_iter().chain([What::Assigned { officer: officer.account }]);
        let events = happens.map(|what| event(self.who, self.context, what)).collect();
        Ok(Decision::Done { events, personal: Vec::new() })
    }

    /// The result reaches the applicant, or whom they authorised.
    fn returned(&self, how: ReturnHow, to: Option<&Sealed>, note: Option<&Sealed>) -> Decided {
        let by_post = self.context.procedure.channels.contains(&Channel::Post);
        if !ways(by_post, self.case.channel).contains(&how) {
            return Err(Refusal::NotReturnedSo { how });
        }
        let position = self.moved(Act::Return);
        let what = What::Returned { how, to: to.map(Sealed::digest), note: note.map(Sealed::digest), position };
        self.done(what, [to, note])
    }

    fn check_officer(&self, officer: &Who, path: impl Fn() -> String) -> Result<(), Refusal> {
        let fits = officer.role == Role::Officer && officer.works_for(&self.case.agency);
        if fits { Ok(()) } else { Err(Refusal::NotAnOfficer { path: path() }) }
    }

    /// Proposes the decision; a denial with its reason (Decree 61/2018, Article 19.8). Who proposes on a case that nobody
    /// has, takes it.
    fn propose(&self, outcome: Outcome, note: Option<&Sealed>) -> Decided {
        self.time_runs()?;
        if outcome == Outcome::Deny && note.is_none() {
            return Err(Refusal::DenialReason);
        }
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
        let Some(proposal) = &self.case.proposal else { return Err(self.untimely(Act::Sign)) };
        self.done(What::Signed { outcome: proposal.outcome, position: self.moved(Act::Sign) }, [])
    }

    /// Apologises with a new date, at most once, and at least a day ahead (Decree 61/2018, Article 19.9). Later than
    /// that it is still said, and the record shows that it came late.
    fn apologise(&self, new_due: Instant, reason: &Sealed) -> Decided {
        let Some(term) = &self.case.term else { return Err(Refusal::NoDue) };
        self.time_runs()?;
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
        if let Some(last) = self.context.new_due_until(self.case.allow, after).filter(|last| new_due > *last) {
            return Err(Refusal::NewDueTooLate { last });
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
            Action::HandOver => case.stage == Stage::Received && case.handed_over.is_some(),
            Action::Sign => again(Act::Sign),
            Action::Return { how, to: None, note: None } => again(Act::Return) && case.returned_how == Some(*how),
            Action::Withdraw { reason: None } => again(Act::Withdraw),
            Action::Assign { officer } => {
                let has = |holder: AccountId| holder == officer.account;
                let whole = case.parts.values().all(|part| part.holder.is_none_or(has));
                case.stage == Stage::Processing && case.assignee.is_some_and(has) && whole
            }
            Action::WarnLate => !self.warning_due(),
            _ => false,
        }
    }

    fn warning_due(&self) -> bool {
        let running = self.case.is_ticking();
        self.case.term.as_ref().is_some_and(|term| {
            let reached = term.warn_at.is_some_and(|at| at <= self.context.now);
            running && reached && term.warned_of != Some(term.due)
        })
    }

    fn untimely(&self, act: Act) -> Refusal {
        let (case, stage) = (self.case, self.case.stage);
        match self.seen.map(|seen| case.acts_since(seen)) {
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
    use Act::{Assign, CompleteStep, Correct, Reopen, RequestSupplement, SendBack};
    matches!(act, RequestSupplement | Assign | CompleteStep | SendBack | Correct | Reopen)
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

/// The kinds asked for, each once; at least one.
fn wanted(context: &Context, kinds: &[String]) -> Result<Vec<String>, Refusal> {
    let mut wanted: Vec<String> = Vec::new();
    for (n, kind) in kinds.iter().enumerate() {
        check_kind(context, kind, || format!("/kinds/{n}"))?;
        if !wanted.contains(kind) {
            wanted.push(kind.clone());
        }
    }
    if wanted.is_empty() { Err(Refusal::NothingAsked) } else { Ok(wanted) }
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
