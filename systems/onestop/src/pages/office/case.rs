//! One case as desk, officer and leader see it: what is next, what is known, who has looked.

use super::{
    back::Back,
    conflict, panels,
    work::{self, Staff},
};
use crate::{
    cases::{self, Cases},
    fees, lists,
    pages::{act_panels, apply, mine},
    papers,
    rows::lists::{Listing, Which},
    slots,
    state::{Act, Case, Channel, Stage, What},
    text::T,
    views,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use engine::StepKind;
use kernel::{AccountId, CaseCode, Instant, Problem};
use pack::{DocumentKind, StepStatus};
use platform::{Actor, Role, Viewed};
use std::collections::BTreeSet;
use web::{
    App, Fault, Form, Path, Query, Shell, SignedIn, page_with, show,
    view::{Act as Panel, Answers, Due, FieldError, FileLine, Happening, Link, PaperLine, Piece, Reader, Row, Tag},
};

/// A case as the office sees it.
#[derive(Template)]
#[template(path = "officer_case.html")]
pub struct OfficerCasePage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) back: String,
    pub(super) done: Option<String>,
    pub(super) done_links: Vec<Link>,
    pub(super) between: Vec<Happening>,
    pub(super) unsaved: Vec<Row>,
    pub(super) errors: Vec<FieldError>,
    pub(super) code: String,
    pub(super) procedure: String,
    pub(super) procedure_href: String,
    pub(super) agency: String,
    pub(super) channel: String,
    pub(super) tag: Tag,
    pub(super) says: String,
    pub(super) doing: Option<String>,
    pub(super) filed: String,
    pub(super) received: Option<String>,
    pub(super) finished: Option<String>,
    pub(super) returned: Option<String>,
    pub(super) transfer_by: Option<String>,
    pub(super) handed_over: Option<String>,
    pub(super) due: Option<Due>,
    pub(super) fee: Option<String>,
    pub(super) warnings: Vec<Warning>,
    pub(super) acts: Vec<Panel>,
    pub(super) waiting: Option<String>,
    pub(super) applicant: Vec<Row>,
    pub(super) answers: Vec<Answers>,
    pub(super) checklist: Vec<CheckLine>,
    pub(super) files: Vec<FileLine>,
    pub(super) steps: Vec<StepState>,
    pub(super) steps_note: Option<String>,
    pub(super) happenings: Vec<Happening>,
    pub(super) papers: Vec<PaperLine>,
    pub(super) readers: Vec<Reader>,
    pub(super) erased: Option<String>,
    pub(super) pieces: Vec<Piece>,
}

/// A step of the internal process, and whether the case has passed it.
pub struct StepState {
    pub(super) number: String,
    pub(super) who: String,
    pub(super) holder: Option<String>,
    pub(super) work: String,
    pub(super) time: Option<String>,
    pub(super) done: bool,
    pub(super) passed: bool,
    pub(super) current: bool,
}

/// What should not be overlooked, and where something can be done about it.
pub struct Warning {
    pub(super) text: String,
    pub(super) link: Option<Link>,
}

/// A paper that belongs to the file, and whether it is there.
pub struct CheckLine {
    pub(super) name: String,
    pub(super) condition: Option<String>,
    pub(super) there: bool,
    pub(super) required: bool,
    /// Asked for and not brought yet.
    pub(super) awaited: bool,
    /// Was here and not in order.
    pub(super) wrong: bool,
}

/// An act that was refused just now, and what had been typed.
pub(super) struct Refused<'a> {
    pub(super) act: Act,
    pub(super) problem: &'a Problem,
    pub(super) typed: &'a Form,
}

/// Where the pages and papers of a case are.
pub(super) fn below(code: &CaseCode) -> String {
    format!("/can-bo/ho-so/{code}")
}

pub(super) async fn one(
    State(app): State<App>,
    signed: SignedIn,
    Path(code): Path<CaseCode>,
    Query(query): Query<mine::DoneQuery>,
    Query(back): Query<Back>,
) -> Result<Response, Fault> {
    show_case(&app, &signed, &code, &back, query.act(), None).await
}

