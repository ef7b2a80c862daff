//! Schema changes: per system, in order, each once and in one transaction, recorded with the digest of its text.

use kernel::Instant;
use trust::Digest;

use crate::error::StoreError;
use crate::sql::{Migration, ddl};
use crate::statements::{MIGRATION_INSERT, MIGRATION_LIST};
use crate::store::{EngineKind, Store};
use crate::tx::Tx;

/// The store's own tables.
pub const MIGRATIONS: &[Migration] = &[crate::migration!("store", "0001_store")];

const FIRST: Migration = crate::migration!("store", "0000_migration");

/// The name of the migrator's transactions, which may be slow.
pub(crate) const TRANSACTION: &str = "migrate";

/// One start at a time changes the schema; the others wait and then find nothing left to do.
/// A schema change may take longer than any other statement.
const POSTGRES_ALONE: &str = "set local statement_timeout = 0; set local lock_timeout = '60s'; \
    select pg_advisory_xact_lock(hashtext('motcua migrate ' || current_schema()))";

/// How the schema in the database compares with the one that the program knows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SchemaState {
    /// Applied and unchanged, as `system/name`.
    pub applied: Vec<String>,
    /// Not yet applied.
    pub pending: Vec<String>,
    /// Applied, but this program does not know them: the database is newer, or a system is missing.
    pub unknown: Vec<String>,
    /// Applied, but the text has been changed since.
    pub edited: Vec<String>,
}

impl SchemaState {
    /// Whether the program can work with the database as it is.
    pub fn is_current(&self) -> bool {
        self.pending.is_empty() && self.unknown.is_empty() && self.edited.is_empty()
    }
}

struct Recorded {
    system: String,
    name: String,
    hash: Digest,
}

impl Store {
    /// Brings the schema up to the store's own migrations and `migrations`. Gives what was applied, as `system/name`.
    /// Blocks; not for async tasks.
    ///
    /// # Errors
    /// [`StoreError::Schema`] if an applied migration was edited or is unknown, or a new one comes before an applied one.
    pub fn migrate(&self, migrations: &[Migration], at: Instant) -> Result<Vec<String>, StoreError> {
        let all = in_order(migrations)?;
        let engine = self.engine();
        let mut applied = Vec::new();
        loop {
            let all = all.clone();
            let step = self.write_blocking(TRANSACTION, move |tx| apply_next(tx, &all, engine, at))?;
            match step {
                Some(name) => applied.push(name),
                None => return Ok(applied),
            }
        }
    }

    /// Compares without changing anything. Blocks; not for async tasks.
    pub fn schema_state(&self, migrations: &[Migration]) -> Result<SchemaState, StoreError> {
        let all = in_order(migrations)?;
        match self.read_blocking("schema_state", recorded) {
            Ok(recorded) => Ok(compare(&all, &recorded)),
            // An empty database has not even the table of migrations.
            Err(StoreError::Statement(_)) => Ok(compare(&all, &[])),
            Err(error) => Err(error),
        }
    }
}

/// The store's own first, then by system as given; within a system names must rise.
fn in_order(migrations: &[Migration]) -> Result<Vec<Migration>, StoreError> {
    let all: Vec<Migration> = MIGRATIONS.iter().chain(migrations).copied().collect();
    for (index, migration) in all.iter().enumerate() {
        let before = all[..index].iter().rev().find(|other| other.system == migration.system);
        if let Some(before) = before.filter(|before| before.name >= migration.name) {
            let what = format!("{} comes after {}, their names say otherwise", named(migration), named(before));
            return Err(StoreError::Schema(what));
        }
    }
    Ok(all)
}

fn apply_next(
    tx: &mut Tx<'_>,
    all: &[Migration],
    engine: EngineKind,
    at: Instant,
) -> Result<Option<String>, StoreError> {
    if tx.is_postgres() {
        tx.batch(TRANSACTION, POSTGRES_ALONE)?;
    }
    tx.batch(FIRST.name, &ddl(&FIRST, engine)?)?;
    let recorded = recorded(tx)?;
    let state = compare(all, &recorded);
    if let Some(name) = state.edited.first() {
        let what = format!("{name} was edited after it was applied; changes belong in a new migration");
        return Err(StoreError::Schema(what));
    }
    if let Some(name) = state.unknown.first() {
        let what =
            format!("{name} was applied by another program: this one is older than the database, or lacks a system");
        return Err(StoreError::Schema(what));
    }
    let is_recorded = |migration: &Migration| recorded.iter().any(|r| is(r, migration));
    let Some(next) = all.iter().find(|migration| !is_recorded(migration)) else { return Ok(None) };
    if let Some(later) = all.iter().find(|m| m.system == next.system && m.name > next.name && is_recorded(m)) {
        let what = format!("{} is new but comes before {}, which was applied", named(next), named(later));
        return Err(StoreError::Schema(what));
    }
    tx.batch(next.name, &ddl(next, engine)?)?;
    let hash = Digest::of(next.text.as_bytes());
    tx.run(&MIGRATION_INSERT, &[next.system.into(), next.name.into(), hash.into(), at.into()])?;
    Ok(Some(named(next)))
}

fn recorded(tx: &mut Tx<'_>) -> Result<Vec<Recorded>, StoreError> {
    let rows = tx.rows(&MIGRATION_LIST, &[])?;
    rows.iter()
        .map(|row| Ok(Recorded { system: row.text(0)?.to_owned(), name: row.text(1)?.to_owned(), hash: row.parse(2)? }))
        .collect()
}

fn compare(all: &[Migration], recorded: &[Recorded]) -> SchemaState {
    let mut state = SchemaState::default();
    for migration in all {
        let list = match recorded.iter().find(|r| is(r, migration)) {
            None => &mut state.pending,
            Some(found) if found.hash == Digest::of(migration.text.as_bytes()) => &mut state.applied,
            Some(_) => &mut state.edited,
        };
        list.push(named(migration));
    }
    let unknown = recorded.iter().filter(|r| !all.iter().any(|migration| is(r, migration)));
    state.unknown = unknown.map(|r| format!("{}/{}", r.system, r.name)).collect();
    state
}

fn is(recorded: &Recorded, migration: &Migration) -> bool {
    recorded.system == migration.system && recorded.name == migration.name
}

fn named(migration: &Migration) -> String {
    format!("{}/{}", migration.system, migration.name)
}
