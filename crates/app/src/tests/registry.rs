//! Walks the registry: what a system declares is exercised, or the build is red.

use super::ALL;
use crate::config::Config;
use kernel::Lang;
use paper::Press;
use testkit::{TestApp, check};
use web::registry::Registry;

#[test]
fn the_systems_do_not_contradict_each_other() {
    assert_eq!(Registry::of(ALL).faults(), Vec::<String>::new());
}

#[test]
fn every_page_sample_is_sound_in_both_languages() {
    check::samples_are_sound(ALL);
}

#[test]
fn every_sample_is_written_to_a_file_of_its_own() {
    let folder = tempfile::tempdir().expect("a folder");
    crate::commands::samples::run(folder.path()).expect("the samples are written");
    for lang in Lang::ALL {
        let files = std::fs::read_dir(folder.path().join(lang.to_string())).expect("the language's folder");
        assert_eq!(files.count(), Registry::of(ALL).samples().len(), "{lang}");
    }
    assert!(crate::commands::samples::run(folder.path()).is_err(), "what is there is never written over");
}

#[test]
fn every_statement_is_prepared_on_both_engines() {
    for system in ALL {
        check::statements_are_prepared(system);
    }
}

#[test]
fn every_paper_prints_its_sample() {
    let press = Press::new();
    for template in ALL.iter().flat_map(|system| system.papers) {
        let pdf = press.sample(template, testkit::start(), Lang::Vi).expect("the paper prints");
        assert!(pdf.starts_with(b"%PDF"), "{}", template.name);
    }
}

#[tokio::test]
async fn nobody_enters_a_door_that_is_not_theirs() {
    let app = TestApp::new(ALL).await;
    check::doors_are_shut(&app).await;
}

#[test]
fn configuration_is_read_whole_or_refused() {
    let written = Config::default().to_toml();
    assert_eq!(toml::from_str::<Config>(&written).expect("our own text"), Config::default());
    for (text, key, example) in [
        ("listen_on = \"x\"", "listen_on", "log_format"),
        ("listen = \"8080\"", "listen", "listen = \"127.0.0.1:8080\""),
        ("listen = 8080", "listen", "listen = \"127.0.0.1:8080\""),
        ("base_url = \"motcua.quangtri.gov.vn\"", "base_url", "https://motcua.quangtri.gov.vn"),
        ("postgres_connections = 0", "postgres_connections", "postgres_connections = 8"),
        ("postgres_connections = -1", "postgres_connections", "postgres_connections = 8"),
        ("log_format = \"jsn\"", "log_format", "text"),
        ("log = \"web=loud\"", "log", "warn"),
        ("database = \"mysql://root:secret@db/x\"", "database", "postgres://"),
        ("node = \"\"", "node", "node-1"),
        ("packs = [1]", "packs", "packs = ["),
        ("listen = 127.0.0.1", "1", "listen = \"127.0.0.1:8080\""),
    ] {
        let refused = Config::of_text(text, "motcua.toml").and_then(|config| config.check()).expect_err(text);
        for lang in kernel::Lang::ALL {
            let said = refused.text(lang);
            assert!(said.contains(key) && said.contains(example) && !said.contains("secret"), "{text}: {said}");
            assert!(!said.contains("expected") && !said.contains("invalid"), "{text}: {said}");
        }
    }
    let good = "listen = \"0.0.0.0:80\"\nbase_url = \"https://motcua.quangtri.gov.vn\"\nlog_format = \"json\"\n";
    Config::of_text(good, "motcua.toml").and_then(|config| config.check()).expect("a configuration");
}

#[test]
fn a_database_address_is_shown_without_its_password() {
    let shown = crate::install::shown("postgres://motcua:secret@db.example/motcua");
    assert_eq!(shown, "postgres://motcua@db.example/motcua");
}
