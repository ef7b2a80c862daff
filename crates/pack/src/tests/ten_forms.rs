//! The ten forms that are modelled question by question, and what every procedure of the province shows.

use super::{day, packs};
use crate::{ApplicantPart, Basis, Confidence, Field, FieldKind, Form, Packs, ProcedureVersion, StepKind, StepStatus};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

const TEN: [&str; 10] = [
    "1.001193", "1.000894", "1.000656", "1.004873", "1.013225", "1.001612", "1.012765", "2.000488", "2.000815",
    "1.001776",
];
const TODAY: &str = "2024-12-30";
/// Certifying copies has no declaration in law: the desk asks what it needs.
const CERTIFIED_COPY: &str = "2.000815";

fn version<'a>(packs: &'a Packs, code: &str) -> &'a ProcedureVersion {
    packs.versions(&code.parse().expect("a code")).first().unwrap_or_else(|| panic!("{code} is there"))
}

fn each(test: impl Fn(&str, &Form)) {
    let packs = packs();
    for code in TEN {
        test(code, &version(packs, code).form);
    }
}

/// An answer as somebody might give it; `n` chooses among choices and samples.
fn answer(field: &Field, n: usize) -> String {
    if let Some(suggested) = field.default.as_ref().or_else(|| field.examples.get(n % field.examples.len().max(1))) {
        return suggested.clone();
    }
    match field.kind {
        FieldKind::Choice => field.choices[n % field.choices.len()].value.clone(),
        FieldKind::Date if field.key.contains("birth") && !field.key.contains("child") => "1990-05-20".to_owned(),
        FieldKind::Date => "2024-12-01".to_owned(),
        FieldKind::IdNumber => "000090000123".to_owned(),
        FieldKind::Phone => "0912345678".to_owned(),
        FieldKind::Email => "an@example.vn".to_owned(),
        FieldKind::Number => field.number.as_ref().expect("its bounds").max.clone(),
        FieldKind::Text if field.key.contains("id_number") => "000090000123".to_owned(),
        FieldKind::Text | FieldKind::Textarea if field.key.contains("ethnicity") => "Tà Ôi".to_owned(),
        FieldKind::Text | FieldKind::Textarea if field.key.contains("name") => "Nguyễn Thị Ánh".to_owned(),
        FieldKind::Text | FieldKind::Textarea => "Thôn Vĩnh Đại".to_owned(),
    }
}

/// Every question that is asked and required, answered page after page.
fn answers(form: &Form, n: usize) -> Map<String, Value> {
    let mut all = Map::new();
    for page in form.pages() {
        if form.asked(&all).iter().any(|asked| asked.key == page.key) {
            for field in page.fields.iter().filter(|field| field.required) {
                // A choice that an earlier one rules out gives way to the next.
                let allowed = |n: &usize| {
                    let mut tried = all.clone();
                    tried.insert(field.key.clone(), Value::from(answer(field, *n)));
                    let told = form.check(&Value::Object(tried), Some(&page.key), day(TODAY));
                    told.iter().all(|one| one.path != field.key)
                };
                let n = if field.kind == FieldKind::Choice { (n..).find(allowed).expect("an answer") } else { n };
                all.insert(field.key.clone(), Value::from(answer(field, n)));
            }
        }
    }
    all
}

#[test]
fn ten_forms_are_modelled_and_the_others_are_the_general_one() {
    let packs = packs();
    let mut modelled = BTreeSet::new();
    let mut all = BTreeSet::new();
    for found in packs.search("", day("2024-06-30")).into_iter().chain(packs.search("", day(TODAY))) {
        all.insert(found.code.to_string());
        if found.form.field("request_content").is_none() {
            modelled.insert(found.code.to_string());
            assert_ne!(found.form.confidence, Confidence::Unknown, "{}", found.code);
        } else {
            assert_eq!(found.form.confidence, Confidence::Unknown, "{}", found.code);
        }
    }
    assert_eq!(all.len(), 52);
    assert_eq!(modelled, TEN.map(str::to_owned).into_iter().collect());
}

