//! Queries: lists by due date with exact totals, a person's own cases, look-ups by code.

use super::{
    CASE_BY_CODE, CASE_BY_ID, CASE_COUNTER_OF, CASE_DOCUMENTS_OF, CASE_LIST_AGENCY, CASE_LIST_AGENCY_MOVED,
    CASE_LIST_AGENCY_OPEN, CASE_LIST_AGENCY_STAGE, CASE_LIST_ALL, CASE_LIST_APPLICANT, CASE_LIST_ASSIGNEE,
    CASE_LIST_CODE, CASE_LIST_OPEN, CASE_LIST_STAGE, CASE_OFTEN_AGENCY, CASE_PROCEDURES_UNCLOSED,
    CASE_TOTAL_AGENCY_MOVED, CASE_TOTAL_APPLICANT, CASE_TOTAL_ASSIGNEE, CASE_TOTAL_CODE, CASE_TOTAL_CODE_RANGE,
    CASE_TOTAL_WAITING,
};
use crate::{
    limits::{
        CODE_PREFIX_BYTES_MAX, COUNT_EXACT_ROWS_MAX, LIST_ROWS_MAX, OFTEN_CASES_MAX, OFTEN_PROCEDURES_MAX,
        PROCEDURES_ROWS_MAX,
    },
    state::{Channel, Document, Outcome, Stage},
};
use kernel::{AccountId, AgencyCode, CaseCode, Date, Instant, ProcedureCode, StreamId};
use store::{Row, Sql, StoreError, Tx, Value};

pub use super::counts::{AgencyLoad, Tally, handled_by_agency, late_by_agency};

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
    /// Whether the clock stands still: for the applicant's papers, or for a step that does not count.
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
    /// Whether the leader gave it back, and it has not been proposed again.
    pub sent_back: bool,
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
    /// Those that are not closed: without an answer, or with one that waits to be handed over. An officer's own are
    /// those without an answer.
    Unclosed,
    /// Those whose time limit runs now.
    Running,
    /// Those of them that the desk still has to pass on to the handling side.
    ToHandOver,
    /// Received, and with the handling side, where nobody has it yet.
    HandedOver,
    /// An agency's, or everybody's: those without an answer to which a new date was given.
    Moved,
}

impl Which {
    /// The one stage that it is about, or nothing.
    pub(super) const fn stage_code(self) -> &'static str {
        match self {
            Which::Stage(stage) => stage.code(),
            Which::ToHandOver | Which::HandedOver => Stage::Received.code(),
            _ => BEGINNING,
        }
    }

    /// 1 for running cases only, 2 for those of them that have to be handed over.
    pub(super) const fn running(self) -> i64 {
        match self {
            Which::Running => 1,
            Which::ToHandOver => 2,
            _ => 0,
        }
    }

    /// 0 for what has no answer, 1 for running cases only, 2 for what is not closed, 3 for what has a new date.
    pub(super) const fn unanswered(self) -> i64 {
        match self {
            Which::Running => 1,
            Which::Unclosed => 2,
            Which::Moved => 3,
            _ => 0,
        }
    }

    /// 1 for what has to be handed over only, 2 for what has not.
    pub(super) const fn to_hand_over(self) -> i64 {
        match self {
            Which::ToHandOver => 1,
            Which::HandedOver => 2,
            _ => 0,
        }
    }
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
        let waits = self.closed_at.is_none() && (self.paused || self.stage == Stage::Finished);
        let due = self.shown_due.filter(|_| !waits).unwrap_or(Instant::MAX);
        Key { due: due.to_string(), code: self.code.to_string() }
    }

    /// Its place in a person's own list, newest first.
    #[must_use]
    pub fn key_of_mine(&self) -> Key {
        Key { due: self.filed_at.to_string(), code: self.code.to_string() }
    }

    /// Whether the time limit runs now.
    #[must_use]
    pub fn is_ticking(&self) -> bool {
        self.stage.is_running() && !self.paused
    }

    /// Whether the date promised has passed while the time limit runs.
    #[must_use]
    pub fn is_overdue(&self, now: Instant) -> bool {
        self.is_ticking() && self.due_at.is_some_and(|due| due < now)
    }
}

/// Sorts before every due date, and after every one.
pub(super) const BEGINNING: &str = "";
pub(super) const END: &str = "9999-99";
/// Sorts after every letter of a code.
const AFTER_CODES: char = '~';

/// A page of cases by due date, or by code when the beginning of one is given, and how many there are.
///
/// # Errors
/// Whatever the store says.
pub fn list(tx: &mut Tx<'_>, listing: &Listing) -> Result<Found, StoreError> {
    Ok(Found { rows: page(tx, listing)?, total: total(tx, &mut Tally::default(), listing)? })
}

