//! An application between the pages of its form: personal, for its own account only, bounded, gone when it is filed.
//!
//! The case takes over the draft's id as its stream's, so that sending the last page twice files once. While papers are
//! asked for, its applicant's draft of that id holds what was sent of them, until all are there.

use super::{
    DRAFT_DELETE, DRAFT_GET, DRAFT_LIST, DRAFT_PUT, DRAFT_SWEEP, DRAFT_TRIM, DRAFT_UPLOAD_CLEAR, DRAFT_UPLOAD_ORPHANS,
    DRAFT_UPLOAD_PUT,
};
use crate::delivery::Delivery;
use crate::limits::{
    DRAFT_BODY_BYTES_MAX, DRAFT_FILES_MAX, DRAFT_KEPT_DAYS, DRAFT_SWEEP_ROWS_MAX, DRAFTS_PER_ACCOUNT_MAX,
};
use kernel::{AccountId, AgencyCode, FieldProblem, Id, Instant, ProcedureCode, Said, StreamId};
use serde::{Deserialize, Serialize};
use store::{Row, StoreError, Tx};

/// A file that hangs on a draft; its name is kept with the upload.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DraftFile {
    /// Which of the procedure's documents.
    pub kind: String,
    /// The stored file.
    pub upload: Id,
}

/// What was wrong with the page sent last and cannot be found out again by looking, such as a file that was refused.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// The question.
    pub path: String,
    /// What is wrong and what would be right.
    pub said: Said,
}

impl From<FieldProblem> for Refused {
    fn from(problem: FieldProblem) -> Self {
        Self { path: problem.path, said: problem.said }
    }
}

impl From<Refused> for FieldProblem {
    fn from(refused: Refused) -> Self {
        Self { path: refused.path, said: refused.said }
    }
}

/// What is written between two pages.
#[derive(Clone, Debug, PartialEq)]
pub struct NewDraft {
    /// Drawn when the first page is sent; later the case's stream.
    pub id: Id,
    /// Whose it is.
    pub account: AccountId,
    /// What is applied for.
    pub procedure: ProcedureCode,
    /// To which agency, once chosen.
    pub agency: Option<AgencyCode>,
    /// The answers so far, as the pages define them.
    pub answers: serde_json::Value,
    /// The files so far.
    pub files: Vec<DraftFile>,
    /// How the result is to be received, once chosen.
    pub delivery: Option<Delivery>,
    /// What was wrong with the page sent last.
    pub refused: Vec<Refused>,
}

impl NewDraft {
    /// The files that its applicant gathers for what the office asked for.
    #[must_use]
    pub const fn of_case(
        stream: StreamId,
        account: AccountId,
        procedure: ProcedureCode,
        files: Vec<DraftFile>,
    ) -> Self {
        Self {
            id: stream.id(),
            account,
            procedure,
            agency: None,
            answers: serde_json::Value::Null,
            files,
            delivery: None,
            refused: Vec::new(),
        }
    }

    /// Whether it is small enough to be kept.
    #[must_use]
    pub fn fits(&self) -> bool {
        self.text().len() <= DRAFT_BODY_BYTES_MAX && self.files.len() <= DRAFT_FILES_MAX
    }

    fn text(&self) -> String {
        let body = Body {
            answers: self.answers.clone(),
            files: self.files.clone(),
            delivery: self.delivery.clone(),
            refused: self.refused.clone(),
        };
        serde_json::to_string(&body).unwrap_or_default()
    }
}

/// A draft as it was left.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Its id.
    pub id: Id,
    /// What is applied for.
    pub procedure: ProcedureCode,
    /// To which agency, once chosen.
    pub agency: Option<AgencyCode>,
    /// The answers so far.
    pub answers: serde_json::Value,
    /// The files so far.
    pub files: Vec<DraftFile>,
    /// How the result is to be received, once chosen.
    pub delivery: Option<Delivery>,
    /// What was wrong with the page sent last.
    pub refused: Vec<Refused>,
    /// When it was last touched, by the civil clock.
    pub updated_at: Instant,
}

