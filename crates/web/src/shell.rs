//! What every page has around its content, and how a page becomes an answer.

use crate::{
    Access, App, assets,
    edge::role_name,
    form::with_query,
    registry, show,
    system::{MenuEntry, Sample},
    text::T,
    visitor::{RequestId, Visitor},
};
use askama::Template;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use kernel::{Instant, Lang, Problem};
use platform::{Actor, PaperFault, PaperFile, PaperTemplate, Permission, Role};

/// How far the law's clock may be from the machine's before pages say so, in milliseconds.
const CLOCKS_APART_MS_MAX: i64 = 60_000;

/// The chrome of a page. Every page struct has `shell: Shell`, and `base.html` reads it.
#[derive(Clone, Debug)]
pub struct Shell {
    /// This crate's texts, for the chrome and the components.
    pub t: T,
    /// `vi` or `en`.
    pub lang: &'static str,
    /// Whether the page is in Vietnamese; the switch offers the other language.
    pub vietnamese: bool,
    /// Whose site it is.
    pub site: String,
    /// The token that each form carries first, in a hidden field named `csrf`.
    pub csrf: String,
    /// Where a change of language comes back to: this page, or the page of the form that was refused.
    pub path: String,
    /// The menu, without what this person may not open.
    pub menu: Vec<MenuLine>,
    /// Who has signed in.
    pub person: Option<Person>,
    /// That this is a demo, or that the clock is not today's.
    pub notice: Option<Notice>,
    /// The version of this program.
    pub version: String,
}

/// One line of the menu as this visitor sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MenuLine {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// Whether the page shown lies behind it.
    pub current: bool,
}

/// Whoever has signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name.
    pub name: String,
    /// The role as people call it.
    pub role: String,
    /// The agency's name, for staff.
    pub agency: Option<String>,
}

/// What is unusual about this installation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// Everybody in it is made up.
    pub demo: bool,
    /// The law's clock in words, when it is not the machine's.
    pub clock: Option<String>,
}

