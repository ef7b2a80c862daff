//! One part of the offices, act by act in the order of time, written many acts a commit.
//!
//! An office belongs to one lane, so that its counters, codes and lists fill as they would have filled, and no two lanes
//! wait for a row of each other. How many acts of a lane are written stands beside them, in the same transaction: a play
//! that was cut off goes on behind the last of them.

use super::{
    ballots,
    clock::PlayClock,
    course::course,
    life::Planned,
    people::People,
    visits::{Visit, Wish},
    world::World,
};
use crate::commands::Trouble;
use kernel::{Date, Instant, Problem, StreamId};
use onestop::{
    cases::Cases,
    state::{Action, Channel},
};
use platform::{Actor, Bulk, Fail, Platform, Reason, Role, Thread, Viewer};
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap, HashMap, VecDeque},
    sync::Arc,
};

/// Where each lane notes how far it is; there are as many lanes.
pub const LANES: [&str; 4] = ["demo.lane.0", "demo.lane.1", "demo.lane.2", "demo.lane.3"];
/// Acts in one transaction. SQLite walks the pages that a closure has touched at every statement, so a large one is slow:
/// 20,000 cases take 36 s with this many, 53 s with four times as many, 39 s with less than half.
const ACTS_PER_BULK: usize = 100;

/// The whole plan, shared by the lanes.
#[derive(Clone)]
pub struct Plan {
    /// The province.
    pub world: Arc<World>,
    /// Who acts.
    pub people: Arc<People>,
    /// Who comes, in the order of time.
    pub visits: Arc<Vec<Visit>>,
    /// Nothing happens after it.
    pub until: Instant,
}

/// How many cases an office received at its desk on a day, by the place of the office.
pub type Received = BTreeMap<(usize, Date), u64>;

/// Somebody who got an answer and says what they think of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Vote {
    /// The number of the case.
    pub n: u32,
    /// Its stream.
    pub stream: StreamId,
    /// When the answer was handed over.
    pub day: Date,
    /// Whether it was late.
    pub is_late: bool,
}

/// What a lane tells when it is over.
#[derive(Debug, Default)]
pub struct Told {
    /// What the offices received.
    pub received: Received,
    /// Who votes.
    pub votes: Vec<Vote>,
}

/// The acts of one lane in the order of time. Cases are thought out when their time comes: only open ones are kept.
pub struct Acts {
    plan: Plan,
    lane: usize,
    next: usize,
    waiting: BinaryHeap<Reverse<(Instant, u32)>>,
    open: HashMap<u32, (Visit, VecDeque<Planned>)>,
    /// What there is to tell so far.
    pub told: Told,
}

impl Acts {
    /// From the beginning.
    pub fn of(plan: Plan, lane: usize) -> Self {
        let (waiting, open, told) = (BinaryHeap::new(), HashMap::new(), Told::default());
        Self { plan, lane, next: 0, waiting, open, told }
    }

    /// Thinks out the cases of this lane that begin before anything that waits.
    fn think(&mut self) {
        while let Some(visit) = self.plan.visits.get(self.next).copied() {
            if visit.office % LANES.len() != self.lane {
                self.next += 1;
                continue;
            }
            if self.waiting.peek().is_some_and(|Reverse((at, n))| (*at, *n) < (visit.at, visit.n)) {
                return;
            }
            self.next += 1;
            let acts: VecDeque<Planned> = course(&self.plan.world, &self.plan.people, &visit, self.plan.until).into();
            if let Some(first) = acts.front() {
                self.waiting.push(Reverse((first.at, visit.n)));
                self.open.insert(visit.n, (visit, acts));
            }
        }
    }
}

impl Iterator for Acts {
    type Item = Planned;

