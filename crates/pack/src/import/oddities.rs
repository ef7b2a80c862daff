//! Where a source contradicts itself. Found by computation, told, never repaired: a person has to decide.

use super::{
    exchange::{Kind, LimitCase, Procedure, Process, Unit},
    sums::{self, Sums},
    times,
};
use crate::{finding::say, text::T};
use kernel::{Lang, Said};
use std::collections::BTreeMap;

/// One contradiction.
#[derive(Clone, Debug)]
pub(super) struct Oddity {
    /// A name for its sort that does not change with the language.
    pub(super) key: &'static str,
    /// What contradicts what, with the numbers.
    pub(super) said: Said,
}

fn odd(key: &'static str, words: impl Fn(T) -> String) -> Oddity {
    Oddity { key, said: say(words) }
}

/// Every contradiction of one procedure, each once. `usual` is the limit of the whole, if it is known.
pub(super) fn find(procedure: &Procedure, usual: Option<&LimitCase>) -> Vec<Oddity> {
    let mut found = Vec::new();
    code(procedure, &mut found);
    for process in procedure.processes() {
        whole_in_each(process, &mut found);
        sum(process, usual, &mut found);
        units(process, &mut found);
        elsewhere(process, procedure, &mut found);
        order(process, &mut found);
    }
    limits(procedure, &mut found);
    groups(procedure, &mut found);
    fees(procedure, &mut found);
    agencies(procedure, &mut found);
    reliance(procedure, &mut found);
    let mut once: Vec<Oddity> = Vec::new();
    for one in found {
        if !once.iter().any(|known| known.said == one.said) {
            once.push(one);
        }
    }
    once
}

/// The long form of a code is the national code, `.000.00.00.` and the province; some portals publish a short one.
fn code(procedure: &Procedure, found: &mut Vec<Oddity>) {
    let code = &procedure.code;
    if code.parse::<kernel::ProcedureCode>().is_err() || *code == procedure.national_code {
        found.push(odd("code-short", |t| t.odd_code_short(code)));
    }
    if !code.starts_with(&procedure.national_code) {
        found.push(odd("code-differs", |t| t.odd_code_differs(code, &procedure.national_code)));
    }
}

/// Every step shows the time of the whole: those are not times of steps.
fn whole_in_each(process: &Process, found: &mut Vec<Oddity>) {
    if let (Some(total), true) = (process.total, sums::each_is_whole(process)) {
        let place = &process.place;
        found.push(odd("whole-in-each-step", |t| t.odd_whole_in_each(place, times::words(total, t.lang()))));
    }
}

/// The times of the steps do not add up to the time that is stated.
fn sum(process: &Process, usual: Option<&LimitCase>, found: &mut Vec<Oddity>) {
    let sums = Sums::of(process);
    let place = &process.place;
    let Some(total) = process.total else {
        if let (Some(summed), Some(usual)) = (sums.only(), usual.and_then(LimitCase::time))
            && usual.unit == summed.unit
            && summed.value > usual.value
        {
            found.push(odd("sum-over-limit", |t| {
                t.odd_sum_over_limit(place, times::words(summed, t.lang()), times::words(usual, t.lang()))
            }));
        }
        return;
    };
    if total.unit == Unit::SameDay || sums::each_is_whole(process) {
        return;
    }
    // Several units: what stands in the unit of the total alone may already be more than the total.
    let summed = sums.only().unwrap_or_else(|| sums.of_unit(total.unit));
    let short = summed.value < total.value && sums.complete && sums.only().is_some() && summed.unit == total.unit;
    if summed.value > total.value || short {
        found.push(odd("sum-differs", |t| {
            t.odd_sum(place, times::words(total, t.lang()), times::words(summed, t.lang()))
        }));
    }
}

/// Working days beside plain days.
fn units(process: &Process, found: &mut Vec<Oddity>) {
    let sums = Sums::of(process);
    let mut units: Vec<bool> = sums.units().map(times::is_working).collect();
    units.extend(process.total.filter(|total| total.unit != Unit::SameDay).map(|total| times::is_working(total.unit)));
    if units.iter().any(|working| *working) && units.iter().any(|working| !working) {
        let steps = |lang: Lang| sums.words(lang);
        match process.total {
            Some(total) => found.push(odd("units-mixed", |t| {
                t.odd_units(&process.place, times::words(total, t.lang()), steps(t.lang()))
            })),
            None => found.push(odd("units-mixed", |t| t.odd_units_in_steps(&process.place, steps(t.lang())))),
        }
    }
}

