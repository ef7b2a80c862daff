//! The catalogue for people: the first page, the list searched and narrowed, and what can be done online.

use crate::{
    catalogue::{self, Asked, Choice, Listing, Online},
    limits,
    state::Channel,
    text::T,
    views,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::{Date, Lang};
use pack::{Packs, ProcedureVersion};
use serde::Deserialize;
use web::{App, Fault, Query, Shell, Visitor, page, show, view::Link, with_query};

/// What can be done here.
#[derive(Template)]
#[template(path = "home.html")]
pub struct HomePage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) waits: Vec<Link>,
    pub(super) popular: Vec<ProcedureLine>,
    pub(super) events: Vec<Link>,
    pub(super) fields: Vec<Link>,
}

/// A procedure in a list.
pub struct ProcedureLine {
    pub(super) href: String,
    pub(super) code: String,
    pub(super) name: String,
    pub(super) field: String,
    pub(super) level: String,
    pub(super) time: Option<String>,
    pub(super) online: bool,
}

/// A line that leads to `href`.
pub(super) fn line(t: T, version: &ProcedureVersion, href: String) -> ProcedureLine {
    let lang = t.lang();
    ProcedureLine {
        href,
        code: version.code.to_string(),
        name: version.name.get(lang).to_owned(),
        field: version.field.get(lang).to_owned(),
        level: level(t, version),
        time: version.allowance().map(|allow| views::allowance(t, Some(allow))),
        online: version.channels.contains(&pack::Channel::Online),
    }
}

pub(super) fn level(t: T, version: &ProcedureVersion) -> String {
    let words: Vec<String> = version.levels.iter().map(|level| t.level(level.code())).collect();
    words.join(", ")
}

/// The channel's word.
pub(super) fn channel_word(t: T, channel: Channel) -> String {
    t.channel(channel.code())
}

pub(super) async fn home(State(app): State<App>, visitor: Visitor) -> Result<Response, Fault> {
    let shell = Shell::new(&app, &visitor);
    // Each link costs a query: whoever is not signed in is waited for by nobody.
    let waits = if visitor.actor.is_some() { web::waits(&app, &visitor).await } else { Vec::new() };
    let (t, day) = (T::new(visitor.lang), visitor.now.local().date());
    page(visitor.lang, &HomePage { waits, ..home_page(shell, t, app.platform.packs(), day) })
}

/// The first page, from the packs alone.
pub(super) fn home_page(shell: Shell, t: T, packs: &Packs, day: Date) -> HomePage {
    let listing = catalogue::list(packs, day, &Asked::default());
    HomePage {
        shell,
        t,
        waits: Vec::new(),
        popular: usual(packs, day).into_iter().map(|version| line(t, version, at(version))).collect(),
        events: chips(t, &listing.every_event, "su-kien"),
        fields: chips(t, &listing.fields, "linh-vuc"),
    }
}

fn at(version: &ProcedureVersion) -> String {
    format!("/thu-tuc/{}", version.code)
}

/// The procedure that each event asks for first: what people come for most. Without events, the first of the list.
fn usual(packs: &Packs, day: Date) -> Vec<&ProcedureVersion> {
    let mut usual: Vec<&ProcedureVersion> = Vec::new();
    let of_events =
        packs.events(day).filter_map(|event| event.procedures.iter().find_map(|code| packs.procedure(code, day)));
    for version in of_events.chain(packs.procedures(day)) {
        if usual.len() < limits::HOME_PROCEDURES_MAX && usual.iter().all(|known| known.code != version.code) {
            usual.push(version);
        }
    }
    usual
}

/// Links that narrow the list by one thing.
fn chips(t: T, choices: &[Choice], by: &str) -> Vec<Link> {
    let chip = |choice: &Choice| Link {
        href: with_query("/thu-tuc", &[(by, &choice.key)]),
        text: choice.name.get(t.lang()).to_owned(),
    };
    choices.iter().map(chip).collect()
}

/// The catalogue, searched.
#[derive(Template)]
#[template(path = "procedures.html")]
pub struct ProceduresPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) q: String,
    pub(super) count: u64,
    pub(super) rows: Vec<ProcedureLine>,
    pub(super) more: Option<String>,
    pub(super) read_as: Option<String>,
    pub(super) partly: bool,
    pub(super) signposts: Vec<Sign>,
    pub(super) selects: Vec<Select>,
    pub(super) active: Vec<Link>,
    pub(super) without: Option<Link>,
    pub(super) posting: Option<Link>,
    pub(super) desk: Option<Desk>,
    /// No procedure at all holds on this day: nothing was searched in vain.
    pub(super) none_in_force: bool,
    pub(super) events: Vec<Link>,
}

/// Where the desk of the agency chosen is found, and when.
pub struct Desk {
    pub(super) name: String,
    pub(super) address: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) hours: Option<String>,
}

