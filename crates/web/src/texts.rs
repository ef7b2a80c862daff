//! Problems in words of this crate's texts, in both languages at once.

use crate::text::T;
use kernel::{Problem, Said};

/// One sentence in both languages.
pub(crate) fn said(words: impl Fn(T) -> String) -> Said {
    Said::both(|lang| words(T::new(lang)))
}

/// A problem of that kind: what is wrong, and what can be done now.
pub(crate) fn problem(kind: fn(Said) -> Problem, title: impl Fn(T) -> String, hint: impl Fn(T) -> String) -> Problem {
    kind(said(title)).hint(said(hint))
}
