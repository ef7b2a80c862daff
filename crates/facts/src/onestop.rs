//! What the one-stop desk tells of its cases.

use kernel::{AgencyCode, CaseCode, Instant, ProcedureCode, StreamId};
use serde::{Deserialize, Serialize};

/// How a case came in (codes 1, 2, 3 of the national exchange).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// At the desk.
    Direct,
    /// Through the portal.
    Online,
    /// By public post.
    Post,
}

impl Channel {
    /// The word in facts and tables.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Online => "online",
            Self::Post => "post",
        }
    }
}

/// Why a due date changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueChange {
    /// The applicant supplemented: the time it took does not count.
    Resumed,
    /// The applicant supplemented: the limit began anew.
    Restarted,
    /// The office apologised and promised another date.
    Apologised,
    /// A reason that this version does not know.
    #[serde(other)]
    Other,
}

impl DueChange {
    /// The word in facts and tables.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Resumed => "resumed",
            Self::Restarted => "restarted",
            Self::Apologised => "apologised",
            Self::Other => "other",
        }
    }
}

/// How a case ended without a result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// The desk did not receive it (national code 3).
    NotReceived,
    /// The applicant withdrew it (7).
    Withdrawn,
    /// The office stopped it (8).
    Stopped,
    /// A way that this version does not know.
    #[serde(other)]
    Other,
}

impl Ending {
    /// The word in facts and tables.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::NotReceived => "not_received",
            Self::Withdrawn => "withdrawn",
            Self::Stopped => "stopped",
            Self::Other => "other",
        }
    }
}

/// Which case: in every fact, so that a follower needs no other.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Its stream.
    pub case: StreamId,
    /// Its official code.
    pub code: CaseCode,
    /// The agency that answers for it.
    pub agency: AgencyCode,
    /// The procedure.
    pub procedure: ProcedureCode,
    /// The procedure's field of administration, by the pack's key.
    pub field: String,
    /// The level of government that decides: `commune`, `district`, `province`.
    pub level: String,
    /// How it came in.
    pub channel: Channel,
    /// Whether it was made up, and is labelled so.
    #[serde(default)]
    pub synthetic: bool,
}

/// Something that happened to a case. When, the fact's own instant tells.
///
/// Two dates: `due` is the one promised now. `first_due` is the one that "on time" is measured against: the first promised,
/// moved since by the law alone (a supplement), never by an apology. Both are absent when the procedure sets no limit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind")]
pub enum CaseFact {
    /// An application came in and got its code.
    #[serde(rename = "onestop.case_filed")]
    Filed {
        /// Which case.
        about: About,
    },
    /// It was received as complete; the time limit began.
    #[serde(rename = "onestop.case_received")]
    Received {
        /// Which case.
        about: About,
        /// The date promised.
        #[serde(default)]
        due: Option<Instant>,
        /// The date that counts.
        #[serde(default)]
        first_due: Option<Instant>,
    },
    /// The date promised, or the date that counts, changed. Supplements were told so once; now they are `Resumed`.
    #[serde(rename = "onestop.case_due_changed")]
    DueChanged {
        /// Which case.
        about: About,
        /// The date promised now.
        due: Instant,
        /// The date that counts now.
        first_due: Instant,
        /// Why.
        reason: DueChange,
    },
    /// The applicant was asked for papers; from here on the applicant has it.
    #[serde(rename = "onestop.case_paused")]
    Paused {
        /// Which case.
        about: About,
        /// How often the applicant has been asked so far, this time included.
        #[serde(default)]
        requests: u32,
    },
    /// The applicant brought them; the office has it again. Before the receipt there is no date yet.
    #[serde(rename = "onestop.case_resumed")]
    Resumed {
        /// Which case.
        about: About,
        /// The date promised now.
        #[serde(default)]
        due: Option<Instant>,
        /// The date that counts now.
        #[serde(default)]
        first_due: Option<Instant>,
        /// Whether the limit began anew.
        #[serde(default)]
        restarted: bool,
    },
    /// The answer was signed.
    #[serde(rename = "onestop.case_finished")]
    Finished {
        /// Which case.
        about: About,
        /// When.
        at: Instant,
        /// The date promised last.
        #[serde(default)]
        due: Option<Instant>,
        /// The date that counts.
        #[serde(default)]
        first_due: Option<Instant>,
        /// How often the applicant was asked to supplement; a second time counts as late (766/QĐ-TTg).
        #[serde(default)]
        supplement_requests: u32,
    },
    /// The applicant has the result.
    #[serde(rename = "onestop.case_returned")]
    Returned {
        /// Which case.
        about: About,
    },
    /// It ended without a result.
    #[serde(rename = "onestop.case_closed")]
    Closed {
        /// Which case.
        about: About,
        /// How.
        how: Ending,
    },
    /// The signed answer was taken back before it was handed over: it is not finished any more.
    #[serde(rename = "onestop.case_reopened")]
    Reopened {
        /// Which case.
        about: About,
    },
}

impl CaseFact {
    /// Every kind, in the order of a case's life.
    pub const KINDS: [&'static str; 9] = [
        "onestop.case_filed",
        "onestop.case_received",
        "onestop.case_due_changed",
        "onestop.case_finished",
        "onestop.case_returned",
        "onestop.case_closed",
        "onestop.case_reopened",
        "onestop.case_paused",
        "onestop.case_resumed",
    ];

    /// The word in the outbox; the body says the same.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Filed { .. } => Self::KINDS[0],
            Self::Received { .. } => Self::KINDS[1],
            Self::DueChanged { .. } => Self::KINDS[2],
            Self::Finished { .. } => Self::KINDS[3],
            Self::Returned { .. } => Self::KINDS[4],
            Self::Closed { .. } => Self::KINDS[5],
            Self::Reopened { .. } => Self::KINDS[6],
            Self::Paused { .. } => Self::KINDS[7],
            Self::Resumed { .. } => Self::KINDS[8],
        }
    }

    /// Which case.
    #[must_use]
    pub const fn about(&self) -> &About {
        match self {
            Self::Filed { about }
            | Self::Received { about, .. }
            | Self::DueChanged { about, .. }
            | Self::Paused { about, .. }
            | Self::Resumed { about, .. }
            | Self::Finished { about, .. }
            | Self::Returned { about }
            | Self::Reopened { about }
            | Self::Closed { about, .. } => about,
        }
    }
}
