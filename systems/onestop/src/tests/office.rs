//! The office over HTTP: one application on paper from the counter to the hand-over, and who may see it.

use super::every_act::file_online;
use crate::SYSTEM;
use testkit::{AGENCY, Answer, OTHER_AGENCY, Person, TestApp, check};
use web::System;

pub(super) const SYSTEMS: &[&System] = &[&SYSTEM];
const NEW: &str = "/can-bo/nhap-ho-so?thu-tuc=1.001193";
pub(super) const APPLICANT: &str = "Hồ Thị Kiểm Thử";

pub(super) const ANSWERS: [(&str, &str); 21] = [
    ("channel", "direct"),
    ("paper-declaration", "ok"),
    ("paper-birth_notification", "ok"),
    ("child_name", "Hồ Văn Bé"),
    ("child_sex", "male"),
    ("child_birth_date-day", "20"),
    ("child_birth_date-month", "12"),
    ("child_birth_date-year", "2024"),
    ("child_birth_place", "Bệnh viện đa khoa tỉnh Quảng Trị"),
    ("child_ethnicity", "Kinh"),
    ("child_nationality", "Việt Nam"),
    ("child_home_town", "Đông Lương, Đông Hà, Quảng Trị"),
    ("mother_name", APPLICANT),
    ("mother_birth_date-day", "1"),
    ("mother_birth_date-month", "2"),
    ("mother_birth_date-year", "1995"),
    ("mother_ethnicity", "Kinh"),
    ("mother_nationality", "Việt Nam"),
    ("mother_address", "Đông Lương, Đông Hà, Quảng Trị"),
    ("requester_name", APPLICANT),
    ("requester_relationship", "mother"),
];
pub(super) const CONTACT: [(&str, &str); 3] = [
    ("requester_id_number", "045195000001"),
    ("requester_phone", "0912345678"),
    ("requester_address", "Đông Lương, Đông Hà, Quảng Trị"),
];

/// Enters the application; gives the address of the case.
pub(super) async fn enter(desk: &Person<'_>, key: &str) -> String {
    let fields = [&ANSWERS[..], &CONTACT[..], &[("key", key)]].concat();
    let to = desk.post_form(NEW, &fields).await.see_other();
    to.strip_suffix("?xong=file").unwrap_or_else(|| panic!("{to}")).to_owned()
}

/// Does an act with the numbers of the page shown.
pub(super) async fn act(who: &Person<'_>, case: &str, act: &str, fields: &[(&str, &str)]) -> Answer {
    let page = who.get(case).await.expect(200);
    let seen = page.field_value("seen");
    let key = format!("{act}-{}", page.field_value("key"));
    let fields = [fields, &[("seen", seen.as_str()), ("key", key.as_str())]].concat();
    who.post_form(&format!("{case}/{act}"), &fields).await
}

#[track_caller]
pub(super) fn hides(answer: &Answer, words: &str) {
    assert!(!answer.text().contains(words), "`{words}` is in the answer:\n{}", answer.text());
}

#[test]
fn samples() {
    check::samples_are_sound(SYSTEMS);
}

#[tokio::test]
async fn papers_are_scanned_at_the_counter() {
    let app = TestApp::new(SYSTEMS).await;
    let desk = app.desk().await;
    let case = enter(&desk, "one").await;
    let asked = [("reason", "Thiếu giấy"), ("kinds", "power_of_attorney")];
    act(&desk, &case, "request-supplement", &asked).await.see_other();
    let file = [("power_of_attorney", "giấy ủy quyền.pdf", &b"%PDF-1.4\n%%EOF"[..])];
    desk.post_files(&format!("{case}/supplement"), &[("key", "files")], &file).await.see_other();
    let page = desk.get(&case).await.expect(200).shows("giấy ủy quyền.pdf").text();
    let (_, rest) = page.split_once(&format!("href=\"{case}/tep/")).expect("the file can be opened");
    let file = format!("{case}/tep/{}", rest.split('"').next().unwrap_or_default());
    assert_eq!(desk.get(&file).await.expect(200).header("content-type"), "application/pdf");
    app.person("stranger", platform::Role::Officer, Some(OTHER_AGENCY)).await.get(&file).await.expect(404);
}

