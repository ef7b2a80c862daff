//! Queries: lists by due date with exact totals, a person's own cases, look-ups by code, loads by agency.

use super::{
    CASE_BY_CODE, CASE_BY_ID, CASE_COUNTER_OF, CASE_COUNTS, CASE_COUNTS_OF_AGENCY, CASE_DOCUMENTS_OF,
    CASE_LATE_BY_AGENCY, CASE_LIST_AGENCY, CASE_LIST_AGENCY_OPEN, CASE_LIST_AGENCY_STAGE, CASE_LIST_ALL,
    CASE_LIST_APPLICANT, CASE_LIST_ASSIGNEE, CASE_LIST_CODE, CASE_LIST_OPEN, CASE_LIST_STAGE, CASE_TOTAL_AGENCY,
    CASE_TOTAL_AGENCY_OPEN, CASE_TOTAL_AGENCY_STAGE, CASE_TOTAL_ALL, CASE_TOTAL_APPLICANT, CASE_TOTAL_ASSIGNEE,
    CASE_TOTAL_CODE, CASE_TOTAL_CODE_RANGE, CASE_TOTAL_OPEN, CASE_TOTAL_STAGE,
};
use crate::{
    limits::{CODE_PREFIX_BYTES_MAX, COUNT_EXACT_ROWS_MAX, LIST_ROWS_MAX, SUMMARY_ROWS_MAX},
    state::{Channel, Document, Outcome, Stage},
};
use kernel::{AccountId, AgencyCode, CaseCode, Date, Instant, ProcedureCode, StreamId};
use store::{Row, Sql, StoreError, Tx, Value};

/// A case as a list shows it. Nothing personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseLine {
    /// Its stream.
    pub id: StreamId,
    /// Its code.
    pub code: CaseCode,
    /// What was applied for.
    pub procedure: ProcedureCode,
    /// Who handles it.
    pub agency: AgencyCode,
    /// How it came.
    pub channel: Channel,
    /// Where it stands.
    pub stage: Stage,
    /// The step of the internal process that is next.
    pub step: Option<u32>,
    /// Whose it is.
    pub applicant: Option<AccountId>,
    /// Who has it.
    pub assignee: Option<AccountId>,
    /// When it was filed.
    pub filed_at: Instant,
    /// When it was received.
    pub received_at: Option<Instant>,
    /// When the file has to be with the deciding agency.
    pub transfer_by: Option<Instant>,
    /// The date promised.
    pub due_at: Option<Instant>,
    /// The date the law judges by.
    pub first_due_at: Option<Instant>,
    /// The due date to show: promised, or expected before the receipt.
    pub shown_due: Option<Instant>,
    /// When it was decided.
    pub finished_at: Option<Instant>,
    /// When it ended.
    pub closed_at: Option<Instant>,
    /// What is proposed or was signed.
    pub outcome: Option<Outcome>,
    /// Whether the clock stands still for the applicant.
    pub paused: bool,
    /// Whether a new date was given.
    pub apologised: bool,
    /// Whether the office was reminded of the due date.
    pub warned: bool,
    /// How often papers were asked for.
    pub supplement_requests: u32,
    /// Made up for a demonstration.
    pub synthetic: bool,
    /// The stream's version.
    pub version: u64,
}

/// Whose cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Within {
    /// Everybody's.
    Everywhere,
    /// An agency's.
    Agency(AgencyCode),
    /// An officer's own open ones.
    Assignee(AccountId),
}

/// Which of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// All.
    Any,
    /// Those at one stage.
    Stage(Stage),
    /// Those without an answer.
    Open,
    /// Those whose time limit runs.
    Running,
}

/// The sort key of a row: where the next page begins. Both parts are texts that came out of [`CaseLine::key`].
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Key {
    /// The due date that lists are ordered by.
    pub due: String,
    /// The code.
    pub code: String,
}

