//! What a request that changes something must show before a handler sees it: where it came from, and its token.
//!
//! Pages are recognised by a cookie, which browsers also send along with other sites' forms. So each unsafe request
//! to a page is checked twice: by the headers that browsers add, and by a token that only our own pages know. It is
//! refused by default: a handler cannot forget it. The API takes no cookies, so it needs neither.

use crate::{
    App,
    carry::Carried,
    csrf::{self, CSRF_FIELD, CSRF_HEADER},
    edge::foreign_form,
    fault::Fault,
    form::{Form, safe_next},
    limits::{FORM_BYTES_MAX, JSON_BYTES_MAX, MULTIPART_BYTES_MAX, MULTIPART_HEAD_BYTES_MAX},
    multipart::Parts,
    visitor::{Area, Visitor},
};
use axum::{
    body::{Body, Bytes, HttpBody},
    extract::{DefaultBodyLimit, FromRequest, Request},
    http::{HeaderMap, HeaderName, header},
};
use futures_util::{StreamExt, stream};
use std::future::ready;

/// A request that was looked at.
pub(crate) enum Admitted {
    /// It may go on.
    Request(Request),
    /// A form from a page of ours, with the token of another session: not done, and not lost.
    Stale(Carried),
}

/// Checks an unsafe request; forms are read here, once, and travel on as an extension.
pub(crate) async fn admit(app: &App, area: Area, visitor: &Visitor, mut request: Request) -> Result<Admitted, Fault> {
    if request.method().is_safe() {
        return Ok(Admitted::Request(request));
    }
    let bytes_max = bytes_max(request.headers());
    DefaultBodyLimit::max(bytes_max).apply(&mut request);
    // What announces itself as too large is refused before a byte of it is read.
    if request.body().size_hint().lower() > bytes_max as u64 {
        return Err(Fault::too_large(bytes_max));
    }
    if area != Area::Page {
        return Ok(Admitted::Request(request));
    }
    let sender = Sender::of(app, request.headers());
    if sender == Sender::Foreign {
        return Err(foreign_form());
    }
    let cookie = visitor.keys.csrf_cookie.as_deref().filter(|_| visitor.keys.fresh_guest.is_none());
    let cookie = cookie.ok_or_else(foreign_form)?;
    let (mut parts, body) = request.into_parts();
    let in_header = parts.headers.get(CSRF_HEADER).and_then(|value| value.to_str().ok());
    let known = in_header.is_some_and(|sent| csrf::matches(cookie, sent));
    if is_multipart(&parts.headers) {
        let (body, right) = if known { (body, true) } else { multipart_with_token(cookie, body).await? };
        let request = Request::from_parts(parts, body);
        return if right { Ok(Admitted::Request(request)) } else { stale(sender, visitor, request).await };
    }
    if !is_form(&parts.headers) {
        return if known { Ok(Admitted::Request(Request::from_parts(parts, body))) } else { Err(foreign_form()) };
    }
    let bytes = read(body, bytes_max).await?;
    let form = Form::parse(parts.uri.path(), &bytes)?;
    let right = known || csrf::matches(cookie, form.value(CSRF_FIELD));
    parts.extensions.insert(form.without(CSRF_FIELD));
    let request = Request::from_parts(parts, Body::empty());
    if right { Ok(Admitted::Request(request)) } else { stale(sender, visitor, request).await }
}

/// What was typed on a page of ours, where signing in is needed first.
pub(crate) async fn typed(app: &App, visitor: &Visitor, request: Request) -> Option<Carried> {
    let ours = !request.method().is_safe() && Sender::of(app, request.headers()) == Sender::Ours;
    let form = is_form(request.headers()) || is_multipart(request.headers());
    let bytes_max = bytes_max(request.headers());
    if !ours || !form || request.body().size_hint().lower() > bytes_max as u64 {
        return None;
    }
    let (mut parts, body) = request.into_parts();
    if is_multipart(&parts.headers) {
        let mut request = Request::from_parts(parts, body);
        DefaultBodyLimit::max(bytes_max).apply(&mut request);
        return carried(visitor, request).await;
    }
    parts.extensions.insert(Form::parse(parts.uri.path(), &read(body, bytes_max).await.ok()?).ok()?);
    carried(visitor, Request::from_parts(parts, Body::empty())).await
}

/// A form with a wrong token: of another session if it surely came from us, else foreign.
async fn stale(sender: Sender, visitor: &Visitor, request: Request) -> Result<Admitted, Fault> {
    let carried = if sender == Sender::Ours { carried(visitor, request).await } else { None };
    carried.map(Admitted::Stale).ok_or_else(foreign_form)
}

async fn carried(visitor: &Visitor, request: Request) -> Option<Carried> {
    let sent = Parts::from_request(request, &()).await.ok()?;
    Carried::of(visitor, &sent.form, !sent.files.is_empty())
}

