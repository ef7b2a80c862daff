//! The edge of the program: here, and nowhere else, the machine is asked for its time and its randomness.
#![expect(clippy::disallowed_methods, reason = "the one place where the machine's clock and randomness enter")]

use kernel::{Clock, Entropy, Instant};
use std::{
    sync::atomic::{AtomicI64, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

/// The machine's clock, with the civil one an offset away from it.
#[derive(Debug, Default)]
pub struct MachineClock {
    civil_offset_ms: AtomicI64,
}

impl MachineClock {
    /// Civil time is the machine's time.
    pub fn new() -> Self {
        Self::default()
    }

    /// Moves civil time, so that it reads `civil` now; it goes on from there. Returns the offset in milliseconds.
    pub fn set_civil(&self, civil: Instant) -> i64 {
        let offset = civil.millis() - machine_ms();
        self.set_offset_ms(offset);
        offset
    }

    /// Moves civil time by an offset stored earlier.
    pub fn set_offset_ms(&self, offset_ms: i64) {
        self.civil_offset_ms.store(offset_ms, Ordering::Relaxed);
    }
}

impl Clock for MachineClock {
    fn civil(&self) -> Instant {
        Instant::from_millis(machine_ms() + self.civil_offset_ms.load(Ordering::Relaxed))
    }

    fn real(&self) -> Instant {
        Instant::from_millis(machine_ms())
    }
}

fn machine_ms() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}

/// The operating system's randomness.
#[derive(Clone, Copy, Debug)]
pub struct MachineEntropy;

impl Entropy for MachineEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives randomness, or nothing here may go on");
    }
}
