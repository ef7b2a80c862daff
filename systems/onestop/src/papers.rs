//! The papers of a case, forms 01 to 05 of Circular 01/2018/TT-VPCP, from the record to the press.

mod control;

use crate::{
    application::{Applicant, Application},
    cases::{self, Cases},
    lists,
    pages::track,
    posting,
    state::{Case, Channel, Document, Event, Outcome, Stage, What},
    text::T,
    views,
};
use axum::{extract::State, response::Response};
use kernel::{CaseCode, Instant, Lang, Problem};
use pack::{DocumentKind, ProcedureVersion};
use platform::{Actor, PaperTemplate, Personal, Reason, Role, Told, Viewed, Viewer};
use serde_json::{Value, json};
use trust::Digest;
use web::{Access, App, Fault, Path, Routes, SignedIn, pdf, show, view::PaperLine};

macro_rules! template {
    ($name:literal) => {
        PaperTemplate {
            name: concat!("onestop/", $name),
            source: include_str!(concat!("../paper/", $name, ".typ")),
            sample: include_str!(concat!("../paper/", $name, ".json")),
        }
    };
}

const RECEIPT: PaperTemplate = template!("receipt");
const SUPPLEMENT: PaperTemplate = template!("supplement");
const REFUSAL: PaperTemplate = template!("refusal");
const APOLOGY: PaperTemplate = template!("apology");
const CONTROL: PaperTemplate = template!("control");

/// Every template, by the number of its form.
pub const TEMPLATES: &[PaperTemplate] =
    &[RECEIPT, SUPPLEMENT, REFUSAL, APOLOGY, CONTROL, posting::PROCEDURE, posting::AGENCY];

/// Which paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Form 01, the receipt with the date of the answer.
    Receipt,
    /// Form 02, the request for papers; the latest one.
    Supplement,
    /// Form 03, the refusal: to receive it, or after it was examined.
    Refusal,
    /// Form 04, the apology with a new date.
    Apology,
    /// Form 05, the slip that goes with the file from hand to hand: the office's own.
    Control,
}

impl Kind {
    /// Every paper, by the number of its form.
    pub const ALL: &'static [Kind] = &[Kind::Receipt, Kind::Supplement, Kind::Refusal, Kind::Apology, Kind::Control];
    /// What the applicant can have.
    pub const APPLICANTS: &'static [Kind] = &[Kind::Receipt, Kind::Supplement, Kind::Refusal, Kind::Apology];

    /// The word in the file's name.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Kind::Receipt => "giay-tiep-nhan",
            Kind::Supplement => "phieu-bo-sung",
            Kind::Refusal => "phieu-tu-choi",
            Kind::Apology => "phieu-xin-loi",
            Kind::Control => "phieu-kiem-soat",
        }
    }

    /// The word in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Kind::Receipt => "receipt",
            Kind::Supplement => "supplement",
            Kind::Refusal => "refusal",
            Kind::Apology => "apology",
            Kind::Control => "control",
        }
    }

    /// The paper of that word in the API.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|kind| kind.code() == code)
    }

    const fn template(self) -> &'static PaperTemplate {
        match self {
            Kind::Receipt => &RECEIPT,
            Kind::Supplement => &SUPPLEMENT,
            Kind::Refusal => &REFUSAL,
            Kind::Apology => &APOLOGY,
            Kind::Control => &CONTROL,
        }
    }

    fn form(self, t: T) -> &'static str {
        match self {
            Kind::Receipt => t.paper_form_receipt(),
            Kind::Supplement => t.paper_form_supplement(),
            Kind::Refusal => t.paper_form_refusal(),
            Kind::Apology => t.paper_form_apology(),
            Kind::Control => t.paper_form_control(),
        }
    }

    fn name(self, t: T, case: &Case) -> &'static str {
        match self {
            Kind::Receipt if case.is_received() => t.paper_receipt(),
            Kind::Receipt => t.paper_filing(),
            Kind::Supplement => t.paper_supplement(),
            Kind::Refusal if case.is_received() => t.paper_denial(),
            Kind::Refusal => t.paper_refusal(),
            Kind::Apology => t.paper_apology(),
            Kind::Control => t.paper_control(),
        }
    }

    /// The papers that a person may have of a case which they may open.
    #[must_use]
    pub const fn of(actor: &Actor) -> &'static [Kind] {
        if matches!(actor.role, Role::Citizen) { Self::APPLICANTS } else { Self::ALL }
    }

    /// The paper of a case as it was issued; `None` while there is none.
    fn issued(self, opened: &Viewed<Cases>) -> Option<Issued> {
        let now = &opened.state;
        let told = match self {
            Kind::Receipt | Kind::Control => receipt(opened).filter(|_| self == Kind::Receipt || now.is_received()),
            Kind::Supplement => last(opened, |what| matches!(what, What::SupplementRequested { .. })),
            Kind::Refusal if now.stage == Stage::NotReceived => {
                last(opened, |what| matches!(what, What::Refused { .. }))
            }
            Kind::Refusal => last(opened, |what| matches!(what, What::Signed { .. })).filter(|_| denied(now)),
            Kind::Apology => last(opened, |what| matches!(what, What::Apologised { .. })),
        }?;
        let case = cases::as_at(opened, told.version)?;
        let at = match &told.event.what {
            // What came by post is filed and received when the minutes were signed, perhaps before it was entered.
            What::Filed(_) => case.filed_at,
            What::Received { .. } => case.received_at.unwrap_or(told.at),
            _ => told.at,
        };
        Some(Issued { at, case })
    }
}

