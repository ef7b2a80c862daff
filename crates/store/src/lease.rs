//! Leases: who does what only one may do, until when. Times are the machine's clock.

use kernel::Instant;

use crate::error::StoreError;
use crate::statements::{LEASE_ACQUIRE, LEASE_OF, LEASE_RELEASE};
use crate::tx::Tx;

/// Takes or prolongs the lease. `false`: somebody else holds it.
pub fn acquire(tx: &mut Tx<'_>, name: &str, holder: &str, now: Instant, until: Instant) -> Result<bool, StoreError> {
    let values = [name.into(), holder.into(), now.into(), until.into()];
    tx.run(&LEASE_ACQUIRE, &values).map(|rows| rows > 0)
}

/// Gives the lease back. `false`: it was not held by `holder`.
pub fn release(tx: &mut Tx<'_>, name: &str, holder: &str) -> Result<bool, StoreError> {
    tx.run(&LEASE_RELEASE, &[name.into(), holder.into()]).map(|rows| rows > 0)
}

/// Who holds or last held the lease, and until when.
pub fn of(tx: &mut Tx<'_>, name: &str) -> Result<Option<(String, Instant)>, StoreError> {
    let row = tx.opt(&LEASE_OF, &[name.into()])?;
    row.map(|row| Ok((row.text(0)?.to_owned(), row.time(1)?))).transpose()
}
