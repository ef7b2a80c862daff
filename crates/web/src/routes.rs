//! Addresses as data: each with its method and who may come, so that the guard and the tests read the same list.

use crate::{Access, App};
use axum::{
    handler::Handler,
    routing::{self, MethodRouter},
};

/// The method of an endpoint. `HEAD` goes with `GET`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Verb {
    /// Reads; changes nothing but the access log.
    Get,
    /// Does.
    Post,
    /// Ends or removes.
    Delete,
}

impl Verb {
    /// The method as HTTP writes it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Verb::Get => "GET",
            Verb::Post => "POST",
            Verb::Delete => "DELETE",
        }
    }
}

/// An address with its method and who may come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Endpoint {
    /// The method.
    pub verb: Verb,
    /// The path as the router matches it, `{name}` for what varies.
    pub path: String,
    /// Who may come.
    pub access: Access,
}

/// What a system answers to, built like an axum router but able to be listed.
#[derive(Default)]
pub struct Routes {
    pub(crate) list: Vec<(Endpoint, MethodRouter<App>)>,
}

impl Routes {
    /// Nothing yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Answers `GET` (and `HEAD`) on the path.
    #[must_use]
    pub fn get<H: Handler<T, App>, T: 'static>(self, path: &str, access: Access, handler: H) -> Self {
        self.with(Verb::Get, path, access, routing::get(handler))
    }

    /// Answers `POST` on the path. The guard has checked the CSRF token by then.
    #[must_use]
    pub fn post<H: Handler<T, App>, T: 'static>(self, path: &str, access: Access, handler: H) -> Self {
        self.with(Verb::Post, path, access, routing::post(handler))
    }

    /// Answers `DELETE` on the path.
    #[must_use]
    pub fn delete<H: Handler<T, App>, T: 'static>(self, path: &str, access: Access, handler: H) -> Self {
        self.with(Verb::Delete, path, access, routing::delete(handler))
    }

    /// Every endpoint, in order of declaration.
    pub fn endpoints(&self) -> impl Iterator<Item = &Endpoint> {
        self.list.iter().map(|(endpoint, _)| endpoint)
    }

    fn with(mut self, verb: Verb, path: &str, access: Access, router: MethodRouter<App>) -> Self {
        self.list.push((Endpoint { verb, path: path.to_owned(), access }, router));
        self
    }

    /// The same below a prefix.
    pub(crate) fn below(mut self, prefix: &str) -> Self {
        for (endpoint, _) in &mut self.list {
            endpoint.path.insert_str(0, prefix);
        }
        self
    }
}