/// When a paper was issued, and the case as it stood then: a paper says what was true under its date, whatever came
/// after. A new date stands on the letter that gives it.
struct Issued {
    at: Instant,
    case: Case,
}

/// What the receipt, or before it the confirmation, was issued at: the filing online, the receipt, and once more when
/// papers that were asked for came, which moves the date by the law, or when the answers were corrected. At the desk form
/// 02 is handed out before the receipt.
fn receipt(opened: &Viewed<Cases>) -> Option<&Told<Event>> {
    let confirmed = opened.state.channel == Channel::Online || opened.state.is_received();
    last(opened, |what| match what {
        What::Filed(filed) => filed.channel == Channel::Online,
        What::Received { .. } => true,
        What::Supplemented { .. } | What::Corrected { .. } => confirmed,
        _ => false,
    })
}

/// The last event of this kind.
fn last(opened: &Viewed<Cases>, is: impl Fn(&What) -> bool) -> Option<&Told<Event>> {
    opened.events.iter().rev().find(|told| is(&told.event.what))
}

/// The papers among these that exist of a case, with where they are.
#[must_use]
pub fn lines(t: T, opened: &Viewed<Cases>, below: &str, kinds: &[Kind]) -> Vec<PaperLine> {
    let line = |kind: &Kind| {
        let Issued { at, .. } = kind.issued(opened)?;
        Some(PaperLine {
            name: kind.name(t, &opened.state).to_owned(),
            href: format!("{below}/{}.pdf", kind.word()),
            note: Some(t.paper_note(show::date(t.lang(), at.local().date()))),
        })
    };
    kinds.iter().filter_map(line).collect()
}

/// The words in the API of the papers that a person may have of a case.
#[must_use]
pub fn codes(actor: &Actor, opened: &Viewed<Cases>) -> Vec<&'static str> {
    Kind::of(actor).iter().filter(|kind| kind.issued(opened).is_some()).map(|kind| kind.code()).collect()
}

/// The addresses of these papers below that of a case, added to the others.
#[must_use]
pub fn routes(routes: Routes, below: &str, access: Access, kinds: &[Kind]) -> Routes {
    kinds.iter().copied().fold(routes, |routes, kind| {
        let answer = move |State(app): State<App>, signed: SignedIn, Path(code): Path<CaseCode>| async move {
            answer(&app, &signed.actor, signed.visitor.lang, &code, kind).await
        };
        routes.get(&format!("{below}/{{code}}/{}.pdf", kind.word()), access, answer)
    })
}

/// Opens a case for somebody and prints one of its papers, which leaves their line.
///
/// # Errors
/// "Not found" for a case or a paper that is not there for them; the press's trouble.
pub async fn answer(app: &App, actor: &Actor, lang: Lang, code: &CaseCode, kind: Kind) -> Result<Response, Fault> {
    if !Kind::of(actor).contains(&kind) {
        return Err(Fault::nothing_here());
    }
    let stream = lists::stream_of(&app.platform, code).await?;
    let reason = if actor.role == Role::Citizen { Reason::Own } else { Reason::Print };
    let opened = app.platform.view::<Cases>(&Viewer::new(actor, reason), stream).await?;
    let bytes = print(app, &opened, kind, lang).await?;
    Ok(pdf(&format!("{code}-{}.pdf", kind.word()), bytes))
}