/// What is asked of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listing {
    /// Whose cases.
    pub within: Within,
    /// Which of them.
    pub which: Which,
    /// Due at or after.
    pub due_from: Option<Instant>,
    /// Due before.
    pub due_before: Option<Instant>,
    /// The beginning of a code; the list is then ordered by code.
    pub code_prefix: Option<String>,
    /// The last row that the reader has.
    pub after: Option<Key>,
    /// Rows asked for, at most [`LIST_ROWS_MAX`].
    pub rows_max: u32,
}

/// How many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Total {
    /// Exactly.
    Exact(u64),
    /// At least; counting stopped there.
    AtLeast(u64),
}

impl Total {
    /// The number, exact or not.
    #[must_use]
    pub const fn n(self) -> u64 {
        match self {
            Total::Exact(n) | Total::AtLeast(n) => n,
        }
    }
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The rows.
    pub rows: Vec<CaseLine>,
    /// How many there are in all, regardless of the page.
    pub total: Total,
}

impl CaseLine {
    /// Its place in lists by due date.
    #[must_use]
    pub fn key(&self) -> Key {
        let due = self.shown_due.unwrap_or(Instant::MAX);
        Key { due: due.to_string(), code: self.code.to_string() }
    }

    /// Its place in a person's own list, newest first.
    #[must_use]
    pub fn key_of_mine(&self) -> Key {
        Key { due: self.filed_at.to_string(), code: self.code.to_string() }
    }

    /// Whether the date promised has passed while the time limit runs.
    #[must_use]
    pub fn is_overdue(&self, now: Instant) -> bool {
        self.stage.is_running() && self.due_at.is_some_and(|due| due < now)
    }
}

/// Sorts before every due date, and after every one.
const BEGINNING: &str = "";
const END: &str = "9999-99";
/// Sorts after every letter of a code.
const AFTER_CODES: char = '~';

/// A page of cases by due date, or by code when the beginning of one is given.
///
/// # Errors
/// Whatever the store says.
pub fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Found, StoreError> {
    let rows_max = Value::from(listing.rows_max.min(LIST_ROWS_MAX));
    let asked = Asked::of(listing);
    if let Some(prefix) = listing.code_prefix.as_deref().filter(|prefix| !prefix.trim().is_empty()) {
        return by_prefix(tx, &asked, prefix, listing, rows_max);
    }
    let (statement, mut values) = asked.list();
    // A page goes on after its key; the first begins at the earliest due date asked for.
    let start = match (&listing.after, listing.due_from) {
        (Some(key), _) => [key.due.as_str().into(), key.code.as_str().into()],
        (None, Some(from)) => [from.into(), BEGINNING.into()],
        (None, None) => [BEGINNING.into(), BEGINNING.into()],
    };
    values.extend(start);
    values.extend([asked.before.clone(), rows_max]);
    let rows = tx.rows(statement, &values)?;
    Ok(Found { rows: lines(&rows)?, total: asked.total(tx, listing)? })
}

/// A listing as it is bound.
struct Asked<'a> {
    within: &'a Within,
    which: Which,
    from: Value,
    before: Value,
}

impl<'a> Asked<'a> {
    fn of(listing: &'a Listing) -> Self {
        Self {
            within: &listing.within,
            which: listing.which,
            from: listing.due_from.map_or(BEGINNING.into(), Value::from),
            before: listing.due_before.map_or(END.into(), Value::from),
        }
    }

    /// The one stage, or nothing.
    fn stage(&self) -> Value {
        match self.which {
            Which::Stage(stage) => stage.code().into(),
            _ => BEGINNING.into(),
        }
    }

    /// 1 for running cases only.
    fn running(&self) -> Value {
        i64::from(self.which == Which::Running).into()
    }

