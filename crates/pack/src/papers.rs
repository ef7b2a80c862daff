//! Papers that a pack prints in its own way: `papers/SYSTEM/NAME.typ` takes the place of a system's template.
//!
//! Here they are texts. Which papers there are and whether a template prints is known to whoever has the systems and the
//! press; what they find becomes findings like all others.

use crate::{
    doc::Doc,
    finding::{At, Finding, Report, Severity, quote, say},
    limits::PAPER_FAULT_CHARS_MAX,
    nearest::nearest,
    tree::Tree,
};
use kernel::Said;

/// The folder of a pack that holds them.
pub(crate) const FOLDER: &str = "papers";
/// How their names end.
pub(crate) const ENDING: &str = ".typ";

/// A template of a pack.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Which paper: `system/name`.
    pub name: String,
    /// Its file, as findings name it.
    pub file: String,
    /// Its Typst source.
    pub source: String,
    /// The pack that brought it.
    pub pack: String,
}

/// What the press found wrong with a template.
#[derive(Clone, Copy, Debug)]
pub struct PaperMistake<'a> {
    /// Line, from 1; 0 when it is about the paper as a whole.
    pub line: u32,
    /// Column in characters, from 1; 0 when it is about the paper as a whole.
    pub column: u32,
    /// Whether it prints nevertheless.
    pub mild: bool,
    /// Whether it shows itself only when data that may be missing is missing.
    pub bare: bool,
    /// The press's own words.
    pub said: &'a str,
    /// What the data of this paper has.
    pub keys: &'a str,
}

impl Paper {
    /// A paper that no system prints; `known` are those that they do.
    #[must_use]
    pub fn unknown(&self, known: &[&str]) -> Finding {
        let (name, list) = (quote(&self.name), known.join(", "));
        let near = nearest(&self.name, known.iter().copied());
        let instead = match near {
            Some(near) => say(|t| t.paper_unknown_near(near, &list)),
            None => say(|t| t.paper_unknown_instead(&list)),
        };
        self.finding(Severity::Error, (0, 0), "paper-unknown", (say(|t| t.paper_unknown(&name)), instead))
    }

    /// A mistake at its place, with what would be right.
    #[must_use]
    pub fn mistake(&self, found: PaperMistake<'_>) -> Finding {
        let said = one_line(found.said);
        let what = if found.bare { say(|t| t.paper_bare(&said)) } else { say(|t| t.paper_broken(&said)) };
        let severity = if found.mild { Severity::Notice } else { Severity::Error };
        self.finding(severity, (found.line, found.column), "paper-broken", (what, self.instead(&found)))
    }

    /// The words of the press are Typst's, in English; what can be done about the usual ones is ours.
    fn instead(&self, found: &PaperMistake<'_>) -> Said {
        let says = |part: &str| found.said.contains(part);
        match () {
            () if found.bare => say(|t| t.paper_bare_instead()),
            () if says("does not contain key") => say(|t| t.paper_keys(found.keys)),
            () if says("unknown variable") => say(|t| t.paper_variable()),
            () if says("not found") || says("packages") => say(|t| t.paper_files()),
            () if says("alt") => say(|t| t.paper_alt()),
            () if says("title") => say(|t| t.paper_title()),
            () if says("not printed within") || says("infinite") => say(|t| t.paper_endless()),
            () if says("unclosed") => say(|t| t.paper_unclosed(&self.name)),
            () if says("expected") && says("found") => say(|t| t.paper_type(&self.name)),
            () => say(|t| t.paper_mend(&self.name)),
        }
    }

    fn finding(&self, severity: Severity, place: (u32, u32), key: &'static str, words: (Said, Said)) -> Finding {
        let (line, column) = place;
        let (what, instead) = words;
        Finding { file: self.file.clone(), line, column, severity, key, what, instead }
    }
}

/// The papers of a pack.
pub(crate) fn read(tree: &Tree, pack: &str, report: &mut Report) -> Vec<Paper> {
    let mut papers = Vec::new();
    for (path, rest) in tree.below(FOLDER) {
        let Some(name) = rest.strip_suffix(ENDING).filter(|name| name.matches('/').count() == 1) else { continue };
        let (file, bytes) = (tree.named(path), &tree.files[path]);
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        match std::str::from_utf8(bytes) {
            Ok(source) => {
                let source = source.replace("\r\n", "\n");
                papers.push(Paper { name: name.to_owned(), file, source, pack: pack.to_owned() });
            }
            Err(error) => {
                let good = String::from_utf8_lossy(&bytes[..error.valid_up_to()]).into_owned();
                let at = At::Byte(good.len());
                report.error(&Doc::over(&file, &good), at, "not-utf8", |t| t.not_utf8(), |t| t.not_utf8_instead());
            }
        }
    }
    papers
}

/// The papers of all packs: of those of one name, the last.
pub(crate) fn join(all: &mut Vec<Paper>, more: Vec<Paper>) {
    all.retain(|known| more.iter().all(|paper| paper.name != known.name));
    all.extend(more);
}

fn one_line(said: &str) -> String {
    let mut short: String =
        said.chars().take(PAPER_FAULT_CHARS_MAX).map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    if said.chars().nth(PAPER_FAULT_CHARS_MAX).is_some() {
        short.push('…');
    }
    short
}