/// Prints a paper of a case that a viewer has opened.
///
/// # Errors
/// "Not found" for a paper that was never made; the press's trouble.
pub async fn print(app: &App, opened: &Viewed<Cases>, kind: Kind, lang: Lang) -> Result<Vec<u8>, Problem> {
    let data = data(app, opened, kind).ok_or_else(platform::not_found)?;
    web::print(app, kind.template(), data, Vec::new(), app.platform.clock().civil(), lang).await
}

/// What the template is given; `None` while there is no such paper.
fn data(app: &App, opened: &Viewed<Cases>, kind: Kind) -> Option<Value> {
    let Issued { at, case } = kind.issued(opened)?;
    let sheet = Sheet { app, opened, case: &case, application: Personals::of(opened, &case)? };
    let own = match kind {
        Kind::Receipt => sheet.receipt(),
        Kind::Supplement => sheet.supplement()?,
        Kind::Refusal => sheet.refusal(),
        Kind::Apology => sheet.apology()?,
        Kind::Control => control::slip(app, opened, &case),
    };
    let mut data = sheet.common(kind, at);
    if let (Some(all), Value::Object(own)) = (data.as_object_mut(), own) {
        all.extend(own);
    }
    Some(data)
}

/// The latest request for papers, and whether the case had been received by then.
fn request(opened: &Viewed<Cases>) -> Option<(bool, &Told<Event>)> {
    let asked = |told: &&Told<Event>| matches!(told.event.what, What::SupplementRequested { .. });
    let at = opened.events.iter().rposition(|told| asked(&told))?;
    let received = opened.events[..at].iter().any(|told| matches!(told.event.what, What::Received { .. }));
    Some((received, &opened.events[at]))
}

/// Whether it was examined and denied (Decree 61/2018, Article 19.8).
fn denied(case: &Case) -> bool {
    case.proposal.as_ref().is_some_and(|proposal| proposal.outcome == Outcome::Deny)
}

/// Who acted last in this way.
fn last_actor(opened: &Viewed<Cases>, is: impl Fn(&What) -> bool) -> Option<&str> {
    last(opened, is)?.actor_name.as_deref()
}

const VI: T = T::new(Lang::Vi);

/// What a case holds of a person, or what is said in its place.
enum Personals {
    Open(Box<Application>),
    Erased(Instant),
}

impl Personals {
    fn of(opened: &Viewed<Cases>, case: &Case) -> Option<Self> {
        Some(match opened.personal(&case.application)? {
            Personal::Open(body) => Self::Open(Box::new(Application::read(body)?)),
            Personal::Erased(at) => Self::Erased(*at),
        })
    }

    /// The applicant. What was erased says so in its place, so that nobody fills it in.
    fn applicant(&self) -> Applicant {
        match self {
            Self::Open(application) => application.applicant.clone(),
            Self::Erased(at) => Applicant {
                name: VI.paper_erased_at(show::date(Lang::Vi, at.local().date())),
                phone: VI.paper_erased().to_owned(),
                address: VI.paper_erased().to_owned(),
                ..Applicant::default()
            },
        }
    }

    /// Whether the post brings the result, and where to.
    fn post_to(&self) -> Option<&str> {
        let Self::Open(application) = self else { return None };
        let delivery = application.delivery.as_ref().filter(|delivery| delivery.is_by_post())?;
        Some(&delivery.address)
    }

    fn tracking_key(&self) -> Option<&str> {
        match self {
            Self::Open(application) => Some(&application.tracking_key),
            Self::Erased(_) => None,
        }
    }
}

/// A paper in the making.
struct Sheet<'a> {
    app: &'a App,
    opened: &'a Viewed<Cases>,
    case: &'a Case,
    application: Personals,
}

