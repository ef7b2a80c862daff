//! The desk enters an application on paper: one page, received as it is entered, or entered with what is missing.

use super::{
    act_panels,
    act_panels::by_field,
    catalogue::{self, ProcedureLine},
    fields,
    office::of_somebody_else,
};
use crate::{
    acts::DocumentInput,
    application::Applicant,
    cases::{channel_of, context_of},
    catalogue::Asked as Search,
    delivery::{self, Delivery},
    filing::{self, Counter, NewCase},
    limits, lists,
    state::{Channel, Stage},
    text::T,
    views,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::{AgencyCode, FieldProblem, Instant, Lang, Problem, ProcedureCode, Said};
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
    q: String,
    often: Vec<ProcedureLine>,
    procedures: Vec<ProcedureLine>,
    procedure: Option<String>,
    action: String,
    key: String,
    errors: Vec<FieldError>,
    sections: Vec<FormSection>,
    due: Option<Due>,
    undated: bool,
    files: bool,
}

/// A part of the form.
pub struct FormSection {
    title: String,
    intro: Option<String>,
    fields: Vec<Field>,
    /// For what came by post only; styles hide it else.
    post: bool,
    /// How its questions lie where there is room: `pairs`, two short ones beside each other, or `papers`, each with its number.
    laid: &'static str,
}

const ADDRESS: &str = "/can-bo/nhap-ho-so";
const CHANNEL: &str = "channel";
const MINUTES: &str = "minutes_at";
const REASON: &str = "reason";
/// The question about each paper: `paper-` and its key.
const PAPER: &str = "paper-";
/// How many of each were handed in: `count-` and its key.
const COUNT: &str = "count-";
/// Here and in order; missing; here and not in order; not needed in this case.
const PAPER_IS: [&str; 4] = ["ok", "missing", "wrong", "none"];
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
    #[serde(default)]
    q: String,
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
        None => choose(&app, &signed, &query.q).await,
    }
}

