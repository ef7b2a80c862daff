//! Who may do what, and when: one table, from which come authorisation, the refusal of untimely acts, and the buttons
//! that a page shows.

use super::{
    case::Case,
    command::{Action, Command},
    context::Who,
    refusal::Refusal,
    steps::to_complete,
    words::{Act, Stage},
};
use engine::Process;
use kernel::{AccountId, AgencyCode};
use platform::{Permission, Role};

/// How the actor has to be related to the case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tie {
    /// None.
    Anyone,
    /// It is the actor's own application.
    OwnCase,
    /// The actor works for the case's agency.
    OwnAgency,
    /// The actor works for the agency and has the case, or nobody has it.
    Handler,
    /// The actor works for the agency and has the case or a part of it, or nobody has it.
    Part,
    /// The actor works for the agency, and no account is known that could do it.
    NoAccount,
}

/// One line of the table.
#[derive(Clone, Copy, Debug)]
pub struct Rule {
    /// What is done.
    pub act: Act,
    /// By whom.
    pub role: Role,
    /// Related to the case in which way.
    pub tie: Tie,
    /// At which stages; empty: there is no case yet.
    pub at: &'static [Stage],
}

const fn rule(act: Act, role: Role, tie: Tie, at: &'static [Stage]) -> Rule {
    Rule { act, role, tie, at }
}

use Stage::{Finished, New, Processing, Proposed, Received, Supplement};

/// Everything that is allowed. What is not here is not.
pub const RULES: &[Rule] = &[
    rule(Act::File, Role::Citizen, Tie::Anyone, &[]),
    rule(Act::File, Role::Desk, Tie::OwnAgency, &[]),
    rule(Act::Receive, Role::Desk, Tie::OwnAgency, &[New]),
    rule(Act::RequestSupplement, Role::Desk, Tie::OwnAgency, &[New, Received]),
    rule(Act::RequestSupplement, Role::Officer, Tie::Handler, &[Received, Processing]),
    rule(Act::Supplement, Role::Citizen, Tie::OwnCase, &[Supplement]),
    rule(Act::Supplement, Role::Desk, Tie::OwnAgency, &[Supplement]),
    rule(Act::Refuse, Role::Desk, Tie::OwnAgency, &[New, Supplement]),
    rule(Act::Assign, Role::Desk, Tie::OwnAgency, &[Received]),
    rule(Act::Assign, Role::Officer, Tie::Handler, &[Received, Processing]),
    rule(Act::Assign, Role::Leader, Tie::OwnAgency, &[Received, Processing]),
    rule(Act::HandOver, Role::Desk, Tie::OwnAgency, &[Received]),
    rule(Act::CompleteStep, Role::Desk, Tie::OwnAgency, &[Received, Processing, Finished]),
    rule(Act::CompleteStep, Role::Officer, Tie::Part, &[Received, Processing, Finished]),
    rule(Act::CompleteStep, Role::Leader, Tie::OwnAgency, &[Received, Processing, Finished]),
    rule(Act::Propose, Role::Officer, Tie::Handler, &[Received, Processing]),
    rule(Act::Sign, Role::Leader, Tie::OwnAgency, &[Proposed]),
    rule(Act::SendBack, Role::Officer, Tie::Handler, &[Proposed]),
    rule(Act::SendBack, Role::Leader, Tie::OwnAgency, &[Proposed]),
    rule(Act::Return, Role::Desk, Tie::OwnAgency, &[Finished]),
    rule(Act::Apologise, Role::Officer, Tie::Handler, &Stage::RUNNING),
    rule(Act::Apologise, Role::Leader, Tie::OwnAgency, &Stage::RUNNING),
    rule(Act::Withdraw, Role::Citizen, Tie::OwnCase, &Stage::OPEN),
    rule(Act::Withdraw, Role::Desk, Tie::NoAccount, &Stage::OPEN),
    rule(Act::Stop, Role::Leader, Tie::OwnAgency, &[Received, Supplement, Processing, Proposed]),
    rule(Act::Correct, Role::Desk, Tie::OwnAgency, &[New, Received]),
    rule(Act::Correct, Role::Officer, Tie::Handler, &[Received, Processing]),
    rule(Act::Reopen, Role::Leader, Tie::OwnAgency, &[Finished]),
    rule(Act::WarnLate, Role::System, Tie::Anyone, &Stage::RUNNING),
];

macro_rules! permissions {
    ($($act:ident = $name:literal: $($role:ident)+;)+) => {
        /// The rights that this stream declares, one an act.
        pub const PERMISSIONS: &[Permission] =
            &[$(Permission { name: $name, roles: &[$(Role::$role),+], in_demo: &[] },)+];

        impl Act {
            /// The name of the right that the act needs.
            #[must_use]
            pub const fn permission(self) -> &'static str {
                match self {
                    $(Act::$act => $name,)+
                }
            }
        }
    };
}

// The same roles as in the table; a test compares the two.
permissions! {
    File = "onestop.case.file": Citizen Desk;
    Receive = "onestop.case.receive": Desk;
    RequestSupplement = "onestop.case.request-supplement": Desk Officer;
    Supplement = "onestop.case.supplement": Citizen Desk;
    Refuse = "onestop.case.refuse": Desk;
    HandOver = "onestop.case.hand-over": Desk;
    Assign = "onestop.case.assign": Desk Officer Leader;
    CompleteStep = "onestop.case.complete-step": Desk Officer Leader;
    Propose = "onestop.case.propose": Officer;
    Sign = "onestop.case.sign": Leader;
    SendBack = "onestop.case.send-back": Officer Leader;
    Return = "onestop.case.return": Desk;
    Apologise = "onestop.case.apologise": Officer Leader;
    Withdraw = "onestop.case.withdraw": Citizen Desk;
    Stop = "onestop.case.stop": Leader;
    Correct = "onestop.case.correct": Desk Officer;
    Reopen = "onestop.case.reopen": Leader;
    WarnLate = "onestop.case.warn-late": System;
}

