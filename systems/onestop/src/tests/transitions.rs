//! The whole table of transitions, pinned: every standing of a case with every act by every role that may do it.

use super::world::{Came, World, at};
use crate::state::{Act, RULES, Refusal, Rule, Stage, Tie};
use std::{collections::BTreeSet, fmt::Write as _};

/// How a case comes to stand so. `asked`: a supplement is awaited before the receipt; `paused`: after it.
const STANDINGS: &[(&str, &str)] = &[
    ("none", ""),
    ("new", "online by citizen"),
    ("asked", "online by citizen; request-supplement proof by desk"),
    ("recvd", "online by citizen; receive by desk"),
    ("paused", "online by citizen; receive by desk; request-supplement proof by desk"),
    ("procg", "online by citizen; receive by desk; assign by leader"),
    ("propd", "online by citizen; receive by desk; assign by leader; propose by officer"),
    ("fini", "online by citizen; receive by desk; assign by leader; propose by officer; sign by leader"),
    (
        "retnd",
        "online by citizen; receive by desk; assign by leader; propose by officer; sign by leader; return by desk",
    ),
    ("notrc", "online by citizen; refuse by desk"),
    ("wdrn", "online by citizen; withdraw by citizen"),
    ("stopd", "online by citizen; receive by desk; stop by leader"),
];

/// What each act makes of each standing. `-`: not now; `=`: already done; `.`: no such case; `there`: filed before; a
/// stage: where the case stands then.
const TABLE: &str = "
                             none   new    asked  recvd  paused procg  propd  fini   retnd  notrc  wdrn   stopd
file / citizen               new    there  there  there  there  there  there  there  there  there  there  there
file / desk                  recvd  there  there  there  there  there  there  there  there  there  there  there
receive / desk               .      recvd  -      =      -      -      -      -      -      -      -      -
request-supplement / desk    .      suppl  -      suppl  -      -      -      -      -      -      -      -
request-supplement / officer .      -      -      suppl  -      suppl  -      -      -      -      -      -
supplement / citizen         .      -      new    -      recvd  -      -      -      -      -      -      -
supplement / desk            .      -      new    -      recvd  -      -      -      -      -      -      -
refuse / desk                .      notrc  notrc  -      -      -      -      -      -      -      -      -
assign / desk                .      -      -      procg  -      =      -      -      -      -      -      -
assign / officer             .      -      -      procg  -      =      -      -      -      -      -      -
assign / leader              .      -      -      procg  -      =      -      -      -      -      -      -
hand-over / desk             .      -      -      =      -      -      -      -      -      -      -      -
complete-step / desk         .      -      -      -      -      -      -      -      -      -      -      -
complete-step / officer      .      -      -      -      -      -      -      fini   -      -      -      -
complete-step / leader       .      -      -      -      -      -      -      -      -      -      -      -
propose / officer            .      -      -      propd  -      propd  -      -      -      -      -      -
sign / leader                .      -      -      -      -      -      fini   =      -      -      -      -
send-back / officer          .      -      -      -      -      -      procg  -      -      -      -      -
send-back / leader           .      -      -      -      -      -      procg  -      -      -      -      -
return / desk                .      -      -      -      -      -      -      retnd  =      -      -      -
apologise / officer          .      -      -      recvd  -      procg  propd  -      -      -      -      -
apologise / leader           .      -      -      recvd  -      procg  propd  -      -      -      -      -
withdraw / citizen           .      wdrn   wdrn   wdrn   wdrn   wdrn   wdrn   -      -      -      =      -
withdraw / desk              .      wdrn   wdrn   wdrn   wdrn   wdrn   wdrn   -      -      -      -      -
stop / leader                .      -      -      stopd  stopd  stopd  stopd  -      -      -      -      -
correct / desk               .      new    -      recvd  -      -      -      -      -      -      -      -
correct / officer            .      -      -      recvd  -      procg  -      -      -      -      -      -
reopen / leader              .      -      -      -      -      -      -      procg  -      -      -      -
warn-late / system           .      =      =      recvd  =      procg  propd  =      =      =      =      =
";

fn cell(standing: &str, rule: &Rule) -> String {
    let (act, name) = (rule.act, rule.role.code());
    let mut world = World::after(standing);
    if rule.tie == Tie::NoAccount
        && let Some(case) = &mut world.case
    {
        case.applicant = None;
    }
    // The reminder is due from the opening of the last working day before the due date on.
    let later = if act == Act::WarnLate { "2024-12-26T08:00:00+07:00" } else { "2024-12-24T09:00:00+07:00" };
    world.context.now = at(later);
    let action = world.plain(act, name);
    match world.act(name, action) {
        Came::Done(_) => world.stage().to_owned(),
        Came::Already => "=".into(),
        Came::Refused(Refusal::NotNow { .. }) => "-".into(),
        Came::Refused(Refusal::NoCase) => ".".into(),
        Came::Refused(Refusal::AlreadyFiled) => "there".into(),
        Came::Refused(other) => format!("{other:?}"),
    }
}

