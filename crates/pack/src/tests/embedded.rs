//! What the binary carries: clean, with its unknowns told one by one, and true to the official days off.

use super::{carried, check, day, packs, told};
use crate::{Basis, Channel, Confidence, Level, Packs, Severity, StepStatus, Threshold};
use kernel::{
    AgencyCode, Instant, Lang, ProcedureCode,
    deadline::{Allowance, compute},
};
use std::collections::BTreeMap;

fn birth() -> ProcedureCode {
    "1.001193".parse().expect("a code")
}

/// The sorts of unknowns that imported procedures may have.
const IMPORTED: [&str; 9] = [
    "basis-unknown",
    "fact-unknown",
    "law-later",
    "sample-steps",
    "step-time-unknown",
    "from-memory",
    "steps-over-limit",
    "step-kind-missing",
    "fee-channel-missing",
];

#[test]
fn the_carried_packs_have_no_errors_and_only_the_known_unknowns() {
    let packs = packs();
    let mut counted: BTreeMap<(String, &str), usize> = BTreeMap::new();
    let procedure = "packs/quang-tri/procedures/1.001193";
    for notice in packs.notices() {
        assert_eq!(notice.severity, Severity::Notice, "{}", told(std::slice::from_ref(notice)));
        if notice.file.starts_with("packs/quang-tri/procedures/") && !notice.file.starts_with(procedure) {
            // Imported: what is not known there is a matter of the sources, but of no other sort than these.
            assert!(IMPORTED.contains(&notice.key), "{}", told(std::slice::from_ref(notice)));
            continue;
        }
        *counted.entry((notice.file.clone(), notice.key)).or_default() += 1;
    }
    let expected = [
        ("packs/quang-tri/agencies.toml".to_owned(), "provisional-code", 1),
        ("packs/quang-tri/agencies.toml".to_owned(), "from-memory", 6),
        ("packs/quang-tri/roles.toml".to_owned(), "basis-unknown", 1),
        (format!("{procedure}/form.json"), "from-memory", 1),
        // The commune chair's power, seven documents, another place's fee.
        (format!("{procedure}/procedure.toml"), "basis-unknown", 9),
        // The approving decision, the online level, the province's fee for late registration.
        (format!("{procedure}/procedure.toml"), "fact-unknown", 3),
        // Decrees that are younger than the first day of the version.
        (format!("{procedure}/procedure.toml"), "law-later", 4),
        (format!("{procedure}/steps.toml"), "sample-steps", 1),
        (format!("{procedure}/steps.toml"), "step-time-unknown", 1),
        ("packs/vietnam/calendar.toml".to_owned(), "from-memory", 3),
        ("packs/vietnam/calendar.toml".to_owned(), "pending-day", 1),
        ("packs/vietnam/forms.toml".to_owned(), "from-memory", 6),
        ("packs/vietnam/laws.toml".to_owned(), "from-memory", 4),
        ("packs/vietnam/rules/nd61.toml".to_owned(), "from-memory", 4),
        ("packs/vietnam/rules/nd118.toml".to_owned(), "from-memory", 4),
    ];
    let expected = expected.into_iter().map(|(file, key, count)| ((file, key), count)).collect();
    assert_eq!(counted, expected);
}

#[test]
fn a_carried_pack_checked_alone_is_clean_too() {
    for id in ["vietnam", "quang-tri"] {
        let findings = check(&carried(id));
        assert!(findings.iter().all(|finding| finding.severity == Severity::Notice), "{}", told(&findings));
    }
}

#[test]
fn findings_speak_both_languages() {
    for notice in packs().notices() {
        for said in [&notice.what, &notice.instead] {
            assert!(!said.vi.is_empty() && !said.en.is_empty() && said.vi != said.en, "{notice:?}");
        }
        assert!(notice.line > 0 && notice.column > 0, "{notice:?}");
    }
}

#[test]
fn the_years_have_the_official_number_of_working_days() {
    let packs = packs();
    for (year, days) in [(2021, 250), (2022, 249), (2023, 249), (2024, 251), (2025, 250), (2026, 250)] {
        let calendar = packs.calendar_at(day(&format!("{year}-01-01"))).expect("rules in force");
        let (first, last) = (day(&format!("{year}-01-01")), day(&format!("{year}-12-30")));
        let working = calendar.working_days(first, last).expect("known days")
            + u32::from(calendar.is_working_day(day(&format!("{year}-12-31"))).expect("a known day"));
        assert_eq!(working, days, "{year}");
    }
}

