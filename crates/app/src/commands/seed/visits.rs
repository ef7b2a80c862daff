//! Who comes when, to which office, with what: the year before anything of it is handled.

use super::{
    dice::Dice,
    world::{LAST, World},
};
use kernel::{Date, Instant, deadline::Allowance};
use onestop::state::Channel;

/// Tells the draws of visits from others.
const SALT: u64 = 2;
/// Minutes of an hour.
const HOUR: i64 = 60;
/// From so many cases on, every procedure and every office has its own, whatever chance says.
const EVERYTHING_FROM: u32 = 1_000;
/// The cases of the shown office that are still open when the play ends: one in so many, up to a desk's pile.
const WISHED_ONE_IN: u32 = 10;
/// See [`WISHED_ONE_IN`].
const WISHED_MAX: u32 = 48;
/// Draws of a day for a procedure that does not hold all year.
const DAY_DRAWS_MAX: u32 = 256;
/// Of a thousand, so many come online in January; so many more each month.
const ONLINE_PER_MILLE: i64 = 540;
/// See [`ONLINE_PER_MILLE`].
const ONLINE_MORE_A_MONTH: i64 = 16;
/// Of a thousand of the others, so many come by post.
const POST_PER_MILLE: u64 = 95;
/// Of a thousand online, so many come when the offices are shut.
const EVENING_PER_MILLE: u64 = 330;
/// Of a thousand at the desk, so many come in the first half of the day.
const MORNING_PER_MILLE: u64 = 640;
/// The account `citizen` has one in so many of the shown office's cases that come online.
const CITIZEN_ONE_IN: u64 = 30;
/// And of those that are to stand in a certain way at the end, so many of a thousand.
const CITIZEN_WISHED_PER_MILLE: u64 = 350;

/// What the shown office has on its desks when the play ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Came online, nobody has looked at it.
    New,
    /// Received late on the last day, the file is still at the desk.
    ToHandOver,
    /// Due on the day the demo begins.
    DueToday,
    /// With the officer, in time.
    InHand,
    /// With the officer, late.
    Late,
    /// The leader has it.
    ToSign,
    /// The applicant was asked for papers.
    Waiting,
    /// Signed, waits to be fetched.
    ToReturn,
    /// Answered and fetched some days ago by the account `citizen`, who has not yet said what they think of it.
    Returned,
}

impl Wish {
    /// In which order the pile is made.
    const PILE: [Wish; 13] = [
        Wish::DueToday,
        Wish::New,
        Wish::Returned,
        Wish::ToSign,
        Wish::InHand,
        Wish::Late,
        Wish::Waiting,
        Wish::ToHandOver,
        Wish::DueToday,
        Wish::InHand,
        Wish::ToReturn,
        Wish::ToSign,
        Wish::New,
    ];
}

/// One application.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// Its number in the plan, which all its draws follow from.
    pub n: u32,
    /// Where, by place in the world's offices.
    pub office: usize,
    /// For what, by place in the world's laws.
    pub law: usize,
    /// When.
    pub at: Instant,
    /// How.
    pub channel: Channel,
    /// How it is to stand at the end; by chance when there is none.
    pub wish: Option<Wish>,
    /// Whether it is the application of the account `citizen`.
    pub is_citizen: bool,
}

/// The visits of a year, in the order of time; the same for the same packs and number.
pub fn visits(world: &World, cases: u32) -> Vec<Visit> {
    let sums = Sums::of(world);
    let wished = cases.div_ceil(WISHED_ONE_IN).min(WISHED_MAX);
    let mut all: Vec<Visit> = (0..cases).filter_map(|n| sums.visit(n, cases, wished)).collect();
    all.sort_by_key(|visit| (visit.at, visit.n));
    all
}

/// Sums of weights, to draw from quickly.
struct Sums<'a> {
    world: &'a World,
    /// Days and the sum of weights up to each.
    days: Vec<(Date, u64)>,
    /// Offices that take anything in, and the sum of weights up to each.
    offices: Vec<(usize, u64)>,
    shown: Option<usize>,
}

