//! Where a request came from, who may come in, and what every answer carries.

use super::probe::SYSTEMS;
use axum::{
    body::Body,
    http::{Method, header},
};
use testkit::{Answer, Person, TestApp};

const FORM: &str = "application/x-www-form-urlencoded";

/// Sends a form with one more header than a browser of ours would send.
async fn post_with(person: &Person<'_>, name: &str, value: &str, csrf: &str) -> u16 {
    let request = person.request(Method::POST, "/probe/form").header(header::CONTENT_TYPE, FORM).header(name, value);
    person.send(request, Body::from(format!("csrf={csrf}&a=1"))).await.status.as_u16()
}

#[tokio::test]
async fn a_form_needs_the_token_of_its_own_visitor() {
    let app = TestApp::new(SYSTEMS).await;
    let (one, other) = (app.visitor(), app.visitor());
    one.post_form("/probe/form", &[("a", "1")]).await.expect(200).shows("a=1");
    one.post_form_as_is("/probe/form", &[("a", "1")]).await.expect(403);
    one.post_form_as_is("/probe/form", &[("csrf", ""), ("a", "1")]).await.expect(403);
    let stolen = other.csrf().await;
    one.post_form_as_is("/probe/form", &[("csrf", &stolen)]).await.expect(403);
    app.visitor().post_form_as_is("/probe/form", &[("csrf", &stolen)]).await.expect(403);
}

/// Sends a form as a browser of ours does from the page `/probe`, with whatever stands in it.
async fn post_from_ours(person: &Person<'_>, path: &str, body: &str) -> Answer {
    let request = person.request(Method::POST, path).header(header::CONTENT_TYPE, FORM);
    let request = request.header("sec-fetch-site", "same-origin").header(header::REFERER, "http://motcua.test/probe");
    person.send(request, Body::from(body.to_owned())).await
}

#[tokio::test]
async fn what_was_typed_outlives_the_session() {
    let app = TestApp::new(SYSTEMS).await;
    let _known = app.desk().await;
    let person = app.visitor();
    let typed = "csrf=of-a-session-that-ended&note=ghi+ch%C3%BA+%3Cb%3E&key=once";
    let page = post_from_ours(&person, "/probe/desk?a=b", typed).await.shows("Phiên làm việc đã hết");
    let page = page.shows("name=\"next\" value=\"/probe\"").shows("name=\"carried_to\" value=\"/probe/desk?a=b\"");
    let carried = "note=ghi%20ch%C3%BA%20%3Cb%3E&amp;key=once";
    assert!(
        page.text().replace("&#38;", "&amp;").contains(&format!("name=\"carried\" value=\"{carried}\"")),
        "{}",
        page.text()
    );
    // A wrong password loses nothing either.
    let sent = |password: &'static str| {
        [
            ("login", "desk"),
            ("password", password),
            ("next", "/probe"),
            ("carried_to", "/probe/desk?a=b"),
            ("carried", "note=ghi%20ch%C3%BA%20%3Cb%3E&key=once"),
        ]
    };
    person.post_form("/dang-nhap", &sent("wrong")).await.expect(422).shows("name=\"carried_to\"");
    let again = person.post_form("/dang-nhap", &sent(testkit::PASSWORD)).await.expect(200).shows("Gửi tiếp");
    let again = again.shows("action=\"/probe/desk?a=b\"").shows("href=\"/probe\"").shows("name=\"key\" value=\"once\"");
    assert!(!again.text().contains("<b>"), "{}", again.text());
    let text = again.text();
    let csrf = text.split("name=\"csrf\" value=\"").nth(1).and_then(|rest| rest.split('"').next());
    let csrf = csrf.expect("the token of the new session");
    let done = post_from_ours(&person, "/probe/desk?a=b", &format!("csrf={csrf}&note=ghi+ch%C3%BA&key=once")).await;
    done.expect(200).shows("note=ghi chú&key=once keyed");
    // Signed in, with a page of an earlier session: the same question.
    let stale = post_from_ours(&person, "/probe/desk", "csrf=old&note=1").await.expect(409).shows("Gửi tiếp");
    stale.shows("name=\"note\" value=\"1\"");
}

