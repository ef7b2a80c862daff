//! Licences, sources and duplicates of others' crates, as `deny.toml` says. A small reader of the file that
//! `cargo deny` reads, because a fresh machine has no `cargo deny` and building it takes longer than our tests.

use crate::complaint::Complaint;
use crate::repo::Repo;
use crate::run;
use crate::tidy::Rule;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

/// Others' crates: what we may use and from where.
const DENY: Rule = Rule {
    name: "deny",
    why: "a province must be able to take this code without a lawyer, and two versions of one crate build twice",
};

const FILE: &str = "deny.toml";

/// The only place that crates may come from.
const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

#[derive(Deserialize)]
struct File {
    licenses: Licenses,
    bans: Bans,
}

#[derive(Deserialize)]
struct Licenses {
    allow: Vec<String>,
}

#[derive(Deserialize)]
struct Bans {
    #[serde(default)]
    skip: Vec<Skip>,
}

#[derive(Deserialize)]
struct Skip {
    #[serde(rename = "crate")]
    name: String,
    #[serde(default)]
    reason: String,
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
    source: Option<String>,
}

/// The three checks. Reads the metadata of every package that this platform builds.
pub fn run(repo: &Repo) -> Vec<Complaint> {
    let complain = |what: String, fix: &str| vec![DENY.complain(FILE, 0, what, fix)];
    let text = fs::read_to_string(repo.path(FILE)).unwrap_or_default();
    let file: File = match toml::from_str(&text) {
        Ok(file) => file,
        Err(e) => return complain(format!("cannot be read: {e}"), "repair it"),
    };
    let mut command = Command::new("cargo");
    command.current_dir(repo.root()).args(["metadata", "--format-version", "1", "--locked"]);
    let asked = run::output(command.args(["--filter-platform", "x86_64-unknown-linux-gnu"]));
    let metadata: Metadata = match asked.and_then(|text| serde_json::from_str(&text).map_err(|e| e.to_string())) {
        Ok(metadata) => metadata,
        Err(e) => return complain(format!("cargo metadata: {e}"), "see to it"),
    };
    let others: Vec<&Package> = metadata.packages.iter().filter(|package| package.source.is_some()).collect();
    let mut found = Vec::new();
    for package in &others {
        let (name, version) = (&package.name, &package.version);
        let license = package.license.clone().unwrap_or_default();
        if !allowed(&license, &file.licenses.allow) {
            let what = format!("{name} {version} is under \"{license}\"");
            found.push(DENY.complain(
                "Cargo.lock",
                0,
                what,
                "take another crate, or allow the licence with its reason",
            ));
        }
        if package.source.as_deref() != Some(REGISTRY) {
            let what = format!("{name} {version} comes from {}", package.source.clone().unwrap_or_default());
            found.push(DENY.complain("Cargo.lock", 0, what, "use a released version from the registry"));
        }
    }
    found.extend(duplicates(&others, &file.bans.skip));
    found
}

fn duplicates(others: &[&Package], skips: &[Skip]) -> Vec<Complaint> {
    let mut versions: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for package in others {
        versions.entry(&package.name).or_default().insert(&package.version);
    }
    let mut found = Vec::new();
    // Every version but one needs its explanation, written as `name@version`.
    for (name, all) in versions.iter().filter(|(_, all)| all.len() > 1) {
        let explained = |version: &&&str| skips.iter().any(|skip| skip.name == format!("{name}@{version}"));
        let open = all.iter().filter(|version| !explained(version)).count();
        if open > 1 {
            let list = all.iter().copied().collect::<Vec<_>>().join(", ");
            let fix = format!("raise what asks for the old one, or explain it under [bans] skip as `{name}@VERSION`");
            found.push(DENY.complain("Cargo.lock", 0, format!("{name} is there as {list}"), fix));
        }
    }
    for skip in skips {
        let (name, version) = skip.name.split_once('@').unwrap_or((&skip.name, ""));
        if !versions.get(name).is_some_and(|all| all.len() > 1 && all.contains(version)) {
            let what = format!("`{}` is no longer there twice", skip.name);
            found.push(DENY.complain(FILE, 0, what, "delete the line"));
        }
        if skip.reason.is_empty() {
            found.push(DENY.complain(FILE, 0, format!("`{}` has no reason", skip.name), "write `reason`"));
        }
    }
    found
}

/// Whether a licence expression can be met with the allowed licences alone.
pub fn allowed(expression: &str, list: &[String]) -> bool {
    let spaced = expression.replace('(', " ( ").replace(')', " ) ").replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut at = 0;
    let met = either(&words, &mut at, list);
    met && at == words.len() && !words.is_empty()
}

fn either(words: &[&str], at: &mut usize, list: &[String]) -> bool {
    let mut met = both(words, at, list);
    while words.get(*at) == Some(&"OR") {
        *at += 1;
        met |= both(words, at, list);
    }
    met
}

fn both(words: &[&str], at: &mut usize, list: &[String]) -> bool {
    let mut met = single(words, at, list);
    while words.get(*at) == Some(&"AND") {
        *at += 1;
        met &= single(words, at, list);
    }
    met
}

fn single(words: &[&str], at: &mut usize, list: &[String]) -> bool {
    let Some(word) = words.get(*at) else { return false };
    *at += 1;
    if *word == "(" {
        let met = either(words, at, list);
        *at += 1;
        return met;
    }
    let mut name = (*word).to_owned();
    if words.get(*at) == Some(&"WITH") {
        name = format!("{name} WITH {}", words.get(*at + 1).unwrap_or(&""));
        *at += 2;
    }
    list.contains(&name)
}
