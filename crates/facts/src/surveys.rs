//! What the surveys tell: anonymous ballots, never who cast them.

use crate::onestop::Channel;
use kernel::{AgencyCode, Date, Id, ProcedureCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Somebody said how their case was handled. Nothing in it leads back to a case or a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BallotCast {
    /// The ballot's own name, drawn at random: it holds no time and no order.
    pub ballot: Id,
    /// The agency that handled the case.
    pub agency: AgencyCode,
    /// The procedure.
    pub procedure: ProcedureCode,
    /// The procedure's field of administration.
    pub field: String,
    /// The level of government: `commune`, `district`, `province`.
    pub level: String,
    /// How the case had come in.
    pub channel: Channel,
    /// The day on which the box was opened with it and it began to count; when it was cast is nobody's business.
    pub day: Date,
    /// The answer to the question about the whole: 1 (very dissatisfied) to 5 (very satisfied).
    pub score: u8,
    /// The answers to the other questions, by key, 1 to 5.
    #[serde(default)]
    pub answers: BTreeMap<String, u8>,
    /// Whether it was made up, and is labelled so.
    #[serde(default)]
    pub synthetic: bool,
}

impl BallotCast {
    /// The word in the outbox.
    pub const KIND: &'static str = "surveys.ballot_cast";
}
