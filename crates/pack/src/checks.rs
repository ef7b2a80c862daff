//! What only the whole of the packs can tell: names that must exist, dates that must fit, bases that must be cited.

use crate::{
    cited::Validity,
    days,
    doc::{Doc, join},
    finding::{At, Report, quote},
    load::LoadedPack,
    nearest::nearest,
    procedure_checks,
};
use kernel::{AgencyCode, Weekday, fold};
use serde_json::Value;
use std::{
    cmp::Ordering,
    collections::{BTreeMap, BTreeSet},
};

/// Letters of a word that says which agency is meant.
const AGENCY_WORD_CHARS_MIN: usize = 3;
/// Agencies suggested in the place of an unknown one.
const AGENCIES_SUGGESTED_MAX: usize = 4;
/// Half of all agencies have these in their keys.
const COMMITTEE_WORDS: [&str; 3] = ["ubnd", "uybannhandan", "vpub"];

/// Everything that has a name in some pack.
#[derive(Debug, Default)]
pub(crate) struct Names {
    pub(crate) packs: BTreeSet<String>,
    pub(crate) laws: BTreeSet<String>,
    /// By key.
    pub(crate) agencies: BTreeMap<String, Vec<(crate::codes::Level, Validity)>>,
    /// Key and name of every agency, by national code.
    pub(crate) agency_codes: BTreeMap<String, (String, String)>,
    pub(crate) areas: BTreeSet<String>,
    /// The names of all administrative units.
    pub(crate) places: BTreeSet<String>,
    pub(crate) rest: Vec<Weekday>,
    pub(crate) minutes_a_day: u32,
    /// How each field of administration is first written, by its letters without marks.
    pub(crate) fields: BTreeMap<String, String>,
}

impl Names {
    /// The names of all packs together.
    pub(crate) fn of(packs: &[&LoadedPack]) -> Self {
        let mut names = Self::default();
        for pack in packs {
            names.packs.insert(pack.info.id.clone());
            names.laws.extend(pack.laws.iter().flat_map(|sheet| &sheet.data.laws).map(|law| law.symbol.clone()));
            for row in pack.agencies.iter().flat_map(|sheet| &sheet.data.agencies) {
                names.agencies.entry(row.key.clone()).or_default().push((row.level, row.valid));
                names.agency_codes.insert(row.code.clone(), (row.key.clone(), row.name.vi.clone()));
            }
            let rules =
                pack.rules.iter().filter_map(|sheet| days::rules(&sheet.doc, &sheet.data, &mut Report::default()));
            for rules in rules {
                names.minutes_a_day = rules.set.minutes_a_day();
                names.rest.extend(rules.set.weekly_rest);
            }
            for folder in &pack.procedures {
                let field = &folder.procedure.data.field.vi;
                names.fields.entry(fold(field)).or_insert_with(|| field.clone());
            }
            for area in pack.areas.iter().flat_map(|sheet| &sheet.data.areas) {
                names.areas.insert(area.code.clone());
                names.places.insert(area.name.vi.clone());
            }
        }
        names
    }

    /// The rows of the agency of that key, or of that national code.
    pub(crate) fn agency(&self, named: &str) -> Option<&[(crate::codes::Level, Validity)]> {
        let by_code = || self.agencies.get(&self.agency_codes.get(named)?.0);
        self.agencies.get(named).or_else(by_code).map(Vec::as_slice)
    }

    /// The key of the agency that is named by key or national code.
    pub(crate) fn agency_key<'a>(&'a self, named: &'a str) -> &'a str {
        self.agency_codes.get(named).map_or(named, |(key, _)| key.as_str())
    }

    /// The keys of agencies whose name has every word of this one, as `UBND-465 (Ủy ban nhân dân huyện Hải Lăng)`.
    fn agencies_like(&self, key: &str) -> Vec<String> {
        let wanted = fold(key);
        let words: Vec<&str> = wanted
            .split(|letter: char| !letter.is_alphanumeric())
            .filter(|word| word.chars().filter(|letter| letter.is_alphabetic()).count() >= AGENCY_WORD_CHARS_MIN)
            .filter(|word| !COMMITTEE_WORDS.contains(word))
            .collect();
        if words.is_empty() {
            return Vec::new();
        }
        let squeezed = |name: &str| fold(name).replace(' ', "");
        let mut found: Vec<String> = self
            .agency_codes
            .values()
            .filter(|(_, name)| words.iter().all(|word| squeezed(name).contains(word)))
            .map(|(key, name)| format!("\"{key}\" ({name})"))
            .collect();
        found.sort();
        found.dedup();
        found.truncate(AGENCIES_SUGGESTED_MAX);
        found
    }
}