/// The page, perhaps with what was just refused still open.
pub(super) async fn show_case(
    app: &App,
    signed: &SignedIn,
    code: &CaseCode,
    back: &Back,
    done: Option<Act>,
    refused: Option<Refused<'_>>,
) -> Result<Response, Fault> {
    let lang = signed.visitor.lang;
    let opened = mine::open(app, &signed.actor, code).await?;
    let readers = app.platform.readers(opened.stream, lang).await?;
    let staff = Staff::of(app, &opened.state).await?;
    let mut template = case_page(app, signed, &opened, &staff);
    template.back = back.href();
    for panel in &mut template.acts {
        panel.url = back.on(&panel.url);
    }
    if let Some(act) = done {
        template.done = Some(done_said(template.t, act, &opened));
        template.done_links = done_links(app, signed, &opened, act, back).await?;
    }
    template.readers = readers.iter().map(|line| Reader::of(app, line, lang)).collect();
    let brief = slots::brief(opened.stream, &opened.state, slots::reader(&signed.actor, &opened.state), None);
    template.pieces = web::pieces(app, &signed.visitor, web::CASE_SIDEBAR, &brief).await;
    let mut status = StatusCode::OK;
    if let Some(refused) = refused {
        status = StatusCode::from_u16(refused.problem.kind.status()).unwrap_or(StatusCode::CONFLICT);
        let t = template.t;
        template.unsaved = conflict::unsaved(t, &template.acts, &refused);
        template.between = conflict::between(app, t, &opened, &refused);
        template.errors = act_panels::refused(&mut template.acts, refused.act, refused.problem, refused.typed, lang);
        template.errors.extend(conflict::merge(app, t, &opened, &refused, &mut template.acts));
    }
    page_with(status, lang, &template)
}

fn case_page(app: &App, signed: &SignedIn, opened: &Viewed<Cases>, staff: &Staff) -> OfficerCasePage {
    let (lang, t, now) = (signed.visitor.lang, T::new(signed.visitor.lang), signed.visitor.now);
    let (case, packs, below) = (&opened.state, app.platform.packs(), below(&opened.state.code));
    let reasons = views::Reasons::of(opened, t);
    let (application, erased) = views::application(t, opened);
    let time = |at: Option<Instant>| at.map(|at| show::weekday_instant(lang, at));
    let offered = cases::offered(&app.platform, case, &signed.actor);
    let doing = whose(t, case, staff);
    let version = packs.procedure(&case.procedure, case.edition);
    let sample = version.is_some_and(|version| version.steps.status == StepStatus::Sample);
    OfficerCasePage {
        shell: Shell::new(app, &signed.visitor),
        t,
        back: String::new(),
        done: None,
        done_links: Vec::new(),
        between: Vec::new(),
        unsaved: Vec::new(),
        errors: Vec::new(),
        code: case.code.to_string(),
        procedure: packs.procedure_name(&case.procedure, case.filed_at, lang),
        procedure_href: format!("/thu-tuc/{}", case.procedure),
        agency: packs.agency_name(&case.agency, now, lang),
        channel: apply::channel(t, case.channel),
        tag: views::stage_tag(t, case.stage),
        says: says(t, case),
        filed: show::weekday_instant(lang, case.filed_at),
        received: time(case.received_at),
        finished: time(case.finished_at),
        returned: time(case.closed_at.filter(|_| case.stage == Stage::Returned)),
        transfer_by: time(case.transfer_by.filter(|_| case.is_to_hand_over())),
        handed_over: handed_over(t, case),
        due: views::due(t, packs, case, &reasons, now),
        fee: version
            .and_then(|version| fees::for_office(t, version, case.channel, fees::applied(case, application.as_ref()))),
        warnings: warnings(app, t, opened, &offered, now),
        acts: panels::of(app, t, opened, application.as_ref(), &offered, &signed.actor, staff),
        waiting: waiting(app, t, case, &signed.actor, &offered, doing.as_deref()),
        applicant: application.as_ref().map(|one| views::applicant_rows(t, one)).unwrap_or_default(),
        answers: application.as_ref().map(|one| views::answers(&app.platform, case, one, lang)).unwrap_or_default(),
        checklist: checklist(app, t, case),
        files: application.as_ref().map(|one| views::files(&app.platform, case, one, &below, lang)).unwrap_or_default(),
        steps: steps(app, t, opened, staff),
        steps_note: sample.then(|| t.unsure_steps().to_owned()),
        happenings: views::office_happenings(&app.platform, t, opened),
        papers: papers::lines(t, opened, &below, papers::Kind::ALL),
        readers: Vec::new(),
        // That nobody has it is what the sentence about the stage says.
        doing: doing.filter(|_| case.stage != Stage::Received || case.assignee.is_some()),
        erased,
        pieces: Vec::new(),
    }
}

/// What was just done, in the office's words.
fn done_said(t: T, act: Act, opened: &Viewed<Cases>) -> String {
    let undone = act == Act::File && opened.state.stage == Stage::Supplement;
    match act {
        // The applicant sends papers, the office records what was brought.
        Act::Supplement => t.office_done_supplement().to_owned(),
        Act::Assign if opened.events.last().is_some_and(|told| views::took(&told.event)) => {
            t.office_done_taken().to_owned()
        }
        Act::Receive if opened.state.term.is_none() => t.done_receive_undated().to_owned(),
        _ => t.done(if undone { Act::RequestSupplement } else { act }.code()),
    }
}

