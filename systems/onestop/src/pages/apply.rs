//! Applying from a phone, page by page, without scripts: the answers rest in a draft between the pages.

use super::{catalogue::channel_word, fields};
use crate::{
    acts::DocumentInput,
    application::Applicant,
    cases::{context_of, pack_channel},
    filing::{self, Counter, NewCase},
    lists,
    rows::drafts::{self, Draft, DraftFile, NewDraft},
    state::{Channel, Document},
    text::T,
    views,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::{AgencyCode, CaseCode, FieldProblem, Problem, ProblemKind, ProcedureCode, Said};
use pack::ProcedureVersion;
use platform::{Actor, Fail};
use serde::Deserialize;
use serde_json::{Map, Value};
use web::{
    App, Fault, Form, Parts, Path, Query, Shell, SignedIn, Visitor, new_key, page, page_with, see_other, show,
    view::{Answers, Carried, Due, Field, FieldError, FilePart, Row, SentFileLine},
    with_query,
};

/// One page of the form.
#[derive(Template)]
#[template(path = "apply_form.html")]
pub struct ApplyFormPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) procedure: String,
    pub(super) procedure_href: String,
    pub(super) step: u32,
    pub(super) steps: u32,
    pub(super) title: String,
    pub(super) intro: Option<String>,
    pub(super) action: String,
    pub(super) back: Option<String>,
    pub(super) errors: Vec<FieldError>,
    pub(super) fields: Vec<Field>,
    pub(super) carried: Vec<Carried>,
}

/// The page of files.
#[derive(Template)]
#[template(path = "apply_documents.html")]
pub struct ApplyDocumentsPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) procedure: String,
    pub(super) procedure_href: String,
    pub(super) step: u32,
    pub(super) steps: u32,
    pub(super) action: String,
    pub(super) back: Option<String>,
    pub(super) errors: Vec<FieldError>,
    pub(super) fields: Vec<Field>,
    pub(super) carried: Vec<Carried>,
    pub(super) max: String,
    pub(super) kinds: String,
}

/// The last page: look again, then file.
#[derive(Template)]
#[template(path = "apply_check.html")]
pub struct ApplyCheckPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) procedure: String,
    pub(super) procedure_href: String,
    pub(super) step: u32,
    pub(super) steps: u32,
    pub(super) action: String,
    pub(super) back: Option<String>,
    pub(super) key: String,
    pub(super) errors: Vec<FieldError>,
    pub(super) confirm_error: Option<String>,
    pub(super) sections: Vec<Answers>,
    pub(super) agency: String,
    pub(super) due: Option<Due>,
    pub(super) fee: Option<String>,
    pub(super) carried: Vec<Carried>,
}

/// It is filed.
#[derive(Template)]
#[template(path = "apply_done.html")]
pub struct ApplyDonePage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) code: String,
    pub(super) procedure: String,
    pub(super) agency: String,
    pub(super) filed: String,
    pub(super) due: Option<Due>,
    pub(super) case_href: String,
    pub(super) receipt: Option<String>,
    pub(super) track: Option<String>,
}

/// What every page of one application needs.
struct Applying<'a> {
    app: &'a App,
    actor: &'a Actor,
    visitor: &'a Visitor,
    t: T,
    version: &'a ProcedureVersion,
    step: u32,
    draft: Option<Draft>,
}

