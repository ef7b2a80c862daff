//! A sentence in both languages.

use crate::Lang;
use serde::{Deserialize, Serialize};

/// The same thing said in Vietnamese and in English.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Said {
    /// In Vietnamese, the original.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Said {
    /// Asks once for each language.
    #[must_use]
    pub fn both(words: impl Fn(Lang) -> String) -> Self {
        Self { vi: words(Lang::Vi), en: words(Lang::En) }
    }

    /// What a reader of this language is shown.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Vi => &self.vi,
            Lang::En => &self.en,
        }
    }

    /// Whether nothing was said in either language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.vi.is_empty() && self.en.is_empty()
    }
}
