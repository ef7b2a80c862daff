//! How many cases there are: exact, from numbers that every event keeps up to date.
//!
//! Each agency has a number for every place where a case can be, in all and for each day on which something is due. A
//! list is counted from whole days; of a day that a bound cuts through, the rest is counted row by row.

use super::{
    CASE_COUNT_ADD, CASE_COUNT_AGENCY, CASE_COUNT_ALL, CASE_COUNT_CLEAR, CASE_COUNT_MOVE, CASE_COUNTS,
    CASE_COUNTS_OF_AGENCY, CASE_LATE_BY_AGENCY, CASE_TOTAL_AGENCY, CASE_TOTAL_AGENCY_OPEN, CASE_TOTAL_AGENCY_STAGE,
    CASE_TOTAL_ALL, CASE_TOTAL_OPEN, CASE_TOTAL_STAGE,
    lists::{Which, number},
};
use crate::{
    limits::{DAY_ROWS_MAX, SUMMARY_ROWS_MAX},
    state::{Case, Stage},
};
use kernel::{AgencyCode, Instant};
use std::collections::BTreeMap;
use store::{Row, Sql, StoreError, Tx, Value};

/// Every place, with the stage that it belongs to. The words stand in the table and in two statements.
const PLACES: [(&str, Stage); 13] = [
    ("new", Stage::New),
    ("received", Stage::Received),
    (RECEIVED_DESK, Stage::Received),
    (RECEIVED_STILL, Stage::Received),
    ("supplement", Stage::Supplement),
    ("processing", Stage::Processing),
    (PROCESSING_STILL, Stage::Processing),
    ("proposed", Stage::Proposed),
    ("finished", Stage::Finished),
    ("returned", Stage::Returned),
    ("not_received", Stage::NotReceived),
    ("withdrawn", Stage::Withdrawn),
    ("stopped", Stage::Stopped),
];

/// Received, and not yet passed on to the handling side.
const RECEIVED_DESK: &str = "received.desk";
/// Received, while time stands still.
const RECEIVED_STILL: &str = "received.still";
/// With an officer, while time stands still.
const PROCESSING_STILL: &str = "processing.still";

/// The day of what is counted in all: before every day.
const WHOLE: &str = "";
/// Before every day and after [`WHOLE`].
const DAYS: &str = "0";
/// How much of an instant's text is its day.
const DAY_BYTES: usize = "2024-12-30".len();

/// Where a case is counted.
fn place(case: &Case) -> &'static str {
    match case.stage {
        Stage::Received if case.stands_still() => RECEIVED_STILL,
        Stage::Processing if case.stands_still() => PROCESSING_STILL,
        Stage::Received if case.is_to_hand_over() => RECEIVED_DESK,
        stage => stage.code(),
    }
}

/// The places that a list is about, as they are bound: empty words fill up.
fn places(which: Which) -> [Value; PLACES.len()] {
    let wanted = |(place, stage): (&'static str, Stage)| {
        let there = match which {
            Which::Any => true,
            Which::Stage(only) => stage == only,
            Which::Open => stage.is_open(),
            Which::Unclosed => !stage.is_closed(),
            Which::Running => stage.is_running() && place != RECEIVED_STILL && place != PROCESSING_STILL,
            Which::ToHandOver => place == RECEIVED_DESK,
            Which::HandedOver => stage == Stage::Received && place != RECEIVED_DESK,
        };
        if there { place } else { WHOLE }
    };
    PLACES.map(|one| wanted(one).into())
}

fn day_of(due: &str) -> &str {
    due.get(..DAY_BYTES).unwrap_or(due)
}

