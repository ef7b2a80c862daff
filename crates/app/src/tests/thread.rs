//! One birth registration from the application to the answer, over HTTP, on both databases.

use super::ALL;
use serde_json::{Value, json};
use testkit::{AGENCY, Person, TestApp};

/// Answers that the form of 1.001193 takes.
pub(super) fn answers() -> Value {
    json!({
        "child_name": "Nguyễn Thị Lan", "child_sex": "female", "child_birth_date": "2024-12-20",
        "child_birth_place": "Bệnh viện đa khoa tỉnh Quảng Trị", "child_ethnicity": "Kinh",
        "child_nationality": "Việt Nam", "child_home_town": "Đông Lương, Đông Hà",
        "mother_name": "Trần Thị Hoa", "requester_name": "Trần Thị Hoa", "requester_relationship": "mother",
        "requester_id_number": "045190000001", "requester_phone": "0905123456",
        "requester_address": "Phường Đông Lương, thành phố Đông Hà"
    })
}

pub(super) async fn file(citizen: &Person<'_>, key: &str) -> Value {
    let body = json!({ "procedure": "1.001193", "agency": AGENCY, "channel": "online", "applicant": {},
        "form": answers(), "documents": [] });
    citizen.api_post_once(key, "/api/v1/cases", &body).await.expect(201).json()
}

async fn act(who: &Person<'_>, code: &str, act: &str, body: &Value) -> Value {
    who.api_post(&format!("/api/v1/cases/{code}/actions/{act}"), body).await.expect(200).json()
}

/// From filing to the hand-over; the case's code.
pub(super) async fn whole_thread(app: &TestApp, key: &str) -> String {
    let filed = file(&app.citizen().await, key).await;
    let code = filed["code"].as_str().expect("a code").to_owned();
    let (desk, officer, leader) = (app.desk().await, app.officer().await, app.leader().await);
    act(&desk, &code, "receive", &json!({})).await;
    act(&officer, &code, "assign", &json!({})).await;
    act(&officer, &code, "propose", &json!({ "outcome": "grant" })).await;
    act(&leader, &code, "sign", &json!({})).await;
    let returned = act(&desk, &code, "return", &json!({ "how": "direct" })).await;
    assert_eq!(returned["state"], "returned");
    code
}

testkit::on_both! { ALL;
    async fn a_birth_is_registered_and_the_figures_move(app) {
        let filed = file(&app.citizen().await, "first").await;
        assert_eq!(filed["state"], "new");
        assert_eq!(filed["due_is"], "expected");
        // Same-day procedure, Monday 07:30: due at the close of the same day.
        assert_eq!(filed["due"], "2024-12-30T17:00:00+07:00");
        let again = file(&app.citizen().await, "first").await;
        assert_eq!(again["code"], filed["code"], "the same key files once");

        // What waits for a leader in another system stands on the first page of a leader.
        let complaint = json!({ "case": filed["code"], "topic": "late", "words": "Chậm" });
        app.citizen().await.api_post("/api/v1/complaints", &complaint).await.expect(201);
        app.leader().await.get("/lanh-dao").await.expect(200).shows("1 phản ánh của người dân đang chờ trả lời");

        let code = whole_thread(app, "second").await;
        app.drain().await;
        let targets = app.visitor().api_get("/api/v1/targets").await.expect(200).json();
        let figure = |id: &str| {
            let items = targets["items"].as_array().expect("items").clone();
            items.into_iter().find(|one| one["id"] == id).expect("the target")
        };
        assert_eq!(figure("T03")["value"], 100.0);
        assert_eq!((figure("T03")["numerator"].clone(), figure("T03")["denominator"].clone()), (json!(1), json!(1)));
        assert_eq!(figure("T07")["value"], 100.0);
        let records = app.leader().await.api_get("/api/v1/targets/T03/records").await.expect(200).json();
        assert_eq!(records["items"][0]["code"], code);
        let before = app.visitor().api_get("/api/v1/targets?as_of=2024-12-29").await.expect(200).json();
        assert!(before["items"].as_array().expect("items").iter().all(|one| one["denominator"] != 1));
    }

    async fn what_is_not_theirs_does_not_exist(app) {
        let code = file(&app.citizen().await, "mine").await["code"].as_str().expect("a code").to_owned();
        let other = app.person("other", platform::Role::Citizen, None).await;
        other.api_get(&format!("/api/v1/cases/{code}")).await.expect(404);
        let far = app.person("far", platform::Role::Desk, Some(testkit::OTHER_AGENCY)).await;
        far.api_get(&format!("/api/v1/cases/{code}")).await.expect(404);
        far.api_post(&format!("/api/v1/cases/{code}/actions/receive"), &json!({})).await.expect(404);
        // Production administrators may not read cases.
        app.admin().await.api_get(&format!("/api/v1/cases/{code}")).await.expect(404);
    }

    async fn the_second_is_told_what_happened_in_between(app) {
        let code = file(&app.citizen().await, "two").await["code"].as_str().expect("a code").to_owned();
        let desk = app.desk().await;
        let seen = desk.api_get(&format!("/api/v1/cases/{code}")).await.expect(200).json()["version"].clone();
        act(&desk, &code, "receive", &json!({ "seen_version": seen })).await;
        let refuse = json!({ "seen_version": seen, "reason": "Thiếu giấy chứng sinh" });
        let path = format!("/api/v1/cases/{code}/actions/refuse");
        let told = app.person("desk-2", platform::Role::Desk, Some(AGENCY)).await.api_post(&path, &refuse).await;
        let told = told.expect(409).json();
        assert!(told["detail"].as_str().expect("what happened").contains("tiếp nhận"), "{told}");
    }

    async fn the_citizen_sees_who_looked(app) {
        let code = whole_thread(app, "looked").await;
        let page = app.citizen().await.get(&format!("/ho-so/{code}")).await.expect(200);
        for name in ["desk", "officer", "leader"] {
            let actor = app.actor(name).await;
            assert!(page.text().contains(&actor.name), "{name} has read the case and is not shown");
        }
    }

    async fn tables_are_rebuilt_from_the_journal(app) {
        for key in ["a", "b"] {
            whole_thread(app, key).await;
        }
        file(&app.citizen().await, "c").await;
        app.drain().await;
        let dump = async || {
            let cases = app.desk().await.api_get("/api/v1/cases").await.expect(200).json();
            let targets = app.visitor().api_get("/api/v1/targets").await.expect(200).json();
            (cases, targets)
        };
        let before = dump().await;
        let rebuilt = app.platform.rebuild().await.expect("the journal is whole");
        assert_eq!(rebuilt.streams, 3);
        assert_eq!(dump().await, before);
        let checkup = {
            let (store, migrations) = (app.platform.store().clone(), app.platform.migrations());
            tokio::task::spawn_blocking(move || store.doctor(&migrations)).await.expect("a thread").expect("a checkup")
        };
        assert!(checkup.is_well(), "{checkup:#?}");
    }
}
