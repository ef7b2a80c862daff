//! Applying page by page: pages that depend on an answer, numbers as people write them, the last page sent twice.

use crate::SYSTEM;
use serde_json::json;
use testkit::{AGENCY, Answer, Person};
use web::System;

const SYSTEMS: &[&System] = &[&SYSTEM];
pub(super) const MARITAL: &str = "/nop-ho-so/1.004873";
pub(super) const PROOF: &str = "proof_of_divorce_or_death_of_the_spouse";
const BUILDING: &str = "/nop-ho-so/1.013225";

/// Sends one step and sees which one follows.
pub(super) async fn send(citizen: &Person<'_>, form: &str, step: u32, fields: &[(&str, &str)]) -> String {
    citizen.post_form(&format!("{form}/{step}"), fields).await.see_other()
}

#[track_caller]
fn asks(page: &Answer, field: &str) -> bool {
    page.text().contains(&format!("id=\"{field}\""))
}

/// Everything up to the last page, for oneself, divorced, for a loan.
pub(super) async fn fill(citizen: &Person<'_>) {
    fill_form(citizen).await;
    let proof: [(&str, &str, &[u8]); 1] = [(PROOF, "quyet-dinh.png", b"\x89PNG\r\n\x1a\nproof")];
    assert_eq!(
        citizen.post_files(&format!("{MARITAL}/giay-to"), &[], &proof).await.see_other(),
        format!("{MARITAL}/9")
    );
}

