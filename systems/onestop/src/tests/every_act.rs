//! Every act of a case by page and by API: the same rules, the same words, the same end.

use super::{
    desk::{WHO, by_api, code},
    office::{SYSTEMS, act},
};
use crate::state::Act;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use testkit::{AGENCY, Person, TestApp};

/// By which way people act.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Way {
    Page,
    Api,
}

/// Who does what, with what: `reason` and the like, as a form and as JSON are made of them.
type Line = (&'static str, &'static str, &'static [(&'static str, &'static str)]);

const WHY: &[(&str, &str)] = &[("reason", "Có lý do")];
const GRANT: &[(&str, &str)] = &[("outcome", "grant")];

/// Lives after an application came online, each with where it ends.
const LIVES: &[(&str, &[Line])] = &[
    (
        "returned",
        &[
            ("desk", "receive", &[]),
            ("desk", "request-supplement", &[("kinds", "declaration"), ("reason", "Chưa ký")]),
            ("desk", "supplement", &[("paper", "declaration")]),
            ("leader", "assign", &[("officer", "officer")]),
            ("leader", "apologise", &[("new_due", "2025-02-10"), ("reason", "Chờ hội đồng họp")]),
            ("officer", "complete-step", &[("step", "2")]),
            ("officer", "propose", GRANT),
            ("leader", "send-back", WHY),
            ("officer", "propose", GRANT),
            ("leader", "sign", &[]),
            ("leader", "reopen", WHY),
            ("officer", "propose", &[("outcome", "deny"), ("note", "Không đủ điều kiện")]),
            ("leader", "sign", &[]),
            ("desk", "return", &[("how", "post")]),
        ],
    ),
    ("not_received", &[("desk", "refuse", WHY)]),
    ("withdrawn", &[("citizen", "withdraw", &[])]),
    ("stopped", &[("desk", "receive", &[]), ("leader", "stop", WHY)]),
    ("received", &[("desk", "receive", &[]), ("desk", "correct", WHY)]),
];

pub(super) async fn file_online(citizen: &Person<'_>) -> String {
    let form: serde_json::Map<String, Value> =
        WHO.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect();
    let body = json!({ "procedure": "1.001731", "agency": AGENCY, "channel": "online", "form": form });
    let filed = citizen.api_post("/api/v1/cases", &body).await.expect(201).json();
    filed["code"].as_str().unwrap_or_default().to_owned()
}

/// The answers with another telephone.
fn corrected() -> [(&'static str, &'static str); 5] {
    WHO.map(|(key, value)| (key, if key == "applicant_phone" { "0987654321" } else { value }))
}

async fn by_page(who: &Person<'_>, role: &str, case: &str, name: &str, with: &[(&'static str, &'static str)]) {
    let below = if role == "citizen" { "ho-so" } else { "can-bo/ho-so" };
    let mut fields: Vec<(&str, &str)> = Vec::new();
    for (key, value) in with {
        match *key {
            "step" => fields.push(("way", "2 done")),
            "new_due" => {
                let parts: Vec<&str> = value.split('-').collect();
                fields.extend([("new_due-year", parts[0]), ("new_due-month", parts[1]), ("new_due-day", parts[2])]);
            }
            key => fields.push((key, value)),
        }
    }
    if name == "correct" {
        fields.extend(corrected());
    }
    let to = act(who, &format!("/{below}/{case}"), name, &fields).await.see_other();
    who.get(&to).await.expect(200).shows("role=\"status\"");
}

fn body(name: &str, with: &[(&str, &str)]) -> Value {
    let mut body = serde_json::Map::new();
    for (key, value) in with {
        let (key, value) = match *key {
            "step" => ("step", json!(2)),
            "kinds" => ("kinds", json!([value])),
            "paper" => ("documents", json!([{ "kind": value }])),
            "new_due" => ("new_due", json!(format!("{value}T17:00:00+07:00"))),
            key => (key, json!(value)),
        };
        body.insert(key.to_owned(), value);
    }
    if name == "correct" {
        body.insert(
            "form".into(),
            corrected().into_iter().map(|(key, value)| (key.to_owned(), json!(value))).collect(),
        );
    }
    Value::Object(body)
}

async fn live(app: &TestApp, way: Way) {
    let (citizen, desk, officer, leader) =
        (app.citizen().await, app.desk().await, app.officer().await, app.leader().await);
    for (end, lines) in LIVES {
        let case = file_online(&citizen).await;
        for (role, name, with) in *lines {
            let who = match *role {
                "citizen" => &citizen,
                "desk" => &desk,
                "officer" => &officer,
                _ => &leader,
            };
            match way {
                Way::Page => by_page(who, role, &case, name, with).await,
                Way::Api => _ = by_api(who, &case, name, body(name, with)).await.expect(200),
            }
        }
        let told = desk.api_get(&format!("/api/v1/cases/{}", code(&case))).await.expect(200).json();
        assert_eq!(told["state"], *end, "{way:?}");
        let acts: Vec<&str> =
            told["events"].as_array().into_iter().flatten().filter_map(|e| e["act"].as_str()).collect();
        let wanted: Vec<&str> = ["file"].into_iter().chain(lines.iter().map(|(_, name, _)| *name)).collect();
        assert_eq!(acts, wanted, "{way:?}");
    }
}

#[test]
fn no_act_is_left_out() {
    let lived: BTreeSet<&str> = LIVES.iter().flat_map(|(_, lines)| lines.iter().map(|(_, name, _)| *name)).collect();
    // Paper alone is passed on by hand, and reminders are the program's.
    let elsewhere = [Act::File, Act::HandOver, Act::WarnLate];
    let wanted: BTreeSet<&str> = Act::ALL.iter().filter(|act| !elsewhere.contains(act)).map(|act| act.code()).collect();
    assert_eq!(lived, wanted);
}

testkit::on_both! { SYSTEMS;
    async fn by_the_pages(app) {
        live(app, Way::Page).await;
    }

    async fn by_the_api(app) {
        live(app, Way::Api).await;
    }

    async fn the_list_is_narrowed_and_counted(app) {
        let (citizen, desk) = (app.citizen().await, app.desk().await);
        let mut codes = Vec::new();
        for _ in 0..3 {
            codes.push(file_online(&citizen).await);
        }
        by_api(&desk, &codes[0], "receive", json!({})).await.expect(200);
        let total = async |query: &str| {
            let found = desk.api_get(&format!("/api/v1/cases?{query}")).await.expect(200).json();
            let items = found["items"].as_array().map_or(0, Vec::len);
            assert_eq!((found["total"].as_u64(), found["total_is"].as_str()), (Some(items as u64), None), "{query}");
            items
        };
        assert_eq!(total("").await, 3);
        assert_eq!(total("state=new").await, 2);
        assert_eq!(total(&format!("agency={AGENCY}&state=received")).await, 1);
        assert_eq!(total("due_before=2024-12-30T00:00:00Z").await, 0);
        assert_eq!(total("due_before=2026-12-30T00:00:00Z").await, 3);
        assert_eq!(total(&format!("q={}", codes[1])).await, 1);
        assert_eq!(total(&format!("q={}&state=received", codes[1])).await, 0);
        assert_eq!(total("q=000.08").await, 3);
        desk.api_get("/api/v1/cases?state=lost").await.expect(422);
        desk.api_get("/api/v1/cases?agency=000.06.68.H50").await.expect(404);
        // Page by page, each case once, the total the same.
        let first = desk.api_get("/api/v1/cases?limit=2").await.expect(200).json();
        let next = first["next"].as_str().unwrap_or_default().to_owned();
        let second = desk.api_get(&format!("/api/v1/cases?limit=2&after={next}")).await.expect(200).json();
        assert_eq!((&first["total"], &second["total"], &second["next"]), (&json!(3), &json!(3), &Value::Null));
        let shown = [&first, &second].into_iter().flat_map(|page| page["items"].as_array().into_iter().flatten());
        let shown: BTreeSet<&str> = shown.filter_map(|item| item["code"].as_str()).collect();
        assert_eq!(shown, codes.iter().map(String::as_str).collect());
    }
}