#[test]
fn each_says_where_it_comes_from_and_names_its_applicant_once() {
    each(|code, form| {
        let note = form.note.as_ref().unwrap_or_else(|| panic!("{code} says what was read"));
        assert!(note.vi.chars().count() > 60 && note.vi != note.en, "{code}");
        match &form.basis {
            Some(Basis::Configuration) => assert_eq!(code, CERTIFIED_COPY),
            Some(Basis::Laws(_)) => assert_ne!(code, CERTIFIED_COPY),
            other => panic!("{code}: {other:?}"),
        }
        let mut parts: Vec<&str> = form.fields().filter_map(|field| Some(field.applicant?.code())).collect();
        parts.sort_unstable();
        let all = [
            ApplicantPart::Address,
            ApplicantPart::Email,
            ApplicantPart::IdNumber,
            ApplicantPart::Name,
            ApplicantPart::Phone,
        ];
        assert_eq!(parts, all.map(ApplicantPart::code), "{code}");
        // Where to apply is asked on the last page: it is one that everybody sees, and the applicant stands on it.
        let last = form.pages().last().expect("a page");
        assert!(last.when.is_none() && last.fields.iter().any(|field| field.applicant.is_some()), "{code}");
    });
}

#[test]
fn each_is_short_enough_for_a_phone_and_speaks_both_languages() {
    each(|code, form| {
        for page in form.pages() {
            assert!(page.fields.len() <= 10, "{code} {}", page.key);
            assert!(!page.title.vi.is_empty() && page.title.vi != page.title.en, "{code} {}", page.key);
        }
        let always = form.asked(&Map::new()).len();
        assert!((2..=6).contains(&always), "{code}: {always} pages for everybody");
        for field in form.fields() {
            let label = &field.label;
            assert!(label.vi != label.en && label.vi.chars().count() <= 110, "{code} {}", field.key);
        }
    });
}

#[test]
fn each_can_be_answered_whatever_is_chosen() {
    each(|code, form| {
        let mut pages_seen = BTreeSet::new();
        for n in 0..60 {
            let given = answers(form, n);
            pages_seen.extend(form.asked(&given).into_iter().map(|page| page.key.clone()));
            let told = form.check(&Value::Object(given.clone()), None, day(TODAY));
            assert!(told.is_empty(), "{code} {n}: {told:?} {given:?}");
            let mut tidied = given.clone();
            form.tidy(&mut tidied);
            assert_eq!(tidied, given, "{code} {n}: answers as they are kept");
            assert!(!form.applicant(&Value::Object(given)).is_empty(), "{code}");
        }
        assert_eq!(pages_seen.len(), form.pages().len(), "{code}: every page is reached");
    });
}

#[test]
fn each_tells_what_is_missing_in_its_own_words() {
    each(|code, form| {
        let given = answers(form, 1);
        for key in given.keys() {
            let mut less = given.clone();
            less.remove(key);
            let told = form.check(&Value::Object(less), None, day(TODAY));
            let missing = form.field(key).and_then(|field| field.missing.clone());
            let problem = told.iter().find(|problem| problem.path == *key).unwrap_or_else(|| panic!("{code} {key}"));
            assert_eq!(Some(&problem.said), missing.as_ref(), "{code} {key}");
        }
    });
}

#[test]
fn each_shows_fees_papers_and_steps_with_their_source_or_as_unknown() {
    let packs = packs();
    for code in TEN {
        let version = version(packs, code);
        let known = |basis: &Basis, what: &str| {
            assert!(!basis.line().is_empty() || basis.unknown().is_some_and(|why| !why.is_empty()), "{code} {what}");
        };
        assert!(!version.documents.is_empty() && !version.fees.is_empty(), "{code}");
        version.documents.iter().for_each(|paper| known(&paper.basis, &paper.key));
        for fee in &version.fees {
            known(&fee.basis, &fee.key);
            assert_eq!(fee.amount_vnd.is_none(), fee.amount_reason.is_some(), "{code} {}", fee.key);
        }
        assert!(version.fees_here().count() > 0, "{code}: a fee here, or that it is not known");
        // The answers are the declaration: nobody is asked to send it a second time.
        let declared = version.documents.iter().any(|paper| paper.filled_by_form);
        assert_eq!(declared, code != CERTIFIED_COPY, "{code}");
    }
}

