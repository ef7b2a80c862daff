//! The targets of the programme with their figures: what pages and API both show.

use crate::{
    figure::{Measure, Period, Share},
    rows::{self, After, Record},
    text::T,
};
use kernel::{Date, Instant, Problem, Said};
use platform::{Platform, problem_of_store};
use store::StoreError;

/// A target with what the record says of it.
#[derive(Clone, Debug)]
pub struct Figure {
    /// The programme's id.
    pub id: String,
    /// The programme's words.
    pub name: Said,
    /// How it is computed; `None` for a target that no system computes yet.
    pub measure: Option<Measure>,
    /// The counts; `None` when it is not computed.
    pub share: Option<Share>,
    /// The threshold in percent, where it is a whole number.
    pub threshold: Option<u64>,
    /// Whether it is reached; `None` without data or threshold.
    pub met: Option<bool>,
    /// Still open although the promised date has passed; for T03.
    pub overdue: Option<u64>,
}

/// A page of records and how many there are in all.
#[derive(Clone, Debug)]
pub struct RecordPage {
    /// The rows.
    pub rows: Vec<Record>,
    /// All of them.
    pub total: u64,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// Reads the day or instant that figures are asked for. A day means its last instant; the future means now.
///
/// # Errors
/// A text that is neither.
pub fn as_of(given: Option<&str>, now: Instant) -> Result<Instant, Problem> {
    let Some(given) = given.filter(|given| !given.is_empty()) else { return Ok(now) };
    let instant = match given.parse::<Date>() {
        Ok(date) if given.len() == 10 => Instant::from_local(date.at(23, 59, 59, 999_000_000)),
        _ => given.parse::<Instant>().map_err(|_| {
            let said = |f: fn(T) -> &'static str| Said::both(|lang| f(T::new(lang)).to_owned());
            Problem::bad_input(said(|t| t.as_of_title())).field("as_of", said(|t| t.as_of_hint()))
        })?,
    };
    Ok(instant.min(now))
}

/// Reads a cursor.
///
/// # Errors
/// A text that we did not give out.
pub fn after_of(cursor: &str) -> Result<After, Problem> {
    let read = || {
        let (at, case) = cursor.split_once('_')?;
        Some(After { at: at.parse().ok()?, case: case.parse::<kernel::StreamId>().ok()?.to_string() })
    };
    read().ok_or_else(|| {
        let said = |f: fn(T) -> &'static str| Said::both(|lang| f(T::new(lang)).to_owned());
        Problem::bad_input(said(|t| t.cursor_title())).field("after", said(|t| t.cursor_hint()))
    })
}

/// Every target of the programme as of an instant, in the programme's order.
///
/// # Errors
/// Only when the store cannot answer.
pub async fn figures(platform: &Platform, as_of: Instant) -> Result<Vec<Figure>, Problem> {
    let period = Period::year_to(as_of);
    let counted = platform
        .store()
        .read::<_, StoreError, _>("targets", move |tx| {
            let mut shares = Vec::with_capacity(Measure::ALL.len());
            for measure in Measure::ALL {
                shares.push((measure, rows::share(tx, measure, period)?));
            }
            Ok::<_, StoreError>((shares, rows::overdue(tx, as_of)?))
        })
        .await
        .map_err(|e| problem_of_store(&e))?;
    let (shares, overdue) = counted;
    let figures = platform.packs().targets().iter().filter(|row| row.kind == pack::TargetKind::Target).map(|row| {
        let measure = Measure::from_id(row.id.as_str());
        let share = measure.and_then(|m| shares.iter().find(|(known, _)| *known == m)).map(|(_, share)| *share);
        let threshold = percent(row);
        Figure {
            id: row.id.clone(),
            name: row.text.clone(),
            measure,
            share,
            threshold,
            met: share.zip(threshold).and_then(|(share, percent)| share.reaches(percent)),
            overdue: (measure == Some(Measure::OnTime)).then_some(overdue),
        }
    });
    Ok(figures.collect())
}

/// The threshold in whole percent, where it is one.
fn percent(row: &pack::TargetRow) -> Option<u64> {
    match (&row.threshold, row.unit.as_deref()) {
        (Some(pack::Threshold::Number(number)), Some("percent")) => u64::try_from(*number).ok(),
        _ => None,
    }
}

/// A page of the records behind a figure, latest first.
///
/// # Errors
/// Only when the store cannot answer.
pub async fn records(
    platform: &Platform,
    measure: Measure,
    as_of: Instant,
    only_missing: bool,
    after: Option<After>,
    rows_max: u32,
) -> Result<RecordPage, Problem> {
    let period = Period::year_to(as_of);
    let (share, mut rows) = platform
        .store()
        .read::<_, StoreError, _>("target records", move |tx| {
            let share = rows::share(tx, measure, period)?;
            // One more than asked for tells whether there is a next page.
            let rows = rows::records(tx, measure, period, only_missing, after.as_ref(), rows_max + 1)?;
            Ok::<_, StoreError>((share, rows))
        })
        .await
        .map_err(|e| problem_of_store(&e))?;
    let more = rows.len() > rows_max as usize;
    rows.truncate(rows_max as usize);
    let next = rows.last().filter(|_| more).map(|last| format!("{}_{}", last.handled_at, last.case));
    let total = if only_missing { share.all - share.good } else { share.all };
    Ok(RecordPage { rows, total, next })
}