/// Checks one pack against the names of all.
pub(crate) fn pack(pack: &LoadedPack, names: &Names, report: &mut Report) {
    for (n, id) in pack.info.requires.iter().enumerate().filter(|(_, id)| !names.packs.contains(*id)) {
        let at = format!("/requires/{n}");
        report.error(
            &pack.pack,
            At::Value(&at),
            "pack-unknown",
            |t| t.pack_unknown(id),
            |t| t.pack_unknown_instead(id),
        );
    }
    laws(pack, names, report);
    calendars(pack, names, report);
    tables(pack, names, report);
    agencies(pack, names, report);
    areas(pack, names, report);
    targets(pack, names, report);
    events(pack, names, report);
    for folder in &pack.procedures {
        procedure_checks::folder(folder, names, report);
    }
    procedure_checks::overlaps(&pack.procedures, report);
}

fn laws(pack: &LoadedPack, names: &Names, report: &mut Report) {
    let Some(sheet) = &pack.laws else { return };
    let doc = &sheet.doc;
    unique(
        doc,
        sheet.data.laws.iter().enumerate().map(|(n, law)| (format!("/laws/{n}/symbol"), law.symbol.as_str())),
        report,
    );
    for (n, law) in sheet.data.laws.iter().enumerate() {
        if let (Some(from), Some(to)) = (law.in_force_from, law.in_force_to)
            && from >= to
        {
            reversed(doc, &format!("/laws/{n}/in_force_to"), report);
        }
    }
    walk(doc, names, &BTreeSet::new(), &BTreeSet::new(), report);
}

fn calendars(pack: &LoadedPack, names: &Names, report: &mut Report) {
    if let Some(sheet) = &pack.calendar {
        walk(&sheet.doc, names, &BTreeSet::new(), &own_sources(&sheet.doc), report);
        days::exceptions(&sheet.doc, &sheet.data, &names.rest, report);
    }
    for (n, sheet) in pack.rules.iter().enumerate() {
        days::rules(&sheet.doc, &sheet.data, report);
        walk(&sheet.doc, names, &BTreeSet::new(), &BTreeSet::new(), report);
        valid(&sheet.doc, "", sheet.data.valid, report);
        for other in &pack.rules[..n] {
            if other.data.id == sheet.data.id {
                let id = &sheet.data.id;
                report.error(&sheet.doc, At::Value("/id"), "id-twice", |t| t.id_twice(id), |t| t.id_twice_instead());
            }
            overlap(&sheet.doc, "/valid_from", sheet.data.valid, &other.doc.file, other.data.valid, report);
        }
    }
}

fn tables(pack: &LoadedPack, names: &Names, report: &mut Report) {
    let none = BTreeSet::new();
    if let Some(sheet) = &pack.codes {
        for (table, rows) in sheet.data.tables() {
            let numbers: Vec<String> = rows.iter().map(|row| row.code.to_string()).collect();
            let numbered = numbers.iter().enumerate().map(|(n, code)| (format!("/{table}/{n}/code"), code.as_str()));
            unique(&sheet.doc, numbered, report);
            let keyed = rows.iter().enumerate().map(|(n, row)| (format!("/{table}/{n}/key"), row.key.as_str()));
            unique(&sheet.doc, keyed, report);
        }
    }
    if let Some(sheet) = &pack.forms {
        let forms = &sheet.data.forms;
        unique(
            &sheet.doc,
            forms.iter().enumerate().map(|(n, f)| (format!("/forms/{n}/number"), f.number.as_str())),
            report,
        );
        unique(&sheet.doc, forms.iter().enumerate().map(|(n, f)| (format!("/forms/{n}/key"), f.key.as_str())), report);
        valid(&sheet.doc, "", sheet.data.valid, report);
        walk(&sheet.doc, names, &none, &none, report);
    }
    if let Some(sheet) = &pack.roles {
        let roles = &sheet.data.roles;
        unique(&sheet.doc, roles.iter().enumerate().map(|(n, r)| (format!("/roles/{n}/key"), r.key.as_str())), report);
        walk(&sheet.doc, names, &none, &none, report);
    }
    if let Some(sheet) = &pack.demo {
        let people = sheet.data.people.iter().enumerate();
        unique(&sheet.doc, people.map(|(n, p)| (format!("/people/{n}/login"), p.login.as_str())), report);
        if names.agency(&sheet.data.agency).is_none() {
            agency_unknown(&sheet.doc, "/agency", &sheet.data.agency, names, report);
        }
        for (n, person) in sheet.data.people.iter().enumerate() {
            if let Some(key) = person.agency.as_ref().filter(|key| names.agency(key).is_none()) {
                agency_unknown(&sheet.doc, &format!("/people/{n}/agency"), key, names, report);
            }
        }
    }
}

