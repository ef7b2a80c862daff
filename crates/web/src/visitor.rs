//! Who is there, and in which language: found once per request, handed to handlers as extractors.

use crate::{App, cookies::Cookie, csrf, fault::Fault, lang, peer, texts::problem};
use axum::{
    extract::{FromRequestParts, Request},
    http::{HeaderMap, header, request::Parts},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::{Instant, Lang, Problem};
use platform::{Actor, SessionKind, Token};

/// Which part of the site an address belongs to; decides how a person is recognised and how errors look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Area {
    /// Pages: cookies, CSRF tokens, HTML.
    Page,
    /// The API: bearer tokens, JSON.
    Api,
    /// Files, health and metrics: nobody is recognised.
    Plain,
}

impl Area {
    pub(crate) fn of(path: &str) -> Self {
        if path == "/api" || path.starts_with("/api/") {
            Area::Api
        } else if path == "/metrics" || path.starts_with("/tinh/") || path.starts_with("/health/") {
            Area::Plain
        } else {
            Area::Page
        }
    }
}

/// The name of one request, in its answer and in the log: what a person reads out on the telephone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestId(pub(crate) String);

impl RequestId {
    /// Six random bytes are enough to find a line in a day's log.
    pub(crate) fn new(app: &App) -> Self {
        let mut bytes = [0_u8; 8];
        app.platform.entropy().fill(&mut bytes[2..]);
        Self(format!("{:012x}", u64::from_be_bytes(bytes)))
    }

    /// Twelve hexadecimal digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Whoever sends the request, signed in or not.
#[derive(Clone)]
pub struct Visitor {
    /// The account, when signed in.
    pub actor: Option<Actor>,
    /// The language of the answer.
    pub lang: Lang,
    /// The token that every form of the page carries in a field named `csrf`, first.
    pub csrf: String,
    /// The address asked for, with its query.
    pub path: String,
    /// Where this person can come back to: the address itself, or after a form was sent the page it was on.
    pub back: String,
    /// The law's clock at the beginning of the request.
    pub now: Instant,
    /// The name of this request.
    pub request: RequestId,
    pub(crate) keys: Keys,
}

/// The secrets behind a visitor. No `Debug`, so that they cannot reach the log.
#[derive(Clone, Default)]
pub(crate) struct Keys {
    /// The session token sent, valid or not.
    pub(crate) session: Option<String>,
    /// What CSRF tokens are derived from: the session cookie, else the guest cookie.
    pub(crate) csrf_cookie: Option<String>,
    /// A guest cookie that this answer has to set.
    pub(crate) fresh_guest: Option<String>,
    /// The network address that the request came from.
    pub(crate) peer: String,
}

impl Visitor {
    /// Somebody of whom nothing is known yet.
    pub(crate) fn stranger(
        app: &App,
        area: Area,
        request: &Request,
        (path, back): (String, String),
        id: RequestId,
    ) -> Self {
        let (secure, headers) = (app.config.secure(), request.headers());
        let lang = if area == Area::Api { lang::of_api(headers) } else { lang::of_page(headers, secure) };
        let now = app.platform.clock().civil();
        let keys = Keys { peer: peer::of(app, request), ..Keys::default() };
        Self { actor: None, lang, csrf: String::new(), path, back, now, request: id, keys }
    }

    /// Finds out who it is: by cookie on pages, by bearer token in the API, never the other way round.
    pub(crate) async fn recognised(mut self, app: &App, area: Area, headers: &HeaderMap) -> Result<Self, Fault> {
        let (session, kind) = match area {
            Area::Page => (Cookie::Session.read(headers, app.config.secure()), SessionKind::Cookie),
            Area::Api => (bearer(headers), SessionKind::Bearer),
            Area::Plain => return Ok(self),
        };
        if let Some(token) = session {
            self.actor = app.platform.actor_of(token, kind).await?;
            self.keys.session = Some(token.to_owned());
        }
        if area == Area::Page {
            self.give_csrf(app, Cookie::Guest.read(headers, app.config.secure()).map(str::to_owned));
        }
        Ok(self)
    }

    /// The same visitor in the session that has just begun: for the page that this answer is.
    pub(crate) fn now_signed_in(mut self, app: &App, actor: Actor, token: &Token) -> Self {
        self.actor = Some(actor);
        self.keys.session = Some(token.reveal().to_owned());
        self.keys.fresh_guest = None;
        self.give_csrf(app, None);
        self
    }

    fn give_csrf(&mut self, app: &App, guest: Option<String>) {
        let mut random = [0_u8; 64];
        app.platform.entropy().fill(&mut random);
        let (mask, fresh) = random.split_at(32);
        let cookie = self.keys.session.clone().or(guest).unwrap_or_else(|| {
            let fresh = URL_SAFE_NO_PAD.encode(fresh);
            self.keys.fresh_guest = Some(fresh.clone());
            fresh
        });
        let mut fixed = [0_u8; 32];
        fixed.copy_from_slice(mask);
        self.csrf = csrf::token(&cookie, fixed);
        self.keys.csrf_cookie = Some(cookie);
    }
}

/// The token of `Authorization: Bearer …`; the scheme's name is not case-sensitive.
fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, token) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    (scheme.eq_ignore_ascii_case("bearer") && !token.trim().is_empty()).then(|| token.trim())
}

impl<S: Send + Sync> FromRequestParts<S> for Visitor {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Fault> {
        let found = parts.extensions.get::<Visitor>().cloned();
        found.ok_or_else(|| platform::internal("no visitor was recognised on this route").into())
    }
}

/// Someone who has signed in; anybody else is sent to the sign-in page and back, or told 401 by the API.
#[derive(Clone)]
pub struct SignedIn {
    /// The account.
    pub actor: Actor,
    /// The request's language, token and clock.
    pub visitor: Visitor,
}

impl<S: Send + Sync> FromRequestParts<S> for SignedIn {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let visitor = Visitor::from_request_parts(parts, state).await?;
        match visitor.actor.clone() {
            Some(actor) => Ok(Self { actor, visitor }),
            None => Err(Fault::sign_in_first()),
        }
    }
}

/// A caller of the API with a valid bearer token.
#[derive(Clone)]
pub struct ApiActor {
    /// The account.
    pub actor: Actor,
    /// The language of the answer.
    pub lang: Lang,
    /// The law's clock at the beginning of the request.
    pub now: Instant,
}

impl<S: Send + Sync> FromRequestParts<S> for ApiActor {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        let SignedIn { actor, visitor } = SignedIn::from_request_parts(parts, state).await?;
        Ok(Self { actor, lang: visitor.lang, now: visitor.now })
    }
}

/// 401: who are you?
pub(crate) fn unknown_caller() -> Problem {
    problem(Problem::unauthenticated, |t| t.sign_in_first_title().into(), |t| t.sign_in_first_hint().into())
}
