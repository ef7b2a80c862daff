//! Whoever means harm: refused with a kind message, and nothing is changed by it.

use super::{
    ALL,
    thread::{answers, file},
};
use axum::{
    body::Body,
    http::{Method, header},
};
use serde_json::{Value, json};
use store::{Sql, StoreError};
use testkit::{AGENCY, Person, TestApp};

/// Words that are markup, script, a template, a statement or a path somewhere.
const WORDS: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "{{ 1337*1337 }} {% raw %} ${1337*1337}",
    "#eval(\"1+1\") #import \"/data.json\" $x$",
    "'; drop table stream; --",
    "' or '1'='1",
    "../../../../etc/passwd",
    "=cmd|' /C calc'!A0",
];

/// How much is recorded: events, personal data, files, access lines are not counted because refused readers leave none.
async fn recorded(app: &TestApp) -> (i64, i64, i64) {
    let count = async |text: &'static str| {
        let sql = Sql { name: "count", text };
        let read = app.platform.store().read::<_, StoreError, _>("count", move |tx| tx.one(&sql, &[])?.int(0));
        read.await.expect("the store answers")
    };
    (
        count("select cast(count(*) as bigint) from journal").await,
        count("select cast(count(*) as bigint) from personal").await,
        count("select cast(count(*) as bigint) from upload").await,
    )
}

/// Sends bytes as a file by the API; the status.
async fn send(who: &Person<'_>, name: &str, bytes: Vec<u8>) -> (u16, Value) {
    let token = token(who).await;
    let path = web::with_query("/api/v1/uploads", &[("name", name)]);
    let request = who
        .request(Method::POST, &path)
        .header(header::AUTHORIZATION, format!("Bearer {token}"))
        .header(header::CONTENT_TYPE, "application/octet-stream");
    let answer = who.send(request, Body::from(bytes)).await;
    let status = answer.status.as_u16();
    let body = serde_json::from_str(&answer.text()).unwrap_or(Value::Null);
    (status, body)
}

/// A bearer token of its own for this person.
async fn token(who: &Person<'_>) -> String {
    let body = json!({ "account": "citizen", "password": testkit::PASSWORD });
    let request = who.request(Method::POST, "/api/v1/sessions").header(header::CONTENT_TYPE, "application/json");
    let answer = who.send(request, Body::from(body.to_string())).await.expect(201);
    answer.json()["token"].as_str().expect("a token").to_owned()
}

