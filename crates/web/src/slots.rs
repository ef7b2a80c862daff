//! Places on one system's pages that other systems fill, and the one question about a case that they may ask.
//!
//! A page offers a slot by name and says which case it shows; whoever fills it answers with finished pieces, and the page
//! shows them through one component. Neither names the other, and nobody writes HTML into another's page.
//!
//! A form that stood in a slot is sent to the address of the system that filled it. That system asks again who its sender
//! is to the case ([`case_for`]): what a page once showed proves nothing about who sends.

use crate::{
    App, Sample, Shell, System, Visitor,
    limits::{PIECES_PER_SLOT_MAX, SLOT_MS_MAX},
    text::T,
    view::{Link, Piece},
};
use askama::Template;
use futures_util::future::join_all;
use kernel::{AgencyCode, CaseCode, Lang, Problem, ProcedureCode, StreamId};
use std::{future::Future, pin::Pin, time::Duration};

/// Beside a case, on the pages of its applicant and of the office.
pub const CASE_SIDEBAR: &str = "case.sidebar";
/// Beside what the tracking page shows of a case.
pub const TRACK_SIDEBAR: &str = "track.sidebar";

/// A place that a system fills.
#[derive(Clone, Copy)]
pub struct Slot {
    /// Its name, as a page offers it.
    pub name: &'static str,
    /// What stands there for this reader; nothing is an answer too.
    pub fill: for<'a> fn(&'a App, &'a Visitor, &'a CaseBrief) -> Pieces<'a>,
}

/// What fills a slot.
pub type Pieces<'a> = Pin<Box<dyn Future<Output = Result<Vec<Piece>, Problem>> + Send + 'a>>;

/// A case as other systems may know it: no person in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CaseBrief {
    /// Its stream.
    pub stream: StreamId,
    /// Its code.
    pub code: CaseCode,
    /// The agency that answers for it.
    pub agency: AgencyCode,
    /// The procedure.
    pub procedure: ProcedureCode,
    /// The field of administration, by the pack's key.
    pub field: String,
    /// The level of government that decides.
    pub level: String,
    /// How it came in, as facts write it.
    pub channel: String,
    /// Where it stands, as the API writes it.
    pub stage: String,
    /// Who reads it.
    pub reader: CaseReader,
    /// The tracking key, when the reader came with one: their forms bring it back.
    pub key: Option<String>,
}

/// Who somebody is to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseReader {
    /// The applicant, signed in.
    Applicant,
    /// Somebody who holds the receipt: the code and its tracking key.
    Holder,
    /// The office that handles it, or who may look over its shoulder.
    Office,
}

/// What waits for a reader in one system: finished links, none when nothing waits or it is not theirs.
pub type WaitsPort = for<'a> fn(&'a App, &'a Visitor) -> Waiting<'a>;

/// The answer of a [`WaitsPort`].
pub type Waiting<'a> = Pin<Box<dyn Future<Output = Result<Vec<Link>, Problem>> + Send + 'a>>;

/// What waits for this reader in all systems, in the order of the list of systems. One that fails or is slow takes
/// nothing else away; its own page says what is wrong.
pub async fn waits(app: &App, visitor: &Visitor) -> Vec<Link> {
    let asked = app.systems.iter().filter_map(|system| {
        let ask = system.waits?;
        Some(async move {
            let work = tokio::time::timeout(Duration::from_millis(SLOT_MS_MAX), ask(app, visitor)).await;
            let failed = match work {
                Ok(Ok(links)) => return links,
                Ok(Err(problem)) => problem.inside,
                Err(_) => "it took too long".to_owned(),
            };
            tracing::error!(system = system.module.name, failed, "what waits for the reader could not be asked");
            Vec::new()
        })
    });
    join_all(asked).await.into_iter().flatten().collect()
}

/// Answers for all systems who a visitor is to a case: with a tracking key its holder, without one applicant or office.
/// For anybody else there is no such case.
pub type CasePort = for<'a> fn(&'a App, &'a Visitor, &'a CaseCode, Option<&'a str>) -> Asked<'a>;

/// The answer of a [`CasePort`].
pub type Asked<'a> = Pin<Box<dyn Future<Output = Result<CaseBrief, Problem>> + Send + 'a>>;

/// Asks the system that keeps the cases who this visitor is to one of them.
///
/// # Errors
/// "Not found" when it is not theirs, or no system keeps cases here.
pub async fn case_for(app: &App, visitor: &Visitor, code: &CaseCode, key: Option<&str>) -> Result<CaseBrief, Problem> {
    match app.systems.iter().find_map(|system| system.cases) {
        Some(ask) => ask(app, visitor, code, key).await,
        None => Err(platform::not_found()),
    }
}

/// Everything that other systems have to say at this place, in the order of the list of systems. One that fails or is
/// slow says so in its own place and takes nothing else away.
pub async fn pieces(app: &App, visitor: &Visitor, slot: &str, case: &CaseBrief) -> Vec<Piece> {
    let filled = app.systems.iter().flat_map(|system| {
        system.slots.iter().filter(|one| one.name == slot).map(|one| filled(system, one, app, visitor, case))
    });
    join_all(filled).await.into_iter().flatten().collect()
}

async fn filled(system: &System, slot: &Slot, app: &App, visitor: &Visitor, case: &CaseBrief) -> Vec<Piece> {
    let work = tokio::time::timeout(Duration::from_millis(SLOT_MS_MAX), (slot.fill)(app, visitor, case)).await;
    let failed = match work {
        Ok(Ok(mut pieces)) => {
            pieces.truncate(PIECES_PER_SLOT_MAX);
            return pieces;
        }
        Ok(Err(problem)) => problem.inside,
        Err(_) => "it took too long".to_owned(),
    };
    tracing::error!(system = system.module.name, slot = slot.name, failed, "a slot could not be filled");
    vec![Piece {
        name: system.module.name.to_owned(),
        title: (system.title)(visitor.lang).to_owned(),
        paragraphs: vec![T::new(visitor.lang).slot_failed().to_owned()],
        ..Piece::default()
    }]
}

/// Pieces alone on a page, for the samples of whoever fills a slot.
#[derive(Template)]
#[template(path = "pieces.html")]
struct PiecesPage {
    shell: Shell,
    pieces: Vec<Piece>,
}

/// Renders pieces with made-up content as they will stand on another system's page; for a sample named
/// `system/slot.name`, which the registry asks of each slot.
///
/// # Errors
/// When the component does not take them: a fault of the program.
pub fn pieces_sample(lang: Lang, pieces: Vec<Piece>) -> Result<String, askama::Error> {
    PiecesPage { shell: Shell::sample(lang, None), pieces }.render()
}

/// The component with everything it can show.
pub(crate) fn samples() -> [Sample; 1] {
    let render = |lang| {
        let t = T::new(lang);
        let failed = Piece {
            name: "failed".to_owned(),
            title: t.sample_menu_second().to_owned(),
            paragraphs: vec![t.slot_failed().to_owned()],
            ..Piece::default()
        };
        pieces_sample(lang, vec![failed])
    };
    [Sample { name: "web/pieces", render }]
}
