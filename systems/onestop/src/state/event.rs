//! What can happen to a case. Events are hashed into the journal for good: digests stand for all personal data.
//!
//! Each kind carries its version in its name. A field may be added with `#[serde(default)]`; anything else is a new
//! variant (`received.2`) beside the old one, which stays readable.

use super::{
    command::Document,
    words::{Act, Channel, Outcome, ReturnHow},
};
use engine::StepId;
use kernel::{
    AccountId, AgencyCode, CaseCode, Date, Instant, ProcedureCode,
    deadline::{Allowance, Deadline},
};
use platform::Role;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use trust::Digest;

/// Something that happened, when, and by whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Event {
    /// By the civil clock.
    pub at: Instant,
    /// Who did it.
    pub by: AccountId,
    /// In which role.
    pub role: Role,
    /// What.
    pub what: What,
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum What {
    /// An application came in and got its code.
    #[serde(rename = "filed.1")]
    Filed(Box<Filed>),
    /// It was received as complete; the time limit began.
    #[serde(rename = "received.1")]
    Received {
        /// The due date with its proof, as the law stood; none when the procedure sets no limit.
        due: Option<Deadline>,
        /// When the agency is to be reminded of it.
        warn_at: Option<Instant>,
        /// Since when it counts as received, where that is not the moment of this event: what came by post is received
        /// when the hand-over minutes are signed (Decision 45/2016/QĐ-TTg).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        from: Option<Instant>,
        /// When the file has to be with the deciding agency.
        transfer_by: Instant,
        /// Required documents that the desk did without.
        missing: Vec<String>,
        /// Where it stands in the internal process.
        position: engine::State,
    },
    /// The applicant was asked for papers; the clock stands still if it was running.
    #[serde(rename = "supplement_requested.1")]
    SupplementRequested {
        /// Which kinds.
        kinds: Vec<String>,
        /// Why.
        reason: Digest,
        /// Why once more than the rules allow.
        override_reason: Option<Digest>,
        /// Those that the desk had before it and found not in order.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        wrong: Vec<String>,
    },
    /// The applicant brought them; the clock goes on.
    #[serde(rename = "supplemented.1")]
    Supplemented {
        /// What was brought.
        documents: Vec<Document>,
        /// The application anew.
        application: Option<Digest>,
        /// The due date that follows: promised once received, expected before; none when the procedure sets no limit.
        due: Option<Deadline>,
        /// Whether it was counted from nothing, not with a pause.
        restarted: bool,
        /// When a file that is not yet with the deciding agency has to be there.
        transfer_by: Option<Instant>,
        /// When the agency is to be reminded of it.
        warn_at: Option<Instant>,
    },
    /// The desk refused to receive it.
    #[serde(rename = "refused.1")]
    Refused {
        /// Why.
        reason: Digest,
    },
    /// The desk passed the file to the handling side (Decree 61/2018, Article 18).
    #[serde(rename = "handed_over.1")]
    HandedOver {
        /// When it had to be there.
        due: Instant,
        /// Whether it came later than that.
        late: bool,
    },
    /// An officer has it.
    #[serde(rename = "assigned.1")]
    Assigned {
        /// Who.
        officer: AccountId,
    },
    /// A step of the internal process was finished, and the case passed on.
    #[serde(rename = "step_completed.1")]
    StepCompleted(Box<StepCompleted>),
    /// A decision was proposed.
    #[serde(rename = "proposed.1")]
    Proposed {
        /// Which.
        outcome: Outcome,
        /// With which note.
        note: Option<Digest>,
        /// Where it stands in the internal process.
        position: engine::State,
    },
    /// The decision was signed.
    #[serde(rename = "signed.1")]
    Signed {
        /// Which.
        outcome: Outcome,
        /// Where it stands in the internal process.
        position: engine::State,
    },
    /// The leader gave the proposal back.
    #[serde(rename = "sent_back.1")]
    SentBack {
        /// Why.
        reason: Digest,
        /// Where it stands in the internal process.
        position: engine::State,
    },
    /// The applicant has the result.
    #[serde(rename = "returned.1")]
    Returned {
        /// How.
        how: ReturnHow,
        /// Who received it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        to: Option<Digest>,
        /// What else there is to note.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        note: Option<Digest>,
        /// Where it ended in the internal process.
        position: engine::State,
    },
    /// The office apologised and gave a new date.
    #[serde(rename = "apologised.1")]
    Apologised {
        /// The new date.
        due: Instant,
        /// The date it replaces.
        was: Instant,
        /// Why.
        reason: Digest,
        /// Whether it was said a day ahead, as the decree asks.
        in_time: bool,
        /// When the agency is to be reminded of the new date.
        warn_at: Option<Instant>,
    },
    /// The applicant took it back.
    #[serde(rename = "withdrawn.1")]
    Withdrawn {
        /// Why, if it was said.
        reason: Option<Digest>,
    },
    /// The office stopped.
    #[serde(rename = "stopped.1")]
    Stopped {
        /// On what ground.
        reason: Digest,
    },
    /// The answers were corrected.
    #[serde(rename = "corrected.1")]
    Corrected {
        /// The application now.
        application: Digest,
        /// What it was.
        was: Digest,
        /// What was asked.
        reason: Digest,
    },
    /// A signed decision was taken back before it left the house.
    #[serde(rename = "reopened.1")]
    Reopened {
        /// Why.
        reason: Digest,
        /// Where it stands in the internal process.
        position: engine::State,
    },
    /// The program reminded the office of the due date.
    #[serde(rename = "late_warned.1")]
    LateWarned {
        /// Of which.
        due: Instant,
    },
}

