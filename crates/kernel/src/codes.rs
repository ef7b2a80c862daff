//! Official codes, parsed once at the edge: agency, procedure, case.

use crate::{
    limits::{AGENCY_CODE_BYTES_MAX, AGENCY_CODE_GROUPS_MAX, CASES_PER_AGENCY_DAY_MAX, REFUSED_TEXT_CHARS_MAX},
    text_serde::text_serde,
};
use jiff::civil::Date;
use std::{fmt, str::FromStr};

/// A text that is no code of its kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodeError {
    /// What was given, shortened.
    pub given: String,
    /// A code that would be right.
    pub example: &'static str,
}

impl CodeError {
    fn new(given: &str, example: &'static str) -> Self {
        Self { given: given.chars().take(REFUSED_TEXT_CHARS_MAX).collect(), example }
    }
}

impl fmt::Display for CodeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?} is not a code like {}", self.given, self.example)
    }
}

impl std::error::Error for CodeError {}

macro_rules! code {
    ($($(#[$doc:meta])* $name:ident, $example:literal, $valid:expr;)+) => {
        $(
            $(#[$doc])*
            #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
            pub struct $name(String);

            impl $name {
                /// The code as it is written.
                #[must_use]
                pub fn as_str(&self) -> &str {
                    &self.0
                }
            }

            impl fmt::Display for $name {
                fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                    f.pad(&self.0)
                }
            }

            impl AsRef<str> for $name {
                fn as_ref(&self) -> &str {
                    &self.0
                }
            }

            impl FromStr for $name {
                type Err = CodeError;

                fn from_str(text: &str) -> Result<Self, CodeError> {
                    let valid: fn(&str) -> bool = $valid;
                    if valid(text) { Ok(Self(text.to_owned())) } else { Err(CodeError::new(text, $example)) }
                }
            }

            text_serde!($name);
        )+
    };
}

code! {
    /// An agency: groups of capitals and digits between dots, `000.00.10.H50` (QCVN 102, QĐ 20/2020/QĐ-TTg).
    AgencyCode, "000.00.10.H50", is_agency;
    /// An administrative procedure in the national database, `1.001193`, with or without the publishing agency behind
    /// it: `1.004199.000.00.00.H50`.
    ProcedureCode, "1.001193", is_procedure;
    /// A case: agency, day of receipt, number of the day, `000.00.10.H50-241230-0001` (TT 01/2018/TT-VPCP, Article 19).
    /// Four digits, five from 10,000; six or seven tell of a ministry's system.
    CaseCode, "000.00.10.H50-241230-0001", is_case;
}

impl CaseCode {
    /// The `n`th case of that agency on that day, counted from 1.
    ///
    /// # Errors
    ///
    /// `n` is 0 or beyond [`CASES_PER_AGENCY_DAY_MAX`], or the year is not one of 2000 to 2099.
    pub fn compose(agency: &AgencyCode, day: Date, n: u32) -> Result<Self, CodeError> {
        let year = day.year();
        let text = format!("{agency}-{:02}{:02}{:02}-{n:04}", year.rem_euclid(100), day.month(), day.day());
        if (1..=CASES_PER_AGENCY_DAY_MAX).contains(&n) && (2000..=2099).contains(&year) {
            Ok(Self(text))
        } else {
            Err(CodeError::new(&text, "000.00.10.H50-241230-0001"))
        }
    }

    /// The agency that numbered it.
    #[must_use]
    pub fn agency(&self) -> AgencyCode {
        AgencyCode(self.0.split('-').next().unwrap_or_default().to_owned())
    }

    /// The day that the code tells.
    #[must_use]
    pub fn day(&self) -> Option<Date> {
        self.0.split('-').nth(1).and_then(day_of)
    }
}

fn is_agency(text: &str) -> bool {
    let group = |group: &str| !group.is_empty() && group.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase());
    text.len() <= AGENCY_CODE_BYTES_MAX
        && text.split('.').count() <= AGENCY_CODE_GROUPS_MAX
        && text.split('.').all(group)
}

fn is_procedure(text: &str) -> bool {
    let Some((kind, rest)) = text.split_once('.') else { return false };
    let (number, agency) = rest.split_at_checked(6).unwrap_or((rest, ""));
    let publisher = match agency.strip_prefix(".000.00.00.").map(str::as_bytes) {
        Some([letter, tens, ones]) => letter.is_ascii_uppercase() && tens.is_ascii_digit() && ones.is_ascii_digit(),
        _ => agency.is_empty(),
    };
    matches!(kind.as_bytes(), [b'1'..=b'9']) && is_digits(number, 6..=6) && publisher
}

fn is_case(text: &str) -> bool {
    let mut parts = text.split('-');
    let (Some(agency), Some(day), Some(number), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
        return false;
    };
    is_agency(agency) && day_of(day).is_some() && is_digits(number, 4..=7)
}

fn is_digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> bool {
    lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// The date of `yymmdd`, in this century.
fn day_of(text: &str) -> Option<Date> {
    if !is_digits(text, 6..=6) {
        return None;
    }
    let number: i32 = text.parse().ok()?;
    let part = |value: i32| i8::try_from(value % 100).ok();
    Date::new(2000 + i16::from(part(number / 10_000)?), part(number / 100)?, part(number)?).ok()
}
