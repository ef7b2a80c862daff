//! SQL as named text: one text for both engines, with `$1` parameters, and column types by token in migrations.

use crate::error::StoreError;
use crate::store::EngineKind;

/// A statement: its text lives in `<crate>/sql/<name>.sql`. Made by [`sql!`](crate::sql!).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sql {
    /// The file's name without `.sql`; errors name it.
    pub name: &'static str,
    /// The text, with parameters `$1`, `$2`, …
    pub text: &'static str,
}

/// One step of a system's schema: its text lives in `<crate>/migrations/<name>.sql`. Never edited once released.
///
/// Tokens: `{id}` `{text}` `{time}` `{json}` text · `{int}` 64-bit integer · `{bool}` integer 0 or 1 · `{blob}` bytes ·
/// `{strict}` after the closing bracket of a table, or `{keyed}` for a table of short rows that are always found by
/// their primary key (on SQLite: one tree instead of two).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Migration {
    /// The system that owns the tables, such as `store` or `onestop`.
    pub system: &'static str,
    /// The file's name without `.sql`: `0001_what_it_makes`. Within a system, names sort in the order of application.
    pub name: &'static str,
    /// The text.
    pub text: &'static str,
}

/// Names the statement in this crate's `sql/` folder: `store::sql!("case_insert")`.
#[macro_export]
macro_rules! sql {
    ($name:literal) => {
        $crate::Sql { name: $name, text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/sql/", $name, ".sql")) }
    };
}

/// Names the migration in this crate's `migrations/` folder: `store::migration!("onestop", "0001_cases")`.
#[macro_export]
macro_rules! migration {
    ($system:literal, $name:literal) => {
        $crate::Migration {
            system: $system,
            name: $name,
            text: include_str!(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/", $name, ".sql")),
        }
    };
}

/// Declares a crate's statements as constants, and all of them as `STATEMENTS` for the test that prepares each:
/// `store::statements! { CASE_INSERT = "case_insert"; CASE_OF = "case_of"; }`.
#[macro_export]
macro_rules! statements {
    ($($constant:ident = $name:literal;)*) => {
        $(
            #[doc = concat!("`sql/", $name, ".sql`")]
            pub(crate) const $constant: $crate::Sql = $crate::sql!($name);
        )*
        /// Every statement of this crate; a test prepares each on both engines.
        pub const STATEMENTS: &[$crate::Sql] = &[$($constant),*];
    };
}

/// `$1` as SQLite numbers it: `?1`. Without this SQLite would take `$2` for a name and number it by first appearance.
/// Strings, quoted names and comments are left alone.
pub(crate) fn for_sqlite(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for piece in pieces(text) {
        match piece {
            Piece::Code(code) => {
                let mut rest = code;
                while let Some(at) = rest.find('$') {
                    out.push_str(&rest[..at]);
                    let numbered = rest[at + 1..].starts_with(|c: char| c.is_ascii_digit());
                    out.push(if numbered { '?' } else { '$' });
                    rest = &rest[at + 1..];
                }
                out.push_str(rest);
            }
            Piece::Quoted(quoted) => out.push_str(quoted),
        }
    }
    out
}

/// The text of a migration for one engine: tokens replaced.
pub(crate) fn ddl(migration: &Migration, engine: EngineKind) -> Result<String, StoreError> {
    let mut out = String::with_capacity(migration.text.len());
    for piece in pieces(migration.text) {
        let code = match piece {
            Piece::Quoted(quoted) => {
                out.push_str(quoted);
                continue;
            }
            Piece::Code(code) => code,
        };
        let mut rest = code;
        while let Some(at) = rest.find('{') {
            let end = rest[at..].find('}').map_or(rest.len(), |end| at + end);
            let token = &rest[at + 1..end];
            let Some(word) = type_word(token, engine) else {
                return Err(StoreError::Schema(format!(
                    "migration {}/{}: unknown token {{{token}}}; known are {{id}} {{text}} {{time}} {{json}} {{int}} \
                     {{bool}} {{blob}} {{strict}} {{keyed}}",
                    migration.system, migration.name
                )));
            };
            out.push_str(&rest[..at]);
            out.push_str(word);
            rest = rest.get(end + 1..).unwrap_or("");
        }
        out.push_str(rest);
    }
    Ok(out)
}

fn type_word(token: &str, engine: EngineKind) -> Option<&'static str> {
    Some(match (token, engine) {
        ("id" | "text" | "time" | "json", _) => "text",
        ("int" | "bool", EngineKind::Sqlite) => "integer",
        ("int" | "bool", EngineKind::Postgres) => "bigint",
        ("blob", EngineKind::Sqlite) => "blob",
        ("blob", EngineKind::Postgres) => "bytea",
        ("strict", EngineKind::Sqlite) => "strict",
        ("keyed", EngineKind::Sqlite) => "strict, without rowid",
        ("strict" | "keyed", EngineKind::Postgres) => "",
        _ => return None,
    })
}

/// A run of SQL text: code, or something whose inside is nobody's business.
enum Piece<'a> {
    Code(&'a str),
    Quoted(&'a str),
}

/// Cuts a text into code and strings, quoted names, comments.
fn pieces(text: &str) -> Vec<Piece<'_>> {
    let bytes = text.as_bytes();
    let mut out = Vec::new();
    let (mut from, mut at) = (0, 0);
    while at < bytes.len() {
        let end = match (bytes[at], bytes.get(at + 1)) {
            (quote @ (b'\'' | b'"'), _) => after(text, at + 1, if quote == b'\'' { "'" } else { "\"" }),
            (b'-', Some(b'-')) => after(text, at + 2, "\n"),
            (b'/', Some(b'*')) => after(text, at + 2, "*/"),
            _ => {
                at += 1;
                continue;
            }
        };
        if from < at {
            out.push(Piece::Code(&text[from..at]));
        }
        out.push(Piece::Quoted(&text[at..end]));
        from = end;
        at = end;
    }
    if from < text.len() {
        out.push(Piece::Code(&text[from..]));
    }
    out
}

/// The place just after the next `mark`, or the end. A doubled quote (`''`) ends one string and begins the next,
/// which comes to the same.
fn after(text: &str, from: usize, mark: &str) -> usize {
    text[from..].find(mark).map_or(text.len(), |at| from + at + mark.len())
}
