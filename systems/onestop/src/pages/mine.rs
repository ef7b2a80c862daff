//! The citizen's own cases: where each stands, why the date is what it is, who read the data, what can be done.

use super::{act_panels, fields};
use crate::{
    acts::{self, DocumentInput, Input},
    cases::{self, Cases},
    lists::{self, Asked},
    papers,
    rows::lists::CaseLine as Line,
    slots,
    state::{Act, Stage},
    text::T,
    views,
};
use askama::Template;
use axum::{
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use kernel::{CaseCode, FieldProblem, Id, Problem, Said};
use platform::{Actor, Viewed};
use serde::Deserialize;
use web::{
    App, Fault, Form, PageQuery, Parts, Path, Query, Shell, SignedIn, page, page_with, see_other, show,
    view::{
        Act as Panel, Answers, Due, FieldError, FileLine, Happening, Pager, PaperLine, Piece, Reader, Stage as Station,
        Tag,
    },
    with_query,
};

/// The citizen's own cases, newest first.
#[derive(Template)]
#[template(path = "my_cases.html")]
pub struct MyCasesPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) done: Option<String>,
    pub(super) cases: Vec<CaseLine>,
    pub(super) pager: Pager,
}

/// One of them.
pub struct CaseLine {
    pub(super) href: String,
    pub(super) code: String,
    pub(super) procedure: String,
    pub(super) agency: String,
    pub(super) tag: Tag,
    pub(super) filed: String,
    pub(super) due: Option<String>,
    pub(super) ask: Option<String>,
}

/// A case as its applicant sees it.
#[derive(Template)]
#[template(path = "case.html")]
pub struct CasePage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) done: Option<String>,
    pub(super) errors: Vec<FieldError>,
    pub(super) code: String,
    pub(super) procedure: String,
    pub(super) procedure_href: String,
    pub(super) agency: String,
    pub(super) channel: String,
    pub(super) tag: Tag,
    pub(super) says: String,
    pub(super) stages: Vec<Station>,
    pub(super) filed: String,
    pub(super) received: Option<String>,
    pub(super) finished: Option<String>,
    pub(super) returned: Option<String>,
    pub(super) due: Option<Due>,
    pub(super) ask: Option<Ask>,
    pub(super) outcome: Option<String>,
    pub(super) acts: Vec<Panel>,
    pub(super) happenings: Vec<Happening>,
    pub(super) papers: Vec<PaperLine>,
    pub(super) files: Vec<FileLine>,
    pub(super) answers: Vec<Answers>,
    pub(super) readers: Vec<Reader>,
    pub(super) track: Option<String>,
    pub(super) erased: Option<String>,
    pub(super) pieces: Vec<Piece>,
}

/// What the office waits for.
pub struct Ask {
    pub(super) asked: String,
    pub(super) by: Option<String>,
    pub(super) reason: String,
    pub(super) papers: Vec<String>,
}

/// `?after=`.
#[derive(Deserialize)]
pub(super) struct ListQuery {
    after: Option<String>,
}

pub(super) async fn list(
    State(app): State<App>,
    SignedIn { visitor, actor, .. }: SignedIn,
    Query(query): Query<ListQuery>,
) -> Result<Response, Fault> {
    let (lang, t) = (visitor.lang, T::new(visitor.lang));
    let window = PageQuery { after: query.after.clone(), limit: None };
    let found = lists::of(&app.platform, &actor, &Asked::default(), &window).await?;
    let next = found.next.as_deref().map(|after| with_query("/ho-so", &[("after", after)]));
    let template = MyCasesPage {
        shell: Shell::new(&app, &visitor),
        t,
        done: None,
        cases: waiting_first(&found.items).into_iter().map(|line| case_line(&app, t, line)).collect(),
        pager: Pager { previous: query.after.map(|_| "/ho-so".to_owned()), next },
    };
    page(lang, &template)
}

/// On each page of the list, what waits for the citizen stands first.
fn waiting_first(lines: &[Line]) -> Vec<&Line> {
    let (waiting, others): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.stage == Stage::Supplement);
    waiting.into_iter().chain(others).collect()
}

