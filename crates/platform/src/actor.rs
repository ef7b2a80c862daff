//! Who acts: accounts, their roles, and the permissions that systems declare.

use kernel::{AccountId, AgencyCode};
use serde::{Deserialize, Serialize};

/// What a person may be here. An account has exactly one role, in at most one agency.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A person or the representative of an organisation (người dân, tổ chức).
    Citizen,
    /// Receives and returns at the one-stop desk (công chức bộ phận một cửa).
    Desk,
    /// Handles the case in the deciding agency (công chức chuyên môn).
    Officer,
    /// Signs for the agency (lãnh đạo).
    Leader,
    /// Runs the installation (quản trị viên); reads no case outside the demo.
    Admin,
    /// The program itself: jobs, followers, migrations.
    System,
}

impl Role {
    /// Every role a stored account can have.
    pub const ALL: [Role; 5] = [Role::Citizen, Role::Desk, Role::Officer, Role::Leader, Role::Admin];

    /// The code used in the database, in the API and in declarations of permissions.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Role::Citizen => "citizen",
            Role::Desk => "desk",
            Role::Officer => "officer",
            Role::Leader => "leader",
            Role::Admin => "admin",
            Role::System => "system",
        }
    }

    /// Reads a stored code; `None` for one this version does not know.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Role::System]).find(|role| role.code() == code)
    }

    /// Whether the role belongs to someone who works for an agency.
    #[must_use]
    pub const fn is_staff(self) -> bool {
        matches!(self, Role::Desk | Role::Officer | Role::Leader)
    }
}

/// A known person (or the program itself) in whose name something is done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The account; for the program itself the nil identifier.
    pub id: AccountId,
    /// The name typed at sign-in.
    pub login: String,
    /// The name shown to others and written into the access log.
    pub name: String,
    /// What the account may be.
    pub role: Role,
    /// The agency of staff; `None` for citizens and administrators.
    pub agency: Option<AgencyCode>,
    /// Whether this installation is a demo, where administrators may read cases (logged).
    pub demo: bool,
}

impl Actor {
    /// The program itself: jobs, followers, imports.
    #[must_use]
    pub fn system() -> Self {
        Self {
            id: AccountId::nil(),
            login: "motcua".into(),
            name: "Motcua".into(),
            role: Role::System,
            agency: None,
            demo: false,
        }
    }

    /// Whether the actor works for exactly this agency.
    #[must_use]
    pub fn works_for(&self, agency: &AgencyCode) -> bool {
        self.role.is_staff() && self.agency.as_ref() == Some(agency)
    }
}

/// A right that a system declares: which roles may do a named action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Permission {
    /// `system.thing.action`, unique over all systems.
    pub name: &'static str,
    /// Who has it; own agency or own case is checked by the system's `authorise`.
    pub roles: &'static [Role],
    /// Who besides has it in a demo, where whoever tries the program looks at everything.
    pub in_demo: &'static [Role],
}

impl Permission {
    /// Whether this person has it; the program itself always does.
    #[must_use]
    pub fn allows(&self, actor: &Actor) -> bool {
        let role = &actor.role;
        *role == Role::System || self.roles.contains(role) || (actor.demo && self.in_demo.contains(role))
    }
}