/// The procedures that this agency takes on paper: what was searched for, or the usual ones and all by name.
async fn choose(app: &App, signed: &SignedIn, q: &str) -> Result<Response, Fault> {
    let (lang, today) = (signed.visitor.lang, signed.visitor.now.local().date());
    let (t, packs) = (T::new(lang), app.platform.packs());
    let agency = own_agency(signed)?;
    let takes = |version: &&ProcedureVersion| {
        on_paper(version).next().is_some() && packs.agencies_for(version, today).iter().any(|one| one.code == agency)
    };
    let line = |version: &ProcedureVersion| catalogue::line(t, version, address(version));
    let asked = Search { q: q.to_owned(), agency: agency.to_string(), ..Search::default() };
    let found = crate::catalogue::list(packs, today, &asked);
    let mut taken: Vec<&ProcedureVersion> = found.versions.iter().copied().filter(takes).collect();
    let mut often = Vec::new();
    if q.trim().is_empty() {
        taken.sort_by_key(|version| kernel::fold(version.name.get(lang)));
        let usual = lists::often(&app.platform, &agency).await?;
        let known = usual.iter().filter_map(|code| taken.iter().find(|version| version.code == *code));
        often = known.map(|version| line(version)).collect();
    }
    taken.truncate(limits::CATALOGUE_ROWS_MAX);
    let page = DeskNewPage {
        shell: Shell::new(app, &signed.visitor),
        t,
        q: q.trim().to_owned(),
        often,
        procedures: taken.into_iter().map(line).collect(),
        procedure: None,
        action: String::new(),
        key: String::new(),
        errors: Vec::new(),
        sections: Vec::new(),
        due: None,
        undated: false,
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
    let Some(code) = query.procedure else { return choose(&app, &signed, &query.q).await };
    let entry = Entry::new(&app, &signed, &code)?;
    let version = entry.version;
    let answers = fields::read(&version.form, &sent, None);
    let today = signed.visitor.now.local().date();
    let mut wrong = version.form.check(&Value::Object(answers.clone()), None, today);
    let channel = on_paper(version).find(|channel| channel.code() == sent.value(CHANNEL));
    if channel.is_none() {
        let said = Said::both(|lang| T::new(lang).desk_channel_missing().to_owned());
        wrong.insert(0, FieldProblem { path: CHANNEL.to_owned(), said });
    }
    let papers = Checked::read(version, &sent);
    wrong.extend(papers.unanswered.iter().map(|paper| unanswered(paper)));
    wrong.extend(papers.miscounted.iter().map(|paper| miscounted(paper)));
    let mut minutes_at = None;
    if channel == Some(Channel::Post) {
        match fields::read_moment(&sent, MINUTES) {
            Ok(at) => minutes_at = at,
            Err(problem) => wrong.extend(problem.fields),
        }
    }
    // Asked like everybody; who says nothing fetches it at the desk.
    let residence = version.form.applicant(&Value::Object(answers.clone()));
    let residence = residence.get("address").and_then(Value::as_str).unwrap_or_default();
    let wanted = Delivery::read(version, sent.value(delivery::HOW), sent.value(delivery::ADDRESS));
    let wanted = wanted.map(|wanted| wanted.checked(version, residence)).transpose().unwrap_or_else(|problem| {
        wrong.push(problem);
        None
    });
    let reason = papers.reason(sent.value(REASON));
    if reason.is_none() {
        wrong.push(FieldProblem {
            path: REASON.to_owned(),
            said: Said::both(|lang| T::new(lang).field_missing().to_owned()),
        });
    }
    let Some(channel) = channel.filter(|_| wrong.is_empty()) else {
        return entry.show(&answers, Some(&sent), &wrong);
    };
    let new = NewCase {
        procedure: version.code.clone(),
        agency: entry.agency.clone(),
        channel,
        // The form itself asks who applies.
        applicant: Applicant::default(),
        form: answers.clone(),
        documents: papers.handed_in(),
        delivery: wanted,
        synthetic: false,
        draft: None,
        counter: Counter { minutes_at, missing: papers.asked(), wrong: papers.not_in_order(), reason },
    };
    match filing::file(&app.platform, &signed.actor, new, sent.key()).await {
        Ok(filed) => {
            let case = &filed.outcome.state;
            let done = if case.stage == Stage::Supplement { "request-supplement" } else { "file" };
            Ok(see_other(&with_query(&format!("/can-bo/ho-so/{}", case.code), &[("xong", done)])))
        }
        Err(problem) if act_panels::is_shown_again(&problem) => entry.show(&answers, Some(&sent), &told(&problem)),
        Err(problem) => Err(problem.into()),
    }
}

fn unanswered(paper: &pack::Document) -> FieldProblem {
    let said = |lang: Lang| format!("{}: {}", paper.name.get(lang), T::new(lang).desk_paper_unanswered());
    FieldProblem { path: format!("{PAPER}{}", paper.key), said: Said::both(said) }
}

fn miscounted(paper: &pack::Document) -> FieldProblem {
    let max = limits::COPIES_OF_PAPER_MAX;
    FieldProblem {
        path: format!("{COUNT}{}", paper.key),
        said: Said::both(|lang| T::new(lang).desk_paper_miscounted(max)),
    }
}

/// How many of a paper are here; left empty, as many as belong to the file. `None` when that is no number of papers.
fn count(paper: &pack::Document, sent: &Form) -> Option<usize> {
    let typed = sent.value(&format!("{COUNT}{}", paper.key)).trim();
    let n = if typed.is_empty() { usual(paper) } else { typed.parse().ok()? };
    (1..=limits::COPIES_OF_PAPER_MAX).contains(&n).then_some(n)
}

/// How many of a paper belong to the file.
fn usual(paper: &pack::Document) -> usize {
    usize::try_from(paper.count).unwrap_or(1).max(1)
}

/// What the desk found, paper by paper.
#[derive(Default)]
struct Checked<'a> {
    here: Vec<(&'a pack::Document, usize)>,
    missing: Vec<&'a pack::Document>,
    wrong: Vec<&'a pack::Document>,
    unanswered: Vec<&'a pack::Document>,
    miscounted: Vec<&'a pack::Document>,
}

impl<'a> Checked<'a> {
    fn read(version: &'a ProcedureVersion, sent: &Form) -> Self {
        let mut found = Self::default();
        for paper in handed_in(version) {
            let given = sent.value(&format!("{PAPER}{}", paper.key)).to_owned();
            match PAPER_IS.iter().position(|word| *word == given) {
                Some(0) => match count(paper, sent) {
                    Some(n) => found.here.push((paper, n)),
                    None => found.miscounted.push(paper),
                },
                Some(1) => found.missing.push(paper),
                Some(2) => found.wrong.push(paper),
                Some(3) if may_be_left_out(paper) => {}
                None if given.is_empty() && !paper.required => {}
                _ => found.unanswered.push(paper),
            }
        }
        found
    }

    /// Every copy that was handed in, for the receipt lists how many of each there are.
    fn handed_in(&self) -> Vec<DocumentInput> {
        let one = |paper: &pack::Document| DocumentInput { kind: paper.key.clone(), upload: None };
        self.here.iter().flat_map(|(paper, n)| (0..*n).map(|_| one(paper))).collect()
    }

    /// Everything that is asked for, at once.
    fn asked(&self) -> Vec<String> {
        self.missing.iter().chain(&self.wrong).map(|paper| paper.key.clone()).collect()
    }

    fn not_in_order(&self) -> Vec<String> {
        self.wrong.iter().map(|paper| paper.key.clone()).collect()
    }

    /// What the applicant is told, in the language of the official form; `None` when a paper is not in order and nobody
    /// said why.
    fn reason(&self, typed: &str) -> Option<String> {
        let (t, typed) = (T::new(Lang::Vi), typed.trim());
        if self.wrong.is_empty() {
            return Some(if typed.is_empty() { t.desk_reason_missing().to_owned() } else { typed.to_owned() });
        }
        let names: Vec<&str> = self.wrong.iter().map(|paper| paper.name.get(Lang::Vi)).collect();
        let whole = format!("{} {typed}", t.desk_reason_wrong(names.join("; ")));
        // The list of what is asked for names every paper as well.
        let whole = if whole.chars().count() > limits::REASON_CHARS_MAX { typed.to_owned() } else { whole };
        (!typed.is_empty()).then_some(whole)
    }
}

/// The papers of the file, whichever way it came: what is asked for one way only says so in its condition.
fn handed_in(version: &ProcedureVersion) -> impl Iterator<Item = &pack::Document> {
    version.documents.iter().filter(|document| {
        let here = document.channels.is_empty()
            || document.channels.iter().any(|channel| CHANNELS.contains(&channel_of(*channel)));
        here && !document.filled_by_form && document.kind != DocumentKind::Present
    })
}

/// Whether it belongs to the file in some cases only, or another paper can stand for it.
fn may_be_left_out(paper: &pack::Document) -> bool {
    !paper.required || paper.group.is_some() || paper.condition.is_some()
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
        let deadline = context.deadline(allow, self.from(sent), &[]).ok().flatten();
        let packs = self.app.platform.packs();
        let mut sections = sections(t, self.version, answers, sent, wrong);
        let errors = self.errors(&mut sections, wrong);
        let page = DeskNewPage {
            shell: Shell::new(self.app, visitor),
            t,
            q: String::new(),
            often: Vec::new(),
            procedures: Vec::new(),
            procedure: Some(self.version.name.get(visitor.lang).to_owned()),
            action: address(self.version),
            key: new_key(self.app),
            errors,
            sections,
            due: deadline.map(|deadline| views::due_if_now(t, packs, &deadline, allow, visitor.now)),
            undated: allow.is_none(),
            files: false,
        };
        let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
        page_with(status, visitor.lang, &page)
    }

    /// Since when the time would count: by post since the minutes were signed, else now.
    fn from(&self, sent: Option<&Form>) -> Instant {
        let now = self.signed.visitor.now;
        let by_post = sent.filter(|sent| sent.value(CHANNEL) == Channel::Post.code());
        let signed = by_post.and_then(|sent| fields::read_moment(sent, MINUTES).ok().flatten());
        signed.filter(|at| *at <= now).unwrap_or(now)
    }

    /// What is wrong, for the summary and at each field: what is to be filled in is named, and the form's words to the
    /// applicant become words about them.
    fn errors(&self, sections: &mut [FormSection], wrong: &[FieldProblem]) -> Vec<FieldError> {
        let lang = self.t.lang();
        let fields: Vec<Field> = sections.iter().flat_map(|section| section.fields.clone()).collect();
        let mut wrong = wrong.to_vec();
        act_panels::name_missing(&mut wrong, &fields, lang);
        let errors = fields::errors(&wrong, lang);
        for field in sections.iter_mut().flat_map(|section| &mut section.fields) {
            if let Some(said) = web::view::error_of(&errors, &field.name) {
                field.error = Some(said);
            }
        }
        errors
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
        intro: fields::condition(t, &version.form, page)
            .or_else(|| page.help.as_ref().map(|help| help.get(lang).to_owned())),
        fields: fields::of_page(page, answers, wrong, lang)
            .into_iter()
            .map(|field| Field { optional: field.optional || page.when.is_some(), ..of_somebody_else(field) })
            .collect(),
        post: false,
        laid: "pairs",
    };
    let typed = |mut field: Field| {
        if let Some(sent) = sent {
            act_panels::keep_typed(&mut field, sent);
        }
        Field { error: error(&field.name), ..field }
    };
    let plain = |title: String, intro: Option<String>, fields: Vec<Field>| FormSection {
        title,
        intro,
        fields,
        post: false,
        laid: "",
    };
    let mut sections = vec![plain(t.procedure_channels().to_owned(), None, vec![typed(channel(t, version))])];
    if on_paper(version).any(|one| one == Channel::Post) {
        let minutes =
            fields::moment(t, MINUTES, t.desk_minutes_at(), Some(t.desk_minutes_hint()), t.desk_minutes_time());
        let fields = minutes.map(typed).into();
        sections.push(FormSection {
            post: true,
            laid: "pairs",
            ..plain(t.channel(Channel::Post.code()), None, fields)
        });
    }
    sections.extend(version.form.pages().iter().map(form_page));
    let back = how_back(t, version).into_iter().map(typed).collect();
    sections.push(plain(t.delivery_heading().to_owned(), None, back));
    let asked = handed_in(version).flat_map(|paper| [paper_field(t, paper), count_field(t, paper)]);
    let mut papers: Vec<Field> = asked.map(typed).collect();
    if !papers.is_empty() {
        let reason = fields::words(REASON, t.desk_reason(), true);
        papers.push(typed(Field { hint: Some(t.desk_reason_hint().to_owned()), ..reason }));
        let files = plain(t.case_files().to_owned(), Some(t.desk_papers_intro().to_owned()), papers);
        sections.push(FormSection { laid: "papers", ..files });
    }
    sections
}

