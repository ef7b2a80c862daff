//! From the files of one pack to what they say, each with the document it stands in.

use crate::{
    cited::Law,
    codes::{Codes, PaperForms},
    days::{CalendarFile, RuleFile},
    doc::Doc,
    everyday::{EventsFile, SearchWords},
    finding::{At, Report, quote},
    form::{self, Form},
    import::map::ImportMap,
    nearest::nearest,
    papers::{self, Paper},
    places::{AgenciesFile, AreasFile, Demo, RolesFile},
    procedure::ProcedureFacts,
    shape,
    span::TimeSpan,
    steps::StepTable,
    targets::Programme,
    tree::Tree,
};
use kernel::Said;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What a pack is (`pack.toml`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackInfo {
    /// Its name; a later pack of the same name takes its place.
    pub id: String,
    /// Its version, such as `0.1.0`.
    pub version: String,
    /// Its title.
    pub name: Said,
    /// What is in it.
    pub about: Said,
    /// Packs without which it makes no sense.
    #[serde(default)]
    pub requires: Vec<String>,
    /// SHA-256 over its files, in hexadecimal.
    #[serde(default)]
    pub hash: String,
}

#[derive(Debug, Deserialize)]
pub(crate) struct LawsFile {
    pub(crate) laws: Vec<Law>,
}

/// What a file says, and the document that knows the lines.
#[derive(Debug)]
pub(crate) struct Sheet<M> {
    pub(crate) doc: Doc,
    pub(crate) data: M,
}

/// The folder of one procedure.
#[derive(Debug)]
pub(crate) struct ProcedureFolder {
    /// Its name: the code, or `code@valid_from`.
    pub(crate) name: String,
    pub(crate) procedure: Sheet<ProcedureFacts>,
    pub(crate) form: Sheet<Form>,
    pub(crate) steps: Sheet<StepTable>,
    pub(crate) hash: String,
}

/// Everything that one pack says.
#[derive(Debug)]
pub(crate) struct LoadedPack {
    pub(crate) info: PackInfo,
    pub(crate) pack: Doc,
    pub(crate) laws: Option<Sheet<LawsFile>>,
    pub(crate) calendar: Option<Sheet<CalendarFile>>,
    pub(crate) rules: Vec<Sheet<RuleFile>>,
    pub(crate) codes: Option<Sheet<Codes>>,
    pub(crate) forms: Option<Sheet<PaperForms>>,
    pub(crate) agencies: Option<Sheet<AgenciesFile>>,
    pub(crate) areas: Option<Sheet<AreasFile>>,
    pub(crate) roles: Option<Sheet<RolesFile>>,
    pub(crate) search: Option<Sheet<SearchWords>>,
    pub(crate) events: Option<Sheet<EventsFile>>,
    pub(crate) demo: Option<Sheet<Demo>>,
    pub(crate) targets: Option<Sheet<Programme>>,
    pub(crate) procedures: Vec<ProcedureFolder>,
    pub(crate) papers: Vec<Paper>,
}

/// The files that a pack may have at its top.
const TOP_FILES: [&str; 13] = [
    "pack.toml",
    "laws.toml",
    "calendar.toml",
    "codes.toml",
    "forms.toml",
    "agencies.toml",
    "areas.toml",
    "roles.toml",
    "search.toml",
    "events.toml",
    "demo.toml",
    "targets.toml",
    "import-map.toml",
];
/// The files that a procedure's folder has.
const PROCEDURE_FILES: [&str; 3] = ["procedure.toml", "form.json", "steps.toml"];

/// Reads all files of a pack. `None` when not even `pack.toml` can be used.
pub(crate) fn load(tree: &Tree, report: &mut Report) -> Option<LoadedPack> {
    known_files(tree, report);
    // Nothing but an import uses it, but a mistake in it is told with all others.
    let _: Option<Sheet<ImportMap>> = optional(tree, "import-map", "import-map.toml", report);
    let Sheet { doc: pack, data: mut info } = needed::<PackInfo>(tree, "pack", "pack.toml", report)?;
    info.hash = hash(tree.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice())));
    let rules: Vec<String> = tree.below("rules").map(|(path, _)| path.to_owned()).collect();
    let mut folders: Vec<&str> =
        tree.below("procedures").filter_map(|(_, rest)| Some(rest.split_once('/')?.0)).collect();
    folders.dedup();
    Some(LoadedPack {
        papers: papers::read(tree, &info.id, report),
        info,
        pack,
        laws: optional(tree, "laws", "laws.toml", report),
        calendar: optional(tree, "calendar", "calendar.toml", report),
        rules: rules.iter().filter_map(|path| needed(tree, "ruleset", path, report)).collect(),
        codes: optional(tree, "codes", "codes.toml", report),
        forms: optional(tree, "forms", "forms.toml", report),
        agencies: optional(tree, "agencies", "agencies.toml", report),
        areas: optional(tree, "areas", "areas.toml", report),
        roles: optional(tree, "roles", "roles.toml", report),
        search: optional(tree, "search", "search.toml", report),
        events: optional(tree, "events", "events.toml", report),
        demo: optional(tree, "demo", "demo.toml", report),
        targets: optional(tree, "targets", "targets.toml", report),
        procedures: folders.into_iter().filter_map(|name| folder(tree, name, report)).collect(),
    })
}

/// What an import into this pack goes by. `None` when there is none or it is broken: the report says so.
pub(crate) fn import_map(tree: &Tree, report: &mut Report) -> Option<ImportMap> {
    needed(tree, "import-map", "import-map.toml", report).map(|sheet| sheet.data)
}

