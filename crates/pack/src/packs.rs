//! All packs together, as the rest of the program asks them.

use crate::{
    cited::{Law, Validity},
    codes::{Codes, Level, PaperForms},
    days::Rules,
    everyday::LifeEvent,
    finding::Finding,
    load::{self, PackInfo},
    papers::Paper,
    places::{Agency, Area, Demo, RoleInfo},
    procedure::ProcedureVersion,
    search::{Found, Index},
    targets::{Programme, TargetRow},
};
use kernel::{AgencyCode, Date, Instant, Lang, ProcedureCode, calendar::Calendar};
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
    pub(crate) events: Vec<LifeEvent>,
    pub(crate) demo: Option<Demo>,
    pub(crate) programme: Option<Programme>,
    /// Versions by short code, the oldest first.
    pub(crate) procedures: BTreeMap<String, Vec<ProcedureVersion>>,
    /// The words of all procedures, for the search.
    pub(crate) index: Index,
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

    /// Every legal text, by symbol.
    pub fn laws(&self) -> impl Iterator<Item = &Law> {
        self.laws.values()
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

    /// The name of an agency on the day of `at`; its code when the packs do not know it.
    #[must_use]
    pub fn agency_name(&self, code: &AgencyCode, at: Instant, lang: Lang) -> String {
        let known = self.agency(code, at.local().date());
        known.map_or_else(|| code.to_string(), |agency| agency.name.get(lang).to_owned())
    }

    /// The name of a procedure as it was on the day of `at`, else as it was last; its code when the packs do not know it.
    #[must_use]
    pub fn procedure_name(&self, code: &ProcedureCode, at: Instant, lang: Lang) -> String {
        let version = self.procedure(code, at.local().date()).or_else(|| self.versions(code).last());
        version.map_or_else(|| code.to_string(), |version| version.name.get(lang).to_owned())
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
        let receivers = self.receivers(version);
        self.agencies_at(day).filter(|agency| receivers.include(agency)).collect()
    }

    /// Who takes this procedure in.
    #[must_use]
    pub fn receivers<'a>(&self, version: &'a ProcedureVersion) -> Receivers<'a> {
        let named = |level: Level| {
            self.agencies.iter().any(|agency| agency.level == level && version.agencies.contains(&agency.code))
        };
        let levels = version.receiving_levels().iter().map(|level| (*level, named(*level))).collect();
        Receivers { version, levels }
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

    /// What happens in a life and is used for grouping on that day, in the order of the packs.
    pub fn events(&self, day: Date) -> impl Iterator<Item = &LifeEvent> {
        self.events.iter().filter(move |event| event.valid.holds(day))
    }

    /// The procedures that hold on that day and are meant by the question, the best first: with or without diacritics,
    /// with abbreviations and everyday names, with a few letters wrong. An empty question finds all.
    #[must_use]
    pub fn find(&self, question: &str, day: Date) -> Found<'_> {
        self.index.ask(question, &self.procedures, |version| version.valid.holds(day))
    }

    /// What [`Packs::find`] finds.
    #[must_use]
    pub fn search(&self, question: &str, day: Date) -> Vec<&ProcedureVersion> {
        self.find(question, day).versions
    }
}

/// Who takes a procedure in, asked once and then for each agency.
#[derive(Debug)]
pub struct Receivers<'a> {
    version: &'a ProcedureVersion,
    /// The receiving levels; whether agencies of that level are named.
    levels: Vec<(Level, bool)>,
}

impl Receivers<'_> {
    /// Whether this agency takes it in.
    #[must_use]
    pub fn include(&self, agency: &Agency) -> bool {
        agency.desk.is_some()
            && self.levels.iter().any(|(level, named)| {
                *level == agency.level && (!named || self.version.agencies.contains(&agency.code))
            })
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
