//! Who may do what, pinned: every act against every kind of person, whatever the stage.

use super::world::{Came, World, who};
use crate::state::{Act, PERMISSIONS, RULES, Refusal, authorise, offered, roles_for};
use std::{collections::BTreeSet, fmt::Write as _};

/// Columns: `hand` has the case, `offc2` does not; `else` stands for all staff of another agency.
const COLUMNS: &[(&str, &str)] = &[
    ("owner", "citizen"),
    ("strngr", "stranger"),
    ("desk", "desk"),
    ("hand", "officer"),
    ("offc2", "officer2"),
    ("leader", "leader"),
    ("d-else", "desk-elsewhere"),
    ("o-else", "officer-elsewhere"),
    ("l-else", "leader-elsewhere"),
    ("admin", "admin"),
    ("system", "system"),
];

/// `yes`: may; `role`: that role never; `offcr`: another officer has it; `appl`: only the applicant; `agncy`: another
/// agency's; `.`: for this person the case does not exist.
const OF_AN_ONLINE_CASE: &str = "
                    owner   strngr  desk    hand    offc2   leader  d-else  o-else  l-else  admin   system
file                yes     yes     yes     role    role    role    agncy   role    role    role    role
receive             role    .       yes     role    role    role    .       .       .       role    role
request-supplement  role    .       yes     yes     offcr   role    .       .       .       role    role
supplement          yes     .       yes     role    role    role    .       .       .       role    role
refuse              role    .       yes     role    role    role    .       .       .       role    role
hand-over           role    .       yes     role    role    role    .       .       .       role    role
assign              role    .       yes     yes     offcr   yes     .       .       .       role    role
complete-step       role    .       yes     yes     offcr   yes     .       .       .       role    role
propose             role    .       role    yes     offcr   role    .       .       .       role    role
sign                role    .       role    role    role    yes     .       .       .       role    role
send-back           role    .       role    yes     offcr   yes     .       .       .       role    role
return              role    .       yes     role    role    role    .       .       .       role    role
apologise           role    .       role    yes     offcr   yes     .       .       .       role    role
withdraw            yes     .       appl    role    role    role    .       .       .       role    role
stop                role    .       role    role    role    yes     .       .       .       role    role
correct             role    .       yes     yes     offcr   role    .       .       .       role    role
reopen              role    .       role    role    role    yes     .       .       .       role    role
warn-late           role    .       role    role    role    role    .       .       .       role    yes
";

const OF_A_PAPER_CASE: &str = "
                    owner   strngr  desk    hand    offc2   leader  d-else  o-else  l-else  admin   system
file                yes     yes     yes     role    role    role    agncy   role    role    role    role
receive             .       .       yes     role    role    role    .       .       .       role    role
request-supplement  .       .       yes     yes     offcr   role    .       .       .       role    role
supplement          .       .       yes     role    role    role    .       .       .       role    role
refuse              .       .       yes     role    role    role    .       .       .       role    role
hand-over           .       .       yes     role    role    role    .       .       .       role    role
assign              .       .       yes     yes     offcr   yes     .       .       .       role    role
complete-step       .       .       yes     yes     offcr   yes     .       .       .       role    role
propose             .       .       role    yes     offcr   role    .       .       .       role    role
sign                .       .       role    role    role    yes     .       .       .       role    role
send-back           .       .       role    yes     offcr   yes     .       .       .       role    role
return              .       .       yes     role    role    role    .       .       .       role    role
apologise           .       .       role    yes     offcr   yes     .       .       .       role    role
withdraw            .       .       yes     role    role    role    .       .       .       role    role
stop                .       .       role    role    role    yes     .       .       .       role    role
correct             .       .       yes     yes     offcr   role    .       .       .       role    role
reopen              .       .       role    role    role    yes     .       .       .       role    role
warn-late           .       .       role    role    role    role    .       .       .       role    yes
";

fn cell(world: &mut World, act: Act, name: &str) -> &'static str {
    let command = world.plain(act, name).command();
    let case = world.case.clone().filter(|_| act != Act::File);
    match authorise(&who(name), &command, case.as_ref()) {
        Ok(()) => "yes",
        Err(Refusal::NotYourRole { .. }) => "role",
        Err(Refusal::OtherOfficer) => "offcr",
        Err(Refusal::OnlyTheApplicant) => "appl",
        Err(Refusal::OtherAgency) => "agncy",
        Err(Refusal::NoCase) => ".",
        Err(other) => panic!("{name} {act:?}: {other:?}"),
    }
}

