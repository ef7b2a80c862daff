//! A database for one measurement, and a look into it from outside, past the program that is measured.

use crate::machine;
use postgres::NoTls;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long late work may take after the load has ended.
const DRAIN_MAX: Duration = Duration::from_secs(300);
const LOOK_EVERY: Duration = Duration::from_millis(10);
/// How long another program's transaction is waited for.
const BUSY_MAX: Duration = Duration::from_secs(10);

/// Late work that is not done: events without a place, followers behind, jobs that are due.
const UNDRAINED: &str = "select
  (select count(*) from journal where place is null)
  + (select count(*) from follower where place < (select coalesce(max(place), 0) from journal where place is not null))
  + (select case when exists (select 1 from journal) and not exists (select 1 from follower) then 1 else 0 end)
  + (select count(*) from job where state = 'queued' and clock = 'civil' and run_at <= (select max(at) from journal))
  + (select count(*) from job where state = 'queued' and clock = 'real' and run_at <= (select min(at) from journal))";

/// An engine to measure on.
#[derive(Clone, Debug)]
pub enum Database {
    /// The embedded one.
    Sqlite,
    /// The server at this address.
    Postgres(String),
}

impl Database {
    /// For names of files.
    pub fn name(&self) -> &'static str {
        match self {
            Database::Sqlite => "sqlite",
            Database::Postgres(_) => "postgres",
        }
    }

    /// For people.
    pub fn title(&self) -> &'static str {
        match self {
            Database::Sqlite => "SQLite",
            Database::Postgres(_) => "PostgreSQL",
        }
    }

    /// An empty one: a file in `folder`, or a schema of its own. It goes when this value goes.
    pub fn fresh(&self, folder: &Path, name: &str) -> Result<Fresh, String> {
        match self {
            Database::Sqlite => {
                let path = folder.join(format!("{name}.db"));
                Ok(Fresh { url: format!("sqlite:{}", path.display()), file: Some(path), schema: None })
            }
            Database::Postgres(url) => {
                let schema = format!("bench_{name}_{}", machine::now().millis());
                execute(url, &format!("create schema {schema}"))?;
                let mark = if url.contains('?') { '&' } else { '?' };
                let own = format!("{url}{mark}schema={schema}");
                Ok(Fresh { url: own, file: None, schema: Some((url.clone(), schema)) })
            }
        }
    }
}

fn connect(url: &str) -> Result<postgres::Client, String> {
    postgres::Client::connect(url, NoTls).map_err(|e| format!("cannot connect to PostgreSQL: {e}"))
}

fn execute(url: &str, text: &str) -> Result<(), String> {
    connect(url)?.batch_execute(text).map_err(|e| format!("{text}: {e}"))
}

/// An empty database.
pub struct Fresh {
    /// As `Store::open` and `--database` take it.
    pub url: String,
    file: Option<PathBuf>,
    schema: Option<(String, String)>,
}

impl Drop for Fresh {
    fn drop(&mut self) {
        if let Some((url, schema)) = &self.schema {
            let _ = execute(url, &format!("drop schema if exists {schema} cascade"));
        }
        for end in ["", "-wal", "-shm"] {
            if let Some(file) = &self.file {
                let _ = std::fs::remove_file(format!("{}{end}", file.display()));
            }
        }
    }
}

impl Fresh {
    /// The file of an embedded one.
    pub fn file(&self) -> Option<&Path> {
        self.file.as_deref()
    }

    /// A plain connection of PostgreSQL into the schema.
    pub fn client(&self) -> Result<postgres::Client, String> {
        let (url, schema) = self.schema.as_ref().ok_or("not on PostgreSQL")?;
        let mut client = connect(url)?;
        client.batch_execute(&format!("set search_path to {schema}")).map_err(|e| e.to_string())?;
        Ok(client)
    }

    /// A connection of our own to look through.
    pub fn eye(&self) -> Result<Eye, String> {
        match &self.file {
            Some(file) => {
                let conn = rusqlite::Connection::open(file).map_err(|e| e.to_string())?;
                conn.busy_timeout(BUSY_MAX).map_err(|e| e.to_string())?;
                Ok(Eye::Sqlite(conn))
            }
            None => Ok(Eye::Postgres(Box::new(self.client()?))),
        }
    }
}

/// A look into a database.
pub enum Eye {
    /// On its file.
    Sqlite(rusqlite::Connection),
    /// Through a connection. Not for async tasks.
    Postgres(Box<postgres::Client>),
}

impl Eye {
    /// The one number that a statement gives.
    pub fn number(&mut self, text: &str) -> Result<i64, String> {
        let told = |e: &dyn std::fmt::Display| format!("{text}: {e}");
        match self {
            Eye::Sqlite(conn) => conn.query_row(text, [], |row| row.get(0)).map_err(|e| told(&e)),
            Eye::Postgres(client) => client.query_one(text, &[]).and_then(|row| row.try_get(0)).map_err(|e| told(&e)),
        }
    }

    /// The rows of one text column that a statement gives.
    pub fn texts(&mut self, text: &str) -> Result<Vec<String>, String> {
        let told = |e: &dyn std::fmt::Display| format!("{text}: {e}");
        match self {
            Eye::Sqlite(conn) => {
                let mut statement = conn.prepare(text).map_err(|e| told(&e))?;
                let rows = statement.query_map([], |row| row.get(0)).map_err(|e| told(&e))?;
                rows.collect::<Result<_, _>>().map_err(|e| told(&e))
            }
            Eye::Postgres(client) => {
                let rows = client.query(text, &[]).map_err(|e| told(&e))?;
                rows.iter().map(|row| row.try_get(0)).collect::<Result<_, _>>().map_err(|e| told(&e))
            }
        }
    }

    /// Every row of a table, as text.
    pub fn rows_of(&mut self, table: &str) -> Result<BTreeSet<String>, String> {
        match self {
            Eye::Sqlite(conn) => {
                let told = |e: rusqlite::Error| format!("{table}: {e}");
                let mut statement = conn.prepare(&format!("select * from {table}")).map_err(told)?;
                let columns = statement.column_count();
                let rows = statement.query_map([], |row| {
                    let value = |index| row.get::<_, rusqlite::types::Value>(index).map(|value| format!("{value:?}"));
                    (0..columns).map(value).collect::<Result<Vec<_>, _>>().map(|values| values.join(" "))
                });
                rows.map_err(told)?.collect::<Result<_, _>>().map_err(told)
            }
            Eye::Postgres(_) => Ok(self.texts(&format!("select t::text from {table} t"))?.into_iter().collect()),
        }
    }

    /// Waits until all late work is done.
    pub fn drained(&mut self) -> Result<Duration, String> {
        let clock = Instant::now();
        loop {
            let left = self.number(UNDRAINED)?;
            if left == 0 {
                return Ok(clock.elapsed());
            }
            if clock.elapsed() > DRAIN_MAX {
                return Err(format!("late work is not done after {} s: {left} left", DRAIN_MAX.as_secs()));
            }
            std::thread::sleep(LOOK_EVERY);
        }
    }
}
