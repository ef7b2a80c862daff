//! Files that are not where they should be: forgotten modules, extra test binaries, promises without an issue.

use super::Rule;
use super::tree::{Tree, crate_folder};
use crate::complaint::Complaint;

/// No file forgotten.
pub const ORPHAN: Rule =
    Rule { name: "orphan", why: "a file that no `mod` names is not compiled, and its tests never run" };

/// One test binary a crate.
pub const TESTS: Rule = Rule { name: "one-test-binary", why: "each further test binary links everything once more" };

/// No promise without an issue.
pub const TODO: Rule = Rule { name: "todo", why: "a promise in a comment is kept by nobody; an issue is" };

/// Comment marks that promise something. Written in halves so that this file does not find itself.
const PROMISES: [&str; 4] = [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("XX", "X:"), concat!("HA", "CK:")];

/// All three rules.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = orphans(tree);
    for package in &tree.crates {
        let tests = format!("{}/tests/", package.folder);
        if let Some(file) = tree.rust.keys().find(|path| path.starts_with(&tests)) {
            found.push(TESTS.complain(file, 0, "a `tests/` folder", "move it to src/tests.rs or src/tests/*.rs"));
        }
        let library = tree.rust.contains_key(&format!("{}/src/lib.rs", package.folder));
        let doctest = package.manifest.get("lib").and_then(|lib| lib.get("doctest")).and_then(toml::Value::as_bool);
        if library && doctest != Some(false) {
            found.push(TESTS.complain(&package.file(), 0, "doctests are on", "[lib] doctest = false"));
        }
    }
    for (file, text) in &tree.files {
        found.extend(promises(tree, file, text));
    }
    found
}

fn orphans(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for file in tree.rust.keys() {
        let folder = crate_folder(file);
        let Some(inside) = file.strip_prefix(folder).and_then(|rest| rest.strip_prefix("/src/")) else { continue };
        let stem = inside.trim_end_matches(".rs").trim_end_matches("/mod");
        let name = stem.rsplit('/').next().unwrap_or(stem);
        if ["lib", "main"].contains(&inside.trim_end_matches(".rs")) || inside.starts_with("bin/") {
            continue;
        }
        let parent = stem.rsplit_once('/').map_or("", |(parent, _)| parent);
        let homes = match parent {
            "" => vec![format!("{folder}/src/lib.rs"), format!("{folder}/src/main.rs")],
            inner => vec![format!("{folder}/src/{inner}.rs"), format!("{folder}/src/{inner}/mod.rs")],
        };
        let named = homes.iter().filter_map(|home| tree.rust.get(home)).any(|source| names(&source.code, name));
        if !named {
            let fix = format!("write `mod {name};` in {}, or delete the file", homes.join(" or "));
            found.push(ORPHAN.complain(file, 0, "no `mod` names it", fix));
        }
    }
    found
}

fn names(code: &str, module: &str) -> bool {
    [format!("mod {module};"), format!("mod r#{module};")].iter().any(|wanted| code.contains(wanted))
}

fn promises(tree: &Tree, file: &str, text: &str) -> Vec<Complaint> {
    let written = [".rs", ".sql", ".html", ".ftl", ".mjs", ".js", ".css", ".scss", ".typ", ".toml"];
    if !written.iter().any(|end| file.ends_with(end)) {
        return Vec::new();
    }
    let lines: Vec<(usize, &str)> = match tree.rust.get(file) {
        Some(source) => source.comments.iter().map(|(line, text)| (*line, text.as_str())).collect(),
        None => text.lines().enumerate().map(|(at, line)| (at + 1, line)).collect(),
    };
    let mut found = Vec::new();
    for (line, text) in lines {
        let Some(word) = PROMISES.iter().find(|word| text.contains(**word)) else { continue };
        let issue = text.match_indices('#').any(|(at, _)| text[at + 1..].starts_with(|c: char| c.is_ascii_digit()));
        if !issue {
            let what = format!("{} without an issue", word.trim_end_matches(':'));
            found.push(TODO.complain(file, line, what, "do it now, or file an issue and write `#123` beside it"));
        }
    }
    found
}
