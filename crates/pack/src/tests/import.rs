//! Import from the exchange form: what is written can be used, what contradicts itself is told, what is open is refused.

use super::{carried, folder, small, told};
use crate::{Finding, Imported, Packs, TimeSpan, import};
use kernel::deadline::Allowance;
use serde_json::{Value, json};
use std::{fs, path::Path, sync::LazyLock};
use tempfile::TempDir;

/// A pack to import into: the small carried one, with another map.
pub(super) struct World {
    pub(super) source: TempDir,
    pub(super) pack: TempDir,
}

const MAP: &str = r#"place = "Quảng Trị"

[[periods]]
text = "Đến hết 30/6/2025"
valid_from = 2021-01-01
valid_to = 2025-07-01
note.vi = "Ngày đầu do gói đặt."
note.en = "The first day is the pack's."

[[departments]]
text = "Sở Tư pháp"
agency = "STP"
"#;

impl World {
    pub(super) fn of(procedures: &[Value]) -> Self {
        let mut tree = small("quang-tri");
        tree.files.insert("import-map.toml".to_owned(), MAP.as_bytes().to_vec());
        let source = tempfile::tempdir().expect("a folder");
        fs::create_dir(source.path().join("procedures")).expect("a folder");
        for procedure in procedures {
            let code = procedure["national_code"].as_str().expect("a code");
            let path = source.path().join(format!("procedures/{code}.json"));
            fs::write(path, serde_json::to_string_pretty(procedure).expect("JSON")).expect("a file");
        }
        Self { source, pack: folder(&tree) }
    }

    pub(super) fn map(&self, more: &str) {
        fs::write(self.pack.path().join("import-map.toml"), format!("{MAP}\n{more}")).expect("a file");
    }

    pub(super) fn import(&self) -> Result<Imported, Vec<Finding>> {
        import(self.source.path(), self.pack.path())
    }

    pub(super) fn done(&self) -> Imported {
        self.import().unwrap_or_else(|findings| panic!("{}", told(&findings)))
    }

    pub(super) fn file(&self, path: &str) -> String {
        fs::read_to_string(self.pack.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
    }

    /// The packs with the imported one in place of the carried.
    pub(super) fn packs(&self) -> Packs {
        static VIETNAM: LazyLock<TempDir> = LazyLock::new(|| folder(&carried("vietnam")));
        let dirs = [VIETNAM.path().to_owned(), self.pack.path().to_owned()];
        Packs::load(&dirs, false).unwrap_or_else(|findings| panic!("{}", told(&findings)))
    }
}

pub(super) fn said(vi: &str) -> Value {
    json!({ "vi": vi, "en": format!("{vi} (en)") })
}

pub(super) fn step(no: u32, kind: &str, time: impl Into<Value>) -> Value {
    let time = time.into();
    json!({ "no": no, "actor_role": said("Chuyên viên"), "agency": null, "work": said("Làm"), "time": time, "kind": kind, "clock": "counts" })
}

pub(super) fn days(value: f64, unit: &str) -> Value {
    json!({ "value": value, "unit": unit })
}

pub(super) fn process(total: impl Into<Value>, steps: &[Value]) -> Value {
    let total = total.into();
    json!({
        "basis": "district_workflow", "place": "Nơi khác", "decision": null, "as_of": null, "total": total,
        "steps": steps, "branches": [], "note": null, "source_ids": ["S1"],
    })
}

pub(super) fn limit(id: &str, value: impl Into<Value>, unit: &str, scope: &str) -> Value {
    let value = value.into();
    let unit = if value.is_null() { Value::Null } else { unit.into() };
    json!({ "id": id, "condition": null, "value": value, "unit": unit, "cutoff_time": null, "scope": scope, "note": null })
}

/// A small procedure of the exchange form, whole and without contradictions.
pub(super) fn procedure(code: &str) -> Value {
    let sure = json!({ "level": "source", "source_ids": ["S1"] });
    let groups =
        ["identity", "agencies", "time_limit", "documents", "fees", "online", "legal_bases", "internal_process"];
    let confidence: serde_json::Map<String, Value> =
        groups.iter().map(|group| ((*group).to_owned(), sure.clone())).collect();
    json!({
        "schema_version": "1.0", "code": format!("{code}.000.00.00.H50"), "code_basis": "derived",
        "national_code": code, "previous_codes": [], "name": said("Cấp giấy thử"), "field": said("Thử"),
        "procedure_kind": "basic", "levels": ["commune"], "is_interagency": false,
        "receiving_point": said("Bộ phận Một cửa"), "deciding_agency": said("Ủy ban nhân dân cấp xã"),
        "coordinating_agencies": [], "applicant_kinds": ["citizen"], "result": [said("Giấy \"thử\"")], "conditions": [],
        "time_limit": { "cases": [limit("standard", 5, "working_day", "national")], "excluded_time": [], "provincial_reduced": null },
        "documents": [{ "name": said("Đơn"), "kind": "original", "count": 1, "required": true, "condition": null, "form_name": null, "group": null }],
        "document_sets": 1,
        "fees": [{ "kind": "le_phi", "name": said("Lệ phí"), "amount_vnd": 1000, "unit": "VND/case", "condition": null, "channel": "any", "basis": "1/2020/TT-X", "scope": "national" }],
        "fee_exemptions": [], "online": { "level": null, "label_vi": null, "scope": null, "as_of": null },
        "submission_channels": ["direct", "online"],
        "legal_bases": [{ "symbol": "1/2020/TT-X", "title_vi": "Thông tư", "date": "2020-01-01", "issuer": "Bộ", "date_confidence": "source", "confidence": "source" }],
        "internal_process": process(days(5.0, "working_day"), &[
            step(1, "receive", days(1.0, "working_day")),
            step(2, "decide", days(3.5, "working_day")),
            step(3, "return", days(0.5, "working_day")),
        ]),
        "other_processes": [], "period": said("Đến hết 30/6/2025"), "confidence": confidence,
        "sources": [{ "id": "S1", "url": "https://example.vn", "title": "Trang", "published": null }], "notes": [],
    })
}

fn error_keys(findings: &[Finding]) -> Vec<&'static str> {
    findings.iter().filter(|finding| finding.is_error()).map(|finding| finding.key).collect()
}

