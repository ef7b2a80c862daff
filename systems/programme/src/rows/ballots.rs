//! Anonymous ballots: taken in, counted, shown.

use super::{
    BALLOT_CELLS, BALLOT_PUT, BALLOT_RECORDS, Unit, add_days,
    cells::{Side, in_advance, narrowed, settled, sum},
    day_text,
    records::keys,
};
use crate::{
    figure::{By, Cells, Tally},
    limits::{BALLOTS_SHOWN_MIN, SATISFIED_SCORE_MIN},
    scope::Scope,
};
use facts::surveys::BallotCast;
use kernel::Instant;
use std::collections::{BTreeMap, BTreeSet};
use store::{StoreError, Tx, Value};

/// One ballot as it may be shown: no day, no hour, no channel, no case, nobody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ballot {
    /// Its number, by which the list goes on.
    pub ballot: String,
    /// The agency that handled the case; `None` where that could point at somebody.
    pub agency: Option<String>,
    /// The procedure; `None` where that could point at somebody.
    pub procedure: Option<String>,
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

/// A page of ballots in the order of their random names, all or (dis)satisfied ones, after the one of that number; of each
/// only what may be named.
///
/// # Errors
/// Whatever the store says.
pub fn ballots(
    tx: &mut Tx<'_>,
    scope: &Scope,
    satisfied: Option<bool>,
    after: Option<&str>,
    rows_max: u32,
) -> Result<Vec<Ballot>, StoreError> {
    let mut values: Vec<Value> = vec![day_text(scope.period.from).into(), scope.period.to.into()];
    values.extend(keys(&scope.narrow));
    let which = satisfied.map_or(0, |satisfied| if satisfied { 1 } else { 2 });
    values.extend([after.unwrap_or_default().into(), i64::from(rows_max).into()]);
    values.extend([i64::from(which).into(), SATISFIED_SCORE_MIN.into()]);
    let agencies = nameable(&ballot_cells(tx, scope, By::Agency)?);
    let mut procedures: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut shown = Vec::new();
    for row in tx.rows(&BALLOT_RECORDS, &values)? {
        let agency = Some(row.text(1)?.to_owned()).filter(|agency| agencies.contains(agency));
        let procedure = match &agency {
            None => None,
            Some(agency) => {
                if !procedures.contains_key(agency) {
                    let narrow = scope.narrow.to(By::Agency, agency);
                    let cells = ballot_cells(tx, &Scope { narrow, ..scope.clone() }, By::Procedure)?;
                    procedures.insert(agency.clone(), nameable(&cells));
                }
                let named = procedures.get(agency);
                Some(row.text(2)?.to_owned()).filter(|procedure| named.is_some_and(|named| named.contains(procedure)))
            }
        };
        let (score, synthetic) = (row.int(3)?, row.bool(4)?);
        shown.push(Ballot { ballot: row.text(0)?.to_owned(), agency, procedure, score, synthetic });
    }
    Ok(shown)
}

/// The parts that may be named: those of at least five ballots. Where all others together were fewer than five, or all
/// voted alike while not everybody did, the total less the named parts would tell how they voted; then the smallest named
/// part is not named either.
#[must_use]
pub fn nameable(cells: &Cells) -> BTreeSet<String> {
    let (mut named, few): (Vec<_>, Vec<_>) = cells.iter().partition(|(_, tally)| tally.all() >= BALLOTS_SHOWN_MIN);
    let sum = |all: &mut dyn Iterator<Item = &Tally>| all.fold(Tally::default(), |sum, one| sum.plus(*one));
    let whole = sum(&mut cells.values());
    let mut rest = sum(&mut few.into_iter().map(|(_, tally)| tally));
    let alike = |tally: Tally| tally.good == 0 || tally.good == tally.all();
    let tells = |rest: Tally| rest.all() > 0 && (rest.all() < BALLOTS_SHOWN_MIN || (alike(rest) && !alike(whole)));
    // The largest first; of equals the name decides, so that the same counts give the same page.
    named.sort_by(|(one, a), (other, b)| b.all().cmp(&a.all()).then_with(|| one.cmp(other)));
    while tells(rest) {
        let Some((_, smallest)) = named.pop() else { break };
        rest = rest.plus(*smallest);
    }
    named.into_iter().map(|(key, _)| key.clone()).collect()
}

/// Whether what is asked for is named where it is a part: of all agencies, levels, fields, procedures in turn.
///
/// # Errors
/// Whatever the store says.
pub fn is_nameable(tx: &mut Tx<'_>, scope: &Scope) -> Result<bool, StoreError> {
    let narrow = &scope.narrow;
    let sides = [
        (By::Agency, &narrow.agency),
        (By::Level, &narrow.level),
        (By::Field, &narrow.field),
        (By::Procedure, &narrow.procedure),
    ];
    for (by, key) in sides.into_iter().filter(|(_, key)| !key.is_empty()) {
        let around = Scope { narrow: narrow.to(by, ""), ..scope.clone() };
        if !nameable(&ballot_cells(tx, &around, by)?).contains(key) {
            return Ok(false);
        }
    }
    Ok(true)
}
