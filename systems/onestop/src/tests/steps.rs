//! Step by step through the approved table: whose step it is, what follows, who has it, and when time stands still.

use super::{
    facts::told_of,
    world::{Came, World, at, who},
};
use crate::state::{Case, Refusal, Stage, to_complete};
use facts::onestop::CaseFact;
use kernel::Instant;

/// Opened by the leader, given to two officers; one has finished on the 25th, the tax office has not answered.
const STILL: &str = "direct by desk; complete-step 2 to 3 officer to 4 officer2 by leader; on 2024-12-25 08:00; \
    complete-step 3 by officer";

fn local(instant: Option<Instant>) -> String {
    instant.map_or_else(|| "none".into(), |instant| instant.rfc3339_local()[..16].to_owned())
}

fn active(case: &Case) -> Vec<u32> {
    case.position.active.iter().copied().collect()
}

fn refused(script: &str) -> String {
    match World::long().run(script) {
        Came::Refused(refusal) => format!("{refusal:?}").split([' ', '{', '(']).next().unwrap_or_default().to_owned(),
        other => format!("{other:?}"),
    }
}

#[test]
fn the_case_goes_along_the_table_and_each_part_has_its_holder() {
    let world = World::long_after("direct by desk; complete-step 2 to 3 officer to 4 officer2 by leader");
    let case = world.case();
    assert_eq!((case.stage, active(case)), (Stage::Processing, vec![3, 4]));
    assert_eq!(case.assignee, Some(who("officer").account), "whoever is named first has the case");
    assert_eq!([3, 4].map(|step| case.holder(step)), ["officer", "officer2"].map(|name| Some(who(name).account)));
    assert!(case.handed_over.is_some(), "an officer has it");
    // The join waits for both; then it is for whoever has the case.
    let world = World::long_after(&format!("{STILL}; complete-step 4 answered 2024-12-25 08:00 by officer2"));
    assert_eq!(active(world.case()), [5]);
    assert_eq!(world.case().holder(5), Some(who("officer").account));
    assert_eq!(local(world.case().parts.get(&5).map(|part| part.since)), "2024-12-25T08:00");
    let whole = format!(
        "{STILL}; complete-step 4 answered 2024-12-25 08:00 by officer2; complete-step 5 by officer; \
         complete-step 6 to 7 officer2 by desk; propose by officer2; sign by leader; return by desk"
    );
    let world = World::long_after(&whole);
    assert_eq!(world.stage(), "returned");
    assert_eq!(world.case().assignee, Some(who("officer2").account), "the only part under way is the whole case");
}

#[test]
fn an_end_that_is_not_the_usual_leads_where_the_table_says() {
    let back =
        format!("{STILL}; complete-step 4 answered 2024-12-25 08:00 by officer2; complete-step 5 consult by officer");
    assert_eq!(active(World::long_after(&back).case()), [3]);
}

#[test]
fn who_works_on_a_case_that_nobody_has_takes_it() {
    let world = World::long_after("direct by desk; complete-step 2 by leader");
    assert_eq!((world.stage(), world.case().assignee), ("received", None));
    assert!(world.case().handed_over.is_some(), "the leader has it already");
    let world = World::long_after("direct by desk; complete-step 2 by leader; complete-step 3 by officer2");
    assert_eq!((world.stage(), world.case().assignee), ("processing", Some(who("officer2").account)));
}

#[test]
fn whoever_is_given_the_case_is_given_all_of_it() {
    for (script, holder) in [("assign officer by leader", "officer"), ("assign officer2 by leader", "officer2")] {
        let world = World::long_after(&format!("{STILL}; {script}"));
        assert_eq!(world.case().holder(4), Some(who(holder).account), "{script}");
        let mut world = world;
        let answered = format!("complete-step 4 answered 2024-12-25 08:00 by {holder}");
        assert!(matches!(world.run(&answered), Came::Done(_)), "{script}");
    }
    let mut world = World::long_after(&format!("{STILL}; assign officer by leader"));
    assert_eq!(world.run("assign officer by leader"), Came::Already);
}

#[test]
fn time_stands_still_while_nothing_under_way_counts() {
    let beside = World::long_after("direct by desk; complete-step 2 to 3 officer to 4 officer2 by leader");
    assert!(!beside.case().stands_still(), "the other part is the office's own time");
    let world = World::long_after(STILL);
    let case = world.case();
    assert!(case.stands_still() && case.is_paused() && !case.is_ticking());
    assert!(!case.is_late(at("2025-03-03T08:00:00+07:00")), "nobody is late while nothing counts");
    // The pause ends with the answer, not with its entry.
    let world = World::long_after(&format!(
        "{STILL}; on 2024-12-27 08:00; complete-step 4 answered 2024-12-26 17:00 by officer2"
    ));
    let term = world.case().term.as_ref().expect("a limit");
    assert_eq!(term.pauses.iter().map(|pause| local(Some(pause.to))).collect::<Vec<_>>(), ["2024-12-26T17:00"]);
    assert_eq!((local(Some(term.due)), term.due), ("2024-12-31T17:00".into(), term.first_due));
    assert!(world.case().is_ticking());
    assert_eq!(local(term.warn_at), "2024-12-30T07:30", "a new date brings a new reminder");
}

