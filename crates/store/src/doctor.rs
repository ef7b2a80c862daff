//! Is everything as it was recorded? Engine, schema, every chain, every piece of personal data.

use kernel::StreamId;
use trust::Digest;

use crate::error::StoreError;
use crate::journal::{Chain, verify_against};
use crate::limits::{DOCTOR_FAULTS_MAX, DOCTOR_STREAMS_PER_PAGE, EVENTS_PER_PAGE};
use crate::migrate::SchemaState;
use crate::personal;
use crate::sql::{Migration, Sql};
use crate::statements::{JOURNAL_ORPHANS, PERSONAL_PAGE, PING, STREAM_PAGE};
use crate::store::{EngineKind, Store};
use crate::tx::Tx;

/// The name of the doctor's transactions, which may take their time.
pub(crate) const TRANSACTION: &str = "doctor";

/// SQLite alone can check its own file.
const INTEGRITY: Sql = Sql { name: "integrity_check", text: "pragma integrity_check(20)" };
const FOREIGN_KEYS: Sql = Sql { name: "foreign_key_check", text: "pragma foreign_key_check" };

/// What the doctor found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkup {
    /// The engine.
    pub engine: EngineKind,
    /// The schema.
    pub schema: SchemaState,
    /// Streams whose chain was checked.
    pub streams: u64,
    /// Events in them.
    pub events: u64,
    /// Pieces of personal data that were checked.
    pub personal: u64,
    /// Pieces that had been erased.
    pub erased: u64,
    /// What is wrong, the first [`DOCTOR_FAULTS_MAX`].
    pub faults: Vec<String>,
    /// How much is wrong in all.
    pub faults_count: u64,
}

impl Checkup {
    /// Whether nothing is wrong.
    pub fn is_well(&self) -> bool {
        self.faults_count == 0 && self.schema.is_current()
    }

    fn fault(&mut self, what: String) {
        self.faults_count += 1;
        if self.faults.len() < DOCTOR_FAULTS_MAX {
            self.faults.push(what);
        }
    }
}

/// What one page of streams gave: the last stream, the events seen, the faults.
type StreamPage = (Option<StreamId>, u64, u64, Vec<String>);

/// What one page of personal data gave: the last digest, pieces, erased ones, the faults.
type PersonalPage = (Option<String>, u64, u64, Vec<String>);

impl Store {
    /// Whether the database answers.
    pub async fn ping(&self) -> Result<(), StoreError> {
        self.read("ping", |tx: &mut Tx<'_>| tx.one(&PING, &[]).map(drop)).await
    }

    /// Checks everything that can be checked, page by page, beside running work. Blocks; not for async tasks.
    pub fn doctor(&self, migrations: &[Migration]) -> Result<Checkup, StoreError> {
        let schema = self.schema_state(migrations)?;
        let mut found = Checkup {
            engine: self.engine(),
            schema,
            streams: 0,
            events: 0,
            personal: 0,
            erased: 0,
            faults: Vec::new(),
            faults_count: 0,
        };
        if self.engine() == EngineKind::Sqlite {
            for what in self.read_blocking(TRANSACTION, engine_faults)? {
                found.fault(what);
            }
        }
        if found.schema.applied.is_empty() {
            return Ok(found);
        }
        self.check_streams(&mut found)?;
        self.check_personal(&mut found)?;
        Ok(found)
    }

    fn check_streams(&self, found: &mut Checkup) -> Result<(), StoreError> {
        let mut after = StreamId::nil();
        loop {
            let (last, streams, events, faults) =
                self.read_blocking(TRANSACTION, move |tx: &mut Tx<'_>| stream_page(tx, after))?;
            found.streams += streams;
            found.events += events;
            faults.into_iter().for_each(|what| found.fault(what));
            match last {
                Some(last) => after = last,
                None => break,
            }
        }
        let orphans: i64 = self.read_blocking(TRANSACTION, |tx: &mut Tx<'_>| tx.one(&JOURNAL_ORPHANS, &[])?.int(0))?;
        if orphans > 0 {
            found.fault(format!("{orphans} events belong to no stream"));
        }
        Ok(())
    }

    fn check_personal(&self, found: &mut Checkup) -> Result<(), StoreError> {
        let mut after = String::new();
        loop {
            let from = after.clone();
            let (last, pieces, erased, faults) =
                self.read_blocking(TRANSACTION, move |tx: &mut Tx<'_>| personal_page(tx, &from))?;
            found.personal += pieces;
            found.erased += erased;
            faults.into_iter().for_each(|what| found.fault(what));
            match last {
                Some(last) => after = last,
                None => return Ok(()),
            }
        }
    }

    /// Prepares each statement without running it and gives what the engine says about those it does not take:
    /// every crate's test calls this on both engines. Blocks; not for async tasks.
    pub fn prepare_check(&self, statements: &'static [Sql]) -> Result<Vec<String>, StoreError> {
        // Each in a transaction of its own: on PostgreSQL one error ends the transaction.
        let mut wrong = Vec::new();
        for sql in statements {
            if let Err(error) = self.write_blocking("prepare_check", move |tx: &mut Tx<'_>| tx.prepare(sql)) {
                wrong.push(error.to_string());
            }
        }
        Ok(wrong)
    }
}

fn engine_faults(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    let mut faults = Vec::new();
    for row in tx.rows(&INTEGRITY, &[])? {
        let said = row.text(0)?;
        if said != "ok" {
            faults.push(format!("SQLite says: {said}"));
        }
    }
    for row in tx.rows(&FOREIGN_KEYS, &[])? {
        faults.push(format!("a row of {} refers to one that is not there", row.text(0)?));
    }
    Ok(faults)
}

fn stream_page(tx: &mut Tx<'_>, after: StreamId) -> Result<StreamPage, StoreError> {
    let rows = tx.rows(&STREAM_PAGE, &[after.into(), DOCTOR_STREAMS_PER_PAGE.into()])?;
    let (mut last, mut events, mut faults) = (None, 0, Vec::new());
    for row in &rows {
        let stream: StreamId = row.parse(0)?;
        let head: Digest = row.parse(2)?;
        match verify_against(tx, stream, Some((row.int(1)?, head)))? {
            Chain::Whole { version } => events += u64::try_from(version).unwrap_or(0),
            Chain::Broken { version, what } => faults.push(format!("stream {stream}, version {version}: {what}")),
        }
        last = Some(stream);
    }
    Ok((last, u64::try_from(rows.len()).unwrap_or(0), events, faults))
}

fn personal_page(tx: &mut Tx<'_>, after: &str) -> Result<PersonalPage, StoreError> {
    let rows = tx.rows(&PERSONAL_PAGE, &[after.into(), EVENTS_PER_PAGE.into()])?;
    let (mut last, mut erased, mut faults) = (None, 0, Vec::new());
    for row in &rows {
        let written = row.text(0)?;
        last = Some(written.to_owned());
        match (written.parse::<Digest>(), row.opt_time(3)?, row.opt_text(1)?, row.opt_text(2)?) {
            (Err(_), ..) => faults.push("personal data under something that is no digest".to_owned()),
            (Ok(_), Some(_), None, None) => erased += 1,
            (Ok(digest), None, Some(salt), Some(body)) => {
                if let Err(error) = personal::check(&digest, salt, body) {
                    faults.push(error.to_string());
                }
            }
            (Ok(digest), ..) => faults.push(format!("personal data {digest} is neither kept nor erased")),
        }
    }
    Ok((last, u64::try_from(rows.len()).unwrap_or(0), erased, faults))
}