impl Desk {
    fn of(t: T, agency: &pack::Agency, hours: Option<String>) -> Option<Self> {
        let said = |said: &kernel::Said| said.get(t.lang()).to_owned();
        let name = said(agency.desk.as_ref()?);
        Some(Self { name, address: agency.address.as_ref().map(said), phone: agency.phone.clone(), hours })
    }
}

/// Where to go with what is done elsewhere.
pub struct Sign {
    pub(super) text: String,
    pub(super) link: Option<Link>,
}

impl Sign {
    fn of(t: T, post: &pack::Signpost) -> Self {
        let link = |href: &String| {
            let text = post.link.as_ref()?.get(t.lang()).to_owned();
            Some(Link { href: href.clone(), text })
        };
        Self { text: post.text.get(t.lang()).to_owned(), link: post.href.as_ref().and_then(link) }
    }
}

/// A choice that narrows the list, without a script.
pub struct Select {
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) groups: Vec<Group>,
}

/// Choices under a heading; the heading may be empty.
pub struct Group {
    pub(super) label: String,
    pub(super) options: Vec<Opt>,
}

/// One choice.
pub struct Opt {
    pub(super) value: String,
    pub(super) label: String,
    pub(super) chosen: bool,
}

/// The query of the list; the names that stood here before this had filters still work.
#[derive(Deserialize)]
pub(super) struct SearchQuery {
    #[serde(default)]
    q: String,
    #[serde(default, rename = "linh-vuc")]
    field: String,
    #[serde(default, rename = "cap")]
    level: String,
    #[serde(default, rename = "su-kien")]
    event: String,
    #[serde(default, rename = "co-quan")]
    agency: String,
    #[serde(default, rename = "truc-tuyen")]
    online: String,
}

impl SearchQuery {
    fn asked(self) -> Asked {
        let Self { q, field, level, event, agency, online } = self;
        Asked { q, field, level, event, agency, online }
    }
}

pub(super) async fn procedures(
    State(app): State<App>,
    visitor: Visitor,
    Query(query): Query<SearchQuery>,
) -> Result<Response, Fault> {
    let asked = query.asked();
    let (packs, day, t) = (app.platform.packs(), visitor.now.local().date(), T::new(visitor.lang));
    let listing = catalogue::list(packs, day, &asked);
    let hours = views::opening_hours(t, packs, day);
    page(visitor.lang, &procedures_page(Shell::new(&app, &visitor), t, asked.q, &listing, hours))
}

/// The list, from what was found.
pub(super) fn procedures_page(
    shell: Shell,
    t: T,
    q: String,
    listing: &Listing<'_>,
    hours: Option<String>,
) -> ProceduresPage {
    let count = listing.versions.len() as u64;
    let shown = listing.versions.iter().take(limits::CATALOGUE_ROWS_MAX);
    let nothing_asked = q.trim().is_empty() && !listing.narrowing.any();
    let left = listing.before.saturating_sub(count);
    let without = listing.narrowing.any().then(|| Link {
        href: if q.is_empty() { "/thu-tuc".to_owned() } else { with_query("/thu-tuc", &[("q", &q)]) },
        text: t.search_without(listing.before),
    });
    ProceduresPage {
        rows: shown.map(|version| line(t, version, at(version))).collect(),
        more: (count > limits::CATALOGUE_ROWS_MAX as u64).then(|| t.search_more(limits::CATALOGUE_ROWS_MAX)),
        count,
        read_as: listing.read_as.clone(),
        partly: listing.partly,
        signposts: listing.signposts.iter().map(|post| Sign::of(t, post)).collect(),
        selects: selects(t, listing),
        active: active(t, &q, listing),
        without: without.filter(|_| left > 0),
        posting: listing.narrowing.agency.filter(|agency| agency.desk.is_some()).map(|agency| Link {
            href: format!("/niem-yet/{}", agency.code),
            text: t.posting_of(agency.name.get(t.lang())),
        }),
        desk: listing.narrowing.agency.and_then(|agency| Desk::of(t, agency, hours)),
        none_in_force: listing.in_force == 0,
        events: if nothing_asked || count == 0 { chips(t, &listing.every_event, "su-kien") } else { Vec::new() },
        shell,
        t,
        q,
    }
}

fn selects(t: T, listing: &Listing<'_>) -> Vec<Select> {
    let narrowing = &listing.narrowing;
    let chosen = [
        narrowing.event.map(|event| event.key.as_str()),
        narrowing.field.as_deref(),
        narrowing.level.map(pack::Level::code),
        narrowing.agency.map(|agency| agency.code.as_str()),
        narrowing.online.map(Online::code),
    ];
    let lists = [&listing.events, &listing.fields, &listing.levels, &listing.agencies, &listing.online];
    let names = ["su-kien", "linh-vuc", "cap", "co-quan", "truc-tuyen"];
    let selects = names.into_iter().zip(lists).zip(chosen);
    selects.map(|((name, choices), chosen)| select(t, name, choices, chosen)).collect()
}

