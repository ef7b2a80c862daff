//! The tables the figures are counted from: facts taken in, counts kept in advance, counts read.
//!
//! Of the days that are over counts are kept by level, by agency and by procedure (`measured_day`), so that the province's
//! figures cost a few thousand short rows whatever the number of cases; the day under way is added from the spans. What
//! is narrowed across agencies and procedures is counted from the spans alone. A test holds both against a count by hand.

mod ballots;
mod book;
mod cells;
mod records;
mod version;

pub use ballots::{Ballot, ballot_cells, ballots, is_nameable, nameable, take_ballot};
pub use book::{
    BookDay, BookEntry, BookedCells, Kept, book_cases, book_cells, book_counted, book_days, book_history, book_of,
    put_book,
};
pub use cells::{Causes, Whereabouts, Worked, causes, handled, received, whereabouts, worked};
pub use records::{After, Cause, Record, Which, oldest_overdue, records};
pub use version::{Version, version};

use crate::standing::{Count, Standing, Verdict};
use facts::onestop::{About, CaseFact, Channel};
use kernel::{Date, Instant, StreamId};
use store::{StoreError, Tx};

store::statements! {
    CASE_STANDING = "case_standing";
    CASE_PUT = "case_put";
    SPAN_INSERT = "span_insert";
    SPAN_FROM = "span_from";
    SPAN_CLOSE = "span_close";
    SPAN_DELETE = "span_delete";
    DAY_ADD = "day_add";
    WORKED_TODO = "worked_todo";
    WORKED_SET = "worked_set";
    HANDLED_DAYS = "handled_days";
    HANDLED_BEGAN = "handled_began";
    HANDLED_ENDED = "handled_ended";
    HANDLED_CELLS = "handled_cells";
    OVERDUE_CELLS = "overdue_cells";
    OVERDUE_OLDEST = "overdue_oldest";
    OVERDUE_RECORDS = "overdue_records";
    OVERDUE_STANDINGS = "overdue_standings";
    LATE_CAUSES = "late_causes";
    RECEIVED_CELLS = "received_cells";
    HANDLED_RECORDS = "handled_records";
    RECEIVED_RECORDS = "received_records";
    WORKED_CELLS = "worked_cells";
    BALLOT_PUT = "ballot_put";
    BALLOT_CELLS = "ballot_cells";
    BALLOT_RECORDS = "ballot_records";
    BOOK_CELLS = "book_cells";
    BOOK_DAYS = "book_days";
    BOOK_CASES = "book_cases";
    BOOK_COUNTED = "book_counted";
    BOOK_OF = "book_of";
    BOOK_HISTORY = "book_history";
    BOOK_TURN = "book_turn";
    BOOK_TURNS = "book_turns";
    BOOK_REPLACE = "book_replace";
    BOOK_INSERT = "book_insert";
    BOOK_DELETE = "book_delete";
}

/// The end of what still holds: beyond all time, so that "until then" is one comparison.
pub(crate) const STILL: Instant = Instant::MAX;

/// Takes one fact of the desk in. Gives whether an answer's working time has to be counted.
///
/// # Errors
/// Whatever the store says.
pub fn apply(tx: &mut Tx<'_>, case: StreamId, at: Instant, fact: &CaseFact) -> Result<bool, StoreError> {
    let about = fact.about();
    let before: Standing = match tx.opt(&CASE_STANDING, &[case.into()])? {
        Some(row) => row.json(0)?,
        None => Standing::default(),
    };
    let after = before.clone().after(at, fact);
    put_case(tx, case, about, &after)?;
    if before.received_at.is_none()
        && let Some(received) = after.received_at
    {
        add(tx, &Unit::of(about), about.channel.code(), received, received, 1)?;
        if about.channel != Channel::Online {
            let day = day_text(received.local().date());
            add_on_side(tx, (AGENCY_SIDE, about.agency.as_str(), ""), COUNTER, &day, &day, 1)?;
        }
    }
    let (was, is) = (before.count(), after.count());
    if was == is {
        return Ok(false);
    }
    if let Some(was) = was {
        end_span(tx, case, about, &was, at)?;
    }
    if let Some(is) = is {
        begin_span(tx, case, about, &is, at)?;
    }
    Ok(is.is_some_and(|is| is.answered))
}

fn put_case(tx: &mut Tx<'_>, case: StreamId, about: &About, standing: &Standing) -> Result<(), StoreError> {
    let json = serde_json::to_value(standing).map_err(|e| StoreError::Damaged(format!("case {case}: {e}")))?;
    let values = [
        case.into(),
        about.code.as_str().into(),
        about.agency.as_str().into(),
        about.procedure.as_str().into(),
        about.field.as_str().into(),
        about.level.as_str().into(),
        about.channel.code().into(),
        about.synthetic.into(),
        standing.received_at.into(),
        (&json).into(),
    ];
    tx.run(&CASE_PUT, &values).map(drop)
}