testkit::on_both! { SYSTEMS;
    async fn the_desk_enters_an_application_on_paper(app) {
        let desk = app.desk().await;
        desk.get("/can-bo").await.expect(200).shows("/can-bo/nhap-ho-so");
        desk.get("/can-bo/nhap-ho-so").await.expect(200).shows("thu-tuc=1.001193");
        desk.get(NEW).await.expect(200).shows("Đăng ký khai sinh");
        // Everything that is wrong at once, and what was typed and ticked stays.
        let wrong = [("mother_name", "Lê Thị Còn Lại"), ("paper-birth_notification", "ok"), ("child_sex", "neither")];
        let shown = desk.post_form(NEW, &wrong).await.expect(422).shows("Lê Thị Còn Lại");
        for field in ["channel", "child_name", "child_sex", "requester_name", "paper-declaration"] {
            assert!(shown.text().contains(&format!("id=\"{field}-error\"")), "{field}: {}", shown.text());
        }
        let paper = "name=\"paper-birth_notification\" value=\"ok\" checked";
        assert!(shown.text().contains(paper), "{}", shown.text());
        hides(&desk.get("/man-hinh").await.expect(200), "241230-0001");
        let case = enter(&desk, "one").await;
        assert_eq!(case, format!("/can-bo/ho-so/{AGENCY}-241230-0001"));
        // The same form sent twice is one application.
        assert_eq!(enter(&desk, "one").await, case);
        desk.get(&format!("{case}?xong=file")).await.expect(200).shows(APPLICANT).shows("đã được nhập và tiếp nhận");
        desk.get(&format!("{case}/giay-tiep-nhan.pdf")).await.expect(200);
        // An answer about a paper that the form does not offer.
        let odd = [&ANSWERS[..], &CONTACT[..], &[("paper-power_of_attorney", "passport"), ("key", "two")]].concat();
        desk.post_form(NEW, &odd).await.expect(422).shows("paper-power_of_attorney-error");
    }

    async fn a_case_goes_from_hand_to_hand(app) {
        let (desk, officer, leader) = (app.desk().await, app.officer().await, app.leader().await);
        let case = enter(&desk, "one").await;
        // Nobody has it, and the desk still has to pass it on: the same words and numbers for both.
        let list = officer.get("/can-bo").await.expect(200).shows(APPLICANT).shows("Bộ phận Một cửa, chờ chuyển");
        list.shows("aria-current=\"page\">Chờ chuyển <b>1</b>").shows("Chưa giao <b>0</b>");
        desk.get("/can-bo").await.expect(200).shows("Chờ chuyển <b>1</b>").shows("Chưa giao <b>0</b>");
        leader.get("/can-bo").await.expect(200).shows("Chờ chuyển <b>1</b>").shows("Chưa giao <b>0</b>");
        let page = officer.get(&case).await.expect(200).shows("Nhận hồ sơ");
        hides(&page, "assign-officer");
        leader.get(&case).await.expect(200).shows("Nguyễn Thị officer");
        let to = act(&officer, &case, "assign", &[]).await.see_other();
        officer.get(&to).await.expect(200).shows("Đã nhận hồ sơ.").shows("Nhận hồ sơ để giải quyết");
        officer.get("/can-bo?loc=cua-toi").await.expect(200).shows(APPLICANT).shows("Nguyễn Thị officer");
        // Corrected at the applicant's word: the whole form, one answer changed.
        let fields = [&ANSWERS[..], &CONTACT[..], &[("reason", "Ghi nhầm số điện thoại")]].concat();
        let changed: Vec<(&str, &str)> = fields
            .into_iter()
            .map(|(name, value)| (name, if name == "requester_phone" { "0987654321" } else { value }))
            .collect();
        let shown = act(&officer, &case, "correct", &[("reason", "Thiếu")]).await.expect(422);
        assert!(shown.text().contains("href=\"#correct-child_name\""), "{}", shown.text());
        act(&officer, &case, "correct", &changed).await.see_other();
        let page = officer.get(&case).await.expect(200).shows("0987654321");
        let page = page.shows(": 0912345678 → 0987654321. Ghi nhầm số điện thoại");
        act(&officer, &case, "correct", &changed).await.expect(422).shows("Chưa có mục nào thay đổi.");
        // The block about the applicant follows the answers.
        hides(&page, ">0912345678<");
        act(&officer, &case, "propose", &[("outcome", "deny"), ("note", "Chưa đủ")]).await.see_other();
        // The leader sees what is proposed, sends it back only with a reason, then signs.
        leader.get("/lanh-dao").await.expect(200).shows(APPLICANT).shows("Công chức đang giải quyết");
        leader.get(&case).await.expect(200).shows("Kết quả đề nghị: Không đồng ý.").shows("Chưa đủ");
        let bare = act(&officer, &case, "send-back", &[("reason", "Xem lại")]).await;
        bare.see_other();
        officer.get(&case).await.expect(200).shows("Rút lại hồ sơ trình").shows("Kết quả đề nghị: Không đồng ý. Chưa đủ");
        let bare = act(&officer, &case, "propose", &[("outcome", "deny")]).await.expect(422);
        assert!(bare.text().contains("href=\"#propose-note\""), "{}", bare.text());
        act(&officer, &case, "propose", &[("outcome", "deny"), ("note", "Chưa đủ")]).await.see_other();
        let shown = act(&leader, &case, "send-back", &[]).await.expect(422).shows("id=\"act-send-back\" open");
        assert!(shown.text().contains("href=\"#send-back-reason\""), "{}", shown.text());
        act(&leader, &case, "send-back", &[("reason", "Đủ rồi")]).await.see_other();
        officer.get("/can-bo?loc=cua-toi").await.expect(200).shows("Lãnh đạo trả lại");
        officer.get(&case).await.expect(200).shows("Lãnh đạo trả lại lúc").shows(": Đủ rồi</strong>");
        act(&officer, &case, "propose", &[("outcome", "grant")]).await.see_other();
        hides(&officer.get("/can-bo?loc=cua-toi").await.expect(200), "Lãnh đạo trả lại");
        act(&leader, &case, "sign", &[]).await.see_other();
        app.visitor().get(&format!("/man-hinh?co-quan={AGENCY}")).await.expect(200).shows("241230-0001");
        desk.get("/can-bo").await.expect(200).shows("aria-current=\"page\">Chờ trả kết quả <b>1</b>");
        let nobody = act(&desk, &case, "return", &[("how", "direct")]).await.expect(422);
        assert!(nobody.text().contains("href=\"#return-received_by\""), "{}", nobody.text());
        let page = desk.get(&case).await.expect(200).shows("Kết quả đã ký: Đồng ý giải quyết.");
        // There is nothing electronic of an application on paper.
        hides(&page, "name=\"how\" value=\"online\"");
        let online = act(&desk, &case, "return", &[("how", "online")]).await.expect(422);
        online.shows("không trả kết quả theo cách “Trực tuyến” được");
        hides(&page, "Kết quả đề nghị: Đồng ý giải quyết. Mời");
        act(&desk, &case, "return", &[("how", "direct"), ("received_by", "Hồ Văn Nhận Thay")]).await.see_other();
        let page = desk.get(&case).await.expect(200).shows("Hồ sơ đã kết thúc").shows("Người nhận: Hồ Văn Nhận Thay.");
        // The step after the signature was done by nobody.
        page.shows("Không có ghi nhận");
    }

    async fn what_an_officer_writes_to_the_leader_is_read_by_the_applicant_of_a_denial_only(app) {
        let (citizen, desk) = (app.citizen().await, app.desk().await);
        let (officer, leader) = (app.officer().await, app.leader().await);
        for (outcome, reads) in [("grant", false), ("deny", true)] {
            let code = file_online(&citizen).await;
            let case = format!("/can-bo/ho-so/{code}");
            act(&desk, &case, "receive", &[]).await.see_other();
            act(&officer, &case, "propose", &[("outcome", outcome), ("note", "Lời riêng của công chức")]).await.see_other();
            act(&leader, &case, "sign", &[]).await.see_other();
            let page = citizen.get(&format!("/ho-so/{code}")).await.expect(200).text();
            assert_eq!(page.contains("Lời riêng của công chức"), reads, "{outcome}: {page}");
        }
    }

    async fn the_desk_reads_what_has_to_be_paid(app) {
        let (citizen, desk) = (app.citizen().await, app.desk().await);
        let code = file_online(&citizen).await;
        let version = app.platform.packs().procedure(&"1.001731".parse().expect("a code"), "2024-12-30".parse().expect("a day"));
        let fee = crate::fees::for_office(crate::text::T::new(kernel::Lang::Vi), version.expect("known"), crate::state::Channel::Online, None);
        let fee = fee.expect("an amount that is known");
        let page = desk.get(&format!("/can-bo/ho-so/{code}")).await.expect(200).shows("<dt>Người nộp cần trả</dt>");
        page.shows(&format!("Người nộp cần trả: {fee}."));
    }

    async fn what_was_filed_after_hours_waits_from_the_next_opening(app) {
        // Monday evening, read on Tuesday, which is the first day, and on Thursday after the holiday.
        app.pass_minutes(11 * 60);
        file_online(&app.citizen().await).await;
        for (hours, name, says) in [(13, "tuesday", "từ hôm nay"), (48, "thursday", "1 ngày làm việc")] {
            app.pass_minutes(hours * 60);
            let desk = app.person(name, platform::Role::Desk, Some(AGENCY)).await;
            desk.get("/can-bo?loc=tiep-nhan").await.expect(200).shows(&format!("chờ tiếp nhận {says}"));
        }
    }

    async fn papers_are_asked_for_and_brought_to_the_counter(app) {
        let desk = app.desk().await;
        let case = enter(&desk, "one").await;
        let both = act(&desk, &case, "request-supplement", &[]).await.expect(422).shows("Hãy điền mục “Lý do”.");
        assert!(both.text().contains("href=\"#request-supplement-kinds\""), "{}", both.text());
        // Whoever loads the address of the act again finds the case.
        assert_eq!(desk.get(&format!("{case}/request-supplement?loc=tat-ca")).await.see_other(), format!("{case}?loc=tat-ca"));
        let nothing = act(&desk, &case, "request-supplement", &[("reason", "Thiếu giấy")]).await.expect(422);
        assert!(nothing.text().contains("href=\"#request-supplement-kinds\""), "{}", nothing.text());
        assert!(nothing.text().contains(">Thiếu giấy</textarea>"), "{}", nothing.text());
        let asked = [("reason", "Thiếu giấy"), ("kinds", "power_of_attorney")];
        act(&desk, &case, "request-supplement", &asked).await.see_other();
        desk.get(&case).await.expect(200).shows("Đang chờ người nộp bổ sung: Văn bản ủy quyền");
        let none = act(&desk, &case, "supplement", &[]).await.expect(422);
        assert!(none.text().contains("href=\"#act-supplement\""), "{}", none.text());
        act(&desk, &case, "supplement", &[("paper", "power_of_attorney")]).await.see_other();
        desk.get("/can-bo?loc=can-chuyen").await.expect(200).shows(APPLICANT);
        hides(&desk.get("/can-bo?loc=chua-giao").await.expect(200), APPLICANT);
    }

    async fn nobody_sees_into_another_agency(app) {
        let desk = app.desk().await;
        let case = enter(&desk, "one").await;
        let code = case.rsplit('/').next().unwrap_or_default();
        let stranger = app.person("stranger", platform::Role::Leader, Some(OTHER_AGENCY)).await;
        for path in ["/can-bo?loc=tat-ca", &format!("/can-bo?q={code}"), "/lanh-dao"] {
            let page = stranger.get(path).await.expect(200);
            hides(&page, APPLICANT);
            hides(&page, &case);
        }
        stranger.get(&case).await.expect(404);
        stranger.post_form(&format!("{case}/stop"), &[("reason", "x")]).await.expect(404);
        // Outside a demo an administrator reads no case.
        app.admin().await.get("/can-bo").await.expect(403);
        app.admin().await.get("/lanh-dao").await.expect(403);
        // The wall screen is for everybody, and names nobody.
        let wall = app.visitor().get(&format!("/man-hinh?co-quan={AGENCY}")).await.expect(200);
        hides(&wall, APPLICANT);
        app.visitor().get("/man-hinh?co-quan=000.99.99.H99").await.expect(404);
        // Whoever works for no office chooses one.
        app.visitor().get("/man-hinh").await.expect(200).shows(&format!("<option value=\"{AGENCY}\""));
        hides(&desk.get("/man-hinh").await.expect(200), "<option");
        // Whoever looked at the name on a list is told to the applicant, once for each reason.
        let page = desk.get("/can-bo?q=241230-0001").await.expect(200).shows(APPLICANT).shows(code);
        hides(&page, "aria-current=\"page\">Tất cả");
        desk.get(&case).await.expect(200).shows(platform::Reason::List.said(kernel::Lang::Vi));
    }

    async fn what_is_late_is_seen(app) {
        let (desk, leader) = (app.desk().await, app.leader().await);
        let case = enter(&desk, "one").await;
        hides(&desk.get("/can-bo?loc=qua-han").await.expect(200), APPLICANT);
        desk.get("/can-bo?loc=hom-nay").await.expect(200).shows(APPLICANT);
        app.visitor().get(&format!("/man-hinh?co-quan={AGENCY}")).await.expect(200).shows("241230-0001").shows("17:00");
        app.pass_minutes(11 * 60);
        desk.get("/can-bo?loc=qua-han").await.expect(200).shows(APPLICANT).shows("is-late-row");
        leader.get("/lanh-dao").await.expect(200).shows("is-late-row");
        leader.get(&case).await.expect(200).shows("chưa xin lỗi");
        let soon = [("new_due-day", "30"), ("new_due-month", "12"), ("new_due-year", "2024"), ("reason", "Mất điện")];
        let shown = act(&leader, &case, "apologise", &soon).await.expect(422).shows("Mất điện");
        assert!(shown.text().contains("href=\"#apologise-new_due\""), "{}", shown.text());
        let later = [("new_due-day", "2"), ("new_due-month", "1"), ("new_due-year", "2025"), ("reason", "Mất điện")];
        let slip = [("new_due-day", "31"), ("new_due-month", "12"), ("new_due-year", "2025"), ("reason", "Mất điện")];
        act(&leader, &case, "apologise", &slip).await.expect(422).shows("Ngày hẹn mới muộn nhất là 17:00 ngày");
        leader.get("/can-bo?loc=da-hen-lai").await.expect(200).shows("Đã hẹn lại <b>0</b>");
        let before = leader.get(&case).await.expect(200).shows("Vì sao là ngày này?");
        hides(&before, "Vì sao là ngày hẹn đầu tiên?");
        act(&leader, &case, "apologise", &later).await.see_other();
        leader.get("/can-bo?loc=da-hen-lai").await.expect(200).shows("Đã hẹn lại <b>1</b>").shows(APPLICANT);
        leader.get(&case).await.expect(200).shows("Vì sao là ngày hẹn đầu tiên?");
        hides(&desk.get("/can-bo?loc=qua-han").await.expect(200), APPLICANT);
        app.drain().await;
    }
}
