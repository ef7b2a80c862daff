//! The papers of a case: which exist when, what they are given from the record, and who may have them.

use super::{
    desk::WHO,
    office::{ANSWERS, APPLICANT, CONTACT, SYSTEMS, act, enter, hides},
};
use serde_json::{Value, json};
use testkit::{AGENCY, Answer, OTHER_AGENCY, Person, TestApp};

/// What the template was given: the press of the tests prints its data.
fn data(answer: &Answer) -> Value {
    let text = answer.text();
    let (_, body) = text.split_once(" {").unwrap_or_else(|| panic!("{text}"));
    serde_json::from_str(&format!("{{{body}")).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// An application online, without its birth notification; its code.
pub(super) async fn filed(citizen: &Person<'_>) -> String {
    let form = json!({
        "child_name": "Nguyễn Thị Lan", "child_sex": "female", "child_birth_date": "2024-12-20",
        "child_birth_place": "Bệnh viện đa khoa tỉnh Quảng Trị", "child_ethnicity": "Kinh",
        "child_nationality": "Việt Nam", "child_home_town": "Đông Lương, Đông Hà",
        "mother_name": "Trần Thị Hoa", "requester_name": "Trần Thị Hoa", "requester_relationship": "mother",
        "requester_id_number": "045190000001", "requester_phone": "0905123456",
        "requester_address": "Phường Đông Lương, thành phố Đông Hà"
    });
    let body = json!({ "procedure": "1.001193", "agency": AGENCY, "channel": "online", "applicant": {},
        "form": form, "documents": [] });
    let case = citizen.api_post("/api/v1/cases", &body).await.expect(201).json();
    case["code"].as_str().expect("a code").to_owned()
}

async fn done(who: &Person<'_>, code: &str, act: &str, body: Value) {
    who.api_post(&format!("/api/v1/cases/{code}/actions/{act}"), &body).await.expect(200);
}

/// The papers that the API names for this person.
async fn papers(who: &Person<'_>, code: &str) -> Vec<String> {
    let case = who.api_get(&format!("/api/v1/cases/{code}")).await.expect(200).json();
    serde_json::from_value(case["papers"].clone()).expect("a list")
}

async fn paper(who: &Person<'_>, code: &str, name: &str) -> Value {
    let answer = who.api_get(&format!("/api/v1/cases/{code}/papers/{name}")).await.expect(200);
    assert_eq!(answer.header("content-type"), "application/pdf");
    assert!(answer.text().starts_with(&format!("%PDF-blank onestop/{name} ")), "{}", answer.text());
    data(&answer)
}

/// The columns of the slip's rows that matter here.
fn rows(slip: &Value) -> Vec<[String; 6]> {
    let keys = ["from", "from_name", "to", "to_name", "result", "note"];
    let text = |value: &Value| value.as_str().unwrap_or("-").to_owned();
    slip["hand_overs"].as_array().expect("rows").iter().map(|row| keys.map(|key| text(&row[key]))).collect()
}

testkit::on_both! { SYSTEMS;
    async fn what_is_missing_is_asked_for_on_form_02(app) {
        let (citizen, desk, officer) = (app.citizen().await, app.desk().await, app.officer().await);
        let code = filed(&citizen).await;
        assert_eq!(papers(&citizen, &code).await, ["receipt"]);
        let confirmation = paper(&citizen, &code, "receipt").await;
        assert_eq!((&confirmation["expected"], &confirmation["receiver"]), (&json!(true), &Value::Null));
        citizen.get(&format!("/ho-so/{code}/phieu-bo-sung.pdf")).await.expect(404);
        let asked = json!({ "kinds": ["birth_notification", "power_of_attorney"], "reason": "Chưa thấy giấy chứng sinh" });
        done(&desk, &code, "request-supplement", asked).await;
        assert_eq!(papers(&citizen, &code).await, ["receipt", "supplement"]);
        let page = citizen.get(&format!("/ho-so/{code}")).await.expect(200);
        page.shows(&format!("/ho-so/{code}/phieu-bo-sung.pdf")).shows("Phiếu yêu cầu bổ sung, hoàn thiện hồ sơ");
        let given = data(&citizen.get(&format!("/ho-so/{code}/phieu-bo-sung.pdf")).await.expect(200));
        assert_eq!(given["form"], "Mẫu số 02, Thông tư 01/2018/TT-VPCP");
        assert_eq!((&given["code"], &given["applicant"]["name"]), (&json!(code), &json!("Trần Thị Hoa")));
        assert_eq!(given["agency"]["place"], "Đông Lương");
        assert_eq!((&given["reason"], &given["officer"]), (&json!("Chưa thấy giấy chứng sinh"), &json!("Nguyễn Thị desk")));
        assert_eq!((&given["round"], &given["again"], &given["clock"]), (&json!(1), &Value::Null, &json!("waiting")));
        let wanted = given["documents"].as_array().expect("papers");
        assert_eq!(wanted.len(), 2);
        assert_eq!((&wanted[0]["name"], &wanted[0]["originals"]), (&json!("Giấy chứng sinh"), &json!(1)));
        // Brought, received, and asked once more by the officer, who has to say why.
        let brought = json!({ "documents": [{ "kind": "birth_notification" }, { "kind": "power_of_attorney" }] });
        done(&desk, &code, "supplement", brought).await;
        assert_eq!(papers(&citizen, &code).await, ["receipt", "supplement"], "it is not lost when it was answered");
        done(&desk, &code, "receive", json!({})).await;
        done(&officer, &code, "assign", json!({})).await;
        let again = json!({ "kinds": ["birth_notification"], "reason": "Không rõ dấu", "override_reason": "Bản scan bị mờ" });
        done(&officer, &code, "request-supplement", again).await;
        let given = paper(&citizen, &code, "supplement").await;
        assert_eq!((&given["round"], &given["clock"]), (&json!(2), &json!("paused")));
        assert_eq!((&given["reason"], &given["again"]), (&json!("Không rõ dấu"), &json!("Bản scan bị mờ")));
        assert_eq!(given["officer"], "Nguyễn Thị officer");
        let receipt = paper(&citizen, &code, "receipt").await;
        assert_eq!((&receipt["expected"], &receipt["receiver"]), (&json!(false), &json!("Nguyễn Thị desk")));
    }

    async fn what_is_not_received_is_refused_on_form_03(app) {
        let (citizen, desk) = (app.citizen().await, app.desk().await);
        let code = filed(&citizen).await;
        citizen.api_get(&format!("/api/v1/cases/{code}/papers/refusal")).await.expect(404);
        done(&desk, &code, "refuse", json!({ "reason": "Trẻ đã được đăng ký khai sinh ở nơi khác" })).await;
        assert_eq!(papers(&citizen, &code).await, ["receipt", "refusal"]);
        assert_eq!(papers(&desk, &code).await, ["receipt", "refusal"], "nothing was handed over");
        let page = desk.get(&format!("/can-bo/ho-so/{code}")).await.expect(200);
        page.shows(&format!("/can-bo/ho-so/{code}/phieu-tu-choi.pdf")).shows("Phiếu từ chối tiếp nhận giải quyết hồ sơ");
        let given = paper(&citizen, &code, "refusal").await;
        assert_eq!((&given["handled"], &given["channel"]), (&json!(false), &json!("online")));
        assert_eq!(given["reason"], "Trẻ đã được đăng ký khai sinh ở nơi khác");
        assert_eq!((&given["officer"], &given["received_at"]), (&json!("Nguyễn Thị desk"), &Value::Null));
    }

    async fn what_is_denied_is_refused_on_form_03_with_the_leaders_name(app) {
        let (citizen, desk) = (app.citizen().await, app.desk().await);
        let (officer, leader) = (app.officer().await, app.leader().await);
        let code = filed(&citizen).await;
        done(&desk, &code, "receive", json!({})).await;
        done(&officer, &code, "assign", json!({})).await;
        done(&officer, &code, "propose", json!({ "outcome": "deny", "note": "Giấy chứng sinh không hợp lệ" })).await;
        assert_eq!(papers(&citizen, &code).await, ["receipt"], "nothing is decided yet");
        done(&leader, &code, "sign", json!({})).await;
        assert_eq!(papers(&citizen, &code).await, ["receipt", "refusal"]);
        let given = paper(&citizen, &code, "refusal").await;
        assert_eq!((&given["handled"], &given["signer"]["name"]), (&json!(true), &json!("Nguyễn Thị leader")));
        assert_eq!(given["reason"], "Giấy chứng sinh không hợp lệ");
        citizen.get(&format!("/ho-so/{code}")).await.expect(200).shows("Phiếu từ chối giải quyết hồ sơ");
    }

    async fn each_hand_over_is_a_row_of_form_05(app) {
        let first = app.desk().await;
        let case = enter(&first, "one").await;
        let code = case.rsplit('/').next().unwrap_or_default().to_owned();
        let empty = paper(&first, &code, "control").await;
        assert_eq!((rows(&empty), &empty["closed"], &empty["omitted"]), (Vec::new(), &json!(false), &json!(0)));
        // Handed over a day late; taken, proposed, sent back, proposed again, signed.
        app.pass_days(1);
        let (officer, leader) = (app.officer().await, app.leader().await);
        let desk = app.person("desk-2", platform::Role::Desk, Some(AGENCY)).await;
        act(&desk, &case, "hand-over", &[]).await.see_other();
        done(&officer, &code, "assign", json!({})).await;
        done(&officer, &code, "propose", json!({ "outcome": "grant" })).await;
        done(&leader, &code, "send-back", json!({ "reason": "Sai tên mẹ" })).await;
        done(&officer, &code, "propose", json!({ "outcome": "grant" })).await;
        done(&leader, &code, "sign", json!({})).await;
        let slip = paper(&desk, &code, "control").await;
        let all = rows(&slip);
        let [at_desk, handler, head] = [&all[0][0], &all[0][2], &all[1][2]].map(String::as_str);
        assert!(at_desk != handler && handler != head && at_desk != head, "{all:?}");
        let (by_desk, by_officer, by_leader) = ("Nguyễn Thị desk-2", "Nguyễn Thị officer", "Nguyễn Thị leader");
        let expected = [
            [at_desk, by_desk, handler, by_officer, "late", "-"],
            [handler, by_officer, head, "-", "-", "Trình ký"],
            [head, by_leader, handler, by_officer, "-", "Trả lại để xem xét"],
            [handler, by_officer, head, "-", "-", "Trình ký"],
            // The table has the officer enter it into the register before the desk returns it.
            [head, by_leader, handler, "-", "late", "Đã ký kết quả"],
        ];
        assert_eq!(all, expected.map(|row| row.map(str::to_owned)));
        assert_eq!((&slip["closed"], &slip["applicant"]["name"]), (&json!(true), &json!(APPLICANT)));
        desk.get(&case).await.expect(200).shows("phieu-kiem-soat.pdf").shows("Phiếu kiểm soát quá trình");
    }

    async fn a_slip_is_the_offices_own_and_a_case_its_applicants(app) {
        let (citizen, desk) = (app.citizen().await, app.desk().await);
        let code = filed(&citizen).await;
        done(&desk, &code, "receive", json!({})).await;
        desk.get(&format!("/can-bo/ho-so/{code}/phieu-kiem-soat.pdf")).await.expect(200);
        citizen.api_get(&format!("/api/v1/cases/{code}/papers/control")).await.expect(404);
        citizen.get(&format!("/ho-so/{code}/phieu-kiem-soat.pdf")).await.expect(404);
        hides(&citizen.get(&format!("/ho-so/{code}")).await.expect(200), "phieu-kiem-soat");
        desk.api_get(&format!("/api/v1/cases/{code}/papers/deed")).await.expect(404);
        let stranger = app.person("stranger", platform::Role::Citizen, None).await;
        let far = app.person("far", platform::Role::Desk, Some(OTHER_AGENCY)).await;
        for person in [&stranger, &far] {
            person.api_get(&format!("/api/v1/cases/{code}/papers/receipt")).await.expect(404);
        }
        stranger.get(&format!("/ho-so/{code}/giay-tiep-nhan.pdf")).await.expect(404);
        // Who printed it stands in the applicant's list of readers.
        citizen.get(&format!("/ho-so/{code}")).await.expect(200).shows("In giấy tờ");
    }

    async fn a_paper_says_what_was_true_when_it_was_issued(app) {
        let (desk, officer, citizen) = (app.desk().await, app.officer().await, app.citizen().await);
        let case = enter(&desk, "one").await;
        let code = case.rsplit('/').next().unwrap_or_default().to_owned();
        let (receipt, slip) = (paper(&desk, &code, "receipt").await, paper(&desk, &code, "control").await);
        done(&officer, &code, "assign", json!({})).await;
        let said = json!({ "new_due": "2025-01-03T10:00:00.000Z", "reason": "Chờ xác minh" });
        done(&officer, &code, "apologise", said).await;
        assert_eq!(paper(&desk, &code, "receipt").await, receipt);
        let answers = [&ANSWERS[..], &CONTACT[..], &[("reason", "Ghi nhầm tên")]].concat();
        let renamed = |(name, value)| (name, if name == "requester_name" { "Hồ Thị Đổi Tên" } else { value });
        let answers: Vec<(&str, &str)> = answers.into_iter().map(renamed).collect();
        act(&officer, &case, "correct", &answers).await.see_other();
        // Corrected, it is issued once more, with the date promised by then and no proof of another.
        let corrected = paper(&desk, &code, "receipt").await;
        let same = |key: &str| corrected[key] == receipt[key];
        assert_eq!(["received_at", "due_at", "proof"].map(same), [true, false, false]);
        assert_eq!((&corrected["applicant"]["name"], &corrected["proof"]), (&json!("Hồ Thị Đổi Tên"), &json!([])));
        assert_eq!(paper(&desk, &code, "control").await["due_at"], slip["due_at"]);
        let letter = paper(&desk, &code, "apology").await;
        assert_eq!((&letter["due_at"], &letter["new_due_at"]), (&receipt["due_at"], &json!("2025-01-03T10:00:00.000Z")));
        assert_eq!(letter["applicant"]["name"], APPLICANT, "as it was written to");
        // The law's own new date, after papers that were asked for: the receipt is issued once more.
        let asked = json!({ "kinds": ["power_of_attorney"], "reason": "Chưa có giấy ủy quyền" });
        done(&officer, &code, "request-supplement", asked).await;
        assert_eq!(paper(&desk, &code, "receipt").await, corrected);
        app.pass_days(2);
        done(&desk, &code, "supplement", json!({ "documents": [{ "kind": "power_of_attorney" }] })).await;
        let again = paper(&desk, &code, "receipt").await;
        assert_ne!(again["due_at"], receipt["due_at"]);
        assert_eq!((&again["applicant"]["name"], &again["received_at"]), (&json!("Hồ Thị Đổi Tên"), &receipt["received_at"]));
        // What was confirmed online stays confirmed after the refusal.
        let code = filed(&citizen).await;
        let confirmed = paper(&citizen, &code, "receipt").await;
        done(&desk, &code, "refuse", json!({ "reason": "Đã đăng ký ở nơi khác" })).await;
        assert_eq!(paper(&citizen, &code, "receipt").await, confirmed);
    }

    async fn a_limit_that_is_not_recorded_is_said_not_to_be_known(app) {
        let (desk, citizen) = (app.desk().await, app.citizen().await);
        let form = WHO.map(|(name, value)| (name.to_owned(), Value::from(value)));
        let body = json!({ "procedure": "1.001699", "agency": AGENCY, "channel": "online", "applicant": {},
            "form": Value::Object(form.into_iter().collect()), "documents": [] });
        let filed = citizen.api_post("/api/v1/cases", &body).await.expect(201).json();
        let code = filed["code"].as_str().expect("a code");
        let case = format!("/can-bo/ho-so/{code}");
        desk.get(&case).await.expect(200).shows("Thủ tục này chưa ghi thời hạn; giấy tiếp nhận sẽ không có ngày hẹn.");
        let to = act(&desk, &case, "receive", &[]).await.see_other();
        let page = desk.get(&to).await.expect(200).shows("chưa ghi thời hạn nên hồ sơ không có ngày hẹn trả");
        hides(&page, "Thời hạn bắt đầu tính");
        desk.get("/can-bo?loc=tat-ca").await.expect(200).shows("Chưa rõ thời hạn");
        let given = paper(&desk, code, "receipt").await;
        assert_eq!(["undated", "allowance", "due_at"].map(|key| &given[key]), [&json!("unknown"), &Value::Null, &Value::Null]);
        desk.get("/can-bo/nhap-ho-so?thu-tuc=1.001699").await.expect(200).shows("giấy tiếp nhận sẽ không có ngày hẹn");
    }

    async fn only_the_head_signs_the_apology(app) {
        let (desk, officer, leader) = (app.desk().await, app.officer().await, app.leader().await);
        let signed = json!("Nguyễn Thị leader");
        for (key, who, name) in [("one", &officer, Value::Null), ("two", &leader, signed)] {
            let case = enter(&desk, key).await;
            let code = case.rsplit('/').next().unwrap_or_default().to_owned();
            done(&officer, &code, "assign", json!({})).await;
            let said = json!({ "new_due": "2025-02-03T10:00:00.000Z", "reason": "Chờ xác minh" });
            done(who, &code, "apologise", said).await;
            let given = paper(&desk, &code, "apology").await;
            assert_eq!((&given["signer"]["name"], &given["signer"]["title"]), (&name, &json!("Thủ trưởng cơ quan")));
            let proof = given["proof"].as_array().expect("lines");
            assert!(!proof.is_empty() && proof.iter().all(|line| line["source"].is_null()), "{given}");
        }
    }

    async fn a_receipt_lists_what_was_handed_in(app) {
        let (citizen, desk) = (app.citizen().await, app.desk().await);
        let code = filed(&citizen).await;
        let columns = |given: &Value| -> Vec<String> {
            let rows = given["documents"].as_array().expect("rows").iter();
            let column = |row: &Value| row.as_object().expect("a row").keys().find(|key| *key != "name").cloned();
            rows.map(|row| format!("{}: {}", row["name"].as_str().unwrap_or_default(), column(row).unwrap_or_default())).collect()
        };
        let given = paper(&citizen, &code, "receipt").await;
        assert_eq!(columns(&given), ["Biểu mẫu điện tử tương tác đăng ký khai sinh: electronic"]);
        let before = given;
        let asked = json!({ "kinds": ["birth_notification"], "reason": "Chưa có giấy chứng sinh" });
        done(&desk, &code, "request-supplement", asked).await;
        let given = paper(&citizen, &code, "receipt").await;
        let same = ["expected", "due_at", "issued_at", "documents"];
        assert_eq!(same.map(|key| &given[key]), same.map(|key| &before[key]), "it says what was true when it was issued");
        let brought = json!({ "documents": [{ "kind": "birth_notification" }, { "kind": "birth_notification" }] });
        done(&desk, &code, "supplement", brought).await;
        let given = paper(&citizen, &code, "receipt").await;
        assert_eq!(columns(&given).len(), 2, "each once: {given}");
        assert_eq!(given["undated"], Value::Null);
    }

    async fn a_receipt_counts_what_was_handed_in(app) {
        let desk = app.desk().await;
        let entry = "/can-bo/nhap-ho-so?thu-tuc=1.001193";
        let count = |n: &'static str, key: &'static str| {
            let counted = [("count-birth_notification", n), ("count-declaration", ""), ("key", key)];
            [&ANSWERS[..], &CONTACT[..], &counted[..]].concat()
        };
        for wrong in ["0", "21", "ba"] {
            let shown = desk.post_form(entry, &count(wrong, "one")).await.expect(422);
            shown.shows("count-birth_notification-error").shows("Ghi số bản từ 1 đến 20");
        }
        let to = desk.post_form(entry, &count("3", "one")).await.see_other();
        let case = to.split('?').next().unwrap_or_default();
        let code = case.rsplit('/').next().unwrap_or_default();
        let given = paper(&desk, code, "receipt").await;
        let counts: Vec<&Value> = given["documents"].as_array().expect("rows").iter().map(|row| &row["originals"]).collect();
        assert_eq!(counts, [&json!(1), &json!(3)], "{given}");
        let page = desk.get(case).await.expect(200).shows("Bản giấy, 3 bản").text();
        assert_eq!(page.matches("Bản giấy").count(), 2, "each paper is one line: {page}");
    }

    async fn what_the_desk_wrote_down_was_not_handed_in(app) {
        let desk = app.desk().await;
        let form = json!({
            "deceased_name": "Hồ Văn Mất", "deceased_birth_date": "1950-01-01", "deceased_sex": "male",
            "deceased_ethnicity": "Kinh", "deceased_nationality": "Việt Nam", "deceased_address": "Đông Lương, Đông Hà",
            "death_date": "2024-12-28", "death_place": "Đông Lương, Đông Hà", "death_cause": "Tuổi già",
            "death_paper": "notice", "death_paper_number": "12/GBT", "death_paper_issuer": "Trạm y tế Đông Lương",
            "death_paper_date": "2024-12-29", "requester_relationship": "child", "requester_name": APPLICANT,
            "requester_id_number": "045195000001", "requester_phone": "0912345678", "requester_address": "Đông Lương, Đông Hà"
        });
        let body = json!({ "procedure": "1.000656", "agency": AGENCY, "channel": "direct", "applicant": {},
            "form": form, "documents": [{ "kind": "death_notice_or_substitute_paper" }] });
        let code = desk.api_post("/api/v1/cases", &body).await.expect(201).json()["code"].as_str().expect("a code").to_owned();
        let given = paper(&desk, &code, "receipt").await;
        let listed = json!([
            { "name": "Tờ khai đăng ký khai tử (ghi tại bộ phận Một cửa)", "electronic": 1 },
            { "name": given["documents"][1]["name"], "originals": 1 },
        ]);
        assert_eq!(given["documents"], listed);
    }

    async fn an_application_taken_in_incomplete_has_form_02_and_no_receipt(app) {
        let desk = app.desk().await;
        let form = json!({
            "child_name": "Hồ Văn Bé", "child_sex": "male", "child_birth_date": "2024-12-20",
            "child_birth_place": "Bệnh viện đa khoa tỉnh Quảng Trị", "child_ethnicity": "Kinh",
            "child_nationality": "Việt Nam", "child_home_town": "Đông Lương", "mother_name": APPLICANT,
            "requester_name": APPLICANT, "requester_relationship": "mother", "requester_id_number": "045195000001",
            "requester_phone": "0912345678", "requester_address": "Đông Lương, Đông Hà"
        });
        let missing = json!({ "kinds": ["birth_notification"], "reason": "Chưa có giấy chứng sinh" });
        let body = json!({ "procedure": "1.001193", "agency": AGENCY, "channel": "direct", "applicant": {},
            "form": form, "documents": [], "missing": missing });
        let code = desk.api_post("/api/v1/cases", &body).await.expect(201).json()["code"].as_str().expect("a code").to_owned();
        assert_eq!(papers(&desk, &code).await, ["supplement"]);
        desk.get(&format!("/can-bo/ho-so/{code}/giay-tiep-nhan.pdf")).await.expect(404);
        assert_eq!(paper(&desk, &code, "supplement").await["clock"], "waiting");
    }

    async fn erased_data_says_so_on_every_paper(app) {
        let (desk, officer, admin) = (app.desk().await, app.officer().await, app.admin().await);
        let case = enter(&desk, "one").await;
        let code = case.rsplit('/').next().unwrap_or_default().to_owned();
        done(&officer, &code, "assign", json!({})).await;
        let answers = [&ANSWERS[..], &CONTACT[..], &[("reason", "Ghi nhầm tên")]].concat();
        let renamed = |(name, value)| (name, if name == "child_name" { "Hồ Văn Đổi" } else { value });
        let answers: Vec<(&str, &str)> = answers.into_iter().map(renamed).collect();
        act(&officer, &case, "correct", &answers).await.see_other();
        desk.get(&case).await.expect(200).shows("Hồ Văn Bé → Hồ Văn Đổi. Ghi nhầm tên");
        let asked = json!({ "kinds": ["power_of_attorney"], "reason": "Bà Hoa đi thay mà chưa có giấy" });
        done(&officer, &code, "request-supplement", asked).await;
        done(&desk, &code, "withdraw", json!({ "reason": "Gia đình tự rút" })).await;
        app.pass_days(37);
        let fields = [("ho-so", code.as_str()), ("basis", "Nghị định 13/2023/NĐ-CP, Điều 16"), ("sure", "yes")];
        admin.post_form("/quan-tri/xoa-du-lieu", &fields).await.see_other();
        let later = app.person("later", platform::Role::Desk, Some(AGENCY)).await;
        hides(&later.get(&case).await.expect(200), "Hồ Văn");
        assert_eq!(papers(&desk, &code).await, ["receipt", "supplement", "control"]);
        for name in ["receipt", "supplement", "control"] {
            let given = paper(&desk, &code, name).await;
            let text = given.to_string();
            for gone in [APPLICANT, "0912345678", "Bà Hoa"] {
                assert!(!text.contains(gone), "{name}: {text}");
            }
            assert_eq!(given["applicant"]["name"], "(dữ liệu cá nhân đã xóa ngày 05/02/2025)");
            assert_eq!((&given["qr"], &given["track"]["key"]), (&Value::Null, &Value::Null));
        }
        let request = paper(&desk, &code, "supplement").await;
        assert!(request["reason"].as_str().is_some_and(|words| words.contains("đã xóa")), "{request}");
    }
}

#[test]
fn a_place_before_a_date_has_no_word_for_its_kind_unless_it_is_a_number() {
    for (name, written) in [
        ("Phường Đông Lương", "Đông Lương"),
        ("Thành phố Đông Hà", "Đông Hà"),
        ("Tỉnh Quảng Trị", "Quảng Trị"),
        ("Huyện đảo Cồn Cỏ", "Cồn Cỏ"),
        ("Thị trấn Hồ Xá", "Hồ Xá"),
        ("Phường 1", "Phường 1"),
        ("Xãđoàn", "Xãđoàn"),
    ] {
        assert_eq!(crate::papers::place(name), written);
    }
}

#[tokio::test]
async fn a_reader_of_english_gets_the_english_glosses() {
    let app = TestApp::new(SYSTEMS).await;
    let code = filed(&app.citizen().await).await;
    let english = app.citizen().await.in_english();
    let answer = english.get(&format!("/ho-so/{code}/giay-tiep-nhan.pdf")).await.expect(200);
    assert!(answer.text().contains(" en {"), "{}", answer.text());
    assert!(answer.header("content-disposition").contains(&format!("{code}-giay-tiep-nhan.pdf")));
}
