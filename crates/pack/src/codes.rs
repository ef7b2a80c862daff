//! Code tables and printed papers.

use crate::cited::{Basis, Confidence, Validity};
use kernel::Said;
use serde::{Deserialize, Serialize};

/// A level of government.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Province (*cấp tỉnh*).
    Province,
    /// District (*cấp huyện*), until 30 June 2025.
    District,
    /// Commune, ward, township (*cấp xã*).
    Commune,
}

/// How an application arrives.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// At the desk (*trực tiếp*).
    Direct,
    /// Through the portal (*trực tuyến*).
    Online,
    /// By public post (*bưu chính công ích*).
    Post,
}

impl Level {
    /// The name used in packs and in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::District => "district",
            Self::Commune => "commune",
        }
    }
}

impl Channel {
    /// Every channel.
    pub const ALL: [Self; 3] = [Self::Direct, Self::Online, Self::Post];

    /// The name used in packs and in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Direct => "direct",
            Self::Online => "online",
            Self::Post => "post",
        }
    }
}

/// The channel is none of `direct`, `online`, `post`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnknownChannel;

impl std::str::FromStr for Channel {
    type Err = UnknownChannel;

    fn from_str(code: &str) -> Result<Self, UnknownChannel> {
        Self::ALL.into_iter().find(|channel| channel.code() == code).ok_or(UnknownChannel)
    }
}

/// One line of a code table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Code {
    /// The number that is exchanged with the national portal.
    pub code: u32,
    /// The name used here.
    pub key: String,
    /// The words shown.
    pub name: Said,
}

/// The code tables (`codes.toml`).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Codes {
    /// National states of a case (*TrangThaiHoSo*).
    pub case_statuses: Vec<Code>,
    /// Channels (*KenhThucHien*).
    pub channels: Vec<Code>,
    /// How the result comes back (*HinhThuc*).
    #[serde(default)]
    pub return_ways: Vec<Code>,
    /// Kinds of applicant (*LoaiDoiTuong*).
    #[serde(default)]
    pub applicant_types: Vec<Code>,
    /// Kinds of identity paper (*LoaiDinhDanh*).
    #[serde(default)]
    pub identity_papers: Vec<Code>,
    /// Levels of an online service (*MucDo*).
    #[serde(default)]
    pub online_levels: Vec<Code>,
}

impl Codes {
    /// The state of a case by the name used here.
    #[must_use]
    pub fn case_status(&self, key: &str) -> Option<&Code> {
        self.case_statuses.iter().find(|code| code.key == key)
    }

    /// Every table with its name.
    pub(crate) fn tables(&self) -> [(&'static str, &[Code]); 6] {
        [
            ("case_statuses", &self.case_statuses),
            ("channels", &self.channels),
            ("return_ways", &self.return_ways),
            ("applicant_types", &self.applicant_types),
            ("identity_papers", &self.identity_papers),
            ("online_levels", &self.online_levels),
        ]
    }
}

/// What stands above every printed paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Heading {
    /// The name of the State (*quốc hiệu*).
    pub nation: String,
    /// The motto (*tiêu ngữ*).
    pub motto: String,
    /// The other lines, by name.
    pub lines: Vec<String>,
    /// How they are set.
    #[serde(default)]
    pub note: Option<Said>,
}

/// One printed paper of the one-stop desk (*mẫu*).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperForm {
    /// Its official number, such as `01`.
    pub number: String,
    /// The name used here.
    pub key: String,
    /// Its title.
    pub name: Said,
    /// `A4` or `A5`.
    pub paper: String,
    /// How its title became known.
    pub confidence: Confidence,
    /// What it shows, by name.
    pub fields: Vec<String>,
}

/// The printed papers of the one-stop desk (`forms.toml`).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperForms {
    /// When they are in use.
    #[serde(flatten)]
    pub valid: Validity,
    /// What prescribes them.
    #[serde(flatten)]
    pub basis: Basis,
    /// What stands above each of them.
    pub heading: Heading,
    /// The papers.
    pub forms: Vec<PaperForm>,
}

impl PaperForms {
    /// A paper by the name used here: `receipt`, `supplement`, `refusal`, `apology`.
    #[must_use]
    pub fn form(&self, key: &str) -> Option<&PaperForm> {
        self.forms.iter().find(|form| form.key == key)
    }
}
