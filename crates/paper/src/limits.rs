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

/// The budget of one receipt, warm, in the release profile; watched by the bench. The fonts, the library and the house
/// style are read once, and Typst remembers what one paper has in common with the one before.
pub const RENDER_MILLIS_BUDGET: u64 = 50;

/// Seconds after which a paper is given up: a thousand times the budget and more, so that only an endless template or
/// a machine in trouble comes near.
pub const RENDER_SECONDS_MAX: u64 = 60;

/// Seconds after which a pack's template is given up for the system's own: whoever stands at the desk waits for both.
pub const OVERRIDE_SECONDS_MAX: u64 = 20;

/// Failures after which a pack's template is no longer tried until the next start. Each failure may leave one of the
/// 65,535 path numbers that Typst has for the life of the program.
pub const OVERRIDE_FAULTS_MAX: u32 = 100;

/// What the QR code of a trial says, where the sample has none.
pub const TRIAL_QR: &str = "https://motcua.example.vn/";
