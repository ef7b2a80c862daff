//! Applying page by page: pages that depend on an answer, numbers as people write them, the last page sent twice.

use crate::SYSTEM;
use testkit::{AGENCY, Answer, Person};
use web::System;

const SYSTEMS: &[&System] = &[&SYSTEM];
const MARITAL: &str = "/nop-ho-so/1.004873";
const BUILDING: &str = "/nop-ho-so/1.013225";

/// Sends one step and sees which one follows.
async fn send(citizen: &Person<'_>, form: &str, step: u32, fields: &[(&str, &str)]) -> String {
    citizen.post_form(&format!("{form}/{step}"), fields).await.see_other()
}

#[track_caller]
fn asks(page: &Answer, field: &str) -> bool {
    page.text().contains(&format!("id=\"{field}\""))
}

/// Everything up to the files, for oneself, divorced, for a loan.
async fn fill(citizen: &Person<'_>) {
    let person = [
        ("person_birth_date-day", "5"),
        ("person_birth_date-month", "6"),
        ("person_birth_date-year", "1990"),
        ("person_sex", "female"),
        ("person_ethnicity", "Bru - Vân Kiều"),
        ("person_nationality", "Việt Nam"),
    ];
    let requester = [
        ("requester_name", "Hồ Thị Kiểm Thử"),
        ("requester_id_number", "000190000123"),
        ("requester_phone", "0912345678"),
        ("requester_address", "Đông Lương, Đông Hà"),
        ("copies", "2"),
        ("agency", AGENCY),
    ];
    assert_eq!(send(citizen, MARITAL, 1, &[("request_for", "self")]).await, format!("{MARITAL}/2"));
    assert_eq!(send(citizen, MARITAL, 2, &person).await, format!("{MARITAL}/3"));
    assert_eq!(send(citizen, MARITAL, 3, &[("marital_status", "divorced")]).await, format!("{MARITAL}/4"));
    citizen.post_form(&format!("{MARITAL}/4"), &[]).await.expect(422).shows("divorce_paper-error");
    let paper = [("divorce_paper", "Quyết định số 18/2019 ngày 14/6/2019")];
    assert_eq!(send(citizen, MARITAL, 4, &paper).await, format!("{MARITAL}/5"));
    assert_eq!(send(citizen, MARITAL, 5, &[("purpose", "loan")]).await, format!("{MARITAL}/6"));
    assert_eq!(send(citizen, MARITAL, 6, &requester).await, format!("{MARITAL}/7"));
}

testkit::on_both! { SYSTEMS;
    async fn pages_follow_the_answers(app) {
        let citizen = app.citizen().await;
        citizen.get(&format!("{MARITAL}/1")).await.expect(200).shows("Bạn xin giấy cho ai?");
        send(&citizen, MARITAL, 1, &[("request_for", "other")]).await;
        assert!(asks(&citizen.get(&format!("{MARITAL}/2")).await.expect(200), "person_name"));
        let other = [
            ("person_name", "Nguyễn Văn Khác"),
            ("person_id_number", "000190000999"),
            ("person_address", "Đông Hà"),
            ("requester_relationship", "child"),
        ];
        assert_eq!(send(&citizen, MARITAL, 2, &other).await, format!("{MARITAL}/3"));
        // Thought better of it: the page about the other person is gone, and so is what was said there.
        fill(&citizen).await;
        let last = format!("{MARITAL}/8");
        let checked = citizen.get(&last).await.expect(200).shows("Đã ly hôn").shows("2 bản");
        assert!(!checked.text().contains("Nguyễn Văn Khác"), "{}", checked.text());
        citizen.get(&format!("{MARITAL}/9")).await.expect(404);
        let sent = [("confirm", "yes"), ("key", "one")];
        let done = citizen.post_form(&last, &sent).await.see_other();
        assert!(done.starts_with(&format!("{MARITAL}/xong?ho-so=")), "{done}");
        // Sent twice: the draft is gone and with it the number of pages, and yet it is one application.
        assert_eq!(citizen.post_form(&last, &sent).await.see_other(), done);
        let case = done.split_once("ho-so=").expect("its code").1.to_owned();
        citizen.get(&format!("/ho-so/{case}")).await.expect(200).shows("Hồ Thị Kiểm Thử").shows("18/2019");
    }

    async fn the_desk_sees_every_page_and_when_it_applies(app) {
        let desk = app.desk().await;
        let new = "/can-bo/nhap-ho-so?thu-tuc=1.004873";
        let page = desk.get(new).await.expect(200).shows("Chỉ ghi khi");
        assert!(asks(&page, "divorce_paper") && asks(&page, "spouse_name"));
        let answers = [
            ("channel", "direct"), ("request_for", "self"), ("person_name", "Người Không Liên Quan"),
            ("person_birth_date-day", "5"), ("person_birth_date-month", "6"), ("person_birth_date-year", "1990"),
            ("person_sex", "male"), ("person_ethnicity", "Kinh"), ("person_nationality", "Việt Nam"),
            ("marital_status", "never"), ("purpose", "abroad"), ("requester_name", "Trần Văn Thử"),
            ("requester_id_number", "000090000123"), ("requester_phone", "0912345678"),
            ("requester_address", "Đông Hà"), ("key", "desk"),
        ];
        let case = desk.post_form(new, &answers).await.see_other();
        let case = desk.get(case.split('?').next().unwrap_or_default()).await.expect(200).shows("Trần Văn Thử");
        assert!(!case.text().contains("Người Không Liên Quan"), "{}", case.text());
    }

    async fn numbers_are_taken_as_people_write_them(app) {
        let citizen = app.citizen().await;
        send(&citizen, BUILDING, 1, &[("owner_kind", "person"), ("works_kind", "house"), ("works_class", "IV")]).await;
        citizen.get(&format!("{BUILDING}/2")).await.expect(200).shows("(m²)").shows("inputmode=\"decimal\"");
        let land = |area: &'static str| [("land_plot", "112"), ("land_area", area), ("site_address", "Thôn Vĩnh Đại")];
        for wrong in ["trăm hai", "0", "120,5555"] {
            let told = citizen.post_form(&format!("{BUILDING}/2"), &land(wrong)).await.expect(422);
            told.shows("Nhập diện tích bằng m²").shows(&format!("value=\"{wrong}\""));
        }
        assert_eq!(send(&citizen, BUILDING, 2, &land("1.250,50")).await, format!("{BUILDING}/3"));
        citizen.get(&format!("{BUILDING}/2")).await.expect(200).shows("value=\"1.250,5\"");
        citizen.in_english().get(&format!("{BUILDING}/2")).await.expect(200).shows("value=\"1,250.5\"");
    }
}
