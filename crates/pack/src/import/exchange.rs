//! The exchange form, schema 1.0: one JSON file a procedure, as people who gather facts write them.
//!
//! Strict: a key that is not known and a key that is missing are both refused. `null` means "not found", never "none".

use super::times::Halves;
use kernel::Said;
use serde::{Deserialize, Deserializer};

/// The only version of the form that is read.
pub(super) const VERSION: &str = "1.0";

/// `null` is `None`, and a missing key is an error: serde alone would let it pass.
fn nullable<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    Option::deserialize(deserializer)
}

/// One procedure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Procedure {
    pub(super) schema_version: String,
    pub(super) code: String,
    pub(super) code_basis: String,
    pub(super) national_code: String,
    pub(super) previous_codes: Vec<String>,
    pub(super) name: Said,
    pub(super) field: Said,
    pub(super) procedure_kind: String,
    pub(super) levels: Vec<String>,
    pub(super) is_interagency: bool,
    pub(super) receiving_point: Said,
    pub(super) deciding_agency: Said,
    pub(super) coordinating_agencies: Vec<Said>,
    pub(super) applicant_kinds: Vec<String>,
    pub(super) result: Vec<Said>,
    pub(super) conditions: Vec<Said>,
    pub(super) time_limit: TimeLimit,
    pub(super) documents: Vec<Document>,
    #[serde(deserialize_with = "nullable")]
    pub(super) document_sets: Option<u32>,
    pub(super) fees: Vec<Fee>,
    pub(super) fee_exemptions: Vec<Said>,
    pub(super) online: Online,
    pub(super) submission_channels: Vec<String>,
    pub(super) legal_bases: Vec<LegalBasis>,
    #[serde(deserialize_with = "nullable")]
    pub(super) internal_process: Option<Process>,
    pub(super) other_processes: Vec<Process>,
    pub(super) period: Said,
    pub(super) confidence: Groups,
    pub(super) sources: Vec<Source>,
    pub(super) notes: Vec<Said>,
}

/// The times allowed.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct TimeLimit {
    pub(super) cases: Vec<LimitCase>,
    pub(super) excluded_time: Vec<Said>,
    #[serde(deserialize_with = "nullable")]
    pub(super) provincial_reduced: Option<Time>,
}

/// The time allowed in one case.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LimitCase {
    pub(super) id: String,
    #[serde(deserialize_with = "nullable")]
    pub(super) condition: Option<Said>,
    #[serde(deserialize_with = "nullable")]
    pub(super) value: Option<Halves>,
    #[serde(deserialize_with = "nullable")]
    pub(super) unit: Option<Unit>,
    #[serde(deserialize_with = "nullable")]
    pub(super) cutoff_time: Option<String>,
    pub(super) scope: String,
    #[serde(deserialize_with = "nullable")]
    pub(super) note: Option<Said>,
}

/// An amount of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Time {
    pub(super) value: Halves,
    pub(super) unit: Unit,
}

/// What time is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Unit {
    WorkingDay,
    Day,
    Hour,
    WorkingHour,
    Month,
    SameDay,
}

/// One document of the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Document {
    pub(super) name: Said,
    pub(super) kind: String,
    pub(super) count: u32,
    pub(super) required: bool,
    #[serde(deserialize_with = "nullable")]
    pub(super) condition: Option<Said>,
    #[serde(deserialize_with = "nullable")]
    pub(super) form_name: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub(super) group: Option<String>,
}

/// A charge or fee.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Fee {
    pub(super) kind: String,
    pub(super) name: Said,
    #[serde(deserialize_with = "nullable")]
    pub(super) amount_vnd: Option<u64>,
    pub(super) unit: String,
    #[serde(deserialize_with = "nullable")]
    pub(super) condition: Option<Said>,
    pub(super) channel: String,
    #[serde(deserialize_with = "nullable")]
    pub(super) basis: Option<String>,
    pub(super) scope: String,
}

/// How far it can be done online, and where.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Online {
    #[serde(deserialize_with = "nullable")]
    pub(super) level: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub(super) label_vi: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub(super) scope: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub(super) as_of: Option<String>,
}

