//! All packs together, as the rest of the program asks them.

use crate::{
    cited::{Law, Validity},
    codes::{Codes, Level, PaperForms},
    days::Rules,
    finding::Finding,
    limits,
    load::{self, PackInfo},
    papers::Paper,
    places::{Agency, Area, Demo, RoleInfo},
    procedure::ProcedureVersion,
    targets::{Programme, TargetRow},
};
use kernel::{AgencyCode, Date, ProcedureCode, calendar::Calendar, fold};
use std::{collections::BTreeMap, sync::Arc};

/// A rule set with the calendar it counts on.
#[derive(Debug)]
pub(crate) struct RuledCalendar {
    pub(crate) rules: Rules,
    pub(crate) calendar: Arc<Calendar>,
}

/// The law and the place, read and checked once when the program starts.
#[derive(Debug)]
pub struct Packs {
    pub(crate) infos: Vec<PackInfo>,
    pub(crate) notices: Vec<Finding>,
    pub(crate) laws: BTreeMap<String, Law>,
    /// By first day in force; never empty.
    pub(crate) calendars: Vec<RuledCalendar>,
    pub(crate) codes: Codes,
    pub(crate) paper_forms: Vec<PaperForms>,
    /// By name, each once.
    pub(crate) papers: Vec<Paper>,
    pub(crate) agencies: Vec<Agency>,
    pub(crate) areas: Vec<Area>,
    pub(crate) roles: Vec<RoleInfo>,
    pub(crate) demo: Option<Demo>,
    pub(crate) programme: Option<Programme>,
    /// Versions by short code, the oldest first.
    pub(crate) procedures: BTreeMap<String, Vec<ProcedureVersion>>,
}

impl Packs {
    /// What was loaded, in the order in which it was.
    #[must_use]
    pub fn infos(&self) -> &[PackInfo] {
        &self.infos
    }

    /// SHA-256 over all that was loaded, in hexadecimal: two installations with the same hash answer the same.
    #[must_use]
    pub fn hash(&self) -> String {
        load::hash(self.infos.iter().map(|info| (info.id.as_str(), info.hash.as_bytes())))
    }

    /// What the packs do not know, or only provisionally: for `motcua doctor` and the administrator's page.
    #[must_use]
    pub fn notices(&self) -> &[Finding] {
        &self.notices
    }

    /// The legal text of that symbol.
    #[must_use]
    pub fn law(&self, symbol: &str) -> Option<&Law> {
        self.laws.get(symbol)
    }

    /// The calendar by which time limits are counted that begin on that day; `None` when no rule set was in force then.
    #[must_use]
    pub fn calendar_at(&self, day: Date) -> Option<Arc<Calendar>> {
        self.calendars.iter().find(|ruled| ruled.rules.valid.holds(day)).map(|ruled| Arc::clone(&ruled.calendar))
    }

    /// The rule set in force on that day, else the nearest one: for showing, not for counting.
    #[must_use]
    pub fn rules_at(&self, day: Date) -> &Rules {
        let holding = self.calendars.iter().find(|ruled| ruled.rules.valid.holds(day));
        let before = || self.calendars.iter().rev().find(|ruled| ruled.rules.valid.from <= day);
        &holding.or_else(before).unwrap_or(&self.calendars[0]).rules
    }

    /// The rule set of that name: a running case keeps the one it began under.
    #[must_use]
    pub fn rules_named(&self, id: &str) -> Option<&Rules> {
        self.calendars.iter().map(|ruled| &ruled.rules).find(|rules| rules.id == id)
    }

    /// The calendar of the rule set of that name.
    #[must_use]
    pub fn calendar_named(&self, id: &str) -> Option<Arc<Calendar>> {
        self.calendars.iter().find(|ruled| ruled.rules.id == id).map(|ruled| Arc::clone(&ruled.calendar))
    }

    /// The code tables.
    #[must_use]
    pub const fn codes(&self) -> &Codes {
        &self.codes
    }

    /// The printed papers in use on that day; the latest known when none is, so that a receipt can always be printed.
    #[must_use]
    pub fn paper_forms(&self, day: Date) -> Option<&PaperForms> {
        self.paper_forms.iter().find(|forms| forms.valid.holds(day)).or(self.paper_forms.last())
    }

    /// Templates that take the place of the systems' own.
    #[must_use]
    pub fn papers(&self) -> &[Paper] {
        &self.papers
    }

    /// Every agency of every time.
    #[must_use]
    pub fn agencies(&self) -> &[Agency] {
        &self.agencies
    }

    /// The agencies that exist on that day.
    pub fn agencies_at(&self, day: Date) -> impl Iterator<Item = &Agency> {
        self.agencies.iter().filter(move |agency| agency.valid.holds(day))
    }

    /// The agency of that identifier: the one that exists on that day, else the latest that had it.
    #[must_use]
    pub fn agency(&self, code: &AgencyCode, day: Date) -> Option<&Agency> {
        dated(self.agencies.iter().filter(|agency| agency.code == *code), day, |agency| agency.valid)
    }