fn find<'a>(packs: &'a Packs, code: &str) -> &'a crate::ProcedureVersion {
    packs.versions(&code.parse().expect("a code")).first().unwrap_or_else(|| panic!("{code} is there"))
}

#[test]
fn an_imported_procedure_can_be_used_at_once() {
    let world = World::of(&[procedure("1.900001")]);
    assert_eq!(world.done().contradictions, 0);
    let packs = world.packs();
    let version = find(&packs, "1.900001");
    assert_eq!(version.allowance(), Some(Allowance::WorkingDays(5)));
    assert_eq!(version.results[0].name.vi, "Giấy \"thử\"");
    assert_eq!(version.fees[0].basis.line(), "1/2020/TT-X");
    assert_eq!(version.steps.steps[1].time.map(|time| time.to_string()), Some("3.5wd".to_owned()));
    assert_eq!(version.steps.steps[1].time.and_then(TimeSpan::whole), None);
    let keys: Vec<&str> = version.form.fields().map(|field| field.key.as_str()).collect();
    assert!(keys.contains(&"applicant_name") && !keys.contains(&"organisation_name"), "{keys:?}");
    let answers = json!({
        "applicant_name": "Lê Văn An", "applicant_id_number": "045190000001", "request_content": "Xin cấp giấy",
        "applicant_phone": "0912345678", "applicant_address": "Đông Hà",
    });
    assert_eq!(version.form.check(&answers, None, super::day("2024-12-30")), []);
}

#[test]
fn importing_twice_changes_nothing() {
    let world = World::of(&[procedure("1.900001"), procedure("1.900002")]);
    assert_eq!(world.done().changed.len(), 6);
    let first = world.file("procedures/1.900002/procedure.toml");
    let again = world.done();
    assert!(again.changed.is_empty(), "{:?}", again.changed);
    assert_eq!(first, world.file("procedures/1.900002/procedure.toml"));
}

#[test]
fn what_a_person_wrote_is_left_alone() {
    let world = World::of(&[procedure("1.900001"), procedure("1.001193")]);
    let by_hand = world.file("procedures/1.001193/procedure.toml");
    world.done();
    assert_eq!(world.file("procedures/1.001193/procedure.toml"), by_hand);
    // A form is never overwritten; a table is, as long as it carries the mark.
    let path = |name: &str| world.pack.path().join("procedures/1.900001").join(name);
    let edit = |name: &str, text: String| fs::write(path(name), text).expect("a file");
    edit("form.json", world.file("procedures/1.900001/form.json").replace("maxLength\": 2000", "maxLength\": 900"));
    edit("steps.toml", world.file("procedures/1.900001/steps.toml").replace("3.5wd", "3wd"));
    let changed = world.done().changed;
    assert_eq!(changed, [path("steps.toml")]);
    let unmarked: String = world
        .file("procedures/1.900001/steps.toml")
        .lines()
        .filter(|line| !line.contains("motcua pack import"))
        .map(|line| format!("{line}\n"))
        .collect();
    edit("steps.toml", unmarked.replace("3.5wd", "3wd"));
    assert!(world.done().changed.is_empty());
    assert!(world.file("procedures/1.900001/form.json").contains("900"));
}

