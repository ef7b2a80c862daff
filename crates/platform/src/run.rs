//! The one way to change anything that may later be asked about: load → decide → append → project → publish.

use crate::{
    Actor, Decision, Fail, IdempotencyKey, Outcome, Platform, Stamped, Step, Stream, Target,
    accounts::problem_of,
    fail::{internal, not_found},
    limits,
};
use kernel::{EventId, Id, Instant, Problem, StreamId};
use std::sync::Arc;
use store::{
    Tx,
    idempotency::Known,
    journal::{self, Current, Head, NewEvent},
    outbox::NewFact,
};
use trust::{Digest, Sealed};

/// What is the same for every event of one run, taken before the transaction begins.
pub(crate) struct Moment {
    civil: Instant,
    real: Instant,
    /// The first of the identifiers for events and jobs, drawn outside: a closure is free of outside effects and may run
    /// twice. One draw of randomness for all: ids of one run differ in their last bits and sort in order.
    first: Id,
}

impl Moment {
    pub(crate) const fn of(civil: Instant, real: Instant, first: Id) -> Self {
        Self { civil, real, first }
    }

    fn event_ids(&self) -> impl Iterator<Item = EventId> {
        let first = self.first;
        (0..limits::EVENTS_PER_COMMAND_MAX).map(move |n| EventId::from(first.offset(n as u64)))
    }

    fn job_ids(&self) -> impl Iterator<Item = Id> {
        let first = self.first;
        (limits::EVENTS_PER_COMMAND_MAX..limits::IDS_PER_COMMAND).map(move |n| first.offset(n as u64))
    }
}

impl Platform {
    /// Does one command to one stream, once, or says precisely why not.
    ///
    /// The answer comes only after the commit. When someone else changed the stream in between, the whole of it runs
    /// again on the new state, a bounded number of times.
    ///
    /// # Errors
    /// The refusal of `authorise` or `decide`; a missing stream; a reused key; the store's trouble.
    pub async fn run<S: Stream>(
        &self,
        actor: &Actor,
        target: Target,
        command: S::Command,
        key: Option<IdempotencyKey>,
    ) -> Result<Outcome<S>, Problem> {
        if let Some(key) = &key {
            check_key(key)?;
        }
        let moment = self.moment();
        let (platform, actor, command) = (self.clone(), actor.clone(), Arc::new(command));
        let outcome = self
            .store()
            .write::<_, Fail, _>(S::KIND, move |tx| {
                platform.in_transaction::<S>(tx, &actor, target, &command, key.as_ref(), &moment)
            })
            .await?;
        if !outcome.already {
            self.poke();
        }
        Ok(outcome)
    }

    fn moment(&self) -> Moment {
        let (civil, real) = (self.clock().civil(), self.clock().real());
        Moment::of(civil, real, kernel::new_id(real, self.entropy()))
    }

    fn in_transaction<S: Stream>(
        &self,
        tx: &mut Tx<'_>,
        actor: &Actor,
        target: Target,
        command: &S::Command,
        key: Option<&IdempotencyKey>,
        moment: &Moment,
    ) -> Result<Outcome<S>, Fail> {
        let current = journal::load(tx, target.id())?;
        // After the load, never before: where each statement sees what was committed by then (PostgreSQL), a twin of this
        // command could end between the two, and would be met as a stranger's change.
        if let Some(key) = key
            && let Some(before) = replayed::<S>(tx, actor, key)?
        {
            return Ok(before);
        }
        fits(target, current.as_ref())?;
        let state = current.as_ref().map(state_of::<S>).transpose()?;
        let context = S::context(self, state.as_ref(), command)?;
        S::authorise(actor, command, state.as_ref())?;
        let (mut events, personal) = match (S::decide(actor, state.as_ref(), command, &context)?, &current, &state) {
            (Decision::Done { events, personal }, _, _) => (events, personal),
            (Decision::Already, Some(current), Some(state)) => {
                let version = current.head.version;
                return Ok(Outcome { stream: target.id(), version, state: state.clone(), already: true });
            }
            (Decision::Already, _, _) => {
                return Err(internal(format!("{}: `Already` without a state", S::KIND)).into());
            }
        };
        if events.is_empty() || events.len() > limits::EVENTS_PER_COMMAND_MAX {
            return Err(internal(format!("{}: {} events from one command", S::KIND, events.len())).into());
        }
        S::number(tx, &context, &mut events)?;
        let write = Write { platform: self, actor, moment, context: &context, stream: target.id() };
        let base = current.map_or(Head::NEW, |current| current.head);
        let (head, state) = write.events::<S>(tx, base, state.as_ref(), events, &personal)?;
        let version = head.version;
        if let Some(key) = key {
            let known = Known { digest: digest_of(key), stream: target.id(), version, at: moment.civil };
            store::idempotency::put(tx, actor.id, &key.key, &known)?;
        }
        Ok(Outcome { stream: target.id(), version, state, already: false })
    }
}

/// The second half: what was decided becomes durable.
pub(crate) struct Write<'a, C> {
    pub(crate) platform: &'a Platform,
    pub(crate) actor: &'a Actor,
    pub(crate) moment: &'a Moment,
    pub(crate) context: &'a C,
    pub(crate) stream: StreamId,
}

