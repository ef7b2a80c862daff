//! Several people in one office: what two correct at a time, whom a case is passed on to, how it is found again, and the
//! way back to the list.

use super::{
    desk::code,
    every_act::file_online,
    office::{ANSWERS, APPLICANT, CONTACT, SYSTEMS, act, enter, hides},
};
use crate::text::T;
use kernel::Lang;
use platform::Role;
use store::{Sql, StoreError};
use testkit::{AGENCY, Answer, OTHER_AGENCY, Person, TestApp};

/// The answers with some changed, as a form sends them.
fn changed<'a>(changes: &[(&'a str, &'a str)]) -> Vec<(&'a str, &'a str)> {
    let all = [&ANSWERS[..], &CONTACT[..]].concat();
    let answer = |(name, value)| {
        let change = changes.iter().find(|(changed, _)| *changed == name);
        (name, change.map_or(value, |(_, value)| *value))
    };
    let extra = changes.iter().filter(|(name, _)| *name == "reason").copied();
    all.into_iter().map(answer).chain(extra).collect()
}

async fn correct(who: &Person<'_>, case: &str, page: &Answer, changes: &[(&str, &str)]) -> Answer {
    let key = format!("{}-{}", changes.last().map_or("", |(_, value)| value).len(), page.field_value("key"));
    let seen = page.field_value("seen");
    let fields = [&changed(changes)[..], &[("seen", seen.as_str()), ("key", key.as_str())]].concat();
    who.post_form(&format!("{case}/correct"), &fields).await
}

/// Every word by which a case is found.
async fn words(app: &TestApp) -> Vec<String> {
    const WORDS: Sql = Sql { name: "words", text: "select words from case_words order by case_code" };
    let read = app.platform.store().read::<_, StoreError, _>("words", |tx| {
        tx.rows(&WORDS, &[])?.iter().map(|row| Ok(row.text(0)?.to_owned())).collect()
    });
    read.await.expect("read")
}

async fn finds(who: &Person<'_>, q: &str) -> Answer {
    who.get(&web::with_query("/can-bo", &[("q", q)])).await.expect(200)
}

