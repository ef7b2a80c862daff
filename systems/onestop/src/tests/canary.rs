//! Nothing personal is ever in an event, in the state, or in a refusal.

use super::world::{CANARY, Came, World};
use crate::state::{Case, Event, Refusal, evolve};

/// A life in which everything happens that can happen to one case.
const FULL_LIFE: &str = "online proof by citizen; correct by desk; request-supplement attorney by desk; \
    supplement attorney form by citizen; receive by desk; assign by leader; \
    request-supplement proof again by officer; supplement proof by desk; apologise by leader; propose deny by officer; \
    send-back by leader; propose by officer; sign by leader; reopen by leader; propose by officer; sign by leader; \
    complete-step 4 by officer; return to by desk";

#[test]
fn sealed_words_stay_sealed() {
    let world = World::after(FULL_LIFE);
    for event in &world.events {
        let text = serde_json::to_string(event).expect("an event is JSON");
        assert!(!text.contains(CANARY), "{text}");
    }
    assert!(!serde_json::to_string(world.case()).expect("a case is JSON").contains(CANARY));
    assert!(!format!("{:?}", world.case()).contains(CANARY));
    let mut world = world;
    let Came::Refused(refusal) = world.run("stop by leader") else { panic!("a returned case is not stopped") };
    assert!(!format!("{refusal:?} {:?}", Refusal::problem(&refusal)).contains(CANARY));
}

#[test]
fn events_and_state_survive_json() {
    let world = World::after(FULL_LIFE);
    let mut folded: Option<Case> = None;
    for event in &world.events {
        let text = serde_json::to_string(event).expect("an event is JSON");
        let again: Event = serde_json::from_str(&text).expect("an event is read again");
        assert_eq!(&again, event);
        let by_value: Event = serde_json::from_value(serde_json::to_value(event).expect("JSON")).expect("read again");
        assert_eq!(&by_value, event);
        let case = evolve(folded.take(), &again);
        let text = serde_json::to_string(&case).expect("a case is JSON");
        folded = Some(serde_json::from_str(&text).expect("a case is read again"));
    }
    assert_eq!(folded.as_ref(), world.case.as_ref());
}

/// The journal is kept for ever: the written form of an event must never change by accident.
#[test]
fn the_written_form_of_events_is_pinned() {
    let world = World::after("online by citizen; receive by desk");
    let words = |event: &Event| {
        let value = serde_json::to_value(event).expect("JSON");
        let what = value["what"].as_object().expect("one word").keys().next().cloned().expect("one word");
        let keys: Vec<String> = value["what"][&what].as_object().expect("fields").keys().cloned().collect();
        format!("{what}: {}", keys.join(" "))
    };
    let mut filed: Vec<String> = world.events.iter().map(words).collect();
    filed.sort();
    assert_eq!(
        filed,
        [
            "filed.1: agency allow applicant application channel code documents edition expected field level packs \
             procedure synthetic tracking",
            "received.1: due missing position transfer_by warn_at",
        ]
    );
}
