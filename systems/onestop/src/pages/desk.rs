//! The desk enters an application on paper: one page, received as it is entered.

use super::{
    act_panels,
    act_panels::by_field,
    catalogue::{self, ProcedureLine},
    fields,
    office::{PAPER, of_somebody_else},
};
use crate::{
    acts::DocumentInput,
    application::Applicant,
    cases::{channel_of, context_of},
    filing::{self, NewCase},
    limits,
    state::Channel,
    text::T,
    views,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::{AgencyCode, FieldProblem, Lang, Problem, ProcedureCode, Said};
use pack::{DocumentKind, ProcedureVersion};
use serde::Deserialize;
use serde_json::{Map, Value};
use web::{
    Access, App, Fault, Form, Query, Routes, Sample, Shell, SignedIn, new_key, page_with, see_other,
    view::{Choice, Due, Field, FieldError},
    with_query,
};

/// The page.
#[derive(Template)]
#[template(path = "desk_new.html")]
pub struct DeskNewPage {
    shell: Shell,
    t: T,
    procedures: Vec<ProcedureLine>,
    procedure: Option<String>,
    action: String,
    key: String,
    errors: Vec<FieldError>,
    sections: Vec<FormSection>,
    due: Option<Due>,
    files: bool,
}

/// A part of the form.
pub struct FormSection {
    title: String,
    intro: Option<String>,
    fields: Vec<Field>,
}

const ADDRESS: &str = "/can-bo/nhap-ho-so";
const CHANNEL: &str = "channel";
/// How an application on paper can come.
const CHANNELS: [Channel; 2] = [Channel::Direct, Channel::Post];

/// The desk's addresses, added to the others.
pub(super) fn routes(routes: Routes) -> Routes {
    let desk = Access::Allowed(crate::DESK);
    routes.get(ADDRESS, desk, form).post(ADDRESS, desk, send)
}

/// `?thu-tuc=`.
#[derive(Deserialize)]
struct NewQuery {
    #[serde(rename = "thu-tuc")]
    procedure: Option<ProcedureCode>,
}

/// What the page needs, once a procedure is chosen.
struct Entry<'a> {
    app: &'a App,
    signed: &'a SignedIn,
    t: T,
    version: &'a ProcedureVersion,
    agency: AgencyCode,
}

async fn form(State(app): State<App>, signed: SignedIn, Query(query): Query<NewQuery>) -> Result<Response, Fault> {
    match query.procedure {
        Some(code) => Entry::new(&app, &signed, &code)?.show(&Map::new(), None, &[]),
        None => choose(&app, &signed),
    }
}

/// The procedures that this agency takes on paper.
fn choose(app: &App, signed: &SignedIn) -> Result<Response, Fault> {
    let (lang, today) = (signed.visitor.lang, signed.visitor.now.local().date());
    let (t, packs) = (T::new(lang), app.platform.packs());
    let agency = own_agency(signed)?;
    let takes = |version: &&ProcedureVersion| {
        on_paper(version).next().is_some() && packs.agencies_for(version, today).iter().any(|one| one.code == agency)
    };
    let procedures = packs.procedures(today).filter(takes).take(limits::CATALOGUE_ROWS_MAX);
    let page = DeskNewPage {
        shell: Shell::new(app, &signed.visitor),
        t,
        procedures: procedures.map(|version| catalogue::line(t, version, address(version))).collect(),
        procedure: None,
        action: String::new(),
        key: String::new(),
        errors: Vec::new(),
        sections: Vec::new(),
        due: None,
        files: false,
    };
    page_with(StatusCode::OK, lang, &page)
}

fn own_agency(signed: &SignedIn) -> Result<AgencyCode, Problem> {
    signed.actor.agency.clone().ok_or_else(platform::not_found)
}

fn address(version: &ProcedureVersion) -> String {
    with_query(ADDRESS, &[("thu-tuc", version.code.as_str())])
}

/// The ways in which the procedure takes paper.
fn on_paper(version: &ProcedureVersion) -> impl Iterator<Item = Channel> {
    let open: Vec<Channel> = version.channels.iter().map(|channel| channel_of(*channel)).collect();
    CHANNELS.into_iter().filter(move |channel| open.contains(channel))
}

