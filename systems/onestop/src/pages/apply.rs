//! Applying from a phone, page by page, without scripts: the answers rest in a draft between the pages.
//!
//! What is sent is kept, right or wrong, and the answer leads to a page that can be asked for again: so the browser's
//! way back never asks to send something twice, and nothing typed is lost.

mod done;
mod draft;
mod show;

use super::fields;
use crate::{
    acts::DocumentInput,
    application::Applicant,
    cases::pack_channel,
    delivery::{self, Delivery},
    filing::{self, Counter, NewCase},
    limits::{DRAFT_FILES_MAX, FILES_PER_PAPER_MAX},
    rows::drafts::{self, Draft, DraftFile},
    state::Channel,
    text::T,
};
use axum::{extract::State, response::Response};
pub(super) use done::{ApplyDonePage, done, fee};
use draft::{Applying, Step};
use kernel::{FieldProblem, Lang, Problem, ProblemKind, ProcedureCode, Said};
use platform::Actor;
use serde::Deserialize;
use serde_json::Value;
pub(super) use show::{ApplyCheckPage, ApplyDocumentsPage, ApplyFormPage, StepHead, file_limits};
use web::{
    App, Fault, Form, Parts, Path, Query, SentFile, SignedIn, see_other, show as words, view::SentFileLine, with_query,
};

/// How this case came, for pages.
pub(super) fn channel(t: T, channel: Channel) -> String {
    super::catalogue::channel_word(t, channel)
}

/// Where somebody begins to apply.
pub(super) fn start(procedure: &ProcedureCode) -> String {
    format!("/nop-ho-so/{procedure}/1")
}

/// Where somebody goes on who has begun.
pub(super) fn resume(procedure: &ProcedureCode) -> String {
    format!("/nop-ho-so/{procedure}")
}

/// The applications that this person has begun, the last touched first.
pub(super) async fn begun(app: &App, actor: &Actor) -> Result<Vec<Draft>, Fault> {
    let account = actor.id;
    let read = app.platform.store().read::<_, store::StoreError, _>("drafts", move |tx| drafts::drafts_of(tx, account));
    Ok(read.await?)
}

/// `?xem-lai=`: the page was just sent and something on it is wrong.
#[derive(Deserialize)]
pub(super) struct StepQuery {
    #[serde(rename = "xem-lai")]
    again: Option<String>,
}

pub(super) async fn show_step(
    State(app): State<App>,
    signed: SignedIn,
    Path((code, step)): Path<(ProcedureCode, u32)>,
    Query(query): Query<StepQuery>,
) -> Result<Response, Fault> {
    let applying = Applying::new(&app, &signed, &code, step).await?;
    if applying.draft.is_none() && step > 1 {
        // Whoever comes back from the last page is told that it is filed; whoever jumps ahead begins at the beginning.
        let filed = applying.just_filed().await?;
        return Ok(filed.map_or_else(|| see_other(&applying.href(1)), |line| done::to(&applying, &line.code)));
    }
    if let Some(before) = applying.unfinished(step)? {
        return Ok(see_other(&applying.again(before)));
    }
    let wrong = if query.again.is_some() { applying.wrong(step)? } else { Vec::new() };
    applying.show(&wrong).await
}

/// Goes on where the application was left.
pub(super) async fn resumed(
    State(app): State<App>,
    signed: SignedIn,
    Path(code): Path<ProcedureCode>,
) -> Result<Response, Fault> {
    let applying = Applying::new(&app, &signed, &code, 1).await?;
    if applying.draft.is_none() {
        return Ok(see_other(&applying.href(1)));
    }
    let last = applying.steps();
    Ok(see_other(&applying.href(applying.unfinished(last)?.unwrap_or(last))))
}

/// The address that files are sent to, asked for: leads to the page of files.
pub(super) async fn documents(
    State(app): State<App>,
    signed: SignedIn,
    Path(code): Path<ProcedureCode>,
) -> Result<Response, Fault> {
    let applying = Applying::new(&app, &signed, &code, 1).await?;
    Ok(see_other(&applying.href(applying.number(Step::Documents))))
}

/// Throws the application away that was begun.
pub(super) async fn drop_draft(
    State(app): State<App>,
    signed: SignedIn,
    Path(code): Path<ProcedureCode>,
) -> Result<Response, Fault> {
    let account = signed.actor.id;
    for draft in begun(&app, &signed.actor).await?.into_iter().filter(|draft| draft.procedure == code) {
        let gone = move |tx: &mut store::Tx<'_>| drafts::delete_draft(tx, account, draft.id);
        app.platform.store().write::<_, store::StoreError, _>("draft thrown away", gone).await?;
    }
    Ok(see_other(&with_query("/ho-so", &[("da-bo", "1")])))
}

/// The address of throwing away, asked for: leads to the list.
pub(super) async fn dropped() -> Response {
    see_other("/ho-so")
}

