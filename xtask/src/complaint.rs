//! What a check says when it is not satisfied: where, which rule, what, why the rule exists, and what to do.

use std::fmt;

/// One finding of `gen` or `tidy`. Every part is for the person who has to repair it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Complaint {
    /// Path from the root of the repository.
    pub file: String,
    /// Line counted from 1; 0 when it is about the whole file.
    pub line: usize,
    /// Name of the rule, as `cargo x tidy` lists it.
    pub rule: &'static str,
    /// What is wrong here.
    pub what: String,
    /// Why the rule exists.
    pub why: &'static str,
    /// What to do about it.
    pub fix: String,
}

impl fmt::Display for Complaint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.file)?;
        if self.line > 0 {
            write!(f, ":{}", self.line)?;
        }
        write!(f, ": {} → {}", self.what, self.fix)
    }
}

/// Line (from 1) of a byte offset.
pub fn line_of(text: &str, offset: usize) -> usize {
    let end = offset.min(text.len());
    text.as_bytes()[..end].iter().filter(|b| **b == b'\n').count() + 1
}
