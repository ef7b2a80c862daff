//! The desk's book for programs: `/api/v1/day-books`.

use crate::{
    book::{self, Typed},
    limits::BOOK_HISTORY_ROWS_MAX,
    rows::{self, Kept},
    text::T,
};
use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use kernel::{Date, Said};
use platform::{Platform, problem_of_store};
use serde::{Deserialize, Serialize};
use store::StoreError;
use utoipa::ToSchema;
use web::{ApiActor, App, Check, Fault, Path, ProblemJson};

/// What the caller's agency counted on paper on a day.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDayBook {
    /// The day, `2024-12-30`.
    day: String,
    /// Entries of the paper book; left out where it is not kept.
    #[serde(default)]
    entries: Option<u64>,
    /// Tickets that the queue gave out for handing in.
    #[serde(default)]
    tickets: Option<u64>,
    /// Fee receipts written.
    #[serde(default)]
    receipts: Option<u64>,
    /// Why it does not agree with the cases; needed where it does not.
    #[serde(default)]
    note: String,
}

/// A book that was entered.
#[derive(Debug, Serialize, ToSchema)]
pub struct DayBookJson {
    /// When it was entered.
    entered_at: String,
    /// Entries of the paper book.
    entries: Option<u64>,
    /// Tickets of the queue.
    tickets: Option<u64>,
    /// Fee receipts.
    receipts: Option<u64>,
    /// Why it does not agree.
    note: String,
}

/// Every book that was entered for a day of an agency.
#[derive(Debug, Serialize, ToSchema)]
pub struct DayBooksJson {
    /// The agency.
    agency: String,
    /// The day.
    day: String,
    /// The books, the one that holds first; a correction keeps those before it.
    books: Vec<DayBookJson>,
}

fn day_books(agency: &kernel::AgencyCode, day: Date, kept: Vec<Kept>) -> DayBooksJson {
    let book = |kept: Kept| DayBookJson {
        entered_at: kept.entered_at.rfc3339_local(),
        entries: kept.entry.entries,
        tickets: kept.entry.tickets,
        receipts: kept.entry.receipts,
        note: kept.entry.note,
    };
    DayBooksJson { agency: agency.to_string(), day: day.to_string(), books: kept.into_iter().map(book).collect() }
}

fn day_said() -> Said {
    Said::both(|lang| T::new(lang).day_hint().to_owned())
}

/// Enters what the caller's agency counted on paper that day. Entered again the same, nothing changes; entered otherwise,
/// it is a correction, and what held before is kept.
///
/// # Errors
/// A day to come, counts that cannot be, nothing at all, a difference that is not explained.
#[utoipa::path(post, path = "/api/v1/day-books", tag = "day-books", request_body = NewDayBook, security(("bearer" = [])),
    responses(
        (status = 201, description = "Entered", body = DayBooksJson),
        (status = 200, description = "The same was entered before", body = DayBooksJson),
        (status = 401, description = "No valid token was sent", body = ProblemJson),
        (status = 403, description = "Not a desk, or of no agency", body = ProblemJson),
        (status = 422, description = "A day or count that cannot be", body = ProblemJson),
    ))]
pub async fn enter(
    State(app): State<App>,
    caller: ApiActor,
    web::Json(body): web::Json<NewDayBook>,
) -> Result<Response, Fault> {
    let today = caller.now.local().date();
    let agency = book::own_agency(app.platform.packs(), &caller.actor, today)?;
    let count = |count: Option<u64>| count.map(|count| count.to_string()).unwrap_or_default();
    let typed = Typed {
        entries: count(body.entries),
        tickets: count(body.tickets),
        receipts: count(body.receipts),
        note: body.note,
    };
    let mut check = Check::default();
    let day = check.parse::<Date>("day", &body.day, &day_said());
    let entry = book::read(check, agency, day, &typed, today)?;
    let day = entry.day;
    book::explained(&app.platform, &entry).await?;
    let new = book::enter(&app.platform, &caller.actor, entry, caller.now).await?;
    let books = day_books(&agency.code, day, history(&app.platform, &agency.code, day).await?);
    let status = if new { StatusCode::CREATED } else { StatusCode::OK };
    let address = format!("/api/v1/day-books/{day}");
    Ok((status, [(axum::http::header::LOCATION, address)], Json(books)).into_response())
}

/// Every book that was entered for a day of the caller's agency.
///
/// # Errors
/// What is no day.
#[utoipa::path(get, path = "/api/v1/day-books/{day}", tag = "day-books", security(("bearer" = [])),
    params(("day" = String, Path, description = "The day, `2024-12-30`")),
    responses(
        (status = 200, description = "The books, perhaps none", body = DayBooksJson),
        (status = 401, description = "No valid token was sent", body = ProblemJson),
        (status = 403, description = "Not a desk, or of no agency", body = ProblemJson),
        (status = 422, description = "Not a day", body = ProblemJson),
    ))]
pub async fn one(State(app): State<App>, caller: ApiActor, Path(day): Path<String>) -> Result<Response, Fault> {
    let agency = book::own_agency(app.platform.packs(), &caller.actor, caller.now.local().date())?;
    let mut check = Check::default();
    let read = check.parse::<Date>("day", &day, &day_said());
    check.end()?;
    let day = read.ok_or_else(platform::not_found)?;
    let books = history(&app.platform, &agency.code, day).await?;
    Ok(Json(day_books(&agency.code, day, books)).into_response())
}

async fn history(platform: &Platform, agency: &kernel::AgencyCode, day: Date) -> Result<Vec<Kept>, kernel::Problem> {
    let agency = agency.clone();
    let read = platform.store().read::<_, StoreError, _>("day book history", move |tx| {
        rows::book_history(tx, &agency, day, BOOK_HISTORY_ROWS_MAX)
    });
    read.await.map_err(|error| problem_of_store(&error))
}
