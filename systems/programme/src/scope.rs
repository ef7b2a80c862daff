//! What a reader asks the figures for: which period, known when, narrowed to what; read from addresses and API alike.

use crate::{
    figure::{By, Period, Span},
    limits::{KEY_CHARS_MAX, QUOTED_CHARS_MAX},
    text::T,
};
use kernel::{AgencyCode, Date, FieldProblem, Instant, Problem, ProcedureCode, Said};
use pack::{Level, Packs};
use serde::Deserialize;

/// Every level of government, the highest first.
pub const LEVELS: [Level; 3] = [Level::Province, Level::District, Level::Commune];

/// Narrows figures; an empty text narrows nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Narrow {
    /// To an agency, by its code.
    pub agency: String,
    /// To a level of government, by its word.
    pub level: String,
    /// To a field of administration, by its Vietnamese name.
    pub field: String,
    /// To a procedure, by its code.
    pub procedure: String,
}

impl Narrow {
    /// Narrowed further to one part of a breakdown.
    #[must_use]
    pub fn to(&self, by: By, key: &str) -> Self {
        let mut narrow = self.clone();
        match by {
            By::Whole => {}
            By::Agency => key.clone_into(&mut narrow.agency),
            By::Level => key.clone_into(&mut narrow.level),
            By::Field => key.clone_into(&mut narrow.field),
            By::Procedure => key.clone_into(&mut narrow.procedure),
        }
        narrow
    }

    /// Whether it narrows to a field or a procedure.
    #[must_use]
    pub fn names_work(&self) -> bool {
        !self.field.is_empty() || !self.procedure.is_empty()
    }
}

/// What figures are asked for.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Scope {
    /// Over which time.
    pub period: Period,
    /// Up to when a book or a ballot had to be known.
    pub known: Instant,
    /// Narrowed to what.
    pub narrow: Narrow,
    /// Whether the period ends now: time goes on within it.
    pub live: bool,
}

impl Scope {
    /// The figures of the year of that instant, as of it.
    #[must_use]
    pub fn year_to(as_of: Instant) -> Self {
        let period = Period::to_date(Span::Year, as_of);
        Self { period, known: period.to, narrow: Narrow::default(), live: false }
    }
}

/// Reads the day or instant that figures are asked for. A day means its last instant; the future means now.
///
/// # Errors
/// A text that is neither.
pub fn as_of(given: Option<&str>, now: Instant) -> Result<Instant, Problem> {
    let Some(given) = given.filter(|given| !given.is_empty()) else { return Ok(now) };
    let instant = match day(given) {
        Some(day) => end_of(day),
        None => given.parse::<Instant>().map_err(|_| wrong("as_of", |t| t.as_of_hint().to_owned()))?,
    };
    Ok(instant.min(now))
}

/// The last instant of a day.
#[must_use]
pub fn end_of(day: Date) -> Instant {
    Instant::from_local(day.at(23, 59, 59, 999_000_000))
}

fn day(text: &str) -> Option<Date> {
    (text.len() == 10).then(|| text.parse().ok())?
}

/// What the API is asked for besides `as_of`.
#[derive(Clone, Debug, Default, Deserialize)]
pub struct Asked {
    /// A day or an instant.
    pub as_of: Option<String>,
    /// The first day.
    pub from: Option<String>,
    /// The last day.
    pub to: Option<String>,
    /// `year`, `half`, `quarter`, `month`: the one in which the last day lies.
    pub period: Option<String>,
    /// An agency's code.
    pub agency: Option<String>,
    /// `province`, `district`, `commune`.
    pub level: Option<String>,
    /// A field's Vietnamese name.
    pub field: Option<String>,
    /// A procedure's code.
    pub procedure: Option<String>,
}

