//! Random walks over random tables: whatever happens, the state stays sound and an end can be reached.

use super::{joining, row};
use crate::{DONE, Effect, Event, Process, Refused, State, Step, StepKind, step};
use kernel::testing::SeededEntropy;
use std::collections::{BTreeSet, HashSet};

const TABLES: u64 = 6_000;
const EVENTS_PER_WALK: u64 = 60;

fn random_rows(dice: &SeededEntropy) -> Vec<Step> {
    let count = 1 + dice.below(9);
    let outcomes = [DONE, "supplement", "refuse"];
    (0..count)
        .map(|id| {
            let auto = dice.below(5) == 0;
            let arcs: Vec<String> = (0..1 + dice.below(3))
                .map(|n| {
                    let on = if auto { DONE } else { outcomes[dice.below(3) as usize] };
                    match dice.below(7) {
                        0 => format!("{on}>"),
                        // Mostly onwards, so that a good part of the tables can be walked.
                        1 => format!("{on}>{}", dice.below(count)),
                        _ if id + 1 + n < count => format!("{on}>{}", id + 1 + n),
                        _ => format!("{on}>"),
                    }
                })
                .collect();
            let arcs: Vec<&str> = arcs.iter().map(String::as_str).collect();
            let kind = if auto { StepKind::Auto } else { StepKind::Process };
            let step = row(id as u32, kind, &arcs);
            if dice.below(4) == 0 { joining(step) } else { step }
        })
        .collect()
}

/// What must hold between two states and the effects that lead from one to the other.
fn check(process: &Process, before: &State, after: &State, effects: &[Effect]) {
    let (mut active, mut ended) = (before.active.clone(), None);
    for effect in effects {
        assert_eq!(ended, None, "nothing follows the end");
        match effect {
            Effect::Enter { step, role } => {
                assert!(active.insert(*step), "entered twice");
                assert_eq!(role, &process.step(*step).unwrap().role);
            }
            Effect::Leave { step } => assert!(active.remove(step), "left without having been entered"),
            Effect::End { outcome } => ended = Some(outcome.clone()),
        }
    }
    assert_eq!((&active, &ended), (&after.active, &after.ended), "the effects tell the whole change");
    assert_eq!(after.ended.is_some(), after.active.is_empty(), "a case that has not ended stands somewhere");
    assert!(after.ended.is_none() || after.waiting.is_empty());
    for id in &after.active {
        assert_ne!(process.step(*id).unwrap().kind, StepKind::Auto, "nobody is waited for");
    }
    for join in &after.waiting {
        assert!(process.step(*join).unwrap().join);
        let others: BTreeSet<_> = after.active.union(&after.waiting).filter(|other| *other != join).collect();
        assert!(others.iter().any(|other| process.reaches(**other, *join)), "a join waits for something");
    }
}

fn random_event(dice: &SeededEntropy, process: &Process, state: &State) -> Event {
    let steps = process.steps();
    let any = &steps[dice.below(steps.len() as u64) as usize];
    if dice.below(20) == 0 {
        return Event::Jump { to: any.id };
    }
    let active: Vec<_> = state.active.iter().copied().collect();
    let at = if dice.below(8) == 0 { any.id } else { active[dice.below(active.len() as u64) as usize] };
    let arcs = &process.step(at).unwrap().next;
    let outcome = arcs[dice.below(arcs.len() as u64) as usize].on.clone();
    Event::Complete { step: at, outcome: if dice.below(10) == 0 { "nonsense".into() } else { outcome } }
}

/// Whether some way leads from here to an end: tried, not computed.
fn can_end(process: &Process, from: &State) -> bool {
    let (mut seen, mut todo) = (HashSet::new(), vec![from.clone()]);
    while let Some(state) = todo.pop() {
        if state.ended.is_some() {
            return true;
        }
        for id in &state.active {
            for arc in &process.step(*id).unwrap().next {
                let event = Event::Complete { step: *id, outcome: arc.on.clone() };
                let next = step(process, &state, &event).unwrap().0;
                if seen.insert(next.clone()) {
                    todo.push(next);
                }
            }
        }
    }
    false
}

#[test]
fn random_walks_keep_the_state_sound() {
    let dice = SeededEntropy::new(1_001_193);
    let (mut walked, mut ended, mut waited, mut refused) = (0, 0, 0, 0);
    for _ in 0..TABLES {
        let Ok(process) = Process::compile(random_rows(&dice)) else { continue };
        walked += 1;
        let (mut state, effects) = step(&process, &State::default(), &Event::Begin).unwrap();
        check(&process, &State::default(), &state, &effects);
        for _ in 0..EVENTS_PER_WALK {
            if state.ended.is_some() {
                ended += 1;
                break;
            }
            assert!(can_end(&process, &state), "{state:?} {process:#?}");
            let event = random_event(&dice, &process, &state);
            match step(&process, &state, &event) {
                Ok((after, effects)) => {
                    check(&process, &state, &after, &effects);
                    waited += usize::from(!after.waiting.is_empty());
                    assert_eq!(step(&process, &state, &event), Ok((after.clone(), effects)), "always the same");
                    state = after;
                }
                Err(Refused::NotActive { .. } | Refused::UnknownOutcome { .. }) => refused += 1,
                Err(other) => panic!("{other:?}"),
            }
        }
    }
    let seen = format!("{walked} walked, {ended} ended, {waited} waited, {refused} refused");
    assert!(walked > 500 && ended > 400 && waited > 100 && refused > 200, "{seen}");
}
