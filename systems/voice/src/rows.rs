//! How complaints get into tables, and what pages and the API read from there.

use crate::{
    limits::OWN_ROWS_MAX,
    state::{Complaint, Event, Finding, Stage, Topic},
};
use kernel::{AccountId, AgencyCode, CaseCode, Instant, Problem, ProcedureCode, StreamId};
use platform::{Platform, Step, Viewed, problem_of_store};
use store::{Row, StoreError, Tx};
use web::Window;

store::statements! {
    COMPLAINT_INSERT = "complaint_insert";
    COMPLAINT_ANSWERED = "complaint_answered";
    COMPLAINT_WITHDRAWN = "complaint_withdrawn";
    COMPLAINT_OPEN_OF_CASE = "complaint_open_of_case";
    COMPLAINT_PAGE = "complaint_page";
    COMPLAINT_OF_CASE = "complaint_of_case";
    COMPLAINT_ABOUT_CASE = "complaint_about_case";
    VOICE_COUNT_ADD = "voice_count_add";
    VOICE_COUNT_OF = "voice_count_of";
}

/// Writes one event into the tables.
pub(crate) fn project(tx: &mut Tx<'_>, step: &Step<'_, Complaint>) -> Result<(), StoreError> {
    let stream = step.stream.into();
    match &step.event.event {
        Event::Filed(filed) => {
            let about = &filed.about;
            let made_by = made_by(filed.by);
            let values = [
                stream,
                about.case.into(),
                about.code.as_str().into(),
                about.agency.as_str().into(),
                about.procedure.as_str().into(),
                filed.topic.code().into(),
                made_by.as_str().into(),
                filed.at.into(),
                filed.deadline.as_ref().map(|deadline| deadline.due).into(),
            ];
            tx.run(&COMPLAINT_INSERT, &values)?;
        }
        Event::Answered { finding, at, .. } => {
            tx.run(&COMPLAINT_ANSWERED, &[stream, finding.code().into(), (*at).into()])?;
        }
        Event::Withdrawn => {
            tx.run(&COMPLAINT_WITHDRAWN, &[stream])?;
        }
    }
    let agency = step.after.about.agency.as_str();
    if let Some(before) = step.before {
        tx.run(&VOICE_COUNT_ADD, &[agency.into(), before.stage.code().into(), (-1).into()])?;
    }
    tx.run(&VOICE_COUNT_ADD, &[agency.into(), step.after.stage.code().into(), 1.into()]).map(drop)
}

/// The column for who made it; whoever came with the receipt has no account.
fn made_by(by: Option<AccountId>) -> String {
    by.map_or_else(String::new, |account| account.to_string())
}

/// Whether somebody waits for an answer about this case.
pub(crate) fn has_open(tx: &mut Tx<'_>, case: StreamId) -> Result<bool, StoreError> {
    Ok(tx.one(&COMPLAINT_OPEN_OF_CASE, &[case.into()])?.int(0)? > 0)
}

/// A complaint as lists show it: nothing personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Line {
    pub(crate) stream: StreamId,
    pub(crate) case: StreamId,
    pub(crate) code: CaseCode,
    pub(crate) agency: AgencyCode,
    pub(crate) procedure: ProcedureCode,
    pub(crate) topic: Topic,
    pub(crate) filed_at: Instant,
    pub(crate) due_at: Option<Instant>,
    pub(crate) stage: Stage,
    pub(crate) finding: Option<Finding>,
    pub(crate) answered_at: Option<Instant>,
}

impl Line {
    /// The line of a complaint that was opened.
    pub(crate) fn of(viewed: &Viewed<Complaint>) -> Self {
        let state = &viewed.state;
        Self {
            stream: viewed.stream,
            case: state.about.case,
            code: state.about.code.clone(),
            agency: state.about.agency.clone(),
            procedure: state.about.procedure.clone(),
            topic: state.topic,
            filed_at: state.filed_at,
            due_at: state.due(),
            stage: state.stage,
            finding: state.answer.map(|answer| answer.finding),
            answered_at: state.answer.map(|answer| answer.at),
        }
    }

    /// Whether it was, or is at that moment, answered too late.
    pub(crate) fn is_late(&self, now: Instant) -> bool {
        self.stage.is_late(self.answered_at, self.due_at, now)
    }
}

