//! Erasure of personal data when the law asks for it: the record keeps its digests, words and files are gone.

use crate::{
    Actor, Fail, Platform, Role,
    accounts::problem_of,
    fail::{not_found, problem_of_store},
    limits,
};
use kernel::{Id, Problem, StreamId};
use store::{StoreError, Tx, audit::Line, journal, personal};
use trust::Digest;

/// What is to be erased, and on what ground.
#[derive(Clone, Debug)]
pub struct Erasure {
    /// The stream whose personal data it is.
    pub stream: StreamId,
    /// The files that came with it. A file that another upload still names stays where it is.
    pub uploads: Vec<Id>,
    /// The ground: law, decision, request. Kept in the audit for good, so nothing personal belongs here.
    pub basis: String,
}

/// What was, or would be, erased.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Erased {
    /// Pieces of personal data: applications, reasons, notes, names of files.
    pub pieces: u64,
    /// Files whose bytes nobody names any more.
    pub files: u64,
}

impl Platform {
    /// How many pieces of personal data an erasure would take, counted without reading one.
    ///
    /// # Errors
    /// "Not found" when there is no such stream; the store's trouble.
    pub async fn erasable(&self, stream: StreamId, uploads: &[Id]) -> Result<u64, Problem> {
        let streams = streams_of(stream, uploads);
        let counted = self.store().read::<_, Fail, _>("erasable", move |tx| {
            journal::load(tx, stream)?.ok_or_else(not_found)?;
            let mut pieces = 0;
            for stream in &streams {
                let held = personal::of_stream(tx, *stream)?;
                pieces += held.iter().filter(|held| held.erased_at.is_none()).count() as u64;
            }
            Ok(pieces)
        });
        Ok(counted.await?)
    }

    /// Erases all personal data of one stream, and the files that came with it. The chains still verify: they hold
    /// digests only. Said in the audit with its ground and by whom, in the same transaction. The bytes of files go after
    /// the commit; doing it again finishes what a crash left.
    ///
    /// # Errors
    /// When it is not an administrator or the program who asks, no ground is given, or there is no such stream.
    pub async fn erase(&self, by: &Actor, erasure: Erasure) -> Result<Erased, Problem> {
        self.erase_with(by, erasure, |_, _| Ok(())).await
    }

    /// The same, and in the same transaction what a table of the stream's system holds of it.
    ///
    /// # Errors
    /// As [`Platform::erase`].
    pub async fn erase_with(
        &self,
        by: &Actor,
        erasure: Erasure,
        tables: fn(&mut Tx<'_>, StreamId) -> Result<(), StoreError>,
    ) -> Result<Erased, Problem> {
        if !matches!(by.role, Role::Admin | Role::System) {
            return Err(problem_of(|t| (t.erase_who_title().into(), t.erase_who_hint().into()), Problem::forbidden));
        }
        let basis = erasure.basis.trim().to_owned();
        if basis.is_empty() || basis.chars().count() > limits::ERASURE_BASIS_CHARS_MAX {
            let max = limits::ERASURE_BASIS_CHARS_MAX;
            return Err(problem_of(|t| (t.erase_basis_title().into(), t.erase_basis_hint(max)), Problem::bad_input));
        }
        let (stream, streams) = (erasure.stream, streams_of(erasure.stream, &erasure.uploads));
        let audit_id = kernel::new_id(self.clock().real(), self.entropy());
        let (at, actor) = (self.clock().civil(), by.id);
        let pieces = self.store().write::<_, Fail, _>("erase", move |tx| {
            journal::load(tx, stream)?.ok_or_else(not_found)?;
            let mut pieces = 0;
            for stream in &streams {
                pieces += personal::erase_stream(tx, *stream, at)?;
            }
            tables(tx, stream)?;
            let body = serde_json::json!({ "stream": stream, "basis": basis, "pieces": pieces });
            store::audit::write(tx, &Line { id: audit_id, at, actor, name: "personal.erase".into(), body })?;
            Ok(pieces)
        });
        let pieces = pieces.await?;
        let mut files = 0;
        for upload in erasure.uploads {
            files += u64::from(self.erase_file(upload).await?);
        }
        Ok(Erased { pieces, files })
    }

    /// Takes the bytes of an erased upload away unless another upload names them. An upload of the same bytes that got
    /// its row meanwhile is seen afterwards and has them put back; one that gets it later puts them itself.
    async fn erase_file(&self, upload: Id) -> Result<bool, Problem> {
        let found = self.store().read::<_, StoreError, _>("erased upload", move |tx| store::upload::get(tx, upload));
        let Some(row) = found.await.map_err(|e| problem_of_store(&e))? else { return Ok(false) };
        if self.is_named(row.digest).await? {
            return Ok(false);
        }
        let blobs = self.store().blobs();
        if !blobs.has(&row.digest).await.map_err(|e| problem_of_store(&e))? {
            return Ok(false);
        }
        let bytes = blobs.get(&row.digest).await.map_err(|e| problem_of_store(&e))?;
        blobs.erase(&row.digest).await.map_err(|e| problem_of_store(&e))?;
        if self.is_named(row.digest).await? {
            blobs.put(bytes).await.map_err(|e| problem_of_store(&e))?;
            return Ok(false);
        }
        Ok(true)
    }

    async fn is_named(&self, digest: Digest) -> Result<bool, Problem> {
        let named = move |tx: &mut Tx<'_>| store::upload::still_named(tx, &digest);
        let named = self.store().read::<_, StoreError, _>("upload still named", named).await;
        Ok(named.map_err(|e| problem_of_store(&e))? > 0)
    }
}

/// The stream itself and those under which the names of its files lie.
fn streams_of(stream: StreamId, uploads: &[Id]) -> Vec<StreamId> {
    std::iter::once(stream).chain(uploads.iter().map(|upload| StreamId::from(*upload))).collect()
}
