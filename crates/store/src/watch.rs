//! The one place in the store that looks at the machine's stopwatch: waits, retries and slow closures, never the record.

use std::time::{Duration, Instant};

/// The machine's monotonic time.
#[expect(clippy::disallowed_methods, reason = "measures how long work takes; nothing of it is stored")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// Milliseconds as a duration.
pub(crate) const fn ms(milliseconds: u64) -> Duration {
    Duration::from_millis(milliseconds)
}

/// Waits on a database thread, or on a thread that called a blocking function: never in async code.
#[expect(clippy::disallowed_methods, reason = "a database thread has nothing else to do between two tries")]
pub(crate) fn pause(duration: Duration) {
    std::thread::sleep(duration);
}
