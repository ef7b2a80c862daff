//! The register of what the desk counts on paper, against which T04 reconciles the cases.

use crate::{
    figure::Reconciled,
    limits::{BOOK_COUNT_MAX, BOOK_DAYS_BACK_MAX, BOOK_NOTE_CHARS_MAX},
    rows::{self, BookEntry},
    text::T,
};
use kernel::{Date, Instant, Problem, ProblemKind, Said};
use pack::{Agency, Packs};
use platform::{Actor, Platform, problem_of_store};
use store::{StoreError, audit::Line};
use web::Check;

/// What was typed, before anything of it is believed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Typed {
    /// Entries of the paper book.
    pub entries: String,
    /// Tickets of the queue.
    pub tickets: String,
    /// Fee receipts.
    pub receipts: String,
    /// Why the day does not agree.
    pub note: String,
}

/// Reads a day's counts, with every fault at once. `day` is `None` when it was no day, which has been said already.
///
/// # Errors
/// What is no number, too much, a day to come, or nothing at all.
pub fn read(
    mut check: Check,
    agency: &Agency,
    day: Option<Date>,
    typed: &Typed,
    today: Date,
) -> Result<BookEntry, Problem> {
    if let Some(day) = day {
        let ago = web::show::days_between(day, today);
        if ago < 0 {
            check.refuse("day", say(|t| t.book_day_future().to_owned()));
        } else if ago > BOOK_DAYS_BACK_MAX {
            check.refuse("day", say(|t| t.book_day_old(BOOK_DAYS_BACK_MAX)));
        }
    }
    let mut count = |name: &str, text: &str| {
        let text: String = text.chars().filter(|letter| !matches!(letter, ' ' | '.' | '\u{a0}')).collect();
        if text.is_empty() {
            return None;
        }
        let read = text.parse::<u64>().ok().filter(|n| *n <= BOOK_COUNT_MAX);
        if read.is_none() {
            check.refuse(name, say(|t| t.book_count_hint(BOOK_COUNT_MAX)));
        }
        read
    };
    let entries = count("entries", &typed.entries);
    let tickets = count("tickets", &typed.tickets);
    let receipts = count("receipts", &typed.receipts);
    if [&typed.entries, &typed.tickets, &typed.receipts].iter().all(|text| text.trim().is_empty()) {
        check.refuse("entries", say(|t| t.book_nothing().to_owned()));
    }
    let note = check.opt_text("note", &typed.note, BOOK_NOTE_CHARS_MAX);
    check.end()?;
    let day = day.ok_or_else(|| Problem::bad_input(say(|t| t.as_of_title().to_owned())))?;
    let level = agency.level.code().to_owned();
    Ok(BookEntry { agency: agency.code.clone(), level, day, entries, tickets, receipts, note })
}

/// Where paper and cases differ the desk says why, with the counts: asked months later nobody knows any more.
///
/// # Errors
/// A book that does not agree and explains nothing; or the store cannot answer.
pub async fn explained(platform: &Platform, entry: &BookEntry) -> Result<(), Problem> {
    let (agency, day) = (entry.agency.clone(), entry.day);
    let read =
        platform.store().read::<_, StoreError, _>("day book counted", move |tx| rows::book_counted(tx, &agency, day));
    let cases = read.await.map_err(|e| problem_of_store(&e))?;
    let BookEntry { entries, tickets, receipts, .. } = *entry;
    let reconciled = Reconciled { entries, tickets, receipts, cases };
    let mut check = Check::default();
    if !reconciled.agrees() && entry.note.is_empty() {
        let paper = reconciled.expected().unwrap_or(0);
        check.refuse("note", say(|t| t.book_note_needed(paper, cases)));
    }
    check.end()
}

/// The agency for which this person keeps a book.
///
/// # Errors
/// When the account belongs to no agency, or to one that the packs do not know.
pub fn own_agency<'p>(packs: &'p Packs, actor: &Actor, today: Date) -> Result<&'p Agency, Problem> {
    let agency = actor.agency.as_ref().and_then(|code| packs.agency(code, today));
    let unknown = || {
        Problem::new(ProblemKind::Forbidden, say(|t| t.book_no_agency_title().to_owned()))
            .hint(say(|t| t.book_no_agency_hint().to_owned()))
    };
    agency.ok_or_else(unknown)
}

/// Enters a day's counts in a named, audited transaction; entering the same again changes nothing.
///
/// # Errors
/// Only when the store cannot. Gives whether anything was new.
pub async fn enter(platform: &Platform, by: &Actor, entry: BookEntry, at: Instant) -> Result<bool, Problem> {
    let audit_id = kernel::new_id(platform.clock().real(), platform.entropy());
    let account = by.id;
    let entered = platform.store().write::<_, StoreError, _>("day book enter", move |tx| {
        if rows::book_of(tx, &entry.agency, entry.day)?.is_some_and(|known| known.entry == entry) {
            return Ok(false);
        }
        rows::put_book(tx, &entry, account, at)?;
        let body = serde_json::json!({
            "agency": entry.agency.as_str(), "day": entry.day.to_string(),
            "entries": entry.entries, "tickets": entry.tickets, "receipts": entry.receipts
        });
        store::audit::write(tx, &Line { id: audit_id, at, actor: account, name: "programme.day_book".into(), body })?;
        Ok(true)
    });
    entered.await.map_err(|e| problem_of_store(&e))
}

fn say(words: impl Fn(T) -> String) -> Said {
    Said::both(|lang| words(T::new(lang)))
}