/// What usually follows an act: its paper to be printed, and after a signature the next case that waits for one.
async fn done_links(
    app: &App,
    signed: &SignedIn,
    opened: &Viewed<Cases>,
    act: Act,
    back: &Back,
) -> Result<Vec<Link>, Fault> {
    let (t, case) = (T::new(signed.visitor.lang), &opened.state);
    let kind = match act {
        Act::File | Act::Receive if case.is_received() => Some(papers::Kind::Receipt),
        Act::File | Act::RequestSupplement => Some(papers::Kind::Supplement),
        Act::Refuse | Act::Sign => Some(papers::Kind::Refusal),
        Act::Apologise => Some(papers::Kind::Apology),
        _ => None,
    };
    let papers = papers::lines(t, opened, &below(&case.code), kind.as_slice());
    let mut links: Vec<Link> =
        papers.into_iter().map(|paper| Link { href: paper.href, text: t.office_print(paper.name) }).collect();
    if act == Act::Sign {
        let next = lists::listing(&case.agency, Which::Stage(Stage::Proposed));
        let next = lists::page_of(&app.platform, Listing { rows_max: 1, ..next }).await?;
        links.push(match next.first() {
            Some(line) => Link { href: back.on(&below(&line.code)), text: t.office_next_to_sign().to_owned() },
            None => Link { href: back.href(), text: t.office_none_to_sign().to_owned() },
        });
    }
    Ok(links)
}

/// The papers that belong to the file, and whether they are there; whether one can be done without is for a person to say.
fn checklist(app: &App, t: T, case: &Case) -> Vec<CheckLine> {
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    let documents = version.map(|version| version.documents.iter()).into_iter().flatten();
    let belongs = |document: &&pack::Document| {
        let channel = cases::pack_channel(case.channel);
        let asked = document.channels.is_empty() || document.channels.contains(&channel);
        asked && !document.filled_by_form && document.kind != DocumentKind::Present
    };
    let line = |document: &pack::Document| CheckLine {
        name: document.name.get(t.lang()).to_owned(),
        condition: document.condition.as_ref().map(|condition| condition.get(t.lang()).to_owned()),
        there: case.documents.iter().any(|given| given.kind == document.key),
        required: document.required,
        awaited: case.asked.as_ref().is_some_and(|asked| asked.kinds.contains(&document.key)),
        wrong: is_wrong(case, &document.key),
    };
    documents.filter(belongs).map(line).collect()
}

/// Whether a paper that is asked for was here, and therefore not in order.
fn is_wrong(case: &Case, kind: &str) -> bool {
    let Some(asked) = case.asked.as_ref().filter(|asked| asked.kinds.iter().any(|one| one == kind)) else {
        return false;
    };
    asked.wrong.iter().any(|one| one == kind) || case.documents.iter().any(|given| given.kind == kind)
}

/// Whose turn it is; several people's when parts of the case were given to them by name.
fn whose(t: T, case: &Case, staff: &Staff) -> Option<String> {
    let holders: BTreeSet<AccountId> = case.parts.keys().filter_map(|step| case.holder(*step)).collect();
    if case.stage != Stage::Processing || holders.len() < 2 {
        let name = case.assignee.and_then(|id| staff.name(id));
        return work::doing(t, case.stage, case.is_to_hand_over(), case.assignee, name);
    }
    Some(holders.into_iter().filter_map(|holder| staff.name(holder)).collect::<Vec<_>>().join(", "))
}

/// Where it stands; whoever signs reads here what is proposed.
fn says(t: T, case: &Case) -> String {
    let said = t.office_says(case.stage.code());
    let proposal = case.proposal.as_ref().filter(|_| matches!(case.stage, Stage::Proposed | Stage::Finished));
    match proposal {
        Some(proposal) => {
            let outcome = t.outcome_choice(proposal.outcome.code());
            let signed = case.stage == Stage::Finished;
            format!("{said} {}", if signed { t.office_signed(outcome) } else { t.office_proposed(outcome) })
        }
        None => said,
    }
}

