//! How figures and records are written as JSON.

use crate::{
    catalogue::State,
    limits::SATISFIED_SCORE_MIN,
    lists::ProcedureLine,
    rows::{Ballot, BookDay, Record},
    standing::Verdict,
};
use kernel::Instant;
use serde::Serialize;
use utoipa::ToSchema;

/// A target of the programme with its figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct TargetJson {
    /// The programme's id, such as `T03`.
    pub id: String,
    /// Its text in Vietnamese.
    pub name_vi: String,
    /// Its text in English.
    pub name_en: String,
    /// Whether the figure is computed from the record yet.
    pub measured: bool,
    /// The figure in percent with two decimals, rounded down; null without data or when not measured.
    pub value: Option<f64>,
    /// Records that are as they should be; of T02 hundredths of a percent of time cut, over all procedures.
    pub numerator: Option<u64>,
    /// All records that count; of T02 10,000 for each procedure that can be compared.
    pub denominator: Option<u64>,
    /// The threshold in percent, where it is a number.
    pub threshold: Option<f64>,
    /// Whether the threshold is reached; null without data, or where what is unknown decides.
    pub met: Option<bool>,
    /// Of the denominator: not handled at all and past their date (T03).
    pub overdue: Option<u64>,
    /// Beside the denominator: what belongs to the figure, but nobody knows whether it is as it should be.
    pub unknown: Option<u64>,
    /// Beside the denominator: what was looked at and is not part of the figure.
    pub apart: Option<u64>,
    /// T06 alone: the figure over the procedures that may be offered online, the other reading of the programme.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of_eligible: Option<f64>,
    /// Where the records are.
    pub records: Option<String>,
    /// The figure by its parts, the worst first; only when asked for with `by`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parts: Option<Vec<PartJson>>,
}

/// A part of a figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct PartJson {
    /// An agency's or a procedure's code, a level's word, a field's Vietnamese name.
    pub key: String,
    /// Its name in Vietnamese.
    pub name_vi: String,
    /// Its name in English.
    pub name_en: String,
    /// The figure in percent with two decimals, rounded down; null without data.
    pub value: Option<f64>,
    /// Records that are as they should be.
    pub numerator: u64,
    /// All records that count.
    pub denominator: u64,
    /// Whether the threshold is reached; null without data, or where what is unknown decides.
    pub met: Option<bool>,
    /// Of the denominator: not handled at all and past their date (T03).
    pub overdue: u64,
    /// Beside the denominator: unknown.
    pub unknown: u64,
    /// Beside the denominator: not part of the figure.
    pub apart: u64,
}

/// All targets as of an instant.
#[derive(Debug, Serialize, ToSchema)]
pub struct TargetsJson {
    /// The last instant that counts, RFC 3339.
    pub as_of: String,
    /// The first instant that counts.
    pub from: String,
    /// The targets, in the programme's order.
    pub items: Vec<TargetJson>,
}

/// One record behind a figure, of the kind that the target counts.
#[derive(Debug, Serialize, ToSchema)]
#[serde(untagged)]
pub enum RecordJson {
    /// A case (T03, T07).
    Case(CaseJson),
    /// A procedure (T01, T02, T05, T06, T08).
    Procedure(ProcedureJson),
    /// An agency's day (T04).
    Day(DayJson),
    /// A ballot (T09).
    Ballot(BallotJson),
}

/// A page of records.
#[derive(Debug, Serialize, ToSchema)]
pub struct RecordsJson {
    /// The records: cases and days the latest first, procedures by code, ballots in the order of their random names.
    pub items: Vec<RecordJson>,
    /// How many there are in all.
    pub total: u64,
    /// What to give as `after` for the next page.
    pub next: Option<String>,
}

/// One case behind a figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct CaseJson {
    /// Its code.
    code: String,
    /// The agency that answers for it.
    agency: String,
    /// Its procedure.
    procedure: String,
    /// `direct`, `online` or `post`.
    channel: String,
    /// When it was received complete.
    received_at: String,
    /// The date it is judged by; null where there is none, and for T07.
    first_due_at: Option<String>,
    /// When it was handled; null while it is open, and for T07.
    handled_at: Option<String>,
    /// Whether it is as it should be.
    counts: bool,
    /// T03: `on_time`, `late`, `open` or `no_limit`.
    verdict: Option<&'static str>,
    /// T03: why a handled case counts as late: `after_date`, or `requests` when it was in time but papers were asked for
    /// more than once.
    cause: Option<&'static str>,
    /// The office's working time on the answer in minutes, where it is known.
    worked_minutes: Option<i64>,
    /// Whether it was made up for a demonstration.
    synthetic: bool,
}

