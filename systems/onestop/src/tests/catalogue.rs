//! The catalogue: narrowed with counts that add up, drawn as the engine runs it, posted; over HTTP in both languages.

use crate::{
    SYSTEM,
    catalogue::{self, Asked, Online},
    diagram::{self, Drawing},
    fees, pages, posting,
    text::T,
    views,
};
use axum::{
    body::Body,
    http::{Method, header},
};
use kernel::{Date, Lang};
use pack::{Packs, ProcedureVersion};
use serde_json::json;
use std::{collections::BTreeSet, sync::LazyLock};
use testkit::{AGENCY, TestApp, check};
use web::System;

const SYSTEMS: &[&System] = &[&SYSTEM];

static PACKS: LazyLock<Packs> = LazyLock::new(|| Packs::embedded().expect("the carried packs are clean"));

fn today() -> Date {
    "2024-12-30".parse().expect("a day")
}

fn version(code: &str) -> &'static ProcedureVersion {
    PACKS.procedure(&code.parse().expect("a code"), today()).expect("a procedure in force")
}

fn narrowed(asked: &Asked) -> Vec<&'static str> {
    catalogue::list(&PACKS, today(), asked).versions.iter().map(|version| version.code.as_str()).collect()
}

#[test]
fn each_count_is_what_choosing_leaves() {
    let base = Asked { q: "đăng ký".to_owned(), ..Asked::default() };
    let listing = catalogue::list(&PACKS, today(), &base);
    assert!(listing.versions.len() > 10 && !listing.partly);
    let facets = [
        ("field", &listing.fields),
        ("level", &listing.levels),
        ("event", &listing.events),
        ("agency", &listing.agencies),
        ("online", &listing.online),
    ];
    for (name, choices) in facets {
        assert!(!choices.is_empty(), "{name}");
        // Every agency of a level takes the same in: a few of them tell it all.
        for choice in choices.iter().take(24) {
            let mut asked = base.clone();
            let key = choice.key.clone();
            match name {
                "field" => asked.field = key,
                "level" => asked.level = key,
                "event" => asked.event = key,
                "agency" => asked.agency = key,
                _ => asked.online = key,
            }
            let found = narrowed(&asked);
            assert_eq!(found.len() as u64, choice.count, "{name} {}", choice.key);
            assert!(choice.count > 0, "{name} {}: a choice that leaves nothing is not offered", choice.key);
        }
    }
    let sum = |choices: &[catalogue::Choice]| choices.iter().map(|choice| choice.count).sum::<u64>();
    let all = listing.versions.len() as u64;
    assert_eq!((sum(&listing.fields), sum(&listing.online)), (all, all), "each procedure has one field and one level");
}

#[test]
fn filters_go_together_and_a_field_has_three_names() {
    let both = Asked { level: "commune".to_owned(), event: "birth".to_owned(), ..Asked::default() };
    let found = narrowed(&both);
    assert!(found.contains(&"1.001193") && !found.contains(&"2.000528"), "{found:?}");
    for name in ["Hộ tịch", "Civil status", "ho-tich", " HO TICH "] {
        let found = narrowed(&Asked { field: name.to_owned(), ..Asked::default() });
        assert!(found.contains(&"1.001193"), "{name}");
        assert!(found.iter().all(|code| version(code).field.vi == "Hộ tịch"), "{name}");
    }
    let there = narrowed(&Asked { agency: AGENCY.to_owned(), ..Asked::default() });
    assert!(there.contains(&"1.001193") && !there.contains(&"2.000488"), "{there:?}");
    let full = narrowed(&Asked { online: "full".to_owned(), ..Asked::default() });
    assert!(full.contains(&"2.000986") && full.iter().all(|code| Online::of(version(code)) == Online::Full));
}

#[test]
fn what_means_nothing_is_named_and_does_not_narrow() {
    let asked = Asked {
        field: "không có".to_owned(),
        level: "x".to_owned(),
        event: "y".to_owned(),
        agency: "z".to_owned(),
        online: "w".to_owned(),
        ..Asked::default()
    };
    let listing = catalogue::list(&PACKS, today(), &asked);
    let names: Vec<&str> = listing.narrowing.unknown.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, ["field", "level", "event", "agency", "online"]);
    assert_eq!(listing.versions.len(), PACKS.procedures(today()).count());
}