#[test]
fn every_procedure_has_steps_and_a_table_without_a_source_is_a_marked_sample_without_times() {
    let packs = packs();
    let mut seen = BTreeSet::new();
    let (mut without_source, mut approved) = (0, Vec::new());
    for version in packs.search("", day("2024-06-30")).into_iter().chain(packs.search("", day(TODAY))) {
        if !seen.insert(version.code.to_string()) {
            continue;
        }
        let (code, table) = (&version.code, &version.steps);
        let kinds: Vec<StepKind> = table.steps.iter().map(|step| step.kind).collect();
        assert!(table.steps.len() >= 3 && kinds.contains(&StepKind::Receive), "{code}: {kinds:?}");
        match table.status {
            StepStatus::Approved => {
                assert!(table.decision.is_some(), "{code}");
                approved.push(code.to_string());
            }
            StepStatus::Sample => assert!(table.note.is_some(), "{code}"),
        }
        if table.place.is_none() {
            without_source += 1;
            let note = table.note.as_ref().expect("a sample says that it is one");
            assert!(
                note.vi.starts_with("Quy trình mẫu, chưa phê duyệt.")
                    && note.en.starts_with("Sample process, not approved.")
            );
            assert!(table.sources.is_empty() && table.total.is_none(), "{code}");
            assert!(table.steps.iter().all(|step| step.time.is_none()), "{code}: a sample has no times");
            assert_eq!(kinds, [StepKind::Receive, StepKind::Process, StepKind::Decide, StepKind::Return], "{code}");
        } else {
            assert!(!table.sources.is_empty(), "{code} names where its table was read");
        }
    }
    assert_eq!((seen.len(), without_source), (52, 7));
    assert_eq!(approved, ["2.000488"], "the one process that Quảng Trị approved");
}

#[test]
fn patterns_take_what_people_write_and_nothing_else() {
    let packs = packs();
    for (code, key, good, bad) in [
        (
            "1.000656",
            "death_time",
            &["14:30", "7:05", "14h30", "7h", "14 giờ 30 phút", "23 giờ"][..],
            &["24:00", "14:60", "14.30", "sáng"][..],
        ),
        (
            "1.012765",
            "certificate_serial",
            &["CQ 123456", "cq123456", "Đ 12345678"],
            &["123456", "CQ-123456", "CQ 12345"],
        ),
        ("1.001612", "business_name", &["Tạp hóa số 5", "Cà phê 24/7", "Q's & Bánh mì"], &["<b>Bánh</b>", " ", "-"]),
        ("1.001612", "owner_tax_code", &["0101234567", "045190000001"], &["01012345678", "0101234567-001"]),
        ("1.004873", "partner_paper", &["045190000001", "C1234567", "AB 12.345-6"], &["12345", "số 045190000001"]),
        ("1.013225", "organisation_code", &["0101234567", "0101234567-001"], &["0101234567001"]),
        ("2.000488", "requester_id_number", &["045190000001", "C1234567"], &["C12", "0451900000012"]),
    ] {
        let form = &version(packs, code).form;
        let asked = |given: &Map<String, Value>| {
            form.asked(given).into_iter().any(|page| page.fields.iter().any(|field| field.key == key))
        };
        let all = (0..60).map(|n| answers(form, n)).find(asked).unwrap_or_else(|| panic!("{code} asks {key}"));
        let told = |text: &str| {
            let mut given = all.clone();
            given.insert(key.to_owned(), text.into());
            form.check(&Value::Object(given), None, day(TODAY)).iter().any(|problem| problem.path == key)
        };
        for text in good {
            assert!(!told(text), "{code} {key} takes {text}");
        }
        for text in bad {
            assert!(told(text), "{code} {key} refuses {text}");
        }
    }
}

