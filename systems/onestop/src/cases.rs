//! The case as a stream of the house: where the pure rules meet tables, facts and jobs.

use crate::{
    facts, jobs, rows,
    state::{
        self, Act, Action, Case, Channel, Command, Context, DocumentFacts, Event, ProcedureFacts, Refusal,
        SupplementMode, Who,
    },
};
use kernel::{AgencyCode, Date, Instant, Problem};
use pack::{Packs, ProcedureVersion};
use platform::{Actor, Decision, Fail, NewFact, NewJob, Platform, Step, Stream, Viewed};
use std::sync::{Arc, PoisonError, RwLock, Weak};
use store::{StoreError, Tx};

/// The stream of cases.
#[derive(Clone, Copy, Debug)]
pub struct Cases;

impl Stream for Cases {
    const KIND: &'static str = "case";
    type State = Case;
    type Event = Event;
    type Command = Command;
    type Context = Context;

    fn event_kind(event: &Event) -> &'static str {
        event.what.kind()
    }

    fn agency(case: &Case) -> &AgencyCode {
        &case.agency
    }

    fn context(platform: &Platform, case: Option<&Case>, command: &Command) -> Result<Context, Problem> {
        let now = platform.clock().civil();
        let packs = platform.packs();
        // A running case keeps the edition it began under; a new one takes the edition in force.
        let version = match (case, &command.action) {
            (Some(case), _) => packs.procedure(&case.procedure, case.edition),
            (None, Action::File(filing)) => packs.procedure(&filing.procedure, now.local().date()),
            (None, _) => None,
        };
        let began = case.map_or(now, |case| case.received_at.unwrap_or(case.filed_at));
        context_at(platform, version.ok_or_else(platform::not_found)?, now, began)
    }

    fn authorise(actor: &Actor, command: &Command, case: Option<&Case>) -> Result<(), Problem> {
        state::authorise(&Who::from(actor), command, case).map_err(|refusal| refusal.problem())
    }

    fn may_view(actor: &Actor, case: &Case) -> bool {
        state::knows(&Who::from(actor), case) || (actor.demo && actor.role == platform::Role::Admin)
    }

    fn decide(
        actor: &Actor,
        case: Option<&Case>,
        command: &Command,
        context: &Context,
    ) -> Result<Decision<Event>, Problem> {
        state::decide(case, command, &Who::from(actor), context).map_err(|refusal| refusal.problem())
    }

    fn number(tx: &mut Tx<'_>, _: &Context, events: &mut [Event]) -> Result<(), Fail> {
        rows::number(tx, events).map_err(|error| match error {
            StoreError::Limit(_) => Fail::from(Refusal::DayFull.problem()),
            other => other.into(),
        })
    }

    fn evolve(case: Option<Case>, event: &Event) -> Case {
        state::evolve(case, event)
    }

    fn project(tx: &mut Tx<'_>, step: &Step<'_, Self>) -> Result<(), StoreError> {
        rows::project(tx, step.stream, step.before, step.after, std::slice::from_ref(&step.event.event))?;
        rows::words::follow(tx, step.after, &step.event.event.what, step.personal)
    }

    fn fact(step: &Step<'_, Self>) -> Option<NewFact> {
        let fact = facts::fact(step.stream, step.before, step.after, &step.event.event)?;
        Some(NewFact { kind: fact.kind(), body: serde_json::to_value(&fact).ok()? })
    }

    fn jobs(step: &Step<'_, Self>, _: &Context) -> Vec<NewJob> {
        jobs::of(step)
    }
}

/// A case as it stood at that version, however far it has come since; `None` before its first event.
#[must_use]
pub fn as_at(opened: &Viewed<Cases>, version: i64) -> Option<Case> {
    let until = opened.events.iter().take_while(|told| told.version <= version);
    until.fold(None, |case, told| Some(state::evolve(case, &told.event)))
}

/// The approved process that a case goes through; `None` when the packs no longer hold its edition.
#[must_use]
pub fn process_of(platform: &Platform, case: &Case) -> Option<Arc<engine::Process>> {
    platform.packs().procedure(&case.procedure, case.edition).map(|version| version.process.clone())
}

/// What this person can do to the case now.
#[must_use]
pub fn offered(platform: &Platform, case: &Case, actor: &Actor) -> Vec<Act> {
    let process = process_of(platform, case);
    process.map(|process| state::offered(case, &Who::from(actor), &process)).unwrap_or_default()
}

