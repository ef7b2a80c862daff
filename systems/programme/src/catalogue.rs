//! The targets that are about procedures, not cases: T01, T02, T05, T06, T08, from the editions in force on a day.

use crate::{
    figure::{By, Cells, Measure, Tally},
    scope::{Narrow, Scope},
};
use kernel::Date;
use pack::{Agency, Level, Packs, ProcedureVersion, StepStatus, TimeLimit, TimeSpan};

/// What a procedure is to a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// As it should be.
    Good,
    /// Not as it should be.
    Bad,
    /// Nobody knows.
    Unknown,
    /// Not what the target is about.
    Apart,
}

/// Hundredths of a percent in a whole.
const WHOLE_POINTS: u64 = 10_000;
/// Means by which a service has to be reachable to count for T08.
const MEANS_MIN: usize = 2;
/// The means that a telephone can use.
const MOBILE: [&str; 2] = ["mobile_web", "app"];

/// A procedure with the agencies that take it in on a day.
struct Offer<'p> {
    version: &'p ProcedureVersion,
    agencies: Vec<&'p Agency>,
}

/// The procedures in force at the end of the period, narrowed, by code.
pub fn procedures<'p>(packs: &'p Packs, scope: &Scope) -> Vec<&'p ProcedureVersion> {
    offers(packs, scope).into_iter().map(|offer| offer.version).collect()
}

fn offers<'p>(packs: &'p Packs, scope: &Scope) -> Vec<Offer<'p>> {
    let (day, narrow) = (day_of(scope), &scope.narrow);
    let belongs = |version: &&ProcedureVersion| {
        (narrow.level.is_empty() || version.levels.iter().any(|level| level.code() == narrow.level))
            && (narrow.field.is_empty() || version.field.vi == narrow.field)
            && (narrow.procedure.is_empty() || version.code.as_str() == narrow.procedure)
    };
    let offer = |version| Offer { version, agencies: taking_in(packs, version, day) };
    let here = |offer: &Offer<'_>| narrow.agency.is_empty() || offer.agencies.iter().any(|one| is(one, &narrow.agency));
    packs.procedures(day).filter(belongs).map(offer).filter(here).collect()
}

/// The day whose editions are looked at.
#[must_use]
pub fn day_of(scope: &Scope) -> Date {
    scope.period.last().local().date()
}

fn is(agency: &Agency, code: &str) -> bool {
    agency.code.as_str() == code
}

/// The agencies that take a procedure in: on the levels of those that are named only they, with a desk or without; on
/// any other level every one that has a desk.
fn taking_in<'p>(packs: &'p Packs, version: &ProcedureVersion, day: Date) -> Vec<&'p Agency> {
    let named: Vec<Level> =
        version.agencies.iter().filter_map(|code| packs.agency(code, day)).map(|agency| agency.level).collect();
    let takes = |agency: &&Agency| {
        let by_level = version.receiving_levels().contains(&agency.level);
        let named = named.contains(&agency.level);
        by_level && if named { version.agencies.contains(&agency.code) } else { agency.desk.is_some() }
    };
    packs.agencies_at(day).filter(takes).collect()
}

/// What a procedure is to a target, at the narrowed agency or level, on the last day of the period.
#[must_use]
pub fn state(packs: &Packs, measure: Measure, version: &ProcedureVersion, scope: &Scope) -> State {
    let day = day_of(scope);
    state_of(measure, &Offer { version, agencies: taking_in(packs, version, day) }, &scope.narrow, day)
}

fn state_of(measure: Measure, offer: &Offer<'_>, narrow: &Narrow, day: Date) -> State {
    let version = offer.version;
    let known = |known: Option<bool>| match known {
        Some(true) => State::Good,
        Some(false) => State::Bad,
        None => State::Unknown,
    };
    match measure {
        Measure::OneStop => known(Some(at_one_stop(offer, narrow))),
        Measure::TimeCut => match times(version) {
            Times { statutory: Some(_), promised: Some(_), cut: Some(_) } => State::Good,
            _ if version.time_limits.iter().all(|limit| !limit.applies) => State::Apart,
            _ => State::Unknown,
        },
        Measure::Offered if version.online.eligible == Some(false) => State::Apart,
        Measure::Offered => known(version.online.offered()),
        Measure::National => known(version.national_portal.on(day)),
        Measure::Means => match version.online.whole() {
            Some(false) => State::Apart,
            Some(true) => known(version.online.means.as_deref().map(reachable)),
            None => State::Unknown,
        },
        Measure::OnTime | Measure::Entered | Measure::Online | Measure::Satisfied => State::Apart,
    }
}

/// By several means, a telephone among them.
fn reachable(means: &[String]) -> bool {
    means.len() >= MEANS_MIN && means.iter().any(|one| MOBILE.contains(&one.as_str()))
}

