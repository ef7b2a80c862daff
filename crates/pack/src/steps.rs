//! The official step table of a procedure (*bảng bước*): step, who, work, time, what follows.

use kernel::{Said, deadline::Allowance};
use serde::{Deserialize, Serialize};

/// Whether the table is the province's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepStatus {
    /// Approved as internal process (*quy trình nội bộ*) by the provincial chairman.
    Approved,
    /// A sample, shown as "quy trình mẫu, chưa phê duyệt".
    Sample,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// The desk receives.
    Receive,
    /// An official works on the case.
    Process,
    /// A leader decides and signs.
    Decide,
    /// The desk returns the result.
    Return,
}

impl StepKind {
    /// The name used in packs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Process => "process",
            Self::Decide => "decide",
            Self::Return => "return",
        }
    }
}

/// Whether time runs during a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepClock {
    /// It counts.
    #[default]
    Counts,
    /// It stands still (the applicant pays a tax, say).
    Stopped,
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its number.
    pub no: u32,
    /// What it does.
    pub kind: StepKind,
    /// `desk`, `officer` or `leader`.
    pub role: String,
    /// `receiving` or `deciding`: which agency does it.
    pub at: String,
    /// The official's title.
    pub actor: Said,
    /// The work.
    pub work: Said,
    /// Its time; `None` = the source gives none.
    #[serde(deserialize_with = "time")]
    pub time: Option<Allowance>,
    /// Whether time runs during it.
    #[serde(default)]
    pub clock: StepClock,
    /// The number of the step that follows; `None` after the last.
    #[serde(default)]
    pub next: Option<u32>,
}

/// What else can happen at a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// The step at which it happens.
    pub at_step: u32,
    /// `supplement`, `refuse`, `consult`, `suspend` or `escalate`.
    pub kind: String,
    /// When.
    pub condition: Said,
    /// What happens.
    pub effect: Said,
    /// Where the case goes on.
    #[serde(default)]
    pub goto_step: Option<u32>,
}

/// The step table (`steps.toml`).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StepTable {
    /// Whether it is the province's own.
    pub status: StepStatus,
    /// A remark, shown with the table.
    #[serde(default)]
    pub note: Option<Said>,
    /// The place whose process it is.
    #[serde(default)]
    pub place: Option<String>,
    /// The decision that approved it there.
    #[serde(default)]
    pub decision: Option<String>,
    /// When it was so.
    #[serde(default)]
    pub as_of: Option<String>,
    /// The time of the whole.
    #[serde(default)]
    pub total: Option<Allowance>,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Its lines.
    pub steps: Vec<Step>,
    /// What else can happen.
    #[serde(default)]
    pub branches: Vec<Branch>,
}

/// `"unknown"` is `None`: the source gives no time.
fn time<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Allowance>, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text == "unknown" { Ok(None) } else { text.parse().map(Some).map_err(serde::de::Error::custom) }
}
