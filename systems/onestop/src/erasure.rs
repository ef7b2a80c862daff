//! Erasing what a case holds of a person, when the law asks for it: looked at first, then done, by page or command.

use crate::{cases::Cases, lists, rows, state::Case, text::T};
use kernel::{CaseCode, Id, Problem, Said, StreamId};
use platform::{Actor, Erased, Erasure, Fail, Platform, Stream};
use store::journal;

/// What an erasure would take; nothing personal is opened for it.
#[derive(Clone, Debug)]
pub struct Erasable {
    /// The case.
    pub case: Case,
    /// Its stream.
    pub stream: StreamId,
    /// Pieces of personal data still there: the application, reasons, notes, names of files.
    pub pieces: u64,
    /// The files that came with it.
    pub files: Vec<Id>,
}

/// What there is to erase of the case with that code.
///
/// # Errors
/// "Not found"; the store's trouble.
pub async fn look(platform: &Platform, code: &CaseCode) -> Result<Erasable, Problem> {
    let stream = lists::stream_of(platform, code).await?;
    let state = platform.store().read::<_, Fail, _>("case to erase", move |tx| {
        let current = journal::load(tx, stream)?.filter(|current| current.kind == Cases::KIND);
        Ok(current.ok_or_else(platform::not_found)?.state::<Case>()?)
    });
    let case = state.await?;
    let files: Vec<Id> = case.documents.iter().filter_map(|document| document.upload).collect();
    let pieces = platform.erasable(stream, &files).await?;
    Ok(Erasable { case, stream, pieces, files })
}

/// Erases it. A case that is still under way is left alone: the office needs the application until there is an answer.
///
/// # Errors
/// "Not found"; the case is not closed yet; no administrator; no ground; the store's trouble.
pub async fn erase(platform: &Platform, by: &Actor, code: &CaseCode, basis: &str) -> Result<Erased, Problem> {
    let found = look(platform, code).await?;
    if !found.case.stage.is_closed() {
        return Err(under_way());
    }
    let order = Erasure { stream: found.stream, uploads: found.files, basis: basis.to_owned() };
    platform.erase_with(by, order, rows::words::forget).await
}

fn under_way() -> Problem {
    let said = |words: fn(T) -> &'static str| Said::both(|lang| words(T::new(lang)).to_owned());
    Problem::conflict(said(|t| t.erase_open_title())).hint(said(|t| t.erase_open_hint()))
}
