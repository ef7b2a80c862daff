//! From loaded packs to [`Packs`]: a later pack adds, or takes the place of what has the same name.

use crate::{
    checks::{self, Names},
    days::{self, Days, Rules},
    finding::{At, Finding, Report},
    limits,
    load::{self, LoadedPack, ProcedureFolder},
    packs::{Packs, RuledCalendar},
    papers::{self, Paper},
    places::{AgenciesFile, Agency, Demo, DemoPerson},
    procedure::ProcedureVersion,
    search::Index,
    tree::{self, Tree},
};
use engine::Process;
use include_dir::{Dir, include_dir};
use kernel::{AgencyCode, Weekday, calendar::Calendar};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, LazyLock},
};

static EMBEDDED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/../../packs");

impl Packs {
    /// The packs that the binary carries.
    ///
    /// # Errors
    /// What is wrong with them; a test of this crate sees that nothing is.
    pub fn embedded() -> Result<Self, Vec<Finding>> {
        Self::load(&[], true)
    }

    /// The packs of these folders, after those of the binary if wished. A folder is a pack or holds packs; a pack of a
    /// known id takes the place of the earlier one, and what a pack of a new id names (a procedure, an agency, a rule
    /// set) takes the place of what had that name before.
    ///
    /// # Errors
    /// Everything that stops a pack from being used; notices are in [`Packs::notices`].
    pub fn load(dirs: &[PathBuf], with_embedded: bool) -> Result<Self, Vec<Finding>> {
        let mut report = Report::default();
        let mut packs = if with_embedded { embedded_packs(&mut report) } else { Vec::new() };
        for dir in dirs {
            for pack in packs_in(dir, &mut report) {
                packs.retain(|known| known.info.id != pack.info.id);
                packs.push(pack);
            }
        }
        if packs.len() > limits::PACKS_MAX {
            let max = limits::PACKS_MAX;
            report.file("", "too-many-packs", |t| t.too_many_packs(), |t| t.too_many_packs_instead(max));
            return Err(report.finish());
        }
        let names = Names::of(&packs.iter().collect::<Vec<_>>());
        for pack in &packs {
            checks::pack(pack, &names, &mut report);
        }
        let assembled = assemble(packs, &mut report);
        if assembled.is_none() && !report.has_errors() {
            report.file("", "no-calendar", |t| t.no_calendar(), |t| t.no_calendar_instead());
        }
        let failed = report.has_errors();
        let findings = report.finish();
        match assembled {
            Some(mut packs) if !failed => {
                packs.notices = findings;
                Ok(packs)
            }
            // What is merely unknown would bury what has to be mended.
            _ => Err(findings.into_iter().filter(Finding::is_error).collect()),
        }
    }
}

/// Checks a pack, or every pack in a folder, against itself and the packs of the binary. Sorted by file and line;
/// nothing but notices means that it can be used.
#[must_use]
pub fn check_dir(path: &Path) -> Vec<Finding> {
    check_folder(path).findings
}

/// What a check found, and what it could not look into.
#[derive(Debug)]
pub struct Checked {
    /// Sorted by file and line; nothing but notices means that the texts are sound.
    pub findings: Vec<Finding>,
    /// The papers, which only a press can try.
    pub papers: Vec<Paper>,
}

/// The same as [`check_dir`], with the papers that somebody else has to try.
#[must_use]
pub fn check_folder(path: &Path) -> Checked {
    let mut report = Report::default();
    let packs = packs_in(path, &mut report);
    let mut papers = Vec::new();
    for pack in &packs {
        papers::join(&mut papers, pack.papers.clone());
    }
    Checked { findings: check(&packs, report), papers }
}

/// What stands beside a checked pack. It was checked when the binary was built: its notices are not news here.
static CONTEXT: LazyLock<Vec<LoadedPack>> = LazyLock::new(|| embedded_packs(&mut Report::default()));

/// The carried packs, as they stand beside another.
pub(crate) fn context() -> &'static [LoadedPack] {
    &CONTEXT
}

/// Checks packs in the company of those of the binary that they do not replace.
pub(crate) fn check(checked: &[LoadedPack], mut report: Report) -> Vec<Finding> {
    let replaced = |known: &LoadedPack| checked.iter().any(|pack| pack.info.id == known.info.id);
    let all: Vec<&LoadedPack> = CONTEXT.iter().filter(|known| !replaced(known)).chain(checked).collect();
    let names = Names::of(&all);
    for pack in checked {
        checks::pack(pack, &names, &mut report);
    }
    let beside: Vec<&LoadedPack> = CONTEXT.iter().filter(|known| !replaced(known)).collect();
    for pack in checked {
        replacements(pack, &beside, &mut report);
        let takes_place = |known: &&LoadedPack| known.info.id == pack.info.id && known.info.hash != pack.info.hash;
        if CONTEXT.iter().any(|known| takes_place(&known)) {
            let id = &pack.info.id;
            let at = At::Value("/id");
            report.notice(&pack.pack, at, "pack-replaced", |t| t.pack_replaced(id), |t| t.pack_replaced_instead());
        }
    }
    let known = known_days(&all, &names.rest, &mut report);
    if (known.is_none() || rules(&all).is_empty()) && !report.has_errors() {
        let file = checked.last().map_or("", |pack| pack.pack.file.as_str());
        report.file(file, "no-calendar", |t| t.no_calendar(), |t| t.no_calendar_instead());
    }
    report.finish()
}