fn line(row: &Row) -> Result<Line, StoreError> {
    let word = |what: &str| StoreError::Damaged(format!("voice_complaint: a {what} that nobody wrote"));
    Ok(Line {
        stream: row.parse(0)?,
        case: row.parse(1)?,
        code: row.parse(2)?,
        agency: row.parse(3)?,
        procedure: row.parse(4)?,
        topic: Topic::from_code(row.text(5)?).ok_or_else(|| word("topic"))?,
        filed_at: row.time(7)?,
        due_at: row.opt_time(8)?,
        stage: Stage::from_code(row.text(9)?).ok_or_else(|| word("stage"))?,
        finding: Finding::from_code(row.text(10)?),
        answered_at: row.opt_time(11)?,
    })
}

/// One page of the complaints in one stage, of an agency or of all, the oldest first, with how many there are.
pub(crate) async fn page(
    platform: &Platform,
    agency: Option<AgencyCode>,
    stage: Stage,
    window: Window,
) -> Result<(Vec<Line>, Option<String>, u64), Problem> {
    let asked = window.clone();
    let read = platform.store().read::<_, StoreError, _>("complaints", move |tx| {
        let agency = agency.as_ref().map_or("", AgencyCode::as_str);
        let values = [
            agency.into(),
            stage.code().into(),
            asked.after_or(0, "").into(),
            asked.after_or(1, "").into(),
            asked.rows_asked().into(),
        ];
        let lines: Vec<Line> = tx.rows(&COMPLAINT_PAGE, &values)?.iter().map(line).collect::<Result<_, _>>()?;
        let total = counted(tx, agency)?.into_iter().find(|(counted, _)| *counted == stage).map_or(0, |(_, n)| n);
        Ok((lines, total))
    });
    let (lines, total) = read.await.map_err(|e| problem_of_store(&e))?;
    let (lines, next) = window.cut(lines, |line| vec![line.filed_at.to_string(), line.stream.to_string()]);
    Ok((lines, next, total))
}

/// How many of an agency's complaints, or of all (empty), stand in each stage.
fn counted(tx: &mut Tx<'_>, agency: &str) -> Result<Vec<(Stage, u64)>, StoreError> {
    let mut counts: Vec<(Stage, u64)> = Stage::ALL.iter().map(|stage| (*stage, 0)).collect();
    for row in tx.rows(&VOICE_COUNT_OF, &[agency.into()])? {
        let stage = row.text(0)?;
        if let Some((_, n)) = counts.iter_mut().find(|(known, _)| known.code() == stage) {
            *n = u64::try_from(row.int(1)?).unwrap_or(0);
        }
    }
    Ok(counts)
}

/// How many of an agency's complaints, or of all, stand in each stage.
pub(crate) async fn counts(platform: &Platform, agency: Option<AgencyCode>) -> Result<Vec<(Stage, u64)>, Problem> {
    let read = platform.store().read::<_, StoreError, _>("complaint counts", move |tx| {
        counted(tx, agency.as_ref().map_or("", AgencyCode::as_str))
    });
    read.await.map_err(|e| problem_of_store(&e))
}

/// The complaints about a case that this account made, or whoever came with the receipt.
pub(crate) async fn of_case(platform: &Platform, case: StreamId, by: Option<AccountId>) -> Result<Vec<Line>, Problem> {
    let read = platform.store().read::<_, StoreError, _>("complaints of a case", move |tx| {
        let made_by = made_by(by);
        let values = [case.into(), made_by.as_str().into(), OWN_ROWS_MAX.into()];
        tx.rows(&COMPLAINT_OF_CASE, &values)?.iter().map(line).collect()
    });
    read.await.map_err(|e| problem_of_store(&e))
}

/// Every complaint about a case, newest first, whoever made it: for the leader who answers them.
pub(crate) async fn about_case(platform: &Platform, case: StreamId) -> Result<Vec<Line>, Problem> {
    let read = platform.store().read::<_, StoreError, _>("complaints about a case", move |tx| {
        let values = [case.into(), OWN_ROWS_MAX.into()];
        tx.rows(&COMPLAINT_ABOUT_CASE, &values)?.iter().map(line).collect()
    });
    read.await.map_err(|e| problem_of_store(&e))
}
