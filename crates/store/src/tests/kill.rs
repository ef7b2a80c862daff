//! A killed process: every acknowledged act is there once, none by half, and the chains hold.
//!
//! The test starts its own binary again as the process to be killed.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use kernel::testing::SeededEntropy;
use kernel::{AccountId, new_id};
use serde_json::json;

use super::{NOTE, NOTE_ADD, at, insert, note, notes};
use crate::journal::{Append, Chain, Head, NewEvent, append, verify_stream};
use crate::testing::postgres;
use crate::{Options, Sql, Store, StoreError, Tx};

const CHILD: &str = "MOTCUA_STORE_KILLED_CHILD";
const KILLS: u64 = 5;
const WRITERS: u64 = 4;

const NOTE_IDS: Sql = Sql { name: "note_ids", text: "select id from note where id <> 'tally' order by id" };

fn options(folder: &Path) -> Options {
    Options { blobs: Some(folder.join("blobs")), writers: Some(4), readers: Some(1), ..Options::default() }
}

/// The process that is killed. As a test of its own it does nothing.
#[test]
fn child() {
    let Ok(told) = std::env::var(CHILD) else { return };
    let (url, folder, seed) = match told.split('|').collect::<Vec<_>>()[..] {
        [url, folder, seed] => (url.to_owned(), Path::new(folder).to_owned(), seed.parse::<u64>().unwrap()),
        _ => panic!("{told}"),
    };
    let store = Store::open(&url, options(&folder)).unwrap();
    let file = std::fs::OpenOptions::new().append(true).create(true).open(folder.join("acknowledged")).unwrap();
    std::thread::scope(|scope| {
        for writer in 0..WRITERS {
            let (store, mut file) = (&store, file.try_clone().unwrap());
            scope.spawn(move || {
                let entropy = SeededEntropy::new(seed * WRITERS + writer);
                for n in 0.. {
                    let id = new_id(at(n), &entropy);
                    let event = new_id(at(n), &entropy);
                    let act = move |tx: &mut Tx<'_>| -> Result<(), StoreError> {
                        let body = json!({"n": n});
                        let events = [NewEvent { id: event.into(), kind: "made", body: &body }];
                        let wanted = Append {
                            stream: id.into(),
                            kind: "thing",
                            agency: "a",
                            base: Head::NEW,
                            at: at(n),
                            recorded_at: at(n),
                            actor: AccountId::nil(),
                            node: "n",
                            events: &events,
                            state: "{}",
                        };
                        append(tx, &wanted)?;
                        insert(tx, &id.to_string(), n)?;
                        tx.run(&NOTE_ADD, &["tally".into(), 1.into()]).map(drop)
                    };
                    store.write_blocking("act", act).unwrap();
                    // One write call: the line is there or not, whenever the process dies.
                    file.write_all(format!("{id}\n").as_bytes()).unwrap();
                }
            });
        }
    });
}

fn acknowledged(folder: &Path) -> BTreeSet<String> {
    let text = std::fs::read_to_string(folder.join("acknowledged")).unwrap_or_default();
    text.lines().filter(|line| line.len() == 36).map(str::to_owned).collect()
}

fn check(store: &Store, folder: &Path) -> usize {
    let acknowledged = acknowledged(folder);
    let rows = store.read_blocking("ids", |tx: &mut Tx<'_>| tx.rows(&NOTE_IDS, &[])).unwrap();
    let found: Vec<String> = rows.iter().map(|row| row.text(0).unwrap().to_owned()).collect();
    let there: BTreeSet<&String> = found.iter().collect();
    let lost: Vec<&String> = acknowledged.iter().filter(|id| !there.contains(id)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    // Once each, and nothing by half: notes, tally and streams agree.
    assert_eq!(Some(notes(store)), note(store, "tally"));
    let checkup = store.doctor(&[NOTE]).unwrap();
    assert!(checkup.is_well(), "{checkup:?}");
    assert_eq!(checkup.streams, u64::try_from(found.len()).unwrap());
    assert_eq!(checkup.events, checkup.streams);
    for id in found {
        let whole = store.read_blocking("verify", move |tx: &mut Tx<'_>| verify_stream(tx, id.parse().unwrap()));
        assert_eq!(whole, Ok(Chain::Whole { version: 1 }));
    }
    acknowledged.len()
}

fn kill_and_look(url: &str) {
    let folder = tempfile::tempdir().unwrap();
    let url = url.replace("FOLDER", &folder.path().display().to_string());
    let store = Store::open(&url, options(folder.path())).unwrap();
    store.migrate(&[NOTE], at(0)).unwrap();
    store.close();
    let chance = SeededEntropy::new(u64::from(std::process::id()));
    for round in 1..=KILLS {
        let before = acknowledged(folder.path()).len();
        let told = format!("{url}|{}|{round}", folder.path().display());
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "tests::kill::child", "--nocapture"])
            .env(CHILD, told)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        while acknowledged(folder.path()).len() < before + 20 {
            assert!(child.try_wait().unwrap().is_none(), "the child ended by itself");
            std::thread::sleep(Duration::from_millis(5));
        }
        std::thread::sleep(Duration::from_micros(chance.next_u64() % 100_000));
        child.kill().unwrap();
        child.wait().unwrap();
        let store = Store::open(&url, options(folder.path())).unwrap();
        // PostgreSQL may still be finishing what the dead process had sent.
        if url.starts_with("postgres") {
            std::thread::sleep(Duration::from_millis(200));
        }
        assert!(check(&store, folder.path()) >= before + 20);
        store.close();
    }
}

#[test]
fn a_killed_process_loses_and_doubles_nothing_sqlite() {
    kill_and_look("sqlite:FOLDER/store.db");
}

#[test]
fn a_killed_process_loses_and_doubles_nothing_postgres() {
    if let Some(handle) = postgres() {
        kill_and_look(&handle.url());
    }
}