impl<'a> Sums<'a> {
    fn of(world: &'a World) -> Self {
        let days = summed(world.days.iter().copied());
        let open = world.offices.iter().enumerate().filter(|(n, _)| !world.served[*n].is_empty());
        let offices = summed(open.map(|(n, office)| (n, office.weight)));
        let shown = world.offices.iter().position(|office| office.shown);
        Self { world, days, offices, shown }
    }

    fn visit(&self, n: u32, cases: u32, wished: u32) -> Option<Visit> {
        let dice = Dice::of(SALT, u64::from(n));
        if n + wished >= cases && self.shown.is_some() {
            let wish = Wish::PILE.get((n + wished - cases) as usize % Wish::PILE.len())?;
            return self.wished(n, *wish, &dice);
        }
        let (must_law, must_office) = self.must(n, cases);
        for _ in 0..DAY_DRAWS_MAX {
            let day = drawn(&self.days, &dice)?;
            let office = must_office.or_else(|| match must_law {
                Some(law) => self.office_of(law, &dice),
                None => drawn(&self.offices, &dice),
            })?;
            let law = match must_law {
                Some(law) => Some(law).filter(|law| self.world.laws[*law].valid.holds(day)),
                None => self.law_of(office, day, |_| true, &dice),
            };
            let Some(law) = law else { continue };
            let channel = self.channel(law, office, day, &dice)?;
            let at = self.moment(day, channel, &dice);
            let of_citizen = Some(office) == self.shown && channel == Channel::Online;
            let is_citizen = of_citizen && dice.below(CITIZEN_ONE_IN) == 0;
            return Some(Visit { n, office, law, at, channel, wish: None, is_citizen });
        }
        None
    }

    /// The first ones are there so that nothing is missing.
    fn must(&self, n: u32, cases: u32) -> (Option<usize>, Option<usize>) {
        let (n, laws) = (n as usize, self.world.laws.len());
        if cases < EVERYTHING_FROM {
            return (None, None);
        }
        if n < laws { (Some(n), None) } else { (None, self.offices.get(n - laws).map(|(office, _)| *office)) }
    }

    /// One of the offices that take a procedure in.
    fn office_of(&self, law: usize, dice: &Dice) -> Option<usize> {
        let takes: Vec<usize> =
            (0..self.world.offices.len()).filter(|n| self.world.served[*n].contains(&law)).collect();
        dice.pick(&takes).copied()
    }

    /// One of the procedures that an office takes in on a day, the frequent ones more often.
    fn law_of(&self, office: usize, day: Date, fits: impl Fn(usize) -> bool, dice: &Dice) -> Option<usize> {
        let holds = |law: &&usize| self.world.laws[**law].valid.holds(day) && fits(**law);
        let open: Vec<usize> = self.world.served[office].iter().filter(holds).copied().collect();
        open.get(dice.weighted(open.iter().map(|law| self.world.laws[*law].busy))).copied()
    }

    fn channel(&self, law: usize, office: usize, day: Date, dice: &Dice) -> Option<Channel> {
        let open = &self.world.laws[law].context.procedure.channels;
        let points = self.world.offices[office].online_points * 10;
        let online = ONLINE_PER_MILLE + points + ONLINE_MORE_A_MONTH * i64::from(day.month());
        let wanted = if dice.chance(u64::try_from(online).unwrap_or(0)) {
            Channel::Online
        } else if dice.chance(POST_PER_MILLE) {
            Channel::Post
        } else {
            Channel::Direct
        };
        open.iter().copied().find(|channel| *channel == wanted).or_else(|| dice.pick(open).copied())
    }

    /// At the desk in opening hours, more in the morning; online often in the evening.
    fn moment(&self, day: Date, channel: Channel, dice: &Dice) -> Instant {
        let (time, seconds) = (&self.world.time, dice.between(0, 59) * 1_000 + dice.between(0, 999));
        if channel == Channel::Online && dice.chance(EVENING_PER_MILLE) {
            let minute =
                if dice.chance(800) { dice.between(18 * HOUR, 22 * HOUR) } else { dice.between(5 * HOUR, 7 * HOUR) };
            return super::worktime::at(day, minute).plus_millis(seconds);
        }
        let half = time.a_day() / 2;
        let minute =
            if dice.chance(MORNING_PER_MILLE) { dice.between(0, half - 1) } else { dice.between(half, 2 * half - 15) };
        time.instant(time.opening(day) + minute).plus_millis(seconds)
    }

