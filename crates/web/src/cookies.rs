//! Cookies: few, named in one place, always `HttpOnly` and `SameSite=Lax`.

use axum::http::{HeaderMap, HeaderValue, header};

/// What a cookie is for. The three names are all that this program ever sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cookie {
    /// Who has signed in.
    Session,
    /// A visitor who has not: only there so that their forms can carry a CSRF token.
    Guest,
    /// The chosen language.
    Lang,
}

impl Cookie {
    /// The name. `__Host-` (browsers refuse it without `Secure` and with a domain) only where there is TLS.
    const fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Cookie::Session, true) => "__Host-motcua",
            (Cookie::Session, false) => "motcua",
            (Cookie::Guest, true) => "__Host-motcua-guest",
            (Cookie::Guest, false) => "motcua-guest",
            (Cookie::Lang, true) => "__Host-motcua-lang",
            (Cookie::Lang, false) => "motcua-lang",
        }
    }

    /// Its value in the request, the first one if a browser sends several.
    pub(crate) fn read(self, headers: &HeaderMap, secure: bool) -> Option<&str> {
        let name = self.name(secure);
        headers
            .get_all(header::COOKIE)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|line| line.split(';'))
            .filter_map(|pair| pair.trim().split_once('='))
            .find(|(key, value)| *key == name && !value.is_empty())
            .map(|(_, value)| value)
    }

    /// The `Set-Cookie` value. `seconds` of `None`: until the browser is closed.
    pub(crate) fn set(self, value: &str, seconds: Option<u64>, secure: bool) -> Option<HeaderValue> {
        let lasts = seconds.map(|seconds| format!("; Max-Age={seconds}")).unwrap_or_default();
        let tls = if secure { "; Secure" } else { "" };
        let line = format!("{}={value}; Path=/; HttpOnly; SameSite=Lax{lasts}{tls}", self.name(secure));
        HeaderValue::from_str(&line).ok()
    }

    /// The `Set-Cookie` value that makes the browser forget it.
    pub(crate) fn forget(self, secure: bool) -> Option<HeaderValue> {
        self.set("", Some(0), secure)
    }
}
