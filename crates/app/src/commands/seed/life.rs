//! A case that is lived before it is written: each act goes through the same rules as the real one, so that what the
//! plan says is what the desk will accept, and what the rules compute (due dates, pauses) is known to the plan.

use super::{dice::Dice, visits::Visit, world::Law};
use kernel::{Id, Instant, StreamId};
use onestop::{
    cases::Cases,
    state::{Act, Action, Case, Channel, Command, Context},
};
use platform::{Actor, Decision, Stream};
use std::sync::Arc;

/// Tells the draws of identifiers from others.
const SALT: u64 = 4;

/// One act of the play.
pub struct Planned {
    /// The case's number in the plan.
    pub n: u32,
    /// Its stream.
    pub stream: StreamId,
    /// When.
    pub at: Instant,
    /// By whom.
    pub who: Arc<Actor>,
    /// What.
    pub command: Command,
    /// The first of its identifiers.
    pub first: Id,
    /// Whether the case has no act after it.
    pub last: bool,
    /// Whether the answer that the case has by then came late.
    pub is_late: bool,
}

/// A case under way in the plan.
pub struct Life<'w> {
    law: &'w Law,
    n: u32,
    stream: StreamId,
    until: Instant,
    system: Arc<Actor>,
    /// Draws identifiers.
    ids: Dice,
    /// The state so far.
    pub case: Option<Case>,
    /// The acts so far.
    pub acts: Vec<Planned>,
    /// What the rules did not allow: a mistake in the plan, left out.
    pub refused: Vec<(Act, String)>,
    reminded: Option<Instant>,
    over: bool,
}

impl<'w> Life<'w> {
    /// The life of a case that has not begun; nothing happens in it after `until`.
    pub fn new(law: &'w Law, visit: &Visit, until: Instant, system: &Arc<Actor>) -> Self {
        let ids = Dice::of(SALT, u64::from(visit.n));
        Self {
            law,
            n: visit.n,
            stream: StreamId::from(kernel::new_id(visit.at, ids.entropy())),
            until,
            system: system.clone(),
            ids,
            case: None,
            acts: Vec::new(),
            refused: Vec::new(),
            reminded: None,
            over: false,
        }
    }

    /// Nothing happens after it.
    pub const fn until(&self) -> Instant {
        self.until
    }

    /// Whether the end of the play has been reached.
    pub const fn is_over(&self) -> bool {
        self.over
    }

    /// Does one act, if the rules allow it and the play is not over.
    pub fn act(&mut self, at: Instant, who: &Arc<Actor>, action: Action) -> bool {
        self.remind(at);
        if self.over || at > self.until {
            self.over = true;
            return false;
        }
        self.done(at, who, action)
    }

    /// Whether the procedure is open to this channel.
    pub fn is_open_to(&self, channel: Channel) -> bool {
        self.law.context.procedure.channels.contains(&channel)
    }

    /// What the program does by itself until then: it reminds the office of a due date.
    pub fn remind(&mut self, until: Instant) {
        let term = self.case.as_ref().and_then(|case| Some((case.is_ticking(), case.term.as_ref()?.warn_at?)));
        let Some((ticking, warn_at)) = term else { return };
        if warn_at > until.min(self.until) || self.reminded == Some(warn_at) {
            return;
        }
        self.reminded = Some(warn_at);
        if ticking {
            let system = self.system.clone();
            self.done(warn_at, &system, Action::WarnLate);
        }
    }

    fn done(&mut self, at: Instant, who: &Arc<Actor>, action: Action) -> bool {
        let command = action.command();
        let context = Context { now: at, ..self.law.context.clone() };
        let decided = Cases::authorise(who, &command, self.case.as_ref())
            .and_then(|()| Cases::decide(who, self.case.as_ref(), &command, &context));
        match decided {
            Ok(Decision::Done { events, .. }) => {
                for event in &events {
                    self.case = Some(Cases::evolve(self.case.take(), event));
                }
            }
            Ok(Decision::Already) => {
                self.refused.push((command.act(), String::new()));
                return false;
            }
            Err(problem) => {
                self.refused.push((command.act(), problem.inside));
                return false;
            }
        }
        let first = kernel::new_id(at, self.ids.entropy());
        let (n, stream, who) = (self.n, self.stream, who.clone());
        let is_late = self.case.as_ref().is_some_and(|case| case.finished_at.is_some() && case.is_late(at));
        self.acts.push(Planned { n, stream, at, who, command, first, last: false, is_late });
        true
    }

    /// The acts, the last of them marked.
    pub fn end(mut self) -> Vec<Planned> {
        self.remind(self.until);
        if let Some(last) = self.acts.last_mut() {
            last.last = true;
        }
        self.acts
    }
}
