//! A complaint from the case page to the answer, over HTTP.

use super::SYSTEMS;
use kernel::AccountId;
use platform::Role;
use serde_json::json;
use testkit::{
    Answer, OTHER_AGENCY, Person, TestApp,
    keeper::{BIRTH, Held, How, KEY, case_of},
};

const WORDS: &str = "Đã quá hẹn ba ngày <b>mà</b> chưa có kết quả";

async fn citizen(app: &TestApp) -> AccountId {
    drop(app.person("citizen", Role::Citizen, None).await);
    app.actor("citizen").await.id
}

async fn held(app: &TestApp, n: u32) -> Held {
    let citizen = citizen(app).await;
    case_of(app, n, BIRTH, How::Filed, Some(citizen)).await
}

fn page(case: &Held) -> String {
    format!("/phan-anh/ho-so/{}", case.code)
}

/// Sends the form of that page.
async fn complain(who: &Person<'_>, page: &str, fields: &[(&str, &str)]) -> Answer {
    let key = who.get(page).await.expect(200).field_value("key");
    who.post_form(page, &[fields, &[("key", key.as_str())]].concat()).await
}

/// The page that a refused form leads to: asked for twice it is the same, and nothing is sent again.
async fn refused(who: &Person<'_>, sent: Answer, status: u16) -> Answer {
    let again = sent.see_other();
    assert!(again.contains("xem-lai=1"), "{again}");
    who.get(&again).await.expect(status);
    who.get(&again).await.expect(status)
}

/// The address of the only complaint in the leader's list.
async fn first_of(leader: &Person<'_>) -> String {
    let list = leader.get("/phan-anh").await.expect(200).text();
    let (_, rest) = list.split_once("href=\"/phan-anh/0").expect("a line");
    format!("/phan-anh/0{}", rest.split('"').next().unwrap_or_default())
}

