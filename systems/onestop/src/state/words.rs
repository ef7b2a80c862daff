//! The small vocabularies of a case: each word has one code, used in the journal, in tables and in the API.

use serde::{Deserialize, Serialize};

/// Declares a fieldless enum whose variants have one written code each.
macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every word, in the order of a case's life.
            pub const ALL: &'static [$name] = &[$($name::$variant,)+];

            /// The written code.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self {
                    $($name::$variant => $code,)+
                }
            }

            /// Reads a code; `None` for one that this version does not know.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|word| word.code() == code)
            }
        }
    };
}

words! {
    /// Where a case stands. Codes are those of the API.
    Stage {
        /// Filed online, not yet looked at.
        New = "new",
        /// Received complete; the time limit runs.
        Received = "received",
        /// Waiting for papers from the applicant; the time limit does not run.
        Supplement = "supplement",
        /// With the officer who handles it.
        Processing = "processing",
        /// The officer has proposed a decision, the leader considers it.
        Proposed = "proposed",
        /// Signed; the result waits to be handed over.
        Finished = "finished",
        /// The applicant has the result.
        Returned = "returned",
        /// The desk refused to receive it.
        NotReceived = "not_received",
        /// The applicant took it back.
        Withdrawn = "withdrawn",
        /// The office stopped handling it.
        Stopped = "stopped",
    }
}

impl Stage {
    /// Stages in which the office or the applicant still has something to do before there is an answer.
    pub const OPEN: [Stage; 5] = [Stage::New, Stage::Received, Stage::Supplement, Stage::Processing, Stage::Proposed];

    /// Stages in which the time limit runs.
    pub const RUNNING: [Stage; 3] = [Stage::Received, Stage::Processing, Stage::Proposed];

    /// The code that provinces exchange with the national portal (`TrangThaiHoSo`). Code 6, a financial obligation,
    /// is a dimension of its own and never a stage.
    #[must_use]
    pub const fn national_code(self) -> u8 {
        match self {
            Stage::New => 1,
            Stage::Received => 2,
            Stage::NotReceived => 3,
            Stage::Processing | Stage::Proposed => 4,
            Stage::Supplement => 5,
            Stage::Withdrawn => 7,
            Stage::Stopped => 8,
            Stage::Finished => 9,
            Stage::Returned => 10,
        }
    }

    /// Whether there is no answer yet.
    #[must_use]
    pub fn is_open(self) -> bool {
        Self::OPEN.contains(&self)
    }

    /// Whether the time limit runs.
    #[must_use]
    pub fn is_running(self) -> bool {
        Self::RUNNING.contains(&self)
    }

    /// Whether nothing can follow: the result is in the applicant's hands, or there will be none.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(self, Stage::Returned | Stage::NotReceived | Stage::Withdrawn | Stage::Stopped)
    }
}

words! {
    /// How the application came (Decree 61/2018, Article 16).
    Channel {
        /// Handed in at the desk.
        Direct = "direct",
        /// From the portal, by the applicant.
        Online = "online",
        /// By the public post; filed when the hand-over minutes are signed at the desk.
        Post = "post",
    }
}

impl Channel {
    /// The national code (`KenhThucHien`).
    #[must_use]
    pub const fn national_code(self) -> u8 {
        match self {
            Channel::Direct => 1,
            Channel::Online => 2,
            Channel::Post => 3,
        }
    }
}

words! {
    /// What is decided.
    Outcome {
        /// What was applied for is granted.
        Grant = "grant",
        /// It is denied, with reasons (Decree 61/2018, Article 19.8).
        Deny = "deny",
    }
}

words! {
    /// How the result reached the applicant.
    ReturnHow {
        /// Handed over at the desk.
        Direct = "direct",
        /// Sent by the public post.
        Post = "post",
        /// Sent electronically.
        Online = "online",
    }
}

words! {
    /// What can be done to a case. Codes are those of the API's `actions/{action}`.
    Act {
        /// Files an application.
        File = "file",
        /// Receives it as complete: the time limit begins.
        Receive = "receive",
        /// Asks the applicant for papers.
        RequestSupplement = "request-supplement",
        /// Brings what was asked for.
        Supplement = "supplement",
        /// Refuses to receive it.
        Refuse = "refuse",
        /// Passes the file from the desk to the handling side.
        HandOver = "hand-over",
        /// Gives it to an officer.
        Assign = "assign",
        /// Finishes a step of the step table and passes the case on.
        CompleteStep = "complete-step",
        /// Proposes the decision.
        Propose = "propose",
        /// Signs the decision.
        Sign = "sign",
        /// Gives the proposal back to the officer.
        SendBack = "send-back",
        /// Hands the result over.
        Return = "return",
        /// Apologises for the delay, with a new date.
        Apologise = "apologise",
        /// Takes the application back.
        Withdraw = "withdraw",
        /// Stops handling it.
        Stop = "stop",
        /// Corrects the answers on the form.
        Correct = "correct",
        /// Takes a signed decision back before it has left the house.
        Reopen = "reopen",
        /// Warns that the time limit is about to end.
        WarnLate = "warn-late",
    }
}

words! {
    /// What the clock does while the applicant supplements; set by the procedure.
    SupplementMode {
        /// The time the applicant takes does not count (formula of Decision 766/QĐ-TTg).
        Pause = "pause",
        /// The limit begins again from nothing (Decree 61/2018, Article 19.4).
        Restart = "restart",
    }
}
