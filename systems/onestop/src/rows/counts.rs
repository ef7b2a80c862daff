//! How many cases there are: exact, from numbers that every event keeps up to date.
//!
//! Each agency has a number for every place where a case can be, in all and for each day on which something is due. A
//! list is counted from whole days; of a day that a bound cuts through, the rest is counted row by row.

use super::{
    CASE_COUNT_ADD, CASE_COUNT_ALL, CASE_COUNT_BEFORE, CASE_COUNT_CLEAR, CASE_COUNT_MOVE, CASE_COUNT_WHOLE,
    CASE_COUNTS, CASE_LATE_BY_AGENCY, CASE_TOTAL_ALL, CASE_TOTAL_OPEN, CASE_TOTAL_STAGE,
    lists::{BEGINNING, END, Total, Which, counted, number},
};
use crate::{
    limits::{DAY_ROWS_MAX, SUMMARY_ROWS_MAX},
    state::{Case, Stage},
};
use kernel::{AgencyCode, Instant};
use std::{
    collections::{BTreeMap, btree_map::Entry},
    ops::RangeInclusive,
};
use store::{Row, Sql, StoreError, Tx, Value};

/// Where a case is counted: its stage, cut finer where lists are. The numbers stand in the tables, in
/// the order in which every list is about one stretch of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[repr(u8)]
enum Place {
    Finished = 1,
    New,
    Supplement,
    /// Received, while time stands still.
    ReceivedStill,
    /// Received, and with the handling side.
    Received,
    /// Received, and not yet passed on to the handling side.
    ReceivedDesk,
    Proposed,
    Processing,
    /// With an officer, while time stands still.
    ProcessingStill,
    Returned,
    NotReceived,
    Withdrawn,
    Stopped,
}

/// How many places there are.
const PLACES: usize = Place::Stopped as usize;

impl Place {
    fn of(case: &Case) -> Self {
        match case.stage {
            Stage::New => Place::New,
            Stage::Received if case.stands_still() => Place::ReceivedStill,
            Stage::Received if case.is_to_hand_over() => Place::ReceivedDesk,
            Stage::Received => Place::Received,
            Stage::Supplement => Place::Supplement,
            Stage::Processing if case.stands_still() => Place::ProcessingStill,
            Stage::Processing => Place::Processing,
            Stage::Proposed => Place::Proposed,
            Stage::Finished => Place::Finished,
            Stage::Returned => Place::Returned,
            Stage::NotReceived => Place::NotReceived,
            Stage::Withdrawn => Place::Withdrawn,
            Stage::Stopped => Place::Stopped,
        }
    }

    const fn number(self) -> usize {
        self as usize
    }
}

/// The place of a case, as its row says it.
pub(super) fn place(case: &Case) -> Value {
    bound(Place::of(case).number())
}

/// The places that a list is about.
const fn places(which: Which) -> RangeInclusive<usize> {
    let (first, last) = match which {
        Which::Any => (Place::Finished, Place::Stopped),
        Which::Unclosed => (Place::Finished, Place::ProcessingStill),
        // Those with a new date are counted row by row: they are no place of their own.
        Which::Open | Which::Moved => (Place::New, Place::ProcessingStill),
        Which::Running => RUNNING,
        Which::ToHandOver => (Place::ReceivedDesk, Place::ReceivedDesk),
        Which::HandedOver => (Place::ReceivedStill, Place::Received),
        Which::Stage(Stage::Received) => (Place::ReceivedStill, Place::ReceivedDesk),
        Which::Stage(Stage::Processing) => (Place::Processing, Place::ProcessingStill),
        Which::Stage(Stage::New) => (Place::New, Place::New),
        Which::Stage(Stage::Supplement) => (Place::Supplement, Place::Supplement),
        Which::Stage(Stage::Proposed) => (Place::Proposed, Place::Proposed),
        Which::Stage(Stage::Finished) => (Place::Finished, Place::Finished),
        Which::Stage(Stage::Returned) => (Place::Returned, Place::Returned),
        Which::Stage(Stage::NotReceived) => (Place::NotReceived, Place::NotReceived),
        Which::Stage(Stage::Withdrawn) => (Place::Withdrawn, Place::Withdrawn),
        Which::Stage(Stage::Stopped) => (Place::Stopped, Place::Stopped),
    };
    first.number()..=last.number()
}

