//! `motcua pack import`: facts in the exchange form become procedure folders of a pack.
//!
//! A source that contradicts itself is told and kept as it is. What the form cannot say (which department, from which
//! day) stands in `import-map.toml` of the pack; what stands in neither is an error, never a guess. The same facts always
//! make the same files, so importing twice changes nothing. Files that a person wrote are left alone: they lack the mark.

mod committees;
mod exchange;
mod form_file;
pub(crate) mod map;
mod names;
mod oddities;
mod organisation;
mod placed;
mod procedure_file;
mod report;
mod roles;
mod sound;
mod steps_file;
mod sums;
mod times;
mod toml_text;

use crate::{
    assemble,
    checks::Names,
    doc::Doc,
    finding::{At, Finding, Report, Severity, quote, say},
    load::{self, LoadedPack},
    text::T,
    tree::{self, Tree},
};
use exchange::Procedure;
use kernel::{Lang, Said};
use map::ImportMap;
use oddities::Oddity;
use organisation::Organisation;
use placed::{AgencyLevels, Placed};
use serde::de::DeserializeOwned;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// One procedure of the source, with what is said about it in the report.
#[derive(Debug)]
struct Item {
    code: String,
    name: Said,
    received_at: Vec<String>,
    /// The usual limit here, as a pack writes it.
    limit: Option<String>,
    /// The place whose steps are shown.
    steps_of: Option<String>,
    /// Whether a hand-written folder was left as it is.
    kept: bool,
    oddities: Vec<Oddity>,
}

/// What an import did.
#[derive(Debug)]
pub struct Imported {
    /// Procedures in the source.
    pub procedures: usize,
    /// Contradictions found in it.
    pub contradictions: usize,
    /// Files written or changed.
    pub changed: Vec<PathBuf>,
    /// The report, as Markdown in both languages.
    pub report: String,
}

/// One file of the source.
struct Source {
    doc: Doc,
    data: Procedure,
}

/// Imports every `procedures/*.json` of the folder `from` into the pack `into`.
///
/// # Errors
/// Everything that keeps a file of the source from being read or placed; then nothing was written.
pub fn import(from: &Path, into: &Path) -> Result<Imported, Vec<Finding>> {
    let mut report = Report::default();
    let Some(pack) = Target::open(into, &mut report) else { return Err(report.finish()) };
    let sources = read(from, &mut report);
    let mut files = Vec::new();
    let mut items = Vec::new();
    for source in &sources {
        let placed = placed::place(&source.doc, &source.data, &pack.map, &pack.agencies, &mut report);
        if let Some(placed) = placed {
            items.push(one(source, &placed, &pack, &mut files));
        }
    }
    let organisation = organisation(from, &pack, &mut files, &mut report);
    if report.has_errors() {
        return Err(report.finish());
    }
    let mut changed = Vec::new();
    for (path, text) in files {
        if write(&path, &text, &mut report) == Some(true) {
            changed.push(path);
        }
    }
    if report.has_errors() {
        return Err(report.finish());
    }
    let in_organisation = organisation.as_ref().map_or(0, Vec::len);
    let contradictions = items.iter().map(|item| item.oddities.len()).sum::<usize>() + in_organisation;
    let report = report::write(&items, organisation.as_deref());
    Ok(Imported { procedures: items.len(), contradictions, changed, report })
}

/// Compares `organisation.json`, if there is one, and completes the pack's committees.
fn organisation(
    from: &Path,
    pack: &Target,
    files: &mut Vec<(PathBuf, String)>,
    report: &mut Report,
) -> Option<Vec<Oddity>> {
    let path = from.join("organisation.json");
    if !path.exists() {
        return None;
    }
    let shown = path.display().to_string();
    let Some(bytes) = tree::read(&path) else {
        report.file(&shown, "not-readable", |t| t.file_not_readable(), |t| t.file_not_readable_instead());
        return None;
    };
    let doc = Doc::read(&shown, &bytes, report)?;
    let data: Organisation = exchange(&doc, report)?;
    version(&doc, &data.schema_version, report).then_some(())?;
    let known = pack.tree.files.get(AGENCIES).map(|bytes| String::from_utf8_lossy(bytes));
    let completed = known.and_then(|text| committees::complete(&text, &pack.rest, data.province_code()));
    files.extend(completed.map(|text| (pack.root.join(AGENCIES), text)));
    Some(data.compare(&pack.rest))
}

const AGENCIES: &str = "agencies.toml";

/// The pack that is written to.
struct Target {
    root: PathBuf,
    tree: Tree,
    map: ImportMap,
    /// All of the pack but its procedures.
    rest: LoadedPack,
    agencies: AgencyLevels,
    laws: BTreeSet<String>,
}

