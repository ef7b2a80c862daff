//! What the desk counts on paper: one row for each agency and day, every correction kept.

use super::{
    BOOK_CASES, BOOK_CELLS, BOOK_COUNTED, BOOK_DAYS, BOOK_DELETE, BOOK_HISTORY, BOOK_INSERT, BOOK_OF, BOOK_REPLACE,
    BOOK_TURN, Record, STILL, day_text, records::received,
};
use crate::{
    figure::{By, Reconciled, Tally},
    scope::Scope,
};
use kernel::{AccountId, AgencyCode, Date, Instant};
use std::collections::BTreeMap;
use store::{Row, StoreError, Tx, Value};

/// The counts of one agency's day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookEntry {
    /// Whose.
    pub agency: AgencyCode,
    /// The agency's level of government.
    pub level: String,
    /// Of which day.
    pub day: Date,
    /// Entries of the paper book; `None` where it is not kept.
    pub entries: Option<u64>,
    /// Tickets that the queue gave out.
    pub tickets: Option<u64>,
    /// Fee receipts written.
    pub receipts: Option<u64>,
    /// Why the day does not agree, in the desk's words; empty for none.
    pub note: String,
}

/// A day's counts with the instant in which they were entered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The counts.
    pub entry: BookEntry,
    /// Since when they are believed.
    pub entered_at: Instant,
}

/// A day of an agency with its book and its cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BookDay {
    /// Whose.
    pub agency: String,
    /// Of which day, `2024-12-30`.
    pub day: String,
    /// Paper against cases.
    pub reconciled: Reconciled,
    /// The desk's words.
    pub note: String,
    /// When it was entered.
    pub entered_at: Instant,
}

/// T04 by part, with how many days have a book.
pub type BookedCells = BTreeMap<String, (Tally, u64)>;

/// T04: what paper and cases say of the days that have a book; `apart` counts the days on which they do not agree. A book
/// counts all that an agency took in, whatever it was: it cannot be told by field or procedure.
///
/// # Errors
/// Whatever the store says.
pub fn book_cells(tx: &mut Tx<'_>, scope: &Scope, by: By) -> Result<BookedCells, StoreError> {
    if matches!(by, By::Field | By::Procedure) || scope.narrow.names_work() {
        return Ok(BookedCells::new());
    }
    let mut values = days(scope).to_vec();
    values.push(by.code().into());
    let mut cells = BookedCells::new();
    for row in tx.rows(&BOOK_CELLS, &values)? {
        let number = |column| row.int(column).map(|n| u64::try_from(n).unwrap_or(0));
        let tally = Tally { good: number(1)?, bad: number(2)?, apart: number(3)?, ..Tally::default() };
        cells.insert(row.text(0)?.to_owned(), (tally, number(4)?));
    }
    Ok(cells)
}

/// Which days, known when, of whom: as the statements take it.
fn days(scope: &Scope) -> [Value; 5] {
    [
        day_text(scope.period.from).into(),
        day_text(scope.period.open_day()).into(),
        scope.known.into(),
        scope.narrow.agency.as_str().into(),
        scope.narrow.level.as_str().into(),
    ]
}

/// A page of the days that have a book, latest first, all or those that (do not) agree; after that day and agency.
///
/// # Errors
/// Whatever the store says.
pub fn book_days(
    tx: &mut Tx<'_>,
    scope: &Scope,
    agrees: Option<bool>,
    after: Option<(&str, &str)>,
    rows_max: u32,
) -> Result<Vec<BookDay>, StoreError> {
    if scope.narrow.names_work() {
        return Ok(Vec::new());
    }
    let (day, agency) = after.unwrap_or(("9999-12-31", ""));
    let which = agrees.map_or(0, |agrees| if agrees { 1 } else { 2 });
    let mut values = days(scope).to_vec();
    values.extend([day.into(), agency.into(), i64::from(rows_max).into(), i64::from(which).into()]);
    tx.rows(&BOOK_DAYS, &values)?.iter().map(book_day).collect()
}

