//! How ballots and comments get into tables, and what pages and the API read from there.

use crate::state::{Ballot, BallotEvent, Comment, CommentEvent, OVERALL, Standing};
use kernel::{AgencyCode, Date, ProcedureCode, StreamId};
use platform::{Actor, Fail, Platform, Reason, Step, Viewer};
use std::collections::BTreeMap;
use store::{Row, StoreError, Tx};
use trust::Digest;
use web::Window;

store::statements! {
    RIGHT_OPEN = "right_open";
    RIGHT_OF = "right_of";
    VOTED_PUT = "voted_put";
    VOTED_SWEEP = "voted_sweep";
    VOTED_TOTAL = "voted_total";
    BOX_PUT = "box_put";
    BOX_HAS = "box_has";
    BOX_TOTAL = "box_total";
    BOX_AGENCIES = "box_agencies";
    BOX_PAGE = "box_page";
    BOX_TAKE = "box_take";
    SLIP_PUT = "slip_put";
    SLIP_PAGE = "slip_page";
    SLIP_TAKE = "slip_take";
    BALLOT_INSERT = "ballot_insert";
    COUNT_ADD = "count_add";
    COUNT_QUESTIONS = "count_questions";
    COUNT_AGENCIES = "count_agencies";
    COUNT_PROCEDURES = "count_procedures";
    COUNT_YEARS = "count_years";
    BALLOTS_OF_AGENCY = "ballots_of_agency";
    BALLOTS_OF_PROCEDURE = "ballots_of_procedure";
    COMMENT_INSERT = "comment_insert";
    COMMENT_STAND = "comment_stand";
    COMMENTS_OF_AGENCY = "comments_of_agency";
    COMMENTS_OF_ALL = "comments_of_all";
}

/// Counts a ballot, and takes it out of the box in the same transaction: it is in one of the two, never in both.
pub(crate) fn project_ballot(tx: &mut Tx<'_>, step: &Step<'_, Ballot>) -> Result<(), StoreError> {
    let BallotEvent::Cast { about, day, score, answers } = &step.event.event;
    let json = serde_json::to_string(answers).map_err(|error| StoreError::Damaged(error.to_string()))?;
    let values = [
        step.stream.into(),
        day.to_string().into(),
        about.agency.as_str().into(),
        about.procedure.as_str().into(),
        i64::from(*score).into(),
        json.into(),
        about.synthetic.into(),
    ];
    tx.run(&BALLOT_INSERT, &values)?;
    tx.run(&BOX_TAKE, &[step.stream.into()])?;
    let answered = answers.iter().map(|(question, score)| (question.as_str(), *score));
    for (question, score) in answered.chain([(OVERALL, *score)]) {
        let values = [
            year_text(*day).into(),
            about.agency.as_str().into(),
            about.procedure.as_str().into(),
            question.into(),
            i64::from(score).into(),
            i64::from(about.synthetic).into(),
        ];
        tx.run(&COUNT_ADD, &values)?;
    }
    Ok(())
}

/// Writes one event of a comment into the table; a new one is no longer a slip in the box.
pub(crate) fn project_comment(tx: &mut Tx<'_>, step: &Step<'_, Comment>) -> Result<(), StoreError> {
    let stand = |tx: &mut Tx<'_>, standing: Standing| {
        tx.run(&COMMENT_STAND, &[step.stream.into(), standing.code().into()]).map(drop)
    };
    match &step.event.event {
        CommentEvent::Left { agency, procedure, month, body, synthetic } => {
            let values = [
                step.stream.into(),
                agency.as_str().into(),
                procedure.as_str().into(),
                month.as_str().into(),
                body.to_string().into(),
                (*synthetic).into(),
            ];
            tx.run(&COMMENT_INSERT, &values)?;
            tx.run(&SLIP_TAKE, &[step.stream.into()]).map(drop)
        }
        CommentEvent::Shown => stand(tx, Standing::Shown),
        CommentEvent::Struck => stand(tx, Standing::Struck),
    }
}

/// The year by which results are added up.
pub(crate) fn year_text(day: Date) -> String {
    format!("{:04}", day.year())
}

// ── Results ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// How often each answer was given to one question, and how many of them were made up for a demo.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// From 1 (very dissatisfied) to 5 (very satisfied).
    pub scores: [u64; 5],
    /// Of those.
    pub made_up: u64,
}

impl Tally {
    fn add(&mut self, row: &Row) -> Result<(), StoreError> {
        let (score, n, made_up) = (row.int(1)?, row.int(2)?, row.int(3)?);
        let place = usize::try_from(score - 1).ok().and_then(|place| self.scores.get_mut(place));
        let Some(place) = place else { return Err(StoreError::Damaged("an answer beyond the scale".to_owned())) };
        *place += u64::try_from(n).unwrap_or(0);
        self.made_up += u64::try_from(made_up).unwrap_or(0);
        Ok(())
    }
}

/// What is added up by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum By {
    Question,
    Agency,
    Procedure,
}

/// What a result is about: a year, and perhaps an agency or a procedure or both.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct About {
    pub(crate) year: String,
    pub(crate) agency: Option<AgencyCode>,
    pub(crate) procedure: Option<ProcedureCode>,
}