impl Sheet<'_> {
    /// What all papers say: who writes to whom, about what.
    fn common(&self, kind: Kind, made: Instant) -> Value {
        let (packs, case) = (self.app.platform.packs(), self.case);
        let unit = packs.agency_name(&case.agency, case.filed_at, Lang::Vi);
        let procedure = packs.procedure_name(&case.procedure, case.filed_at, Lang::Vi);
        let day = case.filed_at.local().date();
        let area = packs.agency(&case.agency, day).and_then(|agency| packs.area(agency.area.as_deref()?, day));
        let place = area.map_or("", |area| place(&area.name.vi));
        json!({
            "form": kind.form(VI),
            "code": case.code,
            "agency": { "upper": unit, "desk": desk(self.app, case), "place": place },
            "issued_at": made,
            "applicant": self.application.applicant(),
            "request": procedure,
            "procedure": procedure,
            "unit": unit,
            "received_at": case.received_at,
            "filed_at": case.filed_at,
            "qr": self.application.tracking_key().map(|key| self.tracking(key)),
            "track": self.track(),
            "demo": case.synthetic || self.app.platform.is_demo(),
        })
    }

    /// The address that opens the tracking page.
    fn tracking(&self, key: &str) -> String {
        format!("{}{}", self.app.config.base_url, track::address(&self.case.code, key))
    }

    /// Where the case can be followed; without its key when that was erased.
    fn track(&self) -> Value {
        let base = &self.app.config.base_url;
        let shown = format!("{}/theo-doi", base.split("://").last().unwrap_or_default());
        let key = self.application.tracking_key();
        json!({ "url": self.tracking(key.unwrap_or_default()), "page": shown, "key": key })
    }

    fn version(&self) -> Option<&ProcedureVersion> {
        self.app.platform.packs().procedure(&self.case.procedure, self.case.edition)
    }

    /// The words behind a digest; of erased ones, that they were erased.
    fn words(&self, digest: &Digest) -> Option<String> {
        views::Reasons::of(self.opened, VI).said(digest)
    }

    fn receipt(&self) -> Value {
        let case = self.case;
        json!({
            "documents": self.handed_in(),
            "sets": self.version().and_then(|version| version.document_sets).unwrap_or(1),
            "allowance": case.allow,
            "due_at": case.shown_due(),
            // After an apology it would prove another date.
            "proof": if case.due() == case.first_due() { self.proof() } else { Vec::new() },
            "expected": !case.is_received(),
            // The packs know a limit or say that it was not found; they know none of which the law sets none.
            "undated": case.shown_deadline().is_none().then_some("unknown"),
            "collect": self.app.platform.packs().agency_name(&case.agency, case.filed_at, Lang::Vi),
            "post_to": self.application.post_to(),
            "channel": case.channel.code(),
            "receiver": last_actor(self.opened, |what| matches!(what, What::Received { .. })),
        })
    }

    /// Each kind of document once, counted as the pack says it is handed in; files count as electronic copies. Of the
    /// variants of the form only the one for the channel by which the case came.
    fn handed_in(&self) -> Vec<Value> {
        let (version, case) = (self.version(), self.case);
        let online = case.channel == Channel::Online;
        let came = |one: &&pack::Document| {
            one.channels.is_empty() || one.channels.iter().any(|channel| channel.code() == case.channel.code())
        };
        let form = version.into_iter().flat_map(|version| version.documents.iter()).filter(|one| one.filled_by_form);
        // Nobody brought what the desk itself wrote down from the applicant's word.
        let filled = form.filter(came).map(|one| {
            let name = if online { one.name.vi.clone() } else { VI.paper_filled_at_desk(&one.name.vi) };
            (one.key.as_str(), counted(&name, Some(DocumentKind::Electronic), 1))
        });
        let mut rows: Vec<(&str, Value)> = filled.collect();
        for brought in self.brought() {
            for (n, document) in brought.iter().enumerate() {
                let known = version.and_then(|version| version.document(&document.kind));
                let file = document.upload.is_some();
                let kind = if file { Some(DocumentKind::Electronic) } else { known.map(|one| one.kind) };
                if let Some((_, row)) = rows.iter_mut().find(|(key, _)| *key == document.kind) {
                    // Several files of one paper, its sides or pages, and several copies brought at once are counted in
                    // its line; copies brought later stand for those before.
                    let again = brought[..n].iter().any(|one| one.kind == document.kind && one.upload.is_none());
                    let before = row[column(kind)].as_u64().filter(|_| file || again).unwrap_or(0);
                    row[column(kind)] = json!(before + 1);
                } else {
                    let name = known.map_or(document.kind.as_str(), |known| &known.name.vi);
                    rows.push((&document.kind, counted(name, kind, 1)));
                }
            }
        }
        rows.into_iter().map(|(_, row)| row).collect()
    }

    /// What was brought, each time by itself.
    fn brought(&self) -> impl Iterator<Item = &[Document]> {
        let until = i64::try_from(self.case.version).unwrap_or(i64::MAX);
        self.opened.events.iter().take_while(move |told| told.version <= until).filter_map(|told| {
            match &told.event.what {
                What::Filed(filed) => Some(filed.documents.as_slice()),
                What::Supplemented { documents, .. } => Some(documents.as_slice()),
                _ => None,
            }
        })
    }

    /// How the date was counted. By which text each day is off stands on the page that the paper leads to: remarks on
    /// sources and addresses are no words for a paper.
    fn proof(&self) -> Vec<Value> {
        let mut lines = self.case.shown_deadline().map(web::proof_json).unwrap_or_default();
        for line in &mut lines {
            line["source"] = Value::Null;
        }
        lines
    }

    fn supplement(&self) -> Option<Value> {
        let (received, told) = request(self.opened)?;
        let What::SupplementRequested { kinds, reason, override_reason, .. } = &told.event.what else { return None };
        let asked = |kind: &String| {
            let known = self.version().and_then(|version| version.document(kind));
            let name = known.map_or_else(|| kind.clone(), |known| known.name.vi.clone());
            counted(&name, known.map(|known| known.kind), known.map_or(1, |known| known.count))
        };
        let restarts = self.version().is_some_and(|version| version.supplement.mode == pack::SupplementMode::Restart);
        let clock = match (received, restarts) {
            (false, _) => "waiting",
            (true, false) => "paused",
            (true, true) => "restarts",
        };
        Some(json!({
            "documents": kinds.iter().map(asked).collect::<Vec<_>>(),
            "reason": self.words(reason),
            "round": self.case.supplement_requests,
            "again": override_reason.as_ref().and_then(|digest| self.words(digest)),
            "clock": self.case.allow.map(|_| clock),
            "officer": told.actor_name,
        }))
    }

    fn refusal(&self) -> Value {
        let case = self.case;
        let handled = case.stage != Stage::NotReceived;
        let note = case.proposal.as_ref().and_then(|proposal| proposal.note.as_ref());
        let reason = if handled { note } else { case.ending.as_ref() };
        let signer = last_actor(self.opened, |what| matches!(what, What::Signed { .. }));
        json!({
            "handled": handled,
            "channel": case.channel.code(),
            "reason": reason.and_then(|digest| self.words(digest)),
            "officer": last_actor(self.opened, |what| matches!(what, What::Refused { .. })),
            "signer": { "title": VI.paper_signer(), "name": signer },
        })
    }

    fn apology(&self) -> Option<Value> {
        let apology = self.case.term.as_ref()?.apology.as_ref()?;
        // Only the head signs for the agency; what an officer prepared is signed by hand.
        let told = last(self.opened, |what| matches!(what, What::Apologised { .. }))?;
        let signer = (told.event.role == Role::Leader).then_some(told.actor_name.as_deref()).flatten();
        Some(json!({
            "due_at": apology.was,
            "new_due_at": apology.due,
            "reason": self.words(&apology.reason),
            "signer": { "title": VI.paper_signer(), "name": signer },
            "proof": self.proof(),
        }))
    }
}