fn agencies(pack: &LoadedPack, names: &Names, report: &mut Report) {
    let Some(sheet) = &pack.agencies else { return };
    let (doc, rows) = (&sheet.doc, &sheet.data.agencies);
    for (n, row) in rows.iter().enumerate() {
        let at = format!("/agencies/{n}");
        // One agency may have several rows, one after the other: it was renamed.
        if rows[..n].iter().any(|other| other.key == row.key && other.valid.overlaps(&row.valid)) {
            let at = join(&at, "key");
            report.error(doc, At::Value(&at), "id-twice", |t| t.id_twice(&row.key), |t| t.id_twice_instead());
        }
        let code_at = join(&at, "code");
        if row.code.parse::<AgencyCode>().is_err() {
            let shown = quote(&row.code);
            report.error(
                doc,
                At::Value(&code_at),
                "agency-code",
                |t| t.agency_code(&shown),
                |t| t.agency_code_instead(),
            );
        }
        if rows[..n].iter().any(|other| other.code == row.code && other.valid.overlaps(&row.valid)) {
            let code = &row.code;
            report.error(doc, At::Value(&code_at), "id-twice", |t| t.id_twice(code), |t| t.id_twice_instead());
        }
        valid(doc, &at, row.valid, report);
        if let Some(parent) = &row.parent {
            let itself = *parent == row.key;
            if itself || !names.agencies.contains_key(parent) {
                agency_unknown(doc, &join(&at, "parent"), parent, names, report);
            }
        }
        if let Some(area) = row.area.as_deref().filter(|area| !names.areas.contains(*area)) {
            area_unknown(doc, &join(&at, "area"), area, report);
        }
    }
    provisional(sheet, report);
    walk(doc, names, &BTreeSet::new(), &own_sources(doc), report);
}

/// One line for all provisional identifiers: they share one note.
fn provisional(sheet: &crate::load::Sheet<crate::places::AgenciesFile>, report: &mut Report) {
    let doc = &sheet.doc;
    let rows = &sheet.data.agencies;
    let Some(first) = rows.iter().position(|row| row.provisional) else { return };
    if sheet.data.provisional_codes.is_none() {
        let at = format!("/agencies/{first}/provisional");
        let at = At::Key(&at);
        report.error(doc, at, "provisional-note", |t| t.provisional_note(), |t| t.provisional_note_instead());
        return;
    }
    let count = rows.iter().filter(|row| row.provisional).count();
    let at = At::Key("/provisional_codes");
    report.notice(doc, at, "provisional-code", |t| t.provisional_code(count), |t| t.provisional_code_instead());
}

fn areas(pack: &LoadedPack, names: &Names, report: &mut Report) {
    let Some(sheet) = &pack.areas else { return };
    let (doc, rows) = (&sheet.doc, &sheet.data.areas);
    let mut by_code: BTreeMap<&str, Vec<Validity>> = BTreeMap::new();
    for (n, row) in rows.iter().enumerate() {
        let at = format!("/areas/{n}");
        valid(doc, &at, row.valid, report);
        let known = by_code.entry(&row.code).or_default();
        if known.iter().any(|other| other.overlaps(&row.valid)) {
            let code = &row.code;
            report.error(
                doc,
                At::Value(&join(&at, "code")),
                "id-twice",
                |t| t.id_twice(code),
                |t| t.id_twice_instead(),
            );
        }
        known.push(row.valid);
        if let Some(parent) = row.parent.as_deref().filter(|parent| !names.areas.contains(*parent)) {
            area_unknown(doc, &join(&at, "parent"), parent, report);
        }
    }
    walk(doc, names, &BTreeSet::new(), &own_sources(doc), report);
}

