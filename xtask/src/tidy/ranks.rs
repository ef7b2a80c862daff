//! Who may depend on whom, who holds the dangerous things, and where versions are written.

use super::Rule;
use super::tree::{Package, Tree};
use crate::complaint::Complaint;

/// Arrows between our crates point downward only.
pub const RANKS: Rule = Rule {
    name: "ranks",
    why: "a wall that is only agreed lasts about six months; arrows one way keep builds short and systems apart",
};

/// One gate for each dangerous thing.
pub const GATES: Rule = Rule {
    name: "gates",
    why: "SQL, the network and Typst each pass through one crate, so that one place is to be read, limited and replaced",
};

/// Versions stand in the root, once.
pub const VERSIONS: Rule =
    Rule { name: "versions", why: "a version in two places becomes two versions, and each builds again" };

/// Rank by crate; a system is every crate in `systems/`.
const RANK: &[(&str, u8)] = &[
    ("kernel", 0),
    ("engine", 1),
    ("facts", 1),
    ("trust", 1),
    ("pack", 1),
    ("store", 2),
    ("platform", 3),
    ("web", 4),
    ("connect", 4),
    ("paper", 4),
    ("testkit", 4),
    ("app", 6),
];
const SYSTEM: u8 = 5;

/// Arrows inside one rank, each with its reason in ARCHITECTURE.md ("Ranks").
const BESIDE: &[(&str, &str)] = &[("pack", "engine"), ("testkit", "web")];

/// Leaves that only `app` may link.
const LEAVES: [&str; 2] = ["paper", "connect"];

/// Tools that stand beside the ranks.
const TOOLS: [&str; 2] = ["xtask", "bench"];

/// External crate (a `*` at the end stands for anything) and the one crate that may name it.
const GATE: &[(&str, &str)] = &[
    ("rusqlite", "store"),
    ("libsqlite3-sys", "store"),
    ("postgres", "store"),
    ("tokio-postgres", "store"),
    ("sqlx", "store"),
    ("object_store", "store"),
    ("typst*", "paper"),
    ("reqwest", "connect"),
    ("ureq", "connect"),
    ("lettre", "connect"),
    ("hyper", "connect"),
    ("hyper-util", "connect"),
    ("fluent-syntax", "xtask"),
    ("argon2", "platform"),
    ("getrandom", "app"),
];

const TABLES: [&str; 3] = ["dependencies", "build-dependencies", "dev-dependencies"];

/// All three rules.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for package in &tree.crates {
        for table in TABLES {
            for name in package.names(table) {
                let line = tree.line_starting(&package.file(), &name);
                if let Some(other) = tree.crates.iter().find(|p| p.name == name) {
                    found.extend(arrow(package, other, table).map(|what| {
                        let fix = "move what you need down to a lower crate, or stand it behind a port";
                        RANKS.complain(&package.file(), line, what, fix)
                    }));
                }
                found.extend(gate(package, &name, line));
                found.extend(version(package, table, &name, line));
            }
        }
    }
    found.extend(unused(tree));
    found
}

fn rank(package: &Package) -> Option<u8> {
    if package.folder.starts_with("systems/") {
        return Some(SYSTEM);
    }
    RANK.iter().find(|(name, _)| *name == package.name).map(|(_, rank)| *rank)
}

/// What is wrong with the arrow from one crate to another.
fn arrow(from: &Package, to: &Package, table: &str) -> Option<String> {
    let (a, b) = (&from.name, &to.name);
    if TOOLS.contains(&b.as_str()) {
        return Some(format!("`{a}` depends on the tool `{b}`"));
    }
    if a == "xtask" {
        return Some(format!("`xtask` depends on `{b}`, so it would not build when `{b}` is broken"));
    }
    if b == "testkit" {
        return (table != "dev-dependencies").then(|| format!("`{a}` links `testkit` outside its tests"));
    }
    if a == "bench" {
        return None;
    }
    let (Some(high), Some(low)) = (rank(from), rank(to)) else {
        let unknown = if rank(from).is_none() { a } else { b };
        return Some(format!("`{unknown}` has no rank; write it in xtask/src/tidy/ranks.rs and ARCHITECTURE.md"));
    };
    if high == SYSTEM && low == SYSTEM {
        return Some(format!("system `{a}` depends on system `{b}`; systems meet only in `facts`"));
    }
    if LEAVES.contains(&b.as_str()) && a != "app" {
        return Some(format!("`{a}` links `{b}`, a leaf that only `app` may link"));
    }
    let beside = BESIDE.contains(&(a.as_str(), b.as_str()));
    (high <= low && !beside).then(|| format!("`{a}` (rank {high}) depends on `{b}` (rank {low})"))
}

fn gate(package: &Package, name: &str, line: usize) -> Option<Complaint> {
    if TOOLS.contains(&package.name.as_str()) && name != "fluent-syntax" {
        return None;
    }
    let fits = |pattern: &str| pattern.strip_suffix('*').map_or(pattern == name, |start| name.starts_with(start));
    let (_, owner) = GATE.iter().find(|(pattern, _)| fits(pattern))?;
    (package.name != *owner).then(|| {
        let what = format!("`{}` names `{name}`, which belongs to `{owner}`", package.name);
        GATES.complain(&package.file(), line, what, format!("ask `{owner}` for what you need"))
    })
}

fn version(package: &Package, table: &str, name: &str, line: usize) -> Option<Complaint> {
    let entry = package.manifest.get(table)?.get(name)?;
    let shared = entry.get("workspace").and_then(toml::Value::as_bool) == Some(true);
    (!shared).then(|| {
        let what = format!("`{name}` has its own version or path");
        VERSIONS.complain(
            &package.file(),
            line,
            what,
            format!("`{name}.workspace = true`, and the version in the root"),
        )
    })
}

/// Versions in the root that no crate asks for.
fn unused(tree: &Tree) -> Vec<Complaint> {
    let root = tree.files.get("Cargo.toml").and_then(|text| text.parse::<toml::Table>().ok()).unwrap_or_default();
    let listed = root.get("workspace").and_then(|w| w.get("dependencies")).and_then(toml::Value::as_table);
    let used = |name: &str| tree.crates.iter().any(|p| TABLES.iter().any(|t| p.names(t).iter().any(|n| n == name)));
    let ours = |name: &str| tree.crates.iter().any(|p| p.name == name);
    let mut found = Vec::new();
    for name in listed.into_iter().flat_map(toml::Table::keys).filter(|name| !used(name) && !ours(name)) {
        let line = tree.line_starting("Cargo.toml", name);
        found.push(VERSIONS.complain("Cargo.toml", line, format!("nothing uses `{name}`"), "delete the line"));
    }
    found
}
