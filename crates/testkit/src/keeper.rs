//! A small system that keeps cases, for tests of systems that stand beside them: it tells their facts, answers who
//! somebody is to one, and offers the two slots.

use crate::{AGENCY, TestApp};
use ::facts::onestop::{About, CaseFact, Channel, Ending};
use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};
use kernel::{AccountId, AgencyCode, CaseCode, Date, Id, Problem, StreamId};
use platform::{Actor, Decision, Fail, Module, NewFact, Platform, Role, Step, Stream, StreamKind, Target, rebuild};
use serde::{Deserialize, Serialize};
use store::{StoreError, Tx};
use utoipa::OpenApi;
use web::{
    Access, App, CASE_SIDEBAR, CaseBrief, CaseReader, Fault, Path, Routes, System, TRACK_SIDEBAR, Visitor, case_for,
    pieces, pieces_sample,
};

/// The tracking key of every receipt here.
pub const KEY: &str = "AB12";

#[derive(OpenApi)]
struct Nothing;

static MODULE: Module = Module {
    name: "keeper",
    migrations: &[],
    statements: &[],
    permissions: &[],
    jobs: &[],
    follows: &[],
    streams: &[StreamKind { kind: Kept::KIND, tables: &[], replay: rebuild::replay::<Kept> }],
};

/// The system.
pub static KEEPER: System = System {
    module: &MODULE,
    title: |_| "Keeper",
    pages: || Routes::new().get("/keeper/{code}", Access::Public, beside),
    api: Routes::new,
    openapi: Nothing::openapi,
    menu: &[],
    samples: Vec::new,
    papers: &[],
    offers: &[CASE_SIDEBAR, TRACK_SIDEBAR],
    slots: &[],
    waits: None,
    cases: Some(|app, visitor, code, key| Box::pin(ask(app, visitor, code, key))),
};

/// The page of a case: what others put beside it.
async fn beside(State(app): State<App>, visitor: Visitor, Path(code): Path<CaseCode>) -> Result<Response, Fault> {
    let key = visitor.path.split_once("key=").map(|(_, key)| key.to_owned());
    let case = case_for(&app, &visitor, &code, key.as_deref()).await?;
    let slot = if key.is_some() { TRACK_SIDEBAR } else { CASE_SIDEBAR };
    let shown = pieces(&app, &visitor, slot, &case).await;
    Ok(Html(pieces_sample(visitor.lang, shown)?).into_response())
}

async fn ask(app: &App, visitor: &Visitor, code: &CaseCode, key: Option<&str>) -> Result<CaseBrief, Problem> {
    let stream = stream_of(code);
    let read = app.platform.store().read::<_, Fail, _>("kept", move |tx| {
        let current = store::journal::load(tx, stream)?;
        Ok(current.map(|current| current.state::<Known>()).transpose()?)
    });
    let kept = read.await?.ok_or_else(platform::not_found)?;
    let actor = visitor.actor.as_ref();
    let reader = match (key, actor) {
        (Some(KEY), _) => CaseReader::Holder,
        (None, Some(actor)) if kept.applicant == Some(actor.id) => CaseReader::Applicant,
        (None, Some(actor)) if actor.works_for(&kept.about.agency) => CaseReader::Office,
        _ => return Err(platform::not_found()),
    };
    Ok(CaseBrief {
        stream,
        code: code.clone(),
        agency: kept.about.agency,
        procedure: kept.about.procedure,
        field: kept.about.field,
        level: kept.about.level,
        channel: kept.about.channel.code().to_owned(),
        stage: "returned".to_owned(),
        reader,
        key: key.map(str::to_owned),
    })
}

/// The stream of a case, from the digits of its code.
fn stream_of(code: &CaseCode) -> StreamId {
    let digits = code
        .as_str()
        .bytes()
        .filter(u8::is_ascii_digit)
        .fold(0_u64, |all, digit| all.wrapping_mul(10).wrapping_add(u64::from(digit - b'0')));
    StreamId::from(Id::nil().offset(digits))
}

