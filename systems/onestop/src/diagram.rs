//! The steps of a procedure as a drawing: the very graph that the engine runs, laid out twice, one column for a phone
//! and lanes by role for a desk. Pure: from a procedure's version to lines, boxes and words with their places.
//!
//! Nothing is told by colour or shape alone: each box names who acts, and the table below the drawing says the same.

mod layout;
mod measure;

use crate::{text::T, views};
use engine::{DONE, Process};
use pack::{Branch, ProcedureVersion, Step, StepClock, StepKind};

pub use layout::{Drawing, Lane, Line, Shape, Words};

/// The drawing for a phone and the drawing for a desk, with the words that describe both.
pub struct Diagram {
    /// What is drawn.
    pub title: String,
    /// The same in a sentence.
    pub summary: String,
    /// One column.
    pub narrow: Drawing,
    /// A column for each role.
    pub wide: Drawing,
}

/// What is drawn of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct StepBox {
    /// Which lane: `desk`, `officer`, `leader`, `outside`.
    pub(crate) lane: &'static str,
    /// Number and title.
    pub(crate) head: String,
    /// The agency.
    pub(crate) agency: Option<String>,
    /// The work.
    pub(crate) work: String,
    /// Time, parallel parts.
    pub(crate) notes: Vec<String>,
    /// What else can happen here.
    pub(crate) branches: Vec<BranchBox>,
}

/// What is drawn of something else that can happen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BranchBox {
    /// `refuse`, `supplement` or `other`: how grave it looks.
    pub(crate) tone: &'static str,
    /// Its words.
    pub(crate) text: String,
}

/// One way from a step on, by position in the table; `None`: the process ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Way {
    pub(crate) from: usize,
    pub(crate) to: Option<usize>,
}

/// The drawing of a version's process; `None` when it has no step.
#[must_use]
pub fn of(t: T, version: &ProcedureVersion) -> Option<Diagram> {
    let steps: Vec<StepBox> = version.process.steps().iter().map(|step| step_box(t, version, step)).collect();
    let (first, last) = (version.steps.steps.first()?, version.steps.steps.last()?);
    let (first, last) = (first.work.get(t.lang()), last.work.get(t.lang()));
    let ways = ways(&version.process);
    let words = |lane: &str| t.flow_lane(lane);
    Some(Diagram {
        title: t.flow_title(version.name.get(t.lang())),
        summary: t.flow_summary(steps.len(), first, last),
        narrow: layout::narrow(&steps, &ways, (t.flow_start(), t.flow_end())),
        wide: layout::wide(&steps, &ways, (t.flow_start(), t.flow_end()), &words),
    })
}

/// The ways that the engine can go. A refusal ends the process: its words say so, and no line is drawn for it.
pub(crate) fn ways(process: &Process) -> Vec<Way> {
    let place = |id: u32| process.steps().iter().position(|step| step.id == id);
    let mut ways: Vec<Way> = Vec::new();
    for (from, step) in process.steps().iter().enumerate() {
        for arc in step.next.iter().filter(|arc| arc.to.is_some() || arc.on == DONE) {
            let way = Way { from, to: arc.to.and_then(place) };
            if !ways.contains(&way) {
                ways.push(way);
            }
        }
    }
    ways
}

fn step_box(t: T, version: &ProcedureVersion, step: &engine::Step) -> StepBox {
    let lang = t.lang();
    let row = version.steps.step(step.id);
    let said = |row: &Step| row.agency.as_ref().map(|agency| agency.get(lang).to_owned());
    let actor = row.map_or_else(String::new, |row| row.actor.get(lang).to_owned());
    let mut notes: Vec<String> = time(t, row).into_iter().collect();
    let next: Vec<String> = next_steps(step).iter().map(ToString::to_string).collect();
    if next.len() > 1 {
        notes.push(t.flow_parallel(next.join(", ")));
    }
    if step.join {
        notes.push(t.flow_join().to_owned());
    }
    let branches = version.steps.branches.iter().filter(|branch| branch.at_step == step.id);
    StepBox {
        lane: lane(step),
        head: t.flow_head(step.id, actor),
        agency: row.and_then(said),
        work: step.name.get(lang).to_owned(),
        notes,
        branches: branches.map(|branch| branch_box(t, branch)).collect(),
    }
}

fn lane(step: &engine::Step) -> &'static str {
    match (step.kind, step.role.0.as_str()) {
        (engine::StepKind::External, _) => "outside",
        (_, "desk") => "desk",
        (_, "leader") => "leader",
        (_, "officer") => "officer",
        _ => "outside",
    }
}

/// How long a step takes; that it is not known is said once, below the drawing.
fn time(t: T, row: Option<&Step>) -> Option<String> {
    let row = row.filter(|row| row.kind != StepKind::Auto || row.time.is_some());
    match row.and_then(|row| Some((row.time?, row.clock))) {
        Some((time, StepClock::Stopped)) => Some(t.flow_time_stopped(views::time_span(t, Some(time)))),
        Some((time, StepClock::Counts)) => Some(t.flow_time(views::time_span(t, Some(time)))),
        None => None,
    }
}

fn branch_box(t: T, branch: &Branch) -> BranchBox {
    let tone = match branch.kind.as_str() {
        "refuse" => "refuse",
        "supplement" => "supplement",
        _ => "other",
    };
    BranchBox { tone, text: t.flow_branch_when(t.flow_branch(&branch.kind), when_then(t, branch)) }
}

/// When it happens, and where the case goes on if it does.
fn when_then(t: T, branch: &Branch) -> String {
    let condition = branch.condition.get(t.lang());
    match then(t, branch) {
        Some(then) => t.flow_then(condition, then),
        None => condition.to_owned(),
    }
}

/// Where the case goes on; `None`: it stays at its step.
#[must_use]
pub fn then(t: T, branch: &Branch) -> Option<String> {
    match branch.goto_step {
        Some(step) if step <= branch.at_step => Some(t.flow_back_to(step)),
        Some(step) => Some(t.flow_to_step(step)),
        None if branch.kind == "refuse" => Some(t.flow_to_end().to_owned()),
        None => None,
    }
}

/// The steps that follow when a step is done.
#[must_use]
pub fn next_steps(step: &engine::Step) -> Vec<u32> {
    step.next.iter().filter(|arc| arc.on == DONE).filter_map(|arc| arc.to).collect()
}

/// What follows a step, in words: the same as the lines of the drawing.
#[must_use]
pub fn follows(t: T, step: &engine::Step) -> String {
    let next: Vec<String> = next_steps(step).iter().map(ToString::to_string).collect();
    match next.as_slice() {
        [] => t.flow_then_end().to_owned(),
        [one] => t.flow_then_step(one),
        all => t.flow_parallel(all.join(", ")),
    }
}