/// How the result is to be received; the address is asked of somebody else than whoever types.
fn how_back(t: T, version: &ProcedureVersion) -> Vec<Field> {
    let asked = fields::delivery(t, version, Some(&Delivery::at_desk()), "");
    let asked = asked.into_iter().map(|field| Field { optional: field.name == delivery::ADDRESS, ..field });
    asked.map(of_somebody_else).collect()
}

fn channel(t: T, version: &ProcedureVersion) -> Field {
    let choices = on_paper(version).map(|one| (one.code(), catalogue::channel_word(t, one)));
    fields::radios(CHANNEL, t.desk_channel(), choices)
}

/// One line of the checklist. What belongs to every file has no answer until the desk has looked.
fn paper_field(t: T, paper: &pack::Document) -> Field {
    let words = [t.desk_paper_ok(), t.desk_paper_missing(), t.desk_paper_wrong(), t.desk_paper_none()];
    let answers = PAPER_IS.len() - usize::from(!may_be_left_out(paper));
    let offered = PAPER_IS.into_iter().zip(words).take(answers);
    let choice = |(value, label): (&str, &str)| Choice {
        value: value.to_owned(),
        label: label.to_owned(),
        hint: None,
        chosen: !paper.required && value == PAPER_IS[PAPER_IS.len() - 1],
    };
    Field {
        name: format!("{PAPER}{}", paper.key),
        label: paper.name.get(t.lang()).to_owned(),
        hint: paper.condition.as_ref().map(|condition| condition.get(t.lang()).to_owned()),
        choices: offered.map(choice).collect(),
        radios: true,
        ..Field::default()
    }
}

fn count_field(t: T, paper: &pack::Document) -> Field {
    Field {
        name: format!("{COUNT}{}", paper.key),
        label: t.desk_paper_count(paper.name.get(t.lang())),
        value: usual(paper).to_string(),
        numeric: true,
        short: true,
        autocomplete: "off",
        ..Field::default()
    }
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
        q: String::new(),
        often: Vec::new(),
        procedures: Vec::new(),
        procedure: None,
        action: address(super::samples::version()),
        key: "sample".to_owned(),
        errors: Vec::new(),
        sections: Vec::new(),
        due: None,
        undated: false,
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
    let line = || vec![catalogue::line(t, version, address(version))];
    DeskNewPage { often: line(), procedures: line(), ..sample_page(lang) }.render()
}