fn table(script: &str) -> String {
    let mut world = World::after(script);
    let mut found = format!("\n{:<20}", "");
    for (column, _) in COLUMNS {
        let _ = write!(found, "{column:<8}");
    }
    found.truncate(found.trim_end().len());
    found.push('\n');
    for act in Act::ALL {
        let mut line = format!("{:<20}", act.code());
        for (_, name) in COLUMNS {
            let _ = write!(line, "{:<8}", cell(&mut world, *act, name));
        }
        found.push_str(line.trim_end());
        found.push('\n');
    }
    found
}

#[test]
fn the_table_of_who_may_do_what() {
    let online = table("online by citizen; receive by desk; assign by leader");
    assert!(online == OF_AN_ONLINE_CASE, "who may act on an online case has changed; found:\n{online}");
    let paper = table("direct by desk; assign by leader");
    assert!(paper == OF_A_PAPER_CASE, "who may act on a paper case has changed; found:\n{paper}");
}

#[test]
fn declared_rights_are_those_of_the_table() {
    assert_eq!(PERMISSIONS.len(), Act::ALL.len());
    for act in Act::ALL {
        let right = PERMISSIONS.iter().find(|right| right.name == act.permission()).expect("declared");
        let declared: BTreeSet<_> = right.roles.iter().copied().collect();
        assert_eq!(declared, roles_for(*act).into_iter().collect(), "{}", act.code());
        assert_eq!(right.name, format!("onestop.case.{}", act.code()));
    }
}

/// The buttons that people see, in order.
const OFFERED: &[(&str, &str, &str)] = &[
    ("online by citizen", "citizen", "withdraw"),
    ("online by citizen", "stranger", ""),
    ("online by citizen", "desk", "receive request-supplement refuse correct"),
    ("online by citizen", "leader", ""),
    ("online by citizen; request-supplement proof by desk", "citizen", "supplement withdraw"),
    ("online by citizen; request-supplement proof by desk", "desk", "supplement refuse"),
    ("direct by desk", "desk", "request-supplement hand-over assign withdraw correct"),
    ("direct by desk; hand-over by desk", "desk", "request-supplement assign withdraw correct"),
    ("online by citizen; receive by desk", "desk", "request-supplement assign correct"),
    ("direct lacks proof by desk", "desk", "supplement refuse withdraw"),
    ("direct by desk", "officer", "request-supplement assign propose apologise correct"),
    ("direct by desk", "leader", "assign apologise stop"),
    ("direct by desk; assign by officer", "officer", "request-supplement assign propose apologise correct"),
    ("direct by desk; assign by officer", "officer2", ""),
    ("direct by desk; assign by officer; apologise by leader", "leader", "assign stop"),
    ("direct by desk; propose by officer", "officer", "send-back apologise"),
    ("direct by desk; propose by officer", "officer2", ""),
    ("direct by desk; propose by officer", "leader", "sign send-back apologise stop"),
    ("direct by desk; propose by officer; sign by leader", "leader", "reopen"),
    ("direct by desk; propose by officer; sign by leader", "desk", "return"),
    ("direct by desk; propose by officer; sign by leader", "officer", "complete-step"),
    ("direct by desk; propose by officer; sign by leader", "officer2", ""),
    ("direct by desk; request-supplement proof by desk", "leader", "stop"),
    ("online by citizen; withdraw by citizen", "citizen", ""),
];

#[test]
fn a_page_offers_what_would_be_done() {
    for (script, name, acts) in OFFERED {
        let world = World::after(script);
        let found: Vec<&str> =
            offered(world.case(), &who(name), &world.context.procedure.process).into_iter().map(Act::code).collect();
        assert_eq!(found.join(" "), *acts, "{name} after {script}");
        for act in offered(world.case(), &who(name), &world.context.procedure.process) {
            let mut world = world.clone();
            let action = world.plain(act, name);
            let came = world.act(name, action);
            let same_officer = act == Act::Assign && came == Came::Already;
            assert!(same_officer || matches!(came, Came::Done(_)), "{name} {} after {script}: {came:?}", act.code());
        }
    }
}

#[test]
fn the_table_has_no_line_twice() {
    let lines: BTreeSet<_> = RULES.iter().map(|rule| (rule.act, rule.role)).collect();
    assert_eq!(lines.len(), RULES.len());
}
