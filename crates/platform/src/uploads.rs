//! Files that people send: checked, stored by content, named only in personal data.

use crate::{
    Actor, Fail, Platform,
    accounts::problem_of,
    fail::{internal, problem_of_store},
    limits,
};
use bytes::Bytes;
use kernel::{Id, Problem, StreamId};
use store::{StoreError, Tx};
use trust::{Digest, SALT_BYTES, Sealed};

/// A file that was accepted and is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Upload {
    /// What forms and the API refer to.
    pub id: Id,
    /// The name as the sender gave it, cleaned; personal.
    pub name: String,
    /// Decided from the bytes, never from the name or the sender's word.
    pub media_type: String,
    /// Its size.
    pub bytes: u64,
    /// Of its bytes: the same file twice has one.
    pub digest: Digest,
}

/// What a citizen may send. Scripts hide in everything else (SVG and HTML above all).
const ACCEPTED: [&str; 3] = ["application/pdf", "image/jpeg", "image/png"];

impl Platform {
    /// Stores one file for its sender.
    ///
    /// The bytes are hashed and written before the transaction; a row names them afterwards, so that a crash in
    /// between leaves an unnamed blob, never a name without its file.
    ///
    /// # Errors
    /// Empty, too large, of a kind that is not accepted, or with a name that cannot be one.
    pub async fn upload(&self, actor: &Actor, name: &str, bytes: Bytes) -> Result<Upload, Problem> {
        let name = clean_name(name)?;
        let media_type = media_type_of(&bytes)?;
        let size = bytes.len() as u64;
        let digest = self.store().blobs().put(bytes.clone()).await.map_err(|e| problem_of_store(&e))?;
        let id = kernel::new_id(self.clock().real(), self.entropy());
        let mut salt = [0_u8; SALT_BYTES];
        self.entropy().fill(&mut salt);
        // The name is personal ("giấy khai sinh cháu Lan.pdf"): sealed like every other personal data.
        let sealed = Sealed::new(salt, "upload-name", &serde_json::json!({ "name": name }));
        let row = store::upload::Upload {
            id,
            account: actor.id,
            digest,
            name_digest: sealed.digest(),
            media_type: media_type.to_owned(),
            bytes: i64::try_from(size).unwrap_or(i64::MAX),
            at: self.clock().civil(),
        };
        self.store()
            .write::<_, Fail, _>("upload", move |tx| {
                store::personal::put(tx, StreamId::from(id), &sealed)?;
                Ok(store::upload::put(tx, &row)?)
            })
            .await?;
        self.keep_file(&digest, bytes).await?;
        Ok(Upload { id, name, media_type: media_type.to_owned(), bytes: size, digest })
    }

    /// Puts the bytes once more when an erasure of the same bytes took them away before this upload had its row; an
    /// erasure that comes later sees the row and leaves them.
    async fn keep_file(&self, digest: &trust::Digest, bytes: Bytes) -> Result<(), Problem> {
        let blobs = self.store().blobs();
        if !blobs.has(digest).await.map_err(|e| problem_of_store(&e))? {
            blobs.put(bytes).await.map_err(|e| problem_of_store(&e))?;
        }
        Ok(())
    }

    /// What is known of an upload, for its sender only.
    ///
    /// # Errors
    /// Only when the store cannot answer.
    pub async fn upload_of(&self, actor: &Actor, id: Id) -> Result<Option<Upload>, Problem> {
        let account = actor.id;
        let found = self
            .store()
            .read::<_, StoreError, _>("upload", move |tx| {
                let Some(row) = store::upload::get(tx, id)?.filter(|row| row.account == account) else {
                    return Ok(None);
                };
                let name = name_of(tx, &row)?;
                let (media_type, bytes) = (row.media_type, row.bytes.unsigned_abs());
                Ok(Some(Upload { id, name, media_type, bytes, digest: row.digest }))
            })
            .await;
        found.map_err(|e| problem_of_store(&e))
    }

    /// The bytes of an upload and their media type; the caller has already proved that the reader may see them. `None`
    /// when there is no such upload, or it was erased.
    ///
    /// # Errors
    /// When the blob is missing or damaged: said loudly, it must never happen.
    pub async fn upload_bytes(&self, id: Id) -> Result<Option<(String, Bytes)>, Problem> {
        let row = self
            .store()
            .read::<_, StoreError, _>("upload", move |tx| {
                let Some(row) = store::upload::get(tx, id)? else { return Ok(None) };
                Ok(is_kept(tx, &row)?.then_some(row))
            })
            .await
            .map_err(|e| problem_of_store(&e))?;
        let Some(row) = row else { return Ok(None) };
        let bytes = self.store().blobs().get(&row.digest).await.map_err(|e| internal(format!("upload {id}: {e}")))?;
        Ok(Some((row.media_type, bytes)))
    }
}

/// The sender's name of a file; empty once it was erased.
fn name_of(tx: &mut Tx<'_>, row: &store::upload::Upload) -> Result<String, StoreError> {
    Ok(match store::personal::get(tx, &row.name_digest)? {
        Some(store::personal::Personal::Kept { body, .. }) => {
            body.get("name").and_then(serde_json::Value::as_str).unwrap_or_default().to_owned()
        }
        _ => String::new(),
    })
}

fn is_kept(tx: &mut Tx<'_>, row: &store::upload::Upload) -> Result<bool, StoreError> {
    Ok(matches!(store::personal::get(tx, &row.name_digest)?, Some(store::personal::Personal::Kept { .. })))
}

fn media_type_of(bytes: &[u8]) -> Result<&'static str, Problem> {
    if bytes.is_empty() {
        return Err(problem_of(|t| (t.file_empty_title().into(), t.file_empty_hint().into()), Problem::bad_input));
    }
    if bytes.len() > limits::UPLOAD_BYTES_MAX {
        let max = limits::UPLOAD_BYTES_MAX / (1024 * 1024);
        return Err(problem_of(|t| (t.file_large_title(max), t.file_large_hint().into()), Problem::too_large));
    }
    let found = infer::get(bytes).map(|kind| kind.mime_type());
    found
        .filter(|kind| ACCEPTED.contains(kind))
        .ok_or_else(|| problem_of(|t| (t.file_kind_title().into(), t.file_kind_hint().into()), Problem::bad_input))
}

/// Keeps the last path part (old browsers send whole paths) and refuses control characters.
fn clean_name(name: &str) -> Result<String, Problem> {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default().trim();
    // Nothing but dots is a folder's name, not a file's.
    let fits = !last.trim_matches('.').is_empty()
        && last.chars().count() <= limits::UPLOAD_NAME_CHARS_MAX
        && !last.chars().any(|c| c.is_control() || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'));
    if fits {
        return Ok(last.to_owned());
    }
    let max = limits::UPLOAD_NAME_CHARS_MAX;
    Err(problem_of(|t| (t.file_name_title().into(), t.file_name_hint(max)), Problem::bad_input))
}