fn targets(pack: &LoadedPack, names: &Names, report: &mut Report) {
    let Some(sheet) = &pack.targets else { return };
    let (doc, programme) = (&sheet.doc, &sheet.data);
    let groups = programme.groups.iter().enumerate();
    unique(doc, groups.map(|(n, group)| (format!("/groups/{n}/key"), group.key.as_str())), report);
    let rows = programme.rows.iter().enumerate();
    unique(doc, rows.clone().map(|(n, row)| (format!("/rows/{n}/id"), row.id.as_str())), report);
    let ids: Vec<&str> = programme.rows.iter().map(|row| row.id.as_str()).collect();
    let group_keys: Vec<&str> = programme.groups.iter().map(|group| group.key.as_str()).collect();
    for (n, group) in programme.groups.iter().enumerate() {
        if let Some(area) = group.area.as_deref().filter(|area| !names.areas.contains(*area)) {
            area_unknown(doc, &format!("/groups/{n}/area"), area, report);
        }
    }
    for (n, row) in rows {
        let at = format!("/rows/{n}");
        for (m, id) in row.related.iter().enumerate().filter(|(_, id)| !ids.contains(&id.as_str())) {
            let at = format!("{at}/related/{m}");
            let near = nearest(id, ids.iter().copied()).unwrap_or("id");
            report.error(
                doc,
                At::Value(&at),
                "target-unknown",
                |t| t.target_unknown(id),
                |t| t.target_unknown_instead(near),
            );
        }
        let lists = [("responsible", &row.responsible), ("coordinating", &row.coordinating)];
        let listed = lists.into_iter().flat_map(|(key, list)| {
            list.iter().enumerate().map(move |(m, agency)| (format!("{key}/{m}"), agency.as_str()))
        });
        for (key, agency) in listed.chain(row.lead.iter().map(|lead| ("lead".to_owned(), lead.as_str()))) {
            if !group_keys.contains(&agency) && !names.agencies.contains_key(agency) {
                agency_unknown(doc, &format!("{at}/{key}"), agency, names, report);
            }
        }
        let measured = row.metric.is_some() && row.threshold.is_some() && row.comparator.is_some();
        if row.measurable != measured {
            let at = join(&at, "measurable");
            let id = &row.id;
            report.error(doc, At::Key(&at), "target-measure", |t| t.target_measure(id), |t| t.target_measure_instead());
        }
    }
}

fn events(pack: &LoadedPack, names: &Names, report: &mut Report) {
    let Some(sheet) = &pack.events else { return };
    let (doc, rows) = (&sheet.doc, &sheet.data.events);
    for (n, row) in rows.iter().enumerate() {
        let at = format!("/events/{n}");
        valid(doc, &at, row.valid, report);
        // One after the other is a change of what belongs together; two at once is a mistake.
        if rows[..n].iter().any(|other| other.key == row.key && other.valid.overlaps(&row.valid)) {
            let at = join(&at, "key");
            report.error(doc, At::Value(&at), "id-twice", |t| t.id_twice(&row.key), |t| t.id_twice_instead());
        }
    }
    walk(doc, names, &BTreeSet::new(), &BTreeSet::new(), report);
}

/// Walks a whole document for what may stand anywhere: legal bases, cited sources, things that are only remembered.
pub(crate) fn walk(
    doc: &Doc,
    names: &Names,
    own_laws: &BTreeSet<String>,
    sources: &BTreeSet<String>,
    report: &mut Report,
) {
    step(doc, &doc.value, "", &Cited { names, own_laws, sources }, report);
}

struct Cited<'a> {
    names: &'a Names,
    own_laws: &'a BTreeSet<String>,
    sources: &'a BTreeSet<String>,
}

fn step(doc: &Doc, value: &Value, pointer: &str, cited: &Cited<'_>, report: &mut Report) {
    match value {
        Value::Object(map) => {
            if let Some(basis) = map.get("basis") {
                self::basis(doc, pointer, basis, map.get("basis_reason"), cited, report);
            }
            if matches!(map.get("confidence").and_then(Value::as_str), Some("memory" | "mixed")) {
                let at = join(pointer, "confidence");
                report.notice(doc, At::Key(&at), "from-memory", |t| t.remembered(), |t| t.remembered_instead());
            }
            if let Some(ids) = map.get("sources").and_then(Value::as_array) {
                for (n, id) in ids.iter().enumerate().filter_map(|(n, id)| Some((n, id.as_str()?))) {
                    if !cited.sources.contains(id) {
                        let at = format!("{pointer}/sources/{n}");
                        report.error(
                            doc,
                            At::Value(&at),
                            "source-unknown",
                            |t| t.source_unknown(id),
                            |t| t.source_unknown_instead(),
                        );
                    }
                }
            }
            for (key, inner) in map {
                step(doc, inner, &join(pointer, key), cited, report);
            }
        }
        Value::Array(items) => {
            for (n, inner) in items.iter().enumerate() {
                step(doc, inner, &format!("{pointer}/{n}"), cited, report);
            }
        }
        _ => {}
    }
}

