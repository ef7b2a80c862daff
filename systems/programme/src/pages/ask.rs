//! What a page is asked for: the query of its address, read once, and written again into every link.

use crate::{
    figure::{By, Span},
    lists::Show,
    scope::{Asked, LEVELS, Narrow, Scope},
    text::T,
};
use kernel::{AgencyCode, Date, FieldProblem, Instant, Problem, Said};
use pack::Packs;
use serde::Deserialize;
use web::{
    show,
    view::{Carried, DateParts, Field, FieldError, Filter, error_of, errors_of},
    with_query,
};

use super::words;
use crate::limits::QUICK_MONTHS;

/// `?ngay=&ky=&co-quan=&cap=&linh-vuc=&thu-tuc=&theo=&loc=&pham-vi=&het=&after=`; a form sends the day in three boxes.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(from = "Sent")]
pub struct Ask {
    /// The last day that counts.
    pub ngay: Option<String>,
    /// The length of the period, by [`Span::code`].
    pub ky: Option<String>,
    /// An agency.
    pub agency: Option<String>,
    /// A level.
    pub level: Option<String>,
    /// A field.
    pub field: Option<String>,
    /// A procedure.
    pub procedure: Option<String>,
    /// By what a figure is broken down, by [`By::code`].
    pub by: Option<String>,
    /// Which records, by [`Show::code`].
    pub show: Option<String>,
    /// Where the list goes on.
    pub after: Option<String>,
    /// `tinh`: the whole province, where the page would begin with the reader's own agency.
    pub whose: Option<String>,
    /// `1`: every row, where the page would show the first ones.
    pub every: Option<String>,
    /// The day as it was typed.
    pub typed: DateParts,
}

/// The query as it is written.
#[derive(Deserialize)]
struct Sent {
    /// The last day that counts.
    ngay: Option<String>,
    /// The length of the period, by [`Span::code`].
    ky: Option<String>,
    /// An agency.
    #[serde(rename = "co-quan")]
    agency: Option<String>,
    /// A level.
    #[serde(rename = "cap")]
    level: Option<String>,
    /// A field.
    #[serde(rename = "linh-vuc")]
    field: Option<String>,
    /// A procedure.
    #[serde(rename = "thu-tuc")]
    procedure: Option<String>,
    /// By what a figure is broken down, by [`By::code`].
    #[serde(rename = "theo")]
    by: Option<String>,
    /// Which records, by [`Show::code`].
    #[serde(rename = "loc")]
    show: Option<String>,
    /// Where the list goes on.
    after: Option<String>,
    /// `tinh`: the whole province.
    #[serde(rename = "pham-vi")]
    whose: Option<String>,
    /// `1`: every row.
    #[serde(rename = "het")]
    every: Option<String>,
    #[serde(rename = "ngay-day", default)]
    day: String,
    #[serde(rename = "ngay-month", default)]
    month: String,
    #[serde(rename = "ngay-year", default)]
    year: String,
}

impl From<Sent> for Ask {
    fn from(sent: Sent) -> Self {
        let part = |part: &str| part.trim().to_owned();
        let typed = DateParts { day: part(&sent.day), month: part(&sent.month), year: part(&sent.year) };
        let boxes = (typed != DateParts::default()).then(|| day_of(&typed));
        Self {
            ngay: boxes.or(sent.ngay),
            ky: sent.ky,
            agency: sent.agency,
            level: sent.level,
            field: sent.field,
            procedure: sent.procedure,
            by: sent.by,
            show: sent.show,
            after: sent.after,
            whose: sent.whose,
            every: sent.every,
            typed,
        }
    }
}

/// The day that was typed, as addresses write it; what is none stays as it was typed, to be refused as such.
fn day_of(typed: &DateParts) -> String {
    let two = |part: &str| format!("{part:0>2}");
    format!("{}-{}-{}", typed.year, two(&typed.month), two(&typed.day))
}

/// The names in addresses with those of the API, by which faults are told.
const NAMES: [(&str, &str); 11] = [
    ("ngay", "as_of"),
    ("ky", "period"),
    ("co-quan", "agency"),
    ("cap", "level"),
    ("linh-vuc", "field"),
    ("thu-tuc", "procedure"),
    ("theo", "by"),
    ("loc", "show"),
    ("pham-vi", "whose"),
    ("het", "every"),
    ("after", "after"),
];

