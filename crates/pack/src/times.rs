//! What the times of a procedure say of one another: the law's limit, the committed one, the steps.

use crate::{
    doc::Doc,
    finding::{At, Report},
    procedure::ProcedureFacts,
    span::{Kind, TimeSpan},
    steps::{Step, StepClock, StepStatus, StepTable},
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

/// A table does not give its steps more time than the whole has, whatever each is written in: a mistake in an approved one;
/// in a sample a remark, for what another place's steps sum up to is no fault of whoever wrote it down.
pub(crate) fn of_steps(doc: &Doc, table: &StepTable, facts: &ProcedureFacts, report: &mut Report) {
    let Some(allow) = facts.time_limit().and_then(|limit| limit.allow) else { return };
    let (Kind::Working, limit) = allow.size() else { return };
    // Where the way parts, steps run side by side; how much a same day holds depends on when it begins.
    let parts = table.steps.iter().any(|step| step.next.len() > 1);
    if parts || allow == TimeSpan::Whole(Allowance::SameDay) {
        return;
    }
    let working = |(n, step): (usize, &Step)| match step.time.map(TimeSpan::size) {
        Some((Kind::Working, size)) if step.clock == StepClock::Counts => Some((n, size)),
        _ => None,
    };
    let sizes: Vec<(usize, u64)> = table.steps.iter().enumerate().filter_map(working).collect();
    let sum = sizes.iter().fold(0_u64, |sum, (_, size)| sum.saturating_add(*size));
    let Some((last, _)) = sizes.last().filter(|_| sum > limit) else { return };
    let at = format!("/steps/{last}/time");
    let total = TimeSpan::of_working(sum).said();
    let what = |t: T| t.steps_sum_over(total.get(t.lang()), allow.said().get(t.lang()));
    let (at, key) = (At::Value(&at), "steps-over-limit");
    match table.status {
        StepStatus::Approved => report.error(doc, at, key, what, |t| t.steps_over_limit_instead()),
        StepStatus::Sample => report.notice(doc, at, key, what, |t| t.steps_sum_over_instead()),
    }
}
