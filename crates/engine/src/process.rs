//! A process: its steps and what follows each.

use kernel::Said;
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
};

/// The number of a step in its table.
pub type StepId = u32;

/// The outcome of a step that has only one.
pub const DONE: &str = "done";

/// Who does a step, by the word of the step table; what it means is the caller's.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct EngineRole(pub String);

impl fmt::Display for EngineRole {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// The desk receives.
    Receive,
    /// An official works on the case.
    Process,
    /// A leader decides and signs.
    Decide,
    /// The desk returns the result.
    Return,
    /// Somebody outside acts.
    External,
    /// Nobody acts: what follows is entered at once. For forks and joins.
    Auto,
}

/// What follows a step that ended so.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Arc {
    /// The outcome: [`DONE`], `supplement`, `refuse`.
    pub on: String,
    /// The step that follows; `None` ends the process with this outcome.
    pub to: Option<StepId>,
}

/// One step: a row of the step table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its number.
    pub id: StepId,
    /// Who does it.
    pub role: EngineRole,
    /// What it does.
    pub kind: StepKind,
    /// What people call it.
    pub name: Said,
    /// What follows.
    pub next: Vec<Arc>,
    /// Whether it waits for all parts of the case that can still come to it.
    #[serde(default)]
    pub join: bool,
    /// Its time in working minutes, if the table gives one.
    #[serde(default)]
    pub minutes: Option<u32>,
}

/// A checked graph of steps; made by [`Process::compile`] alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Process {
    /// In the order of the table; the first is where a case begins. Never empty.
    pub(crate) steps: Vec<Step>,
    /// Which steps can still be come to from each.
    pub(crate) ahead: BTreeMap<StepId, BTreeSet<StepId>>,
}

impl Process {
    /// The steps in the order of the table; the first is where a case begins.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }

    /// The step of that number.
    #[must_use]
    pub fn step(&self, id: StepId) -> Option<&Step> {
        self.steps.iter().find(|step| step.id == id)
    }

    /// Whether a case at `from` can still come to `to`.
    #[must_use]
    pub fn reaches(&self, from: StepId, to: StepId) -> bool {
        self.ahead.get(&from).is_some_and(|ahead| ahead.contains(&to))
    }
}
