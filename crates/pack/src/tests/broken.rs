//! A table of small mistakes: each is told in its file, at its line, under its name.

use super::{check, errors, small, told};
use std::collections::BTreeMap;

struct Mistake {
    /// Pack and file.
    file: &'static str,
    /// What is replaced (first occurrence), and by what.
    change: (&'static str, &'static str),
    /// The finding expected: its key, and the text on whose line it stands.
    told: (&'static str, &'static str),
    /// A part of what the English answer says.
    says: &'static str,
}

const fn mistake(
    file: &'static str,
    change: (&'static str, &'static str),
    told: (&'static str, &'static str),
    says: &'static str,
) -> Mistake {
    Mistake { file, change, told, says }
}

const PROCEDURE: &str = "quang-tri/procedures/1.001193/procedure.toml";
const FORM: &str = "quang-tri/procedures/1.001193/form.json";
const STEPS: &str = "quang-tri/procedures/1.001193/steps.toml";
const AGENCIES: &str = "quang-tri/agencies.toml";
const TARGETS: &str = "quang-tri/targets.toml";
const CALENDAR: &str = "vietnam/calendar.toml";
const RULES: &str = "vietnam/rules/nd61.toml";

const MISTAKES: &[Mistake] = &[
    // Words and shape.
    mistake(PROCEDURE, ("document_sets =", "document_set ="), ("key-unknown", "document_set ="), "document_sets"),
    mistake(PROCEDURE, ("document_sets = 1\n", ""), ("key-missing", "# Thủ tục"), "document_sets"),
    mistake(PROCEDURE, ("count = 1", "count = \"1\""), ("wrong-type", "count = \"1\""), "a whole number"),
    mistake(PROCEDURE, ("document_sets = 1", "document_sets = 0"), ("too-small", "document_sets"), "1 or more"),
    mistake(PROCEDURE, ("document_sets = 1", "document_sets = 21"), ("too-large", "document_sets"), "20 or less"),
    mistake(PROCEDURE, ("kind = \"basic\"", "kind = \"basik\""), ("not-one-of", "basik"), "\"basic\""),
    mistake(PROCEDURE, ("kind = \"basic\"\n", ""), ("key-missing", "# Thủ tục"), "basic, "),
    mistake(PROCEDURE, ("kind = \"basic\"", "kind = basic"), ("toml-syntax", "kind = basic"), "double quotes"),
    mistake(
        PROCEDURE,
        ("amount_vnd = 0", "amount_vnd = 150.000"),
        ("wrong-number", "amount_vnd = 150.000"),
        "Write 150000",
    ),
    mistake(PROCEDURE, ("[[fees]]", "[[fees]"), ("toml-syntax", "[[fees]"), "bracket"),
    mistake(
        PROCEDURE,
        ("code = \"1.001193\"", "code = \"1.1193\""),
        ("wrong-pattern", "code = \"1.1193\""),
        "1.001193",
    ),
    mistake(
        PROCEDURE,
        ("name.en = \"Birth registration\"", "name.en = \"\""),
        ("empty", "name.en = \"\""),
        "leave the key out",
    ),
    mistake(
        PROCEDURE,
        ("interagency = false", "interagency = false\ninteragency = true"),
        ("key-twice", "interagency = true"),
        "delete",
    ),
    mistake(
        PROCEDURE,
        ("valid_to = 2025-07-01", "valid_to = \"2025-02-30\""),
        ("not-date", "2025-02-30"),
        "2024-12-30",
    ),
    // Dates, codes, names.
    mistake(
        PROCEDURE,
        ("valid_to = 2025-07-01", "valid_to = 2021-01-01"),
        ("dates-reversed", "valid_to"),
        "after valid_from",
    ),
    mistake(
        PROCEDURE,
        ("code = \"1.001193\"", "code = \"1.001194\""),
        ("folder-name", "code = \"1.001194\""),
        "1.001194",
    ),
    mistake(
        PROCEDURE,
        ("1.001193.000.00.00.H50", "1.001193.H50"),
        ("procedure-code", "local_code ="),
        "1.001193.000.00.00.H50",
    ),
    mistake(
        PROCEDURE,
        ("interagency =", "agencies = [\"UBND-1961O\"]\ninteragency ="),
        ("agency-unknown", "agencies ="),
        "UBND-1961",
    ),
    mistake(
        PROCEDURE,
        ("interagency =", "agencies = [\"STP\"]\ninteragency ="),
        ("agency-level", "agencies ="),
        "right level",
    ),
    mistake(
        PROCEDURE,
        ("interagency =", "received_at = [\"district\"]\ninteragency ="),
        ("level-not-listed", "received_at ="),
        "commune",
    ),
    mistake(
        PROCEDURE,
        ("allow = \"same-day\"", "allow = \"unknown\""),
        ("reason-missing", "allow = \"unknown\""),
        "reason",
    ),
    mistake(
        PROCEDURE,
        ("allow = \"same-day\"", "allow = \"2.5d\""),
        ("limit-half", "allow = \"2.5d\""),
        "applies = false",
    ),
    mistake(
        PROCEDURE,
        ("allow = \"same-day\"", "applies = false\nallow = \"same-day\""),
        ("limit-none", "[[time_limits]]"),
        "without applies",
    ),
    mistake(
        PROCEDURE,
        ("key = \"declaration\"", "key = \"electronic_form\""),
        ("id-twice", "key = \"electronic_form\"\nname.vi = \"Biểu"),
        "once",
    ),
    mistake(
        PROCEDURE,
        ("channels = [\"direct\", \"online\", \"post\"]", "channels = [\"direct\", \"post\"]"),
        ("channel-not-offered", "channels = [\"online\"]"),
        "direct, post",
    ),
    // Legal bases.
    mistake(PROCEDURE, ("basis = [\"85/2019/TT-BTC\"]\n", ""), ("basis-missing", "[[fees]]"), "unknown"),
    mistake(PROCEDURE, ("basis = [\"04/2020/TT-BTP, Phụ lục\"]\n", ""), ("basis-missing", "[[documents]]"), "unknown"),
    mistake(PROCEDURE, ("basis = [\"60/2014/QH13, Điều 5\"]\n", ""), ("basis-missing", "[[time_limits]]"), "unknown"),
    mistake(
        PROCEDURE,
        ("basis = [\"61/2018/NĐ-CP, Điều 19\"]\n", ""),
        ("basis-missing", "[[roles]]\nrole = \"officer\""),
        "unknown",
    ),
    mistake(
        PROCEDURE,
        ("basis = [\"85/2019/TT-BTC\"]", "basis = [\"85/2091/TT-BTC\"]"),
        ("law-unknown", "85/2091"),
        "85/2019/TT-BTC",
    ),
    mistake(
        PROCEDURE,
        ("basis_reason.en = \"The source says that", "basis_reasons.en = \"The source says that"),
        ("key-missing", "basis_reason.vi = \"Nguồn nêu Chủ tịch"),
        "en",
    ),
    mistake(
        PROCEDURE,
        (
            "amount_reason.vi = \"Không tìm thấy mức thu trong nghị quyết của HĐND tỉnh Quảng Trị.\"\namount_reason.en = \"The amount in the resolution of Quảng Trị's People's Council was not found.\"\n",
            "",
        ),
        ("reason-missing", "amount_vnd = \"unknown\""),
        "reason",
    ),
    mistake(
        PROCEDURE,
        ("sources = [\"DN92\", \"DN94\"]", "sources = [\"DN92\", \"DN95\"]"),
        ("source-unknown", "DN95"),
        "id",
    ),
    // Times and steps.
    mistake(PROCEDURE, ("allow = \"same-day\"", "allow = \"5 days\""), ("allowance", "allow = \"5 days\""), "5wd"),
    mistake(
        STEPS,
        ("time = \"unknown\"\nnext = 2", "time = \"0wd\"\nnext = 2"),
        ("allowance", "time = \"0wd\""),
        "same-day",
    ),
    mistake(STEPS, ("role = \"leader\"", "role = \"chairman\""), ("not-one-of", "role = \"chairman\""), "leader"),
    mistake(
        PROCEDURE,
        ("role = \"leader\"\nname.vi", "role = \"desk\"\nname.vi"),
        ("id-twice", "role = \"desk\"\nname.vi = \"Chủ"),
        "once",
    ),
    mistake(STEPS, ("next = 2", "next = 9"), ("step-unknown", "next = 9"), "1, 2, 3, 4, 5"),
    mistake(STEPS, ("next = 2\n", ""), ("step-next-missing", "[[steps]]\nno = 1"), "next = 2"),
    mistake(STEPS, ("next = 2", "next = 3"), ("step-unreachable", "[[steps]]\nno = 2"), "lead here"),
    mistake(STEPS, ("next = 5", "next = [4]"), ("step-no-end", "[[steps]]\nno = 2"), "last step"),
    // A refusal ends it, but the plain way goes round.
    mistake(
        STEPS,
        ("time = \"unknown\"\n\n[[branches]]", "time = \"unknown\"\nnext = 1\n\n[[branches]]"),
        ("step-no-end", "next = 2"),
        "last step",
    ),
    mistake(STEPS, ("no = 2", "no = 1"), ("id-twice", "no = 1\nkind = \"process\""), "once"),
    mistake(STEPS, ("at_step = 1", "at_step = 7"), ("step-unknown", "at_step = 7"), "1, 2, 3, 4, 5"),
    // Forms.
    mistake(FORM, ("\"maxLength\": 80,", "\"maxLength\": 80"), ("json-syntax", "\"maxLength\": 80"), "a comma"),
    mistake(
        FORM,
        ("\"additionalProperties\": false", "\"additionalProperties\": false,"),
        ("json-syntax", "\"additionalProperties\""),
        "nothing follows",
    ),
    mistake(FORM, ("\"maxLength\": 80,", "\"maxLength\" 80,"), ("json-syntax", "\"maxLength\""), "colon"),
    mistake(FORM, ("\"maxLength\": 80,", "maxLength: 80,"), ("json-syntax", "maxLength"), "double quotes"),
    mistake(FORM, ("\"maxLength\": 80,", "// tên\n\"maxLength\": 80,"), ("json-syntax", "// tên"), "no comments"),
    mistake(FORM, ("\"x-ui\"", "\"x-uj\""), ("key-unknown", "\"x-uj\""), "x-ui"),
    mistake(
        FORM,
        ("\"child_name\", \"child_sex\"", "\"child_nane\", \"child_sex\""),
        ("field-unknown", "child_nane"),
        "child_name",
    ),
    mistake(
        FORM,
        ("\"fields\": [\"child_name\", ", "\"fields\": ["),
        ("field-no-page", "    \"child_name\": {"),
        "x-pages",
    ),
    mistake(
        FORM,
        ("\"fields\": [\"mother_name\"", "\"fields\": [\"child_name\", \"mother_name\""),
        ("field-twice", "\"fields\": [\"child_name\", \"mother_name\""),
        "one page",
    ),
    mistake(
        FORM,
        ("\"enum\": [\"male\", \"female\"]", "\"enum\": [\"male\", \"woman\"]"),
        (
            "choices-differ",
            "      \"x-ui\": {\n        \"kind\": \"choice\",\n        \"label\": { \"vi\": \"Giới tính\"",
        ),
        "same values",
    ),
    mistake(
        FORM,
        ("\"pattern\": \"^(\\\\d{9}|\\\\d{12})$\"", "\"pattern\": \"^(\\\\d{12}$\""),
        ("pattern-broken", "\"^(\\\\d{12}$\""),
        "regular expression",
    ),
    mistake(FORM, ("\"not_after\": \"today\"", "\"not_after\": \"yesterday\""), ("not-date", "yesterday"), "today"),
    mistake(
        FORM,
        ("\"before_field\": \"child_birth_date\"", "\"before_field\": \"child_birth_day\""),
        ("field-unknown", "\"child_birth_day\""),
        "child_birth_date",
    ),
    mistake(
        FORM,
        ("\"format\": \"date\"", "\"format\": \"email\""),
        ("format-differs", "    \"child_birth_date\": {"),
        "date",
    ),
    mistake(
        FORM,
        (
            "\"fields\": [\"mother_name\"",
            "\"when\": { \"field\": \"child_sex\", \"is\": [\"femele\"] },\n      \"fields\": [\"mother_name\"",
        ),
        ("when-no-value", "\"when\""),
        "\"female\"? Allowed: male, female",
    ),
    mistake(
        FORM,
        (
            "\"fields\": [\"child_name\"",
            "\"when\": { \"field\": \"child_sex\", \"is\": [\"male\"] },\n      \"fields\": [\"child_name\"",
        ),
        ("when-no-choice", "\"when\""),
        "before this one",
    ),
    mistake(
        FORM,
        ("\"power_of_attorney\": { \"field\"", "\"power_of_atorney\": { \"field\""),
        ("form-names-none", "\"power_of_atorney\""),
        "\"power_of_attorney\"?",
    ),
    mistake(
        FORM,
        ("\"is\": [\"authorised\"] }", "\"is\": [\"authorized\"] }"),
        ("when-no-value", "\"authorized\""),
        "\"authorised\"?",
    ),
    mistake(
        FORM,
        ("\"since\": \"child_birth_date\", \"up_to_days\": 60", "\"since\": \"child_birth_date\""),
        ("fee-rule", "\"in_time\""),
        "over_days",
    ),
    mistake(
        FORM,
        ("\"not_after\": \"today\"", "\"no_words\": [\"today\"]"),
        ("rule-kind", "        {\n          \"no_words\""),
        "no_words",
    ),
    mistake(
        FORM,
        ("\"kind\": \"text\"", "\"kind\": \"number\""),
        ("number-differs", "    \"child_name\": {"),
        "min not above max",
    ),
    mistake(
        FORM,
        (
            "\"x-ui\": {\n        \"kind\": \"text\"",
            "\"x-number\": { \"min\": \"9\", \"max\": \"1.5\" },\n      \"x-ui\": {\n        \"kind\": \"number\"",
        ),
        ("number-differs", "    \"child_name\": {"),
        "min not above max",
    ),
    mistake(
        FORM,
        ("\"default\": \"Việt Nam\"", "\"default\": \"Việt Nam 1\""),
        ("example-wrong", "\"default\": \"Việt Nam 1\""),
        "maxLength",
    ),
    mistake(
        FORM,
        (
            "\"pattern\": \"^(\\\\d{9}|\\\\d{12})$\",\n",
            "\"pattern\": \"^(\\\\d{9}|\\\\d{12})$\",\n      \"examples\": [\"000098000123\", \"1\"],\n",
        ),
        ("example-wrong", "\"000098000123\", \"1\""),
        "examples",
    ),
    mistake(
        FORM,
        ("\"additionalProperties\": false", "\"additionalProperties\": true"),
        ("not-one-of", "\"additionalProperties\": true"),
        "false",
    ),
    mistake(
        FORM,
        ("\"type\": \"object\",", "\"type\": \"object\", \"type\": \"object\","),
        ("key-twice", "\"type\": \"object\", \"type\""),
        "delete",
    ),
    // Agencies, targets.
    mistake(
        AGENCIES,
        ("code = \"000.00.03.H50\"", "code = \"000.00.3.h50\""),
        ("agency-code", "000.00.3.h50"),
        "000.00.10.H50",
    ),
    mistake(
        AGENCIES,
        ("code = \"000.00.03.H50\"", "code = \"000.00.02.H50\""),
        ("id-twice", "code = \"000.00.02.H50\"\nprovisional = true\nname.vi = \"Sở Tư pháp\""),
        "once",
    ),
    mistake(
        AGENCIES,
        ("parent = \"UBND-461\"", "parent = \"UBND-499\""),
        ("agency-unknown", "UBND-499"),
        "pack list agencies",
    ),
    mistake(AGENCIES, ("area = \"19351\"", "area = \"19350\""), ("area-unknown", "19350"), "areas.toml"),
    mistake(
        AGENCIES,
        (
            "[provisional_codes]\nnote.vi = \"Mã định danh tạm do gói này đặt để chạy thử; tỉnh phải thay bằng mã chính thức trước khi dùng thật.\"\nnote.en = \"Provisional identifier set by this pack for trial runs; the province must put the official one in its place before real use.\"\n",
            "",
        ),
        ("provisional-note", "provisional = true\nname.vi"),
        "provisional_codes",
    ),
    mistake(
        TARGETS,
        ("id = \"T02\"", "id = \"T01\""),
        ("id-twice", "id = \"T01\"\nsection = \"II.2\"\nkind = \"target\"\ntext.vi = \"TTHC được"),
        "once",
    ),
    mistake(TARGETS, ("\"TTPVHCC\"", "\"TTPVHC\""), ("agency-unknown", "\"TTPVHC\""), "TTPVHCC"),
    mistake(
        TARGETS,
        ("measurable = true", "measurable = false"),
        ("target-measure", "measurable = false"),
        "threshold",
    ),
    mistake(
        "quang-tri/pack.toml",
        ("requires = [\"vietnam\"]", "requires = [\"lao\"]"),
        ("pack-unknown", "requires"),
        "lao",
    ),
    // Days and rules.
    mistake(
        CALENDAR,
        ("worked_day = 2024-05-04", "worked_day = 2024-05-03"),
        ("worked-day-not-rest", "2024-05-03"),
        "Saturday",
    ),
    mistake(
        CALENDAR,
        ("day_off = 2024-04-29", "day_off = 2024-04-28"),
        ("day-already-off", "2024-04-28"),
        "working days",
    ),
    mistake(CALENDAR, ("day_off = 2024-04-29", "day_off = 2024-04-30"), ("day-twice", "day_off = 2024-04-30"), "once"),
    mistake(
        CALENDAR,
        ("compensation = [2021-05-03]\n", ""),
        ("compensation-count", "[[days_off]]\nholiday = \"labour\""),
        "have to be 1 ",
    ),
    mistake(CALENDAR, ("days = [2021-04-21]", "days = [2020-04-21]"), ("day-out-of-range", "2020-04-21"), "2021-01-01"),
    mistake(CALENDAR, ("last_day = 2026-12-31", "last_day = 2020-12-31"), ("dates-reversed", "last_day"), "first_day"),
    mistake(RULES, ("\"07:30-11:30\"", "\"11:30-07:30\""), ("hours-order", "periods"), "order"),
    mistake(RULES, ("\"1/2\"", "\"3/2\""), ("fraction", "3/2"), "1/2"),
    mistake(RULES, ("cutoff = \"15:00\"", "cutoff = \"25:00\""), ("wrong-pattern", "25:00"), "24 hours"),
    mistake("vietnam/codes.toml", ("code = 2\n", "code = 1\n"), ("id-twice", "code = 1\nkey = \"received\""), "once"),
    mistake(
        "vietnam/laws.toml",
        ("symbol = \"107/2021/NĐ-CP\"", "symbol = \"61/2018/NĐ-CP\""),
        ("id-twice", "symbol = \"61/2018/NĐ-CP\"\ntitle.vi = \"Nghị định sửa"),
        "once",
    ),
];

