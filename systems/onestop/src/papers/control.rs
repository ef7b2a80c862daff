//! Form 05: from whose hands into whose the file went, read from the record.

use super::{VI, desk};
use crate::{
    cases::Cases,
    limits::HAND_OVERS_PRINTED_MAX,
    state::{Case, Event, Stage, What},
};
use engine::{State, StepId};
use kernel::{AccountId, Instant, Lang};
use pack::{Step, StepKind};
use platform::{Role, Told, Viewed};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use web::App;

/// What form 05 says beyond what all papers say: the date that the receipt promised, and every hand-over until now.
pub(super) fn slip(app: &App, opened: &Viewed<Cases>, receipt: &Case) -> Value {
    let case = &opened.state;
    let version = app.platform.packs().procedure(&case.procedure, case.edition);
    let others = version.map_or(&[][..], |version| &version.coordinating_agencies);
    let mut walk = Walk {
        steps: version.map_or(&[][..], |version| &version.steps.steps),
        desk: desk(app, case),
        names: names(opened),
        first_due: case.first_due(),
        passed_on: case.handed_over.map(|hand_over| (hand_over.at, hand_over.late)),
        position: State::default(),
        here: Hand::default(),
        rows: Vec::new(),
    };
    for told in &opened.events {
        walk.tell(told);
    }
    let omitted = walk.rows.len().saturating_sub(HAND_OVERS_PRINTED_MAX);
    json!({
        "others": others.iter().map(|other| &other.name.vi).collect::<Vec<_>>(),
        "due_at": receipt.first_due(),
        "closed": case.stage == Stage::Finished || case.stage.is_closed(),
        "omitted": omitted,
        "hand_overs": walk.rows.split_off(omitted),
    })
}

/// The names of all who have acted on the case: the record knows no others.
fn names(opened: &Viewed<Cases>) -> BTreeMap<AccountId, String> {
    opened.events.iter().filter_map(|told| Some((told.actor, told.actor_name.clone()?))).collect()
}

/// Who has the file: which part of the office, and the person where the record knows one.
#[derive(Clone, Debug, Default)]
struct Hand {
    unit: String,
    name: Option<String>,
}

/// The way of the file, event by event.
struct Walk<'a> {
    steps: &'a [Step],
    desk: String,
    names: BTreeMap<AccountId, String>,
    /// By which the answer is judged.
    first_due: Option<Instant>,
    /// When the file came to the handling side, and whether late.
    passed_on: Option<(Instant, bool)>,
    position: State,
    here: Hand,
    rows: Vec<Value>,
}

impl Walk<'_> {
    fn tell(&mut self, told: &Told<Event>) {
        let by = Hand { unit: self.here.unit.clone(), name: told.actor_name.clone() };
        match &told.event.what {
            What::Received { position, .. } => {
                self.position.clone_from(position);
                self.here = Hand { unit: self.desk.clone(), name: told.actor_name.clone() };
            }
            What::HandedOver { late, .. } => {
                let to = self.at_work(None);
                self.pass(told, &by, to, Some(punctual(*late)), None);
            }
            What::Assigned { officer } => self.assigned(told, *officer),
            What::StepCompleted(done) => {
                let from = Hand { unit: self.unit(done.step), ..by };
                let begun: BTreeSet<StepId> = done.position.active.difference(&self.position.active).copied().collect();
                self.position.clone_from(&done.position);
                if !begun.is_empty() {
                    let holder = begun.iter().find_map(|step| self.names.get(done.holders.get(step)?));
                    let to = Hand { unit: self.units(&begun), name: holder.cloned() };
                    self.pass(told, &from, to, self.came(told), None);
                }
            }
            What::Proposed { position, .. } => self.moved(told, &by, position, None, VI.slip_proposed()),
            What::SentBack { position, .. } => {
                let back = self.rows.last().and_then(|row| row["from_name"].as_str()).map(str::to_owned);
                self.moved(told, &by, position, None, VI.slip_sent_back());
                self.named(back);
            }
            What::Signed { position, .. } => {
                let result = self.first_due.map(|due| judged(told.at, due));
                self.moved(told, &by, position, result, VI.slip_signed());
            }
            What::Reopened { position, .. } => self.moved(told, &by, position, None, VI.slip_reopened()),
            _ => {}
        }
    }

    /// An officer takes the file, or is given it.
    fn assigned(&mut self, told: &Told<Event>, officer: AccountId) {
        let to = self.at_work(self.names.get(&officer).cloned());
        if self.here.unit == to.unit && (self.here.name.is_none() || self.here.name == to.name) {
            // It lay there already; now it is known with whom.
            self.here.name.clone_from(&to.name);
            self.named(to.name);
            return;
        }
        let from = match told.event.role {
            Role::Leader => Hand { unit: VI.slip_leader().to_owned(), name: told.actor_name.clone() },
            _ if told.actor == officer => self.here.clone(),
            _ => Hand { unit: self.here.unit.clone(), name: told.actor_name.clone() },
        };
        self.pass(told, &from, to, self.came(told), None);
    }

    /// Whether the file came to the handling side in time, for the act by which it came there without an act of its own.
    fn came(&self, told: &Told<Event>) -> Option<&'static str> {
        self.passed_on.filter(|(at, _)| *at == told.at).map(|(_, late)| punctual(late))
    }

    /// An act moved the file on in the table.
    fn moved(&mut self, told: &Told<Event>, from: &Hand, position: &State, result: Option<&str>, note: &str) {
        self.position.clone_from(position);
        let to = self.at_work(None);
        self.pass(told, from, to, result, Some(note));
    }

    fn pass(&mut self, told: &Told<Event>, from: &Hand, to: Hand, result: Option<&str>, note: Option<&str>) {
        self.rows.push(json!({
            "at": told.at,
            "from": from.unit, "from_name": from.name,
            "to": to.unit, "to_name": to.name,
            "result": result, "note": note,
        }));
        self.here = to;
    }

    /// Writes into the last row who got it.
    fn named(&mut self, name: Option<String>) {
        if let (Some(row), Some(name)) = (self.rows.last_mut(), name) {
            row["to_name"] = name.into();
        }
    }

    /// Whose step is under way.
    fn at_work(&self, name: Option<String>) -> Hand {
        Hand { unit: self.units(&self.position.active), name }
    }

    fn units(&self, steps: &BTreeSet<StepId>) -> String {
        let mut units: Vec<String> = Vec::new();
        for unit in steps.iter().map(|step| self.unit(*step)) {
            if !units.contains(&unit) {
                units.push(unit);
            }
        }
        if units.is_empty() { VI.slip_officer().to_owned() } else { units.join("; ") }
    }

    /// Who does a step, as the table says it; what the desk does is the desk's, whatever its people are called there.
    fn unit(&self, step: StepId) -> String {
        match self.steps.iter().find(|known| known.no == step) {
            Some(step) if matches!(step.kind, StepKind::Receive | StepKind::Return) => self.desk.clone(),
            Some(step) => step.actor.get(Lang::Vi).to_owned(),
            None => VI.slip_officer().to_owned(),
        }
    }
}

const fn punctual(late: bool) -> &'static str {
    if late { "late" } else { "on_time" }
}

/// Early when it was done on a day before, late when after the very minute.
fn judged(at: Instant, due: Instant) -> &'static str {
    match at {
        at if at > due => "late",
        at if at.local().date() < due.local().date() => "early",
        _ => "on_time",
    }
}