impl<C> Write<'_, C> {
    pub(crate) fn events<S: Stream<Context = C>>(
        &self,
        tx: &mut Tx<'_>,
        base: Head,
        before: Option<&S::State>,
        events: Vec<S::Event>,
        personal: &[Sealed],
    ) -> Result<(Head, S::State), Fail> {
        let mut stamped = Vec::with_capacity(events.len());
        let mut bodies = Vec::with_capacity(events.len());
        let mut states: Vec<S::State> = Vec::with_capacity(events.len());
        for (version, (id, event)) in (base.version + 1..).zip(self.moment.event_ids().zip(events)) {
            let previous = states.last().or(before).cloned();
            states.push(S::evolve(previous, &event));
            bodies.push(serde_json::to_value(&event).map_err(|e| internal(format!("event: {e}")))?);
            stamped.push(Stamped { id, version, at: self.moment.civil, actor: self.actor.id, event });
        }
        let Some(after) = states.last().cloned() else { return Err(internal("no event").into()) };
        let new: Vec<NewEvent<'_>> = stamped
            .iter()
            .zip(&bodies)
            .map(|(one, body)| NewEvent { id: one.id, kind: S::event_kind(&one.event), body })
            .collect();
        let head = journal::append(
            tx,
            &journal::Append {
                stream: self.stream,
                kind: S::KIND,
                agency: S::agency(&after).as_str(),
                base,
                at: self.moment.civil,
                recorded_at: self.moment.real,
                actor: self.actor.id,
                node: self.platform.node(),
                events: &new,
                state: &serde_json::to_string(&after).map_err(|e| internal(format!("state: {e}")))?,
            },
        )?;
        for sealed in personal {
            store::personal::put(tx, self.stream, sealed)?;
        }
        self.follow_up::<S>(tx, before, &states, &stamped, personal)?;
        Ok((head, after))
    }

    fn follow_up<S: Stream<Context = C>>(
        &self,
        tx: &mut Tx<'_>,
        before: Option<&S::State>,
        states: &[S::State],
        stamped: &[Stamped<S::Event>],
        personal: &[Sealed],
    ) -> Result<(), Fail> {
        let mut job_ids = self.moment.job_ids();
        for (n, (event, after)) in stamped.iter().zip(states).enumerate() {
            let before = if n == 0 { before } else { states.get(n - 1) };
            let step = Step::<S> { stream: self.stream, before, after, event, personal: Some(personal) };
            S::project(tx, &step)?;
            if let Some(fact) = S::fact(&step) {
                store::outbox::put(
                    tx,
                    &NewFact {
                        event: event.id,
                        stream: self.stream,
                        version: event.version,
                        kind: fact.kind,
                        body: &fact.body,
                        at: event.at,
                    },
                )?;
            }
            for job in S::jobs(&step, self.context) {
                let Some(id) = job_ids.next() else { return Err(internal("too many jobs from one command").into()) };
                store::jobs::enqueue(
                    tx,
                    &store::jobs::NewJob {
                        id,
                        kind: job.kind,
                        subject: &job.subject,
                        run_at: job.run_at,
                        clock: job.clock,
                    },
                )?;
            }
        }
        Ok(())
    }
}

/// Checks that the stream is there, or is not, as the caller said.
fn fits(target: Target, current: Option<&Current>) -> Result<(), Fail> {
    match (target, current) {
        (Target::Existing(_), None) => Err(not_found().into()),
        (Target::New(_), Some(_)) => {
            Err(problem_of(|t| (t.exists_title().into(), t.exists_hint().into()), Problem::conflict).into())
        }
        _ => Ok(()),
    }
}

pub(crate) fn state_of<S: Stream>(current: &Current) -> Result<S::State, Fail> {
    if current.kind != S::KIND {
        return Err(not_found().into());
    }
    Ok(current.state()?)
}

/// What this key did before, when it was used with the same content.
fn replayed<S: Stream>(tx: &mut Tx<'_>, actor: &Actor, key: &IdempotencyKey) -> Result<Option<Outcome<S>>, Fail> {
    let Some(used) = store::idempotency::find(tx, actor.id, &key.key)? else { return Ok(None) };
    if used.digest != digest_of(key) {
        let reused = problem_of(|t| (t.key_reused_title().into(), t.key_reused_hint().into()), Problem::bad_input);
        return Err(reused.into());
    }
    let Some(current) = journal::load(tx, used.stream)? else { return Err(not_found().into()) };
    let state = state_of::<S>(&current)?;
    Ok(Some(Outcome { stream: used.stream, version: current.head.version, state, already: true }))
}

fn digest_of(key: &IdempotencyKey) -> Digest {
    Digest::of(key.digest.as_bytes())
}

fn check_key(key: &IdempotencyKey) -> Result<(), Problem> {
    let fits = !key.key.is_empty()
        && key.key.len() <= limits::IDEMPOTENCY_KEY_CHARS_MAX
        && key.key.bytes().all(|byte| byte.is_ascii_graphic());
    if fits {
        return Ok(());
    }
    let max = limits::IDEMPOTENCY_KEY_CHARS_MAX;
    Err(problem_of(|t| (t.key_shape_title().into(), t.key_shape_hint(max)), Problem::bad_input))
}
