//! What both engines' threads share, and how a thread is started.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::thread::JoinHandle;

use crate::error::StoreError;
use crate::faults::{Aim, Faults};
use crate::queue::Queue;
use crate::recorder::Recorder;
use crate::stats::Board;

/// What the threads of one store share.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) writes: Arc<Queue>,
    pub(crate) reads: Arc<Queue>,
    pub(crate) board: Arc<Board>,
    pub(crate) faults: Option<Arc<Faults>>,
    pub(crate) recorder: Option<Arc<Recorder>>,
    /// Runs after the first on PostgreSQL.
    pub(crate) retries: u32,
    /// Batches (PostgreSQL: transactions) begun since the store was opened.
    pub(crate) batch: Arc<AtomicU64>,
}

impl Shared {
    /// The number of the batch that begins now, from 1.
    pub(crate) fn next_batch(&self) -> u64 {
        self.batch.fetch_add(1, Ordering::Relaxed) + 1
    }

    /// Where a closure stands, if a test wants faults or a measurement a record.
    pub(crate) fn aim(&self, batch: u64, closure: usize) -> Option<Aim> {
        let wanted = self.faults.is_some() || self.recorder.is_some();
        wanted.then(|| Aim { faults: self.faults.clone(), recorder: self.recorder.clone(), batch, closure })
    }

    /// The batch is durable; `kept` says of each of its closures whether its changes are in it.
    pub(crate) fn committed(&self, batch: u64, kept: impl Iterator<Item = bool>) {
        if let Some(recorder) = &self.recorder {
            recorder.committed(batch, kept);
        }
    }
}

/// Starts a thread that first opens its connection; waits until it has, and gives its error if it could not.
///
/// Connections are opened where they live: a PostgreSQL client must never be made or dropped under an async runtime.
pub(crate) fn spawn<C, T>(
    name: &str,
    open: impl FnOnce() -> Result<(C, T), StoreError> + Send + 'static,
    run: impl FnOnce(C) + Send + 'static,
) -> Result<(JoinHandle<()>, T), StoreError>
where
    T: Send + 'static,
{
    let (tell, told) = mpsc::sync_channel(1);
    let body = move || {
        let conn = match open() {
            Ok((conn, found)) => {
                drop(tell.send(Ok(found)));
                conn
            }
            Err(error) => {
                drop(tell.send(Err(error)));
                return;
            }
        };
        run(conn);
    };
    let thread = std::thread::Builder::new()
        .name(name.to_owned())
        .spawn(body)
        .map_err(|error| StoreError::Unavailable(format!("cannot start the thread {name}: {error}")))?;
    let found = told.recv().map_err(|_| StoreError::Unavailable(format!("the thread {name} died while opening")))??;
    Ok((thread, found))
}