impl Shell {
    /// The chrome for this visitor.
    #[must_use]
    pub fn new(app: &App, visitor: &Visitor) -> Self {
        let t = T::new(visitor.lang);
        Self {
            t,
            lang: visitor.lang.code(),
            vietnamese: visitor.lang == Lang::Vi,
            site: app.config.site.get(visitor.lang).to_owned(),
            csrf: visitor.csrf.clone(),
            path: visitor.back.clone(),
            menu: menu(app, visitor),
            person: visitor.actor.as_ref().map(|actor| person(app, t, actor)),
            notice: notice(app, visitor),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// A chrome with made-up content, for samples: somebody of that role, or nobody.
    #[must_use]
    pub fn sample(lang: Lang, role: Option<Role>) -> Self {
        let t = T::new(lang);
        let agency = role.filter(|role| role.is_staff()).map(|_| t.sample_agency().to_owned());
        let person = |role| Person { name: t.sample_name().to_owned(), role: role_name(t, role).to_owned(), agency };
        Self {
            t,
            lang: lang.code(),
            vietnamese: lang == Lang::Vi,
            site: t.sample_site().to_owned(),
            csrf: "sample".to_owned(),
            path: "/".to_owned(),
            menu: sample_menu(t, role.is_some_and(Role::is_staff)),
            person: role.map(person),
            notice: Some(Notice { demo: true, clock: Some(show::weekday_instant(lang, show::sample_instant())) }),
            version: env!("CARGO_PKG_VERSION").to_owned(),
        }
    }

    /// Whether the menu has more entries than a row on a phone holds: there it stands closed behind one line.
    #[must_use]
    pub fn menu_is_long(&self) -> bool {
        self.menu.len() > crate::limits::MENU_ROW_ENTRIES_MAX
    }

    /// The address of a file of `/tinh`, with its hash.
    #[must_use]
    pub fn asset(&self, name: &str) -> String {
        assets::asset(name)
    }
}

/// A short menu, or the long one of staff, which a phone closes behind one line.
fn sample_menu(t: T, long: bool) -> Vec<MenuLine> {
    let line = |n: usize, href: &str, label: &str| MenuLine {
        href: if n == 0 { href.to_owned() } else { format!("{href}?{n}") },
        label: label.to_owned(),
        current: n == 0 && href == "/thu-tuc",
    };
    let pair = |n| [line(n, "/thu-tuc", t.sample_menu_first()), line(n, "/theo-doi", t.sample_menu_second())];
    (0..if long { crate::limits::MENU_ROW_ENTRIES_MAX } else { 1 }).flat_map(pair).collect()
}

fn person(app: &App, t: T, actor: &Actor) -> Person {
    Person {
        name: actor.name.clone(),
        role: role_name(t, actor.role).to_owned(),
        agency: actor.agency.as_ref().map(|code| app.agency_name(code, t.lang())),
    }
}

fn notice(app: &App, visitor: &Visitor) -> Option<Notice> {
    let apart = visitor.now.since_ms(app.platform.clock().real()).abs() > CLOCKS_APART_MS_MAX;
    let clock = apart.then(|| show::weekday_instant(visitor.lang, visitor.now));
    let demo = app.platform.is_demo();
    (demo || clock.is_some()).then_some(Notice { demo, clock })
}

/// Every line of the menu with the permissions of whoever declared it.
pub(crate) fn menu_entries(app: &App) -> impl Iterator<Item = (&'static [Permission], &'static MenuEntry)> {
    let of_systems =
        app.systems.iter().flat_map(|system| system.menu.iter().map(|one| (system.module.permissions, one)));
    of_systems.chain(registry::OWN_MENU.iter().map(|one| (registry::OWN_PERMISSIONS, one)))
}

fn menu(app: &App, visitor: &Visitor) -> Vec<MenuLine> {
    let path = visitor.path.split('?').next().unwrap_or_default();
    let sees = |permissions: &[Permission], access| match (access, &visitor.actor) {
        (Access::Public, _) | (Access::SignedIn, Some(_)) => true,
        (Access::Allowed(name), Some(actor)) => permissions.iter().any(|one| one.name == name && one.allows(actor)),
        (Access::SignedIn | Access::Allowed(_), None) => false,
    };
    let mut lines: Vec<MenuLine> = menu_entries(app)
        .filter(|(permissions, entry)| sees(permissions, entry.access))
        .map(|(_, entry)| MenuLine {
            href: entry.href.to_owned(),
            label: (entry.label)(visitor.lang).to_owned(),
            current: false,
        })
        .collect();
    // The longest address that the path begins with: `/can-bo/ho-so/…` lies behind `/can-bo`.
    let behind = |line: &MenuLine| {
        path.strip_prefix(line.href.as_str()).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if let Some(line) = lines.iter_mut().filter(|line| behind(line)).max_by_key(|line| line.href.len()) {
        line.current = true;
    }
    lines
}

/// A page as an answer, in its language.
///
/// # Errors
/// When the template cannot be rendered: a fault of the program.
pub fn page(lang: Lang, template: &impl Template) -> Result<Response, crate::Fault> {
    page_with(StatusCode::OK, lang, template)
}

/// The same with another status: 422 for a form shown again with what is wrong.
///
/// # Errors
/// When the template cannot be rendered: a fault of the program.
pub fn page_with(status: StatusCode, lang: Lang, template: &impl Template) -> Result<Response, crate::Fault> {
    let html = template.render()?;
    Ok((status, [(header::CONTENT_LANGUAGE, lang.code())], Html(html)).into_response())
}

/// After something was done: go and look at it (303), so that a reload does not do it again.
#[must_use]
pub fn see_other(address: &str) -> Response {
    match HeaderValue::from_str(address) {
        Ok(value) => (StatusCode::SEE_OTHER, [(header::LOCATION, value)]).into_response(),
        Err(_) => {
            crate::Fault::from(platform::internal("an address with characters that no header holds")).into_response()
        }
    }
}

/// A PDF to look at in the browser; `name` is what it is saved as, ASCII.
#[must_use]
pub fn pdf(name: &str, bytes: Vec<u8>) -> Response {
    let name: String =
        name.chars().filter(|letter| letter.is_ascii_alphanumeric() || "-._".contains(*letter)).collect();
    let disposition = format!("inline; filename=\"{name}\"");
    let head = [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (head, bytes).into_response()
}

/// A number for a form, in its hidden field `key`: a double click then sends one request.
#[must_use]
pub fn new_key(app: &App) -> String {
    kernel::new_id(app.platform.clock().real(), app.platform.entropy()).to_string()
}

/// Prints a paper, off the threads that answer requests.
///
/// # Errors
/// When the template does not take the data: a fault of the program.
pub async fn print(
    app: &App,
    template: &'static PaperTemplate,
    data: serde_json::Value,
    files: Vec<PaperFile>,
    at: Instant,
    lang: Lang,
) -> Result<Vec<u8>, Problem> {
    let paper = app.platform.paper().clone();
    let printed = tokio::task::spawn_blocking(move || paper.pdf(template, &data, &files, at, lang)).await;
    match printed {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(PaperFault(inside))) => Err(platform::internal(format!("{}: {inside}", template.name))),
        Err(broken) => Err(platform::internal(format!("{}: {broken}", template.name))),
    }
}

/// The page of a problem: what happened, what to do now, which values, and the reference for the telephone.
#[derive(Template)]
#[template(path = "problem.html")]
pub(crate) struct ProblemPage {
    shell: Shell,
    status: u16,
    title: String,
    hint: String,
    fields: Vec<String>,
    reference: String,
    sign_in: Option<String>,
    /// The page that the refused form was on.
    back: Option<String>,
}

impl ProblemPage {
    pub(crate) fn new(shell: Shell, lang: Lang, problem: &Problem, status: StatusCode, request: &RequestId) -> Self {
        let nobody = shell.person.is_none();
        let would_help = nobody && matches!(status, StatusCode::FORBIDDEN | StatusCode::UNAUTHORIZED);
        Self {
            status: status.as_u16(),
            title: problem.title.get(lang).to_owned(),
            hint: problem.hint.get(lang).to_owned(),
            fields: problem.fields.iter().map(|one| one.said.get(lang).to_owned()).collect(),
            reference: request.as_str().to_owned(),
            back: None,
            sign_in: would_help.then(|| with_query("/dang-nhap", &[("next", &shell.path)])),
            shell,
        }
    }

    /// With the way back to the page that the refused form was on.
    pub(crate) fn back_to(self, back: Option<String>) -> Self {
        Self { back, ..self }
    }
}

/// The problem page with made-up content.
pub(crate) fn samples() -> [Sample; 1] {
    let render = |lang| {
        let (problem, request) = (platform::not_found(), RequestId("0123456789ab".to_owned()));
        ProblemPage::new(Shell::sample(lang, None), lang, &problem, StatusCode::NOT_FOUND, &request).render()
    };
    [Sample { name: "web/problem", render }]
}
