//! A full disk: refused, still readable, works again once there is room; nothing by half.

use std::path::Path;
use std::process::Command;

use super::{NOTE, NOTE_COUNT, at, kind};
use crate::limits::ROWS_MAX;
use crate::{Migration, Options, Sql, Store, StoreError, Tx};

const PAPER: Migration = Migration {
    system: "paper",
    name: "0001_paper",
    text: "create table paper (id {id} primary key, half {text} not null) {strict}",
};
const PAPER_INSERT: Sql = Sql { name: "paper_insert", text: "insert into paper (id, half) values ($1, $2)" };
const PAPERS: Sql = Sql { name: "papers", text: "select id from paper order by id" };

/// Two rows of 2 KB: both or none.
fn write_paper(store: &Store, n: u64) -> Result<(), StoreError> {
    store.write_blocking("paper", move |tx: &mut Tx<'_>| {
        for half in ["a", "b"] {
            tx.run(&PAPER_INSERT, &[format!("{n:06} {half}").into(), half.repeat(2_000).into()])?;
        }
        Ok(())
    })
}

fn papers(store: &Store) -> Vec<String> {
    let rows = store.read_blocking("papers", |tx: &mut Tx<'_>| tx.rows(&PAPERS, &[])).unwrap();
    assert!(rows.len() < ROWS_MAX);
    rows.iter().map(|row| row.text(0).unwrap().to_owned()).collect()
}

/// Writes until the disk is full; gives the numbers that were acknowledged.
fn fill(store: &Store, from: u64) -> Vec<u64> {
    let mut kept = Vec::new();
    let mut refused = 0;
    for n in from..from + 100_000 {
        match write_paper(store, n) {
            Ok(()) => kept.push(n),
            Err(error) => {
                assert!(matches!(error, StoreError::Full(_) | StoreError::Unavailable(_)), "{error:?}");
                refused += 1;
                if refused == 5 {
                    return kept;
                }
            }
        }
    }
    panic!("the disk is never full");
}

fn check(store: &Store, kept: &[u64]) {
    let wanted: Vec<String> = kept.iter().flat_map(|n| ["a", "b"].map(|half| format!("{n:06} {half}"))).collect();
    assert_eq!(papers(store), wanted);
}

#[test]
fn a_database_that_may_not_grow_refuses_and_stays_readable() {
    let folder = tempfile::tempdir().unwrap();
    let url = format!("sqlite:{}/store.db", folder.path().display());
    let small = Options { pages_max: Some(200), ..Options::default() };
    let store = Store::open(&url, small).unwrap();
    store.migrate(&[NOTE, PAPER], at(0)).unwrap();
    let mut kept = fill(&store, 0);
    assert!(kept.len() > 50);
    check(&store, &kept);
    assert_eq!(kind(&write_paper(&store, 999_999).unwrap_err()), "Full");
    let count = store.read_blocking("count", |tx: &mut Tx<'_>| tx.one(&NOTE_COUNT, &[])?.int(0));
    assert_eq!(count, Ok(0));
    store.close();
    let store = Store::open(&url, Options::default()).unwrap();
    check(&store, &kept);
    write_paper(&store, 999_999).unwrap();
    kept.push(999_999);
    check(&store, &kept);
    assert!(store.doctor(&[NOTE, PAPER]).unwrap().is_well());
    store.close();
}

/// A file system of 2 MiB, if this user may mount one.
struct SmallDisk(tempfile::TempDir);

impl SmallDisk {
    fn mount() -> Option<SmallDisk> {
        let folder = tempfile::tempdir().unwrap();
        let mounted = Command::new("mount")
            .args(["-t", "tmpfs", "-o", "size=2m", "tmpfs"])
            .arg(folder.path())
            .output()
            .is_ok_and(|done| done.status.success());
        mounted.then(|| SmallDisk(folder))
    }

    fn path(&self) -> &Path {
        self.0.path()
    }
}

impl Drop for SmallDisk {
    fn drop(&mut self) {
        drop(Command::new("umount").arg(self.0.path()).status());
    }
}

#[test]
fn a_full_disk_refuses_stays_readable_and_works_again_with_room() {
    let Some(disk) = SmallDisk::mount() else {
        eprintln!("NOT TESTED: a really full disk, for only root may mount a small one");
        return;
    };
    let ballast = disk.path().join("ballast");
    std::fs::write(&ballast, vec![7; 600 * 1024]).unwrap();
    let store = Store::open(&format!("sqlite:{}/store.db", disk.path().display()), Options::default()).unwrap();
    store.migrate(&[NOTE, PAPER], at(0)).unwrap();
    let mut kept = fill(&store, 0);
    assert!(kept.len() > 20, "{}", kept.len());
    check(&store, &kept);
    std::fs::remove_file(ballast).unwrap();
    write_paper(&store, 500_000).unwrap();
    kept.push(500_000);
    kept.extend(fill(&store, 600_000));
    check(&store, &kept);
    store.close();
    // What a later start finds is what was said.
    let store = Store::open(&format!("sqlite:{}/store.db", disk.path().display()), Options::default()).unwrap();
    check(&store, &kept);
    assert!(store.doctor(&[NOTE, PAPER]).unwrap().is_well());
    store.close();
}

/// Many at once, so that whole batches meet the end of the disk.
#[test]
fn a_full_disk_breaks_no_batch_in_two() {
    let Some(disk) = SmallDisk::mount() else {
        eprintln!("NOT TESTED: a really full disk, for only root may mount a small one");
        return;
    };
    let store = Store::open(&format!("sqlite:{}/store.db", disk.path().display()), Options::default()).unwrap();
    store.migrate(&[NOTE, PAPER], at(0)).unwrap();
    let mut kept: Vec<u64> = std::thread::scope(|scope| {
        let writers: Vec<_> = (0..8)
            .map(|writer| {
                let store = &store;
                scope.spawn(move || fill(store, writer * 100_000))
            })
            .collect();
        writers.into_iter().flat_map(|writer| writer.join().unwrap()).collect()
    });
    kept.sort_unstable();
    check(&store, &kept);
    assert!(store.stats().batches_undone > 0);
    store.close();
}

/// The log is copied and started anew while the writer runs and a reader reads.
#[test]
fn the_write_ahead_log_stays_bounded() {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(&format!("sqlite:{}/store.db", folder.path().display()), Options::default()).unwrap();
    store.migrate(&[NOTE, PAPER], at(0)).unwrap();
    let written: u64 = 300;
    for n in 0..written {
        let write =
            move |tx: &mut Tx<'_>| tx.run(&PAPER_INSERT, &[format!("{n:06}").into(), "x".repeat(1 << 20).into()]);
        store.write_blocking("megabyte", write).unwrap();
        if n % 10 == 0 {
            assert_eq!(u64::try_from(papers(&store).len()).unwrap(), n + 1);
        }
    }
    let log = std::fs::metadata(folder.path().join("store.db-wal")).unwrap().len();
    assert!(log < (written << 20) / 2, "{written} MiB were written, the log has {log} bytes");
    assert!(store.stats().wal_resets > 0);
    store.close();
    let log = std::fs::metadata(folder.path().join("store.db-wal")).map_or(0, |found| found.len());
    assert_eq!(log, 0, "closed, everything is in the database");
}