/// Digits of a year.
const YEAR_DIGITS: usize = 4;
/// `pham-vi=` of the whole province.
pub const PROVINCE: &str = "tinh";
/// What a link never takes along: the place in a list, and that a list was shown whole.
const HERE_ONLY: [&str; 2] = ["het", "after"];

/// What was asked for, understood.
pub struct Reading {
    /// Which figures.
    pub scope: Scope,
    /// The length of the period.
    pub span: Span,
    /// Broken down by what.
    pub by: By,
    /// Which records.
    pub show: Show,
    /// The day that was asked for, when it is still to come: the figures then end now.
    pub to_come: Option<Date>,
}

impl Ask {
    /// Reads it, with every fault at once, under the names that the address has.
    ///
    /// # Errors
    /// The values that are wrong.
    pub fn read(&self, packs: &Packs, now: Instant) -> Result<Reading, Problem> {
        let mut faults = Vec::new();
        // Boxes that hold no day are told as such, at those boxes.
        let typed = (self.typed != DateParts::default()).then(|| read_day(&self.typed));
        let no_day = typed.and_then(Result::err);
        let asked = Asked {
            as_of: self.ngay.clone().filter(|_| no_day.is_none()),
            period: self.ky.clone(),
            agency: self.agency.clone(),
            level: self.level.clone(),
            field: self.field.clone(),
            procedure: self.procedure.clone(),
            ..Asked::default()
        };
        faults.extend(no_day.map(|said| FieldProblem { path: "as_of".to_owned(), said }));
        let mut wrong = |name: &str, hint: fn(&T) -> &'static str| {
            let said = Said::both(|lang| hint(&T::new(lang)).to_owned());
            faults.push(FieldProblem { path: name.to_owned(), said });
        };
        let given = |value: &Option<String>| value.as_deref().filter(|value| !value.is_empty()).map(str::to_owned);
        let by = given(&self.by).map_or(Some(By::Whole), |code| By::from_code(&code));
        let show = given(&self.show).map_or(Some(Show::All), |code| Show::from_code(&code));
        if by.is_none() {
            wrong("by", T::by_hint);
        }
        if show.is_none() {
            wrong("show", T::show_hint);
        }
        match asked.scope(packs, now) {
            Ok(scope) if faults.is_empty() => Ok(Reading {
                scope,
                span: self.ky.as_deref().and_then(Span::from_code).unwrap_or_default(),
                by: by.unwrap_or_default(),
                show: show.unwrap_or_default(),
                to_come: self.day().filter(|day| *day > now.local().date()),
            }),
            Ok(_) => Err(web::wrong_fields(faults.into_iter().map(renamed).collect())),
            Err(problem) => {
                let all = problem.fields.into_iter().chain(faults).map(renamed).collect();
                Err(web::wrong_fields(all))
            }
        }
    }

    /// The same without what is wrong: the figures of this year up to now, for showing the form again.
    pub fn usual(now: Instant) -> Reading {
        let scope = Scope { live: true, ..Scope::year_to(now) };
        Reading { scope, span: Span::default(), by: By::default(), show: Show::default(), to_come: None }
    }

    /// The day that was asked for.
    fn day(&self) -> Option<Date> {
        self.ngay.as_deref()?.parse().ok()
    }

    /// Whether every row was asked for.
    pub fn wants_every(&self) -> bool {
        self.every.as_deref() == Some("1")
    }

    /// The same about the reader's own agency, unless they say otherwise: a leader answers for that one first.
    #[must_use]
    pub fn at_home(mut self, own: Option<&AgencyCode>) -> Self {
        if self.agency.is_none() && self.whose.as_deref() != Some(PROVINCE) {
            self.agency = own.map(ToString::to_string);
        }
        self
    }

    /// What links are made of: nothing of a query that could not be read, or each of them would lead to the same refusal.
    pub fn for_links(&self, wrong: Option<&Problem>) -> Self {
        if wrong.is_some() { Self::default() } else { self.clone() }
    }

    fn value(&self, name: &str) -> &str {
        let value = match name {
            "ngay" => &self.ngay,
            "ky" => &self.ky,
            "co-quan" => &self.agency,
            "cap" => &self.level,
            "linh-vuc" => &self.field,
            "thu-tuc" => &self.procedure,
            "theo" => &self.by,
            "loc" => &self.show,
            "pham-vi" => &self.whose,
            "het" => &self.every,
            _ => &self.after,
        };
        value.as_deref().unwrap_or_default()
    }

    /// An address with the same query but for what changes; an empty value leaves it out. The place in a list is never
    /// taken along.
    pub fn href(&self, path: &str, changes: &[(&str, &str)]) -> String {
        let pairs: Vec<(&str, &str)> = NAMES
            .iter()
            .map(|(name, _)| {
                let changed = changes.iter().find(|(other, _)| other == name).map(|(_, value)| *value);
                let kept = if HERE_ONLY.contains(name) { "" } else { self.value(name) };
                (*name, changed.unwrap_or(kept))
            })
            .filter(|(_, value)| !value.is_empty())
            .collect();
        with_query(path, &pairs)
    }

    /// The chosen values that a form for another day carries along.
    pub fn carried(&self) -> Vec<Carried> {
        let names = NAMES.iter().map(|(name, _)| *name).filter(|name| *name != "ngay" && !HERE_ONLY.contains(name));
        names
            .filter(|name| !self.value(name).is_empty())
            .map(|name| Carried { name: name.to_owned(), value: self.value(name).to_owned() })
            .collect()
    }
}

