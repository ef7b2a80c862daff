//! The case engine, pure: `step(process, state, event)` gives the next state and what follows from it.
//!
//! A [`Process`] is a graph of steps, compiled and checked from an official step table (*bảng bước*). A [`State`] tells at
//! which steps a case stands, and nothing of how it came there: that is the journal's. The engine knows no clock, no
//! person and no database; who may complete a step and by when is for the caller to judge, by the step's role and
//! minutes.
//!
//! Several arcs for one outcome lead to all their steps at once. A step that joins is entered when no other part of the
//! case can still come to it. An arc without a target ends the case, whatever else is under way.

mod compile;
pub mod limits;
mod process;
mod run;

#[cfg(test)]
mod tests;

pub use compile::{CompileError, Fault};
pub use process::{Arc, DONE, EngineRole, Process, Step, StepId, StepKind};
pub use run::{Effect, Event, Refused, State, step};
