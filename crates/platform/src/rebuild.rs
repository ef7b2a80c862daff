//! The journal is the truth: every table of a system can be emptied and made again from it.

use crate::{Platform, Stamped, Step, Stream, limits};
use kernel::StreamId;
use store::{StoreError, Tx, journal};
use trust::Digest;

/// How much was made again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rebuilt {
    /// Streams replayed.
    pub streams: u64,
    /// Events replayed.
    pub events: u64,
}

impl Platform {
    /// Empties the tables of every system and replays the journal into them; followers start again from place 0.
    ///
    /// Run while no server writes: it is a command of the administrator, not of a page.
    ///
    /// # Errors
    /// The store's trouble; run it again, it begins anew.
    pub async fn rebuild(&self) -> Result<Rebuilt, StoreError> {
        let modules = self.modules();
        self.store()
            .write("rebuild empty", move |tx| {
                for module in modules {
                    let of_streams = module.streams.iter().flat_map(|stream| stream.tables);
                    let of_followers = module.follows.iter().flat_map(|follower| follower.tables);
                    for table in of_streams.chain(of_followers) {
                        store::maintenance::empty_table(tx, table)?;
                    }
                    for follower in module.follows {
                        let from = store::follower::place(tx, follower.name)?;
                        if from > 0 {
                            store::follower::advance(tx, follower.name, from, 0)?;
                        }
                    }
                }
                Ok::<_, StoreError>(())
            })
            .await?;
        let mut rebuilt = Rebuilt::default();
        for kind in modules.iter().flat_map(|module| module.streams) {
            let mut after = StreamId::nil();
            loop {
                let batch = self
                    .store()
                    .write("rebuild replay", move |tx| {
                        let rows_max = i64::from(limits::REBUILD_STREAMS_PER_BATCH_MAX);
                        let ids = journal::streams_of_kind(tx, kind.kind, after, rows_max)?;
                        let mut events = 0;
                        for id in &ids {
                            events += (kind.replay)(tx, *id)?;
                        }
                        Ok::<_, StoreError>((ids, events))
                    })
                    .await?;
                rebuilt.streams += batch.0.len() as u64;
                rebuilt.events += batch.1;
                let Some(last) = batch.0.last() else { break };
                after = *last;
            }
        }
        self.drain().await?;
        self.rest().await;
        Ok(rebuilt)
    }
}

/// Sealed data for a table that is made again from it; `None` once it is erased. Nobody sees it here.
///
/// # Errors
/// Whatever the store says.
pub fn kept(tx: &mut Tx<'_>, digest: &Digest) -> Result<Option<serde_json::Value>, StoreError> {
    Ok(match store::personal::get(tx, digest)? {
        Some(store::personal::Personal::Kept { body, .. }) => Some(body),
        _ => None,
    })
}

/// Folds and projects one stream; the `replay` of its `StreamKind`.
///
/// # Errors
/// When an event cannot be read, or the store cannot write.
pub fn replay<S: Stream>(tx: &mut Tx<'_>, stream: StreamId) -> Result<u64, StoreError> {
    let stored = crate::viewer::all_events(tx, stream)?;
    let count = stored.len() as u64;
    let last = stored.last().map_or(0, |event| event.version);
    let mut state: Option<S::State> = None;
    for row in stored {
        let event: S::Event = row.body()?;
        let after = S::evolve(state.clone(), &event);
        let stamped = Stamped { id: row.id, version: row.version, at: row.at, actor: row.actor, event };
        let step = Step { stream, before: state.as_ref(), after: &after, event: &stamped, personal: None };
        S::project(tx, &step)?;
        state = Some(after);
    }
    if let Some(state) = state {
        let json = serde_json::to_string(&state).map_err(|e| StoreError::Damaged(format!("stream {stream}: {e}")))?;
        journal::rewrite_state(tx, stream, last, &json)?;
    }
    Ok(count)
}