/// Tallies by question; or of the question about the whole by agency (of all procedures) or by procedure (of one agency
/// or of all).
pub(crate) fn tallies(tx: &mut Tx<'_>, about: &About, by: By) -> Result<BTreeMap<String, Tally>, StoreError> {
    let year = about.year.as_str().into();
    let agency = about.agency.as_ref().map_or("", AgencyCode::as_str).into();
    let procedure = about.procedure.as_ref().map_or("", ProcedureCode::as_str).into();
    let rows = match by {
        By::Question => tx.rows(&COUNT_QUESTIONS, &[year, agency, procedure])?,
        By::Agency => tx.rows(&COUNT_AGENCIES, &[year, OVERALL.into()])?,
        By::Procedure => tx.rows(&COUNT_PROCEDURES, &[year, OVERALL.into(), agency])?,
    };
    let mut tallies: BTreeMap<String, Tally> = BTreeMap::new();
    for row in &rows {
        tallies.entry(row.text(0)?.to_owned()).or_default().add(row)?;
    }
    Ok(tallies)
}

/// The years of which there are ballots, the latest first.
pub(crate) fn years(tx: &mut Tx<'_>, years_max: i64) -> Result<Vec<String>, StoreError> {
    let rows = tx.rows(&COUNT_YEARS, &[years_max.into()])?;
    rows.iter().map(|row| row.text(0).map(str::to_owned)).collect()
}

/// How many ballots wait in the box, of all agencies together: a smaller number would tell who has just voted.
pub(crate) fn waiting(tx: &mut Tx<'_>) -> Result<u64, StoreError> {
    Ok(u64::try_from(tx.one(&BOX_TOTAL, &[])?.int(0)?).unwrap_or(0))
}

/// A ballot as everybody may see it: whatever might tell when it was cast is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BallotLine {
    pub(crate) ballot: StreamId,
    pub(crate) score: i64,
    pub(crate) answers: BTreeMap<String, u8>,
    pub(crate) synthetic: bool,
}

/// A page of the ballots of an agency or a procedure, in the order of their random names.
pub(crate) fn ballots(tx: &mut Tx<'_>, about: &About, window: &Window) -> Result<Vec<BallotLine>, StoreError> {
    let (from, to) = (format!("{}-01-01", about.year), format!("{}-12-32", about.year));
    let (after, limit) = (window.after_or(0, "").into(), window.rows_asked().into());
    let procedure = about.procedure.as_ref().map_or("", ProcedureCode::as_str);
    let rows = match &about.agency {
        Some(agency) => {
            let values = [agency.as_str().into(), from.into(), to.into(), procedure.into(), after, limit];
            tx.rows(&BALLOTS_OF_AGENCY, &values)?
        }
        None => tx.rows(&BALLOTS_OF_PROCEDURE, &[procedure.into(), from.into(), to.into(), after, limit])?,
    };
    let line = |row: &Row| {
        Ok(BallotLine { ballot: row.parse(0)?, score: row.int(1)?, answers: row.json(2)?, synthetic: row.bool(3)? })
    };
    rows.iter().map(line).collect()
}

// ── Comments ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// A comment opened for its reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct CommentLine {
    pub(crate) stream: StreamId,
    pub(crate) agency: AgencyCode,
    pub(crate) procedure: ProcedureCode,
    pub(crate) month: String,
    pub(crate) standing: Standing,
    pub(crate) synthetic: bool,
    /// `None` when it has been erased.
    pub(crate) text: Option<String>,
}

/// A page of comments in one standing: of one agency, or of all for the moderator.
pub(crate) async fn comments(
    platform: &Platform,
    actor: &Actor,
    agency: Option<AgencyCode>,
    standing: Standing,
    window: Window,
) -> Result<(Vec<CommentLine>, Option<String>), kernel::Problem> {
    let (viewer, asked) = (Viewer::new(actor, Reason::List), window);
    let read = platform.view_rows(&viewer, "survey comments", move |seen| {
        let (after, limit) = (asked.after_or(0, "").into(), asked.rows_asked().into());
        let rows = match &agency {
            Some(agency) => {
                let values = [agency.as_str().into(), standing.code().into(), after, limit];
                seen.tx().rows(&COMMENTS_OF_AGENCY, &values)?
            }
            None => seen.tx().rows(&COMMENTS_OF_ALL, &[standing.code().into(), after, limit])?,
        };
        let rows = rows.iter().map(comment).collect::<Result<Vec<_>, Fail>>()?;
        // Only what is shown is opened.
        let (mut rows, next) = asked.cut(rows, |(line, _)| vec![line.stream.to_string()]);
        let wanted: Vec<_> = rows.iter().map(|(line, digest)| (line.stream, *digest)).collect();
        for ((line, _), text) in rows.iter_mut().zip(seen.open_each(&wanted)?) {
            line.text = text.body().and_then(|body| body.get("text")?.as_str()).map(str::to_owned);
        }
        Ok((rows.into_iter().map(|(line, _)| line).collect(), next))
    });
    read.await
}

/// A comment without its text, and what opens that.
fn comment(row: &Row) -> Result<(CommentLine, Digest), Fail> {
    let (stream, digest): (StreamId, Digest) = (row.parse(0)?, row.parse(4)?);
    let standing = Standing::from_code(row.text(5)?);
    let line = CommentLine {
        stream,
        agency: row.parse(1)?,
        procedure: row.parse(2)?,
        month: row.text(3)?.to_owned(),
        standing: standing.ok_or_else(|| StoreError::Damaged("a comment in no known standing".to_owned()))?,
        synthetic: row.bool(6)?,
        text: None,
    };
    Ok((line, digest))
}
