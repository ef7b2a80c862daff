//! The journal: events in streams, each stream a hash chain, each event in time with a place in the whole log.
//!
//! Places are given by one worker (hold the lease `places`) in the order the machine recorded the events, within a
//! stream always by version: [`append`] never lets `recorded_at` go back within a stream, whatever the clock does.
//! An event that commits late gets a later place; a place, once given, stays, and there are no gaps.

use kernel::{AccountId, EventId, Instant, StreamId};
use serde::de::DeserializeOwned;
use std::collections::BTreeMap;
use trust::{Digest, EventHead, canonical, chain_hash};

use crate::error::StoreError;
use crate::limits::{EVENTS_PER_APPEND_MAX, EVENTS_PER_PAGE};
use crate::row::Row;
use crate::statements::{
    JOURNAL_AFTER_PLACE, JOURNAL_INSERT, JOURNAL_LAST_PLACE, JOURNAL_OF_STREAM, JOURNAL_PLACE_NEXT, STREAM_INSERT,
    STREAM_LOAD, STREAM_LOAD_EACH, STREAM_PAGE_OF_KIND, STREAM_REWRITE, STREAM_UPDATE,
};
use crate::tx::Tx;
use crate::value::together;

/// Where a stream stands: what the next append builds on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// Number of the last event; 0 before the first.
    pub version: i64,
    /// Hash of the last event.
    pub hash: Digest,
    /// When the last event was recorded.
    pub recorded_at: Instant,
}

impl Head {
    /// A stream that does not exist yet.
    pub const NEW: Head = Head { version: 0, hash: Digest::ZERO, recorded_at: Instant::MIN };
}

/// A stream's current row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Current {
    /// The stream's kind, such as `case`.
    pub kind: String,
    /// The agency that owns it.
    pub agency: String,
    /// Where it stands.
    pub head: Head,
    /// The state as JSON text.
    pub state: String,
}

impl Current {
    /// The state.
    pub fn state<S: DeserializeOwned>(&self) -> Result<S, StoreError> {
        from_json("stream_load", "state", &self.state)
    }
}

/// An event to be appended.
#[derive(Clone, Copy, Debug)]
pub struct NewEvent<'a> {
    /// Its id. Drawn outside the closure, so that a second run writes the same.
    pub id: EventId,
    /// What happened, in the system's own word.
    pub kind: &'a str,
    /// The event. Personal data only as digests.
    pub body: &'a serde_json::Value,
}

/// What is appended to a stream, and the state that comes of it.
#[derive(Clone, Copy, Debug)]
pub struct Append<'a> {
    /// The stream.
    pub stream: StreamId,
    /// Its kind; kept from the first append on.
    pub kind: &'a str,
    /// The agency that owns it from now on.
    pub agency: &'a str,
    /// Where the stream stood when the events were decided on; anything else in the database is a conflict.
    pub base: Head,
    /// Civil clock.
    pub at: Instant,
    /// Machine's clock.
    pub recorded_at: Instant,
    /// Who did it.
    pub actor: AccountId,
    /// This installation.
    pub node: &'a str,
    /// The events, at least one.
    pub events: &'a [NewEvent<'a>],
    /// The state after them, as JSON text.
    pub state: &'a str,
}

/// A recorded event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its id.
    pub id: EventId,
    /// Its stream.
    pub stream: StreamId,
    /// Its number in the stream, from 1.
    pub version: i64,
    /// What happened.
    pub kind: String,
    /// Civil clock.
    pub at: Instant,
    /// Machine's clock.
    pub recorded_at: Instant,
    /// Who did it.
    pub actor: AccountId,
    /// The event as canonical JSON text.
    pub body: String,
    /// Hash of the event before it.
    pub prev: Digest,
    /// Its own hash.
    pub hash: Digest,
    /// The installation that wrote it.
    pub node: String,
    /// Its place in the whole log, from 1; none yet if it is very young.
    pub place: Option<i64>,
}

impl Event {
    /// The event read into its type.
    pub fn body<B: DeserializeOwned>(&self) -> Result<B, StoreError> {
        from_json("journal", "body", &self.body)
    }

    /// The hash that the event's content gives.
    pub fn computed_hash(&self) -> Digest {
        chain_hash(
            &self.prev,
            &EventHead {
                id: self.id,
                stream: self.stream,
                version: self.version,
                kind: &self.kind,
                at: self.at,
                actor: self.actor,
                node: &self.node,
                body: &self.body,
            },
        )
    }