/// A legal text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LegalBasis {
    pub(super) symbol: String,
    pub(super) title_vi: String,
    #[serde(deserialize_with = "nullable")]
    pub(super) date: Option<String>,
    pub(super) issuer: String,
    pub(super) date_confidence: String,
    pub(super) confidence: String,
}

/// The steps inside the offices.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Process {
    pub(super) basis: String,
    pub(super) place: String,
    #[serde(deserialize_with = "nullable")]
    pub(super) decision: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub(super) as_of: Option<String>,
    #[serde(deserialize_with = "nullable")]
    pub(super) total: Option<Time>,
    pub(super) steps: Vec<Step>,
    pub(super) branches: Vec<Branch>,
    #[serde(deserialize_with = "nullable")]
    pub(super) note: Option<Said>,
    pub(super) source_ids: Vec<String>,
}

/// One step.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Step {
    pub(super) no: u32,
    pub(super) actor_role: Said,
    #[serde(deserialize_with = "nullable")]
    pub(super) agency: Option<Said>,
    pub(super) work: Said,
    #[serde(deserialize_with = "nullable")]
    pub(super) time: Option<Time>,
    pub(super) kind: Kind,
    pub(super) clock: Clock,
}

/// What a step is, in the words of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Kind {
    Submit,
    Receive,
    Assign,
    Process,
    Review,
    Transfer,
    Consult,
    External,
    Inspection,
    Meeting,
    Posting,
    Fork,
    Decide,
    Issue,
    Applicant,
    Pay,
    Return,
    JoinReturn,
    After,
}

/// Whether time runs during a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Clock {
    Counts,
    Stopped,
}

/// What else can happen at a step.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Branch {
    pub(super) at_step: u32,
    pub(super) kind: String,
    pub(super) condition: Said,
    pub(super) effect: Said,
    #[serde(deserialize_with = "nullable")]
    pub(super) time: Option<Time>,
    #[serde(deserialize_with = "nullable")]
    pub(super) goto_step: Option<u32>,
}

/// How far each group of facts can be relied on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Groups {
    pub(super) identity: Reliance,
    pub(super) agencies: Reliance,
    pub(super) time_limit: Reliance,
    pub(super) documents: Reliance,
    pub(super) fees: Reliance,
    pub(super) online: Reliance,
    pub(super) legal_bases: Reliance,
    pub(super) internal_process: Reliance,
}

/// How far one group can be relied on.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Reliance {
    #[serde(deserialize_with = "nullable")]
    pub(super) level: Option<String>,
    pub(super) source_ids: Vec<String>,
}

/// A page or text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Source {
    pub(super) id: String,
    pub(super) url: String,
    pub(super) title: String,
    #[serde(deserialize_with = "nullable")]
    pub(super) published: Option<String>,
}

impl Groups {
    /// Every group with its name, in the order of the form.
    pub(super) const fn all(&self) -> [(&'static str, &Reliance); 8] {
        [
            ("identity", &self.identity),
            ("agencies", &self.agencies),
            ("time_limit", &self.time_limit),
            ("documents", &self.documents),
            ("fees", &self.fees),
            ("online", &self.online),
            ("legal_bases", &self.legal_bases),
            ("internal_process", &self.internal_process),
        ]
    }
}

impl LimitCase {
    /// The time, if it was found.
    pub(super) fn time(&self) -> Option<Time> {
        Some(Time { value: self.value?, unit: self.unit? })
    }
}

impl Procedure {
    /// The procedure's own process and those of other places, the own one first.
    pub(super) fn processes(&self) -> impl Iterator<Item = &Process> {
        self.internal_process.iter().chain(&self.other_processes)
    }
}

impl Kind {
    /// The word of the form.
    pub(super) const fn code(self) -> &'static str {
        match self {
            Self::Submit => "submit",
            Self::Receive => "receive",
            Self::Assign => "assign",
            Self::Process => "process",
            Self::Review => "review",
            Self::Transfer => "transfer",
            Self::Consult => "consult",
            Self::External => "external",
            Self::Inspection => "inspection",
            Self::Meeting => "meeting",
            Self::Posting => "posting",
            Self::Fork => "fork",
            Self::Decide => "decide",
            Self::Issue => "issue",
            Self::Applicant => "applicant",
            Self::Pay => "pay",
            Self::Return => "return",
            Self::JoinReturn => "join_return",
            Self::After => "after",
        }
    }
}
