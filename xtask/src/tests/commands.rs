//! The parts of the commands that need no network, no database and no browser.

use crate::repo::Repo;
use crate::run::{self, Group};
use crate::{deny, new_system, pages, suite};
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("motcua-xtask-{name}-{}", std::process::id()));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

#[test]
fn licences_are_read_as_expressions() {
    let list: Vec<String> = ["MIT", "Apache-2.0", "Apache-2.0 WITH LLVM-exception"].map(str::to_owned).to_vec();
    for good in
        ["MIT", "GPL-3.0 OR MIT", "MIT/GPL-2.0", "(GPL-2.0 OR MIT) AND Apache-2.0", "Apache-2.0 WITH LLVM-exception"]
    {
        assert!(deny::allowed(good, &list), "{good}");
    }
    for bad in ["", "GPL-3.0", "MIT AND GPL-3.0", "GPL-2.0 WITH MIT", "(MIT", "MIT MIT"] {
        assert!(!deny::allowed(bad, &list), "{bad}");
    }
}

#[test]
fn closing_lines_of_runners_are_counted() {
    let cargo = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.01s";
    assert_eq!(suite::closing_line(cargo), Some((12, 3)));
    assert_eq!(suite::closing_line("41 passed, 0 failed, 1 skipped"), Some((41, 0)));
    assert_eq!(suite::closing_line("3 passed the gate, 2 failed"), None);
    assert_eq!(suite::closing_line("test a ... ok"), None);
}

#[test]
fn no_page_of_yesterday_is_looked_at() {
    let repo = Repo::at(&folder("pages"));
    let made = pages::emptied(&repo, "target/pages/x").unwrap();
    fs::create_dir(made.join("vi")).unwrap();
    fs::write(made.join("vi/old.html"), "old").unwrap();
    assert_eq!(pages::emptied(&repo, "target/pages/x").unwrap(), made);
    assert_eq!(fs::read_dir(&made).unwrap().count(), 0);
    fs::remove_dir(&made).unwrap();
    fs::write(&made, "a file in the way").unwrap();
    assert!(pages::emptied(&repo, "target/pages/x").is_err());
}

#[test]
fn a_new_system_is_registered_where_it_should_be() {
    let systems = ["onestop".to_owned(), "sample".to_owned()];
    let list = "pub static A: &[&System] = &[\n    &onestop::SYSTEM,\n    // new-system: above\n];\nlet m = [\n    onestop::SYSTEM.module,\n    // new-system-module\n];\n";
    assert_eq!(
        new_system::registered(list, &systems, "land").unwrap(),
        "pub static A: &[&System] = &[\n    &onestop::SYSTEM,\n    &land::SYSTEM,\n    // new-system: above\n];\nlet m = [\n    onestop::SYSTEM.module,\n    land::SYSTEM.module,\n    // new-system-module\n];\n"
    );
    let root = "sample = { path = \"systems/sample\" }\nonestop = { path = \"systems/onestop\" }\n\n[x]\n";
    assert_eq!(
        new_system::registered(root, &systems, "land").unwrap(),
        "sample = { path = \"systems/sample\" }\nonestop = { path = \"systems/onestop\" }\nland = { path = \"systems/land\" }\n\n[x]\n"
    );
    assert_eq!(new_system::registered("nothing\n", &systems, "land"), None);
}

