//! `import-map.toml`: what an importer must not guess, decided once by a person and kept beside the pack.

use crate::cited::Validity;
use kernel::Said;
use serde::Deserialize;

/// The file.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct ImportMap {
    /// The place whose pack this is, as the exchange form writes it in `scope`.
    pub(crate) place: String,
    /// Other words of the exchange form for what holds in the whole country.
    #[serde(default)]
    pub(crate) national_scopes: Vec<String>,
    /// What a period in words means in days.
    #[serde(default)]
    pub(crate) periods: Vec<Period>,
    /// Which of our agencies a provincial deciding agency is.
    #[serde(default)]
    pub(crate) departments: Vec<Department>,
    /// What is decided for one procedure alone.
    #[serde(default)]
    pub(crate) procedures: Vec<ForProcedure>,
}

/// A period.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Period {
    /// The Vietnamese words of the exchange form.
    pub(crate) text: String,
    #[serde(flatten)]
    pub(crate) valid: Validity,
    /// What to say about it in every procedure of this period.
    pub(crate) note: Said,
}

/// A provincial agency.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Department {
    /// The Vietnamese words of `deciding_agency`.
    pub(crate) text: String,
    /// The key in `agencies.toml`.
    pub(crate) agency: String,
}

/// One procedure.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct ForProcedure {
    /// Its national code.
    pub(crate) code: String,
    /// The levels whose desks take it in; needed where it is done on several.
    #[serde(default)]
    pub(crate) received_at: Vec<String>,
    /// The provincial agency that takes it in, by key, where the deciding agency does not tell.
    #[serde(default)]
    pub(crate) agency: Option<String>,
    /// The time-limit case that is the usual one, by id; `none` = the cases are parts, and the whole is not known.
    #[serde(default)]
    pub(crate) usual: Option<String>,
    /// Documents, by key, that the answers of the form are.
    #[serde(default)]
    pub(crate) filled_by_form: Vec<String>,
    /// A remark that readers see.
    #[serde(default)]
    pub(crate) note: Option<Said>,
}

impl ImportMap {
    /// What is decided for that procedure.
    pub(super) fn procedure(&self, code: &str) -> Option<&ForProcedure> {
        self.procedures.iter().find(|row| row.code == code)
    }

    /// Whether facts of that scope hold here.
    pub(super) fn holds(&self, scope: &str) -> bool {
        scope == NATIONAL || scope == self.place || self.national_scopes.iter().any(|known| known == scope)
    }
}

/// The scope of what the State sets for all provinces.
const NATIONAL: &str = "national";
