//! The rules, without a database.

use crate::{
    MODULE, jobs,
    limits::COMMENT_CHARS_MAX,
    state::{
        About, Answers, Ballot, BallotEvent, Cast, Comment, CommentCommand, CommentEvent, FACTORS, Standing, Written,
    },
    voting::Opening,
};
use ::facts::onestop::Channel;
use kernel::{AccountId, Date, Instant};
use platform::{Actor, Decision, Role, Stream};
use serde_json::json;
use std::collections::BTreeMap;
use testkit::{AGENCY, OTHER_AGENCY};
use trust::{Digest, Sealed};

const TODAY: Date = Date::constant(2024, 12, 30);

fn who(role: Role, agency: &str) -> Actor {
    let agency = role.is_staff().then(|| agency.parse().expect("an agency code"));
    Actor { id: AccountId::nil(), login: "x".into(), name: "X".into(), role, agency, demo: false }
}

fn about() -> About {
    About {
        agency: AGENCY.parse().expect("an agency code"),
        procedure: "1.001193".parse().expect("a procedure code"),
        field: "ho-tich".into(),
        level: "commune".into(),
        channel: Channel::Post,
        synthetic: false,
    }
}

#[test]
fn answers_are_read_as_people_give_them() {
    let read = |given: &[(&str, &str)]| {
        let given: BTreeMap<&str, &str> = given.iter().copied().collect();
        Answers::read(|name| given.get(name).copied().unwrap_or_default())
    };
    let faults = |given: &[(&str, &str)]| -> Vec<String> {
        read(given).err().map_or_else(Vec::new, |problem| problem.fields.into_iter().map(|field| field.path).collect())
    };
    let read_well = read(&[("overall", "4"), ("access", "1"), ("comment", "  Tốt \u{7} ")]).expect("good answers");
    assert_eq!((read_well.overall, read_well.is_satisfied()), (4, true));
    assert_eq!(read_well.factors, BTreeMap::from([("access".to_owned(), 1)]));
    assert_eq!(read_well.comment.as_deref(), Some("Tốt"));
    assert_eq!(faults(&[]), ["overall"]);
    for wrong in ["0", "6", "-1", "05", " 5", "5.0", "năm", "٥"] {
        assert_eq!(faults(&[("overall", wrong)]), ["overall"], "{wrong}");
        assert_eq!(faults(&[("overall", "5"), ("result", wrong)]), ["result"], "{wrong}");
    }
    assert_eq!(faults(&[("overall", "5"), ("comment", &"đ".repeat(COMMENT_CHARS_MAX + 1))]), ["comment"]);
    assert!(read(&[("overall", "5"), ("comment", &"đ".repeat(COMMENT_CHARS_MAX))]).is_ok());
    assert!(!read(&[("overall", "3")]).expect("good answers").is_satisfied());
}

#[test]
fn made_up_answers_keep_to_the_scale_and_to_life() {
    let share = |late: bool| {
        let all = (0..5_000_u64).map(|n| Answers::made_up(n.wrapping_mul(0x9e37_79b9_7f4a_7c15), late));
        let all: Vec<Answers> = all.collect();
        assert!(all.iter().all(|one| (1..=5).contains(&one.overall) && one.factors.len() == FACTORS.len()));
        assert!(all.iter().flat_map(|one| one.factors.values()).all(|score| (1..=5).contains(score)));
        all.iter().filter(|one| one.is_satisfied()).count() * 100 / all.len()
    };
    let (usual, late) = (share(false), share(true));
    assert!((85..=95).contains(&usual) && (30..=50).contains(&late), "{usual} % and {late} %");
    assert_eq!(Answers::made_up(77, false), Answers::made_up(77, false));
}

#[test]
fn a_ballot_is_cast_by_the_program_once_and_never_changes() {
    let cast = |score, answers: &[(&str, u8)]| Cast {
        about: about(),
        score,
        answers: answers.iter().map(|(key, score)| ((*key).to_owned(), *score)).collect(),
    };
    let good = cast(5, &[("access", 1)]);
    assert!(Ballot::authorise(&Actor::system(), &good, None).is_ok());
    for role in Role::ALL {
        assert!(Ballot::authorise(&who(role, AGENCY), &good, None).is_err(), "{role:?}");
    }
    let Ok(Decision::Done { events, personal }) = Ballot::decide(&Actor::system(), None, &good, &TODAY) else {
        panic!("it is cast");
    };
    assert!(personal.is_empty() && events.len() == 1);
    let counted = Ballot::evolve(None, &events[0]);
    assert_eq!(Ballot::decide(&Actor::system(), Some(&counted), &good, &TODAY), Ok(Decision::Already));
    for wrong in [cast(0, &[]), cast(6, &[]), cast(5, &[("access", 0)]), cast(5, &[("weather", 5)])] {
        assert!(Ballot::decide(&Actor::system(), None, &wrong, &TODAY).is_err(), "{wrong:?}");
    }
}

