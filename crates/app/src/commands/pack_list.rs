//! `motcua pack list`: the keys and codes by which files of a pack name what other packs have.

#[cfg(test)]
mod tests;

use super::{Trouble, lang_of, say};
use crate::text::T;
use kernel::{Lang, fold};
use pack::{Packs, Validity};
use std::{collections::BTreeSet, path::PathBuf, process::ExitCode};

/// What can be listed.
const KINDS: [&str; 6] = ["agencies", "areas", "fields", "laws", "procedures", "roles"];

/// One line: what is written in a file, another code for it, its name.
type Row = [String; 3];

/// Does the command.
pub fn run(what: Option<&str>, words: &str, dirs: &[PathBuf], lang: &str) -> Result<ExitCode, Trouble> {
    let lang = lang_of(lang)?;
    let Some(what) = what else {
        say(KINDS.join("\n"));
        return Ok(ExitCode::SUCCESS);
    };
    let packs = Packs::load(dirs, true).map_err(|findings| Trouble::findings(&findings))?;
    let rows = rows(&packs, what, lang).ok_or_else(|| Trouble::plain(|t| t.list_unknown(what, KINDS.join(", "))))?;
    let found = matching(rows, words);
    if found.is_empty() {
        return Err(Trouble::plain(|t| t.list_nothing(what, words)));
    }
    say(table(&found).join("\n"));
    Ok(ExitCode::SUCCESS)
}

/// Every row of a kind; `None` for a kind that there is not.
fn rows(packs: &Packs, what: &str, lang: Lang) -> Option<Vec<Row>> {
    let dated = |name: &str, valid: Validity| match valid.to {
        Some(to) => T::new(lang).list_until(name, to),
        None => name.to_owned(),
    };
    let row = |key: &str, code: &str, name: String| [key.to_owned(), code.to_owned(), name];
    Some(match what {
        "agencies" => {
            let all = packs.agencies().iter();
            all.map(|one| row(&one.key, one.code.as_str(), dated(one.name.get(lang), one.valid))).collect()
        }
        "areas" => {
            packs.areas().iter().map(|one| row(&one.code, &one.kind, dated(one.name.get(lang), one.valid))).collect()
        }
        "fields" => {
            let fields: BTreeSet<&str> = packs.every_version().map(|one| one.field.get(lang)).collect();
            fields.into_iter().map(|name| row(name, "", String::new())).collect()
        }
        "laws" => packs.laws().map(|one| row(&one.symbol, "", one.title.get(lang).to_owned())).collect(),
        "procedures" => {
            let all = packs.every_version();
            all.map(|one| row(one.code.as_str(), &one.pack, dated(one.name.get(lang), one.valid))).collect()
        }
        "roles" => packs.roles().iter().map(|one| row(&one.key, "", one.name.get(lang).to_owned())).collect(),
        _ => return None,
    })
}

/// The rows that have every word, whatever its diacritics; `hailang` is found in `Hải Lăng`.
fn matching(rows: Vec<Row>, words: &str) -> Vec<Row> {
    let wanted = fold(words);
    let has = |row: &Row| {
        let text = fold(&row.join(" "));
        let squeezed = text.replace(' ', "");
        wanted.split(' ').all(|word| text.contains(word) || squeezed.contains(word))
    };
    rows.into_iter().filter(has).collect()
}

/// The rows under one another; a column that is empty everywhere is left out.
fn table(rows: &[Row]) -> Vec<String> {
    let width = |n: usize| rows.iter().map(|row| row[n].chars().count()).max().unwrap_or_default();
    let widths = [width(0), width(1)];
    let line = |row: &Row| {
        let mut line = String::new();
        for (cell, width) in row.iter().zip(widths).filter(|(_, width)| *width > 0) {
            line.push_str(&format!("{cell:<width$}  "));
        }
        line.push_str(&row[2]);
        line.trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
