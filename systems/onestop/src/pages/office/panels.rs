//! The forms of acts as the office needs them: officers by name, papers brought to the counter, answers to correct.

use super::{
    case::{Refused, below},
    work::Staff,
};
use crate::{
    application::Application,
    cases::Cases,
    pages::{act_panels, fields},
    state::{Act, Case},
    text::T,
    views,
};
use kernel::{FieldProblem, Lang, Problem};
use platform::{Actor, Role, Viewed};
use serde_json::Map;
use web::{
    App, Form, date_parts,
    view::{Act as Panel, Choice, Field, FieldError},
};

/// The field in which the desk ticks what was brought on paper.
pub(in crate::pages) const PAPER: &str = "paper";

/// Up to so many officers are radio buttons; more are a list to pick from.
const RADIOS_MAX: usize = 5;

/// The forms of these acts for this person.
pub(super) fn of(
    app: &App,
    t: T,
    opened: &Viewed<Cases>,
    application: Option<&Application>,
    offered: &[Act],
    actor: &Actor,
    staff: &Staff,
) -> Vec<Panel> {
    let case = &opened.state;
    // What was erased cannot be corrected.
    let offered: Vec<Act> =
        offered.iter().copied().filter(|act| *act != Act::Correct || application.is_some()).collect();
    let mut panels = act_panels::panels(app, t, case, opened.version, &offered, &below(&case.code));
    for panel in &mut panels {
        match Act::from_code(panel.name) {
            Some(Act::Assign) if actor.role == Role::Officer => take(t, panel),
            Some(Act::Assign) => give(t, panel, case, staff),
            Some(Act::Supplement) => panel.fields.extend(on_paper(app, t, case)),
            Some(Act::Correct) => {
                let given = application.map(|one| &one.form);
                panel.fields = answers(app, t, case, given.unwrap_or(&Map::new()));
            }
            _ => {}
        }
    }
    panels
}

/// An officer gives a case to nobody but themselves: there is nothing to choose.
fn take(t: T, panel: &mut Panel) {
    panel.title = t.office_take_title().to_owned();
    panel.button = t.office_take_button().to_owned();
    panel.fields.clear();
}

fn give(t: T, panel: &mut Panel, case: &Case, staff: &Staff) {
    let choice = |officer: &Actor| Choice {
        value: officer.login.clone(),
        label: officer.name.clone(),
        hint: None,
        chosen: case.assignee == Some(officer.id),
    };
    let mut choices: Vec<Choice> = staff.officers(&case.agency).map(choice).collect();
    match choices.as_mut_slice() {
        [] => return,
        [only] => only.chosen = true,
        _ => {}
    }
    panel.fields = vec![Field {
        name: "officer".to_owned(),
        label: t.office_officer_choose().to_owned(),
        radios: choices.len() <= RADIOS_MAX,
        choices,
        ..Field::default()
    }];
}

fn on_paper(app: &App, t: T, case: &Case) -> Option<Field> {
    let asked = case.asked.as_ref()?;
    let choice = |kind: &String| Choice {
        value: kind.clone(),
        label: views::document_name(&app.platform, case, kind, t.lang()),
        hint: None,
        chosen: false,
    };
    Some(Field {
        name: PAPER.to_owned(),
        label: t.office_papers_brought().to_owned(),
        hint: Some(t.office_papers_brought_hint().to_owned()),
        optional: true,
        choices: asked.kinds.iter().map(choice).collect(),
        boxes: true,
        ..Field::default()
    })
}

/// The whole form as it was answered, and why it is corrected.
fn answers(app: &App, t: T, case: &Case, given: &Map<String, serde_json::Value>) -> Vec<Field> {
    let mut all = vec![fields::words("reason", t.field_reason(), false)];
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    for page in version.map(|version| version.form.pages()).unwrap_or_default() {
        let mut asked = fields::of_page(page, given, &[], t.lang());
        if let Some(first) = asked.first_mut() {
            first.heading = Some(page.title.get(t.lang()).to_owned());
        }
        all.extend(asked.into_iter().map(of_somebody_else));
    }
    all
}

/// A question whose answer is not about the person at the keyboard: their browser must not fill it in.
pub(in crate::pages) fn of_somebody_else(field: Field) -> Field {
    Field { autocomplete: "off", ..field }
}

/// A refusal with its places as fields of a form: `/form/mother_name` is the field `mother_name`, `/kinds/0` is `kinds`.
#[must_use]
pub(in crate::pages) fn by_field(problem: &Problem) -> Problem {
    let name = |path: &str| {
        let path = path.trim_start_matches('/');
        path.strip_prefix("form/").unwrap_or(path).split('/').next().unwrap_or_default().to_owned()
    };
    let fields = problem.fields.iter().map(|one| FieldProblem { path: name(&one.path), said: one.said.clone() });
    Problem { fields: fields.collect(), ..problem.clone() }
}

/// Opens the form that was refused with what had been typed, and says why on top and at each field.
pub(super) fn shown_again(panels: &mut [Panel], refused: &Refused<'_>, lang: Lang) -> Vec<FieldError> {
    let (act, problem) = (refused.act, by_field(refused.problem));
    let mut errors = act_panels::refused(panels, act, &problem, lang);
    let Some(panel) = panels.iter_mut().find(|panel| panel.name == act.code()) else { return errors };
    for field in &mut panel.fields {
        keep_typed(field, refused.typed);
    }
    let known: Vec<String> = panel.fields.iter().map(|field| format!("{}-{}", act.code(), field.name)).collect();
    for error in &mut errors {
        if !known.contains(&error.field) {
            error.field = format!("act-{}", act.code());
        }
    }
    errors
}

/// Puts what was typed back into its field.
fn keep_typed(field: &mut Field, typed: &Form) {
    if let Some(date) = &mut field.date {
        *date = date_parts(typed, &field.name);
        return;
    }
    typed.value(&field.name).clone_into(&mut field.value);
    for choice in &mut field.choices {
        choice.chosen = typed.values(&field.name).any(|value| value == choice.value);
    }
}

/// Signing, sending back and stopping, as samples show them.
pub(super) fn sample_panels(t: T, below: &str) -> Vec<Panel> {
    let reason = || vec![fields::words("reason", t.field_reason(), false)];
    let panel = |act: Act, fields: Vec<Field>| Panel {
        name: act.code(),
        url: format!("{below}/{}", act.code()),
        key: "sample".to_owned(),
        seen: "4".to_owned(),
        title: t.act_title(act.code()),
        intro: None,
        button: t.act_button(act.code()),
        fields,
        first: act == Act::Sign,
        open: act == Act::SendBack,
        grave: act == Act::Stop,
        files: false,
    };
    vec![panel(Act::Sign, Vec::new()), panel(Act::SendBack, reason()), panel(Act::Stop, reason())]
}