/// A procedure, answers, the question, and what is said about it; nothing when it is right.
type Told<'a> = (&'a str, &'a [(&'a str, &'a str)], &'a str, &'a str);

#[test]
fn what_the_hints_forbid_is_refused() {
    let cases: [Told<'_>; 8] = [
        ("2.000488", &[("record_kind", "2"), ("filer", "authorised")], "filer", "Phiếu số 2 không ủy quyền được"),
        ("2.000488", &[("record_kind", "2"), ("filer", "family")], "filer", "hoặc chọn Phiếu số 1"),
        ("2.000488", &[("record_kind", "2"), ("filer", "parent")], "filer", ""),
        ("2.000488", &[("record_kind", "1"), ("filer", "authorised")], "filer", ""),
        ("1.001612", &[("business_name", "CÔNG  TY Cà phê Hùng")], "business_name", "không được có cụm từ “công ty”"),
        ("1.001612", &[("business_name", "Công Tý Cà phê")], "business_name", ""),
        ("1.001612", &[("start_date", "2024-01-01")], "start_date", "không thể trước hôm nay"),
        ("1.001612", &[("owner_email", "lan@gmail")], "owner_email", "ten@vidu.vn"),
    ];
    for (code, given, field, says) in cases {
        let form = &version(packs(), code).form;
        let mut all = answers(form, 0);
        all.extend(given.iter().map(|(key, value)| ((*key).to_owned(), Value::from(*value))));
        let told = form.check(&Value::Object(all), None, day(TODAY));
        let told = told.into_iter().find(|one| one.path == field).map(|one| one.said.vi);
        assert!(told.clone().unwrap_or_default().contains(says), "{code} {given:?}: {told:?}");
        assert_eq!(told.is_some(), !says.is_empty(), "{code} {given:?}: {told:?}");
    }
}

#[test]
fn papers_and_fees_follow_the_answers() {
    let packs = packs();
    let said = |pairs: &[(&str, &str)]| -> Map<String, Value> {
        pairs.iter().map(|(key, value)| ((*key).to_owned(), Value::from(*value))).collect()
    };
    let papers = [
        ("1.001193", "power_of_attorney", "requester_relationship", "authorised", "mother"),
        ("1.000656", "certified_power_of_attorney", "requester_relationship", "authorised", "child"),
        ("1.001612", "family_meeting_record", "founders", "family", "person"),
        ("1.001612", "authorisation_of_one_member", "founders", "family", "person"),
        ("1.004873", "proof_of_divorce_or_death_of_the_spouse", "marital_status", "widowed", "never"),
        ("1.012765", "split_drawing", "whole_or_part", "part", "whole"),
        ("2.000488", "certified_power_of_attorney", "filer", "authorised", "family"),
    ];
    for (code, paper, field, with, without) in papers {
        let form = &version(packs, code).form;
        assert!(form.needs_paper(paper, &said(&[(field, with)])), "{code} {paper}");
        assert!(!form.needs_paper(paper, &said(&[(field, without)])), "{code} {paper}");
        assert!(!form.needs_paper(paper, &Map::new()), "{code} {paper}");
    }
    let form = &version(packs, "1.001193").form;
    let owed = |born: &str, filed: &str| {
        let answers = said(&[("child_birth_date", born)]);
        ["in_time", "late"].map(|fee| form.owes(fee, &answers, day(filed)))
    };
    assert_eq!(owed("2024-12-20", TODAY), [true, false]);
    assert_eq!(owed("2024-10-31", "2024-12-30"), [true, false], "the sixtieth day is in time");
    assert_eq!(owed("2024-10-30", "2024-12-30"), [false, true]);
    assert_eq!(owed("", TODAY), [true, true], "nobody knows yet");
    let death = said(&[("death_date", "2024-12-20")]);
    assert!(!version(packs, "1.000656").form.owes("civil_status_fee_late_death_registration", &death, day(TODAY)));
}
