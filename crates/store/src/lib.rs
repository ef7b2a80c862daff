//! The only crate with a SQL driver: transactions, journal, outbox, jobs, files, migrations, on SQLite and PostgreSQL.
//!
//! Storage code is plain synchronous Rust. [`Store::write`] sends a closure to where the connection lives and answers
//! only after COMMIT. The rules for closures (each has a test of that name in `tests/rules.rs`):
//!
//! * a closure is all or nothing, may run again, has no outside effects, and ends at its first error;
//! * nothing slow inside: one over [`limits::CLOSURE_SLOW_MS`] on SQLite is logged by name;
//! * on SQLite many closures share one COMMIT, each in a savepoint; on PostgreSQL each has a transaction of its own.

pub mod access;
pub mod audit;
pub mod blobs;
pub mod doctor;
mod engine;
mod error;
pub mod faults;
pub mod follower;
pub mod idempotency;
pub mod jobs;
pub mod journal;
pub mod lease;
pub mod limits;
pub mod maintenance;
mod migrate;
pub mod outbox;
pub mod personal;
mod pg;
mod queue;
pub mod recorder;
mod row;
mod sql;
mod sqlite;
mod statements;
mod stats;
mod store;
pub mod testing;
mod tx;
pub mod upload;
mod value;
mod watch;
mod work;

pub use blobs::Blobs;
pub use error::StoreError;
pub use migrate::{MIGRATIONS, SchemaState};
pub use row::Row;
pub use sql::{Migration, Sql};
pub use statements::STATEMENTS;
pub use stats::{Count, Stats};
pub use store::{BULK, EngineKind, Options, Store};
pub use tx::Tx;
pub use value::{Value, together};

#[cfg(test)]
mod tests;
