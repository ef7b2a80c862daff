//! The records behind a figure, whatever they are, a page at a time.

use crate::{
    catalogue::{self, State, Times},
    figure::{By, Measure, Records, Tally},
    limits::BALLOTS_SHOWN_MIN,
    rows::{self, After, Ballot, BookDay, Cause, Causes, Record, Which},
    scope::Scope,
    standing::Verdict,
    targets::said,
    text::T,
};
use kernel::{Date, Instant, Problem, Said};
use platform::{Platform, problem_of_store};
use store::{StoreError, Tx};

/// Which of the records are shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Show {
    /// All that count.
    #[default]
    All,
    /// Those that are as they should be.
    Good,
    /// Those that are not.
    Missing,
    /// T03: those handled late, for whatever reason.
    Late,
    /// T03: those handled after the date first promised.
    AfterDate,
    /// T03: those handled in time for which papers were asked for more than once.
    Requests,
    /// T03: those not handled at all and past their date.
    Open,
    /// Those of which nobody knows.
    Unknown,
    /// Those looked at that are not part of the figure.
    Apart,
}

impl Show {
    /// Every choice.
    pub const ALL: [Self; 9] = [
        Self::All,
        Self::Good,
        Self::Missing,
        Self::Late,
        Self::AfterDate,
        Self::Requests,
        Self::Open,
        Self::Unknown,
        Self::Apart,
    ];

    /// The word in addresses and in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::Good => "good",
            Self::Missing => "missing",
            Self::Late => "late",
            Self::AfterDate => "after_date",
            Self::Requests => "requests",
            Self::Open => "open",
            Self::Unknown => "unknown",
            Self::Apart => "apart",
        }
    }

    /// The choice of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|show| show.code() == code)
    }

    /// How many of a figure's records it shows; of days and of T02 the counts are other than records.
    #[must_use]
    pub const fn count(self, tally: Tally, causes: Causes) -> u64 {
        match self {
            Self::All => tally.all(),
            Self::Good => tally.good,
            Self::Missing => tally.bad + tally.open,
            Self::Late => tally.bad,
            Self::AfterDate => causes.after_date,
            Self::Requests => causes.requests,
            Self::Open => tally.open,
            Self::Unknown => tally.unknown,
            Self::Apart => tally.apart,
        }
    }

    fn takes(self, state: State) -> bool {
        match self {
            Self::All => matches!(state, State::Good | State::Bad | State::Unknown),
            Self::Good => state == State::Good,
            Self::Missing => state == State::Bad,
            Self::Unknown => state == State::Unknown,
            Self::Apart => state == State::Apart,
            Self::Open | Self::Late | Self::AfterDate | Self::Requests => false,
        }
    }

    /// The cases of T03 that it shows.
    fn judged(self) -> &'static [Which] {
        const ON_TIME: Which = Which::Judged(Verdict::OnTime);
        const LATE: Which = Which::Judged(Verdict::Late);
        const OPEN: Which = Which::Judged(Verdict::Open);
        match self {
            Self::All => &[ON_TIME, LATE, OPEN],
            Self::Good => &[ON_TIME],
            Self::Missing => &[LATE, OPEN],
            Self::Late => &[LATE],
            Self::AfterDate => &[Which::Late(Cause::AfterDate)],
            Self::Requests => &[Which::Late(Cause::Requests)],
            Self::Open => &[OPEN],
            Self::Apart => &[Which::Judged(Verdict::NoLimit)],
            Self::Unknown => &[],
        }
    }
}

/// One record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// A case.
    Case(Record),
    /// A procedure.
    Procedure(ProcedureLine),
    /// An agency's day.
    Day(BookDay),
    /// A ballot.
    Ballot(Ballot),
}

/// A procedure as a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProcedureLine {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Said,
    /// Its field.
    pub field: Said,
    /// The levels that do it, by their words.
    pub levels: Vec<&'static str>,
    /// The edition in force: its first day.
    pub edition: Date,
    /// What it is to the target.
    pub state: State,
    /// Its online level, by the pack's word; `None` where nobody knows.
    pub online: Option<String>,
    /// By what people reach it; `None` where nobody knows.
    pub means: Option<Vec<String>>,
    /// The law's time and the promised one.
    pub times: Times,
    /// The real working time (T02), as far as there are answers.
    pub real: Option<crate::working::Middle>,
}

/// A page of records and how many there are in all.
#[derive(Clone, Debug, Default)]
pub struct RecordPage {
    /// The rows.
    pub rows: Vec<Line>,
    /// All of them.
    pub total: u64,
    /// The cursor of the next page.
    pub next: Option<String>,
}