/// The boxes of steps in a drawing: upper edge and height with the strips below.
fn boxes(drawing: &Drawing) -> Vec<(u32, u32, u32, u32)> {
    let step = |kind: &str| matches!(kind, "desk" | "officer" | "leader" | "outside");
    drawing.shapes.iter().filter(|shape| step(shape.kind)).map(|s| (s.x, s.y, s.width, s.height)).collect()
}

#[test]
fn every_process_is_drawn_whole_and_nothing_overlaps() {
    for version in PACKS.procedures(today()) {
        for lang in Lang::ALL {
            let diagram = diagram::of(T::new(lang), version).expect("a drawing");
            for drawing in [&diagram.narrow, &diagram.wide] {
                let steps = version.process.steps();
                let boxes = boxes(drawing);
                assert_eq!(boxes.len(), steps.len(), "{}", version.code);
                for (n, a) in boxes.iter().enumerate() {
                    assert!(
                        a.0 + a.2 <= drawing.width && a.1 + a.3 <= drawing.height,
                        "{} leaves the page",
                        version.code
                    );
                    for b in &boxes[..n] {
                        let apart = a.0 + a.2 <= b.0 || b.0 + b.2 <= a.0 || a.1 + a.3 <= b.1 || b.1 + b.3 <= a.1;
                        assert!(apart, "{}: two steps on one place", version.code);
                    }
                }
                let words: Vec<&str> = drawing.words.iter().map(|words| words.text.as_str()).collect();
                for (step, row) in steps.iter().zip(&version.steps.steps) {
                    let head = words.iter().any(|text| text.starts_with(&format!("{}. ", step.id)));
                    assert!(head, "{} step {}", version.code, step.id);
                    let first = row.work.get(lang).split_whitespace().next().expect("a word");
                    assert!(words.iter().any(|text| text.starts_with(first)), "{} {first}", version.code);
                }
                // One way in from the application, and one line for each way that the engine can go.
                let ways: BTreeSet<(u32, Option<u32>)> = steps
                    .iter()
                    .flat_map(|step| step.next.iter().map(move |arc| (step.id, arc.to, arc.on.as_str())))
                    .filter(|(_, to, on)| to.is_some() || *on == engine::DONE)
                    .map(|(from, to, _)| (from, to))
                    .collect();
                assert_eq!(drawing.ways.len(), ways.len() + 1, "{}", version.code);
                let strips = drawing.shapes.iter().filter(|s| matches!(s.kind, "refuse" | "supplement" | "other"));
                assert_eq!(strips.count(), version.steps.branches.len(), "{}", version.code);
            }
        }
    }
}

#[test]
fn parallel_parts_and_ways_back_are_told_in_words_too() {
    let joined = diagram::of(T::new(Lang::Vi), version("2.000986")).expect("a drawing");
    let said: String = joined.narrow.words.iter().map(|words| format!("{} ", words.text)).collect();
    for words in ["song song các bước 5, 6", "Chờ đủ kết quả", "Thời gian: 10 ngày", "→ kết thúc"]
    {
        assert!(said.contains(words), "{words}: {said}");
    }
    // That a time is not known is said once, below the drawing.
    assert!(!said.contains("chưa rõ"), "{said}");
    let back = diagram::of(T::new(Lang::Vi), version("1.001612")).expect("a drawing");
    assert_eq!(back.wide.ways.iter().filter(|way| way.back).count(), 1);
    let said: String = back.wide.words.iter().map(|words| format!("{} ", words.text)).collect();
    assert!(said.contains("quay về bước 2"), "{said}");
    assert_eq!(back.wide.lanes.len(), 4, "desk, officer, leader, and the tax office outside");
}

#[test]
fn a_posting_says_what_is_not_known() {
    let data = posting::of_procedure(version("1.001193"), "https://motcua.example.vn", false);
    assert_eq!(data["qr"], "https://motcua.example.vn/thu-tuc/1.001193");
    assert_eq!(data["online"], json!(null), "no source gives the level");
    let late = data["fees"].as_array().expect("fees").iter().find(|fee| fee["amount"].is_null());
    assert!(late.is_some_and(|fee| fee["name"].as_str().is_some_and(|name| name.contains("quá hạn"))));
    assert!(
        data["fees"].as_array().expect("fees").iter().all(|fee| fee["amount"] != "5.000 đồng"),
        "another place's fee"
    );
    assert_eq!(data["sample_steps"], true);
    assert_eq!(data["steps"][4]["next"], "Kết thúc");
    let agency = PACKS.agencies_at(today()).find(|agency| agency.code.as_str() == AGENCY).expect("the agency");
    let sheet = posting::of_agency(&PACKS, agency, today(), "https://motcua.example.vn", true);
    let listed = sheet["procedures"].as_array().expect("rows").len();
    assert_eq!(listed, narrowed(&Asked { agency: AGENCY.to_owned(), ..Asked::default() }).len());
    assert_eq!((sheet["provisional"].clone(), sheet["demo"].clone()), (json!(true), json!(true)));
}

