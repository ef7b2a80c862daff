//! Where a case stands in its approved internal process: the acts of the desk move the engine along the step table.
//!
//! A table may cut the work finer than the acts do. An act therefore completes every step of its kind that lies before
//! the next act's: a proposal completes the officers' steps up to the leader's, the return whatever is left.

use super::words::{Act, Outcome};
use engine::{DONE, Event, Process, State, StepId, StepKind, step};

/// The position after an act; acts that move nothing give the position back.
#[must_use]
pub(super) fn moved(process: &Process, from: &State, act: Act, outcome: Option<Outcome>) -> State {
    let named = outcome.map_or(DONE, Outcome::code);
    match act {
        Act::Receive | Act::SendBack | Act::Reopen => {
            let begun = go(process, &State::default(), &Event::Begin);
            complete(process, begun, &[StepKind::Receive], DONE)
        }
        Act::Propose => complete(process, from.clone(), &[StepKind::Process, StepKind::External], DONE),
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
