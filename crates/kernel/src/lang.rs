//! The two languages of every sentence.

use crate::text_serde::text_serde;
use std::{fmt, str::FromStr};

/// A language that pages, papers and errors are written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Lang {
    /// Vietnamese: the original of every text.
    #[default]
    Vi,
    /// English.
    En,
}

impl Lang {
    /// Both, the original first.
    pub const ALL: [Lang; 2] = [Lang::Vi, Lang::En];

    /// The code of BCP 47: `vi` or `en`.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Lang::Vi => "vi",
            Lang::En => "en",
        }
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

/// Neither `vi` nor `en`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LangError;

impl fmt::Display for LangError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a language is vi or en")
    }
}

impl std::error::Error for LangError {}

impl FromStr for Lang {
    type Err = LangError;

    fn from_str(text: &str) -> Result<Self, LangError> {
        Self::ALL.into_iter().find(|lang| lang.code() == text).ok_or(LangError)
    }
}

text_serde!(Lang);
