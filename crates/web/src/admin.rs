//! The administrator's page: which systems this installation has, and what is unusual about it.

use crate::{App, Fault, Shell, SignedIn, page, registry::Registry, show, system::Sample, text::T, view::Row};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::Lang;
use platform::Role;

/// `GET /quan-tri`
#[derive(Template)]
#[template(path = "admin.html")]
struct AdminPage {
    shell: Shell,
    facts: Vec<Row>,
    systems: Vec<SystemLine>,
}

/// One system, counted.
struct SystemLine {
    name: String,
    title: String,
    endpoints: String,
    permissions: String,
    jobs: String,
    papers: String,
    facts: String,
}

/// `GET /quan-tri`
pub(crate) async fn show(State(app): State<App>, signed_in: SignedIn) -> Result<Response, Fault> {
    let visitor = signed_in.visitor;
    let (lang, t) = (visitor.lang, T::new(visitor.lang));
    let yes_no = |yes: bool| if yes { t.admin_yes() } else { t.admin_no() };
    let row = |label: &str, value: String| Row { label: label.to_owned(), value };
    let facts = vec![
        row(t.admin_version(), env!("CARGO_PKG_VERSION").to_owned()),
        row(t.admin_database(), engine_name(&app.platform)),
        row(t.admin_node(), app.platform.node().to_owned()),
        row(t.admin_clock(), show::weekday_instant(lang, visitor.now)),
        row(t.admin_demo(), yes_no(app.platform.is_demo()).to_owned()),
        row(t.admin_tls(), yes_no(app.config.secure()).to_owned()),
    ];
    let systems = system_lines(&Registry::of(app.systems), lang);
    page(lang, &AdminPage { shell: Shell::new(&app, &visitor), facts, systems })
}

fn system_lines(registry: &Registry, lang: Lang) -> Vec<SystemLine> {
    let count = |n: usize| show::number(lang, i64::try_from(n).unwrap_or(i64::MAX));
    let line = |system: &&'static crate::System| {
        let module = system.module;
        SystemLine {
            name: module.name.to_owned(),
            title: (system.title)(lang).to_owned(),
            endpoints: count(registry.endpoints.iter().filter(|(owner, _)| *owner == module.name).count()),
            permissions: count(module.permissions.len()),
            jobs: count(module.jobs.len()),
            papers: count(system.papers.len()),
            facts: count(module.follows.len()),
        }
    };
    registry.systems.iter().map(line).collect()
}

/// The page with made-up content.
pub(crate) fn samples() -> [Sample; 1] {
    let render = |lang| {
        let t = T::new(lang);
        let facts = vec![Row { label: t.admin_version().to_owned(), value: "0.1.0".to_owned() }];
        let systems = vec![SystemLine {
            name: "sample".to_owned(),
            title: t.sample_menu_first().to_owned(),
            endpoints: "8".to_owned(),
            permissions: "2".to_owned(),
            jobs: "1".to_owned(),
            papers: "1".to_owned(),
            facts: "1".to_owned(),
        }];
        AdminPage { shell: Shell::sample(lang, Some(Role::Admin)), facts, systems }.render()
    };
    [Sample { name: "web/admin", render }]
}

/// The engine's name as its makers write it.
fn engine_name(platform: &platform::Platform) -> String {
    match platform.store().engine() {
        store::EngineKind::Sqlite => "SQLite".to_owned(),
        store::EngineKind::Postgres => "PostgreSQL".to_owned(),
    }
}
