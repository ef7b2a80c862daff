//! Everything the systems declare, as one list that can be walked: by the guard, by `motcua doctor`, by tests.

use crate::{Access, Endpoint, MenuEntry, Routes, Sample, System, openapi, router, text::T};
use axum::routing::MethodRouter;
use platform::{Permission, Role};
use std::collections::BTreeSet;

/// The name under which this crate's own endpoints stand.
pub const WEB: &str = "web";

/// The right to open the administrator's page.
pub(crate) const ADMIN: &str = "web.admin.read";

/// What this crate's own endpoints ask for.
pub const OWN_PERMISSIONS: &[Permission] = &[Permission { name: ADMIN, roles: &[Role::Admin], in_demo: &[] }];

/// This crate's own lines of the menu.
pub(crate) const OWN_MENU: &[MenuEntry] = &[MenuEntry {
    href: "/quan-tri",
    label: |lang| T::new(lang).admin_menu(),
    access: Access::Allowed(ADMIN),
    home_of: &[Role::Admin],
}];

/// What all systems declare together.
pub struct Registry {
    /// Every system of the binary.
    pub systems: &'static [&'static System],
    /// Every endpoint with the system that answers there.
    pub endpoints: Vec<(&'static str, Endpoint)>,
}

impl Registry {
    /// Walks the systems.
    #[must_use]
    pub fn of(systems: &'static [&'static System]) -> Self {
        let endpoints = all_routes(systems)
            .into_iter()
            .flat_map(|(system, routes)| routes.list.into_iter().map(move |(endpoint, _)| (system, endpoint)))
            .collect();
        Self { systems, endpoints }
    }

    /// Every permission with the system that declares it.
    pub fn permissions(&self) -> impl Iterator<Item = (&'static str, Permission)> {
        let of_systems =
            self.systems.iter().flat_map(|one| one.module.permissions.iter().map(|it| (one.module.name, *it)));
        of_systems.chain(OWN_PERMISSIONS.iter().map(|it| (WEB, *it)))
    }

    /// The permission that this system declares under that name.
    #[must_use]
    pub fn permission(&self, system: &str, name: &str) -> Option<Permission> {
        self.permissions().find(|(owner, one)| *owner == system && one.name == name).map(|(_, one)| one)
    }

    /// Every page sample with its system.
    #[must_use]
    pub fn samples(&self) -> Vec<(&'static str, Sample)> {
        let of_systems = self
            .systems
            .iter()
            .flat_map(|system| (system.samples)().into_iter().map(|sample| (system.module.name, sample)));
        of_systems.chain(router::samples().into_iter().map(|sample| (WEB, sample))).collect()
    }

    /// What contradicts itself, in words for the engineer; empty when all is well.
    #[must_use]
    pub fn faults(&self) -> Vec<String> {
        let mut faults = Vec::new();
        let names = self.systems.iter().map(|system| system.module.name.to_owned());
        twice("system", names, &mut faults);
        let addresses = self.endpoints.iter().map(|(_, one)| format!("{} {}", one.verb.name(), one.path));
        twice("endpoint", addresses, &mut faults);
        twice("permission", self.permissions().map(|(_, one)| one.name.to_owned()), &mut faults);
        twice("sample", self.samples().into_iter().map(|(_, one)| one.name.to_owned()), &mut faults);
        let papers = self.systems.iter().flat_map(|system| system.papers).map(|paper| paper.name.to_owned());
        twice("paper", papers, &mut faults);
        let offered = self.systems.iter().flat_map(|system| system.offers).map(|slot| (*slot).to_owned());
        twice("slot", offered, &mut faults);
        self.undeclared(&mut faults);
        self.unfilled(&mut faults);
        self.undescribed(&mut faults);
        faults
    }

    /// Permissions that are asked for and not declared, menu lines that lead nowhere.
    fn undeclared(&self, faults: &mut Vec<String>) {
        let of_systems = self.systems.iter().flat_map(|system| system.menu.iter().map(|one| (system.module.name, one)));
        let entries = of_systems.chain(OWN_MENU.iter().map(|one| (WEB, one)));
        let asked = self.endpoints.iter().map(|(system, one)| (*system, one.access, one.path.as_str()));
        for (system, access, place) in asked.chain(entries.clone().map(|(system, one)| (system, one.access, one.href)))
        {
            if let Access::Allowed(name) = access
                && self.permission(system, name).is_none()
            {
                faults.push(format!(
                    "{system}: {place} asks for the permission `{name}`, which {system} does not declare"
                ));
            }
        }
        for (system, entry) in entries {
            if !self.endpoints.iter().any(|(_, one)| one.path == entry.href) {
                faults.push(format!("{system}: the menu leads to {}, where nothing answers", entry.href));
            }
        }
    }

    /// Slots that no page offers, or whose pieces nobody can look at; and more than one answer to one question.
    fn unfilled(&self, faults: &mut Vec<String>) {
        let offered: Vec<&str> = self.systems.iter().flat_map(|system| system.offers).copied().collect();
        let filled = self.systems.iter().flat_map(|system| system.slots.iter().map(|slot| (system.module.name, slot)));
        for (system, slot) in filled {
            if !offered.contains(&slot.name) {
                faults.push(format!("{system}: fills the slot `{}`, which no page offers", slot.name));
            }
            let name = format!("{system}/{}", slot.name);
            if !self.samples().iter().any(|(owner, sample)| *owner == system && sample.name.starts_with(&name)) {
                faults.push(format!("{system}: there is no sample `{name}` of what it puts into the slot"));
            }
        }
        let keepers: Vec<&str> =
            self.systems.iter().filter(|system| system.cases.is_some()).map(|system| system.module.name).collect();
        if keepers.len() > 1 {
            faults.push(format!("{} each say that they keep the cases", keepers.join(", ")));
        }
    }

    /// Endpoints of the API that the description does not know, and the other way round.
    fn undescribed(&self, faults: &mut Vec<String>) {
        let described = described(self.systems);
        let answered: BTreeSet<String> = self
            .endpoints
            .iter()
            .filter(|(_, one)| one.path.starts_with("/api/") && !one.path.ends_with("/openapi.json"))
            .map(|(_, one)| format!("{} {}", one.verb.name(), one.path))
            .collect();
        faults.extend(answered.difference(&described).map(|one| format!("{one} is not in the API's description")));
        faults.extend(
            described.difference(&answered).map(|one| format!("{one} is described, but nothing answers there")),
        );
    }
}

