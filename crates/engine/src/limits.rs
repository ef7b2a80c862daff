//! Every limit of the engine, by name, unit last.

/// Most steps of one process.
pub const STEPS_MAX: usize = 200;
/// Most arcs out of one step.
pub const ARCS_PER_STEP_MAX: usize = 20;
/// Longest name of an outcome or a role.
pub const WORD_BYTES_MAX: usize = 40;
/// Most ways in which a case may stand in one process, parallel parts combined: what a check walks through.
pub const STATES_MAX: usize = 10_000;
