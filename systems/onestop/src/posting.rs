//! Posting sheets (*bảng niêm yết*): what an office hangs on its wall about a procedure, and about all that it takes in.
//! From the packs to the press; the code on the sheet leads to the page.

use crate::{cases::channel_of, catalogue::Online, diagram, fees, limits, pages::document_kind, text::T, views};
use kernel::{Date, Instant, Lang, Problem};
use pack::{Agency, Packs, ProcedureVersion, StepStatus};
use platform::PaperTemplate;
use serde_json::{Value, json};
use std::{
    collections::VecDeque,
    sync::{Arc, LazyLock, Mutex, PoisonError},
};
use web::{App, show, with_query};

/// The sheet of one procedure.
pub const PROCEDURE: PaperTemplate = PaperTemplate {
    name: "onestop/posting",
    source: include_str!("../paper/posting.typ"),
    sample: include_str!("../paper/posting.json"),
};

/// The sheet of an agency: everything that its desk takes in.
pub const AGENCY: PaperTemplate = PaperTemplate {
    name: "onestop/posting_agency",
    source: include_str!("../paper/posting_agency.typ"),
    sample: include_str!("../paper/posting_agency.json"),
};

/// The form is Vietnamese, as all official papers are; a reader of English gets glosses.
const VI: T = T::new(Lang::Vi);

/// What the sheet of a procedure says.
#[must_use]
pub fn of_procedure(version: &ProcedureVersion, base_url: &str, demo: bool) -> Value {
    let vi = |said: &kernel::Said| said.vi.clone();
    let address = format!("{base_url}/thu-tuc/{}", version.code);
    json!({
        "code": version.code,
        "name": version.name,
        "field": version.field,
        "levels": version.levels.iter().map(|level| VI.level(level.code())).collect::<Vec<_>>(),
        "receives": vi(&version.receiving_point),
        "decides": vi(&version.deciding_agency),
        "applicants": version.applicant_kinds.iter().map(|kind| VI.applicant_kind(kind.as_str())).collect::<Vec<_>>(),
        "channels": channels(version),
        "online": online(version),
        "time": version.time_limits.iter().filter(|limit| limit.applies).map(|limit| json!({
            "time": limit.allow.map(|allow| views::time_span(VI, Some(allow))),
            "condition": views::limit_note(VI, version, limit),
        })).collect::<Vec<_>>(),
        "documents": version.documents.iter().map(document).collect::<Vec<_>>(),
        "sets": version.document_sets,
        "fees": version.fees_here().map(fee).collect::<Vec<_>>(),
        "free": version.fees.is_empty(),
        "exemptions": version.fee_exemptions.iter().map(|one| vi(&one.who)).collect::<Vec<_>>(),
        "results": version.results.iter().map(|result| vi(&result.name)).collect::<Vec<_>>(),
        "conditions": version.conditions.iter().map(|one| vi(&one.text)).collect::<Vec<_>>(),
        "steps": version.process.steps().iter().map(|step| one_step(version, step)).collect::<Vec<_>>(),
        "sample_steps": version.steps.status == StepStatus::Sample,
        "decision": version.approving_decision.symbol,
        "legal": version.legal_bases.iter().map(|basis| json!({ "symbol": basis.symbol, "title": basis.title })).collect::<Vec<_>>(),
        "valid_from": version.valid.from.to_string(),
        "page": address.split("://").last().unwrap_or_default(),
        "qr": address,
        "demo": demo,
    })
}

fn channels(version: &ProcedureVersion) -> Vec<String> {
    version.channels.iter().map(|channel| VI.channel(channel_of(*channel).code())).collect()
}

/// `None`: no source says.
fn online(version: &ProcedureVersion) -> Option<String> {
    let level = Online::of(version);
    (level != Online::Unknown).then(|| VI.online_level(level.code()))
}

fn document(document: &pack::Document) -> Value {
    json!({
        "name": document.name.vi,
        "kind": VI.paper_kind(document_kind(document.kind)),
        "count": document.count,
        "required": document.required,
        "condition": document.condition.as_ref().map(|said| &said.vi),
    })
}

