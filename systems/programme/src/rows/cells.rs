//! Counts of cases, by part.

use super::{
    AGENCY_SIDE, HANDLED_BEGAN, HANDLED_CELLS, HANDLED_DAYS, HANDLED_ENDED, LATE_CAUSES, LEVEL_SIDE, OVERDUE_CELLS,
    OVERDUE_STANDINGS, PROCEDURE_SIDE, RECEIVED_CELLS, WORKED_CELLS, day_text,
};
use crate::{
    figure::{By, Cells, Period, Tally},
    limits::OVERDUE_LOOKED_AT_MAX,
    scope::{Narrow, Scope},
    standing::{Place, Standing, Verdict},
};
use std::collections::BTreeMap;
use store::{Row, Sql, StoreError, Tx, Value};

/// How often each working time in minutes occurs, by procedure.
pub type Worked = BTreeMap<String, Vec<(i64, u64)>>;

/// One side of the counts kept in advance: which, narrowed to which unit and group, by which of them.
pub(super) struct Side<'a> {
    side: &'static str,
    unit: &'a str,
    group: &'a str,
    by: &'static str,
}

impl<'a> Side<'a> {
    /// The side that can answer, if one can: what is narrowed across both cannot be told from counts of either.
    pub(super) fn of(narrow: &'a Narrow, by: By) -> Option<Self> {
        let no_procedures = narrow.procedure.is_empty() && narrow.field.is_empty();
        let no_agencies = narrow.agency.is_empty() && narrow.level.is_empty();
        let levels = |by| Side { side: LEVEL_SIDE, unit: &narrow.level, group: "", by };
        let agencies = |by| Side { side: AGENCY_SIDE, unit: &narrow.agency, group: &narrow.level, by };
        let procedures = |by| Side { side: PROCEDURE_SIDE, unit: &narrow.procedure, group: &narrow.field, by };
        match by {
            By::Level if no_procedures && narrow.agency.is_empty() => Some(levels("unit")),
            By::Whole if no_procedures && narrow.agency.is_empty() => Some(levels("")),
            By::Agency if no_procedures => Some(agencies("unit")),
            By::Level if no_procedures => Some(agencies("grp")),
            By::Procedure if no_agencies => Some(procedures("unit")),
            By::Field if no_agencies => Some(procedures("grp")),
            By::Whole if no_procedures => Some(agencies("")),
            By::Whole if no_agencies => Some(procedures("")),
            _ => None,
        }
    }
}

/// T03: cases handled in the period by verdict, and those open past their date at its end.
///
/// # Errors
/// Whatever the store says.
pub fn handled(tx: &mut Tx<'_>, scope: &Scope, by: By) -> Result<Cells, StoreError> {
    let period = scope.period;
    let mut cells = Cells::new();
    match Side::of(&scope.narrow, by) {
        Some(side) => {
            let kinds = [Verdict::OnTime, Verdict::Late, Verdict::NoLimit].map(Verdict::code);
            sum(&mut cells, &in_advance(tx, &side, period, kinds)?, 1, count_verdict)?;
            let today: Value = kernel::Instant::from_local(period.open_day().at(0, 0, 0, 0)).into();
            let mut values = vec![period.begin().into(), today, period.to.into()];
            values.extend(narrowed(&scope.narrow, by));
            sum(&mut cells, &tx.rows(&HANDLED_BEGAN, &values)?, 1, count_verdict)?;
            sum(&mut cells, &tx.rows(&HANDLED_ENDED, &values)?, -1, count_verdict)?;
        }
        None => straight(tx, &HANDLED_CELLS, &mut cells, scope, by, period.begin(), count_verdict)?,
    }
    straight(tx, &OVERDUE_CELLS, &mut cells, scope, by, period.last(), count_verdict)?;
    Ok(settled(cells))
}

/// T07: cases received in the period, online or not.
///
/// # Errors
/// Whatever the store says.
pub fn received(tx: &mut Tx<'_>, scope: &Scope, by: By) -> Result<Cells, StoreError> {
    let mut cells = Cells::new();
    match Side::of(&scope.narrow, by) {
        Some(side) => {
            sum(&mut cells, &in_advance(tx, &side, scope.period, ["online", "direct", "post"])?, 1, count_channel)?;
            let midnight = kernel::Instant::from_local(scope.period.open_day().at(0, 0, 0, 0));
            let from = midnight.max(scope.period.begin());
            straight(tx, &RECEIVED_CELLS, &mut cells, scope, by, from, count_channel)?;
        }
        None => straight(tx, &RECEIVED_CELLS, &mut cells, scope, by, scope.period.begin(), count_channel)?,
    }
    Ok(settled(cells))
}

/// T02: how often each working time occurs, by procedure.
///
/// # Errors
/// Whatever the store says.
pub fn worked(tx: &mut Tx<'_>, scope: &Scope) -> Result<Worked, StoreError> {
    let mut values = vec![scope.period.begin().into(), scope.period.to.into()];
    values.extend(narrowed(&scope.narrow, By::Whole));
    values.pop();
    let mut worked = Worked::new();
    for row in tx.rows(&WORKED_CELLS, &values)? {
        let count = u64::try_from(row.int(2)?).unwrap_or(0);
        worked.entry(row.text(0)?.to_owned()).or_default().push((row.int(1)?, count));
    }
    Ok(worked)
}