/// A page of cases, as [`list`].
///
/// # Errors
/// Whatever the store says.
pub fn page(tx: &mut Tx<'_>, listing: &Listing) -> Result<Vec<CaseLine>, StoreError> {
    let rows_max = Value::from(listing.rows_max.min(LIST_ROWS_MAX));
    let asked = Asked::of(listing);
    if let Some(codes) = asked.codes() {
        let Some(range) = codes else { return Ok(Vec::new()) };
        let after = listing.after.as_ref().map_or(BEGINNING, |key| key.code.as_str());
        let values = [&range[..], &asked.filters()[..], &[after.into(), rows_max]].concat();
        return lines(&tx.rows(&CASE_LIST_CODE, &values)?);
    }
    let (statement, mut values) = asked.list();
    // A page goes on after its key; the first begins at the earliest due date asked for.
    let start = match (&listing.after, listing.due_from) {
        (Some(key), _) => [key.due.as_str().into(), key.code.as_str().into()],
        (None, Some(from)) => [from.into(), BEGINNING.into()],
        (None, None) => [BEGINNING.into(), BEGINNING.into()],
    };
    values.extend(start);
    values.extend([asked.before(), rows_max]);
    lines(&tx.rows(statement, &values)?)
}

/// How many cases a listing has. An agency's are counted from the numbers that are kept, exactly at any size. An officer's
/// own have none: what one person has is counted where it lies together, in its own index.
///
/// # Errors
/// Whatever the store says.
pub fn total(tx: &mut Tx<'_>, tally: &mut Tally, listing: &Listing) -> Result<Total, StoreError> {
    let asked = Asked::of(listing);
    if let Some(codes) = asked.codes() {
        let Some(range) = codes else { return Ok(Total::Exact(0)) };
        return if asked.is_unfiltered() {
            counted(tx, &CASE_TOTAL_CODE_RANGE, range.to_vec())
        } else {
            counted(tx, &CASE_TOTAL_CODE, [&range[..], &asked.filters()[..]].concat())
        };
    }
    let agency = match &listing.within {
        // Few, and no stretch of places: counted in an index of their own.
        Within::Agency(agency) if listing.which == Which::Moved => {
            let values = vec![agency.into(), asked.from(), asked.before()];
            return counted(tx, &CASE_TOTAL_AGENCY_MOVED, values);
        }
        Within::Agency(agency) => Some(agency),
        Within::Everywhere => None,
        Within::Assignee(account) => {
            let mut values = asked.of_officer(*account);
            values.extend([asked.from(), asked.before()]);
            return counted(tx, &CASE_TOTAL_ASSIGNEE, values);
        }
    };
    tally.total(tx, agency, listing.which, listing.due_from, listing.due_before)
}

/// A listing as it is bound.
struct Asked<'a>(&'a Listing);

impl<'a> Asked<'a> {
    const fn of(listing: &'a Listing) -> Self {
        Self(listing)
    }

    fn from(&self) -> Value {
        self.0.due_from.map_or(BEGINNING.into(), Value::from)
    }

    fn before(&self) -> Value {
        self.0.due_before.map_or(END.into(), Value::from)
    }

    /// The statement and its first values; the place to go on from, the end and the rows follow.
    fn list(&self) -> (&'static Sql, Vec<Value>) {
        let which = self.0.which;
        let (stage, unanswered, to_hand_over) = (which.stage_code(), which.unanswered(), which.to_hand_over());
        match (&self.0.within, which) {
            (Within::Agency(agency), Which::Any) => (&CASE_LIST_AGENCY, vec![agency.into()]),
            (Within::Agency(agency), Which::Moved) => (&CASE_LIST_AGENCY_MOVED, vec![agency.into()]),
            (Within::Agency(agency), Which::Stage(_) | Which::ToHandOver | Which::HandedOver) => {
                (&CASE_LIST_AGENCY_STAGE, vec![agency.into(), stage.into(), to_hand_over.into()])
            }
            (Within::Agency(agency), _) => (&CASE_LIST_AGENCY_OPEN, vec![agency.into(), unanswered.into()]),
            (Within::Everywhere, Which::Any) => (&CASE_LIST_ALL, vec![]),
            (Within::Everywhere, Which::Stage(_) | Which::ToHandOver | Which::HandedOver) => {
                (&CASE_LIST_STAGE, vec![stage.into(), to_hand_over.into()])
            }
            (Within::Everywhere, _) => (&CASE_LIST_OPEN, vec![unanswered.into()]),
            (Within::Assignee(account), _) => (&CASE_LIST_ASSIGNEE, self.of_officer(*account)),
        }
    }

    /// Officer, running or not, stage.
    fn of_officer(&self, account: AccountId) -> Vec<Value> {
        vec![account.into(), self.0.which.running().into(), self.0.which.stage_code().into()]
    }

    /// From the first code that is looked for to behind the last, or that there is none; nothing when codes are not asked
    /// for.
    fn codes(&self) -> Option<Option<[Value; 2]>> {
        match code_range(self.0.code_prefix.as_deref().unwrap_or_default(), &self.0.within) {
            Codes::All => None,
            Codes::None => Some(None),
            Codes::Between(first, last) => Some(Some([first.into(), last.into()])),
        }
    }

    fn officer(&self) -> Option<AccountId> {
        if let Within::Assignee(account) = self.0.within { Some(account) } else { None }
    }

