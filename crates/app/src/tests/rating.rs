//! From the answer to the figure: a real case is rated beside it and by its receipt, and T09 moves without knowing whose.

use super::{ALL, thread::whole_thread};
use serde_json::json;
use testkit::TestApp;

/// The address in the first attribute that begins like that, as a browser would follow it.
fn address(page: &str, beginning: &str) -> String {
    let at = page.find(beginning).unwrap_or_else(|| panic!("`{beginning}` is not on the page:\n{page}"));
    let address = page[at..].split('"').next().unwrap_or_default();
    address.replace("&#38;", "&").replace("&amp;", "&")
}

/// The target that counts ballots.
async fn satisfied(app: &TestApp) -> serde_json::Value {
    let targets = app.visitor().api_get("/api/v1/targets").await.expect(200).json();
    let items = targets["items"].as_array().expect("items").clone();
    items.into_iter().find(|one| one["id"] == "T09").expect("T09")
}

testkit::on_both! { ALL;
    async fn five_ratings_become_a_figure_that_names_nobody(app) {
        let answer = [("key", "form"), ("overall", "4"), ("officer", "5")];
        let mut codes = Vec::new();
        for key in ["a", "b", "c", "d", "e"] {
            codes.push(whole_thread(app, key).await);
        }
        app.drain().await;
        // The first beside the case; the office sees the same case and no form.
        let (citizen, case) = (app.citizen().await, format!("/ho-so/{}", codes[0]));
        let page = citizen.get(&case).await.expect(200).shows("Đánh giá việc giải quyết hồ sơ").text();
        let form = address(&page, "/danh-gia/");
        let office = app.desk().await.get(&format!("/can-bo/ho-so/{}", codes[0])).await.expect(200).text();
        assert!(!office.contains("danh-gia"), "{office}");
        citizen.post_form(&form, &answer).await.expect(303);
        citizen.get(&case).await.expect(200).shows("Hồ sơ này đã được đánh giá");
        // The second by the link of the receipt, without an account; then its applicant is too late.
        let page = citizen.get(&format!("/ho-so/{}", codes[1])).await.expect(200).text();
        let visitor = app.visitor();
        let tracked = visitor.get(&address(&page, "/theo-doi?code=")).await.expect(200).text();
        let form = address(&tracked, "/danh-gia/");
        assert!(form.contains("?key="), "{form}");
        visitor.post_form(&form, &answer).await.expect(303);
        citizen.post_form(&format!("/danh-gia/{}", codes[1]), &[("overall", "1")]).await.expect(409);
        // Nobody rates with a guessed key, and staff not even with the right one.
        let guessed = format!("/danh-gia/{}?key=000000000000", codes[2]);
        visitor.post_form(&guessed, &answer).await.expect(404);
        app.desk().await.post_form(&form, &answer).await.expect(403);
        // The others by program.
        for code in &codes[2..] {
            let vote = json!({ "case": code, "overall": 2, "comment": "Chờ lâu" });
            citizen.api_post("/api/v1/surveys/ratings", &vote).await.expect(200);
        }
        assert_ne!(satisfied(app).await["denominator"], 5, "they lie in the box until the evening");
        app.pass_minutes(16 * 60);
        app.drain().await;
        let figure = satisfied(app).await;
        assert_eq!((&figure["numerator"], &figure["denominator"]), (&json!(2), &json!(5)), "{figure}");
        app.visitor().get("/hai-long").await.expect(200).shows("2 trên 5 phiếu hài lòng");
        let checkup = {
            let (store, migrations) = (app.platform.store().clone(), app.platform.migrations());
            tokio::task::spawn_blocking(move || store.doctor(&migrations)).await.expect("a thread").expect("a checkup")
        };
        assert!(checkup.is_well(), "{checkup:#?}");
    }
}
