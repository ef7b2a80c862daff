//! The lines that prove a due date, in words of the reader's language.

use crate::{show, text::T, view::ProofRow};
use kernel::{
    Lang,
    deadline::{Deadline, ProofLine, Why},
};

/// A pause of this many minutes covers a whole calendar day.
const DAY_MINUTES: u32 = 1440;

/// The proof of a due date, a row for each line.
#[must_use]
pub fn proof_rows(lang: Lang, deadline: &Deadline) -> Vec<ProofRow> {
    deadline.proof.iter().map(|line| row(lang, line)).collect()
}

fn row(lang: Lang, line: &ProofLine) -> ProofRow {
    let t = T::new(lang);
    let amount = match (&line.why, line.amount_minutes) {
        (_, Some(minutes)) => Some(t.proof_minutes(minutes)),
        (Why::Counted { n } | Why::MadeUp { n, .. }, None) => Some(t.proof_day(n)),
        _ => None,
    };
    ProofRow {
        date: show::weekday_date(lang, line.date),
        counts: line.counts,
        amount,
        why: words(t, &line.why),
        source: line.source.clone(),
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
