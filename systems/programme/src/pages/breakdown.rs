//! One target by its parts, the worst first, for everybody.

use super::{
    ask::{self, Ask, Head, Reading},
    list::{ADDRESS, read, status},
    words,
};
use crate::{
    MODULE, PERMISSION_READ,
    figure::{By, Measure, Records},
    kept::Kept,
    limits::{PARTS_ROWS_FIRST, PARTS_ROWS_MAX, RECORDS_ROWS_MAX},
    lists::{Line, Show},
    scope::Narrow,
    targets::{self, Figure, Part},
    text::T,
    working::Middle,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::{Date, Problem};
use pack::Packs;
use std::{collections::BTreeMap, sync::Arc};
use web::{
    App, Fault, Path, Query, Shell, Visitor,
    view::{Filter, Link, Tag},
};

/// One target by its parts.
#[derive(Template)]
#[template(path = "breakdown.html")]
pub struct BreakdownPage {
    pub shell: Shell,
    pub t: T,
    pub head: Head,
    pub back: String,
    pub figure: FigureWords,
    pub by: Vec<Filter>,
    pub levels: Vec<Filter>,
    pub part_name: String,
    pub rows: Vec<PartLine>,
    pub more: Option<Link>,
    pub cut: Option<String>,
    pub table: String,
    pub records: Option<String>,
}

/// A target's figure in words.
pub struct FigureWords {
    pub id: String,
    pub name: String,
    pub value: Option<String>,
    pub base: Option<String>,
    pub threshold: String,
    pub tag: Tag,
    pub counted: String,
    pub how: String,
    pub other: Option<String>,
}

/// One part.
pub struct PartLine {
    pub name: String,
    pub code: Option<String>,
    pub href: Option<String>,
    pub value: Option<String>,
    pub counted: String,
    pub extra: Option<String>,
    pub tag: Tag,
    pub late: bool,
    pub records: Option<String>,
}

impl FigureWords {
    /// The figure in words.
    pub fn new(t: T, figure: &Figure, measure: Measure) -> Self {
        let tally = figure.tally.unwrap_or_default();
        let other = figure.other.map(|other| {
            let value = words::value(t, other).unwrap_or_else(|| t.no_data().to_owned());
            t.national_of_eligible(value, words::counted(t, measure, other))
        });
        Self {
            id: figure.id.clone(),
            name: figure.name.get(t.lang()).to_owned(),
            value: words::value(t, tally),
            base: words::base(t, measure, figure),
            threshold: words::threshold(t, figure),
            tag: words::met(t, figure.met, tally),
            counted: words::counted(t, measure, tally),
            how: words::how(t, measure).to_owned(),
            other,
        }
    }
}

pub async fn show(
    State(app): State<App>,
    kept: Arc<Kept>,
    visitor: Visitor,
    Path(id): Path<String>,
    Query(ask): Query<Ask>,
) -> Result<Response, Fault> {
    let measure = Measure::from_id(&id).ok_or_else(platform::not_found)?;
    let (reading, wrong) = read(&app, &ask, &visitor);
    let asked = ask;
    let ask = asked.for_links(wrong.as_ref());
    let by = chosen(measure, &reading);
    let figure = targets::figure(&app.platform, &kept, measure, &reading.scope).await?;
    let parts = targets::parts(&app.platform, &kept, measure, &reading.scope, by).await?;
    let times = times(&app, measure, &reading, by, Show::Good).await?;
    let t = T::new(visitor.lang);
    let opens = visitor.actor.as_ref().is_some_and(|actor| MODULE.allows(actor, PERMISSION_READ));
    let address = format!("{ADDRESS}/{id}");
    let packs = app.platform.packs();
    let lines = Lines { t, packs, measure, by, ask: &ask, reading: &reading, figure: &figure, times: &times, opens };
    let rows_max = if asked.wants_every() { PARTS_ROWS_MAX } else { PARTS_ROWS_FIRST };
    let table = ask.href(&format!("{address}/bang.csv"), &[("theo", by.code())]);
    let page = BreakdownPage {
        shell: Shell::new(&app, &visitor),
        t,
        head: Head::new(t, packs, &address, &asked, &reading, visitor.now, wrong.as_ref()),
        back: ask.href(ADDRESS, &[("theo", ""), ("loc", "")]),
        figure: FigureWords::new(t, &figure, measure),
        by: ways(t, measure, &address, &ask, by),
        levels: ask::levels(t, &address, &ask, &reading),
        part_name: words::by(t, by).to_owned(),
        rows: parts.iter().take(rows_max).map(|part| lines.line(part)).collect(),
        more: (parts.len() > rows_max && !asked.wants_every()).then(|| Link {
            href: ask.href(&address, &[("het", "1")]),
            text: t.parts_all(words::number(t, parts.len() as u64)),
        }),
        cut: (asked.wants_every() && parts.len() > PARTS_ROWS_MAX).then(|| t.parts_cut(PARTS_ROWS_MAX)),
        table,
        records: opens.then(|| ask.href(&format!("{address}/ho-so"), &[])),
    };
    web::page_with(status(wrong.as_ref()), visitor.lang, &page)
}

/// By what it is broken down when nobody says: what a leader asks first of it.
pub fn chosen(measure: Measure, reading: &Reading) -> By {
    match reading.by {
        By::Whole if measure.records() == Records::Procedures => By::Procedure,
        By::Whole if !reading.scope.narrow.agency.is_empty() && measure != Measure::Entered => By::Procedure,
        By::Whole => By::Agency,
        by => by,
    }
}

/// The ways to break it down; a book counts whatever came in, so T04 has no fields and procedures.
pub fn ways(t: T, measure: Measure, address: &str, ask: &Ask, chosen: By) -> Vec<Filter> {
    let all = By::PARTS.into_iter();
    let fits = |by: &By| measure != Measure::Entered || matches!(by, By::Agency | By::Level);
    let way = |by: By| Filter {
        href: ask.href(address, &[("theo", by.code())]),
        label: words::by(t, by).to_owned(),
        count: String::new(),
        current: by == chosen,
        late: false,
    };
    all.filter(fits).map(way).collect()
}

/// Statutory, committed and real time of a procedure.
pub type Compared = (Option<pack::TimeSpan>, Option<pack::TimeSpan>, Option<Middle>);

/// Statutory, committed and real time of each procedure: what T02 is about.
pub async fn times(
    app: &App,
    measure: Measure,
    reading: &Reading,
    by: By,
    show: Show,
) -> Result<BTreeMap<String, Compared>, Problem> {
    let mut times = BTreeMap::new();
    if measure != Measure::TimeCut || by != By::Procedure {
        return Ok(times);
    }
    let page = targets::records(&app.platform, measure, &reading.scope, show, None, RECORDS_ROWS_MAX).await?;
    for line in page.rows {
        if let Line::Procedure(line) = line {
            times.insert(line.code, (line.times.statutory, line.times.promised, line.real));
        }
    }
    Ok(times)
}

/// What every line of a breakdown needs.
pub struct Lines<'a> {
    pub t: T,
    pub packs: &'a Packs,
    pub measure: Measure,
    pub by: By,
    pub ask: &'a Ask,
    pub reading: &'a Reading,
    pub figure: &'a Figure,
    pub times: &'a BTreeMap<String, Compared>,
    pub opens: bool,
}

