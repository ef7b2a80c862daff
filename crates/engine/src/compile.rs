//! From a step table to a process that cannot get stuck, or to everything that is wrong with the table.

use crate::{
    limits::{ARCS_PER_STEP_MAX, STATES_MAX, STEPS_MAX, WORD_BYTES_MAX},
    process::{DONE, Process, Step, StepId, StepKind},
    run::{Event, State, step},
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// What is wrong with a row. A code and its facts: the sentence is made where it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The table has no row.
    Empty,
    /// The table has more than [`STEPS_MAX`] rows, or the row more than [`ARCS_PER_STEP_MAX`] arcs.
    TooMany,
    /// Another row before it has this number.
    SameNumber,
    /// The role is empty or longer than [`WORD_BYTES_MAX`]. Steps that nobody does need none.
    Role,
    /// The outcome is empty or longer than [`WORD_BYTES_MAX`]; or it is not [`DONE`] where nobody acts.
    Outcome {
        /// The outcome.
        on: String,
    },
    /// An arc leads to a step that does not exist; `instead` holds those that do.
    UnknownTarget {
        /// The outcome.
        on: String,
        /// Where it leads.
        to: StepId,
    },
    /// The same arc stands twice.
    SameArc {
        /// The outcome.
        on: String,
    },
    /// One outcome both ends the process and goes on.
    EndsAndGoesOn {
        /// The outcome.
        on: String,
    },
    /// Nothing leads to it from the first row; `instead` holds the steps that are reached.
    Unreachable,
    /// No way leads from it to an end; `instead` holds the steps from which one does.
    NoEnd,
    /// It comes back to itself through steps that nobody does: it would run for ever.
    EndlessLoop,
    /// A case can come to stand here, and in parallel elsewhere, so that a join waits for ever and no end can be come to.
    Stuck,
    /// The table has so many parallel parts that it cannot be checked: more than [`STATES_MAX`] ways to stand.
    TooParallel,
}

/// One thing wrong with a step table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CompileError {
    /// Which row, from 0.
    pub row: usize,
    /// What is wrong with it.
    pub what: Fault,
    /// The steps that would be right there, where a step is meant.
    pub instead: Vec<StepId>,
}

type Graph = BTreeMap<StepId, BTreeSet<StepId>>;