async fn send(
    State(app): State<App>,
    signed: SignedIn,
    Query(query): Query<NewQuery>,
    sent: Form,
) -> Result<Response, Fault> {
    let Some(code) = query.procedure else { return choose(&app, &signed) };
    let entry = Entry::new(&app, &signed, &code)?;
    let version = entry.version;
    let answers = fields::read(&version.form, &sent, None);
    let today = signed.visitor.now.local().date();
    let mut wrong = version.form.check(&Value::Object(answers.clone()), None, today);
    let channel = on_paper(version).find(|channel| channel.code() == sent.value(CHANNEL));
    let Some(channel) = channel.filter(|_| wrong.is_empty()) else {
        if channel.is_none() {
            let said = Said::both(|lang| T::new(lang).desk_channel_missing().to_owned());
            wrong.insert(0, FieldProblem { path: CHANNEL.to_owned(), said });
        }
        return entry.show(&answers, Some(&sent), &wrong);
    };
    let paper = |kind: &str| DocumentInput { kind: kind.to_owned(), upload: None };
    let new = NewCase {
        procedure: version.code.clone(),
        agency: entry.agency.clone(),
        channel,
        // The form itself asks who applies.
        applicant: Applicant::default(),
        form: answers.clone(),
        documents: sent.values(PAPER).map(paper).collect(),
        synthetic: false,
        draft: None,
    };
    match filing::file(&app.platform, &signed.actor, new, sent.key()).await {
        Ok(filed) => {
            let case = format!("/can-bo/ho-so/{}", filed.outcome.state.code);
            Ok(see_other(&with_query(&case, &[("xong", "file")])))
        }
        Err(problem) if act_panels::is_shown_again(&problem) => entry.show(&answers, Some(&sent), &told(&problem)),
        Err(problem) => Err(problem.into()),
    }
}

/// What is wrong, field by field; a refusal of the whole is told at the first question.
fn told(problem: &Problem) -> Vec<FieldProblem> {
    let by_field = by_field(problem);
    if !by_field.fields.is_empty() {
        return by_field.fields;
    }
    let said = Said::both(|lang| format!("{}. {}", problem.title.get(lang), problem.hint.get(lang)));
    vec![FieldProblem { path: CHANNEL.to_owned(), said }]
}

impl<'a> Entry<'a> {
    fn new(app: &'a App, signed: &'a SignedIn, code: &ProcedureCode) -> Result<Entry<'a>, Problem> {
        let (packs, today) = (app.platform.packs(), signed.visitor.now.local().date());
        let agency = own_agency(signed)?;
        let version = packs.procedure(code, today).ok_or_else(platform::not_found)?;
        let takes = packs.agencies_for(version, today).iter().any(|one| one.code == agency);
        if !takes || on_paper(version).next().is_none() {
            return Err(platform::not_found());
        }
        Ok(Self { app, signed, t: T::new(signed.visitor.lang), version, agency })
    }

    fn show(
        &self,
        answers: &Map<String, Value>,
        sent: Option<&Form>,
        wrong: &[FieldProblem],
    ) -> Result<Response, Fault> {
        let (t, visitor) = (self.t, &self.signed.visitor);
        let context = context_of(&self.app.platform, self.version, visitor.now)?;
        let allow = context.procedure.allow;
        let deadline = context.deadline(allow, visitor.now, &[]).ok().flatten();
        let packs = self.app.platform.packs();
        let page = DeskNewPage {
            shell: Shell::new(self.app, visitor),
            t,
            procedures: Vec::new(),
            procedure: Some(self.version.name.get(visitor.lang).to_owned()),
            action: address(self.version),
            key: new_key(self.app),
            errors: fields::errors(wrong, visitor.lang),
            sections: sections(t, self.version, answers, sent, wrong),
            due: deadline.map(|deadline| views::due_if_now(t, packs, &deadline, allow, visitor.now)),
            files: false,
        };
        let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        page_with(status, visitor.lang, &page)
    }
}

