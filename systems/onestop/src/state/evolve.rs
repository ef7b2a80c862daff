//! Folds events into the state. Total: the journal is the truth, so there is nothing to refuse.

use super::{
    case::{Apology, Asked, Case, Done, HandOver, Proposal, SentBack, Term},
    event::{Event, Filed, StepCompleted, What},
    words::{Channel, Stage, SupplementMode},
};
use kernel::{Instant, deadline::Deadline};
use platform::Role;
use std::collections::BTreeMap;
use trust::Digest;

/// The state after one more event.
///
/// An event that has no business where it stands (which only a damaged journal can hold) changes nothing but the version.
#[must_use]
pub fn evolve(case: Option<Case>, event: &Event) -> Case {
    let mut case = match (case, &event.what) {
        (None, What::Filed(filed)) => filed_case(filed, event.at),
        (None, _) => headless(event.at),
        (Some(case), _) => case,
    };
    case.version += 1;
    let own = matches!(event.what, What::Assigned { officer } if officer == event.by);
    let (act, version) = (event.what.act(), case.version);
    case.remember(Done { act, by: event.by, role: event.role, at: event.at, version, own });
    apply(&mut case, event);
    case.follow_position(event.at);
    case
}

fn apply(case: &mut Case, event: &Event) {
    let at = event.at;
    match &event.what {
        What::Received { due, warn_at, from, transfer_by, position, .. } => {
            let from = from.unwrap_or(at);
            case.stage = Stage::Received;
            case.received_at = Some(from);
            come_in(case, at, Some(*transfer_by));
            case.position.clone_from(position);
            case.expected = None;
            case.term = due.clone().map(|deadline| Term::begin(from, deadline, *warn_at));
        }
        What::HandedOver { .. } => hand_over(case, at),
        What::SupplementRequested { kinds, reason, override_reason, wrong } => {
            case.supplement_requests += 1;
            case.supplement_overrides += u32::from(override_reason.is_some());
            wait(case, Asked { at, kinds: kinds.clone(), wrong: wrong.clone(), reason: *reason, resume: case.stage });
        }
        What::Supplemented { documents, application, due, restarted, warn_at, transfer_by } => {
            case.documents.extend(documents.iter().cloned());
            if let Some(digest) = application {
                replace_application(case, *digest);
            }
            if transfer_by.is_some() {
                come_in(case, at, *transfer_by);
            }
            go_on(case, at, due.as_ref(), *restarted, *warn_at);
        }
        What::Assigned { officer } => {
            case.stage = Stage::Processing;
            case.assignee = Some(*officer);
            // Whoever is given the case is given all that is under way.
            case.parts.values_mut().for_each(|part| part.holder = None);
            // An officer who has it has been handed it, whoever wrote that down.
            hand_over(case, at);
        }
        What::StepCompleted(done) => {
            if event.role != Role::Desk {
                hand_over(case, at);
            }
            complete(case, done, at);
        }
        _ => decided(case, event),
    }
}

/// From the proposal on, and what can happen at any time.
fn decided(case: &mut Case, event: &Event) {
    let at = event.at;
    match &event.what {
        What::Proposed { outcome, note, position } => {
            case.stage = Stage::Proposed;
            case.position.clone_from(position);
            case.sent_back = None;
            case.proposal = Some(Proposal { outcome: *outcome, note: *note, by: event.by, version: case.version });
        }
        What::Signed { position, .. } => {
            case.stage = Stage::Finished;
            case.position.clone_from(position);
            case.finished_at = Some(at);
        }
        What::SentBack { position, reason } | What::Reopened { position, reason } => {
            // What an officer takes back is no news to the officer.
            case.sent_back = (event.role == Role::Leader).then_some(SentBack { at, reason: *reason });
            case.stage = Stage::Processing;
            case.position.clone_from(position);
            case.proposal = None;
            case.finished_at = None;
        }
        What::Apologised { due, was, reason, in_time, warn_at } => {
            if let Some(term) = &mut case.term {
                term.due = *due;
                term.warn_at = *warn_at;
                term.apology = Some(Apology { at, due: *due, was: *was, reason: *reason, in_time: *in_time });
            }
        }
        What::Corrected { application, .. } => replace_application(case, *application),
        What::LateWarned { due } => {
            if let Some(term) = &mut case.term {
                term.warned_of = Some(*due);
            }
        }
        What::Returned { how, position, .. } => {
            case.position.clone_from(position);
            case.returned_how = Some(*how);
            close(case, Stage::Returned, at, None);
        }
        What::Refused { reason } => close(case, Stage::NotReceived, at, Some(*reason)),
        What::Withdrawn { reason } => close(case, Stage::Withdrawn, at, *reason),
        What::Stopped { reason } => close(case, Stage::Stopped, at, Some(*reason)),
        What::Filed(_)
        | What::Received { .. }
        | What::HandedOver { .. }
        | What::SupplementRequested { .. }
        | What::Supplemented { .. }
        | What::Assigned { .. }
        | What::StepCompleted(_) => {}
    }
}