#[test]
fn who_may_do_what_with_a_comment() {
    let body = Sealed::new([0; trust::SALT_BYTES], "comment", &json!({ "text": "a" }));
    let leave = CommentCommand::Leave { agency: about().agency, procedure: about().procedure, body, synthetic: false };
    let state = |standing| Written { agency: about().agency, body: Digest::ZERO, standing };
    let may = |actor: &Actor, command: &CommentCommand| Comment::authorise(actor, command, None).is_ok();
    let (admin, leader) = (who(Role::Admin, ""), who(Role::Leader, AGENCY));
    assert!(may(&Actor::system(), &leave) && !may(&admin, &leave) && !may(&leader, &leave));
    for command in [CommentCommand::Show, CommentCommand::Strike] {
        assert!(may(&admin, &command) && !may(&leader, &command) && !may(&who(Role::Citizen, ""), &command));
    }
    for standing in Standing::ALL {
        let state = state(standing);
        assert!(Comment::may_view(&admin, &state));
        assert_eq!(Comment::may_view(&leader, &state), standing == Standing::Shown);
        assert!(!Comment::may_view(&who(Role::Leader, OTHER_AGENCY), &state));
        assert!(!Comment::may_view(&who(Role::Citizen, ""), &state));
    }
    let outcome =
        |standing, command: &CommentCommand| match Comment::decide(&admin, Some(&state(standing)), command, &TODAY) {
            Ok(Decision::Done { events, .. }) => Comment::event_kind(&events[0]),
            Ok(Decision::Already) => "already",
            Err(_) => "refused",
        };
    let table = [
        (Standing::Waiting, "shown", "struck"),
        (Standing::Shown, "already", "struck"),
        (Standing::Struck, "shown", "already"),
    ];
    for (standing, show, strike) in table {
        assert_eq!(outcome(standing, &CommentCommand::Show), show, "{standing:?}");
        assert_eq!(outcome(standing, &CommentCommand::Strike), strike, "{standing:?}");
    }
    assert!(Comment::decide(&admin, None, &CommentCommand::Show, &TODAY).is_err());
}

/// The journal keeps events for ever: these texts must still be readable in ten years.
#[test]
fn stored_events_stay_readable() {
    let cast = r#"{"kind":"cast","about":{"agency":"000.08.61.H50","procedure":"1.001193","field":"ho-tich","level":"commune","channel":"post","synthetic":false},"day":"2024-12-30","score":5,"answers":{"access":4}}"#;
    let event: BallotEvent = serde_json::from_str(cast).expect("an event as it was stored");
    assert_eq!(serde_json::to_string(&event).expect("JSON"), cast);
    let left = format!(
        r#"{{"kind":"left","agency":"000.08.61.H50","procedure":"1.001193","month":"2024-12","body":"{}","synthetic":true}}"#,
        Digest::ZERO
    );
    for stored in [left.as_str(), r#"{"kind":"shown"}"#, r#"{"kind":"struck"}"#] {
        let event: CommentEvent = serde_json::from_str(stored).expect("an event as it was stored");
        assert_eq!(serde_json::to_string(&event).expect("JSON"), stored);
    }
}

#[test]
fn the_box_is_opened_every_evening_and_emptied_at_the_end_of_a_month() {
    let at = |text: &str| text.parse::<Instant>().expect("an instant");
    let next = |text: &str| jobs::next_opening(at(text)).rfc3339_local();
    assert_eq!(next("2024-12-30T07:30:00+07:00"), "2024-12-30T23:30:00+07:00");
    assert_eq!(next("2024-12-30T23:30:00+07:00"), "2024-12-31T23:30:00+07:00");
    assert_eq!(next("2024-12-31T23:59:00+07:00"), "2025-01-01T23:30:00+07:00");
    for (now, wanted) in [
        ("2024-12-30T23:30:00+07:00", Opening::Together),
        ("2024-12-31T23:30:00+07:00", Opening::All),
        ("2024-12-31T12:00:00+07:00", Opening::Together),
        // The machine was off that evening.
        ("2025-01-01T08:00:00+07:00", Opening::All),
        ("2025-01-01T23:30:00+07:00", Opening::Together),
        ("2024-02-28T23:40:00+07:00", Opening::Together),
        ("2024-02-29T23:40:00+07:00", Opening::All),
    ] {
        assert_eq!(jobs::due(at(now)), wanted, "{now}");
    }
    assert_eq!(crate::facts::last_day(TODAY), Date::constant(2025, 1, 29));
}

#[test]
fn names_of_permissions_jobs_and_facts_begin_with_the_system() {
    let permissions = MODULE.permissions.iter().map(|permission| permission.name);
    let others = MODULE.jobs.iter().map(|job| job.kind).chain(MODULE.follows.iter().map(|follower| follower.name));
    for name in permissions.chain(others).chain([::facts::surveys::BallotCast::KIND]) {
        assert!(name.starts_with("surveys."), "{name}");
    }
}
