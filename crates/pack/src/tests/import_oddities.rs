//! Contradictions of a source: each found by computation, told in the report and in the procedure, none repaired.

use super::import::{World, days, limit, procedure, process, said, step};
use serde_json::{Value, json};

/// What a source says, and the sorts of contradiction that it has.
struct Case {
    name: &'static str,
    change: fn(&mut Value),
    found: &'static [&'static str],
    says: &'static str,
}

fn timed(total: impl Into<Value>, times: &[(f64, &str)]) -> Value {
    let kinds = ["receive", "process", "decide", "return"];
    let steps: Vec<Value> = (1..)
        .zip(times.iter().zip(kinds))
        .map(|(no, ((value, unit), kind))| step(no, kind, days(*value, unit)))
        .collect();
    process(total, &steps)
}

const CASES: &[Case] = &[
    Case {
        name: "one day too many",
        change: |p| {
            p["internal_process"] = timed(
                days(5.0, "working_day"),
                &[(1.0, "working_day"), (2.0, "working_day"), (2.0, "working_day"), (1.0, "working_day")],
            );
        },
        found: &["sum-differs"],
        says: "5 working days, but the steps add up to 6 working days",
    },
    Case {
        name: "half a day too few",
        change: |p| {
            p["internal_process"] = timed(
                days(5.0, "working_day"),
                &[(1.0, "working_day"), (1.5, "working_day"), (1.0, "working_day"), (1.0, "working_day")],
            );
        },
        found: &["sum-differs"],
        says: "add up to 4.5 working days",
    },
    Case {
        name: "every step shows the whole",
        change: |p| p["internal_process"] = timed(days(5.0, "working_day"), &[(5.0, "working_day"); 4]),
        found: &["whole-in-each-step"],
        says: "every step shows 5 working days",
    },
    Case {
        name: "plain days in a total of working days",
        change: |p| {
            p["internal_process"] =
                timed(days(5.0, "working_day"), &[(1.0, "day"), (2.0, "day"), (1.0, "day"), (1.0, "day")]);
        },
        found: &["units-mixed"],
        says: "the steps as 5 days",
    },
    Case {
        name: "more days than the total has working days",
        change: |p| {
            p["internal_process"] =
                timed(days(5.0, "working_day"), &[(4.0, "day"), (4.0, "day"), (4.0, "day"), (4.0, "day")]);
        },
        found: &["sum-differs", "units-mixed"],
        says: "16 days",
    },
    Case {
        name: "no total, but more than the limit",
        change: |p| {
            p["internal_process"] = timed(
                Value::Null,
                &[(2.0, "working_day"), (2.0, "working_day"), (1.0, "working_day"), (1.0, "working_day")],
            );
        },
        found: &["sum-over-limit"],
        says: "more than the limit of 5 working days",
    },
    Case {
        name: "another limit elsewhere",
        change: |p| p["other_processes"] = json!([timed(days(32.0, "day"), &[(8.0, "day"); 4])]),
        found: &["limit-elsewhere"],
        says: "32 days, which is none of the procedure's limits (5 working days)",
    },
    Case {
        name: "nobody decides, nobody returns",
        change: |p| {
            p["internal_process"] =
                process(days(5.0, "working_day"), &[step(1, "receive", Value::Null), step(2, "process", Value::Null)]);
        },
        found: &["no-return", "no-decision"],
        says: "no step that decides",
    },
    Case {
        name: "joined but never parted",
        change: |p| p["internal_process"]["steps"][2]["kind"] = "join_return".into(),
        found: &["fork-without-join"],
        says: "never parted",
    },
    Case {
        name: "a group that asks for nothing",
        change: |p| {
            p["documents"][0]["group"] = "proof".into();
            p["documents"][0]["required"] = false.into();
        },
        found: &["group-not-required", "group-of-one"],
        says: "\"proof\"",
    },
    Case {
        name: "the short form of a code",
        change: |p| p["code"] = "1.900001.H17".into(),
        found: &["code-short"],
        says: "1.900001.H17",
    },
    Case {
        name: "the code of another procedure",
        change: |p| p["code"] = "1.900002.000.00.00.H50".into(),
        found: &["code-differs"],
        says: "1.900001",
    },
    Case {
        name: "two limits for one condition",
        change: |p| {
            p["time_limit"]["cases"] =
                json!([limit("standard", 5, "working_day", "national"), limit("again", 7, "working_day", "national")]);
        },
        found: &["limit-twice"],
        says: "5 working days and 7 working days",
    },
    Case {
        name: "a cut-off for days",
        change: |p| p["time_limit"]["cases"][0]["cutoff_time"] = "15:00".into(),
        found: &["cutoff-not-same-day"],
        says: "standard",
    },
    Case {
        name: "one fee, two amounts",
        change: |p| {
            let mut second = p["fees"][0].clone();
            second["amount_vnd"] = 2000.into();
            p["fees"].as_array_mut().expect("a list").push(second);
        },
        found: &["fee-twice"],
        says: "Lệ phí (en)",
    },
    Case {
        name: "an outsider in one agency's procedure",
        change: |p| {
            p["internal_process"]["steps"][0] = {
                let mut outside = step(1, "external", days(1.0, "working_day"));
                outside["agency"] = said("Chi cục Thuế");
                outside
            }
        },
        found: &["not-interagency"],
        says: "Chi cục Thuế",
    },
    Case {
        name: "read in no source",
        change: |p| p["confidence"]["fees"]["source_ids"] = json!([]),
        found: &["source-missing"],
        says: "fees",
    },
    Case { name: "nothing", change: |_| (), found: &[], says: "" },
];

#[test]
fn each_contradiction_is_found_told_and_kept() {
    for case in CASES {
        let mut source = procedure("1.900001");
        (case.change)(&mut source);
        let world = World::of(&[source]);
        let done = world.done();
        let (_, english) = done.report.split_once("\n---\n").expect("two languages");
        let found: Vec<&str> =
            english.lines().filter_map(|line| line.strip_prefix("- `")?.split_once('`')).map(|(key, _)| key).collect();
        assert_eq!(found, case.found, "{}", case.name);
        assert!(english.contains(case.says), "{}: {english}", case.name);
        assert_eq!(done.contradictions, case.found.len(), "{}", case.name);
        // Readers of the page see it, and the pack can be used as it is.
        let packs = world.packs();
        let version = &packs.versions(&"1.900001".parse().expect("a code"))[0];
        assert_eq!(version.notes.len(), case.found.len(), "{}", case.name);
        assert!(version.notes.iter().any(|note| note.text.en.contains(case.says)) || case.found.is_empty());
    }
}
