//! The smallest HTTP client that keeps its connection: hyper on one socket.

use bytes::Bytes;
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{self, SendRequest};
use hyper::header::{self, HeaderMap, HeaderName, HeaderValue};
use hyper::{Method, Request};
use hyper_util::rt::TokioIo;
use serde_json::Value;
use std::net::SocketAddr;
use std::time::Duration;
use tokio::net::TcpStream;

/// How long an answer may take before the request counts as lost.
const ANSWER_MAX: Duration = Duration::from_secs(40);

/// One connection, opened when first needed and again when the server has closed it.
pub struct Client {
    address: SocketAddr,
    host: HeaderValue,
    open: Option<SendRequest<Full<Bytes>>>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: HeaderMap,
    /// The body as it came over the wire.
    pub body: Bytes,
}

impl Answer {
    /// The body as JSON; null when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or(Value::Null)
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Bytes of headers and body; the status line is as long everywhere.
    pub fn wire_bytes(&self) -> usize {
        let headers: usize = self.headers.iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
        headers + self.body.len()
    }

    /// The same answer, when it has that status.
    pub fn expect(self, status: u16, what: &str) -> Result<Answer, String> {
        if self.status == status {
            return Ok(self);
        }
        let start: String = self.text().chars().take(600).collect();
        Err(format!("{what}: {} instead of {status}: {start}", self.status))
    }
}

/// A request but for the connection.
pub fn request(method: Method, path: &str, headers: &[(HeaderName, HeaderValue)], body: Bytes) -> Request<Full<Bytes>> {
    let mut request = Request::new(Full::new(body));
    *request.method_mut() = method;
    *request.uri_mut() = path.parse().unwrap_or_default();
    request.headers_mut().extend(headers.iter().cloned());
    request
}

/// A header value made of characters that we chose ourselves.
pub fn header_value(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or(HeaderValue::from_static(""))
}

/// `Authorization: Bearer …`
pub fn bearer(token: &str) -> (HeaderName, HeaderValue) {
    (header::AUTHORIZATION, header_value(&format!("Bearer {token}")))
}

/// `Content-Type: application/json`
pub fn json_type() -> (HeaderName, HeaderValue) {
    (header::CONTENT_TYPE, HeaderValue::from_static("application/json"))
}

impl Client {
    /// Not connected yet.
    pub fn new(address: SocketAddr) -> Client {
        Client { address, host: header_value(&address.to_string()), open: None }
    }

    async fn connect(&self) -> Result<SendRequest<Full<Bytes>>, String> {
        let stream = TcpStream::connect(self.address).await.map_err(|e| e.to_string())?;
        stream.set_nodelay(true).map_err(|e| e.to_string())?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|e| e.to_string())?;
        // Its errors are those of the request under way.
        tokio::spawn(async move { drop(connection.await) });
        Ok(sender)
    }

    /// Sends a request and reads the whole answer. An error leaves open whether the server has done it.
    pub async fn send(&mut self, mut request: Request<Full<Bytes>>) -> Result<Answer, String> {
        let mut sender = match self.open.take() {
            Some(sender) if !sender.is_closed() => sender,
            _ => self.connect().await?,
        };
        request.headers_mut().insert(header::HOST, self.host.clone());
        let exchange = async {
            sender.ready().await.map_err(|e| e.to_string())?;
            let response = sender.send_request(request).await.map_err(|e| e.to_string())?;
            let (parts, body) = response.into_parts();
            let body = body.collect().await.map_err(|e| e.to_string())?.to_bytes();
            Ok::<_, String>(Answer { status: parts.status.as_u16(), headers: parts.headers, body })
        };
        let answer = tokio::time::timeout(ANSWER_MAX, exchange).await.map_err(|_| "no answer".to_owned())??;
        self.open = Some(sender);
        Ok(answer)
    }

    /// `GET` with these headers.
    pub async fn get(&mut self, path: &str, headers: &[(HeaderName, HeaderValue)]) -> Result<Answer, String> {
        self.send(request(Method::GET, path, headers, Bytes::new())).await
    }

    /// Signs in to the API; gives the token.
    pub async fn sign_in(&mut self, account: &str) -> Result<String, String> {
        let body = serde_json::json!({ "account": account, "password": DEMO_PASSWORD }).to_string();
        let sent = request(Method::POST, "/api/v1/sessions", &[json_type()], body.into());
        let answer = self.send(sent).await?.expect(201, "signing in")?;
        answer.json()["token"].as_str().map(str::to_owned).ok_or_else(|| "signing in gave no token".to_owned())
    }

    /// Signs in to the pages; gives the cookie to send.
    pub async fn sign_in_to_pages(&mut self, account: &str) -> Result<(HeaderName, HeaderValue), String> {
        let page = self.get("/dang-nhap", &[]).await?.expect(200, "the page for signing in")?;
        let guest = cookies(&page.headers);
        let token = between(&page.text(), "name=\"csrf\" value=\"", "\"").ok_or("no csrf field for signing in")?;
        let form = format!("csrf={token}&next=&login={account}&password={DEMO_PASSWORD}");
        let kind = (header::CONTENT_TYPE, HeaderValue::from_static("application/x-www-form-urlencoded"));
        let headers = [kind, (header::COOKIE, header_value(&guest))];
        let answer = self.send(request(Method::POST, "/dang-nhap", &headers, form.into())).await?;
        let answer = answer.expect(303, "signing in to the pages")?;
        Ok((header::COOKIE, header_value(&cookies(&answer.headers))))
    }
}

/// The password of every demo account.
const DEMO_PASSWORD: &str = "motcua-demo";

/// The cookies that an answer sets, as a browser sends them back.
fn cookies(headers: &HeaderMap) -> String {
    let set = headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok());
    set.filter_map(|line| line.split(';').next()).collect::<Vec<_>>().join("; ")
}

/// What stands between two marks, the first time.
pub fn between(text: &str, open: &str, close: &str) -> Option<String> {
    let (_, rest) = text.split_once(open)?;
    rest.split_once(close).map(|(inside, _)| inside.to_owned())
}
