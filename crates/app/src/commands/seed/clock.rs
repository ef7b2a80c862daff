//! The clock of a play: civil time is set before each act, the machine's time is the machine's.

use kernel::{Clock, Instant};
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};

/// A civil clock that stands where it was put.
pub struct PlayClock {
    civil_ms: AtomicI64,
    machine: Arc<dyn Clock>,
}

impl PlayClock {
    /// Beside the machine's clock.
    pub fn new(machine: Arc<dyn Clock>) -> Self {
        Self { civil_ms: AtomicI64::new(machine.civil().millis()), machine }
    }

    /// Puts civil time, either way.
    pub fn set(&self, civil: Instant) {
        self.civil_ms.store(civil.millis(), Ordering::Relaxed);
    }
}

impl Clock for PlayClock {
    fn civil(&self) -> Instant {
        Instant::from_millis(self.civil_ms.load(Ordering::Relaxed))
    }

    fn real(&self) -> Instant {
        self.machine.real()
    }
}
