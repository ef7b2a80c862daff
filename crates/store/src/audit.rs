//! Changes of plain registers (accounts, settings): a named transaction leaves a line here.

use kernel::{AccountId, Id, Instant};

use crate::error::StoreError;
use crate::statements::{AUDIT_INSERT, AUDIT_PAGE};
use crate::tx::Tx;

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// Its id, drawn outside the closure.
    pub id: Id,
    /// Civil clock.
    pub at: Instant,
    /// Who.
    pub actor: AccountId,
    /// What: the transaction's name.
    pub name: String,
    /// The details. No secrets, no personal data.
    pub body: serde_json::Value,
}

/// Writes a line.
pub fn write(tx: &mut Tx<'_>, line: &Line) -> Result<(), StoreError> {
    let values = [line.id.into(), line.at.into(), line.actor.into(), line.name.as_str().into(), (&line.body).into()];
    tx.run(&AUDIT_INSERT, &values).map(drop)
}

/// The lines after `id` (begin with [`Id::nil`]), oldest first, at most `limit`.
pub fn after(tx: &mut Tx<'_>, id: Id, limit: i64) -> Result<Vec<Line>, StoreError> {
    let rows = tx.rows(&AUDIT_PAGE, &[id.into(), limit.into()])?;
    rows.iter()
        .map(|row| {
            Ok(Line {
                id: row.parse(0)?,
                at: row.time(1)?,
                actor: row.parse(2)?,
                name: row.text(3)?.to_owned(),
                body: row.json(4)?,
            })
        })
        .collect()
}
