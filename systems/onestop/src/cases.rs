//! The case as a stream of the house: where the pure rules meet tables, facts and jobs.

use crate::{
    facts, jobs, rows,
    state::{self, Action, Case, Channel, Command, Context, DocumentFacts, Event, ProcedureFacts, SupplementMode, Who},
};
use kernel::{AgencyCode, Instant, Problem};
use pack::ProcedureVersion;
use platform::{Actor, Decision, NewFact, NewJob, Platform, Step, Stream};
use std::sync::Arc;
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
        context_of(platform, version.ok_or_else(platform::not_found)?, now)
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

    fn number(tx: &mut Tx<'_>, _: &Context, events: &mut [Event]) -> Result<(), StoreError> {
        rows::number(tx, events)
    }

    fn evolve(case: Option<Case>, event: &Event) -> Case {
        state::evolve(case, event)
    }

    fn project(tx: &mut Tx<'_>, step: &Step<'_, Self>) -> Result<(), StoreError> {
        rows::project(tx, step.stream, step.before, step.after, std::slice::from_ref(&step.event.event))
    }

    fn fact(step: &Step<'_, Self>) -> Option<NewFact> {
        let fact = facts::fact(step.stream, step.before, step.after, &step.event.event)?;
        Some(NewFact { kind: fact.kind(), body: serde_json::to_value(&fact).ok()? })
    }

    fn jobs(step: &Step<'_, Self>, _: &Context) -> Vec<NewJob> {
        jobs::of(step)
    }
}

/// All that a decision may know of one edition of a procedure at one moment.
///
/// # Errors
/// When no rule set was in force that day.
pub fn context_of(platform: &Platform, version: &ProcedureVersion, now: Instant) -> Result<Context, Problem> {
    let today = now.local().date();
    let calendar = platform.packs().calendar_at(today);
    Ok(Context {
        now,
        calendar: calendar.ok_or_else(|| platform::internal(format!("no rule set was in force on {today}")))?,
        procedure: Arc::new(procedure_facts(platform, version, now)),
        packs: version.hash.clone(),
    })
}

fn procedure_facts(platform: &Platform, version: &ProcedureVersion, now: Instant) -> ProcedureFacts {
    let agencies = platform.packs().agencies_for(version, now.local().date());
    ProcedureFacts {
        code: version.code.clone(),
        valid_from: version.valid.from,
        field: version.field.vi.clone(),
        level: version.levels.first().map_or("", |level| level.code()).to_owned(),
        allow: version.time_limit().map(|limit| limit.allow),
        channels: version.channels.iter().map(|channel| channel_of(*channel)).collect(),
        agencies: agencies.into_iter().map(|agency| agency.code.clone()).collect(),
        documents: version.documents.iter().map(document_facts).collect(),
        supplement_mode: match version.supplement.mode {
            pack::SupplementMode::Pause => SupplementMode::Pause,
            pack::SupplementMode::Restart => SupplementMode::Restart,
        },
        supplement_requests_max: version.supplement.requests_max,
        process: version.process.clone(),
    }
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
