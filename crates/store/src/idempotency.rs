//! Answers to requests that may be sent twice: the same key gives the same answer, once carried out.

use kernel::{AccountId, Instant, StreamId};
use trust::Digest;

use crate::error::StoreError;
use crate::statements::{IDEMPOTENCY_FIND, IDEMPOTENCY_PUT, IDEMPOTENCY_SWEEP};
use crate::tx::Tx;

/// What came of a request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Digest of the request; another one under the same key is a mistake of the caller.
    pub digest: Digest,
    /// The stream it changed.
    pub stream: StreamId,
    /// The stream's version then.
    pub version: i64,
    /// Civil clock.
    pub at: Instant,
}

/// What came of the actor's request with this key, if it was carried out.
pub fn find(tx: &mut Tx<'_>, actor: AccountId, key: &str) -> Result<Option<Known>, StoreError> {
    let row = tx.opt(&IDEMPOTENCY_FIND, &[actor.into(), key.into()])?;
    row.map(|row| Ok(Known { digest: row.parse(0)?, stream: row.parse(1)?, version: row.int(2)?, at: row.time(3)? }))
        .transpose()
}

/// Remembers what came of a request, in the transaction that carried it out.
///
/// # Errors
/// [`StoreError::Conflict`] if the key is taken: the same request is being carried out elsewhere.
pub fn put(tx: &mut Tx<'_>, actor: AccountId, key: &str, known: &Known) -> Result<(), StoreError> {
    let values =
        [actor.into(), key.into(), known.digest.into(), known.stream.into(), known.version.into(), known.at.into()];
    tx.run(&IDEMPOTENCY_PUT, &values).map(drop)
}

/// Forgets what is older than `before`; how many.
pub fn sweep(tx: &mut Tx<'_>, before: Instant) -> Result<u64, StoreError> {
    tx.run(&IDEMPOTENCY_SWEEP, &[before.into()])
}
