//! One version of an administrative procedure (*thủ tục hành chính*): what its folder says.

use crate::{
    cited::{Basis, Confidence, Source, Validity, day},
    codes::{Channel, Level},
    form::Form,
    steps::StepTable,
};
use engine::Process;
use kernel::{AgencyCode, Date, ProcedureCode, Said, deadline::Allowance};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, sync::Arc};

/// The decision that publishes a procedure and approves its internal process (TT 01/2018/TT-VPCP art. 8).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApprovingDecision {
    /// Its symbol; `None` = not found, and the reason is shown.
    #[serde(deserialize_with = "known")]
    pub symbol: Option<String>,
    /// Its day.
    #[serde(default, with = "day")]
    pub date: Option<Date>,
    /// Why it is not known.
    #[serde(default)]
    pub reason: Option<Said>,
}

/// How far the procedure can be done online.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnlineLevel {
    /// `full`, `partial`, `information_only`, `level_3`, `level_4`; `None` = not found.
    #[serde(deserialize_with = "known")]
    pub level: Option<String>,
    /// Since when that is so, as the source writes it.
    #[serde(default)]
    pub as_of: Option<String>,
    /// Why it is not known.
    #[serde(default)]
    pub reason: Option<Said>,
}

/// What a request for more papers does to the time limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SupplementMode {
    /// The time until the applicant supplements does not count (QĐ 766/QĐ-TTg).
    Pause,
    /// The limit begins anew when the file is complete (NĐ 61/2018/NĐ-CP art. 19.4).
    Restart,
}

/// How supplements are handled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supplement {
    /// What it does to the time limit.
    pub mode: SupplementMode,
    /// Requests that need no override (NĐ 61/2018/NĐ-CP art. 15.3: complete and made once).
    #[serde(default = "one")]
    pub requests_max: u32,
    /// What says so.
    #[serde(flatten)]
    pub basis: Basis,
    /// A remark.
    #[serde(default)]
    pub note: Option<Said>,
}

/// A result of the procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureResult {
    /// The name used here.
    pub key: String,
    /// The words shown.
    pub name: Said,
}

/// The time allowed, in one case of the procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TimeLimit {
    /// The name used here.
    pub key: String,
    /// The time allowed.
    pub allow: Allowance,
    /// When this limit applies instead of the first.
    #[serde(default)]
    pub condition: Option<Said>,
    /// `national`, or the province that set it.
    pub scope: String,
    /// What sets it.
    #[serde(flatten)]
    pub basis: Basis,
    /// A remark.
    #[serde(default)]
    pub note: Option<Said>,
}

/// Who does the work of a role in this procedure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ProcedureRole {
    /// `desk`, `officer` or `leader`.
    pub role: String,
    /// The official's title in this procedure.
    pub name: Said,
    /// What gives the work to that role.
    #[serde(flatten)]
    pub basis: Basis,
}

/// In which form a document is handed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// The original (*bản chính*).
    Original,
    /// A copy (*bản sao*).
    Copy,
    /// A certified copy (*bản sao chứng thực*).
    CertifiedCopy,
    /// Either of both.
    OriginalOrCertifiedCopy,
    /// Shown and compared, not kept (*xuất trình*).
    Present,
    /// Electronic.
    Electronic,
}

/// One document of the file (*thành phần hồ sơ*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// The `kind` by which the API names it.
    pub key: String,
    /// Its name.
    pub name: Said,
    /// In which form it is handed in.
    pub kind: DocumentKind,
    /// How many.
    pub count: u32,
    /// Whether it is needed (as one of its group, if it has one).
    pub required: bool,
    /// The channels for which it is asked; empty = all.
    #[serde(default)]
    pub channels: Vec<Channel>,
    /// When it is needed.
    #[serde(default)]
    pub condition: Option<Said>,
    /// The official form it is written on.
    #[serde(default)]
    pub form_name: Option<String>,
    /// Documents of one group can stand for one another.
    #[serde(default)]
    pub group: Option<String>,
    /// Whether the answers of the form are this document.
    #[serde(default)]
    pub filled_by_form: bool,
    /// What asks for it.
    #[serde(flatten)]
    pub basis: Basis,
}

/// A charge or fee (*phí, lệ phí*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fee {
    /// The name used here.
    pub key: String,
    /// `phi` or `le_phi`.
    pub kind: String,
    /// Its name.
    pub name: Said,
    /// In VND; 0 = free; `None` = not found, and the reason is shown.
    #[serde(deserialize_with = "amount")]
    pub amount_vnd: Option<u64>,
    /// Why the amount is not known.
    #[serde(default)]
    pub amount_reason: Option<Said>,
    /// What the amount is for.
    pub unit: String,
    /// When it is due.
    #[serde(default)]
    pub condition: Option<Said>,
    /// `any`, or the channel it holds for.
    pub channel: String,
    /// `national`, or the province that set it.
    pub scope: String,
    /// Whether it is due here; `false` = another place's, kept for reference.
    #[serde(default = "yes")]
    pub applies: bool,
    /// What sets it.
    #[serde(flatten)]
    pub basis: Basis,
}

/// Who pays nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeExemption {
    /// These people.
    pub who: Said,
}

/// A remark for the applicant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Its words.
    pub text: Said,
}

/// A legal text on which the procedure rests (*căn cứ pháp lý*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LegalBasis {
    /// Its symbol.
    pub symbol: String,
    /// Its title, in Vietnamese.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// Its day, as far as known.
    #[serde(default, with = "day")]
    pub date: Option<Date>,
    /// How it became known.
    pub confidence: Confidence,
}

