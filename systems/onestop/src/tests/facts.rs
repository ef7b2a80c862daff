//! What others are told of a case, event by event.

use super::world::World;
use crate::{facts::fact, state::evolve};
use facts::onestop::{CaseFact, DueChange};
use kernel::{Id, StreamId};

/// The facts that a script tells, in words.
fn told(script: &str) -> Vec<CaseFact> {
    told_of(&World::after(script))
}

/// The facts that the events of a world tell.
pub fn told_of(world: &World) -> Vec<CaseFact> {
    let mut case = None;
    let mut told = Vec::new();
    for event in &world.events {
        let after = evolve(case.clone(), event);
        told.extend(fact(StreamId::from(Id::nil()), case.as_ref(), &after, event));
        case = Some(after);
    }
    told
}

fn kinds(script: &str) -> String {
    told(script).iter().map(|fact| fact.kind().trim_start_matches("onestop.case_")).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_life_is_told_in_a_few_facts() {
    assert_eq!(kinds("online by citizen"), "filed");
    assert_eq!(kinds("direct lacks proof by desk"), "filed paused");
    assert_eq!(kinds("direct by desk; hand-over by desk; assign by officer"), "filed received");
    assert_eq!(
        kinds("direct by desk; propose by officer; sign by leader; return by desk"),
        "filed received finished returned"
    );
    assert_eq!(kinds("online by citizen; refuse by desk"), "filed closed");
    assert_eq!(kinds("online by citizen; withdraw by citizen"), "filed closed");
    assert_eq!(kinds("direct by desk; stop by leader"), "filed received closed");
    assert_eq!(
        kinds("direct by desk; assign by leader; correct by officer; apologise by leader"),
        "filed received due_changed"
    );
}

#[test]
fn waiting_for_the_applicant_is_told_and_its_end_with_the_dates_that_follow() {
    let brought = |time: &str| {
        format!(
            "direct by desk; on 2024-12-25 08:00; request-supplement proof by desk; on {time}; supplement proof by desk"
        )
    };
    // Within the hour no date moves; that the office has it again is told all the same.
    assert_eq!(kinds(&brought("2024-12-25 09:00")), "filed received paused resumed");
    let told = told(&brought("2024-12-27 08:00"));
    let Some(CaseFact::Resumed { due, first_due, restarted: false, .. }) = told.last() else { panic!("{told:?}") };
    assert!(due.is_some() && due == first_due);
    let CaseFact::Paused { requests: 1, .. } = &told[2] else { panic!("{told:?}") };
    let before_receipt = self::told("online by citizen; request-supplement proof by desk; supplement proof by citizen");
    let Some(CaseFact::Resumed { due: None, first_due: None, .. }) = before_receipt.last() else {
        panic!("not yet promised: {before_receipt:?}")
    };
}

#[test]
fn the_answer_is_told_with_the_date_it_is_judged_by() {
    let told = told("direct by desk; apologise by leader; propose by officer; sign by leader");
    let Some(CaseFact::Finished { due: Some(due), first_due: Some(first_due), .. }) = told.last() else {
        panic!("{told:?}")
    };
    assert!(first_due < due);
    let CaseFact::DueChanged { reason, .. } = &told[2] else { panic!("{told:?}") };
    assert_eq!(*reason, DueChange::Apologised);
}
