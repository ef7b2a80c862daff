//! The papers of a case: form 01 (receipt) and form 04 (apology), from the record to the press.

use crate::{
    application::{Application, words_of},
    cases::Cases,
    pages::track,
    state::{Case, Document},
    text::T,
    views,
};
use kernel::{Lang, Problem};
use platform::{PaperTemplate, Personal, Viewed};
use serde_json::{Value, json};
use web::{App, show, view::PaperLine};

/// Form 01 of TT 01/2018/TT-VPCP.
pub const RECEIPT: PaperTemplate = PaperTemplate {
    name: "onestop/receipt",
    source: include_str!("../paper/receipt.typ"),
    sample: include_str!("../paper/receipt.json"),
};

/// Form 04 of TT 01/2018/TT-VPCP.
pub const APOLOGY: PaperTemplate = PaperTemplate {
    name: "onestop/apology",
    source: include_str!("../paper/apology.typ"),
    sample: include_str!("../paper/apology.json"),
};

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Form 01.
    Receipt,
    /// Form 04.
    Apology,
}

impl Kind {
    /// The word in the file's name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Receipt => "giay-tiep-nhan",
            Kind::Apology => "phieu-xin-loi",
        }
    }

    const fn template(self) -> &'static PaperTemplate {
        match self {
            Kind::Receipt => &RECEIPT,
            Kind::Apology => &APOLOGY,
        }
    }
}

/// The papers that exist of a case, with where they are.
#[must_use]
pub fn lines(t: T, case: &Case, below: &str) -> Vec<PaperLine> {
    let line = |kind: Kind, name: &str, at: kernel::Instant| PaperLine {
        name: name.to_owned(),
        href: format!("{below}/{}.pdf", kind.word()),
        note: Some(t.paper_note(show::date(t.lang(), at.local().date()))),
    };
    let name = if case.is_received() { t.paper_receipt() } else { t.paper_filing() };
    let mut papers = vec![line(Kind::Receipt, name, case.received_at.unwrap_or(case.filed_at))];
    if let Some(apology) = case.term.as_ref().and_then(|term| term.apology.as_ref()) {
        papers.push(line(Kind::Apology, t.paper_apology(), apology.at));
    }
    papers
}

/// Prints a paper of a case that a viewer has opened.
///
/// # Errors
/// "Not found" for an apology that was never made or data that was erased; the press's trouble.
pub async fn print(app: &App, opened: &Viewed<Cases>, kind: Kind, lang: Lang) -> Result<Vec<u8>, Problem> {
    let case = &opened.state;
    let body = opened.personal(&case.application).and_then(Personal::body);
    let application = body.and_then(Application::read).ok_or_else(platform::not_found)?;
    let mut data = common(app, case, &application);
    let own = match kind {
        Kind::Receipt => receipt(app, case, &application),
        Kind::Apology => apology(app, opened).ok_or_else(platform::not_found)?,
    };
    if let (Some(all), Value::Object(own)) = (data.as_object_mut(), own) {
        all.extend(own);
    }
    web::print(app, kind.template(), data, Vec::new(), app.platform.clock().civil(), lang).await
}

/// What both papers say: who writes to whom, about what, and how the date came about.
fn common(app: &App, case: &Case, application: &Application) -> Value {
    let packs = app.platform.packs();
    let day = case.filed_at.local().date();
    let agency = packs.agency(&case.agency, day);
    let vi = |said: &kernel::Said| said.vi.clone();
    let name = views::agency_name(packs, &case.agency, case.filed_at, Lang::Vi);
    let area = agency.and_then(|agency| packs.area(agency.area.as_deref()?, day));
    let desk = agency.and_then(|agency| agency.desk.as_ref()).map_or_else(|| name.clone(), vi);
    let address = format!("{}{}", app.config.base_url, track::address(&case.code, &application.tracking_key));
    let proof = case.shown_deadline().map(web::proof_json).unwrap_or_default();
    json!({
        "code": case.code,
        "agency": { "upper": name, "desk": desk, "place": area.map_or_else(String::new, |area| vi(&area.name)) },
        "issued_at": case.received_at.unwrap_or(case.filed_at),
        "applicant": application.applicant,
        "request": views::procedure_name(packs, &case.procedure, case.filed_at, Lang::Vi),
        "procedure": views::procedure_name(packs, &case.procedure, case.filed_at, Lang::Vi),
        "unit": name,
        "received_at": case.received_at,
        "filed_at": case.filed_at,
        "qr": address,
        "proof": proof,
        "demo": case.synthetic || app.platform.is_demo(),
    })
}

fn receipt(app: &App, case: &Case, application: &Application) -> Value {
    let desk = views::agency_name(app.platform.packs(), &case.agency, case.filed_at, Lang::Vi);
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    let page = app.config.base_url.split("://").last().unwrap_or_default();
    json!({
        "form": T::new(Lang::Vi).paper_form_receipt(),
        "documents": documents(app, case),
        "sets": version.and_then(|version| version.document_sets).unwrap_or(1),
        "allowance": case.allow,
        "due_at": case.shown_due(),
        "expected": !case.is_received(),
        "collect": desk,
        "channel": case.channel.code(),
        "track": {
            "url": format!("{}{}", app.config.base_url, track::address(&case.code, &application.tracking_key)),
            "page": format!("{page}/theo-doi"),
            "key": application.tracking_key,
        },
    })
}

/// Each kind of document once, counted as the pack says it is handed in; files count as electronic copies.
fn documents(app: &App, case: &Case) -> Vec<Value> {
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    let row = |document: &Document| {
        let known = version.and_then(|version| version.document(&document.kind));
        let name = known.map_or_else(|| document.kind.clone(), |known| known.name.vi.clone());
        let on_paper = document.upload.is_none();
        let original = known.is_some_and(|known| known.kind == pack::DocumentKind::Original);
        let certified = known.is_some_and(|known| known.kind == pack::DocumentKind::CertifiedCopy);
        json!({
            "name": name,
            "originals": u32::from(on_paper && original),
            "certified": u32::from(on_paper && certified),
            "copies": u32::from(on_paper && !original && !certified),
            "electronic": u32::from(!on_paper),
        })
    };
    let form = version.into_iter().flat_map(|version| version.documents.iter()).filter(|one| one.filled_by_form);
    let filled = form.map(|one| json!({ "name": one.name.vi, "originals": 1 }));
    filled.chain(case.documents.iter().map(row)).collect()
}

fn apology(app: &App, opened: &Viewed<Cases>) -> Option<Value> {
    let case = &opened.state;
    let apology = case.term.as_ref()?.apology.as_ref()?;
    let reason = opened.personal(&apology.reason).and_then(Personal::body).and_then(words_of);
    let by = opened
        .events
        .iter()
        .find(|told| told.at == apology.at && told.event.what.act() == crate::state::Act::Apologise);
    Some(json!({
        "form": T::new(Lang::Vi).paper_form_apology(),
        "issued_at": apology.at,
        "due_at": apology.was,
        "new_due_at": apology.due,
        "reason": reason,
        "signer": { "title": T::new(Lang::Vi).paper_signer(), "name": by.and_then(|told| told.actor_name.clone()) },
        "unit": views::agency_name(app.platform.packs(), &case.agency, case.filed_at, Lang::Vi),
    }))
}