/// A code that another pack has as well is no mistake, but nobody should replace a procedure unawares.
fn replacements(pack: &LoadedPack, beside: &[&LoadedPack], report: &mut Report) {
    for folder in &pack.procedures {
        let code = &folder.procedure.data.code;
        let has = |other: &&&LoadedPack| other.procedures.iter().any(|known| known.procedure.data.code == *code);
        if let Some(other) = beside.iter().find(has) {
            let id = &other.info.id;
            report.notice(
                &folder.procedure.doc,
                At::Value("/code"),
                "procedure-replaced",
                |t| t.procedure_replaced(id, code),
                |t| t.procedure_replaced_instead(),
            );
        }
    }
}

fn embedded_packs(report: &mut Report) -> Vec<LoadedPack> {
    embedded_trees().iter().filter_map(|tree| load::load(tree, report)).collect()
}

/// The files of the carried packs; `vietnam` first, whatever the alphabet says: the others build on it.
pub(crate) fn embedded_trees() -> Vec<Tree> {
    let mut trees: Vec<Tree> = EMBEDDED.dirs().map(Tree::embedded).collect();
    trees.sort_by_key(|tree| tree.label.as_str() != "packs/vietnam");
    trees
}

fn packs_in(dir: &Path, report: &mut Report) -> Vec<LoadedPack> {
    let roots = tree::pack_roots(dir, report);
    roots.iter().filter_map(|root| load::load(&Tree::folder(root, report)?, report)).collect()
}

fn assemble(packs: Vec<LoadedPack>, report: &mut Report) -> Option<Packs> {
    let all: Vec<&LoadedPack> = packs.iter().collect();
    let rules = rules(&all);
    let rest: Vec<Weekday> = rules.first().map(|rules| rules.set.weekly_rest.clone()).unwrap_or_default();
    let known = known_days(&all, &rest, report);
    let calendars = rules.into_iter().zip(std::iter::repeat(known?)).map(|(rules, known)| {
        let calendar =
            Calendar { rules: rules.set.clone(), days: known.days, known_from: known.from, known_to: known.to };
        RuledCalendar { rules, calendar: Arc::new(calendar) }
    });
    let calendars: Vec<RuledCalendar> = calendars.collect();
    if calendars.is_empty() {
        return None;
    }
    let mut all = Packs {
        infos: Vec::new(),
        notices: Vec::new(),
        laws: BTreeMap::new(),
        calendars,
        codes: crate::codes::Codes::default(),
        paper_forms: Vec::new(),
        papers: Vec::new(),
        agencies: Vec::new(),
        areas: Vec::new(),
        roles: Vec::new(),
        events: Vec::new(),
        demo: None,
        programme: None,
        procedures: BTreeMap::new(),
        index: Index::default(),
    };
    let (mut folders, mut usage) = (Vec::new(), Vec::new());
    for mut pack in packs {
        folders.extend(std::mem::take(&mut pack.procedures).into_iter().map(|folder| (pack.info.id.clone(), folder)));
        usage.extend(pack.search.take().map(|sheet| sheet.data));
        add(&mut all, pack);
    }
    procedures(&mut all, folders);
    all.index = Index::new(&all.procedures, &usage);
    all.areas.sort_by(|a, b| (&a.code, a.valid.from).cmp(&(&b.code, b.valid.from)));
    all.paper_forms.sort_by_key(|forms| forms.valid.from);
    Some(all)
}

/// The rule sets of all packs, the oldest first; a later pack's set of the same id takes the earlier one's place.
fn rules(packs: &[&LoadedPack]) -> Vec<Rules> {
    let mut all: Vec<Rules> = Vec::new();
    for sheet in packs.iter().flat_map(|pack| &pack.rules) {
        // What is wrong with it was told by the checks.
        if let Some(rules) = days::rules(&sheet.doc, &sheet.data, &mut Report::default()) {
            all.retain(|known| known.id != rules.id);
            all.push(rules);
        }
    }
    all.sort_by_key(|rules| rules.valid.from);
    all
}

/// The days of all calendars: a later one speaks for the whole time that it knows.
fn known_days(packs: &[&LoadedPack], rest: &[Weekday], report: &mut Report) -> Option<Days> {
    let mut all: Option<Days> = None;
    for sheet in packs.iter().filter_map(|pack| pack.calendar.as_ref()) {
        let made = days::exceptions(&sheet.doc, &sheet.data, rest, &mut Report::default());
        all = Some(match all {
            None => made,
            Some(known) => joined(known, made, &sheet.doc, report),
        });
    }
    all
}