fn select(t: T, name: &'static str, choices: &[Choice], chosen: Option<&str>) -> Select {
    let any = Opt { value: String::new(), label: t.search_any().to_owned(), chosen: chosen.is_none() };
    let mut groups = vec![Group { label: String::new(), options: vec![any] }];
    for choice in choices {
        // Agencies are many: by level.
        let label = choice.level.filter(|_| name == "co-quan").map_or_else(String::new, |level| t.level(level.code()));
        if groups.last().is_none_or(|group| group.label != label) {
            groups.push(Group { label, options: Vec::new() });
        }
        let option = Opt {
            value: choice.key.clone(),
            label: t.search_choice(choice.name.get(t.lang()), show::number(t.lang(), choice.count as i64)),
            chosen: chosen == Some(choice.key.as_str()),
        };
        if let Some(group) = groups.last_mut() {
            group.options.push(option);
        }
    }
    Select { name, label: t.search_by(name), groups }
}

/// What narrows the list now, each with the list without it.
fn active(t: T, q: &str, listing: &Listing<'_>) -> Vec<Link> {
    let narrowing = &listing.narrowing;
    let lang = t.lang();
    let field = narrowing.field.as_ref().map(|key| {
        let known = listing.fields.iter().find(|field| field.key == *key);
        (key.clone(), known.map_or_else(|| key.clone(), |field| field.name.get(lang).to_owned()))
    });
    let all: [(&str, Option<(String, String)>); 5] = [
        ("su-kien", narrowing.event.map(|event| (event.key.clone(), event.name.get(lang).to_owned()))),
        ("linh-vuc", field),
        ("cap", narrowing.level.map(|level| (level.code().to_owned(), t.level(level.code())))),
        ("co-quan", narrowing.agency.map(|agency| (agency.code.to_string(), agency.name.get(lang).to_owned()))),
        ("truc-tuyen", narrowing.online.map(|online| (online.code().to_owned(), t.online_level(online.code())))),
    ];
    let without = |name: &str| {
        let others = all.iter().filter(|(other, _)| *other != name);
        let others = others.filter_map(|(other, value)| Some((*other, value.as_ref()?.0.as_str())));
        let pairs: Vec<(&str, &str)> = [("q", q)].into_iter().filter(|(_, q)| !q.is_empty()).chain(others).collect();
        with_query("/thu-tuc", &pairs)
    };
    let shown = all.iter().filter_map(|(name, value)| Some((*name, &value.as_ref()?.1)));
    shown.map(|(name, said)| Link { href: without(name), text: said.clone() }).collect()
}

/// What can be done online, and how far.
#[derive(Template)]
#[template(path = "online.html")]
pub struct OnlinePage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) groups: Vec<OnlineGroup>,
}

/// The procedures of one level.
pub struct OnlineGroup {
    pub(super) code: &'static str,
    pub(super) title: String,
    pub(super) note: String,
    pub(super) count: String,
    pub(super) rows: Vec<OnlineLine>,
}

/// A procedure with what a source says of it.
pub struct OnlineLine {
    pub(super) line: ProcedureLine,
    pub(super) source: Option<String>,
}

pub(super) async fn online(State(app): State<App>, visitor: Visitor) -> Result<Response, Fault> {
    let shell = Shell::new(&app, &visitor);
    page(visitor.lang, &online_page(shell, T::new(visitor.lang), app.platform.packs(), visitor.now.local().date()))
}

/// The list of online services, from the packs alone.
pub(super) fn online_page(shell: Shell, t: T, packs: &Packs, day: Date) -> OnlinePage {
    let group = |level: Online| {
        let rows: Vec<OnlineLine> = packs
            .procedures(day)
            .filter(|version| Online::of(version) == level)
            .map(|version| OnlineLine { line: line(t, version, at(version)), source: source(t.lang(), version) })
            .collect();
        OnlineGroup {
            code: level.code(),
            title: t.online_level(level.code()),
            note: t.online_note(level.code()),
            count: show::number(t.lang(), rows.len() as i64),
            rows,
        }
    };
    OnlinePage { shell, t, groups: Online::ALL.into_iter().map(group).collect() }
}

/// What the source calls the level, and since when; or why none is known.
pub(super) fn source(lang: Lang, version: &ProcedureVersion) -> Option<String> {
    let online = &version.online;
    let label = match (&online.label, &online.as_of) {
        (Some(label), Some(as_of)) => Some(T::new(lang).online_source(label, as_of)),
        (Some(label), None) => Some(label.clone()),
        (None, _) => None,
    };
    label.or_else(|| online.reason.as_ref().map(|reason| reason.get(lang).to_owned()))
}
