//! What the API answers, and what it refuses in words.

use super::{AGENCY, FIELD, PROCEDURE, SYSTEMS, tell, told};
use serde_json::{Value, json};
use testkit::check;

fn item(targets: &Value, id: &str) -> Value {
    let items = targets["items"].as_array().expect("items");
    items.iter().find(|one| one["id"] == id).unwrap_or_else(|| panic!("no {id} in {targets}")).clone()
}

testkit::on_both! { SYSTEMS;
    async fn figures_keep_their_shape_and_open_to_parts(app) {
        tell(app, told()).await;
        app.pass_days(2);
        let visitor = app.visitor();
        let plain = visitor.api_get("/api/v1/targets?as_of=2024-12-30T18:00:00%2B07:00").await.expect(200).json();
        let on_time = item(&plain, "T03");
        assert_eq!((&on_time["numerator"], &on_time["denominator"], &on_time["value"]), (&json!(3), &json!(5), &json!(60.0)));
        assert_eq!((&on_time["overdue"], &on_time["met"], &on_time["threshold"]), (&json!(2), &json!(false), &json!(99.0)));
        assert!(on_time.get("parts").is_none());
        assert_eq!(plain["from"], "2024-01-01T00:00:00+07:00");
        let national = item(&plain, "T06");
        assert_eq!((&national["value"], &national["met"]), (&Value::Null, &Value::Null), "unknown is not zero");
        assert!(national["unknown"].as_u64().expect("a count") > 0);
        for by in ["agency", "level", "field", "procedure"] {
            let address = format!("/api/v1/targets?as_of=2024-12-30&by={by}");
            let parts = item(&visitor.api_get(&address).await.expect(200).json(), "T07")["parts"].clone();
            let key = match by {
                "agency" => AGENCY,
                "level" => "commune",
                "field" => FIELD,
                _ => PROCEDURE,
            };
            assert_eq!((&parts[0]["key"], &parts[0]["numerator"]), (&json!(key), &json!(3)), "{parts}");
            assert_ne!(parts[0]["name_vi"], "", "{by}");
        }
        let narrowed = web::with_query("/api/v1/targets", &[
            ("as_of", "2024-12-30"), ("period", "month"), ("agency", AGENCY), ("level", "commune"), ("field", FIELD),
            ("procedure", PROCEDURE),
        ]);
        let narrowed = visitor.api_get(&narrowed).await.expect(200).json();
        assert_eq!(narrowed["from"], "2024-12-01T00:00:00+07:00");
        let on_time = item(&narrowed, "T03");
        assert_eq!(on_time["denominator"], 5);
        // The link to the records is narrowed like the figure.
        let records = on_time["records"].as_str().expect("a link").to_owned();
        let page = app.leader().await.api_get(&records).await.expect(200).json();
        assert_eq!(page["total"], 5);
        let other = visitor.api_get(&format!("/api/v1/targets?agency={}", testkit::OTHER_AGENCY)).await.expect(200).json();
        assert_eq!(item(&other, "T03")["value"], Value::Null);
    }

    async fn records_of_every_kind_can_be_paged(app) {
        tell(app, told()).await;
        app.pass_days(1);
        let leader = app.leader().await;
        for id in ["T01", "T02", "T03", "T04", "T05", "T06", "T07", "T08", "T09"] {
            let first = leader.api_get(&format!("/api/v1/targets/{id}/records?limit=1")).await.expect(200).json();
            let items = first["items"].as_array().expect("items");
            assert_eq!(items.is_empty(), first["total"] == 0, "{id}: {first}");
            if let Some(next) = first["next"].as_str() {
                let address = web::with_query(&format!("/api/v1/targets/{id}/records"), &[("limit", "1"), ("after", next)]);
                let second = leader.api_get(&address).await.expect(200).json();
                assert_ne!(second["items"][0], first["items"][0], "{id}");
            }
        }
        let missing = leader.api_get("/api/v1/targets/T07/records?missing=true").await.expect(200).json();
        assert_eq!(missing["total"], 2);
        assert!(missing["items"].as_array().expect("items").iter().all(|one| one["counts"] == false));
        let open = leader.api_get("/api/v1/targets/T03/records?show=open").await.expect(200).json();
        assert_eq!((&open["items"][0]["verdict"], &open["items"][0]["handled_at"]), (&json!("open"), &Value::Null));
    }

    async fn what_cannot_be_is_refused_by_name(app) {
        let long = "x".repeat(5_000);
        let wrong: Vec<(&str, &str, &str)> = vec![
            ("as_of", "30/12/2024", "2024-12-30"),
            ("as_of", "2024-02-30", "2024-12-30"),
            ("from", "hôm qua", "2024-12-30"),
            ("to", "2024-13-01", "2024-12-30"),
            ("period", "decade", "quarter"),
            ("by", "applicant", "procedure"),
            ("agency", "000.99.99.H99", "000.99.99.H99"),
            ("agency", "'; drop table measured_case; --", "drop table"),
            ("agency", "<script>alert(1)</script>", "<script>"),
            ("level", "village", "village"),
            ("field", "Hoi tich", "Hoi tich"),
            ("procedure", "9.999999", "9.999999"),
            ("procedure", "../../etc/passwd", "1.001193"),
            ("agency", &long, "xxxx"),
            ("field", "\u{0}\u{202e}", "lĩnh vực"),
        ];
        for (name, value, told) in wrong {
            let address = web::with_query("/api/v1/targets", &[(name, value)]);
            let answer = app.visitor().api_get(&address).await.expect(422);
            assert!(answer.body.len() < 2_000, "a long value is not repeated");
            let problem = answer.json();
            assert_eq!(problem["errors"][0]["pointer"], format!("/{name}"), "{problem}");
            assert!(problem["errors"][0]["detail"].as_str().expect("words").contains(told), "{problem}");
        }
        let both = app.visitor().api_get("/api/v1/targets?as_of=x&by=y&level=z").await.expect(422).json();
        assert_eq!(both["errors"].as_array().expect("all at once").len(), 3, "{both}");
        let backwards = app.visitor().api_get("/api/v1/targets?from=2024-12-20&to=2024-12-01").await.expect(422).json();
        assert_eq!(backwards["errors"][0]["pointer"], "/from");
        app.visitor().api_get("/api/v1/targets?nonsense=1").await.expect(422);
        let leader = app.leader().await;
        leader.api_get("/api/v1/targets/T03/records?show=everything").await.expect(422).shows("missing");
        leader.api_get("/api/v1/targets/T03/records?limit=-1").await.expect(422);
        leader.api_get("/api/v1/targets/T10/records").await.expect(404);
        leader.api_get("/api/v1/targets/T99/records").await.expect(404);
        leader.api_get("/api/v1/targets/%27%20or%201=1/records").await.expect(404);
    }

    async fn records_are_for_staff(app) {
        app.visitor().api_get("/api/v1/targets/T03/records").await.expect(401);
        app.citizen().await.api_get("/api/v1/targets/T03/records").await.expect(403);
        check::doors_are_shut(app).await;
    }
}