    /// The statement and its first values; the place to go on from, the end and the rows follow.
    fn list(&self) -> (&'static Sql, Vec<Value>) {
        match (self.within, self.which) {
            (Within::Agency(agency), Which::Any) => (&CASE_LIST_AGENCY, vec![agency.into()]),
            (Within::Agency(agency), Which::Stage(stage)) => {
                (&CASE_LIST_AGENCY_STAGE, vec![agency.into(), stage.code().into()])
            }
            (Within::Agency(agency), _) => (&CASE_LIST_AGENCY_OPEN, vec![agency.into(), self.running()]),
            (Within::Everywhere, Which::Any) => (&CASE_LIST_ALL, vec![]),
            (Within::Everywhere, Which::Stage(stage)) => (&CASE_LIST_STAGE, vec![stage.code().into()]),
            (Within::Everywhere, _) => (&CASE_LIST_OPEN, vec![self.running()]),
            (Within::Assignee(account), _) => (&CASE_LIST_ASSIGNEE, vec![account.into(), self.running(), self.stage()]),
        }
    }

    fn total(&self, tx: &mut Tx<'_>, listing: &Listing) -> Result<Total, StoreError> {
        let bounded = listing.due_from.is_some() || listing.due_before.is_some();
        if !bounded && let Some(total) = self.kept(tx)? {
            return Ok(total);
        }
        let (statement, mut values) = match (self.within, self.which) {
            (Within::Agency(agency), Which::Any) => (&CASE_TOTAL_AGENCY, vec![agency.into()]),
            (Within::Agency(agency), Which::Stage(stage)) => {
                (&CASE_TOTAL_AGENCY_STAGE, vec![agency.into(), stage.code().into()])
            }
            (Within::Agency(agency), _) => (&CASE_TOTAL_AGENCY_OPEN, vec![agency.into(), self.running()]),
            (Within::Everywhere, Which::Any) => (&CASE_TOTAL_ALL, vec![]),
            (Within::Everywhere, Which::Stage(stage)) => (&CASE_TOTAL_STAGE, vec![stage.code().into()]),
            (Within::Everywhere, _) => (&CASE_TOTAL_OPEN, vec![self.running()]),
            (Within::Assignee(account), _) => {
                (&CASE_TOTAL_ASSIGNEE, vec![account.into(), self.running(), self.stage()])
            }
        };
        values.extend([self.from.clone(), self.before.clone()]);
        counted(tx, statement, values)
    }

    /// The total from the counters, which are exact at any size; not for an officer's own cases, which have none.
    fn kept(&self, tx: &mut Tx<'_>) -> Result<Option<Total>, StoreError> {
        let counts = match self.within {
            Within::Agency(agency) => counts_of_agency(tx, agency)?,
            Within::Everywhere => counts(tx)?.into_iter().map(|(_, stage, n)| (stage, n)).collect(),
            Within::Assignee(_) => return Ok(None),
        };
        let wanted = |stage: Stage| match self.which {
            Which::Any => true,
            Which::Stage(only) => stage == only,
            Which::Open => stage.is_open(),
            Which::Running => stage.is_running(),
        };
        let n = counts.into_iter().filter(|(stage, _)| wanted(*stage)).map(|(_, n)| n).sum();
        Ok(Some(Total::Exact(n)))
    }
}

/// Counts rows up to the limit.
fn counted(tx: &mut Tx<'_>, statement: &Sql, mut values: Vec<Value>) -> Result<Total, StoreError> {
    values.push((COUNT_EXACT_ROWS_MAX + 1).into());
    let n = u64::try_from(tx.one(statement, &values)?.int(0)?).unwrap_or(0);
    let max = u64::from(COUNT_EXACT_ROWS_MAX);
    Ok(if n > max { Total::AtLeast(max) } else { Total::Exact(n) })
}

