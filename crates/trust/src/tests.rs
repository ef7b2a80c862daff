//! Canonical JSON against RFC 8785's own examples, digests, the chain rule, sealed data.

use kernel::{AccountId, EventId, Instant, StreamId};
use serde_json::{Value, json};

use super::{Digest, EventHead, Sealed, canonical, chain_hash, salted_digest};

fn canon(text: &str) -> String {
    canonical(&serde_json::from_str::<Value>(text).unwrap())
}

#[test]
fn keys_are_sorted_and_nothing_is_spaced() {
    assert_eq!(
        canon(r#"{ "b" : [ 1 , {"d":null, "c":true} ], "a" : "x" }"#),
        r#"{"a":"x","b":[1,{"c":true,"d":null}]}"#
    );
}

#[test]
fn the_example_of_rfc_8785_section_3_2_2() {
    let given = r#"{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }"#;
    let wanted = concat!(
        r#"{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"#,
        r#""string":"€$\u000f\nA'B\"\\\\\"/"}"#
    );
    assert_eq!(canon(given), wanted);
}

#[test]
fn keys_sort_by_utf16_units() {
    // RFC 8785, 3.2.3: the key beyond the basic plane comes before U+FB33.
    let given = json!({"\u{20ac}": 1, "\r": 2, "\u{fb33}": 3, "1": 4, "\u{1f600}": 5, "\u{80}": 6, "\u{f6}": 7});
    let wanted = "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"\u{f6}\":7,\"\u{20ac}\":1,\"\u{1f600}\":5,\"\u{fb33}\":3}";
    assert_eq!(canonical(&given), wanted);
}

#[test]
fn numbers_are_written_as_ecmascript_does() {
    for (given, wanted) in [
        (0.0, "0"),
        (-0.0, "0"),
        (1.0, "1"),
        (-1.5, "-1.5"),
        (1e20, "100000000000000000000"),
        (1e21, "1e+21"),
        (123_456_789_012_345_680_000.0, "123456789012345680000"),
        (1.234e-6, "0.000001234"),
        (1.234e-7, "1.234e-7"),
        (5e-324, "5e-324"),
        (f64::MAX, "1.7976931348623157e+308"),
    ] {
        assert_eq!(canonical(&json!(given)), wanted);
    }
    assert_eq!(canonical(&json!(i64::MAX)), "9223372036854775807");
    assert_eq!(canonical(&json!(u64::MAX)), "18446744073709551615");
}

#[test]
fn vietnamese_is_kept_as_it_is() {
    assert_eq!(canonical(&json!("Nguyễn Thị Đào")), "\"Nguyễn Thị Đào\"");
}

#[test]
fn a_digest_reads_back_and_refuses_other_texts() {
    let digest = Digest::of(b"abc");
    let text = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(digest.to_string(), text);
    assert_eq!(text.parse(), Ok(digest));
    assert_eq!(serde_json::from_str::<Digest>(&serde_json::to_string(&digest).unwrap()).unwrap(), digest);
    for wrong in ["", "ba78", &text.to_uppercase(), &format!("{text}0"), &text.replace('b', "g"), &"é".repeat(32)] {
        assert!(wrong.parse::<Digest>().is_err(), "{wrong}");
    }
}

fn head(body: &str) -> EventHead<'_> {
    EventHead {
        id: EventId::nil(),
        stream: StreamId::nil(),
        version: 7,
        kind: "received",
        at: Instant::from_millis(1_735_518_600_000),
        actor: AccountId::nil(),
        node: "vinh-linh",
        body,
    }
}

#[test]
fn an_event_hashes_as_anybody_can_check_with_sha256sum() {
    let event = head(r#"{"due":1}"#);
    let nil = "00000000-0000-0000-0000-000000000000";
    let text = format!(
        r#"{{"actor":"{nil}","at":"2024-12-30T00:30:00.000Z","body":{{"due":1}},"id":"{nil}","kind":"received","node":"vinh-linh","stream":"{nil}","version":7}}"#
    );
    assert_eq!(event.canonical(), text);
    // The same as canonicalising the parsed text: whoever reads it as JSON gets the same bytes.
    assert_eq!(canon(&text), text);
    let zeros = "0".repeat(64);
    assert_eq!(chain_hash(&Digest::ZERO, &event), Digest::of(format!("{zeros}{text}").as_bytes()));
}

#[test]
fn every_part_of_an_event_changes_its_hash() {
    let base = chain_hash(&Digest::ZERO, &head("{}"));
    let one: kernel::Id = "01890000-0000-7000-8000-000000000001".parse().unwrap();
    let changed = [
        EventHead { id: one.into(), ..head("{}") },
        EventHead { stream: one.into(), ..head("{}") },
        EventHead { version: 8, ..head("{}") },
        EventHead { kind: "Received", ..head("{}") },
        EventHead { at: Instant::from_millis(1_735_518_600_001), ..head("{}") },
        EventHead { actor: one.into(), ..head("{}") },
        EventHead { node: "dong-ha", ..head("{}") },
        head("[]"),
    ];
    for event in changed {
        assert_ne!(chain_hash(&Digest::ZERO, &event), base, "{event:?}");
    }
    assert_ne!(chain_hash(&Digest::of(b"other"), &head("{}")), base);
}

#[test]
fn sealed_data_shows_nothing_in_a_log() {
    let body = json!({"name": "Nguyễn Thị Đào", "phone": "0912345678"});
    let sealed = Sealed::new([7; 32], "applicant", &body);
    assert_eq!(sealed.digest(), salted_digest(&[7; 32], sealed.body()));
    assert_eq!(sealed.salt_text(), "07".repeat(32));
    assert_ne!(sealed.digest(), Sealed::new([8; 32], "applicant", &body).digest());
    let shown = format!("{sealed:?}");
    assert!(!shown.contains("Đào") && !shown.contains("0912") && !shown.contains("0707"), "{shown}");
}
