//! The targets of the programme with their figures: what pages and API both show.

use crate::{
    catalogue,
    figure::{By, Cells, Measure, Records, Tally},
    kept::{Counted, Kept},
    rows,
    scope::Scope,
    text::T,
};
use kernel::{Problem, Said};
use pack::Packs;
use platform::{Platform, problem_of_store};
use std::{cmp::Ordering, collections::BTreeSet, sync::Arc};
use store::{StoreError, Tx};

pub use crate::lists::{Line, RecordPage, Show, records};

/// A target with what is known of it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The programme's id.
    pub id: String,
    /// The programme's words.
    pub name: Said,
    /// How it is computed; `None` for a target that no system computes yet.
    pub measure: Option<Measure>,
    /// The counts; `None` when it is not computed.
    pub tally: Option<Tally>,
    /// The counts by the other reading of the target, where it has two (T06: of the eligible procedures alone).
    pub other: Option<Tally>,
    /// The threshold in percent, where it is a whole number.
    pub threshold: Option<u64>,
    /// On how much of the whole it rests: so many known procedures of so many, so many agencies with a book of so many
    /// desks; `None` where it is all of it.
    pub base: Option<(u64, u64)>,
    /// Whether it is reached; `None` without data or threshold, or where what is unknown decides.
    pub met: Option<bool>,
}

/// Every target of the programme, in the programme's order.
///
/// # Errors
/// Only when the store cannot answer.
pub async fn figures(platform: &Platform, kept: &Arc<Kept>, scope: &Scope) -> Result<Vec<Figure>, Problem> {
    let whole = cells(platform, kept, &Measure::ALL, scope, By::Whole).await?;
    let packs = platform.packs();
    let books = if scope.narrow.agency.is_empty() {
        let by_agency = cells(platform, kept, &[Measure::Entered], scope, By::Agency).await?;
        by_agency.iter().map(|(_, cells)| cells.len() as u64).sum()
    } else {
        0
    };
    let rows = packs.targets().iter().filter(|row| row.is_target());
    let figure = |row: &pack::TargetRow| {
        let measure = Measure::from_id(&row.id);
        let tally = measure.map(|measure| {
            let found = whole.iter().find(|(one, _)| *one == measure);
            found.and_then(|(_, cells)| cells.get("").copied()).unwrap_or_default()
        });
        let threshold = row.percent();
        Figure {
            id: row.id.clone(),
            name: row.text.clone(),
            measure,
            tally,
            other: (measure == Some(Measure::National)).then(|| catalogue::national_of_eligible(packs, scope)),
            threshold,
            base: measure.zip(tally).and_then(|(measure, tally)| base(packs, measure, tally, scope, books)),
            met: tally.zip(threshold).and_then(|(tally, percent)| tally.reaches(percent)),
        }
    };
    Ok(rows.map(figure).collect())
}

/// On how much of the whole a figure rests, where that is not all of it: 100 % of four known procedures among fifty is
/// another thing than 100 %.
fn base(packs: &Packs, measure: Measure, tally: Tally, scope: &Scope, books: u64) -> Option<(u64, u64)> {
    let day = scope.period.last().local().date();
    let level = scope.narrow.level.as_str();
    match measure {
        Measure::Entered if books > 0 => {
            let desks = packs.agencies_at(day).filter(|agency| agency.desk.is_some());
            let desks = desks.filter(|agency| level.is_empty() || agency.level.code() == level).count() as u64;
            (books < desks).then_some((books, desks))
        }
        _ if measure.records() == Records::Procedures && tally.unknown > 0 && tally.all() > 0 => {
            let weight = measure.weight();
            Some((tally.all() / weight, (tally.all() + tally.unknown) / weight))
        }
        _ => None,
    }
}

/// One target.
///
/// # Errors
/// "Not found" for a target that is not computed, or that the programme does not have.
pub async fn figure(platform: &Platform, kept: &Arc<Kept>, measure: Measure, scope: &Scope) -> Result<Figure, Problem> {
    let all = figures(platform, kept, scope).await?;
    all.into_iter().find(|figure| figure.measure == Some(measure)).ok_or_else(platform::not_found)
}