/// A page of the cases whose codes begin so, by code.
fn by_prefix(
    tx: &mut Tx<'_>,
    asked: &Asked<'_>,
    prefix: &str,
    listing: &Listing,
    rows_max: Value,
) -> Result<Found, StoreError> {
    let Some((first, last)) = code_range(prefix, asked.within) else {
        return Ok(Found { rows: Vec::new(), total: Total::Exact(0) });
    };
    let range = [first.into(), last.into()];
    let officer = if let Within::Assignee(account) = asked.within { account.to_string() } else { String::new() };
    let only_open = asked.which == Which::Open || !officer.is_empty();
    let unfiltered =
        officer.is_empty() && asked.which == Which::Any && listing.due_from.is_none() && listing.due_before.is_none();
    let filters = [
        officer.into(),
        asked.stage(),
        i64::from(only_open).into(),
        asked.running(),
        asked.from.clone(),
        asked.before.clone(),
    ];
    let total = if unfiltered {
        counted(tx, &CASE_TOTAL_CODE_RANGE, range.to_vec())?
    } else {
        counted(tx, &CASE_TOTAL_CODE, [&range[..], &filters[..]].concat())?
    };
    let after = listing.after.as_ref().map_or(BEGINNING, |key| key.code.as_str());
    let values = [&range[..], &filters[..], &[after.into(), rows_max]].concat();
    Ok(Found { rows: lines(&tx.rows(&CASE_LIST_CODE, &values)?)?, total })
}

/// From the first code that begins so to behind the last. Codes are capitals, whatever was typed, and begin with their
/// agency's code: a shorter beginning is as good as that, a different one finds nothing.
fn code_range(prefix: &str, within: &Within) -> Option<(String, String)> {
    let mut first = prefix.trim().to_ascii_uppercase();
    let max = (0..=first.len().min(CODE_PREFIX_BYTES_MAX)).rev().find(|at| first.is_char_boundary(*at));
    first.truncate(max.unwrap_or(0));
    if let Within::Agency(agency) = within {
        let own = format!("{agency}-");
        if own.starts_with(&first) {
            first = own;
        } else if !first.starts_with(&own) {
            return None;
        }
    }
    let last = format!("{first}{AFTER_CODES}");
    Some((first, last))
}

/// A person's own cases, newest first; `after` is a [`CaseLine::key_of_mine`].
///
/// # Errors
/// Whatever the store says.
pub fn mine(tx: &mut Tx<'_>, account: AccountId, after: Option<&Key>, rows_max: u32) -> Result<Found, StoreError> {
    let (filed, code) = after.map_or((END, BEGINNING), |key| (key.due.as_str(), key.code.as_str()));
    let values = [account.into(), filed.into(), code.into(), rows_max.min(LIST_ROWS_MAX).into()];
    let rows = tx.rows(&CASE_LIST_APPLICANT, &values)?;
    let total = counted(tx, &CASE_TOTAL_APPLICANT, vec![account.into()])?;
    Ok(Found { rows: lines(&rows)?, total })
}

/// The case of that code.
///
/// # Errors
/// Whatever the store says.
pub fn by_code(tx: &mut Tx<'_>, code: &CaseCode) -> Result<Option<CaseLine>, StoreError> {
    tx.opt(&CASE_BY_CODE, &[code.into()])?.as_ref().map(line).transpose()
}

/// The case of that stream.
///
/// # Errors
/// Whatever the store says.
pub fn by_id(tx: &mut Tx<'_>, id: StreamId) -> Result<Option<CaseLine>, StoreError> {
    tx.opt(&CASE_BY_ID, &[id.into()])?.as_ref().map(line).transpose()
}

/// What was handed in with a case, in order, and when.
///
/// # Errors
/// Whatever the store says.
pub fn case_documents(tx: &mut Tx<'_>, id: StreamId) -> Result<Vec<(Document, Instant)>, StoreError> {
    let rows = tx.rows(&CASE_DOCUMENTS_OF, &[id.into()])?;
    rows.iter()
        .map(|row| Ok((Document { kind: row.text(1)?.to_owned(), upload: row.opt_parse(2)? }, row.time(3)?)))
        .collect()
}

/// How many cases an agency has at each stage; exact.
///
/// # Errors
/// Whatever the store says.
pub fn counts_of_agency(tx: &mut Tx<'_>, agency: &AgencyCode) -> Result<Vec<(Stage, u64)>, StoreError> {
    let rows = tx.rows(&CASE_COUNTS_OF_AGENCY, &[agency.into()])?;
    rows.iter().map(|row| Ok((stage(row, 1)?, number(row, 2)?))).collect()
}