testkit::on_both! { ALL;
    async fn hostile_files_are_refused_whole(app) {
        let citizen = app.citizen().await;
        let _known = citizen.get("/ho-so").await.expect(200);
        let before = recorded(app).await;
        let mut bomb = b"PK\x03\x04\x14\0\0\0\x08\0".to_vec();
        bomb.resize(4_096, 0);
        let svg = b"<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>".to_vec();
        let gzip_bomb = [&b"\x1f\x8b\x08\0\0\0\0\0\0\x03"[..], &[0; 512]].concat();
        let mut huge = b"%PDF-1.7\n".to_vec();
        huge.resize(platform::limits::UPLOAD_BYTES_MAX + 1, b' ');
        let long = format!("{}.pdf", "ạ".repeat(500));
        for (name, bytes, wanted) in [
            ("ho-so.zip", bomb.clone(), 422),
            ("ho-so.pdf", bomb, 422),
            ("anh.svg", svg.clone(), 422),
            ("anh.png", svg, 422),
            ("anh.pdf", gzip_bomb, 422),
            ("trang.pdf", b"<!doctype html><script>alert(1)</script>".to_vec(), 422),
            ("rong.pdf", Vec::new(), 422),
            ("chay.pdf", b"MZ\x90\0\x03\0\0\0".to_vec(), 422),
            ("to.pdf", huge, 413),
            (long.as_str(), b"%PDF-1.7\n%%EOF".to_vec(), 422),
            ("a.pdf\r\nSet-Cookie: motcua=x", b"%PDF-1.7\n%%EOF".to_vec(), 422),
            ("giay\u{202e}fdp.exe", b"%PDF-1.7\n%%EOF".to_vec(), 422),
        ] {
            let (status, body) = send(&citizen, name, bytes).await;
            assert_eq!(status, wanted, "{name:?}: {body}");
            assert!(body["title"].as_str().is_some_and(|title| !title.is_empty()), "{name:?}: {body}");
        }
        assert_eq!(recorded(app).await, before, "what was refused left nothing");
    }

    async fn a_file_that_is_two_things_is_only_ever_shown_as_one(app) {
        let citizen = app.citizen().await;
        // A PDF to one reader, a page with a script to another.
        let both = b"%PDF-1.7\n<html><body><script>alert(document.cookie)</script></body></html>\n%%EOF".to_vec();
        let upload = citizen.upload("giay-chung-sinh.pdf", &both).await;
        let body = json!({ "procedure": "1.001193", "agency": AGENCY, "channel": "online", "applicant": {},
            "form": answers(), "documents": [{ "kind": "birth_notification", "upload": upload }] });
        let code = citizen.api_post("/api/v1/cases", &body).await.expect(201).json()["code"].clone();
        let code = code.as_str().expect("a code");
        let shown = citizen.get(&format!("/ho-so/{code}/tep/{upload}")).await.expect(200);
        assert_eq!(shown.header("content-type"), "application/pdf");
        assert_eq!(shown.header("x-content-type-options"), "nosniff");
        assert_eq!(shown.header("content-security-policy"), "sandbox; default-src 'none'");
        // Whoever knows the number of the file and not the case gets nothing.
        let other = app.person("other", platform::Role::Citizen, None).await;
        other.get(&format!("/ho-so/{code}/tep/{upload}")).await.expect(404);
        let mine = file(&other, "mine").await;
        let mine = mine["code"].as_str().expect("a code");
        other.get(&format!("/ho-so/{mine}/tep/{upload}")).await.expect(404);
        // Nor can it be handed in as one's own.
        let stolen = json!({ "procedure": "1.001193", "agency": AGENCY, "channel": "online", "applicant": {},
            "form": answers(), "documents": [{ "kind": "birth_notification", "upload": upload }] });
        other.api_post("/api/v1/cases", &stolen).await.expect(422);
    }

    async fn forged_and_replayed_tokens_open_nothing(app) {
        let citizen = app.citizen().await;
        let token = token(&citizen).await;
        let ask = async |token: &str| {
            let request = app.visitor().request(Method::GET, "/api/v1/cases");
            let request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
            app.visitor().send(request, Body::empty()).await.status.as_u16()
        };
        assert_eq!(ask(&token).await, 200);
        let mut flipped = token.clone().into_bytes();
        flipped[3] = if flipped[3] == b'A' { b'B' } else { b'A' };
        let flipped = String::from_utf8(flipped).expect("still text");
        for forged in ["x", &"A".repeat(4_000), &flipped, &token[..token.len() - 1], &format!("{token}A")] {
            assert_eq!(ask(forged).await, 401, "{forged}");
        }
        let out = citizen.request(Method::DELETE, "/api/v1/sessions");
        let out = out.header(header::AUTHORIZATION, format!("Bearer {token}"));
        citizen.send(out, Body::empty()).await.expect(204);
        assert_eq!(ask(&token).await, 401, "a token that was given back");
        let cookie = app.visitor().request(Method::GET, "/ho-so").header(header::COOKIE, format!("motcua={token}"));
        let sent = app.visitor().send(cookie, Body::empty()).await;
        assert!(sent.header("location").starts_with("/dang-nhap"), "an API token is no cookie");
    }

    async fn other_peoples_codes_open_nothing(app) {
        let code = file(&app.citizen().await, "mine").await["code"].as_str().expect("a code").to_owned();
        let other = app.person("other", platform::Role::Citizen, None).await;
        let before = recorded(app).await;
        for page in ["", "/giay-tiep-nhan.pdf"] {
            other.get(&format!("/ho-so/{code}{page}")).await.expect(404);
            app.visitor().get(&format!("/ho-so/{code}{page}")).await.see_other();
        }
        for act in ["withdraw", "supplement", "receive", "sign", "correct", "no-such-act"] {
            other.api_post(&format!("/api/v1/cases/{code}/actions/{act}"), &json!({ "reason": "x" })).await.expect(404);
            other.post_form(&format!("/ho-so/{code}/{act}"), &[("reason", "x")]).await.expect(404);
        }
        for page in ["danh-gia", "phan-anh/ho-so"] {
            other.get(&format!("/{page}/{code}")).await.expect(404);
            app.visitor().get(&format!("/{page}/{code}?key=AAAAAAAAAAAA")).await.expect(404);
        }
        assert_eq!(recorded(app).await, before);
    }

    async fn a_guessed_key_tells_nothing_not_even_that_the_case_exists(app) {
        let code = file(&app.citizen().await, "mine").await["code"].as_str().expect("a code").to_owned();
        let unknown = code.replace("-0001", "-0999");
        let said = async |code: &str, key: &str| {
            let page = app.visitor().get(&web::with_query("/theo-doi", &[("code", code), ("key", key)])).await;
            let text = page.expect(404).text();
            let (_, summary) = text.split_once("govuk-error-summary").expect("what is wrong");
            summary.split("</div>").next().unwrap_or_default().to_owned()
        };
        let known = said(&code, "AAAAAAAAAAAA").await;
        assert_eq!(said(&unknown, "AAAAAAAAAAAA").await, known);
        for key in ["' or 1=1 --", "%", "*", "AAAAAAAAAAAAA"] {
            assert_eq!(said(&code, key).await, known, "{key}");
        }
        // Whoever goes on is asked to wait, also for the right one, and is told to come to the desk.
        for n in 0..web::limits::GUESSES_PER_PEER_MAX {
            let _wrong = app.visitor().get(&format!("/theo-doi?code={code}&key=AAAAAAAAAA{n:02}")).await;
        }
        app.visitor().get(&format!("/theo-doi?code={code}&key=AAAAAAAAAAAA")).await.expect(429).shows("Một cửa");
    }

    async fn forms_of_others_are_refused(app) {
        let citizen = app.citizen().await;
        let code = file(&citizen, "mine").await["code"].as_str().expect("a code").to_owned();
        let before = recorded(app).await;
        let withdraw = format!("/ho-so/{code}/withdraw");
        citizen.post_form_as_is(&withdraw, &[]).await.expect(403);
        let token_of_another = app.person("other", platform::Role::Citizen, None).await.csrf().await;
        citizen.post_form_as_is(&withdraw, &[("csrf", &token_of_another)]).await.expect(403);
        let csrf = citizen.csrf().await;
        for (name, value) in [("origin", "https://evil.example"), ("sec-fetch-site", "cross-site")] {
            let request = citizen.request(Method::POST, &withdraw).header(name, value);
            let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
            citizen.send(request, Body::from(format!("csrf={csrf}"))).await.expect(403);
        }
        assert_eq!(recorded(app).await, before);
        citizen.get(&format!("/ho-so/{code}")).await.expect(200);
    }

    async fn words_stay_words_wherever_they_are_shown(app) {
        let (citizen, desk) = (app.citizen().await, app.desk().await);
        for (n, words) in WORDS.iter().enumerate() {
            let mut form = answers();
            form["child_birth_place"] = json!(words);
            form["requester_address"] = json!(words);
            let body = json!({ "procedure": "1.001193", "agency": AGENCY, "channel": "online", "applicant": {},
                "form": form, "documents": [] });
            let code = citizen.api_post_once(&format!("w-{n}"), "/api/v1/cases", &body).await.expect(201).json();
            let code = code["code"].as_str().expect("a code").to_owned();
            for page in [citizen.get(&format!("/ho-so/{code}")).await, desk.get(&format!("/can-bo/ho-so/{code}")).await] {
                let text = page.expect(200).text();
                assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{words}");
                assert!(!text.contains("1787569"), "{words}: somebody has multiplied");
            }
            let paper = citizen.get(&format!("/ho-so/{code}/giay-tiep-nhan.pdf")).await.expect(200);
            assert_eq!(paper.header("content-type"), "application/pdf");
            // Asked for, it is what is looked for and nothing else.
            for path in ["/thu-tuc", "/can-bo", "/api/v1/cases", "/api/v1/procedures"] {
                let answer = desk.get(&web::with_query(path, &[("q", words)])).await;
                assert!(answer.status.as_u16() < 500, "{path}?q={words}: {}", answer.status);
                assert!(!answer.text().contains("<script>alert"), "{path}?q={words}");
            }
        }
        let listed = desk.api_get("/api/v1/cases").await.expect(200).json();
        assert_eq!(listed["total"].as_u64(), Some(WORDS.len() as u64));
    }

    async fn nothing_typed_becomes_a_header(app) {
        let visitor = app.visitor();
        for next in ["//evil.example", "https://evil.example", "/\r\nSet-Cookie: motcua=x", "javascript:alert(1)", "\\\\evil"] {
            let page = visitor.get(&web::with_query("/dang-nhap", &[("next", next)])).await;
            assert!(page.header("set-cookie").is_empty() || !page.header("set-cookie").contains("motcua=x"), "{next}");
            assert!(!page.header("location").contains("evil"), "{next}");
            let (csrf, fields) = (visitor.csrf().await, [("login", "citizen"), ("password", testkit::PASSWORD)]);
            let fields = [&fields[..], &[("csrf", csrf.as_str()), ("next", next)]].concat();
            drop(app.citizen().await);
            let answer = app.visitor().post_form("/dang-nhap", &fields[..2]).await;
            assert!(!answer.header("location").contains("evil"), "{next}");
        }
    }
}