/// A part of a target's breakdown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its key: a code, a level's word, a field's Vietnamese name.
    pub key: String,
    /// Its counts.
    pub tally: Tally,
}

/// One target broken down, the worst part first: the smallest share, then the most that are not as they should be. Parts
/// without a figure come last.
///
/// # Errors
/// Only when the store cannot answer.
pub async fn parts(
    platform: &Platform,
    kept: &Arc<Kept>,
    measure: Measure,
    scope: &Scope,
    by: By,
) -> Result<Vec<Part>, Problem> {
    let counted = cells(platform, kept, &[measure], scope, by).await?;
    let cells = counted.iter().flat_map(|(_, cells)| cells);
    let mut parts: Vec<Part> = cells.map(|(key, tally)| Part { key: key.clone(), tally: *tally }).collect();
    parts.sort_by(|a, b| worse(a.tally, b.tally).then_with(|| a.key.cmp(&b.key)));
    Ok(parts)
}

/// Which of two comes first in a table that begins with the worst. Shares are compared as fractions, without rounding.
#[must_use]
pub fn worse(a: Tally, b: Tally) -> Ordering {
    let missing = |tally: Tally| tally.bad + tally.open;
    let share = match (a.all(), b.all()) {
        (0, 0) => Ordering::Equal,
        (0, _) => Ordering::Greater,
        (_, 0) => Ordering::Less,
        (all, other) => {
            let cross = |good: u64, other: u64| u128::from(good) * u128::from(other);
            cross(a.good, other).cmp(&cross(b.good, all))
        }
    };
    share.then_with(|| missing(b).cmp(&missing(a)))
}

/// The counts of several targets, by part, all of one moment.
///
/// # Errors
/// Only when the store cannot answer.
pub async fn cells(
    platform: &Platform,
    kept: &Arc<Kept>,
    measures: &[Measure],
    scope: &Scope,
    by: By,
) -> Result<Counted, Problem> {
    let (asked, packs, measures) = (scope.clone(), platform.packs().clone(), measures.to_vec());
    let kept = Arc::clone(kept);
    let counted = platform.store().read::<_, StoreError, _>("targets", move |tx| {
        let version = rows::version(tx)?;
        if let Some(known) = kept.find(&asked, by, &measures, version) {
            return Ok(known);
        }
        let count = |measure: &Measure| Ok((*measure, count(tx, &packs, *measure, &asked, by)?));
        let counted: Counted = Arc::new(measures.iter().map(count).collect::<Result<_, StoreError>>()?);
        kept.keep(&asked, by, &measures, version, Arc::clone(&counted));
        Ok(counted)
    });
    counted.await.map_err(|e| problem_of_store(&e))
}

fn count(tx: &mut Tx<'_>, packs: &Packs, measure: Measure, scope: &Scope, by: By) -> Result<Cells, StoreError> {
    match measure.records() {
        Records::Procedures => Ok(catalogue::cells(packs, measure, scope, by)),
        Records::Cases if measure == Measure::OnTime => rows::handled(tx, scope, by),
        Records::Cases => rows::received(tx, scope, by),
        Records::Ballots => ballots(tx, scope, by),
        Records::Days => entered(tx, scope, by),
    }
}

/// T09. Of a part that cannot be named without pointing at somebody only how many ballots there are is told.
fn ballots(tx: &mut Tx<'_>, scope: &Scope, by: By) -> Result<Cells, StoreError> {
    let mut cells = rows::ballot_cells(tx, scope, by)?;
    let named = if rows::is_nameable(tx, scope)? { rows::nameable(&cells) } else { BTreeSet::new() };
    for (_, tally) in cells.iter_mut().filter(|(key, _)| !named.contains(*key)) {
        *tally = Tally { apart: tally.all(), ..Tally::default() };
    }
    Ok(cells)
}

/// T04, without how many days there are.
fn entered(tx: &mut Tx<'_>, scope: &Scope, by: By) -> Result<Cells, StoreError> {
    Ok(rows::book_cells(tx, scope, by)?.into_iter().map(|(key, (tally, _))| (key, tally)).collect())
}

/// The words of a fault in what was asked.
pub(crate) fn said(words: fn(&T) -> &'static str) -> Said {
    Said::both(|lang| words(&T::new(lang)).to_owned())
}
