//! The rules, without a database.

use crate::state::{About, Answer, Command, Complaint, Context, Event, Finding, Stage, State, Topic};
use kernel::{AccountId, Instant, StreamId};
use platform::{Actor, Decision, Role, Stream};
use testkit::{AGENCY, OTHER_AGENCY, start};
use trust::{Digest, Sealed};

fn account(n: u64) -> AccountId {
    kernel::Id::nil().offset(n).into()
}

fn who(n: u64, role: Role, agency: &str) -> Actor {
    let agency = role.is_staff().then(|| agency.parse().expect("an agency code"));
    Actor { id: account(n), login: "x".into(), name: "X".into(), role, agency, demo: false }
}

fn words() -> Sealed {
    Sealed::new([0; trust::SALT_BYTES], "complaint", &serde_json::json!({ "text": "a" }))
}

fn about() -> About {
    About {
        case: StreamId::nil(),
        code: format!("{AGENCY}-241230-0001").parse().expect("a case code"),
        agency: AGENCY.parse().expect("an agency code"),
        procedure: "1.001193".parse().expect("a procedure code"),
        field: "ho-tich".to_owned(),
        level: "commune".to_owned(),
    }
}

fn state(stage: Stage, by: Option<AccountId>) -> State {
    let answer = Answer { finding: Finding::Founded, words: Digest::ZERO, at: start() };
    State {
        about: about(),
        topic: Topic::Late,
        words: words().digest(),
        by,
        filed_at: start(),
        deadline: None,
        stage,
        answer: (stage == Stage::Answered).then_some(answer),
    }
}

/// What becomes of a command, in a word: the event, `already`, or the English title of the refusal.
fn outcome(actor: &Actor, state: Option<&State>, command: &Command) -> String {
    let context = Context { now: start(), deadline: None };
    let refused = |problem: kernel::Problem| problem.title.en.clone();
    if let Err(problem) = Complaint::authorise(actor, command, state) {
        return refused(problem);
    }
    match Complaint::decide(actor, state, command, &context) {
        Ok(Decision::Done { events, .. }) => events.iter().map(Complaint::event_kind).collect::<Vec<_>>().join(" "),
        Ok(Decision::Already) => "already".to_owned(),
        Err(problem) => refused(problem),
    }
}

#[test]
fn who_may_do_what_and_when() {
    let (mine, yours) = (who(1, Role::Citizen, ""), who(2, Role::Citizen, ""));
    let (program, leader) = (Actor::system(), who(3, Role::Leader, AGENCY));
    let (other, officer, admin) =
        (who(4, Role::Leader, OTHER_AGENCY), who(5, Role::Officer, AGENCY), who(6, Role::Admin, ""));
    let file = |by| Command::File { about: about(), topic: Topic::Late, words: words(), by };
    let (with_account, with_receipt) = (file(Some(account(1))), file(None));
    let answer = Command::Answer { finding: Finding::Unfounded, words: words() };
    let (open, receipt) = (state(Stage::Open, Some(account(1))), state(Stage::Open, None));
    let (answered, withdrawn) = (state(Stage::Answered, Some(account(1))), state(Stage::Withdrawn, Some(account(1))));
    let not_yours = "This is not yours to deal with";
    let table = [
        (&mine, None, &with_account, "filed"),
        (&yours, None, &with_account, not_yours),
        (&mine, None, &with_receipt, not_yours),
        (&program, None, &with_receipt, "filed"),
        (&program, None, &with_account, not_yours),
        (&leader, None, &with_account, not_yours),
        (&leader, Some(&open), &answer, "answered"),
        (&leader, Some(&receipt), &answer, "answered"),
        (&other, Some(&open), &answer, not_yours),
        (&officer, Some(&open), &answer, not_yours),
        (&admin, Some(&open), &answer, not_yours),
        (&mine, Some(&open), &answer, not_yours),
        (&leader, Some(&answered), &answer, "It has been answered"),
        (&leader, Some(&withdrawn), &answer, "It has been taken back"),
        (&mine, Some(&open), &Command::Withdraw, "withdrawn"),
        (&mine, Some(&withdrawn), &Command::Withdraw, "already"),
        (&mine, Some(&answered), &Command::Withdraw, "It has been answered"),
        (&yours, Some(&open), &Command::Withdraw, not_yours),
        (&leader, Some(&open), &Command::Withdraw, not_yours),
        (&program, Some(&receipt), &Command::Withdraw, "withdrawn"),
        (&mine, Some(&receipt), &Command::Withdraw, not_yours),
        (&leader, None, &answer, "Not found"),
    ];
    for (actor, state, command, wanted) in table {
        assert_eq!(outcome(actor, state, command), wanted, "{} {state:?} {command:?}", actor.role.code());
    }
}

#[test]
fn only_the_maker_and_the_agencys_leader_read_it() {
    let complaint = state(Stage::Open, Some(account(1)));
    let reads = |actor: &Actor| Complaint::may_view(actor, &complaint);
    assert!(reads(&who(1, Role::Citizen, "")) && reads(&who(3, Role::Leader, AGENCY)));
    for actor in [
        who(2, Role::Citizen, ""),
        who(3, Role::Leader, OTHER_AGENCY),
        who(1, Role::Officer, AGENCY),
        who(4, Role::Desk, AGENCY),
        who(5, Role::Admin, ""),
        Actor::system(),
    ] {
        assert!(!reads(&actor), "{actor:?}");
    }
}

#[test]
fn it_is_late_after_its_date_and_not_at_it() {
    let due: Instant = start().plus_minutes(10);
    let deadline =
        kernel::deadline::Deadline { due, allow: crate::limits::ANSWER_TIME, rules: String::new(), proof: Vec::new() };
    let open = State { deadline: Some(deadline), ..state(Stage::Open, None) };
    assert!(!open.is_late(due) && open.is_late(due.plus_millis(1)));
    let answered = |at| State {
        stage: Stage::Answered,
        answer: Some(Answer { finding: Finding::Founded, words: Digest::ZERO, at }),
        ..open.clone()
    };
    assert!(!answered(due).is_late(due.plus_minutes(99)) && answered(due.plus_millis(1)).is_late(due));
    assert!(!State { stage: Stage::Withdrawn, ..open }.is_late(due.plus_minutes(99)));
}

/// The journal keeps events for ever: these texts must still be readable in ten years.
#[test]
fn stored_events_stay_readable() {
    let digest = Digest::ZERO;
    let filed = format!(
        r#"{{"kind":"filed","about":{{"case":"00000000-0000-0000-0000-000000000000","code":"{AGENCY}-241230-0001","agency":"{AGENCY}","procedure":"1.001193","field":"ho-tich","level":"commune"}},"topic":"late","words":"{digest}","by":null,"at":"2024-12-30T00:30:00.000Z","deadline":null}}"#
    );
    let answered =
        format!(r#"{{"kind":"answered","finding":"founded","words":"{digest}","at":"2024-12-30T00:30:00.000Z"}}"#);
    for stored in [filed, answered, r#"{"kind":"withdrawn"}"#.to_owned()] {
        let event: Event = serde_json::from_str(&stored).expect("an event as it was stored");
        assert_eq!(serde_json::to_string(&event).expect("JSON"), stored);
    }
}
