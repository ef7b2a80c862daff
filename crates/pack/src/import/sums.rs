//! What the steps of a process add up to, each unit for itself: working days and days cannot be added.

use super::{
    exchange::{Clock, Kind, Process, Step, Time, Unit},
    times::{self, Halves},
};
use kernel::Lang;
use std::collections::BTreeMap;

/// The sums of one process.
#[derive(Debug, Default)]
pub(super) struct Sums {
    by_unit: BTreeMap<Unit, Halves>,
    /// Whether every step that counts has a time.
    pub(super) complete: bool,
}

/// Steps between a fork and its join run side by side: only the longest of them counts.
fn in_parallel(process: &Process) -> impl Fn(&Step) -> bool {
    let number = |kind: Kind| process.steps.iter().find(|step| step.kind == kind).map(|step| step.no);
    let (fork, join) = (number(Kind::Fork), number(Kind::JoinReturn));
    move |step: &Step| fork.zip(join).is_some_and(|(fork, join)| fork < step.no && step.no < join)
}

/// Whether the limit of the procedure counts the step.
fn counts(step: &Step) -> bool {
    step.clock == Clock::Counts && !matches!(step.kind, Kind::Submit | Kind::After)
}

impl Sums {
    /// Adds up the steps whose time counts.
    pub(super) fn of(process: &Process) -> Self {
        let parallel = in_parallel(process);
        let mut sums = Self { complete: true, ..Self::default() };
        let mut longest: BTreeMap<Unit, Halves> = BTreeMap::new();
        for step in process.steps.iter().filter(|step| counts(step)) {
            match step.time.filter(|time| time.unit != Unit::SameDay) {
                None => sums.complete &= step.time.is_some(),
                Some(time) if parallel(step) => {
                    let known = longest.entry(time.unit).or_default();
                    *known = time.value.max(*known);
                }
                Some(time) => sums.add(time.unit, time.value),
            }
        }
        for (unit, value) in longest {
            sums.add(unit, value);
        }
        sums
    }

    fn add(&mut self, unit: Unit, value: Halves) {
        let known = self.by_unit.entry(unit).or_default();
        *known = known.plus(value);
    }

    /// The sum, when all steps are in one unit.
    pub(super) fn only(&self) -> Option<Time> {
        let mut all = self.by_unit.iter();
        match (all.next(), all.next()) {
            (Some((unit, value)), None) => Some(Time { value: *value, unit: *unit }),
            _ => None,
        }
    }

    /// The sum of the steps in that unit.
    pub(super) fn of_unit(&self, unit: Unit) -> Time {
        Time { value: self.by_unit.get(&unit).copied().unwrap_or_default(), unit }
    }

    /// The units that occur.
    pub(super) fn units(&self) -> impl Iterator<Item = Unit> {
        self.by_unit.keys().copied()
    }

    /// All sums in words.
    pub(super) fn words(&self, lang: Lang) -> String {
        let words: Vec<String> =
            self.by_unit.iter().map(|(unit, value)| times::words(Time { value: *value, unit: *unit }, lang)).collect();
        words.join(" + ")
    }
}

/// Whether at least two steps have a time and each of them is the time of the whole.
pub(super) fn each_is_whole(process: &Process) -> bool {
    let mut timed = process.steps.iter().filter_map(|step| step.time).peekable();
    let Some(total) = process.total.filter(|total| total.unit != Unit::SameDay) else { return false };
    timed.peek().is_some()
        && process.steps.iter().filter(|step| step.time.is_some()).count() > 1
        && timed.all(|time| time == total)
}
