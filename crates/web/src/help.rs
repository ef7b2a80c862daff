//! The page on which people find how all of this is used: what is asked at every counter, answered once.

use crate::{App, Fault, Sample, Shell, page, visitor::Visitor};
use askama::Template;
use axum::{extract::State, response::Response};

/// `GET /tro-giup`
#[derive(Template)]
#[template(path = "help.html")]
struct HelpPage {
    shell: Shell,
}

/// `GET /tro-giup`
pub(crate) async fn show(State(app): State<App>, visitor: Visitor) -> Result<Response, Fault> {
    page(visitor.lang, &HelpPage { shell: Shell::new(&app, &visitor) })
}

/// The page as it always looks.
pub(crate) fn samples() -> [Sample; 1] {
    [Sample { name: "web/help", render: |lang| HelpPage { shell: Shell::sample(lang, None) }.render() }]
}