/// The line on which a text begins.
fn line_of(text: &str, wanted: &str) -> u32 {
    let at = text.find(wanted).unwrap_or_else(|| panic!("{wanted:?} is not in the file"));
    u32::try_from(text[..at].matches('\n').count() + 1).expect("few lines")
}

#[test]
fn each_mistake_is_told_in_its_file_at_its_line_under_its_name() {
    let mut wrong = Vec::new();
    for Mistake { file, change: (from, to), told: (key, line), says } in MISTAKES {
        let (id, path) = file.split_once('/').expect("pack and file");
        let mut tree = small(id);
        let text = String::from_utf8(tree.files[path].clone()).expect("text");
        assert!(text.contains(from), "{file}: nothing to replace: {from}");
        let text = text.replacen(from, to, 1);
        tree.files.insert((*path).to_owned(), text.clone().into_bytes());
        if *file != TARGETS {
            // The longest file, which nothing else depends on.
            tree.files.remove("targets.toml");
        }
        let findings = check(&tree);
        let line = line_of(&text, line);
        let named = format!("packs/{file}");
        let fits = errors(&findings).into_iter().any(|found| {
            found.file == named && found.key == *key && found.line == line && found.instead.en.contains(says)
        });
        if !fits {
            let errors: Vec<_> = errors(&findings).into_iter().cloned().collect();
            wrong.push(format!("\n{to:?}: wanted {key} at {named}:{line} saying {says:?}, got{}", told(&errors)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.concat());
}

#[test]
fn the_table_is_long_enough_to_mean_something() {
    let keys: BTreeMap<&str, usize> = MISTAKES.iter().map(|mistake| (mistake.told.0, 1)).collect();
    assert!(MISTAKES.len() >= 60 && keys.len() >= 40, "{} mistakes of {} kinds", MISTAKES.len(), keys.len());
}

#[test]
fn two_versions_may_not_hold_at_once() {
    let mut tree = small("quang-tri");
    let files: Vec<(String, Vec<u8>)> = tree
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("procedures/"))
        .map(|(p, b)| (p.clone(), b.clone()))
        .collect();
    for (path, bytes) in files {
        let text =
            String::from_utf8(bytes).expect("text").replace("valid_from = 2021-01-01", "valid_from = 2024-01-01");
        tree.files.insert(path.replace("1.001193/", "1.001193@2024-01-01/"), text.into_bytes());
    }
    let findings = check(&tree);
    let errors = errors(&findings);
    assert_eq!(errors.len(), 1, "{}", told(&findings));
    assert_eq!((errors[0].key, errors[0].line), ("version-overlap", 8));
    assert!(errors[0].file.ends_with("1.001193@2024-01-01/procedure.toml"));
    assert!(errors[0].instead.en.contains("valid_to = 2024-01-01"));
}

#[test]
fn two_rule_sets_may_not_hold_at_once() {
    let mut tree = small("vietnam");
    let path = "rules/nd61.toml";
    let text = String::from_utf8(tree.files[path].clone()).expect("text").replace("valid_to = 2025-07-01\n", "");
    tree.files.insert(path.to_owned(), text.into_bytes());
    let findings = check(&tree);
    assert!(errors(&findings).iter().any(|found| found.key == "version-overlap"), "{}", told(&findings));
}

#[test]
fn approved_steps_name_their_decision() {
    let mut tree = small("quang-tri");
    let path = "procedures/1.001193/steps.toml";
    let text = String::from_utf8(tree.files[path].clone()).expect("text");
    let text = text.replace("status = \"sample\"", "status = \"approved\"").replace("decision = \"427/QĐ-UBND\"\n", "");
    tree.files.insert(path.to_owned(), text.into_bytes());
    let findings = check(&tree);
    assert!(errors(&findings).iter().any(|found| found.key == "steps-decision"), "{}", told(&findings));
}

#[test]
fn missing_and_unknown_files_are_told() {
    let mut tree = small("quang-tri");
    tree.files.remove("procedures/1.001193/form.json");
    tree.files.insert("procedures/1.001193/from.json".to_owned(), b"{}".to_vec());
    tree.files.insert("agencys.toml".to_owned(), Vec::new());
    tree.files.insert("procedures/README.md".to_owned(), Vec::new());
    let findings = check(&tree);
    let all: Vec<(String, &str)> = errors(&findings).iter().map(|f| (f.file.clone(), f.key)).collect();
    assert!(all.contains(&("packs/quang-tri/procedures/1.001193/form.json".to_owned(), "file-missing")), "{all:?}");
    assert!(all.contains(&("packs/quang-tri/procedures/1.001193/from.json".to_owned(), "file-unknown")), "{all:?}");
    assert!(
        errors(&findings).iter().any(|f| f.file.ends_with("agencys.toml") && f.instead.en.contains("agencies.toml"))
    );
}

#[test]
fn an_approved_process_keeps_within_the_limit_of_its_procedure() {
    let edited = |limit: &str| {
        let mut tree = small("quang-tri");
        let mut edit = |path: &str, from: &str, to: &str| {
            let text = String::from_utf8(tree.files[path].clone()).expect("text");
            assert!(text.contains(from), "{path}: {from}");
            tree.files.insert(path.to_owned(), text.replace(from, to).into_bytes());
        };
        edit("procedures/1.001193/procedure.toml", "allow = \"same-day\"", &format!("allow = \"{limit}\""));
        edit("procedures/1.001193/steps.toml", "status = \"sample\"", "status = \"approved\"");
        edit("procedures/1.001193/steps.toml", "time = \"unknown\"", "time = \"1wd\"");
        tree
    };
    assert!(errors(&check(&edited("5wd"))).is_empty(), "five steps of one day each");
    let findings = check(&edited("4wd"));
    let found = errors(&findings);
    assert_eq!(found.len(), 1, "{}", told(&findings));
    assert_eq!(found[0].key, "steps-over-limit");
    assert!(found[0].file.ends_with("steps.toml") && found[0].what.en.contains("more than the procedure's limit of 4"));
    let last = String::from_utf8(edited("4wd").files["procedures/1.001193/steps.toml"].clone()).expect("text");
    let line = last.lines().nth(found[0].line as usize - 1).expect("a line");
    assert_eq!(line, "time = \"1wd\"", "it points at the step that is one too many");
    // Hours and days are the same thing written otherwise.
    let mut hours = edited("10wd");
    let steps = hours.files.get_mut("procedures/1.001193/steps.toml").expect("the steps");
    let text = String::from_utf8(steps.clone()).expect("text").replacen("\ntime = \"1wd\"", "\ntime = \"180wh\"", 1);
    *steps = text.into_bytes();
    let findings = check(&hours);
    let one = errors(&findings)
        .into_iter()
        .find(|one| one.key == "steps-over-limit")
        .unwrap_or_else(|| panic!("{}", told(&findings)));
    assert!(one.what.vi.contains("212 giờ làm việc, quá thời hạn 10 ngày làm việc"), "{}", one.what.vi);
}

#[test]
fn a_committed_limit_is_promised_and_not_longer_than_the_law() {
    let edited = |law: &str, committed: &str| {
        let mut tree = small("quang-tri");
        let path = "procedures/1.001193/procedure.toml";
        let text = String::from_utf8(tree.files[path].clone()).expect("text");
        let own = format!(
            "[[time_limits]]\nkey = \"own\"\nallow = \"{committed}\"\nscope = \"Quảng Trị\"\nbasis = \"configuration\"\n\n[[roles]]"
        );
        let text = text.replace("allow = \"same-day\"", &format!("allow = \"{law}\"")).replacen("[[roles]]", &own, 1);
        tree.files.insert(path.to_owned(), text.into_bytes());
        tree
    };
    let keys = |law: &str, committed: &str| {
        let findings = check(&edited(law, committed));
        let found = findings.iter().filter(|one| one.key.starts_with("commitment"));
        found.map(|one| (one.key, one.is_error())).collect::<Vec<_>>()
    };
    assert_eq!(keys("10wd", "12wd"), [("commitment-longer", true)]);
    assert_eq!(keys("10wd", "88wh"), [("commitment-longer", true)]);
    assert_eq!(keys("10wd", "7d"), [("commitment-unlike", false)]);
    assert!(keys("10wd", "7wd").is_empty());
    let own = super::folder(&edited("10wd", "7wd"));
    let all =
        crate::Packs::load(&[own.path().to_owned()], true).unwrap_or_else(|findings| panic!("{}", told(&findings)));
    let version = all.procedure(&"1.001193".parse().expect("a code"), super::day("2024-12-30")).expect("the procedure");
    assert_eq!(version.allowance().map(|allow| allow.to_string()), Some("7wd".to_owned()), "what the receipt promises");
}