fn case_line(app: &App, t: T, line: &Line) -> CaseLine {
    let packs = app.platform.packs();
    CaseLine {
        href: format!("/ho-so/{}", line.code),
        code: line.code.to_string(),
        procedure: views::procedure_name(packs, &line.procedure, line.filed_at, t.lang()),
        agency: views::agency_name(packs, &line.agency, line.filed_at, t.lang()),
        tag: views::stage_tag(t, line.stage),
        filed: show::instant(t.lang(), line.filed_at),
        due: line.due_at.map(|due| show::instant(t.lang(), due)),
        ask: (line.stage == Stage::Supplement).then(|| t.ask_supplement().to_owned()),
    }
}

/// Opens one's own case, leaving the line.
pub(super) async fn open(app: &App, actor: &Actor, code: &CaseCode) -> Result<Viewed<Cases>, Problem> {
    let stream = lists::stream_of(&app.platform, code).await?;
    app.platform.view::<Cases>(&acts::viewer(actor), stream).await
}

/// `?xong=`: which act was just done.
#[derive(Deserialize)]
pub(super) struct DoneQuery {
    xong: Option<String>,
}

impl DoneQuery {
    /// The sentence for it; nothing of the address is repeated.
    pub(super) fn said(&self, t: T) -> Option<String> {
        let act = self.xong.as_deref().and_then(Act::from_code)?;
        Some(t.done(act.code()))
    }
}

pub(super) async fn one(
    State(app): State<App>,
    signed: SignedIn,
    Path(code): Path<CaseCode>,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Fault> {
    let done = query.said(T::new(signed.visitor.lang));
    show_case(&app, &signed, &code, done, None).await
}

async fn show_case(
    app: &App,
    signed: &SignedIn,
    code: &CaseCode,
    done: Option<String>,
    refused: Option<(Act, &Problem, &Form)>,
) -> Result<Response, Fault> {
    let opened = open(app, &signed.actor, code).await?;
    let readers = app.platform.readers(opened.stream, signed.visitor.lang).await?;
    let mut template = case_page(app, signed, &opened);
    template.done = done;
    template.readers = views::readers(template.t, app.platform.packs(), readers, signed.visitor.now);
    let brief = slots::brief(opened.stream, &opened.state, slots::reader(&signed.actor, &opened.state), None);
    template.pieces = web::pieces(app, &signed.visitor, web::CASE_SIDEBAR, &brief).await;
    let mut status = StatusCode::OK;
    if let Some((act, problem, typed)) = refused {
        status = StatusCode::from_u16(problem.kind.status()).unwrap_or(StatusCode::CONFLICT);
        template.errors = act_panels::refused(&mut template.acts, act, problem, typed, signed.visitor.lang);
    }
    page_with(status, signed.visitor.lang, &template)
}

fn case_page(app: &App, signed: &SignedIn, opened: &Viewed<Cases>) -> CasePage {
    let (lang, t, now) = (signed.visitor.lang, T::new(signed.visitor.lang), signed.visitor.now);
    let (case, packs) = (&opened.state, app.platform.packs());
    let reasons = views::Reasons::of(opened, t);
    let (application, erased) = views::application(t, opened);
    let below = format!("/ho-so/{}", case.code);
    let time = |at: Option<kernel::Instant>| at.map(|at| show::weekday_instant(lang, at));
    let acts = cases::offered(&app.platform, case, &signed.actor);
    CasePage {
        shell: Shell::new(app, &signed.visitor),
        t,
        done: None,
        errors: Vec::new(),
        code: case.code.to_string(),
        procedure: views::procedure_name(packs, &case.procedure, case.filed_at, lang),
        procedure_href: format!("/thu-tuc/{}", case.procedure),
        agency: views::agency_name(packs, &case.agency, now, lang),
        channel: super::apply::channel(t, case.channel),
        tag: views::stage_tag(t, case.stage),
        says: [Some(views::says(t, case.stage).to_owned()), views::still(&app.platform, t, case)]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" "),
        stages: views::stages(t, case),
        filed: show::weekday_instant(lang, case.filed_at),
        received: time(case.received_at),
        finished: time(case.finished_at),
        returned: time(case.closed_at.filter(|_| case.stage == Stage::Returned)),
        due: views::due(t, packs, case, &reasons, now),
        ask: ask(app, t, opened, &reasons),
        outcome: views::outcome(t, case, &reasons),
        acts: act_panels::panels(app, t, case, opened.version, &acts, &below),
        happenings: views::happenings(t, opened, &reasons, false),
        papers: papers::lines(t, opened, &below, papers::Kind::APPLICANTS),
        files: application.as_ref().map(|one| views::files(&app.platform, case, one, &below, lang)).unwrap_or_default(),
        answers: application.as_ref().map(|one| views::answers(&app.platform, case, one, lang)).unwrap_or_default(),
        readers: Vec::new(),
        track: application.map(|one| super::track::address(&case.code, &one.tracking_key)),
        erased,
        pieces: Vec::new(),
    }
}

