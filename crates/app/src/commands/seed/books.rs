//! The paper books of some offices, against which the programme reconciles the cases: mostly they agree.

use super::{
    dice::Dice,
    lane::{Plan, Received},
    offices::Office,
    worktime,
};
use crate::{
    commands::{Trouble, made_up},
    text::T,
};
use kernel::{AccountId, Date, Instant, Lang};
use platform::Platform;
use programme::rows::{BookEntry, book_of, put_book};
use store::StoreError;

/// Tells the draws of books from others.
const SALT: u64 = 7;
/// Beside the shown office, one in so many keeps a book.
const BOOK_ONE_IN: usize = 9;
/// Days of books in one transaction.
const DAYS_PER_WRITE: usize = 500;
/// Of a thousand days, so many do not agree.
const DIFFERS_PER_MILLE: u64 = 25;
/// Of a thousand cases, so many are paid for at the desk.
const PAID_PER_MILLE: u64 = 380;
/// The book is closed after the office is: 17:05.
const CLOSED_MINUTE: i64 = 17 * 60 + 5;

/// Enters the books of the days that were played. Entering them again changes nothing.
pub async fn keep(platform: &Platform, plan: &Plan, received: &Received) -> Result<(), Trouble> {
    let mut entries: Vec<(BookEntry, AccountId, Instant)> = Vec::new();
    for (place, office) in plan.world.offices.iter().enumerate() {
        let keeps = office.shown || (place.is_multiple_of(BOOK_ONE_IN) && !plan.world.served[place].is_empty());
        let (true, Some(staff)) = (keeps, plan.people.staff.get(place)) else { continue };
        for (day, _) in &plan.world.days {
            let at = worktime::at(*day, CLOSED_MINUTE);
            if at <= plan.until {
                let cases = received.get(&(place, *day)).copied().unwrap_or(0);
                entries.push((entry(office, place, *day, cases), staff.desk.id, at));
            }
        }
    }
    for part in entries.chunks(DAYS_PER_WRITE) {
        let part = part.to_vec();
        let written = platform.store().write::<_, StoreError, _>("demo books", move |tx| {
            for (entry, by, at) in &part {
                // Somebody may have entered or corrected it since.
                if book_of(tx, &entry.agency, entry.day)?.is_none() {
                    put_book(tx, entry, *by, *at)?;
                }
            }
            Ok(())
        });
        written.await?;
    }
    Ok(())
}

fn entry(office: &Office, place: usize, day: Date, cases: u64) -> BookEntry {
    let dice = Dice::named(SALT, &format!("{place} {day}"));
    // What the paper knows and the cases do not: somebody was written into the book and never entered.
    let left_out = if cases > 0 && dice.chance(DIFFERS_PER_MILLE) { 1 + dice.below(2) } else { 0 };
    // Who hands in by post takes no ticket, and not everybody waits for one.
    let tickets = cases - dice.below(2).min(cases);
    let receipts = (0..cases).filter(|_| dice.chance(PAID_PER_MILLE)).count() as u64;
    let note = match left_out {
        0 => String::new(),
        _ => made_up::phrase(&dice, T::new(Lang::Vi).made_up_book_note()),
    };
    BookEntry {
        agency: office.code.clone(),
        level: office.level.code().to_owned(),
        day,
        entries: Some(cases + left_out),
        tickets: Some(tickets),
        receipts: Some(receipts),
        note,
    }
}
