//! Every bound of the programme's figures, by name, unit last.

/// Records shown on one page, and answered at most by one API call.
pub const RECORDS_ROWS_MAX: u32 = 200;
/// Records on a page when the reader does not say.
pub const RECORDS_ROWS_DEFAULT: u32 = 50;
/// Ends of past months offered beside today.
pub const QUICK_MONTHS: u32 = 3;
