//! The rules as data, the rows on both databases, pages and API over HTTP.

use crate::{
    MODULE, SYSTEM,
    limits::NOTE_OPEN_DAYS,
    state::{Command, Event, Note, State},
};
use kernel::AccountId;
use platform::{Actor, Decision, Role, Stream};
use serde_json::{Value, json};
use store::jobs;
use testkit::{AGENCY, OTHER_AGENCY, TestApp, check};
use trust::{Digest, Sealed};
use web::System;

const SYSTEMS: &[&System] = &[&SYSTEM];

// ── The rules, without a database ────────────────────────────────────────────────────────────────────────────────────

fn who(role: Role, agency: &str) -> Actor {
    let agency = role.is_staff().then(|| agency.parse().expect("an agency code"));
    Actor { id: AccountId::nil(), login: "x".into(), name: "X".into(), role, agency, demo: false }
}

fn body(text: &str) -> Sealed {
    Sealed::new([0; trust::SALT_BYTES], "note", &json!({ "text": text }))
}

fn state(closed: bool) -> State {
    State { agency: AGENCY.parse().expect("an agency code"), body: Digest::ZERO, closed }
}

/// What becomes of a command, in a word: the event, `already`, or the English title of the refusal.
fn outcome(actor: &Actor, state: Option<&State>, command: &Command) -> String {
    let refused = |problem: kernel::Problem| problem.title.en.clone();
    if let Err(problem) = Note::authorise(actor, command, state) {
        return refused(problem);
    }
    match Note::decide(actor, state, command, &()) {
        Ok(Decision::Done { events, .. }) => events.iter().map(Note::event_kind).collect::<Vec<_>>().join(" "),
        Ok(Decision::Already) => "already".to_owned(),
        Err(problem) => refused(problem),
    }
}

#[test]
fn the_rules() {
    let write = Command::Write { agency: AGENCY.parse().expect("an agency code"), body: body("a") };
    let amend = Command::Amend { body: body("b") };
    let (desk, leader, other) = (who(Role::Desk, AGENCY), who(Role::Leader, AGENCY), who(Role::Desk, OTHER_AGENCY));
    let (program, citizen) = (Actor::system(), who(Role::Citizen, ""));
    let theirs = "This note belongs to another agency";
    let table = [
        (&desk, None, &write, "written"),
        (&other, None, &write, theirs),
        (&leader, None, &write, theirs),
        (&citizen, None, &write, theirs),
        (&desk, Some(false), &amend, "amended"),
        (&desk, Some(true), &amend, "This note is closed"),
        (&other, Some(false), &amend, theirs),
        (&desk, Some(false), &Command::Close, "closed"),
        (&desk, Some(true), &Command::Close, "already"),
        (&program, Some(false), &Command::Close, "closed"),
        (&desk, None, &Command::Close, "Not found"),
    ];
    for (actor, closed, command, wanted) in table {
        let state = closed.map(state);
        assert_eq!(outcome(actor, state.as_ref(), command), wanted, "{} {closed:?} {command:?}", actor.role.code());
    }
}

#[test]
fn events_are_folded_in_order() {
    let (first, second) = (body("a").digest(), body("b").digest());
    let agency = state(false).agency;
    let events = [Event::Written { agency, body: first }, Event::Amended { body: second }, Event::Closed];
    let folded = events.iter().fold(None, |state, event| Some(Note::evolve(state, event)));
    assert_eq!(folded, Some(State { body: second, ..state(true) }));
}