fn folder(tree: &Tree, name: &str, report: &mut Report) -> Option<ProcedureFolder> {
    let inside = format!("procedures/{name}");
    let procedure = needed(tree, "procedure", &format!("{inside}/procedure.toml"), report);
    let steps = needed(tree, "steps", &format!("{inside}/steps.toml"), report);
    let form = document(tree, "form", &format!("{inside}/form.json"), report)
        .and_then(|doc| form::read(&doc, report).map(|data| Sheet { doc, data }));
    let files = tree.below(&inside).filter_map(|(path, rest)| Some((rest, tree.files.get(path)?.as_slice())));
    let hash = hash(files);
    Some(ProcedureFolder { name: name.to_owned(), procedure: procedure?, form: form?, steps: steps?, hash })
}

/// Files that no part of the program reads are mistakes in spelling: they are refused.
fn known_files(tree: &Tree, report: &mut Report) {
    for path in tree.files.keys() {
        let parts: Vec<&str> = path.split('/').collect();
        let known = match parts.as_slice() {
            [.., name] if name.ends_with(".md") => true,
            [name] => TOP_FILES.contains(name),
            ["rules", name] => name.ends_with(".toml"),
            ["procedures", _, name] => PROCEDURE_FILES.contains(name),
            [papers::FOLDER, _, name] => name.ends_with(papers::ENDING),
            _ => false,
        };
        if known {
            continue;
        }
        let shown = tree.named(path);
        if parts.first() == Some(&papers::FOLDER) {
            report.file(&shown, "file-unknown", |t| t.file_unknown(), |t| t.file_unknown_paper());
            continue;
        }
        let name = parts.last().copied().unwrap_or_default();
        let names: &[&str] = if parts.first() == Some(&"procedures") { &PROCEDURE_FILES } else { &TOP_FILES };
        let list = names.join(", ");
        match nearest(name, names.iter().copied()) {
            Some(near) => report.file(&shown, "file-unknown", |t| t.file_unknown(), |t| t.file_unknown_near(near)),
            None => report.file(&shown, "file-unknown", |t| t.file_unknown(), |t| t.file_unknown_instead(&list)),
        }
    }
}

fn optional<M: DeserializeOwned>(tree: &Tree, kind: &str, path: &str, report: &mut Report) -> Option<Sheet<M>> {
    if tree.files.contains_key(path) { needed(tree, kind, path, report) } else { None }
}

fn needed<M: DeserializeOwned>(tree: &Tree, kind: &str, path: &str, report: &mut Report) -> Option<Sheet<M>> {
    let doc = document(tree, kind, path, report)?;
    match M::deserialize(&doc.value) {
        Ok(data) => Some(Sheet { doc, data }),
        Err(error) => {
            // The shape and the allowances were checked before: this is a gap in our own schemas, said plainly.
            let detail = quote(&error.to_string());
            report.error(
                &doc,
                At::Value(""),
                "wrong-shape",
                |t| t.wrong_shape(&detail),
                |t| t.wrong_shape_instead(kind),
            );
            None
        }
    }
}

/// Parses a file and checks its shape.
fn document(tree: &Tree, kind: &str, path: &str, report: &mut Report) -> Option<Doc> {
    let shown = tree.named(path);
    let Some(bytes) = tree.files.get(path) else {
        let name = path.rsplit('/').next().unwrap_or(path);
        report.file(&shown, "file-missing", |t| t.file_missing(name), |t| t.file_missing_instead(name));
        return None;
    };
    let doc = Doc::read(&shown, bytes, report)?;
    // Not `&&`: whoever mends a file wants to hear everything that is wrong with it.
    let shaped = shape::check(kind, &doc, report);
    let allowed = allowances(kind, &doc, report);
    (shaped && allowed).then_some(doc)
}

/// Every time allowed can be read, at its own line.
fn allowances(kind: &str, doc: &Doc, report: &mut Report) -> bool {
    let places: &[(&str, &str)] = match kind {
        "procedure" => &[("time_limits", "allow")],
        "steps" => &[("steps", "time"), ("branches", "time"), ("", "total")],
        _ => return true,
    };
    let mut good = true;
    for (list, key) in places {
        let at_root = list.is_empty().then(|| (format!("/{key}"), &doc.value));
        let rows = doc.value.get(*list).and_then(|rows| rows.as_array()).into_iter().flatten().enumerate();
        let rows = rows.map(|(index, row)| (format!("/{list}/{index}/{key}"), row));
        for (pointer, row) in rows.chain(at_root) {
            let Some(text) = row.get(*key).and_then(|value| value.as_str()) else { continue };
            if text.parse::<TimeSpan>().is_ok() || (text == "unknown" && matches!(*key, "allow" | "time")) {
                continue;
            }
            good = false;
            let shown = quote(text);
            report.error(doc, At::Value(&pointer), "allowance", |t| t.allowance(&shown), |t| t.allowance_instead());
        }
    }
    good
}

/// SHA-256 over names and contents. Byte-order marks and the line ends of Windows do not change what a file says.
pub(crate) fn hash<'a>(files: impl Iterator<Item = (&'a str, &'a [u8])>) -> String {
    let mut all = Sha256::new();
    let sorted: BTreeMap<&str, &[u8]> = files.collect();
    for (name, bytes) in sorted {
        let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
        let plain: Vec<u8> = bytes.iter().copied().filter(|byte| *byte != b'\r').collect();
        all.update((name.len() as u64).to_be_bytes());
        all.update(name.as_bytes());
        all.update((plain.len() as u64).to_be_bytes());
        all.update(&plain);
    }
    all.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
