//! The store as everyone else sees it: open, write, read, close.

use std::future::Future;
use std::path::PathBuf;
use std::sync::atomic::AtomicU64;
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use crate::blobs::Blobs;
use crate::engine::Shared;
use crate::error::StoreError;
use crate::faults::Faults;
use crate::limits::{READ_QUEUE_COUNT_MAX, RETRY_COUNT_MAX, WRITE_QUEUE_COUNT_MAX};
use crate::queue::Queue;
use crate::recorder::Recorder;
use crate::stats::{Board, Stats};
use crate::tx::Tx;
use crate::work::{Closure, Reply};
use crate::{pg, sqlite};

/// The name of a transaction that takes its time on purpose, while nobody else writes: it is not logged as slow.
pub const BULK: &str = "bulk";

/// The database engine below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EngineKind {
    /// Embedded, one file.
    Sqlite,
    /// PostgreSQL 15 or newer, or what speaks its protocol.
    Postgres,
}

/// How to open a store. `Options::default()` is right for almost everyone.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The folder of the file store. Default: `blobs` beside the SQLite file; on PostgreSQL it must be given to be used.
    pub blobs: Option<PathBuf>,
    /// PostgreSQL: the schema to live in. Default: the connection's own.
    pub schema: Option<String>,
    /// PostgreSQL: writing connections. Default: [`crate::limits::PG_WRITERS`].
    pub writers: Option<usize>,
    /// Reading connections. Default: [`crate::limits::SQLITE_READERS`], [`crate::limits::PG_READERS`].
    pub readers: Option<usize>,
    /// PostgreSQL: runs after the first when transactions conflict. Default: [`crate::limits::RETRY_COUNT_MAX`].
    pub retries: Option<u32>,
    /// Places in the writing queue. Default: [`crate::limits::WRITE_QUEUE_COUNT_MAX`].
    pub write_queue: Option<usize>,
    /// SQLite: pages that the database may grow to, for tests of a full disk.
    pub pages_max: Option<u32>,
    /// Faults for tests.
    pub faults: Option<Arc<Faults>>,
    /// Keeps what is committed, for measurements.
    pub recorder: Option<Arc<Recorder>>,
}

/// An open database and its files. Clones share it; the last one to go closes it after what was accepted is carried out.
#[derive(Clone)]
pub struct Store {
    inner: Arc<Inner>,
}

struct Inner {
    engine: EngineKind,
    shared: Shared,
    blobs: Blobs,
    threads: Mutex<Vec<JoinHandle<()>>>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        // Not joined: the last handle may go in an async task. `Store::close` joins.
        self.shared.reads.close();
        self.shared.writes.close();
    }
}

impl Store {
    /// Opens `sqlite:PATH`, `sqlite::memory:` (a private temporary file without durability, for tests and tools) or
    /// `postgres://user@host:port/database?schema=…`. Blocks until the connections are there.
    pub fn open(url: &str, options: Options) -> Result<Store, StoreError> {
        let shared = Shared {
            writes: Arc::new(Queue::new(options.write_queue.unwrap_or(WRITE_QUEUE_COUNT_MAX))),
            reads: Arc::new(Queue::new(READ_QUEUE_COUNT_MAX)),
            board: Arc::new(Board::default()),
            faults: options.faults.clone(),
            recorder: options.recorder.clone(),
            retries: options.retries.unwrap_or(RETRY_COUNT_MAX),
            batch: Arc::new(AtomicU64::new(0)),
        };
        let opened = if let Some(path) = url.strip_prefix("sqlite:") {
            sqlite::open(path, options, &shared).map(|opened| (EngineKind::Sqlite, opened))
        } else if url.starts_with("postgres://") || url.starts_with("postgresql://") {
            pg::open(url, options, &shared).map(|opened| (EngineKind::Postgres, opened))
        } else {
            Err(StoreError::Config("a database address begins with sqlite: or postgres://".to_owned()))
        };
        let (engine, Opened { threads, blobs }) = opened.inspect_err(|_| {
            shared.reads.close();
            shared.writes.close();
        })?;
        Ok(Store { inner: Arc::new(Inner { engine, shared, blobs, threads: Mutex::new(threads) }) })
    }

