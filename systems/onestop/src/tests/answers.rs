//! What follows from the answers of an application: which papers have to be sent, what is to be paid, what may be
//! corrected later.

use crate::SYSTEM;
use platform::Role;
use serde_json::{Value, json};
use testkit::{AGENCY, Person};
use web::System;

const SYSTEMS: &[&System] = &[&SYSTEM];
const BIRTH: &str = "/nop-ho-so/1.001193";
const BUSINESS: &str = "1.001612";

/// Everything up to the files of a birth, on a day of December 2024 or before.
async fn birth(citizen: &Person<'_>, born: [&str; 3], requester: &str) {
    let child = [
        ("child_name", "Nguyễn Thị Thử"),
        ("child_sex", "female"),
        ("child_birth_date-day", born[0]),
        ("child_birth_date-month", born[1]),
        ("child_birth_date-year", born[2]),
        ("child_birth_place", "Trạm y tế"),
        ("child_ethnicity", "Kinh"),
        ("child_nationality", "Việt Nam"),
        ("child_home_town", "Quảng Trị"),
    ];
    let mother = [
        ("mother_name", "Trần Thị Thử"),
        ("mother_birth_date-day", "3"),
        ("mother_birth_date-month", "2"),
        ("mother_birth_date-year", "1998"),
    ];
    let requester = [
        ("requester_name", "Trần Thị Thử"),
        ("requester_relationship", requester),
        ("requester_id_number", "000198000123"),
        ("requester_phone", "0912345678"),
        ("requester_address", "Đông Hà"),
    ];
    let place = [("agency", AGENCY), ("delivery", "direct")];
    for (step, fields) in (1..).zip([&child[..], &mother, &[], &requester, &place]) {
        let next = citizen.post_form(&format!("{BIRTH}/{step}"), fields).await.see_other();
        assert_eq!(next, format!("{BIRTH}/{}", step + 1));
    }
}

testkit::on_both! { SYSTEMS;
    async fn a_paper_that_an_answer_asks_for_has_to_be_sent(app) {
        let citizen = app.citizen().await;
        birth(&citizen, ["20", "12", "2024"], "authorised").await;
        let files = format!("{BIRTH}/giay-to");
        let proof: [(&str, &str, &[u8]); 1] = [("birth_notification", "chung-sinh.png", b"\x89PNG\r\n\x1a\nbirth")];
        let again = citizen.post_files(&files, &[], &proof).await.see_other();
        assert_eq!(again, format!("{BIRTH}/6?xem-lai=1"));
        let told = citizen.get(&again).await.expect(422).shows("power_of_attorney-error");
        assert!(!told.text().contains("Văn bản ủy quyền được chứng thực (không bắt buộc)"), "{}", told.text());
        citizen.get(&format!("{BIRTH}/7")).await.see_other();
        // The mother herself needs none.
        birth(&citizen, ["20", "12", "2024"], "mother").await;
        citizen.get(&format!("{BIRTH}/7")).await.expect(200);
    }

    async fn the_fee_follows_from_the_day_of_birth(app) {
        let citizen = app.citizen().await;
        birth(&citizen, ["20", "12", "2024"], "mother").await;
        let proof: [(&str, &str, &[u8]); 1] = [("birth_notification", "chung-sinh.png", b"\x89PNG\r\n\x1a\nbirth")];
        citizen.post_files(&format!("{BIRTH}/giay-to"), &[], &proof).await.see_other();
        let check = citizen.get(&format!("{BIRTH}/7")).await.expect(200).shows("Không phải trả gì");
        assert!(!check.text().contains("quá hạn"), "{}", check.text());
        birth(&citizen, ["20", "6", "2024"], "mother").await;
        let check = citizen.get(&format!("{BIRTH}/7")).await.expect(200).shows("chưa rõ mức thu");
        assert!(!check.text().contains("đúng hạn"), "{}", check.text());
        // Before anything is answered both cases are said.
        app.visitor().get("/thu-tuc/1.001193").await.expect(200).shows("đúng hạn").shows("khai sinh quá hạn");
    }

    async fn what_lay_ahead_when_it_was_filed_may_be_past_when_it_is_corrected(app) {
        let packs = app.platform.packs();
        let version = packs.procedure(&BUSINESS.parse().expect("a code"), testkit::start().local().date()).expect("it");
        let agency = packs.agencies_for(version, testkit::start().local().date())[0].code.to_string();
        let desk = app.person("district", Role::Desk, Some(&agency)).await;
        let answers = |name: &str| json!({
            "business_name": name, "business_address": "Đông Hà", "main_trade": "Cà phê", "capital": "50000000",
            "workers": "1", "start_date": "2024-12-30", "founders": "person", "owner_name": "Lê Văn Hùng",
            "owner_birth_date": "1990-05-20", "owner_sex": "male", "owner_ethnicity": "Kinh",
            "owner_id_number": "000090000123", "owner_address": "Đông Hà"
        });
        let body = |form: Value| json!({ "procedure": BUSINESS, "agency": agency, "channel": "direct", "form": form });
        let refused = desk.api_post("/api/v1/cases", &body(answers("Công ty Cà phê Hùng"))).await.expect(422);
        assert!(refused.text().contains("/form/business_name"), "{}", refused.text());
        let filed = desk.api_post("/api/v1/cases", &body(answers("Cà phê Hùng"))).await.expect(201).json();
        app.pass_days(2);
        let correct = format!("/api/v1/cases/{}/actions/correct", filed["code"].as_str().expect("its code"));
        let anew = json!({ "reason": "Sai tên", "form": answers("Cà phê Hùng Vương") });
        desk.api_post(&correct, &anew).await.expect(200);
        desk.api_post("/api/v1/cases", &body(answers("Cà phê Thắng"))).await.expect(422);
    }
}
