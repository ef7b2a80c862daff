//! Figures kept at hand: what was counted once is not counted again while nothing new is known.

use crate::{
    figure::{By, Cells, Measure},
    limits::KEPT_MAX,
    rows::Version,
    scope::Scope,
};
use std::{
    collections::VecDeque,
    sync::{Arc, Mutex, PoisonError},
};

/// The counts of several targets, by part.
pub type Counted = Arc<Vec<(Measure, Cells)>>;

/// What somebody asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Key {
    scope: Scope,
    by: By,
    measures: Vec<Measure>,
}

impl Key {
    /// The figures of this very minute are asked for again and again, each time some milliseconds later. What is due is
    /// due on a whole minute, so within one nothing changes but by a new fact, and that makes another version.
    fn of(scope: &Scope, by: By, measures: &[Measure]) -> Self {
        const MINUTE_MS: i64 = 60_000;
        let mut scope = scope.clone();
        if scope.live {
            let minute =
                |at: kernel::Instant| kernel::Instant::from_millis(at.millis().div_euclid(MINUTE_MS) * MINUTE_MS);
            scope.period.to = minute(scope.period.last());
            scope.known = minute(scope.known);
        }
        Self { scope, by, measures: measures.to_vec() }
    }
}

/// A few answers, the latest asked for at the back.
#[derive(Debug, Default)]
pub struct Kept(Mutex<VecDeque<(Key, Version, Counted)>>);

impl Kept {
    /// The answer given before, if nothing has become known since.
    #[must_use]
    pub fn find(&self, scope: &Scope, by: By, measures: &[Measure], version: Version) -> Option<Counted> {
        let key = Key::of(scope, by, measures);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|(known, ..)| *known == key)?;
        let found = kept.remove(at).filter(|(_, then, _)| *then == version)?;
        let counted = found.2.clone();
        kept.push_back(found);
        Some(counted)
    }

    /// Keeps an answer; the one not asked for longest makes room.
    pub fn keep(&self, scope: &Scope, by: By, measures: &[Measure], version: Version, counted: Counted) {
        let key = Key::of(scope, by, measures);
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.retain(|(known, ..)| *known != key);
        if kept.len() >= KEPT_MAX {
            kept.pop_front();
        }
        kept.push_back((key, version, counted));
    }
}
