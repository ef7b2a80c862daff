//! Personal data beside the journal: readable until it is erased, and never in the hashed record.
//!
//! Reading here asks nobody. The platform's `Viewer` is the only caller: it writes the access line.

use kernel::{Instant, StreamId};
use std::collections::BTreeMap;
use trust::{Digest, SALT_BYTES, Sealed, salted_digest};

use crate::error::StoreError;
use crate::statements::{PERSONAL_ERASE, PERSONAL_ERASE_STREAM, PERSONAL_GET_EACH, PERSONAL_OF_STREAM, PERSONAL_PUT};
use crate::tx::Tx;
use crate::value::together;

/// What is left under a digest.
#[derive(Clone, Debug, PartialEq)]
pub enum Personal {
    /// The data.
    Kept {
        /// The stream it came with.
        stream: StreamId,
        /// What it is about, such as `applicant`.
        subject: String,
        /// The data.
        body: serde_json::Value,
    },
    /// The law had it erased; the record still holds its digest.
    Erased {
        /// The stream it came with.
        stream: StreamId,
        /// What it was about.
        subject: String,
        /// When, by the civil clock.
        at: Instant,
    },
}

/// One line of what a stream holds of personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Under which digest.
    pub digest: Digest,
    /// What it is about.
    pub subject: String,
    /// When it was erased, if it was.
    pub erased_at: Option<Instant>,
}

/// Keeps sealed data. Once more under the same digest changes nothing.
pub fn put(tx: &mut Tx<'_>, stream: StreamId, sealed: &Sealed) -> Result<(), StoreError> {
    let values = [
        sealed.digest().into(),
        stream.into(),
        sealed.subject().into(),
        sealed.salt_text().into(),
        sealed.body().into(),
    ];
    tx.run(&PERSONAL_PUT, &values).map(drop)
}

/// The data under a digest. It is checked against the digest first.
///
/// # Errors
/// [`StoreError::Damaged`] if it is not what was recorded.
pub fn get(tx: &mut Tx<'_>, digest: &Digest) -> Result<Option<Personal>, StoreError> {
    Ok(get_each(tx, [digest])?.remove(digest))
}

/// The data under each of these digests, as far as there is any. Each is checked against its digest first.
///
/// # Errors
/// [`StoreError::Damaged`] if one of them is not what was recorded.
pub fn get_each<'d>(
    tx: &mut Tx<'_>,
    digests: impl IntoIterator<Item = &'d Digest>,
) -> Result<BTreeMap<Digest, Personal>, StoreError> {
    let mut found = BTreeMap::new();
    for group in together(digests) {
        for row in tx.rows(&PERSONAL_GET_EACH, &group)? {
            let (stream, subject, digest) = (row.parse(0)?, row.text(1)?.to_owned(), row.parse(5)?);
            let personal = if let Some(at) = row.opt_time(4)? {
                Personal::Erased { stream, subject, at }
            } else {
                check(&digest, row.text(2)?, row.text(3)?)?;
                Personal::Kept { stream, subject, body: row.json(3)? }
            };
            found.insert(digest, personal);
        }
    }
    Ok(found)
}

/// Erases the data under a digest. `false`: there was none, or it was erased before.
pub fn erase(tx: &mut Tx<'_>, digest: &Digest, at: Instant) -> Result<bool, StoreError> {
    tx.run(&PERSONAL_ERASE, &[digest.into(), at.into()]).map(|rows| rows > 0)
}

/// Erases all personal data of a stream; how many pieces.
pub fn erase_stream(tx: &mut Tx<'_>, stream: StreamId, at: Instant) -> Result<u64, StoreError> {
    tx.run(&PERSONAL_ERASE_STREAM, &[stream.into(), at.into()])
}

/// What a stream holds, without the data.
pub fn of_stream(tx: &mut Tx<'_>, stream: StreamId) -> Result<Vec<Held>, StoreError> {
    let rows = tx.rows(&PERSONAL_OF_STREAM, &[stream.into()])?;
    rows.iter()
        .map(|row| Ok(Held { digest: row.parse(0)?, subject: row.text(1)?.to_owned(), erased_at: row.opt_time(2)? }))
        .collect()
}

/// Whether stored data is what its digest says.
pub(crate) fn check(digest: &Digest, salt: &str, body: &str) -> Result<(), StoreError> {
    let salt: [u8; SALT_BYTES] = match salt.parse::<Digest>() {
        Ok(salt) => *salt.as_bytes(),
        Err(_) => return Err(StoreError::Damaged(format!("personal data {digest}: the salt cannot be read"))),
    };
    if salted_digest(&salt, body) == *digest {
        Ok(())
    } else {
        Err(StoreError::Damaged(format!("personal data {digest} is not what was recorded")))
    }
}