fn replace_application(case: &mut Case, digest: Digest) {
    case.application = digest;
    case.application_version = case.version;
}

/// The applicant has it: a running clock stands still, and nothing can be expected yet.
fn wait(case: &mut Case, asked: Asked) {
    case.stage = Stage::Supplement;
    case.expected = None;
    if let Some(term) = &mut case.term {
        term.paused_since.get_or_insert(asked.at);
    }
    case.asked = Some(asked);
}

/// The office has it again. The clock goes on with the law's new date; a date promised in an apology is never shortened
/// by it.
fn go_on(case: &mut Case, at: Instant, due: Option<&Deadline>, restarted: bool, warn_at: Option<Instant>) {
    let back = if case.is_received() { Stage::Received } else { Stage::New };
    case.stage = case.asked.take().map_or(back, |asked| asked.resume);
    if !case.is_received() {
        case.expected = due.cloned();
        return;
    }
    let (Some(term), Some(deadline)) = (&mut case.term, due) else { return };
    let mode = if restarted { SupplementMode::Restart } else { SupplementMode::Pause };
    (term.counted_from, term.pauses) = term.resumed(at, mode);
    term.go_on(deadline, warn_at);
}

/// A file has come in at the desk: what came online is with the officer at once (Decree 61/2018, Article 18).
fn come_in(case: &mut Case, at: Instant, transfer_by: Option<Instant>) {
    case.transfer_by = transfer_by;
    case.handed_over = None;
    if case.channel == Channel::Online {
        hand_over(case, at);
    }
}

/// The file is with the handling side now, unless it was before.
fn hand_over(case: &mut Case, at: Instant) {
    if let Some(due) = case.transfer_by.take() {
        case.handed_over = Some(HandOver { at, due, late: at > due });
    }
}

/// A step has ended. When it was the only one, whoever is named for what follows has the case; beside others, only that
/// part of it.
fn complete(case: &mut Case, done: &StepCompleted, at: Instant) {
    let alone = case.position.active.len() == 1;
    case.position.clone_from(&done.position);
    case.follow_position(at);
    for (step, holder) in &done.holders {
        if let Some(part) = case.parts.get_mut(step) {
            part.holder = Some(*holder);
        }
    }
    let mut named = case.position.active.iter().map(|step| done.holders.get(step));
    if let Some(Some(first)) = named.next().filter(|_| alone)
        && named.all(|next| next == Some(first))
    {
        case.assignee = Some(*first);
    }
    let Some(term) = &mut case.term else { return };
    if let Some(resumed) = &done.resumed {
        term.pauses = term.paused_until(resumed.until);
        term.go_on(&resumed.due, resumed.warn_at);
    }
    if done.stops {
        term.paused_since.get_or_insert(at);
    }
}

fn close(case: &mut Case, stage: Stage, at: Instant, reason: Option<Digest>) {
    case.stage = stage;
    case.transfer_by = None;
    case.position.active.clear();
    case.position.waiting.clear();
    case.closed_at = Some(at);
    case.ending = reason;
    case.asked = None;
    case.expected = None;
}

fn filed_case(filed: &Filed, at: Instant) -> Case {
    Case {
        code: filed.code.clone(),
        procedure: filed.procedure.clone(),
        edition: filed.edition,
        field: filed.field.clone(),
        level: filed.level.clone(),
        agency: filed.agency.clone(),
        channel: filed.channel,
        applicant: filed.applicant,
        application: filed.application,
        application_version: 1,
        tracking: filed.tracking,
        documents: filed.documents.clone(),
        synthetic: filed.synthetic,
        allow: filed.allow,
        expected: filed.expected.clone(),
        ..headless(filed.minutes_at.unwrap_or(at))
    }
}

/// What a journal without its beginning folds to: a case that nobody can do anything with, so that the damage shows.
fn headless(at: Instant) -> Case {
    Case {
        version: 0,
        code: "0-000101-0000".parse().expect("the shape of a case code"),
        procedure: "1.000000".parse().expect("the shape of a procedure code"),
        edition: at.local().date(),
        field: String::new(),
        level: String::new(),
        agency: "0".parse().expect("the shape of an agency code"),
        channel: Channel::Direct,
        applicant: None,
        application: Digest::ZERO,
        application_version: 0,
        tracking: Digest::ZERO,
        documents: Vec::new(),
        synthetic: false,
        stage: Stage::New,
        position: engine::State::default(),
        parts: BTreeMap::new(),
        assignee: None,
        filed_at: at,
        received_at: None,
        transfer_by: None,
        handed_over: None,
        finished_at: None,
        closed_at: None,
        allow: None,
        expected: None,
        term: None,
        asked: None,
        supplement_requests: 0,
        supplement_overrides: 0,
        proposal: None,
        sent_back: None,
        returned_how: None,
        ending: None,
        recent: Vec::new(),
    }
}
