//! Languages, problems, sessions, files, lists: over HTTP.

use super::probe::SYSTEMS;
use axum::{
    body::Body,
    http::{Method, header},
};
use serde_json::{Value, json};
use testkit::TestApp;

#[tokio::test]
async fn a_page_speaks_the_chosen_language_then_the_browsers() {
    let app = TestApp::new(SYSTEMS).await;
    let vietnamese = app.visitor();
    vietnamese.get("/dang-nhap").await.expect(200).shows("<html lang=\"vi\"");
    let english = app.visitor().in_english();
    let page = english.get("/dang-nhap").await.expect(200).shows("<html lang=\"en\"");
    assert_eq!(page.header("content-language"), "en");
    let to = english.post_form("/ngon-ngu", &[("lang", "vi"), ("next", "/dang-nhap?next=%2Fprobe")]).await.see_other();
    assert_eq!(to, "/dang-nhap?next=%2Fprobe");
    english.get("/dang-nhap").await.expect(200).shows("<html lang=\"vi\"");
    english.post_form("/ngon-ngu", &[("lang", "fr")]).await.expect(422);
    // A page that answers a form is no place to come back to; the page of the form is.
    let csrf = english.csrf().await;
    let request = english.request(Method::POST, "/probe/form").header(header::REFERER, "http://motcua.test/probe?a=1");
    let refused = english.send(request.header("x-csrf-token", csrf), Body::empty()).await.expect(415);
    assert_eq!(refused.field_value("next"), "/probe?a=1");
    // The API has no switch: it goes by the header alone.
    let refused = english.api_get("/api/v1/nowhere").await.expect(404);
    assert_eq!(refused.json()["title"], "Not found");
}

#[tokio::test]
async fn help_is_at_hand_and_a_wrong_way_is_told_kindly() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    visitor.get("/tro-giup").await.expect(200).shows("thẻ căn cước");
    app.visitor().in_english().get("/tro-giup").await.expect(200).shows("identity card");
    for (address, status) in [("/dang-nhap", 200), ("/khong-co", 404)] {
        visitor.get(address).await.expect(status).shows("/tro-giup");
    }
    let wrong = visitor.get("/dang-xuat").await.expect(405).shows("Chưa có gì thay đổi");
    assert!(!wrong.text().contains("Allow"), "{}", wrong.text());
    // A short menu is a row, a long one is closed behind one line on a phone.
    assert!(!visitor.get("/dang-nhap").await.text().contains("menu--small"));
    let long = |role| testkit::web::Shell::sample(kernel::Lang::Vi, role).menu_is_long();
    assert!(long(Some(platform::Role::Leader)) && !long(None));
}

#[tokio::test]
async fn a_problem_of_the_api_is_rfc_9457() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let answer = visitor.api_get("/api/v1/probe/me?secret=1").await.expect(401);
    assert_eq!(answer.header("content-type"), "application/problem+json");
    assert_eq!(answer.header("www-authenticate"), "Bearer realm=\"motcua\"");
    let body = answer.json();
    assert_eq!(body["type"], "/problems/unauthenticated");
    assert_eq!(body["status"], 401);
    assert_eq!(body["instance"], "/api/v1/probe/me");
    assert_eq!(body["reference"], answer.header("x-request-id"));
    assert!(body["title"].is_string() && body["detail"].is_string() && body.get("errors").is_none(), "{body}");
    visitor.get(body["type"].as_str().expect("a type")).await.expect(200);
    let wrong = visitor.request(Method::DELETE, "/api/v1/probe/list");
    let wrong = visitor.send(wrong, Body::empty()).await.expect(405);
    assert!(wrong.header("allow").contains("GET"), "{wrong:?}");
    assert_eq!(wrong.header("content-type"), "application/problem+json");
    visitor.get("/probe/bare").await.expect(418).shows("<html");
}

