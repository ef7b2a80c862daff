//! One procedure with all that the pack says of it: what is not known says so.

use super::{
    apply,
    catalogue::{channel_word, level, source},
};
use crate::{
    cases::{channel_of, context_of},
    catalogue::Online,
    diagram::{self, Diagram},
    fees,
    state::Channel,
    text::T,
    views,
};
use askama::Template;
use axum::{extract::State, http::HeaderMap, response::Response};
use kernel::{Date, Lang, ProcedureCode, Said};
use pack::{Packs, ProcedureVersion, StepStatus};
use platform::Role;
use web::{
    App, Fault, Path, Shell, Visitor, page, show,
    view::{Due, Tag},
};

/// One procedure.
#[derive(Template)]
#[template(path = "procedure.html")]
pub struct ProcedurePage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) field: String,
    pub(super) level: String,
    pub(super) back: String,
    pub(super) to_pay: String,
    pub(super) receives: Option<String>,
    pub(super) agencies: Vec<AgencyLine>,
    pub(super) agencies_title: String,
    pub(super) decides: Option<String>,
    pub(super) coordinates: Vec<String>,
    pub(super) applicants: Vec<String>,
    pub(super) results: Vec<String>,
    pub(super) conditions: Vec<String>,
    pub(super) time: Vec<TimeLine>,
    /// When the desks are open.
    pub(super) hours: Option<String>,
    pub(super) today: Option<Today>,
    pub(super) channels: Vec<String>,
    pub(super) online: Option<String>,
    pub(super) documents: Vec<DocumentLine>,
    pub(super) sets: Option<u32>,
    pub(super) fees: Vec<FeeLine>,
    pub(super) free: bool,
    pub(super) exemptions: Vec<String>,
    pub(super) legal: Vec<LegalLine>,
    pub(super) diagram: Option<Diagram>,
    pub(super) sample_steps: Option<Tag>,
    pub(super) times_unknown: bool,
    pub(super) steps: Vec<StepLine>,
    pub(super) decision: Option<String>,
    pub(super) apply: Option<String>,
    pub(super) begun: bool,
    pub(super) posting: String,
    pub(super) valid: Option<String>,
    pub(super) sources: Vec<String>,
}

/// An agency that takes it in.
pub struct AgencyLine {
    pub(super) name: String,
    pub(super) code: String,
    pub(super) href: String,
}

/// One time allowed; `time` is `None` when it is not known.
pub struct TimeLine {
    pub(super) time: Option<String>,
    pub(super) condition: Option<String>,
}

/// What the limit means for an application made now.
pub struct Today {
    pub(super) filed: String,
    pub(super) due: Due,
}

/// One document of the file.
pub struct DocumentLine {
    pub(super) name: String,
    pub(super) kind: String,
    pub(super) count: Option<String>,
    pub(super) required: bool,
    pub(super) condition: Option<String>,
}

/// One fee.
pub struct FeeLine {
    pub(super) name: String,
    pub(super) amount: Option<String>,
    pub(super) condition: Option<String>,
    pub(super) basis: Option<String>,
}

/// One legal text.
pub struct LegalLine {
    pub(super) symbol: String,
    pub(super) title: String,
    pub(super) date: Option<String>,
    pub(super) issuer: Option<String>,
}

/// One step of the process.
pub struct StepLine {
    pub(super) number: String,
    pub(super) who: String,
    pub(super) agency: Option<String>,
    pub(super) work: String,
    pub(super) time: Option<String>,
    pub(super) next: String,
    pub(super) branches: Vec<BranchLine>,
}

/// What else can happen at a step.
pub struct BranchLine {
    pub(super) kind: String,
    pub(super) condition: String,
    pub(super) effect: String,
    pub(super) then: Option<String>,
}

pub(super) async fn procedure(
    State(app): State<App>,
    visitor: Visitor,
    headers: HeaderMap,
    Path(code): Path<ProcedureCode>,
) -> Result<Response, Fault> {
    let (packs, day) = (app.platform.packs(), visitor.now.local().date());
    let version = packs.procedure(&code, day).ok_or_else(platform::not_found)?;
    let t = T::new(visitor.lang);
    let context = context_of(&app.platform, version, visitor.now)?;
    let allow = context.procedure.allow;
    let deadline = context.deadline(allow, visitor.now, &[]).ok().flatten();
    let today = deadline.map(|deadline| Today {
        filed: show::weekday_instant(visitor.lang, visitor.now),
        due: views::due_if_now(t, packs, &deadline, allow, visitor.now),
    });
    let shown = procedure_page(Shell::new(&app, &visitor), t, packs, day, version);
    let begun = match visitor.actor.as_ref().filter(|actor| actor.role == Role::Citizen) {
        Some(actor) => apply::begun(&app, actor).await?.iter().any(|draft| draft.procedure == version.code),
        None => false,
    };
    let apply = if begun { Some(apply::resume(&version.code)) } else { None };
    // Whoever came from a search goes back to what was found.
    let from = web::came_from(&app, &headers);
    let back = if from.starts_with("/thu-tuc?") { from } else { shown.back.clone() };
    let apply = apply.filter(|_| shown.apply.is_some()).or_else(|| shown.apply.clone());
    page(visitor.lang, &ProcedurePage { today, back, begun, apply, ..shown })
}

