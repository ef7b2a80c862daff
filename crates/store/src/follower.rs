//! How far each follower of the facts has read; moved in the transaction that does what the facts call for.

use crate::error::StoreError;
use crate::journal::last_place;
use crate::outbox::{Fact, between};
use crate::statements::{FOLLOWER_ADVANCE, FOLLOWER_LIST, FOLLOWER_PLACE, FOLLOWER_START};
use crate::tx::Tx;

/// Facts that a follower has not seen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Batch {
    /// The follower's place before.
    pub from: i64,
    /// The place to move to once the facts are taken in: past events without a fact, too.
    pub to: i64,
    /// The facts, in the order of places.
    pub facts: Vec<Fact>,
}

impl Batch {
    /// Whether there is nothing to do, not even moving on.
    pub fn is_empty(&self) -> bool {
        self.from == self.to
    }
}

/// How far the follower has read; 0 for a new one.
pub fn place(tx: &mut Tx<'_>, name: &str) -> Result<i64, StoreError> {
    tx.opt(&FOLLOWER_PLACE, &[name.into()])?.map_or(Ok(0), |row| row.int(0))
}

/// All followers and how far they have read.
pub fn list(tx: &mut Tx<'_>) -> Result<Vec<(String, i64)>, StoreError> {
    let rows = tx.rows(&FOLLOWER_LIST, &[])?;
    rows.iter().map(|row| Ok((row.text(0)?.to_owned(), row.int(1)?))).collect()
}

/// The next facts for a follower, at most `limit`.
pub fn next(tx: &mut Tx<'_>, name: &str, limit: i64) -> Result<Batch, StoreError> {
    let from = place(tx, name)?;
    let last = last_place(tx)?;
    let facts = if last > from { between(tx, from, last, limit)? } else { Vec::new() };
    let to = match facts.last() {
        Some(fact) if i64::try_from(facts.len()).unwrap_or(i64::MAX) >= limit => fact.place,
        _ => last.max(from),
    };
    Ok(Batch { from, to, facts })
}

/// Moves a follower on.
///
/// # Errors
/// [`StoreError::Conflict`] if it is no longer at `from`: somebody else has taken these facts in.
pub fn advance(tx: &mut Tx<'_>, name: &str, from: i64, to: i64) -> Result<(), StoreError> {
    if from == 0 {
        tx.run(&FOLLOWER_START, &[name.into()])?;
    }
    match tx.run(&FOLLOWER_ADVANCE, &[name.into(), from.into(), to.into()])? {
        1 => Ok(()),
        _ => Err(tx.conflict(format!("follower {name} is no longer at place {from}"))),
    }
}
