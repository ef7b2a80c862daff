//! Every bound of this system, by name, unit last.

/// Length of a note, in characters.
pub const NOTE_CHARS_MAX: usize = 2_000;
/// Characters of a note that a list shows.
pub const NOTE_SHOWN_CHARS_MAX: usize = 80;
/// How long a note stays open by itself, in days of 24 hours on the law's clock.
pub const NOTE_OPEN_DAYS: i64 = 30;