/// Why cases of the period were late.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Causes {
    /// Handled after the date first promised.
    pub after_date: u64,
    /// Handled in time, but papers were asked for more than once.
    pub requests: u64,
}

/// Why cases of the period were late; those that are still open stand in [`handled`].
///
/// # Errors
/// Whatever the store says.
pub fn causes(tx: &mut Tx<'_>, scope: &Scope) -> Result<Causes, StoreError> {
    let mut values = vec![scope.period.begin().into(), scope.period.to.into()];
    values.extend(narrowed(&scope.narrow, By::Whole));
    values.pop();
    let mut causes = Causes::default();
    for row in tx.rows(&LATE_CAUSES, &values)? {
        let count = u64::try_from(row.int(1)?).unwrap_or(0);
        if row.text(0)? == "requests" {
            causes.requests = count;
        } else {
            causes.after_date = count;
        }
    }
    Ok(causes)
}

/// Where the cases stand that are open past the date first promised.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// With the office, which has apologised and named a new date.
    pub promised: u64,
    /// Of these: past the new date, too.
    pub missed: u64,
    /// With the applicant, who was asked for papers again.
    pub applicant: u64,
}

/// Where the cases open past their date stood at the end of the period; `None` when they are too many to look at.
///
/// # Errors
/// Whatever the store says.
pub fn whereabouts(tx: &mut Tx<'_>, scope: &Scope) -> Result<Option<Whereabouts>, StoreError> {
    let as_of = scope.period.last();
    let mut values = vec![as_of.into(), scope.period.to.into()];
    values.extend(narrowed(&scope.narrow, By::Whole));
    values.pop();
    values.push(i64::from(OVERDUE_LOOKED_AT_MAX + 1).into());
    let rows = tx.rows(&OVERDUE_STANDINGS, &values)?;
    if rows.len() > OVERDUE_LOOKED_AT_MAX as usize {
        return Ok(None);
    }
    let mut found = Whereabouts::default();
    for row in &rows {
        match row.json::<Standing>(0)?.place(as_of) {
            Place::Office => {}
            Place::Applicant { .. } => found.applicant += 1,
            Place::Promised { .. } => found.promised += 1,
            Place::Missed { .. } => {
                found.promised += 1;
                found.missed += 1;
            }
        }
    }
    Ok(Some(found))
}

/// What was known before the day under way.
pub(super) fn in_advance(
    tx: &mut Tx<'_>,
    side: &Side<'_>,
    period: Period,
    kinds: [&'static str; 3],
) -> Result<Vec<Row>, StoreError> {
    let values = [
        side.side.into(),
        day_text(period.from).into(),
        day_text(period.open_day()).into(),
        kinds[0].into(),
        kinds[1].into(),
        kinds[2].into(),
        side.unit.into(),
        side.group.into(),
        side.by.into(),
    ];
    tx.rows(&HANDLED_DAYS, &values)
}

/// Counts from the rows themselves; `first` is the statement's `$1`.
fn straight(
    tx: &mut Tx<'_>,
    statement: &Sql,
    cells: &mut Cells,
    scope: &Scope,
    by: By,
    first: kernel::Instant,
    count: fn(&mut Tally, &str, i64),
) -> Result<(), StoreError> {
    let mut values = vec![first.into(), scope.period.to.into()];
    values.extend(narrowed(&scope.narrow, by));
    sum(cells, &tx.rows(statement, &values)?, 1, count)
}

/// The four narrowings and the dimension, as every statement takes them.
pub(super) fn narrowed(narrow: &Narrow, by: By) -> [Value; 5] {
    [
        narrow.agency.as_str().into(),
        narrow.level.as_str().into(),
        narrow.field.as_str().into(),
        narrow.procedure.as_str().into(),
        by.code().into(),
    ]
}

/// Adds rows of (part, kind, count) to the cells, `sign` times.
pub(super) fn sum(
    cells: &mut Cells,
    rows: &[Row],
    sign: i64,
    count: fn(&mut Tally, &str, i64),
) -> Result<(), StoreError> {
    for row in rows {
        let cell = cells.entry(row.text(0)?.to_owned()).or_default();
        count(cell, row.text(1)?, sign * row.int(2)?);
    }
    Ok(())
}

fn count_verdict(tally: &mut Tally, verdict: &str, n: i64) {
    let part = match Verdict::from_code(verdict) {
        Some(Verdict::OnTime) => &mut tally.good,
        Some(Verdict::Late) => &mut tally.bad,
        Some(Verdict::Open) => &mut tally.open,
        Some(Verdict::NoLimit) | None => &mut tally.apart,
    };
    *part = part.saturating_add_signed(n);
}

fn count_channel(tally: &mut Tally, channel: &str, n: i64) {
    let part = if channel == "online" { &mut tally.good } else { &mut tally.bad };
    *part = part.saturating_add_signed(n);
}

/// Without the parts that came to nothing, and with the whole, which always has its cell.
pub(super) fn settled(mut cells: Cells) -> Cells {
    cells.retain(|_, tally| !tally.is_empty());
    cells
}
