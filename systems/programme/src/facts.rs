//! The ear of the programme: what the one-stop desk says of its cases becomes rows to count.

use crate::rows;
use facts::onestop::CaseFact;
use platform::{Follower, PlacedFact};
use store::{StoreError, Tx};

/// Follows every fact of the one-stop desk.
pub const CASES: Follower =
    Follower { name: "programme.cases", kinds: &["onestop."], tables: &["measured_case"], apply };

fn apply(tx: &mut Tx<'_>, placed: &PlacedFact) -> Result<(), StoreError> {
    let fact: CaseFact = match serde_json::from_value(placed.body.clone()) {
        Ok(fact) => fact,
        Err(error) => {
            // A newer node may say what this version does not know: counted out loud, never a reason to stop following.
            tracing::warn!(kind = %placed.kind, place = placed.place, %error, "a fact that this version cannot read");
            return Ok(());
        }
    };
    rows::apply(tx, placed.stream, placed.at, &fact)
}