/// A finished step of the internal process, and what follows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct StepCompleted {
    /// Which, by its number in the table.
    pub step: StepId,
    /// How it ended: a word that the table knows.
    pub outcome: String,
    /// Where the case stands in the internal process now.
    pub position: engine::State,
    /// To whom the steps that follow were given by name; the others wait for whoever has their role.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub holders: BTreeMap<StepId, AccountId>,
    /// Who answered, of those outside.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_by: Option<Digest>,
    /// When they answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<Instant>,
    /// What there is to say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Digest>,
    /// Whether time stands still from now on: every step under way is one that does not count.
    #[serde(default)]
    pub stops: bool,
    /// How time goes on, when it stood still until now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resumed: Option<Resumed>,
}

/// How time goes on after a step that did not count.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Resumed {
    /// Until when it stood still: the answer, not its entry. What lies between is the office's own time.
    pub until: Instant,
    /// The due date that follows, with its proof.
    pub due: Deadline,
    /// When the agency is to be reminded of it.
    pub warn_at: Option<Instant>,
}

/// How a case begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filed {
    /// The case's code. `decide` proposes the day's first; the number is drawn in the transaction.
    pub code: CaseCode,
    /// What was applied for.
    pub procedure: ProcedureCode,
    /// Which edition of it: its first day.
    pub edition: Date,
    /// Hash of the files of that edition, as the packs held them on the day.
    pub packs: String,
    /// Field of administration.
    pub field: String,
    /// Level of government.
    pub level: String,
    /// To which agency.
    pub agency: AgencyCode,
    /// How it came.
    pub channel: Channel,
    /// Whose it is, when the account is known.
    pub applicant: Option<AccountId>,
    /// Applicant, answers, file names, tracking key.
    pub application: Digest,
    /// What a tracking key is checked against.
    pub tracking: Digest,
    /// What was handed in.
    pub documents: Vec<Document>,
    /// The time allowed.
    pub allow: Option<Allowance>,
    /// The due date if it were received as complete at once; not yet a promise.
    pub expected: Option<Deadline>,
    /// Made up for a demonstration.
    pub synthetic: bool,
    /// By post: when the hand-over minutes were signed, which is when it was filed; else it was filed at the event.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_at: Option<Instant>,
}

impl What {
    /// The act that makes this happen.
    #[must_use]
    pub const fn act(&self) -> Act {
        match self {
            What::Filed(_) => Act::File,
            What::Received { .. } => Act::Receive,
            What::SupplementRequested { .. } => Act::RequestSupplement,
            What::Supplemented { .. } => Act::Supplement,
            What::Refused { .. } => Act::Refuse,
            What::HandedOver { .. } => Act::HandOver,
            What::Assigned { .. } => Act::Assign,
            What::StepCompleted(_) => Act::CompleteStep,
            What::Proposed { .. } => Act::Propose,
            What::Signed { .. } => Act::Sign,
            What::SentBack { .. } => Act::SendBack,
            What::Returned { .. } => Act::Return,
            What::Apologised { .. } => Act::Apologise,
            What::Withdrawn { .. } => Act::Withdraw,
            What::Stopped { .. } => Act::Stop,
            What::Corrected { .. } => Act::Correct,
            What::Reopened { .. } => Act::Reopen,
            What::LateWarned { .. } => Act::WarnLate,
        }
    }

    /// The journal's word for it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            What::Filed(_) => "filed",
            What::Received { .. } => "received",
            What::SupplementRequested { .. } => "supplement_requested",
            What::Supplemented { .. } => "supplemented",
            What::Refused { .. } => "refused",
            What::HandedOver { .. } => "handed_over",
            What::Assigned { .. } => "assigned",
            What::StepCompleted(_) => "step_completed",
            What::Proposed { .. } => "proposed",
            What::Signed { .. } => "signed",
            What::SentBack { .. } => "sent_back",
            What::Returned { .. } => "returned",
            What::Apologised { .. } => "apologised",
            What::Withdrawn { .. } => "withdrawn",
            What::Stopped { .. } => "stopped",
            What::Corrected { .. } => "corrected",
            What::Reopened { .. } => "reopened",
            What::LateWarned { .. } => "late_warned",
        }
    }
}
