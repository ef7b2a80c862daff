//! What may be done to a case now, as forms; the same for applicant and office.

use super::{fields, mine::file_field};
use crate::{
    acts::{Input, both, missing},
    delivery,
    state::{Act, Case, Outcome, ReturnHow},
    text::T,
    views,
};
use kernel::{FieldProblem, Instant, Lang, Problem, ProblemKind, Said};
use web::{
    App, Form, new_key, show,
    view::{Act as Panel, Choice, DateParts, Field, FieldError},
};

/// The forms of these acts, the usual next thing first.
#[must_use]
pub fn panels(app: &App, t: T, case: &Case, version: i64, acts: &[Act], below: &str) -> Vec<Panel> {
    let usual = usual(case);
    let mut ordered: Vec<Act> = acts.to_vec();
    ordered.sort_by_key(|act| Some(*act) != usual);
    ordered.into_iter().map(|act| panel(app, t, case, version, act, below, Some(act) == usual)).collect()
}

/// What normally comes next.
fn usual(case: &Case) -> Option<Act> {
    use crate::state::Stage::{Finished, New, Processing, Proposed, Received, Supplement};
    match case.stage {
        New => Some(Act::Receive),
        Received => Some(Act::Assign),
        Supplement => Some(Act::Supplement),
        Processing => Some(Act::Propose),
        Proposed => Some(Act::Sign),
        Finished => Some(Act::Return),
        _ => None,
    }
}

fn panel(app: &App, t: T, case: &Case, version: i64, act: Act, below: &str, first: bool) -> Panel {
    Panel {
        name: act.code(),
        url: format!("{below}/{}", act.code()),
        key: new_key(app),
        seen: version.to_string(),
        title: t.act_title(act.code()),
        intro: intro(app, t, case, act),
        button: t.act_button(act.code()),
        fields: questions(app, t, case, act),
        first,
        open: false,
        grave: matches!(act, Act::Refuse | Act::Withdraw | Act::Stop | Act::Reopen),
        files: act == Act::Supplement,
    }
}

fn intro(app: &App, t: T, case: &Case, act: Act) -> Option<String> {
    let said = match act {
        Act::HandOver => return hand_over(app, t, case),
        Act::Receive if case.allow.is_none() => t.intro_receive_undated(),
        Act::Receive => t.intro_receive(),
        Act::RequestSupplement if case.supplement_requests > 0 => t.intro_request_again(),
        Act::RequestSupplement => t.intro_request_supplement(),
        Act::Supplement => t.intro_supplement(),
        Act::Refuse => t.intro_refuse(),
        Act::CompleteStep => t.intro_complete_step(),
        Act::Apologise => t.intro_apologise(),
        Act::Withdraw => t.intro_withdraw(),
        Act::Stop => t.intro_stop(),
        Act::Reopen => t.intro_reopen(),
        _ => return None,
    };
    Some(said.to_owned())
}

/// The rule of the day (Decree 61/2018, Article 18), and what it means for this file.
pub(super) fn hand_over(app: &App, t: T, case: &Case) -> Option<String> {
    let by = show::weekday_instant(t.lang(), case.transfer_by?);
    let received = case.received_at.unwrap_or(case.filed_at).local().date();
    let cutoff = show::time(app.platform.packs().rules_at(received).set.hand_over_cutoff);
    Some(t.intro_hand_over(cutoff, by))
}

fn questions(app: &App, t: T, case: &Case, act: Act) -> Vec<Field> {
    let reason = || fields::words("reason", t.field_reason(), false);
    match act {
        Act::RequestSupplement => {
            let mut asked = vec![documents(app, t, case), reason()];
            if case.supplement_requests > 0 {
                asked.push(fields::words("override_reason", t.field_override_reason(), false));
            }
            asked
        }
        Act::Supplement => case.asked.as_ref().map(|asked| brought(app, t, case, &asked.kinds)).unwrap_or_default(),
        Act::Refuse | Act::SendBack | Act::Stop | Act::Reopen => vec![reason()],
        Act::Withdraw => vec![fields::words("reason", t.field_reason(), case.applicant.is_some())],
        Act::Propose => {
            let choices = [Outcome::Grant, Outcome::Deny].map(|one| (one.code(), t.outcome_choice(one.code())));
            let note =
                Field { hint: Some(t.field_note_hint().to_owned()), ..fields::words("note", t.field_note(), true) };
            vec![fields::radios("outcome", t.field_outcome(), choices), note]
        }
        Act::Return => {
            let version = app.platform.packs().procedure(&case.procedure, case.edition);
            let post = version.is_some_and(|version| delivery::offered(version).contains(&ReturnHow::Post));
            let ways = delivery::ways(post, case.channel);
            let choices = ways.iter().map(|how| (how.code(), t.return_how(how.code())));
            let mut how = fields::radios("how", t.field_how(), choices);
            for choice in how.choices.iter_mut().filter(|choice| choice.value == ReturnHow::Online.code()) {
                choice.hint = Some(t.return_how_online_hint().to_owned());
            }
            vec![how]
        }
        Act::Apologise => vec![new_due(t), reason()],
        Act::Assign => vec![Field {
            name: "officer".to_owned(),
            label: t.field_officer().to_owned(),
            hint: Some(t.field_officer_hint().to_owned()),
            optional: true,
            ..Field::default()
        }],
        _ => Vec::new(),
    }
}

