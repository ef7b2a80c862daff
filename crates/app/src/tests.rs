//! The whole binary: every system in the registry, the thread from application to answer, the journal as the truth.

mod commands;
mod hostile;
mod papers;
mod rating;
mod registry;
mod thread;

use web::System;

/// What the binary carries.
pub(crate) const ALL: &[&System] = crate::systems::SYSTEMS;