    /// A case of the shown office that is to stand in a certain way at the end.
    fn wished(&self, n: u32, wish: Wish, dice: &Dice) -> Option<Visit> {
        let office = self.shown?;
        let days = |law: usize| match self.world.laws[law].context.procedure.allow {
            Some(Allowance::SameDay) => 0,
            Some(Allowance::WorkingDays(n) | Allowance::Days(n)) => n,
            Some(Allowance::WorkingHours(_)) => 1,
            Some(Allowance::Months(_)) | None => 90,
        };
        let (ago, fits): (i64, &dyn Fn(u32) -> bool) = match wish {
            Wish::New | Wish::ToHandOver => (0, &|_| true),
            Wish::DueToday => (0, &|days| days == 0),
            Wish::InHand => (dice.between(0, 2), &|days| days >= 5),
            Wish::Late => (dice.between(5, 7), &|days| (1..=4).contains(&days)),
            Wish::ToSign => (dice.between(1, 2), &|days| days >= 3),
            Wish::Waiting => (dice.between(3, 8), &|days| days >= 3),
            Wish::ToReturn => (dice.between(1, 4), &|days| days <= 4),
            Wish::Returned => (dice.between(9, 12), &|days| (1..=3).contains(&days)),
        };
        let day = self.working_day_before(ago)?;
        let only = match wish {
            Wish::New | Wish::Returned => Some(Channel::Online),
            Wish::ToHandOver => Some(Channel::Direct),
            _ => None,
        };
        let is_open = |law: usize| {
            let open = &self.world.laws[law].context.procedure.channels;
            only.is_none_or(|only| open.contains(&only))
        };
        let law = self
            .law_of(office, day, |law| is_open(law) && fits(days(law)), dice)
            .or_else(|| self.law_of(office, day, is_open, dice))?;
        let channel = match only {
            Some(only) => only,
            None => self.channel(law, office, day, dice)?,
        };
        let seconds = dice.between(0, 59) * 1_000;
        let at = match wish {
            Wish::New => super::worktime::at(day, dice.between(15 * HOUR + 30, 21 * HOUR)).plus_millis(seconds),
            // After 15:00: the file may stay at the desk until the next opening, and what is due the same day is due on
            // the next working day.
            Wish::ToHandOver | Wish::DueToday => {
                super::worktime::at(day, dice.between(15 * HOUR + 2, 16 * HOUR)).plus_millis(seconds)
            }
            _ => self.moment(day, channel, dice),
        };
        let of_citizen = wish == Wish::Returned || dice.chance(CITIZEN_WISHED_PER_MILLE);
        let is_citizen = channel == Channel::Online && of_citizen;
        Some(Visit { n, office, law, at, channel, wish: Some(wish), is_citizen })
    }

    /// The last day of the play, or so many working days before it.
    fn working_day_before(&self, days: i64) -> Option<Date> {
        let last = self.world.days.iter().rposition(|(day, _)| *day <= LAST)?;
        let n = last.checked_sub(usize::try_from(days).ok()?)?;
        self.world.days.get(n).map(|(day, _)| *day)
    }
}

fn summed<T>(weights: impl Iterator<Item = (T, u64)>) -> Vec<(T, u64)> {
    let mut sum = 0;
    let mut add = |(what, weight): (T, u64)| {
        sum += weight;
        (what, sum)
    };
    weights.map(&mut add).collect()
}

fn drawn<T: Copy>(sums: &[(T, u64)], dice: &Dice) -> Option<T> {
    let at = dice.below(sums.last()?.1);
    sums.get(sums.partition_point(|(_, sum)| *sum <= at)).map(|(what, _)| *what)
}
