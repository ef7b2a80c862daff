//! Events to tables, and the tables' statements. What lists and pages read is here; the case itself is in its stream.

mod drafts;
mod lists;

pub use drafts::{Draft, DraftFile, NewDraft, delete_draft, draft, drafts_of, put_draft, sweep_drafts};
pub use lists::{
    AgencyLoad, CaseLine, Found, Key, Listing, Total, Which, Within, by_code, by_id, case_documents, counts,
    counts_of_agency, filed_on, late_by_agency, list, mine,
};

use crate::state::{Case, Event, What};
use kernel::{AgencyCode, CaseCode, Date, Instant, StreamId};
use store::{Migration, StoreError, Tx, Value};

store::statements! {
    CASE_BY_CODE = "case_by_code";
    CASE_BY_ID = "case_by_id";
    CASE_COUNT_ADD = "case_count_add";
    CASE_COUNTER_AT_LEAST = "case_counter_at_least";
    CASE_COUNTER_DRAW = "case_counter_draw";
    CASE_COUNTER_OF = "case_counter_of";
    CASE_COUNTS = "case_counts";
    CASE_COUNTS_OF_AGENCY = "case_counts_of_agency";
    CASE_DOCUMENT_INSERT = "case_document_insert";
    CASE_DOCUMENTS_OF = "case_documents_of";
    CASE_LATE_BY_AGENCY = "case_late_by_agency";
    CASE_LIST_AGENCY = "case_list_agency";
    CASE_LIST_AGENCY_OPEN = "case_list_agency_open";
    CASE_LIST_AGENCY_STAGE = "case_list_agency_stage";
    CASE_LIST_ALL = "case_list_all";
    CASE_LIST_APPLICANT = "case_list_applicant";
    CASE_LIST_ASSIGNEE = "case_list_assignee";
    CASE_LIST_CODE = "case_list_code";
    CASE_LIST_OPEN = "case_list_open";
    CASE_LIST_STAGE = "case_list_stage";
    CASE_ROW_INSERT = "case_row_insert";
    CASE_ROW_UPDATE = "case_row_update";
    CASE_TOTAL_AGENCY = "case_total_agency";
    CASE_TOTAL_AGENCY_OPEN = "case_total_agency_open";
    CASE_TOTAL_AGENCY_STAGE = "case_total_agency_stage";
    CASE_TOTAL_ALL = "case_total_all";
    CASE_TOTAL_APPLICANT = "case_total_applicant";
    CASE_TOTAL_ASSIGNEE = "case_total_assignee";
    CASE_TOTAL_CODE = "case_total_code";
    CASE_TOTAL_OPEN = "case_total_open";
    CASE_TOTAL_STAGE = "case_total_stage";
    DRAFT_DELETE = "draft_delete";
    DRAFT_FILED = "draft_filed";
    DRAFT_GET = "draft_get";
    DRAFT_LIST = "draft_list";
    DRAFT_PUT = "draft_put";
    DRAFT_SWEEP = "draft_sweep";
    DRAFT_TRIM = "draft_trim";
    DRAFT_UPLOAD_CLEAR = "draft_upload_clear";
    DRAFT_UPLOAD_ORPHANS = "draft_upload_orphans";
    DRAFT_UPLOAD_PUT = "draft_upload_put";
}

/// The tables, in order.
pub const MIGRATIONS: &[Migration] =
    &[store::migration!("onestop", "0001_cases"), store::migration!("onestop", "0002_drafts")];

/// The tables that [`project`] fills, emptied before a rebuild. Drafts are nobody's events and stay.
pub const CASE_TABLES: &[&str] = &["case_row", "case_count", "case_counter", "case_document"];

/// Draws the code of each newly filed case: per agency and civil day, without gaps among those that commit.
///
/// # Errors
/// [`StoreError::Limit`] when the agency has used up the numbers of the day, else whatever the store says.
pub fn number(tx: &mut Tx<'_>, events: &mut [Event]) -> Result<(), StoreError> {
    for event in events {
        let day = event.at.local().date();
        if let What::Filed(filed) = &mut event.what {
            filed.code = draw_code(tx, &filed.agency, day)?;
        }
    }
    Ok(())
}

/// Draws the next code of an agency on a civil day. The row stays locked until the transaction ends.
///
/// # Errors
/// As [`number`].
pub fn draw_code(tx: &mut Tx<'_>, agency: &AgencyCode, day: Date) -> Result<CaseCode, StoreError> {
    let row = tx.one(&CASE_COUNTER_DRAW, &[agency.into(), day.to_string().into()])?;
    let n = u32::try_from(row.int(0)?).unwrap_or(u32::MAX);
    CaseCode::compose(agency, day, n).map_err(|error| StoreError::Limit(format!("case codes of {agency}: {error}")))
}

