//! What somebody typed when their session ended: carried through the sign-in in their own browser, stored nowhere.
//!
//! A form that comes without a session, or with the token of an earlier one, is not done; neither is what stands in it
//! thrown away. It goes back to the browser in hidden fields, through the sign-in page where that is needed, to a page that
//! asks whether to send it after all. Only what a browser says came from a page of ours is carried.

use crate::{
    App, CSRF_FIELD, Fault, Form, Sample, Shell,
    form::{safe_next, with_query},
    limits::CARRIED_BYTES_MAX,
    shell::page_with,
    visitor::Visitor,
};
use askama::Template;
use axum::{http::StatusCode, response::Response};
use kernel::Lang;

/// A form on its way through the sign-in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Carried {
    /// Where it was sent, with its query.
    to: String,
    /// What stood in it, as browsers write it, without the token.
    typed: String,
    /// Whether files came with it: they cannot be carried.
    files: bool,
}

/// Names of the hidden fields of the sign-in page.
const TO: &str = "carried_to";
const TYPED: &str = "carried";
const FILES: &str = "carried_files";

impl Carried {
    /// What is worth carrying: a form of a local address that is not too long and holds no password.
    pub(crate) fn of(visitor: &Visitor, form: &Form, files: bool) -> Option<Self> {
        let to = safe_next(&visitor.path)?.to_owned();
        let pairs: Vec<(&str, &str)> = form.pairs().filter(|(name, _)| *name != CSRF_FIELD).collect();
        let typed = with_query("", &pairs).trim_start_matches('?').to_owned();
        let secret = pairs.iter().any(|(name, _)| *name == "password");
        (!secret && typed.len() <= CARRIED_BYTES_MAX).then_some(Self { to, typed, files })
    }

    /// What the sign-in page has sent on.
    pub(crate) fn read(form: &Form) -> Option<Self> {
        let to = safe_next(form.value(TO))?.to_owned();
        let (typed, files) = (form.value(TYPED).to_owned(), !form.value(FILES).is_empty());
        (typed.len() <= CARRIED_BYTES_MAX).then_some(Self { to, typed, files })
    }

    /// The hidden fields of the sign-in page.
    pub(crate) fn fields(&self) -> Vec<(&'static str, String)> {
        let mut fields = vec![(TO, self.to.clone()), (TYPED, self.typed.clone())];
        if self.files {
            fields.push((FILES, "1".to_owned()));
        }
        fields
    }

    /// The page that asks whether to send it after all, or to open the page that it was on anew.
    ///
    /// # Errors
    /// When what was typed does not read, or the page cannot be rendered.
    pub(crate) fn ask(&self, app: &App, visitor: &Visitor, back: &str, status: StatusCode) -> Result<Response, Fault> {
        let form = Form::parse(&self.to, self.typed.as_bytes())?;
        let pairs = form.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
        let (shell, to, back) = (Shell::new(app, visitor), self.to.clone(), back.to_owned());
        page_with(status, visitor.lang, &CarriedPage { shell, to, back, pairs, files: self.files })
    }
}

/// Asks whether to send what was typed.
#[derive(Template)]
#[template(path = "carried.html")]
struct CarriedPage {
    shell: Shell,
    to: String,
    back: String,
    pairs: Vec<(String, String)>,
    files: bool,
}

/// The page with made-up content.
pub(crate) fn samples() -> [Sample; 1] {
    fn filled(lang: Lang) -> Result<String, askama::Error> {
        let shell = Shell::sample(lang, Some(platform::Role::Desk));
        let pairs = vec![("note".to_owned(), shell.t.sample_name().to_owned())];
        CarriedPage { shell, to: "/probe".to_owned(), back: "/probe".to_owned(), pairs, files: true }.render()
    }
    [Sample { name: "web/carried", render: filled }]
}
