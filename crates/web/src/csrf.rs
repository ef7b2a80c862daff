//! CSRF tokens: derived from the cookie, so nothing is stored; masked anew on each page, so compression leaks nothing.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest, Sha256};

/// Name of the form field that carries the token.
pub const CSRF_FIELD: &str = "csrf";
/// Name of the header that carries it for scripts.
pub const CSRF_HEADER: &str = "x-csrf-token";

const BYTES: usize = 32;

/// The token for one page: mask ‖ (mask ⊕ derived). Equal meaning, other text each time (BREACH).
pub(crate) fn token(cookie: &str, mask: [u8; BYTES]) -> String {
    let mut bytes = [0_u8; 2 * BYTES];
    bytes[..BYTES].copy_from_slice(&mask);
    for (n, byte) in derived(cookie).iter().enumerate() {
        bytes[BYTES + n] = byte ^ mask[n];
    }
    URL_SAFE_NO_PAD.encode(bytes)
}

/// Whether the token was made from this cookie; takes the same time however wrong it is.
pub(crate) fn matches(cookie: &str, sent: &str) -> bool {
    let mut bytes = [0_u8; 2 * BYTES];
    if URL_SAFE_NO_PAD.decode_slice(sent, &mut bytes) != Ok(2 * BYTES) {
        return false;
    }
    let expected = derived(cookie);
    let (mask, masked) = bytes.split_at(BYTES);
    let mut difference = 0_u8;
    for n in 0..BYTES {
        difference |= mask[n] ^ masked[n] ^ expected[n];
    }
    std::hint::black_box(difference) == 0
}

/// The cookie is 32 random bytes and of fixed length, so a plain hash with a label is a sound key derivation.
fn derived(cookie: &str) -> [u8; BYTES] {
    let mut hash = Sha256::new();
    hash.update(b"motcua csrf\0");
    hash.update(cookie.as_bytes());
    hash.finalize().into()
}
