//! Where a case stands, and how it goes on.

use crate::process::{EngineRole, Process, StepId, StepKind};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// At which steps a case stands. Nothing of how it came there.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct State {
    /// The steps under way. Empty before the beginning and after the end, and never between.
    pub active: BTreeSet<StepId>,
    /// Joins that one part of the case has come to, while another may still come.
    #[serde(default)]
    pub waiting: BTreeSet<StepId>,
    /// The outcome it ended with.
    #[serde(default)]
    pub ended: Option<String>,
}

impl State {
    /// Whether the case has begun; also true after its end.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        !self.active.is_empty() || self.ended.is_some()
    }

    /// The only step under way, if it is only one.
    #[must_use]
    pub fn at(&self) -> Option<StepId> {
        self.active.first().copied().filter(|_| self.active.len() == 1)
    }
}

/// What happens to a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// It begins, at the first row of the table.
    Begin,
    /// A step under way is completed.
    Complete {
        /// Which.
        step: StepId,
        /// How.
        outcome: String,
    },
    /// Somebody sends the case to a step, whatever is under way: back to the officer, say.
    Jump {
        /// Which.
        to: StepId,
    },
}

/// What follows from an event, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Effect {
    /// A step is under way.
    Enter {
        /// Which.
        step: StepId,
        /// Whose it is.
        role: EngineRole,
    },
    /// A step is no longer under way.
    Leave {
        /// Which.
        step: StepId,
    },
    /// The case has ended.
    End {
        /// How.
        outcome: String,
    },
}

/// Why an event changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refused {
    /// The case has not begun.
    NotBegun,
    /// The case has begun.
    AlreadyBegun,
    /// The case has ended.
    Ended {
        /// How.
        outcome: String,
    },
    /// The step is not under way.
    NotActive {
        /// The steps that are.
        active: Vec<StepId>,
    },
    /// The step cannot end so.
    UnknownOutcome {
        /// How it can.
        known: Vec<String>,
    },
    /// The process has no such step, or the state does not belong to this process.
    UnknownStep {
        /// The step.
        step: StepId,
    },
}

/// Takes a case one event on.
///
/// # Errors
///
/// [`Refused`]: the event does not fit where the case stands.
pub fn step(process: &Process, state: &State, event: &Event) -> Result<(State, Vec<Effect>), Refused> {
    if let Some(outcome) = &state.ended {
        return Err(Refused::Ended { outcome: outcome.clone() });
    }
    if state.has_begun() == (*event == Event::Begin) {
        return Err(if state.has_begun() { Refused::AlreadyBegun } else { Refused::NotBegun });
    }
    if let Some(step) = state.active.iter().chain(&state.waiting).find(|id| process.step(**id).is_none()) {
        return Err(Refused::UnknownStep { step: *step });
    }
    let mut walk = Walk { process, state: state.clone(), effects: Vec::new() };
    match event {
        Event::Begin => walk.enter(process.steps[0].id),
        Event::Complete { step, outcome } => {
            if !state.active.contains(step) {
                return Err(Refused::NotActive { active: state.active.iter().copied().collect() });
            }
            let outcomes = process.step(*step).into_iter().flat_map(|step| &step.next).map(|arc| &arc.on);
            if !outcomes.clone().any(|known| known == outcome) {
                let known: BTreeSet<_> = outcomes.cloned().collect();
                return Err(Refused::UnknownOutcome { known: known.into_iter().collect() });
            }
            walk.leave(*step);
            walk.follow(*step, outcome);
        }
        Event::Jump { to } => {
            if process.step(*to).is_none() {
                return Err(Refused::UnknownStep { step: *to });
            }
            walk.leave_all();
            walk.enter(*to);
        }
    }
    walk.fire_joins();
    Ok((walk.state, walk.effects))
}

struct Walk<'a> {
    process: &'a Process,
    state: State,
    effects: Vec<Effect>,
}

impl Walk<'_> {
    /// Enters the step, and what follows it at once if nobody acts in it.
    fn enter(&mut self, id: StepId) {
        let Some(step) = self.process.step(id) else { return };
        if !self.state.active.insert(id) {
            return;
        }
        self.effects.push(Effect::Enter { step: id, role: step.role.clone() });
        if step.kind == StepKind::Auto {
            self.leave(id);
            self.follow(id, crate::DONE);
        }
    }

    /// Goes along every arc of this outcome. Joins wait until all has settled.
    fn follow(&mut self, id: StepId, outcome: &str) {
        let Some(step) = self.process.step(id) else { return };
        for arc in step.next.iter().filter(|arc| arc.on == outcome) {
            match arc.to {
                // An end reached on one way leaves nothing to do on another.
                _ if self.state.ended.is_some() => return,
                None => self.end(outcome),
                Some(to) if self.process.step(to).is_some_and(|step| step.join) => {
                    self.state.waiting.insert(to);
                }
                Some(to) => self.enter(to),
            }
        }
    }

    fn leave(&mut self, id: StepId) {
        if self.state.active.remove(&id) {
            self.effects.push(Effect::Leave { step: id });
        }
    }

    fn leave_all(&mut self) {
        for id in self.state.active.clone() {
            self.leave(id);
        }
        self.state.waiting.clear();
    }

    fn end(&mut self, outcome: &str) {
        self.leave_all();
        self.state.ended = Some(outcome.to_owned());
        self.effects.push(Effect::End { outcome: outcome.to_owned() });
    }

    /// Enters each join that nothing under way can still come to. Joins that wait for each other alone do not wait.
    fn fire_joins(&mut self) {
        loop {
            let State { active, waiting, .. } = &self.state;
            let free = |join: &StepId| {
                let others = active.iter().chain(waiting.iter().filter(|other| *other != join));
                others.copied().all(|other| !self.process.reaches(other, *join))
            };
            let next = waiting.iter().copied().find(free);
            let Some(join) = next.or_else(|| waiting.first().copied().filter(|_| active.is_empty())) else { return };
            self.state.waiting.remove(&join);
            self.enter(join);
        }
    }
}
