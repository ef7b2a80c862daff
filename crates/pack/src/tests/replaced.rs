//! `--packs DIR`: a later pack adds, or takes the place of what has the same name.

use super::{carried, day, folder, packs, small};
use crate::{Packs, tree::Tree};
use kernel::ProcedureCode;
use std::path::PathBuf;

fn birth() -> ProcedureCode {
    "1.001193".parse().expect("a code")
}

fn change(tree: &mut Tree, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(tree.files[path].clone()).expect("text");
    assert!(text.contains(from), "{from}");
    tree.files.insert(path.to_owned(), text.replace(from, to).into_bytes());
}

fn load(trees: &[&Tree]) -> Packs {
    let folders: Vec<_> = trees.iter().map(|tree| folder(tree)).collect();
    let dirs: Vec<PathBuf> = folders.iter().map(|dir| dir.path().to_owned()).collect();
    Packs::load(&dirs, true).expect("packs that fit together")
}

const PROCEDURE: &str = "procedures/1.001193/procedure.toml";

#[test]
fn a_pack_of_the_same_id_takes_the_place_of_the_carried_one() {
    let mut mine = carried("quang-tri");
    change(&mut mine, PROCEDURE, "allow = \"same-day\"", "allow = \"5wd\"");
    let packs = load(&[&mine]);
    assert_eq!(packs.infos().len(), 2);
    let version = packs.procedure(&birth(), day("2024-12-30")).expect("the procedure");
    assert_eq!(version.allowance().map(|allow| allow.to_string()), Some("5wd".to_owned()));
    assert_ne!(version.hash, super::packs().version(&version.id).expect("the same id").hash);
}

#[test]
fn a_new_pack_replaces_the_procedure_that_it_names_and_keeps_the_rest() {
    let quang_tri = carried("quang-tri");
    let mut mine = Tree { label: String::new(), files: std::collections::BTreeMap::new() };
    for (path, bytes) in &quang_tri.files {
        if path.starts_with("procedures/1.001193/") {
            mine.files.insert(path.clone(), bytes.clone());
        }
    }
    let about = "id = \"mine\"\nversion = \"1.0.0\"\nrequires = [\"quang-tri\"]\nname.vi = \"Thử\"\nname.en = \"Trial\"\nabout.vi = \"Thử\"\nabout.en = \"Trial\"\n";
    mine.files.insert("pack.toml".to_owned(), about.as_bytes().to_vec());
    change(&mut mine, PROCEDURE, "name.en = \"Birth registration\"", "name.en = \"Registration of a birth\"");
    let packs = load(&[&mine]);
    assert_eq!(packs.infos().len(), 3);
    let version = packs.procedure(&birth(), day("2024-12-30")).expect("the procedure");
    assert_eq!((version.name.en.as_str(), version.pack.as_str()), ("Registration of a birth", "mine"));
    assert_eq!(packs.versions(&birth()).len(), 1);
    assert_eq!(packs.targets().len(), 172);
    assert_eq!(packs.agencies_for(version, day("2024-12-30")).len(), 125);
}

#[test]
fn versions_are_found_by_day_and_by_id() {
    let mut mine = small("quang-tri");
    let copies: Vec<(String, Vec<u8>)> = mine
        .files
        .iter()
        .filter(|(path, _)| path.starts_with("procedures/"))
        .map(|(path, bytes)| (path.replace("1.001193/", "1.001193@2024-06-01/"), bytes.clone()))
        .collect();
    mine.files.extend(copies);
    change(&mut mine, PROCEDURE, "valid_to = 2025-07-01", "valid_to = 2024-06-01");
    change(
        &mut mine,
        "procedures/1.001193@2024-06-01/procedure.toml",
        "valid_from = 2021-01-01",
        "valid_from = 2024-06-01",
    );
    let packs = load(&[&mine]);
    let at = |on: &str| packs.procedure(&birth(), day(on)).map(|version| version.id.as_str());
    assert_eq!(at("2024-05-31"), Some("1.001193@2021-01-01"));
    assert_eq!(at("2024-06-01"), Some("1.001193@2024-06-01"));
    assert_eq!(at("2025-07-01"), None);
    assert!(packs.version("1.001193@2021-01-01").is_some() && packs.version("1.001193@2020-01-01").is_none());
    assert_eq!(packs.search("khai sinh", day("2024-12-30")).len(), 1);
}