/// Everything up to the files.
async fn fill_form(citizen: &Person<'_>) {
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
    ];
    assert_eq!(send(citizen, MARITAL, 1, &[("request_for", "self")]).await, format!("{MARITAL}/2"));
    assert_eq!(send(citizen, MARITAL, 2, &person).await, format!("{MARITAL}/3"));
    assert_eq!(send(citizen, MARITAL, 3, &[("marital_status", "divorced")]).await, format!("{MARITAL}/4"));
    assert_eq!(send(citizen, MARITAL, 4, &[]).await, format!("{MARITAL}/4?xem-lai=1"));
    citizen.get(&format!("{MARITAL}/4?xem-lai=1")).await.expect(422).shows("divorce_paper-error");
    let paper = [("divorce_paper", "Quyết định số 18/2019 ngày 14/6/2019")];
    assert_eq!(send(citizen, MARITAL, 4, &paper).await, format!("{MARITAL}/5"));
    assert_eq!(send(citizen, MARITAL, 5, &[("purpose", "loan")]).await, format!("{MARITAL}/6"));
    assert_eq!(send(citizen, MARITAL, 6, &requester).await, format!("{MARITAL}/7"));
    let place = [("agency", AGENCY), ("delivery", "post"), ("delivery_address", " ")];
    assert_eq!(send(citizen, MARITAL, 7, &place).await, format!("{MARITAL}/8"));
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
        let last = format!("{MARITAL}/9");
        let checked = citizen.get(&last).await.expect(200).shows("Đã ly hôn").shows("2 bản");
        assert!(!checked.text().contains("Nguyễn Văn Khác"), "{}", checked.text());
        citizen.get(&format!("{MARITAL}/10")).await.expect(404);
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
            assert_eq!(send(&citizen, BUILDING, 2, &land(wrong)).await, format!("{BUILDING}/2?xem-lai=1"));
            let told = citizen.get(&format!("{BUILDING}/2?xem-lai=1")).await.expect(422);
            told.shows("Nhập diện tích bằng m²").shows(&format!("value=\"{wrong}\""));
        }
        assert_eq!(send(&citizen, BUILDING, 2, &land("1.250,50")).await, format!("{BUILDING}/3"));
        citizen.get(&format!("{BUILDING}/2")).await.expect(200).shows("value=\"1.250,5\"");
        citizen.in_english().get(&format!("{BUILDING}/2")).await.expect(200).shows("value=\"1,250.5\"");
    }

    async fn what_was_typed_is_kept_and_no_page_is_asked_to_send_twice(app) {
        let citizen = app.citizen().await;
        // Nothing was begun: whoever jumps ahead begins at the beginning.
        assert_eq!(citizen.get(&format!("{MARITAL}/3")).await.see_other(), format!("{MARITAL}/1"));
        assert_eq!(citizen.get(MARITAL).await.see_other(), format!("{MARITAL}/1"));
        // A step's number follows the one before, and their total only shrinks: two more may still be asked at first.
        let counted = |page: &Answer| {
            let of = |name: &str| page.text().split(name).nth(1).and_then(|rest| rest.split('"').next()?.parse::<u32>().ok());
            (of("<progress value=\""), of("\" max=\""))
        };
        let mut shown = vec![counted(&citizen.get(&format!("{MARITAL}/1")).await.expect(200))];
        fill(&citizen).await;
        for step in 2..=9 {
            shown.push(counted(&citizen.get(&format!("{MARITAL}/{step}")).await.expect(200)));
        }
        assert_eq!(shown[0], (Some(1), Some(11)));
        assert_eq!(shown[1..], (2..=9).map(|step| (Some(step), Some(9))).collect::<Vec<_>>());
        let half = [("requester_name", "hồ thị dở dang")];
        assert_eq!(send(&citizen, MARITAL, 6, &half).await, format!("{MARITAL}/6?xem-lai=1"));
        // Asked for again it is the same page: what is wrong with it, and what was typed.
        for _ in 0..2 {
            let again = citizen.get(&format!("{MARITAL}/6?xem-lai=1")).await.expect(422);
            again.shows("requester_id_number-error").shows("value=\"hồ thị dở dang\"");
        }
        // It stands in the way of all that follows, and going on leads to it.
        let here = format!("{MARITAL}/6?xem-lai=1");
        assert_eq!(citizen.get(&format!("{MARITAL}/9")).await.see_other(), here);
        assert_eq!(citizen.get(MARITAL).await.see_other(), format!("{MARITAL}/6"));
        citizen.get("/thu-tuc/1.004873").await.expect(200).shows("Điền tiếp hồ sơ");
        app.visitor().get("/thu-tuc/1.004873").await.expect(200).shows("Nộp hồ sơ trực tuyến");
        // Thrown away, nothing of it is left.
        citizen.get("/ho-so").await.expect(200).shows("Hồ sơ đang điền dở").shows(&format!("{MARITAL}/bo"));
        let list = citizen.post_form(&format!("{MARITAL}/bo"), &[]).await.see_other();
        let list = citizen.get(&list).await.expect(200).shows("Đã bỏ hồ sơ đang điền dở");
        assert!(!list.text().contains("Điền tiếp"), "{}", list.text());
        assert_eq!(citizen.get(&format!("{MARITAL}/bo")).await.see_other(), "/ho-so");
        assert_eq!(citizen.get(&format!("{MARITAL}/2")).await.see_other(), format!("{MARITAL}/1"));
    }

    async fn the_result_comes_by_post_where_the_procedure_is_open_to_it(app) {
        let (citizen, desk) = (app.citizen().await, app.desk().await);
        fill(&citizen).await;
        // The place is asked with the communes under their districts, and the way back with the residence filled in.
        let place = citizen.get(&format!("{MARITAL}/7")).await.expect(200).shows("Chọn nơi bạn nộp hồ sơ");
        let place = place.shows("<optgroup label=\"Thành phố Đông Hà\">").shows("value=\"Đông Lương, Đông Hà\"");
        let at = |name: &str| place.text().find(name).unwrap_or_else(|| panic!("{name}: {}", place.text()));
        assert!(at("Huyện Đakrông") < at("Thành phố Đông Hà") && at("Thành phố Đông Hà") < at("Huyện Gio Linh"));
        assert_eq!(send(&citizen, MARITAL, 7, &[]).await, format!("{MARITAL}/7?xem-lai=1"));
        citizen.get(&format!("{MARITAL}/7?xem-lai=1")).await.expect(422).shows("agency-error").shows("delivery-error");
        let to = [("agency", AGENCY), ("delivery", "post"), ("delivery_address", "Khu phố 3, phường Đông Lễ")];
        send(&citizen, MARITAL, 7, &to).await;
        let by_post = "Qua bưu chính công ích, đến: Khu phố 3, phường Đông Lễ";
        citizen.get(&format!("{MARITAL}/9")).await.expect(200).shows("chưa kể thời gian bưu chính đi đường");
        let check = citizen.get(&format!("{MARITAL}/9")).await.expect(200).shows(by_post).shows("Bạn cần trả");
        check.shows("chưa rõ mức thu, hỏi bộ phận Một cửa");
        let done = send(&citizen, MARITAL, 9, &[("confirm", "yes"), ("key", "one")]).await;
        let page = citizen.get(&done).await.expect(200).shows(by_post).shows("bưu chính phát kết quả").shows("Mã tra cứu");
        page.shows("Bạn cần trả");
        let case = done.split_once("ho-so=").expect("its code").1.to_owned();
        citizen.get(&format!("/ho-so/{case}")).await.expect(200).shows(by_post).shows("Mã tra cứu").shows("Bạn cần trả");
        let told = citizen.api_get(&format!("/api/v1/cases/{case}")).await.expect(200).json();
        assert_eq!(told["delivery"], json!({ "how": "post", "address": "Khu phố 3, phường Đông Lễ" }));
        let receipt = citizen.get(&format!("/ho-so/{case}/giay-tiep-nhan.pdf")).await.expect(200);
        assert!(receipt.text().contains("\"post_to\":\"Khu phố 3, phường Đông Lễ\""), "{}", receipt.text());
        // The desk sees it, and handing over is set to it.
        desk.get(&format!("/can-bo/ho-so/{case}")).await.expect(200).shows(by_post);
        let at = format!("/api/v1/cases/{case}/actions");
        let (officer, leader) = (app.officer().await, app.leader().await);
        desk.api_post(&format!("{at}/receive"), &json!({})).await.expect(200);
        officer.api_post(&format!("{at}/assign"), &json!({})).await.expect(200);
        officer.api_post(&format!("{at}/propose"), &json!({ "outcome": "grant" })).await.expect(200);
        leader.api_post(&format!("{at}/sign"), &json!({})).await.expect(200);
        desk.get(&format!("/can-bo/ho-so/{case}")).await.expect(200).shows("name=\"how\" value=\"post\" checked");
        citizen.get(&format!("/ho-so/{case}")).await.expect(200).shows("Bưu chính phát kết quả đến địa chỉ bạn đã ghi");
        // On its way with the post it is not yet with the applicant; and what is over is not paid any more.
        desk.api_post(&format!("{at}/return"), &json!({ "how": "post" })).await.expect(200);
        let posted = citizen.get(&format!("/ho-so/{case}")).await.expect(200).shows("Đã gửi kết quả qua bưu chính lúc");
        let posted = posted.shows("đến: Khu phố 3, phường Đông Lễ. Chưa kể thời gian bưu chính đi đường");
        assert!(!posted.text().contains("Kết quả đã được trả") && !posted.text().contains("Bạn cần trả"), "{}", posted.text());
        let link = posted.text().split("/theo-doi?").nth(1).and_then(|rest| rest.split('"').next().map(str::to_owned));
        let link = link.expect("the tracking link").replace("&#38;", "&").replace("&amp;", "&");
        let track = app.visitor().get(&format!("/theo-doi?{link}")).await.expect(200).shows("Đã gửi kết quả qua bưu chính lúc");
        assert!(!track.text().contains("Đông Lễ"), "{}", track.text());
    }

    async fn whoever_comes_back_after_filing_is_told_that_it_is_filed(app) {
        let citizen = app.citizen().await;
        fill(&citizen).await;
        let done = send(&citizen, MARITAL, 9, &[("confirm", "yes"), ("key", "one")]).await;
        for step in [9, 8, 7, 2] {
            assert_eq!(citizen.get(&format!("{MARITAL}/{step}")).await.see_other(), done, "step {step}");
        }
        let case = done.split_once("ho-so=").expect("its code").1.to_owned();
        let told = "Bạn đã nộp một hồ sơ của thủ tục này lúc thứ Hai, 30/12/2024";
        citizen.get(&format!("{MARITAL}/1")).await.expect(200).shows(told).shows(&format!("mã {case}. Xem hồ sơ"));
        assert_eq!(citizen.get(&format!("/ho-so/{case}/withdraw")).await.see_other(), format!("/ho-so/{case}"));
        citizen.get(&format!("/ho-so/{case}/no-such-act")).await.expect(404);
        // Another one can be begun all the same, and later nothing is said of the first.
        assert_eq!(send(&citizen, MARITAL, 1, &[("request_for", "self")]).await, format!("{MARITAL}/2"));
        citizen.post_form(&format!("{MARITAL}/bo"), &[]).await.see_other();
        app.pass_minutes(2 * 60);
        let first = citizen.get(&format!("{MARITAL}/1")).await.expect(200);
        assert!(!first.text().contains("Bạn đã nộp"), "{}", first.text());
        // Only before a second one is filed: the first is still under way, and that may be a mistake.
        fill(&citizen).await;
        let again = format!("hồ sơ đó chưa xong (mã {case})");
        citizen.get(&format!("{MARITAL}/9")).await.expect(200).shows(&again);
        citizen.get(&format!("/ho-so/{case}")).await.expect(200).shows("Bạn cần trả").shows("Nhận kết quả");
        citizen.post_form(&format!("/ho-so/{case}/withdraw"), &[("reason", "Nhầm"), ("seen", "1")]).await.see_other();
        // Not a second time: the refusal has an address that can be asked for again.
        let late = citizen.post_form(&format!("/ho-so/{case}/stop"), &[("reason", "Nhầm"), ("seen", "1")]).await.see_other();
        assert_eq!(late, format!("/ho-so/{case}?xem-lai=stop"));
        for _ in 0..2 {
            citizen.get(&late).await.expect(403);
        }
        let withdrawn = citizen.get(&format!("/ho-so/{case}")).await.expect(200);
        assert!(!withdrawn.text().contains("Bạn cần trả") && !withdrawn.text().contains("Nhận kết quả"), "{}", withdrawn.text());
        let last = citizen.get(&format!("{MARITAL}/9")).await.expect(200);
        assert!(!last.text().contains(&again), "{}", last.text());
    }

    async fn what_looks_like_a_slip_is_asked_about_and_never_refused(app) {
        let citizen = app.citizen().await;
        fill(&citizen).await;
        let other = [
            ("requester_name", "hồ thị chữ nhỏ"), ("requester_id_number", "000190000123"), ("copies", "2"),
            ("requester_phone", "0912345678"), ("requester_address", "Đông Lương, Đông Hà"),
        ];
        send(&citizen, MARITAL, 6, &other).await;
        citizen.get(&format!("{MARITAL}/9")).await.expect(200).shows("Bạn xem lại").shows("tên “hồ thị chữ nhỏ” không có chữ hoa");
        send(&citizen, MARITAL, 9, &[]).await;
        citizen.get(&format!("{MARITAL}/9?xem-lai=1")).await.expect(422).shows("confirm-error");
        let done = send(&citizen, MARITAL, 9, &[("confirm", "yes"), ("key", "slip")]).await;
        assert!(done.contains("/xong?ho-so="), "{done}");
    }

    async fn a_paper_may_have_two_sides_and_a_bad_file_costs_no_other(app) {
        let citizen = app.citizen().await;
        fill_form(&citizen).await;
        let (here, files) = (format!("{MARITAL}/8"), format!("{MARITAL}/giay-to"));
        assert_eq!(citizen.get(&files).await.see_other(), here);
        citizen.get(&here).await.expect(200).shows("mỗi tệp không quá 10 MB").shows(" multiple");
        let (png, mut big) = (*b"\x89PNG\r\n\x1a\nfront", b"\x89PNG\r\n\x1a\n".to_vec());
        big.resize(platform::limits::UPLOAD_BYTES_MAX + 1, 0);
        let kind = PROOF;
        let sent: [(&str, &str, &[u8]); 3] =
            [(kind, "truoc.png", &png), (kind, "sau.png", &big), (kind, "ghi-chu.txt", b"no picture")];
        let again = citizen.post_files(&files, &[], &sent).await.see_other();
        assert_eq!(again, format!("{here}?xem-lai=1"));
        let told = citizen.get(&again).await.expect(422).shows("truoc.png").shows("sau.png: ").shows("ghi-chu.txt: ");
        let told = told.shows(&format!("{kind}-error")).shows("10 MB");
        let drop = told.text().split("name=\"drop\" value=\"").nth(1).and_then(|rest| rest.split('"').next().map(str::to_owned));
        // The back side after all; then the front is taken away and sent anew.
        let behind = *b"\x89PNG\r\n\x1a\nbehind";
        let back: [(&str, &str, &[u8]); 1] = [(kind, "sau.png", &behind)];
        assert_eq!(citizen.post_files(&files, &[], &back).await.see_other(), format!("{MARITAL}/9"));
        citizen.get(&here).await.expect(200).shows("truoc.png").shows("sau.png");
        let drop = drop.expect("a way to take it away");
        citizen.post_files(&files, &[("drop", &drop)], &[]).await.see_other();
        let left = citizen.get(&format!("{MARITAL}/9")).await.expect(200).shows("sau.png");
        assert!(!left.text().contains("truoc.png"), "{}", left.text());
        // The same file twice is there once; more than five different ones are too many.
        citizen.post_files(&files, &[], &back).await.see_other();
        let pages: Vec<Vec<u8>> = (0..5).map(|n| [&png[..], &[n]].concat()).collect();
        let many: Vec<(&str, &str, &[u8])> = pages.iter().map(|page| (kind, "trang.png", &page[..])).collect();
        let again = citizen.post_files(&files, &[], &many).await.see_other();
        citizen.get(&again).await.expect(422).shows("chỉ gửi được tối đa 5 tệp");
        let done = send(&citizen, MARITAL, 9, &[("confirm", "yes"), ("key", "one")]).await;
        let case = done.split_once("ho-so=").expect("its code").1.to_owned();
        let page = app.desk().await.get(&format!("/can-bo/ho-so/{case}")).await.expect(200).shows("sau.png");
        assert_eq!(page.text().matches("trang.png").count(), 4);
        let receipt = citizen.get(&format!("/ho-so/{case}/giay-tiep-nhan.pdf")).await.expect(200);
        assert!(receipt.text().contains("\"electronic\":5"), "{}", receipt.text());
    }

    async fn a_case_is_found_as_people_type_its_code(app) {
        let citizen = app.citizen().await;
        fill(&citizen).await;
        let done = send(&citizen, MARITAL, 9, &[("confirm", "yes"), ("key", "one")]).await;
        let page = citizen.get(&done).await.expect(200);
        let link = page.text().split("/theo-doi?").nth(1).and_then(|rest| rest.split('"').next().map(str::to_owned));
        let (code, key) = link.as_deref().and_then(|link| link.split_once("key=")).map(|(code, key)| {
            (code.trim_start_matches("code=").split('&').next().unwrap_or_default().to_owned(), key.to_owned())
        }).expect("code and key");
        let visitor = app.visitor();
        let spaced = format!(" {} ", code.replace('-', " - ").to_lowercase());
        let typed = web::with_query("/theo-doi", &[("code", &spaced), ("key", &key)]);
        visitor.get(&typed).await.expect(200).shows(&code);
        let nothing = visitor.get("/theo-doi?code=&key=").await.expect(422);
        nothing.shows("Hãy nhập mã hồ sơ").shows("Hãy nhập mã tra cứu");
        visitor.get("/theo-doi").await.expect(200);
    }
}
