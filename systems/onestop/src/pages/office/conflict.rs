//! Two people at one case: what the second had typed is laid over what the first has written, and both are told.

use super::{case::Refused, panels};
use crate::{
    cases::Cases,
    pages::fields,
    state::{Act, What},
    text::T,
    views,
};
use kernel::ProblemKind;
use platform::Viewed;
use serde_json::{Map, Value};
use web::{
    App,
    view::{Act as Panel, FieldError, Happening, Row},
};

/// What happened since the page was opened that was sent, with the names of who acted.
pub(super) fn between(app: &App, t: T, opened: &Viewed<Cases>, refused: &Refused<'_>) -> Vec<Happening> {
    let Some(seen) = seen(refused).filter(|_| refused.problem.kind == ProblemKind::Conflict) else { return Vec::new() };
    let told = views::office_happenings(&app.platform, t, opened);
    told.into_iter().zip(&opened.events).filter(|(_, event)| event.version > seen).map(|(told, _)| told).collect()
}

fn seen(refused: &Refused<'_>) -> Option<i64> {
    refused.typed.value("seen").parse().ok()
}

/// What was typed into a form that is no longer offered: nobody has to think of it again.
pub(super) fn unsaved(t: T, panels: &[Panel], refused: &Refused<'_>) -> Vec<Row> {
    if panels.iter().any(|panel| panel.name == refused.act.code()) {
        return Vec::new();
    }
    let note = match refused.act {
        Act::Return => t.field_return_note(),
        Act::CompleteStep => t.field_step_note(),
        _ => t.field_note(),
    };
    let words = [("reason", t.field_reason()), ("note", note), ("override_reason", t.field_override_reason())];
    let typed = words.map(|(name, label)| Row::new(label, refused.typed.value(name).trim()));
    typed.into_iter().filter(|row| !row.value.is_empty()).collect()
}

/// Lays the corrections of this person over the answers as they are now. A question that both have answered anew keeps
/// this person's answer and shows the other's. Gives what to say on top.
pub(super) fn merge(
    app: &App,
    t: T,
    opened: &Viewed<Cases>,
    refused: &Refused<'_>,
    panels: &mut [Panel],
) -> Vec<FieldError> {
    let panel = panels.iter_mut().find(|panel| panel.name == Act::Correct.code());
    let conflict = refused.act == Act::Correct && refused.problem.kind == ProblemKind::Conflict;
    let (Some(panel), Some(seen)) = (panel.filter(|_| conflict), seen(refused)) else { return Vec::new() };
    let case = &opened.state;
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    let (Some(version), Some(base)) = (version, answers_at(opened, seen)) else { return Vec::new() };
    let now = answers_at(opened, opened.version).unwrap_or_default();
    let typed = fields::read(&version.form, refused.typed, None);
    let mut merged = now.clone();
    let mut both = Vec::new();
    for field in version.form.fields() {
        let at = |answers: &Map<String, Value>| answers.get(&field.key).cloned();
        let (mine, was, theirs) = (at(&typed), at(&base), at(&now));
        if mine == was {
            continue;
        }
        if theirs != was && theirs != mine {
            let said = theirs.as_ref().and_then(Value::as_str).filter(|said| !said.is_empty());
            both.push((
                field.key.clone(),
                said.map_or_else(|| t.conflict_emptied().to_owned(), |said| t.conflict_other(said)),
            ));
        }
        match mine {
            Some(mine) => _ = merged.insert(field.key.clone(), mine),
            None => _ = merged.remove(&field.key),
        }
    }
    panel.fields = panels::answers(app, t, case, &merged);
    for field in &mut panel.fields {
        if field.name == "reason" {
            refused.typed.value("reason").clone_into(&mut field.value);
        }
        field.error = both.iter().find(|(key, _)| *key == field.name).map(|(_, said)| said.clone());
    }
    web::view::summary_of(panel.name, &panel.fields)
}

/// The answers as they stood at a version of the case.
fn answers_at(opened: &Viewed<Cases>, version: i64) -> Option<Map<String, Value>> {
    let replaced = opened.events.iter().filter(|told| told.version <= version);
    let mut digests = replaced.filter_map(|told| match &told.event.what {
        What::Filed(filed) => Some(filed.application),
        What::Corrected { application, .. } => Some(*application),
        What::Supplemented { application, .. } => *application,
        _ => None,
    });
    views::application_of(opened, &digests.next_back()?).map(|one| one.form)
}