/// Moves a case from where it was counted to where it is counted now. The rows are always taken in the same order, so
/// that two cases of one agency that cross do not wait for each other.
///
/// # Errors
/// Whatever the store says.
pub(super) fn follow(tx: &mut Tx<'_>, before: Option<&Case>, after: &Case) -> Result<(), StoreError> {
    let mut moves: BTreeMap<(&'static str, String), i64> = BTreeMap::new();
    for (case, n) in before.map(|before| (before, -1)).into_iter().chain([(after, 1)]) {
        let due = super::sort_due(case).to_string();
        for day in [WHOLE, day_of(&due)] {
            *moves.entry((place(case), day.to_owned())).or_default() += n;
        }
    }
    moves.retain(|_, n| *n != 0);
    let statement = match moves.len() {
        0 => return Ok(()),
        2 => &CASE_COUNT_ADD,
        _ => &CASE_COUNT_MOVE,
    };
    let mut values: Vec<Value> = vec![(&after.agency).into()];
    for ((place, day), n) in &moves {
        values.extend([(*place).into(), day.as_str().into(), (*n).into()]);
    }
    for row in tx.rows(statement, &values)? {
        if row.int(2)? == 0 && row.text(1)? != WHOLE {
            // An empty day would be read with every count from then on.
            tx.run(&CASE_COUNT_CLEAR, &[(&after.agency).into(), row.text(0)?.into(), row.text(1)?.into()])?;
        }
    }
    Ok(())
}

/// How many of an agency's cases, or of everybody's, are due in that time; all when it has no bounds.
///
/// # Errors
/// Whatever the store says.
pub(super) fn total(
    tx: &mut Tx<'_>,
    agency: Option<&AgencyCode>,
    which: Which,
    from: Option<Instant>,
    before: Option<Instant>,
) -> Result<u64, StoreError> {
    let before = match before {
        Some(before) => due_before(tx, agency, which, before)?,
        None => days(tx, agency, which, WHOLE, DAYS)?,
    };
    let from = match from {
        Some(from) => due_before(tx, agency, which, from)?,
        None => 0,
    };
    Ok(before.saturating_sub(from))
}

/// Those due before an instant: the days before its own, and of that day what comes before it.
fn due_before(tx: &mut Tx<'_>, agency: Option<&AgencyCode>, which: Which, bound: Instant) -> Result<u64, StoreError> {
    let bound = bound.to_string();
    let day = day_of(&bound);
    let before = days(tx, agency, which, DAYS, day)?;
    let (statement, mut values) = rows(agency, which);
    values.extend([day.into(), bound.as_str().into(), DAY_ROWS_MAX.into()]);
    Ok(before + number(&tx.one(statement, &values)?, 0)?)
}

/// From the numbers of these days.
fn days(
    tx: &mut Tx<'_>,
    agency: Option<&AgencyCode>,
    which: Which,
    from: &str,
    before: &str,
) -> Result<u64, StoreError> {
    let mut values: Vec<Value> = agency.map(Value::from).into_iter().collect();
    values.extend(places(which));
    values.extend([from.into(), before.into()]);
    let statement = if agency.is_some() { &CASE_COUNT_AGENCY } else { &CASE_COUNT_ALL };
    number(&tx.one(statement, &values)?, 0)
}

/// The statement that counts row by row, with its first values; the time and the rows follow.
fn rows(agency: Option<&AgencyCode>, which: Which) -> (&'static Sql, Vec<Value>) {
    let (of_agency, of_all, own): (&'static Sql, &'static Sql, Vec<Value>) = match which {
        Which::Any => (&CASE_TOTAL_AGENCY, &CASE_TOTAL_ALL, Vec::new()),
        Which::Stage(_) | Which::ToHandOver | Which::HandedOver => {
            (&CASE_TOTAL_AGENCY_STAGE, &CASE_TOTAL_STAGE, vec![which.stage_code().into(), which.to_hand_over().into()])
        }
        Which::Open | Which::Unclosed | Which::Running => {
            (&CASE_TOTAL_AGENCY_OPEN, &CASE_TOTAL_OPEN, vec![which.unanswered().into()])
        }
    };
    match agency {
        Some(agency) => (of_agency, [vec![agency.into()], own].concat()),
        None => (of_all, own),
    }
}

/// How many cases an agency has at each stage; exact.
///
/// # Errors
/// Whatever the store says.
pub fn counts_of_agency(tx: &mut Tx<'_>, agency: &AgencyCode) -> Result<Vec<(Stage, u64)>, StoreError> {
    let values = [vec![agency.into()], places(Which::Any).to_vec()].concat();
    let rows = tx.rows(&CASE_COUNTS_OF_AGENCY, &values)?;
    Ok(by_stage(&rows)?.into_iter().map(|((_, stage), n)| (stage, n)).collect())
}

/// How many cases every agency has at each stage; exact.
///
/// # Errors
/// Whatever the store says.
pub fn counts(tx: &mut Tx<'_>) -> Result<Vec<(AgencyCode, Stage, u64)>, StoreError> {
    let rows_max = SUMMARY_ROWS_MAX * u32::try_from(PLACES.len()).unwrap_or(1);
    let values = [places(Which::Any).to_vec(), vec![rows_max.into()]].concat();
    let rows = tx.rows(&CASE_COUNTS, &values)?;
    Ok(by_stage(&rows)?.into_iter().map(|((agency, stage), n)| (agency, stage, n)).collect())
}

/// Places put together to stages.
fn by_stage(rows: &[Row]) -> Result<BTreeMap<(AgencyCode, Stage), u64>, StoreError> {
    let mut found = BTreeMap::new();
    for row in rows {
        let word = row.text(1)?;
        let stage = PLACES.iter().find(|(place, _)| *place == word).map(|(_, stage)| *stage);
        let stage = stage.ok_or_else(|| StoreError::Damaged(format!("cases counted at the unknown place {word:?}")))?;
        *found.entry((row.parse(0)?, stage)).or_default() += number(row, 2)?;
    }
    Ok(found)
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
    let late = running_before(tx, now)?;
    let due = running_before(tx, soon.max(now))?;
    let load = |(agency, due): (AgencyCode, u64)| {
        let late = late.get(&agency).copied().unwrap_or(0);
        AgencyLoad { agency, late, soon: due.saturating_sub(late) }
    };
    Ok(due.into_iter().map(load).collect())
}

fn running_before(tx: &mut Tx<'_>, bound: Instant) -> Result<BTreeMap<AgencyCode, u64>, StoreError> {
    let bound = bound.to_string();
    let rows =
        tx.rows(&CASE_LATE_BY_AGENCY, &[day_of(&bound).into(), bound.as_str().into(), SUMMARY_ROWS_MAX.into()])?;
    rows.iter().map(|row| Ok((row.parse(0)?, number(row, 1)?))).collect()
}
