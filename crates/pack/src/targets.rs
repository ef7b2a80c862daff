//! A reform programme: its targets and duties, line by line.

use crate::cited::day;
use kernel::{Date, Said};
use serde::{Deserialize, Serialize};

/// Whether a line of the programme has to be measured or done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TargetKind {
    /// A number, a state or a count to reach (*mục tiêu*).
    Target,
    /// Assigned work (*nhiệm vụ*).
    Duty,
}

/// How a figure is compared with its threshold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparator {
    /// At least the threshold.
    #[serde(rename = ">=")]
    AtLeast,
    /// At most the threshold.
    #[serde(rename = "<=")]
    AtMost,
    /// Exactly the threshold.
    #[serde(rename = "=")]
    Equal,
}

impl Comparator {
    /// The sign: `≥`, `≤` or `=`.
    #[must_use]
    pub const fn sign(self) -> &'static str {
        match self {
            Self::AtLeast => "≥",
            Self::AtMost => "≤",
            Self::Equal => "=",
        }
    }
}

/// What a figure has to reach.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Threshold {
    /// A state that is reached or not.
    Reached(bool),
    /// A number, in the row's unit.
    Number(i64),
    /// A group of a published ranking.
    Group(String),
}

/// One line of the programme.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetRow {
    /// `T01` … for the headline numbers, `D101` … for duties.
    pub id: String,
    /// The place in the programme, such as `II.2`.
    pub section: String,
    /// Measured or done.
    pub kind: TargetKind,
    /// The line itself, shortened.
    pub text: Said,
    /// Agencies and groups that answer for it, by key.
    pub responsible: Vec<String>,
    /// The one that leads, by key.
    #[serde(default)]
    pub lead: Option<String>,
    /// Those that help, by key.
    #[serde(default)]
    pub coordinating: Vec<String>,
    /// `stated` when the programme names the agency at that point, `inferred` when it follows from elsewhere.
    pub agency_basis: String,
    /// The name of the figure.
    #[serde(default)]
    pub metric: Option<String>,
    /// How the figure is compared.
    #[serde(default)]
    pub comparator: Option<Comparator>,
    /// What it has to reach; `None` where the programme gives none.
    #[serde(default)]
    pub threshold: Option<Threshold>,
    /// `percent`, `count`, `rank`, `boolean`, `vnd` or `group`.
    #[serde(default)]
    pub unit: Option<String>,
    /// The last day for it.
    #[serde(default, with = "day")]
    pub deadline: Option<Date>,
    /// How often it comes round, such as `yearly`.
    pub recurrence: String,
    /// Whether both a metric and a threshold are given.
    pub measurable: bool,
    /// Lines about the same work, by id.
    #[serde(default)]
    pub related: Vec<String>,
    /// A remark of whoever recorded the line, in English.
    #[serde(default)]
    pub note: Option<String>,
}

impl TargetRow {
    /// Whether it is measured, rather than work to be done.
    #[must_use]
    pub fn is_target(&self) -> bool {
        self.kind == TargetKind::Target
    }

    /// The threshold in percent, where it is one.
    #[must_use]
    pub fn percent(&self) -> Option<u64> {
        match (&self.threshold, self.unit.as_deref()) {
            (Some(Threshold::Number(number)), Some("percent")) => u64::try_from(*number).ok(),
            _ => None,
        }
    }
}

/// Several agencies under one name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetGroup {
    /// The name that rows use.
    pub key: String,
    /// The words shown.
    pub name: Said,
    /// The administrative unit it stands for, if it is one.
    #[serde(default)]
    pub area: Option<String>,
}

/// A programme (`targets.toml`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Programme {
    /// Its title.
    pub title: Said,
    /// Where it was read.
    pub source: String,
    /// Groups of agencies.
    #[serde(default)]
    pub groups: Vec<TargetGroup>,
    /// Its lines, in the programme's order.
    pub rows: Vec<TargetRow>,
}
