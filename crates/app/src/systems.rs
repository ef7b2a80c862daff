//! The only list of systems: what is not here does not exist.

use platform::Module;
use web::System;

/// Every system of the binary, in the order of the menu.
pub const SYSTEMS: &[&System] = &[
    &onestop::SYSTEM,
    &programme::SYSTEM,
    &surveys::SYSTEM,
    &voice::SYSTEM,
    // new-system: `cargo x new-system` adds its line above this one.
];

/// The platform's half of every system.
pub const MODULES: &[&Module] = &[
    onestop::SYSTEM.module,
    programme::SYSTEM.module,
    surveys::SYSTEM.module,
    voice::SYSTEM.module,
    // new-system-module: `cargo x new-system` adds its line above this one.
];
