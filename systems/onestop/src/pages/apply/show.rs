//! The pages of an application, as they are shown.

use super::{
    draft::{Applying, Step},
    sent_lines,
};
use crate::{
    cases::{context_of, pack_channel},
    delivery, fees,
    pages::{doubts, fields},
    state::Channel,
    text::T,
    views,
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use kernel::{FieldProblem, Problem, Said};
use serde_json::{Map, Value};
use web::{
    Fault, Shell, new_key, page_with, show,
    view::{Answers, Due, Field, FieldError, FilePart, Link, Row},
};

/// What every step says of itself.
pub struct StepHead {
    pub(in crate::pages) procedure: String,
    pub(in crate::pages) procedure_href: String,
    pub(in crate::pages) step: u32,
    pub(in crate::pages) steps: u32,
    pub(in crate::pages) action: String,
    pub(in crate::pages) back: Option<String>,
    pub(in crate::pages) errors: Vec<FieldError>,
}

/// One page of the form.
#[derive(Template)]
#[template(path = "apply_form.html")]
pub struct ApplyFormPage {
    pub(in crate::pages) shell: Shell,
    pub(in crate::pages) t: T,
    pub(in crate::pages) head: StepHead,
    pub(in crate::pages) title: String,
    pub(in crate::pages) intro: Option<String>,
    pub(in crate::pages) filed: Option<Link>,
    pub(in crate::pages) fields: Vec<Field>,
}

/// The page of files.
#[derive(Template)]
#[template(path = "apply_documents.html")]
pub struct ApplyDocumentsPage {
    pub(in crate::pages) shell: Shell,
    pub(in crate::pages) t: T,
    pub(in crate::pages) head: StepHead,
    pub(in crate::pages) fields: Vec<Field>,
    pub(in crate::pages) limits: Vec<String>,
}

/// The last page: look again, then file.
#[derive(Template)]
#[template(path = "apply_check.html")]
pub struct ApplyCheckPage {
    pub(in crate::pages) shell: Shell,
    pub(in crate::pages) t: T,
    pub(in crate::pages) head: StepHead,
    pub(in crate::pages) key: String,
    pub(in crate::pages) confirm_error: Option<String>,
    pub(in crate::pages) doubts: Vec<String>,
    pub(in crate::pages) sections: Vec<Answers>,
    pub(in crate::pages) agency: String,
    pub(in crate::pages) due: Option<Due>,
    pub(in crate::pages) fee: String,
}

/// What is wrong with the whole, for the summary on the last page.
pub(super) fn told(problem: &Problem) -> Vec<FieldProblem> {
    if !problem.fields.is_empty() {
        let at = |one: &FieldProblem| FieldProblem { path: "confirm".to_owned(), said: one.said.clone() };
        return problem.fields.iter().map(at).collect();
    }
    let said = Said::both(|lang| format!("{}. {}", problem.title.get(lang), problem.hint.get(lang)));
    vec![FieldProblem { path: "confirm".to_owned(), said }]
}

/// What a file may be, before one is chosen.
pub(in crate::pages) fn file_limits(t: T) -> Vec<String> {
    let bytes = |max: usize| show::bytes(t.lang(), max as u64);
    vec![
        t.apply_documents_limits(t.file_kinds(), bytes(platform::limits::UPLOAD_BYTES_MAX)),
        t.apply_documents_several(crate::limits::FILES_PER_PAPER_MAX, bytes(web::limits::MULTIPART_BYTES_MAX)),
    ]
}

const fn status(fine: bool) -> StatusCode {
    if fine { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY }
}

impl Applying<'_> {
    /// The step, with what is wrong with it.
    pub(super) async fn show(&self, wrong: &[FieldProblem]) -> Result<Response, Fault> {
        match self.step() {
            Step::Form(form) => self.show_form(form, &self.answers(), wrong).await,
            Step::Place => self.show_place(wrong),
            Step::Documents => self.show_documents(wrong).await,
            Step::Check => self.show_check(wrong).await,
        }
    }

    pub(super) async fn show_form(
        &self,
        form: &pack::FormPage,
        answers: &Map<String, Value>,
        wrong: &[FieldProblem],
    ) -> Result<Response, Fault> {
        let lang = self.visitor.lang;
        // Whoever has just filed one and finds an empty first page should not think that it is lost.
        let filed = if self.draft.is_none() { self.just_filed().await? } else { None };
        let template = ApplyFormPage {
            title: form.title.get(lang).to_owned(),
            intro: form.help.as_ref().map(|help| help.get(lang).to_owned()),
            filed: filed.map(|line| Link {
                href: format!("/ho-so/{}", line.code),
                text: self.t.apply_just_filed(show::weekday_instant(lang, line.filed_at), &line.code),
            }),
            fields: fields::of_page(form, answers, wrong, lang),
            ..self.form_page(wrong)
        };
        page_with(status(wrong.is_empty()), lang, &template)
    }

    fn head(&self, action: String, wrong: &[FieldProblem]) -> StepHead {
        StepHead {
            procedure: self.name(),
            procedure_href: self.procedure_href(),
            step: self.step,
            steps: self.steps_shown(),
            action,
            back: self.back(),
            errors: fields::errors(wrong, self.visitor.lang),
        }
    }

    fn form_page(&self, wrong: &[FieldProblem]) -> ApplyFormPage {
        ApplyFormPage {
            shell: Shell::new(self.app, self.visitor),
            t: self.t,
            head: self.head(self.href(self.step), wrong),
            title: String::new(),
            intro: None,
            filed: None,
            fields: Vec::new(),
        }
    }

    /// Where it goes, and how the result comes back.
    fn show_place(&self, wrong: &[FieldProblem]) -> Result<Response, Fault> {
        let lang = self.visitor.lang;
        let error = |name: &str| wrong.iter().find(|one| one.path == name).map(|one| one.said.get(lang).to_owned());
        let chosen = self.agency();
        let chosen = chosen.as_ref().map(kernel::AgencyCode::as_str);
        let (packs, day) = (self.app.platform.packs(), self.visitor.now.local().date());
        let agencies = fields::agencies(self.t, packs, day, &self.agencies(), chosen, error("agency"));
        let mut shown = vec![agencies];
        let delivery = fields::delivery(self.t, self.version, self.delivery().as_ref(), &self.residence());
        shown.extend(delivery.into_iter().map(|field| Field { error: error(&field.name), ..field }));
        let template =
            ApplyFormPage { title: self.t.apply_place_title().to_owned(), fields: shown, ..self.form_page(wrong) };
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
            head: self.head(format!("/nop-ho-so/{}/giay-to", self.version.code), wrong),
            fields: shown,
            limits: file_limits(self.t),
        };
        page_with(status(wrong.is_empty()), lang, &template)
    }

    async fn document_field(&self, document: &pack::Document, wrong: &[FieldProblem]) -> Result<Field, Fault> {
        let lang = self.visitor.lang;
        let sent = sent_lines(self.app, self.actor, lang, &self.files(), &document.key).await?;
        let said: Vec<&str> =
            wrong.iter().filter(|one| one.path == document.key).map(|one| one.said.get(lang)).collect();
        let (name, needed) = (document.name.get(lang), self.needs(document));
        Ok(Field {
            name: document.key.clone(),
            label: if needed { name } else { fields::bare(name, lang) }.to_owned(),
            hint: document.condition.as_ref().map(|condition| condition.get(lang).to_owned()),
            error: (!said.is_empty()).then(|| said.join(" ")),
            optional: !needed,
            file: Some(FilePart { accept: fields::ACCEPT.to_owned(), sent, several: true }),
            ..Field::default()
        })
    }

    async fn show_check(&self, wrong: &[FieldProblem]) -> Result<Response, Fault> {
        let (lang, t) = (self.visitor.lang, self.t);
        let agency = self.agency();
        let context = context_of(&self.app.platform, self.version, self.visitor.now)?;
        let deadline = context.deadline(context.procedure.allow, self.visitor.now, &[]).ok().flatten();
        let packs = self.app.platform.packs();
        let due =
            deadline.map(|deadline| views::due_if_now(t, packs, &deadline, context.procedure.allow, self.visitor.now));
        let head = self.head(self.href(self.step), wrong);
        let under_way = self.under_way().await?;
        let again = under_way.map(|line| t.doubt_again(show::date(lang, line.filed_at.local().date()), &line.code));
        let slips = doubts::of(t, &self.version.form, &self.answers(), self.visitor.now.local().date());
        let template = ApplyCheckPage {
            shell: Shell::new(self.app, self.visitor),
            t,
            key: new_key(self.app),
            confirm_error: head.errors.first().map(|error| error.text.clone()),
            doubts: again.into_iter().chain(slips).collect(),
            sections: self.sections().await?,
            agency: agency.map_or_else(String::new, |code| packs.agency_name(&code, self.visitor.now, lang)),
            due,
            fee: fees::to_pay(
                t,
                self.version,
                Channel::Online,
                Some((&self.answers(), self.visitor.now.local().date())),
            ),
            head,
        };
        page_with(status(wrong.is_empty()), lang, &template)
    }

    /// The answers by page, each with where to change it; then how the result comes back, then the files.
    async fn sections(&self) -> Result<Vec<Answers>, Fault> {
        let (lang, t) = (self.visitor.lang, self.t);
        let answers = self.answers();
        let mut sections = Vec::new();
        for (n, form) in (1..).zip(self.asked()) {
            let part = views::answers_of(&self.version.form, &answers, lang);
            let title = form.title.get(lang);
            let mut rows = part.into_iter().find(|part| part.title == title).map(|part| part.rows).unwrap_or_default();
            if rows.is_empty() {
                rows.push(Row::new(t.nothing_stated_label(), t.nothing_stated()));
            }
            sections.push(Answers { title: title.to_owned(), change: Some(self.href(n)), rows });
        }
        let wanted = self.checked_delivery();
        let mut said = delivery::said(t, wanted.as_ref());
        if wanted.is_some_and(|wanted| wanted.is_by_post()) {
            said = format!("{said}. {}", t.delivery_post_days());
        }
        let place = Row::new(t.delivery_label(), said);
        let change = Some(self.href(self.number(Step::Place)));
        sections.push(Answers { title: t.delivery_heading().to_owned(), change, rows: vec![place] });
        let mut rows = Vec::new();
        for file in self.files() {
            let document = self.version.document(&file.kind);
            let label = document.map_or(file.kind.as_str(), |document| document.name.get(lang));
            if let Some(upload) = self.app.platform.upload_of(self.actor, file.upload).await? {
                rows.push(Row::new(label, upload.name));
            }
        }
        if rows.is_empty() {
            rows.push(Row::new(t.files_heading(), t.files_none()));
        }
        let change = Some(self.href(self.number(Step::Documents)));
        sections.push(Answers { title: t.files_heading().to_owned(), change, rows });
        Ok(sections)
    }

    /// With the residence in place of an address that was left out, as it will be filed.
    fn checked_delivery(&self) -> Option<delivery::Delivery> {
        self.delivery().and_then(|one| one.checked(self.version, &self.residence()).ok())
    }
}
