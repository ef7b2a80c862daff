//! What helps people to find a procedure: how they call things, and what happens in a life.

use crate::cited::{Basis, Validity};
use crate::procedure::ProcedureVersion;
use kernel::{ProcedureCode, Said};
use serde::{Deserialize, Serialize};

/// `search.toml` as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct SearchWords {
    /// Words that say nothing about which procedure is meant.
    #[serde(default)]
    pub(crate) ignore: Vec<String>,
    /// Abbreviations and everyday names.
    #[serde(default)]
    pub(crate) terms: Vec<SearchTerm>,
    /// What is done elsewhere.
    #[serde(default)]
    pub(crate) signposts: Vec<Signpost>,
}

/// What people type, and the words of the law for it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct SearchTerm {
    /// Any of these …
    pub(crate) say: Vec<String>,
    /// … means any of these.
    pub(crate) mean: Vec<String>,
}

/// What to tell people who look for something that is done elsewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Signpost {
    /// Any of these words in a question brings it up.
    pub say: Vec<String>,
    /// Where to go, in a sentence or two.
    pub text: Said,
    /// A page of this site, if one helps.
    #[serde(default)]
    pub href: Option<String>,
    /// The words of the link to it.
    #[serde(default)]
    pub link: Option<Said>,
}

/// `events.toml` as it is written.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct EventsFile {
    pub(crate) events: Vec<LifeEvent>,
}

/// Something that happens in a life or a business, and the procedures that it asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LifeEvent {
    /// The name used here and in addresses.
    pub key: String,
    /// Its words.
    pub name: Said,
    /// When this grouping is in use.
    #[serde(flatten)]
    pub valid: Validity,
    /// Procedures, the most usual first; those that the packs do not have are passed over.
    #[serde(default)]
    pub procedures: Vec<ProcedureCode>,
    /// Fields of which every procedure belongs here, by their Vietnamese name.
    #[serde(default)]
    pub fields: Vec<String>,
    /// What says so.
    #[serde(flatten)]
    pub basis: Basis,
}

impl LifeEvent {
    /// Whether it asks for this procedure.
    #[must_use]
    pub fn asks_for(&self, version: &ProcedureVersion) -> bool {
        let code = crate::packs::short(version.code.as_str());
        self.procedures.iter().any(|own| crate::packs::short(own.as_str()) == code)
            || self.fields.contains(&version.field.vi)
    }
}
