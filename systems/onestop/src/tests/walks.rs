//! Random walks: whatever people do to a case, certain things hold.

use super::world::{CANARY, Came, PEOPLE, TAX, World, long_process, who};
use crate::state::{Act, Action, Case, Command, Event, Stage, SupplementMode, What, evolve, knows, offered};
use kernel::{deadline::Allowance, testing::SeededEntropy};
use std::sync::Arc;

const WALKS: u64 = 1_500;
const STEPS: u64 = 40;

fn allowances() -> [Option<Allowance>; 6] {
    [
        Some(Allowance::WorkingDays(3)),
        Some(Allowance::WorkingHours(16)),
        Some(Allowance::Days(10)),
        Some(Allowance::Months(1)),
        Some(Allowance::SameDay),
        None,
    ]
}

fn world(dice: &SeededEntropy) -> World {
    let long = dice.below(2) == 0;
    World::with(|procedure| {
        if long {
            procedure.process = Arc::new(long_process());
            procedure.stopped = vec![TAX];
        }
        procedure.allow = allowances()[dice.below(6) as usize];
        if dice.below(2) == 0 {
            procedure.supplement_mode = SupplementMode::Restart;
        }
    })
}

/// A world in which people have done something or other.
pub fn walked(dice: &SeededEntropy) -> World {
    let mut world = world(dice);
    for _ in 0..dice.below(STEPS) {
        world.context.now = world.context.now.plus_minutes(dice.below(900) as i64);
        let (name, action) = choose(&mut world, dice);
        world.act(name, action);
    }
    world
}

/// Mostly something that fits, sometimes anything by anybody.
fn choose(world: &mut World, dice: &SeededEntropy) -> (&'static str, Action) {
    let pick = |n: usize| dice.below(n as u64) as usize;
    let name = PEOPLE[pick(PEOPLE.len())];
    let process = world.context.procedure.process.clone();
    let fitting = world.case.as_ref().map_or_else(Vec::new, |case| offered(case, &who(name), &process));
    let act = match (world.case.is_some(), fitting.len()) {
        (false, _) => Act::File,
        (true, n) if n > 0 && dice.below(8) > 0 => fitting[pick(n)],
        _ => Act::ALL[pick(Act::ALL.len())],
    };
    let action = match act {
        Act::RequestSupplement if dice.below(2) == 0 => world.action("request-supplement", &["proof", "again"], name),
        Act::Apologise => {
            let days = 1 + dice.below(20) as i64;
            let date = world.context.now.plus_minutes(days * 24 * 60).local().date();
            world.action("apologise", &["till", &date.to_string(), "17:00"], name)
        }
        act => world.plain(act, name),
    };
    (name, action)
}

#[test]
fn whatever_people_do_the_case_stays_sound() {
    let dice = SeededEntropy::new(20_241_230);
    let mut reached = std::collections::BTreeSet::new();
    for walk in 0..WALKS {
        let mut world = world(&dice);
        for _ in 0..STEPS {
            world.context.now = world.context.now.plus_minutes(dice.below(900) as i64);
            world.seen = world.case.as_ref().filter(|_| dice.below(2) == 0).map(|case| dice.below(case.version + 1));
            let before = world.case.clone();
            let (name, action) = choose(&mut world, &dice);
            let act = action.act();
            let command = Command { action, seen_version: world.seen };
            let came = world.command(&who(name), &command);
            let told = format!("walk {walk}: {} by {name} came to {came:?}", act.code());
            check(&world, before.as_ref(), name, act, &came, &told);
            reached.insert(world.stage());
        }
        fold_again(&world);
    }
    assert_eq!(reached.len(), Stage::ALL.len() + usize::from(reached.contains("none")), "{reached:?}");
}

fn check(world: &World, before: Option<&Case>, name: &str, act: Act, came: &Came, told: &str) {
    let Some(case) = &world.case else { return };
    let Came::Done(events) = came else {
        assert_eq!(before, Some(case), "{told}: nothing may change");
        return;
    };
    let version = before.map_or(0, |before| before.version);
    assert_eq!(case.version, version + events.len() as u64, "{told}: versions count events");
    let last = case.last().expect("an act is remembered");
    assert_eq!((last.by, last.version), (who(name).account, case.version), "{told}");
    for event in events {
        assert_eq!(event.at, world.context.now, "{told}");
        assert!(!serde_json::to_string(event).expect("JSON").contains(CANARY), "{told}");
    }
    assert!(before.is_none_or(|before| !before.stage.is_closed()), "{told}: nothing follows the end");
    if before.is_some_and(|before| before.stage == Stage::Finished) {
        assert!(
            matches!(act, Act::Return | Act::Reopen | Act::CompleteStep),
            "{told}: nothing else follows the signature"
        );
    }
    assert!(before.is_none() || before.is_some_and(|case| knows(&who(name), case)), "{told}: strangers do nothing");
    check_dates(case, told);
    check_shape(case, told);
}

