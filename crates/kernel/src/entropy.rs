//! Randomness, as an argument.

/// A source of unpredictable bytes.
pub trait Entropy: Send + Sync {
    /// Fills all of `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}