impl<'a> Applying<'a> {
    async fn new(app: &'a App, signed: &'a SignedIn, code: &ProcedureCode, step: u32) -> Result<Applying<'a>, Fault> {
        let visitor = &signed.visitor;
        let version =
            app.platform.packs().procedure(code, visitor.now.local().date()).ok_or_else(platform::not_found)?;
        let online = version.channels.contains(&pack::Channel::Online);
        let this = Self { app, actor: &signed.actor, visitor, t: T::new(visitor.lang), version, step, draft: None };
        if !online {
            return Err(Fault::nothing_here());
        }
        let account = signed.actor.id;
        let wanted = version.code.clone();
        let drafts = app
            .platform
            .store()
            .read::<_, store::StoreError, _>("drafts", move |tx| drafts::drafts_of(tx, account))
            .await?;
        let this = Self { draft: drafts.into_iter().find(|draft| draft.procedure == wanted), ..this };
        // Without a draft nobody knows which pages were asked: the last one may have just filed it.
        let last = if this.draft.is_some() { this.steps() } else { count(version.form.pages().len()) + 2 };
        if step == 0 || step > last {
            return Err(Fault::nothing_here());
        }
        Ok(this)
    }

    /// The pages of the form that this applicant is asked, after the answers so far.
    fn asked(&self) -> Vec<&'a pack::FormPage> {
        self.version.form.asked(&self.answers())
    }

    /// Pages of the form, then the files, then the check.
    fn steps(&self) -> u32 {
        count(self.asked().len()) + 2
    }

    fn form_page(&self) -> Option<&'a pack::FormPage> {
        self.asked().get(self.step as usize - 1).copied()
    }

    /// Where to apply is asked last, on the page of the person whose residence decides it.
    fn asks_agency(&self) -> bool {
        self.step as usize == self.asked().len()
    }

    fn is_check(&self) -> bool {
        self.step == self.steps()
    }

    fn href(&self, step: u32) -> String {
        format!("/nop-ho-so/{}/{step}", self.version.code)
    }

    fn back(&self) -> Option<String> {
        (self.step > 1).then(|| self.href(self.step - 1))
    }

    fn answers(&self) -> Map<String, Value> {
        let answers = self.draft.as_ref().and_then(|draft| draft.answers.as_object());
        answers.cloned().unwrap_or_default()
    }

    fn files(&self) -> Vec<DraftFile> {
        self.draft.as_ref().map(|draft| draft.files.clone()).unwrap_or_default()
    }

    fn agency(&self) -> Option<AgencyCode> {
        self.draft.as_ref().and_then(|draft| draft.agency.clone())
    }

    fn agencies(&self) -> Vec<&'a pack::Agency> {
        self.app.platform.packs().agencies_for(self.version, self.visitor.now.local().date())
    }

    fn name(&self) -> String {
        self.version.name.get(self.visitor.lang).to_owned()
    }

    fn procedure_href(&self) -> String {
        format!("/thu-tuc/{}", self.version.code)
    }

    async fn save(
        &self,
        agency: Option<AgencyCode>,
        answers: Map<String, Value>,
        files: Vec<DraftFile>,
    ) -> Result<(), Fault> {
        let platform = &self.app.platform;
        let fresh = || kernel::new_id(platform.clock().real(), platform.entropy());
        let draft = NewDraft {
            id: self.draft.as_ref().map_or_else(fresh, |draft| draft.id),
            account: self.actor.id,
            procedure: self.version.code.clone(),
            agency,
            answers: Value::Object(answers),
            files,
        };
        let now = self.visitor.now;
        let kept = platform
            .store()
            .write::<_, store::StoreError, _>("draft", move |tx| drafts::put_draft(tx, &draft, now))
            .await?;
        if kept { Ok(()) } else { Err(platform::not_found().into()) }
    }

    fn show_form(
        &self,
        form: &pack::FormPage,
        answers: &Map<String, Value>,
        wrong: &[FieldProblem],
        agency: Option<&str>,
    ) -> Result<Response, Fault> {
        let lang = self.visitor.lang;
        let mut shown = fields::of_page(form, answers, wrong, lang);
        if self.asks_agency() {
            let error = wrong.iter().find(|one| one.path == "agency").map(|one| one.said.get(lang).to_owned());
            shown.push(fields::agencies(self.t, &self.agencies(), agency, error));
        }
        let template = ApplyFormPage {
            shell: Shell::new(self.app, self.visitor),
            t: self.t,
            procedure: self.name(),
            procedure_href: self.procedure_href(),
            step: self.step,
            steps: self.steps(),
            title: form.title.get(lang).to_owned(),
            intro: form.help.as_ref().map(|help| help.get(lang).to_owned()),
            action: self.href(self.step),
            back: self.back(),
            errors: fields::errors(wrong, lang),
            fields: shown,
            carried: Vec::new(),
        };
        page_with(status(wrong.is_empty()), lang, &template)
    }

    async fn show_documents(&self, wrong: &[FieldProblem]) -> Result<Response, Fault> {
        let lang = self.visitor.lang;
        let mut shown = Vec::new();
        for document in self.version.uploads(pack_channel(Channel::Online)) {
            shown.push(self.document_field(document, wrong).await?);
        }
        let template = ApplyDocumentsPage {
            shell: Shell::new(self.app, self.visitor),
            t: self.t,
            procedure: self.name(),
            procedure_href: self.procedure_href(),
            step: self.step,
            steps: self.steps(),
            action: format!("/nop-ho-so/{}/giay-to", self.version.code),
            back: self.back(),
            errors: fields::errors(wrong, lang),
            fields: shown,
            carried: Vec::new(),
            max: show::bytes(lang, platform::limits::UPLOAD_BYTES_MAX as u64),
            kinds: self.t.file_kinds().to_owned(),
        };
        page_with(status(wrong.is_empty()), lang, &template)
    }

    async fn document_field(&self, document: &pack::Document, wrong: &[FieldProblem]) -> Result<Field, Fault> {
        let lang = self.visitor.lang;
        let sent = match self.files().into_iter().find(|file| file.kind == document.key) {
            Some(file) => self.app.platform.upload_of(self.actor, file.upload).await?.map(|upload| SentFileLine {
                name: upload.name,
                size: show::bytes(lang, upload.bytes),
                href: None,
            }),
            None => None,
        };
        Ok(Field {
            name: document.key.clone(),
            label: document.name.get(lang).to_owned(),
            hint: document.condition.as_ref().map(|condition| condition.get(lang).to_owned()),
            error: wrong.iter().find(|one| one.path == document.key).map(|one| one.said.get(lang).to_owned()),
            optional: !document.required,
            file: Some(FilePart { accept: ".pdf,.jpg,.jpeg,.png".to_owned(), sent }),
            ..Field::default()
        })
    }

    async fn show_check(&self, problem: Option<&Problem>, unconfirmed: bool) -> Result<Response, Fault> {
        let lang = self.visitor.lang;
        let confirm_error = unconfirmed.then(|| self.t.confirm_missing().to_owned());
        let mut errors: Vec<FieldError> = Vec::new();
        if let Some(problem) = problem {
            errors = fields::errors(&problem.fields, lang);
            if errors.is_empty() {
                let text = format!("{}. {}", problem.title.get(lang), problem.hint.get(lang));
                errors.push(FieldError { field: "confirm".to_owned(), text });
            }
        }
        errors.extend(confirm_error.iter().map(|text| FieldError { field: "confirm".to_owned(), text: text.clone() }));
        let agency = self.agency();
        let context = context_of(&self.app.platform, self.version, self.visitor.now)?;
        let deadline = context.deadline(context.procedure.allow, self.visitor.now, &[]).ok().flatten();
        let packs = self.app.platform.packs();
        let due = deadline
            .map(|deadline| views::due_if_now(self.t, packs, &deadline, context.procedure.allow, self.visitor.now));
        let template = ApplyCheckPage {
            shell: Shell::new(self.app, self.visitor),
            t: self.t,
            procedure: self.name(),
            procedure_href: self.procedure_href(),
            step: self.step,
            steps: self.steps(),
            action: self.href(self.step),
            back: self.back(),
            key: new_key(self.app),
            confirm_error,
            sections: self.sections().await?,
            agency: agency.map_or_else(String::new, |code| views::agency_name(packs, &code, self.visitor.now, lang)),
            due,
            fee: None,
            carried: Vec::new(),
            errors,
        };
        page_with(status(problem.is_none() && !unconfirmed), lang, &template)
    }

    /// The answers by page, each with where to change it; the files are the last part.
    async fn sections(&self) -> Result<Vec<Answers>, Fault> {
        let lang = self.visitor.lang;
        let answers = self.answers();
        let mut sections = Vec::new();
        for (n, form) in (1..).zip(self.asked()) {
            let part = views::answers_of(&self.version.form, &answers, lang);
            let title = form.title.get(lang);
            let rows = part.into_iter().find(|part| part.title == title).map(|part| part.rows).unwrap_or_default();
            sections.push(Answers { title: title.to_owned(), change: Some(self.href(n)), rows });
        }
        let mut rows = Vec::new();
        for file in self.files() {
            let document = self.version.document(&file.kind);
            let label = document.map_or(file.kind.as_str(), |document| document.name.get(lang));
            if let Some(upload) = self.app.platform.upload_of(self.actor, file.upload).await? {
                rows.push(Row::new(label, upload.name));
            }
        }
        if rows.is_empty() {
            rows.push(Row::new(self.t.files_heading(), self.t.files_none()));
        }
        sections.push(Answers {
            title: self.t.files_heading().to_owned(),
            change: Some(self.href(self.steps() - 1)),
            rows,
        });
        Ok(sections)
    }
}

