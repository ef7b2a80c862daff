//! Files by the digest of their bytes: written aside and moved into place, checked whenever they are read.

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use bytes::Bytes;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutOptions, PutPayload};
use trust::Digest;

use crate::error::StoreError;
use crate::limits::BLOB_BYTES_MAX;

/// From this size on a digest is computed on a thread that may be busy for a while.
const DIGEST_ASIDE_BYTES: usize = 64 * 1024;

/// The file store. Clones share it.
#[derive(Clone)]
pub struct Blobs {
    place: Arc<Place>,
}

struct Place {
    folder: Option<PathBuf>,
    files: OnceLock<Arc<dyn ObjectStore>>,
    /// Something that must not go before the files do.
    _kept: Option<Arc<dyn Send + Sync>>,
}

impl Blobs {
    /// Files in a folder, which is made when the first one comes.
    pub fn folder(folder: PathBuf) -> Blobs {
        Blobs::new(Some(folder), OnceLock::new(), None)
    }

    /// Files in an object store.
    pub fn over(files: Arc<dyn ObjectStore>) -> Blobs {
        Blobs::new(None, OnceLock::from(files), None)
    }

    /// No file store: every call says so.
    pub(crate) fn nowhere() -> Blobs {
        Blobs::new(None, OnceLock::new(), None)
    }

    pub(crate) fn keeping(&self, kept: Arc<dyn Send + Sync>) -> Blobs {
        Blobs::new(self.place.folder.clone(), OnceLock::new(), Some(kept))
    }

    fn new(
        folder: Option<PathBuf>,
        files: OnceLock<Arc<dyn ObjectStore>>,
        kept: Option<Arc<dyn Send + Sync>>,
    ) -> Blobs {
        Blobs { place: Arc::new(Place { folder, files, _kept: kept }) }
    }

    /// Keeps `bytes` durably and gives their digest. The same bytes again change nothing.
    ///
    /// # Errors
    /// [`StoreError::Limit`] over [`BLOB_BYTES_MAX`]; [`StoreError::Blob`] if they cannot be written.
    pub async fn put(&self, bytes: impl Into<Bytes>) -> Result<Digest, StoreError> {
        let bytes = bytes.into();
        if bytes.len() > BLOB_BYTES_MAX {
            return Err(StoreError::Limit(format!("a file of {} bytes, at most {BLOB_BYTES_MAX}", bytes.len())));
        }
        let digest = digest_of(bytes.clone()).await?;
        let (files, path) = (self.files()?, path_of(&digest));
        let length = bytes.len();
        let options = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        match files.put_opts(&path, PutPayload::from(bytes.clone()), options).await {
            Ok(_) => Ok(digest),
            Err(object_store::Error::AlreadyExists { .. }) => {
                let there = files.head(&path).await.map_err(|error| fault(&digest, &error))?;
                if u64::try_from(length) != Ok(there.size) {
                    // Somebody has cut it; the right bytes are at hand.
                    files.put(&path, PutPayload::from(bytes)).await.map_err(|error| fault(&digest, &error))?;
                }
                Ok(digest)
            }
            Err(error) => Err(fault(&digest, &error)),
        }
    }

    /// The bytes under a digest, checked against it.
    ///
    /// # Errors
    /// [`StoreError::Damaged`] if they are not what was put; [`StoreError::Blob`] if there are none or they cannot be read.
    pub async fn get(&self, digest: &Digest) -> Result<Bytes, StoreError> {
        let files = self.files()?;
        let found = files.get(&path_of(digest)).await.map_err(|error| fault(digest, &error))?;
        if found.meta.size > u64::try_from(BLOB_BYTES_MAX).unwrap_or(u64::MAX) {
            return Err(StoreError::Damaged(format!("the file {digest} has {} bytes", found.meta.size)));
        }
        let bytes = found.bytes().await.map_err(|error| fault(digest, &error))?;
        if digest_of(bytes.clone()).await? == *digest {
            Ok(bytes)
        } else {
            Err(StoreError::Damaged(format!("the file {digest} is not what was put there")))
        }
    }

    /// Whether there are bytes under a digest. They are not read.
    pub async fn has(&self, digest: &Digest) -> Result<bool, StoreError> {
        match self.files()?.head(&path_of(digest)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(fault(digest, &error)),
        }
    }

    /// Removes the bytes under a digest: erasure alone does this.
    pub async fn erase(&self, digest: &Digest) -> Result<(), StoreError> {
        match self.files()?.delete(&path_of(digest)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(fault(digest, &error)),
        }
    }

    fn files(&self) -> Result<&Arc<dyn ObjectStore>, StoreError> {
        if let Some(files) = self.place.files.get() {
            return Ok(files);
        }
        let Some(folder) = &self.place.folder else {
            return Err(StoreError::Config("no folder for files was given".to_owned()));
        };
        let cannot = |what: &dyn std::fmt::Display| {
            StoreError::Blob(format!("cannot use the folder {}: {what}", folder.display()))
        };
        std::fs::create_dir_all(folder).map_err(|error| cannot(&error))?;
        let files = LocalFileSystem::new_with_prefix(folder).map_err(|error| cannot(&error))?.with_fsync(true);
        Ok(self.place.files.get_or_init(|| Arc::new(files)))
    }
}

/// `ab/cdef…`: no folder gets too many entries.
fn path_of(digest: &Digest) -> Path {
    let text = digest.to_string();
    let (head, tail) = text.split_at(2);
    Path::from(format!("{head}/{tail}"))
}

async fn digest_of(bytes: Bytes) -> Result<Digest, StoreError> {
    if bytes.len() < DIGEST_ASIDE_BYTES {
        return Ok(Digest::of(&bytes));
    }
    let computed = tokio::task::spawn_blocking(move || Digest::of(&bytes)).await;
    computed.map_err(|error| StoreError::Blob(format!("the digest could not be computed: {error}")))
}

fn fault(digest: &Digest, error: &object_store::Error) -> StoreError {
    StoreError::Blob(format!("{digest}: {error}"))
}
