//! How a transaction of the platform ends early, and how the store's troubles are told to a person.

use crate::accounts::problem_of;
use kernel::Problem;
use store::StoreError;

/// Why a closure stopped: the store's trouble (perhaps retried) or a refusal (never retried).
#[derive(Debug)]
pub enum Fail {
    /// The store could not, or somebody else was faster.
    Store(StoreError),
    /// The rule says no.
    Problem(Box<Problem>),
}

impl From<StoreError> for Fail {
    fn from(error: StoreError) -> Self {
        Fail::Store(error)
    }
}

impl From<Problem> for Fail {
    fn from(problem: Problem) -> Self {
        Fail::Problem(Box::new(problem))
    }
}

impl From<Fail> for Problem {
    fn from(fail: Fail) -> Self {
        match fail {
            Fail::Problem(problem) => *problem,
            Fail::Store(error) => problem_of_store(&error),
        }
    }
}

/// Says the store's trouble in words, and what the reader can be sure of.
#[must_use]
pub fn problem_of_store(error: &StoreError) -> Problem {
    let inside = format!("{error}");
    let problem = match error {
        StoreError::Conflict(_) => problem_of(|t| (t.stale_title().into(), t.stale_hint().into()), Problem::conflict),
        StoreError::Full(_) => problem_of(|t| (t.full_title().into(), t.full_hint().into()), Problem::unavailable),
        StoreError::Unavailable(_) => {
            problem_of(|t| (t.busy_title().into(), t.busy_hint().into()), Problem::unavailable)
        }
        StoreError::Uncertain(_) => {
            problem_of(|t| (t.uncertain_title().into(), t.uncertain_hint().into()), Problem::unavailable)
        }
        _ => return internal(inside),
    };
    problem.inside(inside)
}

/// A fault of the program: the person gets the reference, the log gets the rest.
#[must_use]
pub fn internal(inside: impl Into<String>) -> Problem {
    problem_of(|t| (t.internal_title().into(), t.internal_hint().into()), Problem::internal).inside(inside)
}

/// Nothing is there, or it is not for this reader: the same words for both.
#[must_use]
pub fn not_found() -> Problem {
    problem_of(|t| (t.not_found_title().into(), t.not_found_hint().into()), Problem::not_found)
}
