//! How often a wrong password or a wrong key may be tried: by login and by network address, in memory, bounded.

use crate::limits::{
    GUESSES_PER_PEER_MAX, SIGN_IN_FAILURES_PER_LOGIN_MAX, SIGN_IN_FAILURES_PER_PEER_MAX, SIGN_IN_KEYS_MAX,
    SIGN_IN_WINDOW_MS,
};
use kernel::Instant;
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// What failures are counted by.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Key {
    /// The name typed, known or not: telling the two apart would tell who has an account.
    Login(String),
    /// The network address.
    Peer(String),
    /// The network address, trying keys of receipts.
    Guess(String),
}

impl Key {
    const fn failures_max(&self) -> u32 {
        match self {
            Key::Login(_) => SIGN_IN_FAILURES_PER_LOGIN_MAX,
            Key::Peer(_) => SIGN_IN_FAILURES_PER_PEER_MAX,
            Key::Guess(_) => GUESSES_PER_PEER_MAX,
        }
    }
}

#[derive(Clone, Copy, Debug)]
struct Window {
    since: Instant,
    failures: u32,
}

/// The counters of one node. A restart forgets them: each guess still costs an argon2 hash.
#[derive(Debug, Default)]
pub(crate) struct Throttle {
    windows: Mutex<HashMap<Key, Window>>,
}

impl Throttle {
    /// Seconds to wait, when any of the keys has failed too often.
    pub(crate) fn wait_seconds(&self, keys: &[Key], now: Instant) -> Option<u64> {
        let windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        keys.iter()
            .filter_map(|key| windows.get(key).map(|window| (key, window)))
            .filter(|(key, window)| window.failures >= key.failures_max())
            .map(|(_, window)| SIGN_IN_WINDOW_MS - now.since_ms(window.since))
            .filter(|left_ms| *left_ms > 0)
            .max()
            .map(|left_ms| u64::try_from(left_ms).unwrap_or(0).div_ceil(1000))
    }

    /// Counts one failure.
    pub(crate) fn failed(&self, keys: &[Key], now: Instant) {
        let mut windows = self.windows.lock().unwrap_or_else(PoisonError::into_inner);
        make_room(&mut windows, now);
        for key in keys {
            let window = windows.entry(key.clone()).or_insert(Window { since: now, failures: 0 });
            if now.since_ms(window.since) >= SIGN_IN_WINDOW_MS {
                *window = Window { since: now, failures: 0 };
            }
            window.failures = window.failures.saturating_add(1);
        }
    }

    /// How many keys are remembered.
    #[cfg(test)]
    pub(crate) fn size(&self) -> usize {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner).len()
    }

    /// Forgets a login that got in; its address keeps its count.
    pub(crate) fn succeeded(&self, login: &Key) {
        self.windows.lock().unwrap_or_else(PoisonError::into_inner).remove(login);
    }
}

/// Drops what has run out; when too many are fresh, the oldest eighth at once, so that the work is paid for by many
/// failures. An attacker can then only make us forget attackers.
fn make_room(windows: &mut HashMap<Key, Window>, now: Instant) {
    if windows.len() + 2 <= SIGN_IN_KEYS_MAX {
        return;
    }
    windows.retain(|_, window| now.since_ms(window.since) < SIGN_IN_WINDOW_MS);
    if windows.len() + 2 > SIGN_IN_KEYS_MAX {
        let mut ages: Vec<Instant> = windows.values().map(|window| window.since).collect();
        let (_, oldest, _) = ages.select_nth_unstable(SIGN_IN_KEYS_MAX / 8);
        let oldest = *oldest;
        windows.retain(|_, window| window.since > oldest);
    }
}
