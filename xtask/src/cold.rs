//! `cargo x cold`: builds everything from nothing and says which package cost what, in CPU seconds.
//!
//! Cargo is told to call this very program instead of `rustc` (and build scripts instead of `cc`); it runs the real one
//! and notes the processor time of its child. Unlike minutes on the wall, that barely depends on what else is running.

use crate::repo::Repo;
use crate::run::{self, minutes};
use crate::tidy::budget::{self, Price};
use crate::tidy::tree::Tree;
use crate::{say, signal, suite};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsString;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::symlink;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// Where the wrapped compiler notes what it cost; its presence makes this program a compiler.
const NOTES: &str = "MOTCUA_COLD_NOTES";

/// The real C compiler.
const CC: &str = "/usr/bin/cc";

const LIMIT: Duration = Duration::from_secs(90 * 60);

/// How many packages the printed list has.
const SHOWN_MAX: usize = 25;

/// Linux counts processor time in hundredths of a second.
const TICKS_PER_SECOND: f64 = 100.0;

const HOW: &str = "CPU seconds of rustc and cc on one package (dev profile, nothing built before), by `cargo x cold --prices`; \
                   `brings_seconds` adds every package that only this dependency asks for";

/// When called in place of a compiler: runs it, notes its price. `None` when this is an ordinary call.
pub fn as_compiler() -> Option<ExitCode> {
    let notes = std::env::var_os(NOTES)?;
    let mut arguments: Vec<OsString> = std::env::args_os().collect();
    let own = arguments.remove(0);
    let real = if own.to_string_lossy().ends_with("/cc") { OsString::from(CC) } else { arguments.remove(0) };
    let status = Command::new(real).args(&arguments).status();
    let seconds = children_seconds().unwrap_or(0.0);
    let of = |name: &str| std::env::var(name).unwrap_or_default();
    let line = format!("{} {} {seconds}\n", of("CARGO_PKG_NAME"), of("CARGO_PKG_VERSION"));
    let opened = fs::OpenOptions::new().append(true).create(true).open(notes);
    if let Ok(mut file) = opened {
        let _ = file.write_all(line.as_bytes());
    }
    let code = status.ok().and_then(|status| status.code()).unwrap_or(1);
    Some(ExitCode::from(u8::try_from(code).unwrap_or(1)))
}

/// Processor time of the children that have ended, from `/proc/self/stat`.
fn children_seconds() -> Option<f64> {
    let text = fs::read_to_string("/proc/self/stat").ok()?;
    // Names may hold spaces; what follows the last bracket does not. Fields 16 and 17 of the manual are these two.
    let after: Vec<&str> = text.rsplit_once(')')?.1.split_whitespace().collect();
    let ticks = after.get(13)?.parse::<f64>().ok()? + after.get(14)?.parse::<f64>().ok()?;
    Some(ticks / TICKS_PER_SECOND)
}

/// Builds, prints, and with `prices` writes the numbers into `docs/dependencies.toml`.
pub fn run(repo: &Repo, prices: bool) -> Result<(), String> {
    signal::listen();
    let folder = repo.path("target/cold");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).map_err(|e| e.to_string())?;
    let own = std::env::current_exe().map_err(|e| e.to_string())?;
    // A copy: cargo may build this program anew while it measures.
    let (wrapper, notes) = (folder.join("wrapper"), folder.join("notes"));
    fs::copy(own, &wrapper).and_then(|_| symlink(&wrapper, folder.join("cc"))).map_err(|e| e.to_string())?;
    let started = Instant::now();
    let mut command = suite::cargo(repo);
    command
        .args(["build", "--workspace", "--all-targets", "--locked", "--keep-going", "--target-dir"])
        .arg(folder.join("target"));
    command.env("RUSTC_WRAPPER", &wrapper).env("CC", folder.join("cc")).env(NOTES, &notes);
    let built = run::run("cold build", &mut command, LIMIT);
    let wall = started.elapsed();
    let text = fs::read_to_string(&notes).unwrap_or_default();
    let _ = fs::remove_dir_all(&folder);
    let costs = costs(&text);
    let total: f64 = costs.values().sum();
    say::line(&format!(
        "\nCold build: {} on the wall, {total:.0} CPU seconds, {} packages",
        minutes(wall),
        costs.len()
    ));
    let mut sorted: Vec<_> = costs.iter().collect();
    sorted.sort_by(|a, b| b.1.total_cmp(a.1));
    for (name, seconds) in sorted.into_iter().take(SHOWN_MAX) {
        say::line(&format!("{seconds:8.1} s  {name}"));
    }
    if prices {
        write_prices(repo, &costs)?;
    }
    built
}