/// The day in the boxes. A year of two digits is none that anybody counts by.
fn read_day(typed: &DateParts) -> Result<Date, Said> {
    let digits = typed.year.bytes().all(|byte| byte.is_ascii_digit()) && !typed.year.is_empty();
    let short = digits && (typed.year.len() != YEAR_DIGITS || typed.year.starts_with('0'));
    if short { Err(crate::targets::said(T::year_hint)) } else { web::read_date(typed) }
}

fn renamed(fault: FieldProblem) -> FieldProblem {
    let name = NAMES.iter().find(|(_, api)| *api == fault.path).map_or(fault.path.as_str(), |(page, _)| page);
    FieldProblem { path: name.to_owned(), said: fault.said }
}

/// The head of every page of figures: the day, the period, how they are narrowed.
pub struct Head {
    /// Where the form leads.
    pub action: String,
    /// Up to when things count, in words: the end of a day, or this minute.
    pub day: String,
    /// Whose figures these are: on paper nothing else says it.
    pub about: String,
    /// That the day asked for is still to come.
    pub note: Option<String>,
    /// The question for another day.
    pub ask_day: Field,
    /// What is wrong altogether.
    pub errors: Vec<FieldError>,
    /// The period in words: from when to when.
    pub period: String,
    /// What the form carries along.
    pub carried: Vec<Carried>,
    /// Days to choose from.
    pub quick: Vec<Filter>,
    /// Lengths of the period to choose from.
    pub spans: Vec<Filter>,
    /// By what the figures are narrowed; each link takes it away.
    pub narrowed: Vec<Filter>,
}

impl Head {
    /// The head of the page at `action`; with the problem if what was asked for could not be read.
    pub fn new(
        t: T,
        packs: &Packs,
        action: &str,
        ask: &Ask,
        reading: &Reading,
        now: Instant,
        wrong: Option<&Problem>,
    ) -> Self {
        let errors = wrong.map(|problem| errors_of(problem, t.lang())).unwrap_or_default();
        let day = reading.scope.period.last().local().date();
        let ask_day = question(t, ask, day, error_of(&errors, "ngay"));
        let ask = &ask.for_links(wrong);
        Self {
            action: action.to_owned(),
            day: up_to(t, reading, show::weekday_date(t.lang(), day)),
            about: about(t, packs, reading),
            note: reading.to_come.map(|day| t.day_to_come(show::date(t.lang(), day))),
            // A fault in what has no field of its own is told above the form, which has one field.
            errors: errors.into_iter().map(|error| FieldError { field: "ngay".to_owned(), ..error }).collect(),
            ask_day,
            period: t.period_words(
                show::date(t.lang(), reading.scope.period.from),
                up_to(t, reading, show::date(t.lang(), day)),
            ),
            carried: ask.carried(),
            quick: quick(t, action, ask, now, day),
            spans: spans(t, action, ask, reading.span),
            narrowed: narrowed(t, packs, action, ask, reading),
        }
    }
}

