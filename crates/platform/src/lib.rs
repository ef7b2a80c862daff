//! The one way to change anything, and the one way to read what is personal.

mod accounts;
mod actor;
mod bulk;
mod enrol;
mod erasure;
mod fail;
pub mod limits;
mod module;
mod ports;
pub mod rebuild;
mod run;
mod settings;
mod stream;
pub mod text;
mod uploads;
mod viewer;
mod worker;

pub use accounts::{NewAccount, SessionKind, Token};
pub use actor::{Actor, Permission, Role};
pub use bulk::{Bulk, Thread};
pub use enrol::Person;
pub use erasure::{Erased, Erasure};
pub use fail::{Fail, internal, not_found, problem_of_store};
pub use module::{Follower, Job, JobEnd, JobFuture, JobKind, Module, PlacedFact, StreamKind};
pub use ports::{BlankPaper, Paper, PaperFault, PaperFile, PaperTemplate};
pub use rebuild::Rebuilt;
pub use store::jobs::JobClock;
pub use stream::{Decision, IdempotencyKey, NewFact, NewJob, Outcome, Stamped, Step, Stream, Target};
pub use uploads::Upload;
pub use viewer::{AccessLine, Personal, Reason, Seen, Told, Viewed, Viewer};
pub use worker::Round;

use kernel::{Clock, Entropy, Instant};
use std::sync::{
    Arc, OnceLock,
    atomic::{AtomicI64, Ordering},
};
use store::{Migration, Sql, Store, StoreError};
use tokio::sync::{Notify, Semaphore, SemaphorePermit};

#[cfg(test)]
mod tests;

/// Tables of the platform itself.
pub const MIGRATIONS: &[Migration] = &[
    Migration { system: "platform", name: "0001_accounts", text: include_str!("../migrations/0001_accounts.sql") },
    Migration {
        system: "platform",
        name: "0002_account_by_agency",
        text: include_str!("../migrations/0002_account_by_agency.sql"),
    },
];

/// Every statement of the platform itself; a test prepares each on both engines.
pub const STATEMENTS: &[Sql] = &[
    accounts::ACCOUNT_INSERT,
    accounts::ACCOUNT_BY_LOGIN,
    accounts::ACCOUNT_NAME,
    accounts::ACCOUNT_LIST,
    accounts::ACCOUNT_OF_AGENCY,
    accounts::SESSION_INSERT,
    accounts::SESSION_ACTOR,
    accounts::SESSION_DELETE,
    accounts::SESSION_SWEEP,
    settings::SETTING_GET,
    settings::SETTING_SET,
];

/// The parts a running installation is made of; given by the binary's edge.
pub struct Parts {
    /// Where everything is kept.
    pub store: Store,
    /// The law's clock and the machine's.
    pub clock: Arc<dyn Clock>,
    /// Randomness.
    pub entropy: Arc<dyn Entropy>,
    /// The law and the place.
    pub packs: Arc<pack::Packs>,
    /// The printing press.
    pub paper: Arc<dyn Paper>,
    /// Every system's platform half.
    pub modules: &'static [&'static Module],
    /// This node's name, written into the journal and into leases.
    pub node: String,
    /// Whether this is a demo: demo accounts sign in, administrators may read (logged).
    pub demo: bool,
}

/// A running installation; cheap to clone.
#[derive(Clone)]
pub struct Platform {
    inner: Arc<Inner>,
}

struct Inner {
    parts: Parts,
    poke: Notify,
    stop: Notify,
    beat_ms: AtomicI64,
    password_turns: Semaphore,
    decoy_hash: OnceLock<String>,
}

impl Platform {
    /// Puts the parts together; nothing runs yet.
    #[must_use]
    pub fn new(parts: Parts) -> Self {
        let inner = Inner {
            parts,
            poke: Notify::new(),
            stop: Notify::new(),
            beat_ms: AtomicI64::new(i64::MIN),
            password_turns: Semaphore::new(limits::PASSWORD_HASHES_AT_ONCE_MAX),
            decoy_hash: OnceLock::new(),
        };
        Self { inner: Arc::new(inner) }
    }

    /// Makes the tables of store, platform and every system.
    ///
    /// # Errors
    /// When a migration was edited, is unknown, or fails.
    pub async fn migrate(&self) -> Result<Vec<String>, StoreError> {
        let (store, all, at) = (self.store().clone(), self.migrations(), self.clock().real());
        let done = tokio::task::spawn_blocking(move || store.migrate(&all, at)).await;
        done.unwrap_or_else(|error| Err(StoreError::Unavailable(error.to_string())))
    }

    /// Every migration of platform and systems, in order.
    #[must_use]
    pub fn migrations(&self) -> Vec<Migration> {
        let mut all: Vec<Migration> = MIGRATIONS.to_vec();
        for module in self.modules() {
            all.extend_from_slice(module.migrations);
        }
        all
    }

    /// Where everything is kept.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.inner.parts.store
    }

    /// The law's clock and the machine's.
    #[must_use]
    pub fn clock(&self) -> &dyn Clock {
        self.inner.parts.clock.as_ref()
    }

    /// Randomness.
    #[must_use]
    pub fn entropy(&self) -> &dyn Entropy {
        self.inner.parts.entropy.as_ref()
    }

    /// The law and the place.
    #[must_use]
    pub fn packs(&self) -> &Arc<pack::Packs> {
        &self.inner.parts.packs
    }

    /// The printing press.
    #[must_use]
    pub fn paper(&self) -> &Arc<dyn Paper> {
        &self.inner.parts.paper
    }

    /// Every system's platform half.
    #[must_use]
    pub fn modules(&self) -> &'static [&'static Module] {
        self.inner.parts.modules
    }

    /// This node's name.
    #[must_use]
    pub fn node(&self) -> &str {
        &self.inner.parts.node
    }

    /// Whether this is a demo.
    #[must_use]
    pub fn is_demo(&self) -> bool {
        self.inner.parts.demo
    }

    /// Wakes the worker.
    pub fn poke(&self) {
        self.inner.poke.notify_one();
    }

    /// Tells the worker to return.
    pub fn stop(&self) {
        self.inner.stop.notify_one();
    }

    /// When the worker last finished a round, on the machine's clock; `None` before the first.
    #[must_use]
    pub fn last_beat(&self) -> Option<Instant> {
        let ms = self.inner.beat_ms.load(Ordering::Relaxed);
        (ms != i64::MIN).then(|| Instant::from_millis(ms))
    }

    async fn poked(&self) {
        self.inner.poke.notified().await;
    }

    async fn stopped(&self) {
        self.inner.stop.notified().await;
    }

    fn beat(&self) {
        self.inner.beat_ms.store(self.clock().real().millis(), Ordering::Relaxed);
    }

    async fn password_turn(&self) -> Option<SemaphorePermit<'_>> {
        self.inner.password_turns.acquire().await.ok()
    }

    /// A hash of nothing anyone can type, made once, so that an unknown login costs what a known one costs.
    fn decoy_hash(&self) -> &str {
        self.inner.decoy_hash.get_or_init(|| accounts::decoy_hash(self.entropy()))
    }
}
