//! Files that were sent in: what is known of each; the bytes are in [`crate::Blobs`], put there before.

use kernel::{AccountId, Id, Instant};
use trust::Digest;

use crate::error::StoreError;
use crate::statements::{UPLOAD_GET, UPLOAD_INSERT, UPLOAD_STILL_NAMED};
use crate::tx::Tx;

/// A file that was sent in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// Its id, drawn outside the closure.
    pub id: Id,
    /// Who sent it.
    pub account: AccountId,
    /// Of its bytes.
    pub digest: Digest,
    /// Of its name, which is personal data ([`crate::personal`]).
    pub name_digest: Digest,
    /// What it was found to be, not what the sender said.
    pub media_type: String,
    /// Its length.
    pub bytes: i64,
    /// Civil clock.
    pub at: Instant,
}

/// Records a file.
pub fn put(tx: &mut Tx<'_>, upload: &Upload) -> Result<(), StoreError> {
    let values = [
        upload.id.into(),
        upload.account.into(),
        upload.digest.into(),
        upload.name_digest.into(),
        upload.media_type.as_str().into(),
        upload.bytes.into(),
        upload.at.into(),
    ];
    tx.run(&UPLOAD_INSERT, &values).map(drop)
}

/// What is known of a file.
pub fn get(tx: &mut Tx<'_>, id: Id) -> Result<Option<Upload>, StoreError> {
    let row = tx.opt(&UPLOAD_GET, &[id.into()])?;
    row.map(|row| {
        Ok(Upload {
            id,
            account: row.parse(0)?,
            digest: row.parse(1)?,
            name_digest: row.parse(2)?,
            media_type: row.text(3)?.to_owned(),
            bytes: row.int(4)?,
            at: row.time(5)?,
        })
    })
    .transpose()
}

/// How many uploads of these bytes still have their name: what was erased no longer holds the file.
pub fn still_named(tx: &mut Tx<'_>, digest: &Digest) -> Result<u64, StoreError> {
    Ok(tx.one(&UPLOAD_STILL_NAMED, &[digest.into()])?.int(0)?.unsigned_abs())
}
