//! The citizen's own cases: where each stands, why the date is what it is, who read the data, what can be done.

mod supplement;

use super::{act_panels, apply, fields};
use crate::{
    acts::{self, DocumentInput, Input},
    cases::{self, Cases},
    delivery::{self, Delivery},
    limits::FILES_PER_PAPER_MAX,
    lists::{self, Asked},
    papers,
    rows::{drafts::Draft, lists::CaseLine as Line},
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
    pub(super) begun: Vec<BegunLine>,
    pub(super) cases: Vec<CaseLine>,
    pub(super) pager: Pager,
}

/// An application that was begun and not filed.
pub struct BegunLine {
    pub(super) href: String,
    pub(super) procedure: String,
    pub(super) touched: String,
    pub(super) kept_until: String,
    pub(super) drop: String,
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
    pub(super) late: bool,
    pub(super) still: Option<String>,
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
    pub(super) key: Option<String>,
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
    pub(super) no_due: Option<String>,
    pub(super) late: Option<String>,
    pub(super) fee: Option<String>,
    pub(super) delivery: Option<String>,
    pub(super) limits: Vec<String>,
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
    pub(super) by: String,
    pub(super) reason: String,
    pub(super) papers: Vec<AskedPaper>,
    pub(super) blanks: String,
    pub(super) form: String,
}

/// A paper that is asked for, and the official form it is written on.
pub struct AskedPaper {
    pub(super) name: String,
    pub(super) form: Option<String>,
}

/// `?after=`, and `?da-bo=` after an application that was begun has been thrown away.
#[derive(Deserialize)]
pub(super) struct ListQuery {
    after: Option<String>,
    #[serde(rename = "da-bo")]
    dropped: Option<String>,
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
        done: query.dropped.map(|_| t.begun_dropped().to_owned()),
        begun: if query.after.is_some() { Vec::new() } else { begun(&app, t, &actor).await? },
        cases: waiting_first(&found.items).into_iter().map(|line| case_line(&app, t, line, visitor.now)).collect(),
        pager: Pager { previous: query.after.map(|_| "/ho-so".to_owned()), next },
    };
    page(lang, &template)
}

/// On each page of the list, what waits for the citizen stands first.
fn waiting_first(lines: &[Line]) -> Vec<&Line> {
    let (waiting, others): (Vec<&Line>, Vec<&Line>) = lines.iter().partition(|line| line.stage == Stage::Supplement);
    waiting.into_iter().chain(others).collect()
}

async fn begun(app: &App, t: T, actor: &Actor) -> Result<Vec<BegunLine>, Fault> {
    let packs = app.platform.packs();
    let line = |draft: Draft| BegunLine {
        href: apply::resume(&draft.procedure),
        procedure: packs.procedure_name(&draft.procedure, draft.updated_at, t.lang()),
        touched: show::instant(t.lang(), draft.updated_at),
        kept_until: show::date(t.lang(), draft.kept_until().local().date()),
        drop: format!("/nop-ho-so/{}/bo", draft.procedure),
    };
    Ok(apply::begun(app, actor).await?.into_iter().map(line).collect())
}

fn case_line(app: &App, t: T, line: &Line, now: kernel::Instant) -> CaseLine {
    let packs = app.platform.packs();
    let (due, ..) = views::line_due(t, packs, line, now);
    let still = line.stage == Stage::Supplement;
    CaseLine {
        href: format!("/ho-so/{}", line.code),
        code: line.code.to_string(),
        procedure: packs.procedure_name(&line.procedure, line.filed_at, t.lang()),
        agency: packs.agency_name(&line.agency, line.filed_at, t.lang()),
        tag: views::stage_tag(t, line.stage),
        filed: show::instant(t.lang(), line.filed_at),
        due: due.filter(|_| !still),
        late: line.is_overdue(now),
        still: still.then(|| t.case_paused().to_owned()),
        ask: (line.stage == Stage::Supplement).then(|| t.ask_supplement().to_owned()),
    }
}

/// Opens one's own case, leaving the line.
pub(super) async fn open(app: &App, actor: &Actor, code: &CaseCode) -> Result<Viewed<Cases>, Problem> {
    let stream = lists::stream_of(&app.platform, code).await?;
    app.platform.view::<Cases>(&acts::viewer(actor), stream).await
}

