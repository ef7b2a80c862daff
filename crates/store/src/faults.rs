//! Faults on demand: "fail statement k of closure j in batch n". Compiled always, inert unless [`crate::Options`] has it.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, PoisonError};

use crate::error::StoreError;
use crate::recorder::Recorder;
use crate::sql::Sql;
use crate::value::Value;

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The statement fails.
    Error,
    /// The statement meets a conflict with another transaction.
    Conflict,
    /// The closure panics.
    Panic,
    /// The disk is full. On SQLite the engine itself leaves the transaction, savepoints and all.
    Full,
    /// The connection is lost (PostgreSQL). At [`Moment::Commit`]: after the server has done it, before it could say so.
    Lost,
}

/// When it goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moment {
    /// Before statement k of the closure, counted from 1.
    Statement(u32),
    /// At COMMIT.
    Commit,
}

/// One fault. What is `None` matches anything.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The batch, counted from 1 since the store was opened (on PostgreSQL: the transaction).
    pub batch: Option<u64>,
    /// The closure within the batch, counted from 0.
    pub closure: Option<usize>,
    /// The transaction's name.
    pub name: Option<&'static str>,
    /// When.
    pub moment: Moment,
    /// What.
    pub kind: Kind,
    /// How many times before the fault is over.
    pub times: u32,
}

impl Fault {
    /// A fault that strikes once, in whichever closure has this name.
    pub fn once(name: &'static str, moment: Moment, kind: Kind) -> Fault {
        Fault { batch: None, closure: None, name: Some(name), moment, kind, times: 1 }
    }
}

/// The faults that are still to come.
#[derive(Debug, Default)]
pub struct Faults {
    list: Mutex<Vec<Fault>>,
    gather: AtomicUsize,
}

impl Faults {
    /// No faults yet.
    pub fn new() -> Arc<Faults> {
        Arc::default()
    }

    /// Adds a fault.
    pub fn add(&self, fault: Fault) {
        self.list().push(fault);
    }

    /// Ends all faults.
    pub fn clear(&self) {
        self.list().clear();
    }

    /// SQLite's writer begins a batch only when this many closures wait, and takes exactly these: so a test knows
    /// what shares a COMMIT. 0 switches it off.
    pub fn gather(&self, closures: usize) {
        self.gather.store(closures, Ordering::SeqCst);
    }

    pub(crate) fn gathering(&self) -> usize {
        self.gather.load(Ordering::SeqCst)
    }

    fn list(&self) -> std::sync::MutexGuard<'_, Vec<Fault>> {
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn take(&self, batch: u64, closure: usize, name: &str, moment: Moment) -> Option<Kind> {
        let mut list = self.list();
        let fault = list.iter_mut().find(|fault| {
            fault.times > 0
                && fault.moment == moment
                && fault.batch.is_none_or(|wanted| wanted == batch)
                && fault.closure.is_none_or(|wanted| wanted == closure)
                && fault.name.is_none_or(|wanted| wanted == name)
        })?;
        fault.times -= 1;
        Some(fault.kind)
    }
}

/// Where the running closure is, so that a fault can find it and a recorder knows what belongs together.
#[derive(Clone)]
pub(crate) struct Aim {
    pub(crate) faults: Option<Arc<Faults>>,
    pub(crate) recorder: Option<Arc<Recorder>>,
    pub(crate) batch: u64,
    pub(crate) closure: usize,
}

impl Aim {
    pub(crate) fn hit(&self, name: &str, moment: Moment) -> Option<Kind> {
        self.faults.as_ref()?.take(self.batch, self.closure, name, moment)
    }

    pub(crate) fn record(&self, sql: &Sql, values: &[Value]) {
        if let Some(recorder) = &self.recorder {
            recorder.ran(self.batch, self.closure, sql, values);
        }
    }
}

impl Kind {
    pub(crate) fn error(self) -> StoreError {
        match self {
            Kind::Error | Kind::Panic => StoreError::Unavailable("a fault asked for by a test".to_owned()),
            Kind::Conflict => StoreError::Conflict("a fault asked for by a test".to_owned()),
            Kind::Full => StoreError::Full("a fault asked for by a test".to_owned()),
            Kind::Lost => StoreError::Unavailable("connection lost: a fault asked for by a test".to_owned()),
        }
    }
}

#[expect(clippy::panic, reason = "the fault that a test asked for is a panic")]
pub(crate) fn panic_now() -> ! {
    panic!("a fault asked for by a test")
}