/// The one-stop desk of the agency, as it calls itself; the agency, when it has none of its own name.
fn desk(app: &App, case: &Case) -> String {
    let packs = app.platform.packs();
    let agency = packs.agency(&case.agency, case.filed_at.local().date());
    let named = agency.and_then(|agency| agency.desk.as_ref()).map(|desk| desk.vi.clone());
    named.unwrap_or_else(|| packs.agency_name(&case.agency, case.filed_at, Lang::Vi))
}

/// A place as it stands before a date (Decree 30/2020/NĐ-CP): without the word for its kind, unless it is a mere number.
pub(crate) fn place(name: &str) -> &str {
    let bare = VI.paper_place_kinds().split(", ").find_map(|kind| name.strip_prefix(kind)?.strip_prefix(' '));
    bare.filter(|bare| !bare.starts_with(|letter: char| letter.is_ascii_digit())).unwrap_or(name)
}

/// The column of a kind of document.
const fn column(kind: Option<DocumentKind>) -> &'static str {
    match kind {
        Some(DocumentKind::Original) => "originals",
        Some(DocumentKind::CertifiedCopy | DocumentKind::OriginalOrCertifiedCopy) => "certified",
        Some(DocumentKind::Electronic) => "electronic",
        Some(DocumentKind::Present) => "presented",
        Some(DocumentKind::Copy) | None => "copies",
    }
}

/// A paper counted in the column of its kind.
fn counted(name: &str, kind: Option<DocumentKind>, count: u32) -> Value {
    json!({ "name": name, column(kind): count })
}
