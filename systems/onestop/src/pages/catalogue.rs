//! The catalogue for people: what can be done here, and one procedure with all that the pack says of it.

use crate::{
    cases::{channel_of, context_of},
    limits,
    state::Channel,
    text::T,
    views,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::{Instant, Lang, ProcedureCode};
use pack::{Packs, ProcedureVersion};
use serde::Deserialize;
use web::{
    App, Fault, Path, Query, Shell, Visitor, page, show,
    view::{Due, Filter, Link, Pager},
    with_query,
};

/// What can be done here.
#[derive(Template)]
#[template(path = "home.html")]
pub struct HomePage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) popular: Vec<ProcedureLine>,
    pub(super) fields: Vec<Link>,
}

/// A procedure in a list.
pub struct ProcedureLine {
    pub(super) href: String,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) field: String,
    pub(super) level: String,
    pub(super) time: Option<String>,
    pub(super) online: bool,
}

/// A line that leads to `href`.
pub(super) fn line(t: T, version: &ProcedureVersion, href: String) -> ProcedureLine {
    let lang = t.lang();
    ProcedureLine {
        href,
        code: version.code.to_string(),
        name: version.name.get(lang).to_owned(),
        field: version.field.get(lang).to_owned(),
        level: level(t, version),
        time: version.allowance().map(|allow| views::allowance(t, Some(allow))),
        online: version.channels.contains(&pack::Channel::Online),
    }
}

fn level(t: T, version: &ProcedureVersion) -> String {
    let words: Vec<String> = version.levels.iter().map(|level| t.level(level.code())).collect();
    words.join(", ")
}

pub(super) async fn home(State(app): State<App>, visitor: Visitor) -> Result<Response, Fault> {
    let t = T::new(visitor.lang);
    let today = visitor.now.local().date();
    let packs = app.platform.packs();
    let at = |version: &ProcedureVersion| format!("/thu-tuc/{}", version.code);
    let popular = packs.procedures(today).take(limits::HOME_PROCEDURES_MAX);
    let shown = HomePage {
        shell: Shell::new(&app, &visitor),
        t,
        popular: popular.map(|version| line(t, version, at(version))).collect(),
        fields: fields(packs, visitor.now, visitor.lang)
            .into_iter()
            .map(|(field, _)| Link { href: with_query("/thu-tuc", &[("linh-vuc", &field)]), text: field })
            .collect(),
    };
    page(visitor.lang, &shown)
}

/// The fields of administration with the number of procedures in each, by name.
fn fields(packs: &Packs, now: Instant, lang: Lang) -> Vec<(String, usize)> {
    let mut fields: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    for version in packs.procedures(now.local().date()) {
        *fields.entry(version.field.get(lang).to_owned()).or_default() += 1;
    }
    fields.into_iter().collect()
}

/// The catalogue, searched.
#[derive(Template)]
#[template(path = "procedures.html")]
pub struct ProceduresPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) q: String,
    pub(super) count: u64,
    pub(super) rows: Vec<ProcedureLine>,
    pub(super) filters: Vec<Filter>,
    pub(super) pager: Pager,
}

/// `?q=&linh-vuc=`.
#[derive(Deserialize)]
pub(super) struct SearchQuery {
    #[serde(default)]
    q: String,
    #[serde(default, rename = "linh-vuc")]
    field: String,
}

pub(super) async fn procedures(
    State(app): State<App>,
    visitor: Visitor,
    Query(query): Query<SearchQuery>,
) -> Result<Response, Fault> {
    let (lang, t) = (visitor.lang, T::new(visitor.lang));
    let packs = app.platform.packs();
    let found = packs.search(&query.q, visitor.now.local().date());
    let of_field = |version: &&ProcedureVersion| query.field.is_empty() || version.field.get(lang) == query.field;
    let rows: Vec<ProcedureLine> = found
        .into_iter()
        .filter(of_field)
        .take(limits::CATALOGUE_ROWS_MAX)
        .map(|version| line(t, version, format!("/thu-tuc/{}", version.code)))
        .collect();
    let filter = |(field, count): (String, usize)| Filter {
        href: with_query("/thu-tuc", &[("q", &query.q), ("linh-vuc", &field)]),
        count: show::number(lang, count as i64),
        current: field == query.field,
        label: field,
        late: false,
    };
    let shown = ProceduresPage {
        shell: Shell::new(&app, &visitor),
        t,
        count: rows.len() as u64,
        rows,
        filters: fields(packs, visitor.now, lang).into_iter().map(filter).collect(),
        q: query.q.clone(),
        pager: Pager::default(),
    };
    page(lang, &shown)
}

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
    pub(super) receives: Option<String>,
    pub(super) decides: Option<String>,
    pub(super) applicants: Vec<String>,
    pub(super) results: Vec<String>,
    pub(super) time: Vec<TimeLine>,
    pub(super) today: Option<Today>,
    pub(super) channels: Vec<String>,
    pub(super) documents: Vec<DocumentLine>,
    pub(super) fees: Vec<FeeLine>,
    pub(super) exemptions: Vec<String>,
    pub(super) legal: Vec<LegalLine>,
    pub(super) steps: Vec<StepLine>,
    pub(super) decision: Option<String>,
    pub(super) apply: Option<String>,
    pub(super) valid: Option<String>,
    pub(super) unsure: Vec<String>,
}