impl Asked {
    /// Reads it all, with every fault at once.
    ///
    /// # Errors
    /// The values that are no days, lie the wrong way round, or name nothing that there is.
    pub fn scope(&self, packs: &Packs, now: Instant) -> Result<Scope, Problem> {
        let mut faults: Vec<FieldProblem> = Vec::new();
        let known = self.known(now, &mut faults);
        let mut read_day = |name: &str, given: &Option<String>| {
            let given = given.as_deref().filter(|given| !given.is_empty())?;
            let read = day(given);
            if read.is_none() {
                faults.push(fault(name, |t| t.day_hint().to_owned()));
            }
            read
        };
        let (from, to) = (read_day("from", &self.from), read_day("to", &self.to));
        let last = to.map_or(known, |day| end_of(day).min(known));
        let span = match self.period.as_deref().filter(|span| !span.is_empty()) {
            None => Span::Year,
            Some(code) => Span::from_code(code).unwrap_or_else(|| {
                faults.push(fault("period", |t| t.span_hint().to_owned()));
                Span::Year
            }),
        };
        let from = from.unwrap_or_else(|| span.first_day(last.local().date()));
        if from > last.local().date() {
            faults.push(fault("from", |t| t.period_backwards().to_owned()));
        }
        let narrow = self.narrow(packs, &mut faults);
        if !faults.is_empty() {
            return Err(web::wrong_fields(faults));
        }
        let period = Period { from, to: last.plus_millis(1) };
        Ok(Scope { period, known: known.plus_millis(1), narrow, live: last == now })
    }

    /// What is named has to exist, at whatever time: a slip of the pen is told, not answered with "no data".
    fn narrow(&self, packs: &Packs, faults: &mut Vec<FieldProblem>) -> Narrow {
        let mut key =
            |name: &str, given: &Option<String>, find: &dyn Fn(&str) -> Option<String>, hint: fn(T, &str) -> String| {
                let given = given.as_deref().unwrap_or_default().trim();
                if given.is_empty() {
                    return String::new();
                }
                let short = given.chars().count() <= KEY_CHARS_MAX && !given.chars().any(char::is_control);
                let found = if short { find(given) } else { None };
                if found.is_none() {
                    let quoted: String =
                        given.chars().filter(|letter| !letter.is_control()).take(QUOTED_CHARS_MAX).collect();
                    faults.push(fault(name, |t| hint(t, &quoted)));
                }
                found.unwrap_or_default()
            };
        let agency = |code: &str| {
            let code = code.parse::<AgencyCode>().ok()?;
            packs.agencies().iter().any(|agency| agency.code == code).then(|| code.to_string())
        };
        let level = |code: &str| LEVELS.iter().find(|level| level.code() == code).map(|level| level.code().to_owned());
        let field = |name: &str| {
            let known = packs.every_version().any(|version| version.field.vi == name);
            known.then(|| name.to_owned())
        };
        let procedure = |code: &str| {
            let code = code.parse::<ProcedureCode>().ok()?;
            packs.versions(&code).last().map(|version| version.code.as_str().to_owned())
        };
        Narrow {
            agency: key("agency", &self.agency, &agency, |t, given| t.agency_hint(given)),
            level: key("level", &self.level, &level, |t, given| t.level_hint(given)),
            field: key("field", &self.field, &field, |t, given| t.field_hint(given)),
            procedure: key("procedure", &self.procedure, &procedure, |t, given| t.procedure_hint(given)),
        }
    }

    fn known(&self, now: Instant, faults: &mut Vec<FieldProblem>) -> Instant {
        as_of(self.as_of.as_deref(), now).unwrap_or_else(|problem| {
            faults.extend(problem.fields);
            now
        })
    }
}

fn fault(name: &str, words: impl Fn(T) -> String) -> FieldProblem {
    FieldProblem { path: name.to_owned(), said: Said::both(|lang| words(T::new(lang))) }
}

fn wrong(name: &str, words: impl Fn(T) -> String) -> Problem {
    web::wrong_fields(vec![fault(name, words)])
}
