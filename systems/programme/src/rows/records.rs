//! The cases behind a figure, latest first, a page at a time.

use super::{HANDLED_RECORDS, OVERDUE_OLDEST, OVERDUE_RECORDS, RECEIVED_RECORDS, cells::narrowed};
use crate::{
    figure::By,
    scope::{Narrow, Scope},
    standing::{Place, Standing, Verdict},
};
use kernel::Instant;
use store::{Row, StoreError, Tx, Value};

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
    /// The date it is judged by; `None` when the procedure sets no limit, and where nothing is judged.
    pub due_at: Option<Instant>,
    /// When it was handled (T03), the date that passed (T03, still open) or the receipt (T07): what the list is ordered by.
    pub value_at: Instant,
    /// How it is judged (T03).
    pub verdict: Option<Verdict>,
    /// The office's working time on it in minutes, where it is known.
    pub worked_minutes: Option<i64>,
    /// How often papers were asked for, as far as is known now (T03).
    pub requests: u32,
    /// Where it stood at the end of the period, while it was open then (T03).
    pub place: Option<Place>,
    /// Whether it was made up for the demo.
    pub synthetic: bool,
}

impl Record {
    /// Why it counts as late, when it was handled and does.
    #[must_use]
    pub fn cause(&self) -> Option<Cause> {
        let late = self.verdict == Some(Verdict::Late);
        let in_time = self.due_at.is_none_or(|due| self.value_at <= due);
        late.then_some(if in_time { Cause::Requests } else { Cause::AfterDate })
    }
}

/// Why a handled case counts as late.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// Handled after the date first promised.
    AfterDate,
    /// Handled in time, but papers were asked for more than once.
    Requests,
}

impl Cause {
    /// The word in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::AfterDate => "after_date",
            Self::Requests => "requests",
        }
    }
}

/// Which records.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Which {
    /// T03: of that verdict.
    Judged(Verdict),
    /// T03: late for that reason.
    Late(Cause),
    /// T07: online (`true`), otherwise (`false`), or all.
    Received(Option<bool>),
}

/// Where a page of records begins: after this one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct After {
    /// `value_at` of the last record seen.
    pub at: Instant,
    /// Its case.
    pub case: String,
}

/// A page of the records behind a figure.
///
/// # Errors
/// Whatever the store says.
pub fn records(
    tx: &mut Tx<'_>,
    scope: &Scope,
    which: Which,
    after: Option<&After>,
    rows_max: u32,
) -> Result<Vec<Record>, StoreError> {
    let (at, case) = after.map_or((Instant::MAX, String::new()), |after| (after.at, after.case.clone()));
    let narrow = keys(&scope.narrow);
    let end: [Value; 3] = [at.into(), case.into(), i64::from(rows_max).into()];
    let (begin, to) = (scope.period.begin(), scope.period.to);
    match which {
        // An open case counts whenever its date passed, not only in the period.
        Which::Judged(Verdict::Open) => {
            let mut values = vec![scope.period.last().into(), to.into()];
            values.extend(narrow);
            values.extend(end);
            tx.rows(&OVERDUE_RECORDS, &values)?.iter().map(|row| judged(row, scope.period.last())).collect()
        }
        Which::Judged(_) | Which::Late(_) => {
            let (verdict, cause) = match which {
                Which::Judged(verdict) => (verdict, 0),
                Which::Late(Cause::AfterDate) => (Verdict::Late, 1),
                Which::Late(Cause::Requests) | Which::Received(_) => (Verdict::Late, 2),
            };
            let mut values = vec![verdict.code().into(), begin.into(), to.into(), to.into()];
            values.extend(narrow);
            values.extend(end);
            values.push(Value::from(cause));
            tx.rows(&HANDLED_RECORDS, &values)?.iter().map(|row| judged(row, scope.period.last())).collect()
        }
        Which::Received(online) => {
            let mut values = vec![online.map_or(2, i64::from).into(), begin.into(), to.into()];
            values.extend(narrow);
            values.extend(end);
            tx.rows(&RECEIVED_RECORDS, &values)?.iter().map(received).collect()
        }
    }
}

/// The cases that have been open past their date for longest, the oldest first.
///
/// # Errors
/// Whatever the store says.
pub fn oldest_overdue(tx: &mut Tx<'_>, scope: &Scope, rows_max: u32) -> Result<Vec<Record>, StoreError> {
    let mut values: Vec<Value> = vec![scope.period.last().into(), scope.period.to.into()];
    values.extend(keys(&scope.narrow));
    values.push(i64::from(rows_max).into());
    tx.rows(&OVERDUE_OLDEST, &values)?.iter().map(|row| judged(row, scope.period.last())).collect()
}

fn judged(row: &Row, as_of: Instant) -> Result<Record, StoreError> {
    let standing: Standing = row.json(11)?;
    let verdict = Verdict::from_code(row.text(8)?);
    Ok(Record {
        case: row.text(0)?.to_owned(),
        code: row.text(1)?.to_owned(),
        agency: row.text(2)?.to_owned(),
        procedure: row.text(3)?.to_owned(),
        channel: row.text(4)?.to_owned(),
        received_at: row.time(5)?,
        due_at: row.opt_time(6)?,
        value_at: row.time(7)?,
        verdict,
        worked_minutes: row.opt_int(10)?.filter(|minutes| *minutes >= 0),
        requests: standing.requests,
        place: (verdict == Some(Verdict::Open)).then(|| standing.place(as_of)),
        synthetic: row.bool(9)?,
    })
}

/// A case of which nothing is judged, as the lists of what was received have it.
pub(super) fn received(row: &Row) -> Result<Record, StoreError> {
    Ok(Record {
        case: row.text(0)?.to_owned(),
        code: row.text(1)?.to_owned(),
        agency: row.text(2)?.to_owned(),
        procedure: row.text(3)?.to_owned(),
        channel: row.text(4)?.to_owned(),
        received_at: row.time(5)?,
        due_at: None,
        value_at: row.time(5)?,
        verdict: None,
        worked_minutes: None,
        requests: 0,
        place: None,
        synthetic: row.bool(6)?,
    })
}

/// The narrowing of statements that list records.
pub(super) fn keys(narrow: &Narrow) -> [Value; 4] {
    let [agency, level, field, procedure, _] = narrowed(narrow, By::Whole);
    [agency, level, field, procedure]
}