/// The page of a procedure, from the packs alone.
pub(super) fn procedure_page(
    shell: Shell,
    t: T,
    packs: &Packs,
    day: Date,
    version: &ProcedureVersion,
) -> ProcedurePage {
    let lang = t.lang();
    let can_apply = version.channels.contains(&pack::Channel::Online);
    let agencies = packs.agencies_for(version, day);
    let provisional = agencies.iter().find_map(|agency| agency.code_note.as_ref());
    let said = |said: &Said| Some(said.get(lang).to_owned()).filter(|said| !said.is_empty());
    let online = Online::of(version);
    ProcedurePage {
        shell,
        t,
        code: version.code.to_string(),
        name: version.name.get(lang).to_owned(),
        field: version.field.get(lang).to_owned(),
        level: level(t, version),
        back: "/thu-tuc".to_owned(),
        to_pay: fees::to_pay(t, version, if can_apply { Channel::Online } else { Channel::Direct }, None),
        receives: said(&version.receiving_point),
        agencies_title: t.procedure_agencies(agencies.len()),
        agencies: agencies.iter().map(|agency| agency_line(lang, agency)).collect(),
        decides: said(&version.deciding_agency),
        coordinates: version.coordinating_agencies.iter().map(|one| one.name.get(lang).to_owned()).collect(),
        applicants: version.applicant_kinds.iter().map(|kind| t.applicant_kind(kind.as_str())).collect(),
        results: version.results.iter().map(|result| result.name.get(lang).to_owned()).collect(),
        conditions: version.conditions.iter().map(|one| one.text.get(lang).to_owned()).collect(),
        time: version
            .time_limits
            .iter()
            .filter(|limit| limit.applies)
            .map(|limit| time_line(t, version, limit))
            .collect(),
        hours: views::opening_hours(t, packs, day),
        today: None,
        channels: version.channels.iter().map(|channel| channel_word(t, channel_of(*channel))).collect(),
        online: (online != Online::Unknown).then(|| t.online_level(online.code())),
        documents: version.documents.iter().map(|document| document_line(t, document)).collect(),
        sets: version.document_sets,
        free: version.fees.is_empty(),
        fees: version.fees_here().map(|fee| fee_line(t, fee)).collect(),
        exemptions: version.fee_exemptions.iter().map(|one| one.who.get(lang).to_owned()).collect(),
        legal: version.legal_bases.iter().map(|basis| legal_line(lang, basis)).collect(),
        diagram: diagram::of(t, version),
        sample_steps: (version.steps.status == StepStatus::Sample).then(|| Tag::soon(t.unsure_steps())),
        times_unknown: version.steps.steps.iter().any(|row| row.time.is_none()),
        steps: version.process.steps().iter().map(|step| step_line(t, version, step)).collect(),
        decision: version.approving_decision.symbol.clone(),
        apply: can_apply.then(|| apply::start(&version.code)),
        begun: false,
        posting: format!("/thu-tuc/{}/niem-yet.pdf", version.code),
        valid: Some(t.valid_from(show::date(lang, version.valid.from))),
        sources: sources(t, version, provisional),
    }
}

fn agency_line(lang: Lang, agency: &pack::Agency) -> AgencyLine {
    AgencyLine {
        name: agency.name.get(lang).to_owned(),
        code: agency.code.to_string(),
        href: web::with_query("/thu-tuc", &[("co-quan", agency.code.as_str())]),
    }
}

fn time_line(t: T, version: &ProcedureVersion, limit: &pack::TimeLimit) -> TimeLine {
    let time = limit.allow.map(|allow| views::time_span(t, Some(allow)));
    TimeLine { time, condition: views::limit_note(t, version, limit) }
}

