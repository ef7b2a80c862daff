//! Anonymous ballots: taken in, counted, shown.

use super::{
    BALLOT_CELLS, BALLOT_PUT, BALLOT_RECORDS, Unit, add_days,
    cells::{Side, in_advance, narrowed, settled, sum},
    day_text,
    records::keys,
};
use crate::{
    figure::{By, Cells, Tally},
    limits::SATISFIED_SCORE_MIN,
    scope::Scope,
};
use facts::surveys::BallotCast;
use kernel::Instant;
use store::{Row, StoreError, Tx, Value};

/// One ballot: no hour, no case, nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Its number, by which the list goes on.
    pub ballot: String,
    /// The day on which it was cast.
    pub day: String,
    /// The agency that handled the case.
    pub agency: String,
    /// The procedure.
    pub procedure: String,
    /// `direct`, `online` or `post`.
    pub channel: String,
    /// 1 to 5.
    pub score: i64,
    /// Whether it was made up for the demo.
    pub synthetic: bool,
}

/// Takes a ballot in; hearing of it twice changes nothing.
///
/// # Errors
/// Whatever the store says.
pub fn take_ballot(tx: &mut Tx<'_>, told: Instant, cast: &BallotCast) -> Result<(), StoreError> {
    let values = [
        cast.ballot.into(),
        told.into(),
        day_text(cast.day).into(),
        cast.agency.as_str().into(),
        cast.procedure.as_str().into(),
        cast.field.as_str().into(),
        cast.level.as_str().into(),
        cast.channel.code().into(),
        i64::from(cast.score).into(),
        cast.synthetic.into(),
    ];
    if tx.run(&BALLOT_PUT, &values)? == 0 {
        return Ok(());
    }
    let unit = Unit {
        agency: cast.agency.as_str(),
        level: &cast.level,
        procedure: cast.procedure.as_str(),
        field: &cast.field,
    };
    let kind = if u32::from(cast.score) >= SATISFIED_SCORE_MIN { SATISFIED } else { DISSATISFIED };
    add_days(tx, &unit, kind, &day_text(cast.day), &day_text(told.local().date()), 1)
}

/// The kind of a satisfied ballot in the counts kept in advance.
const SATISFIED: &str = "satisfied";
/// The kind of any other.
const DISSATISFIED: &str = "dissatisfied";

/// T09: ballots of the period told up to its end, satisfied or not.
///
/// # Errors
/// Whatever the store says.
pub fn ballot_cells(tx: &mut Tx<'_>, scope: &Scope, by: By) -> Result<Cells, StoreError> {
    let period = scope.period;
    let mut cells = Cells::new();
    let mut told_from = Instant::MIN;
    if let Some(side) = Side::of(&scope.narrow, by) {
        let kinds = [SATISFIED, DISSATISFIED, DISSATISFIED];
        sum(&mut cells, &in_advance(tx, &side, period, kinds)?, 1, count_ballot)?;
        told_from = Instant::from_local(period.open_day().at(0, 0, 0, 0));
    }
    let mut values: Vec<Value> = vec![day_text(period.from).into(), told_from.into(), period.to.into()];
    values.extend(narrowed(&scope.narrow, by));
    values.push(SATISFIED_SCORE_MIN.into());
    sum(&mut cells, &tx.rows(&BALLOT_CELLS, &values)?, 1, count_ballot)?;
    Ok(settled(cells))
}

fn count_ballot(tally: &mut Tally, kind: &str, n: i64) {
    let part = if kind == SATISFIED { &mut tally.good } else { &mut tally.bad };
    *part = part.saturating_add_signed(n);
}

/// A page of ballots, latest first, all or (dis)satisfied ones; after the one of that day and number.
///
/// # Errors
/// Whatever the store says.
pub fn ballots(
    tx: &mut Tx<'_>,
    scope: &Scope,
    satisfied: Option<bool>,
    after: Option<(&str, &str)>,
    rows_max: u32,
) -> Result<Vec<Ballot>, StoreError> {
    let (day, ballot) = after.unwrap_or(("9999-12-31", ""));
    let mut values: Vec<Value> = vec![day_text(scope.period.from).into(), scope.period.to.into()];
    values.extend(keys(&scope.narrow));
    let which = satisfied.map_or(0, |satisfied| if satisfied { 1 } else { 2 });
    values.extend([day.into(), ballot.into(), i64::from(rows_max).into()]);
    values.extend([i64::from(which).into(), SATISFIED_SCORE_MIN.into()]);
    let rows = tx.rows(&BALLOT_RECORDS, &values)?;
    let ballot = |row: &Row| {
        Ok(Ballot {
            ballot: row.text(0)?.to_owned(),
            day: row.text(1)?.to_owned(),
            agency: row.text(2)?.to_owned(),
            procedure: row.text(3)?.to_owned(),
            channel: row.text(4)?.to_owned(),
            score: row.int(5)?,
            synthetic: row.bool(6)?,
        })
    };
    rows.iter().map(ballot).collect()
}
