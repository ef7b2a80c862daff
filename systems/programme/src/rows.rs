//! The table the figures are counted from, and the queries that open them to their records.

use crate::figure::{Measure, Period, Share};
use facts::onestop::CaseFact;
use kernel::{Instant, StreamId};
use store::{Row, Sql, StoreError, Tx, Value, sql};

const CASE_FILED: Sql = sql!("case_filed");
const CASE_RECEIVED: Sql = sql!("case_received");
const CASE_DUE: Sql = sql!("case_due");
const CASE_FINISHED: Sql = sql!("case_finished");
const CASE_REOPENED: Sql = sql!("case_reopened");
const CASE_RETURNED: Sql = sql!("case_returned");
const CASE_CLOSED: Sql = sql!("case_closed");
const T03_FIGURE: Sql = sql!("t03_figure");
const T03_OVERDUE: Sql = sql!("t03_overdue");
const T03_RECORDS: Sql = sql!("t03_records");
const T07_FIGURE: Sql = sql!("t07_figure");
const T07_RECORDS: Sql = sql!("t07_records");

/// Every statement; a test prepares each on both engines.
pub const STATEMENTS: &[Sql] = &[
    CASE_FILED,
    CASE_RECEIVED,
    CASE_DUE,
    CASE_FINISHED,
    CASE_REOPENED,
    CASE_RETURNED,
    CASE_CLOSED,
    T03_FIGURE,
    T03_OVERDUE,
    T03_RECORDS,
    T07_FIGURE,
    T07_RECORDS,
];

/// Takes one fact of the desk in. Each date is set once, so hearing a fact twice changes nothing.
///
/// # Errors
/// Whatever the store says.
pub fn apply(tx: &mut Tx<'_>, case: StreamId, at: Instant, fact: &CaseFact) -> Result<(), StoreError> {
    match fact {
        CaseFact::Filed { about, .. } => tx.run(
            &CASE_FILED,
            &[
                case.into(),
                about.code.as_str().into(),
                about.agency.as_str().into(),
                about.procedure.as_str().into(),
                about.field.as_str().into(),
                about.level.as_str().into(),
                about.channel.code().into(),
                about.synthetic.into(),
                at.into(),
            ],
        ),
        CaseFact::Received { due, first_due, .. } => {
            tx.run(&CASE_RECEIVED, &[case.into(), at.into(), (*first_due).into(), (*due).into()])
        }
        // A lawful supplement moves the date that counts; an apology moves only the date promised.
        CaseFact::DueChanged { due, first_due, .. } => {
            tx.run(&CASE_DUE, &[case.into(), (*due).into(), (*first_due).into()])
        }
        CaseFact::Finished { .. } => tx.run(&CASE_FINISHED, &[case.into(), at.into()]),
        CaseFact::Reopened { .. } => tx.run(&CASE_REOPENED, &[case.into()]),
        CaseFact::Returned { .. } => tx.run(&CASE_RETURNED, &[case.into(), at.into()]),
        CaseFact::Closed { how, .. } => tx.run(&CASE_CLOSED, &[case.into(), at.into(), how.code().into()]),
    }
    .map(|_| ())
}

/// The figure of a target over a period.
///
/// # Errors
/// Whatever the store says.
pub fn share(tx: &mut Tx<'_>, measure: Measure, period: Period) -> Result<Share, StoreError> {
    let statement = match measure {
        Measure::OnTime => &T03_FIGURE,
        Measure::Online => &T07_FIGURE,
    };
    let row = tx.one(statement, &[period.from.into(), period.to.into()])?;
    Ok(Share { all: count(&row, 0)?, good: count(&row, 1)? })
}

/// Cases still open at `at` although the date first promised has passed.
///
/// # Errors
/// Whatever the store says.
pub fn overdue(tx: &mut Tx<'_>, at: Instant) -> Result<u64, StoreError> {
    count(&tx.one(&T03_OVERDUE, &[at.into()])?, 0)
}

fn count(row: &Row, column: usize) -> Result<u64, StoreError> {
    Ok(u64::try_from(row.int(column)?).unwrap_or(0))
}

/// One case behind a figure: nothing personal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Record {
    /// The case's stream.
    pub case: String,
    /// Its code.
    pub code: String,
    /// The deciding agency's code.
    pub agency: String,
    /// The procedure's code.
    pub procedure: String,
    /// `direct`, `online` or `post`.
    pub channel: String,
    /// When it was received complete.
    pub received_at: Instant,
    /// The date first promised; `None` when the procedure sets no limit.
    pub first_due_at: Option<Instant>,
    /// When it was handled (T03) or received (T07): what the list is ordered by.
    pub handled_at: Instant,
    /// Whether it counts for the target.
    pub good: bool,
    /// Whether it was made up for the demo.
    pub synthetic: bool,
}

/// Where a page of records begins: after this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// `handled_at` of the last record seen.
    pub at: Instant,
    /// Its case.
    pub case: String,
}

/// A page of the records behind a figure, latest first.
///
/// # Errors
/// Whatever the store says.
pub fn records(
    tx: &mut Tx<'_>,
    measure: Measure,
    period: Period,
    only_missing: bool,
    after: Option<&After>,
    rows_max: u32,
) -> Result<Vec<Record>, StoreError> {
    let statement = match measure {
        Measure::OnTime => &T03_RECORDS,
        Measure::Online => &T07_RECORDS,
    };
    let (at, case) = after.map_or((period.to, String::new()), |after| (after.at, after.case.clone()));
    let params: [Value; 6] = [
        period.from.into(),
        period.to.into(),
        i64::from(only_missing).into(),
        at.into(),
        case.into(),
        i64::from(rows_max).into(),
    ];
    tx.rows(statement, &params)?.iter().map(record_of).collect()
}

fn record_of(row: &Row) -> Result<Record, StoreError> {
    Ok(Record {
        case: row.text(0)?.to_owned(),
        code: row.text(1)?.to_owned(),
        agency: row.text(2)?.to_owned(),
        procedure: row.text(3)?.to_owned(),
        channel: row.text(4)?.to_owned(),
        received_at: row.time(5)?,
        first_due_at: row.opt_time(6)?,
        handled_at: row.time(7)?,
        good: row.int(8)? == 1,
        synthetic: row.bool(9)?,
    })
}