/// Writes what one event changed. A rebuild takes the same path.
///
/// # Errors
/// Whatever the store says.
pub fn project(
    tx: &mut Tx<'_>,
    stream: StreamId,
    before: Option<&Case>,
    after: &Case,
    event: &Event,
) -> Result<(), StoreError> {
    match before {
        None => insert(tx, stream, after, event)?,
        Some(_) => update(tx, stream, after)?,
    }
    count(tx, before, after)?;
    let known = before.map_or(0, |before| before.documents.len());
    for (n, document) in after.documents.iter().enumerate().skip(known) {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        let values = [stream.into(), n.into(), document.kind.as_str().into(), document.upload.into(), event.at.into()];
        tx.run(&CASE_DOCUMENT_INSERT, &values)?;
    }
    Ok(())
}

fn insert(tx: &mut Tx<'_>, stream: StreamId, case: &Case, event: &Event) -> Result<(), StoreError> {
    let Changing { stage, step, assignee, received_at, transfer_by, due_at, first_due_at, sort_due, finished_at, rest } =
        changing(case);
    let [closed_at, outcome, is_open, paused, apologised, warned, supplement_requests, version] = rest;
    let values: [Value; 25] = [
        stream.into(),
        (&case.code).into(),
        (&case.procedure).into(),
        (&case.agency).into(),
        case.channel.code().into(),
        stage,
        step,
        case.applicant.into(),
        assignee,
        case.filed_at.into(),
        received_at,
        transfer_by,
        due_at,
        first_due_at,
        sort_due,
        finished_at,
        closed_at,
        outcome,
        is_open,
        paused,
        apologised,
        warned,
        supplement_requests,
        case.synthetic.into(),
        version,
    ];
    tx.run(&CASE_ROW_INSERT, &values)?;
    let day = event.at.local().date();
    let n = case.code.as_str().rsplit('-').next().and_then(|number| number.parse::<i64>().ok()).unwrap_or(0);
    tx.run(&CASE_COUNTER_AT_LEAST, &[(&case.agency).into(), day.to_string().into(), n.into()])?;
    if case.applicant.is_some() {
        // The case has taken over the id of the draft it was made from, if there was one.
        tx.run(&DRAFT_UPLOAD_CLEAR, &[stream.into()])?;
        tx.run(&DRAFT_FILED, &[stream.into()])?;
    }
    Ok(())
}

fn update(tx: &mut Tx<'_>, stream: StreamId, case: &Case) -> Result<(), StoreError> {
    let Changing { stage, step, assignee, received_at, transfer_by, due_at, first_due_at, sort_due, finished_at, rest } =
        changing(case);
    let [closed_at, outcome, is_open, paused, apologised, warned, supplement_requests, version] = rest;
    let values: [Value; 18] = [
        stream.into(),
        stage,
        step,
        assignee,
        received_at,
        transfer_by,
        due_at,
        first_due_at,
        sort_due,
        finished_at,
        closed_at,
        outcome,
        is_open,
        paused,
        apologised,
        warned,
        supplement_requests,
        version,
    ];
    tx.run(&CASE_ROW_UPDATE, &values).map(drop)
}

/// The columns that change, as they are bound.
struct Changing {
    stage: Value,
    step: Value,
    assignee: Value,
    received_at: Value,
    transfer_by: Value,
    due_at: Value,
    first_due_at: Value,
    sort_due: Value,
    finished_at: Value,
    /// `closed_at`, `outcome`, `is_open`, `paused`, `apologised`, `warned`, `supplement_requests`, `version`.
    rest: [Value; 8],
}

fn changing(case: &Case) -> Changing {
    let term = case.term.as_ref();
    Changing {
        stage: case.stage.code().into(),
        step: case.step().into(),
        assignee: case.assignee.into(),
        received_at: case.received_at.into(),
        transfer_by: case.transfer_by.into(),
        due_at: case.due().into(),
        first_due_at: case.first_due().into(),
        sort_due: case.shown_due().unwrap_or(Instant::MAX).into(),
        finished_at: case.finished_at.into(),
        rest: [
            case.closed_at.into(),
            case.proposal.as_ref().map(|proposal| proposal.outcome.code()).into(),
            case.stage.is_open().into(),
            case.is_paused().into(),
            term.is_some_and(|term| term.apology.is_some()).into(),
            term.is_some_and(|term| term.warned_of == Some(term.due)).into(),
            case.supplement_requests.into(),
            i64::try_from(case.version).unwrap_or(i64::MAX).into(),
        ],
    }
}

/// Moves the case from one count to the other. The two rows are always taken in the same order, so that two cases of
/// one agency that cross do not wait for each other.
fn count(tx: &mut Tx<'_>, before: Option<&Case>, after: &Case) -> Result<(), StoreError> {
    let from = before.map(|before| before.stage);
    if from == Some(after.stage) {
        return Ok(());
    }
    let mut moves: Vec<(&'static str, i64)> = from.map(|stage| (stage.code(), -1)).into_iter().collect();
    moves.push((after.stage.code(), 1));
    moves.sort_unstable();
    for (stage, n) in moves {
        tx.run(&CASE_COUNT_ADD, &[(&after.agency).into(), stage.into(), n.into()])?;
    }
    Ok(())
}
