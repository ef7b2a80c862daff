//! The edge of the program: here, and nowhere else, the machine is asked for its time and its randomness.
#![expect(clippy::disallowed_methods, reason = "the one place where the machine's clock and randomness enter")]

use kernel::{Clock, Entropy, Instant};
use std::{
    cell::RefCell,
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
        RANDOM.with_borrow_mut(|random| random.give(bytes));
    }
}

thread_local! {
    /// What this thread has asked for and not yet given.
    static RANDOM: RefCell<Random> = const { RefCell::new(Random { bytes: [0; RANDOM_BYTES], left: 0 }) };
}

/// Asked of the operating system at a time: an application draws some ten identifiers and salts, each a call by itself.
const RANDOM_BYTES: usize = 1024;

/// Randomness in advance. Each byte is given once and forgotten.
struct Random {
    bytes: [u8; RANDOM_BYTES],
    left: usize,
}

impl Random {
    fn give(&mut self, wanted: &mut [u8]) {
        for part in wanted.chunks_mut(RANDOM_BYTES) {
            if self.left < part.len() {
                getrandom::fill(&mut self.bytes)
                    .expect("the operating system gives randomness, or nothing here may go on");
                self.left = RANDOM_BYTES;
            }
            let given = &mut self.bytes[self.left - part.len()..self.left];
            part.copy_from_slice(given);
            given.fill(0);
            self.left -= part.len();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MachineEntropy, RANDOM_BYTES};
    use kernel::Entropy;
    use std::collections::HashSet;

    #[test]
    fn what_was_given_is_not_given_again_whatever_is_asked_for() {
        let mut seen = HashSet::new();
        for wanted in (1..200).map(|n| 16 + n % 7).chain([RANDOM_BYTES, RANDOM_BYTES + 1, 3 * RANDOM_BYTES]) {
            let mut bytes = vec![0_u8; wanted];
            MachineEntropy.fill(&mut bytes);
            for part in bytes.chunks_exact(16) {
                assert!(seen.insert(part.to_vec()), "{part:?} came twice");
                assert_ne!(part, [0; 16]);
            }
        }
    }
}
