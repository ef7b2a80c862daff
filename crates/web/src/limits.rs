//! Every bound of the web edge, by name, unit last.

/// How long a request may take from its first byte read to its answer, in milliseconds.
pub const REQUEST_MS_MAX: u64 = 30_000;
/// The same for a request that carries files: a phone in the hills sends slowly.
pub const UPLOAD_REQUEST_MS_MAX: u64 = 300_000;
/// Body of a form without files, in bytes.
pub const FORM_BYTES_MAX: usize = 256 * 1024;
/// What is carried through a sign-in of a form that was sent without a session, in bytes as browsers write it.
pub const CARRIED_BYTES_MAX: usize = 64 * 1024;
/// Fields of one form.
pub const FORM_FIELDS_MAX: usize = 500;
/// Body of an API request, in bytes.
pub const JSON_BYTES_MAX: usize = 1024 * 1024;
/// Body of a request that carries files, in bytes.
pub const MULTIPART_BYTES_MAX: usize = 32 * 1024 * 1024;
/// Files of one request.
pub const MULTIPART_FILES_MAX: usize = 20;
/// How far into a multipart body the CSRF token may be, in bytes: it is the first field of every such form.
pub const MULTIPART_HEAD_BYTES_MAX: usize = 2 * 1024;
/// A local path given as `next`, in bytes.
pub const NEXT_BYTES_MAX: usize = 2 * 1024;
/// Value of an `Accept-Language` header that is looked at, in bytes.
pub const ACCEPT_LANGUAGE_BYTES_MAX: usize = 512;
/// Rows of a list when the reader names no number.
pub const PAGE_ROWS_DEFAULT: u32 = 25;
/// Rows of a list at most.
pub const PAGE_ROWS_MAX: u32 = 100;
/// A cursor as sent by the reader, in bytes.
pub const CURSOR_BYTES_MAX: usize = 1024;
/// Failed sign-ins for one login within the window.
pub const SIGN_IN_FAILURES_PER_LOGIN_MAX: u32 = 10;
/// Failed sign-ins from one network address within the window; an office shares one address.
pub const SIGN_IN_FAILURES_PER_PEER_MAX: u32 = 100;
/// Wrong keys of receipts from one network address within the window.
pub const GUESSES_PER_PEER_MAX: u32 = 60;
/// A network address as a proxy wrote it, in characters.
pub const PEER_CHARS_MAX: usize = 64;
/// The window in which failed sign-ins are counted, in milliseconds.
pub const SIGN_IN_WINDOW_MS: i64 = 15 * 60_000;
/// Logins and addresses remembered at once.
pub const SIGN_IN_KEYS_MAX: usize = 10_000;
/// How long a browser remembers the chosen language, in seconds.
pub const LANG_COOKIE_SECONDS: u64 = 365 * 24 * 3600;
/// How long a browser may keep a file of `/tinh` whose address carries its hash, in seconds.
pub const ASSET_SECONDS: u64 = 365 * 24 * 3600;
/// Names of fields or allowed values quoted in one message.
pub const QUOTED_VALUES_MAX: usize = 20;
/// Characters of a reader's own value repeated in a message.
pub const QUOTED_CHARS_MAX: usize = 60;
/// How long a system may take to fill its slot on another's page, in milliseconds.
pub const SLOT_MS_MAX: u64 = 2_000;
/// Pieces that one system puts into one slot.
pub const PIECES_PER_SLOT_MAX: usize = 3;
/// Entries of the menu that stand in a row on a phone; a longer menu is closed there.
pub const MENU_ROW_ENTRIES_MAX: usize = 5;
/// Refused forms remembered at once.
pub const REFUSED_FORMS_MAX: usize = 2_000;
/// The largest of them, names and values in bytes.
pub const REFUSED_FORM_BYTES_MAX: usize = 16 * 1024;
/// How long each is remembered, in milliseconds.
pub const REFUSED_FORMS_MS: i64 = 15 * 60_000;