fn ask(app: &App, t: T, opened: &Viewed<Cases>, reasons: &views::Reasons<'_>) -> Option<Ask> {
    let case = &opened.state;
    let asked = case.asked.as_ref()?;
    Some(Ask {
        asked: show::weekday_instant(t.lang(), asked.at),
        by: None,
        reason: reasons.said(&asked.reason).unwrap_or_default(),
        papers: asked.kinds.iter().map(|kind| views::document_name(&app.platform, case, kind, t.lang())).collect(),
    })
}

pub(super) async fn act(
    State(app): State<App>,
    signed: SignedIn,
    Path((code, act)): Path<(CaseCode, String)>,
    parts: Parts,
) -> Result<Response, Fault> {
    let act = Act::from_code(&act).ok_or_else(platform::not_found)?;
    let stream = lists::stream_of(&app.platform, &code).await?;
    let (typed, key) = (parts.form.clone(), parts.form.key());
    let done = match input(&app, &signed.actor, act, parts).await {
        Ok(input) => acts::act(&app.platform, &signed.actor, stream, act, input, key).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(_) => Ok(see_other(&with_query(&format!("/ho-so/{code}"), &[("xong", act.code())]))),
        Err(problem) if act_panels::is_shown_again(&problem) => {
            show_case(&app, &signed, &code, None, Some((act, &problem, &typed))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// What a form sent: words, and files as documents of their field's kind.
pub(super) async fn input(app: &App, actor: &Actor, act: Act, parts: Parts) -> Result<Input, Problem> {
    let mut input = act_panels::read(act, &parts.form)?;
    for file in parts.files {
        let said =
            |problem: &Problem| Said::both(|lang| format!("{}. {}", problem.title.get(lang), problem.hint.get(lang)));
        let upload = app.platform.upload(actor, &file.name, file.bytes).await.map_err(|problem| {
            if problem.kind.status() >= 500 {
                return problem;
            }
            web::wrong_fields(vec![FieldProblem { path: file.field.clone(), said: said(&problem) }])
        })?;
        input.documents.retain(|document| document.kind != file.field);
        input.documents.push(DocumentInput { kind: file.field, upload: Some(upload.id) });
    }
    Ok(input)
}

pub(super) async fn file(
    State(app): State<App>,
    SignedIn { actor, .. }: SignedIn,
    Path((code, upload)): Path<(CaseCode, Id)>,
) -> Result<Response, Fault> {
    let opened = open(&app, &actor, &code).await?;
    let known = opened.state.documents.iter().any(|document| document.upload == Some(upload));
    if !known {
        return Err(Fault::nothing_here());
    }
    let (media_type, bytes) = app.platform.upload_bytes(upload).await?.ok_or_else(platform::not_found)?;
    // Shown in a frame of its own rights: whatever a file holds, it cannot act as this site.
    let head = [
        (header::CONTENT_TYPE, media_type),
        (header::CONTENT_DISPOSITION, "inline".to_owned()),
        (header::CONTENT_SECURITY_POLICY, "sandbox; default-src 'none'".to_owned()),
    ];
    Ok((head, bytes).into_response())
}

/// The field of a file for one document that was asked for.
pub(super) fn file_field(kind: &str, label: String) -> web::view::Field {
    let part = web::view::FilePart { accept: ".pdf,.jpg,.jpeg,.png".to_owned(), sent: None };
    web::view::Field { name: kind.to_owned(), label, file: Some(part), ..fields::words(kind, "", false) }
}