impl Draft {
    /// When it is deleted if nobody touches it again.
    #[must_use]
    pub fn kept_until(&self) -> Instant {
        self.updated_at.plus_minutes(DRAFT_KEPT_DAYS * 24 * 60)
    }
}

#[derive(Serialize, Deserialize)]
struct Body {
    answers: serde_json::Value,
    files: Vec<DraftFile>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    delivery: Option<Delivery>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    refused: Vec<Refused>,
}

/// Keeps a draft; the account's oldest gives way when there are too many. `false`: that id is somebody else's, or of
/// another procedure.
///
/// # Errors
/// [`StoreError::Limit`] when it is too large, else whatever the store says.
pub fn put_draft(tx: &mut Tx<'_>, draft: &NewDraft, now: Instant) -> Result<bool, StoreError> {
    let text = draft.text();
    if !draft.fits() {
        let what = format!("a draft has {} bytes and {} files", text.len(), draft.files.len());
        return Err(StoreError::Limit(what));
    }
    let values = [
        draft.id.into(),
        draft.account.into(),
        (&draft.procedure).into(),
        draft.agency.as_ref().into(),
        text.into(),
        now.into(),
    ];
    if tx.run(&DRAFT_PUT, &values)? == 0 {
        return Ok(false);
    }
    tx.run(&DRAFT_UPLOAD_CLEAR, &[draft.id.into()])?;
    for file in &draft.files {
        tx.run(&DRAFT_UPLOAD_PUT, &[draft.id.into(), file.upload.into(), file.kind.as_str().into()])?;
    }
    tx.run(&DRAFT_TRIM, &[draft.account.into(), DRAFTS_PER_ACCOUNT_MAX.into()])?;
    Ok(true)
}

/// An account's own draft.
///
/// # Errors
/// Whatever the store says.
pub fn draft(tx: &mut Tx<'_>, account: AccountId, id: Id) -> Result<Option<Draft>, StoreError> {
    tx.opt(&DRAFT_GET, &[id.into(), account.into()])?.as_ref().map(read).transpose()
}

/// An account's own applications that are not filed yet, the last touched first.
///
/// # Errors
/// Whatever the store says.
pub fn drafts_of(tx: &mut Tx<'_>, account: AccountId) -> Result<Vec<Draft>, StoreError> {
    let rows = tx.rows(&DRAFT_LIST, &[account.into(), DRAFTS_PER_ACCOUNT_MAX.into()])?;
    rows.iter().map(read).collect()
}

/// Throws an account's own draft away. `false`: there is none.
///
/// # Errors
/// Whatever the store says.
pub fn delete_draft(tx: &mut Tx<'_>, account: AccountId, id: Id) -> Result<bool, StoreError> {
    let gone = tx.run(&DRAFT_DELETE, &[id.into(), account.into()])? > 0;
    if gone {
        tx.run(&DRAFT_UPLOAD_CLEAR, &[id.into()])?;
    }
    Ok(gone)
}

/// Deletes drafts that nobody has touched for [`DRAFT_KEPT_DAYS`]; how many. Call again while it gives the maximum.
///
/// # Errors
/// Whatever the store says.
pub fn sweep_drafts(tx: &mut Tx<'_>, now: Instant) -> Result<u64, StoreError> {
    let before = now.plus_minutes(-DRAFT_KEPT_DAYS * 24 * 60);
    let gone = tx.run(&DRAFT_SWEEP, &[before.into(), DRAFT_SWEEP_ROWS_MAX.into()])?;
    tx.run(&DRAFT_UPLOAD_ORPHANS, &[])?;
    Ok(gone)
}

fn read(row: &Row) -> Result<Draft, StoreError> {
    let body: Body = row.json(3)?;
    Ok(Draft {
        id: row.parse(0)?,
        procedure: row.parse(1)?,
        agency: row.opt_parse(2)?,
        answers: body.answers,
        files: body.files,
        delivery: body.delivery,
        refused: body.refused,
        updated_at: row.time(4)?,
    })
}
