//! Who acts in an imported procedure: the titles that its steps give to desk, officer and leader.

use super::{
    exchange::{Kind, Procedure, Step},
    toml_text::Toml,
};
use crate::{finding::say, text::T};
use kernel::{Lang, Said, fold};

const VI: T = T::new(Lang::Vi);

/// The role of a step. The leader decides; who only receives or returns is the desk; all else is an officer's work.
pub(super) fn of_step(step: &Step) -> &'static str {
    let title = fold(&step.actor_role.vi);
    let is = |list: &str| list.split(", ").any(|word| title.contains(word));
    match step.kind {
        Kind::Decide => LEADER,
        Kind::Receive | Kind::Return | Kind::JoinReturn => DESK,
        Kind::Assign | Kind::Review if is(VI.role_leader_words()) => LEADER,
        Kind::Transfer | Kind::Issue if is(VI.role_desk_words()) => DESK,
        _ => OFFICER,
    }
}

pub(super) const DESK: &str = "desk";
pub(super) const OFFICER: &str = "officer";
pub(super) const LEADER: &str = "leader";

/// Writes the three roles: the title of the first step that each one does, else the general word.
pub(super) fn write(file: &mut Toml, procedure: &Procedure) {
    let steps = || procedure.internal_process.iter().flat_map(|process| &process.steps);
    let title = |role: &str, fits: fn(Kind) -> bool| {
        steps().find(|step| fits(step.kind) && of_step(step) == role).map(|step| step.actor_role.clone())
    };
    let desk = title(DESK, |kind| kind == Kind::Receive).unwrap_or_else(|| say(|t| t.role_desk()));
    let officer = title(OFFICER, |kind| kind == Kind::Process).unwrap_or_else(|| say(|t| t.role_officer()));
    let leader = title(LEADER, |kind| kind == Kind::Decide).unwrap_or_else(|| say(|t| t.role_leader()));
    row(file, DESK, &desk, Some(VI.basis_desk()));
    row(file, OFFICER, &officer, Some(VI.basis_officer()));
    row(file, LEADER, &leader, None);
}

fn row(file: &mut Toml, role: &str, name: &Said, basis: Option<&str>) {
    file.row("roles");
    file.text("role", role);
    file.said("name", name);
    match basis {
        Some(basis) => file.list("basis", &[basis]),
        None => {
            file.text("basis", "unknown");
            file.said("basis_reason", &say(|t| t.role_leader_basis()));
        }
    }
}
