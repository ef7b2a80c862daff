//! The desk over HTTP: applications entered with what is missing, by post, the hand-over with its hour, and the way
//! along the step table, by page and by API.

use super::office::{SYSTEMS, act, enter, hides};
use crate::{rows, state::Channel};
use kernel::{AgencyCode, Date, ProcedureCode};
use platform::Role;
use serde_json::{Value, json};
use store::StoreError;
use testkit::{AGENCY, Answer, Person, TestApp, start};

/// A procedure of the communes that two officers work on, one after the other.
const TWO_OFFICERS: &str = "1.001699";
/// One that waits for a notice to be posted, which is not the office's time.
const WAITS: &str = "1.012786";
pub(super) const WHO: [(&str, &str); 5] = [
    ("applicant_name", "Lê Văn Bước"),
    ("applicant_id_number", "045195000001"),
    ("request_content", "Xác định lại mức độ khuyết tật"),
    ("applicant_phone", "0912345678"),
    ("applicant_address", "Đông Lương, Đông Hà, Quảng Trị"),
];

fn address(procedure: &str) -> String {
    format!("/can-bo/nhap-ho-so?thu-tuc={procedure}")
}

async fn send(desk: &Person<'_>, procedure: &str, key: &str, more: &[(&str, &str)]) -> Answer {
    let fields = [&WHO[..], more, &[("key", key)]].concat();
    desk.post_form(&address(procedure), &fields).await
}

/// The case, and what was said to have been done.
fn case_of(to: &str) -> (String, String) {
    let (case, done) = to.split_once("?xong=").unwrap_or_else(|| panic!("{to}"));
    (case.to_owned(), done.to_owned())
}

pub(super) fn code(case: &str) -> &str {
    case.rsplit('/').next().unwrap_or_default()
}

pub(super) async fn by_api(who: &Person<'_>, case: &str, action: &str, body: Value) -> Answer {
    who.api_post(&format!("/api/v1/cases/{}/actions/{action}", code(case)), &body).await
}

async fn application(app: &TestApp, channel: &str, more: Value) -> Answer {
    let form: serde_json::Map<String, Value> =
        WHO.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect();
    let mut body = json!({ "procedure": TWO_OFFICERS, "agency": AGENCY, "channel": channel, "form": form });
    if let (Some(body), Value::Object(more)) = (body.as_object_mut(), more) {
        body.extend(more);
    }
    app.desk().await.api_post("/api/v1/cases", &body).await
}