struct Kept;

/// What is kept of a case.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Known {
    about: About,
    applicant: Option<AccountId>,
}

/// Something that happened to it.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Happened {
    fact: CaseFact,
    applicant: Option<AccountId>,
}

impl Stream for Kept {
    const KIND: &'static str = "keeper.case";
    type State = Known;
    type Event = Happened;
    type Command = Happened;
    type Context = ();

    fn event_kind(_: &Happened) -> &'static str {
        "happened"
    }

    fn agency(state: &Known) -> &AgencyCode {
        &state.about.agency
    }

    fn context(_: &Platform, _: Option<&Known>, _: &Happened) -> Result<(), Problem> {
        Ok(())
    }

    fn authorise(_: &Actor, _: &Happened, _: Option<&Known>) -> Result<(), Problem> {
        Ok(())
    }

    fn may_view(_: &Actor, _: &Known) -> bool {
        true
    }

    fn decide(_: &Actor, _: Option<&Known>, command: &Happened, (): &()) -> Result<Decision<Happened>, Problem> {
        Ok(Decision::Done { events: vec![command.clone()], personal: Vec::new() })
    }

    fn evolve(_: Option<Known>, event: &Happened) -> Known {
        Known { about: event.fact.about().clone(), applicant: event.applicant }
    }

    fn project(_: &mut Tx<'_>, _: &Step<'_, Self>) -> Result<(), StoreError> {
        Ok(())
    }

    fn fact(step: &Step<'_, Self>) -> Option<NewFact> {
        let fact = &step.event.event.fact;
        serde_json::to_value(fact).ok().map(|body| NewFact { kind: fact.kind(), body })
    }
}

/// A case, as its applicant holds it.
#[derive(Clone, Debug)]
pub struct Held {
    /// Its stream.
    pub stream: StreamId,
    /// Its code.
    pub code: String,
}

/// How a case came out.
#[derive(Clone, Copy, Debug)]
pub enum How {
    /// It was filed, and nothing more.
    Filed,
    /// The result was handed over.
    Returned,
    /// There is no result.
    Closed(Ending),
}

/// What a case is about, for tests that want other than the usual.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its agency.
    pub agency: &'static str,
    /// Its procedure.
    pub procedure: &'static str,
    /// Whether it is made up and labelled so.
    pub synthetic: bool,
}

/// A birth registered by the usual agency.
pub const BIRTH: Kind = Kind { agency: AGENCY, procedure: "1.001193", synthetic: false };

/// A case of that kind, its fact told and heard.
///
/// # Panics
/// When the keeper does not keep it: the test is wrong.
pub async fn case_of(app: &TestApp, n: u32, kind: Kind, how: How, applicant: Option<AccountId>) -> Held {
    let agency: AgencyCode = kind.agency.parse().expect("an agency code");
    let code = CaseCode::compose(&agency, Date::constant(2024, 12, 30), n).expect("a case code");
    let stream = stream_of(&code);
    let about = About {
        case: stream,
        code: code.clone(),
        agency,
        procedure: kind.procedure.parse().expect("a procedure code"),
        field: "ho-tich".to_owned(),
        level: "commune".to_owned(),
        channel: Channel::Online,
        synthetic: kind.synthetic,
    };
    let fact = match how {
        How::Filed => CaseFact::Filed { about },
        How::Returned => CaseFact::Returned { about },
        How::Closed(how) => CaseFact::Closed { about, how },
    };
    let program = Actor::system();
    let happened = app.platform.run::<Kept>(&program, Target::New(stream), Happened { fact, applicant }, None).await;
    drop(happened.expect("the keeper keeps it"));
    app.drain().await;
    Held { stream, code: code.to_string() }
}

/// A usual case of the citizen, answered.
pub async fn answered(app: &TestApp, n: u32) -> Held {
    drop(app.person("citizen", Role::Citizen, None).await);
    let citizen = app.actor("citizen").await.id;
    case_of(app, n, BIRTH, How::Returned, Some(citizen)).await
}