fn short(stage: &str) -> &str {
    match stage {
        "received" => "recvd",
        "supplement" => "suppl",
        "processing" => "procg",
        "proposed" => "propd",
        "finished" => "fini",
        "returned" => "retnd",
        "not_received" => "notrc",
        "withdrawn" => "wdrn",
        "stopped" => "stopd",
        other => other,
    }
}

#[test]
fn every_standing_meets_every_act() {
    let mut found = format!("\n{:<29}", "");
    for (name, _) in STANDINGS {
        let _ = write!(found, "{name:<7}");
    }
    found.truncate(found.trim_end().len());
    found.push('\n');
    for rule in RULES {
        let mut line = format!("{:<29}", format!("{} / {}", rule.act.code(), rule.role.code()));
        for (_, script) in STANDINGS {
            let _ = write!(line, "{:<7}", short(&cell(script, rule)));
        }
        found.push_str(line.trim_end());
        found.push('\n');
    }
    assert!(found == TABLE, "the table of transitions has changed; found:\n{found}");
}

#[test]
fn no_stage_and_no_act_is_left_out() {
    let stages: BTreeSet<&str> = STANDINGS.iter().map(|(_, script)| World::after(script).stage()).collect();
    let wanted: BTreeSet<&str> = Stage::ALL.iter().map(|stage| stage.code()).chain(["none"]).collect();
    assert_eq!(stages, wanted);
    let acts: BTreeSet<&str> = RULES.iter().map(|rule| rule.act.code()).collect();
    assert_eq!(acts, Act::ALL.iter().map(|act| act.code()).collect());
}

/// The paths that people take, each with where it ends.
const PATHS: &[(&str, &str)] = &[
    (
        "online by citizen; receive by desk; assign by desk; propose by officer; sign by leader; return by desk",
        "returned",
    ),
    ("direct by desk; propose by officer; sign by leader; return by desk", "returned"),
    ("direct by desk; assign by officer; propose deny by officer; sign by leader; return by desk", "returned"),
    ("online by citizen; request-supplement proof by desk; supplement proof by citizen; receive by desk", "received"),
    ("online by citizen; request-supplement proof by desk; refuse by desk", "not_received"),
    ("direct by desk; assign by leader; request-supplement proof by officer; supplement proof by desk", "processing"),
    ("direct by desk; request-supplement form by desk; supplement form by desk", "received"),
    ("direct by desk; request-supplement proof by desk; stop by leader", "stopped"),
    (
        "direct by desk; assign by leader; assign officer2 by leader; propose by officer2; send-back by leader",
        "processing",
    ),
    (
        "direct by desk; propose by officer; sign by leader; reopen by leader; propose deny by officer; sign by leader",
        "finished",
    ),
    ("direct by desk; withdraw by desk", "withdrawn"),
    ("direct by desk; hand-over by desk; assign by officer", "processing"),
    (
        "direct by desk; assign by officer; assign officer2 by officer; propose by officer2; send-back by officer2",
        "processing",
    ),
    ("direct lacks proof by desk; supplement proof by desk; receive by desk; hand-over by desk", "received"),
    ("direct lacks proof form by desk; refuse by desk", "not_received"),
    ("direct account lacks proof by desk; supplement proof by citizen", "new"),
    ("direct by desk; propose by officer; sign by leader; complete-step 4 by officer; return by desk", "returned"),
    ("direct account by desk; withdraw by citizen", "withdrawn"),
    (
        "online by citizen; correct by desk; receive by desk; correct by desk; assign by desk; correct by officer",
        "processing",
    ),
];

#[test]
fn the_usual_paths_lead_where_they_should() {
    for (script, end) in PATHS {
        let mut world = World::new();
        assert!(matches!(world.run(script), Came::Done(_)), "{script}");
        assert_eq!(world.stage(), *end, "{script}");
    }
}