impl From<Record> for CaseJson {
    fn from(record: Record) -> Self {
        let open = matches!(record.verdict, None | Some(Verdict::Open));
        let counts = match record.verdict {
            Some(verdict) => verdict == Verdict::OnTime,
            None => record.channel == "online",
        };
        Self {
            cause: record.cause().map(crate::rows::Cause::code),
            code: record.code,
            agency: record.agency,
            procedure: record.procedure,
            channel: record.channel,
            received_at: record.received_at.rfc3339_local(),
            first_due_at: record.due_at.map(Instant::rfc3339_local),
            handled_at: (!open).then(|| record.value_at.rfc3339_local()),
            counts,
            verdict: record.verdict.map(Verdict::code),
            worked_minutes: record.worked_minutes,
            synthetic: record.synthetic,
        }
    }
}

/// One procedure behind a figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct ProcedureJson {
    /// Its code.
    code: String,
    /// Its name in Vietnamese.
    name_vi: String,
    /// Its name in English.
    name_en: String,
    /// Its field, by the Vietnamese name.
    field: String,
    /// The levels that do it.
    levels: Vec<&'static str>,
    /// The first day of the edition in force.
    edition: String,
    /// `good`, `bad`, `unknown` or `apart`.
    state: &'static str,
    /// `full`, `partial`, `information_only`, `level_3`, `level_4`; null where nobody knows.
    online: Option<String>,
    /// By what people reach it; null where nobody knows.
    means: Option<Vec<String>>,
    /// The law's time, such as `5wd`; null where nobody knows.
    statutory: Option<String>,
    /// The promised time; null where nobody knows.
    promised: Option<String>,
    /// By how many percent the promised time is shorter; null where it cannot be compared.
    cut: Option<f64>,
    /// The office's real working time (T02), as far as there are answers.
    real: Option<RealJson>,
}

/// The real working time of a procedure.
#[derive(Debug, Serialize, ToSchema)]
pub struct RealJson {
    /// Answers counted.
    answers: u64,
    /// The median in minutes.
    median_minutes: i64,
    /// The mean in minutes, rounded down.
    mean_minutes: i64,
}

impl From<ProcedureLine> for ProcedureJson {
    fn from(line: ProcedureLine) -> Self {
        let real = line.real.map(|real| RealJson {
            answers: real.count,
            median_minutes: real.median,
            mean_minutes: real.mean,
        });
        Self {
            code: line.code,
            name_vi: line.name.vi,
            name_en: line.name.en,
            field: line.field.vi,
            levels: line.levels,
            edition: line.edition.to_string(),
            state: match line.state {
                State::Good => "good",
                State::Bad => "bad",
                State::Unknown => "unknown",
                State::Apart => "apart",
            },
            online: line.online,
            means: line.means,
            statutory: line.times.statutory.map(|time| time.to_string()),
            promised: line.times.promised.map(|time| time.to_string()),
            cut: line.times.cut.map(|cut| cut as f64 / 100.0),
            real,
        }
    }
}

/// One day of an agency: paper against cases.
#[derive(Debug, Serialize, ToSchema)]
pub struct DayJson {
    /// The agency.
    agency: String,
    /// The day.
    day: String,
    /// Entries of the paper book; null where it is not kept.
    entries: Option<u64>,
    /// Tickets of the queue.
    tickets: Option<u64>,
    /// Fee receipts.
    receipts: Option<u64>,
    /// Cases received that day, not online.
    cases: u64,
    /// Whether the largest of the counts is the number of cases.
    counts: bool,
    /// Why it does not agree, in the desk's words.
    note: String,
    /// When it was entered.
    entered_at: String,
}

impl From<BookDay> for DayJson {
    fn from(day: BookDay) -> Self {
        let reconciled = day.reconciled;
        Self {
            agency: day.agency,
            day: day.day,
            entries: reconciled.entries,
            tickets: reconciled.tickets,
            receipts: reconciled.receipts,
            cases: reconciled.cases,
            counts: reconciled.agrees(),
            note: day.note,
            entered_at: day.entered_at.rfc3339_local(),
        }
    }
}

/// One anonymous ballot.
#[derive(Debug, Serialize, ToSchema)]
pub struct BallotJson {
    /// Its number.
    ballot: String,
    /// The agency that handled the case; null where fewer than five ballots would be told apart.
    agency: Option<String>,
    /// The procedure; null where fewer than five ballots would be told apart.
    procedure: Option<String>,
    /// 1 (very dissatisfied) to 5 (very satisfied).
    score: i64,
    /// Whether it counts as satisfied.
    counts: bool,
    /// Whether it was made up for a demonstration.
    synthetic: bool,
}

impl From<Ballot> for BallotJson {
    fn from(ballot: Ballot) -> Self {
        Self {
            counts: ballot.score >= i64::from(SATISFIED_SCORE_MIN),
            ballot: ballot.ballot,
            agency: ballot.agency,
            procedure: ballot.procedure,
            score: ballot.score,
            synthetic: ballot.synthetic,
        }
    }
}
