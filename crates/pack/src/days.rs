//! Days off, swapped days and the rules of counting: from `calendar.toml` and `rules/*.toml` to the kernel's calendar.

use crate::{
    cited::{Basis, Confidence, DayList, Source, Validity, days},
    doc::{Doc, join},
    finding::{At, Report, say},
    text::T,
};
use kernel::{
    Date, Lang, Said, Time, Weekday,
    calendar::{DayEnd, DayKind, FirstDay, Fraction, LastDayOff, MonthOverflow, OutsideHours, RuleSet, RuleSources},
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// `calendar.toml` as it is written.
#[derive(Debug, Deserialize)]
pub(crate) struct CalendarFile {
    #[serde(with = "days")]
    pub(crate) first_day: Date,
    #[serde(with = "days")]
    pub(crate) last_day: Date,
    pub(crate) days_off: Vec<DaysOff>,
    #[serde(default)]
    pub(crate) swaps: Vec<Swap>,
    #[serde(default)]
    pub(crate) sources: Vec<Source>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct DaysOff {
    pub(crate) name: Said,
    pub(crate) days: DayList,
    #[serde(default)]
    pub(crate) compensation: DayList,
    pub(crate) decree: String,
    pub(crate) confidence: Confidence,
    #[serde(default)]
    pub(crate) sources: Vec<String>,
    #[serde(default)]
    pub(crate) status: Option<String>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct Swap {
    #[serde(with = "days")]
    pub(crate) day_off: Date,
    #[serde(with = "days")]
    pub(crate) worked_day: Date,
    pub(crate) decree: String,
    pub(crate) confidence: Confidence,
    #[serde(default)]
    pub(crate) sources: Vec<String>,
}

/// `rules/*.toml` as it is written.
#[derive(Debug, Deserialize)]
pub(crate) struct RuleFile {
    pub(crate) id: String,
    pub(crate) name: Said,
    #[serde(flatten)]
    pub(crate) valid: Validity,
    working_hours: Hours,
    weekly_rest: Rest,
    start: Start,
    same_day: Cutoff,
    hand_over: Cutoff,
    pause: PauseRule,
    last_day: LastDay,
    month: Month,
}

#[derive(Debug, Deserialize)]
struct Hours {
    periods: Vec<String>,
}

#[derive(Debug, Deserialize)]
struct Rest {
    days: Vec<String>,
    #[serde(flatten)]
    law: RuleLaw,
}

#[derive(Debug, Deserialize)]
struct Start {
    outside_hours: OutsideHours,
    first_day: FirstDay,
    #[serde(flatten)]
    law: RuleLaw,
}

#[derive(Debug, Deserialize)]
struct Cutoff {
    cutoff: String,
    #[serde(flatten)]
    law: RuleLaw,
}

#[derive(Debug, Deserialize)]
struct PauseRule {
    spares_up_to: String,
    #[serde(flatten)]
    law: RuleLaw,
}

#[derive(Debug, Deserialize)]
struct LastDay {
    ends_at: DayEnd,
    when_off: LastDayOff,
    #[serde(flatten)]
    law: RuleLaw,
}

#[derive(Debug, Deserialize)]
struct Month {
    overflow: MonthOverflow,
    #[serde(flatten)]
    law: RuleLaw,
}

#[derive(Debug, Deserialize)]
struct RuleLaw {
    #[serde(flatten)]
    basis: Basis,
    #[serde(default)]
    confidence: Confidence,
}

impl RuleLaw {
    /// What a line of proof cites; nothing for a choice of the pack.
    fn line(&self) -> Option<String> {
        let line = self.basis.line();
        (!line.is_empty()).then(|| marked(line, self.confidence))
    }
}

/// Proofs cite what is only remembered too, but say so. Citations are Vietnamese in both languages.
fn marked(line: String, confidence: Confidence) -> String {
    if confidence == Confidence::Memory { T::new(Lang::Vi).unverified(line) } else { line }
}

/// The rules of counting while they are in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rules {
    /// Their name in the pack.
    pub id: String,
    /// Their title.
    pub name: Said,
    /// When they are in force.
    pub valid: Validity,
    /// What the kernel counts with.
    pub set: RuleSet,
}

/// The dated exceptions of one pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Days {
    pub(crate) from: Date,
    pub(crate) to: Date,
    pub(crate) days: BTreeMap<Date, DayKind>,
}

/// A fact that is recorded but not in force yet, such as a holiday that waits for its law.
const PENDING: &str = "pending";
const UNKNOWN: &str = "unknown";

/// Turns the days into exceptions; `rest` are the days of the week that are off anyway.
pub(crate) fn exceptions(doc: &Doc, file: &CalendarFile, rest: &[Weekday], report: &mut Report) -> Days {
    let mut made = Days { from: file.first_day, to: file.last_day, days: BTreeMap::new() };
    if file.first_day > file.last_day {
        report.error(
            doc,
            At::Key("/last_day"),
            "dates-reversed",
            |t| t.last_day_before_first(),
            |t| t.last_day_before_first_instead(),
        );
    }
    for (index, row) in file.days_off.iter().enumerate() {
        let pointer = format!("/days_off/{index}");
        if row.status.as_deref() == Some(PENDING) {
            let day = row.days.0.first().map(ToString::to_string).unwrap_or_default();
            report.notice(
                doc,
                At::Key(&join(&pointer, "status")),
                "pending-day",
                |t| t.pending_day(&day),
                |t| t.pending_day_instead(),
            );
            continue;
        }
        let source = source_line(&row.decree, &row.sources, &file.sources, row.confidence);
        for (n, day) in row.days.0.iter().enumerate() {
            let at = format!("{pointer}/days/{n}");
            put(doc, &at, *day, DayKind::Off { name: row.name.clone(), source: source.clone() }, &mut made, report);
        }
    }
    // Compensation after all the holidays: whether a day is free for it depends on them.
    for (index, row) in file.days_off.iter().enumerate() {
        if row.status.as_deref() != Some(PENDING) {
            compensation(doc, index, row, &file.sources, rest, &mut made, report);
        }
    }
    for (index, swap) in file.swaps.iter().enumerate() {
        swapped(doc, index, swap, file, rest, &mut made, report);
    }
    made
}

fn compensation(
    doc: &Doc,
    index: usize,
    row: &DaysOff,
    sources: &[Source],
    rest: &[Weekday],
    made: &mut Days,
    report: &mut Report,
) {
    let pointer = format!("/days_off/{index}");
    let lost = row.days.0.iter().filter(|day| rest.contains(&day.weekday())).count();
    let given = row.compensation.0.len();
    if lost != given {
        report.error(
            doc,
            At::Key(&pointer),
            "compensation-count",
            |t| t.compensation_count(lost, given),
            |t| t.compensation_count_instead(lost),
        );
    }
    let name = say(|t| t.compensation_for(row.name.get(t.lang())));
    let source = source_line(&row.decree, &row.sources, sources, row.confidence);
    for (n, day) in row.compensation.0.iter().enumerate() {
        let at = format!("{pointer}/compensation/{n}");
        if rest.contains(&day.weekday()) {
            let shown = day.to_string();
            report.error(
                doc,
                At::Value(&at),
                "day-already-off",
                |t| t.day_already_off(&shown),
                |t| t.day_already_off_instead(),
            );
        }
        put(doc, &at, *day, DayKind::Off { name: name.clone(), source: source.clone() }, made, report);
    }
}

fn swapped(
    doc: &Doc,
    index: usize,
    swap: &Swap,
    file: &CalendarFile,
    rest: &[Weekday],
    made: &mut Days,
    report: &mut Report,
) {
    let pointer = format!("/swaps/{index}");
    let (off, worked) = (swap.day_off.to_string(), swap.worked_day.to_string());
    let off_name = say(|t| t.swapped_off(local_day(swap.worked_day)));
    let off_at = join(&pointer, "day_off");
    if rest.contains(&swap.day_off.weekday()) {
        report.error(
            doc,
            At::Value(&off_at),
            "day-already-off",
            |t| t.day_already_off(&off),
            |t| t.day_already_off_instead(),
        );
    }
    let worked_at = join(&pointer, "worked_day");
    if !rest.contains(&swap.worked_day.weekday()) {
        report.error(
            doc,
            At::Value(&worked_at),
            "worked-day-not-rest",
            |t| t.worked_day_not_rest(&worked),
            |t| t.worked_day_not_rest_instead(),
        );
    }
    let source = source_line(&swap.decree, &swap.sources, &file.sources, swap.confidence);
    put(doc, &off_at, swap.day_off, DayKind::Off { name: off_name, source: source.clone() }, made, report);
    let name = say(|t| t.swapped_in(local_day(swap.day_off)));
    put(doc, &worked_at, swap.worked_day, DayKind::Worked { name, source }, made, report);
}

/// A day as people write it here: 04/5/2024 (NĐ 30/2020/NĐ-CP: days below 10 and months 1 and 2 with a zero).
pub(crate) fn local_day(day: Date) -> String {
    let month = if day.month() <= 2 { format!("0{}", day.month()) } else { day.month().to_string() };
    format!("{:02}/{month}/{}", day.day(), day.year())
}

fn put(doc: &Doc, at: &str, day: Date, kind: DayKind, made: &mut Days, report: &mut Report) {
    let shown = day.to_string();
    if day < made.from || day > made.to {
        report.error(
            doc,
            At::Value(at),
            "day-out-of-range",
            |t| t.day_out_of_range(&shown),
            |t| t.day_out_of_range_instead(made.from.to_string(), made.to.to_string()),
        );
        return;
    }
    if made.days.insert(day, kind).is_some() {
        report.error(doc, At::Value(at), "day-twice", |t| t.day_twice(&shown), |t| t.day_twice_instead());
    }
}

/// What the proof of a due date cites: the decree, else the title of the page where the day was read. Its address is
/// nothing to be read out; it stands with the sources of the calendar.
fn source_line(decree: &str, ids: &[String], sources: &[Source], confidence: Confidence) -> Option<String> {
    if decree != UNKNOWN {
        return Some(marked(decree.to_owned(), confidence));
    }
    sources.iter().find(|source| ids.contains(&source.id)).map(|source| source.title.clone())
}

/// Turns the written rules into the kernel's; `None` when a value cannot be used.
pub(crate) fn rules(doc: &Doc, file: &RuleFile, report: &mut Report) -> Option<Rules> {
    let hours: Vec<(Time, Time)> = file.working_hours.periods.iter().filter_map(|text| period(text)).collect();
    let sane = hours.len() == file.working_hours.periods.len()
        && hours.iter().all(|(opens, closes)| opens < closes)
        && hours.windows(2).all(|pair| pair[0].1 <= pair[1].0);
    if !sane {
        let at = At::Value("/working_hours/periods");
        report.error(doc, at, "hours-order", |t| t.hours_order(), |t| t.hours_order_instead());
    }
    let part: Option<Fraction> = file.pause.spares_up_to.parse().ok();
    if part.is_none() {
        let at = At::Value("/pause/spares_up_to");
        report.error(doc, at, "fraction", |t| t.fraction(&file.pause.spares_up_to), |t| t.fraction_instead());
    }
    let set = RuleSet {
        id: file.id.clone(),
        hours,
        weekly_rest: file.weekly_rest.days.iter().filter_map(|day| weekday(day)).collect(),
        outside_hours: file.start.outside_hours,
        first_day: file.start.first_day,
        same_day_cutoff: time(&file.same_day.cutoff)?,
        hand_over_cutoff: time(&file.hand_over.cutoff)?,
        pause_spares_up_to: part?,
        last_day_ends_at: file.last_day.ends_at,
        last_day_off: file.last_day.when_off,
        month_overflow: file.month.overflow,
        sources: RuleSources {
            weekly_rest: file.weekly_rest.law.line(),
            start: file.start.law.line(),
            same_day: file.same_day.law.line(),
            pause: file.pause.law.line(),
            last_day: file.last_day.law.line(),
            month: file.month.law.line(),
        },
    };
    sane.then(|| Rules { id: file.id.clone(), name: file.name.clone(), valid: file.valid, set })
}

fn period(text: &str) -> Option<(Time, Time)> {
    let (opens, closes) = text.split_once('-')?;
    Some((time(opens)?, time(closes)?))
}

fn time(text: &str) -> Option<Time> {
    let (hour, minute) = text.split_once(':')?;
    Time::new(hour.parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

fn weekday(name: &str) -> Option<Weekday> {
    Some(match name {
        "monday" => Weekday::Monday,
        "tuesday" => Weekday::Tuesday,
        "wednesday" => Weekday::Wednesday,
        "thursday" => Weekday::Thursday,
        "friday" => Weekday::Friday,
        "saturday" => Weekday::Saturday,
        "sunday" => Weekday::Sunday,
        _ => return None,
    })
}