#[test]
fn a_new_system_is_copied_and_bad_names_are_refused() {
    let root = folder("new-system");
    let put = |path: &str, text: &str| {
        fs::create_dir_all(root.join(path).parent().unwrap()).unwrap();
        fs::write(root.join(path), text).unwrap();
    };
    put("Cargo.toml", "sample = { path = \"systems/sample\" }\n");
    put("crates/app/Cargo.toml", "sample.workspace = true\n");
    put("crates/app/src/systems.rs", "    &sample::SYSTEM,\n    // new-system\n");
    put("systems/sample/Cargo.toml", "name = \"sample\"\n");
    put("systems/sample/src/lib.rs", "//! x\n");
    put("Cargo.lock", "name = \"serde\"\n");
    let repo = Repo::at(&root);
    for bad in
        ["", "a", "Land", "land-use", "1land", "sample", "app", "serde", "std", "averyveryverylongnameindeed", "../x"]
    {
        assert!(new_system::run(&repo, bad).is_err(), "{bad}");
    }
    new_system::run(&repo, "land").unwrap();
    let read = |path: &str| fs::read_to_string(root.join(path)).unwrap();
    assert_eq!(read("systems/land/src/lib.rs"), "//! x\n");
    assert_eq!(read("systems/land/Cargo.toml"), "name = \"land\"\n");
    assert_eq!(read("crates/app/src/systems.rs"), "    &sample::SYSTEM,\n    &land::SYSTEM,\n    // new-system\n");
    assert!(new_system::run(&repo, "land").is_err());
    fs::remove_dir_all(&root).unwrap();
}

#[test]
fn a_step_that_takes_too_long_is_ended_with_its_children() {
    let since = Instant::now();
    let mut command = Command::new("sh");
    command.args(["-c", "sleep 600 & sleep 600"]);
    let ended = run::run("sleep", &mut command, Duration::from_millis(200));
    assert_eq!(ended, Err("sleep took longer than 0 s".to_owned()));
    assert!(since.elapsed() < Duration::from_secs(10));
}

#[test]
fn a_group_leaves_no_grandchild() {
    let mut command = Command::new("sh");
    command.args(["-c", "sleep 600 & echo $!; wait"]);
    let mut group = Group::start(command.stdin(Stdio::null()).stdout(Stdio::piped())).unwrap();
    let grandchild = run::lines(&mut group).unwrap().recv().unwrap();
    drop(group);
    // Killed and perhaps not yet reaped: either way it runs no more.
    let state = fs::read_to_string(format!("/proc/{grandchild}/stat")).unwrap_or_default();
    let state = state.rsplit_once(") ").map_or('X', |(_, rest)| rest.chars().next().unwrap_or('X'));
    assert!(['X', 'Z'].contains(&state), "{state}");
}

#[test]
fn lines_are_read_to_the_last() {
    let mut seen = Vec::new();
    let mut command = Command::new("sh");
    command.args(["-c", "echo one; printf two; exit 3"]);
    let ended = run::run_reading("sh", &mut command, Duration::from_secs(10), &mut |line| seen.push(line.to_owned()));
    assert_eq!(seen, ["one", "two"]);
    assert!(ended.is_err());
}

#[test]
fn only_the_name_of_the_system_is_rewritten() {
    let land = |file: &str, text: &str| new_system::rewritten(file, text, "land");
    let code = "/// `GET /sample/new` shows a sample.\nfn samples() -> Vec<Sample> { f(\"sample\", \"sample_note\", \"/sample/{x}\", \"samples\", T { sample: 1 }.sample, t.sample_text(), sample::SYSTEM) }\n";
    assert_eq!(
        land("pages.rs", code),
        "/// `GET /land/new` shows a sample.\nfn samples() -> Vec<Sample> { f(\"land\", \"land_note\", \"/land/{x}\", \"samples\", T { sample: 1 }.sample, t.sample_text(), land::SYSTEM) }\n"
    );
    assert_eq!(land("a.sql", "select 1 from sample_note, resample"), "select 1 from land_note, resample");
    assert_eq!(
        land("a.html", "<a href=\"/sample/new\">{{ t.sample_text() }}</a>"),
        "<a href=\"/land/new\">{{ t.sample_text() }}</a>"
    );
    assert_eq!(land("Cargo.toml", "name = \"sample\" # sample"), "name = \"land\" # sample");
    assert_eq!(land("vi.ftl", "sample-text = sample"), "sample-text = sample");
}