/// How many cases every agency has at each stage; exact.
///
/// # Errors
/// Whatever the store says.
pub fn counts(tx: &mut Tx<'_>) -> Result<Vec<(AgencyCode, Stage, u64)>, StoreError> {
    let rows_max = SUMMARY_ROWS_MAX * u32::try_from(Stage::ALL.len()).unwrap_or(1);
    let rows = tx.rows(&CASE_COUNTS, &[rows_max.into()])?;
    rows.iter().map(|row| Ok((row.parse(0)?, stage(row, 1)?, number(row, 2)?))).collect()
}

/// How many cases an agency was given on a civil day.
///
/// # Errors
/// Whatever the store says.
pub fn filed_on(tx: &mut Tx<'_>, agency: &AgencyCode, day: Date) -> Result<u64, StoreError> {
    match tx.opt(&CASE_COUNTER_OF, &[agency.into(), day.to_string().into()])? {
        Some(row) => number(&row, 0),
        None => Ok(0),
    }
}

/// What an agency has to answer soon, and what it has not answered in time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgencyLoad {
    /// Which.
    pub agency: AgencyCode,
    /// Running cases past the date promised.
    pub late: u64,
    /// Running cases due before the bound and not yet late.
    pub soon: u64,
}

/// The agencies that have late cases at `now`, or cases due before `soon`.
///
/// # Errors
/// Whatever the store says.
pub fn late_by_agency(tx: &mut Tx<'_>, now: Instant, soon: Instant) -> Result<Vec<AgencyLoad>, StoreError> {
    let rows = tx.rows(&CASE_LATE_BY_AGENCY, &[now.into(), soon.max(now).into(), SUMMARY_ROWS_MAX.into()])?;
    rows.iter()
        .map(|row| {
            let (late, due) = (number(row, 1)?, number(row, 2)?);
            Ok(AgencyLoad { agency: row.parse(0)?, late, soon: due.saturating_sub(late) })
        })
        .collect()
}

fn lines(rows: &[Row]) -> Result<Vec<CaseLine>, StoreError> {
    rows.iter().map(line).collect()
}

fn line(row: &Row) -> Result<CaseLine, StoreError> {
    Ok(CaseLine {
        id: row.parse(0)?,
        code: row.parse(1)?,
        procedure: row.parse(2)?,
        agency: row.parse(3)?,
        channel: word(row, 4, Channel::from_code)?,
        stage: stage(row, 5)?,
        step: row.opt_int(6)?.and_then(|step| u32::try_from(step).ok()),
        applicant: row.opt_parse(7)?,
        assignee: row.opt_parse(8)?,
        filed_at: row.time(9)?,
        received_at: row.opt_time(10)?,
        transfer_by: row.opt_time(11)?,
        due_at: row.opt_time(12)?,
        first_due_at: row.opt_time(13)?,
        shown_due: Some(row.time(14)?).filter(|due| *due < Instant::MAX),
        finished_at: row.opt_time(15)?,
        closed_at: row.opt_time(16)?,
        outcome: row.opt_text(17)?.and_then(Outcome::from_code),
        paused: row.bool(18)?,
        apologised: row.bool(19)?,
        warned: row.bool(20)?,
        supplement_requests: u32::try_from(row.int(21)?).unwrap_or(u32::MAX),
        synthetic: row.bool(22)?,
        version: number(row, 23)?,
    })
}

fn stage(row: &Row, column: usize) -> Result<Stage, StoreError> {
    word(row, column, Stage::from_code)
}

fn word<W>(row: &Row, column: usize, read: impl Fn(&str) -> Option<W>) -> Result<W, StoreError> {
    let code = row.text(column)?;
    read(code).ok_or_else(|| StoreError::Damaged(format!("a case with the unknown code {code:?} in column {column}")))
}

fn number(row: &Row, column: usize) -> Result<u64, StoreError> {
    Ok(u64::try_from(row.int(column)?).unwrap_or(0))
}