fn documents(app: &App, t: T, case: &Case) -> Field {
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    let documents = version.map(|version| version.documents.iter()).into_iter().flatten();
    Field {
        name: "kinds".to_owned(),
        label: t.field_kinds().to_owned(),
        hint: Some(t.field_kinds_hint().to_owned()),
        choices: documents
            .filter(|document| !document.filled_by_form)
            .map(|document| Choice {
                value: document.key.clone(),
                label: document.name.get(t.lang()).to_owned(),
                hint: None,
                chosen: false,
            })
            .collect(),
        boxes: true,
        ..Field::default()
    }
}

/// A file for each kind asked for; the desk ticks what came on paper.
fn brought(app: &App, t: T, case: &Case, kinds: &[String]) -> Vec<Field> {
    let name = |kind: &str| views::document_name(&app.platform, case, kind, t.lang());
    kinds.iter().map(|kind| Field { optional: false, ..file_field(kind, name(kind)) }).collect()
}

fn new_due(t: T) -> Field {
    Field {
        name: "new_due".to_owned(),
        label: t.field_new_due().to_owned(),
        hint: Some(t.field_new_due_hint().to_owned()),
        date: Some(DateParts::default()),
        ..Field::default()
    }
}

/// What a form of an act says.
///
/// # Errors
/// A day that is none.
pub fn read(act: Act, form: &Form) -> Result<Input, Problem> {
    let text = |name: &str| Some(form.value(name).to_owned()).filter(|text| !text.trim().is_empty());
    let mut input = Input {
        seen_version: form.value("seen").parse().ok(),
        reason: text("reason"),
        override_reason: text("override_reason"),
        kinds: form.values("kinds").map(str::to_owned).collect(),
        outcome: text("outcome"),
        note: text("note"),
        officer: text("officer"),
        how: text("how"),
        received_by: text("received_by"),
        ..Input::default()
    };
    if act == Act::Apologise {
        let parts = web::date_parts(form, "new_due");
        let mut check = web::Check::default();
        let day = if parts == DateParts::default() { None } else { check.date("new_due", &parts) };
        let reason = if input.reason.is_some() { Ok(()) } else { Err(missing("reason")) };
        match check.end() {
            Ok(()) => {}
            wrong => both(wrong, reason).map(drop)?,
        }
        // The end of the day's work: a promise to the citizen is a day, the hour is the office's last.
        input.new_due = day.map(|day| Instant::from_local(day.at(17, 0, 0, 0)));
    }
    Ok(input)
}

/// Whether a refusal is shown on the page it came from, with what was typed still open.
#[must_use]
pub const fn is_shown_again(problem: &Problem) -> bool {
    matches!(problem.kind, ProblemKind::BadInput | ProblemKind::Conflict | ProblemKind::Forbidden)
}

/// A refusal with its places as fields of a form: `/form/mother_name` is the field `mother_name`, `/kinds/0` is `kinds`.
#[must_use]
pub fn by_field(problem: &Problem) -> Problem {
    let name = |path: &str| {
        let path = path.trim_start_matches('/');
        path.strip_prefix("form/").unwrap_or(path).split('/').next().unwrap_or_default().to_owned()
    };
    let fields = problem.fields.iter().map(|one| FieldProblem { path: name(&one.path), said: one.said.clone() });
    Problem { fields: fields.collect(), ..problem.clone() }
}

/// Opens the panel that was refused with what had been typed, and says why on top and at each field.
pub fn refused(panels: &mut [Panel], act: Act, problem: &Problem, typed: &Form, lang: Lang) -> Vec<FieldError> {
    let mut problem = by_field(problem);
    let labels = panels.iter().find(|panel| panel.name == act.code()).map(|panel| panel.fields.as_slice());
    name_missing(&mut problem.fields, labels.unwrap_or_default(), lang);
    let mut errors = fields::errors(&problem.fields, lang);
    // When the case has moved on, the act may be offered no more: then the page itself is what the reader is led to.
    let offered = panels.iter().any(|panel| panel.name == act.code());
    let whole = if offered { format!("act-{}", act.code()) } else { "noi-dung".to_owned() };
    if let Some(panel) = panels.iter_mut().find(|panel| panel.name == act.code()) {
        panel.open = true;
        for field in &mut panel.fields {
            let wrong = problem.fields.iter().find(|one| one.path == field.name);
            field.error = wrong.map(|one| one.said.get(lang).to_owned());
            keep_typed(field, typed);
        }
        for error in &mut errors {
            let known = panel.fields.iter().any(|field| field.name == error.field);
            // Element ids begin with the act's name where several forms stand on one page.
            error.field = if known { format!("{}-{}", act.code(), error.field) } else { whole.clone() };
        }
    }
    if errors.is_empty() {
        let text = format!("{}. {}", problem.title.get(lang), problem.hint.get(lang));
        errors.push(FieldError { field: whole, text });
    }
    errors
}

/// "Fill this in" says on top of a page what is to be filled in.
pub fn name_missing(wrong: &mut [FieldProblem], fields: &[Field], lang: Lang) {
    let t = T::new(lang);
    for one in wrong.iter_mut().filter(|one| one.said.get(lang) == t.field_missing()) {
        if let Some(field) = fields.iter().find(|field| field.name == one.path) {
            let label = field.label.clone();
            one.said = Said::both(|lang| T::new(lang).field_missing_named(&label));
        }
    }
}

/// Puts what was typed back into its field.
pub fn keep_typed(field: &mut Field, typed: &Form) {
    if let Some(date) = &mut field.date {
        *date = web::date_parts(typed, &field.name);
        return;
    }
    typed.value(&field.name).clone_into(&mut field.value);
    for choice in &mut field.choices {
        choice.chosen = typed.values(&field.name).any(|value| value == choice.value);
    }
}
