//! Every bound of the one-stop desk, by name, unit last.

/// Documents of one case, all supplements together.
pub const DOCUMENTS_PER_CASE_MAX: usize = 60;
/// Events of one case: far beyond any real one, so that a runaway script cannot grow a stream without end.
pub const EVENTS_PER_CASE_MAX: u64 = 500;
/// Requests for papers in one case, overrides included.
pub const SUPPLEMENT_REQUESTS_MAX: u32 = 10;
/// How long ago the hand-over minutes with the post may have been signed; before that it must be a slip.
pub const MINUTES_AGO_DAYS_MAX: i64 = 30;
/// Officers named at once for the steps that follow.
pub const HOLDERS_MAX: usize = 20;
/// Acts kept in the state to tell what happened in between.
pub const RECENT_ACTS_MAX: usize = 8;

/// Rows of a list in one answer.
pub const LIST_ROWS_MAX: u32 = 201;
/// Up to this many, what is found by the beginning of a code, or belongs to one person, is counted exactly; beyond, the
/// total is "at least" this. Lists by agency, stage and due date are exact at any size.
pub const COUNT_EXACT_ROWS_MAX: u32 = 10_000;
/// Rows of one day that are counted one by one where a bound cuts through it: far beyond any day of a province.
pub const DAY_ROWS_MAX: u32 = 1_000_000;
/// Procedures of which the cases are looked at together: more than a province has.
pub const PROCEDURES_ROWS_MAX: u32 = 10_000;
/// Agencies in a summary.
pub const SUMMARY_ROWS_MAX: u32 = 1_000;
/// The latest cases of an agency, by which its most frequent procedures are told.
pub const OFTEN_CASES_MAX: u32 = 500;
/// The most frequent procedures offered first at the desk.
pub const OFTEN_PROCEDURES_MAX: u32 = 6;
/// Words of one search; the statements bind as many.
pub const SEARCH_WORDS_MAX: usize = 8;
/// Words of one case, which stand in an index: with the code well within what a page of PostgreSQL takes.
pub const CASE_WORDS_BYTES_MAX: usize = 1_000;
/// Letters of a search for a case code.
pub const CODE_PREFIX_BYTES_MAX: usize = 80;

/// Unfinished applications of one account; the oldest gives way.
pub const DRAFTS_PER_ACCOUNT_MAX: u32 = 20;
/// How long after a filing its pages still lead to it instead of beginning anew, in minutes.
pub const JUST_FILED_MINUTES: i64 = 60;
/// Cases looked through for the one just filed.
pub const JUST_FILED_ROWS_MAX: u32 = 20;
/// Files of one paper: its two sides, its pages.
pub const FILES_PER_PAPER_MAX: usize = 5;
/// Copies of one paper handed in at the desk.
pub const COPIES_OF_PAPER_MAX: usize = 20;
/// Letters of an address for the post.
pub const DELIVERY_ADDRESS_CHARS_MAX: usize = 300;
/// Fees that are listed in one line; more depend on too much.
pub const FEES_IN_A_LINE_MAX: usize = 4;
/// Size of an unfinished application as JSON.
pub const DRAFT_BODY_BYTES_MAX: usize = 64 * 1024;
/// Files of an unfinished application.
pub const DRAFT_FILES_MAX: usize = 20;
/// Days after which an unfinished application that nobody touches is deleted.
pub const DRAFT_KEPT_DAYS: i64 = 30;
/// Unfinished applications deleted in one sweep.
pub const DRAFT_SWEEP_ROWS_MAX: u32 = 500;

/// Hand-overs on one control slip, the latest; more than any file sees, and well within the pages of a paper.
pub const HAND_OVERS_PRINTED_MAX: usize = 100;

/// Letters of a tracking key; five bits each.
pub const TRACKING_KEY_CHARS: usize = 12;
/// Longest reason or note that an officer or applicant types, in characters.
pub const REASON_CHARS_MAX: usize = 2_000;
/// Rows of a list when the reader does not say.
pub const LIST_ROWS_DEFAULT: u32 = 50;
/// Cases on a citizen's own list.
pub const MINE_ROWS_MAX: u32 = 100;
/// Procedures on the first page.
pub const HOME_PROCEDURES_MAX: usize = 6;
/// Procedures in one answer of the catalogue: a province has some two thousand.
pub const CATALOGUE_ROWS_MAX: usize = 200;
/// Cases in each list of the leader's page.
pub const LEADER_ROWS_MAX: u32 = 20;
/// Places in the leader's table of where it is late.
pub const LEADER_PLACES_MAX: usize = 50;
/// Levels of agencies above one another; a pack that goes round is not followed for ever.
pub const AGENCY_LEVELS_MAX: usize = 6;
/// Cases in each list of the wall screen.
pub const WALL_ROWS_MAX: u32 = 8;
/// Colleagues among whom a case can be given to somebody.
pub const STAFF_ROWS_MAX: u32 = 500;
/// Posting sheets kept ready: they are printed for anybody, and change only with the packs or the day.
pub const POSTINGS_KEPT_MAX: usize = 128;
/// Working days before the due date from which on the page offers to give a new one.
pub const APOLOGY_DAYS_BEFORE: u32 = 3;
/// Working days after the date it replaces within which an apology's new date has to lie, and how many times the
/// procedure's own limit where that is longer. No law sets either: beyond them a date is a slip, and it is given once.
pub const NEW_DUE_WORKING_DAYS_MAX: u32 = 30;
/// See [`NEW_DUE_WORKING_DAYS_MAX`].
pub const NEW_DUE_LIMITS_MAX: u32 = 2;
/// Years below which a grown-up's day of birth is asked about again.
pub const GROWN_UP_YEARS_MIN: i16 = 12;