/// Scripts whose last step is refused, with the refusal's name.
const REFUSED: &[(&str, &str)] = &[
    ("direct by citizen", "PaperByTheDesk"),
    ("online by desk", "OnlineByTheApplicant"),
    ("post by desk", "ChannelClosed"),
    ("online by leader", "NotYourRole"),
    ("direct by desk-elsewhere", "OtherAgency"),
    ("online nothing by citizen", "UnknownDocument"),
    ("online by citizen; receive by officer", "NotYourRole"),
    ("online by citizen; receive by desk-elsewhere", "NoCase"),
    ("online by citizen; withdraw by stranger", "NoCase"),
    ("online by citizen; receive by admin", "NotYourRole"),
    ("online by citizen; withdraw by desk", "OnlyTheApplicant"),
    ("direct by desk; withdraw bare by desk", "ReasonNeeded"),
    ("direct by desk; request-supplement by desk", "NothingAsked"),
    ("direct by desk; request-supplement nothing by desk", "UnknownDocument"),
    ("direct by desk; request-supplement proof by desk; supplement attorney by desk", "StillMissing"),
    (
        "direct by desk; request-supplement proof by desk; supplement proof by desk; request-supplement attorney by desk",
        "SupplementOnce",
    ),
    ("direct by desk; assign leader by leader", "NotAnOfficer"),
    ("direct by desk; assign officer-elsewhere by desk", "NotAnOfficer"),
    ("direct by desk; assign officer2 by officer", "OnlyForYourself"),
    ("direct by desk; assign by officer; propose by officer2", "OtherOfficer"),
    ("direct by desk; assign by officer; assign officer2 by officer2", "OtherOfficer"),
    ("direct by desk; assign by officer; assign officer2 by officer; assign by officer", "OtherOfficer"),
    ("direct by desk; assign by officer; assign leader by officer", "NotAnOfficer"),
    ("direct by desk; propose by officer; send-back by officer2", "OtherOfficer"),
    ("direct by desk; propose by officer; sign by leader; send-back by officer", "NotNow"),
    ("direct by desk; propose deny bare by officer", "DenialReason"),
    ("direct by desk; propose by officer; correct by officer", "NotNow"),
    ("direct by desk; propose by officer; sign by leader; withdraw by desk", "NotNow"),
    ("direct by desk; propose by officer; sign by leader; return by desk; reopen by leader", "NotNow"),
    ("direct by desk; refuse by desk", "NotNow"),
    ("online by citizen; request-supplement proof by desk; stop by leader", "NotNow"),
    ("direct by desk; request-supplement proof by desk; refuse by desk", "NotNow"),
    ("direct by desk; request-supplement proof by desk; apologise by leader", "NotNow"),
    ("direct by desk; apologise by leader; apologise till 2025-01-15 17:00 by leader", "ApologisedOnce"),
    ("direct by desk; apologise till 2024-12-25 17:00 by leader", "NewDueTooSoon"),
    ("direct by desk; apologise till 2025-01-11 10:00 by leader", "NewDueOutOfHours"),
    ("direct by desk; apologise till 2025-01-10 12:00 by leader", "NewDueOutOfHours"),
    ("direct by desk; apologise till 2026-01-09 17:00 by leader", "NewDueTooFar"),
    ("direct lacks by desk", "NothingAsked"),
    ("direct lacks nothing by desk", "UnknownDocument"),
    ("direct signed 2024-12-24 07:45 by desk", "MinutesByPost"),
    ("direct by desk; hand-over by officer", "NotYourRole"),
    ("direct by desk; assign by leader; hand-over by desk", "NotNow"),
    ("direct by desk; complete-step 2 by officer", "NotNow"),
    ("direct by desk; propose by officer; sign by leader; complete-step 4 by desk", "NotNow"),
    ("direct by desk; propose by officer; sign by leader; complete-step 5 by officer", "StepNotNow"),
    ("direct by desk; propose by officer; sign by leader; complete-step 4 to 5 officer by officer", "NotNext"),
    ("direct by desk; propose by officer; sign by leader; complete-step 4 by officer2", "OtherOfficer"),
];

#[test]
fn what_is_refused_is_refused_for_its_reason() {
    for (script, name) in REFUSED {
        let came = World::new().run(script);
        let Came::Refused(refusal) = &came else { panic!("{script} came to {came:?}") };
        let found = format!("{refusal:?}");
        let found = found.split([' ', '{', '(']).next().unwrap_or_default();
        assert_eq!(found, *name, "{script}");
    }
}

/// Scripts whose last step had been done before.
const ALREADY: &[&str] = &[
    "online by citizen; receive by desk; receive by desk",
    "direct by desk; receive by desk",
    "direct by desk; assign by leader; assign by leader",
    "direct by desk; hand-over by desk; hand-over by desk",
    "online by citizen; receive by desk; hand-over by desk",
    "direct by desk; propose by officer; sign by leader; sign by leader",
    "direct by desk; propose by officer; sign by leader; return by desk; return by desk",
    "online by citizen; withdraw by citizen; withdraw by citizen",
    "direct by desk; warn-late by system",
    "direct by desk; on 2024-12-26 08:00; warn-late by system; warn-late by system",
];

#[test]
fn a_second_click_changes_nothing() {
    for script in ALREADY {
        assert_eq!(World::new().run(script), Came::Already, "{script}");
    }
}