#[test]
fn samples_of_the_catalogue_are_sound() {
    check::samples_are_sound(SYSTEMS);
    let names: Vec<&str> = pages::samples().iter().map(|sample| sample.name).collect();
    for name in ["onestop/procedures_nothing", "onestop/procedure_parallel", "onestop/online"] {
        assert!(names.contains(&name), "{name}");
    }
}

#[tokio::test]
async fn a_visitor_finds_narrows_and_reads_in_both_languages() {
    let app = TestApp::new(SYSTEMS).await;
    for (visitor, find, read_as, all, nothing) in [
        (app.visitor(), "Hiểu là:", "đăng ký khai sinh", "Tất cả", "Không tìm thấy thủ tục nào"),
        (app.visitor().in_english(), "Read as:", "đăng ký khai sinh", "All", "Nothing was found"),
    ] {
        let page = visitor.get("/thu-tuc?q=ddaang+kys+ks").await.expect(200);
        assert!(page.text().contains("/thu-tuc/1.001193"), "{}", page.text());
        let page = page.shows(find).shows(read_as).shows(all);
        assert!(page.text().contains("su-kien") && page.text().contains("truc-tuyen"));
        let none = visitor.get("/thu-tuc?q=cccd").await.expect(200).shows(nothing).shows("căn cước công dân");
        assert!(none.text().contains("/thu-tuc?su-kien=birth"), "where to go on from");
        assert!(none.text().contains("cơ quan công an cấp") || none.text().contains("issued by the police"));
        let complaint = visitor.get("/thu-tuc?q=khieu+nai").await.expect(200).shows(nothing);
        assert!(complaint.text().contains("gửi phản ánh") || complaint.text().contains("Open the case to complain"));
        assert!(!complaint.text().contains(find), "it is not read as something else");
        let there = visitor.get(&format!("/thu-tuc?co-quan={AGENCY}&cap=commune")).await.expect(200);
        assert!(there.text().contains(&format!("/niem-yet/{AGENCY}")));
        // A link of before, by the field's name; a value that means nothing is passed over.
        visitor.get("/thu-tuc?linh-vuc=H%E1%BB%99%20t%E1%BB%8Bch&cap=x").await.expect(200);
        let home = visitor.get("/").await.expect(200);
        assert!(home.text().contains("/thu-tuc?su-kien=birth"));
        let online = visitor.get("/dich-vu-truc-tuyen").await.expect(200);
        assert!(online.text().contains("/thu-tuc/2.000986"));
        let page = visitor.get("/thu-tuc/2.000986").await.expect(200);
        assert_eq!(page.text().matches("<svg class=\"flow").count(), 2);
        assert!(page.text().contains("/thu-tuc/2.000986/niem-yet.pdf"));
    }
    let page = app.visitor().get("/thu-tuc/1.001193").await.expect(200);
    page.shows("Quy trình mẫu, chưa phê duyệt").shows("Ghi chú nguồn").shows("Mã định danh tạm").shows("Từ chối");
    // Whoever came from a search goes back to what was found, and to the catalogue from anywhere else.
    let visitor = app.visitor();
    for (from, back) in [("/thu-tuc?q=ks", "/thu-tuc?q=ks"), ("/theo-doi?code=1", "/thu-tuc")] {
        let request = visitor.request(Method::GET, "/thu-tuc/1.001193");
        let request = request.header(header::REFERER, format!("http://motcua.test{from}"));
        let page = visitor.send(request, Body::empty()).await.expect(200);
        page.shows(&format!("<a class=\"govuk-back-link\" href=\"{back}\">"));
    }
}