/// A page of the records behind a figure.
///
/// # Errors
/// A cursor that is none of ours, and whatever the store says.
pub async fn records(
    platform: &Platform,
    measure: Measure,
    scope: &Scope,
    show: Show,
    after: Option<&str>,
    rows_max: u32,
) -> Result<RecordPage, Problem> {
    let after = after.filter(|after| !after.is_empty()).map(|after| cursor(after, measure)).transpose()?;
    let (asked, packs) = (scope.clone(), platform.packs().clone());
    let found = platform.store().read::<_, StoreError, _>("target records", move |tx| {
        let after = after.as_ref().map(|(first, second)| (first.as_str(), second.as_str()));
        match measure.records() {
            Records::Cases => cases(tx, measure, &asked, show, after, rows_max),
            Records::Days => days(tx, &asked, show, after, rows_max),
            Records::Ballots => ballots(tx, &asked, show, after, rows_max),
            Records::Procedures => procedures(tx, &packs, measure, &asked, show, after, rows_max),
        }
    });
    found.await.map_err(|e| problem_of_store(&e))
}

/// Reads a cursor: two parts, each of the shape that this list gave out.
fn cursor(given: &str, measure: Measure) -> Result<(String, String), Problem> {
    let parts = given.split_once('_').filter(|(first, second)| match measure.records() {
        Records::Cases => first.parse::<Instant>().is_ok() && second.parse::<kernel::StreamId>().is_ok(),
        Records::Days => first.parse::<Date>().is_ok() && second.parse::<kernel::AgencyCode>().is_ok(),
        Records::Ballots => first.is_empty() && second.parse::<kernel::Id>().is_ok(),
        Records::Procedures => first.is_empty() && second.parse::<kernel::ProcedureCode>().is_ok(),
    });
    let wrong = || Problem::bad_input(said(T::cursor_title)).field("after", said(T::cursor_hint));
    parts.map(|(first, second)| (first.to_owned(), second.to_owned())).ok_or_else(wrong)
}

type Cursor<'a> = Option<(&'a str, &'a str)>;

fn cases(
    tx: &mut Tx<'_>,
    measure: Measure,
    scope: &Scope,
    show: Show,
    after: Cursor<'_>,
    rows_max: u32,
) -> Result<RecordPage, StoreError> {
    let after = after.and_then(|(at, case)| Some(After { at: at.parse().ok()?, case: case.to_owned() }));
    let (which, tally): (Vec<Which>, Tally) = if measure == Measure::OnTime {
        let counted = rows::handled(tx, scope, By::Whole)?.get("").copied().unwrap_or_default();
        (show.judged().to_vec(), counted)
    } else {
        let counted = rows::received(tx, scope, By::Whole)?.get("").copied().unwrap_or_default();
        let online = match show {
            Show::All => vec![Which::Received(None)],
            Show::Good => vec![Which::Received(Some(true))],
            Show::Missing => vec![Which::Received(Some(false))],
            _ => Vec::new(),
        };
        (online, counted)
    };
    let mut rows = Vec::new();
    for one in which {
        // One more than asked for tells whether there is a next page.
        rows.extend(rows::records(tx, scope, one, after.as_ref(), rows_max + 1)?);
    }
    rows.sort_by(|a, b| (b.value_at, &b.case).cmp(&(a.value_at, &a.case)));
    let (rows, next) = cut(rows, rows_max, |last| format!("{}_{}", last.value_at, last.case));
    let total = show.count(tally, causes(tx, measure, scope, show)?);
    Ok(RecordPage { rows: rows.into_iter().map(Line::Case).collect(), total, next })
}

/// Why cases were late, where somebody asks for one of the reasons.
fn causes(tx: &mut Tx<'_>, measure: Measure, scope: &Scope, show: Show) -> Result<Causes, StoreError> {
    let wanted = measure == Measure::OnTime && matches!(show, Show::AfterDate | Show::Requests);
    if wanted { rows::causes(tx, scope) } else { Ok(Causes::default()) }
}

fn days(
    tx: &mut Tx<'_>,
    scope: &Scope,
    show: Show,
    after: Cursor<'_>,
    rows_max: u32,
) -> Result<RecordPage, StoreError> {
    let agrees = match show {
        Show::All => None,
        Show::Good => Some(true),
        Show::Missing => Some(false),
        _ => return Ok(RecordPage::default()),
    };
    let (tally, days) = rows::book_cells(tx, scope, By::Whole)?.get("").copied().unwrap_or_default();
    let total = match agrees {
        None => days,
        Some(true) => days - tally.apart,
        Some(false) => tally.apart,
    };
    let rows = rows::book_days(tx, scope, agrees, after, rows_max + 1)?;
    let (rows, next) = cut(rows, rows_max, |last| format!("{}_{}", last.day, last.agency));
    Ok(RecordPage { rows: rows.into_iter().map(Line::Day).collect(), total, next })
}