testkit::on_both! { SYSTEMS;
    async fn an_incomplete_application_is_entered_and_asked_for_once(app) {
        let desk = app.desk().await;
        desk.get(&address(TWO_OFFICERS)).await.expect(200).shows("paper-application").shows("Còn thiếu");
        // A paper that belongs to every file has to be looked at.
        let shown = send(&desk, TWO_OFFICERS, "one", &[("channel", "direct")]).await.expect(422);
        assert!(shown.text().contains("id=\"paper-application-error\""), "{}", shown.text());
        // What is not in order needs a word on how to mend it; what was ticked stays.
        let papers = [("channel", "direct"), ("paper-application", "missing"), ("paper-medical_papers", "wrong")];
        let shown = send(&desk, TWO_OFFICERS, "one", &papers).await.expect(422).shows("reason-error");
        assert!(shown.text().contains("name=\"paper-application\" value=\"missing\" checked"), "{}", shown.text());
        let why = [&papers[..], &[("reason", "Bản sao chưa chứng thực")]].concat();
        let (case, done) = case_of(&send(&desk, TWO_OFFICERS, "one", &why).await.see_other());
        assert_eq!(done, "request-supplement");
        let page = desk.get(&case).await.expect(200).shows("Đang chờ người nộp bổ sung").shows("Bản sao chưa chứng thực");
        let page = page.shows(">Chưa có, chờ bổ sung</strong>");
        let page = page.shows(">Chưa đúng, chờ bổ sung</strong>");
        hides(&page, ">Chưa có</strong>");
        hides(&page, "act-receive");
        let told = desk.api_get(&format!("/api/v1/cases/{}", code(&case))).await.expect(200).json();
        assert_eq!((&told["state"], &told["due"], &told["documents"]), (&json!("supplement"), &Value::Null, &json!([])));
        assert_eq!(told["asked_for"], json!(["application", "medical_papers"]));
        // Once more needs a reason of its own.
        act(&desk, &case, "supplement", &[("paper", "application"), ("paper", "medical_papers")]).await.see_other();
        let again = [("kinds", "medical_papers"), ("reason", "Mờ")];
        act(&desk, &case, "request-supplement", &again).await.expect(409).shows("đã được yêu cầu bổ sung một lần");
        act(&desk, &case, "receive", &[]).await.see_other();
        desk.get("/can-bo?loc=can-chuyen").await.expect(200).shows("Lê Văn Bước").shows("Chờ chuyển <b>1</b>");
    }

    async fn what_comes_by_post_counts_from_the_minutes(app) {
        let desk = app.desk().await;
        let post = [("channel", "post"), ("paper-application", "ok"), ("minutes_at-day", "27"), ("minutes_at-month", "12")];
        let half = [&post[..], &[("minutes_at-year", "2024")]].concat();
        send(&desk, TWO_OFFICERS, "one", &half).await.expect(422).shows("minutes_at_time-error");
        let odd = [&half[..], &[("minutes_at_time", "lúc chiều")]].concat();
        send(&desk, TWO_OFFICERS, "one", &odd).await.expect(422).shows("14:30");
        let late = [&post[..], &[("minutes_at-year", "2025"), ("minutes_at_time", "15:20")]].concat();
        send(&desk, TWO_OFFICERS, "one", &late).await.expect(422).shows("minutes_at-error");
        let right = [&half[..], &[("minutes_at_time", "15h20")]].concat();
        let (case, _) = case_of(&send(&desk, TWO_OFFICERS, "one", &right).await.see_other());
        // The code is of the day on which it was entered; the case is of the minutes.
        assert!(case.ends_with("-241230-0001"), "{case}");
        let told = desk.api_get(&format!("/api/v1/cases/{}", code(&case))).await.expect(200).json();
        assert_eq!(told["received_at"], "2024-12-27T15:20:00+07:00");
        assert_eq!(told["hand_over_by"], "2024-12-30T07:30:00+07:00", "after 15:00: at the next opening");
        let direct = json!({ "minutes_at": "2024-12-27T15:20:00+07:00" });
        let refused = application(app, "direct", direct).await.expect(422).json();
        assert_eq!(refused["errors"][0]["pointer"], "/minutes_at");
    }

    async fn the_file_is_passed_on_and_the_hour_is_told(app) {
        let (desk, officer) = (app.desk().await, app.officer().await);
        let case = enter(&desk, "one").await;
        desk.get(&case).await.expect(200).shows("15:00").shows("Chuyển hồ sơ chậm nhất");
        act(&officer, &case, "hand-over", &[]).await.expect(403);
        act(&desk, &case, "hand-over", &[]).await.see_other();
        let page = desk.get(&case).await.expect(200).shows("Đã chuyển hồ sơ lúc");
        hides(&page, "act-hand-over");
        hides(&desk.get("/can-bo?loc=can-chuyen").await.expect(200), "<td data-label");
        // A second click is no second hand-over; after it nobody is reminded of the hour.
        by_api(&desk, &case, "hand-over", json!({})).await.expect(200);
        let second = enter(&desk, "two").await;
        app.pass_minutes(11 * 60);
        desk.get(&second).await.expect(200).shows("Chưa chuyển hồ sơ cho bộ phận giải quyết");
        let told = by_api(&desk, &second, "hand-over", json!({})).await.expect(200).json();
        assert_eq!((&told["handed_over_late"], &told["hand_over_by"]), (&json!(true), &Value::Null));
        desk.get(&second).await.expect(200).shows("muộn: phải chuyển trước");
        let acts: Vec<&Value> = told["events"].as_array().into_iter().flatten().map(|event| &event["act"]).collect();
        assert_eq!(acts, ["file", "receive", "hand-over"]);
        app.drain().await;
    }

    async fn step_by_step_the_next_officer_is_named(app) {
        let (desk, officer) = (app.desk().await, app.officer().await);
        let second = app.person("officer-2", Role::Officer, Some(AGENCY)).await;
        let papers = [("channel", "direct"), ("paper-application", "ok")];
        let (case, _) = case_of(&send(&desk, TWO_OFFICERS, "one", &papers).await.see_other());
        officer.get(&case).await.expect(200).shows("value=\"2 done\"").shows("name=\"holder-3\"");
        act(&officer, &case, "complete-step", &[]).await.expect(422).shows("complete-step-way-error");
        let nobody = [("way", "2 done"), ("holder-3", "nobody")];
        act(&officer, &case, "complete-step", &nobody).await.expect(422).shows("complete-step-holder-3-error");
        let next = [("way", "2 done"), ("holder-3", "officer-2"), ("note", "Đã kiểm tra giấy tờ")];
        act(&officer, &case, "complete-step", &next).await.see_other();
        // It is the other's now; what was passed on is told.
        let page = officer.get(&case).await.expect(200).shows("Xong bước 2").shows("Đã kiểm tra giấy tờ");
        hides(&page, "act-complete-step");
        second.get("/can-bo?loc=cua-toi").await.expect(200).shows("Lê Văn Bước");
        by_api(&officer, &case, "propose", json!({ "outcome": "grant" })).await.expect(403);
        let told = second.api_get(&format!("/api/v1/cases/{}", code(&case))).await.expect(200).json();
        assert_eq!(told["steps"][0]["step"], 3);
        assert_eq!(told["steps"][0]["given"], true);
        // What follows is the leader's decision: that is proposed, not completed into.
        assert_eq!(told["completions"], json!([]));
        by_api(&second, &case, "complete-step", json!({ "step": 3 })).await.expect(409);
        by_api(&second, &case, "propose", json!({ "outcome": "grant" })).await.expect(200);
    }

    async fn a_step_that_does_not_count_waits_for_its_answer(app) {
        let packs = app.platform.packs();
        let version = packs.procedure(&WAITS.parse::<ProcedureCode>().expect("a code"), Date::constant(2024, 12, 30));
        let version = version.expect("in force");
        assert!(crate::cases::channel_of(version.channels[0]) == Channel::Direct);
        let office: AgencyCode = packs.agencies_for(version, Date::constant(2024, 12, 30))[0].code.clone();
        let desk = app.person("land-desk", Role::Desk, Some(office.as_str())).await;
        let officer = app.person("land-officer", Role::Officer, Some(office.as_str())).await;
        let kept: Vec<String> = version.documents.iter().map(|paper| format!("paper-{}", paper.key)).collect();
        let mut papers: Vec<(&str, &str)> = kept.iter().map(|name| (name.as_str(), "ok")).collect();
        papers.push(("channel", "direct"));
        let (case, _) = case_of(&send(&desk, WAITS, "one", &papers).await.see_other());
        act(&officer, &case, "complete-step", &[("way", "2 done")]).await.see_other();
        let page = officer.get(&case).await.expect(200).shows("không tính vào thời hạn giải quyết").shows("answered_by");
        hides(&page, "act-propose");
        let told = officer.api_get(&format!("/api/v1/cases/{}", code(&case))).await.expect(200).json();
        assert_eq!((&told["paused"], &told["state"]), (&json!(true), &json!("processing")));
        let due = told["due"].as_str().unwrap_or_default().to_owned();
        by_api(&officer, &case, "propose", json!({ "outcome": "grant" })).await.expect(409);
        app.clock.set_civil(start().plus_minutes(30 * 24 * 60));
        hides(&officer.get("/can-bo?loc=qua-han").await.expect(200), "Lê Văn Bước");
        let silent = act(&officer, &case, "complete-step", &[("way", "3 done")]).await.expect(422);
        assert!(silent.text().contains("complete-step-answered_by-error"), "{}", silent.text());
        let answer = json!({ "step": 3, "answered_by": "UBND xã", "answered_at": "2025-01-27T16:00:00+07:00" });
        let told = by_api(&officer, &case, "complete-step", answer).await.expect(200).json();
        assert_eq!(told["paused"], false);
        assert!(told["due"].as_str().unwrap_or_default() > due.as_str(), "{told}");
        officer.get(&case).await.expect(200).shows("UBND xã");
        app.drain().await;
    }

    async fn the_api_enters_what_is_incomplete_too(app) {
        let missing = json!({ "missing": { "kinds": ["application"], "reason": "Chưa ký" } });
        let filed = application(app, "direct", missing).await.expect(201).json();
        assert_eq!((&filed["state"], &filed["due"]), (&json!("supplement"), &Value::Null));
        let none = json!({ "missing": { "kinds": [], "reason": "Chưa ký" } });
        application(app, "direct", none).await.expect(422);
        let odd = json!({ "missing": { "kinds": ["passport"], "reason": "Chưa ký" } });
        let refused = application(app, "direct", odd).await.expect(422).json();
        assert_eq!(refused["errors"][0]["pointer"], "/kinds/0");
        application(app, "direct", json!({ "missing": { "kinds": ["application"], "reason": " " } })).await.expect(422);
    }

    async fn when_the_numbers_of_the_day_are_used_up_it_is_said(app) {
        let day = |n: i64| {
            app.platform.store().write::<_, StoreError, _>("counter", move |tx| {
                tx.run(&rows::CASE_COUNTER_AT_LEAST, &[AGENCY.into(), "2024-12-30".into(), n.into()])
            })
        };
        let ok = json!({ "documents": [{ "kind": "application" }] });
        day(9_998).await.expect("set");
        for code in ["241230-9999", "241230-10000"] {
            let filed = application(app, "direct", ok.clone()).await.expect(201).json();
            assert!(filed["code"].as_str().unwrap_or_default().ends_with(code), "{filed}");
        }
        day(99_998).await.expect("set");
        let last = application(app, "direct", ok.clone()).await.expect(201).json();
        assert!(last["code"].as_str().unwrap_or_default().ends_with("-99999"), "{last}");
        let refused = application(app, "direct", ok.clone()).await.expect(409).json();
        assert!(refused["title"].as_str().unwrap_or_default().contains("99"), "{refused}");
        // Nothing was kept, not even the number; tomorrow it begins anew.
        let listed = app.desk().await.api_get("/api/v1/cases?state=received").await.expect(200).json();
        assert_eq!(listed["total"], 3);
        app.pass_days(1);
        let next = application(app, "direct", ok).await.expect(201).json();
        assert!(next["code"].as_str().unwrap_or_default().ends_with("-241231-0001"), "{next}");
    }
}
