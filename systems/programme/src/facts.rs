//! The ears of the programme: what the one-stop desk says of its cases and the surveys of their ballots becomes rows to
//! count.

use crate::{jobs, rows};
use facts::{onestop::CaseFact, surveys::BallotCast};
use kernel::Id;
use platform::{Follower, PlacedFact};
use serde::de::DeserializeOwned;
use store::{StoreError, Tx};

/// The cursor of the cases.
pub const CASES: &str = "programme.spans";
/// The cursor of the ballots.
pub const BALLOTS: &str = "programme.ballots";

/// Everything it follows. The cases' cursor has a new name since their table was made anew: it begins at the first fact.
pub const FOLLOWS: &[Follower] = &[
    Follower {
        name: CASES,
        kinds: &["onestop."],
        tables: &["measured_case", "measured_span", "measured_day"],
        apply: case,
    },
    Follower { name: BALLOTS, kinds: &[BallotCast::KIND], tables: &["measured_ballot"], apply: ballot },
];

fn case(tx: &mut Tx<'_>, placed: &PlacedFact) -> Result<(), StoreError> {
    let Some(fact) = read::<CaseFact>(placed) else { return Ok(()) };
    if rows::apply(tx, placed.stream, placed.at, &fact)? {
        jobs::want(tx, Id::from(placed.event))?;
    }
    Ok(())
}

fn ballot(tx: &mut Tx<'_>, placed: &PlacedFact) -> Result<(), StoreError> {
    read::<BallotCast>(placed).map_or(Ok(()), |cast| rows::take_ballot(tx, placed.at, &cast))
}

/// A newer node may say what this version does not know: counted out loud, never a reason to stop following.
fn read<F: DeserializeOwned>(placed: &PlacedFact) -> Option<F> {
    serde_json::from_value(placed.body.clone())
        .inspect_err(|error| {
            tracing::warn!(kind = %placed.kind, place = placed.place, %error, "a fact that this version cannot read");
        })
        .ok()
}