    fn next(&mut self) -> Option<Planned> {
        self.think();
        let Reverse((_, n)) = self.waiting.pop()?;
        let (visit, acts) = self.open.get_mut(&n)?;
        let act = acts.pop_front()?;
        let day = act.at.local().date();
        if visit.channel != Channel::Online && is_receipt(&act) {
            *self.told.received.entry((visit.office, day)).or_default() += 1;
        }
        let asked = visit.wish != Some(Wish::Returned) && ballots::votes(n);
        if matches!(act.command.action, Action::Return { .. }) && asked {
            self.told.votes.push(Vote { n, stream: act.stream, day, is_late: act.is_late });
        }
        match acts.front() {
            Some(next) => self.waiting.push(Reverse((next.at, n))),
            None => {
                self.open.remove(&n);
            }
        }
        Some(act)
    }
}

/// Whether a paper case is received by that act.
fn is_receipt(act: &Planned) -> bool {
    match &act.command.action {
        Action::Receive => true,
        Action::File(filing) => filing.missing.is_none(),
        _ => false,
    }
}

/// A lane under way.
pub struct Lane {
    platform: Platform,
    clock: Arc<PlayClock>,
    name: &'static str,
    acts: Acts,
    written: u64,
    threads: HashMap<u32, Thread<Cases>>,
}

impl Lane {
    /// Takes a lane up where it stands; with it, how many cases had ended by then. `clock` is the platform's own.
    pub async fn take_up(
        platform: Platform,
        clock: Arc<PlayClock>,
        plan: Plan,
        lane: usize,
    ) -> Result<(Self, u64), Trouble> {
        let name = LANES.get(lane).copied().unwrap_or_default();
        let written = platform.setting(name).await?.and_then(|text| text.parse::<u64>().ok()).unwrap_or(0);
        let mut acts = Acts::of(plan, lane);
        let passed = acts.by_ref().take(usize::try_from(written).unwrap_or(usize::MAX));
        let ended = passed.filter(|act| act.last).count() as u64;
        Ok((Self { platform, clock, name, acts, written, threads: HashMap::new() }, ended))
    }

    /// Writes the next acts in one transaction. Gives how many cases have ended with them; `None`: all is written.
    pub async fn part(&mut self) -> Result<Option<u64>, Trouble> {
        let part: Vec<Planned> = self.acts.by_ref().take(ACTS_PER_BULK).collect();
        if part.is_empty() {
            return Ok(None);
        }
        self.written += part.len() as u64;
        let ended = part.iter().filter(|act| act.last).count() as u64;
        let begun = part.iter().filter_map(|act| Some((act.n, self.threads.remove(&act.n)?))).collect();
        let work = Work { part, begun, clock: self.clock.clone(), name: self.name, written: self.written };
        let open = self.platform.bulk(move |bulk| work.done(bulk)).await.map_err(Problem::from)?;
        self.threads.extend(open);
        Ok(Some(ended))
    }

    /// What there is to tell.
    pub fn told(self) -> Told {
        self.acts.told
    }
}

/// Why somebody of the office opens a case to act on it.
fn reason(who: &Actor) -> Reason {
    if who.role == Role::Leader { Reason::Sign } else { Reason::Handle }
}

/// The acts of one transaction.
struct Work {
    part: Vec<Planned>,
    begun: HashMap<u32, Thread<Cases>>,
    clock: Arc<PlayClock>,
    name: &'static str,
    written: u64,
}

impl Work {
    /// Does them all; gives the cases that go on. May run again, and then does the same: the clock is its own lane's.
    fn done(&self, bulk: &mut Bulk<'_, '_>) -> Result<HashMap<u32, Thread<Cases>>, Fail> {
        let mut threads = self.begun.clone();
        for act in &self.part {
            self.clock.set(act.at);
            let mut thread = match threads.remove(&act.n) {
                Some(thread) => thread,
                None => bulk.thread(act.stream)?,
            };
            bulk.run(&mut thread, &act.who, &act.command, act.first)?;
            if act.who.role.is_staff() {
                // Nobody acts on a case without having opened it.
                bulk.opened(act.stream, &Viewer::new(&act.who, reason(&act.who)))?;
            }
            if !act.last {
                threads.insert(act.n, thread);
            }
        }
        bulk.note(self.name, &self.written.to_string())?;
        Ok(threads)
    }
}
