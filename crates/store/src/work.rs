//! A closure on its way to a connection and its answer on the way back.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc;

use tokio::sync::oneshot;

use crate::error::StoreError;
use crate::tx::Tx;

/// How one run of a closure ended.
#[derive(Debug)]
pub(crate) enum Attempt {
    /// It wants its changes kept.
    Done,
    /// It said no in its own words; its changes are undone.
    Refused,
    /// A statement failed, or it panicked; its changes are undone.
    Failed(StoreError),
}

/// What the caller is told.
pub(crate) enum Answer {
    /// What the closure's last run gave.
    Held,
    /// That the store failed.
    Error(StoreError),
}

/// A closure whose types are forgotten, so that one thread can run them all.
pub(crate) trait Work: Send {
    /// The transaction's name.
    fn name(&self) -> &'static str;
    /// Runs the closure once more; an earlier result is forgotten.
    fn attempt(&mut self, tx: &mut Tx<'_>) -> Attempt;
    /// Tells the caller, who may have gone away. Called once, after COMMIT or ROLLBACK.
    fn answer(self: Box<Self>, answer: Answer);
}

/// Where the answer goes.
pub(crate) enum Reply<R> {
    Async(oneshot::Sender<R>),
    Blocking(mpsc::SyncSender<R>),
}

pub(crate) struct Closure<F, T, E> {
    name: &'static str,
    run: F,
    held: Option<Result<T, E>>,
    reply: Reply<Result<T, E>>,
}

impl<F, T, E> Closure<F, T, E> {
    pub(crate) fn new(name: &'static str, run: F, reply: Reply<Result<T, E>>) -> Closure<F, T, E> {
        Closure { name, run, held: None, reply }
    }
}

impl<F, T, E> Work for Closure<F, T, E>
where
    F: Fn(&mut Tx<'_>) -> Result<T, E> + Send,
    T: Send,
    E: From<StoreError> + Send,
{
    fn name(&self) -> &'static str {
        self.name
    }

    fn attempt(&mut self, tx: &mut Tx<'_>) -> Attempt {
        self.held = None;
        // Safe to go on after a panic: the transaction is rolled back, and a panicked closure is not run again.
        let result = catch_unwind(AssertUnwindSafe(|| (self.run)(tx)));
        let result = match result {
            Ok(result) => result,
            Err(panic) => {
                return Attempt::Failed(StoreError::Panicked { name: self.name, message: message(&*panic) });
            }
        };
        match (tx.failure(), result) {
            // A closure that went on after an error has not got what it thinks it has.
            (Some(error), Ok(_)) => Attempt::Failed(error.clone()),
            (Some(error), Err(own)) => {
                self.held = Some(Err(own));
                Attempt::Failed(error.clone())
            }
            (None, Ok(value)) => {
                self.held = Some(Ok(value));
                Attempt::Done
            }
            (None, Err(own)) => {
                self.held = Some(Err(own));
                Attempt::Refused
            }
        }
    }

    fn answer(self: Box<Self>, answer: Answer) {
        let Closure { name, held, reply, .. } = *self;
        // The caller's own types run code here (From, Drop): a panic in them must not reach the connection's thread.
        let told = catch_unwind(AssertUnwindSafe(move || {
            let result = match (answer, held) {
                (Answer::Held, Some(result)) => result,
                (Answer::Held, None) => Err(E::from(StoreError::Damaged(format!("{name}: no result was kept")))),
                // The closure's own words for the same failure say more than ours.
                (Answer::Error(error), Some(Err(own))) if !matches!(error, StoreError::Uncertain(_)) => Err(own),
                (Answer::Error(error), _) => Err(E::from(error)),
            };
            // An error here means that the caller has gone away; what was decided stays decided.
            match reply {
                Reply::Async(sender) => drop(sender.send(result)),
                Reply::Blocking(sender) => drop(sender.send(result)),
            }
        }));
        if let Err(panic) = told {
            tracing::error!(transaction = name, "giving the answer of {name} panicked: {}", message(&*panic));
        }
    }
}

/// The words of a panic.
pub(crate) fn message(panic: &(dyn Any + Send)) -> String {
    let text = panic.downcast_ref::<&str>().copied();
    text.or_else(|| panic.downcast_ref::<String>().map(String::as_str)).unwrap_or("no message").to_owned()
}
