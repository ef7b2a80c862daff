//! SQL lives in `.sql` files, pages in `.html` files, and each of them is named by the code that uses it.

use super::Rule;
use super::tree::{Tree, crate_folder, is_test};
use crate::complaint::Complaint;
use std::path::Path;

/// No SQL in Rust.
pub const IN_CODE: Rule = Rule {
    name: "sql-in-code",
    why: "a statement in its own file is prepared on both databases by a test; one in a string is not",
};

/// No file that nothing names.
pub const NAMED: Rule =
    Rule { name: "named", why: "a statement or page that no code names is dead and still read by everybody" };

/// The two drivers ask their engine about itself, in words that the other engine does not know; and the name of a table
/// (emptied before it is made again from the journal) cannot be a parameter.
const EXEMPT: [&str; 3] = ["crates/store/src/pg/", "crates/store/src/sqlite/", "crates/store/src/maintenance.rs"];

/// How a statement begins.
const BEGINNINGS: [&str; 6] = ["select ", "insert into ", "update ", "delete from ", "create table", "alter table"];

/// Both rules.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (file, source) in &tree.rust {
        let exempt = EXEMPT.iter().any(|folder| file.starts_with(folder));
        if exempt || is_test(file) || file.starts_with("xtask/") || file.starts_with("bench/") {
            continue;
        }
        for (line, literal) in &source.literals {
            let text = literal.trim_start().to_lowercase();
            let begins = BEGINNINGS.iter().any(|start| text.starts_with(start));
            let update = text.starts_with("update ") && !text.contains(" set ");
            let select = text.starts_with("select ") && !text.contains(" from ");
            if begins && !update && !select {
                let fix = "put it in sql/NAME.sql and write sql!(\"NAME\")";
                found.push(IN_CODE.complain(file, *line, "a statement in a string", fix));
            }
        }
    }
    let files = tree.ending(".sql").map(|(file, _)| (file, ".sql"));
    for (file, end) in files.chain(tree.ending(".html").map(|(file, _)| (file, ".html"))) {
        let folder = crate_folder(file);
        if !folder.contains('/') {
            continue;
        }
        // A base page may be named from every crate; a statement only from its own.
        let near = |path: &str| end == ".html" || crate_folder(path) == folder;
        let rust = tree.rust.iter().filter(|(path, _)| near(path));
        let named = rust.flat_map(|(_, source)| &source.literals).any(|(_, literal)| names(literal, file, end));
        let included = end == ".html" && tree.ending(".html").any(|(_, page)| includes(page, file));
        if !named && !included {
            found.push(NAMED.complain(file, 0, "no code names it", "use it or delete it"));
        }
    }
    found
}

/// Whether a string names a file: by its stem, its name, or a path that ends in its name.
fn names(literal: &str, file: &str, end: &str) -> bool {
    let name = Path::new(file).file_name().map_or(String::new(), |n| n.to_string_lossy().into_owned());
    let stem = name.trim_end_matches(end);
    literal == stem || literal == name || literal.ends_with(&format!("/{name}")) || {
        literal.contains('/') && file.ends_with(literal)
    }
}

fn includes(page: &str, file: &str) -> bool {
    let below = file.split_once("/pages/").map_or(file, |(_, below)| below);
    page.contains(&format!("\"{below}\""))
}
