//! Work on whole tables, for tools of the administrator and never for a page.

use crate::error::StoreError;
use crate::tx::Tx;

/// Empties a table before it is made again from the journal.
///
/// # Errors
/// [`StoreError::Statement`] for a name that is not a plain table name, else whatever the engine says.
pub fn empty_table(tx: &mut Tx<'_>, table: &'static str) -> Result<(), StoreError> {
    let plain = !table.is_empty() && table.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    if !plain {
        return Err(tx.fail(StoreError::Statement(format!("{table} is not a table name"))));
    }
    tx.batch("empty_table", &format!("delete from {table}"))
}
