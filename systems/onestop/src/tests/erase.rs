//! Erasing what a closed case holds of a person: by the administrator alone, who reads none of it.

use super::{
    office::{APPLICANT, SYSTEMS, act, enter, hides},
    papers::filed,
};
use testkit::{Person, TestApp};

const PAGE: &str = "/quan-tri/xoa-du-lieu";
const BASIS: &str = "Nghị định 13/2023/NĐ-CP, Điều 16";

/// A case with a scanned paper, withdrawn at the applicant's word; gives its address and its code.
async fn withdrawn(desk: &Person<'_>) -> (String, String) {
    let case = enter(desk, "one").await;
    let asked = [("reason", "Thiếu giấy ủy quyền"), ("kinds", "power_of_attorney")];
    act(desk, &case, "request-supplement", &asked).await.see_other();
    let file = [("power_of_attorney", "giấy ủy quyền.pdf", &b"%PDF-1.4\n%%EOF"[..])];
    desk.post_files(&format!("{case}/supplement"), &[("key", "files")], &file).await.see_other();
    act(desk, &case, "withdraw", &[("reason", "Gia đình tự rút")]).await.see_other();
    let code = case.rsplit('/').next().unwrap_or_default().to_owned();
    (case, code)
}

#[tokio::test]
async fn nobody_else_comes_here() {
    let app = TestApp::new(SYSTEMS).await;
    for person in [app.citizen().await, app.desk().await, app.officer().await, app.leader().await] {
        person.get(PAGE).await.expect(403);
        person.post_form(PAGE, &[("ho-so", "x")]).await.expect(403);
    }
}

testkit::on_both! { SYSTEMS;
    async fn a_closed_case_is_erased_and_says_so(app) {
        let (desk, admin) = (app.desk().await, app.admin().await);
        let (case, code) = withdrawn(&desk).await;
        let page = desk.get(&case).await.expect(200).shows(APPLICANT).shows("giấy ủy quyền.pdf").text();
        let (_, rest) = page.split_once(&format!("href=\"{case}/tep/")).expect("the file can be opened");
        let file = format!("{case}/tep/{}", rest.split('"').next().unwrap_or_default());
        desk.get(&file).await.expect(200);
        let found = admin.get(&format!("{PAGE}?ho-so={code}")).await.expect(200).shows(&code).shows("Đã rút");
        hides(&found, APPLICANT);
        // Without a ground and a tick nothing happens, and what was typed stays.
        let refused = admin.post_form(PAGE, &[("ho-so", &code), ("basis", "Đơn số 7")]).await.expect(422);
        let refused = refused.shows("href=\"#sure\"").shows("Đơn số 7");
        hides(&refused, "href=\"#basis\"");
        admin.post_form(PAGE, &[("ho-so", &code), ("sure", "yes")]).await.expect(422).shows("href=\"#basis\"");
        desk.get(&case).await.expect(200).shows(APPLICANT);
        let fields = [("ho-so", code.as_str()), ("basis", BASIS), ("sure", "yes")];
        let to = admin.post_form(PAGE, &fields).await.see_other();
        admin.get(&to).await.expect(200).shows("Đã xóa").shows("không còn dữ liệu cá nhân");
        let page = desk.get(&case).await.expect(200);
        for gone in [APPLICANT, "giấy ủy quyền.pdf", "Gia đình tự rút"] {
            hides(&page, gone);
        }
        page.shows("30/12/2024");
        desk.get(&file).await.expect(404);
        // Once more: nothing left, nothing broken.
        admin.post_form(PAGE, &fields).await.see_other();
        app.drain().await;
    }

    async fn an_erased_case_brings_the_applicant_back_by_no_other_name(app) {
        let (citizen, desk, admin) = (app.citizen().await, app.desk().await, app.admin().await);
        let code = filed(&citizen).await;
        let (case, own) = (format!("/can-bo/ho-so/{code}"), format!("/ho-so/{code}"));
        // Who filed is named by their account.
        let account = "Nguyễn Thị citizen";
        desk.get(&case).await.expect(200).shows(account);
        citizen.post_form(&format!("{own}/withdraw"), &[("reason", "Nhầm"), ("seen", "1")]).await.see_other();
        let fields = [("ho-so", code.as_str()), ("basis", BASIS), ("sure", "yes")];
        admin.post_form(PAGE, &fields).await.see_other();
        let page = desk.get(&case).await.expect(200).shows("đã được xóa ngày 30/12/2024 theo quy định");
        let (before, events) = page.text().split_once("Diễn biến").map(|(a, b)| (a.to_owned(), b.to_owned())).expect("what happened");
        assert!(!before.contains(account) && !events.contains(account), "{events}");
        let told = desk.api_get(&format!("/api/v1/cases/{code}")).await.expect(200).json();
        assert!(!told.to_string().contains(account), "{told}");
        citizen.get(&own).await.expect(200).shows("đã được xóa ngày 30/12/2024 theo quy định");
    }

    async fn a_case_under_way_is_left_alone(app) {
        let (desk, admin) = (app.desk().await, app.admin().await);
        let case = enter(&desk, "one").await;
        let code = case.rsplit('/').next().unwrap_or_default();
        let fields = [("ho-so", code), ("basis", BASIS), ("sure", "yes")];
        admin.get(&format!("{PAGE}?ho-so={code}")).await.expect(200).shows("đang được giải quyết");
        admin.post_form(PAGE, &fields).await.expect(409).shows("đang được giải quyết");
        desk.get(&case).await.expect(200).shows(APPLICANT);
    }

    async fn a_code_that_is_none_is_said_to_be_none(app) {
        let admin = app.admin().await;
        admin.get(PAGE).await.expect(200);
        for wrong in ["abc", "000.08.61.H50-241230-9999", "'; drop table stream"] {
            let to = web::with_query(PAGE, &[("ho-so", wrong)]);
            admin.get(&to).await.expect(422).shows("href=\"#ho-so\"");
            let fields = [("ho-so", wrong), ("basis", BASIS), ("sure", "yes")];
            admin.post_form(PAGE, &fields).await.expect(422).shows("href=\"#ho-so\"");
        }
    }
}
