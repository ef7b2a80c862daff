//! Who and where: agencies, administrative units, roles.

use crate::{
    cited::{Basis, Confidence, Validity},
    codes::Level,
};
use kernel::{AgencyCode, Said};
use serde::{Deserialize, Serialize};

/// An agency (*cơ quan*) and the time in which it exists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Agency {
    /// Its identifier, used in case codes.
    pub code: AgencyCode,
    /// Whether the identifier was set by the pack and is to be shown as provisional (*mã tạm*).
    pub provisional: bool,
    /// What to say about a provisional identifier.
    pub code_note: Option<Said>,
    /// The short name by which files of the pack refer to it.
    pub key: String,
    /// Its name.
    pub name: Said,
    /// What sort of agency it is, such as `commune_committee`.
    pub kind: String,
    /// Its level of government.
    pub level: Level,
    /// The agency above it, by key.
    pub parent: Option<String>,
    /// The administrative unit it works for, by statistics code.
    pub area: Option<String>,
    /// The name of its one-stop desk, if it has one.
    pub desk: Option<Said>,
    /// Where the desk is found, as far as the pack knows.
    pub address: Option<Said>,
    /// By what number the desk is reached, as far as the pack knows.
    pub phone: Option<String>,
    /// When it exists.
    #[serde(flatten)]
    pub valid: Validity,
    /// How it became known.
    pub confidence: Confidence,
    /// A remark on it.
    pub note: Option<Said>,
}

/// `agencies.toml` as it is written.
#[derive(Debug, Deserialize)]
pub(crate) struct AgenciesFile {
    #[serde(default)]
    pub(crate) provisional_codes: Option<ProvisionalCodes>,
    pub(crate) agencies: Vec<AgencyRow>,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ProvisionalCodes {
    pub(crate) note: Said,
}

#[derive(Debug, Deserialize)]
pub(crate) struct AgencyRow {
    pub(crate) key: String,
    pub(crate) code: String,
    pub(crate) provisional: bool,
    pub(crate) name: Said,
    pub(crate) kind: String,
    pub(crate) level: Level,
    #[serde(default)]
    pub(crate) parent: Option<String>,
    #[serde(default)]
    pub(crate) area: Option<String>,
    #[serde(default)]
    pub(crate) desk: Option<Said>,
    #[serde(default)]
    pub(crate) address: Option<Said>,
    #[serde(default)]
    pub(crate) phone: Option<String>,
    #[serde(flatten)]
    pub(crate) valid: Validity,
    pub(crate) confidence: Confidence,
    #[serde(default)]
    pub(crate) note: Option<Said>,
}

impl AgencyRow {
    /// The agency, once its code has been read.
    pub(crate) fn agency(&self, code: AgencyCode, code_note: Option<&Said>) -> Agency {
        Agency {
            code,
            provisional: self.provisional,
            code_note: code_note.filter(|_| self.provisional).cloned(),
            key: self.key.clone(),
            name: self.name.clone(),
            kind: self.kind.clone(),
            level: self.level,
            parent: self.parent.clone(),
            area: self.area.clone(),
            desk: self.desk.clone(),
            address: self.address.clone(),
            phone: self.phone.clone(),
            valid: self.valid,
            confidence: self.confidence,
            note: self.note.clone(),
        }
    }
}

/// An administrative unit (*đơn vị hành chính*) and the time in which it exists under this name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Area {
    /// The code of the General Statistics Office.
    pub code: String,
    /// Its level of government.
    pub level: Level,
    /// What sort of unit it is, such as `ward`.
    pub kind: String,
    /// Its name.
    pub name: Said,
    /// The unit above it, by code.
    #[serde(default)]
    pub parent: Option<String>,
    /// When it exists under this name.
    #[serde(flatten)]
    pub valid: Validity,
    /// The resolution that ended it, if it ended.
    #[serde(default)]
    pub ended_by: Option<String>,
    /// How it became known.
    pub confidence: Confidence,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
}

/// `areas.toml` as it is written.
#[derive(Debug, Deserialize)]
pub(crate) struct AreasFile {
    pub(crate) areas: Vec<Area>,
}

/// What a person does here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RoleInfo {
    /// `citizen`, `desk`, `officer`, `leader` or `admin`.
    pub key: String,
    /// Its name.
    pub name: Said,
    /// Its work.
    pub work: Said,
    /// What gives it that work.
    #[serde(flatten)]
    pub basis: Basis,
}

/// `roles.toml` as it is written.
#[derive(Debug, Deserialize)]
pub(crate) struct RolesFile {
    pub(crate) roles: Vec<RoleInfo>,
}

/// The people of a demonstration (`demo.toml`); never used outside one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demo {
    /// The agency of its officials, by key.
    pub agency: String,
    /// Its accounts.
    pub people: Vec<DemoPerson>,
}

/// One account of a demonstration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DemoPerson {
    /// What is typed at sign-in.
    pub login: String,
    /// `citizen`, `desk`, `officer`, `leader` or `admin`.
    pub role: String,
    /// An invented name.
    pub name: String,
    /// The agency this official works for, by key; without it, the demonstration's.
    #[serde(default)]
    pub agency: Option<String>,
}
