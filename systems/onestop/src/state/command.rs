//! What can be asked of a case. Commands carry personal data sealed; events will carry its digest only.

use super::{
    context::Who,
    words::{Act, Channel, Outcome, ReturnHow},
};
use engine::StepId;
use kernel::{AccountId, AgencyCode, Id, Instant, ProcedureCode};
use serde::{Deserialize, Serialize};
use trust::{Digest, Sealed};

/// An act asked for, and the version of the case that the person had before their eyes.
#[derive(Clone, Debug)]
pub struct Command {
    /// What is asked.
    pub action: Action,
    /// The version shown on the page or sent by the API; when the case has moved on since and the act is no longer
    /// possible, the refusal tells what happened in between. `None` when the caller did not say.
    pub seen_version: Option<u64>,
}

/// What is asked, with all it needs.
#[derive(Clone, Debug)]
pub enum Action {
    /// Files an application: online by the applicant; direct and by post by the desk, which thereby receives it.
    File(Box<Filing>),
    /// Receives it as complete.
    Receive,
    /// Asks the applicant for papers, all at once (Decree 61/2018, Article 15.3).
    RequestSupplement {
        /// The kinds of document still missing or wrong, by the procedure's keys; never empty.
        kinds: Vec<String>,
        /// Why, in the officer's words.
        reason: Sealed,
        /// Why it is asked for again although it may be asked only once.
        override_reason: Option<Sealed>,
    },
    /// Brings what was asked for.
    Supplement {
        /// At least one document of each kind asked for.
        documents: Vec<Document>,
        /// The whole application anew, when answers changed or files have names; replaces the one before.
        application: Option<Sealed>,
    },
    /// Refuses to receive it (form 03).
    Refuse {
        /// Why, in the officer's words.
        reason: Sealed,
    },
    /// Gives the case to an officer.
    Assign {
        /// Whom; looked up by the caller, checked by the rule.
        officer: Who,
    },
    /// Passes the file from the desk to the handling side (Decree 61/2018, Article 18).
    HandOver,
    /// Finishes a step of the internal process and passes the case on.
    CompleteStep(Box<CompleteStep>),
    /// Proposes the decision to the leader.
    Propose {
        /// Which.
        outcome: Outcome,
        /// For the leader, and for the applicant when it is denied.
        note: Option<Sealed>,
    },
    /// Signs what was proposed.
    Sign,
    /// Gives the proposal back to the officer.
    SendBack {
        /// What is wrong with it.
        reason: Sealed,
    },
    /// Hands the result over.
    Return {
        /// How.
        how: ReturnHow,
        /// Who received it: the applicant, or whom they authorised.
        to: Option<Sealed>,
        /// What else there is to note.
        note: Option<Sealed>,
    },
    /// Apologises for the delay and gives a new date, once (Decree 61/2018, Article 19.9; form 04).
    Apologise {
        /// The new date.
        new_due: Instant,
        /// Why it is late.
        reason: Sealed,
    },
    /// Takes the application back: the applicant, or the desk at the applicant's word when there is no account.
    Withdraw {
        /// Why; needed when the desk writes it down.
        reason: Option<Sealed>,
    },
    /// Stops handling the case.
    Stop {
        /// On what ground.
        reason: Sealed,
    },
    /// Corrects the answers at the applicant's request.
    Correct {
        /// The whole application anew.
        application: Sealed,
        /// What was asked and how.
        reason: Sealed,
    },
    /// Takes a signed decision back before it has been handed over.
    Reopen {
        /// What is wrong with it.
        reason: Sealed,
    },
    /// The program's own reminder, a working day before the time limit ends.
    WarnLate,
}

/// A step of the internal process that is done.
///
/// What the applicant or another agency has to do outside (a tax to be paid, an opinion to be given) is a step of the
/// table as well: whoever works on the case writes down who answered and when. There is no act of its own for a payment:
/// the table says which step waits for it, and that time stands still meanwhile.
#[derive(Clone, Debug)]
pub struct CompleteStep {
    /// Which, by its number.
    pub step: StepId,
    /// How it ended, by the table's word; [`engine::DONE`] is the usual one.
    pub outcome: String,
    /// Officers by name for the steps that follow, looked up by the caller, checked by the rule. A step that nobody is
    /// named for is for whoever has the case, or the step's role.
    pub holders: Vec<(StepId, Who)>,
    /// Who answered and when; needed for a step outside the office.
    pub answered: Option<(Sealed, Instant)>,
    /// What there is to say to the next.
    pub note: Option<Sealed>,
}

/// What is missing of an application that the desk enters but does not receive yet (Decree 61/2018, Article 17; form 02).
#[derive(Clone, Debug)]
pub struct Missing {
    /// The kinds of document still missing or wrong; never empty.
    pub kinds: Vec<String>,
    /// Those of them that are here and not in order.
    pub wrong: Vec<String>,
    /// Why, paper by paper.
    pub reason: Sealed,
}

/// A new application.
#[derive(Clone, Debug)]
pub struct Filing {
    /// What is applied for; must be the procedure of the context.
    pub procedure: ProcedureCode,
    /// To which agency.
    pub agency: AgencyCode,
    /// How it came.
    pub channel: Channel,
    /// The applicant's account. Online it is the filer's own; the desk may know it or not.
    pub applicant: Option<AccountId>,
    /// Applicant, answers, names of files, tracking key.
    pub application: Sealed,
    /// Digest of the tracking key ([`tracking_digest`]), so that the key can be checked without opening anything.
    pub tracking: Digest,
    /// What was handed in.
    pub documents: Vec<Document>,
    /// Made up for a demonstration; counted apart.
    pub synthetic: bool,
    /// By post: when the hand-over minutes were signed (Decision 45/2016/QĐ-TTg); left out, now.
    pub minutes_at: Option<Instant>,
    /// At the desk: what is missing. It is then entered without being received.
    pub missing: Option<Missing>,
}

/// A document handed in. Its file name is personal and lies sealed in the application.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// Which of the procedure's documents, by its key.
    pub kind: String,
    /// The stored file; none for paper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub upload: Option<Id>,
}

impl Action {
    /// Which act it is.
    #[must_use]
    pub const fn act(&self) -> Act {
        match self {
            Action::File(_) => Act::File,
            Action::Receive => Act::Receive,
            Action::RequestSupplement { .. } => Act::RequestSupplement,
            Action::Supplement { .. } => Act::Supplement,
            Action::Refuse { .. } => Act::Refuse,
            Action::Assign { .. } => Act::Assign,
            Action::HandOver => Act::HandOver,
            Action::CompleteStep(_) => Act::CompleteStep,
            Action::Propose { .. } => Act::Propose,
            Action::Sign => Act::Sign,
            Action::SendBack { .. } => Act::SendBack,
            Action::Return { .. } => Act::Return,
            Action::Apologise { .. } => Act::Apologise,
            Action::Withdraw { .. } => Act::Withdraw,
            Action::Stop { .. } => Act::Stop,
            Action::Correct { .. } => Act::Correct,
            Action::Reopen { .. } => Act::Reopen,
            Action::WarnLate => Act::WarnLate,
        }
    }

    /// The command without a seen version.
    #[must_use]
    pub const fn command(self) -> Command {
        Command { action: self, seen_version: None }
    }
}

impl Command {
    /// Which act it is.
    #[must_use]
    pub const fn act(&self) -> Act {
        self.action.act()
    }
}

/// What the case keeps of a tracking key: enough to check one, not to make one.
#[must_use]
pub fn tracking_digest(key: &str) -> Digest {
    Digest::of(key.as_bytes())
}