fn fee(fee: &pack::Fee) -> Value {
    json!({ "name": fee.name.vi, "amount": amount(fee), "condition": fees::when(VI, fee) })
}

/// `None`: no source says.
fn amount(fee: &pack::Fee) -> Option<String> {
    fee.amount_vnd.map(|amount| match amount {
        0 => VI.fee_free().to_owned(),
        amount => show::dong(Lang::Vi, i64::try_from(amount).unwrap_or(i64::MAX)),
    })
}

fn one_step(version: &ProcedureVersion, step: &engine::Step) -> Value {
    let row = version.steps.step(step.id);
    json!({
        "no": step.id,
        "who": row.map(|row| &row.actor.vi),
        "work": step.name.vi,
        "time": row.and_then(|row| row.time).map(|time| views::time_span(VI, Some(time))),
        "next": diagram::follows(VI, step),
    })
}

/// What the sheet of an agency says.
#[must_use]
pub fn of_agency(packs: &Packs, agency: &Agency, day: Date, base_url: &str, demo: bool) -> Value {
    let taken = packs.procedures(day).filter(|version| packs.receivers(version).include(agency));
    let row = |version: &ProcedureVersion| {
        let named = |one: &pack::Fee| match fees::channel(VI, one) {
            None => one.name.vi.clone(),
            Some(channel) => format!("{} ({channel})", one.name.vi),
        };
        let fees: Vec<Value> =
            version.fees_here().map(|one| json!({ "name": named(one), "amount": amount(one) })).collect();
        json!({
            "code": version.code,
            "name": version.name.vi,
            "field": version.field.vi,
            "time": version.time_limit().and_then(|limit| limit.allow).map(|allow| views::time_span(VI, Some(allow))),
            "fees": fees,
            "online": online(version),
            "by_post": version.channels.contains(&pack::Channel::Post),
        })
    };
    let mut rows: Vec<(String, String, Value)> =
        taken.map(|version| (kernel::fold(&version.field.vi), version.code.to_string(), row(version))).collect();
    rows.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
    let address = format!("{base_url}{}", with_query("/thu-tuc", &[("co-quan", agency.code.as_str())]));
    json!({
        "agency": agency.name,
        "code": agency.code,
        "provisional": agency.provisional,
        "desk": agency.desk.as_ref().map(|desk| &desk.vi),
        "day": day.to_string(),
        "procedures": rows.into_iter().map(|(_, _, row)| row).collect::<Vec<_>>(),
        "page": base_url.split("://").last().unwrap_or_default(),
        "qr": address,
        "demo": demo,
    })
}

/// A printed sheet under what it was printed from.
type Kept = (String, Arc<Vec<u8>>);

/// Sheets that were printed lately: anybody may ask for them, and the press is slow beside everything else.
static KEPT: LazyLock<Mutex<VecDeque<Kept>>> = LazyLock::new(|| Mutex::new(VecDeque::new()));

/// Prints a sheet, or takes it from those that are kept. It is dated by the day, so that it is the same all day.
///
/// # Errors
/// The press's trouble.
pub async fn print(
    app: &App,
    template: &'static PaperTemplate,
    data: Value,
    day: Date,
    lang: Lang,
) -> Result<Arc<Vec<u8>>, Problem> {
    let key = format!("{} {day} {} {data}", template.name, lang.code());
    let known = kept().iter().find(|(known, _)| *known == key).map(|(_, pdf)| Arc::clone(pdf));
    if let Some(pdf) = known {
        return Ok(pdf);
    }
    let at = Instant::from_local(day.at(0, 0, 0, 0));
    let pdf = Arc::new(web::print(app, template, data, Vec::new(), at, lang).await?);
    let mut kept = kept();
    if kept.len() >= limits::POSTINGS_KEPT_MAX {
        kept.pop_front();
    }
    kept.push_back((key, Arc::clone(&pdf)));
    Ok(pdf)
}

fn kept() -> std::sync::MutexGuard<'static, VecDeque<Kept>> {
    KEPT.lock().unwrap_or_else(PoisonError::into_inner)
}
