//! The papers that the office asked for: what is sent rests beside the case until all of it is there, then goes in at
//! once.

use super::{CasePage, act_panels};
use crate::{
    acts::{self, DocumentInput},
    cases,
    pages::{apply, fields},
    rows::drafts::{self, Draft, DraftFile, NewDraft},
    slots,
    state::{Act, Case},
    text::T,
    views,
};
use axum::response::Response;
use kernel::{CaseCode, FieldProblem, Problem, Said, StreamId};
use platform::Actor;
use web::{App, Fault, Parts, SignedIn, see_other, show, view::FieldError, with_query};

/// The case, when this person may bring what its office waits for.
pub(super) async fn awaited(app: &App, actor: &Actor, stream: StreamId) -> Result<Option<Case>, Problem> {
    let case = slots::loaded(&app.platform, stream).await?;
    Ok(case.filter(|case| {
        let own = case.applicant == Some(actor.id);
        own && case.asked.is_some() && cases::offered(&app.platform, case, actor).contains(&Act::Supplement)
    }))
}

/// Keeps what was sent; hands it in when nothing is missing.
pub(super) async fn send(
    app: &App,
    signed: &SignedIn,
    (code, stream): (&CaseCode, StreamId),
    case: &Case,
    parts: Parts,
) -> Result<Response, Fault> {
    let actor = &signed.actor;
    let mut files = gathered(app, actor, stream).await?.map(|draft| draft.files).unwrap_or_default();
    apply::drop_ticked(&mut files, &parts.form);
    let mut refused = Vec::new();
    for sent in parts.files {
        if asked(case).contains(&sent.field) {
            refused.extend(apply::take(app, actor, &mut files, sent).await?);
        }
    }
    let whole = refused.is_empty() && missing(app, case, &files).is_empty();
    let mut draft = NewDraft::of_case(stream, actor.id, case.procedure.clone(), files.clone());
    draft.refused = refused.into_iter().map(Into::into).collect();
    let now = signed.visitor.now;
    let keep = move |tx: &mut store::Tx<'_>| drafts::put_draft(tx, &draft, now);
    app.platform.store().write::<_, store::StoreError, _>("supplement kept", keep).await?;
    if !whole {
        app.forget_refused(&signed.visitor, &super::place(code, Act::Supplement));
        return Ok(see_other(&with_query(&format!("/ho-so/{code}"), &[("xem-lai", Act::Supplement.code())])));
    }
    let document = |file: DraftFile| DocumentInput { kind: file.kind, upload: Some(file.upload) };
    let mut input = act_panels::read(Act::Supplement, &parts.form)?;
    input.documents = files.into_iter().map(document).collect();
    match acts::act(&app.platform, actor, stream, Act::Supplement, input, parts.form.key()).await {
        Ok(_) => Ok(super::done_to(app, signed, code, Act::Supplement)),
        Err(problem) => super::refused_to(app, signed, code, Act::Supplement, &problem, &parts.form).await,
    }
}

/// What was sent so far and not handed in.
async fn gathered(app: &App, actor: &Actor, stream: StreamId) -> Result<Option<Draft>, Fault> {
    let account = actor.id;
    let read = move |tx: &mut store::Tx<'_>| drafts::draft(tx, account, stream.id());
    Ok(app.platform.store().read::<_, store::StoreError, _>("supplement kept", read).await?)
}

fn asked(case: &Case) -> &[String] {
    case.asked.as_ref().map(|asked| asked.kinds.as_slice()).unwrap_or_default()
}

/// The kinds that nothing was sent for yet. What the online form itself is comes anew with any file.
fn missing<'a>(app: &App, case: &'a Case, files: &[DraftFile]) -> Vec<&'a str> {
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    let is_form =
        |kind: &str| version.and_then(|version| version.document(kind)).is_some_and(|document| document.filled_by_form);
    let there = |kind: &str| files.iter().any(|file| file.kind == kind) || (!files.is_empty() && is_form(kind));
    asked(case).iter().map(String::as_str).filter(|kind| !there(kind)).collect()
}

/// Shows in the panel what is there and what is missing; `again`: it was just sent and something is wrong with it.
/// Whether something is.
pub(super) async fn fill(
    app: &App,
    signed: &SignedIn,
    case: &Case,
    stream: StreamId,
    page: &mut CasePage,
    again: bool,
) -> Result<bool, Fault> {
    let (lang, t) = (signed.visitor.lang, T::new(signed.visitor.lang));
    let Some(panel) = page.acts.iter_mut().find(|panel| panel.name == Act::Supplement.code()) else { return Ok(false) };
    let draft = gathered(app, &signed.actor, stream).await?;
    let files = draft.as_ref().map(|draft| draft.files.clone()).unwrap_or_default();
    let missing = missing(app, case, &files);
    let name = |kind: &str| views::document_name(&app.platform, case, kind, lang);
    let mut wrong: Vec<FieldProblem> = Vec::new();
    if again {
        wrong.extend(draft.iter().flat_map(|draft| draft.refused.clone()).map(FieldProblem::from));
        let lacking = missing.iter().filter(|kind| wrong.iter().all(|known| known.path != **kind)).map(|kind| {
            let said =
                Said::both(|lang| T::new(lang).supplement_lacks(views::document_name(&app.platform, case, kind, lang)));
            FieldProblem { path: (*kind).to_owned(), said }
        });
        let lacking: Vec<FieldProblem> = lacking.collect();
        wrong.extend(lacking);
    }
    let mut there = Vec::new();
    for field in &mut panel.fields {
        let said: Vec<&str> = wrong.iter().filter(|one| one.path == field.name).map(|one| one.said.get(lang)).collect();
        field.error = (!said.is_empty()).then(|| said.join(" "));
        let Some(part) = &mut field.file else { continue };
        part.sent = apply::sent_lines(app, &signed.actor, lang, &files, &field.name).await?;
        let names: Vec<&str> = part.sent.iter().map(|line| line.name.as_str()).collect();
        if !names.is_empty() {
            there.push(format!("{} ({})", field.label, names.join(", ")));
        }
    }
    if let Some(draft) = draft.filter(|_| !there.is_empty()) {
        let lacks: Vec<String> = missing.iter().map(|kind| name(kind)).collect();
        let until = show::date(lang, draft.kept_until().local().date());
        panel.intro = Some(match lacks.as_slice() {
            [] => t.supplement_whole(there.join("; ")),
            lacks => t.supplement_part(there.join("; "), lacks.join("; "), until),
        });
    }
    panel.open |= again;
    let within = |error: FieldError| FieldError { field: format!("{}-{}", panel.name, error.field), ..error };
    page.errors.extend(fields::errors(&wrong, lang).into_iter().map(within));
    Ok(!wrong.is_empty())
}