/// All that a decision may know of one edition of a procedure for something that begins now.
///
/// # Errors
/// When no rule set was in force that day.
pub fn context_of(platform: &Platform, version: &ProcedureVersion, now: Instant) -> Result<Context, Problem> {
    context_at(platform, version, now, now)
}

/// The same for a case that began earlier: a running case keeps the rule set it began under.
fn context_at(
    platform: &Platform,
    version: &ProcedureVersion,
    now: Instant,
    began: Instant,
) -> Result<Context, Problem> {
    let day = began.local().date();
    let calendar = platform.packs().calendar_at(day);
    Ok(Context {
        now,
        calendar: calendar.ok_or_else(|| platform::internal(format!("no rule set was in force on {day}")))?,
        procedure: cached_facts(platform, version, now),
        packs: version.hash.clone(),
    })
}

/// Editions of procedures kept ready, a day each: a province has some two thousand procedures, of which few are busy.
const FACTS_KEPT_MAX: usize = 256;

/// What a decision needs of one edition on one day, made once: decisions run inside transactions, where nothing may be
/// slow.
struct Kept {
    /// The packs it was made from, by identity: two installations in one process (tests) do not share.
    packs: Weak<Packs>,
    version: String,
    day: Date,
    facts: Arc<ProcedureFacts>,
}

fn cached_facts(platform: &Platform, version: &ProcedureVersion, now: Instant) -> Arc<ProcedureFacts> {
    static KEPT: RwLock<Vec<Kept>> = RwLock::new(Vec::new());
    let (packs, day) = (platform.packs(), now.local().date());
    let same = |kept: &&Kept| {
        kept.day == day && kept.version == version.id && std::ptr::eq(kept.packs.as_ptr(), Arc::as_ptr(packs))
    };
    let found = KEPT.read().unwrap_or_else(PoisonError::into_inner).iter().find(same).map(|kept| kept.facts.clone());
    if let Some(facts) = found {
        return facts;
    }
    let facts = Arc::new(procedure_facts(platform, version, now));
    let mut kept = KEPT.write().unwrap_or_else(PoisonError::into_inner);
    if kept.len() >= FACTS_KEPT_MAX {
        kept.clear();
    }
    kept.push(Kept { packs: Arc::downgrade(packs), version: version.id.clone(), day, facts: facts.clone() });
    facts
}

fn procedure_facts(platform: &Platform, version: &ProcedureVersion, now: Instant) -> ProcedureFacts {
    let agencies = platform.packs().agencies_for(version, now.local().date());
    ProcedureFacts {
        code: version.code.clone(),
        valid_from: version.valid.from,
        field: version.field.vi.clone(),
        level: version.levels.first().map_or("", |level| level.code()).to_owned(),
        allow: version.allowance(),
        channels: version.channels.iter().map(|channel| channel_of(*channel)).collect(),
        agencies: agencies.into_iter().map(|agency| agency.code.clone()).collect(),
        documents: version.documents.iter().map(document_facts).collect(),
        supplement_mode: match version.supplement.mode {
            pack::SupplementMode::Pause => SupplementMode::Pause,
            pack::SupplementMode::Restart => SupplementMode::Restart,
        },
        supplement_requests_max: version.supplement.requests_max,
        process: version.process.clone(),
        stopped: version.steps.steps.iter().filter(stands_still).map(|step| step.no).collect(),
    }
}

fn stands_still(step: &&pack::Step) -> bool {
    step.clock == pack::StepClock::Stopped
}

fn document_facts(document: &pack::Document) -> DocumentFacts {
    DocumentFacts {
        key: document.key.clone(),
        name: document.name.clone(),
        required: document.required,
        group: document.group.clone(),
        channels: document.channels.iter().map(|channel| channel_of(*channel)).collect(),
        filled_by_form: document.filled_by_form,
        shown_only: document.kind == pack::DocumentKind::Present,
    }
}

/// The pack's word for a channel as ours.
#[must_use]
pub const fn channel_of(channel: pack::Channel) -> Channel {
    match channel {
        pack::Channel::Direct => Channel::Direct,
        pack::Channel::Online => Channel::Online,
        pack::Channel::Post => Channel::Post,
    }
}

/// Our word for a channel as the pack's.
#[must_use]
pub const fn pack_channel(channel: Channel) -> pack::Channel {
    match channel {
        Channel::Direct => pack::Channel::Direct,
        Channel::Online => pack::Channel::Online,
        Channel::Post => pack::Channel::Post,
    }
}