/// What should not be overlooked.
fn warnings(app: &App, t: T, opened: &Viewed<Cases>, offered: &[Act], now: Instant) -> Vec<Warning> {
    let case = &opened.state;
    let mut warnings = Vec::new();
    if let Some(back) = case.sent_back.filter(|_| case.stage.is_open()) {
        let why = views::Reasons::of(opened, t).said(&back.reason).unwrap_or_default();
        warn(&mut warnings, t.office_warn_sent_back(show::weekday_instant(t.lang(), back.at), why));
    }
    let overdue = case.is_ticking() && case.due().is_some_and(|due| now > due);
    let apologised = case.term.as_ref().is_some_and(|term| term.apology.is_some());
    match (overdue, apologised) {
        (true, false) if offered.contains(&Act::Apologise) => {
            let link = Link { href: "#act-apologise".to_owned(), text: t.act_title(Act::Apologise.code()) };
            warnings.push(Warning { text: t.office_warn_late().to_owned(), link: Some(link) });
        }
        (true, false) => warn(&mut warnings, format!("{} {}", t.office_warn_late(), t.office_warn_late_who())),
        (true, true) => warn(&mut warnings, t.office_warn_late_again().to_owned()),
        (false, _) => {}
    }
    if let Some(by) = case.transfer_by.filter(|by| case.is_to_hand_over() && now > *by) {
        warn(&mut warnings, t.office_warn_transfer(show::instant(t.lang(), by)));
    }
    let missing = opened.events.iter().find_map(|told| match &told.event.what {
        What::Received { missing, .. } if !missing.is_empty() => Some(missing),
        _ => None,
    });
    if let Some(missing) = missing.filter(|_| case.stage.is_open()) {
        warn(&mut warnings, t.office_warn_missing(document_names(app, t, case, missing)));
    }
    warnings
}

fn warn(warnings: &mut Vec<Warning>, text: String) {
    warnings.push(Warning { text, link: None });
}

fn document_names(app: &App, t: T, case: &Case, kinds: &[String]) -> String {
    let names: Vec<String> =
        kinds.iter().map(|kind| views::document_name(&app.platform, case, kind, t.lang())).collect();
    names.join("; ")
}

/// Why there is nothing to do here, or nothing but to wait.
fn waiting(app: &App, t: T, case: &Case, actor: &Actor, offered: &[Act], doing: Option<&str>) -> Option<String> {
    if let Some(asked) = &case.asked {
        return Some(t.office_waiting_supplement(document_names(app, t, case, &asked.kinds)));
    }
    if let Some(still) = views::still(&app.platform, t, case) {
        return Some(still);
    }
    match doing {
        _ if actor.role == Role::Admin => Some(t.office_waiting_read().to_owned()),
        _ if case.stage.is_closed() => Some(t.office_waiting_done().to_owned()),
        Some(who) if offered.is_empty() => Some(t.office_waiting_who(who)),
        _ => None,
    }
}

/// When the file came to the handling side; paper has a time by which it has to be there.
fn handed_over(t: T, case: &Case) -> Option<String> {
    let passed = case.handed_over.filter(|_| case.channel != Channel::Online)?;
    let when = show::weekday_instant(t.lang(), passed.at);
    let late = || t.case_handed_over_late(&when, show::instant(t.lang(), passed.due));
    Some(if passed.late { late() } else { when })
}

/// The approved process, how far the case has come in it, and who has what is under way.
fn steps(app: &App, t: T, opened: &Viewed<Cases>, staff: &Staff) -> Vec<StepState> {
    let case = &opened.state;
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    let active = &case.position.active;
    let (finished, process) = (finished(opened), cases::process_of(&app.platform, case));
    // What the return of the result went past: nobody has written down that it was done.
    let skipped = |no: u32| skipped(process.as_deref(), no) && !finished.contains(&no);
    let first = active.first().copied();
    let passed = |no: u32| {
        let behind = case.position.has_begun() && first.is_none_or(|first| no < first);
        !active.contains(&no) && (behind || finished.contains(&no))
    };
    let holder = |no: u32| {
        let named = case.parts.get(&no).and_then(|part| part.holder);
        named.and_then(|holder| staff.name(holder)).filter(|_| !case.stage.is_closed())
    };
    let steps = version.map(|version| version.steps.steps.iter()).into_iter().flatten();
    steps
        .map(|step| StepState {
            number: step.no.to_string(),
            who: step.actor.get(t.lang()).to_owned(),
            holder: holder(step.no),
            work: step.work.get(t.lang()).to_owned(),
            time: step.time.map(|time| views::time_span(t, Some(time))),
            done: passed(step.no) && !skipped(step.no),
            passed: passed(step.no) && skipped(step.no),
            current: active.contains(&step.no) && !case.stage.is_closed(),
        })
        .collect()
}

/// Whether a step is work that follows the decision: it is done by an act of its own, or not at all.
fn skipped(process: Option<&engine::Process>, no: u32) -> bool {
    let Some(process) = process else { return false };
    let kind = |no: u32| process.step(no).map(|step| step.kind);
    let decides = process.steps().iter().any(|step| step.kind == StepKind::Decide && step.id < no);
    decides && matches!(kind(no), Some(StepKind::Process | StepKind::External))
}

/// The steps finished one by one, as far as nothing has been taken back since.
fn finished(opened: &Viewed<Cases>) -> BTreeSet<u32> {
    let mut finished = BTreeSet::new();
    for told in &opened.events {
        match &told.event.what {
            What::StepCompleted(done) => _ = finished.insert(done.step),
            What::SentBack { .. } | What::Reopened { .. } => finished.clear(),
            _ => {}
        }
    }
    finished
}