    /// The agency of that key, such as `UBND-461`.
    #[must_use]
    pub fn agency_keyed(&self, key: &str) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.key == key)
    }

    /// The agency above.
    #[must_use]
    pub fn parent(&self, agency: &Agency) -> Option<&Agency> {
        self.agency_keyed(agency.parent.as_deref()?)
    }

    /// The agencies that take this procedure in on that day.
    #[must_use]
    pub fn agencies_for(&self, version: &ProcedureVersion, day: Date) -> Vec<&Agency> {
        let named = |level: Level| {
            self.agencies.iter().any(|agency| agency.level == level && version.agencies.contains(&agency.code))
        };
        let open: Vec<(Level, bool)> = version.receiving_levels().iter().map(|level| (*level, named(*level))).collect();
        self.agencies_at(day)
            .filter(|agency| agency.desk.is_some())
            .filter(|agency| {
                open.iter()
                    .any(|(level, named)| *level == agency.level && (!named || version.agencies.contains(&agency.code)))
            })
            .collect()
    }

    /// Every administrative unit of every time.
    #[must_use]
    pub fn areas(&self) -> &[Area] {
        &self.areas
    }

    /// The administrative unit of that statistics code: as it is on that day, else as it last was.
    #[must_use]
    pub fn area(&self, code: &str, day: Date) -> Option<&Area> {
        dated(self.areas.iter().filter(|area| area.code == code), day, |area| area.valid)
    }

    /// What people do here.
    #[must_use]
    pub fn roles(&self) -> &[RoleInfo] {
        &self.roles
    }

    /// The role of that key.
    #[must_use]
    pub fn role(&self, key: &str) -> Option<&RoleInfo> {
        self.roles.iter().find(|role| role.key == key)
    }

    /// The people of the demonstration, if a pack brings them.
    #[must_use]
    pub const fn demo(&self) -> Option<&Demo> {
        self.demo.as_ref()
    }

    /// The agency of the demonstration's officials.
    #[must_use]
    pub fn demo_agency(&self) -> Option<&Agency> {
        self.agency_keyed(&self.demo.as_ref()?.agency)
    }

    /// The reform programme, if a pack brings one.
    #[must_use]
    pub const fn programme(&self) -> Option<&Programme> {
        self.programme.as_ref()
    }

    /// The lines of the programme.
    #[must_use]
    pub fn targets(&self) -> &[TargetRow] {
        self.programme.as_ref().map_or(&[], |programme| programme.rows.as_slice())
    }

    /// The line of that id.
    #[must_use]
    pub fn target(&self, id: &str) -> Option<&TargetRow> {
        self.targets().iter().find(|row| row.id == id)
    }

    /// The version of a procedure that holds on that day. The code may carry the publishing agency or not.
    #[must_use]
    pub fn procedure(&self, code: &ProcedureCode, day: Date) -> Option<&ProcedureVersion> {
        self.versions(code).iter().find(|version| version.valid.holds(day))
    }

    /// Every version of a procedure, the oldest first.
    #[must_use]
    pub fn versions(&self, code: &ProcedureCode) -> &[ProcedureVersion] {
        self.procedures.get(short(code.as_str())).map_or(&[], Vec::as_slice)
    }

    /// The version of that id (`code@valid_from`): the one a running case began under.
    #[must_use]
    pub fn version(&self, id: &str) -> Option<&ProcedureVersion> {
        let code = id.split('@').next().unwrap_or_default();
        self.procedures.get(code)?.iter().find(|version| version.id == id)
    }

    /// Every procedure that holds on that day, by code.
    pub fn procedures(&self, day: Date) -> impl Iterator<Item = &ProcedureVersion> {
        self.procedures.values().filter_map(move |versions| versions.iter().find(|version| version.valid.holds(day)))
    }

    /// Every version of every procedure, of every time.
    pub fn every_version(&self) -> impl Iterator<Item = &ProcedureVersion> {
        self.procedures.values().flatten()
    }

    /// How many versions of procedures there are.
    #[must_use]
    pub fn versions_count(&self) -> usize {
        self.procedures.values().map(Vec::len).sum()
    }

    /// The procedures that hold on that day and have every word of the question in their name, field or code, with or
    /// without diacritics; those whose name begins with it come first. An empty question finds all.
    #[must_use]
    pub fn search(&self, question: &str, day: Date) -> Vec<&ProcedureVersion> {
        let question: String = question.chars().take(limits::SEARCH_CHARS_MAX).collect();
        let question = fold(&question);
        let words: Vec<&str> = question.split(' ').filter(|word| !word.is_empty()).collect();
        let mut found: Vec<&ProcedureVersion> =
            self.procedures(day).filter(|version| words.iter().all(|word| version.words.contains(word))).collect();
        found.sort_by_key(|version| !version.words.starts_with(&question));
        found
    }
}

/// A code without the agency that published it.
pub(crate) fn short(code: &str) -> &str {
    code.get(..8).unwrap_or(code)
}

fn dated<'a, R>(rows: impl Iterator<Item = &'a R>, day: Date, valid: impl Fn(&R) -> Validity) -> Option<&'a R> {
    let mut latest: Option<&'a R> = None;
    for row in rows {
        if valid(row).holds(day) {
            return Some(row);
        }
        if latest.is_none_or(|known| valid(known).from < valid(row).from) {
            latest = Some(row);
        }
    }
    latest
}