/// `?xong=`: which act was just done; `?xem-lai=`: which was just sent and has something wrong.
#[derive(Default, Deserialize)]
pub(super) struct DoneQuery {
    xong: Option<String>,
    #[serde(rename = "xem-lai")]
    again: Option<String>,
}

impl DoneQuery {
    /// Which act it is.
    pub(super) fn act(&self) -> Option<Act> {
        self.xong.as_deref().and_then(Act::from_code)
    }

    /// The sentence for it; nothing of the address is repeated.
    pub(super) fn said(&self, t: T) -> Option<String> {
        Some(t.done(self.act()?.code()))
    }
}

pub(super) async fn one(
    State(app): State<App>,
    signed: SignedIn,
    Path(code): Path<CaseCode>,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Fault> {
    let again = query.again.as_deref().and_then(Act::from_code);
    let kept = again.and_then(|act| Some((act, app.refused(&signed.visitor, &place(&code, act))?)));
    let refused = kept.as_ref().map(|(act, (form, problem))| (*act, problem, form));
    show_case(&app, &signed, &code, &query, refused).await
}

async fn show_case(
    app: &App,
    signed: &SignedIn,
    code: &CaseCode,
    query: &DoneQuery,
    refused: Option<(Act, &Problem, &Form)>,
) -> Result<Response, Fault> {
    let opened = open(app, &signed.actor, code).await?;
    let readers = app.platform.readers(opened.stream, signed.visitor.lang).await?;
    let mut template = case_page(app, signed, &opened);
    template.done = query.said(template.t);
    template.readers = readers.iter().map(|line| Reader::of(app, line, signed.visitor.lang)).collect();
    let brief = slots::brief(opened.stream, &opened.state, slots::reader(&signed.actor, &opened.state), None);
    template.pieces = web::pieces(app, &signed.visitor, web::CASE_SIDEBAR, &brief).await;
    let mut status = StatusCode::OK;
    let again = query.again.as_deref() == Some(Act::Supplement.code());
    if supplement::fill(app, signed, &opened.state, opened.stream, &mut template, again).await? {
        status = StatusCode::UNPROCESSABLE_ENTITY;
    }
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
    let wanted = application.as_ref().and_then(|one| one.delivery.clone());
    let below = format!("/ho-so/{}", case.code);
    let time = |at: Option<kernel::Instant>| at.map(|at| show::weekday_instant(lang, at));
    let acts = cases::offered(&app.platform, case, &signed.actor);
    CasePage {
        shell: Shell::new(app, &signed.visitor),
        t,
        done: None,
        errors: Vec::new(),
        code: case.code.to_string(),
        key: application.as_ref().map(|one| views::spaced(&one.tracking_key)),
        procedure: packs.procedure_name(&case.procedure, case.filed_at, lang),
        procedure_href: format!("/thu-tuc/{}", case.procedure),
        agency: packs.agency_name(&case.agency, now, lang),
        channel: super::apply::channel(t, case.channel),
        tag: views::stage_tag(t, case.stage),
        says: [
            Some(views::says(t, case, wanted.as_ref())),
            ready(t, case.stage, wanted.as_ref()),
            views::still(&app.platform, t, case),
        ]
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
        no_due: views::no_due(t, case),
        late: views::late(t, case, now),
        fee: apply::fee(app, t, case, application.as_ref()),
        delivery: application
            .as_ref()
            .filter(|_| case.closed_at.is_none() || case.stage == Stage::Returned)
            .map(|one| delivery::said(t, one.delivery.as_ref())),
        limits: if acts.contains(&Act::Supplement) { apply::file_limits(t) } else { Vec::new() },
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
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    let paper = |kind: &String| AskedPaper {
        name: views::document_name(&app.platform, case, kind, t.lang()),
        form: version.and_then(|version| version.document(kind)?.form_name.clone()),
    };
    Some(Ask {
        asked: show::weekday_instant(t.lang(), asked.at),
        by: if case.is_received() { t.case_ask_clock() } else { t.case_ask_before() }.to_owned(),
        reason: reasons.said(&asked.reason).unwrap_or_default(),
        papers: asked.kinds.iter().map(paper).collect(),
        blanks: format!("/thu-tuc/{}#giay-to", case.procedure),
        form: format!("/ho-so/{}/{}.pdf", case.code, papers::Kind::Supplement.word()),
    })
}

/// How the result that is ready reaches this applicant.
fn ready(t: T, stage: Stage, delivery: Option<&Delivery>) -> Option<String> {
    let by_post = delivery.is_some_and(Delivery::is_by_post);
    let said = if by_post { t.ready_by_post() } else { t.ready_at_desk() };
    (stage == Stage::Finished).then(|| said.to_owned())
}

/// The address of an act, asked for: leads to the case.
pub(super) async fn act_asked_for(Path((code, act)): Path<(CaseCode, String)>) -> Result<Response, Fault> {
    Act::from_code(&act).ok_or_else(platform::not_found)?;
    Ok(see_other(&format!("/ho-so/{code}")))
}

pub(super) async fn act(
    State(app): State<App>,
    signed: SignedIn,
    Path((code, act)): Path<(CaseCode, String)>,
    parts: Parts,
) -> Result<Response, Fault> {
    let act = Act::from_code(&act).ok_or_else(platform::not_found)?;
    let stream = lists::stream_of(&app.platform, &code).await?;
    if act == Act::Supplement
        && let Some(case) = supplement::awaited(&app, &signed.actor, stream).await?
    {
        return supplement::send(&app, &signed, (&code, stream), &case, parts).await;
    }
    let (typed, key) = (parts.form.clone(), parts.form.key());
    let done = match input(&app, &signed.actor, act, parts).await {
        Ok(input) => acts::act(&app.platform, &signed.actor, stream, act, input, key).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(_) => Ok(done_to(&app, &signed, &code, act)),
        Err(problem) => refused_to(&app, &signed, &code, act, &problem, &typed).await,
    }
}

/// Where a refused form of an act is remembered.
fn place(code: &CaseCode, act: Act) -> String {
    format!("/ho-so/{code}/{}", act.code())
}

fn done_to(app: &App, signed: &SignedIn, code: &CaseCode, act: Act) -> Response {
    app.forget_refused(&signed.visitor, &place(code, act));
    see_other(&with_query(&format!("/ho-so/{code}"), &[("xong", act.code())]))
}

/// The refusal at an address that can be asked for again.
async fn refused_to(
    app: &App,
    signed: &SignedIn,
    code: &CaseCode,
    act: Act,
    problem: &Problem,
    typed: &Form,
) -> Result<Response, Fault> {
    if !act_panels::is_shown_again(problem) {
        return Err(problem.clone().into());
    }
    if app.keep_refused(&signed.visitor, &place(code, act), typed, problem) {
        return Ok(see_other(&with_query(&format!("/ho-so/{code}"), &[("xem-lai", act.code())])));
    }
    show_case(app, signed, code, &DoneQuery::default(), Some((act, problem, typed))).await
}

/// What a form sent: words, and files as documents of their field's kind.
pub(super) async fn input(app: &App, actor: &Actor, act: Act, parts: Parts) -> Result<Input, Problem> {
    let mut input = act_panels::read(act, &parts.form)?;
    for file in parts.files {
        let refuse = |said: Said| web::wrong_fields(vec![FieldProblem { path: file.field.clone(), said }]);
        if input.documents.iter().filter(|document| document.kind == file.field).count() >= FILES_PER_PAPER_MAX {
            return Err(refuse(Said::both(|lang| T::new(lang).paper_files_max(FILES_PER_PAPER_MAX))));
        }
        let upload = app.platform.upload(actor, &file.name, file.bytes.clone()).await.map_err(|problem| {
            if problem.kind.status() >= 500 { problem } else { refuse(refused_file(&file.name, &problem)) }
        })?;
        input.documents.push(DocumentInput { kind: file.field, upload: Some(upload.id) });
    }
    Ok(input)
}

/// Why a file was not taken, with its name: a paper may have several.
pub(super) fn refused_file(name: &str, problem: &Problem) -> Said {
    Said::both(|lang| format!("{name}: {}. {}", problem.title.get(lang), problem.hint.get(lang)))
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
    let part = web::view::FilePart { accept: fields::ACCEPT.to_owned(), sent: Vec::new(), several: true };
    web::view::Field { name: kind.to_owned(), label, file: Some(part), ..fields::words(kind, "", false) }
}
