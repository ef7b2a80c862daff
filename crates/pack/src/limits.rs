//! Every bound of the pack reader, by name, unit last.

/// Largest file that a pack may hold, in bytes.
pub const FILE_BYTES_MAX: u64 = 2 * 1024 * 1024;
/// All files of one pack together, in bytes.
pub const PACK_BYTES_MAX: u64 = 128 * 1024 * 1024;
/// Files in one pack.
pub const PACK_FILES_MAX: usize = 20_000;
/// Packs loaded together.
pub const PACKS_MAX: usize = 64;
/// Folders inside one another in a pack.
pub const FOLDER_DEPTH_MAX: usize = 6;
/// Objects and lists inside one another in a JSON file.
pub const JSON_DEPTH_MAX: usize = 40;
/// Findings kept in one check; a broken file can cause thousands.
pub const FINDINGS_MAX: usize = 5_000;
/// Characters of an offending value repeated in a finding.
pub const QUOTE_CHARS_MAX: usize = 60;
/// Characters of what the press says about a template repeated in a finding.
pub const PAPER_FAULT_CHARS_MAX: usize = 400;
/// Changes of letters between a wrong key and the one suggested instead.
pub const SUGGESTION_DISTANCE_MAX: usize = 3;
/// Characters of a search that are looked at.
pub const SEARCH_CHARS_MAX: usize = 200;
/// Bytes that the compiled pattern of one form field may take.
pub const PATTERN_BYTES_MAX: usize = 1024 * 1024;
/// Whole units before the half of a time such as `2.5wd`.
pub const HALVES_MAX: u32 = 999;
/// Words of a search that are looked at.
pub const SEARCH_WORDS_MAX: usize = 16;
/// Letters of a word up to which slips are looked for.
pub const SEARCH_LETTERS_MAX: usize = 24;
/// Known words that one word of a search may stand for when it is mistyped.
pub const SEARCH_GUESSES_MAX: usize = 24;
/// Pieces into which a word of a search is cut when spaces were left out.
pub const SEARCH_PIECES_MAX: usize = 4;
/// Share of a search's weight, in hundredths, that a procedure has to meet when none meets all of it.
pub const SEARCH_PART_PERCENT: u32 = 60;
/// Letters of the longest Vietnamese syllable, `nghiêng`.
pub const SYLLABLE_LETTERS_MAX: usize = 7;