/// Whether every agency that takes it in has a desk, and every level on which it is taken in has such an agency.
fn at_one_stop(offer: &Offer<'_>, narrow: &Narrow) -> bool {
    // Who narrows to a level that decides but takes nothing in means all that take it in.
    let receives = offer.version.receiving_levels().iter().any(|level| level.code() == narrow.level);
    let level_of = |level: Level| !receives || level.code() == narrow.level;
    let mut here = offer.agencies.iter().filter(|agency| level_of(agency.level));
    if !narrow.agency.is_empty() {
        return here.any(|agency| is(agency, &narrow.agency) && agency.desk.is_some());
    }
    let reached = |level: &Level| offer.agencies.iter().any(|agency| agency.level == *level);
    let mut wanted = offer.version.receiving_levels().iter().filter(|level| level_of(**level)).peekable();
    wanted.peek().is_some() && wanted.all(reached) && here.all(|agency| agency.desk.is_some())
}

/// The times of a procedure that T02 compares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Times {
    /// The law's limit.
    pub statutory: Option<TimeSpan>,
    /// The province's own reduced limit, or the total of the approved internal process.
    pub promised: Option<TimeSpan>,
    /// By how much the second is shorter than the first, in hundredths of a percent; nothing when it is not; `None` when
    /// either is not known, or they are not of the same kind (working time, days, months).
    pub cut: Option<u64>,
}

/// The times of a procedure.
#[must_use]
pub fn times(version: &ProcedureVersion) -> Times {
    let here = |limit: &&TimeLimit| limit.applies;
    let statutory = version.time_limits.iter().filter(here).find(|limit| limit.scope == "national");
    let reduced = version.time_limits.iter().filter(here).find(|limit| limit.scope != "national");
    let internal = (version.steps.status == StepStatus::Approved).then_some(version.steps.total).flatten();
    let statutory = statutory.and_then(|limit| limit.allow);
    let promised = reduced.and_then(|limit| limit.allow).or(internal);
    let cut = statutory.zip(promised).and_then(|(law, promise)| cut(law, promise));
    Times { statutory, promised, cut }
}

/// By how much `promise` is shorter than `law`.
#[must_use]
pub fn cut(law: TimeSpan, promise: TimeSpan) -> Option<u64> {
    let ((kind, law), (other, promise)) = (law.size(), promise.size());
    (kind == other && law > 0).then(|| law.saturating_sub(promise) * WHOLE_POINTS / law)
}

/// The counts of a target about procedures, by part. Those of T02 are hundredths of a percent of each procedure's time,
/// so that every procedure weighs the same; how many could not be compared stands under `unknown`.
#[must_use]
pub fn cells(packs: &Packs, measure: Measure, scope: &Scope, by: By) -> Cells {
    let day = day_of(scope);
    let mut cells = Cells::new();
    for offer in offers(packs, scope) {
        for key in keys(&offer, &scope.narrow, by) {
            let narrow = scope.narrow.to(by, &key);
            let tally = tally(measure, offer.version, state_of(measure, &offer, &narrow, day));
            let cell = cells.entry(key).or_default();
            *cell = cell.plus(tally);
        }
    }
    cells
}

fn tally(measure: Measure, version: &ProcedureVersion, state: State) -> Tally {
    let mut tally = Tally::default();
    match (measure, state) {
        (Measure::TimeCut, State::Good) => {
            tally.good = times(version).cut.unwrap_or(0);
            tally.bad = WHOLE_POINTS - tally.good;
        }
        (_, State::Good) => tally.good = 1,
        (_, State::Bad) => tally.bad = 1,
        // Of the time of a procedure nobody can be sure; how it would turn out is not guessed.
        (Measure::TimeCut, State::Unknown) => tally.unknown = WHOLE_POINTS,
        (_, State::Unknown) => tally.unknown = 1,
        (_, State::Apart) => tally.apart = 1,
    }
    tally
}

/// The parts of a breakdown that a procedure belongs to.
fn keys(offer: &Offer<'_>, narrow: &Narrow, by: By) -> Vec<String> {
    let version = offer.version;
    let level_of = |level: Level| narrow.level.is_empty() || level.code() == narrow.level;
    match by {
        By::Whole => vec![String::new()],
        By::Field => vec![version.field.vi.clone()],
        By::Procedure => vec![version.code.as_str().to_owned()],
        By::Level => {
            version.levels.iter().filter(|level| level_of(**level)).map(|level| level.code().to_owned()).collect()
        }
        By::Agency => {
            let asked = |agency: &&&Agency| narrow.agency.is_empty() || is(agency, &narrow.agency);
            let here = offer.agencies.iter().filter(|agency| level_of(agency.level)).filter(asked);
            here.map(|agency| agency.code.as_str().to_owned()).collect()
        }
    }
}

/// T06 over the procedures that may be offered online at all: the other reading of the programme's sentence.
#[must_use]
pub fn national_of_eligible(packs: &Packs, scope: &Scope) -> Tally {
    procedures(packs, scope)
        .into_iter()
        .map(|version| match version.online.eligible {
            Some(true) => tally(Measure::National, version, state(packs, Measure::National, version, scope)),
            Some(false) => Tally { apart: 1, ..Tally::default() },
            None => Tally { unknown: 1, ..Tally::default() },
        })
        .fold(Tally::default(), Tally::plus)
}
