//! Who looked at personal data, and why: the citizen sees this list.

use kernel::{AccountId, Instant, StreamId};
use std::collections::BTreeSet;

use crate::error::StoreError;
use crate::statements::{ACCESS_NOTE, ACCESS_OF_STREAM};
use crate::tx::Tx;
use crate::value::together;

/// A look at personal data, at one person's or at those of everybody on a list.
#[derive(Clone, Copy, Debug)]
pub struct Look<'a> {
    /// Who looked.
    pub viewer: AccountId,
    /// The viewer's name as of now.
    pub viewer_name: &'a str,
    /// The viewer's agency as of now; empty for none.
    pub viewer_agency: &'a str,
    /// Why, as a key of the platform's reasons.
    pub reason: &'a str,
    /// The local civil day, `2024-12-30`.
    pub day: &'a str,
    /// When.
    pub at: Instant,
}

/// One line of the list: looks by one person for one reason on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Who looked.
    pub viewer: AccountId,
    /// The viewer's name then.
    pub viewer_name: String,
    /// The viewer's agency then; empty for none.
    pub viewer_agency: String,
    /// Why.
    pub reason: String,
    /// The local civil day.
    pub day: String,
    /// First look of that day.
    pub first_at: Instant,
    /// Last look of that day.
    pub last_at: Instant,
    /// How often.
    pub times: i64,
}

/// Writes a line for each stream with which the data came, or counts one more look on it.
pub fn note(tx: &mut Tx<'_>, look: &Look<'_>, streams: &BTreeSet<StreamId>) -> Result<(), StoreError> {
    let Look { viewer, viewer_name, viewer_agency, reason, day, at } = *look;
    for group in together(streams.iter().copied()) {
        let mut values =
            vec![viewer.into(), viewer_name.into(), viewer_agency.into(), reason.into(), day.into(), at.into()];
        values.extend(group);
        tx.run(&ACCESS_NOTE, &values)?;
    }
    Ok(())
}

/// The lines of a stream, latest first, at most `limit`.
pub fn of_stream(tx: &mut Tx<'_>, stream: StreamId, limit: i64) -> Result<Vec<Line>, StoreError> {
    let rows = tx.rows(&ACCESS_OF_STREAM, &[stream.into(), limit.into()])?;
    rows.iter()
        .map(|row| {
            Ok(Line {
                viewer: row.parse(0)?,
                viewer_name: row.text(1)?.to_owned(),
                viewer_agency: row.text(2)?.to_owned(),
                reason: row.text(3)?.to_owned(),
                day: row.text(4)?.to_owned(),
                first_at: row.time(5)?,
                last_at: row.time(6)?,
                times: row.int(7)?,
            })
        })
        .collect()
}
