//! What the sample system tells: the smallest fact there can be.

use kernel::AgencyCode;
use serde::{Deserialize, Serialize};

/// An agency wrote a note.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteWritten {
    /// Whose note it is.
    pub agency: AgencyCode,
}

impl NoteWritten {
    /// The word in the outbox.
    pub const KIND: &'static str = "sample.note_written";
}