fn document_line(t: T, document: &pack::Document) -> DocumentLine {
    DocumentLine {
        name: document.name.get(t.lang()).to_owned(),
        kind: t.paper_kind(document_kind(document.kind)),
        count: (document.count > 0).then(|| show::number(t.lang(), i64::from(document.count))),
        required: document.required,
        condition: document.condition.as_ref().map(|said| said.get(t.lang()).to_owned()),
    }
}

pub(crate) const fn document_kind(kind: pack::DocumentKind) -> &'static str {
    match kind {
        pack::DocumentKind::Original => "original",
        pack::DocumentKind::Copy => "copy",
        pack::DocumentKind::CertifiedCopy => "certified_copy",
        pack::DocumentKind::OriginalOrCertifiedCopy => "original_or_certified_copy",
        pack::DocumentKind::Present => "present",
        pack::DocumentKind::Electronic => "electronic",
    }
}

fn fee_line(t: T, fee: &pack::Fee) -> FeeLine {
    let amount = fee.amount_vnd.map(|amount| match amount {
        0 => t.fee_free().to_owned(),
        amount => show::dong(t.lang(), i64::try_from(amount).unwrap_or(i64::MAX)),
    });
    FeeLine {
        name: fee.name.get(t.lang()).to_owned(),
        amount,
        condition: fees::when(t, fee),
        basis: Some(fee.basis.line()).filter(|line| !line.is_empty()),
    }
}

fn legal_line(lang: Lang, basis: &pack::LegalBasis) -> LegalLine {
    LegalLine {
        symbol: basis.symbol.clone(),
        title: basis.title.clone(),
        date: basis.date.map(|date| show::date(lang, date)),
        issuer: Some(basis.issuer.clone()).filter(|issuer| !issuer.is_empty()),
    }
}

fn step_line(t: T, version: &ProcedureVersion, step: &engine::Step) -> StepLine {
    let lang = t.lang();
    let row = version.steps.step(step.id);
    let branches = version.steps.branches.iter().filter(|branch| branch.at_step == step.id);
    StepLine {
        number: step.id.to_string(),
        who: row.map_or_else(String::new, |row| row.actor.get(lang).to_owned()),
        agency: row.and_then(|row| row.agency.as_ref()).map(|agency| agency.get(lang).to_owned()),
        work: step.name.get(lang).to_owned(),
        time: row.and_then(|row| row.time).map(|time| views::time_span(t, Some(time))),
        next: diagram::follows(t, step),
        branches: branches.map(|branch| branch_line(t, branch)).collect(),
    }
}

fn branch_line(t: T, branch: &pack::Branch) -> BranchLine {
    BranchLine {
        kind: t.flow_branch(&branch.kind),
        condition: branch.condition.get(t.lang()).to_owned(),
        effect: branch.effect.get(t.lang()).to_owned(),
        then: diagram::then(t, branch),
    }
}

/// Where all this comes from and what nobody has confirmed yet: kept, and kept apart from what one came to read.
fn sources(t: T, version: &ProcedureVersion, provisional: Option<&Said>) -> Vec<String> {
    let lang = t.lang();
    let said = |said: &Said| said.get(lang).to_owned();
    let mut notes: Vec<String> = version.notes.iter().map(|note| said(&note.text)).collect();
    let limits = version.time_limits.iter().filter(|limit| limit.applies);
    notes.extend(limits.flat_map(|limit| [&limit.allow_reason, &limit.note]).flatten().map(said));
    notes.extend(source(lang, version));
    notes.extend(version.steps.note.as_ref().map(said));
    notes.extend(provisional.map(said));
    for unsure in unsure(t, version) {
        if !notes.contains(&unsure) {
            notes.push(unsure);
        }
    }
    notes
}

/// What nobody has confirmed yet: unknown stays visibly unknown.
fn unsure(t: T, version: &ProcedureVersion) -> Vec<String> {
    let lang = t.lang();
    let mut unsure = Vec::new();
    unsure.extend(version.approving_decision.reason.as_ref().map(|said| said.get(lang).to_owned()));
    unsure.extend(version.online.reason.as_ref().map(|said| said.get(lang).to_owned()));
    unsure
        .extend(version.fees_here().filter_map(|fee| fee.amount_reason.as_ref()).map(|said| said.get(lang).to_owned()));
    let bases = version.documents.iter().map(|one| &one.basis).chain(version.time_limits.iter().map(|one| &one.basis));
    unsure.extend(bases.filter_map(pack::Basis::unknown).map(|said| said.get(lang).to_owned()));
    unsure.sort();
    unsure.dedup();
    unsure
}
