//! Events to tables, and the tables' statements. What lists and pages read is here; the case itself is in its stream.

pub mod counts;
pub mod drafts;
pub mod lists;
pub mod words;

use crate::state::{Case, Event, Stage, What};
use kernel::{AccountId, AgencyCode, CaseCode, Date, Instant, StreamId};
use std::collections::BTreeSet;
use store::{Migration, StoreError, Tx, Value};

store::statements! {
    CASE_BY_CODE = "case_by_code";
    CASE_BY_ID = "case_by_id";
    CASE_COUNT_ADD = "case_count_add";
    CASE_COUNT_ALL = "case_count_all";
    CASE_COUNT_BEFORE = "case_count_before";
    CASE_COUNT_CLEAR = "case_count_clear";
    CASE_COUNT_MOVE = "case_count_move";
    CASE_COUNT_WHOLE = "case_count_whole";
    CASE_COUNTER_AT_LEAST = "case_counter_at_least";
    CASE_COUNTER_DRAW = "case_counter_draw";
    CASE_COUNTER_OF = "case_counter_of";
    CASE_COUNTS = "case_counts";
    CASE_DOCUMENT_INSERT = "case_document_insert";
    CASE_DOCUMENTS_OF = "case_documents_of";
    CASE_LATE_BY_AGENCY = "case_late_by_agency";
    CASE_FIND_ALL = "case_find_all";
    CASE_FIND_AGENCY = "case_find_agency";
    CASE_FIND_TOTAL_AGENCY = "case_find_total_agency";
    CASE_FIND_TOTAL_ALL = "case_find_total_all";
    CASE_FIND_TOTAL_NARROWED_AGENCY = "case_find_total_narrowed_agency";
    CASE_FIND_TOTAL_NARROWED_ALL = "case_find_total_narrowed_all";
    CASE_LIST_AGENCY = "case_list_agency";
    CASE_LIST_AGENCY_MOVED = "case_list_agency_moved";
    CASE_LIST_AGENCY_OPEN = "case_list_agency_open";
    CASE_LIST_AGENCY_STAGE = "case_list_agency_stage";
    CASE_LIST_ALL = "case_list_all";
    CASE_LIST_APPLICANT = "case_list_applicant";
    CASE_LIST_ASSIGNEE = "case_list_assignee";
    CASE_LIST_CODE = "case_list_code";
    CASE_LIST_OPEN = "case_list_open";
    CASE_LIST_STAGE = "case_list_stage";
    CASE_OFTEN_AGENCY = "case_often_agency";
    CASE_PROCEDURES_UNCLOSED = "case_procedures_unclosed";
    CASE_PART_DELETE = "case_part_delete";
    CASE_PART_INSERT = "case_part_insert";
    CASE_ROW_INSERT = "case_row_insert";
    CASE_ROW_UPDATE = "case_row_update";
    CASE_TOTAL_AGENCY_MOVED = "case_total_agency_moved";
    CASE_TOTAL_ALL = "case_total_all";
    CASE_TOTAL_APPLICANT = "case_total_applicant";
    CASE_TOTAL_ASSIGNEE = "case_total_assignee";
    CASE_TOTAL_CODE = "case_total_code";
    CASE_TOTAL_CODE_RANGE = "case_total_code_range";
    CASE_TOTAL_OPEN = "case_total_open";
    CASE_TOTAL_STAGE = "case_total_stage";
    CASE_TOTAL_WAITING = "case_total_waiting";
    CASE_WORDS_INSERT = "case_words_insert";
    CASE_WORDS_UPDATE = "case_words_update";
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
pub const MIGRATIONS: &[Migration] = &[
    store::migration!("onestop", "0001_cases"),
    store::migration!("onestop", "0002_drafts"),
    store::migration!("onestop", "0003_counts"),
    store::migration!("onestop", "0004_words"),
    store::migration!("onestop", "0005_unclosed"),
    store::migration!("onestop", "0006_places"),
    store::migration!("onestop", "0008_sent_back"),
];

/// The tables that [`project`] fills, emptied before a rebuild. Drafts are nobody's events and stay.
pub const CASE_TABLES: &[&str] =
    &["case_row", "case_count", "case_counter", "case_document", "case_part", "case_words"];

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

/// Writes what the events between two states changed. A rebuild takes the same path.
///
/// # Errors
/// Whatever the store says.
pub fn project(
    tx: &mut Tx<'_>,
    stream: StreamId,
    before: Option<&Case>,
    after: &Case,
    events: &[Event],
) -> Result<(), StoreError> {
    let at = events.last().map_or(after.filed_at, |event| event.at);
    match before {
        None => insert(tx, stream, after, at)?,
        Some(_) => tx.run(&CASE_ROW_UPDATE, &changing(stream, after)).map(drop)?,
    }
    let waited = before.is_some_and(|before| before.stage == Stage::Supplement);
    if waited && after.stage != Stage::Supplement && after.applicant.is_some() {
        taken_over(tx, stream, at)?;
    }
    counts::follow(tx, before, after)?;
    parts(tx, stream, before, after)?;
    let known = before.map_or(0, |before| before.documents.len());
    for (n, document) in after.documents.iter().enumerate().skip(known) {
        let n = i64::try_from(n).unwrap_or(i64::MAX);
        let values = [stream.into(), n.into(), document.kind.as_str().into(), document.upload.into(), at.into()];
        tx.run(&CASE_DOCUMENT_INSERT, &values)?;
    }
    Ok(())
}

fn insert(tx: &mut Tx<'_>, stream: StreamId, case: &Case, at: Instant) -> Result<(), StoreError> {
    let mut values = changing(stream, case);
    values.extend([
        (&case.code).into(),
        (&case.procedure).into(),
        (&case.agency).into(),
        case.channel.code().into(),
        case.applicant.into(),
        case.filed_at.into(),
        case.synthetic.into(),
    ]);
    tx.run(&CASE_ROW_INSERT, &values)?;
    // The day that the code tells: what came by post was filed when the minutes were signed, perhaps before.
    let day = case.code.day().unwrap_or_else(|| case.filed_at.local().date());
    let n = case.code.as_str().rsplit('-').next().and_then(|number| number.parse::<i64>().ok()).unwrap_or(0);
    tx.run(&CASE_COUNTER_AT_LEAST, &[(&case.agency).into(), day.to_string().into(), n.into()])?;
    if case.applicant.is_some() {
        // The case has taken over the id of the draft it was made from, if there was one.
        taken_over(tx, stream, at)?;
    }
    Ok(())
}

/// What was gathered under the case's id up to then is with the case; what was gathered since stays, also in a rebuild.
fn taken_over(tx: &mut Tx<'_>, stream: StreamId, at: Instant) -> Result<(), StoreError> {
    if tx.run(&DRAFT_FILED, &[stream.into(), at.into()])? > 0 {
        tx.run(&DRAFT_UPLOAD_CLEAR, &[stream.into()])?;
    }
    Ok(())
}

/// The id and the columns that change, in the order in which both statements bind them.
fn changing(stream: StreamId, case: &Case) -> Vec<Value> {
    let term = case.term.as_ref();
    vec![
        stream.into(),
        case.stage.code().into(),
        case.step().into(),
        case.assignee.into(),
        case.received_at.into(),
        case.transfer_by.into(),
        case.due().into(),
        case.first_due().into(),
        sort_due(case).into(),
        case.finished_at.into(),
        case.closed_at.into(),
        case.proposal.as_ref().map(|proposal| proposal.outcome.code()).into(),
        case.stage.is_open().into(),
        case.is_paused().into(),
        term.is_some_and(|term| term.apology.is_some()).into(),
        term.is_some_and(|term| term.warned_of == Some(term.due)).into(),
        case.supplement_requests.into(),
        i64::try_from(case.version).unwrap_or(i64::MAX).into(),
        case.sent_back.is_some().into(),
        counts::place(case),
    ]
}

/// Puts the case on the lists of those who have a part of it, and takes it off.
fn parts(tx: &mut Tx<'_>, stream: StreamId, before: Option<&Case>, after: &Case) -> Result<(), StoreError> {
    let (was, now) = (before.map(part_holders).unwrap_or_default(), part_holders(after));
    for account in was.difference(&now) {
        tx.run(&CASE_PART_DELETE, &[(*account).into(), stream.into()])?;
    }
    for account in now.difference(&was) {
        tx.run(&CASE_PART_INSERT, &[(*account).into(), stream.into()])?;
    }
    Ok(())
}

/// Who was given a part of an open case, beside the one who has the case.
fn part_holders(case: &Case) -> BTreeSet<AccountId> {
    let named = case.parts.values().filter_map(|part| part.holder).filter(|holder| Some(*holder) != case.assignee);
    named.filter(|_| case.stage.is_open()).collect()
}

/// What lists are ordered by: promised, or expected before the receipt. The end of time for what has no date, and for
/// what waits: for the applicant, for a step that does not count, to be fetched.
fn sort_due(case: &Case) -> Instant {
    let waits = case.is_paused() || case.stage == Stage::Finished;
    case.shown_due().filter(|_| !waits).unwrap_or(Instant::MAX)
}