/// One time allowed.
pub struct TimeLine {
    pub(super) time: String,
    pub(super) condition: Option<String>,
    pub(super) note: Option<String>,
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
    pub(super) work: String,
    pub(super) time: Option<String>,
}

pub(super) async fn procedure(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<ProcedureCode>,
) -> Result<Response, Fault> {
    let version = app.platform.packs().procedure(&code, visitor.now.local().date()).ok_or_else(platform::not_found)?;
    let t = T::new(visitor.lang);
    let context = context_of(&app.platform, version, visitor.now)?;
    let allow = context.procedure.allow;
    let deadline = context.deadline(allow, visitor.now, &[]).ok().flatten();
    let today = deadline.map(|deadline| Today {
        filed: show::weekday_instant(visitor.lang, visitor.now),
        due: views::due_if_now(t, app.platform.packs(), &deadline, allow, visitor.now),
    });
    page(visitor.lang, &procedure_page(Shell::new(&app, &visitor), t, version, today))
}

/// The page of a procedure, from the pack alone.
pub(super) fn procedure_page(shell: Shell, t: T, version: &ProcedureVersion, today: Option<Today>) -> ProcedurePage {
    let lang = t.lang();
    let online = version.channels.contains(&pack::Channel::Online);
    ProcedurePage {
        shell,
        t,
        code: version.code.to_string(),
        name: version.name.get(lang).to_owned(),
        field: version.field.get(lang).to_owned(),
        level: level(t, version),
        receives: Some(version.receiving_point.get(lang).to_owned()).filter(|said| !said.is_empty()),
        decides: Some(version.deciding_agency.get(lang).to_owned()).filter(|said| !said.is_empty()),
        applicants: version.applicant_kinds.iter().map(|kind| t.applicant_kind(kind.as_str())).collect(),
        results: version.results.iter().map(|result| result.name.get(lang).to_owned()).collect(),
        time: version.time_limits.iter().map(|limit| time_line(t, limit)).collect(),
        today,
        channels: version.channels.iter().map(|channel| channel_word(t, channel_of(*channel))).collect(),
        documents: version.documents.iter().map(|document| document_line(t, document)).collect(),
        fees: version.fees_here().map(|fee| fee_line(t, fee)).collect(),
        exemptions: version.fee_exemptions.iter().map(|one| one.who.get(lang).to_owned()).collect(),
        legal: version.legal_bases.iter().map(|basis| legal_line(lang, basis)).collect(),
        steps: version.steps.steps.iter().map(|step| step_line(t, step)).collect(),
        decision: version.approving_decision.symbol.clone(),
        apply: online.then(|| format!("/nop-ho-so/{}/1", version.code)),
        valid: Some(t.valid_from(show::date(lang, version.valid.from))),
        unsure: unsure(t, version),
    }
}

/// The channel's word.
pub(super) fn channel_word(t: T, channel: Channel) -> String {
    t.channel(channel.code())
}

fn time_line(t: T, limit: &pack::TimeLimit) -> TimeLine {
    let said = |said: &Option<kernel::Said>| said.as_ref().map(|said| said.get(t.lang()).to_owned());
    TimeLine {
        time: views::time_span(t, limit.allow),
        condition: said(&limit.condition),
        note: said(&limit.note),
    }
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

const fn document_kind(kind: pack::DocumentKind) -> &'static str {
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
        condition: fee.condition.as_ref().map(|said| said.get(t.lang()).to_owned()),
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

fn step_line(t: T, step: &pack::Step) -> StepLine {
    StepLine {
        number: step.no.to_string(),
        who: step.actor.get(t.lang()).to_owned(),
        work: step.work.get(t.lang()).to_owned(),
        time: step.time.map(|time| views::time_span(t, Some(time))),
    }
}

/// What nobody has confirmed yet: unknown stays visibly unknown.
fn unsure(t: T, version: &ProcedureVersion) -> Vec<String> {
    let lang = t.lang();
    let mut unsure = Vec::new();
    if version.steps.status == pack::StepStatus::Sample {
        unsure.push(t.unsure_steps().to_owned());
    }
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
