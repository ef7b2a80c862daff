//! What this system tells the others, and what it hears: an answer given opens the right to rate it once.

use crate::{limits::RATING_DAYS, rows::RIGHT_OPEN};
use ::facts::{
    onestop::{CaseFact, Ending},
    surveys::BallotCast,
};
use kernel::Date;
use platform::{Follower, NewFact, PlacedFact};
use store::{StoreError, Tx};

/// A ballot as the public fact; the body repeats the kind, as all of them do.
pub(crate) fn told(cast: &BallotCast) -> Option<NewFact> {
    let mut body = serde_json::to_value(cast).ok()?;
    body.as_object_mut()?.insert("kind".to_owned(), BallotCast::KIND.into());
    Some(NewFact { kind: BallotCast::KIND, body })
}

/// Everything it follows.
pub(crate) const FOLLOWERS: &[Follower] =
    &[Follower { name: "surveys.rights", kinds: ANSWERS, tables: &["survey_right"], apply: answered }];

/// The kinds that may be an answer; of the others a desk tells many more.
const ANSWERS: &[&str] = &["onestop.case_returned", "onestop.case_closed"];

fn answered(tx: &mut Tx<'_>, placed: &PlacedFact) -> Result<(), StoreError> {
    let fact = match serde_json::from_value::<CaseFact>(placed.body.clone()) {
        Ok(fact) => fact,
        // A newer node may say what this version does not know: no reason to stop following.
        Err(error) => {
            tracing::warn!(kind = %placed.kind, place = placed.place, %error, "a fact that this version cannot read");
            return Ok(());
        }
    };
    // A refusal is an answer too, and people may say how they were told. What they took back themselves is none.
    let answered = match &fact {
        CaseFact::Returned { .. } => true,
        CaseFact::Closed { how, .. } => matches!(how, Ending::NotReceived | Ending::Stopped),
        _ => false,
    };
    if !answered {
        return Ok(());
    }
    let about = fact.about();
    let values = [
        about.case.into(),
        about.agency.as_str().into(),
        about.procedure.as_str().into(),
        about.field.as_str().into(),
        about.level.as_str().into(),
        about.channel.code().into(),
        about.synthetic.into(),
        last_day(placed.at.local().date()).to_string().into(),
    ];
    tx.run(&RIGHT_OPEN, &values).map(drop)
}

/// The last day on which a case answered on that day may be rated.
pub(crate) fn last_day(answered: Date) -> Date {
    let mut day = answered;
    for _ in 0..RATING_DAYS {
        day = day.tomorrow().unwrap_or(day);
    }
    day
}
