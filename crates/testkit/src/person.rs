//! Somebody who uses the installation: pages with cookies and CSRF tokens as a browser has them, the API with a token.

use crate::{Answer, PASSWORD, TestApp};
use axum::{
    body::Body,
    http::{Method, Request, header, request::Builder},
};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};
use tower::ServiceExt;

/// One person with one browser. Values, so that a test reads as who did what.
pub struct Person<'a> {
    test: &'a TestApp,
    login: Option<String>,
    cookies: Mutex<BTreeMap<String, String>>,
    lang: &'static str,
}

/// The boundary between the parts of a multipart body; no test file contains it.
const BOUNDARY: &str = "motcua-test-boundary";

impl<'a> Person<'a> {
    pub(crate) fn stranger(test: &'a TestApp) -> Self {
        Self { test, login: None, cookies: Mutex::default(), lang: "vi" }
    }

    pub(crate) fn of(test: &'a TestApp, login: &str) -> Self {
        Self { login: Some(login.to_owned()), ..Self::stranger(test) }
    }

    /// The same person, reading English.
    #[must_use]
    pub fn in_english(mut self) -> Self {
        self.lang = "en";
        self
    }

    /// Opens a page.
    pub async fn get(&self, path: &str) -> Answer {
        self.become_known().await;
        self.send(self.request(Method::GET, path), Body::empty()).await
    }

    /// Sends a form, with the CSRF token of a page opened just before.
    pub async fn post_form(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let csrf = self.csrf().await;
        let mut all = vec![("csrf", csrf.as_str())];
        all.extend_from_slice(fields);
        self.post_form_as_is(path, &all).await
    }

    /// Sends exactly these fields: for testing what happens without a token.
    pub async fn post_form_as_is(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        self.become_known().await;
        let body = web::with_query("", fields);
        let request =
            self.request(Method::POST, path).header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(body.trim_start_matches('?').to_owned())).await
    }

    /// Sends a form with files: `(field, file name, bytes)`.
    pub async fn post_files(&self, path: &str, fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]) -> Answer {
        let csrf = self.csrf().await;
        let mut body = Vec::new();
        for (name, value) in [("csrf", csrf.as_str())].iter().chain(fields) {
            let part = format!("--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend_from_slice(part.as_bytes());
        }
        for (field, name, bytes) in files {
            let head = format!(
                "--{BOUNDARY}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\n\
                 Content-Type: application/octet-stream\r\n\r\n"
            );
            body.extend_from_slice(head.as_bytes());
            body.extend_from_slice(bytes);
            body.extend_from_slice(b"\r\n");
        }
        body.extend_from_slice(format!("--{BOUNDARY}--\r\n").as_bytes());
        let media_type = format!("multipart/form-data; boundary={BOUNDARY}");
        self.send(self.request(Method::POST, path).header(header::CONTENT_TYPE, media_type), Body::from(body)).await
    }

    /// Asks the API.
    pub async fn api_get(&self, path: &str) -> Answer {
        let request = self.api_request(Method::GET, path).await;
        self.send(request, Body::empty()).await
    }

    /// Tells the API to do something.
    pub async fn api_post(&self, path: &str, body: &Value) -> Answer {
        let request = self.api_request(Method::POST, path).await.header(header::CONTENT_TYPE, "application/json");
        self.send(request, Body::from(body.to_string())).await
    }

    /// The same under an `Idempotency-Key`.
    pub async fn api_post_once(&self, key: &str, path: &str, body: &Value) -> Answer {
        let request = self.api_request(Method::POST, path).await;
        let request = request.header(header::CONTENT_TYPE, "application/json").header("idempotency-key", key);
        self.send(request, Body::from(body.to_string())).await
    }

    /// Sends a file to the API and gives its name for later requests.
    ///
    /// # Panics
    /// When the file is refused.
    pub async fn upload(&self, name: &str, bytes: &[u8]) -> String {
        let path = web::with_query("/api/v1/uploads", &[("name", name)]);
        let request =
            self.api_request(Method::POST, &path).await.header(header::CONTENT_TYPE, "application/octet-stream");
        let answer = self.send(request, Body::from(bytes.to_vec())).await.expect(201);
        answer.json()["upload"].as_str().expect("the upload's name").to_owned()
    }

    /// A request of one's own making, with this person's language and cookies already in it.
    #[must_use]
    pub fn request(&self, method: Method, path: &str) -> Builder {
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        let line = cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let builder = Request::builder().method(method).uri(path).header(header::ACCEPT_LANGUAGE, self.lang);
        let builder = builder.header(header::HOST, "motcua.test");
        if line.is_empty() { builder } else { builder.header(header::COOKIE, line) }
    }

    /// Sends a request and keeps the cookies that come back.
    ///
    /// # Panics
    /// When the request could not be built: the test is wrong.
    pub async fn send(&self, request: Builder, body: Body) -> Answer {
        let request = request.body(body).expect("a request that can be sent");
        let response = match self.test.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let answer = Answer::read(response).await;
        let mut cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        for line in answer.set_cookies() {
            let (name, rest) = line.split_once('=').expect("a cookie has a name");
            let value = rest.split(';').next().unwrap_or_default();
            if value.is_empty() {
                cookies.remove(name)
            } else {
                cookies.insert(name.to_owned(), value.to_owned())
            };
        }
        answer
    }

    /// A CSRF token as a browser finds it: in the language form of a page.
    pub async fn csrf(&self) -> String {
        self.become_known().await;
        let page = self.send(self.request(Method::GET, "/problems/not-found"), Body::empty()).await.expect(200);
        page.field_value("csrf")
    }

    /// Signs in by the page, once a test; later browsers of the same person take over the session.
    async fn become_known(&self) {
        let Some(login) = self.login.as_deref() else { return };
        if self.cookies.lock().unwrap_or_else(PoisonError::into_inner).contains_key("motcua") {
            return;
        }
        if let Some(token) = self.test.token(login, false) {
            self.cookies.lock().unwrap_or_else(PoisonError::into_inner).insert("motcua".to_owned(), token);
            return;
        }
        let page = self.send(self.request(Method::GET, "/dang-nhap"), Body::empty()).await.expect(200);
        let fields =
            [("csrf", page.field_value("csrf")), ("login", login.to_owned()), ("password", PASSWORD.to_owned())];
        let pairs: Vec<(&str, &str)> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let body = web::with_query("", &pairs).trim_start_matches('?').to_owned();
        let request = self.request(Method::POST, "/dang-nhap");
        let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request, Body::from(body)).await.expect(303);
        let cookies = self.cookies.lock().unwrap_or_else(PoisonError::into_inner);
        self.test.keep_token(login, false, cookies["motcua"].clone());
    }

    async fn api_request(&self, method: Method, path: &str) -> Builder {
        let request = Request::builder().method(method).uri(path).header(header::ACCEPT_LANGUAGE, self.lang);
        let Some(login) = self.login.as_deref() else { return request };
        let token = match self.test.token(login, true) {
            Some(token) => token,
            None => self.open_api_session(login).await,
        };
        request.header(header::AUTHORIZATION, format!("Bearer {token}"))
    }

    async fn open_api_session(&self, login: &str) -> String {
        let request = Request::builder().method(Method::POST).uri("/api/v1/sessions");
        let request = request.header(header::CONTENT_TYPE, "application/json");
        let body = serde_json::json!({ "account": login, "password": PASSWORD });
        let answer = self.send(request, Body::from(body.to_string())).await.expect(201);
        let token = answer.json()["token"].as_str().expect("a token").to_owned();
        self.test.keep_token(login, true, token.clone());
        token
    }
}
