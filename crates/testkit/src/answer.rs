//! What came back, read whole, with the few questions that tests ask of it.

use axum::{
    body::Bytes,
    http::{HeaderMap, StatusCode, header},
    response::Response,
};
use serde_json::Value;

/// More than any page or paper of ours.
const ANSWER_BYTES_MAX: usize = 64 * 1024 * 1024;

/// An answer. Its questions panic with the whole answer when it is another than the test wants.
#[derive(Debug)]
pub struct Answer {
    /// The status.
    pub status: StatusCode,
    /// The headers.
    pub headers: HeaderMap,
    /// The body.
    pub body: Bytes,
}

impl Answer {
    pub(crate) async fn read(response: Response) -> Self {
        let (parts, body) = response.into_parts();
        let body = axum::body::to_bytes(body, ANSWER_BYTES_MAX).await.expect("the body can be read");
        Self { status: parts.status, headers: parts.headers, body }
    }

    /// The body as text.
    #[must_use]
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The body as JSON.
    ///
    /// # Panics
    /// When it is not JSON.
    #[must_use]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    /// A header as text; empty when it is not there.
    #[must_use]
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default()
    }

    /// The same answer, when it has that status.
    ///
    /// # Panics
    /// When it has another.
    #[track_caller]
    pub fn expect(self, status: u16) -> Self {
        assert_eq!(self.status.as_u16(), status, "{} {}\n{}", self.status, self.header("location"), self.text());
        self
    }

    /// Where it sends the browser after something was done.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn see_other(self) -> String {
        self.expect(303).header(header::LOCATION.as_str()).to_owned()
    }

    /// The same answer, when its body contains these words.
    ///
    /// # Panics
    /// When it does not.
    #[track_caller]
    pub fn shows(self, words: &str) -> Self {
        assert!(self.text().contains(words), "`{words}` is not in the answer:\n{}", self.text());
        self
    }

    /// The value of the first input of that name on the page.
    ///
    /// # Panics
    /// When there is none.
    #[must_use]
    #[track_caller]
    pub fn field_value(&self, name: &str) -> String {
        let text = self.text();
        let (_, rest) = text
            .split_once(&format!("name=\"{name}\" value=\""))
            .unwrap_or_else(|| panic!("no field `{name}`:\n{text}"));
        rest.split('"').next().unwrap_or_default().to_owned()
    }

    pub(crate) fn set_cookies(&self) -> impl Iterator<Item = &str> {
        self.headers.get_all(header::SET_COOKIE).iter().filter_map(|value| value.to_str().ok())
    }
}
