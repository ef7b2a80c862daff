//! No dependency without its measured build seconds: `docs/dependencies.toml`.

use super::Rule;
use super::tree::Tree;
use crate::complaint::Complaint;
use serde::Deserialize;
use std::collections::BTreeMap;

/// What a dependency costs and why we pay it.
pub const DEPENDENCIES: Rule = Rule {
    name: "dependencies",
    why: "build time is a boiling frog, and every dependency is a stranger in the house: it states its price and reason",
};

/// Where the prices are.
pub const FILE: &str = "docs/dependencies.toml";

/// One dependency.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Price {
    /// CPU seconds that compiling this package alone takes, dev profile, one job.
    pub seconds: f64,
    /// CPU seconds it brings into the workspace: itself and what nothing else asked for.
    pub brings_seconds: f64,
    /// Whether the numbers were measured.
    pub measured: bool,
    /// What it does for us.
    pub why: String,
    /// What it was chosen over, or why nothing else came into question.
    pub over: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Prices {
    #[serde(default)]
    how: String,
    #[serde(default)]
    dependency: BTreeMap<String, Price>,
}

/// The rule.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let Some(text) = tree.files.get(FILE) else {
        return vec![DEPENDENCIES.complain(FILE, 0, "is missing", "write it: one [dependency.NAME] each")];
    };
    let prices: Prices = match toml::from_str(text) {
        Ok(prices) => prices,
        Err(e) => return vec![DEPENDENCIES.complain(FILE, 0, format!("cannot be read: {e}"), "repair it")],
    };
    let mut found = Vec::new();
    if prices.how.is_empty() {
        found.push(DEPENDENCIES.complain(FILE, 0, "does not say how it was measured", "write `how = \"…\"`"));
    }
    let wanted = external(tree);
    for (name, (file, line)) in &wanted {
        if !prices.dependency.contains_key(name) {
            let fix = format!("`cargo x cold --prices`, then write `why` and `over` into {FILE}");
            found.push(DEPENDENCIES.complain(file, *line, format!("`{name}` has no price"), fix));
        }
    }
    for (name, price) in &prices.dependency {
        let line = tree.line_starting(FILE, &format!("[dependency.{name}]"));
        if !wanted.contains_key(name) {
            found.push(DEPENDENCIES.complain(FILE, line, format!("nothing depends on `{name}`"), "delete it"));
        }
        if price.why.len() < 10 || price.over.is_empty() {
            let what = format!("`{name}` does not say why, or over what it was chosen");
            found.push(DEPENDENCIES.complain(FILE, line, what, "write `why` and `over`"));
        }
        if !price.measured || price.seconds <= 0.0 || price.brings_seconds < 0.0 {
            let what = format!("`{name}` was not measured");
            found.push(DEPENDENCIES.complain(FILE, line, what, "cargo x cold --prices"));
        }
    }
    found
}

/// What is written so far, for whoever writes it anew.
pub fn known(tree: &Tree) -> BTreeMap<String, Price> {
    let text = tree.files.get(FILE).map_or("", String::as_str);
    toml::from_str::<Prices>(text).map(|prices| prices.dependency).unwrap_or_default()
}

/// Direct dependencies on others' crates: who asks for them first, and where.
pub fn external(tree: &Tree) -> BTreeMap<String, (String, usize)> {
    let mut found = BTreeMap::new();
    for package in &tree.crates {
        for table in ["dependencies", "build-dependencies", "dev-dependencies"] {
            for name in package.names(table).into_iter().filter(|name| !tree.crates.iter().any(|p| p.name == *name)) {
                let line = tree.line_starting(&package.file(), &name);
                found.entry(name).or_insert((package.file(), line));
            }
        }
    }
    found
}