#[tokio::test]
async fn nothing_is_carried_for_others_and_no_password() {
    let app = TestApp::new(SYSTEMS).await;
    let (desk, stranger) = (app.desk().await, app.visitor());
    desk.get("/probe/desk").await.expect(200);
    for (name, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.test"), ("x-nothing", "told")] {
        let request = stranger.request(Method::POST, "/probe/desk").header(header::CONTENT_TYPE, FORM);
        let answer = stranger.send(request.header(name, value), Body::from("note=1")).await;
        assert!(answer.see_other().starts_with("/dang-nhap"), "{name}: {value}");
        let request = desk.request(Method::POST, "/probe/desk").header(header::CONTENT_TYPE, FORM);
        desk.send(request.header(name, value), Body::from("csrf=old&note=1")).await.expect(403);
    }
    post_from_ours(&desk, "/probe/desk", "csrf=old&password=secret").await.expect(403);
    let long = format!("csrf=old&note={}", "x".repeat(crate::limits::CARRIED_BYTES_MAX));
    post_from_ours(&desk, "/probe/desk", &long).await.expect(403);
    // Where the sign-in page is told to go on to an address that is not ours, nothing is asked.
    let sent = [("login", "desk"), ("password", testkit::PASSWORD), ("carried_to", "//evil.test"), ("carried", "a=1")];
    assert_eq!(stranger.post_form("/dang-nhap", &sent).await.see_other(), "/probe/desk");
}

#[tokio::test]
async fn signing_in_changes_the_token() {
    let app = TestApp::new(SYSTEMS).await;
    let desk = app.desk().await;
    let visitor = app.visitor();
    let before = visitor.csrf().await;
    desk.post_form("/probe/form", &[]).await.expect(200);
    desk.post_form_as_is("/probe/form", &[("csrf", &before)]).await.expect(403);
}

#[tokio::test]
async fn each_page_masks_its_token_anew_and_each_is_good() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let (first, second) = (visitor.csrf().await, visitor.csrf().await);
    assert_ne!(first, second);
    visitor.post_form_as_is("/probe/form", &[("csrf", &first)]).await.expect(200);
    visitor.post_form_as_is("/probe/form", &[("csrf", &second)]).await.expect(200);
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_even_with_the_token() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let csrf = visitor.csrf().await;
    for (name, value, status) in [
        ("sec-fetch-site", "cross-site", 403),
        ("sec-fetch-site", "same-site", 403),
        ("sec-fetch-site", "same-origin", 200),
        ("origin", "https://evil.test", 403),
        ("origin", "null", 403),
        ("origin", "http://motcua.test.evil.test", 403),
        ("origin", "http://motcua.test", 200),
    ] {
        assert_eq!(post_with(&visitor, name, value, &csrf).await, status, "{name}: {value}");
    }
}

#[tokio::test]
async fn the_token_may_come_in_a_header_and_a_page_takes_no_other_bodies_without_it() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let csrf = visitor.csrf().await;
    assert_eq!(post_with(&visitor, "x-csrf-token", &csrf, "").await, 200);
    let json =
        |person: &Person<'_>| person.request(Method::POST, "/probe/nothing").header(header::CONTENT_TYPE, "text/plain");
    visitor.send(json(&visitor), Body::from("{}")).await.expect(403);
    visitor.send(visitor.request(Method::POST, "/probe/nothing"), Body::empty()).await.expect(403);
    visitor.send(json(&visitor).header("x-csrf-token", &csrf), Body::from("{}")).await.expect(303);
}

#[tokio::test]
async fn a_form_with_files_shows_its_token_first() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let big = vec![b'x'; 100_000];
    let answer = visitor.post_files("/probe/files", &[("note", "ghi chú")], &[("f", "a.pdf", &big)]).await;
    answer.expect(200).shows("ghi chú f:a.pdf:100000");
    let part =
        |name: &str, value: &str| format!("--B\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
    let csrf = visitor.csrf().await;
    for (body, status) in [
        (part("csrf", &csrf) + "--B--\r\n", 200),
        (part("note", "x") + &part("csrf", &csrf) + "--B--\r\n", 403),
        (part("csrf", "wrong") + "--B--\r\n", 403),
        ("x".repeat(5_000), 403),
        (String::new(), 403),
    ] {
        let request = visitor.request(Method::POST, "/probe/files");
        let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=B");
        assert_eq!(visitor.send(request, Body::from(body.clone())).await.status, status, "{body:.60}");
    }
}

