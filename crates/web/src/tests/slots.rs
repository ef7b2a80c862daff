//! Slots: what one system puts into another's page, who answers for cases, and what the registry refuses.

use axum::{
    extract::State,
    response::{Html, IntoResponse, Response},
};
use kernel::{CaseCode, Lang, Problem, StreamId};
use platform::Module;
use testkit::{
    TestApp, check,
    web::{
        Access, App, CASE_SIDEBAR, CaseBrief, CaseReader, Fault, Form, Path, Routes, Sample, Slot, System, Visitor,
        case_for, pieces, pieces_sample,
        registry::Registry,
        view::{Act, Field, Link, Piece, Row},
    },
};
use utoipa::OpenApi;

const CODE: &str = "000.08.61.H50-241230-0001";

#[derive(OpenApi)]
struct Nothing;

const fn module(name: &'static str) -> Module {
    Module { name, migrations: &[], statements: &[], permissions: &[], jobs: &[], follows: &[], streams: &[] }
}

static KEEPER_MODULE: Module = module("keeper");
static GUEST_MODULE: Module = module("guest");
static BROKEN_MODULE: Module = module("broken");

const BLANK: System = System {
    module: &KEEPER_MODULE,
    title: |_| "Blank",
    pages: Routes::new,
    api: Routes::new,
    openapi: Nothing::openapi,
    menu: &[],
    samples: Vec::new,
    papers: &[],
    offers: &[],
    slots: &[],
    waits: None,
    cases: None,
};

/// Keeps one case, and offers a place beside it.
static KEEPER: System = System {
    pages: || Routes::new().get("/keeper/{code}", Access::Public, beside),
    offers: &[CASE_SIDEBAR],
    waits: None,
    cases: Some(|_, visitor, code, key| Box::pin(std::future::ready(brief(visitor, code, key)))),
    ..BLANK
};

/// Fills the place.
static GUEST: System = System {
    module: &GUEST_MODULE,
    pages: || Routes::new().post("/guest", Access::Public, |form: Form| async move { form.value("word").to_owned() }),
    samples: || {
        vec![Sample { name: "guest/case.sidebar", render: |lang| pieces_sample(lang, vec![piece(lang, "mẫu")]) }]
    },
    slots: &[Slot {
        name: CASE_SIDEBAR,
        fill: |_, visitor, case| {
            Box::pin(async move { Ok(vec![piece(visitor.lang, &format!("{:?}", case.reader)); 9]) })
        },
    }],
    ..BLANK
};

/// Cannot.
static BROKEN: System = System {
    module: &BROKEN_MODULE,
    title: |lang| if lang == Lang::Vi { "Hỏng" } else { "Broken" },
    samples: || vec![Sample { name: "broken/case.sidebar", render: |lang| pieces_sample(lang, Vec::new()) }],
    slots: &[Slot {
        name: CASE_SIDEBAR,
        fill: |_, _, _| Box::pin(async { Err::<Vec<Piece>, _>(platform::internal("a secret")) }),
    }],
    ..BLANK
};

const SYSTEMS: &[&System] = &[&KEEPER, &GUEST, &BROKEN];

fn brief(visitor: &Visitor, code: &CaseCode, key: Option<&str>) -> Result<CaseBrief, Problem> {
    let reader = match (key, &visitor.actor) {
        (Some("right"), _) => CaseReader::Holder,
        (None, Some(_)) => CaseReader::Applicant,
        _ => return Err(platform::not_found()),
    };
    Ok(CaseBrief {
        stream: StreamId::nil(),
        code: code.clone(),
        agency: testkit::AGENCY.parse().expect("an agency code"),
        procedure: "1.001193".parse().expect("a procedure code"),
        field: "ho-tich".to_owned(),
        level: "commune".to_owned(),
        channel: "online".to_owned(),
        stage: "returned".to_owned(),
        reader,
        key: key.map(str::to_owned),
    })
}

fn piece(lang: Lang, word: &str) -> Piece {
    Piece {
        name: "guest".to_owned(),
        title: format!("Piece <b>{word}</b> {}", lang.code()),
        paragraphs: vec!["A sentence".to_owned()],
        rows: vec![Row::new("label", "value")],
        links: vec![Link { href: "/guest-link".to_owned(), text: "a link".to_owned() }],
        acts: vec![Act {
            name: "guest",
            url: "/guest".to_owned(),
            title: "An act".to_owned(),
            button: "Do".to_owned(),
            fields: vec![Field { name: "word".to_owned(), label: "Word".to_owned(), ..Field::default() }],
            ..Act::default()
        }],
    }
}

