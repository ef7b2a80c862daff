//! What can happen to a note, and the rules. Pure: no clock, no database, no await.

use crate::{MODULE, WRITE, facts, jobs, rows, text::T};
use kernel::{AgencyCode, Problem, Said, StreamId};
use platform::{Actor, Decision, NewFact, NewJob, Platform, Role, Step, Stream};
use serde::{Deserialize, Serialize};
use store::{StoreError, Tx};
use trust::{Digest, Sealed};

/// The stream of one note.
pub struct Note;

/// What a note is now. The text is personal data: only its digest is here and in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// Whose note it is.
    pub agency: AgencyCode,
    /// The digest of its text.
    pub body: Digest,
    /// Whether it is done with.
    pub closed: bool,
}

/// What can happen. Serialised into the hashed journal: names and meanings stay for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// It was written.
    Written {
        /// Whose note it is.
        agency: AgencyCode,
        /// The digest of its text.
        body: Digest,
    },
    /// It got another text.
    Amended {
        /// The digest of the new text.
        body: Digest,
    },
    /// It is done with.
    Closed,
}

/// What can be asked.
#[derive(Clone, Debug)]
pub enum Command {
    /// Write a note for an agency.
    Write {
        /// Whose note it will be.
        agency: AgencyCode,
        /// The text.
        body: Sealed,
    },
    /// Give it another text.
    Amend {
        /// The new text.
        body: Sealed,
    },
    /// Be done with it.
    Close,
}

impl Stream for Note {
    const KIND: &'static str = "sample.note";
    type State = State;
    type Event = Event;
    type Command = Command;
    type Context = ();

    fn event_kind(event: &Event) -> &'static str {
        match event {
            Event::Written { .. } => "written",
            Event::Amended { .. } => "amended",
            Event::Closed => "closed",
        }
    }

    fn agency(state: &State) -> &AgencyCode {
        &state.agency
    }

    fn context(_: &Platform, _: Option<&State>, _: &Command) -> Result<(), Problem> {
        Ok(())
    }

    fn authorise(actor: &Actor, command: &Command, state: Option<&State>) -> Result<(), Problem> {
        let agency = match (command, state) {
            (Command::Write { agency, .. }, _) => agency,
            (_, Some(state)) => &state.agency,
            (_, None) => return Err(platform::not_found()),
        };
        let own = actor.role == Role::System || actor.works_for(agency);
        if own && MODULE.allows(actor, WRITE) {
            Ok(())
        } else {
            Err(refused(Problem::forbidden, T::not_yours_title, T::not_yours_hint))
        }
    }

    fn may_view(actor: &Actor, state: &State) -> bool {
        actor.works_for(&state.agency)
    }

    /// The rules: an open note can be amended and closed; a closed one stays as it is.
    fn decide(_: &Actor, state: Option<&State>, command: &Command, (): &()) -> Result<Decision<Event>, Problem> {
        match (state, command) {
            (None, Command::Write { agency, body }) => {
                let written = Event::Written { agency: agency.clone(), body: body.digest() };
                Ok(Decision::Done { events: vec![written], personal: vec![body.clone()] })
            }
            (Some(state), Command::Amend { .. }) if state.closed => {
                Err(refused(Problem::conflict, T::closed_title, T::closed_hint))
            }
            (Some(state), Command::Close) if state.closed => Ok(Decision::Already),
            (Some(_), Command::Amend { body }) => {
                let amended = Event::Amended { body: body.digest() };
                Ok(Decision::Done { events: vec![amended], personal: vec![body.clone()] })
            }
            (Some(_), Command::Close) => Ok(Decision::Done { events: vec![Event::Closed], personal: Vec::new() }),
            // `run` lets neither through: a new stream has no state, an existing one has.
            (Some(_), Command::Write { .. }) | (None, _) => Err(platform::not_found()),
        }
    }

    fn evolve(state: Option<State>, event: &Event) -> State {
        match (state, event) {
            (_, Event::Written { agency, body }) => State { agency: agency.clone(), body: *body, closed: false },
            (Some(state), Event::Amended { body }) => State { body: *body, ..state },
            (Some(state), Event::Closed) => State { closed: true, ..state },
            (None, _) => unreachable!("a journal begins with `written`"),
        }
    }

    fn project(tx: &mut Tx<'_>, step: &Step<'_, Self>) -> Result<(), StoreError> {
        rows::project(tx, step)
    }

    fn fact(step: &Step<'_, Self>) -> Option<NewFact> {
        facts::told(step)
    }

    fn jobs(step: &Step<'_, Self>, (): &()) -> Vec<NewJob> {
        jobs::after(step)
    }
}

/// A refusal in words: what is wrong, and what can be done now.
fn refused(kind: fn(Said) -> Problem, title: fn(&T) -> &'static str, hint: fn(&T) -> &'static str) -> Problem {
    let said = |words: fn(&T) -> &'static str| Said::both(|lang| words(&T::new(lang)).to_owned());
    kind(said(title)).hint(said(hint))
}

/// Seals the text of a note with fresh salt, before the transaction begins.
pub(crate) fn sealed(platform: &Platform, text: &str) -> Sealed {
    let mut salt = [0_u8; trust::SALT_BYTES];
    platform.entropy().fill(&mut salt);
    Sealed::new(salt, "note", &serde_json::json!({ "text": text }))
}

/// A name for a new note.
pub(crate) fn new_stream(platform: &Platform) -> StreamId {
    kernel::new_id(platform.clock().real(), platform.entropy()).into()
}