fn check_dates(case: &Case, told: &str) {
    assert_eq!(case.term.is_some(), case.is_received() && case.allow.is_some(), "{told}: due exactly when fixed");
    assert!(!(case.term.is_some() && case.expected.is_some()), "{told}: promised or expected, never both");
    let Some(term) = &case.term else { return };
    assert!(term.first_due <= term.due, "{told}: an apology only puts off");
    assert_eq!(term.first_due, term.deadline.due, "{told}: judged by the law's date");
    assert!(term.due == term.first_due || term.apology.is_some(), "{told}: only an apology parts the dates");
    assert!(term.pauses.iter().all(|pause| pause.from < pause.to), "{told}");
    assert!(term.pauses.windows(2).all(|two| two[0].to <= two[1].from), "{told}");
    let paused = term.paused_since.is_some();
    let closed = case.stage.is_closed();
    assert!(
        !paused || case.stage == Stage::Supplement || closed || case.stands_still(),
        "{told}: paused while awaited"
    );
    let all_stopped = !case.position.active.is_empty() && case.position.active.iter().all(|step| *step == TAX);
    if case.stage.is_running() {
        assert_eq!(case.stands_still(), all_stopped, "{told}: still exactly while nothing under way counts");
    }
}

fn check_shape(case: &Case, told: &str) {
    assert_eq!(case.asked.is_some(), case.stage == Stage::Supplement, "{told}");
    let decided = matches!(case.stage, Stage::Finished | Stage::Returned);
    assert_eq!(case.finished_at.is_some(), decided, "{told}");
    assert_eq!(case.closed_at.is_some(), case.stage.is_closed(), "{told}");
    assert!(case.proposal.is_some() || !(decided || case.stage == Stage::Proposed), "{told}");
    assert!(case.assignee.is_some() || !(decided || case.stage == Stage::Processing), "{told}");
    assert!(case.supplement_overrides <= case.supplement_requests.saturating_sub(1), "{told}");
    let nowhere = case.stage.is_closed() || !case.is_received();
    assert_eq!(case.position.active.is_empty(), nowhere, "{told}: {:?}", case.position);
    assert!(case.parts.keys().eq(&case.position.active), "{told}: a part for each step under way");
    assert!(case.transfer_by.is_none() || !nowhere, "{told}: nothing to pass on");
    let with_officer = matches!(case.stage, Stage::Processing | Stage::Proposed);
    assert!(!with_officer || (case.handed_over.is_some() && case.transfer_by.is_none()), "{told}: handed over first");
}

/// The state is what its events tell, and at most one apology is among them.
fn fold_again(world: &World) {
    let folded = world.events.iter().fold(None, |case, event: &Event| Some(evolve(case, event)));
    assert_eq!(folded, world.case);
    let apologies = world.events.iter().filter(|event| matches!(event.what, What::Apologised { .. })).count();
    assert!(apologies <= 1);
}

#[test]
fn a_damaged_journal_folds_to_something_that_shows_it() {
    let world = World::after("direct by desk; assign by leader");
    let headless = evolve(None, &world.events[2]);
    assert_eq!(headless.version, 1);
    assert_eq!(headless.agency.as_str(), "0");
    let twice = evolve(world.case.clone(), &world.events[0]);
    assert_eq!(twice.version, world.case().version + 1);
    assert_eq!(twice.stage, Stage::Processing);
}

#[test]
fn what_could_go_round_for_ever_is_bounded() {
    let mut world = World::after("direct by desk; assign by leader");
    for _ in 0..crate::limits::EVENTS_PER_CASE_MAX {
        world.run("correct by officer");
        if world.case().version >= crate::limits::EVENTS_PER_CASE_MAX {
            break;
        }
    }
    assert!(matches!(world.run("correct by officer"), Came::Refused(crate::state::Refusal::TooManyEvents)));
    // What ends the case is still possible.
    assert!(matches!(world.run("propose by officer; sign by leader; return by desk"), Came::Done(_)));
    let mut world = World::after("direct by desk");
    for n in 0..crate::limits::SUPPLEMENT_REQUESTS_MAX {
        let came = world.run("request-supplement proof again by desk; supplement proof by desk");
        assert!(matches!(came, Came::Done(_)), "{n}: {came:?}");
    }
    let came = world.run("request-supplement proof again by desk");
    assert!(matches!(came, Came::Refused(crate::state::Refusal::SupplementTooOften)), "{came:?}");
}