/// Where so few voted that somebody could be recognised, nothing is shown but how many they are.
/// Of each ballot of the others only what at least five have in common.
fn ballots(
    tx: &mut Tx<'_>,
    scope: &Scope,
    show: Show,
    after: Cursor<'_>,
    rows_max: u32,
) -> Result<RecordPage, StoreError> {
    let tally = rows::ballot_cells(tx, scope, By::Whole)?.get("").copied().unwrap_or_default();
    let satisfied = match show {
        Show::All => None,
        Show::Good => Some(true),
        Show::Missing => Some(false),
        _ => return Ok(RecordPage::default()),
    };
    if tally.all() < BALLOTS_SHOWN_MIN || !rows::is_nameable(tx, scope)? {
        return Ok(RecordPage::default());
    }
    let rows = rows::ballots(tx, scope, satisfied, after.map(|(_, ballot)| ballot), rows_max + 1)?;
    let (rows, next) = cut(rows, rows_max, |last| format!("_{}", last.ballot));
    let total = show.count(tally, Causes::default());
    Ok(RecordPage { rows: rows.into_iter().map(Line::Ballot).collect(), total, next })
}

fn procedures(
    tx: &mut Tx<'_>,
    packs: &pack::Packs,
    measure: Measure,
    scope: &Scope,
    show: Show,
    after: Cursor<'_>,
    rows_max: u32,
) -> Result<RecordPage, StoreError> {
    let worked = if measure == Measure::TimeCut { rows::worked(tx, scope)? } else { rows::Worked::new() };
    let all = catalogue::procedures(packs, scope).into_iter().filter_map(|version| {
        let state = catalogue::state(packs, measure, version, scope);
        show.takes(state).then(|| ProcedureLine {
            code: version.code.as_str().to_owned(),
            name: version.name.clone(),
            field: version.field.clone(),
            levels: version.levels.iter().map(|level| level.code()).collect(),
            edition: version.valid.from,
            state,
            online: version.online.level.clone(),
            means: version.online.means.clone(),
            times: catalogue::times(version),
            real: worked.get(version.code.as_str()).and_then(|values| crate::working::middle(values)),
        })
    });
    let mut all: Vec<ProcedureLine> = all.collect();
    let total = all.len() as u64;
    all.retain(|line| after.is_none_or(|(_, after)| line.code.as_str() > after));
    let (rows, next) = cut(all, rows_max, |last| format!("_{}", last.code));
    Ok(RecordPage { rows: rows.into_iter().map(Line::Procedure).collect(), total, next })
}

/// Cuts what goes beyond the page off and makes the cursor for it.
fn cut<R>(mut rows: Vec<R>, rows_max: u32, key: impl Fn(&R) -> String) -> (Vec<R>, Option<String>) {
    let more = rows.len() > rows_max as usize;
    rows.truncate(rows_max as usize);
    let next = rows.last().filter(|_| more).map(key);
    (rows, next)
}

/// The choices above a figure's list, each with how many records it shows.
///
/// # Errors
/// Whatever the store says.
pub async fn counts(
    platform: &Platform,
    measure: Measure,
    scope: &Scope,
    tally: Tally,
) -> Result<Vec<(Show, u64)>, Problem> {
    let shown: &[Show] = match measure {
        Measure::OnTime => &[
            Show::All,
            Show::Good,
            Show::Missing,
            Show::Late,
            Show::AfterDate,
            Show::Requests,
            Show::Open,
            Show::Apart,
        ],
        Measure::OneStop | Measure::Entered | Measure::Online | Measure::Satisfied => {
            &[Show::All, Show::Good, Show::Missing]
        }
        Measure::TimeCut => &[Show::All, Show::Good, Show::Unknown, Show::Apart],
        Measure::Offered | Measure::National | Measure::Means => {
            &[Show::All, Show::Good, Show::Missing, Show::Unknown, Show::Apart]
        }
    };
    if measure.records() == Records::Cases {
        let asked = scope.clone();
        let read = platform
            .store()
            .read::<_, StoreError, _>("late causes", move |tx| causes(tx, measure, &asked, Show::Requests));
        let causes = read.await.map_err(|e| problem_of_store(&e))?;
        return Ok(shown.iter().map(|show| (*show, show.count(tally, causes))).collect());
    }
    let mut counted = Vec::with_capacity(shown.len());
    for show in shown {
        counted.push((*show, records(platform, measure, scope, *show, None, 1).await?.total));
    }
    Ok(counted)
}
