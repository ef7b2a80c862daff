//! One version of an administrative procedure (*thủ tục hành chính*): what its folder says.

use crate::{
    cited::{Basis, Confidence, Source, Validity, day},
    codes::{Channel, Level},
    form::Form,
    span::{TimeSpan, or_unknown},
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
    /// What the source calls that level, in Vietnamese.
    #[serde(default)]
    pub label: Option<String>,
    /// Since when that is so, as the source writes it.
    #[serde(default)]
    pub as_of: Option<String>,
    /// Why it is not known.
    #[serde(default)]
    pub reason: Option<Said>,
    /// Whether the law lets it be offered online at all; `None` = not found.
    #[serde(default, deserialize_with = "yes_or_no")]
    pub eligible: Option<bool>,
    /// By what people reach the service: `web`, `mobile_web`, `app`, `kiosk`, `message`; `None` = not found.
    #[serde(default, deserialize_with = "means")]
    pub means: Option<Vec<String>>,
    /// What another place says of itself, for reference.
    #[serde(default)]
    pub elsewhere: Option<OnlineElsewhere>,
}

/// The online level of a procedure at another place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnlineElsewhere {
    /// One of the words of [`OnlineLevel::level`].
    pub level: String,
    /// The place.
    pub scope: String,
    /// What that place calls it, in Vietnamese.
    #[serde(default)]
    pub label: Option<String>,
    /// Since when, as the source writes it.
    #[serde(default)]
    pub as_of: Option<String>,
}

impl OnlineLevel {
    /// Whether it can be done online, wholly or in part (levels 3 and 4 of old); `None` = not found.
    #[must_use]
    pub fn offered(&self) -> Option<bool> {
        self.level.as_deref().map(|level| matches!(level, "full" | "partial" | "level_3" | "level_4"))
    }

    /// Whether it can be done online from beginning to end (level 4 of old); `None` = not found.
    #[must_use]
    pub fn whole(&self) -> Option<bool> {
        self.level.as_deref().map(|level| matches!(level, "full" | "level_4"))
    }
}

/// Whether the procedure stands on the national public-service portal.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct NationalPortal {
    /// `None` = not found.
    #[serde(deserialize_with = "yes_or_no")]
    pub integrated: Option<bool>,
    /// Since when, as far as known.
    #[serde(default, with = "day")]
    pub since: Option<Date>,
    /// Why it is not known.
    #[serde(default)]
    pub reason: Option<Said>,
}

impl NationalPortal {
    /// Whether it stands there on that day; `None` = not found.
    #[must_use]
    pub fn on(&self, day: Date) -> Option<bool> {
        self.integrated.map(|integrated| integrated && self.since.is_none_or(|since| since <= day))
    }
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
    /// The time allowed; `None` = not found, and the reason is shown.
    #[serde(deserialize_with = "or_unknown")]
    pub allow: Option<TimeSpan>,
    /// Why the time is not known.
    #[serde(default)]
    pub allow_reason: Option<Said>,
    /// When this limit applies instead of the first.
    #[serde(default)]
    pub condition: Option<Said>,
    /// `national`, or the province that set it.
    pub scope: String,
    /// Whether it holds here; `false` = another place's, kept for reference.
    #[serde(default = "yes")]
    pub applies: bool,
    /// What sets it.
    #[serde(flatten)]
    pub basis: Basis,
    /// A remark.
    #[serde(default)]
    pub note: Option<Said>,
}

/// A period that no time limit counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExcludedTime {
    /// Which.
    pub what: Said,
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

/// What has to be so for the procedure to be granted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// Its words.
    pub text: Said,
}