#[tokio::test]
async fn a_wrong_body_is_told_where_and_how_in_the_readers_language() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let good = json!({"name": "a", "parts": [{"count": 1, "kind": "red"}]});
    visitor.api_post("/api/v1/probe/echo", &good).await.expect(200);
    for (body, pointer, detail) in [
        (json!({"parts": []}), "/name", "Chưa có thông tin này"),
        (json!({"name": 1, "parts": []}), "/name", "Sai kiểu dữ liệu"),
        (
            json!({"name": "a", "parts": [{"count": 1, "kind": "blue"}]}),
            "/parts/0/kind",
            "Phải là một trong: red, green",
        ),
        (json!({"name": "a", "parts": [{"count": -1, "kind": "red"}]}), "/parts/0/count", "Giá trị không đúng"),
        (json!({"name": "a", "parts": [{"kind": "red"}]}), "/parts/0/count", "Chưa có thông tin này"),
        (json!({"name": "a", "parts": [], "more": 1}), "/more", "Không có mục này. Các mục nhận được: name, parts"),
        (json!(7), "/", "Sai kiểu dữ liệu"),
    ] {
        let problem = visitor.api_post("/api/v1/probe/echo", &body).await.expect(422).json();
        assert_eq!(problem["errors"], json!([{"pointer": pointer, "detail": detail}]), "{body}");
    }
    let post = |media_type: &'static str, body: &'static str| {
        let request = visitor.request(Method::POST, "/api/v1/probe/echo").header(header::CONTENT_TYPE, media_type);
        visitor.send(request, Body::from(body))
    };
    let broken = post("application/json", "{\"name\":\n  oops").await.expect(400).json();
    assert_eq!(broken["detail"], "Lỗi ở dòng 2, cột 3.");
    post("application/json", "").await.expect(400);
    post("text/plain", "{}").await.expect(415);
    let wrong = visitor.api_get("/api/v1/probe/things/not-an-id").await.expect(404);
    assert_eq!(wrong.json()["title"], "“not-an-id” không đúng");
}

#[tokio::test]
async fn what_is_too_large_is_refused_with_words() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let (csrf, long) = (visitor.csrf().await, "x".repeat(crate::limits::FORM_BYTES_MAX));
    let page = visitor.post_form_as_is("/probe/form", &[("csrf", &csrf), ("a", &long)]).await.expect(413);
    assert!(page.header("content-type").starts_with("text/html"), "{page:?}");
    let page = page.shows("256 KB");
    assert!(page.text().contains("<html lang=\"vi\""));
    let body = json!({"name": "x".repeat(crate::limits::JSON_BYTES_MAX), "parts": []});
    let problem = visitor.api_post("/api/v1/probe/echo", &body).await.expect(413);
    assert_eq!(problem.json()["type"], "/problems/too-large");
    // One that does not say its length beforehand.
    let chunks = (0..40).map(|_| Ok::<_, std::io::Error>(vec![b' '; 64 * 1024]));
    let body = Body::from_stream(futures_util::stream::iter(chunks));
    let request = visitor.request(Method::POST, "/api/v1/probe/echo").header(header::CONTENT_TYPE, "application/json");
    visitor.send(request, body).await.expect(413);
    let file = vec![0_u8; platform::limits::UPLOAD_BYTES_MAX + 1];
    // A file that is too large is for who takes it in to refuse, beside its question; a body beyond the edge is not read,
    // and leads back to the page that it came from.
    visitor.post_files("/probe/files", &[], &[("f", "a.pdf", &file)]).await.expect(200).shows("f:a.pdf:10485761");
    let request = visitor.request(Method::POST, "/probe/files");
    let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=x");
    let request = request.header(header::REFERER, format!("{}/probe/form", app.app.config.base_url));
    let whole = vec![b' '; crate::limits::MULTIPART_BYTES_MAX + 1];
    let refused = visitor.send(request, Body::from(whole)).await.expect(413);
    refused.shows("32 MB").shows("href=\"/probe/form\"");
    let many: Vec<(String, String)> =
        (0..=crate::limits::FORM_FIELDS_MAX).map(|n| (format!("f{n}"), String::new())).collect();
    let many: Vec<(&str, &str)> = many.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    visitor.post_form("/probe/form", &many).await.expect(413);
}