#[tokio::test]
async fn every_answer_is_safe_whatever_happened() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    for path in [
        "/dang-nhap",
        "/nowhere",
        "/probe",
        "/probe/panic",
        "/probe/desk",
        "/tinh/app.css",
        "/tinh/nowhere",
        "/tinh/../Cargo.toml",
        "/health/live",
        "/metrics",
        "/api/v1/nowhere",
        "/api/v1/probe/me",
        "/api/v1/openapi.json",
    ] {
        let answer = visitor.get(path).await;
        assert_eq!(answer.header("content-security-policy"), crate::CONTENT_SECURITY_POLICY, "{path}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        assert_eq!(answer.header("x-request-id").len(), 12, "{path}");
        assert_eq!(answer.header("strict-transport-security"), "", "{path}: no TLS in this installation");
    }
}

#[tokio::test]
async fn what_is_inside_never_comes_out() {
    let app = TestApp::new(SYSTEMS).await;
    let visitor = app.visitor();
    let panic = visitor.get("/probe/panic").await.expect(500);
    let reference = panic.header("x-request-id").to_owned();
    let panic = panic.shows(&reference);
    assert!(!panic.text().contains("secret"));
    let refused = visitor.get("/probe/refused").await.expect(409).shows("Đã có người làm").shows("Hãy tải lại trang");
    assert!(!refused.text().contains("secret"));
}

#[tokio::test]
async fn pages_believe_cookies_and_the_api_believes_tokens_never_the_other_way_round() {
    let app = TestApp::new(SYSTEMS).await;
    let desk = app.desk().await;
    desk.get("/probe/desk").await.expect(200).shows("desk");
    desk.api_get("/api/v1/probe/me").await.expect(200).shows("desk");
    // The browser's cookie does not open the API, and the API's token no page.
    desk.get("/api/v1/probe/me").await.expect(401);
    let login = desk.send(desk.request(Method::POST, "/api/v1/sessions"), Body::empty()).await;
    login.expect(415);
    let stranger = app.visitor();
    let right = serde_json::json!({"account": "desk", "password": testkit::PASSWORD});
    let opened = stranger.api_post("/api/v1/sessions", &right).await.expect(201).json();
    let token = opened["token"].as_str().expect("a token");
    let request = stranger.request(Method::GET, "/probe/desk").header(header::AUTHORIZATION, format!("Bearer {token}"));
    assert!(stranger.send(request, Body::empty()).await.see_other().starts_with("/dang-nhap"));
    let request = stranger.request(Method::GET, "/probe/desk").header(header::COOKIE, format!("motcua={token}"));
    assert!(stranger.send(request, Body::empty()).await.see_other().starts_with("/dang-nhap"));
}

#[tokio::test]
async fn doors_are_shut() {
    let app = TestApp::new(SYSTEMS).await;
    testkit::check::doors_are_shut(&app).await;
    app.citizen().await.get("/probe/desk").await.expect(403).shows("Bộ phận Một cửa");
}

#[tokio::test]
async fn wrong_passwords_are_slowed_down_by_login_without_telling_who_exists() {
    let app = TestApp::new(SYSTEMS).await;
    app.desk().await;
    let visitor = app.visitor();
    let wrong = |login: &'static str| serde_json::json!({"account": login, "password": "x"});
    let known = visitor.api_post("/api/v1/sessions", &wrong("desk")).await.expect(401);
    let unknown = visitor.api_post("/api/v1/sessions", &wrong("nobody")).await.expect(401);
    assert_eq!(known.json()["title"], unknown.json()["title"]);
    for _ in 1..crate::limits::SIGN_IN_FAILURES_PER_LOGIN_MAX {
        visitor.api_post("/api/v1/sessions", &wrong("desk")).await.expect(401);
    }
    let refused = visitor.api_post("/api/v1/sessions", &wrong("desk")).await.expect(429);
    assert_eq!(refused.header("retry-after"), "900");
    let right = serde_json::json!({"account": "desk", "password": testkit::PASSWORD});
    visitor.api_post("/api/v1/sessions", &right).await.expect(429);
    app.pass_minutes(15);
    visitor.api_post("/api/v1/sessions", &right).await.expect(201);
}
