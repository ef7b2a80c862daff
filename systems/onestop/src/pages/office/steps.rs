//! The form with which a step of the internal process is finished: which one, how, who answered, who has the next.

use super::work::Staff;
use crate::{
    acts::{HolderInput, Input},
    cases,
    pages::fields,
    state::{Case, Completion, Who, to_complete},
    text::T,
};
use engine::{DONE, StepKind};
use kernel::Problem;
use platform::Actor;
use std::collections::BTreeSet;
use web::{
    App, Form,
    view::{Act as Panel, Choice, Field},
};

/// The field in which the step and its end are chosen: `3 done`.
const WAY: &str = "way";
/// The field for the officer of a step: `holder-4`.
const HOLDER: &str = "holder-";
const ANSWERED_BY: &str = "answered_by";
const ANSWERED_AT: &str = "answered_at";

/// What is asked of this person about the steps that they can finish.
pub(super) fn ask(app: &App, t: T, case: &Case, actor: &Actor, staff: &Staff, panel: &mut Panel) {
    let Some(process) = cases::process_of(&app.platform, case) else { return };
    let who = Who::from(actor);
    let ways: Vec<Completion> = to_complete(&process, case, &who).collect();
    let work = |no: u32| work_of(app, t, case, no);
    let choices = ways.iter().enumerate().map(|(n, way)| Choice {
        value: format!("{} {}", way.step, way.outcome),
        label: match way.outcome.as_str() {
            DONE => t.way_said(way.step, work(way.step)),
            outcome => t.way_outcome(way.step, work(way.step), outcome),
        },
        hint: Some(next(t, case, way, &work)),
        chosen: n == 0,
    });
    panel.fields = vec![Field {
        name: WAY.to_owned(),
        label: t.field_way().to_owned(),
        choices: choices.collect(),
        radios: true,
        ..Field::default()
    }];
    let outside = |way: &Completion| process.step(way.step).is_some_and(|step| step.kind == StepKind::External);
    if ways.iter().any(outside) {
        panel.fields.push(Field {
            name: ANSWERED_BY.to_owned(),
            label: t.field_answered_by().to_owned(),
            hint: Some(t.field_answered_by_hint().to_owned()),
            optional: !ways.iter().all(outside),
            ..Field::default()
        });
        panel.fields.extend(fields::moment(t, ANSWERED_AT, t.field_answered_at(), None, t.field_answered_time()));
    }
    let given: BTreeSet<u32> = ways.iter().flat_map(|way| way.given.iter().copied()).collect();
    panel.fields.extend(given.into_iter().filter_map(|no| holder(t, staff, no, &work(no))));
    panel.fields.push(fields::words("note", t.field_step_note(), true));
}

/// What the official table calls the step.
fn work_of(app: &App, t: T, case: &Case, no: u32) -> String {
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    let step = version.and_then(|version| version.steps.steps.iter().find(|step| step.no == no));
    step.map(|step| step.work.get(t.lang()).to_owned()).unwrap_or_default()
}

/// What follows: the steps that begin, or that other parts have to be finished first.
fn next(t: T, case: &Case, way: &Completion, work: &impl Fn(u32) -> String) -> String {
    let begun = way.next.active.difference(&case.position.active);
    let begun: Vec<String> = begun.map(|no| t.way_said(*no, work(*no))).collect();
    if begun.is_empty() { t.way_waits().to_owned() } else { t.way_next(begun.join("; ")) }
}

/// Who of the agency's officers shall do a step that follows; nothing to choose where there is nobody.
fn holder(t: T, staff: &Staff, no: u32, work: &str) -> Option<Field> {
    let choice = |officer: &Actor| Choice {
        value: officer.login.clone(),
        label: officer.name.clone(),
        hint: None,
        chosen: false,
    };
    let choices: Vec<Choice> = staff.officers().map(choice).collect();
    (!choices.is_empty()).then(|| Field {
        name: format!("{HOLDER}{no}"),
        label: t.field_holder(no),
        hint: Some(t.field_holder_hint(work)),
        optional: true,
        choices,
        ..Field::default()
    })
}

/// What the form says.
///
/// # Errors
/// A day or time that is none.
pub(super) fn read(form: &Form, input: &mut Input) -> Result<(), Problem> {
    let (step, outcome) = form.value(WAY).split_once(' ').unwrap_or_default();
    input.step = step.parse().ok();
    input.outcome = Some(outcome.to_owned());
    input.answered_by = Some(form.value(ANSWERED_BY).to_owned()).filter(|by| !by.trim().is_empty());
    input.answered_at = fields::read_moment(form, ANSWERED_AT)?;
    let named = form.pairs().filter(|(_, login)| !login.is_empty()).filter_map(|(name, login)| {
        let step = name.strip_prefix(HOLDER)?.parse().ok()?;
        Some(HolderInput { step, officer: login.to_owned() })
    });
    input.holders = named.collect();
    Ok(())
}

/// What a refusal calls its places, as the fields of this form.
pub(super) fn field_of(path: &str, holders: &[u32]) -> String {
    let mut parts = path.trim_start_matches('/').split('/');
    match (parts.next(), parts.next().and_then(|n| n.parse::<usize>().ok())) {
        (Some("holders"), Some(n)) => holders.get(n).map_or_else(|| WAY.to_owned(), |step| format!("{HOLDER}{step}")),
        (Some("step" | "outcome"), _) => WAY.to_owned(),
        _ => path.to_owned(),
    }
}
