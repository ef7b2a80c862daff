//! Where a fact comes from: its legal basis, its source, and how far it can be relied on.

use kernel::{Date, Said};
use serde::{Deserialize, Serialize};

/// How a fact became known.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Confidence {
    /// Read in a public source.
    Source,
    /// Read where another text quotes it.
    Secondary,
    /// Remembered; the province has to confirm it.
    Memory,
    /// Partly read, partly remembered.
    Mixed,
    /// Not found.
    #[default]
    Unknown,
}

/// A legal text and the place in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Citation {
    /// The text's symbol, such as `61/2018/NĐ-CP`.
    pub symbol: String,
    /// The article, as cited; `None` for the text as a whole.
    pub place: Option<String>,
}

/// What a fee, a deadline, a document or a role rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "BasisText", rename_all = "snake_case")]
pub enum Basis {
    /// Legal texts.
    Laws(Vec<Citation>),
    /// A choice of this pack, where the law leaves one.
    Configuration,
    /// Not found; the reason is shown to everybody.
    Unknown(Said),
}

#[derive(Deserialize)]
struct BasisText {
    basis: BasisValue,
    basis_reason: Option<Said>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum BasisValue {
    Word(String),
    Laws(Vec<String>),
}

impl From<BasisText> for Basis {
    fn from(text: BasisText) -> Self {
        match text.basis {
            BasisValue::Laws(laws) => Self::Laws(laws.iter().map(|law| Citation::parse(law)).collect()),
            BasisValue::Word(word) if word == "configuration" => Self::Configuration,
            BasisValue::Word(_) => Self::Unknown(text.basis_reason.unwrap_or_default()),
        }
    }
}

impl Citation {
    /// Takes `symbol, place` apart at the first comma.
    fn parse(text: &str) -> Self {
        match text.split_once(',') {
            Some((symbol, place)) => Self { symbol: symbol.trim().to_owned(), place: Some(place.trim().to_owned()) },
            None => Self { symbol: text.trim().to_owned(), place: None },
        }
    }
}

impl Basis {
    /// The cited texts; empty for a choice of the pack and for an unknown basis.
    #[must_use]
    pub fn laws(&self) -> &[Citation] {
        match self {
            Self::Laws(laws) => laws,
            Self::Configuration | Self::Unknown(_) => &[],
        }
    }

    /// Why the basis is unknown, if it is.
    #[must_use]
    pub const fn unknown(&self) -> Option<&Said> {
        match self {
            Self::Unknown(reason) => Some(reason),
            Self::Laws(_) | Self::Configuration => None,
        }
    }

    /// The citations as one line, such as `60/2014/QH13, Điều 5; 61/2018/NĐ-CP`. Empty when there are none.
    #[must_use]
    pub fn line(&self) -> String {
        let lines: Vec<String> = self.laws().iter().map(ToString::to_string).collect();
        lines.join("; ")
    }
}

impl std::fmt::Display for Citation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.symbol)?;
        match &self.place {
            Some(place) => write!(f, ", {place}"),
            None => Ok(()),
        }
    }
}

/// A page or text in which facts of a file were read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// The name by which rows of the same file refer to it.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Where it is.
    pub url: String,
    /// When it was published, as far as known.
    #[serde(default)]
    pub published: Option<String>,
    /// A remark on it.
    #[serde(default)]
    pub note: Option<String>,
}

/// A legal text that packs cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Law {
    /// Its symbol, such as `61/2018/NĐ-CP`.
    pub symbol: String,
    /// Its title.
    pub title: Said,
    /// Who issued it.
    pub issuer: String,
    /// The day of issue, as far as known.
    #[serde(default, with = "day")]
    pub date: Option<Date>,
    /// First day in force, as far as known.
    #[serde(default, with = "day")]
    pub in_force_from: Option<Date>,
    /// The day from which it is no longer in force, as far as known.
    #[serde(default, with = "day")]
    pub in_force_to: Option<Date>,
    /// How the text became known.
    pub confidence: Confidence,
    /// A remark on it.
    #[serde(default)]
    pub note: Option<Said>,
}

/// The time in which something holds: from a day, up to but without another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validity {
    /// First day in force.
    #[serde(rename = "valid_from", with = "days")]
    pub from: Date,
    /// The day from which it no longer holds (*hết hiệu lực kể từ ngày*); `None` while no end is known.
    #[serde(rename = "valid_to", default, with = "day")]
    pub to: Option<Date>,
}

impl Validity {
    /// Whether it holds on that day.
    #[must_use]
    pub fn holds(&self, day: Date) -> bool {
        self.from <= day && self.to.is_none_or(|to| day < to)
    }

    /// Whether both hold on some day.
    #[must_use]
    pub fn overlaps(&self, other: &Self) -> bool {
        other.to.is_none_or(|to| self.from < to) && self.to.is_none_or(|to| other.from < to)
    }
}

/// Serde for a day that may be missing, written `2024-12-30`.
pub(crate) mod day {
    use kernel::Date;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    #[expect(clippy::ref_option, reason = "serde asks for this signature")]
    pub(crate) fn serialize<S: Serializer>(day: &Option<Date>, serializer: S) -> Result<S::Ok, S::Error> {
        match day {
            Some(day) => serializer.collect_str(day),
            None => serializer.serialize_none(),
        }
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Date>, D::Error> {
        let text: Option<String> = Option::deserialize(deserializer)?;
        text.map(|text| text.parse().map_err(D::Error::custom)).transpose()
    }
}

/// Serde for a day, written `2024-12-30`.
pub(crate) mod days {
    use kernel::Date;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub(crate) fn serialize<S: Serializer>(day: &Date, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(day)
    }

    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Date, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

/// A list of days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Vec<String>")]
pub(crate) struct DayList(pub(crate) Vec<Date>);

impl TryFrom<Vec<String>> for DayList {
    type Error = String;

    fn try_from(texts: Vec<String>) -> Result<Self, String> {
        texts.iter().map(|text| text.parse().map_err(|_| text.clone())).collect::<Result<_, _>>().map(Self)
    }
}