async fn beside(State(app): State<App>, visitor: Visitor, Path(code): Path<CaseCode>) -> Result<Response, Fault> {
    let key = visitor.path.split_once("key=").map(|(_, key)| key.to_owned());
    let case = case_for(&app, &visitor, &code, key.as_deref()).await?;
    let shown = pieces(&app, &visitor, CASE_SIDEBAR, &case).await;
    // As many as one system may have: nine were given.
    let (guests, others) = shown.split_at(crate::limits::PIECES_PER_SLOT_MAX);
    let distinct = guests.iter().take(1).chain(others).cloned().collect();
    Ok(Html(pieces_sample(visitor.lang, distinct)?).into_response())
}

#[tokio::test]
async fn a_page_shows_what_others_put_there_and_a_broken_one_takes_nothing_away() {
    let app = TestApp::new(SYSTEMS).await;
    let page = app.visitor().get(&format!("/keeper/{CODE}?key=right")).await.expect(200).text();
    for wanted in [
        "Piece &#60;b&#62;Holder&#60;/b&#62; vi",
        "A sentence",
        "href=\"/guest-link\"",
        "id=\"piece-broken\"",
        "Hỏng",
        "Phần này tạm thời chưa xem được",
    ] {
        assert!(page.contains(wanted), "{wanted}\n{page}");
    }
    assert!(!page.contains("secret"), "{page}");
    app.visitor().in_english().get(&format!("/keeper/{CODE}?key=right")).await.expect(200).shows("cannot be shown");
}

#[tokio::test]
async fn a_form_from_a_slot_goes_to_the_system_that_put_it_there() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let page = visitor.get(&format!("/keeper/{CODE}?key=right")).await.expect(200);
    let page = page.shows("<form method=\"post\" action=\"/guest\"").shows("id=\"guest-word\"");
    assert!(!page.field_value("csrf").is_empty(), "the component puts the token into every form");
    assert_eq!(visitor.post_form("/guest", &[("word", "chữ")]).await.expect(200).text(), "chữ");
    visitor.post_form_as_is("/guest", &[("word", "chữ")]).await.expect(403);
}

#[tokio::test]
async fn the_keeper_of_the_cases_says_who_somebody_is() {
    let app = TestApp::new(SYSTEMS).await;
    app.visitor().get(&format!("/keeper/{CODE}?key=wrong")).await.expect(404);
    app.visitor().get(&format!("/keeper/{CODE}")).await.expect(404);
    app.citizen().await.get(&format!("/keeper/{CODE}")).await.expect(200).shows("Applicant");
}

#[test]
fn every_slot_can_be_looked_at() {
    check::samples_are_sound(SYSTEMS);
}

#[test]
fn the_registry_refuses_slots_that_lead_nowhere() {
    static UNKNOWN: System = System {
        module: &GUEST_MODULE,
        slots: &[Slot { name: "case.roof", fill: |_, _, _| Box::pin(async { Ok::<Vec<Piece>, Problem>(Vec::new()) }) }],
        ..BLANK
    };
    static SECOND: System = System {
        module: &BROKEN_MODULE,
        offers: &[CASE_SIDEBAR],
        waits: None,
        cases: Some(|_, visitor, code, key| Box::pin(std::future::ready(brief(visitor, code, key)))),
        ..BLANK
    };
    static WRONG: &[&System] = &[&KEEPER, &UNKNOWN, &SECOND];
    let faults = Registry::of(WRONG).faults();
    for wanted in [
        "guest: fills the slot `case.roof`, which no page offers",
        "guest: there is no sample `guest/case.roof` of what it puts into the slot",
        "the slot `case.sidebar` is declared twice",
        "keeper, broken each say that they keep the cases",
    ] {
        assert!(faults.iter().any(|fault| fault == wanted), "{wanted}: {faults:#?}");
    }
    assert_eq!(Registry::of(SYSTEMS).faults(), Vec::<String>::new());
}
