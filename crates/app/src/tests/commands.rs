//! Commands at the edge of an installation: nothing is touched that somebody else uses, and nothing is made by looking.

use crate::{cli::Cli, commands, config::Config, install};
use clap::Parser;
use std::path::Path;

fn config(folder: &Path) -> Config {
    Config { data: folder.to_path_buf(), ..Config::default() }
}

/// Runs a command line; what it says when it cannot.
fn refused(line: &[&str]) -> String {
    let cli = Cli::parse_from([&["motcua"], line].concat());
    format!("{:?}", commands::run(cli).expect_err("it cannot be done"))
}

#[test]
fn one_server_at_a_time_on_an_embedded_database() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("motcua.db"), "").expect("an empty database");
    let held = install::hold(&config(folder.path())).expect("free");
    let second = install::hold(&config(folder.path())).expect_err("held");
    assert!(format!("{second:?}").contains("đang được một máy chủ"), "{second:?}");
    let data = folder.path().display().to_string();
    for command in [&["rebuild"][..], &["serve", "--listen", "127.0.0.1:0"], &["demo", "--port", "0", "--cases", "0"]] {
        let said = refused(&[command, &["--data", &data]].concat());
        assert!(said.contains("đang được một máy chủ"), "{command:?}: {said}");
    }
    let elsewhere = Config { database: "postgres://somewhere/else".into(), ..config(folder.path()) };
    install::hold(&elsewhere).expect("PostgreSQL keeps its own order");
    drop(held);
    install::hold(&config(folder.path())).expect("free again");
}

#[test]
fn looking_makes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    let wrong = folder.path().join("dta");
    let data = wrong.display().to_string();
    for command in [&["doctor"][..], &["rebuild"], &["erase", "000.08.61.H50-241213-0001", "--basis", "x"]] {
        let said = refused(&[command, &["--data", &data]].concat());
        assert!(said.contains("Không có dữ liệu ở"), "{command:?}: {said}");
    }
    assert!(!wrong.exists());
}

#[test]
fn an_agency_is_named_by_its_key_or_its_code() {
    let packs = install::packs(&[]).expect("the packs in the binary");
    let by_key = commands::account::agency_of(&packs, "STP").expect("a key");
    let by_code = commands::account::agency_of(&packs, by_key.code.as_str()).expect("a code");
    assert_eq!(by_key.code, by_code.code);
    let said = format!("{:?}", commands::account::agency_of(&packs, "SPT").expect_err("neither"));
    assert!(said.contains("motcua pack list agencies"), "{said}");
}
