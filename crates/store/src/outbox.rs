//! Facts: what systems tell each other. One row an event, written with it, read by followers in the order of places.

use kernel::{EventId, Instant, StreamId};
use serde::de::DeserializeOwned;

use crate::error::StoreError;
use crate::statements::{FACT_AFTER_PLACE, FACT_PUT};
use crate::tx::Tx;

/// A fact to be told.
#[derive(Clone, Copy, Debug)]
pub struct NewFact<'a> {
    /// The event that says it.
    pub event: EventId,
    /// Its stream.
    pub stream: StreamId,
    /// The event's number in the stream.
    pub version: i64,
    /// Which fact, such as `case.received`.
    pub kind: &'a str,
    /// The fact. No personal data.
    pub body: &'a serde_json::Value,
    /// Civil clock.
    pub at: Instant,
}

/// A fact with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The event that says it.
    pub event: EventId,
    /// Its stream.
    pub stream: StreamId,
    /// The event's number in the stream.
    pub version: i64,
    /// Which fact.
    pub kind: String,
    /// The fact as JSON text.
    pub body: String,
    /// Civil clock.
    pub at: Instant,
    /// The event's place in the log.
    pub place: i64,
}

impl Fact {
    /// The fact read into its type.
    pub fn body<B: DeserializeOwned>(&self) -> Result<B, StoreError> {
        serde_json::from_str(&self.body)
            .map_err(|error| StoreError::shape("fact", format!("{} {} cannot be read: {error}", self.kind, self.event)))
    }
}

/// Writes a fact.
pub fn put(tx: &mut Tx<'_>, fact: &NewFact<'_>) -> Result<(), StoreError> {
    let values = [
        fact.event.into(),
        fact.stream.into(),
        fact.version.into(),
        fact.kind.into(),
        fact.body.into(),
        fact.at.into(),
    ];
    tx.run(&FACT_PUT, &values).map(drop)
}

/// The facts with places in `after < place <= to`, in that order, at most `limit`.
pub fn between(tx: &mut Tx<'_>, after: i64, to: i64, limit: i64) -> Result<Vec<Fact>, StoreError> {
    let rows = tx.rows(&FACT_AFTER_PLACE, &[after.into(), to.into(), limit.into()])?;
    rows.iter()
        .map(|row| {
            Ok(Fact {
                event: row.parse(0)?,
                stream: row.parse(1)?,
                version: row.int(2)?,
                kind: row.text(3)?.to_owned(),
                body: row.text(4)?.to_owned(),
                at: row.time(5)?,
                place: row.int(6)?,
            })
        })
        .collect()
}