/// An agency that acts beside the receiving and the deciding one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coordinating {
    /// Its name, as the source gives it.
    pub name: Said,
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
    /// How its day became known, where that is otherwise.
    #[serde(default)]
    pub date_confidence: Option<Confidence>,
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
    /// Codes it had before.
    #[serde(default)]
    pub previous_codes: Vec<ProcedureCode>,
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
    /// The levels whose desks take it in; empty = all of [`ProcedureFacts::levels`].
    #[serde(default)]
    pub received_at: Vec<Level>,
    /// On the levels of these agencies only they, by key; on any other level every agency that has a desk.
    #[serde(default, rename = "agencies")]
    pub(crate) agency_keys: Vec<String>,
    /// Whether more than one agency acts in the main path.
    pub interagency: bool,
    /// Who may apply.
    pub applicant_kinds: Vec<String>,
    /// How it may be filed.
    pub channels: Vec<Channel>,
    /// Sets of the file; `None` = not found.
    #[serde(deserialize_with = "sets")]
    pub document_sets: Option<u32>,
    /// Where it is received.
    pub receiving_point: Said,
    /// Who decides.
    pub deciding_agency: Said,
    /// Who else acts.
    #[serde(default)]
    pub coordinating_agencies: Vec<Coordinating>,
    /// What publishes it.
    pub approving_decision: ApprovingDecision,
    /// How far it can be done online.
    pub online: OnlineLevel,
    /// Whether it stands on the national portal; absent = not found.
    #[serde(default)]
    pub national_portal: NationalPortal,
    /// How supplements are handled.
    pub supplement: Supplement,
    /// What comes out.
    pub results: Vec<ProcedureResult>,
    /// What has to be so.
    #[serde(default)]
    pub conditions: Vec<Condition>,
    /// The times allowed; the usual one is that of [`ProcedureFacts::time_limit`].
    pub time_limits: Vec<TimeLimit>,
    /// Periods that do not count.
    #[serde(default)]
    pub excluded_time: Vec<ExcludedTime>,
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
    /// The agencies that `procedure.toml` names: on their levels only they take it in.
    pub agencies: Vec<AgencyCode>,
    /// The questions.
    pub form: Form,
    /// The official step table.
    pub steps: StepTable,
    /// The process compiled from it.
    pub process: Arc<Process>,
}

impl std::ops::Deref for ProcedureVersion {
    type Target = ProcedureFacts;

    fn deref(&self) -> &ProcedureFacts {
        &self.facts
    }
}

/// The scope of what is the same in the whole country.
pub(crate) const NATIONAL: &str = "national";

impl ProcedureFacts {
    /// The usual time limit, by which a return date is promised: the committed one, else the first that applies here.
    #[must_use]
    pub fn time_limit(&self) -> Option<&TimeLimit> {
        self.committed().or_else(|| self.time_limits.iter().find(|limit| limit.applies))
    }

    /// The limit to which the province has committed itself for every case (*thời hạn cam kết*), beside the law's.
    #[must_use]
    pub fn committed(&self) -> Option<&TimeLimit> {
        self.unconditional().find(|limit| limit.scope != NATIONAL && limit.allow.is_some())
    }

    /// The law's limit for every case.
    #[must_use]
    pub fn statutory(&self) -> Option<&TimeLimit> {
        self.unconditional().find(|limit| limit.scope == NATIONAL)
    }

    fn unconditional(&self) -> impl Iterator<Item = &TimeLimit> {
        self.time_limits.iter().filter(|limit| limit.applies && limit.condition.is_none())
    }

    /// The usual time allowed; `None` when no source gives one.
    #[must_use]
    pub fn allowance(&self) -> Option<Allowance> {
        self.time_limit()?.allow?.whole()
    }

    /// The levels whose desks take it in.
    #[must_use]
    pub fn receiving_levels(&self) -> &[Level] {
        if self.received_at.is_empty() { &self.levels } else { &self.received_at }
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

/// `"yes"`, `"no"`, or `"unknown"` for `None`; the shape lets no other word through.
fn yes_or_no<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<bool>, D::Error> {
    let text = String::deserialize(deserializer)?;
    Ok((text != "unknown").then_some(text == "yes"))
}

/// A list, or `"unknown"` for `None`.
fn means<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Vec<String>>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Means {
        List(Vec<String>),
        #[expect(dead_code, reason = "the shape lets only \"unknown\" through")]
        Word(String),
    }
    Ok(match Means::deserialize(deserializer)? {
        Means::List(list) => Some(list),
        Means::Word(_) => None,
    })
}

/// A number, or `"unknown"`: `None`.
fn sets<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<u32>, D::Error> {
    Ok(amount(deserializer)?.and_then(|number| u32::try_from(number).ok()))
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