    /// Whether it is about codes alone.
    fn is_unfiltered(&self) -> bool {
        let any_time = self.0.due_from.is_none() && self.0.due_before.is_none();
        self.officer().is_none() && self.0.which == Which::Any && any_time
    }

    /// What else is asked of cases that are looked for by code.
    fn filters(&self) -> [Value; 6] {
        let officer = self.officer().map(|account| account.to_string()).unwrap_or_default();
        let only = match self.0.which {
            _ if !officer.is_empty() => 1,
            Which::Open => 1,
            Which::Unclosed => 2,
            _ => 0,
        };
        [
            officer.into(),
            self.0.which.stage_code().into(),
            only.into(),
            self.0.which.running().into(),
            self.from(),
            self.before(),
        ]
    }
}

/// Counts rows up to the limit.
pub(super) fn counted(tx: &mut Tx<'_>, statement: &Sql, mut values: Vec<Value>) -> Result<Total, StoreError> {
    values.push((COUNT_EXACT_ROWS_MAX + 1).into());
    let n = u64::try_from(tx.one(statement, &values)?.int(0)?).unwrap_or(0);
    let max = u64::from(COUNT_EXACT_ROWS_MAX);
    Ok(if n > max { Total::AtLeast(max) } else { Total::Exact(n) })
}

/// What the beginning of a code finds.
enum Codes {
    /// Everything: nothing was typed, or no more than every code begins with.
    All,
    /// Nothing.
    None,
    /// From the first code that begins so to behind the last.
    Between(String, String),
}

/// Codes are capitals, whatever was typed, and begin with their agency's code: a shorter beginning narrows nothing, a
/// different one finds nothing.
fn code_range(typed: &str, within: &Within) -> Codes {
    let mut first = typed.trim().to_ascii_uppercase();
    if first.is_empty() {
        return Codes::All;
    }
    let max = (0..=first.len().min(CODE_PREFIX_BYTES_MAX)).rev().find(|at| first.is_char_boundary(*at));
    first.truncate(max.unwrap_or(0));
    if let Within::Agency(agency) = within {
        let own = format!("{agency}-");
        if own.starts_with(&first) {
            return Codes::All;
        }
        if !first.starts_with(&own) {
            return Codes::None;
        }
    }
    let last = format!("{first}{AFTER_CODES}");
    Codes::Between(first, last)
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

/// For how many of their cases a person is asked for papers.
///
/// # Errors
/// Whatever the store says.
pub fn waiting_for(tx: &mut Tx<'_>, account: AccountId) -> Result<u64, StoreError> {
    let (Total::Exact(count) | Total::AtLeast(count)) = counted(tx, &CASE_TOTAL_WAITING, vec![account.into()])?;
    Ok(count)
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

/// The procedures that an agency has had most of lately, the most frequent first.
///
/// # Errors
/// Whatever the store says.
pub fn often(tx: &mut Tx<'_>, agency: &AgencyCode) -> Result<Vec<ProcedureCode>, StoreError> {
    let values = [agency.into(), OFTEN_CASES_MAX.into(), OFTEN_PROCEDURES_MAX.into()];
    tx.rows(&CASE_OFTEN_AGENCY, &values)?.iter().map(|row| row.parse(0)).collect()
}

/// The procedures of cases that nobody has closed, with how many of each.
///
/// # Errors
/// Whatever the store says.
pub fn procedures_unclosed(tx: &mut Tx<'_>) -> Result<Vec<(ProcedureCode, u64)>, StoreError> {
    let rows = tx.rows(&CASE_PROCEDURES_UNCLOSED, &[PROCEDURES_ROWS_MAX.into()])?;
    rows.iter().map(|row| Ok((row.parse(0)?, number(row, 1)?))).collect()
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

pub(super) fn lines(rows: &[Row]) -> Result<Vec<CaseLine>, StoreError> {
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
        shown_due: row.opt_time(12)?.or(Some(row.time(14)?).filter(|due| *due < Instant::MAX)),
        finished_at: row.opt_time(15)?,
        closed_at: row.opt_time(16)?,
        outcome: row.opt_text(17)?.and_then(Outcome::from_code),
        paused: row.bool(18)?,
        apologised: row.bool(19)?,
        warned: row.bool(20)?,
        supplement_requests: u32::try_from(row.int(21)?).unwrap_or(u32::MAX),
        synthetic: row.bool(22)?,
        version: number(row, 23)?,
        sent_back: row.bool(24)?,
    })
}

fn stage(row: &Row, column: usize) -> Result<Stage, StoreError> {
    word(row, column, Stage::from_code)
}

fn word<W>(row: &Row, column: usize, read: impl Fn(&str) -> Option<W>) -> Result<W, StoreError> {
    let code = row.text(column)?;
    read(code).ok_or_else(|| StoreError::Damaged(format!("a case with the unknown code {code:?} in column {column}")))
}

/// A count, which is never below zero.
pub(super) fn number(row: &Row, column: usize) -> Result<u64, StoreError> {
    Ok(u64::try_from(row.int(column)?).unwrap_or(0))
}