#[test]
fn official_swaps_and_compensations_are_there() {
    let packs = packs();
    let calendar = packs.calendar_at(day("2024-04-22")).expect("rules in force");
    for (date, works) in [
        ("2021-02-16", false),
        ("2022-04-11", false),
        ("2023-05-03", false),
        ("2024-04-29", false),
        ("2024-05-04", true),
        ("2025-05-02", false),
        ("2025-04-26", true),
        ("2026-01-02", false),
        ("2026-01-10", true),
        ("2026-11-24", true),
    ] {
        assert_eq!(calendar.is_working_day(day(date)), Ok(works), "{date}");
    }
    let off = format!("{:?}", calendar.day(day("2024-04-29")).expect("a known day"));
    assert!(off.contains("làm bù ngày 04/5/2024") && off.contains("2450/VPCP-KGVX"), "{off}");
    let compensated = format!("{:?}", calendar.day(day("2022-05-03")).expect("a known day"));
    assert!(
        compensated.contains("Nghỉ bù Ngày Quốc tế lao động 1/5") && !compensated.contains("http"),
        "{compensated}"
    );
}

#[test]
fn the_examples_of_the_domain_come_out() {
    let packs = packs();
    for (received, allow, due) in [
        ("2021-04-29T10:00:00+07:00", "3wd", "2021-05-06"),
        ("2021-04-28T16:00:00+07:00", "1wd", "2021-04-29"),
        ("2021-02-09T09:00:00+07:00", "5wd", "2021-02-23"),
        ("2024-08-30T09:00:00+07:00", "2wd", "2024-09-05"),
        ("2024-04-22T09:00:00+07:00", "5wd", "2024-05-02"),
        ("2024-12-30T14:59:00+07:00", "same-day", "2024-12-30"),
        ("2024-12-31T15:01:00+07:00", "same-day", "2025-01-02"),
    ] {
        let received: Instant = received.parse().expect("an instant");
        let allow: Allowance = allow.parse().expect("an allowance");
        let calendar = packs.calendar_at(received.local().date()).expect("rules in force");
        let due_at = compute(&calendar, received, allow, &[]).expect("a due date").due;
        assert_eq!(due_at.rfc3339_local(), format!("{due}T17:00:00+07:00"), "{received} {allow}");
    }
}

#[test]
fn rule_sets_follow_one_another() {
    let packs = packs();
    assert_eq!(packs.rules_at(day("2025-06-30")).id, "nd61");
    assert_eq!(packs.rules_at(day("2025-07-01")).id, "nd118");
    assert_eq!(packs.rules_at(day("2018-01-01")).id, "nd61");
    assert_eq!(packs.rules_at(day("2030-01-01")).id, "nd118");
    assert!(packs.calendar_at(day("2018-06-20")).is_none() && packs.calendar_at(day("2018-06-21")).is_some());
    let rules = packs.rules_named("nd61").expect("the rule set of the decree");
    assert_eq!(rules.set.minutes_a_day(), 450);
    assert_eq!(rules.set.sources.same_day.as_deref(), Some("60/2014/QH13, Điều 5"));
    assert_eq!(rules.set.sources.pause, None);
    assert!(rules.set.sources.month.as_deref().is_some_and(|line| line.ends_with("(chưa kiểm chứng)")));
}

#[test]
fn birth_registration_says_what_is_known_and_what_is_not() {
    let packs = packs();
    let version = packs.procedure(&birth(), day("2024-12-30")).expect("the procedure");
    assert_eq!(version.id, "1.001193@2021-01-01");
    assert_eq!(version.name.get(Lang::Vi), "Đăng ký khai sinh");
    assert_eq!(version.allowance(), Some(Allowance::SameDay));
    assert_eq!(version.time_limit().map(|limit| limit.basis.line()), Some("60/2014/QH13, Điều 5".to_owned()));
    assert_eq!(version.levels, [Level::Commune]);
    assert!(version.approving_decision.symbol.is_none() && version.approving_decision.reason.is_some());
    let fees: Vec<(&str, Option<u64>)> = version.fees_here().map(|fee| (fee.key.as_str(), fee.amount_vnd)).collect();
    assert_eq!(fees, [("in_time", Some(0)), ("late", None)]);
    let online: Vec<&str> = version.uploads(Channel::Online).map(|document| document.key.as_str()).collect();
    assert_eq!(online, ["birth_notification", "abandonment_record", "assisted_reproduction", "power_of_attorney"]);
    assert!(version.documents_for(Channel::Direct).any(|document| document.key == "declaration"));
    assert!(
        matches!(&version.document("birth_notification").expect("it").basis, Basis::Unknown(why) if !why.is_empty())
    );
    assert_eq!(version.role("leader").expect("it").name.vi, "Chủ tịch UBND cấp xã");
    assert_eq!((version.steps.status, version.steps.steps.len()), (StepStatus::Sample, 5));
    assert_eq!(version.confidence["online"].level, Confidence::Unknown);
    assert_eq!(version.process.steps().len(), 5);
    let outcomes: Vec<&str> = version.process.steps()[0].next.iter().map(|arc| arc.on.as_str()).collect();
    assert_eq!(outcomes, ["done", "refuse"]);
    assert!(packs.procedure(&birth(), day("2025-07-01")).is_none());
    assert!(packs.version(&version.id).is_some_and(|same| same.hash == version.hash && same.hash.len() == 64));
}