fn count(pages: usize) -> u32 {
    u32::try_from(pages).unwrap_or(0)
}

const fn status(fine: bool) -> StatusCode {
    if fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

pub(super) async fn show_step(
    State(app): State<App>,
    signed: SignedIn,
    Path((code, step)): Path<(ProcedureCode, u32)>,
) -> Result<Response, Fault> {
    let applying = Applying::new(&app, &signed, &code, step).await?;
    // Whoever jumps ahead of the draft begins at the beginning.
    if step > 1 && applying.draft.is_none() {
        return Ok(see_other(&applying.href(1)));
    }
    match applying.form_page() {
        Some(form) => {
            let agency = applying.agency();
            applying.show_form(form, &applying.answers(), &[], agency.as_ref().map(AgencyCode::as_str))
        }
        None if applying.is_check() => applying.show_check(None, false).await,
        None => applying.show_documents(&[]).await,
    }
}

pub(super) async fn send_step(
    State(app): State<App>,
    signed: SignedIn,
    Path((code, step)): Path<(ProcedureCode, u32)>,
    form: Form,
) -> Result<Response, Fault> {
    let applying = Applying::new(&app, &signed, &code, step).await?;
    match applying.form_page() {
        Some(asked) => send_form(&applying, asked, &form).await,
        None if applying.is_check() || applying.draft.is_none() => send_check(&applying, &form).await,
        None => Err(Fault::nothing_here()),
    }
}

async fn send_form(applying: &Applying<'_>, asked: &pack::FormPage, sent: &Form) -> Result<Response, Fault> {
    let given = fields::read(&applying.version.form, sent, Some(&asked.key));
    let mut answers = applying.answers();
    for field in &asked.fields {
        answers.remove(&field.key);
    }
    answers.extend(given);
    let today = applying.visitor.now.local().date();
    let mut wrong = applying.version.form.check(&Value::Object(answers.clone()), Some(&asked.key), today);
    let mut agency = applying.agency();
    if applying.asks_agency() {
        let chosen = sent.value("agency");
        agency = applying.agencies().into_iter().find(|one| one.code.as_str() == chosen).map(|one| one.code.clone());
        if agency.is_none() {
            let said = Said::both(|lang| T::new(lang).choose_agency().to_owned());
            wrong.push(FieldProblem { path: "agency".to_owned(), said });
        }
    }
    if !wrong.is_empty() {
        return applying.show_form(asked, &answers, &wrong, Some(sent.value("agency")));
    }
    applying.version.form.drop_unasked(&mut answers);
    applying.save(agency, answers, applying.files()).await?;
    Ok(see_other(&applying.href(applying.step + 1)))
}

pub(super) async fn send_documents(
    State(app): State<App>,
    signed: SignedIn,
    Path(code): Path<ProcedureCode>,
    parts: Parts,
) -> Result<Response, Fault> {
    let visitor = &signed.visitor;
    let version = app.platform.packs().procedure(&code, visitor.now.local().date()).ok_or_else(platform::not_found)?;
    let mut applying = Applying::new(&app, &signed, &code, 1).await?;
    let step = applying.steps() - 1;
    applying.step = step;
    if applying.draft.is_none() {
        return Ok(see_other(&applying.href(1)));
    }
    let mut files = applying.files();
    let mut wrong = Vec::new();
    for sent in parts.files {
        if version.uploads(pack_channel(Channel::Online)).all(|document| document.key != sent.field) {
            continue;
        }
        match app.platform.upload(&signed.actor, &sent.name, sent.bytes).await {
            Ok(upload) => {
                files.retain(|file| file.kind != sent.field);
                files.push(DraftFile { kind: sent.field, upload: upload.id });
            }
            Err(problem) if problem.kind.status() < 500 => {
                let said = Said::both(|lang| format!("{}. {}", problem.title.get(lang), problem.hint.get(lang)));
                wrong.push(FieldProblem { path: sent.field, said });
            }
            Err(problem) => return Err(problem.into()),
        }
    }
    wrong.extend(missing(&applying, &files)?);
    applying.save(applying.agency(), applying.answers(), files).await?;
    if !wrong.is_empty() {
        let applying = Applying::new(&app, &signed, &code, step).await?;
        return applying.show_documents(&wrong).await;
    }
    Ok(see_other(&applying.href(step + 1)))
}

/// Documents that always belong to the file and are not there: asked for now, not in a request for papers next week.
fn missing(applying: &Applying<'_>, files: &[DraftFile]) -> Result<Vec<FieldProblem>, Problem> {
    let context = context_of(&applying.app.platform, applying.version, applying.visitor.now)?;
    let given = |file: &DraftFile| Document { kind: file.kind.clone(), upload: Some(file.upload) };
    let given: Vec<Document> = files.iter().map(given).collect();
    let wanted = context.procedure.missing(Channel::Online, &given);
    let problem = |kind: String| {
        let name = applying.version.document(&kind).map(|document| document.name.clone()).unwrap_or_default();
        let said = Said::both(|lang| T::new(lang).send_document(name.get(lang)));
        FieldProblem { path: kind, said }
    };
    Ok(wanted.into_iter().map(problem).collect())
}

async fn send_check(applying: &Applying<'_>, form: &Form) -> Result<Response, Fault> {
    let Some(draft) = &applying.draft else { return already_filed(applying, form).await };
    if form.value("confirm") != "yes" {
        return applying.show_check(None, true).await;
    }
    let Some(agency) = draft.agency.clone() else { return Ok(see_other(&applying.href(1))) };
    let document = |file: &DraftFile| DocumentInput { kind: file.kind.clone(), upload: Some(file.upload) };
    let new = NewCase {
        procedure: applying.version.code.clone(),
        agency,
        channel: Channel::Online,
        applicant: Applicant::default(),
        form: applying.answers(),
        documents: draft.files.iter().map(document).collect(),
        synthetic: false,
        draft: Some(draft.id),
        counter: Counter::default(),
    };
    match filing::file(&applying.app.platform, applying.actor, new, form.key()).await {
        Ok(filed) => Ok(to_done(applying, &filed.outcome.state.code)),
        Err(problem) if matches!(problem.kind, ProblemKind::BadInput | ProblemKind::Conflict) => {
            applying.show_check(Some(&problem), false).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// The last page sent twice: the draft is gone because the first one filed it. Shown, not refused.
async fn already_filed(applying: &Applying<'_>, form: &Form) -> Result<Response, Fault> {
    let (account, key) = (applying.actor.id, form.value("key").to_owned());
    let stream = applying
        .app
        .platform
        .store()
        .read::<_, Fail, _>("filed before", move |tx| Ok(store::idempotency::find(tx, account, &key)?))
        .await
        .map_err(Problem::from)?;
    match stream {
        Some(known) => {
            let code = lists::code_of(&applying.app.platform, known.stream).await?;
            Ok(to_done(applying, &code))
        }
        None => Ok(see_other(&applying.href(1))),
    }
}

fn to_done(applying: &Applying<'_>, code: &CaseCode) -> Response {
    let address = format!("/nop-ho-so/{}/xong", applying.version.code);
    see_other(&with_query(&address, &[("ho-so", code.as_str())]))
}

/// `?ho-so=`.
#[derive(Deserialize)]
pub(super) struct DoneQuery {
    #[serde(rename = "ho-so")]
    case: CaseCode,
}

pub(super) async fn done(
    State(app): State<App>,
    SignedIn { visitor, actor, .. }: SignedIn,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Fault> {
    let (lang, t) = (visitor.lang, T::new(visitor.lang));
    let opened = super::mine::open(&app, &actor, &query.case).await?;
    let case = &opened.state;
    let packs = app.platform.packs();
    let (application, _) = views::application(t, &opened);
    let template = ApplyDonePage {
        shell: Shell::new(&app, &visitor),
        t,
        code: case.code.to_string(),
        procedure: views::procedure_name(packs, &case.procedure, case.filed_at, lang),
        agency: views::agency_name(packs, &case.agency, visitor.now, lang),
        filed: show::weekday_instant(lang, case.filed_at),
        due: views::due(t, packs, case, &views::Reasons::hidden(), visitor.now),
        case_href: format!("/ho-so/{}", case.code),
        receipt: Some(format!("/ho-so/{}/giay-tiep-nhan.pdf", case.code)),
        track: application.map(|one| super::track::address(&case.code, &one.tracking_key)),
    };
    page(lang, &template)
}

/// How this case came, for pages.
pub(super) fn channel(t: T, channel: Channel) -> String {
    channel_word(t, channel)
}