fn basis(doc: &Doc, pointer: &str, basis: &Value, reason: Option<&Value>, cited: &Cited<'_>, report: &mut Report) {
    let at = join(pointer, "basis");
    if basis.as_str() == Some("unknown") {
        if reason.is_none() {
            let at = At::Value(&at);
            report.error(
                doc,
                at,
                "basis-reason-missing",
                |t| t.basis_reason_missing(),
                |t| t.basis_reason_missing_instead(),
            );
        } else {
            report.notice(doc, At::Value(&at), "basis-unknown", |t| t.basis_unknown(), |t| t.basis_unknown_instead());
        }
    }
    for (n, law) in basis.as_array().into_iter().flatten().enumerate() {
        let symbol = law.as_str().unwrap_or_default().split(',').next().unwrap_or_default().trim();
        if cited.own_laws.contains(symbol) || cited.names.laws.contains(symbol) {
            continue;
        }
        let known = cited.own_laws.iter().chain(&cited.names.laws).map(String::as_str);
        let shown = quote(symbol);
        let at = format!("{at}/{n}");
        match nearest(symbol, known) {
            Some(near) => report.error(
                doc,
                At::Value(&at),
                "law-unknown",
                |t| t.law_unknown(&shown),
                |t| t.law_unknown_near(near),
            ),
            None => {
                report.error(
                    doc,
                    At::Value(&at),
                    "law-unknown",
                    |t| t.law_unknown(&shown),
                    |t| t.law_unknown_instead(),
                );
            }
        }
    }
}

/// The ids of a document's own `[[sources]]`.
pub(crate) fn own_sources(doc: &Doc) -> BTreeSet<String> {
    let rows = doc.value.get("sources").and_then(Value::as_array).into_iter().flatten();
    rows.filter_map(|row| row.get("id")?.as_str()).map(str::to_owned).collect()
}

/// Each name once.
pub(crate) fn unique<'a>(doc: &Doc, rows: impl Iterator<Item = (String, &'a str)>, report: &mut Report) {
    let mut seen = BTreeSet::new();
    for (at, name) in rows {
        if !seen.insert(name) {
            let shown = quote(name);
            report.error(doc, At::Value(&at), "id-twice", |t| t.id_twice(&shown), |t| t.id_twice_instead());
        }
    }
}

/// A time that ends after it begins.
pub(crate) fn valid(doc: &Doc, pointer: &str, valid: Validity, report: &mut Report) {
    if valid.to.is_some_and(|to| to <= valid.from) {
        reversed(doc, &join(pointer, "valid_to"), report);
    }
}

fn reversed(doc: &Doc, at: &str, report: &mut Report) {
    report.error(doc, At::Value(at), "dates-reversed", |t| t.dates_reversed(), |t| t.dates_reversed_instead());
}

/// Two versions of the same thing that hold at the same time.
pub(crate) fn overlap(doc: &Doc, at: &str, valid: Validity, other_file: &str, other: Validity, report: &mut Report) {
    if valid.overlaps(&other) {
        let (from, other_from) = (valid.from.to_string(), other.from.to_string());
        let instead = |t: crate::text::T| match valid.from.cmp(&other.from) {
            Ordering::Greater => t.version_overlap_instead(&from),
            Ordering::Less => t.version_overlap_here(&other_from),
            Ordering::Equal => t.version_overlap_same(&from),
        };
        report.error(doc, At::Value(at), "version-overlap", |t| t.version_overlap(other_file), instead);
    }
}

pub(crate) fn agency_unknown(doc: &Doc, at: &str, key: &str, names: &Names, report: &mut Report) {
    let shown = quote(key);
    let alike = names.agencies_like(key).join(", ");
    // Another number is another agency, not a slip of the pen.
    let letters = |text: &str| text.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned();
    let numbered = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let slip = |known: &&str| letters(known) != letters(key) && numbered(known) == numbered(key);
    let near = nearest(key, names.agencies.keys().map(String::as_str).filter(slip));
    let instead = |t: crate::text::T| match near {
        _ if !alike.is_empty() => t.agency_unknown_alike(&alike),
        Some(near) => t.agency_unknown_near(near),
        None => t.agency_unknown_instead().to_owned(),
    };
    report.error(doc, At::Value(at), "agency-unknown", |t| t.agency_unknown(&shown), instead);
}

fn area_unknown(doc: &Doc, at: &str, code: &str, report: &mut Report) {
    report.error(doc, At::Value(at), "area-unknown", |t| t.area_unknown(code), |t| t.area_unknown_instead());
}
