//! Synthetic cases of 2024, each labelled, played through the real write path with its own clock.

use super::Trouble;
use crate::install::{self, Install};
use indicatif::{ProgressBar, ProgressStyle};
use kernel::{
    AgencyCode, Instant, ProcedureCode,
    testing::{SeededEntropy, SimClock},
};
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
/// Of a hundred cases, so many come online.
const ONLINE_PERCENT: u64 = 62;
/// Of a hundred cases, so many are late.
const LATE_PERCENT: u64 = 2;
/// Days of 2024 over which the cases are spread: 2 January to Thursday 26 December.
const DAYS_PLAYED: u64 = 359;
/// One case in so many is still open when the demo begins, up to a desk's pile.
const OPEN_ONE_IN: u32 = 10;
/// A desk's pile.
const OPEN_CASES_MAX: u32 = 40;

/// How many of the cases are still open when the demo begins.
fn open_cases(cases: u32) -> u32 {
    cases.div_ceil(OPEN_ONE_IN).min(OPEN_CASES_MAX)
}

/// After 15:00 on the last Friday of the year: due on Monday, the demo's first day.
fn last_friday(dice: &SeededEntropy) -> Instant {
    let minute = i64::try_from(dice.below(60)).unwrap_or(0);
    Instant::from_local(kernel::Date::constant(2024, 12, 27).at(15, 2, 0, 0)).plus_minutes(minute)
}

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
    /// One case from the application to the answer. The last ones of the year are still on somebody's desk.
    async fn case(&self, n: u32, cases: u32) -> Result<(), Trouble> {
        let dice = SeededEntropy::new(SEED ^ (u64::from(n) << 20));
        let open = n + open_cases(cases) >= cases;
        let mut at = if open { last_friday(&dice) } else { self.working_minute(n, cases, &dice) };
        self.clock.set_civil(at);
        let online = dice.below(100) < ONLINE_PERCENT;
        let (who, channel) = match (online, dice.below(10)) {
            (true, _) => (&self.people.citizen, Channel::Online),
            (false, 0) => (&self.people.desk, Channel::Post),
            (false, _) => (&self.people.desk, Channel::Direct),
        };
        let filed = filing::file(self.platform, who, self.new_case(n, channel, &dice)?, None).await?;
        let stream = filed.outcome.stream;
        let late = dice.below(100) < LATE_PERCENT;
        let keep = if open { dice.below(5) as usize } else { usize::MAX };
        for (act, actor, input) in self.acts(online).into_iter().take(keep) {
            let slow = late && act == Act::Propose;
            let minutes = if slow { 1_440 * (1 + dice.below(LATE_DAYS_MAX)) } else { 2 + dice.below(18) };
            at = at.plus_minutes(i64::try_from(minutes).unwrap_or(0));
            self.clock.set_civil(at);
            let _either = acts::act(self.platform, actor, stream, act, input, None).await?;
        }
        Ok(())
    }

    /// What happens to a case after it was filed, by whom.
    fn acts(&self, online: bool) -> Vec<(Act, &Actor, Input)> {
        let mut acts = Vec::new();
        if online {
            acts.push((Act::Receive, &self.people.desk, Input::default()));
        }
        acts.push((Act::Assign, &self.people.officer, Input::default()));
        let grant = Input { outcome: Some("grant".into()), ..Input::default() };
        acts.push((Act::Propose, &self.people.officer, grant));
        acts.push((Act::Sign, &self.people.leader, Input::default()));
        let hand_over = Input { how: Some("direct".into()), ..Input::default() };
        acts.push((Act::Return, &self.people.desk, hand_over));
        acts
    }

    /// A minute of a working morning of 2024: cases come in order through the year.
    fn working_minute(&self, n: u32, cases: u32, dice: &SeededEntropy) -> Instant {
        let days = u64::from(n) * DAYS_PLAYED / u64::from(cases.max(1));
        let mut day = kernel::Date::constant(2024, 1, 2);
        for _ in 0..days {
            day = day.tomorrow().unwrap_or(day);
        }
        if let Some(calendar) = self.platform.packs().calendar_at(day) {
            while !calendar.is_working_day(day).unwrap_or(true) {
                day = day.tomorrow().unwrap_or(day);
            }
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