    /// The engine below: for reports, never for choosing SQL.
    pub fn engine(&self) -> EngineKind {
        self.inner.engine
    }

    /// The file store.
    pub fn blobs(&self) -> &Blobs {
        &self.inner.blobs
    }

    /// The counters.
    pub fn stats(&self) -> Stats {
        let shared = &self.inner.shared;
        let mut stats = shared.board.read();
        stats.write_queue = u64::try_from(shared.writes.len()).unwrap_or(u64::MAX);
        stats.read_queue = u64::try_from(shared.reads.len()).unwrap_or(u64::MAX);
        stats
    }

    /// Runs `run` in a transaction named `name` and answers after COMMIT.
    ///
    /// The closure may run more than once and must not do anything outside the transaction. Dropping the future before
    /// it was first polled does nothing; later, the transaction still commits or does not happen, never by half.
    pub fn write<T, E, F>(&self, name: &'static str, run: F) -> impl Future<Output = Result<T, E>> + Send + use<T, E, F>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        send(Arc::clone(&self.inner.shared.writes), Arc::clone(&self.inner), name, run)
    }

    /// Runs `run` on a snapshot; writing in it is an error.
    pub fn read<T, E, F>(&self, name: &'static str, run: F) -> impl Future<Output = Result<T, E>> + Send + use<T, E, F>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        send(Arc::clone(&self.inner.shared.reads), Arc::clone(&self.inner), name, run)
    }

    /// [`Store::write`] for a thread that may wait. Not for async tasks.
    pub fn write_blocking<T, E, F>(&self, name: &'static str, run: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        send_blocking(&self.inner.shared.writes, name, run)
    }

    /// [`Store::read`] for a thread that may wait. Not for async tasks.
    pub fn read_blocking<T, E, F>(&self, name: &'static str, run: F) -> Result<T, E>
    where
        F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        send_blocking(&self.inner.shared.reads, name, run)
    }

    /// Takes nothing more in, carries out what was accepted, closes the database. Blocks; not for async tasks.
    pub fn close(&self) {
        self.inner.shared.reads.close();
        self.inner.shared.writes.close();
        let threads = std::mem::take(&mut *self.inner.threads.lock().unwrap_or_else(PoisonError::into_inner));
        for thread in threads {
            if thread.join().is_err() {
                tracing::error!("a thread of the store panicked");
            }
        }
    }
}

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Store({:?})", self.inner.engine)
    }
}

/// What opening an engine gives.
pub(crate) struct Opened {
    pub(crate) threads: Vec<JoinHandle<()>>,
    pub(crate) blobs: Blobs,
}

/// `_open` keeps the store open until the answer is there, even if the caller has let go of its handle.
async fn send<T, E, F>(queue: Arc<Queue>, _open: Arc<Inner>, name: &'static str, run: F) -> Result<T, E>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let (sender, receiver) = oneshot::channel();
    queue.place().await?;
    queue.push(Box::new(Closure::new(name, run, Reply::Async(sender))))?;
    receiver.await.unwrap_or_else(|_| Err(E::from(unanswered(name))))
}

fn send_blocking<T, E, F>(queue: &Queue, name: &'static str, run: F) -> Result<T, E>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send + 'static,
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    let (sender, receiver) = mpsc::sync_channel(1);
    queue.place_blocking()?;
    queue.push(Box::new(Closure::new(name, run, Reply::Blocking(sender))))?;
    receiver.recv().unwrap_or_else(|_| Err(E::from(unanswered(name))))
}

/// The thread that had the closure is gone: a fault of ours.
fn unanswered(name: &'static str) -> StoreError {
    StoreError::Uncertain(format!("{name}: the database thread ended without an answer"))
}