    fn from_row(row: &Row) -> Result<Event, StoreError> {
        Ok(Event {
            id: row.parse(0)?,
            stream: row.parse(1)?,
            version: row.int(2)?,
            kind: row.text(3)?.to_owned(),
            at: row.time(4)?,
            recorded_at: row.time(5)?,
            actor: row.parse(6)?,
            body: row.text(7)?.to_owned(),
            prev: row.parse(8)?,
            hash: row.parse(9)?,
            node: row.text(10)?.to_owned(),
            place: row.opt_int(11)?,
        })
    }
}

/// The stream's current row, if it exists.
pub fn load(tx: &mut Tx<'_>, stream: StreamId) -> Result<Option<Current>, StoreError> {
    tx.opt(&STREAM_LOAD, &[stream.into()])?.as_ref().map(current).transpose()
}

/// The current rows of those of these streams that exist.
pub fn load_each(
    tx: &mut Tx<'_>,
    streams: impl IntoIterator<Item = StreamId>,
) -> Result<BTreeMap<StreamId, Current>, StoreError> {
    let mut found = BTreeMap::new();
    for group in together(streams) {
        for row in tx.rows(&STREAM_LOAD_EACH, &group)? {
            found.insert(row.parse(6)?, current(&row)?);
        }
    }
    Ok(found)
}

fn current(row: &Row) -> Result<Current, StoreError> {
    Ok(Current {
        kind: row.text(0)?.to_owned(),
        agency: row.text(1)?.to_owned(),
        head: Head { version: row.int(2)?, hash: row.parse(3)?, recorded_at: row.time(4)? },
        state: row.text(5)?.to_owned(),
    })
}

/// Appends events and moves the stream's row; gives where the stream stands then.
///
/// # Errors
/// [`StoreError::Conflict`] if the stream no longer stands at `base`.
pub fn append(tx: &mut Tx<'_>, append: &Append<'_>) -> Result<Head, StoreError> {
    if append.events.is_empty() || append.events.len() > EVENTS_PER_APPEND_MAX {
        let what = format!("{} events in one append, 1 to {EVENTS_PER_APPEND_MAX} are allowed", append.events.len());
        return Err(tx.fail(StoreError::Limit(what)));
    }
    let recorded_at = append.recorded_at.max(append.base.recorded_at);
    let mut head = Head { recorded_at, ..append.base };
    let (stream, actor) = (append.stream.to_string(), append.actor.to_string());
    let (at, recorded) = (append.at.to_string(), recorded_at.to_string());
    let mut rows = Vec::with_capacity(append.events.len());
    for event in append.events {
        let body = canonical(event.body);
        let prev = head.hash;
        head.version += 1;
        head.hash = chain_hash(
            &prev,
            &EventHead {
                id: event.id,
                stream: append.stream,
                version: head.version,
                kind: event.kind,
                at: append.at,
                actor: append.actor,
                node: append.node,
                body: &body,
            },
        );
        rows.push([
            event.id.into(),
            stream.as_str().into(),
            head.version.into(),
            event.kind.into(),
            at.as_str().into(),
            recorded.as_str().into(),
            actor.as_str().into(),
            body.into(),
            prev.into(),
            head.hash.into(),
            append.node.into(),
        ]);
    }
    // The stream's row first: it is the lock, and whoever loses there has written nothing.
    move_stream(tx, append, &head)?;
    for row in rows {
        tx.run(&JOURNAL_INSERT, &row)?;
    }
    Ok(head)
}

fn move_stream(tx: &mut Tx<'_>, append: &Append<'_>, head: &Head) -> Result<(), StoreError> {
    let (stream, agency) = (append.stream.into(), append.agency.into());
    let (version, hash) = (head.version.into(), head.hash.into());
    let (recorded_at, state) = (head.recorded_at.into(), append.state.into());
    if append.base.version == 0 {
        tx.run(&STREAM_INSERT, &[stream, append.kind.into(), agency, version, hash, recorded_at, state])?;
        return Ok(());
    }
    let base = append.base.version.into();
    let moved = tx.run(&STREAM_UPDATE, &[stream, base, agency, version, hash, recorded_at, state])?;
    if moved == 1 {
        return Ok(());
    }
    Err(tx.conflict(format!("stream {} is no longer at version {}", append.stream, append.base.version)))
}

/// Replaces the state of a stream without an event: rebuilding alone does this.
pub fn rewrite_state(tx: &mut Tx<'_>, stream: StreamId, version: i64, state: &str) -> Result<(), StoreError> {
    match tx.run(&STREAM_REWRITE, &[stream.into(), version.into(), state.into()])? {
        1 => Ok(()),
        _ => Err(tx.conflict(format!("stream {stream} is no longer at version {version}"))),
    }
}

