//! The province as the play sees it: who is open when, what each office takes in, by which rules.

use super::{
    clock::PlayClock,
    offices::{self, Office},
    season,
    worktime::WorkTime,
};
use crate::commands::{Trouble, made_up::Pen};
use kernel::{Date, Entropy, Instant, testing::SeededEntropy};
use onestop::{
    application::Application,
    cases::Cases,
    state::{Action, Channel, Context, Filing, tracking_digest},
};
use pack::{Packs, ProcedureVersion, Validity};
use platform::{Platform, Stream};
use std::sync::Arc;

/// The first and the last day on which anything happens.
pub const FIRST: Date = Date::constant(2024, 1, 2);
/// See [`FIRST`].
pub const LAST: Date = Date::constant(2024, 12, 27);
/// The working calendar is looked at a little further on both sides: what is promised in December is due in January.
const LOOK_FROM: Date = Date::constant(2023, 12, 1);
const LOOK_TO: Date = Date::constant(2025, 6, 30);

/// One edition of a procedure.
pub struct Law {
    /// `code@valid_from`.
    pub id: String,
    /// What a decision may know, but for the hour.
    pub context: Context,
    /// How its form is answered.
    pub pen: Pen,
    /// When it holds.
    pub valid: Validity,
    /// How often it is asked for beside the others.
    pub busy: u64,
}

/// Everything that the plan follows from.
pub struct World {
    /// The law and the place.
    pub packs: Arc<Packs>,
    /// The year's working minutes.
    pub time: WorkTime,
    /// The working days and how busy each is.
    pub days: Vec<(Date, u64)>,
    /// Every office with a desk.
    pub offices: Vec<Office>,
    /// The editions of procedures that hold at some time of the year.
    pub laws: Vec<Law>,
    /// What each office takes in, by place in `laws`.
    pub served: Vec<Vec<usize>>,
    /// Codes of procedures whose forms ask for something that cannot be made up.
    pub left_out: Vec<String>,
}

impl World {
    /// The world of an installation's packs. The clock of `platform` is moved.
    pub fn of(platform: &Platform, clock: &PlayClock) -> Result<Self, Trouble> {
        let packs = platform.packs().clone();
        let calendar = packs.calendar_at(FIRST).ok_or_else(|| Trouble::plain(|t| t.no_calendar(FIRST)))?;
        let time = WorkTime::of(&calendar, LOOK_FROM, LOOK_TO);
        let days = season::weights(&time, FIRST, LAST);
        let offices = offices::all(&packs, FIRST, LAST);
        let (mut laws, mut left_out, mut served) = (Vec::new(), Vec::new(), vec![Vec::new(); offices.len()]);
        for version in versions(&packs) {
            let day = version.valid.from.max(FIRST);
            let Some(pen) = Pen::of(&version.form, day) else {
                left_out.push(version.code.to_string());
                continue;
            };
            for agency in packs.agencies_for(version, day) {
                if let Some(office) = offices.iter().position(|office| office.code == agency.code) {
                    served[office].push(laws.len());
                }
            }
            clock.set(Instant::from_local(day.at(8, 0, 0, 0)));
            let context = context(platform, version)?;
            let busy = offices::frequency(version.allowance());
            laws.push(Law { id: version.id.clone(), context, pen, valid: version.valid, busy });
        }
        Ok(Self { packs, time, days, offices, laws, served, left_out })
    }

    /// The edition of the packs behind a law.
    pub fn version(&self, law: usize) -> Option<&ProcedureVersion> {
        self.packs.version(&self.laws.get(law)?.id)
    }

    /// How busy a day is; an ordinary one when nobody works.
    pub fn weight(&self, day: Date) -> u64 {
        let found = self.days.binary_search_by_key(&day, |(day, _)| *day);
        found.ok().and_then(|n| self.days.get(n)).map_or(0, |(_, weight)| *weight)
    }
}

/// Every edition that holds on a day of the year, in the order of codes.
fn versions(packs: &Packs) -> Vec<&ProcedureVersion> {
    let mut all: Vec<&ProcedureVersion> = Vec::new();
    let mut day = FIRST;
    while day <= LAST {
        for version in packs.procedures(day) {
            if all.iter().all(|known| known.id != version.id) {
                all.push(version);
            }
        }
        let Ok(next) = day.tomorrow() else { break };
        day = next;
    }
    all.sort_by(|one, other| one.id.cmp(&other.id));
    all
}

/// What the stream of cases itself says that a decision may know, on the day to which the clock was set.
fn context(platform: &Platform, version: &ProcedureVersion) -> Result<Context, Trouble> {
    let entropy: &dyn Entropy = &SeededEntropy::new(0);
    let nobody = Filing {
        procedure: version.code.clone(),
        agency: platform.packs().demo_agency().map(|agency| agency.code.clone()).ok_or_else(no_demo)?,
        channel: Channel::Direct,
        applicant: None,
        application: Application::default().seal(entropy),
        tracking: tracking_digest(""),
        documents: Vec::new(),
        synthetic: true,
        minutes_at: None,
        missing: None,
    };
    Ok(Cases::context(platform, None, &Action::File(Box::new(nobody)).command())?)
}

/// The packs bring no demonstration.
pub fn no_demo() -> Trouble {
    Trouble::plain(|t| t.no_demo().to_owned())
}
