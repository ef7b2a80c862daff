//! The forms of acts as the office needs them: officers by name, papers brought to the counter, answers to correct.

use super::{case::below, steps, work::Staff};
use crate::{
    application::Application,
    cases::Cases,
    fees, limits,
    pages::{act_panels, fields},
    state::{Act, Case, Stage},
    text::T,
    views,
};
use platform::{Actor, Role, Viewed};
use serde_json::Map;
use web::{
    App,
    view::{Act as Panel, Choice, Field},
};

/// The field in which the desk ticks what was brought on paper.
pub(super) const PAPER: &str = "paper";
/// The field in which an officer is chosen. It is sent empty where nobody was.
pub(super) const OFFICER: &str = "officer";

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
    let useful = |act: &Act| match act {
        Act::Correct => application.is_some(),
        Act::Apologise => is_near(app, case),
        Act::Assign => actor.role != Role::Officer || case.assignee.is_none() || staff.others(actor).next().is_some(),
        _ => true,
    };
    let offered: Vec<Act> = offered.iter().copied().filter(useful).collect();
    let mut panels = act_panels::panels(app, t, case, opened.version, &offered, &below(&case.code));
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    let fee = version.and_then(|version| fees::for_office(t, version, case.channel, fees::applied(case, application)));
    let fee = fee.map(|fee| t.office_fee_line(t.office_fee(), fee));
    for panel in &mut panels {
        let act = Act::from_code(panel.name);
        if matches!(act, Some(Act::Receive | Act::Return)) {
            let said = panel.intro.take().into_iter().chain(fee.clone());
            panel.intro = Some(said.collect::<Vec<_>>().join(" ")).filter(|said| !said.is_empty());
        }
        match act {
            Some(Act::Assign) if actor.role == Role::Officer && case.assignee.is_none() => take(t, panel),
            Some(Act::Assign) => give(app, t, panel, case, actor, staff),
            Some(Act::SendBack) if actor.role == Role::Officer => take_back(t, panel),
            Some(Act::Return) => {
                prefer(panel, application);
                receiver(t, panel, application);
            }
            Some(Act::CompleteStep) => steps::ask(app, t, case, actor, staff, panel),
            Some(Act::Supplement) => {
                panel.title = t.office_supplement_title().to_owned();
                panel.button = t.office_supplement_button().to_owned();
                panel.intro = Some(t.office_supplement_intro().to_owned());
                panel.fields.extend(on_paper(app, t, case));
            }
            Some(Act::Correct) => {
                let given = application.map(|one| &one.form);
                panel.fields = answers(app, t, case, given.unwrap_or(&Map::new()));
            }
            _ => {}
        }
    }
    panels
}

/// The way that the applicant asked for is chosen already.
fn prefer(panel: &mut Panel, application: Option<&Application>) {
    let Some(wanted) = application.and_then(|one| one.delivery.as_ref()) else { return };
    for choice in panel.fields.iter_mut().flat_map(|field| &mut field.choices) {
        choice.chosen = choice.value == wanted.how.code();
    }
}

/// Whether a new date may soon be needed: the case is late, or due within a few working days.
fn is_near(app: &App, case: &Case) -> bool {
    let (Some(due), now) = (case.due(), app.platform.clock().civil()) else { return false };
    due <= now || views::working_days_since(app.platform.packs(), now, due) <= limits::APOLOGY_DAYS_BEFORE
}

/// The officer takes the proposal back while nobody has signed it.
fn take_back(t: T, panel: &mut Panel) {
    panel.title = t.office_take_back_title().to_owned();
    panel.button = t.office_take_back_button().to_owned();
}

/// Who received the result: usually the applicant.
fn receiver(t: T, panel: &mut Panel, application: Option<&Application>) {
    panel.fields.push(Field {
        name: "received_by".to_owned(),
        label: t.field_received_by().to_owned(),
        hint: Some(t.field_received_by_hint().to_owned()),
        value: application.map(|one| one.applicant.name.clone()).unwrap_or_default(),
        autocomplete: "off",
        ..Field::default()
    });
    panel.fields.push(fields::words("note", t.field_return_note(), true));
}

/// What nobody has, an officer takes: there is nothing to choose.
fn take(t: T, panel: &mut Panel) {
    panel.title = t.office_take_title().to_owned();
    panel.button = t.office_take_button().to_owned();
    panel.fields.clear();
}

fn give(app: &App, t: T, panel: &mut Panel, case: &Case, actor: &Actor, staff: &Staff) {
    if case.stage == Stage::Processing {
        panel.title = t.office_pass_on_title().to_owned();
        panel.button = t.office_pass_on_button().to_owned();
    } else if actor.role == Role::Desk {
        panel.intro = act_panels::hand_over(app, t, case).map(|rule| format!("{} {rule}", t.office_assign_intro()));
    }
    let choice = |officer: &Actor| Choice {
        value: officer.login.clone(),
        label: officer.name.clone(),
        hint: None,
        chosen: false,
    };
    let others = staff.officers().filter(|officer| case.assignee != Some(officer.id));
    let mut choices: Vec<Choice> = others.map(choice).collect();
    match choices.as_mut_slice() {
        [] => return,
        [only] => only.chosen = true,
        _ => {}
    }
    panel.fields = vec![Field {
        name: OFFICER.to_owned(),
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
pub(super) fn answers(app: &App, t: T, case: &Case, given: &Map<String, serde_json::Value>) -> Vec<Field> {
    let mut all = vec![fields::words("reason", t.field_reason(), false)];
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    let Some(form) = version.map(|version| &version.form) else { return all };
    for page in form.pages() {
        let mut asked = fields::of_page(page, given, &[], t.lang());
        if let Some(first) = asked.first_mut() {
            let title = page.title.get(t.lang()).to_owned();
            first.heading = Some(match fields::condition(t, form, page) {
                Some(condition) => format!("{title}. {condition}"),
                None => title,
            });
        }
        let asked = asked.into_iter().map(of_somebody_else);
        all.extend(asked.map(|field| Field { optional: field.optional || page.when.is_some(), ..field }));
    }
    all
}

/// A question whose answer is not about the person at the keyboard: their browser must not fill it in.
pub(in crate::pages) fn of_somebody_else(field: Field) -> Field {
    Field { autocomplete: "off", ..field }
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
