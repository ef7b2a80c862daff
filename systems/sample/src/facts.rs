//! What this system tells the others, and what it hears.
//!
//! A fact that another system listens to has its type in the crate `facts`; nobody but this system hears these.

use crate::{
    rows::COUNT_ADD,
    state::{Event, Note},
};
use kernel::AgencyCode;
use platform::{Follower, NewFact, PlacedFact, Step};
use serde::{Deserialize, Serialize};
use store::{StoreError, Tx};

const NOTE_WRITTEN: &str = "sample.note_written";

/// An agency wrote a note. Public: nothing personal, and no more than a follower needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct NoteWritten {
    /// Whose note it is.
    pub(crate) agency: AgencyCode,
}

/// The private event as the public fact, where there is one.
pub(crate) fn told(step: &Step<'_, Note>) -> Option<NewFact> {
    let Event::Written { agency, .. } = &step.event.event else { return None };
    let body = serde_json::to_value(NoteWritten { agency: agency.clone() }).ok()?;
    Some(NewFact { kind: NOTE_WRITTEN, body })
}

/// Counts notes by agency: once each, because the cursor moves in the same transaction.
pub(crate) const FOLLOWERS: &[Follower] =
    &[Follower { name: "sample.count", kinds: &["sample."], tables: &["sample_count"], apply: count }];

fn count(tx: &mut Tx<'_>, fact: &PlacedFact) -> Result<(), StoreError> {
    if fact.kind == NOTE_WRITTEN {
        let told: NoteWritten = serde_json::from_value(fact.body.clone())
            .map_err(|error| StoreError::Damaged(format!("{}: {error}", fact.kind)))?;
        tx.run(&COUNT_ADD, &[told.agency.as_str().into()])?;
    }
    Ok(())
}