/// The whole time of a process is none of the limits of the procedure.
fn elsewhere(process: &Process, procedure: &Procedure, found: &mut Vec<Oddity>) {
    let Some(total) = process.total else { return };
    let cases = &procedure.time_limit.cases;
    if cases.iter().any(|case| case.time() == Some(total)) {
        return;
    }
    let limits = |lang: Lang| {
        let known: Vec<String> = cases.iter().map(|case| times::words_or_unknown(case.time(), lang)).collect();
        known.join("; ")
    };
    found.push(odd("limit-elsewhere", |t| {
        t.odd_limit_elsewhere(&process.place, times::words(total, t.lang()), limits(t.lang()))
    }));
}

/// The steps do not hang together: no end, parts that join without having parted.
fn order(process: &Process, found: &mut Vec<Oddity>) {
    let has = |kind: Kind| process.steps.iter().any(|step| step.kind == kind);
    let place = &process.place;
    if !has(Kind::Return) && !has(Kind::JoinReturn) {
        found.push(odd("no-return", |t| t.odd_no_return(place)));
    }
    if !has(Kind::Decide) {
        found.push(odd("no-decision", |t| t.odd_no_decision(place)));
    }
    if has(Kind::Fork) != has(Kind::JoinReturn) {
        found.push(odd("fork-without-join", |t| t.odd_fork(place)));
    }
}

/// Cut-offs where they mean nothing; one condition with two times.
fn limits(procedure: &Procedure, found: &mut Vec<Oddity>) {
    let cases = &procedure.time_limit.cases;
    for (n, case) in cases.iter().enumerate() {
        let same_day = case.unit == Some(Unit::SameDay);
        if case.cutoff_time.is_some() && !same_day {
            found.push(odd("cutoff-not-same-day", |t| t.odd_cutoff(&case.id)));
        }
        let twice = cases[..n].iter().find(|other| {
            other.condition == case.condition && other.scope == case.scope && other.time() != case.time()
        });
        if let Some(other) = twice {
            found.push(odd("limit-twice", |t| {
                let (first, second) = (other.time(), case.time());
                t.odd_limit_twice(times::words_or_unknown(first, t.lang()), times::words_or_unknown(second, t.lang()))
            }));
        }
    }
}

/// Papers that stand for one another, none of which is needed; or a group of one.
fn groups(procedure: &Procedure, found: &mut Vec<Oddity>) {
    let mut groups: BTreeMap<&str, Vec<bool>> = BTreeMap::new();
    for document in &procedure.documents {
        if let Some(group) = &document.group {
            groups.entry(group).or_default().push(document.required);
        }
    }
    for (group, required) in groups {
        if !required.contains(&true) {
            found.push(odd("group-not-required", |t| t.odd_group_not_required(group)));
        }
        if required.len() == 1 {
            found.push(odd("group-of-one", |t| t.odd_group_of_one(group)));
        }
    }
}

/// One fee with two amounts.
fn fees(procedure: &Procedure, found: &mut Vec<Oddity>) {
    for (n, fee) in procedure.fees.iter().enumerate() {
        let twice = procedure.fees[..n].iter().any(|other| {
            (&other.name, &other.condition, &other.channel, &other.scope, &other.unit)
                == (&fee.name, &fee.condition, &fee.channel, &fee.scope, &fee.unit)
                && other.amount_vnd != fee.amount_vnd
        });
        if twice {
            found.push(odd("fee-twice", |t| t.odd_fee_twice(fee.name.get(t.lang()))));
        }
    }
}

/// Another agency acts, but the procedure is said to be one agency's.
fn agencies(procedure: &Procedure, found: &mut Vec<Oddity>) {
    let outside =
        procedure.internal_process.iter().flat_map(|process| &process.steps).find(|step| step.kind == Kind::External);
    if let (Some(step), false) = (outside, procedure.is_interagency) {
        let agency = step.agency.as_ref().unwrap_or(&step.actor_role);
        found.push(odd("not-interagency", |t| t.odd_not_interagency(step.no, agency.get(t.lang()))));
    }
}

/// Facts said to be read in a source, without a source.
fn reliance(procedure: &Procedure, found: &mut Vec<Oddity>) {
    for (group, reliance) in procedure.confidence.all() {
        if reliance.level.as_deref() == Some("source") && reliance.source_ids.is_empty() {
            found.push(odd("source-missing", |t| t.odd_source_missing(group)));
        }
    }
}
