//! What the times of a procedure say of one another: the law's limit, the committed one, the steps.

use crate::{
    doc::Doc,
    finding::{At, Report},
    procedure::ProcedureFacts,
    span::{Kind, TimeSpan},
    steps::{Step, StepClock, StepTable},
    text::T,
};
use kernel::deadline::Allowance;

/// A committed limit is not longer than the law's, and can be compared with it.
pub(crate) fn commitment(doc: &Doc, facts: &ProcedureFacts, report: &mut Report) {
    let Some(committed) = facts.committed() else { return };
    let (Some(law), Some(promise)) = (facts.statutory().and_then(|limit| limit.allow), committed.allow) else { return };
    let at = facts.time_limits.iter().position(|limit| limit.key == committed.key).unwrap_or_default();
    let at = format!("/time_limits/{at}/allow");
    let words = |t: T| (promise.said().get(t.lang()).to_owned(), law.said().get(t.lang()).to_owned());
    let ((kind, most), (other, given)) = (law.size(), promise.size());
    if kind != other {
        let what = |t: T| {
            let (promise, law) = words(t);
            t.commitment_unlike(promise, law)
        };
        report.notice(doc, At::Value(&at), "commitment-unlike", what, |t| t.commitment_unlike_instead());
    } else if given > most {
        let what = |t: T| {
            let (promise, law) = words(t);
            t.commitment_longer(promise, law)
        };
        report.error(doc, At::Value(&at), "commitment-longer", what, |t| t.commitment_longer_instead());
    }
}

/// An approved table does not give its steps more time than the whole has, whatever each is written in. A sample may: it
/// is told when it is imported.
pub(crate) fn of_approved(doc: &Doc, table: &StepTable, facts: &ProcedureFacts, report: &mut Report) {
    let Some(allow) = facts.time_limit().and_then(|limit| limit.allow) else { return };
    let (Kind::Working, limit) = allow.size() else { return };
    if table.steps.iter().any(|step| step.next.len() > 1) {
        return;
    }
    let mut sum = 0_u64;
    for (n, step) in table.steps.iter().enumerate().filter(|(_, step)| step.clock == StepClock::Counts) {
        let Some((Kind::Working, size)) = step.time.map(TimeSpan::size) else { continue };
        sum = sum.saturating_add(size);
        if sum > limit {
            let at = format!("/steps/{n}/time");
            let total = TimeSpan::of_working(sum).said();
            let what = |t: T| t.steps_over_limit(total.get(t.lang()), allow.said().get(t.lang()));
            report.error(doc, At::Value(&at), "steps-over-limit", what, |t| t.steps_over_limit_instead());
            return;
        }
    }
}

/// The same of a sample, as a remark: what another place's steps sum up to is no fault of whoever wrote it down.
pub(crate) fn of_sample(doc: &Doc, table: &StepTable, facts: &ProcedureFacts, minutes_a_day: u32, report: &mut Report) {
    let Some(allow) = facts.time_limit().and_then(|limit| limit.allow) else { return };
    let Some(limit) = allow.minutes(minutes_a_day) else { return };
    if table.steps.iter().any(|step| step.next.len() > 1) {
        return;
    }
    let counted = |step: &&Step| step.clock == StepClock::Counts;
    let sum = table.steps.iter().filter(counted).fold(0_u32, |sum, step| {
        sum.saturating_add(step.time.and_then(|time| time.minutes(minutes_a_day)).unwrap_or_default())
    });
    if sum <= limit {
        return;
    }
    let last = table.steps.iter().rposition(|step| step.clock == StepClock::Counts && step.time.is_some());
    let at = format!("/steps/{}/time", last.unwrap_or_default());
    let (days, rest) = (sum / minutes_a_day.max(1), sum % minutes_a_day.max(1));
    let days = if rest == 0 {
        TimeSpan::Whole(Allowance::WorkingDays(days))
    } else {
        TimeSpan::Whole(Allowance::WorkingHours(sum.div_ceil(60)))
    };
    report.notice(
        doc,
        At::Value(&at),
        "steps-over-limit",
        |t| t.steps_sum_over(days.said().get(t.lang()), allow.said().get(t.lang())),
        |t| t.steps_sum_over_instead(),
    );
}