fn begin_span(tx: &mut Tx<'_>, case: StreamId, about: &About, count: &Count, at: Instant) -> Result<(), StoreError> {
    let values = [
        case.into(),
        at.into(),
        STILL.into(),
        about.agency.as_str().into(),
        about.procedure.as_str().into(),
        about.field.as_str().into(),
        about.level.as_str().into(),
        count.verdict.code().into(),
        count.value_at.into(),
        count.due_at.into(),
        count.answered.into(),
    ];
    tx.run(&SPAN_INSERT, &values)?;
    if count.verdict == Verdict::Open {
        Ok(())
    } else {
        add(tx, &Unit::of(about), count.verdict.code(), count.value_at, at, 1)
    }
}

/// Closes what the case counted for. A row that can never be asked for is not kept: one that began in the same instant,
/// or an open case that was settled before its date passed.
fn end_span(tx: &mut Tx<'_>, case: StreamId, about: &About, count: &Count, at: Instant) -> Result<(), StoreError> {
    let Some(row) = tx.opt(&SPAN_FROM, &[case.into(), STILL.into()])? else { return Ok(()) };
    let from = row.time(0)?;
    if from == at || (count.verdict == Verdict::Open && at <= count.value_at) {
        tx.run(&SPAN_DELETE, &[case.into(), from.into()])?;
    } else {
        tx.run(&SPAN_CLOSE, &[case.into(), STILL.into(), at.into()])?;
    }
    if count.verdict == Verdict::Open {
        Ok(())
    } else {
        add(tx, &Unit::of(about), count.verdict.code(), count.value_at, at, -1)
    }
}

/// To which level, agency, procedure and field something belongs.
pub(crate) struct Unit<'a> {
    agency: &'a str,
    level: &'a str,
    procedure: &'a str,
    field: &'a str,
}

impl<'a> Unit<'a> {
    fn of(about: &'a About) -> Self {
        let (agency, procedure) = (about.agency.as_str(), about.procedure.as_str());
        Self { agency, level: &about.level, procedure, field: &about.field }
    }
}

/// Counts on every side: became so at `at`, is about `value`.
fn add(
    tx: &mut Tx<'_>,
    unit: &Unit<'_>,
    kind: &'static str,
    value: Instant,
    at: Instant,
    n: i64,
) -> Result<(), StoreError> {
    add_days(tx, unit, kind, &day_text(value.local().date()), &day_text(at.local().date()), n)
}

/// The same by days.
fn add_days(
    tx: &mut Tx<'_>,
    unit: &Unit<'_>,
    kind: &'static str,
    value_day: &str,
    day: &str,
    n: i64,
) -> Result<(), StoreError> {
    let sides = [
        (LEVEL_SIDE, unit.level, ""),
        (AGENCY_SIDE, unit.agency, unit.level),
        (PROCEDURE_SIDE, unit.procedure, unit.field),
    ];
    sides.into_iter().try_for_each(|side| add_on_side(tx, side, kind, value_day, day, n))
}

fn add_on_side(
    tx: &mut Tx<'_>,
    (side, unit, group): (&'static str, &str, &str),
    kind: &'static str,
    value_day: &str,
    day: &str,
    n: i64,
) -> Result<(), StoreError> {
    let values = [side.into(), kind.into(), value_day.into(), day.into(), unit.into(), group.into(), n.into()];
    tx.run(&DAY_ADD, &values).map(drop)
}

/// The side of the counts whose units are levels: the fewest rows, for the province as a whole.
pub(crate) const LEVEL_SIDE: &str = "level";
/// The side of the counts whose units are agencies and whose groups are levels.
pub(crate) const AGENCY_SIDE: &str = "agency";
/// The side of the counts whose units are procedures and whose groups are fields.
pub(crate) const PROCEDURE_SIDE: &str = "procedure";
/// The kind of what was received not online: kept by agency alone, without its level, for the books to be held against.
const COUNTER: &str = "counter";

/// A day as it stands in tables: `2024-12-30`, which sorts.
pub(crate) fn day_text(day: Date) -> String {
    day.to_string()
}

/// An answer whose working time has not been counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Uncounted {
    /// Its case.
    pub case: StreamId,
    /// Since when it counts.
    pub from: Instant,
    /// When it was given.
    pub answered_at: Instant,
    /// The case as it stands now: the receipt and the pauses.
    pub standing: Standing,
}

/// Answers whose working time has not been counted, at most `rows_max`.
///
/// # Errors
/// Whatever the store says.
pub fn uncounted(tx: &mut Tx<'_>, rows_max: u32) -> Result<Vec<Uncounted>, StoreError> {
    let rows = tx.rows(&WORKED_TODO, &[i64::from(rows_max).into()])?;
    let read = |row: &store::Row| {
        Ok(Uncounted { case: row.parse(0)?, from: row.time(1)?, answered_at: row.time(2)?, standing: row.json(3)? })
    };
    rows.iter().map(read).collect()
}

/// Keeps the working time of an answer in minutes; `None` when no calendar knows those days.
///
/// # Errors
/// Whatever the store says.
pub fn set_worked(tx: &mut Tx<'_>, case: StreamId, from: Instant, minutes: Option<i64>) -> Result<(), StoreError> {
    tx.run(&WORKED_SET, &[case.into(), from.into(), minutes.unwrap_or(-1).into()]).map(drop)
}
