//! The lines that prove a due date, in words of the reader's language.

use crate::{show, text::T, texts::said, view::ProofRow};
use kernel::{
    Lang,
    calendar::CalendarError,
    deadline::{AllowanceError, Deadline, DeadlineError, ProofLine, Why},
    limits::{PAUSES_MAX, PROOF_LINES_MAX},
};
use serde_json::{Value, json};

/// A pause of this many minutes covers a whole calendar day.
const DAY_MINUTES: u32 = 1440;

/// The proof of a due date, a row for each day: a pause too short to matter stands in the row of the day that counts.
#[must_use]
pub fn proof_rows(lang: Lang, deadline: &Deadline) -> Vec<ProofRow> {
    rows(lang, deadline, None)
}

/// The same where it is known how many minutes a working day has: a pause of so many is one of the whole day.
#[must_use]
pub fn proof_rows_by(lang: Lang, deadline: &Deadline, day_minutes: u32) -> Vec<ProofRow> {
    rows(lang, deadline, Some(day_minutes))
}

fn rows(lang: Lang, deadline: &Deadline, day_minutes: Option<u32>) -> Vec<ProofRow> {
    let mut rows: Vec<ProofRow> = Vec::with_capacity(deadline.proof.len());
    let mut spared: Option<&ProofLine> = None;
    for (n, line) in deadline.proof.iter().enumerate() {
        let next = deadline.proof.get(n + 1);
        if matches!(line.why, Why::PauseTooShort { .. }) && next.is_some_and(|next| next.date == line.date) {
            spared = Some(line);
            continue;
        }
        let mut row = proof_row(lang, line);
        if matches!(line.why, Why::Paused { minutes } if Some(minutes) == day_minutes) {
            T::new(lang).proof_paused_working_day().clone_into(&mut row.why);
        }
        if let Some(pause) = spared.take() {
            let said = proof_row(lang, pause);
            row.why = if row.counts && !row.last { said.why } else { format!("{}. {}", said.why, row.why) };
            if row.source.is_none() {
                (row.source, row.source_href) = (said.source, said.source_href);
            }
        }
        rows.push(row);
    }
    rows
}

/// A source as it can be read, and where it leads: packs write `Title (https://…)`, the address alone, or a decree.
fn source_of(source: &str) -> (String, Option<String>) {
    let is_address = |text: &str| text.starts_with("https://") || text.starts_with("http://");
    if let Some((title, address)) = source.strip_suffix(')').and_then(|whole| whole.rsplit_once(" ("))
        && is_address(address)
    {
        return (title.to_owned(), Some(address.to_owned()));
    }
    if !is_address(source) {
        return (source.to_owned(), None);
    }
    let (_, rest) = source.split_once("://").unwrap_or(("", source));
    let host = rest.split(['/', '?', '#']).next().unwrap_or(rest);
    (host.trim_start_matches("www.").trim_end_matches('.').to_owned(), Some(source.to_owned()))
}

/// The proof as the API and the command line write it: date, whether it counts, why in both languages, source.
#[must_use]
pub fn proof_json(deadline: &Deadline) -> Vec<Value> {
    deadline.proof.iter().map(line_json).collect()
}

fn line_json(line: &ProofLine) -> Value {
    // The kernel's own code for programs, the sentences for people.
    let code = serde_json::to_value(&line.why).ok().and_then(|why| why.get("code").cloned());
    json!({
        "date": line.date.to_string(),
        "counts": line.counts,
        "minutes": line.amount_minutes,
        "code": code,
        "why": said(|t| words(t, &line.why)),
        "source": line.source,
    })
}

/// Why no due date can be computed, in words.
#[must_use]
pub fn deadline_error(lang: Lang, error: &DeadlineError) -> String {
    let t = T::new(lang);
    match error {
        DeadlineError::Allowance(AllowanceError::Shape | AllowanceError::Zero) => t.deadline_allowance().to_owned(),
        DeadlineError::Allowance(AllowanceError::TooLong { max }) => t.deadline_allowance_too_long(max),
        DeadlineError::TooManyPauses { .. } => t.deadline_too_many_pauses(PAUSES_MAX),
        DeadlineError::PauseBackwards { index } => t.deadline_pause_backwards(index + 1),
        DeadlineError::PausesOverlap { index } => t.deadline_pauses_overlap(index + 1),
        DeadlineError::StillPaused { since } => t.deadline_still_paused(show::weekday_instant(lang, *since)),
        DeadlineError::Calendar(CalendarError::Unknown { date, known_from, known_to }) => {
            let day = |day| show::date(lang, day);
            t.deadline_calendar_ends(day(*date), day(*known_from), day(*known_to))
        }
        // The packs were checked when they were loaded; what is left is a fault of theirs, in the engineer's words.
        DeadlineError::Calendar(other) => t.deadline_calendar_wrong(other),
        DeadlineError::ProofTooLong => t.deadline_too_long(PROOF_LINES_MAX),
    }
}

/// One line in words.
#[must_use]
pub fn proof_row(lang: Lang, line: &ProofLine) -> ProofRow {
    let t = T::new(lang);
    let amount = match (&line.why, line.amount_minutes) {
        (_, Some(minutes)) => Some(t.proof_minutes(minutes)),
        (Why::Counted { n } | Why::MadeUp { n, .. }, None) => Some(t.proof_day(n)),
        _ => None,
    };
    let (source, source_href) = line.source.as_deref().map(source_of).unzip();
    ProofRow {
        date: show::weekday_date(lang, line.date),
        counts: line.counts,
        amount,
        why: words(t, &line.why),
        source,
        source_href: source_href.flatten(),
        last: matches!(line.why, Why::Due { .. }),
    }
}

/// Why the line is there.
fn words(t: T, why: &Why) -> String {
    let lang = t.lang();
    let time = |at: kernel::Instant| show::time(at.local().time());
    match why {
        Why::Received { at } => t.proof_received(time(*at)),
        Why::ReceivedOutsideHours { at, counts_from } => {
            t.proof_received_outside_hours(time(*at), show::weekday_instant(lang, *counts_from))
        }
        Why::AfterCutoff { cutoff } => t.proof_after_cutoff(show::time(*cutoff)),
        Why::Counted { .. } => t.proof_counted().to_owned(),
        Why::CountedMinutes { sum } => t.proof_counted_minutes(sum),
        Why::Weekend => t.proof_weekend().to_owned(),
        Why::Off { name } => t.proof_off(name.get(lang)),
        Why::SwappedIn { name } => t.proof_swapped_in(name.get(lang)),
        Why::Paused { minutes: DAY_MINUTES } => t.proof_paused_all_day().to_owned(),
        Why::Paused { minutes } => t.proof_paused(minutes),
        Why::PauseTooShort { minutes } => t.proof_pause_too_short(minutes),
        Why::SameDate { months, clipped: false } => t.proof_same_date(months),
        Why::SameDate { months, clipped: true } => t.proof_same_date_clipped(months),
        Why::MadeUp { of, .. } => t.proof_made_up(of),
        Why::LastDayMoved { from } => t.proof_last_day_moved(show::date(lang, *from)),
        Why::Due { at } => t.proof_due(time(*at)),
    }
}