#[test]
fn a_modelled_form_outlives_every_import() {
    let mut source = procedure("1.900001");
    let world = World::of(std::slice::from_ref(&source));
    let inside = "procedures/1.900001/form.json";
    let path = world.pack.path().join(inside);
    let modelled = carried("quang-tri").files["procedures/2.000815/form.json"].clone();
    assert!(!String::from_utf8_lossy(&modelled).contains("request_content"), "not the general form");
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, &modelled).expect("a file");
    // A new folder around the form, and a procedure that the general form would ask other things for.
    for kinds in [json!(["citizen"]), json!(["foreigner", "enterprise"])] {
        source["applicant_kinds"] = kinds;
        source["name"] = said("Cấp giấy khác");
        fs::write(world.source.path().join("procedures/1.900001.json"), source.to_string()).expect("a file");
        let changed = world.done().changed;
        assert!(!changed.is_empty() && !changed.contains(&path), "{changed:?}");
        assert_eq!(fs::read(&path).expect("the form"), modelled);
    }
    let packs = world.packs();
    let version = find(&packs, "1.900001");
    assert_eq!(
        (version.name.vi.as_str(), version.form.title.vi.as_str()),
        ("Cấp giấy khác", "Yêu cầu chứng thực bản sao từ bản chính")
    );
    assert!(version.form.field("paper_names").is_some() && version.form.field("request_content").is_none());
}

#[test]
fn unknown_stays_visibly_unknown() {
    let mut unknown = procedure("1.900001");
    unknown["time_limit"]["cases"] = json!([
        limit("standard", 20, "working_day", "Nơi khác"),
        limit("part", 2.5, "day", "Nơi khác"),
        limit("other", Value::Null, "", "national"),
    ]);
    unknown["fees"][0]["amount_vnd"] = Value::Null;
    unknown["fees"][0]["basis"] = "Nghị quyết không số".into();
    unknown["document_sets"] = Value::Null;
    unknown["legal_bases"] = json!([]);
    unknown["internal_process"] = Value::Null;
    unknown["online"] = json!({ "level": "full", "label_vi": "Toàn trình", "scope": "Nơi khác", "as_of": "2023" });
    let world = World::of(&[unknown]);
    world.done();
    let packs = world.packs();
    let version = find(&packs, "1.900001");
    assert_eq!((version.allowance(), version.document_sets), (None, None));
    assert!(
        version
            .time_limit()
            .is_some_and(|limit| limit.allow_reason.as_ref().is_some_and(|why| why.vi.contains("Nơi khác")))
    );
    assert_eq!(version.time_limits.iter().map(|limit| limit.applies).collect::<Vec<_>>(), [true, false, false, true]);
    assert_eq!(version.fees[0].amount_vnd, None);
    assert!(version.fees[0].basis.unknown().is_some_and(|why| why.vi.contains("Nghị quyết không số")));
    assert_eq!(version.online.level, None);
    assert_eq!(version.online.elsewhere.as_ref().map(|place| place.scope.as_str()), Some("Nơi khác"));
    let kinds: Vec<&str> = version.steps.steps.iter().map(|step| step.kind.code()).collect();
    assert_eq!(kinds, ["receive", "process", "decide", "return"]);
    assert!(version.steps.steps.iter().all(|step| step.time.is_none()));
}

#[test]
fn parallel_parts_part_and_come_together() {
    let mut linked = procedure("1.900001");
    linked["is_interagency"] = true.into();
    linked["internal_process"] = process(
        days(6.0, "working_day"),
        &[
            step(1, "submit", Value::Null),
            step(2, "receive", Value::Null),
            step(3, "decide", days(1.0, "working_day")),
            step(4, "fork", Value::Null),
            step(5, "external", days(5.0, "working_day")),
            step(6, "external", days(3.0, "working_day")),
            step(7, "join_return", Value::Null),
            step(8, "after", days(30.0, "working_day")),
        ],
    );
    let world = World::of(&[linked]);
    let report = world.done().report;
    assert!(!report.contains("sum-differs"), "only the longer of two parallel parts counts: {report}");
    let packs = world.packs();
    let steps = &find(&packs, "1.900001").steps.steps;
    let kinds: Vec<&str> = steps.iter().map(|step| step.kind.code()).collect();
    assert_eq!(kinds, ["auto", "receive", "decide", "auto", "external", "external", "return", "external"]);
    assert_eq!((&steps[3].next[..], &steps[4].next[..], steps[6].join), (&[5, 6][..], &[7][..], true));
    assert_eq!(steps[6].source_kind.as_deref(), Some("join_return"));
}