/// How it came, every page of the form, and the papers.
fn sections(
    t: T,
    version: &ProcedureVersion,
    answers: &Map<String, Value>,
    sent: Option<&Form>,
    wrong: &[FieldProblem],
) -> Vec<FormSection> {
    let lang = t.lang();
    let error = |name: &str| wrong.iter().find(|one| one.path == name).map(|one| one.said.get(lang).to_owned());
    let form_page = |page: &pack::FormPage| FormSection {
        title: page.title.get(lang).to_owned(),
        intro: page.help.as_ref().map(|help| help.get(lang).to_owned()),
        fields: fields::of_page(page, answers, wrong, lang).into_iter().map(of_somebody_else).collect(),
    };
    let mut sections = vec![FormSection {
        title: t.procedure_channels().to_owned(),
        intro: None,
        fields: vec![Field { error: error(CHANNEL), ..channel(t, version, sent) }],
    }];
    sections.extend(version.form.pages().iter().map(form_page));
    let papers = papers(lang, version, sent);
    if !papers.is_empty() {
        sections.push(FormSection {
            title: t.case_files().to_owned(),
            intro: Some(t.desk_papers_intro().to_owned()),
            fields: vec![Field {
                name: PAPER.to_owned(),
                label: t.desk_papers().to_owned(),
                // Refusals name the list that the API has.
                error: error("documents"),
                optional: true,
                choices: papers,
                boxes: true,
                ..Field::default()
            }],
        });
    }
    sections
}

fn channel(t: T, version: &ProcedureVersion, sent: Option<&Form>) -> Field {
    let choices = on_paper(version).map(|one| (one.code(), catalogue::channel_word(t, one)));
    let mut field = fields::radios(CHANNEL, t.desk_channel(), choices);
    if let Some(sent) = sent {
        for choice in &mut field.choices {
            choice.chosen = choice.value == sent.value(CHANNEL);
        }
    }
    field
}

/// The papers of the file, whichever way it came: what is asked for one way only says so in its condition.
fn papers(lang: Lang, version: &ProcedureVersion, sent: Option<&Form>) -> Vec<Choice> {
    let handed_in = |document: &&pack::Document| {
        let here = document.channels.is_empty()
            || document.channels.iter().any(|channel| CHANNELS.contains(&channel_of(*channel)));
        here && !document.filled_by_form && document.kind != DocumentKind::Present
    };
    let choice = |document: &pack::Document| Choice {
        value: document.key.clone(),
        label: document.name.get(lang).to_owned(),
        hint: document.condition.as_ref().map(|condition| condition.get(lang).to_owned()),
        chosen: sent.is_some_and(|sent| sent.values(PAPER).any(|kind| kind == document.key)),
    };
    version.documents.iter().filter(handed_in).map(choice).collect()
}

/// The page with made-up content: choosing a procedure, and its form sent without a name.
pub(super) fn samples() -> Vec<Sample> {
    vec![
        Sample { name: "onestop/desk_new", render: sample },
        Sample { name: "onestop/desk_new_choose", render: sample_choose },
    ]
}

fn sample_page(lang: Lang) -> DeskNewPage {
    DeskNewPage {
        shell: Shell::sample(lang, Some(platform::Role::Desk)),
        t: T::new(lang),
        procedures: Vec::new(),
        procedure: None,
        action: address(super::samples::version()),
        key: "sample".to_owned(),
        errors: Vec::new(),
        sections: Vec::new(),
        due: None,
        files: false,
    }
}

fn sample(lang: Lang) -> Result<String, askama::Error> {
    let (t, version) = (T::new(lang), super::samples::version());
    let wrong = version.form.check(&Value::Object(Map::new()), None, web::show::sample_instant().local().date());
    let wrong: Vec<FieldProblem> = wrong.into_iter().take(1).collect();
    DeskNewPage {
        procedure: Some(version.name.get(lang).to_owned()),
        errors: fields::errors(&wrong, lang),
        sections: sections(t, version, &Map::new(), None, &wrong),
        due: Some(Due { expected: true, left: None, tag: None, ..super::samples::due(lang) }),
        ..sample_page(lang)
    }
    .render()
}

fn sample_choose(lang: Lang) -> Result<String, askama::Error> {
    let (t, version) = (T::new(lang), super::samples::version());
    DeskNewPage { procedures: vec![catalogue::line(t, version, address(version))], ..sample_page(lang) }.render()
}
