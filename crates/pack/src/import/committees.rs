//! People's Committees of districts and communes: one agency for each administrative unit that a pack's `areas.toml` has.
//!
//! Rows that `agencies.toml` already has are never touched: their identifiers stand in case codes.

use super::toml_text::Toml;
use crate::{
    cited::Validity,
    codes::Level,
    finding::say,
    load::LoadedPack,
    places::{AgencyRow, Area},
    text::T,
};
use kernel::{Lang, Said};
use std::collections::{BTreeMap, BTreeSet};

/// `agencies.toml` with a committee for every unit that had none. `None` when nothing is missing.
pub(super) fn complete(text: &str, pack: &LoadedPack, province: &str) -> Option<String> {
    let areas = pack.areas.as_ref()?.data.areas.as_slice();
    let known = pack.agencies.as_ref()?.data.agencies.as_slice();
    let from = known.iter().map(|row| row.valid.from).min()?;
    let above = known.iter().find(|row| row.level == Level::Province && row.parent.is_none() && row.area.is_some())?;
    let has = |key: &str| known.iter().any(|row| row.key == key);
    let twice = names_twice(areas);
    let mut file = Toml::default();
    for area in areas.iter().filter(|area| area.level != Level::Province && !has(&key(&area.code))) {
        let valid = Validity { from: area.valid.from.max(from), to: area.valid.to };
        let district = unit_above(area, areas);
        let renamed = areas.iter().find(|next| next.code == area.code && Some(next.valid.from) == valid.to);
        let place = Place { area, district, valid, renamed, twice: twice.contains(&area.name.vi) };
        row(&mut file, &place, &code(area, areas, province), above);
    }
    let rows = file.finish();
    if rows.is_empty() {
        return None;
    }
    // New rows go before the sources, which stand last.
    let sources = format!("\n# ── {} ──\n", T::new(Lang::Vi).agencies_sources());
    let (head, tail) = text.find(&sources).map_or((text, ""), |cut| text.split_at(cut));
    Some(format!("{}\n{rows}{tail}", head.trim_end_matches('\n')))
}

/// The committee's key for a statistics code.
pub(super) fn key(area: &str) -> String {
    format!("UBND-{area}")
}

/// A unit under one of its names.
struct Place<'a> {
    area: &'a Area,
    district: Option<&'a Area>,
    valid: Validity,
    /// The name that the unit takes afterwards, when it goes on under another.
    renamed: Option<&'a Area>,
    /// Whether another unit of the province has the same name: "Phường 1".
    twice: bool,
}

fn unit_above<'a>(area: &Area, areas: &'a [Area]) -> Option<&'a Area> {
    areas.iter().find(|above| above.level == Level::District && Some(&above.code) == area.parent.as_ref())
}

/// Names that two units share.
fn names_twice(areas: &[Area]) -> BTreeSet<String> {
    let mut codes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for area in areas {
        codes.entry(&area.name.vi).or_default().insert(&area.code);
    }
    codes.into_iter().filter(|(_, codes)| codes.len() > 1).map(|(name, _)| name.to_owned()).collect()
}

/// The provisional identifier: a district by the last two digits of its statistics code, a commune by its place in it.
fn code(area: &Area, areas: &[Area], province: &str) -> String {
    let last = |code: &str| code.get(code.len().saturating_sub(2)..).unwrap_or(code).to_owned();
    match &area.parent {
        Some(parent) if area.level == Level::Commune => {
            let mut before = BTreeSet::new();
            for other in areas.iter().filter(|other| other.parent.as_ref() == Some(parent)) {
                before.insert(other.code.as_str());
                if other.code == area.code {
                    break;
                }
            }
            format!("000.{:02}.{}.{province}", before.len(), last(parent))
        }
        _ => format!("000.00.{}.{province}", last(&area.code)),
    }
}

fn row(file: &mut Toml, place: &Place<'_>, code: &str, above: &AgencyRow) {
    let area = place.area;
    let unit = unit(place);
    let (kind, parent) = match place.district {
        Some(district) => ("commune_committee", key(&district.code)),
        None => ("district_committee", above.key.clone()),
    };
    file.row("agencies");
    file.text("key", key(&area.code));
    file.text("code", code);
    file.plain("provisional", true);
    file.said("name", &say(|t| t.committee_name(unit.get(t.lang()))));
    file.text("kind", kind);
    file.text("level", area.level.code());
    file.text("parent", parent);
    file.text("area", &area.code);
    file.said("desk", &say(|t| t.committee_desk(unit.get(t.lang()))));
    file.plain("valid_from", place.valid.from);
    if let Some(to) = place.valid.to {
        file.plain("valid_to", to);
    }
    file.plain("confidence", "\"source\"");
    if !area.sources.is_empty() {
        file.list("sources", &area.sources);
    }
    let early = place.district.is_some_and(|district| district.valid.to != place.valid.to);
    match (&area.ended_by, place.renamed) {
        (Some(by), Some(next)) => file.said("note", &say(|t| t.committee_renamed(next.name.get(t.lang()), by))),
        (Some(by), None) if early => file.said("note", &say(|t| t.committee_ended(by))),
        _ => {}
    }
}

/// The unit as it stands in the committee's name: "phường Đông Giang"; with its district where the name alone is not enough.
fn unit(place: &Place<'_>) -> Said {
    let name = Said { vi: in_sentence(place.area), en: place.area.name.en.clone() };
    match place.district.filter(|_| place.twice) {
        Some(district) => {
            let above = Said { vi: in_sentence(district), en: district.name.en.clone() };
            say(|t| t.committee_unit(name.get(t.lang()), above.get(t.lang())))
        }
        None => name,
    }
}

/// The word for the sort of unit is written small inside a name: "Thị trấn Ái Tử", but "UBND thị trấn Ái Tử"; before a
/// number it keeps its capital: "UBND Phường 1" (NĐ 30/2020/NĐ-CP, Phụ lục II).
fn in_sentence(area: &Area) -> String {
    if area.name.vi.ends_with(|letter: char| letter.is_ascii_digit()) {
        return area.name.vi.clone();
    }
    let small = if matches!(area.kind.as_str(), "city" | "town" | "township") { 2 } else { 1 };
    let words = area.name.vi.split(' ').enumerate();
    let words: Vec<String> =
        words.map(|(n, word)| if n < small { word.to_lowercase() } else { word.to_owned() }).collect();
    words.join(" ")
}
