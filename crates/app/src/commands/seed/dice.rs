//! Chance that falls the same on every machine: whole numbers only, a sequence of its own for each case.

use kernel::{Entropy, testing::SeededEntropy};

/// The seed of all: the same year on every machine.
const SEED: u64 = 2024;

/// A sequence of draws.
#[derive(Debug)]
pub struct Dice(SeededEntropy);

impl Dice {
    /// The sequence of the `n`th thing of a kind; kinds are told apart by `salt`.
    pub fn of(salt: u64, n: u64) -> Self {
        // Far enough apart that no sequence runs into the next.
        Self(SeededEntropy::new(SEED ^ (salt << 56) ^ (n << 20)))
    }

    /// The sequence of a thing with a name.
    pub fn named(salt: u64, name: &str) -> Self {
        Self::of(salt, name.bytes().fold(0, |all, byte| (all * 31 + u64::from(byte)) & 0xf_ffff_ffff))
    }

    /// A number below `bound`.
    pub fn below(&self, bound: u64) -> u64 {
        self.0.below(bound)
    }

    /// The sequence as randomness: salts and identifiers of made-up cases, never secrets.
    pub const fn entropy(&self) -> &dyn Entropy {
        &self.0
    }

    /// A number from `low` to `high`, both included; `low` when there is none between.
    pub fn between(&self, low: i64, high: i64) -> i64 {
        let width = u64::try_from(high - low + 1).unwrap_or(0);
        low + i64::try_from(self.below(width)).unwrap_or(0)
    }

    /// The same, small numbers more often than large ones.
    pub fn mostly_low(&self, low: i64, high: i64) -> i64 {
        self.between(low, high).min(self.between(low, high))
    }

    /// Whether something happens that happens so often in a thousand.
    pub fn chance(&self, per_mille: u64) -> bool {
        self.below(1_000) < per_mille
    }

    /// One of them; `None` of none.
    pub fn pick<'a, T>(&self, all: &'a [T]) -> Option<&'a T> {
        all.get(self.index(all.len()))
    }

    /// A place in a list of that length.
    pub fn index(&self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap_or(0)
    }

    /// The place at which a sum of weights passes a random number; the first when all weigh nothing.
    pub fn weighted(&self, weights: impl Iterator<Item = u64> + Clone) -> usize {
        let mut left = self.below(weights.clone().sum());
        for (n, weight) in weights.enumerate() {
            if left < weight {
                return n;
            }
            left -= weight;
        }
        0
    }
}
