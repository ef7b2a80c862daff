//! Step tables: a birth registration, a fork, and what is wrong with bad ones.

use super::{joining, row};
use crate::{
    CompileError, DONE, Effect, Event, Fault, Process, Refused, State, Step, StepId,
    StepKind::{Auto, Decide, External, Process as Work, Receive, Return},
    limits::STEPS_MAX,
    step,
};

fn birth() -> Process {
    let rows = vec![
        row(1, Receive, &["done>2", "supplement>1", "refuse>"]),
        row(2, Work, &["done>3", "supplement>2"]),
        row(3, Decide, &["done>4", "back>2", "refuse>5"]),
        row(4, Work, &["done>5"]),
        row(5, Return, &["done>"]),
    ];
    Process::compile(rows).unwrap()
}

fn complete(step: StepId, outcome: &str) -> Event {
    Event::Complete { step, outcome: outcome.into() }
}

fn run(process: &Process, events: &[Event]) -> (State, Vec<Effect>) {
    let mut last = (State::default(), vec![]);
    for event in events {
        last = step(process, &last.0, event).unwrap();
    }
    last
}

fn state(active: &[StepId], waiting: &[StepId]) -> State {
    State { active: active.iter().copied().collect(), waiting: waiting.iter().copied().collect(), ended: None }
}

#[test]
fn a_birth_registration_goes_from_the_desk_to_the_result() {
    let process = birth();
    let (at, effects) = run(&process, &[Event::Begin]);
    assert_eq!(at.at(), Some(1));
    assert_eq!(effects, [Effect::Enter { step: 1, role: process.steps()[0].role.clone() }]);
    let happy = [Event::Begin, complete(1, DONE), complete(2, DONE), complete(3, DONE), complete(4, DONE)];
    assert_eq!(run(&process, &happy).0, state(&[5], &[]));
    let (end, effects) = run(&process, &[&happy[..], &[complete(5, DONE)]].concat());
    assert_eq!(end, State { ended: Some(DONE.into()), ..State::default() });
    assert_eq!(effects, [Effect::Leave { step: 5 }, Effect::End { outcome: DONE.into() }]);
    let (end, _) = run(&process, &[Event::Begin, complete(1, "refuse")]);
    assert_eq!(end.ended.as_deref(), Some("refuse"));
    let (again, effects) = run(&process, &[Event::Begin, complete(1, "supplement")]);
    assert_eq!((again, effects.len()), (state(&[1], &[]), 2));
    let sent_back = [&happy[..3], &[complete(3, "back")]].concat();
    assert_eq!(run(&process, &sent_back).0, state(&[2], &[]));
    let jumped = [&happy[..], &[Event::Jump { to: 2 }]].concat();
    assert_eq!(run(&process, &jumped).0, state(&[2], &[]));
}

#[test]
fn what_does_not_fit_where_the_case_stands_is_refused() {
    let process = birth();
    let new = State::default();
    let (begun, _) = step(&process, &new, &Event::Begin).unwrap();
    let (ended, _) = step(&process, &begun, &complete(1, "refuse")).unwrap();
    assert_eq!(step(&process, &new, &complete(1, DONE)), Err(Refused::NotBegun));
    assert_eq!(step(&process, &new, &Event::Jump { to: 1 }), Err(Refused::NotBegun));
    assert_eq!(step(&process, &begun, &Event::Begin), Err(Refused::AlreadyBegun));
    assert_eq!(step(&process, &begun, &complete(2, DONE)), Err(Refused::NotActive { active: vec![1] }));
    let known = ["done", "refuse", "supplement"].map(String::from).to_vec();
    assert_eq!(step(&process, &begun, &complete(1, "sign")), Err(Refused::UnknownOutcome { known }));
    assert_eq!(step(&process, &begun, &Event::Jump { to: 9 }), Err(Refused::UnknownStep { step: 9 }));
    for event in [Event::Begin, complete(1, DONE), Event::Jump { to: 1 }] {
        assert_eq!(step(&process, &ended, &event), Err(Refused::Ended { outcome: "refuse".into() }));
    }
    // A state of another edition of the table.
    assert_eq!(step(&process, &state(&[7], &[]), &complete(7, DONE)), Err(Refused::UnknownStep { step: 7 }));
}

