//! One case as desk, officer and leader see it: what is next, what is known, who has looked.

use super::{
    panels,
    work::{self, Staff},
};
use crate::{
    cases::{self, Cases},
    pages::{apply, mine},
    papers, slots,
    state::{Act, Case, Channel, Stage, What},
    text::T,
    views,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::{AccountId, CaseCode, Instant, Problem};
use pack::StepStatus;
use platform::{Actor, Role, Viewed};
use std::collections::BTreeSet;
use web::{
    App, Fault, Form, Path, Query, Shell, SignedIn, page_with, show,
    view::{Act as Panel, Answers, Due, FieldError, FileLine, Happening, PaperLine, Piece, Reader, Row, Tag},
};

/// A case as the office sees it.
#[derive(Template)]
#[template(path = "officer_case.html")]
pub struct OfficerCasePage {
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
    pub(super) doing: Option<String>,
    pub(super) filed: String,
    pub(super) received: Option<String>,
    pub(super) finished: Option<String>,
    pub(super) returned: Option<String>,
    pub(super) transfer_by: Option<String>,
    pub(super) handed_over: Option<String>,
    pub(super) due: Option<Due>,
    pub(super) warnings: Vec<String>,
    pub(super) acts: Vec<Panel>,
    pub(super) waiting: Option<String>,
    pub(super) applicant: Vec<Row>,
    pub(super) answers: Vec<Answers>,
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
    pub(super) current: bool,
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
) -> Result<Response, Fault> {
    let done = query.said(T::new(signed.visitor.lang));
    show_case(&app, &signed, &code, done, None).await
}

/// The page, perhaps with what was just refused still open.
pub(super) async fn show_case(
    app: &App,
    signed: &SignedIn,
    code: &CaseCode,
    done: Option<String>,
    refused: Option<Refused<'_>>,
) -> Result<Response, Fault> {
    let lang = signed.visitor.lang;
    let opened = mine::open(app, &signed.actor, code).await?;
    let readers = app.platform.readers(opened.stream, lang).await?;
    let staff = Staff::of(app, &opened.state).await?;
    let mut template = case_page(app, signed, &opened, &staff);
    template.done = done;
    template.readers = views::readers(template.t, app.platform.packs(), readers, signed.visitor.now);
    let brief = slots::brief(opened.stream, &opened.state, slots::reader(&signed.actor, &opened.state), None);
    template.pieces = web::pieces(app, &signed.visitor, web::CASE_SIDEBAR, &brief).await;
    let mut status = StatusCode::OK;
    if let Some(refused) = refused {
        status = StatusCode::from_u16(refused.problem.kind.status()).unwrap_or(StatusCode::CONFLICT);
        template.errors =
            crate::pages::act_panels::refused(&mut template.acts, refused.act, refused.problem, refused.typed, lang);
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
        done: None,
        errors: Vec::new(),
        code: case.code.to_string(),
        procedure: views::procedure_name(packs, &case.procedure, case.filed_at, lang),
        procedure_href: format!("/thu-tuc/{}", case.procedure),
        agency: views::agency_name(packs, &case.agency, now, lang),
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
        warnings: warnings(app, t, opened, now),
        acts: panels::of(app, t, opened, application.as_ref(), &offered, &signed.actor, staff),
        waiting: waiting(app, t, case, &signed.actor, &offered, doing.as_deref()),
        applicant: application.as_ref().map(|one| views::applicant_rows(t, one)).unwrap_or_default(),
        answers: application.as_ref().map(|one| views::answers(&app.platform, case, one, lang)).unwrap_or_default(),
        files: application.as_ref().map(|one| views::files(&app.platform, case, one, &below, lang)).unwrap_or_default(),
        steps: steps(app, t, opened, staff),
        steps_note: sample.then(|| t.unsure_steps().to_owned()),
        happenings: views::happenings(t, opened, &reasons, true),
        papers: papers::lines(t, opened, &below, papers::Kind::ALL),
        readers: Vec::new(),
        // That nobody has it is what the sentence about the stage says.
        doing: doing.filter(|_| case.stage != Stage::Received || case.assignee.is_some()),
        erased,
        pieces: Vec::new(),
    }
}

/// Whose turn it is; several people's when parts of the case were given to them by name.
fn whose(t: T, case: &Case, staff: &Staff) -> Option<String> {
    let holders: BTreeSet<AccountId> = case.parts.keys().filter_map(|step| case.holder(*step)).collect();
    if case.stage != Stage::Processing || holders.len() < 2 {
        let name = case.assignee.and_then(|id| staff.name(id));
        return work::doing(t, case.stage, case.assignee, name);
    }
    Some(holders.into_iter().filter_map(|holder| staff.name(holder)).collect::<Vec<_>>().join(", "))
}

/// Where it stands; whoever signs reads here what is proposed.
fn says(t: T, case: &Case) -> String {
    let said = views::says(t, case.stage);
    let proposal = case.proposal.as_ref().filter(|_| matches!(case.stage, Stage::Proposed | Stage::Finished));
    match proposal {
        Some(proposal) => format!("{said} {}", t.office_proposed(t.outcome_choice(proposal.outcome.code()))),
        None => said.to_owned(),
    }
}

/// What should not be overlooked.
fn warnings(app: &App, t: T, opened: &Viewed<Cases>, now: Instant) -> Vec<String> {
    let case = &opened.state;
    let mut warnings = Vec::new();
    let overdue = case.is_ticking() && case.due().is_some_and(|due| now > due);
    let apologised = case.term.as_ref().is_some_and(|term| term.apology.is_some());
    match (overdue, apologised) {
        (true, false) => warnings.push(t.office_warn_late().to_owned()),
        (true, true) => warnings.push(t.office_warn_late_again().to_owned()),
        (false, _) => {}
    }
    if let Some(by) = case.transfer_by.filter(|by| case.is_to_hand_over() && now > *by) {
        warnings.push(t.office_warn_transfer(show::instant(t.lang(), by)));
    }
    let missing = opened.events.iter().find_map(|told| match &told.event.what {
        What::Received { missing, .. } if !missing.is_empty() => Some(missing),
        _ => None,
    });
    if let Some(missing) = missing.filter(|_| case.stage.is_open()) {
        warnings.push(t.office_warn_missing(document_names(app, t, case, missing)));
    }
    warnings
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
    let finished = finished(opened);
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
            done: passed(step.no),
            current: active.contains(&step.no) && !case.stage.is_closed(),
        })
        .collect()
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
