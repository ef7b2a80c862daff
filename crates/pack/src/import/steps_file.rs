//! `steps.toml` of an imported procedure: the seventeen sorts of steps of the exchange form become the six of a pack.

use super::{
    exchange::{Branch, Clock, Kind, Procedure, Process, Step, Time},
    placed::Placed,
    roles, times,
    toml_text::Toml,
};
use crate::{finding::say, text::T};
use kernel::{Lang, Said};

const VI: T = T::new(Lang::Vi);
const UNKNOWN: &str = "unknown";
/// The exchange form's word for an internal process that a provincial chairman approved.
const APPROVED: &str = "provincial_decision";

/// Writes the file.
pub(super) fn write(procedure: &Procedure, placed: &Placed<'_>) -> String {
    let mut file = Toml::default();
    file.comment(&VI.steps_head(&procedure.national_code));
    file.comment(VI.file_imported());
    match &procedure.internal_process {
        Some(process) => table(&mut file, process, placed),
        None => general(&mut file),
    }
    for other in &procedure.other_processes {
        self::other(&mut file, other);
    }
    file.finish()
}

/// Approved is only what this place's chairman approved, with times that could be read.
fn is_approved(process: &Process, placed: &Placed<'_>) -> bool {
    process.basis == APPROVED && process.place == placed.map.place
}

fn table(file: &mut Toml, process: &Process, placed: &Placed<'_>) {
    let approved = is_approved(process, placed);
    file.comment(if approved { VI.steps_approved() } else { VI.steps_sample() });
    file.text("status", if approved { "approved" } else { "sample" });
    let note = say(|t| {
        let head = if approved { t.steps_approved_note().to_owned() } else { t.steps_sample_note(&process.place) };
        process.note.as_ref().map_or_else(|| head.clone(), |note| format!("{head} {}", note.get(t.lang())))
    });
    about(file, process, Some(&note));
    let ways = Ways::of(process);
    for step in &process.steps {
        self::step(file, step, &ways);
    }
    branches(file, "branches", process);
}

/// Where a process comes from, and its whole time.
fn about(file: &mut Toml, process: &Process, note: Option<&Said>) {
    file.maybe_said("note", note);
    file.text("place", &process.place);
    file.maybe("decision", process.decision.as_ref());
    file.maybe("as_of", process.as_of.as_ref());
    file.text("origin", &process.basis);
    file.maybe("total", process.total.and_then(times::span));
    if !process.source_ids.is_empty() {
        file.list("sources", &process.source_ids);
    }
}

/// What follows what. The form has the order of its steps and marks where parts begin and end side by side.
struct Ways {
    order: Vec<u32>,
    fork: Option<u32>,
    join: Option<u32>,
    first_receive: Option<u32>,
    last_return: Option<u32>,
}

impl Ways {
    fn of(process: &Process) -> Self {
        let first = |kind: Kind| process.steps.iter().find(|step| step.kind == kind).map(|step| step.no);
        let returns = |step: &&Step| matches!(step.kind, Kind::Return | Kind::JoinReturn);
        let join = first(Kind::JoinReturn);
        Self {
            order: process.steps.iter().map(|step| step.no).collect(),
            // A join without a fork is a plain end: the parts come one after another, as they are written.
            fork: first(Kind::Fork).filter(|_| join.is_some()),
            join: join.filter(|_| first(Kind::Fork).is_some()),
            first_receive: first(Kind::Receive),
            last_return: process.steps.iter().rev().find(returns).map(|step| step.no),
        }
    }

    /// The steps that follow.
    fn next(&self, no: u32) -> Vec<u32> {
        let after = self.order.iter().copied().find(|next| *next > no);
        match self.fork.zip(self.join) {
            Some((fork, join)) if no == fork => {
                self.order.iter().copied().filter(|part| fork < *part && *part < join).collect()
            }
            Some((fork, join)) if fork < no && no < join => vec![join],
            _ => after.into_iter().collect(),
        }
    }

