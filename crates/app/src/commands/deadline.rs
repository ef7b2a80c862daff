//! `motcua deadline`: a due date with the lines that produced it.

use super::{Trouble, instant_of, lang_of, say};
use crate::{cli::DeadlineArgs, install, text::T};
use kernel::{
    Instant,
    deadline::{self, Allowance, Deadline, Pause},
};
use serde_json::json;
use std::process::ExitCode;

/// Computes and prints.
pub fn run(args: &DeadlineArgs) -> Result<ExitCode, Trouble> {
    let received = instant_of(&args.received)?;
    let allowance: Allowance = args.allow.parse().map_err(|_| Trouble::plain(|t| t.allow_shape(&args.allow)))?;
    let mut pauses = args.pause.iter().map(|given| pause_of(given)).collect::<Result<Vec<_>, _>>()?;
    pauses.sort_by_key(|pause| pause.from);
    let packs = install::packs(&args.packs)?;
    let calendar = packs
        .calendar_at(received.local().date())
        .ok_or_else(|| Trouble::plain(|t| t.no_calendar(received.local().date())))?;
    let deadline = deadline::compute(&calendar, received, allowance, &pauses)
        .map_err(|e| Trouble::plain(|t| t.deadline_refused(web::deadline_error(t.lang(), &e))))?;
    if args.json {
        say(as_json(&deadline));
    } else {
        let lang = lang_of(&args.lang)?;
        say(T::new(lang).deadline_due(web::show::weekday_instant(lang, deadline.due)));
        for row in web::proof_rows(lang, &deadline) {
            let mark = if row.counts { '+' } else { '·' };
            let (amount, source) = (row.amount.unwrap_or_default(), row.source.unwrap_or_default());
            say(format_args!("{mark} {}  {} {amount}  {source}", row.date, row.why));
        }
    }
    Ok(ExitCode::SUCCESS)
}

/// The interface others rely on: `due` in Vietnam's offset, each line with date, counts, why (both languages), source.
fn as_json(deadline: &Deadline) -> String {
    let proof = web::proof_json(deadline);
    let body = json!({ "due": deadline.due.rfc3339_local(), "proof": proof });
    serde_json::to_string_pretty(&body).unwrap_or_default()
}

fn pause_of(given: &str) -> Result<Pause, Trouble> {
    let wrong = || Trouble::plain(|t| t.pause_shape(given));
    let (from, to) = given.split_once("..").ok_or_else(wrong)?;
    let from: Instant = from.parse().map_err(|_| wrong())?;
    let to: Instant = to.parse().map_err(|_| wrong())?;
    if from < to { Ok(Pause { from, to }) } else { Err(wrong()) }
}
