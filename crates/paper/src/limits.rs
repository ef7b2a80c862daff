//! Every limit of the press, by name; the unit is the last word but one.

/// Bytes of a template's source.
pub const SOURCE_BYTES_MAX: usize = 256 * 1024;

/// Bytes of the data of one paper, as JSON.
pub const DATA_BYTES_MAX: usize = 512 * 1024;

/// Characters of one text in the data.
pub const TEXT_CHARS_MAX: usize = 10_000;

/// How deep the data may be nested.
pub const DATA_DEPTH_MAX: usize = 16;

/// Files given to one paper.
pub const FILES_MAX: usize = 32;

/// Bytes of one such file.
pub const FILE_BYTES_MAX: usize = 2 * 1024 * 1024;

/// Pages of one paper.
pub const PAGES_MAX: usize = 40;

/// Bytes of the finished PDF.
pub const PDF_BYTES_MAX: usize = 8 * 1024 * 1024;

/// Bytes in a QR code: at level M and 24 mm more would no longer be read by a cheap phone.
pub const QR_BYTES_MAX: usize = 300;

/// Mistakes named in one fault.
pub const FAULT_LINES_MAX: usize = 5;

/// Renders after which an unused intermediate result leaves Typst's memory.
/// Small, because what one paper leaves (a name, an address) is of no use to the next; what all use stays.
pub const CACHE_RENDERS_MAX: usize = 2;

/// Stack of the thread that typesets. Typst recurses deeply; its own depth limits assume a main thread.
pub const STACK_BYTES: usize = 16 * 1024 * 1024;

/// The budget of one receipt, warm, in the release profile. Typst cannot be interrupted and the press has no clock,
/// so this is watched by the bench and not enforced; what is enforced is the size of everything that goes in.
pub const RENDER_MILLIS_BUDGET: u64 = 50;
