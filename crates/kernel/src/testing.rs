//! A clock that a test sets and randomness that a test can repeat.

use crate::{Clock, Entropy, Instant};
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};

/// A clock that stands still until it is told otherwise.
#[derive(Debug)]
pub struct SimClock {
    civil: AtomicI64,
    real: AtomicI64,
}

impl SimClock {
    /// Both clocks stand at this instant.
    #[must_use]
    pub fn at(instant: Instant) -> Self {
        Self { civil: AtomicI64::new(instant.millis()), real: AtomicI64::new(instant.millis()) }
    }

    /// Moves the law's time alone, either way.
    pub fn set_civil(&self, instant: Instant) {
        self.civil.store(instant.millis(), Ordering::SeqCst);
    }

    /// Moves the machine's time alone, either way.
    pub fn set_real(&self, instant: Instant) {
        self.real.store(instant.millis(), Ordering::SeqCst);
    }

    /// Lets this many milliseconds pass on both.
    pub fn pass_millis(&self, millis: i64) {
        self.civil.fetch_add(millis, Ordering::SeqCst);
        self.real.fetch_add(millis, Ordering::SeqCst);
    }
}

impl Clock for SimClock {
    fn civil(&self) -> Instant {
        Instant::from_millis(self.civil.load(Ordering::SeqCst))
    }

    fn real(&self) -> Instant {
        Instant::from_millis(self.real.load(Ordering::SeqCst))
    }
}

/// The same bytes for the same seed (SplitMix64). Never for secrets.
#[derive(Debug)]
pub struct SeededEntropy(AtomicU64);

const SPLITMIX_STEP: u64 = 0x9e37_79b9_7f4a_7c15;

impl SeededEntropy {
    /// Starts the sequence of this seed.
    #[must_use]
    pub const fn new(seed: u64) -> Self {
        Self(AtomicU64::new(seed))
    }

    /// The next number of the sequence.
    pub fn next_u64(&self) -> u64 {
        let state = self.0.fetch_add(SPLITMIX_STEP, Ordering::SeqCst).wrapping_add(SPLITMIX_STEP);
        let mixed = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 when `bound` is 0. Slightly uneven, which no test minds.
    pub fn below(&self, bound: u64) -> u64 {
        if bound == 0 { 0 } else { self.next_u64() % bound }
    }
}

impl Entropy for SeededEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        for chunk in bytes.chunks_mut(8) {
            let next = self.next_u64().to_le_bytes();
            chunk.copy_from_slice(&next[..chunk.len()]);
        }
    }
}
