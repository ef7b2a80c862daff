//! The leader's page: what waits for a signature, what is late, and where.

use super::office::{
    Back,
    work::{self, Named, Narrow, Office, WorkLine, tomorrow},
};
use crate::{
    limits,
    rows::lists::{self as rows, AgencyLoad, Listing, Tally, Total, Which},
    state::Stage,
    text::T,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::{AgencyCode, Instant, Lang};
use pack::Packs;
use platform::{Actor, Fail, Seen};
use std::sync::Arc;
use store::StoreError;
use web::{Access, App, Fault, Routes, Sample, Shell, SignedIn, page, show, view::Link};

/// The page.
#[derive(Template)]
#[template(path = "leader.html")]
pub struct LeaderPage {
    shell: Shell,
    t: T,
    done: Option<String>,
    agency: String,
    now: String,
    figures: Vec<Figure>,
    waits: Vec<Link>,
    sign: Vec<WorkLine>,
    late: Vec<WorkLine>,
    places: Vec<PlaceLine>,
}

/// A number on top.
pub struct Figure {
    value: String,
    label: String,
    href: Option<String>,
    late: bool,
}

/// Where it is late: a place in the process, or an agency.
pub struct PlaceLine {
    name: String,
    href: Option<String>,
    open: String,
    soon: String,
    late: String,
    is_late: bool,
}

/// The leader's address, added to the others.
pub(super) fn routes(routes: Routes) -> Routes {
    routes.get("/lanh-dao", Access::Allowed(crate::LEADER), leader)
}

/// What the page asks of the store, in one transaction.
struct Asked {
    office: Office,
    actor: Actor,
    packs: Arc<Packs>,
    t: T,
    now: Instant,
    /// What is due before is due soon.
    soon: Instant,
}

/// What it answered.
struct Answer {
    figures: Vec<(Narrow, Total)>,
    sign: Vec<Named>,
    late: Vec<Named>,
    places: Vec<Place>,
}

/// A place with its numbers.
struct Place {
    at: At,
    open: u64,
    soon: u64,
    late: u64,
}

enum At {
    Stage(Stage),
    /// Received, and still at the desk.
    Desk,
    Agency(AgencyCode),
}

async fn leader(State(app): State<App>, SignedIn { visitor, actor, .. }: SignedIn) -> Result<Response, Fault> {
    let (lang, t, now) = (visitor.lang, T::new(visitor.lang), visitor.now);
    let office = Office::of(&actor)?;
    let packs = app.platform.packs();
    let asked = Asked {
        office: office.clone(),
        actor: actor.clone(),
        packs: Arc::clone(packs),
        t,
        now,
        soon: soon(packs, now),
    };
    let found = app.platform.view_rows(&work::viewer(&actor), "leader", move |seen| asked.answer(seen)).await?;
    let back = Back::to_leader();
    let lines = |rows: Vec<Named>| rows.into_iter().map(|row| work::line(&app, t, now, &back, row)).collect();
    let name = |code: &AgencyCode| packs.agency_name(code, now, lang);
    let template = LeaderPage {
        shell: Shell::new(&app, &visitor),
        t,
        done: None,
        agency: office.name(&app, lang),
        now: show::weekday_instant(lang, now),
        figures: figures(t, found.figures),
        waits: web::waits(&app, &visitor).await,
        sign: lines(found.sign),
        late: lines(found.late),
        places: found.places.iter().map(|place| place_line(t, place, name)).collect(),
    };
    page(lang, &template)
}

/// The end of the next working day: what is due until then is still in time to be pushed.
fn soon(packs: &Packs, now: Instant) -> Instant {
    let today = now.local().date();
    let next = packs.calendar_at(today).and_then(|calendar| calendar.next_working_day(today).ok());
    next.map_or_else(|| tomorrow(now), |day| tomorrow(Instant::from_local(day.at(0, 0, 0, 0))))
}

impl Asked {
    fn answer(&self, seen: &mut Seen<'_, '_>) -> Result<Answer, Fail> {
        let listing = |narrow: Narrow| narrow.listing(&self.office, self.now);
        let mut tally = Tally::default();
        let mut count =
            |narrow: Narrow| Ok::<_, StoreError>((narrow, rows::total(seen.tx(), &mut tally, &listing(narrow))?));
        let figures = FIGURES.into_iter().map(&mut count).collect::<Result<_, _>>()?;
        let rows_max = limits::LEADER_ROWS_MAX;
        let mut page = |narrow| rows::page(seen.tx(), &Listing { rows_max, ..listing(narrow) });
        let (mut lines, late) = (page(Narrow::Sign)?, page(Narrow::Late)?);
        let to_sign = lines.len();
        lines.extend(late);
        // Both lists are opened in one go.
        let mut sign = work::names(seen, &self.actor, self.t, lines)?;
        let late = sign.split_off(to_sign);
        let mut places = self.stages(seen, &mut tally)?;
        places.extend(self.agencies(seen)?);
        places.truncate(limits::LEADER_PLACES_MAX);
        Ok(Answer { figures, sign, late, places })
    }

    /// The places in the leader's own agency through which a running case goes.
    fn stages(&self, seen: &mut Seen<'_, '_>, tally: &mut Tally) -> Result<Vec<Place>, Fail> {
        if self.office.agency().is_none() {
            return Ok(Vec::new());
        }
        let mut places = Vec::new();
        let here = |stage: Stage| match stage {
            Stage::Received => vec![(At::Desk, Which::ToHandOver), (At::Stage(stage), Which::HandedOver)],
            stage => vec![(At::Stage(stage), Which::Stage(stage))],
        };
        for (at, which) in Stage::RUNNING.into_iter().flat_map(here) {
            let here = Listing { which, ..Narrow::All.listing(&self.office, self.now) };
            let mut count = |due_from, due_before| {
                rows::total(seen.tx(), tally, &Listing { due_from, due_before, ..here.clone() }).map(Total::n)
            };
            places.push(Place {
                at,
                open: count(None, None)?,
                soon: count(Some(self.now), Some(self.soon))?,
                late: count(None, Some(self.now))?,
            });
        }
        Ok(places)
    }

    /// The agencies below the leader's own, all for the demo's administrator; the worst first. Numbers only: their
    /// cases are not this reader's to open.
    fn agencies(&self, seen: &mut Seen<'_, '_>) -> Result<Vec<Place>, Fail> {
        // An agency without any below it is spared the numbers of the province.
        let mut agencies = self.packs.agencies_at(self.now.local().date());
        if !agencies.any(|agency| self.is_below(&agency.code)) {
            return Ok(Vec::new());
        }
        let open = rows::handled_by_agency(seen.tx())?.into_iter().filter(|(agency, _)| self.is_below(agency));
        let loads = rows::late_by_agency(seen.tx(), self.now, self.soon)?;
        let load = |agency: &AgencyCode| loads.iter().find(|load| load.agency == *agency);
        let place = |(agency, open): (AgencyCode, u64)| {
            let (soon, late) = load(&agency).map_or((0, 0), |AgencyLoad { soon, late, .. }| (*soon, *late));
            Place { at: At::Agency(agency), open, soon, late }
        };
        let mut places: Vec<Place> = open.map(place).collect();
        places.sort_by_key(|place| std::cmp::Reverse((place.late, place.soon, place.open)));
        Ok(places)
    }

    fn is_below(&self, agency: &AgencyCode) -> bool {
        let Some(own) = self.office.agency() else { return true };
        let mut at = self.packs.agency(agency, self.now.local().date());
        for _ in 0..limits::AGENCY_LEVELS_MAX {
            at = at.and_then(|agency| self.packs.parent(agency));
            if at.is_some_and(|above| above.code == *own) {
                return agency != own;
            }
        }
        false
    }
}

/// The numbers on top; each opens the list that it counts.
const FIGURES: [Narrow; 5] = [Narrow::Sign, Narrow::Late, Narrow::Today, Narrow::Receive, Narrow::Running];

fn figures(t: T, counts: Vec<(Narrow, Total)>) -> Vec<Figure> {
    let figure = |(narrow, total): (Narrow, Total)| Figure {
        value: work::counted(t, total),
        label: match narrow {
            Narrow::Sign => t.leader_figure_sign(),
            Narrow::Late => t.leader_figure_late(),
            Narrow::Receive => t.leader_figure_receive(),
            Narrow::Running => t.leader_figure_running(),
            _ => t.leader_figure_today(),
        }
        .to_owned(),
        href: Some(narrow.href()),
        late: narrow == Narrow::Late && total.n() > 0,
    };
    counts.into_iter().map(figure).collect()
}

fn place_line(t: T, place: &Place, agency: impl Fn(&AgencyCode) -> String) -> PlaceLine {
    let number = |n: u64| work::counted(t, Total::Exact(n));
    let (name, href) = match &place.at {
        At::Stage(stage) => {
            let list = match stage {
                Stage::Received => Some(Narrow::Unassigned),
                Stage::Processing => Some(Narrow::Processing),
                Stage::Proposed => Some(Narrow::Sign),
                _ => None,
            };
            (t.leader_place(stage.code()), list.map(Narrow::href))
        }
        At::Desk => (t.office_at_desk().to_owned(), Some(Narrow::HandOver.href())),
        At::Agency(code) => (agency(code), None),
    };
    PlaceLine {
        name,
        href,
        open: number(place.open),
        soon: number(place.soon),
        late: number(place.late),
        is_late: place.late > 0,
    }
}

/// The page with made-up content.
pub(super) fn samples() -> Vec<Sample> {
    vec![Sample { name: "onestop/leader", render: sample }]
}

fn sample(lang: Lang) -> Result<String, askama::Error> {
    let (t, now) = (T::new(lang), show::sample_instant());
    let [late, sign] = super::office::work_lines(lang);
    let place = |stage, open, soon, late| {
        place_line(t, &Place { at: At::Stage(stage), open, soon, late }, AgencyCode::to_string)
    };
    LeaderPage {
        shell: Shell::sample(lang, Some(platform::Role::Leader)),
        t,
        done: None,
        agency: web::text::T::new(lang).sample_agency().to_owned(),
        now: show::weekday_instant(lang, now),
        figures: figures(
            t,
            FIGURES.into_iter().zip([1, 1, 4, 2, 1_236]).map(|(narrow, n)| (narrow, Total::Exact(n))).collect(),
        ),
        waits: vec![Link {
            href: "/phan-anh".to_owned(),
            text: web::text::T::new(lang).sample_menu_second().to_owned(),
        }],
        sign: vec![sign],
        late: vec![late],
        places: vec![
            place(Stage::Received, 3, 1, 0),
            place(Stage::Processing, 1_226, 8, 1),
            place(Stage::Proposed, 7, 2, 0),
        ],
    }
    .render()
}
