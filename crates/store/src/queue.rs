//! Closures waiting for a connection: bounded, first come first served, from async and blocking callers alike.

use std::collections::VecDeque;
use std::sync::{Condvar, Mutex, MutexGuard, PoisonError};

use tokio::sync::{Semaphore, TryAcquireError};

use crate::error::StoreError;
use crate::limits::QUEUE_WAIT_MS_MAX;
use crate::watch;
use crate::work::Work;

/// A bounded queue. Closed, it still gives out what it holds: what was accepted is carried out.
pub(crate) struct Queue {
    state: Mutex<State>,
    filled: Condvar,
    /// Free places. A place is taken before an item goes in and given back when it comes out.
    places: Semaphore,
}

struct State {
    items: VecDeque<Box<dyn Work>>,
    closed: bool,
    /// Threads asleep in `filled`; when none is, no wake-up call has to be made.
    asleep: usize,
}

impl Queue {
    pub(crate) fn new(places: usize) -> Queue {
        Queue {
            state: Mutex::new(State { items: VecDeque::new(), closed: false, asleep: 0 }),
            filled: Condvar::new(),
            places: Semaphore::new(places),
        }
    }

    /// Takes a place, waiting at most [`QUEUE_WAIT_MS_MAX`] for one.
    pub(crate) async fn place(&self) -> Result<(), StoreError> {
        match self.places.try_acquire() {
            Ok(place) => {
                place.forget();
                return Ok(());
            }
            Err(TryAcquireError::Closed) => return Err(StoreError::Gone),
            Err(TryAcquireError::NoPermits) => {}
        }
        match tokio::time::timeout(watch::ms(QUEUE_WAIT_MS_MAX), self.places.acquire()).await {
            Ok(Ok(place)) => {
                place.forget();
                Ok(())
            }
            Ok(Err(_closed)) => Err(StoreError::Gone),
            Err(_late) => Err(busy()),
        }
    }

    /// The same for a caller that has a thread of its own.
    pub(crate) fn place_blocking(&self) -> Result<(), StoreError> {
        let started = watch::now();
        loop {
            match self.places.try_acquire() {
                Ok(place) => {
                    place.forget();
                    return Ok(());
                }
                Err(TryAcquireError::Closed) => return Err(StoreError::Gone),
                Err(TryAcquireError::NoPermits) if started.elapsed() > watch::ms(QUEUE_WAIT_MS_MAX) => {
                    return Err(busy());
                }
                Err(TryAcquireError::NoPermits) => watch::pause(watch::ms(1)),
            }
        }
    }

    /// Puts an item in, for which a place was taken.
    pub(crate) fn push(&self, work: Box<dyn Work>) -> Result<(), StoreError> {
        let mut state = self.lock();
        if state.closed {
            return Err(StoreError::Gone);
        }
        state.items.push_back(work);
        let asleep = state.asleep > 0;
        drop(state);
        if asleep {
            self.filled.notify_one();
        }
        Ok(())
    }

    /// The next item; waits for one. `None`: closed and empty.
    pub(crate) fn pop(&self) -> Option<Box<dyn Work>> {
        let mut state = self.lock();
        loop {
            if let Some(work) = state.items.pop_front() {
                drop(state);
                self.give_back(1);
                return Some(work);
            }
            if state.closed {
                return None;
            }
            state = self.sleep(state);
        }
    }

    /// Waits until `wanted` items are there (asked at each arrival) or the queue is closed. `false`: closed and empty.
    pub(crate) fn wait_for(&self, wanted: impl Fn() -> usize) -> bool {
        let mut state = self.lock();
        while state.items.len() < wanted() && !state.closed {
            state = self.sleep(state);
        }
        !state.items.is_empty()
    }

    /// Moves at most `max` items out without waiting.
    pub(crate) fn drain(&self, into: &mut VecDeque<Box<dyn Work>>, max: usize) {
        let mut state = self.lock();
        let count = state.items.len().min(max);
        into.extend(state.items.drain(..count));
        drop(state);
        self.give_back(count);
    }

    /// Items waiting now.
    pub(crate) fn len(&self) -> usize {
        self.lock().items.len()
    }

    /// Takes nothing more in.
    pub(crate) fn close(&self) {
        self.lock().closed = true;
        self.places.close();
        self.filled.notify_all();
    }

    fn give_back(&self, places: usize) {
        if places > 0 && !self.places.is_closed() {
            self.places.add_permits(places);
        }
    }

    fn sleep<'a>(&self, mut state: MutexGuard<'a, State>) -> MutexGuard<'a, State> {
        state.asleep += 1;
        let mut state = self.filled.wait(state).unwrap_or_else(PoisonError::into_inner);
        state.asleep -= 1;
        state
    }

    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn busy() -> StoreError {
    StoreError::Unavailable(format!("busy: the queue stayed full for {QUEUE_WAIT_MS_MAX} ms"))
}