impl Lines<'_> {
    /// One part.
    pub fn line(&self, part: &Part) -> PartLine {
        let (t, tally) = (self.t, part.tally);
        let day = self.day();
        let met = self.figure.threshold.and_then(|percent| tally.reaches(percent));
        let name = param(self.by);
        let coded = matches!(self.by, By::Agency | By::Procedure);
        let address = format!("{ADDRESS}/{}", self.figure.id);
        PartLine {
            name: words::part(t, self.packs, self.by, &part.key, day),
            code: coded.then(|| part.key.clone()),
            href: self.further().map(|by| self.ask.href(&address, &[(name, &part.key), ("theo", by.code())])),
            value: words::value(t, tally),
            counted: words::counted(t, self.measure, tally),
            extra: self.extra(&part.key),
            tag: words::met(t, met, tally),
            late: met == Some(false),
            records: self
                .opens
                .then(|| self.ask.href(&format!("{address}/ho-so"), &[(name, part.key.as_str()), ("theo", "")])),
        }
    }

    fn day(&self) -> Date {
        self.reading.scope.period.last().local().date()
    }

    /// By what a part is looked at next; `None` where nothing further can be told.
    fn further(&self) -> Option<By> {
        let Narrow { agency, procedure, .. } = &self.reading.scope.narrow;
        match self.by {
            By::Level => Some(By::Agency),
            By::Agency if self.measure == Measure::Entered => None,
            By::Agency | By::Field if procedure.is_empty() => Some(By::Procedure),
            By::Procedure if agency.is_empty() => Some(By::Agency),
            _ => None,
        }
    }

    fn extra(&self, key: &str) -> Option<String> {
        let [statutory, promised, real] = times_words(self.t, self.packs, self.day(), self.times.get(key)?);
        Some(self.t.times_compared(statutory, promised, real))
    }
}

/// Statutory, committed and real time in words.
pub fn times_words(t: T, packs: &Packs, day: Date, (statutory, promised, real): &Compared) -> [String; 3] {
    let day_minutes = words::day_minutes(packs, day);
    let real = real.map_or_else(
        || t.no_data().to_owned(),
        |real| t.real_median(words::working(t, real.median, day_minutes), words::number(t, real.count)),
    );
    [words::time(t, *statutory), words::time(t, *promised), real]
}

/// The name in addresses by which figures are narrowed to such a part.
pub const fn param(by: By) -> &'static str {
    match by {
        By::Whole => "",
        By::Agency => "co-quan",
        By::Level => "cap",
        By::Field => "linh-vuc",
        By::Procedure => "thu-tuc",
    }
}