#[test]
fn what_is_stopped_while_time_stands_still_is_judged_by_its_beginning() {
    let world = World::long_after(&format!("{STILL}; on 2025-03-03 08:00; stop by leader"));
    assert!(!world.case().is_late(at("2025-03-04T08:00:00+07:00")));
}

#[test]
fn the_step_that_time_waits_for_comes_first() {
    for (act, name) in [
        ("propose by officer", "TimeStandsStill"),
        ("request-supplement proof by officer", "TimeStandsStill"),
        ("apologise by leader", "TimeStandsStill"),
        ("complete-step 4 by officer2", "AnswerNeeded"),
        ("complete-step 4 answered 2024-12-25 08:01 by officer2", "AnsweredWhen"),
        ("complete-step 4 answered 2024-12-24 07:59 by officer2", "AnsweredWhen"),
        ("complete-step 4 answered 2024-12-25 08:00 by officer", "OtherOfficer"),
        ("complete-step 3 by officer2", "StepNotNow"),
        ("complete-step 4 refuse answered 2024-12-25 08:00 by officer2", "StepNotNow"),
        ("complete-step 4 answered 2024-12-25 08:00 to 5 leader by officer2", "NotAnOfficer"),
        ("complete-step 4 answered 2024-12-25 08:00 to 7 officer by officer2", "NotNext"),
        ("complete-step 4 answered 2024-12-25 08:00 by desk", "NotNow"),
    ] {
        assert_eq!(refused(&format!("{STILL}; {act}")), name, "{act}");
    }
    let world = World::long_after(STILL);
    for name in ["officer", "desk", "leader"] {
        let found = crate::state::offered(world.case(), &who(name), &world.context.procedure.process);
        assert!(!found.iter().any(|act| act.code() == "propose" || act.code() == "apologise"), "{name}: {found:?}");
    }
}

#[test]
fn nothing_is_completed_into_the_decision_but_an_answer_from_outside() {
    let before = format!("{STILL}; complete-step 4 answered 2024-12-25 08:00 by officer2; complete-step 5 by officer");
    let world = World::long_after(&format!("{before}; complete-step 6 by desk"));
    let ways = to_complete(&world.context.procedure.process, world.case(), &who("officer")).count();
    assert_eq!((active(world.case()), ways), (vec![7], 0), "that is what proposing is for");
    // A table in which the answer leads straight to the leader: it must not hold the case for ever.
    let mut world = World::outside_first();
    world.run("direct by desk; complete-step 2 by officer; complete-step 3 answered 2024-12-24 08:00 by officer");
    assert_eq!((active(world.case()), world.case().stands_still()), (vec![4], false));
    assert!(matches!(world.run("propose by officer; sign by leader"), Came::Done(_)));
}

#[test]
fn the_second_is_told_what_happened_to_the_step() {
    let mut world = World::long_after("direct by desk; complete-step 2 to 3 officer to 4 officer2 by leader");
    world.seen = Some(world.case().version);
    assert!(matches!(world.run("complete-step 3 by officer"), Came::Done(_)));
    let Came::Refused(Refusal::Overtaken { since, .. }) = world.run("complete-step 3 by officer") else {
        panic!("finished twice")
    };
    assert_eq!(since.iter().map(|done| done.act.code()).collect::<Vec<_>>(), ["complete-step"]);
}

#[test]
fn others_are_told_when_time_stands_still_and_when_it_goes_on() {
    let world = World::long_after(&format!(
        "{STILL}; on 2024-12-27 08:00; complete-step 4 answered 2024-12-26 17:00 by officer2"
    ));
    let told = told_of(&world);
    let kinds: Vec<&str> = told.iter().map(|fact| fact.kind().trim_start_matches("onestop.case_")).collect();
    assert_eq!(kinds, ["filed", "received", "paused", "resumed"]);
    let Some(CaseFact::Resumed { due, restarted: false, .. }) = told.last() else { panic!("{told:?}") };
    assert_eq!(*due, world.case().due());
    let CaseFact::Paused { requests: 0, .. } = &told[2] else { panic!("nobody was asked for papers: {told:?}") };
}