    /// A case is received once and returned once; a second receiving desk on the way only works on it.
    fn kind(&self, step: &Step) -> &'static str {
        match step.kind {
            Kind::Receive if self.first_receive == Some(step.no) => "receive",
            Kind::Return | Kind::JoinReturn if self.last_return == Some(step.no) => "return",
            Kind::Decide => "decide",
            Kind::External | Kind::Applicant | Kind::Pay | Kind::After => "external",
            // The applicant has filed when the case begins: nobody in the office does this step.
            Kind::Submit => "auto",
            Kind::Fork if self.fork == Some(step.no) => "auto",
            _ => "process",
        }
    }
}

fn step(file: &mut Toml, step: &Step, ways: &Ways) {
    let kind = ways.kind(step);
    let role = roles::of_step(step);
    file.row("steps");
    file.plain("no", step.no);
    file.text("kind", kind);
    if step.kind.code() != kind {
        file.text("source_kind", step.kind.code());
    }
    file.text("role", role);
    file.text("at", if role == roles::DESK { "receiving" } else { "deciding" });
    file.said("actor", &step.actor_role);
    file.said("work", &step.work);
    file.maybe_said("agency", step.agency.as_ref());
    time(file, step.time);
    if step.clock == Clock::Stopped {
        file.text("clock", "stopped");
    }
    if ways.join == Some(step.no) {
        file.plain("join", true);
    }
    match ways.next(step.no).as_slice() {
        [] => {}
        [next] => file.plain("next", next),
        many => file.plain("next", format_args!("{many:?}")),
    }
}

fn time(file: &mut Toml, time: Option<Time>) {
    match time.and_then(times::span) {
        Some(span) => file.text("time", span),
        None => file.text("time", UNKNOWN),
    }
}

fn branches(file: &mut Toml, name: &str, process: &Process) {
    for branch in &process.branches {
        file.row(name);
        self::branch(file, branch);
    }
}

fn branch(file: &mut Toml, branch: &Branch) {
    file.plain("at_step", branch.at_step);
    file.text("kind", &branch.kind);
    file.said("condition", &branch.condition);
    file.said("effect", &branch.effect);
    file.maybe("time", branch.time.and_then(times::span));
    if let Some(to) = branch.goto_step {
        file.plain("goto_step", to);
    }
}

/// A table of another place or of an earlier rule, for reference.
fn other(file: &mut Toml, process: &Process) {
    file.row("others");
    about(file, process, process.note.as_ref());
    for step in &process.steps {
        file.row("others.steps");
        file.plain("no", step.no);
        file.text("source_kind", step.kind.code());
        file.said("actor", &step.actor_role);
        file.said("work", &step.work);
        file.maybe_said("agency", step.agency.as_ref());
        time(file, step.time);
        if step.clock == Clock::Stopped {
            file.text("clock", "stopped");
        }
    }
    branches(file, "others.branches", process);
}

/// No source gives a process: the acts that the decree itself names, without times.
fn general(file: &mut Toml) {
    file.comment(VI.steps_general());
    file.text("status", "sample");
    file.said("note", &say(|t| t.steps_general_note()));
    let rows = [
        ("receive", roles::DESK, "receiving", say(|t| t.role_desk()), say(|t| t.steps_general_receive())),
        ("process", roles::OFFICER, "deciding", say(|t| t.role_officer()), say(|t| t.steps_general_process())),
        ("decide", roles::LEADER, "deciding", say(|t| t.role_leader()), say(|t| t.steps_general_decide())),
        ("return", roles::DESK, "receiving", say(|t| t.role_desk()), say(|t| t.steps_general_return())),
    ];
    let last = rows.len();
    for (n, (kind, role, at, actor, work)) in (1..).zip(rows) {
        file.row("steps");
        file.plain("no", n);
        file.text("kind", kind);
        file.text("role", role);
        file.text("at", at);
        file.said("actor", &actor);
        file.said("work", &work);
        file.text("time", UNKNOWN);
        if n < last {
            file.plain("next", n + 1);
        }
    }
}
