//! Keys for rows that the exchange form leaves without one: made from the English words, the same every time.

use kernel::fold;
use std::collections::BTreeSet;

/// Longest key made here; a number may still come behind it.
const KEY_CHARS_MAX: usize = 48;

/// Keys of one list, each once.
#[derive(Debug, Default)]
pub(super) struct Keys {
    used: BTreeSet<String>,
}

impl Keys {
    /// A key like `birth_notification` for words like "Birth notification"; numbered when taken.
    pub(super) fn of(&mut self, words: &str) -> String {
        let base = key(words);
        let numbered = (2..).map(|n| format!("{base}_{n}"));
        let free = std::iter::once(base.clone()).chain(numbered).find(|key| !self.used.contains(key)).unwrap_or(base);
        self.used.insert(free.clone());
        free
    }
}

fn key(words: &str) -> String {
    let plain = fold(words);
    let parts: Vec<&str> =
        plain.split(|letter: char| !letter.is_ascii_alphanumeric()).filter(|p| !p.is_empty()).collect();
    let mut key = String::new();
    for part in parts {
        if key.len() + part.len() >= KEY_CHARS_MAX {
            break;
        }
        if !key.is_empty() {
            key.push('_');
        }
        key.push_str(part);
    }
    if key.starts_with(|letter: char| letter.is_ascii_lowercase()) { key } else { format!("n_{key}") }
}