impl Target {
    fn open(root: &Path, report: &mut Report) -> Option<Self> {
        let tree = Tree::folder(root, report)?;
        let map = load::import_map(&tree, report)?;
        // Procedures are what is about to be written: only the rest of the pack has to be right.
        let files = tree.files.iter().filter(|(path, _)| !path.starts_with("procedures/"));
        let rest = Tree {
            label: tree.label.clone(),
            files: files.map(|(path, bytes)| (path.clone(), bytes.clone())).collect(),
        };
        let rest = load::load(&rest, report)?;
        let agencies = rest.agencies.iter().flat_map(|sheet| &sheet.data.agencies);
        let agencies = agencies.map(|row| (row.key.clone(), row.level)).collect();
        let laws = Names::of(&assemble::context().iter().chain([&rest]).collect::<Vec<_>>()).laws;
        Some(Self { root: root.to_path_buf(), tree, map, rest, agencies, laws })
    }

    /// Whether that file of the pack exists and does not carry the importer's mark.
    fn is_by_hand(&self, inside: &str) -> bool {
        let mark = T::new(Lang::Vi).file_imported();
        self.tree.files.get(inside).is_some_and(|bytes| !String::from_utf8_lossy(bytes).contains(mark))
    }
}

/// Prepares the files of one procedure.
fn one(source: &Source, placed: &Placed<'_>, pack: &Target, files: &mut Vec<(PathBuf, String)>) -> Item {
    let procedure = &source.data;
    let oddities = oddities::find(procedure, placed.usual);
    let folder = format!("procedures/{}", procedure.national_code);
    let kept = pack.is_by_hand(&format!("{folder}/procedure.toml"));
    let texts = [
        ("procedure.toml", procedure_file::write(procedure, placed, &oddities, &pack.laws)),
        ("steps.toml", steps_file::write(procedure, placed)),
        ("form.json", form_file::write(procedure)),
    ];
    for (name, text) in texts {
        let inside = format!("{folder}/{name}");
        let exists = pack.tree.files.contains_key(&inside);
        let by_hand = if name == "form.json" { exists } else { pack.is_by_hand(&inside) };
        if !by_hand {
            files.push((pack.root.join(&inside), text));
        }
    }
    Item {
        code: procedure.national_code.clone(),
        name: procedure.name.clone(),
        received_at: placed.received_at.clone(),
        limit: placed
            .usual
            .filter(|case| placed.map.holds(&case.scope))
            .and_then(|case| times::span(case.time()?))
            .map(|span| span.to_string()),
        steps_of: procedure.internal_process.as_ref().map(|process| process.place.clone()),
        kept,
        oddities,
    }
}

/// Reads the source, sorted by name.
fn read(from: &Path, report: &mut Report) -> Vec<Source> {
    let folder = from.join("procedures");
    let Some(tree) = Tree::folder(&folder, report) else { return Vec::new() };
    let names: Vec<&String> = tree.files.keys().filter(|path| path.ends_with(".json")).collect();
    if names.is_empty() {
        let shown = folder.display().to_string();
        report.file(&shown, "import-empty", |t| t.import_empty(), |t| t.import_empty_instead());
    }
    names.into_iter().filter_map(|path| source(&tree, path, report)).collect()
}

fn source(tree: &Tree, path: &str, report: &mut Report) -> Option<Source> {
    let shown = tree.named(path);
    let bytes = tree.files.get(path)?;
    let doc = Doc::read(&shown, bytes, report)?;
    let data: Procedure = exchange(&doc, report)?;
    let good = version(&doc, &data.schema_version, report) && sound::check(&doc, &data, report);
    good.then_some(Source { doc, data })
}

/// Reads a file of the exchange form; what does not fit is told at its line.
fn exchange<X: DeserializeOwned>(doc: &Doc, report: &mut Report) -> Option<X> {
    match serde_json::from_str(doc.text()) {
        Ok(data) => Some(data),
        Err(error) => {
            let place = (u32::try_from(error.line()).unwrap_or(0), u32::try_from(error.column()).unwrap_or(0));
            let detail = error.to_string();
            let detail = quote(detail.split(" at line ").next().unwrap_or_default());
            let words = (say(|t| t.exchange_shape(&detail)), say(|t| t.exchange_shape_instead()));
            report.push(Severity::Error, &doc.file, place, "exchange-shape", words);
            None
        }
    }
}

fn version(doc: &Doc, version: &str, report: &mut Report) -> bool {
    let known = exchange::VERSION;
    if version != known {
        let version = quote(version);
        let at = At::Value("/schema_version");
        report.error(
            doc,
            at,
            "exchange-version",
            |t| t.exchange_version(&version),
            |t| t.exchange_version_instead(known),
        );
    }
    version == known
}

/// Writes a file that is new or different; `Some(true)` when it did.
fn write(path: &Path, text: &str, report: &mut Report) -> Option<bool> {
    if fs::read_to_string(path).is_ok_and(|known| known == text) {
        return Some(false);
    }
    let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(path, text));
    if written.is_err() {
        let shown = path.display().to_string();
        report.file(&shown, "not-writable", |t| t.not_writable(), |t| t.not_writable_instead());
        return None;
    }
    Some(true)
}
