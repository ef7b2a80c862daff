//! How often a thing happens, in a thousand cases.

/// Taken back before the receipt, and while it is handled.
pub const WITHDRAWN_EARLY: u64 = 7;
/// See [`WITHDRAWN_EARLY`].
pub const WITHDRAWN: u64 = 8;
/// Refused by the desk.
pub const REFUSED: u64 = 16;
/// Papers asked for before the receipt.
pub const ASKED_EARLY: u64 = 60;
/// Papers asked for while it is handled; and of those once more.
pub const ASKED: u64 = 55;
/// See [`ASKED`].
pub const ASKED_AGAIN: u64 = 45;
/// Of those asked, nobody ever answers.
pub const NEVER_ANSWERED: u64 = 70;
/// Answers on the form corrected.
pub const CORRECTED: u64 = 12;
/// Paper passed to the handling side without a word, noted by the one who takes the case.
pub const NOT_HANDED_OVER: u64 = 120;
/// Paper passed on a day late.
pub const HANDED_OVER_LATE: u64 = 18;
/// Stopped by the leader.
pub const STOPPED: u64 = 5;
/// Offices that go through a procedure's table step by step.
pub const STEP_BY_STEP: u64 = 450;
/// A step given to a colleague by name.
pub const COLLEAGUE: u64 = 350;
/// Of the late ones, so many are apologised for.
pub const APOLOGISED: u64 = 620;
/// Denied.
pub const DENIED: u64 = 24;
/// Sent back by the leader.
pub const SENT_BACK: u64 = 22;
/// Taken back after the signature.
pub const REOPENED: u64 = 5;
/// Never fetched.
pub const NOT_FETCHED: u64 = 12;