/// How far one group of facts can be relied on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reliance {
    /// How it became known.
    pub level: Confidence,
    /// Where, by id of [`ProcedureVersion::sources`].
    #[serde(default)]
    pub sources: Vec<String>,
}

/// `procedure.toml` as it is written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ProcedureFacts {
    /// The national code, without the publishing agency.
    pub code: ProcedureCode,
    /// The province's long form of the code.
    #[serde(default)]
    pub local_code: Option<String>,
    /// `source`, or `derived` from the usual pattern.
    #[serde(default)]
    pub local_code_basis: Option<String>,
    /// When this version holds.
    #[serde(flatten)]
    pub valid: Validity,
    /// A remark on that time.
    #[serde(default)]
    pub valid_note: Option<Said>,
    /// Its name.
    pub name: Said,
    /// Its field (*lĩnh vực*).
    pub field: Said,
    /// `basic`, `linked`, `consult` …
    pub kind: String,
    /// The levels of government that do it.
    pub levels: Vec<Level>,
    /// Only these agencies, by key; empty = every agency of the levels that has a desk.
    #[serde(default, rename = "agencies")]
    pub(crate) agency_keys: Vec<String>,
    /// Whether more than one agency acts in the main path.
    pub interagency: bool,
    /// Who may apply.
    pub applicant_kinds: Vec<String>,
    /// How it may be filed.
    pub channels: Vec<Channel>,
    /// Sets of the file.
    pub document_sets: u32,
    /// Where it is received.
    pub receiving_point: Said,
    /// Who decides.
    pub deciding_agency: Said,
    /// What publishes it.
    pub approving_decision: ApprovingDecision,
    /// How far it can be done online.
    pub online: OnlineLevel,
    /// How supplements are handled.
    pub supplement: Supplement,
    /// What comes out.
    pub results: Vec<ProcedureResult>,
    /// The times allowed; the first is the usual one.
    pub time_limits: Vec<TimeLimit>,
    /// Who acts.
    pub roles: Vec<ProcedureRole>,
    /// What has to be handed in.
    pub documents: Vec<Document>,
    /// What it costs.
    pub fees: Vec<Fee>,
    /// Who pays nothing.
    #[serde(default)]
    pub fee_exemptions: Vec<FeeExemption>,
    /// Remarks for the applicant.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// What it rests on.
    pub legal_bases: Vec<LegalBasis>,
    /// How far each group of facts can be relied on.
    pub confidence: BTreeMap<String, Reliance>,
    /// Where the facts were read.
    pub sources: Vec<Source>,
}

/// One version of a procedure. Running cases keep the version they began under: its `id` names it, its `hash` proves it.
#[derive(Debug)]
pub struct ProcedureVersion {
    /// `code@valid_from`, such as `1.001193@2021-01-01`.
    pub id: String,
    /// SHA-256 over the folder's files, in hexadecimal.
    pub hash: String,
    /// The pack it comes from.
    pub pack: String,
    /// What `procedure.toml` says.
    pub facts: ProcedureFacts,
    /// The agencies that `procedure.toml` names; empty = every agency of the levels that has a desk.
    pub agencies: Vec<AgencyCode>,
    /// The questions.
    pub form: Form,
    /// The official step table.
    pub steps: StepTable,
    /// The process compiled from it.
    pub process: Arc<Process>,
    /// Folded words for the search.
    pub(crate) words: String,
}

impl std::ops::Deref for ProcedureVersion {
    type Target = ProcedureFacts;

    fn deref(&self) -> &ProcedureFacts {
        &self.facts
    }
}

impl ProcedureFacts {
    /// The usual time limit: the first one.
    #[must_use]
    pub fn time_limit(&self) -> Option<&TimeLimit> {
        self.time_limits.first()
    }

    /// The time limit of that name.
    #[must_use]
    pub fn time_limit_named(&self, key: &str) -> Option<&TimeLimit> {
        self.time_limits.iter().find(|limit| limit.key == key)
    }

    /// The document of that key.
    #[must_use]
    pub fn document(&self, key: &str) -> Option<&Document> {
        self.documents.iter().find(|document| document.key == key)
    }

    /// The documents asked for when filing through that channel.
    pub fn documents_for(&self, channel: Channel) -> impl Iterator<Item = &Document> {
        self.documents
            .iter()
            .filter(move |document| document.channels.is_empty() || document.channels.contains(&channel))
    }

    /// The documents that can be sent as files when filing through that channel: not those that are only shown, not
    /// those that the form is.
    pub fn uploads(&self, channel: Channel) -> impl Iterator<Item = &Document> {
        self.documents_for(channel)
            .filter(|document| !document.filled_by_form && document.kind != DocumentKind::Present)
    }

    /// The fees that are due here.
    pub fn fees_here(&self) -> impl Iterator<Item = &Fee> {
        self.fees.iter().filter(|fee| fee.applies)
    }

    /// The official's title of a role: `desk`, `officer` or `leader`.
    #[must_use]
    pub fn role(&self, role: &str) -> Option<&ProcedureRole> {
        self.roles.iter().find(|row| row.role == role)
    }
}

fn one() -> u32 {
    1
}

fn yes() -> bool {
    true
}

/// `"unknown"` is `None`: not found, which is not the same as none.
fn known<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok((text != "unknown").then_some(text))
}

fn amount<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<u64>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Amount {
        Number(u64),
        #[expect(dead_code, reason = "the shape lets only \"unknown\" through")]
        Word(String),
    }
    Ok(match Amount::deserialize(deserializer)? {
        Amount::Number(number) => Some(number),
        Amount::Word(_) => None,
    })
}