fn book_day(row: &Row) -> Result<BookDay, StoreError> {
    Ok(BookDay {
        agency: row.text(0)?.to_owned(),
        day: row.text(1)?.to_owned(),
        reconciled: Reconciled {
            entries: count(row, 2)?,
            tickets: count(row, 3)?,
            receipts: count(row, 4)?,
            cases: u64::try_from(row.int(7)?).unwrap_or(0),
        },
        note: row.text(5)?.to_owned(),
        entered_at: row.time(6)?,
    })
}

fn count(row: &Row, column: usize) -> Result<Option<u64>, StoreError> {
    Ok(row.opt_int(column)?.and_then(|count| u64::try_from(count).ok()))
}

/// The cases that the book of an agency's day is held against: received that day, not online.
///
/// # Errors
/// Whatever the store says.
pub fn book_cases(tx: &mut Tx<'_>, agency: &AgencyCode, day: Date, rows_max: u32) -> Result<Vec<Record>, StoreError> {
    let [first, end] = hours(day);
    let values = [agency.as_str().into(), first, end, i64::from(rows_max).into()];
    tx.rows(&BOOK_CASES, &values)?.iter().map(received).collect()
}

/// How many those are.
///
/// # Errors
/// Whatever the store says.
pub fn book_counted(tx: &mut Tx<'_>, agency: &AgencyCode, day: Date) -> Result<u64, StoreError> {
    let [first, end] = hours(day);
    Ok(u64::try_from(tx.one(&BOOK_COUNTED, &[agency.as_str().into(), first, end])?.int(0)?).unwrap_or(0))
}

/// The first instant of a day, and the first that no longer belongs to it.
fn hours(day: Date) -> [Value; 2] {
    [Instant::from_local(day.at(0, 0, 0, 0)).into(), crate::scope::end_of(day).plus_millis(1).into()]
}

/// The book of an agency's day as it is believed now.
///
/// # Errors
/// Whatever the store says.
pub fn book_of(tx: &mut Tx<'_>, agency: &AgencyCode, day: Date) -> Result<Option<Kept>, StoreError> {
    let row = tx.opt(&BOOK_OF, &[agency.as_str().into(), day_text(day).into(), STILL.into()])?;
    row.map(|row| kept(&row, agency, day)).transpose()
}

/// Every book that was entered for an agency's day, the one believed now first.
///
/// # Errors
/// Whatever the store says.
pub fn book_history(tx: &mut Tx<'_>, agency: &AgencyCode, day: Date, rows_max: u32) -> Result<Vec<Kept>, StoreError> {
    let values = [agency.as_str().into(), day_text(day).into(), i64::from(rows_max).into()];
    tx.rows(&BOOK_HISTORY, &values)?.iter().map(|row| kept(row, agency, day)).collect()
}

fn kept(row: &Row, agency: &AgencyCode, day: Date) -> Result<Kept, StoreError> {
    let entry = BookEntry {
        agency: agency.clone(),
        level: row.text(4)?.to_owned(),
        day,
        entries: count(row, 0)?,
        tickets: count(row, 1)?,
        receipts: count(row, 2)?,
        note: row.text(3)?.to_owned(),
    };
    Ok(Kept { entry, entered_at: row.time(5)? })
}

/// Enters a day's counts; what was believed before keeps the time in which it was.
///
/// # Errors
/// Whatever the store says.
pub fn put_book(tx: &mut Tx<'_>, entry: &BookEntry, by: AccountId, at: Instant) -> Result<(), StoreError> {
    let (agency, day) = (entry.agency.as_str(), day_text(entry.day));
    if let Some(before) = book_of(tx, &entry.agency, entry.day)? {
        if before.entered_at == at {
            tx.run(&BOOK_DELETE, &[agency.into(), day.as_str().into(), at.into()])?;
        } else {
            tx.run(&BOOK_REPLACE, &[agency.into(), day.as_str().into(), STILL.into(), at.into()])?;
        }
    }
    let int = |count: Option<u64>| count.and_then(|count| i64::try_from(count).ok());
    let values = [
        day.as_str().into(),
        agency.into(),
        at.into(),
        STILL.into(),
        entry.level.as_str().into(),
        by.into(),
        int(entry.entries).into(),
        int(entry.tickets).into(),
        int(entry.receipts).into(),
        entry.note.as_str().into(),
    ];
    tx.run(&BOOK_INSERT, &values)?;
    tx.run(&BOOK_TURN, &[]).map(drop)
}
