//! Checks that every system passes, from the data that it declares about itself.

use crate::{TestApp, html};
use axum::http::Method;
use kernel::Lang;
use store::{Options, testing::TestStore};
use web::{Access, System, Verb, registry::Registry};

/// Every page sample renders in both languages, is well formed, says something else in each, keeps to the content
/// security policy, labels its fields and names only files that exist.
///
/// # Panics
/// With everything that is wrong.
pub fn samples_are_sound(systems: &'static [&'static System]) {
    let mut faults = Vec::new();
    for (_, sample) in Registry::of(systems).samples() {
        let mut pages = Vec::new();
        for lang in Lang::ALL {
            match (sample.render)(lang) {
                Ok(page) => {
                    let found = html::faults(&page);
                    faults.extend(found.into_iter().map(|fault| format!("{} ({lang}): {fault}", sample.name)));
                    pages.push(page);
                }
                Err(error) => faults.push(format!("{} ({lang}): {error}", sample.name)),
            }
        }
        if pages.len() == 2 && pages[0] == pages[1] {
            faults.push(format!("{}: the same page in both languages", sample.name));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Every statement can be prepared, on both databases, against the tables that the migrations make.
///
/// # Panics
/// With what the databases say.
pub fn statements_are_prepared(system: &'static System) {
    let migrations = system.module.migrations;
    let sqlite = Some(TestStore::sqlite(Options::default(), migrations));
    for store in [sqlite, TestStore::postgres(Options::default(), migrations)].into_iter().flatten() {
        let faults = store.prepare_check(system.module.statements).expect("the store answers");
        assert!(faults.is_empty(), "{:?}: {faults:#?}", store.engine());
    }
}

/// Nobody comes to an endpoint that is not public without signing in, and nobody without the permission.
///
/// # Panics
/// With the endpoints that let somebody in.
pub async fn doors_are_shut(app: &TestApp) {
    let registry = Registry::of(app.app.systems);
    let mut faults = Vec::new();
    let stranger = app.visitor();
    for (system, endpoint) in &registry.endpoints {
        let address = filled(&endpoint.path);
        let api = endpoint.path.starts_with("/api/");
        let answer = match endpoint.verb {
            Verb::Get => stranger.send(stranger.request(Method::GET, &address), axum::body::Body::empty()).await,
            Verb::Post if api => stranger.api_post(&address, &serde_json::json!({})).await,
            Verb::Post => stranger.post_form(&address, &[]).await,
            Verb::Delete => stranger.send(stranger.request(Method::DELETE, &address), axum::body::Body::empty()).await,
        };
        let refused = if api { answer.status == 401 } else { answer.header("location").starts_with("/dang-nhap") };
        if (endpoint.access == Access::Public) == refused {
            let public = if refused { "public, yet it asks to sign in" } else { "not public, yet a stranger gets in" };
            faults.push(format!(
                "{system}: {} {} is {public} ({})",
                endpoint.verb.name(),
                endpoint.path,
                answer.status
            ));
        }
        if let Access::Allowed(name) = endpoint.access
            && let Some(fault) = wrong_role_gets_in(app, system, name, endpoint.verb, &address, api).await
        {
            faults.push(fault);
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}

/// Tries with somebody of a role that lacks the permission.
async fn wrong_role_gets_in(
    app: &TestApp,
    system: &str,
    permission: &str,
    verb: Verb,
    address: &str,
    api: bool,
) -> Option<String> {
    let allowed = Registry::of(app.app.systems).permission(system, permission)?;
    let role = platform::Role::ALL
        .into_iter()
        .find(|role| *role != platform::Role::System && !allowed.roles.contains(role))?;
    let agency = role.is_staff().then_some(crate::AGENCY);
    let person = app.person(role.code(), role, agency).await;
    let answer = match (verb, api) {
        (Verb::Get, true) => person.api_get(address).await,
        (Verb::Get, false) => person.get(address).await,
        (_, true) => person.api_post(address, &serde_json::json!({})).await,
        (_, false) => person.post_form(address, &[]).await,
    };
    let shut = answer.status == 403 || verb == Verb::Delete;
    (!shut).then(|| format!("{system}: {} {address} lets {} in ({})", verb.name(), role.code(), answer.status))
}

/// An address of that pattern: identifiers and codes that look right and name nothing.
fn filled(pattern: &str) -> String {
    let parts = pattern
        .split('/')
        .map(|part| if part.starts_with('{') { "00000000-0000-7000-8000-000000000000" } else { part });
    parts.collect::<Vec<_>>().join("/")
}
