//! SQLite: one writer that commits many closures at once, a few readers, and a helper for the write-ahead log.

mod conn;
mod reader;
mod wal;
mod writer;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use rusqlite::OpenFlags;

pub(crate) use conn::Conn;

use crate::blobs::Blobs;
use crate::engine::{Shared, spawn};
use crate::error::StoreError;
use crate::limits::{
    LOCK_WAIT_MS_MAX, SQLITE_MMAP_BYTES, SQLITE_READER_CACHE_KIB, SQLITE_READERS, SQLITE_WRITER_CACHE_KIB,
};
use crate::store::{Opened, Options};
use crate::watch;

/// What a connection is for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Purpose {
    Write,
    Read,
    Wal,
}

/// Where the database lies.
#[derive(Clone)]
struct Place {
    path: PathBuf,
    /// Set for `sqlite::memory:`: the folder goes when the last connection has gone.
    private: Option<Arc<PrivateFolder>>,
}

/// A folder of our own that is removed at the end.
struct PrivateFolder(PathBuf);

impl Drop for PrivateFolder {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0) {
            tracing::warn!("cannot remove {}: {error}", self.0.display());
        }
    }
}

/// Opens the database at `path` (what follows `sqlite:`) and starts its threads.
pub(crate) fn open(path: &str, options: Options, shared: &Shared) -> Result<Opened, StoreError> {
    let place = place(path)?;
    let wal = Arc::new(wal::Wal::default());
    let mut threads = Vec::new();
    let (write, pages_max, log) = (place.clone(), options.pages_max, Arc::clone(&wal));
    let opening = move || {
        let mut conn = connect(&write, Purpose::Write)?;
        if let Some(pages) = pages_max {
            conn.batch("open", &format!("pragma max_page_count = {pages}"))?;
        }
        log.listen(&mut conn)?;
        Ok(((conn, write), ()))
    };
    let (to, log) = (shared.clone(), Arc::clone(&wal));
    // The writer comes first: it makes the file, so that the others find it.
    let running = move |(conn, place)| {
        writer::Writer::new(conn, to, log).run();
        drop::<Place>(place);
    };
    threads.push(spawn("store-writer", opening, running)?.0);
    let (copy, to) = (place.clone(), shared.clone());
    let opening = move || Ok(((connect(&copy, Purpose::Wal)?, copy), ()));
    let running = move |(conn, place)| {
        wal.run(conn, &to.board);
        drop::<Place>(place);
    };
    threads.push(spawn("store-wal", opening, running)?.0);
    for _ in 0..options.readers.unwrap_or(SQLITE_READERS).max(1) {
        let (read, to) = (place.clone(), shared.clone());
        let opening = move || Ok(((connect(&read, Purpose::Read)?, read), ()));
        let running = move |(conn, place)| {
            reader::run(conn, &to);
            drop::<Place>(place);
        };
        threads.push(spawn("store-reader", opening, running)?.0);
    }
    let beside = place.path.parent().unwrap_or(Path::new(".")).join("blobs");
    let blobs = Blobs::folder(options.blobs.unwrap_or(beside));
    let blobs = match place.private {
        Some(folder) => blobs.keeping(folder),
        None => blobs,
    };
    Ok(Opened { threads, blobs })
}

fn place(path: &str) -> Result<Place, StoreError> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    if path == ":memory:" {
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = temporary().join(format!("motcua-store-{}-{number}", std::process::id()));
        std::fs::create_dir(&folder).map_err(|error| cannot_make(&folder, &error))?;
        return Ok(Place { path: folder.join("store.db"), private: Some(Arc::new(PrivateFolder(folder))) });
    }
    if path.is_empty() {
        return Err(StoreError::Config("sqlite: needs a path, such as sqlite:data/motcua.db".to_owned()));
    }
    let path = PathBuf::from(path);
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| cannot_make(folder, &error))?;
    }
    make_private(&path)?;
    Ok(Place { path, private: None })
}

#[expect(clippy::disallowed_methods, reason = "sqlite::memory: is the one database that may be lost")]
fn temporary() -> PathBuf {
    std::env::temp_dir()
}

fn cannot_make(folder: &Path, error: &std::io::Error) -> StoreError {
    StoreError::Config(format!("cannot make the folder {}: {error}", folder.display()))
}

/// Makes the database file readable by its owner alone; SQLite gives the files beside it the same rights.
fn make_private(path: &Path) -> Result<(), StoreError> {
    let mut options = std::fs::OpenOptions::new();
    options.create(true).append(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let opened = options.open(path);
    opened.map(drop).map_err(|error| StoreError::Config(format!("cannot open {}: {error}", path.display())))
}

/// A connection set up for its purpose.
fn connect(place: &Place, purpose: Purpose) -> Result<Conn, StoreError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let raw = rusqlite::Connection::open_with_flags(&place.path, flags).map_err(|error| conn::error("open", &error))?;
    raw.busy_timeout(watch::ms(LOCK_WAIT_MS_MAX)).map_err(|error| conn::error("open", &error))?;
    let mut conn = Conn::new(raw);
    // Only a temporary database may forget its last moments.
    let synchronous = if place.private.is_some() { "off" } else { "full" };
    let cache = if purpose == Purpose::Read { SQLITE_READER_CACHE_KIB } else { SQLITE_WRITER_CACHE_KIB };
    let mmap = if purpose == Purpose::Read { SQLITE_MMAP_BYTES } else { 0 };
    let query_only = if purpose == Purpose::Read { "on" } else { "off" };
    conn.batch(
        "open",
        &format!(
            "pragma journal_mode = wal; pragma synchronous = {synchronous}; pragma foreign_keys = on; \
             pragma wal_autocheckpoint = 0; pragma temp_store = memory; pragma cache_size = -{cache}; \
             pragma mmap_size = {mmap}; pragma query_only = {query_only}"
        ),
    )?;
    Ok(conn)
}