/// The journal keeps events for ever: this text must still be readable in ten years.
#[test]
fn stored_events_stay_readable() {
    let stored = format!(r#"{{"kind":"written","agency":"{AGENCY}","body":"{}"}}"#, Digest::ZERO);
    let event: Event = serde_json::from_str(&stored).expect("an event as it was stored");
    assert_eq!(serde_json::to_string(&event).expect("JSON"), stored);
}

// ── What every system proves about what it declares ──────────────────────────────────────────────────────────────────

#[test]
fn every_page_is_sound() {
    check::samples_are_sound(SYSTEMS);
}

#[test]
fn every_statement_prepares() {
    check::statements_are_prepared(&SYSTEM);
}

#[tokio::test]
async fn doors_are_shut() {
    check::doors_are_shut(&TestApp::new(SYSTEMS).await).await;
}

// ── The whole, on both databases ─────────────────────────────────────────────────────────────────────────────────────

testkit::on_both! { SYSTEMS;
    async fn a_note_is_written_amended_and_closed_by_pages(app) {
        let desk = app.desk().await;
        desk.get("/sample").await.expect(200).shows("Chưa có ghi chú nào");
        let key = desk.get("/sample/new").await.expect(200).field_value("key");
        desk.post_form("/sample/new", &[("key", &key), ("text", " ")]).await.expect(422).shows("Chưa có thông tin này");
        let fields = [("key", key.as_str()), ("text", "Gọi lại <b>sau</b>")];
        let note = desk.post_form("/sample/new", &fields).await.see_other();
        // A double click: the same key with the same content is the same note.
        assert_eq!(desk.post_form("/sample/new", &fields).await.see_other(), note);
        desk.get(&note).await.expect(200).shows("Gọi lại &#60;b&#62;sau&#60;/b&#62;");
        let refused = desk.post_form(&format!("{note}/amend"), &[("text", "")]).await.expect(422);
        refused.shows("<a href=\"#amend-text\">Ghi chú: Chưa có thông tin này</a>");
        desk.post_form(&format!("{note}/amend"), &[("text", "Đã gọi")]).await.expect(303);
        desk.post_form(&format!("{note}/close"), &[]).await.expect(303);
        desk.post_form(&format!("{note}/close"), &[]).await.expect(303);
        desk.post_form(&format!("{note}/amend"), &[("text", "x")]).await.expect(409).shows("Ghi chú này đã đóng");
        app.drain().await;
        let list = desk.get("/sample").await.expect(200).shows("Đã gọi").shows("Đã đóng");
        assert!(list.text().contains("Đã ghi 1 ghi chú"), "the follower has counted it");
        let paper = desk.get(&format!("{note}/note.pdf")).await.expect(200);
        assert!(paper.header("content-type") == "application/pdf" && paper.text().contains("Đã gọi"), "{paper:?}");
    }

    async fn nobody_sees_into_another_agency(app) {
        let note = app.desk().await.post_form("/sample/new", &[("text", "a")]).await.see_other();
        let other = app.person("other", Role::Desk, Some(OTHER_AGENCY)).await;
        other.get(&note).await.expect(404);
        other.post_form(&format!("{note}/close"), &[]).await.expect(403);
        assert!(!other.get("/sample").await.expect(200).text().contains(&note));
        // Whoever has read it is known: the officer, and not the one who could not.
        let read = app.officer().await.get(&note).await.expect(200).text();
        assert!(read.contains("Nguyễn Thị officer") && !read.contains("Nguyễn Thị other"), "{read}");
    }

    async fn the_api_does_the_same(app) {
        let desk = app.desk().await;
        let new = json!({ "text": "Ghi chú qua API" });
        let made = desk.api_post_once("k-1", "/api/v1/sample/notes", &new).await.expect(201);
        let address = made.header("location").to_owned();
        let again = desk.api_post_once("k-1", "/api/v1/sample/notes", &new).await.expect(201);
        assert_eq!(again.json()["id"], made.json()["id"]);
        desk.api_post_once("k-1", "/api/v1/sample/notes", &json!({ "text": "khác" })).await.expect(422);
        let read = desk.api_get(&address).await.expect(200).json();
        assert_eq!((&read["text"], &read["state"]), (&new["text"], &json!("open")));
        assert_eq!(read["written_at"], "2024-12-30T07:30:00+07:00");
        assert_eq!(desk.api_post(&format!("{address}/close"), &Value::Null).await.expect(200).json()["state"], "closed");
        let long = json!({ "text": "x".repeat(crate::limits::NOTE_CHARS_MAX + 1) });
        let refused = desk.api_post("/api/v1/sample/notes", &long).await.expect(422).json();
        assert_eq!(refused["errors"][0]["pointer"], "/text");
    }

    async fn the_list_is_read_page_by_page(app) {
        let desk = app.desk().await;
        for n in 0..5 {
            desk.api_post("/api/v1/sample/notes", &json!({ "text": format!("số {n}") })).await.expect(201);
            app.pass_minutes(1);
        }
        app.drain().await;
        let first = desk.api_get("/api/v1/sample/notes?limit=3").await.expect(200).json();
        assert_eq!((first["total"].as_u64(), first["items"][0]["text"].as_str()), (Some(5), Some("số 4")));
        let next = web::with_query("/api/v1/sample/notes", &[("after", first["next"].as_str().expect("a next page"))]);
        let rest = desk.api_get(&next).await.expect(200).json();
        assert_eq!((rest["items"].as_array().map(Vec::len), &rest["next"]), (Some(2), &Value::Null));
    }

    async fn a_note_closes_by_itself(app) {
        let desk = app.desk().await;
        let note = desk.post_form("/sample/new", &[("text", "a")]).await.see_other();
        let metrics = app.visitor().get("/metrics").await.expect(200);
        metrics.shows("motcua_jobs{kind=\"sample.close_note\",state=\"queued\"} 1");
        app.pass_days(NOTE_OPEN_DAYS);
        let desk = app.desk().await;
        app.drain().await;
        let counts = app.platform.store().read("jobs", jobs::counts).await;
        assert_eq!(counts.expect("the store answers"), Vec::new());
        let id = note.trim_start_matches("/sample/");
        let read = desk.api_get(&format!("/api/v1/sample/notes/{id}")).await.expect(200);
        assert_eq!(read.json()["state"], "closed");
    }

    async fn the_tables_can_be_made_again_from_the_journal(app) {
        let desk = app.desk().await;
        let note = desk.post_form("/sample/new", &[("text", "a")]).await.see_other();
        desk.post_form(&format!("{note}/amend"), &[("text", "b")]).await.expect(303);
        app.drain().await;
        let before = desk.api_get("/api/v1/sample/notes").await.expect(200).json();
        let rebuilt = app.platform.rebuild().await.expect("the journal can be replayed");
        assert_eq!((rebuilt.streams, rebuilt.events), (1, 2));
        assert_eq!(desk.api_get("/api/v1/sample/notes").await.expect(200).json(), before);
    }
}

#[test]
fn names_of_permissions_jobs_and_facts_begin_with_the_system() {
    let permissions = MODULE.permissions.iter().map(|permission| permission.name);
    let others = MODULE.jobs.iter().map(|job| job.kind).chain(MODULE.follows.iter().map(|follower| follower.name));
    for name in permissions.chain(others) {
        assert!(name.starts_with("sample."), "{name}");
    }
}
