//! Where the desk enters what it counted on paper, and sees whether it agrees with the cases.

use super::{
    records::{DayLine, day_line},
    words,
};
use crate::{
    book::{self, Typed},
    figure::{Period, Span},
    limits::{BOOK_CASES_SHOWN_MAX, BOOK_HISTORY_ROWS_MAX, BOOK_NOTE_CHARS_MAX, BOOK_ROWS_SHOWN},
    rows::{self, BookDay, Kept, Record},
    scope::{Narrow, Scope, end_of},
    text::T,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::{AgencyCode, Date, Instant, Problem, Said};
use pack::Packs;
use platform::{Platform, problem_of_store};
use serde::Deserialize;
use store::StoreError;
use web::{
    App, Check, Fault, Form, Query, Shell, SignedIn, date_parts, show,
    view::{DateParts, Field, FieldError, error_of, errors_of, summary_of},
    with_query,
};

/// The address of the page.
pub const ADDRESS: &str = "/chi-tieu/so-giay";

/// The desk's book.
#[derive(Template)]
#[template(path = "book.html")]
pub struct BookPage {
    pub shell: Shell,
    pub t: T,
    pub agency: String,
    pub done: Option<String>,
    pub errors: Vec<FieldError>,
    pub fields: Vec<Field>,
    pub known: Option<String>,
    pub history: Vec<HistoryLine>,
    /// The cases of the day that the counts are held against.
    pub counted: Vec<CountedLine>,
    pub counted_title: String,
    pub days: Vec<DayLine>,
}

/// A case that was counted.
pub struct CountedLine {
    pub code: String,
    pub href: String,
    pub procedure: String,
    pub received: String,
    pub channel: String,
}

/// A book that was entered for the day.
pub struct HistoryLine {
    pub when: String,
    pub entries: Option<String>,
    pub tickets: Option<String>,
    pub receipts: Option<String>,
    pub note: String,
    pub now: bool,
}

/// `?ngay=&xong=`
#[derive(Debug, Default, Deserialize)]
pub struct BookQuery {
    ngay: Option<String>,
    xong: Option<String>,
}

/// What the page shows of an agency's days.
pub struct Found {
    pub day: Date,
    pub history: Vec<Kept>,
    pub cases: Vec<Record>,
    pub days: Vec<BookDay>,
}

pub async fn show(State(app): State<App>, who: SignedIn, Query(query): Query<BookQuery>) -> Result<Response, Fault> {
    let t = T::new(who.visitor.lang);
    let today = who.visitor.now.local().date();
    let agency = book::own_agency(app.platform.packs(), &who.actor, today)?;
    let mut check = Check::default();
    let hint = Said::both(|lang| T::new(lang).day_hint().to_owned());
    let asked = query.ngay.as_deref().filter(|day| !day.is_empty());
    let day = asked.map_or(Some(today), |day| check.parse::<Date>("ngay", day, &hint));
    check.end()?;
    let day = day.unwrap_or(today);
    let found = find(&app.platform, &agency.code, day, who.visitor.now).await?;
    let done = query.xong.as_deref().and_then(|word| match word {
        "moi" => Some(t.book_done(show::date(t.lang(), day))),
        "nhu-cu" => Some(t.book_already(show::date(t.lang(), day))),
        _ => None,
    });
    let typed = typed_of(found.history.first());
    let parts = parts_of(day);
    let page = page(&app, &who, agency.name.get(t.lang()), (&typed, &parts), None, found);
    web::page(t.lang(), &BookPage { done, ..page })
}

pub async fn enter(State(app): State<App>, who: SignedIn, form: Form) -> Result<Response, Fault> {
    let t = T::new(who.visitor.lang);
    let now = who.visitor.now;
    let today = now.local().date();
    let agency = book::own_agency(app.platform.packs(), &who.actor, today)?;
    let typed = Typed {
        entries: form.value("entries").to_owned(),
        tickets: form.value("tickets").to_owned(),
        receipts: form.value("receipts").to_owned(),
        note: form.value("note").to_owned(),
    };
    let parts = date_parts(&form, "day");
    let mut check = Check::default();
    let day = check.date("day", &parts);
    let read = match book::read(check, agency, day, &typed, today) {
        Ok(entry) => book::explained(&app.platform, &entry).await.map(|()| entry),
        Err(problem) => Err(problem),
    };
    match read {
        Ok(entry) => {
            let day = entry.day.to_string();
            let new = book::enter(&app.platform, &who.actor, entry, now).await?;
            let word = if new { "moi" } else { "nhu-cu" };
            Ok(web::see_other(&with_query(ADDRESS, &[("ngay", &day), ("xong", word)])))
        }
        Err(problem) if problem.kind.status() >= 500 => Err(problem.into()),
        Err(problem) => {
            let found = find(&app.platform, &agency.code, day.unwrap_or(today), now).await?;
            let name = agency.name.get(t.lang());
            let page = page(&app, &who, name, (&typed, &parts), Some(&problem), found);
            web::page_with(StatusCode::UNPROCESSABLE_ENTITY, t.lang(), &page)
        }
    }
}

async fn find(platform: &Platform, agency: &AgencyCode, day: Date, now: Instant) -> Result<Found, Problem> {
    let agency = agency.clone();
    // Today's book is held against today's cases, too: the day is taken as if it were over.
    let last = end_of(now.local().date());
    let period = Period { from: Span::Year.first_day(last.local().date()), to: last.plus_millis(1) };
    let narrow = Narrow { agency: agency.to_string(), ..Narrow::default() };
    let scope = Scope { period, known: period.to, narrow, live: false };
    let read = platform.store().read::<_, StoreError, _>("day book", move |tx| {
        let history = rows::book_history(tx, &agency, day, BOOK_HISTORY_ROWS_MAX)?;
        let cases = rows::book_cases(tx, &agency, day, BOOK_CASES_SHOWN_MAX)?;
        Ok(Found { day, history, cases, days: rows::book_days(tx, &scope, None, None, BOOK_ROWS_SHOWN)? })
    });
    read.await.map_err(|error| problem_of_store(&error))
}

fn page(
    app: &App,
    who: &SignedIn,
    agency: &str,
    (typed, day): (&Typed, &DateParts),
    wrong: Option<&Problem>,
    found: Found,
) -> BookPage {
    let t = T::new(who.visitor.lang);
    let today = who.visitor.now.local().date();
    let packs = app.platform.packs();
    let line = |line: BookDay| DayLine {
        href: Some(format!("{}#da-dem", with_query(ADDRESS, &[("ngay", &line.day)]))),
        ..day_line(t, packs, line, today)
    };
    let days = found.days.into_iter().map(line).collect();
    let counted = found.cases.into_iter().map(|record| counted_line(t, packs, record)).collect();
    let page = book_page(t, Shell::new(app, &who.visitor), agency, (typed, day), wrong, &found.history, days);
    BookPage { counted, counted_title: t.book_counted_title(show::date(t.lang(), found.day)), ..page }
}

fn counted_line(t: T, packs: &Packs, record: Record) -> CountedLine {
    let day = record.received_at.local().date();
    CountedLine {
        href: format!("/can-bo/ho-so/{}", record.code),
        procedure: words::procedure(packs, &record.procedure, day, t.lang()),
        received: show::instant(t.lang(), record.received_at),
        channel: words::channel(t, &record.channel).to_owned(),
        code: record.code,
    }
}

/// The page.
pub fn book_page(
    t: T,
    shell: Shell,
    agency: &str,
    (typed, day): (&Typed, &DateParts),
    wrong: Option<&Problem>,
    history: &[Kept],
    days: Vec<DayLine>,
) -> BookPage {
    let fields = fields(t, typed, day, wrong);
    let known = history.first().map(|kept| t.book_known(show::instant(t.lang(), kept.entered_at)));
    BookPage {
        shell,
        t,
        agency: agency.to_owned(),
        done: None,
        errors: summary_of("", &fields),
        fields,
        known,
        counted: Vec::new(),
        counted_title: String::new(),
        history: history.iter().enumerate().map(|(n, kept)| history_line(t, n, kept)).collect(),
        days,
    }
}

fn history_line(t: T, n: usize, kept: &Kept) -> HistoryLine {
    let number = |count: Option<u64>| count.map(|count| words::number(t, count));
    HistoryLine {
        when: show::instant(t.lang(), kept.entered_at),
        entries: number(kept.entry.entries),
        tickets: number(kept.entry.tickets),
        receipts: number(kept.entry.receipts),
        note: kept.entry.note.clone(),
        now: n == 0,
    }
}

fn fields(t: T, typed: &Typed, day: &DateParts, wrong: Option<&Problem>) -> Vec<Field> {
    let errors = wrong.map(|problem| errors_of(problem, t.lang())).unwrap_or_default();
    let count = |name: &str, label: &str, hint: &str, value: &str| Field {
        name: name.to_owned(),
        label: label.to_owned(),
        hint: Some(hint.to_owned()),
        error: error_of(&errors, name),
        value: value.to_owned(),
        numeric: true,
        short: true,
        ..Field::default()
    };
    vec![
        Field {
            name: "day".to_owned(),
            label: t.book_day().to_owned(),
            error: error_of(&errors, "day"),
            date: Some(day.clone()),
            ..Field::default()
        },
        count("entries", t.book_entries(), t.book_entries_hint(), &typed.entries),
        count("tickets", t.book_tickets(), t.book_tickets_hint(), &typed.tickets),
        count("receipts", t.book_receipts(), t.book_receipts_hint(), &typed.receipts),
        Field {
            name: "note".to_owned(),
            label: t.book_note().to_owned(),
            hint: Some(t.book_note_hint(BOOK_NOTE_CHARS_MAX)),
            error: error_of(&errors, "note"),
            value: typed.note.clone(),
            long: true,
            ..Field::default()
        },
    ]
}

/// What is believed now, as it would have been typed.
pub fn typed_of(kept: Option<&Kept>) -> Typed {
    let count = |count: Option<u64>| count.map(|count| count.to_string()).unwrap_or_default();
    kept.map_or_else(Typed::default, |kept| Typed {
        entries: count(kept.entry.entries),
        tickets: count(kept.entry.tickets),
        receipts: count(kept.entry.receipts),
        note: kept.entry.note.clone(),
    })
}

/// A day in the three boxes.
pub fn parts_of(day: Date) -> DateParts {
    DateParts { day: day.day().to_string(), month: day.month().to_string(), year: day.year().to_string() }
}
