//! The desk's book: entered, corrected, refused, and held against the cases.

use super::{AGENCY, SYSTEMS, tell, told};
use serde_json::{Value, json};
use testkit::{Answer, TestApp};

async fn t04(app: &TestApp, as_of: &str) -> Value {
    let targets =
        app.visitor().api_get(&web::with_query("/api/v1/targets", &[("as_of", as_of)])).await.expect(200).json();
    targets["items"].as_array().expect("items").iter().find(|one| one["id"] == "T04").expect("T04").clone()
}

fn pointers(answer: &Answer) -> Vec<String> {
    let problem = answer.json();
    let errors = problem["errors"].as_array().expect("errors");
    errors.iter().map(|one| one["pointer"].as_str().expect("a pointer").to_owned()).collect()
}

testkit::on_both! { SYSTEMS;
    async fn a_day_is_entered_and_corrected_and_both_are_kept(app) {
        // Two cases of 30/12 came in not online.
        tell(app, told()).await;
        app.pass_days(1);
        let desk = app.desk().await;
        let first = json!({ "day": "2024-12-30", "entries": 4, "tickets": 3, "note": "Hai hồ sơ chưa nhập" });
        let entered = desk.api_post("/api/v1/day-books", &first).await.expect(201);
        assert_eq!(entered.header("location"), "/api/v1/day-books/2024-12-30");
        desk.api_post("/api/v1/day-books", &first).await.expect(200);
        let now = "2024-12-31T07:30:00+07:00";
        let figure = t04(app, now).await;
        assert_eq!((&figure["numerator"], &figure["denominator"]), (&json!(2), &json!(4)));
        assert_eq!(figure["value"], 50.0);
        // The next day the desk finds that it had counted two visitors twice.
        app.pass_days(1);
        let second = json!({ "day": "2024-12-30", "entries": 2, "note": "Đếm trùng hai người" });
        desk.api_post("/api/v1/day-books", &second).await.expect(201);
        let later = "2024-12-31T23:00:00+07:00";
        assert_eq!(t04(app, later).await["numerator"], 2);
        assert_eq!(t04(app, later).await["denominator"], 4, "what was believed then stays what it was");
        let books = desk.api_get("/api/v1/day-books/2024-12-30").await.expect(200).json();
        assert_eq!(books["books"].as_array().expect("books").len(), 2, "{books}");
        assert_eq!((&books["books"][0]["entries"], &books["books"][1]["entries"]), (&json!(2), &json!(4)));
        let records = app.leader().await.api_get("/api/v1/targets/T04/records?as_of=2024-12-31").await.expect(200).json();
        assert_eq!((&records["items"][0]["cases"], &records["items"][0]["counts"]), (&json!(2), &json!(false)));
        // Of the year that is under way now nothing was entered; as of now, 2024 agrees.
        let whole = app.visitor().api_get("/api/v1/targets?from=2024-01-01").await.expect(200).json();
        let figure = whole["items"].as_array().expect("items").iter().find(|one| one["id"] == "T04").expect("T04").clone();
        assert_eq!((&figure["numerator"], &figure["denominator"], &figure["met"]), (&json!(2), &json!(2), &json!(true)));
        assert_eq!(t04(app, "2025-01-01").await["value"], Value::Null, "no book is no data");
    }

    async fn a_book_that_cannot_be_is_refused_by_name(app) {
        let desk = app.desk().await;
        let refused = async |body: Value| pointers(&desk.api_post("/api/v1/day-books", &body).await.expect(422));
        assert_eq!(refused(json!({ "day": "2024-12-31", "entries": 1 })).await, ["/day"], "a day to come");
        assert_eq!(refused(json!({ "day": "2020-01-01", "entries": 1 })).await, ["/day"], "too long ago");
        assert_eq!(refused(json!({ "day": "30/12/2024", "entries": 1 })).await, ["/day"]);
        assert_eq!(refused(json!({ "day": "2024-12-30" })).await, ["/entries"], "nothing at all");
        assert_eq!(refused(json!({ "day": "2024-12-30", "entries": 100_001, "tickets": 999_999 })).await, ["/entries", "/tickets"]);
        assert_eq!(refused(json!({ "day": "2024-12-30", "entries": 1, "note": "x".repeat(301) })).await, ["/note"]);
        assert_eq!(refused(json!({ "day": "2024-12-30", "entries": -1 })).await, ["/entries"]);
        assert_eq!(refused(json!({ "day": "2024-12-30", "entries": 1, "agency": "000.06.68.H50" })).await, ["/agency"]);
        assert_eq!(refused(json!({ "day": "2024-12-30", "entries": "41" })).await, ["/entries"]);
        desk.api_get("/api/v1/day-books/tomorrow").await.expect(422);
        assert!(desk.api_get("/api/v1/day-books/2024-12-30").await.expect(200).json()["books"].as_array().expect("books").is_empty());
        app.officer().await.api_post("/api/v1/day-books", &json!({ "day": "2024-12-30", "entries": 1 })).await.expect(403);
        let nowhere = app.person("nowhere", platform::Role::Desk, Some("000.99.99.H99")).await;
        nowhere.api_post("/api/v1/day-books", &json!({ "day": "2024-12-30", "entries": 1 })).await.expect(403);
    }

    async fn the_page_enters_shows_and_refuses(app) {
        tell(app, told()).await;
        app.pass_minutes(10 * 60);
        let desk = app.desk().await;
        desk.get("/chi-tieu/so-giay").await.expect(200).shows("name=\"entries\"");
        let day = [("day-day", "30"), ("day-month", "12"), ("day-year", "2024")];
        let fields = |entries: &'static str, note: &'static str| {
            let mut fields = day.to_vec();
            fields.extend([("entries", entries), ("tickets", ""), ("receipts", ""), ("note", note)]);
            fields
        };
        let refused = desk.post_form("/chi-tieu/so-giay", &fields("4l", "")).await.expect(422);
        // What was typed is shown again.
        let _ = refused.shows("value=\"4l\"");
        let refused = desk.in_english().post_form("/chi-tieu/so-giay", &fields("", "")).await.expect(422);
        let _ = refused.shows("at least one of the three");
        let desk = app.desk().await;
        let next = desk.post_form("/chi-tieu/so-giay", &fields("1.204", "<b>hai</b>")).await.see_other();
        let page = desk.get(&next).await.expect(200);
        let page = page.shows("value=\"1204\"");
        assert!(page.text().contains("&#60;b&#62;") || page.text().contains("&lt;b&gt;"), "{}", page.text());
        assert!(!page.text().contains("<b>hai</b>"));
        app.pass_minutes(5);
        let next = desk.post_form("/chi-tieu/so-giay", &fields("2", "")).await.see_other();
        // Both are on the page, and the day agrees with its two cases.
        let page = desk.get(&next).await.expect(200).shows("1.204");
        let _ = page.shows("tag--good");
        let again = desk.post_form("/chi-tieu/so-giay", &fields("2", "")).await.see_other();
        assert!(again.contains("nhu-cu"), "{again}");
        desk.get("/chi-tieu/so-giay?ngay=hom-qua").await.expect(422);
        assert_eq!(AGENCY, app.actor("desk").await.agency.expect("an agency").as_str());
    }
}