/// The roles that may do an act at all, in the order of the table.
#[must_use]
pub fn roles_for(act: Act) -> Vec<Role> {
    RULES.iter().filter(|rule| rule.act == act).map(|rule| rule.role).collect()
}

/// Whether this actor may do this to this case, whatever its stage.
///
/// # Errors
/// To strangers the case does not exist; to the agency's own people the refusal names who may.
pub fn authorise(who: &Who, command: &Command, case: Option<&Case>) -> Result<(), Refusal> {
    let act = command.act();
    let lines = || RULES.iter().filter(move |rule| rule.act == act && rule.role == who.role);
    if let Action::File(filing) = &command.action {
        let own = |rule: &Rule| rule.tie == Tie::Anyone || who.works_for(&filing.agency);
        return match lines().next() {
            Some(rule) if own(rule) => Ok(()),
            Some(_) => Err(Refusal::OtherAgency),
            None => Err(Refusal::NotYourRole { act }),
        };
    }
    let Some(case) = case else { return Err(Refusal::NoCase) };
    if lines().any(|rule| tied(rule.tie, who, case)) {
        return match &command.action {
            // Who has the case may give it to a colleague; what nobody has, an officer takes.
            Action::Assign { officer } if who.role == Role::Officer => {
                let own = case.assignee == Some(who.account) || officer.account == who.account;
                if own { Ok(()) } else { Err(Refusal::OnlyForYourself) }
            }
            _ => Ok(()),
        };
    }
    // An administrator never acts on a case; whether it exists is no secret to one.
    if !knows(who, case) && who.role != Role::Admin {
        return Err(Refusal::NoCase);
    }
    let since = command.seen_version.map_or_else(Vec::new, |seen| case.acts_since(seen));
    Err(match lines().map(|rule| rule.tie).max() {
        None => Refusal::NotYourRole { act },
        Some(Tie::NoAccount) => Refusal::OnlyTheApplicant,
        // Somebody took the case while this person looked at it.
        Some(_) if !since.is_empty() => Refusal::Overtaken { stage: case.stage, since },
        Some(_) => Refusal::OtherOfficer,
    })
}

/// Whether this person may know that the case exists: its applicant, its agency's people, the program itself.
#[must_use]
pub fn knows(who: &Who, case: &Case) -> bool {
    who.role == Role::System || who.works_for(&case.agency) || owns(who, case)
}

fn owns(who: &Who, case: &Case) -> bool {
    who.role == Role::Citizen && case.applicant == Some(who.account)
}

fn tied(tie: Tie, who: &Who, case: &Case) -> bool {
    let of_agency = |agency: &AgencyCode| who.works_for(agency);
    match tie {
        Tie::Anyone => true,
        Tie::OwnCase => owns(who, case),
        Tie::OwnAgency => of_agency(&case.agency),
        Tie::Handler => of_agency(&case.agency) && case.assignee.is_none_or(|assignee| assignee == who.account),
        Tie::Part => {
            let holds = |holder: AccountId| holder == who.account;
            let mut parts = case.parts.values().filter_map(|part| part.holder);
            of_agency(&case.agency) && (case.assignee.is_none_or(holds) || parts.any(holds))
        }
        Tie::NoAccount => of_agency(&case.agency) && case.applicant.is_none(),
    }
}

/// Whether the act fits the stage, for this role.
pub(super) fn timely(act: Act, who: &Who, case: &Case) -> bool {
    let mut lines = RULES.iter().filter(|rule| rule.act == act && rule.role == who.role);
    lines.any(|rule| rule.at.contains(&case.stage)) && fits(act, case)
}

/// While a supplement is awaited, the desk may refuse only what was not yet received, the leader stop only what was.
fn fits(act: Act, case: &Case) -> bool {
    match (act, case.stage) {
        (Act::Refuse, Supplement) => !case.is_received(),
        (Act::Stop, Supplement) => case.is_received(),
        _ => true,
    }
}

/// What this person can do to the case now: the buttons of a page, in the order of a case's life.
#[must_use]
pub fn offered(case: &Case, who: &Who, process: &Process) -> Vec<Act> {
    let could = |act: Act| {
        let mut lines = RULES.iter().filter(|rule| rule.act == act && rule.role == who.role);
        lines.any(|rule| tied(rule.tie, who, case) && rule.at.contains(&case.stage))
    };
    let acts = Act::ALL.iter().copied().filter(|act| *act != Act::File && *act != Act::WarnLate);
    let useful = |act: Act| match act {
        Act::CompleteStep => to_complete(process, case, who).next().is_some(),
        _ => not_used_up(act, case),
    };
    acts.filter(|act| could(*act) && fits(*act, case) && useful(*act)).collect()
}

/// An apology needs a date to move, and is said once; a file is handed over once. While time stands still for a step,
/// that step comes first.
fn not_used_up(act: Act, case: &Case) -> bool {
    match act {
        Act::Apologise => !case.stands_still() && case.term.as_ref().is_some_and(|term| term.apology.is_none()),
        Act::Propose | Act::RequestSupplement => !case.stands_still(),
        Act::HandOver => case.is_to_hand_over(),
        _ => true,
    }
}
