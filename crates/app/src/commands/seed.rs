//! Synthetic cases of 2024, each labelled, played through the real write path with its own clock.

use super::Trouble;
use crate::install::{self, Install};
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{AgencyCode, Instant, ProcedureCode, testing::{SeededEntropy, SimClock}};
use onestop::{
    acts::{self, DocumentInput, Input},
    application::Applicant,
    filing::{self, NewCase},
    state::{Act, Channel},
};
use pack::DemoPerson;
use platform::{Actor, Platform};
use std::sync::Arc;

/// The procedure that the demo plays.
const PROCEDURE: &str = "1.001193";
/// Cases played side by side, so that one fsync serves many acts.
const LANES: usize = 32;
/// The seed: the same cases on every machine.
const SEED: u64 = 2024;
/// How late a slow case is, at most, in days.
const LATE_DAYS_MAX: u64 = 4;

/// The agency that the demo's staff works for.
pub fn agency(platform: &Platform) -> Result<AgencyCode, Trouble> {
    let agency = platform.packs().demo_agency().map(|agency| agency.code.clone());
    agency.ok_or_else(|| Trouble::plain(|t| t.no_demo().to_owned()))
}

/// The people of the demo.
pub fn people(platform: &Platform) -> Result<&[DemoPerson], Trouble> {
    let demo = platform.packs().demo().map(|demo| demo.people.as_slice());
    demo.ok_or_else(|| Trouble::plain(|t| t.no_demo().to_owned()))
}

/// Plays that many cases, spread over the working days of 2024, with a progress bar.
pub async fn play(install: &Install, cases: u32) -> Result<(), Trouble> {
    let bar = ProgressBar::new(u64::from(cases));
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} {eta}") {
        bar.set_style(style);
    }
    let agency = agency(&install.platform)?;
    let people = People::of(&install.platform).await?;
    let mut lanes = tokio::task::JoinSet::new();
    for lane in 0..LANES {
        let clock = Arc::new(SimClock::at(Instant::from_millis(0)));
        let platform = install::with_clock(install, clock.clone());
        let (agency, people, bar) = (agency.clone(), people.clone(), bar.clone());
        lanes.spawn(async move {
            for n in (lane as u32..cases).step_by(LANES) {
                let play = Play { platform: &platform, clock: &clock, agency: &agency, people: &people };
                play.case(n, cases).await?;
                bar.inc(1);
            }
            Ok::<_, Trouble>(())
        });
    }
    while let Some(done) = lanes.join_next().await {
        done.map_err(|e| Trouble::plain(|t| t.seed_refused(&e)))??;
    }
    bar.finish_and_clear();
    install.platform.drain().await?;
    Ok(())
}

/// Who acts in the synthetic cases: the demo's own accounts.
#[derive(Clone)]
struct People {
    citizen: Actor,
    desk: Actor,
    officer: Actor,
    leader: Actor,
}

impl People {
    async fn of(platform: &Platform) -> Result<Self, Trouble> {
        let find = async |login: &str| {
            let found = platform.account(login).await?;
            found.ok_or_else(|| Trouble::plain(|t| t.seed_refused(login)))
        };
        Ok(Self {
            citizen: find("citizen").await?,
            desk: find("desk").await?,
            officer: find("officer").await?,
            leader: find("leader").await?,
        })
    }
}

struct Play<'a> {
    platform: &'a Platform,
    clock: &'a SimClock,
    agency: &'a AgencyCode,
    people: &'a People,
}

impl Play<'_> {
    /// One case from the application to the answer; a few stop on the way, as in life.
    async fn case(&self, n: u32, cases: u32) -> Result<(), Trouble> {
        let dice = SeededEntropy::new(SEED ^ (u64::from(n) << 20));
        let mut at = self.working_minute(n, cases, &dice);
        self.clock.set_civil(at);
        let online = dice.below(100) < 62;
        let (who, channel) = match (online, dice.below(10)) {
            (true, _) => (&self.people.citizen, Channel::Online),
            (false, 0) => (&self.people.desk, Channel::Post),
            (false, _) => (&self.people.desk, Channel::Direct),
        };
        let filed = filing::file(self.platform, who, self.new_case(n, channel, &dice)?, None).await?;
        let stream = filed.outcome.stream;
        let mut acts: Vec<(Act, &Actor, Input)> = Vec::new();
        if online {
            acts.push((Act::Receive, &self.people.desk, Input::default()));
        }
        acts.push((Act::Assign, &self.people.officer, Input::default()));
        let grant = Input { outcome: Some("grant".into()), ..Input::default() };
        acts.push((Act::Propose, &self.people.officer, grant));
        acts.push((Act::Sign, &self.people.leader, Input::default()));
        let hand_over = Input { how: Some("direct".into()), ..Input::default() };
        acts.push((Act::Return, &self.people.desk, hand_over));
        let late = dice.below(100) < 3;
        let unfinished = dice.below(1_000) < 4;
        for (act, actor, input) in acts {
            if unfinished && act == Act::Propose {
                return Ok(());
            }
            let minutes = if late && act == Act::Propose { 1_440 * (1 + dice.below(LATE_DAYS_MAX)) } else { 5 + dice.below(40) };
            at = at.plus_minutes(i64::try_from(minutes).unwrap_or(60));
            self.clock.set_civil(at);
            let _either = acts::act(self.platform, actor, stream, act, input, None).await?;
        }
        Ok(())
    }

    /// A minute of a working morning of 2024: cases come in order through the year.
    fn working_minute(&self, n: u32, cases: u32, dice: &SeededEntropy) -> Instant {
        let first = kernel::Date::constant(2024, 1, 2);
        let days = u64::from(n) * 360 / u64::from(cases.max(1));
        let mut day = first;
        for _ in 0..days {
            day = day.tomorrow().unwrap_or(day);
        }
        let calendar = self.platform.packs().calendar_at(day);
        while let Some(calendar) = &calendar
            && !calendar.is_working_day(day).unwrap_or(true)
        {
            day = day.tomorrow().unwrap_or(day);
        }
        let minute = i64::try_from(dice.below(200)).unwrap_or(0);
        Instant::from_local(day.at(7, 35, 0, 0)).plus_minutes(minute)
    }

    fn new_case(&self, n: u32, channel: Channel, dice: &SeededEntropy) -> Result<NewCase, Trouble> {
        let procedure: ProcedureCode = PROCEDURE.parse().map_err(|e| Trouble::plain(|t| t.internal(&e)))?;
        let today = self.clock_date();
        let version = self.platform.packs().procedure(&procedure, today);
        let version = version.ok_or_else(|| Trouble::plain(|t| t.no_calendar(today)))?;
        let form = crate::commands::made_up::answers(&version.form, n, dice, today);
        let document = |document: &pack::Document| DocumentInput { kind: document.key.clone(), upload: None };
        let needed = version.uploads(onestop::cases::pack_channel(channel)).filter(|one| one.required);
        Ok(NewCase {
            procedure,
            agency: self.agency.clone(),
            channel,
            applicant: Applicant::default(),
            form,
            documents: needed.map(document).collect(),
            synthetic: true,
            draft: None,
        })
    }

    fn clock_date(&self) -> kernel::Date {
        use kernel::Clock;
        self.clock.civil().local().date()
    }
}
