//! Every bound of this system, by name, unit last.

use kernel::deadline::Allowance;

/// Length of a complaint and of its answer, in characters.
pub const WORDS_CHARS_MAX: usize = 2_000;
/// The time for an answer: 15 working days, as the monitor of Decision 766/QĐ-TTg counts feedback on time (indicator
/// 5.2; read in a secondary source).
pub const ANSWER_TIME: Allowance = Allowance::WorkingDays(15);
/// Complaints of one case shown to whoever made them.
pub const OWN_ROWS_MAX: i64 = 20;
