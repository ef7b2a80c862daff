//! The key that Vietnamese text is searched by.

use unicode_normalization::UnicodeNormalization;

/// Folds a text for searching: lower case, no diacritics, `đ` as `d`, spaces squeezed, nothing at the ends.
///
/// "ĐĂNG KÝ  khai sinh" and "dang ky khai sinh" have the same key, however their letters were composed. Folding a key
/// changes nothing. Invisible characters (controls, zero-width) do not count: controls become spaces, zero-width none.
#[must_use]
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return squeezed(text.chars().map(|c| plain(c.to_ascii_lowercase())), text.len());
    }
    // Decomposed twice: before, for letters whose capital is a singleton; after, for capitals that fall apart in lower case.
    let letters = text.nfd().flat_map(char::to_lowercase).nfd().filter(|c| !is_mark(*c)).map(plain);
    let key = squeezed(letters, text.len());
    // Vietnamese is plain letters by now; only what other scripts leave is put together again.
    if key.is_ascii() { key } else { squeezed(key.nfc(), text.len()) }
}

/// With single spaces, and none at the ends.
fn squeezed(letters: impl Iterator<Item = char>, bytes: usize) -> String {
    let mut key = String::with_capacity(bytes);
    for c in letters {
        if !c.is_whitespace() {
            key.push(c);
        } else if !key.is_empty() && !key.ends_with(' ') {
            key.push(' ');
        }
    }
    key.truncate(key.trim_end().len());
    key
}

/// Combining diacritical marks and what is not seen at all. Signs of other scripts are letters there, and stay.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}')
}

fn plain(c: char) -> char {
    match c {
        'đ' => 'd',
        c if c.is_control() => ' ',
        c => c,
    }
}
