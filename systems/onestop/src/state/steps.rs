//! Where a case stands in its approved internal process: the acts of the desk move the engine along the step table.
//!
//! A table may cut the work finer than the acts do. An act therefore completes every step of its kind that lies before
//! the next act's: a proposal completes the officers' steps up to the leader's, the return whatever is left. Whoever
//! wants to go step by step completes each of them by an act of its own: [`to_complete`] says which can be.

use super::{
    case::Case,
    context::Who,
    words::{Act, Outcome, Stage},
};
use engine::{DONE, Event, Process, State, StepId, StepKind, step};
use platform::Role;
use std::collections::BTreeSet;

/// Outcomes that are acts of their own: refusing and denying, and asking the applicant for papers.
const ACTS: [&str; 2] = ["refuse", "supplement"];

/// A way in which a step under way can be completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The step.
    pub step: StepId,
    /// How it ends.
    pub outcome: String,
    /// Where the case stands then.
    pub next: State,
    /// The steps of officers that begin with it; each can be given to one of them by name.
    pub given: Vec<StepId>,
}

/// What this person can complete now: steps of their role, and of an officer only those that nobody else has.
///
/// Before the signature nothing is completed into the leader's decision or the return: that is what proposing is for. An
/// answer from outside is always written down, or a case whose time stands still for it could never go on.
pub fn to_complete<'a>(process: &'a Process, case: &'a Case, who: &'a Who) -> impl Iterator<Item = Completion> + 'a {
    let own = move |id: &StepId| {
        let of_role = process.step(*id).is_some_and(|step| step.role.0 == who.role.code());
        of_role && (who.role != Role::Officer || case.holder(*id).is_none_or(|holder| holder == who.account))
    };
    let steps = under_way(process, &case.position, &WORK).filter(own);
    steps.flat_map(move |id| completions(process, &case.position, id, case.stage == Stage::Finished))
}

/// What people work on, inside or outside the office.
const WORK: [StepKind; 2] = [StepKind::Process, StepKind::External];

fn completions(process: &Process, from: &State, id: StepId, signed: bool) -> Vec<Completion> {
    let arcs = process.step(id).map_or(&[][..], |step| &step.next);
    let outside = process.step(id).is_some_and(|step| step.kind == StepKind::External);
    let words = arcs.iter().map(|arc| arc.on.as_str());
    let outcomes: BTreeSet<&str> = words.filter(|word| !ACTS.contains(word)).collect();
    let works = |id: &StepId| process.step(*id).is_some_and(|step| WORK.contains(&step.kind));
    let complete = |outcome: &str| {
        let (next, _) = step(process, from, &Event::Complete { step: id, outcome: outcome.to_owned() }).ok()?;
        let begun: Vec<StepId> = next.active.difference(&from.active).copied().collect();
        let goes_on = next.ended.is_none() && (signed || outside || begun.iter().all(works));
        let for_officers = |id: &StepId| works(id) && process.step(*id).is_some_and(|step| step.role.0 == OFFICER);
        let given = begun.into_iter().filter(for_officers).collect();
        goes_on.then(|| Completion { step: id, outcome: outcome.to_owned(), next, given })
    };
    // The usual outcome first.
    let (usual, others): (Vec<&str>, Vec<&str>) = outcomes.into_iter().partition(|outcome| *outcome == DONE);
    usual.into_iter().chain(others).filter_map(complete).collect()
}

/// The table's word for officers.
const OFFICER: &str = Role::Officer.code();

/// The position after an act; acts that move nothing give the position back.
#[must_use]
pub(super) fn moved(process: &Process, from: &State, act: Act, outcome: Option<Outcome>) -> State {
    let named = outcome.map_or(DONE, Outcome::code);
    match act {
        Act::Receive | Act::SendBack | Act::Reopen => {
            let begun = go(process, &State::default(), &Event::Begin);
            complete(process, begun, &[StepKind::Receive], DONE)
        }
        Act::Propose => complete(process, from.clone(), &WORK, DONE),
        Act::Sign => leave_once(process, from, named),
        Act::Return => {
            const ALL: [StepKind; 5] =
                [StepKind::Receive, StepKind::Process, StepKind::Decide, StepKind::External, StepKind::Return];
            ended(complete(process, from.clone(), &ALL, named), DONE)
        }
        _ => from.clone(),
    }
}

/// Nothing is left to do.
fn ended(mut state: State, how: &str) -> State {
    state.active.clear();
    state.waiting.clear();
    state.ended.get_or_insert_with(|| how.to_owned());
    state
}

/// Completes steps of these kinds until none is under way. A table that goes round is followed once around.
fn complete(process: &Process, mut state: State, kinds: &[StepKind], outcome: &str) -> State {
    for _ in process.steps() {
        let Some(next) = under_way(process, &state, kinds).next() else { break };
        state = finish(process, &state, next, outcome);
    }
    state
}

/// Completes the deciding steps that are under way now, not those that may follow.
fn leave_once(process: &Process, from: &State, outcome: &str) -> State {
    let deciding: Vec<StepId> = under_way(process, from, &[StepKind::Decide]).collect();
    deciding.into_iter().fold(from.clone(), |state, id| finish(process, &state, id, outcome))
}

fn under_way<'a>(process: &'a Process, state: &'a State, kinds: &'a [StepKind]) -> impl Iterator<Item = StepId> + 'a {
    let of_kind = |id: &StepId| process.step(*id).is_some_and(|step| kinds.contains(&step.kind));
    state.active.iter().copied().filter(of_kind)
}

/// Completes one step: with this outcome if it knows it, else as done, else in the first way it knows.
fn finish(process: &Process, state: &State, id: StepId, outcome: &str) -> State {
    let arcs = process.step(id).map_or(&[][..], |step| &step.next);
    let known = [outcome, DONE].into_iter().find(|wanted| arcs.iter().any(|arc| arc.on == *wanted));
    let how = known.or_else(|| arcs.first().map(|arc| arc.on.as_str())).unwrap_or(DONE);
    go(process, state, &Event::Complete { step: id, outcome: how.to_owned() })
}

/// The engine refuses only what does not fit the table; then the position stays and the case goes on without it.
fn go(process: &Process, state: &State, event: &Event) -> State {
    step(process, state, event).map_or_else(|_| state.clone(), |(next, _)| next)
}
