//! A limit on everything in the store, by name, unit last.

/// Closures waiting for the writer (SQLite) or for a writing connection (PostgreSQL).
pub const WRITE_QUEUE_COUNT_MAX: usize = 4_096;
/// Closures waiting for a reading connection.
pub const READ_QUEUE_COUNT_MAX: usize = 4_096;
/// How long a caller waits for a free place in a full queue before it is told that the store is busy.
pub const QUEUE_WAIT_MS_MAX: u64 = 2_000;

/// Closures that share one COMMIT on SQLite.
pub const BATCH_COUNT_MAX: usize = 512;
/// After this long a batch takes no further closure and commits: the first one in it is waiting.
pub const BATCH_MS_MAX: u64 = 10;
/// A closure that holds SQLite's writer longer than this is logged by name.
pub const CLOSURE_SLOW_MS: u64 = 5;
/// A PostgreSQL transaction longer than this is logged by name: it holds up only those who want the same rows.
pub const TRANSACTION_SLOW_MS: u64 = 100;

/// Times that a PostgreSQL closure runs again after a conflict with another transaction.
pub const RETRY_COUNT_MAX: u32 = 10;
/// First wait before a retry; it doubles each time, up to [`RETRY_WAIT_MS_MAX`].
pub const RETRY_WAIT_MS_MIN: u64 = 1;
/// Longest wait before a retry.
pub const RETRY_WAIT_MS_MAX: u64 = 50;

/// Keys that one statement asks for together; statements that do have as many parameters for them.
pub const TOGETHER_COUNT: usize = 25;
/// Statements in one closure.
pub const STATEMENTS_PER_CLOSURE_MAX: u32 = 20_000;
/// Rows that one statement may give back.
pub const ROWS_MAX: usize = 100_000;
/// Bytes of one text or blob that is bound.
pub const VALUE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// How long one reading closure may take: a reader that stays keeps the write-ahead log from being reset.
pub const READ_MS_MAX: u64 = 30_000;

/// How long a connection waits for a lock that another process or transaction holds.
pub const LOCK_WAIT_MS_MAX: u64 = 5_000;
/// Prepared statements kept per connection.
pub const PREPARED_COUNT_MAX: usize = 512;

/// Reading connections on SQLite.
pub const SQLITE_READERS: usize = 4;
/// Page cache of the writer, in KiB.
pub const SQLITE_WRITER_CACHE_KIB: i64 = 32 * 1024;
/// Page cache of each reader, in KiB.
pub const SQLITE_READER_CACHE_KIB: i64 = 8 * 1024;
/// Bytes of the database that readers map into memory; the writer maps nothing.
pub const SQLITE_MMAP_BYTES: i64 = 256 * 1024 * 1024;
/// Pages in the write-ahead log from which it is copied into the database beside the running writer (16 MiB).
pub const WAL_COPY_PAGES: i64 = 4_096;
/// Pages in the write-ahead log from which the writer pauses between two batches so that it can start anew (64 MiB).
pub const WAL_RESET_PAGES: i64 = 16_384;
/// Pages in the write-ahead log from which the store warns in the log (1 GiB).
pub const WAL_WARN_PAGES: i64 = 262_144;
/// How long the writer is held for the write-ahead log to start anew.
pub const WAL_RESET_MS_MAX: u64 = 200;
/// The write-ahead log of an idle database is copied after this long.
pub const WAL_IDLE_MS: u64 = 1_000;

/// Writing connections to PostgreSQL, unless [`crate::Options`] says otherwise.
pub const PG_WRITERS: usize = 8;
/// Reading connections to PostgreSQL, unless [`crate::Options`] says otherwise.
pub const PG_READERS: usize = 4;
/// Time for one attempt to connect.
pub const PG_CONNECT_MS_MAX: u64 = 3_000;
/// How long a closure waits for a lost connection to come back before it is refused.
pub const PG_RECONNECT_MS_MAX: u64 = 5_000;
/// Longest wait between two attempts to connect.
pub const PG_RECONNECT_WAIT_MS_MAX: u64 = 500;
/// Time for one statement.
pub const PG_STATEMENT_MS_MAX: u64 = 30_000;

/// Events in one append.
pub const EVENTS_PER_APPEND_MAX: usize = 1_000;
/// Events of a stream read or checked at a time.
pub const EVENTS_PER_PAGE: i64 = 1_000;
/// Journal rows that get their place in one transaction.
pub const PLACES_PER_BATCH_MAX: i64 = 2_000;
/// Facts handed to a follower at a time.
pub const FACTS_PER_BATCH_MAX: i64 = 500;
/// Times a job is tried before it is set aside as dead, where a person must look.
pub const JOB_ATTEMPTS_MAX: i64 = 20;
/// First wait before a job is tried again; it doubles each time, up to [`JOB_RETRY_MS_MAX`].
pub const JOB_RETRY_MS_MIN: i64 = 2_000;
/// Longest wait before a job is tried again.
pub const JOB_RETRY_MS_MAX: i64 = 60 * 60 * 1_000;
/// Letters of an error that are kept with a job.
pub const JOB_ERROR_BYTES_MAX: usize = 1_000;

/// Bytes of one stored file.
pub const BLOB_BYTES_MAX: usize = 32 * 1024 * 1024;
/// Streams checked in one reading transaction.
pub const DOCTOR_STREAMS_PER_PAGE: i64 = 200;
/// Faults that the doctor lists before it only counts.
pub const DOCTOR_FAULTS_MAX: usize = 50;
