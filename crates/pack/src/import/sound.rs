//! What makes a file of the exchange form useless: numbers that point nowhere, times that no pack can hold.

use super::{
    exchange::{Procedure, Process, Time, Unit},
    times,
};
use crate::{
    doc::Doc,
    finding::{At, Report, quote},
};
use std::collections::BTreeSet;

/// Checks one file; `false` when it cannot be imported.
pub(super) fn check(doc: &Doc, procedure: &Procedure, report: &mut Report) -> bool {
    let before = report.errors_count();
    let mut at_process = |process: &Process, at: &str| {
        steps(doc, process, at, report);
        all_times(doc, process, at, report);
    };
    if let Some(process) = &procedure.internal_process {
        at_process(process, "/internal_process");
    }
    for (n, process) in procedure.other_processes.iter().enumerate() {
        at_process(process, &format!("/other_processes/{n}"));
    }
    for (n, case) in procedure.time_limit.cases.iter().enumerate() {
        let at = format!("/time_limit/cases/{n}/value");
        if case.value.is_some() != case.unit.is_some() {
            report.error(doc, At::Value(&at), "half-a-time", |t| t.half_a_time(), |t| t.half_a_time_instead());
        }
        time(doc, case.time(), &at, report);
    }
    sources(doc, procedure, report);
    report.errors_count() == before
}

/// Steps are numbered from 1 without gaps, and branches name steps that exist.
fn steps(doc: &Doc, process: &Process, at: &str, report: &mut Report) {
    for (n, (wanted, step)) in (1..).zip(&process.steps).enumerate() {
        if step.no != wanted {
            let at = format!("{at}/steps/{n}/no");
            report.error(doc, At::Value(&at), "step-order", |t| t.step_order(), |t| t.step_order_instead(wanted));
        }
    }
    let known: BTreeSet<u32> = process.steps.iter().map(|step| step.no).collect();
    let list: Vec<String> = known.iter().map(ToString::to_string).collect();
    let list = list.join(", ");
    for (n, branch) in process.branches.iter().enumerate() {
        for (key, to) in [("at_step", Some(branch.at_step)), ("goto_step", branch.goto_step)] {
            if let Some(to) = to.filter(|to| !known.contains(to)) {
                let at = format!("{at}/branches/{n}/{key}");
                report.error(
                    doc,
                    At::Value(&at),
                    "step-unknown",
                    |t| t.step_unknown(to),
                    |t| t.step_unknown_instead(&list),
                );
            }
        }
    }
}

fn all_times(doc: &Doc, process: &Process, at: &str, report: &mut Report) {
    time(doc, process.total, &format!("{at}/total"), report);
    for (n, step) in process.steps.iter().enumerate() {
        time(doc, step.time, &format!("{at}/steps/{n}/time"), report);
    }
    for (n, branch) in process.branches.iter().enumerate() {
        time(doc, branch.time, &format!("{at}/branches/{n}/time"), report);
    }
}

fn time(doc: &Doc, time: Option<Time>, at: &str, report: &mut Report) {
    if time.is_some_and(|time| times::span(time).is_none() && time.unit != Unit::SameDay) {
        report.error(doc, At::Value(at), "time-not-in-packs", |t| t.time_not_in_packs(), |t| t.allowance_instead());
    }
}

/// Every source that is cited stands in the list of sources.
fn sources(doc: &Doc, procedure: &Procedure, report: &mut Report) {
    let known: BTreeSet<&str> = procedure.sources.iter().map(|source| source.id.as_str()).collect();
    let mut cited: Vec<(String, &[String])> = Vec::new();
    for (group, reliance) in procedure.confidence.all() {
        cited.push((format!("/confidence/{group}/source_ids"), &reliance.source_ids));
    }
    if let Some(process) = &procedure.internal_process {
        cited.push(("/internal_process/source_ids".to_owned(), &process.source_ids));
    }
    for (n, process) in procedure.other_processes.iter().enumerate() {
        cited.push((format!("/other_processes/{n}/source_ids"), &process.source_ids));
    }
    for (at, ids) in cited {
        for (n, id) in ids.iter().enumerate().filter(|(_, id)| !known.contains(id.as_str())) {
            let at = format!("{at}/{n}");
            let id = quote(id);
            report.error(
                doc,
                At::Value(&at),
                "source-unknown",
                |t| t.source_unknown(&id),
                |t| t.source_unknown_instead(),
            );
        }
    }
}