/// CPU seconds by `name version`.
fn costs(notes: &str) -> BTreeMap<String, f64> {
    let mut found = BTreeMap::new();
    for line in notes.lines() {
        let Some((package, seconds)) = line.rsplit_once(' ') else { continue };
        *found.entry(package.to_owned()).or_insert(0.0) += seconds.parse().unwrap_or(0.0);
    }
    found
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
    resolve: Resolve,
    workspace_members: Vec<String>,
}

#[derive(Deserialize)]
struct Package {
    id: String,
    name: String,
    version: String,
}

#[derive(Deserialize)]
struct Resolve {
    nodes: Vec<Node>,
}

#[derive(Deserialize)]
struct Node {
    id: String,
    dependencies: Vec<String>,
}

fn write_prices(repo: &Repo, costs: &BTreeMap<String, f64>) -> Result<(), String> {
    let mut command = suite::cargo(repo);
    command.args(["metadata", "--format-version", "1", "--locked", "--filter-platform", "x86_64-unknown-linux-gnu"]);
    let metadata: Metadata = serde_json::from_str(&run::output(&mut command)?).map_err(|e| e.to_string())?;
    let tree = Tree::load(repo)?;
    let known = budget::known(&tree);
    let key = |package: &Package| format!("{} {}", package.name, package.version);
    let price = |id: &str| {
        let package = metadata.packages.iter().find(|package| package.id == id);
        package.and_then(|package| costs.get(&key(package))).copied().unwrap_or(0.0)
    };
    let all = reached(&metadata, None);
    let mut text = format!(
        "# What each dependency costs and why we pay it. `cargo x tidy` wants one entry each.\nhow = {HOW:?}\n"
    );
    for name in budget::external(&tree).into_keys() {
        let direct: Vec<&Package> =
            metadata.packages.iter().filter(|p| p.name == name && all.contains(p.id.as_str())).collect();
        let Some(own) = direct.iter().find(|p| is_direct(&metadata, &p.id)) else {
            return Err(format!("cargo metadata does not know `{name}`"));
        };
        let without = reached(&metadata, Some(&own.id));
        // `max` also turns the negative nothing of an empty sum into nothing.
        let brings = all.difference(&without).map(|id| price(id)).sum::<f64>().max(0.0);
        let empty =
            Price { seconds: 0.0, brings_seconds: 0.0, measured: true, why: String::new(), over: String::new() };
        let Price { why, over, .. } = known.get(&name).cloned().unwrap_or(empty);
        let seconds = price(&own.id);
        if !costs.contains_key(&key(own)) {
            return Err(format!("`{name}` was not built, so it has no price"));
        }
        let _ = write!(
            text,
            "\n[dependency.{name}]\nseconds = {:.2}\nbrings_seconds = {brings:.2}\nmeasured = true\nwhy = {why:?}\nover = {over:?}\n",
            seconds.max(0.01)
        );
    }
    fs::write(repo.path(budget::FILE), text).map_err(|e| format!("{}: {e}", budget::FILE))?;
    say::line(&format!("wrote {}", budget::FILE));
    Ok(())
}

fn is_direct(metadata: &Metadata, id: &str) -> bool {
    let members = metadata.resolve.nodes.iter().filter(|node| metadata.workspace_members.contains(&node.id));
    members.flat_map(|node| &node.dependencies).any(|other| other == id)
}

/// Packages that the workspace builds; with `without`, as if none of our crates named that one.
fn reached<'a>(metadata: &'a Metadata, without: Option<&str>) -> BTreeSet<&'a str> {
    let nodes: BTreeMap<&str, &Node> = metadata.resolve.nodes.iter().map(|node| (node.id.as_str(), node)).collect();
    let is_member = |id: &str| metadata.workspace_members.iter().any(|member| member == id);
    let mut open: Vec<&str> = metadata.workspace_members.iter().map(String::as_str).collect();
    let mut seen = BTreeSet::new();
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        let next = nodes.get(id).map(|node| node.dependencies.as_slice()).unwrap_or_default();
        open.extend(next.iter().map(String::as_str).filter(|other| !(is_member(id) && Some(*other) == without)));
    }
    seen
}
