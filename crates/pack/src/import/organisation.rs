//! `organisation.json` of the exchange form: agencies and administrative units, compared with what the pack says.
//!
//! The pack keeps its own agencies and areas, with identifiers that cases carry; what differs is told, not overwritten.

use super::oddities::Oddity;
use crate::{codes::Level, finding::say, load::LoadedPack, places::Area, text::T};
use kernel::{Date, Said};
use serde::{Deserialize, Deserializer};
use std::collections::BTreeMap;

fn nullable<'de, D: Deserializer<'de>, X: Deserialize<'de>>(deserializer: D) -> Result<Option<X>, D::Error> {
    Option::deserialize(deserializer)
}

/// The file, as far as it is compared; what is not known there is refused, what is not compared is only read.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Organisation {
    pub(super) schema_version: String,
    province: Province,
    #[serde(rename = "identifier_structure")]
    _identifiers: serde_json::Value,
    agencies: Vec<Agency>,
    #[serde(rename = "typical_district_divisions")]
    _divisions: serde_json::Value,
    districts: Vec<District>,
    totals: Totals,
    changes: Vec<Change>,
    #[serde(rename = "sources")]
    _sources: serde_json::Value,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Province {
    name_vi: String,
    #[serde(rename = "name_en")]
    _name_en: String,
    code_level1: String,
    gso_code: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Agency {
    id: String,
    name_vi: String,
    #[serde(rename = "name_en")]
    _name_en: String,
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(deserialize_with = "nullable")]
    parent: Option<String>,
    #[serde(deserialize_with = "nullable")]
    identifier_h50: Option<String>,
    #[serde(rename = "period")]
    _period: String,
    #[serde(rename = "note", deserialize_with = "nullable")]
    _note: Option<Said>,
    #[serde(rename = "confidence")]
    _confidence: serde_json::Value,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct District {
    gso_code: String,
    name_vi: String,
    #[serde(rename = "name_en")]
    _name_en: String,
    #[serde(rename = "kind")]
    _kind: String,
    #[serde(rename = "identifier_h50", deserialize_with = "nullable")]
    _identifier: Option<String>,
    commune_count_2021_2024: usize,
    commune_count_2025_01_01: usize,
    kinds: BTreeMap<String, usize>,
    communes: Vec<Commune>,
    #[serde(rename = "confidence")]
    _confidence: serde_json::Value,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Commune {
    gso_code: String,
    name_vi: String,
    kind: String,
    #[serde(rename = "identifier_h50", deserialize_with = "nullable")]
    _identifier: Option<String>,
    exists_after_2025_01_01: bool,
    #[serde(deserialize_with = "nullable")]
    name_after_2025_01_01: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Totals {
    districts: usize,
    communes_2021_2024: usize,
    communes_2025_01_01: usize,
    kinds_2021_2024: BTreeMap<String, usize>,
    kinds_2025_01_01: BTreeMap<String, usize>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Change {
    date: String,
    #[serde(rename = "resolution")]
    _resolution: String,
    #[serde(rename = "effect")]
    _effect: Said,
    #[serde(default)]
    removed_gso_codes: Vec<Removed>,
    #[serde(default, rename = "added_gso_codes")]
    _added: Vec<serde_json::Value>,
    #[serde(default)]
    renamed: Vec<Renamed>,
    #[serde(rename = "source_ids")]
    _source_ids: Vec<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Removed {
    code: String,
    #[serde(rename = "name_vi")]
    _name_vi: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Renamed {
    code: String,
    #[serde(rename = "from")]
    _from: String,
    to: String,
}

/// The day of the last change whose units are listed by name.
const CHANGE: &str = "2025-01-01";

impl Organisation {
    /// The province's part of every identifier, such as `H50`.
    pub(super) fn province_code(&self) -> &str {
        &self.province.code_level1
    }

    /// How the file differs from itself and from the pack.
    pub(super) fn compare(&self, pack: &LoadedPack) -> Vec<Oddity> {
        let mut found = Vec::new();
        self.totals(&mut found);
        self.changes(&mut found);
        self.agencies(pack, &mut found);
        let areas = pack.areas.as_ref().map_or(&[][..], |sheet| sheet.data.areas.as_slice());
        self.units(areas, &mut found);
        found
    }

    /// What is stated as a number, counted.
    fn totals(&self, found: &mut Vec<Oddity>) {
        let all = || self.districts.iter().flat_map(|district| &district.communes);
        let after = || all().filter(|commune| commune.exists_after_2025_01_01);
        let t = &self.totals;
        counted(found, |t| t.org_districts().to_owned(), t.districts, self.districts.len());
        counted(found, |t| t.org_communes("2021-2024"), t.communes_2021_2024, all().count());
        counted(found, |t| t.org_communes(CHANGE), t.communes_2025_01_01, after().count());
        kinds(found, "2021-2024", &t.kinds_2021_2024, all());
        kinds(found, CHANGE, &t.kinds_2025_01_01, after());
        for district in &self.districts {
            let name = &district.name_vi;
            let kept = district.communes.iter().filter(|commune| commune.exists_after_2025_01_01).count();
            counted(found, |t| t.org_communes(name), district.commune_count_2021_2024, district.communes.len());
            counted(found, |t| t.org_communes(name), district.commune_count_2025_01_01, kept);
            kinds(found, name, &district.kinds, district.communes.iter());
        }
    }

    /// A unit that a change removes or renames is removed or renamed in the list of units as well.
    fn changes(&self, found: &mut Vec<Oddity>) {
        let all: Vec<&Commune> = self.districts.iter().flat_map(|district| &district.communes).collect();
        let of = |code: &str| all.iter().find(|commune| commune.gso_code == code);
        let (mut removed, mut renamed) = (Vec::new(), Vec::new());
        for change in self.changes.iter().filter(|change| change.date == CHANGE) {
            removed.extend(change.removed_gso_codes.iter().map(|row| row.code.as_str()));
            renamed.extend(change.renamed.iter().map(|row| (row.code.as_str(), row.to.as_str())));
        }
        let listed = all.iter().filter(|commune| !commune.exists_after_2025_01_01).map(|one| one.gso_code.as_str());
        for code in removed.iter().copied().filter(|code| of(code).is_none_or(|one| one.exists_after_2025_01_01)) {
            found.push(odd("unit-change", |t| t.org_change(code)));
        }
        for code in listed.filter(|code| !removed.contains(code)) {
            found.push(odd("unit-change", |t| t.org_change(code)));
        }
        for (code, to) in renamed {
            if of(code).is_none_or(|one| one.name_after_2025_01_01.as_deref() != Some(to)) {
                found.push(odd("unit-change", |t| t.org_change(code)));
            }
        }
    }

    /// Agencies by key: there, with the same name, parent and identifier.
    fn agencies(&self, pack: &LoadedPack, found: &mut Vec<Oddity>) {
        let rows = pack.agencies.as_ref().map_or(&[][..], |sheet| sheet.data.agencies.as_slice());
        for agency in &self.agencies {
            let id = &agency.id;
            let Some(row) = rows.iter().find(|row| row.key == *id) else {
                found.push(odd("agency-missing", |t| t.org_agency_missing(id)));
                continue;
            };
            if row.name.vi != agency.name_vi {
                found.push(differs("agency-differs", id, &row.name.vi, &agency.name_vi));
            }
            if row.parent != agency.parent {
                let (ours, theirs) = (row.parent.as_deref(), agency.parent.as_deref());
                found.push(differs("agency-differs", id, ours.unwrap_or("-"), theirs.unwrap_or("-")));
            }
            if let Some(code) = agency.identifier_h50.as_ref().filter(|code| **code != row.code) {
                found.push(differs("agency-differs", id, &row.code, code));
            }
        }
    }

    /// Units by statistics code: there, with the same name and kind, before and after the change.
    fn units(&self, areas: &[Area], found: &mut Vec<Oddity>) {
        let Ok(change) = CHANGE.parse::<Date>() else { return };
        let before = change.yesterday().unwrap_or(change);
        let at = |code: &str, day: Date| areas.iter().find(|area| area.code == code && area.valid.holds(day));
        let mut same = |code: &str, day: Date, name: Option<&str>| match (at(code, day), name) {
            (Some(area), Some(name)) if area.name.vi.to_lowercase() != name.to_lowercase() => {
                found.push(differs("unit-differs", code, &area.name.vi, name));
            }
            (None, Some(name)) => found.push(differs("unit-differs", code, "-", name)),
            (Some(area), None) => found.push(differs("unit-differs", code, &area.name.vi, "-")),
            _ => {}
        };
        same(&self.province.gso_code, before, Some(&self.province.name_vi));
        for district in &self.districts {
            same(&district.gso_code, before, Some(&district.name_vi));
            for commune in &district.communes {
                same(&commune.gso_code, before, Some(&commune.name_vi));
                let after = commune.name_after_2025_01_01.as_deref().filter(|_| commune.exists_after_2025_01_01);
                same(&commune.gso_code, change, after);
            }
        }
        let listed = |code: &str| self.districts.iter().any(|d| d.communes.iter().any(|c| c.gso_code == code));
        for area in areas.iter().filter(|area| area.level == Level::Commune && !listed(&area.code)) {
            found.push(differs("unit-differs", &area.code, &area.name.vi, "-"));
        }
    }
}

fn odd(key: &'static str, words: impl Fn(T) -> String) -> Oddity {
    Oddity { key, said: say(words) }
}

fn differs(key: &'static str, what: &str, ours: &str, theirs: &str) -> Oddity {
    odd(key, |t| t.org_differs(what, ours, theirs))
}

fn counted(found: &mut Vec<Oddity>, what: impl Fn(T) -> String, stated: usize, there: usize) {
    if stated != there {
        found.push(odd("count-differs", |t| t.org_count(what(t), stated, there)));
    }
}

fn kinds<'a>(
    found: &mut Vec<Oddity>,
    when: &str,
    stated: &BTreeMap<String, usize>,
    communes: impl Iterator<Item = &'a Commune>,
) {
    let mut there: BTreeMap<&str, usize> = BTreeMap::new();
    for commune in communes {
        *there.entry(&commune.kind).or_default() += 1;
    }
    for (kind, stated) in stated {
        let there = there.get(kind.as_str()).copied().unwrap_or_default();
        counted(found, |t| t.org_kind(kind, when), *stated, there);
    }
}
