//! The catalogue narrowed: a question, a field, a level, an event in a life, an agency, how far online; and how many
//! procedures each further choice would leave. Pure: from the packs and what is asked to lists.

use kernel::{Date, Said, fold};
use pack::{Agency, Level, LifeEvent, Packs, ProcedureVersion, Signpost};

/// How far a procedure can be done online.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Online {
    /// From beginning to end (*toàn trình*).
    Full,
    /// In part (*một phần*).
    Partial,
    /// Information only.
    Information,
    /// No source says.
    Unknown,
}

impl Online {
    /// Every level, the best first.
    pub const ALL: [Self; 4] = [Self::Full, Self::Partial, Self::Information, Self::Unknown];

    /// The name in addresses and in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Full => "full",
            Self::Partial => "partial",
            Self::Information => "information",
            Self::Unknown => "unknown",
        }
    }

    /// Of a procedure. Levels 3 and 4 of old are *một phần* and *toàn trình* (NĐ 42/2022/NĐ-CP).
    #[must_use]
    pub fn of(version: &ProcedureVersion) -> Self {
        match (version.online.whole(), version.online.offered()) {
            (None, _) | (_, None) => Self::Unknown,
            (Some(true), _) => Self::Full,
            (_, Some(true)) => Self::Partial,
            _ => Self::Information,
        }
    }

    fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.code() == code)
    }
}

/// What was asked, as sent. Empty: not narrowed by that.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The question.
    pub q: String,
    /// A field: its name in either language, or that in an address.
    pub field: String,
    /// `province`, `district`, `commune`.
    pub level: String,
    /// The key of an event.
    pub event: String,
    /// The code of an agency.
    pub agency: String,
    /// One of [`Online::code`].
    pub online: String,
}

/// What narrows the catalogue, understood.
#[derive(Clone, Debug, Default)]
pub struct Narrowing<'a> {
    /// The field as it stands in addresses.
    pub field: Option<String>,
    /// The level.
    pub level: Option<Level>,
    /// The event.
    pub event: Option<&'a LifeEvent>,
    /// The agency.
    pub agency: Option<&'a Agency>,
    /// How far online.
    pub online: Option<Online>,
    /// What was sent and means nothing here: name and value.
    pub unknown: Vec<(&'static str, String)>,
}

/// A choice that narrows, with how many procedures it would leave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is sent for it.
    pub key: String,
    /// Its name.
    pub name: Said,
    /// The level of an agency; `None` for all else.
    pub level: Option<Level>,
    /// How many procedures.
    pub count: u64,
}

/// What was found, and what else could be chosen.
#[derive(Debug)]
pub struct Listing<'a> {
    /// How many procedures hold on that day, whatever was asked.
    pub in_force: usize,
    /// The procedures, the best first.
    pub versions: Vec<&'a ProcedureVersion>,
    /// The question in the words of the packs, when it was typed otherwise.
    pub read_as: Option<String>,
    /// Where to go with what is done elsewhere.
    pub signposts: Vec<&'a Signpost>,
    /// Whether these have only a part of what was asked.
    pub partly: bool,
    /// How many the question alone finds.
    pub before: u64,
    /// What narrows it.
    pub narrowing: Narrowing<'a>,
    /// Fields, by name.
    pub fields: Vec<Choice>,
    /// Levels.
    pub levels: Vec<Choice>,
    /// Events, in the order of the packs.
    pub events: Vec<Choice>,
    /// Every event with all its procedures, whatever was asked: where to go on from when nothing was found.
    pub every_event: Vec<Choice>,
    /// Agencies, by level and name.
    pub agencies: Vec<Choice>,
    /// How far online.
    pub online: Vec<Choice>,
}