#[test]
fn a_code_with_its_publisher_finds_the_same_procedure() {
    let packs = packs();
    let long: ProcedureCode = "1.001193.000.00.00.H50".parse().expect("a code");
    assert!(packs.procedure(&long, day("2024-12-30")).is_some_and(|version| version.code == birth()));
}

#[test]
fn agencies_are_dated_and_say_which_codes_are_provisional() {
    let packs = packs();
    let today = day("2024-12-30");
    let version = packs.procedure(&birth(), today).expect("the procedure");
    let offices: Vec<&str> = packs.agencies_for(version, today).iter().map(|agency| agency.code.as_str()).collect();
    assert_eq!((offices.len(), offices[0], offices[1]), (125, "000.08.61.H50", "000.06.68.H50"));
    assert_eq!(packs.agencies_for(version, day("2025-01-01")).len(), 119);
    assert!(packs.agencies_for(version, day("2025-07-01")).is_empty());
    let known: Vec<&str> =
        packs.agencies().iter().filter(|one| !one.provisional).map(|one| one.code.as_str()).collect();
    assert_eq!(known, ["000.00.00.H50"]);
    assert!(packs.agencies().iter().all(|agency| agency.provisional == agency.code_note.is_some()));
    let ward = packs.agency(&"000.08.61.H50".parse().expect("a code"), today).expect("the ward");
    assert_eq!(packs.parent(ward).map(|city| city.key.as_str()), Some("UBND-461"));
    assert_eq!(packs.agencies().len(), 34 + 10 + 125 + 3, "three communes were renamed");
    let renamed: AgencyCode = "000.11.69.H50".parse().expect("a code");
    let name = |on: &str| packs.agency(&renamed, day(on)).map(|agency| agency.name.vi.as_str());
    assert_eq!(name("2024-12-31"), Some("Ủy ban nhân dân xã Triệu Sơn"));
    assert_eq!(name("2025-01-01"), Some("Ủy ban nhân dân xã Triệu Cơ"));
    assert_eq!(packs.area("19654", day("2024-12-31")).map(|area| area.name.vi.as_str()), Some("Xã Triệu Sơn"));
    assert_eq!(packs.area("19654", day("2025-01-01")).map(|area| area.name.vi.as_str()), Some("Xã Triệu Cơ"));
    let communes =
        |on: &str| packs.areas().iter().filter(|a| a.level == Level::Commune && a.valid.holds(day(on))).count();
    assert_eq!((communes("2024-12-31"), communes("2025-01-01"), communes("2025-07-01")), (125, 119, 0));
}

#[test]
fn the_programme_has_all_its_lines() {
    let packs = packs();
    assert_eq!(packs.targets().len(), 172);
    let ids: Vec<&str> = packs.targets().iter().take(23).map(|row| row.id.as_str()).collect();
    assert_eq!((ids[0], ids[22]), ("T01", "T23"));
    let on_time = packs.target("T03").expect("the line");
    assert_eq!(on_time.threshold, Some(Threshold::Number(99)));
    assert_eq!((on_time.percent(), on_time.is_target()), (Some(99), true));
    assert_eq!(on_time.comparator.map(crate::Comparator::sign), Some("≥"));
    assert_eq!(packs.target("T15").expect("the line").threshold, Some(Threshold::Group("khá".into())));
    assert_eq!(packs.targets().iter().filter(|row| row.measurable).count(), 51);
}

#[test]
fn codes_and_papers_are_there() {
    let packs = packs();
    let numbers: Vec<(u32, &str)> = packs.codes().case_statuses.iter().map(|c| (c.code, c.key.as_str())).collect();
    assert_eq!(numbers[0], (1, "new"));
    assert_eq!(packs.codes().case_status("returned").map(|code| code.code), Some(10));
    let papers = packs.paper_forms(day("2024-12-30")).expect("papers");
    assert_eq!(papers.form("receipt").map(|form| (form.number.as_str(), form.paper.as_str())), Some(("01", "A5")));
    assert_eq!(papers.basis.line(), "01/2018/TT-VPCP, Điều 9");
    assert_eq!(packs.roles().len(), 5);
    assert_eq!(packs.demo_agency().map(|agency| agency.code.as_str()), Some("000.08.61.H50"));
    assert_eq!(packs.demo().map(|demo| demo.people.len()), Some(8));
    assert_eq!(packs.infos().iter().map(|info| info.id.as_str()).collect::<Vec<_>>(), ["vietnam", "quang-tri"]);
    assert!(packs.hash() == Packs::embedded().expect("they were read before").hash() && packs.hash().len() == 64);
}