#[test]
fn limits_and_fees_say_whose_and_when() {
    let t = T::new(Lang::Vi);
    let mut facts = version("2.000635").facts.clone();
    let law = facts.time_limits[0].clone();
    assert_eq!(views::limit_note(t, &facts, &law), None, "one limit needs no label");
    let scope = "Quảng Trị".to_owned();
    let own = pack::TimeLimit { key: "own".to_owned(), scope, allow: "4wh".parse().ok(), ..law.clone() };
    facts.time_limits.push(own.clone());
    assert_eq!(views::limit_note(t, &facts, &law).as_deref(), Some("theo luật"));
    assert!(views::limit_note(t, &facts, &own).is_some_and(|note| note.starts_with("cam kết của tỉnh")));
    assert_eq!(facts.allowance().map(|allow| allow.to_string()).as_deref(), Some("4wh"), "one of the two is promised");
    let residence = version("1.004222");
    let mut named: Vec<pack::Fee> = residence.fees_here().cloned().collect();
    assert!(named.iter().all(|fee| fees::channel(t, fee).is_none()), "the names say it already");
    for fee in &mut named {
        fee.name.vi = "Lệ phí đăng ký".to_owned();
    }
    let when: Vec<_> = named.iter().map(|fee| fees::when(t, fee).unwrap_or_default()).collect();
    assert!(when[0].starts_with("nộp trực tiếp") && when[1].starts_with("nộp trực tuyến"), "{when:?}");
}

#[tokio::test]
async fn a_page_says_when_desks_are_open_and_what_is_not_known_of_a_place() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let hours = "Giờ làm việc: 07:30–11:30, 13:30–17:00. Nghỉ thứ Bảy, Chủ nhật, ngày lễ, tết.";
    visitor.get("/thu-tuc/1.004222").await.expect(200).shows(hours).shows("nộp trực tuyến");
    let place = visitor.get(&format!("/thu-tuc?co-quan={AGENCY}")).await.expect(200);
    let _ = place.shows(hours).shows("Chưa có địa chỉ, số điện thoại của nơi này trong dữ liệu.");
}

#[tokio::test]
async fn where_nothing_is_in_force_nobody_is_told_to_search_otherwise() {
    let app = TestApp::new(SYSTEMS).await;
    app.pass_days(500);
    let page = app.visitor().get("/thu-tuc").await.expect(200);
    let page = page.shows("Chưa có thủ tục nào có hiệu lực vào hôm nay.");
    assert!(!page.text().contains("Hãy thử"), "{}", page.text());
}

#[tokio::test]
async fn sheets_are_for_everybody_and_only_of_what_there_is() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let good = ["/thu-tuc/1.001193/niem-yet.pdf".to_owned(), format!("/niem-yet/{AGENCY}")];
    for address in &good {
        let first = visitor.get(address).await.expect(200);
        assert_eq!(first.header("content-type"), "application/pdf");
        assert_eq!(visitor.get(address).await.expect(200).body, first.body, "the same all day");
    }
    for address in ["/thu-tuc/1.001194/niem-yet.pdf", "/niem-yet/000.00.99.H50", "/niem-yet/x"] {
        visitor.get(address).await.expect(404);
    }
}

#[tokio::test]
async fn programs_narrow_the_same_way() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let all = visitor.api_get("/api/v1/procedures").await.expect(200).json();
    assert_eq!(all["total"], json!(PACKS.procedures(today()).count()));
    assert_eq!((all["next"].clone(), all["partly"].clone()), (json!(null), json!(false)));
    let events = all["facets"]["events"].as_array().expect("events").clone();
    for event in events {
        let found =
            visitor.api_get(&format!("/api/v1/procedures?event={}", event["key"].as_str().expect("a key"))).await;
        assert_eq!(found.expect(200).json()["total"], event["count"], "{event}");
    }
    let address = format!("/api/v1/procedures?q=ks&level=commune&agency={AGENCY}&online=unknown&field=ho-tich");
    let found = visitor.api_get(&address).await.expect(200).json();
    assert_eq!(found["items"][0]["code"], "1.001193");
    assert_eq!((found["items"][0]["online"].clone(), found["read_as"].clone()), (json!("unknown"), json!("khai sinh")));
    for wrong in ["level=x", "online=x", "event=x", "agency=x", "field=x"] {
        let told = visitor.api_get(&format!("/api/v1/procedures?{wrong}")).await.expect(422).json();
        assert!(told.to_string().contains(wrong.split('=').next().expect("a name")), "{told}");
    }
    visitor.api_get("/api/v1/procedures?colour=red").await.expect(422);
}