/// A name as it stands in an address: `Hộ tịch (liên thông)` is `ho-tich-lien-thong`.
#[must_use]
pub fn slug(name: &str) -> String {
    let folded = fold(name);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

impl<'a> Narrowing<'a> {
    /// Reads what was sent.
    #[must_use]
    pub fn read(packs: &'a Packs, day: Date, asked: &Asked) -> Self {
        let mut read = Self::default();
        let given = |value: &str| Some(value.trim().to_owned()).filter(|value| !value.is_empty());
        if let Some(value) = given(&asked.field) {
            let wanted = slug(&value);
            let known = packs
                .procedures(day)
                .find(|version| [&version.field.vi, &version.field.en].into_iter().any(|name| slug(name) == wanted));
            read.field = known.map(|version| slug(&version.field.vi));
            read.refuse("field", value, read.field.is_none());
        }
        if let Some(value) = given(&asked.level) {
            read.level = LEVELS.into_iter().find(|level| level.code() == value);
            read.refuse("level", value, read.level.is_none());
        }
        if let Some(value) = given(&asked.event) {
            read.event = packs.events(day).find(|event| event.key == value);
            read.refuse("event", value, read.event.is_none());
        }
        if let Some(value) = given(&asked.agency) {
            read.agency = packs.agencies_at(day).find(|agency| agency.code.as_str() == value);
            read.refuse("agency", value, read.agency.is_none());
        }
        if let Some(value) = given(&asked.online) {
            read.online = Online::from_code(&value);
            read.refuse("online", value, read.online.is_none());
        }
        read
    }

    fn refuse(&mut self, name: &'static str, value: String, unknown: bool) {
        if unknown {
            self.unknown.push((name, value));
        }
    }

    /// Whether anything narrows.
    #[must_use]
    pub fn any(&self) -> bool {
        self.field.is_some()
            || self.level.is_some()
            || self.event.is_some()
            || self.agency.is_some()
            || self.online.is_some()
    }
}

const LEVELS: [Level; 3] = [Level::Province, Level::District, Level::Commune];

/// A procedure with what it passes: field, level, event, agency, online.
struct Passed<'a> {
    version: &'a ProcedureVersion,
    passes: [bool; 5],
}

impl Passed<'_> {
    /// Whether it passes all but this one: what choosing there would leave.
    fn but(&self, one: usize) -> bool {
        self.passes.iter().enumerate().all(|(n, passes)| *passes || n == one)
    }
}

/// Searches and narrows the catalogue of that day.
#[must_use]
pub fn list<'a>(packs: &'a Packs, day: Date, asked: &Asked) -> Listing<'a> {
    let narrowing = Narrowing::read(packs, day, asked);
    let mut found = packs.find(&asked.q, day);
    if asked.q.trim().is_empty() {
        found.versions = usual_first(packs, day, found.versions);
    }
    let passed = |version: &'a ProcedureVersion| {
        let at = |agency: &Agency| packs.receivers(version).include(agency);
        let passes = [
            narrowing.field.as_ref().is_none_or(|field| slug(&version.field.vi) == *field),
            narrowing.level.is_none_or(|level| version.levels.contains(&level)),
            narrowing.event.is_none_or(|event| event.asks_for(version)),
            narrowing.agency.is_none_or(at),
            narrowing.online.is_none_or(|online| Online::of(version) == online),
        ];
        Passed { version, passes }
    };
    let all: Vec<Passed<'a>> = found.versions.into_iter().map(passed).collect();
    let versions = all.iter().filter(|one| one.but(usize::MAX)).map(|one| one.version).collect();
    Listing {
        versions,
        read_as: found.read_as,
        signposts: found.signposts,
        partly: found.partly,
        before: all.len() as u64,
        in_force: packs.procedures(day).count(),
        fields: fields(&all),
        levels: LEVELS.into_iter().map(|level| level_choice(&all, level)).filter(|one| one.count > 0).collect(),
        events: events(packs, day, &all, &narrowing),
        every_event: every_event(packs, day),
        agencies: agencies(packs, day, &all, &narrowing),
        online: Online::ALL.into_iter().map(|online| online_choice(&all, online)).filter(|one| one.count > 0).collect(),
        narrowing,
    }
}

