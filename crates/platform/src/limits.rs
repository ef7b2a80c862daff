//! Every bound of the platform, by name, unit last.

/// Events that one command may cause.
pub const EVENTS_PER_COMMAND_MAX: usize = 16;
/// Identifiers set apart for one command: as many for its jobs as for its events.
pub const IDS_PER_COMMAND: usize = 2 * EVENTS_PER_COMMAND_MAX;
/// Length of an idempotency key, in characters.
pub const IDEMPOTENCY_KEY_CHARS_MAX: usize = 80;
/// Rows that get their place in the log in one transaction: few enough that nobody who writes waits for it.
pub const PLACES_PER_BATCH_MAX: u32 = 250;
/// Facts that a follower takes in one transaction: few enough that nobody who writes waits for it.
pub const FACTS_PER_BATCH_MAX: u32 = 200;
/// Jobs claimed at once; they run side by side, so that those which only write a row share a commit.
pub const JOBS_PER_BATCH_MAX: u32 = 64;
/// People enrolled in one transaction.
pub const ENROL_ROWS_MAX: usize = 100;
/// How long a job may run before another worker may take it, in milliseconds.
pub const JOB_LEASE_MS: i64 = 60_000;
/// How long the worker's lease holds without a sign of life, in milliseconds.
pub const WORKER_LEASE_MS: i64 = 15_000;
/// How long the worker sleeps when nobody pokes it, in milliseconds.
pub const WORKER_IDLE_MS: u64 = 500;
/// How long a sign-in by cookie lasts, in milliseconds (one working day with its evening).
pub const SESSION_COOKIE_MS: i64 = 12 * 3_600_000;
/// How long a bearer token lasts, in milliseconds.
pub const SESSION_BEARER_MS: i64 = 24 * 3_600_000;
/// Bytes of randomness in a session token.
pub const SESSION_TOKEN_BYTES: usize = 32;
/// Longest login accepted, in characters.
pub const LOGIN_CHARS_MAX: usize = 80;
/// Longest password hashed, in bytes: hashing is work an attacker would like us to do.
pub const PASSWORD_BYTES_MAX: usize = 256;
/// Largest file a citizen can send, in bytes.
pub const UPLOAD_BYTES_MAX: usize = 10 * 1024 * 1024;
/// Longest file name kept, in characters.
pub const UPLOAD_NAME_CHARS_MAX: usize = 120;
/// Readers shown to a citizen at once, newest first.
pub const ACCESS_LINES_MAX: u32 = 200;
/// Streams replayed in one transaction of a rebuild.
pub const REBUILD_STREAMS_PER_BATCH_MAX: u32 = 200;
/// Passwords hashed at the same time: each takes 19 MiB and a core.
pub const PASSWORD_HASHES_AT_ONCE_MAX: usize = 2;

/// Characters of the ground on which personal data is erased.
pub const ERASURE_BASIS_CHARS_MAX: usize = 500;
