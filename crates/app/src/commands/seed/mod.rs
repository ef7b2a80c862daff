//! A year of the province: labelled synthetic cases of 2024, played through the real write path with clocks of their own.
//!
//! `visits` says who comes when to which office with what, `course` what becomes of it, `lane` writes it. All of it
//! follows from the packs, the number of cases and one seed, so that every machine shows the same year, and a play that
//! was cut off can be taken up where it stopped: the plan is made again, and what is written is passed over.

mod ballots;
mod books;
mod clock;
mod course;
mod dice;
mod lane;
mod life;
mod offices;
mod often;
mod people;
mod season;
#[cfg(test)]
mod tests;
mod visits;
mod worktime;
mod world;

pub use dice::Dice;
pub use world::no_demo;

use super::Trouble;
use crate::install::{self, Install};
use clock::PlayClock;
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{AgencyCode, Instant};
use lane::{LANES, Lane, Plan, Told};
use pack::DemoPerson;
use people::People;
use platform::Platform;
use std::{sync::Arc, time::Duration};
use world::World;

/// The last minute of the play: the evening of the last Friday of the year.
const UNTIL: &str = "2024-12-27T22:00:00+07:00";
/// How long the teller rests when there is nothing to tell, in milliseconds.
const TELLER_REST_MS: u64 = 20;

/// What is to be played: kept beside the data, so that what was begun is ended as it was begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wanted {
    /// So many cases.
    pub cases: u32,
    /// Nothing happens after it.
    pub until: Instant,
    /// The packs and the program that the plan follows from.
    pub made_by: String,
}

impl Wanted {
    /// So many cases, up to the last Friday or to the demo's own clock when that is earlier.
    pub fn new(platform: &Platform, cases: u32) -> Self {
        let now = platform.clock().civil();
        let until = UNTIL.parse().map_or(now, |until: Instant| until.min(now));
        let made_by = format!("{}/{}", env!("CARGO_PKG_VERSION"), platform.packs().hash());
        Self { cases, until, made_by }
    }

    /// As it is kept.
    pub fn text(&self) -> String {
        format!("{} {} {}", self.cases, self.until, self.made_by)
    }

    /// As it was kept.
    pub fn read(text: &str) -> Option<Self> {
        let mut words = text.split(' ');
        let (cases, until) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
        Some(Self { cases, until, made_by: words.next()?.to_owned() })
    }
}

/// The agency that one of the demo's staff works for.
pub fn agency_of(platform: &Platform, person: &DemoPerson) -> Result<AgencyCode, Trouble> {
    let packs = platform.packs();
    let named = person.agency.as_ref().map(|key| packs.agency_keyed(key));
    named.unwrap_or_else(|| packs.demo_agency()).map(|agency| agency.code.clone()).ok_or_else(no_demo)
}

/// The people of the demo.
pub fn people(platform: &Platform) -> Result<&[DemoPerson], Trouble> {
    platform.packs().demo().map(|demo| demo.people.as_slice()).ok_or_else(no_demo)
}

/// Plays what is wanted, or the rest of it, with a progress bar; `counting` hears when all is written and only has to be
/// told to the others. Afterwards the queues are empty. Gives the codes of procedures that were left out because nobody
/// here can answer their forms.
pub async fn play(install: &Install, wanted: &Wanted, counting: impl Fn()) -> Result<Vec<String>, Trouble> {
    let clock = Arc::new(PlayClock::new(install.clock.clone()));
    let world = Arc::new(World::of(&install::with_clock(install, clock.clone()), &clock)?);
    let people = Arc::new(People::of(&install.platform, &world.offices, wanted.cases).await?);
    let visits = Arc::new(visits::visits(&world, wanted.cases));
    let bar = bar(visits.iter().filter(|visit| visit.at <= wanted.until).count());
    let plan = Plan { world, people, visits, until: wanted.until };
    let mut lanes = tokio::task::JoinSet::new();
    for lane in 0..LANES.len() {
        lanes.spawn(play_lane(install.clone(), plan.clone(), lane, bar.clone()));
    }
    // Told beside the play, so that little is left to tell at its end.
    let teller = tokio::spawn(tell(install.platform.clone()));
    let told = ended(&mut lanes).await;
    teller.abort();
    let told = told?;
    bar.finish_and_clear();
    counting();
    books::keep(&install.platform, &plan, &told.received).await?;
    // The right to vote comes with the answer, when it has been told.
    install.platform.tell().await?;
    ballots::cast(install, &plan, &told.votes).await?;
    install.platform.drain().await?;
    Ok(plan.world.left_out.clone())
}

async fn play_lane(install: Install, plan: Plan, lane: usize, bar: ProgressBar) -> Result<Told, Trouble> {
    let clock = Arc::new(PlayClock::new(install.clock.clone()));
    let platform = install::with_clock(&install, clock.clone());
    let (mut lane, ended) = Lane::take_up(platform, clock, plan, lane).await?;
    bar.inc(ended);
    while let Some(ended) = lane.part().await? {
        bar.inc(ended);
    }
    Ok(lane.told())
}

/// Waits for every lane; the first that fails ends the play.
async fn ended(lanes: &mut tokio::task::JoinSet<Result<Told, Trouble>>) -> Result<Told, Trouble> {
    let mut all = Told::default();
    while let Some(done) = lanes.join_next().await {
        let told = done.map_err(|e| Trouble::plain(|t| t.seed_refused(&e)))??;
        all.received.extend(told.received);
        all.votes.extend(told.votes);
    }
    Ok(all)
}

async fn tell(platform: Platform) {
    loop {
        if let Err(error) = platform.tell().await {
            tracing::warn!(%error, "what is played could not be told yet; it will be told later");
        }
        tokio::time::sleep(Duration::from_millis(TELLER_REST_MS)).await;
    }
}

fn bar(cases: usize) -> ProgressBar {
    let bar = ProgressBar::new(cases as u64);
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {human_pos}/{human_len} {eta}") {
        bar.set_style(style);
    }
    bar
}
