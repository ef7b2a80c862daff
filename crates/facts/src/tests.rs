//! Facts read back as they were told, and so do those told long ago.

use crate::{
    onestop::{About, CaseFact, Channel, DueChange, Ending},
    sample::NoteWritten,
};
use kernel::{Instant, StreamId};
use serde_json::Value;

/// Bodies as they were once written. Add to these; never edit one: the outbox of some province holds it.
const FILED: &str = r#"{"kind":"onestop.case_filed","about":{"case":"01940f2e-7c00-7abc-8def-0123456789ab",
"code":"000.00.10.H50-241230-0001","agency":"000.00.10.H50","procedure":"1.001193","field":"ho-tich","level":"commune",
"channel":"online"}}"#;
const RECEIVED_WITHOUT_LIMIT: &str = r#"{"kind":"onestop.case_received","about":{"case":
"01940f2e-7c00-7abc-8def-0123456789ab","code":"000.00.10.H50-241230-0001","agency":"000.00.10.H50",
"procedure":"1.001193","field":"ho-tich","level":"commune","channel":"direct","synthetic":true}}"#;
const DUE_CHANGED: &str = r#"{"kind":"onestop.case_due_changed","about":{"case":"01940f2e-7c00-7abc-8def-0123456789ab",
"code":"000.00.10.H50-241230-0001","agency":"000.00.10.H50","procedure":"1.001193","field":"ho-tich","level":"commune",
"channel":"post","synthetic":false},"due":"2025-01-03T10:00:00.000Z","first_due":"2024-12-30T10:00:00.000Z",
"reason":"apologised"}"#;
const FINISHED_EARLY_VERSION: &str = r#"{"kind":"onestop.case_finished","about":{"case":
"01940f2e-7c00-7abc-8def-0123456789ab","code":"000.00.10.H50-241230-0001","agency":"000.00.10.H50",
"procedure":"1.001193","field":"ho-tich","level":"commune","channel":"direct","synthetic":false},
"at":"2024-12-30T09:00:00.000Z","due":"2024-12-30T10:00:00.000Z"}"#;
const CLOSED: &str = r#"{"kind":"onestop.case_closed","about":{"case":"01940f2e-7c00-7abc-8def-0123456789ab",
"code":"000.00.10.H50-241230-0001","agency":"000.00.10.H50","procedure":"1.001193","field":"ho-tich","level":"commune",
"channel":"direct","synthetic":false},"how":"withdrawn"}"#;
const PAUSED: &str = r#"{"kind":"onestop.case_paused","about":{"case":"01940f2e-7c00-7abc-8def-0123456789ab",
"code":"000.00.10.H50-241230-0001","agency":"000.00.10.H50","procedure":"1.001193","field":"ho-tich","level":"commune",
"channel":"direct","synthetic":false},"requests":2}"#;
const RESUMED: &str = r#"{"kind":"onestop.case_resumed","about":{"case":"01940f2e-7c00-7abc-8def-0123456789ab",
"code":"000.00.10.H50-241230-0001","agency":"000.00.10.H50","procedure":"1.001193","field":"ho-tich","level":"commune",
"channel":"direct","synthetic":false},"due":"2025-01-03T10:00:00.000Z","first_due":"2024-12-30T10:00:00.000Z",
"restarted":true}"#;

fn about(channel: Channel, synthetic: bool) -> About {
    About {
        case: "01940f2e-7c00-7abc-8def-0123456789ab".parse::<StreamId>().unwrap(),
        code: "000.00.10.H50-241230-0001".parse().unwrap(),
        agency: "000.00.10.H50".parse().unwrap(),
        procedure: "1.001193".parse().unwrap(),
        field: "ho-tich".into(),
        level: "commune".into(),
        channel,
        synthetic,
    }
}

fn at(text: &str) -> Instant {
    text.parse().unwrap()
}

fn every_fact() -> Vec<CaseFact> {
    let about = || about(Channel::Direct, false);
    let due = at("2024-12-30T17:00:00+07:00");
    vec![
        CaseFact::Filed { about: about() },
        CaseFact::Received { about: about(), due: Some(due), first_due: Some(due) },
        CaseFact::DueChanged { about: about(), due, first_due: due, reason: DueChange::Resumed },
        CaseFact::Finished { about: about(), at: due, due: None, first_due: Some(due), supplement_requests: 2 },
        CaseFact::Returned { about: about() },
        CaseFact::Closed { about: about(), how: Ending::NotReceived },
        CaseFact::Reopened { about: about() },
        CaseFact::Paused { about: about(), requests: 1 },
        CaseFact::Resumed { about: about(), due: Some(due), first_due: Some(due), restarted: false },
    ]
}

#[test]
fn every_fact_reads_back_and_says_its_kind() {
    let facts = every_fact();
    assert_eq!(facts.iter().map(CaseFact::kind).collect::<Vec<_>>(), CaseFact::KINDS);
    for fact in facts {
        let body = serde_json::to_value(&fact).unwrap();
        assert_eq!(body["kind"], fact.kind());
        assert_eq!(body["about"]["code"], fact.about().code.as_str());
        assert_eq!(serde_json::from_value::<CaseFact>(body).unwrap(), fact);
    }
}