/// What people come for most stands first: what an event of life asks for, in the order of the packs.
fn usual_first<'a>(packs: &Packs, day: Date, mut versions: Vec<&'a ProcedureVersion>) -> Vec<&'a ProcedureVersion> {
    let usual: Vec<&str> = packs.events(day).flat_map(|event| &event.procedures).map(|code| code.as_str()).collect();
    versions.sort_by_cached_key(|version| {
        usual.iter().position(|code| *code == version.code.as_str()).unwrap_or(usual.len())
    });
    versions
}

fn every_event(packs: &Packs, day: Date) -> Vec<Choice> {
    let choice = |event: &LifeEvent| {
        let count = packs.procedures(day).filter(|version| event.asks_for(version)).count() as u64;
        Choice { key: event.key.clone(), name: event.name.clone(), level: None, count }
    };
    packs.events(day).map(choice).filter(|choice| choice.count > 0).collect()
}

fn count(all: &[Passed<'_>], but: usize, counts: impl Fn(&ProcedureVersion) -> bool) -> u64 {
    all.iter().filter(|one| one.but(but) && counts(one.version)).count() as u64
}

fn fields(all: &[Passed<'_>]) -> Vec<Choice> {
    let mut fields: Vec<Choice> = Vec::new();
    for version in all.iter().filter(|one| one.but(0)).map(|one| one.version) {
        match fields.iter_mut().find(|known| known.name.vi == version.field.vi) {
            Some(known) => known.count += 1,
            None => {
                let name = version.field.clone();
                fields.push(Choice { key: slug(&name.vi), name, level: None, count: 1 });
            }
        }
    }
    fields.sort_by_cached_key(|field| fold(&field.name.vi));
    fields
}

fn level_choice(all: &[Passed<'_>], level: Level) -> Choice {
    let count = count(all, 1, |version| version.levels.contains(&level));
    let name = Said::both(|lang| crate::text::T::new(lang).level(level.code()));
    Choice { key: level.code().to_owned(), name, level: Some(level), count }
}

fn events(packs: &Packs, day: Date, all: &[Passed<'_>], narrowing: &Narrowing<'_>) -> Vec<Choice> {
    let choice = |event: &LifeEvent| {
        let count = count(all, 2, |version| event.asks_for(version));
        Choice { key: event.key.clone(), name: event.name.clone(), level: None, count }
    };
    let chosen = |choice: &Choice| narrowing.event.is_some_and(|event| event.key == choice.key);
    packs.events(day).map(choice).filter(|choice| choice.count > 0 || chosen(choice)).collect()
}

fn agencies(packs: &Packs, day: Date, all: &[Passed<'_>], narrowing: &Narrowing<'_>) -> Vec<Choice> {
    let receivers: Vec<pack::Receivers<'_>> =
        all.iter().filter(|one| one.but(3)).map(|one| packs.receivers(one.version)).collect();
    let choice = |agency: &Agency| Choice {
        key: agency.code.to_string(),
        name: agency.name.clone(),
        level: Some(agency.level),
        count: receivers.iter().filter(|receivers| receivers.include(agency)).count() as u64,
    };
    let chosen = |choice: &Choice| narrowing.agency.is_some_and(|agency| agency.code.as_str() == choice.key);
    let choices = packs.agencies_at(day).map(choice);
    let mut choices: Vec<Choice> = choices.filter(|choice| choice.count > 0 || chosen(choice)).collect();
    choices.sort_by_cached_key(|choice| (choice.level, fold(&choice.name.vi)));
    choices
}

fn online_choice(all: &[Passed<'_>], online: Online) -> Choice {
    let count = count(all, 4, |version| Online::of(version) == online);
    let name = Said::both(|lang| crate::text::T::new(lang).online_level(online.code()));
    Choice { key: online.code().to_owned(), name, level: None, count }
}