impl Process {
    /// Checks the rows and makes a process of them. A case begins at the first row.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with the rows themselves; if nothing is, everything that is wrong with how they hang
    /// together.
    pub fn compile(rows: Vec<Step>) -> Result<Self, Vec<CompileError>> {
        let alone = |row, what| CompileError { row, what, instead: Vec::new() };
        let Some(first) = rows.first().map(|row| row.id) else { return Err(vec![alone(0, Fault::Empty)]) };
        if rows.len() > STEPS_MAX {
            return Err(vec![alone(STEPS_MAX, Fault::TooMany)]);
        }
        let known: BTreeSet<StepId> = rows.iter().map(|row| row.id).collect();
        let mut errors = Vec::new();
        for (n, row) in rows.iter().enumerate() {
            if rows[..n].iter().any(|before| before.id == row.id) {
                errors.push(alone(n, Fault::SameNumber));
            }
            check_row(n, row, &known, &mut errors);
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let ahead = closure(&arcs(&rows, |_| true));
        check_graph(&rows, first, &ahead, &mut errors);
        if !errors.is_empty() {
            return Err(errors);
        }
        let process = Self { steps: rows, ahead };
        match stuck(&process) {
            None => Ok(process),
            Some(error) => Err(vec![error]),
        }
    }
}

fn check_row(n: usize, row: &Step, known: &BTreeSet<StepId>, errors: &mut Vec<CompileError>) {
    let mut refuse = |what| {
        let instead =
            if matches!(what, Fault::UnknownTarget { .. }) { known.iter().copied().collect() } else { vec![] };
        errors.push(CompileError { row: n, what, instead });
    };
    let is_word = |word: &str| (1..=WORD_BYTES_MAX).contains(&word.len());
    let nobody = row.kind == StepKind::Auto;
    let needs_no_role = nobody && row.role.0.is_empty();
    if !needs_no_role && !is_word(&row.role.0) {
        refuse(Fault::Role);
    }
    if row.next.len() > ARCS_PER_STEP_MAX {
        return refuse(Fault::TooMany);
    }
    if row.next.is_empty() {
        refuse(Fault::NoEnd);
    }
    for (m, arc) in row.next.iter().enumerate() {
        let on = arc.on.clone();
        if !is_word(&on) || (nobody && on != DONE) {
            refuse(Fault::Outcome { on });
        } else if row.next[..m].contains(arc) {
            refuse(Fault::SameArc { on });
        } else if row.next[..m].iter().any(|before| before.on == on && before.to.is_none() != arc.to.is_none()) {
            refuse(Fault::EndsAndGoesOn { on });
        } else if let Some(to) = arc.to.filter(|to| !known.contains(to)) {
            refuse(Fault::UnknownTarget { on, to });
        }
    }
}

fn check_graph(rows: &[Step], first: StepId, ahead: &Graph, errors: &mut Vec<CompileError>) {
    let ends = |id: StepId| rows.iter().any(|row| row.id == id && row.next.iter().any(|arc| arc.to.is_none()));
    let comes_to = |id: StepId| id == first || ahead[&first].contains(&id);
    let comes_out = |id: StepId| ends(id) || ahead[&id].iter().any(|next| ends(*next));
    let unattended = closure(&arcs(rows, |row| row.kind == StepKind::Auto));
    for (n, row) in rows.iter().enumerate() {
        let ids = |right: &dyn Fn(StepId) -> bool| rows.iter().map(|row| row.id).filter(|id| right(*id)).collect();
        if !comes_to(row.id) {
            errors.push(CompileError { row: n, what: Fault::Unreachable, instead: ids(&comes_to) });
        }
        if !comes_out(row.id) {
            errors.push(CompileError { row: n, what: Fault::NoEnd, instead: ids(&comes_out) });
        }
        if unattended[&row.id].contains(&row.id) {
            errors.push(CompileError { row: n, what: Fault::EndlessLoop, instead: Vec::new() });
        }
    }
}

/// Where each of these steps leads directly.
fn arcs(rows: &[Step], counts: impl Fn(&Step) -> bool) -> Graph {
    let leads =
        |row: &Step| if counts(row) { row.next.iter().filter_map(|arc| arc.to).collect() } else { BTreeSet::new() };
    rows.iter().map(|row| (row.id, leads(row))).collect()
}

/// Where each step leads in any number of arcs, at least one.
fn closure(direct: &Graph) -> Graph {
    let reached = |from: StepId| {
        let mut seen = BTreeSet::new();
        let mut todo: Vec<StepId> = direct[&from].iter().copied().collect();
        while let Some(next) = todo.pop() {
            if seen.insert(next) {
                todo.extend(&direct[&next]);
            }
        }
        seen
    };
    direct.keys().map(|from| (*from, reached(*from))).collect()
}

/// Walks every way a case can go, jumps too, and finds a place from which none leads to an end.
fn stuck(process: &Process) -> Option<CompileError> {
    let (mut numbers, mut states, mut before) = (HashMap::new(), Vec::new(), Vec::<Vec<usize>>::new());
    let mut number = |state: State, states: &mut Vec<State>, before: &mut Vec<Vec<usize>>| {
        *numbers.entry(state.clone()).or_insert_with(|| {
            states.push(state);
            before.push(Vec::new());
            states.len() - 1
        })
    };
    let begun = step(process, &State::default(), &Event::Begin).map(|(state, _)| state).unwrap_or_default();
    number(begun.clone(), &mut states, &mut before);
    for to in process.steps() {
        if let Ok((jumped, _)) = step(process, &begun, &Event::Jump { to: to.id }) {
            number(jumped, &mut states, &mut before);
        }
    }
    let mut at = 0;
    while at < states.len() {
        if states.len() > STATES_MAX {
            return Some(CompileError { row: 0, what: Fault::TooParallel, instead: Vec::new() });
        }
        for event in completions(process, &states[at]) {
            if let Ok((next, _)) = step(process, &states[at], &event) {
                let next = number(next, &mut states, &mut before);
                before[next].push(at);
            }
        }
        at += 1;
    }
    let mut todo: Vec<usize> = (0..states.len()).filter(|n| states[*n].ended.is_some()).collect();
    let mut ends: BTreeSet<usize> = todo.iter().copied().collect();
    while let Some(state) = todo.pop() {
        todo.extend(before[state].iter().copied().filter(|earlier| ends.insert(*earlier)));
    }
    let mut trapped = (0..states.len()).filter(|state| !ends.contains(state));
    // Where a join waits tells more than the way there.
    let trapped = trapped.clone().find(|state| !states[*state].waiting.is_empty()).or_else(|| trapped.next())?;
    let at = states[trapped].active.first()?;
    let row = process.steps().iter().position(|step| step.id == *at)?;
    Some(CompileError { row, what: Fault::Stuck, instead: Vec::new() })
}

/// Every way in which the steps under way can be completed.
fn completions(process: &Process, state: &State) -> Vec<Event> {
    let active = state.active.iter().filter_map(|id| process.step(*id));
    let all = active.flat_map(|step| step.next.iter().map(|arc| (step.id, arc.on.clone())));
    all.map(|(step, outcome)| Event::Complete { step, outcome }).collect()
}