fn media_type(headers: &HeaderMap) -> &str {
    let whole = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    whole.split(';').next().unwrap_or_default().trim()
}

pub(crate) fn is_multipart(headers: &HeaderMap) -> bool {
    media_type(headers).eq_ignore_ascii_case("multipart/form-data")
}

fn is_form(headers: &HeaderMap) -> bool {
    media_type(headers).eq_ignore_ascii_case("application/x-www-form-urlencoded")
}

/// Whether the body may hold files, and so may be large and slow.
pub(crate) fn carries_files(headers: &HeaderMap) -> bool {
    headers.contains_key(header::CONTENT_TYPE) && bytes_max(headers) > JSON_BYTES_MAX
}

/// The page that a form was on, so that a change of language after a refusal leads back there; else the front page.
pub fn came_from(app: &App, headers: &HeaderMap) -> String {
    let text = |name: HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let path = text(header::REFERER).and_then(|referer| {
        let (_, rest) = referer.split_once("://")?;
        let (host, path) = rest.split_at(rest.find('/')?);
        let ours = text(header::HOST) == Some(host) || referer.starts_with(&format!("{}/", app.config.base_url));
        safe_next(path).filter(|_| ours)
    });
    path.unwrap_or("/").to_owned()
}

fn bytes_max(headers: &HeaderMap) -> usize {
    if is_form(headers) {
        FORM_BYTES_MAX
    } else if is_multipart(headers) {
        MULTIPART_BYTES_MAX
    } else if media_type(headers).ends_with("json") {
        JSON_BYTES_MAX
    } else {
        // A file sent as it is; platform checks its kind.
        platform::limits::UPLOAD_BYTES_MAX
    }
}

/// Whose page a request comes from.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sender {
    /// Ours.
    Ours,
    /// The browser does not tell: left to the token.
    Untold,
    /// Somebody else's.
    Foreign,
}

impl Sender {
    /// What browsers tell of it.
    fn of(app: &App, headers: &HeaderMap) -> Self {
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        match text("sec-fetch-site") {
            Some("same-origin") => return Sender::Ours,
            Some("none") => return Sender::Untold,
            Some(_) => return Sender::Foreign,
            None => {}
        }
        let Some(origin) = text("origin") else { return Sender::Untold };
        // The demo is also reached as `localhost`, and a proxy may rewrite `Host`: either of the two names is ours.
        let host = text("host").unwrap_or_default();
        let ours = origin == app.config.base_url
            || origin.split_once("://").is_some_and(|(_, named)| named == host && !host.is_empty());
        if ours { Sender::Ours } else { Sender::Foreign }
    }
}

async fn read(body: Body, bytes_max: usize) -> Result<Bytes, Fault> {
    axum::body::to_bytes(body, bytes_max).await.map_err(|error| {
        let inner = error.into_inner();
        if inner.is::<http_body_util::LengthLimitError>() {
            Fault::too_large(bytes_max)
        } else {
            crate::form::broken_body(&inner.to_string()).into()
        }
    })
}

/// Looks at the first field of a multipart body, which has to be the token, and puts the body together again; whether
/// the token was right.
async fn multipart_with_token(cookie: &str, body: Body) -> Result<(Body, bool), Fault> {
    let mut rest = body.into_data_stream();
    let mut head: Vec<u8> = Vec::new();
    while !has_first_field(&head) && head.len() < MULTIPART_HEAD_BYTES_MAX {
        match rest.next().await {
            Some(Ok(chunk)) => head.extend_from_slice(&chunk),
            Some(Err(error)) => return Err(crate::form::broken_body(&error.to_string()).into()),
            None => break,
        }
    }
    let sent = first_field(&head).filter(|(name, _)| *name == CSRF_FIELD).map(|(_, value)| value);
    let right = sent.is_some_and(|sent| csrf::matches(cookie, sent));
    Ok((Body::from_stream(stream::once(ready(Ok(Bytes::from(head)))).chain(rest)), right))
}

fn has_first_field(head: &[u8]) -> bool {
    first_field(head).is_some()
}

/// Name and value of the first part: `--boundary␍␊Content-Disposition: form-data; name="csrf"␍␊␍␊value␍␊--boundary`.
fn first_field(head: &[u8]) -> Option<(&str, &str)> {
    let text = std::str::from_utf8(&head[..head.len().min(MULTIPART_HEAD_BYTES_MAX)]);
    // A chunk may end within a later part's letter, or hold a file's bytes: look at what reads as text.
    let text = match text {
        Ok(text) => text,
        Err(error) => std::str::from_utf8(&head[..error.valid_up_to()]).ok()?,
    };
    let (headers, rest) = text.split_once("\r\n\r\n")?;
    let (_, named) = headers.split_once("name=\"")?;
    let (name, _) = named.split_once('"')?;
    let (value, _) = rest.split_once("\r\n--")?;
    Some((name, value))
}
