//! Every bound of this system, by name, unit last.

/// Days after the answer in which a case may be rated.
pub const RATING_DAYS: i64 = 30;
/// Length of a comment, in characters.
pub const COMMENT_CHARS_MAX: usize = 1_000;
/// Ballots of one agency that have to lie in the box before it is opened for them on an ordinary day.
pub const BALLOTS_TOGETHER_MIN: i64 = 5;
/// Answers below which no cell of a result is shown.
pub const ANSWERS_SHOWN_MIN: u64 = 5;
/// Ballots taken out of the box in one transaction.
pub const BALLOTS_PER_BATCH_MAX: i64 = 100;
/// Agencies looked up at once while the box is opened.
pub const AGENCIES_PER_BATCH_MAX: i64 = 200;
/// Made-up ballots put in with one transaction.
pub const MADE_UP_PER_BATCH_MAX: usize = 500;
/// The lowest answer that counts as satisfied, of 5.
pub const SATISFIED_MIN: u8 = 4;
/// Years offered on the page of results.
pub const YEARS_SHOWN_MAX: i64 = 6;
/// Parts of a result shown before the reader asks for all.
pub const PARTS_SHOWN_FIRST: usize = 15;
/// Parts of a result shown on one page.
pub const PARTS_SHOWN_MAX: usize = 500;