/// From the first to the last place where a time limit runs.
const RUNNING: (Place, Place) = (Place::Received, Place::Processing);

/// From the first to the last place on the handling side, time standing still or not.
const fn handled() -> RangeInclusive<usize> {
    Place::ReceivedStill.number()..=Place::ProcessingStill.number()
}

/// The day of what is counted in all: before every day.
const WHOLE: &str = "";
/// How much of an instant's text is its day.
const DAY_BYTES: usize = "2024-12-30".len();

fn day_of(due: &str) -> &str {
    due.get(..DAY_BYTES).unwrap_or(due)
}

/// Moves a case from where it was counted to where it is counted now. The rows are always taken in the same order, so
/// that two cases of one agency that cross do not wait for each other.
///
/// # Errors
/// Whatever the store says.
pub(super) fn follow(tx: &mut Tx<'_>, before: Option<&Case>, after: &Case) -> Result<(), StoreError> {
    let mut moves: BTreeMap<(Place, String), i64> = BTreeMap::new();
    for (case, n) in before.map(|before| (before, -1)).into_iter().chain([(after, 1)]) {
        let due = super::sort_due(case).to_string();
        for day in [WHOLE, day_of(&due)] {
            *moves.entry((Place::of(case), day.to_owned())).or_default() += n;
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
        values.extend([bound(place.number()), day.as_str().into(), (*n).into()]);
    }
    for row in tx.rows(statement, &values)? {
        if row.int(2)? == 0 && row.text(1)? != WHOLE {
            // An empty day would be read with every count from then on.
            tx.run(&CASE_COUNT_CLEAR, &[(&after.agency).into(), row.int(0)?.into(), row.text(1)?.into()])?;
        }
    }
    Ok(())
}

/// How many cases there are at each place.
#[derive(Clone, Copy, Debug, Default)]
struct Counts([u64; PLACES]);

impl Counts {
    /// Rows of a place and a number.
    fn read(rows: &[Row]) -> Result<Self, StoreError> {
        let mut counts = Counts::default();
        for row in rows {
            counts.0[at(row)? - 1] += number(row, 1)?;
        }
        Ok(counts)
    }

    fn sum(&self, places: RangeInclusive<usize>) -> u64 {
        places.map(|place| self.0[place - 1]).sum()
    }
}

/// The numbers behind lists, each asked of the store once however many lists it is in.
#[derive(Debug, Default)]
pub struct Tally {
    /// By agency, all agencies together without one.
    whole: BTreeMap<Option<AgencyCode>, Counts>,
    /// By agency, the first and the last place that were asked for, and the bound.
    before: BTreeMap<(AgencyCode, usize, usize, Instant), Counts>,
}

impl Tally {
    /// How many cases are due in that time; all when it has no bounds. An agency's numbers are exact at any size; those of
    /// everybody in a time are counted row by row, up to the limit.
    ///
    /// # Errors
    /// Whatever the store says.
    pub(super) fn total(
        &mut self,
        tx: &mut Tx<'_>,
        agency: Option<&AgencyCode>,
        which: Which,
        from: Option<Instant>,
        before: Option<Instant>,
    ) -> Result<Total, StoreError> {
        let until = match (agency, before) {
            (None, _) if from.is_some() || before.is_some() || which == Which::Moved => {
                return everywhere(tx, which, from, before);
            }
            (Some(agency), Some(before)) => self.before(tx, agency, which, before)?,
            _ => self.whole(tx, agency)?.sum(places(which)),
        };
        let past = match (agency, from) {
            (Some(agency), Some(from)) => self.before(tx, agency, which, from)?,
            _ => 0,
        };
        Ok(Total::Exact(until.saturating_sub(past)))
    }

    fn whole(&mut self, tx: &mut Tx<'_>, agency: Option<&AgencyCode>) -> Result<Counts, StoreError> {
        let free = match self.whole.entry(agency.cloned()) {
            Entry::Occupied(known) => return Ok(*known.get()),
            Entry::Vacant(free) => free,
        };
        let (statement, mut values) = match agency {
            Some(agency) => (&CASE_COUNT_WHOLE, vec![agency.into()]),
            None => (&CASE_COUNT_ALL, vec![]),
        };
        values.extend(stretch(places(Which::Any)));
        Ok(*free.insert(Counts::read(&tx.rows(statement, &values)?)?))
    }

    /// Those due before an instant: the days before its own, and of that day what comes before it.
    fn before(&mut self, tx: &mut Tx<'_>, agency: &AgencyCode, which: Which, due: Instant) -> Result<u64, StoreError> {
        // What is being handled is little and asked for often; of what has ended every day leaves a number behind.
        let (wanted, handled) = (places(which), handled());
        let inside = handled.contains(wanted.start()) && handled.contains(wanted.end());
        let read = if inside { handled } else { wanted.clone() };
        let counts = match self.before.entry((agency.clone(), *read.start(), *read.end(), due)) {
            Entry::Occupied(known) => *known.get(),
            Entry::Vacant(free) => {
                let bound = due.to_string();
                let mut values: Vec<Value> = vec![agency.into()];
                values.extend(stretch(read));
                values.extend([day_of(&bound).into(), bound.as_str().into(), DAY_ROWS_MAX.into()]);
                *free.insert(Counts::read(&tx.rows(&CASE_COUNT_BEFORE, &values)?)?)
            }
        };
        Ok(counts.sum(wanted))
    }
}

/// Everybody's cases due in that time, row by row up to the limit: no office works with them.
fn everywhere(
    tx: &mut Tx<'_>,
    which: Which,
    from: Option<Instant>,
    before: Option<Instant>,
) -> Result<Total, StoreError> {
    let (statement, mut values): (&'static Sql, Vec<Value>) = match which {
        Which::Any => (&CASE_TOTAL_ALL, vec![]),
        Which::Stage(_) | Which::ToHandOver | Which::HandedOver => {
            (&CASE_TOTAL_STAGE, vec![which.stage_code().into(), which.to_hand_over().into()])
        }
        Which::Open | Which::Unclosed | Which::Running | Which::Moved => {
            (&CASE_TOTAL_OPEN, vec![which.unanswered().into()])
        }
    };
    values.extend([from.map_or(BEGINNING.into(), Value::from), before.map_or(END.into(), Value::from)]);
    counted(tx, statement, values)
}

/// A stretch of places as it is bound.
fn stretch(places: RangeInclusive<usize>) -> [Value; 2] {
    [bound(*places.start()), bound(*places.end())]
}

fn bound(place: usize) -> Value {
    i64::try_from(place).unwrap_or(i64::MAX).into()
}

/// The place that a row begins with.
fn at(row: &Row) -> Result<usize, StoreError> {
    let place = row.int(0)?;
    let known = usize::try_from(place).ok().filter(|place| places(Which::Any).contains(place));
    known.ok_or_else(|| StoreError::Damaged(format!("cases counted at the unknown place {place}")))
}

/// How many cases the handling side of every agency has, also those whose time stands still; exact.
///
/// # Errors
/// Whatever the store says.
pub fn handled_by_agency(tx: &mut Tx<'_>) -> Result<BTreeMap<AgencyCode, u64>, StoreError> {
    let mut values = stretch(handled()).to_vec();
    values.push(SUMMARY_ROWS_MAX.into());
    let rows = tx.rows(&CASE_COUNTS, &values)?;
    rows.iter().map(|row| Ok((row.parse(0)?, number(row, 1)?))).collect()
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
    let [first, last] = stretch(places(Which::Running));
    let values = [day_of(&bound).into(), bound.as_str().into(), first, last, SUMMARY_ROWS_MAX.into()];
    let rows = tx.rows(&CASE_LATE_BY_AGENCY, &values)?;
    rows.iter().map(|row| Ok((row.parse(0)?, number(row, 1)?))).collect()
}