#[test]
fn a_fork_enters_both_ways_and_the_join_waits_for_both() {
    // Birth, then residence and health insurance side by side (as in the inter-connected procedure 2.000986).
    let process = Process::compile(vec![
        row(1, Receive, &["done>4"]),
        row(4, Auto, &["done>5", "done>6"]),
        row(5, External, &["done>7", "supplement>5"]),
        row(6, External, &["done>7", "refuse>"]),
        joining(row(7, Return, &["done>"])),
    ])
    .unwrap();
    let (both, effects) = run(&process, &[Event::Begin, complete(1, DONE)]);
    assert_eq!(both, state(&[5, 6], &[]));
    assert_eq!(effects.len(), 5, "out of 1, through 4, into 5 and 6: {effects:?}");
    assert_eq!(both.at(), None);
    let (one, effects) = step(&process, &both, &complete(5, DONE)).unwrap();
    assert_eq!((&one, effects.as_slice()), (&state(&[6], &[7]), &[Effect::Leave { step: 5 }][..]));
    let (joined, _) = step(&process, &one, &complete(6, DONE)).unwrap();
    assert_eq!(joined, state(&[7], &[]));
    // A refusal on one way ends the other too.
    let (ended, effects) = step(&process, &both, &complete(6, "refuse")).unwrap();
    assert_eq!((ended.active.len(), ended.ended.as_deref()), (0, Some("refuse")));
    assert!(effects.contains(&Effect::Leave { step: 5 }));
    // A state is kept as JSON; old ones have fewer fields.
    let kept = serde_json::to_string(&one).unwrap();
    assert_eq!(serde_json::from_str::<State>(&kept).unwrap(), one);
    assert_eq!(serde_json::from_str::<State>(r#"{"active":[5],"later":1}"#).unwrap(), state(&[5], &[]));
}

fn faults(rows: Vec<Step>) -> Vec<(usize, Fault)> {
    Process::compile(rows).unwrap_err().into_iter().map(|error| (error.row, error.what)).collect()
}

#[test]
fn everything_wrong_with_a_table_is_said_with_its_row() {
    assert_eq!(faults(vec![]), [(0, Fault::Empty)]);
    let many = (0..=STEPS_MAX as u32).map(|n| row(n, Work, &["done>"])).collect();
    assert_eq!(faults(many), [(STEPS_MAX, Fault::TooMany)]);
    let on = || "done".to_owned();
    let mut nobody = row(4, Work, &["done>"]);
    nobody.role.0.clear();
    let long = format!("{}>", "x".repeat(41));
    let rows = vec![
        row(1, Receive, &["done>2", "done>9"]),
        row(1, Work, &["done>", "done>"]),
        row(2, Work, &["done>4", "done>"]),
        nobody,
        row(5, Auto, &["refuse>"]),
        row(6, Work, &["> ".trim(), &long]),
        row(7, Work, &[]),
    ];
    assert_eq!(
        faults(rows),
        [
            (0, Fault::UnknownTarget { on: on(), to: 9 }),
            (1, Fault::SameNumber),
            (1, Fault::SameArc { on: on() }),
            (2, Fault::EndsAndGoesOn { on: on() }),
            (3, Fault::Role),
            (4, Fault::Outcome { on: "refuse".into() }),
            (5, Fault::Outcome { on: String::new() }),
            (5, Fault::Outcome { on: "x".repeat(41) }),
            (6, Fault::NoEnd),
        ]
    );
    let many_arcs: Vec<String> = (0..21).map(|n| format!("o{n}>")).collect();
    let many_arcs: Vec<&str> = many_arcs.iter().map(String::as_str).collect();
    assert_eq!(faults(vec![row(1, Work, &many_arcs)]), [(0, Fault::TooMany)]);
}

#[test]
fn a_table_that_cannot_be_walked_is_refused() {
    let error = |row, what, instead: &[StepId]| CompileError { row, what, instead: instead.to_vec() };
    let rows = vec![
        row(1, Receive, &["done>2", "trap>4"]),
        row(2, Work, &["done>"]),
        row(3, Work, &["done>2"]),
        row(4, Work, &["done>5"]),
        row(5, Work, &["done>4"]),
    ];
    assert_eq!(
        Process::compile(rows).unwrap_err(),
        [
            error(2, Fault::Unreachable, &[1, 2, 4, 5]),
            error(3, Fault::NoEnd, &[1, 2, 3]),
            error(4, Fault::NoEnd, &[1, 2, 3]),
        ]
    );
    let endless = vec![
        row(1, Receive, &["done>2"]),
        row(2, Auto, &["done>3", "done>4"]),
        row(3, Auto, &["done>2"]),
        row(4, Work, &["done>", "back>2"]),
    ];
    assert_eq!(faults(endless), [(1, Fault::EndlessLoop), (2, Fault::EndlessLoop)]);
    // With somebody in between the same loop is fine.
    let attended = vec![row(1, Receive, &["done>2"]), row(2, Auto, &["done>3"]), row(3, Work, &["done>", "back>2"])];
    assert!(Process::compile(attended).is_ok());
}

#[test]
fn a_table_in_which_a_join_could_wait_for_ever_is_refused() {
    // Each time step 2 is done it begins anew, and the join always waits for it.
    let rows =
        vec![row(1, Receive, &["done>2"]), row(2, Work, &["done>2", "done>3"]), joining(row(3, Return, &["done>"]))];
    assert_eq!(faults(rows), [(1, Fault::Stuck)]);
    // Fourteen parts side by side, each of two steps: 3^14 ways to stand.
    let mut rows = vec![row(0, Receive, &["done>100"])];
    let parts: Vec<String> = (0..14).map(|n| format!("done>{}", 1 + 2 * n)).collect();
    rows.push(row(100, Auto, &parts.iter().map(String::as_str).collect::<Vec<_>>()));
    for n in 0..14 {
        rows.push(row(1 + 2 * n, Work, &[&format!("done>{}", 2 + 2 * n)]));
        rows.push(row(2 + 2 * n, Work, &["done>101"]));
    }
    rows.push(joining(row(101, Return, &["done>"])));
    assert_eq!(faults(rows), [(0, Fault::TooParallel)]);
}
