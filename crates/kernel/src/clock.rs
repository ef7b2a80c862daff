//! What time it is, as an argument.

use crate::Instant;

/// Two clocks, because the law's day and the machine's day differ when a province is run "as of" another date.
pub trait Clock: Send + Sync {
    /// The law's time: deadlines, stamps on papers, figures. May be moved.
    fn civil(&self) -> Instant;

    /// The machine's time: sessions, leases, retries, rate limits. Never moved.
    fn real(&self) -> Instant;
}
