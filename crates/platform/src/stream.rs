//! What a system writes for `run`: pure decisions, and the few hooks that put their outcome into tables.

use crate::{Actor, Fail, Platform};
use kernel::{AgencyCode, EventId, Instant, Problem, StreamId};
use serde::{Serialize, de::DeserializeOwned};
use store::{StoreError, Tx, jobs::JobClock};
use trust::Sealed;

/// What `decide` answers when it does not refuse.
#[derive(Clone, Debug, PartialEq)]
#[must_use = "whether something happened or had already happened is never ignored"]
pub enum Decision<E> {
    /// It happens now.
    Done {
        /// What happened, in order; never empty.
        events: Vec<E>,
        /// The personal data that those events refer to by digest.
        personal: Vec<Sealed>,
    },
    /// It had happened before; nothing changes and nobody is bothered.
    Already,
}

/// Something another system should hear: a fact, as its public type in `facts` serialises it.
#[derive(Clone, Debug)]
pub struct NewFact {
    /// `system.fact_name`.
    pub kind: &'static str,
    /// The public body.
    pub body: serde_json::Value,
}

/// Work to do later, because of what just happened. It names a thing, it does not copy it.
#[derive(Clone, Debug)]
pub struct NewJob {
    /// A kind that the system's `Module` declares.
    pub kind: &'static str,
    /// What it is about; `(kind, subject)` is unique among jobs not yet done.
    pub subject: String,
    /// Not before this instant.
    pub run_at: Instant,
    /// Which clock `run_at` is read on.
    pub clock: JobClock,
}

/// An event with what the journal knows about it.
#[derive(Clone, Debug)]
pub struct Stamped<E> {
    /// The journal's identifier.
    pub id: EventId,
    /// Its place in its own stream, from 1.
    pub version: i64,
    /// The civil instant.
    pub at: Instant,
    /// Who did it.
    pub actor: kernel::AccountId,
    /// What happened.
    pub event: E,
}

/// One step of a stream, given to `project`, `fact` and `jobs`.
#[derive(Debug)]
pub struct Step<'a, S: Stream> {
    /// Which stream.
    pub stream: StreamId,
    /// State before this event; `None` when it is the first.
    pub before: Option<&'a S::State>,
    /// State after this event.
    pub after: &'a S::State,
    /// The event.
    pub event: &'a Stamped<S::Event>,
    /// What the command sealed, for a table that is erased with it; `None` in a rebuild, which reads it back by
    /// [`kept`](crate::rebuild::kept).
    pub personal: Option<&'a [Sealed]>,
}

/// A kind of thing whose every change is asked about later. Three pure functions and four hooks.
///
/// Projection is by single events, so that a rebuild from the journal takes the very same path as daily work.
pub trait Stream: Sized + Send + Sync + 'static {
    /// The kind's name in the journal; never reused.
    const KIND: &'static str;
    /// The folded state, kept in the stream's row.
    type State: Clone + Serialize + DeserializeOwned + Send + Sync + 'static;
    /// What can happen. Serialised into the hashed journal: no personal data, digests only.
    type Event: Clone + Serialize + DeserializeOwned + Send + Sync + 'static;
    /// What can be asked.
    type Command: Send + Sync + 'static;
    /// All that `decide` may know besides state and command.
    type Context: Send + Sync;

    /// The journal's word for the event.
    fn event_kind(event: &Self::Event) -> &'static str;

    /// The agency that owns the stream (a node writes only streams of agencies it owns).
    fn agency(state: &Self::State) -> &AgencyCode;

    /// Gathers what `decide` may know: clock, calendar, procedure version. From memory only, no I/O.
    ///
    /// # Errors
    /// When the command names something that does not exist.
    fn context(
        platform: &Platform,
        state: Option<&Self::State>,
        command: &Self::Command,
    ) -> Result<Self::Context, Problem>;

    /// Whether this actor may do this to this state.
    ///
    /// # Errors
    /// A refusal that says who may.
    fn authorise(actor: &Actor, command: &Self::Command, state: Option<&Self::State>) -> Result<(), Problem>;

    /// Whether this reader may open the stream's personal data; everyone else is told that it does not exist.
    fn may_view(actor: &Actor, state: &Self::State) -> bool;

    /// The rule. Pure.
    ///
    /// # Errors
    /// A refusal that says why, and what can be done now.
    fn decide(
        actor: &Actor,
        state: Option<&Self::State>,
        command: &Self::Command,
        context: &Self::Context,
    ) -> Result<Decision<Self::Event>, Problem>;

    /// Fills numbers drawn from counters into the events, such as a case code. The only lock besides the stream's own.
    ///
    /// # Errors
    /// Whatever the store says; a refusal when there is no number left.
    fn number(_tx: &mut Tx<'_>, _context: &Self::Context, _events: &mut [Self::Event]) -> Result<(), Fail> {
        Ok(())
    }

    /// Folds one event. Total: the journal is the truth, so there is nothing to refuse.
    fn evolve(state: Option<Self::State>, event: &Self::Event) -> Self::State;

    /// Writes the rows that lists and pages read.
    ///
    /// # Errors
    /// Whatever the store says.
    fn project(tx: &mut Tx<'_>, step: &Step<'_, Self>) -> Result<(), StoreError>;

    /// What others are told of it.
    fn fact(_step: &Step<'_, Self>) -> Option<NewFact> {
        None
    }

    /// What has to be done because of it.
    fn jobs(_step: &Step<'_, Self>, _context: &Self::Context) -> Vec<NewJob> {
        Vec::new()
    }
}

/// Which stream a command is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// Begins a new stream under this identifier.
    New(StreamId),
    /// Goes on with one that must exist.
    Existing(StreamId),
}

impl Target {
    /// The stream's identifier.
    #[must_use]
    pub const fn id(self) -> StreamId {
        match self {
            Target::New(id) | Target::Existing(id) => id,
        }
    }
}

/// The caller's name for one act, so that sending it twice does it once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey {
    /// Chosen by the caller: a UUID from a form or the `Idempotency-Key` header.
    pub key: String,
    /// What was sent under it, hashed: the same key with other content is refused.
    pub digest: String,
}

/// What `run` answers.
#[derive(Clone, Debug)]
#[must_use]
pub struct Outcome<S: Stream> {
    /// The stream.
    pub stream: StreamId,
    /// Its version now.
    pub version: i64,
    /// Its state now.
    pub state: S::State,
    /// True when nothing changed because it had all happened before.
    pub already: bool,
}