#[tokio::test]
async fn a_key_goes_with_what_was_sent_under_it() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let digest = |name: &'static str| {
        let body = json!({"name": name, "parts": []});
        let visitor = &visitor;
        async move {
            visitor.api_post_once("k1", "/api/v1/probe/echo", &body).await.expect(200).header("x-digest").to_owned()
        }
    };
    assert_eq!(digest("a").await, digest("a").await);
    assert_ne!(digest("a").await, digest("b").await);
    for key in ["", "with space", &"x".repeat(81), "dấu"] {
        let refused = visitor.api_post_once(key, "/api/v1/probe/echo", &json!({"name": "a", "parts": []})).await;
        assert_eq!(refused.expect(422).json()["errors"][0]["pointer"], "/Idempotency-Key", "{key}");
    }
    visitor.post_form("/probe/form", &[("key", "k"), ("a", "1")]).await.expect(200).shows("keyed");
}

#[tokio::test]
async fn a_long_list_is_read_page_by_page_without_gaps() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let mut seen: Vec<u64> = Vec::new();
    let mut address = "/api/v1/probe/list?limit=7".to_owned();
    loop {
        let page = visitor.api_get(&address).await.expect(200).json();
        assert_eq!(page["total"], 60);
        seen.extend(page["items"].as_array().expect("rows").iter().filter_map(Value::as_u64));
        let Some(next) = page["next"].as_str() else { break };
        address = crate::with_query("/api/v1/probe/list", &[("limit", "7"), ("after", next)]);
    }
    assert_eq!(seen, (1..=60).collect::<Vec<u64>>());
    for (query, pointer) in
        [("limit=0", "/limit"), ("limit=101", "/limit"), ("limit=x", "/limit"), ("after=%21", "/after")]
    {
        let refused = visitor.api_get(&format!("/api/v1/probe/list?{query}")).await.expect(422).json();
        assert_eq!(refused["errors"][0]["pointer"], pointer, "{query}");
    }
}

#[tokio::test]
async fn signing_in_leads_back_and_never_away() {
    let app = TestApp::new(SYSTEMS).await;
    app.desk().await;
    for (next, to) in [
        ("/probe?a=1", "/probe?a=1"),
        ("", "/probe/desk"),
        ("//evil.test/", "/probe/desk"),
        ("https://evil.test", "/probe/desk"),
        ("/\\evil.test", "/probe/desk"),
        ("/\tx", "/probe/desk"),
    ] {
        let visitor = app.visitor();
        let fields = [("login", "desk"), ("password", testkit::PASSWORD), ("next", next)];
        assert_eq!(visitor.post_form("/dang-nhap", &fields).await.see_other(), to, "{next:?}");
        assert_eq!(visitor.get("/dang-nhap").await.see_other(), "/probe/desk");
    }
    let asked = app.visitor().get("/probe/desk?a=b").await.see_other();
    assert_eq!(asked, "/dang-nhap?next=/probe/desk%3Fa%3Db");
}

#[tokio::test]
async fn a_wrong_password_keeps_the_login_and_a_session_ends_when_asked() {
    let app = TestApp::new(SYSTEMS).await;
    app.desk().await;
    let visitor = app.visitor();
    let fields = [("login", "desk"), ("password", "wrong"), ("next", "/probe")];
    let again = visitor.post_form("/dang-nhap", &fields).await.expect(422);
    let again = again.shows("name=\"next\" value=\"/probe\"").shows("name=\"login\" value=\"desk\"");
    assert!(!again.text().contains("wrong\""), "the password is not repeated");
    let right = [("login", " Desk "), ("password", testkit::PASSWORD)];
    let answer = visitor.post_form("/dang-nhap", &right).await.expect(303);
    let cookie = answer.header("set-cookie");
    assert!(
        cookie.starts_with("motcua=") && cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"),
        "{cookie}"
    );
    visitor.get("/probe/desk").await.expect(200);
    let kept = visitor.request(Method::GET, "/probe/desk");
    visitor.post_form("/dang-xuat", &[]).await.expect(303);
    // The token itself is dead, not only forgotten by the browser.
    assert!(visitor.send(kept, Body::empty()).await.see_other().starts_with("/dang-nhap"));
}

