//! How wide words are in the typeface of the pages, near enough to break lines before a browser sees them.

use kernel::fold;

/// Thousandths of the size of type: what Be Vietnam Pro takes for a letter, a little more rather than less.
fn letter(c: char) -> u32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '.' | ',' | ':' | ';' | '|' | '!' => 290,
        'f' | 'r' | 't' | '(' | ')' | '-' | '/' | '[' | ']' | '"' => 400,
        ' ' => 270,
        'm' | 'M' | 'W' => 920,
        'w' | '→' | '–' | '…' => 800,
        'I' => 310,
        c if c.is_uppercase() => 700,
        c if c.is_ascii_digit() => 620,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 560,
        _ => 620,
    }
}

/// The width of a text in pixels at that size of type; bold takes a little more.
pub(super) fn width(text: &str, size: u32, bold: bool) -> u32 {
    let letters = |c: char| {
        let mut plain = [0; 4];
        let folded = fold(c.encode_utf8(&mut plain));
        let plain = folded.chars().next().unwrap_or(c);
        letter(if c.is_uppercase() {
            plain.to_ascii_uppercase()
        } else if c == ' ' {
            c
        } else {
            plain
        })
    };
    let sum: u32 = text.chars().map(letters).sum();
    (sum * size * if bold { 106 } else { 100 }).div_ceil(100_000)
}

/// Breaks a text into lines of at most that width. A word that is wider stands alone: it is not cut.
pub(super) fn lines(text: &str, size: u32, bold: bool, width_max: u32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if width(&format!("{line} {word}"), size, bold) <= width_max => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}