#[test]
fn old_facts_stay_readable() {
    let first_due = at("2024-12-30T17:00:00+07:00");
    for (told, fact) in [
        (FILED, CaseFact::Filed { about: about(Channel::Online, false) }),
        (
            RECEIVED_WITHOUT_LIMIT,
            CaseFact::Received { about: about(Channel::Direct, true), due: None, first_due: None },
        ),
        (
            DUE_CHANGED,
            CaseFact::DueChanged {
                about: about(Channel::Post, false),
                due: at("2025-01-03T17:00:00+07:00"),
                first_due,
                reason: DueChange::Apologised,
            },
        ),
        (
            FINISHED_EARLY_VERSION,
            CaseFact::Finished {
                about: about(Channel::Direct, false),
                at: at("2024-12-30T16:00:00+07:00"),
                due: Some(first_due),
                first_due: None,
                supplement_requests: 0,
            },
        ),
        (CLOSED, CaseFact::Closed { about: about(Channel::Direct, false), how: Ending::Withdrawn }),
        (PAUSED, CaseFact::Paused { about: about(Channel::Direct, false), requests: 2 }),
        (
            RESUMED,
            CaseFact::Resumed {
                about: about(Channel::Direct, false),
                due: Some(at("2025-01-03T17:00:00+07:00")),
                first_due: Some(first_due),
                restarted: true,
            },
        ),
    ] {
        assert_eq!(serde_json::from_str::<CaseFact>(told).unwrap(), fact, "{told}");
    }
}

#[test]
fn what_a_newer_node_adds_is_passed_over() {
    for fact in every_fact() {
        let mut body = serde_json::to_value(&fact).unwrap();
        body["later"] = Value::from(1);
        body["about"]["ward"] = Value::from("x");
        assert_eq!(serde_json::from_value::<CaseFact>(body).unwrap(), fact);
    }
    let closed = CLOSED.replace("withdrawn", "merged");
    assert!(matches!(serde_json::from_str(&closed).unwrap(), CaseFact::Closed { how: Ending::Other, .. }));
    let changed = DUE_CHANGED.replace("apologised", "flood");
    assert!(matches!(serde_json::from_str(&changed).unwrap(), CaseFact::DueChanged { reason: DueChange::Other, .. }));
}

#[test]
fn what_is_no_fact_is_refused() {
    for wrong in [
        "{}".to_owned(),
        FILED.replace("case_filed", "case_filed.2"),
        FILED.replace("1.001193", "one"),
        FILED.replace("online", "fax"),
        FILED.replace("000.00.10.H50-241230-0001", "1"),
        FILED.replace("\"level\":\"commune\",", ""),
    ] {
        assert!(serde_json::from_str::<CaseFact>(&wrong).is_err(), "{wrong}");
    }
}

#[test]
fn words_in_tables_are_the_words_in_facts() {
    let word = |value: Value| value.as_str().unwrap().to_owned();
    for channel in [Channel::Direct, Channel::Online, Channel::Post] {
        assert_eq!(word(serde_json::to_value(channel).unwrap()), channel.code());
    }
    for how in [Ending::NotReceived, Ending::Withdrawn, Ending::Stopped, Ending::Other] {
        assert_eq!(word(serde_json::to_value(how).unwrap()), how.code());
    }
    for reason in [DueChange::Resumed, DueChange::Restarted, DueChange::Apologised, DueChange::Other] {
        assert_eq!(word(serde_json::to_value(reason).unwrap()), reason.code());
    }
}

#[test]
fn a_note_is_told_by_its_agency_alone() {
    let told = NoteWritten { agency: "000.00.10.H50".parse().unwrap() };
    assert_eq!(serde_json::to_string(&told).unwrap(), r#"{"agency":"000.00.10.H50"}"#);
    assert_eq!(serde_json::from_str::<NoteWritten>(r#"{"agency":"000.00.10.H50","by":"x"}"#).unwrap(), told);
    assert!(NoteWritten::KIND.starts_with("sample."));
}

/// A ballot as it was once told: read by every version, with and without what was added later.
#[test]
fn old_ballots_stay_readable() {
    const CAST: &str = r#"{"kind":"surveys.ballot_cast","ballot":"5b1f2e7c-7c00-4abc-8def-0123456789ab",
    "agency":"000.00.10.H50","procedure":"1.001193","field":"ho-tich","level":"commune","channel":"post",
    "day":"2024-12-31","score":5,"answers":{"access":4,"officer":5},"synthetic":true}"#;
    const BARE: &str = r#"{"ballot":"5b1f2e7c-7c00-4abc-8def-0123456789ab","agency":"000.00.10.H50",
    "procedure":"1.001193","field":"ho-tich","level":"commune","channel":"direct","day":"2024-12-31","score":1}"#;
    let cast: crate::surveys::BallotCast = serde_json::from_str(CAST).unwrap();
    assert_eq!((cast.channel, cast.score, cast.answers["access"], cast.synthetic), (Channel::Post, 5, 4, true));
    assert_eq!(cast.day.to_string(), "2024-12-31");
    let again = serde_json::to_value(&cast).unwrap();
    let mut told: Value = serde_json::from_str(CAST).unwrap();
    told.as_object_mut().unwrap().remove("kind");
    assert_eq!(again, told);
    let bare: crate::surveys::BallotCast = serde_json::from_str(BARE).unwrap();
    assert_eq!((bare.channel, bare.answers.len(), bare.synthetic), (Channel::Direct, 0, false));
}