testkit::on_both! { SYSTEMS;
    async fn what_two_people_correct_stays(app) {
        let (desk, officer) = (app.desk().await, app.officer().await);
        let case = enter(&desk, "one").await;
        let opened = officer.get(&case).await.expect(200);
        let first = desk.get(&case).await.expect(200);
        let phone = [("requester_phone", "0987654321"), ("reason", "Ghi nhầm số")];
        correct(&desk, &case, &first, &phone).await.see_other();
        // The second had the page from before: told what happened and by whom, and nothing of either is lost.
        let place = [("requester_address", "Phường 5, Đông Hà"), ("reason", "Ghi nhầm địa chỉ")];
        let told = correct(&officer, &case, &opened, &place).await.expect(409);
        let told = told.shows(T::new(Lang::Vi).conflict_between()).shows("Nguyễn Thị desk").shows("Ghi nhầm số");
        let told = told.shows("value=\"0987654321\"").shows("Phường 5, Đông Hà").shows("Ghi nhầm địa chỉ</textarea>");
        hides(&told, "Người khác vừa ghi");
        let both = [&place[..], &phone[..1]].concat();
        correct(&officer, &case, &told, &both).await.see_other();
        officer.get(&case).await.expect(200).shows("0987654321").shows("Phường 5, Đông Hà");
        // What both have answered anew is shown beside one's own.
        let other = [("requester_phone", "0911111111"), ("reason", "Số khác")];
        let told = correct(&desk, &case, &first, &other).await.expect(409);
        told.shows("value=\"0911111111\"").shows("Người khác vừa ghi: “0987654321”").shows("href=\"#correct-requester_phone\"");
    }

    async fn words_typed_into_a_form_that_is_gone_are_given_back(app) {
        let (desk, officer, leader) = (app.desk().await, app.officer().await, app.leader().await);
        let case = enter(&desk, "one").await;
        let opened = officer.get(&case).await.expect(200);
        act(&leader, &case, "stop", &[("reason", "Trùng hồ sơ")]).await.see_other();
        let fields = [("outcome", "deny"), ("note", "Thiếu giấy chứng sinh"), ("seen", &opened.field_value("seen")), ("key", "x")];
        let told = officer.post_form(&format!("{case}/propose"), &fields).await.expect(409);
        told.shows("Thiếu giấy chứng sinh").shows("Trùng hồ sơ").shows("Nguyễn Thị leader").shows("Ý kiến gửi lãnh đạo");
        // A note is called what it is called in its own form.
        let fields = [("how", "direct"), ("received_by", "Bà Hoa"), ("note", "Đã ký sổ"), ("seen", "1"), ("key", "y")];
        let told = desk.post_form(&format!("{case}/return"), &fields).await.expect(409).shows("Đã ký sổ");
        told.shows("summary-list__key\">Ghi chú</dt>");
    }

    async fn an_officer_passes_a_case_on(app) {
        let (desk, officer) = (app.desk().await, app.officer().await);
        let second = app.person("second", Role::Officer, Some(AGENCY)).await;
        let case = enter(&desk, "one").await;
        // The desk hands over and names the officer in one act; nobody is not an officer.
        let nobody = act(&desk, &case, "assign", &[("officer", "")]).await.expect(422);
        nobody.shows("Hãy điền mục “Giao cho”.").shows("href=\"#assign-officer\"");
        act(&desk, &case, "assign", &[("officer", "officer")]).await.see_other();
        let page = officer.get(&case).await.expect(200).shows("Chuyển hồ sơ cho bộ phận giải quyết");
        let page = page.shows("Chuyển cho người khác").shows("Nguyễn Thị second");
        hides(&page, "value=\"officer\"");
        second.post_form(&format!("{case}/assign"), &[("officer", "second"), ("key", "x")]).await.expect(403);
        act(&officer, &case, "assign", &[("officer", "second")]).await.see_other();
        second.get("/can-bo?loc=cua-toi").await.expect(200).shows(APPLICANT);
        hides(&officer.get("/can-bo?loc=cua-toi").await.expect(200), APPLICANT);
    }

    async fn a_case_is_found_by_its_people_and_numbers(app) {
        let (desk, officer) = (app.desk().await, app.officer().await);
        let case = enter(&desk, "one").await;
        for q in ["ho thi kiem", "KIỂM  hồ", "0912345678", "0912.345.678", "045195", "241230-0001", "0001", "be ho", code(&case)] {
            finds(&officer, q).await.shows(APPLICANT).shows(&format!("{case}?"));
        }
        for q in ["kiem thi khong", "%", "_", "9999"] {
            hides(&finds(&desk, q).await.shows("Không tìm thấy “"), APPLICANT);
        }
        let stranger = app.person("stranger", Role::Desk, Some(OTHER_AGENCY)).await;
        hides(&finds(&stranger, "ho thi kiem").await, APPLICANT);
        // Whoever found a name is told to the applicant.
        desk.get(&case).await.expect(200).shows(platform::Reason::List.said(Lang::Vi)).shows("Nguyễn Thị officer");
        let api = |q: &str| format!("/api/v1{}", web::with_query("/cases", &[("q", q)]));
        let found = desk.api_get(&api("Kiểm Thử")).await.expect(200).json();
        assert_eq!((&found["total"], &found["items"][0]["code"]), (&1.into(), &code(&case).into()), "{found}");
        let narrowed = format!("{}&state=new", api("Kiểm Thử"));
        assert_eq!(desk.api_get(&narrowed).await.expect(200).json()["total"], 0);
        assert_eq!(app.citizen().await.api_get(&api("Kiểm Thử")).await.expect(200).json()["total"], 0);
        // A correction is found, what it replaced is not.
        let page = desk.get(&case).await.expect(200);
        let phone = [("requester_phone", "0987654321"), ("reason", "Ghi nhầm số")];
        correct(&desk, &case, &page, &phone).await.see_other();
        finds(&desk, "0987654321").await.shows(APPLICANT);
        hides(&finds(&desk, "0912345678").await, APPLICANT);
        // The journal makes the words again; an erasure takes them, also from what is made again.
        let before = words(app).await;
        app.platform.rebuild().await.expect("the journal is whole");
        assert_eq!(words(app).await, before);
        act(&desk, &case, "withdraw", &[("reason", "Gia đình tự rút")]).await.see_other();
        let fields = [("ho-so", code(&case)), ("basis", "Nghị định 13/2023/NĐ-CP"), ("sure", "yes")];
        app.admin().await.post_form("/quan-tri/xoa-du-lieu", &fields).await.see_other();
        assert_eq!(words(app).await, [" 0001 241230 "]);
        hides(&finds(&desk, "kiem thu").await, &case);
        finds(&desk, "241230-0001").await.shows(&case);
        app.platform.rebuild().await.expect("the journal is whole");
        assert_eq!(words(app).await, [" 0001 241230 "]);
    }

    async fn what_nobody_has_received_is_marked(app) {
        let (citizen, leader) = (app.citizen().await, app.leader().await);
        file_online(&citizen).await;
        let page = leader.get("/can-bo?loc=tiep-nhan").await.expect(200).shows("chờ tiếp nhận từ hôm nay");
        hides(&page, "is-late-row");
        leader.get("/lanh-dao").await.expect(200).shows("chưa tiếp nhận").shows("/can-bo?loc=tiep-nhan");
        // Monday; Tuesday is a working day, Wednesday is New Year's Day, Thursday is the second.
        app.pass_days(3);
        let page = app.desk().await.get("/can-bo?loc=tiep-nhan").await.expect(200);
        page.shows("chờ tiếp nhận 2 ngày làm việc").shows("is-late-row");
    }

    async fn the_way_back_keeps_the_list(app) {
        let (desk, officer, leader) = (app.desk().await, app.officer().await, app.leader().await);
        let (case, next) = (enter(&desk, "one").await, enter(&desk, "two").await);
        let page = desk.get("/can-bo?loc=can-chuyen").await.expect(200);
        let from_list = format!("{case}?loc=can-chuyen");
        assert!(page.text().contains(&format!("href=\"{from_list}\"")), "{}", page.text());
        desk.get(&from_list).await.expect(200).shows("class=\"govuk-back-link\" href=\"/can-bo?loc=can-chuyen\"");
        finds(&desk, "kiem thu").await.shows(&format!("{case}?q=kiem%20thu"));
        // A refusal and an act keep it; after the receipt its paper is one step away.
        let refused = desk.post_form(&format!("{case}/request-supplement?loc=can-chuyen"), &[("key", "x")]).await;
        refused.expect(422).shows("href=\"/can-bo?loc=can-chuyen\"");
        desk.get(&format!("{case}?xong=file")).await.expect(200).shows("In: Giấy tiếp nhận hồ sơ và hẹn trả kết quả");
        for case in [&case, &next] {
            act(&officer, case, "propose", &[("outcome", "grant")]).await.see_other();
        }
        leader.get("/lanh-dao").await.expect(200).shows(&format!("{case}?tu=lanh-dao"));
        let signed = leader.post_form(&format!("{case}/sign?tu=lanh-dao"), &[("key", "y")]).await.see_other();
        assert_eq!(signed, format!("{case}?xong=sign&tu=lanh-dao"));
        let page = leader.get(&signed).await.expect(200).shows("Hồ sơ tiếp theo chờ ký");
        page.shows(&format!("href=\"{next}?tu=lanh-dao\"")).shows("class=\"govuk-back-link\" href=\"/lanh-dao\"");
    }
}

#[tokio::test]
async fn the_desk_chooses_a_procedure() {
    let app = TestApp::new(SYSTEMS).await;
    let desk = app.desk().await;
    hides(&desk.get("/can-bo/nhap-ho-so").await.expect(200), "Hay nhập nhất");
    enter(&desk, "one").await;
    desk.get("/can-bo/nhap-ho-so").await.expect(200).shows("Hay nhập nhất");
    let found = desk.get("/can-bo/nhap-ho-so?q=khai%20sinh").await.expect(200).shows("thu-tuc=1.001193");
    hides(&found, "Hay nhập nhất");
}