testkit::on_both! { SYSTEMS;
    async fn a_complaint_goes_to_the_leader_and_the_answer_comes_back(app) {
        let case = held(app, 1).await;
        let (citizen, leader) = (app.citizen().await, app.leader().await);
        let beside = citizen.get(&format!("/keeper/{}", case.code)).await.expect(200);
        beside.shows("Chưa hài lòng về cách giải quyết hồ sơ này").shows(&page(&case));
        // Everything that is wrong at once; what was typed stays.
        let told = refused(&citizen, complain(&citizen, &page(&case), &[("words", " ")]).await, 422).await;
        told.shows("#voice-file-topic").shows("#voice-file-words").shows("Hãy kể sự việc");
        citizen.get(&page(&case)).await.expect(200).shows(&format!("href=\"/ho-so/{}\"", case.code));
        let sent = complain(&citizen, &page(&case), &[("words", "Chờ lâu")]).await;
        let kept = refused(&citizen, sent, 422).await.shows(">Chờ lâu<");
        // Nobody else sees it there.
        let other = app.person("other", Role::Citizen, None).await;
        other.get(&format!("{}?xem-lai=1", page(&case))).await.expect(404);
        assert!(!kept.text().contains("#voice-file-words"), "{}", kept.text());
        let fields = [("topic", "late"), ("words", WORDS)];
        let to = complain(&citizen, &page(&case), &fields).await.see_other();
        // Once it was taken, the way back over the refusal shows nothing of it.
        citizen.get(&format!("{}?xem-lai=1", page(&case))).await.expect(200);
        let own = citizen.get(&to).await.expect(200).shows("Đã gửi phản ánh").shows("&#60;b&#62;mà&#60;/b&#62;");
        // 15 working days from Monday 30 December 2024, New Year's Day off.
        own.shows("21/01/2025");
        leader.get("/phan-anh").await.expect(200).shows("Giải quyết chậm").shows(&case.code).shows("<b>1</b>");
        let one = first_of(&leader).await;
        let shown = leader.get(&one).await.expect(200).shows("chưa có kết quả").shows("15 ngày làm việc");
        let shown = shown.shows("Hạn trả lời").shows(&format!("href=\"/can-bo/ho-so/{}\"", case.code));
        assert!(!shown.text().contains("Tính theo: ."), "{}", shown.text());
        assert!(!shown.text().contains(&format!("<small>{}</small>", testkit::AGENCY)), "an agency by its name");
        leader.post_form(&format!("{one}/tra-loi"), &[("finding", "founded")]).await.expect(422).shows("Hãy ghi nội dung trả lời");
        leader.post_form(&format!("{one}/tra-loi"), &[("words", "Xin lỗi")]).await.expect(422).shows("#voice-answer-finding");
        let answer = [("finding", "founded"), ("words", "Cơ quan xin lỗi")];
        leader.post_form(&format!("{one}/tra-loi"), &answer).await.see_other();
        leader.post_form(&format!("{one}/tra-loi"), &answer).await.expect(409).shows("Phản ánh đã được trả lời");
        let own = citizen.get(&page(&case)).await.expect(200).shows("Cơ quan xin lỗi").shows("xác nhận phản ánh đúng");
        // Answered, so there may be another.
        own.shows("Gửi phản ánh");
        citizen.get(&format!("/keeper/{}", case.code)).await.expect(200).shows("Phản ánh đúng");
        let answered = leader.get("/phan-anh?loc=answered").await.expect(200).shows(&case.code).shows("21/01/2025");
        assert!(!answered.text().contains("không tính hạn"), "{}", answered.text());
        leader.get(&format!("/keeper/{}", case.code)).await.expect(200).shows("Phản ánh về hồ sơ này").shows(&one);
    }

    async fn one_waits_at_a_time_and_can_be_taken_back(app) {
        let case = held(app, 1).await;
        let (citizen, leader) = (app.citizen().await, app.leader().await);
        let fields = [("topic", "attitude"), ("words", "Thái độ chưa đúng"), ("key", "one")];
        let first = citizen.post_form(&page(&case), &fields).await.see_other();
        // The same form twice is one complaint; another form is told to wait.
        assert_eq!(citizen.post_form(&page(&case), &fields).await.see_other(), first);
        let second = [("topic", "late"), ("words", "Chậm"), ("key", "two")];
        let sent = citizen.post_form(&page(&case), &second).await;
        refused(&citizen, sent, 409).await.shows("đang có một phản ánh chờ trả lời");
        let (_, rest) = {
            let shown = citizen.get(&page(&case)).await.expect(200).text();
            let (before, rest) = shown.split_once(&format!("{}/", page(&case))).expect("it can be taken back");
            (before.len(), rest.split('"').next().unwrap_or_default().to_owned())
        };
        let withdraw = format!("{}/{rest}", page(&case));
        citizen.post_form(&withdraw, &[("key", "back")]).await.see_other();
        citizen.post_form(&withdraw, &[("key", "again")]).await.see_other();
        leader.get("/phan-anh").await.expect(200).shows("Không có phản ánh nào");
        citizen.post_form(&page(&case), &second).await.see_other();
        leader.get("/phan-anh").await.expect(200).shows("<b>1</b>");
    }

    async fn whoever_holds_the_receipt_needs_no_account(app) {
        let case = case_of(app, 1, BIRTH, How::Filed, None).await;
        let (holder, leader) = (app.visitor(), app.leader().await);
        let with_key = format!("{}?key={KEY}", page(&case));
        holder.get(&format!("/keeper/{}?key={KEY}", case.code)).await.expect(200).shows(&format!("key={KEY}"));
        holder.get(&with_key).await.expect(200).shows("Ai có mã tra cứu đều đọc và rút được phản ánh gửi từ trang này");
        let half = complain(&holder, &with_key, &[("topic", "fee"), ("words", "")]).await;
        refused(&holder, half, 422).await.shows("Hãy kể sự việc");
        complain(&holder, &with_key, &[("topic", "fee"), ("words", WORDS)]).await.see_other();
        holder.get(&with_key).await.expect(200).shows("chưa có kết quả");
        let one = first_of(&leader).await;
        let answer = [("finding", "unfounded"), ("words", "Phí đúng quy định")];
        leader.post_form(&format!("{one}/tra-loi"), &answer).await.see_other();
        holder.get(&with_key).await.expect(200).shows("Phí đúng quy định");
        // Without the right key there is no such case.
        for wrong in [page(&case), format!("{}?key=WRONG", page(&case))] {
            holder.get(&wrong).await.expect(404);
            holder.post_form(&wrong, &[("topic", "fee"), ("words", "x")]).await.expect(404);
        }
    }

    async fn nobody_else_reads_or_answers(app) {
        let case = held(app, 1).await;
        complain(&app.citizen().await, &page(&case), &[("topic", "late"), ("words", WORDS)]).await.see_other();
        let one = first_of(&app.leader().await).await;
        let stranger = app.person("stranger", Role::Leader, Some(OTHER_AGENCY)).await;
        stranger.get(&one).await.expect(404);
        stranger.post_form(&format!("{one}/tra-loi"), &[("finding", "founded"), ("words", "x")]).await.expect(403);
        assert!(!stranger.get("/phan-anh").await.expect(200).text().contains(&case.code));
        for person in [app.officer().await, app.desk().await, app.citizen().await] {
            person.get(&one).await.expect(403);
            person.get("/phan-anh").await.expect(403);
        }
        // The administrator sees which there are, of all agencies, and outside a demo opens none.
        let all = app.admin().await.get("/phan-anh").await.expect(200).shows(&case.code).shows("Toàn tỉnh").shows("<b>1</b>");
        assert!(!all.text().contains(&one) && !all.text().contains("/can-bo/ho-so/"), "{}", all.text());
        app.admin().await.get(&one).await.expect(404);
        // The office does not complain about itself, and sees nothing beside the case unless it leads.
        app.officer().await.get(&page(&case)).await.expect(403);
        let beside = app.officer().await.get(&format!("/keeper/{}", case.code)).await.expect(200).text();
        assert!(!beside.contains("/phan-anh"), "{beside}");
        let other = app.person("other", Role::Citizen, None).await;
        other.get(&page(&case)).await.expect(404);
        let api = format!("/api/v1/complaints/{}", one.trim_start_matches("/phan-anh/"));
        other.api_get(&api).await.expect(404);
    }

    async fn the_api_does_the_same(app) {
        let case = held(app, 1).await;
        let (citizen, leader) = (app.citizen().await, app.leader().await);
        let new = json!({ "case": case.code, "topic": "papers", "words": WORDS });
        let made = citizen.api_post_once("k-1", "/api/v1/complaints", &new).await.expect(201);
        let address = made.header("location").to_owned();
        let made = made.json();
        assert_eq!((&made["state"], &made["words"], &made["due"]), (&json!("open"), &json!(WORDS), &json!("2025-01-21T17:00:00+07:00")));
        let again = citizen.api_post_once("k-1", "/api/v1/complaints", &new).await.expect(201).json();
        assert_eq!(again["id"], made["id"]);
        citizen.api_post("/api/v1/complaints", &new).await.expect(409);
        for (field, wrong) in [
            ("/topic", json!({ "case": case.code, "topic": "weather", "words": "x" })),
            ("/words", json!({ "case": case.code, "topic": "late", "words": "x".repeat(crate::limits::WORDS_CHARS_MAX + 1) })),
            ("/case", json!({ "case": "abc", "topic": "late", "words": "x" })),
        ] {
            let refused = citizen.api_post("/api/v1/complaints", &wrong).await.expect(422).json();
            assert_eq!(refused["errors"][0]["pointer"], field, "{refused}");
        }
        let list = leader.api_get("/api/v1/complaints").await.expect(200).json();
        assert_eq!((list["total"].as_u64(), &list["items"][0]["id"]), (Some(1), &made["id"]));
        assert!(list["items"][0].get("words").is_none(), "a list opens nothing");
        leader.api_get("/api/v1/complaints?state=lost").await.expect(422);
        citizen.api_get("/api/v1/complaints").await.expect(403);
        let answer = json!({ "finding": "founded", "words": "Xin lỗi" });
        citizen.api_post(&format!("{address}/answer"), &answer).await.expect(403);
        let answered = leader.api_post_once("a-1", &format!("{address}/answer"), &answer).await.expect(200).json();
        assert_eq!((&answered["finding"], &answered["answer"]), (&json!("founded"), &json!("Xin lỗi")));
        leader.api_post_once("a-1", &format!("{address}/answer"), &answer).await.expect(200);
        leader.api_post(&format!("{address}/answer"), &answer).await.expect(409);
        assert_eq!(citizen.api_get(&address).await.expect(200).json()["answer"], "Xin lỗi");
    }

    async fn what_is_overdue_is_said_to_be(app) {
        let case = held(app, 1).await;
        complain(&app.citizen().await, &page(&case), &[("topic", "late"), ("words", WORDS)]).await.see_other();
        app.pass_days(30);
        let leader = app.leader().await;
        leader.get("/phan-anh").await.expect(200).shows("is-late-row").shows("Quá hạn trả lời");
    }

    async fn the_tables_can_be_made_again_from_the_journal(app) {
        let (first, second) = (held(app, 1).await, held(app, 2).await);
        let (citizen, leader) = (app.citizen().await, app.leader().await);
        for case in [&first, &second] {
            complain(&citizen, &page(case), &[("topic", "other"), ("words", WORDS)]).await.see_other();
        }
        let one = first_of(&leader).await;
        leader.post_form(&format!("{one}/tra-loi"), &[("finding", "founded"), ("words", "x")]).await.see_other();
        app.drain().await;
        let lists = async || {
            let mut all = Vec::new();
            for state in ["open", "answered", "withdrawn"] {
                all.push(leader.api_get(&format!("/api/v1/complaints?state={state}")).await.expect(200).json());
            }
            all
        };
        let before = lists().await;
        assert_eq!((before[0]["total"].as_u64(), before[1]["total"].as_u64()), (Some(1), Some(1)));
        app.platform.rebuild().await.expect("the journal can be replayed");
        assert_eq!(lists().await, before);
    }
}

#[tokio::test]
async fn two_at_once_are_one_and_a_refusal() {
    let app = TestApp::new(SYSTEMS).await;
    at_once(&app).await;
    if let Some(app) = TestApp::on_postgres(SYSTEMS).await {
        at_once(&app).await;
    }
}

async fn at_once(app: &TestApp) {
    let case = held(app, 1).await;
    let citizen = app.citizen().await;
    let sent = (0..6).map(|n| {
        let (citizen, code) = (&citizen, case.code.clone());
        async move {
            let new = json!({ "case": code, "topic": "late", "words": format!("lần {n}") });
            citizen.api_post("/api/v1/complaints", &new).await.status.as_u16()
        }
    });
    let mut answers = futures_util::future::join_all(sent).await;
    answers.sort_unstable();
    assert_eq!(answers, [201, 409, 409, 409, 409, 409]);
}