pub(super) async fn send_step(
    State(app): State<App>,
    signed: SignedIn,
    Path((code, step)): Path<(ProcedureCode, u32)>,
    form: Form,
) -> Result<Response, Fault> {
    let applying = Applying::new(&app, &signed, &code, step).await?;
    if applying.draft.is_none() && step > count(applying.version.form.pages().len()) {
        return done::already_filed(&applying, &form).await;
    }
    match applying.step() {
        Step::Form(page) => send_form(&applying, page, &form).await,
        Step::Place => send_place(&applying, &form).await,
        Step::Documents => Err(Fault::nothing_here()),
        Step::Check => send_check(&applying, &form).await,
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
    let wrong = applying.version.form.check(&Value::Object(answers.clone()), Some(&asked.key), today);
    if wrong.is_empty() {
        applying.version.form.drop_unasked(&mut answers);
    }
    let mut draft = applying.kept();
    draft.answers = Value::Object(answers.clone());
    if !draft.fits() && !wrong.is_empty() {
        // Far too long to be kept: shown in place.
        return applying.show_form(asked, &answers, &wrong).await;
    }
    applying.save(draft).await?;
    Ok(see_other(&applying.after(wrong.is_empty())))
}

async fn send_place(applying: &Applying<'_>, sent: &Form) -> Result<Response, Fault> {
    let chosen = sent.value("agency");
    let mut draft = applying.kept();
    let known = applying.agencies().into_iter().find(|one| one.code.as_str() == chosen);
    draft.agency = known.map(|one| one.code.clone());
    let typed = sent.value(delivery::ADDRESS).chars().take(crate::limits::DELIVERY_ADDRESS_CHARS_MAX + 1);
    let typed: String = typed.collect();
    draft.delivery = Delivery::read(applying.version, sent.value(delivery::HOW), &typed);
    let right = draft.agency.is_some()
        && draft.delivery.clone().is_some_and(|one| one.checked(applying.version, &applying.residence()).is_ok());
    applying.save(draft).await?;
    Ok(see_other(&applying.after(right)))
}

pub(super) async fn send_documents(
    State(app): State<App>,
    signed: SignedIn,
    Path(code): Path<ProcedureCode>,
    parts: Parts,
) -> Result<Response, Fault> {
    let mut applying = Applying::new(&app, &signed, &code, 1).await?;
    applying.step = applying.number(Step::Documents);
    if applying.draft.is_none() {
        return Ok(see_other(&applying.href(1)));
    }
    let mut draft = applying.kept();
    drop_ticked(&mut draft.files, &parts.form);
    let mut refused = Vec::new();
    for sent in parts.files {
        let kind = sent.field.clone();
        if applying.version.uploads(pack_channel(Channel::Online)).all(|document| document.key != kind) {
            continue;
        }
        refused.extend(take(&app, &signed.actor, &mut draft.files, sent).await?);
    }
    let missing = applying.missing(&draft.files)?;
    let fine = refused.is_empty() && missing.is_empty();
    draft.refused = refused.into_iter().map(Into::into).collect();
    applying.save(draft).await?;
    Ok(see_other(&applying.after(fine)))
}

/// Adds one file to those so far, or says why not: what is wrong with a file stands beside its paper and costs no other.
/// The same file twice for one paper is there once.
pub(super) async fn take(
    app: &App,
    actor: &Actor,
    files: &mut Vec<DraftFile>,
    sent: SentFile,
) -> Result<Option<FieldProblem>, Problem> {
    let SentFile { field, name, bytes } = sent;
    let refuse = |said: Said| Ok(Some(FieldProblem { path: field.clone(), said }));
    if files.iter().filter(|file| file.kind == field).count() >= FILES_PER_PAPER_MAX {
        return refuse(Said::both(|lang| T::new(lang).paper_files_max(FILES_PER_PAPER_MAX)));
    }
    if files.len() >= DRAFT_FILES_MAX {
        return refuse(Said::both(|lang| T::new(lang).draft_files_max(DRAFT_FILES_MAX)));
    }
    let upload = match app.platform.upload(actor, &name, bytes).await {
        Ok(upload) => upload,
        Err(problem) if problem.kind.status() < 500 => return refuse(super::mine::refused_file(&name, &problem)),
        Err(problem) => return Err(problem),
    };
    for known in files.iter().filter(|file| file.kind == field) {
        if app.platform.upload_of(actor, known.upload).await?.is_some_and(|known| known.digest == upload.digest) {
            return Ok(None);
        }
    }
    files.push(DraftFile { kind: field, upload: upload.id });
    Ok(None)
}

/// The files of one paper, as its field shows them: each may be taken away again.
pub(super) async fn sent_lines(
    app: &App,
    actor: &Actor,
    lang: Lang,
    files: &[DraftFile],
    kind: &str,
) -> Result<Vec<SentFileLine>, Problem> {
    let mut sent = Vec::new();
    for file in files.iter().filter(|file| file.kind == kind) {
        let upload = app.platform.upload_of(actor, file.upload).await?;
        sent.extend(upload.map(|upload| SentFileLine {
            name: upload.name,
            size: words::bytes(lang, upload.bytes),
            href: None,
            drop: Some(file.upload.to_string()),
        }));
    }
    Ok(sent)
}

/// Takes away the files that were ticked to go.
pub(super) fn drop_ticked(files: &mut Vec<DraftFile>, form: &Form) {
    files.retain(|file| form.values("drop").all(|gone| gone != file.upload.to_string()));
}

async fn send_check(applying: &Applying<'_>, form: &Form) -> Result<Response, Fault> {
    let Some(draft) = &applying.draft else { return done::already_filed(applying, form).await };
    if form.value("confirm") != "yes" {
        return Ok(see_other(&applying.again(applying.step)));
    }
    if let Some(before) = applying.unfinished(applying.step)? {
        return Ok(see_other(&applying.again(before)));
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
        delivery: draft.delivery.clone(),
        synthetic: false,
        draft: Some(draft.id),
        counter: Counter::default(),
    };
    match filing::file(&applying.app.platform, applying.actor, new, form.key()).await {
        Ok(filed) => Ok(done::to(applying, &filed.outcome.state.code)),
        Err(problem) if matches!(problem.kind, ProblemKind::BadInput | ProblemKind::Conflict) => {
            let mut kept = applying.kept();
            kept.refused = show::told(&problem).into_iter().map(Into::into).collect();
            applying.save(kept).await?;
            Ok(see_other(&applying.again(applying.step)))
        }
        Err(problem) => Err(problem.into()),
    }
}

fn count(pages: usize) -> u32 {
    u32::try_from(pages).unwrap_or(0)
}
