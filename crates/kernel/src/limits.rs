//! Every limit of the kernel, by name, unit last.

/// Longest agency code: ten groups as national code books write them, with room.
pub const AGENCY_CODE_BYTES_MAX: usize = 64;
/// Most groups of an agency code between its dots.
pub const AGENCY_CODE_GROUPS_MAX: usize = 10;
/// Most cases that one agency may number in one civil day: a sixth digit would make the code look like a ministry's.
pub const CASES_PER_AGENCY_DAY_MAX: u32 = 99_999;
/// Longest text read as an instant: a date, a time, nine decimals, an offset, with room.
pub const INSTANT_TEXT_BYTES_MAX: usize = 40;
/// Most of a refused text that an error repeats.
pub const REFUSED_TEXT_CHARS_MAX: usize = 80;

/// Longest allowance in working days or in calendar days.
pub const ALLOWANCE_DAYS_MAX: u32 = 2_000;
/// Longest allowance in working hours.
pub const ALLOWANCE_HOURS_MAX: u32 = 16_000;
/// Longest allowance in months.
pub const ALLOWANCE_MONTHS_MAX: u32 = 120;
/// Most pauses of one case: the law knows one, an override a few more.
pub const PAUSES_MAX: usize = 100;
/// Most lines of one proof; longer than the longest allowance with every day off between.
pub const PROOF_LINES_MAX: usize = 20_000;
/// Most periods of working hours in one day.
pub const HOURS_PERIODS_MAX: usize = 10;