#[tokio::test]
async fn an_api_session_can_be_ended() {
    let app = TestApp::new(SYSTEMS).await;
    let desk = app.desk().await;
    desk.api_get("/api/v1/probe/me").await.expect(200);
    let end =
        app.visitor().api_post("/api/v1/sessions", &json!({"account": "desk", "password": testkit::PASSWORD})).await;
    let token = format!("Bearer {}", end.expect(201).json()["token"].as_str().expect("a token"));
    let with = |method: Method, path: &str| desk.request(method, path).header(header::AUTHORIZATION, &token);
    desk.send(with(Method::DELETE, "/api/v1/sessions"), Body::empty()).await.expect(204);
    desk.send(with(Method::GET, "/api/v1/probe/me"), Body::empty()).await.expect(401);
}

#[tokio::test]
async fn a_file_is_taken_whole_or_in_a_form_and_judged_by_its_bytes() {
    let app = TestApp::new(SYSTEMS).await;
    let citizen = app.citizen().await;
    let pdf = b"%PDF-1.7 made up";
    assert!(!citizen.upload("giấy khai sinh.pdf", pdf).await.is_empty());
    let stranger = app.visitor();
    let raw =
        stranger.request(Method::POST, "/api/v1/uploads?name=a.pdf").header(header::CONTENT_TYPE, "application/pdf");
    stranger.send(raw, Body::from(&pdf[..])).await.expect(401);
}

#[tokio::test]
async fn files_are_kept_for_ever_under_their_hash_and_asked_for_without_it() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let address = crate::asset("app.css");
    let kept = visitor.get(&address).await.expect(200);
    assert_eq!(kept.header("cache-control"), "public, max-age=31536000, immutable");
    assert_eq!(kept.header("content-type"), "text/css; charset=utf-8");
    let asked = visitor.get("/tinh/app.css").await.expect(200);
    assert_eq!(asked.header("cache-control"), "public, no-cache");
    let tag = asked.header("etag").to_owned();
    for sent in [tag.clone(), format!("W/{tag}"), format!("\"other\", {tag}")] {
        let request = visitor.request(Method::GET, "/tinh/app.css").header(header::IF_NONE_MATCH, &sent);
        assert!(visitor.send(request, Body::empty()).await.expect(304).body.is_empty(), "{sent}");
    }
    visitor.get("/tinh/app.css?v=old").await.expect(200);
    visitor.get("/tinh/nowhere.css").await.expect(404);
    let request = visitor.request(Method::GET, &address).header(header::ACCEPT_ENCODING, "gzip");
    assert_eq!(visitor.send(request, Body::empty()).await.expect(200).header("content-encoding"), "gzip");
}

#[tokio::test]
async fn the_menu_shows_what_one_may_open() {
    let app = TestApp::new(SYSTEMS).await;
    let stranger = app.visitor().get("/dang-nhap").await.expect(200).shows("menu-public");
    assert!(!stranger.text().contains("menu-desk"));
    app.desk().await.get("/problems/conflict").await.expect(200).shows("menu-desk");
}

#[tokio::test]
async fn keepers_see_health_and_metrics() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    visitor.get("/health/ready").await.expect(503);
    app.drain().await;
    assert_eq!(visitor.get("/health/ready").await.expect(200).json()["worker"], true);
    app.pass_minutes(5);
    visitor.get("/health/ready").await.expect(503);
    let metrics = visitor.get("/metrics").await.expect(200).text();
    assert!(
        metrics.contains("motcua_http_requests_total{method=\"GET\",route=\"/health/ready\",status=\"503\"} 2"),
        "{metrics}"
    );
    assert!(metrics.contains("motcua_store_transactions"), "{metrics}");
}

#[tokio::test]
async fn the_api_describes_itself() {
    let app = TestApp::new(SYSTEMS).await;
    let described = app.visitor().get("/api/v1/openapi.json").await.expect(200).json();
    assert_eq!(described["openapi"], "3.1.0");
    for path in ["/api/v1/sessions", "/api/v1/uploads", "/api/v1/probe/echo"] {
        assert!(described["paths"][path].is_object(), "{path}");
    }
    assert_eq!(described["components"]["securitySchemes"]["bearer"]["scheme"], "bearer");
}