fn joined(known: Days, made: Days, doc: &crate::doc::Doc, report: &mut Report) -> Days {
    let touches =
        made.from <= known.to.tomorrow().unwrap_or(known.to) && known.from <= made.to.tomorrow().unwrap_or(made.to);
    if !touches {
        let (from, to) = (known.from.to_string(), known.to.to_string());
        report.error(
            doc,
            At::Value("/first_day"),
            "calendar-gap",
            |t| t.calendar_gap(),
            |t| t.calendar_gap_instead(&from, &to),
        );
        return known;
    }
    let mut days = known.days;
    days.retain(|day, _| *day < made.from || *day > made.to);
    days.extend(made.days);
    Days { from: known.from.min(made.from), to: known.to.max(made.to), days }
}

fn add(all: &mut Packs, pack: LoadedPack) {
    all.infos.push(pack.info);
    papers::join(&mut all.papers, pack.papers);
    for law in pack.laws.into_iter().flat_map(|sheet| sheet.data.laws) {
        all.laws.insert(law.symbol.clone(), law);
    }
    if let Some(sheet) = pack.codes {
        all.codes = sheet.data;
    }
    if let Some(sheet) = pack.forms {
        all.paper_forms.retain(|known| known.valid.from != sheet.data.valid.from);
        all.paper_forms.push(sheet.data);
    }
    if let Some(sheet) = pack.agencies {
        let agencies = agencies(&sheet.data);
        all.agencies.retain(|known| agencies.iter().all(|agency| agency.key != known.key));
        all.agencies.extend(agencies);
    }
    if let Some(sheet) = pack.areas {
        let areas = sheet.data.areas;
        all.areas.retain(|known| areas.iter().all(|area| area.code != known.code));
        all.areas.extend(areas);
    }
    if let Some(sheet) = pack.roles {
        let roles = sheet.data.roles;
        all.roles.retain(|known| roles.iter().all(|role| role.key != known.key));
        all.roles.extend(roles);
    }
    if let Some(sheet) = pack.events {
        let events = sheet.data.events;
        all.events.retain(|known| events.iter().all(|event| event.key != known.key));
        all.events.extend(events);
    }
    if let Some(sheet) = pack.demo {
        demo(all, sheet.data);
    }
    if let Some(sheet) = pack.targets {
        all.programme = Some(sheet.data);
    }
}

/// The accounts of several packs add up; one that has a login of an earlier pack takes its place. The agency of the first
/// stays that of the demonstration, and a later pack's own holds for its own people.
fn demo(all: &mut Packs, added: Demo) {
    let key = |named: &String| {
        let found = all.agencies.iter().find(|agency| agency.key == *named || agency.code.as_str() == named);
        found.map_or_else(|| named.clone(), |agency| agency.key.clone())
    };
    let usual = key(&added.agency);
    let people = added.people.into_iter().map(|person| {
        let agency = Some(person.agency.as_ref().map_or_else(|| usual.clone(), key));
        DemoPerson { agency, ..person }
    });
    let people: Vec<DemoPerson> = people.collect();
    let demo = all.demo.get_or_insert_with(|| Demo { agency: usual, people: Vec::new() });
    for person in people {
        match demo.people.iter_mut().find(|known| known.login == person.login) {
            Some(known) => *known = person,
            None => demo.people.push(person),
        }
    }
}

fn agencies(file: &AgenciesFile) -> Vec<Agency> {
    let note = file.provisional_codes.as_ref().map(|codes| &codes.note);
    let rows = file.agencies.iter();
    rows.filter_map(|row| Some(row.agency(row.code.parse::<AgencyCode>().ok()?, note))).collect()
}

/// Versions by code; the versions of a later pack take the place of all that an earlier pack had of that code.
fn procedures(all: &mut Packs, folders: Vec<(String, ProcedureFolder)>) {
    for (pack, folder) in folders {
        let minutes = all.rules_at(folder.procedure.data.valid.from).set.minutes_a_day();
        // What is wrong with a step table was told by the checks; such packs are refused as a whole.
        let Ok(process) = folder.steps.data.process(minutes) else { continue };
        let version = version(pack, folder, process, &all.agencies);
        let versions = all.procedures.entry(version.code.as_str().to_owned()).or_default();
        versions.retain(|known| known.pack == version.pack);
        versions.push(version);
    }
    for versions in all.procedures.values_mut() {
        versions.sort_by_key(|version| version.valid.from);
    }
}

fn version(pack: String, folder: ProcedureFolder, process: Process, agencies: &[Agency]) -> ProcedureVersion {
    let facts = folder.procedure.data;
    let named = |key: &String| {
        let meant = |agency: &&Agency| agency.key == *key || agency.code.as_str() == key;
        agencies.iter().find(meant).map(|agency| agency.code.clone())
    };
    let agencies = facts.agency_keys.iter().filter_map(named).collect();
    ProcedureVersion {
        id: format!("{}@{}", facts.code, facts.valid.from),
        hash: folder.hash,
        pack,
        agencies,
        form: folder.form.data,
        steps: folder.steps.data,
        process: Arc::new(process),
        facts,
    }
}
