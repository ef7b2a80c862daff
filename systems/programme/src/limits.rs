//! Every bound of the programme's figures, by name, unit last.

/// Records shown on one page, and answered at most by one API call.
pub const RECORDS_ROWS_MAX: u32 = 200;
/// Records on a page when the reader does not say.
pub const RECORDS_ROWS_DEFAULT: u32 = 50;
/// Parts of a breakdown shown before the reader asks for all.
pub const PARTS_ROWS_FIRST: usize = 15;
/// Cases open past their date that are looked at one by one to say where they stand.
pub const OVERDUE_LOOKED_AT_MAX: u32 = 2_000;
/// Cases listed below the day of the desk's book.
pub const BOOK_CASES_SHOWN_MAX: u32 = 200;
/// Parts of a breakdown shown on one page and written into one file.
pub const PARTS_ROWS_MAX: usize = 2_000;
/// Ends of past months offered beside today.
pub const QUICK_MONTHS: u32 = 3;
/// Characters of a wrong key that are repeated in the message about it.
pub const QUOTED_CHARS_MAX: usize = 40;
/// Characters of a key by which figures are narrowed.
pub const KEY_CHARS_MAX: usize = 120;
/// Corrections of one day's book shown.
pub const BOOK_HISTORY_ROWS_MAX: u32 = 20;
/// Cases longest overdue on the leader's page.
pub const OLDEST_ROWS: u32 = 5;
/// Agencies and procedures with the most late cases on the leader's page.
pub const WORST_ROWS: usize = 5;
/// Figures kept at hand, each for what somebody asked.
pub const KEPT_MAX: usize = 64;
/// Entries, tickets or receipts of one agency's day.
pub const BOOK_COUNT_MAX: u64 = 100_000;
/// Characters of the note on a day that does not agree.
pub const BOOK_NOTE_CHARS_MAX: usize = 300;
/// Days before today for which the desk can still enter a book.
pub const BOOK_DAYS_BACK_MAX: i64 = 366;
/// Days of the desk's own book shown on its page.
pub const BOOK_ROWS_SHOWN: u32 = 31;
/// Ballots below which a part is not shown, so that nobody can be recognised.
pub const BALLOTS_SHOWN_MIN: u64 = 5;
/// The lowest score that counts as satisfied, of 5. Counts kept in advance rest on it: changed, it wants a rebuild.
pub const SATISFIED_SCORE_MIN: u32 = 4;
/// Answers whose working time is counted in one transaction.
pub const WORKED_ROWS_PER_BATCH: u32 = 200;
/// Cases written into one file.
pub const EXPORT_ROWS_MAX: u32 = 20_000;