/// The events of a stream after `version`, in order, at most [`EVENTS_PER_PAGE`].
pub fn events_of(tx: &mut Tx<'_>, stream: StreamId, version: i64) -> Result<Vec<Event>, StoreError> {
    let rows = tx.rows(&JOURNAL_OF_STREAM, &[stream.into(), version.into(), EVENTS_PER_PAGE.into()])?;
    rows.iter().map(Event::from_row).collect()
}

/// Streams of a kind after `stream` (begin with [`StreamId::nil`]), by id, at most `limit`.
pub fn streams_of_kind(tx: &mut Tx<'_>, kind: &str, stream: StreamId, limit: i64) -> Result<Vec<StreamId>, StoreError> {
    let rows = tx.rows(&STREAM_PAGE_OF_KIND, &[stream.into(), limit.into(), kind.into()])?;
    rows.iter().map(|row| row.parse(0)).collect()
}

/// Gives the next events their places, at most `limit`; how many it was.
pub fn place_next(tx: &mut Tx<'_>, limit: i64) -> Result<u64, StoreError> {
    tx.run(&JOURNAL_PLACE_NEXT, &[limit.into()])
}

/// The events after `place`, in the order of the log, at most `limit`.
pub fn after_place(tx: &mut Tx<'_>, place: i64, limit: i64) -> Result<Vec<Event>, StoreError> {
    let rows = tx.rows(&JOURNAL_AFTER_PLACE, &[place.into(), limit.into()])?;
    rows.iter().map(Event::from_row).collect()
}

/// The last place that was given; 0 before the first.
pub fn last_place(tx: &mut Tx<'_>) -> Result<i64, StoreError> {
    tx.opt(&JOURNAL_LAST_PLACE, &[])?.map_or(Ok(0), |row| row.int(0))
}

/// What checking a stream's chain found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chain {
    /// Every event is what was recorded, up to this version.
    Whole {
        /// Number of the last event.
        version: i64,
    },
    /// Something was changed, added or taken away.
    Broken {
        /// The first event that is not as it was recorded.
        version: i64,
        /// In what way.
        what: String,
    },
}

/// Recomputes the hashes of a stream and compares them with what is stored and with the stream's row.
pub fn verify_stream(tx: &mut Tx<'_>, stream: StreamId) -> Result<Chain, StoreError> {
    let row = load(tx, stream)?.map(|current| current.head);
    verify_against(tx, stream, row.map(|head| (head.version, head.hash)))
}

pub(crate) fn verify_against(
    tx: &mut Tx<'_>,
    stream: StreamId,
    row: Option<(i64, Digest)>,
) -> Result<Chain, StoreError> {
    let (mut version, mut hash) = (0, Digest::ZERO);
    loop {
        let events = match events_of(tx, stream, version) {
            Ok(events) => events,
            // Something that can no longer be read as what it was.
            Err(StoreError::Shape { what, .. }) => return Ok(Chain::Broken { version: version + 1, what }),
            Err(error) => return Err(error),
        };
        for event in &events {
            let wrong = if event.version != version + 1 {
                Some(format!("version {} follows {version}", event.version))
            } else if event.prev != hash {
                Some("does not follow the event before it".to_owned())
            } else if event.computed_hash() != event.hash {
                Some("its content does not give its hash".to_owned())
            } else {
                None
            };
            if let Some(what) = wrong {
                return Ok(Chain::Broken { version: version + 1, what });
            }
            (version, hash) = (event.version, event.hash);
        }
        if i64::try_from(events.len()).unwrap_or(i64::MAX) < EVENTS_PER_PAGE {
            break;
        }
    }
    Ok(match row {
        Some(row) if row == (version, hash) => Chain::Whole { version },
        Some((other, _)) => {
            Chain::Broken { version, what: format!("the stream's row says version {other}, its events end here") }
        }
        None if version == 0 => Chain::Broken { version, what: "there is no such stream".to_owned() },
        None => Chain::Broken { version, what: "the stream's row is missing".to_owned() },
    })
}

/// Tells the place of a JSON error only: the value may be personal.
fn from_json<T: DeserializeOwned>(statement: &'static str, column: &str, text: &str) -> Result<T, StoreError> {
    serde_json::from_str(text).map_err(|error| {
        let (kind, line, at) = (std::any::type_name::<T>(), error.line(), error.column());
        let what = format!("{column} cannot be read as {kind}: {:?} at line {line} column {at}", error.classify());
        StoreError::shape(statement, what)
    })
}
