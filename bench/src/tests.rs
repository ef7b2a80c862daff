//! The arithmetic of the tool, its communes and its form.

use crate::form;
use crate::machine::{median, quantile};
use crate::report::{Budget, Report, Row, table};
use pack::Packs;

#[test]
fn the_middle_and_the_ranks_are_right() {
    assert!((median(&[3.0, 1.0, 2.0]) - 2.0).abs() < f64::EPSILON);
    assert!((median(&[4.0, 1.0, 2.0, 3.0]) - 2.5).abs() < f64::EPSILON);
    assert!(median(&[]).abs() < f64::EPSILON);
    let sorted: Vec<u32> = (0..=100).collect();
    assert!((quantile(&sorted, 0.99) - 99.0).abs() < f64::EPSILON);
    assert!((quantile(&sorted, 0.5) - 50.0).abs() < f64::EPSILON);
    assert!(quantile(&[], 0.5).abs() < f64::EPSILON);
}

#[test]
fn a_row_knows_its_ratio_and_whether_its_budget_is_met() {
    let rounds = [10.0, 30.0, 20.0];
    let row = Row::new("speed", "/s", &rounds).beside("raw", &rounds, &[40.0, 40.0, 40.0]);
    assert_eq!(row.ratio, Some(0.5));
    assert_eq!(row.clone().budget(Budget::RatioAtLeast(0.5)).met, Some(true));
    assert_eq!(row.clone().budget(Budget::AtLeast(21.0)).met, Some(false));
    assert_eq!(row.clone().budget(Budget::AtMost(20.0)).met, Some(true));
    assert_eq!((row.lowest, row.highest, row.rounds), (10.0, 30.0, 3));
}

#[test]
fn a_report_is_unsound_only_when_something_happened_that_may_never() {
    let report = |rows| Report {
        name: "crash-sqlite".to_owned(),
        title: "Crash".to_owned(),
        date: "2024-12-30T00:30:00.000Z".to_owned(),
        commit: "abc".to_owned(),
        machine: serde_json::from_value(serde_json::json!({
            "cores": 2, "memory_mb": 1024, "cpu": "x", "file_system": "ext4", "fsync_micros": 100.0, "system": "Linux"
        }))
        .unwrap(),
        others_percent: 0.0,
        how: vec!["somehow".to_owned()],
        rows,
    };
    let slow = Row::new("speed", "/s", &[1_234.0]).budget(Budget::AtLeast(2_000.0));
    let lost = Row::new("lost", "", &[1.0]).budget(Budget::Exactly(0.0));
    assert!(report(vec![slow.clone()]).is_sound());
    assert!(!report(vec![slow.clone(), lost.clone()]).is_sound());
    let text = table(&mut [report(vec![slow, lost])]);
    assert!(text.contains("| speed | 1,234 /s |          |       | ≥ 2,000 **missed** |"), "{text}");
    assert!(text.contains("* somehow"));
}

#[test]
fn there_are_enough_communes_and_the_form_is_ours() {
    let packs = Packs::embedded().unwrap();
    let day = kernel::Date::constant(2024, 12, 30);
    let version = packs.procedure(&form::PROCEDURE.parse().unwrap(), day).unwrap();
    assert_eq!(form::in_turn(packs.agencies_for(version, day)).unwrap().len(), form::COMMUNES);
    form::check(version.form.schema()).unwrap();
    let answers = serde_json::Value::Object(form::answers());
    let wrong = version.form.check(&answers, None, day);
    assert!(wrong.is_empty(), "{wrong:?}");
}