#[test]
fn a_province_can_add_the_days_of_another_year() {
    let mut mine = Tree { label: String::new(), files: std::collections::BTreeMap::new() };
    let about = "id = \"days\"\nversion = \"1.0.0\"\nname.vi = \"Ngày nghỉ\"\nname.en = \"Days off\"\nabout.vi = \"2027\"\nabout.en = \"2027\"\n";
    mine.files.insert("pack.toml".to_owned(), about.as_bytes().to_vec());
    let days = "first_day = 2027-01-01\nlast_day = 2027-12-31\n[[days_off]]\nholiday = \"new_year\"\nname.vi = \"Tết Dương lịch\"\nname.en = \"New Year\"\ndays = [2027-01-01]\ndecree = \"unknown\"\nconfidence = \"memory\"\n";
    mine.files.insert("calendar.toml".to_owned(), days.as_bytes().to_vec());
    let all = load(&[&mine]);
    let calendar = all.calendar_at(day("2027-01-01")).expect("rules in force");
    assert_eq!(calendar.is_working_day(day("2027-01-01")), Ok(false));
    assert_eq!(calendar.is_working_day(day("2024-05-04")), Ok(true));
    assert_eq!((calendar.known_from, calendar.known_to), (day("2021-01-01"), day("2027-12-31")));
    let carried = packs().calendar_at(day("2027-01-01")).expect("rules in force");
    assert!(carried.is_working_day(day("2027-01-01")).is_err());

    change(&mut mine, "calendar.toml", "2027", "2029");
    let dir = folder(&mine);
    let refused = Packs::load(&[dir.path().to_owned()], true).expect_err("a gap of two years");
    assert!(refused.iter().any(|finding| finding.key == "calendar-gap"));
}

#[test]
fn without_the_carried_packs_what_is_needed_is_told() {
    let dir = folder(&carried("quang-tri"));
    let refused = Packs::load(&[dir.path().to_owned()], false).expect_err("vietnam is missing");
    let keys: Vec<&str> = refused.iter().map(|finding| finding.key).collect();
    assert!(keys.contains(&"pack-unknown") && keys.contains(&"law-unknown"), "{keys:?}");
    let both = tempfile::tempdir().expect("a folder");
    for id in ["vietnam", "quang-tri"] {
        for (path, bytes) in &carried(id).files {
            let path = both.path().join(id).join(path);
            std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
            std::fs::write(path, bytes).expect("a file");
        }
    }
    let packs = Packs::load(&[both.path().to_owned()], false).expect("both are there");
    assert_eq!(packs.infos().len(), 2);
    assert!(!super::refused(&crate::check_dir(both.path())));
}

#[test]
fn whoever_replaces_a_procedure_hears_of_it() {
    let mut mine = small("quang-tri");
    mine.files.retain(|path, _| path.starts_with("procedures/"));
    let about = "id = \"mine\"\nversion = \"1.0.0\"\nname.vi = \"Thử\"\nname.en = \"Trial\"\nabout.vi = \"Thử\"\nabout.en = \"Trial\"\n";
    mine.files.insert("pack.toml".to_owned(), about.as_bytes().to_vec());
    let findings = super::check(&mine);
    let found: Vec<_> = findings.iter().filter(|finding| finding.key == "procedure-replaced").collect();
    assert_eq!(found.len(), 1);
    assert!(found[0].what.en.contains("quang-tri") && !found[0].is_error());
    assert!(super::check(&small("quang-tri")).iter().all(|finding| finding.key != "procedure-replaced"));
}

#[test]
fn accounts_of_several_packs_add_up_and_a_login_is_replaced() {
    let about = "id = \"mine\"\nversion = \"1.0.0\"\nrequires = [\"quang-tri\"]\nname.vi = \"Thử\"\nname.en = \"Trial\"\nabout.vi = \"Thử\"\nabout.en = \"Trial\"\n";
    let people = "agency = \"000.00.70.H50\"\n[[people]]\nlogin = \"huyen\"\nrole = \"desk\"\nname = \"Lê A\"\n[[people]]\nlogin = \"desk\"\nrole = \"desk\"\nname = \"Lê B\"\nagency = \"STP\"\n";
    let files =
        [("pack.toml", about), ("demo.toml", people)].map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec()));
    let packs = load(&[&Tree { label: String::new(), files: files.into_iter().collect() }]);
    let demo = packs.demo().expect("accounts");
    assert_eq!(demo.people.len(), super::packs().demo().expect("accounts").people.len() + 1);
    let of = |login: &str| demo.people.iter().find(|one| one.login == login).expect("an account");
    assert_eq!(of("huyen").agency.as_deref(), Some("UBND-470"), "the code was read as the key");
    assert_eq!((of("desk").name.as_str(), of("desk").agency.as_deref()), ("Lê B", Some("STP")));
    assert_eq!(of("officer").agency.as_deref(), Some("UBND-19351"));
    assert_eq!(demo.agency, "UBND-19351", "the shown office stays");
}
