//! How far the tables have come: two equal answers, and every figure of a past instant is still the same.

use super::BOOK_TURNS;
use crate::facts::{BALLOTS, CASES};
use store::{StoreError, Tx, follower};

/// How far the tables have come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Version {
    /// The place of the last fact about cases taken in.
    cases: i64,
    /// The place of the last ballot taken in.
    ballots: i64,
    /// Books entered.
    books: i64,
}

/// How far they have come now.
///
/// # Errors
/// Whatever the store says.
pub fn version(tx: &mut Tx<'_>) -> Result<Version, StoreError> {
    let books = tx.opt(&BOOK_TURNS, &[])?.map_or(Ok(0), |row| row.int(0))?;
    Ok(Version { cases: follower::place(tx, CASES)?, ballots: follower::place(tx, BALLOTS)?, books })
}