fn twice(what: &str, names: impl Iterator<Item = String>, faults: &mut Vec<String>) {
    let mut seen = BTreeSet::new();
    for name in names {
        if seen.contains(&name) {
            faults.push(format!("the {what} `{name}` is declared twice"));
        }
        seen.insert(name);
    }
}

fn described(systems: &[&System]) -> BTreeSet<String> {
    let paths = openapi::describe(systems).paths.paths;
    let verbs = |item: &utoipa::openapi::PathItem| {
        [("GET", item.get.is_some()), ("POST", item.post.is_some()), ("DELETE", item.delete.is_some())]
    };
    let each = paths.iter().flat_map(|(path, item)| verbs(item).map(|(verb, there)| (verb, there, path)));
    each.filter(|(_, there, _)| *there).map(|(verb, _, path)| format!("{verb} {path}")).collect()
}

/// The routes of this crate and of every system, the API's below its prefix.
pub(crate) fn all_routes(systems: &'static [&'static System]) -> Vec<(&'static str, Routes)> {
    let of_system = |system: &&'static System| {
        [(system.module.name, (system.pages)()), (system.module.name, (system.api)().below("/api/v1"))]
    };
    let mut all = vec![(WEB, router::own_routes())];
    all.extend(systems.iter().flat_map(of_system));
    all
}

/// One router out of all of them.
pub(crate) fn mounted(systems: &'static [&'static System]) -> axum::Router<crate::App> {
    let all = all_routes(systems).into_iter().flat_map(|(_, routes)| routes.list);
    all.fold(axum::Router::new(), |router, (endpoint, methods): (Endpoint, MethodRouter<crate::App>)| {
        router.route(&endpoint.path, methods)
    })
}