/// Up to when: the day is over, or under way and counted up to this minute.
fn up_to(t: T, reading: &Reading, day: String) -> String {
    let last = reading.scope.period.last().local().time();
    if reading.scope.live { t.up_to_now(show::time(last), day) } else { t.up_to_end(day) }
}

/// Whose figures: the parts by which they are narrowed, or the whole province.
fn about(t: T, packs: &Packs, reading: &Reading) -> String {
    let day = reading.scope.period.last().local().date();
    let parts = narrowings(&reading.scope.narrow).into_iter().filter(|(_, _, key)| !key.is_empty());
    let named: Vec<String> = parts.map(|(_, by, key)| words::part(t, packs, by, key, day)).collect();
    if named.is_empty() { t.by_whole().to_owned() } else { named.join(" · ") }
}

/// By what figures can be narrowed: the name in addresses, the part, its key.
fn narrowings(narrow: &Narrow) -> [(&'static str, By, &str); 4] {
    [
        ("co-quan", By::Agency, &narrow.agency),
        ("cap", By::Level, &narrow.level),
        ("linh-vuc", By::Field, &narrow.field),
        ("thu-tuc", By::Procedure, &narrow.procedure),
    ]
}

/// The question for the day; shown again as it was typed, with what is wrong with it.
fn question(t: T, ask: &Ask, day: Date, error: Option<String>) -> Field {
    let known = DateParts { day: day.day().to_string(), month: day.month().to_string(), year: day.year().to_string() };
    Field {
        name: "ngay".to_owned(),
        label: t.targets_day_label().to_owned(),
        date: Some(if error.is_some() { ask.typed.clone() } else { known }),
        error,
        ..Field::default()
    }
}

/// Today and the ends of the months before: the days that reports are written for.
fn quick(t: T, action: &str, ask: &Ask, now: Instant, chosen: Date) -> Vec<Filter> {
    let today = now.local().date();
    let mut days = vec![(today, String::new(), t.quick_today().to_owned())];
    let mut first = today.first_of_month();
    for _ in 0..QUICK_MONTHS {
        let Ok(end) = first.yesterday() else { break };
        days.push((end, end.to_string(), t.quick_month_end(show::date(t.lang(), end))));
        first = end.first_of_month();
    }
    let filter = |(day, value, label): (Date, String, String)| Filter {
        href: ask.href(action, &[("ngay", &value)]),
        label,
        count: String::new(),
        current: day == chosen,
        late: false,
    };
    days.into_iter().map(filter).collect()
}

fn spans(t: T, action: &str, ask: &Ask, chosen: Span) -> Vec<Filter> {
    let filter = |span: Span| Filter {
        href: ask.href(action, &[("ky", if span == Span::Year { "" } else { span.code() })]),
        label: words::span(t, span).to_owned(),
        count: String::new(),
        current: span == chosen,
        late: false,
    };
    Span::ALL.into_iter().map(filter).collect()
}

/// What narrows the figures; to choose it leads to the figures without it.
fn narrowed(t: T, packs: &Packs, action: &str, ask: &Ask, reading: &Reading) -> Vec<Filter> {
    let day = reading.scope.period.last().local().date();
    let parts = narrowings(&reading.scope.narrow);
    let filter = |(name, by, key): (&'static str, By, &str)| {
        // Without the agency a leader's page would begin at home again.
        let province = (by == By::Agency).then_some(("pham-vi", PROVINCE));
        let changes: Vec<(&str, &str)> = [Some((name, "")), province].into_iter().flatten().collect();
        (!key.is_empty()).then(|| Filter {
            href: ask.href(action, &changes),
            label: t.narrowed_away(words::by(t, by), words::part(t, packs, by, key, day)),
            count: String::new(),
            current: false,
            late: false,
        })
    };
    parts.into_iter().filter_map(filter).collect()
}

/// The levels to narrow to, and all of them together.
pub fn levels(t: T, action: &str, ask: &Ask, reading: &Reading) -> Vec<Filter> {
    let filter = |code: &str, label: String| Filter {
        href: ask.href(action, &[("cap", code)]),
        label,
        count: String::new(),
        current: reading.scope.narrow.level == code,
        late: false,
    };
    let all = filter("", t.level_all().to_owned());
    let each = LEVELS.iter().map(|level| filter(level.code(), words::level(t, level.code()).to_owned()));
    [all].into_iter().chain(each).collect()
}
