//! The engine's tests.

mod tables;
mod walks;

use crate::{Arc, EngineRole, Step, StepId, StepKind};
use kernel::Said;

/// A row: number, kind, and arcs as `outcome>step`, `outcome>` for an end.
fn row(id: StepId, kind: StepKind, arcs: &[&str]) -> Step {
    let arc = |text: &&str| {
        let (on, to) = text.split_once('>').expect("outcome>step");
        Arc { on: on.into(), to: if to.is_empty() { None } else { Some(to.parse().expect("a number")) } }
    };
    Step {
        id,
        role: EngineRole(if kind == StepKind::Auto { "".into() } else { format!("role{id}") }),
        kind,
        name: Said::both(|lang| format!("{lang} {id}")),
        next: arcs.iter().map(arc).collect(),
        join: false,
        minutes: None,
    }
}

fn joining(step: Step) -> Step {
    Step { join: true, ..step }
}
