//! How a word is compared: without its marks, with them, and as fingers and input methods leave it.

use crate::limits::{SEARCH_CHARS_MAX, SEARCH_LETTERS_MAX, SEARCH_WORDS_MAX};
use kernel::fold;
use unicode_normalization::UnicodeNormalization;

/// One word of a text or of a question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Without marks: what words are found by.
    pub(super) key: String,
    /// With marks, the tone after the letters: *hoà* and *hòa* are one word.
    pub(super) form: String,
    /// As it was written, in lower case.
    pub(super) written: String,
    /// Whether it was written with marks, so that they tell something.
    pub(super) marked: bool,
}

impl Word {
    fn of(written: &str) -> Self {
        let written: String = written.chars().flat_map(char::to_lowercase).nfc().collect();
        let folded = fold(&written);
        let marked = folded != written;
        Self { key: one_i(short_code(&folded)), form: form(&written), written, marked }
    }

    /// A number or the code of a procedure: a slip in it makes another one.
    pub(super) fn is_number(&self) -> bool {
        self.key.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
    }
}

/// The words of a text. A dot between letters or digits belongs to the word: codes stay whole.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word> + '_ {
    text.split(|c: char| !(c.is_alphanumeric() || c == '.' || is_mark(c)))
        .map(|word| word.trim_matches('.'))
        .filter(|word| !word.is_empty())
        .map(Word::of)
}

/// The words of a question, each once, as many as are looked at.
pub(super) fn asked(question: &str) -> Vec<Word> {
    let short: String = question.chars().take(SEARCH_CHARS_MAX).collect();
    let mut asked: Vec<Word> = Vec::new();
    for word in words(&short) {
        if asked.len() < SEARCH_WORDS_MAX && asked.iter().all(|known| known.key != word.key) {
            asked.push(word);
        }
    }
    asked
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}')
}

/// A procedure's code without the agency that published it.
fn short_code(word: &str) -> &str {
    let head = crate::packs::short(word);
    let is_code = head.len() == 8
        && head.bytes().enumerate().all(|(n, byte)| if n == 1 { byte == b'.' } else { byte.is_ascii_digit() });
    if is_code { head } else { word }
}

/// *kỹ* and *kĩ*, *lý* and *lí* are one word: `y` after a consonant, at the end, is `i`.
pub(super) fn one_i(word: &str) -> String {
    let mut before = word.chars().rev().skip(1);
    let consonant = match before.next() {
        Some('u') => before.next() == Some('q'),
        Some(letter) => letter.is_alphabetic() && !is_vowel(letter),
        None => false,
    };
    match word.strip_suffix('y') {
        Some(head) if consonant => format!("{head}i"),
        _ => word.to_owned(),
    }
}

const fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
}

/// Letters with the marks that make other letters of them, then the tone, wherever it was written.
fn form(word: &str) -> String {
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let letters: String = word.nfd().filter(|c| !is_tone(c)).nfc().collect();
    let mut form = one_i(&letters);
    form.extend(word.nfd().filter(is_tone));
    form
}

/// The word behind what Telex or VNI keys leave when the input method is off: `ddaang` and `d9a8ng` are *đăng*.
pub(super) fn untyped(key: &str) -> Option<String> {
    if key.len() > SEARCH_LETTERS_MAX {
        return None;
    }
    let found = if key.bytes().any(|byte| byte.is_ascii_digit()) { vni(key) } else { telex(key) };
    let found = one_i(&found);
    (found != key && !found.is_empty()).then_some(found)
}

/// Digits after a letter are marks.
fn vni(key: &str) -> String {
    let mut letters = false;
    key.chars()
        .filter(|c| {
            letters = letters || c.is_alphabetic();
            !(letters && c.is_ascii_digit())
        })
        .collect()
}

/// No Vietnamese syllable has `s f r x j z w` or a `d` behind its vowel, nor a vowel twice: these are keys of marks.
fn telex(key: &str) -> String {
    let mut found = String::with_capacity(key.len());
    let mut vowel = false;
    for c in key.chars() {
        let twice = found.ends_with(c) && "daeo".contains(c);
        let mark = vowel && "sfrxjzwd".contains(c);
        if twice || mark {
            continue;
        }
        // No Vietnamese word begins with `f`: on the telephone it is short for `ph`.
        if c == 'f' && found.is_empty() {
            found.push_str("ph");
            continue;
        }
        let letter = if c == 'w' { 'u' } else { c };
        vowel = vowel || "aeiouy".contains(letter);
        found.push(letter);
    }
    found
}

/// How many letters may be wrong in a word of that length: in a short word a wrong letter makes another word.
pub(super) const fn slips_allowed(letters: usize, alone: bool) -> usize {
    match letters {
        0 | 1 => 0,
        2 => !alone as usize,
        3..=5 => 1,
        _ => 2,
    }
}

/// Letters that are wrong, missing, too many or changed over between two words; `None` when more than `max` (up to 2).
pub(super) fn slips(a: &[u8], b: &[u8], max: usize) -> Option<usize> {
    const WIDTH: usize = crate::limits::SEARCH_LETTERS_MAX + 1;
    if a.len().abs_diff(b.len()) > max || a.len() >= WIDTH || b.len() >= WIDTH {
        return None;
    }
    // Three rows of the table of distances: two before, one before, this one.
    let mut rows = [[0_usize; WIDTH]; 3];
    for (n, cell) in rows[1].iter_mut().enumerate().take(b.len() + 1) {
        *cell = n;
    }
    for (i, left) in a.iter().enumerate() {
        let [older, before, row] = &mut rows;
        row[0] = i + 1;
        let mut least = row[0];
        for (j, right) in b.iter().enumerate() {
            let change = before[j] + usize::from(left != right);
            let mut cell = change.min(before[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *left == b[j - 1] && a[i - 1] == *right {
                cell = cell.min(older[j - 1] + 1);
            }
            row[j + 1] = cell;
            least = least.min(cell);
        }
        if least > max {
            return None;
        }
        rows.rotate_left(1);
    }
    Some(rows[1][b.len()]).filter(|found| *found <= max)
}

/// One bit for each letter that occurs: words whose letters differ in many kinds need not be compared.
pub(super) fn letters_of(key: &str) -> u32 {
    key.bytes().fold(0, |all, byte| all | 1 << (byte % 32))
}
