//! What platform needs to know of a system: data, listed once in the binary.

use crate::{Actor, Permission, Platform};
use kernel::{EventId, Instant, StreamId};
use std::{future::Future, pin::Pin};
use store::{Migration, Sql, StoreError, Tx};

/// The platform's half of a system. `web::System` adds pages and routes.
#[derive(Clone, Copy, Debug)]
pub struct Module {
    /// The crate's name; prefix of its tables, permissions, facts and jobs.
    pub name: &'static str,
    /// Its tables, in order.
    pub migrations: &'static [Migration],
    /// Every statement it can run; a test prepares each on both engines.
    pub statements: &'static [Sql],
    /// Every right it checks.
    pub permissions: &'static [Permission],
    /// Every kind of job it can do.
    pub jobs: &'static [JobKind],
    /// Every fact it follows.
    pub follows: &'static [Follower],
    /// Every kind of stream it owns, for `motcua rebuild` and `doctor`.
    pub streams: &'static [StreamKind],
}

/// A job taken from the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// The declared kind.
    pub kind: String,
    /// What it is about.
    pub subject: String,
    /// How often it was tried before, from 0.
    pub attempts: u32,
}

/// How a job ended; the job decides, not the runner.
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub enum JobEnd {
    /// Done, or no longer needed.
    Done,
    /// Called too early: again at that instant, as if it had not been tried.
    Later(Instant),
    /// Failed; again after a growing pause, up to the store's `JOB_ATTEMPTS_MAX`.
    Retry(String),
    /// Never; kept and shown to the administrator.
    GiveUp(String),
}

/// A boxed future: a job's body.
pub type JobFuture = Pin<Box<dyn Future<Output = JobEnd> + Send>>;

/// A kind of job and the function that does it.
#[derive(Clone, Copy, Debug)]
pub struct JobKind {
    /// `system.job_name`; a retired kind stays listed while old jobs may be queued.
    pub kind: &'static str,
    /// Does it.
    pub run: fn(Platform, Job) -> JobFuture,
}

/// A fact in its place in the log, as followers receive it.
#[derive(Clone, Debug)]
pub struct PlacedFact {
    /// Its place: 1, 2, 3 … in the order every follower sees.
    pub place: i64,
    /// The event that said it.
    pub event: EventId,
    /// The stream it is about.
    pub stream: StreamId,
    /// `system.fact_name`.
    pub kind: String,
    /// The public body.
    pub body: serde_json::Value,
    /// The civil instant of the event.
    pub at: Instant,
}

/// A system's ear: called once for each fact, in order of place, in the transaction that moves its cursor.
#[derive(Clone, Copy, Debug)]
pub struct Follower {
    /// Unique name of the cursor.
    pub name: &'static str,
    /// Prefixes of the kinds it wants, such as `onestop.`.
    pub kinds: &'static [&'static str],
    /// Tables it fills, emptied before a rebuild.
    pub tables: &'static [&'static str],
    /// Takes one fact in.
    pub apply: fn(&mut Tx<'_>, &PlacedFact) -> Result<(), StoreError>,
}

/// A kind of stream, for tools that walk the journal.
#[derive(Clone, Copy, Debug)]
pub struct StreamKind {
    /// `Stream::KIND`.
    pub kind: &'static str,
    /// Tables that `number` and `project` fill, emptied before a rebuild.
    pub tables: &'static [&'static str],
    /// Folds and projects one stream from its journal: `platform::rebuild::replay::<S>`.
    pub replay: fn(&mut Tx<'_>, StreamId) -> Result<u64, StoreError>,
}

impl Module {
    /// The declared permission of that name.
    ///
    /// # Panics
    /// When the name was never declared: a mistake of the system, caught by the test that walks the registry.
    #[must_use]
    pub fn permission(&self, name: &str) -> Permission {
        *self.permissions.iter().find(|p| p.name == name).expect("a permission is declared before it is checked")
    }

    /// Whether the actor has the permission of that name.
    #[must_use]
    pub fn allows(&self, actor: &Actor, name: &str) -> bool {
        self.permission(name).allows(actor)
    }
}