#[test]
fn what_the_map_leaves_open_is_refused_by_name_and_nothing_is_written() {
    let world = World::of(&[procedure("1.900001"), {
        let mut open = procedure("1.900002");
        open["levels"] = json!(["province", "commune"]);
        open["period"] = said("Lúc nào đó");
        open
    }]);
    let refused = world.import().expect_err("the map does not say");
    assert_eq!(error_keys(&refused), ["receiving-unknown", "period-unknown"], "{}", told(&refused));
    for finding in &refused {
        assert!(finding.file.ends_with("1.900002.json") && finding.line > 1, "{}", finding.place());
        assert!(finding.what.vi.contains("1.900002") && finding.what.en.contains("1.900002"), "{finding:?}");
    }
    assert!(!world.pack.path().join("procedures/1.900001").exists());

    let mut province = procedure("1.900003");
    province["levels"] = json!(["province"]);
    let world = World::of(&[province]);
    assert_eq!(error_keys(&world.import().expect_err("no department")), ["department-unknown"]);
    world.map("[[procedures]]\ncode = \"1.900003\"\nagency = \"UBND-461\"\n");
    assert_eq!(error_keys(&world.import().expect_err("no department")), ["department-not-in-pack"]);
    world.map("[[procedures]]\ncode = \"1.900003\"\nagency = \"STP\"\nusual = \"nothing\"\n");
    assert_eq!(error_keys(&world.import().expect_err("no such limit")), ["usual-unknown"]);
    world.map("[[procedures]]\ncode = \"1.900003\"\nagency = \"STP\"\nusual = \"none\"\n");
    world.done();
    let packs = world.packs();
    let version = find(&packs, "1.900003");
    assert_eq!(version.allowance(), None);
    let offices: Vec<&str> =
        packs.agencies_for(version, super::day("2024-12-30")).iter().map(|agency| agency.key.as_str()).collect();
    assert_eq!(offices, ["STP"]);
}

#[test]
fn the_exchange_form_is_read_strictly() {
    type Change = fn(&mut Value);
    let table: &[(Change, &str, &str)] = &[
        (|p| p["colour"] = "red".into(), "exchange-shape", "colour"),
        (|p| drop(p.as_object_mut().expect("an object").remove("document_sets")), "exchange-shape", "document_sets"),
        (|p| p["time_limit"]["cases"][0]["unit"] = "week".into(), "exchange-shape", "week"),
        (|p| p["time_limit"]["cases"][0]["value"] = 1.3.into(), "exchange-shape", "half"),
        (|p| p["time_limit"]["cases"][0]["unit"] = "hour".into(), "time-not-in-packs", "cannot hold"),
        (|p| p["time_limit"]["cases"][0]["unit"] = Value::Null, "half-a-time", "unit"),
        (|p| p["schema_version"] = "2.0".into(), "exchange-version", "2.0"),
        (|p| p["internal_process"]["steps"][1]["no"] = 7.into(), "step-order", "numbered"),
        (|p| p["internal_process"]["source_ids"] = json!(["S9"]), "source-unknown", "S9"),
        (
            |p| p["internal_process"]["branches"] = json!([{ "at_step": 9, "kind": "refuse", "condition": said("a"), "effect": said("b"), "time": null, "goto_step": null }]),
            "step-unknown",
            "9",
        ),
    ];
    for (change, key, says) in table {
        let mut broken = procedure("1.900001");
        change(&mut broken);
        let refused = World::of(&[broken]).import().expect_err(key);
        let found = refused.iter().find(|finding| finding.key == *key);
        let found = found.unwrap_or_else(|| panic!("wanted {key}, got {}", told(&refused)));
        assert!(found.line > 0 && found.file.ends_with("1.900001.json"), "{}", found.place());
        assert!(format!("{} {}", found.what.en, found.instead.en).contains(says), "{key}: {found:?}");
    }
}

#[test]
fn an_empty_source_and_a_pack_without_a_map_are_refused() {
    let world = World::of(&[]);
    assert_eq!(error_keys(&world.import().expect_err("nothing to import")), ["import-empty"]);
    fs::remove_file(world.pack.path().join("import-map.toml")).expect("it was there");
    assert_eq!(error_keys(&world.import().expect_err("no map")), ["file-missing"]);
    assert!(import(Path::new("/nowhere"), world.pack.path()).is_err());
}
