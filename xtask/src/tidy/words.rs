//! No sentence in code: what a person reads comes from `text/*.ftl`, in both languages, not from a page or a function.

use super::Rule;
use super::tree::{Tree, is_generated, is_test};
use crate::complaint::Complaint;

/// No sentence in code or in a page.
pub const SENTENCE: Rule =
    Rule { name: "sentence", why: "words in code or pages exist in one language only and are found by no translator" };

const FIX: &str = "move it to text/vi.ftl and text/en.ftl and call t.name()";

/// Letters that only Vietnamese writes.
pub const VIETNAMESE: &str = "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ";

/// Attributes whose value is read out or shown.
const SPOKEN: [&str; 5] = ["title", "alt", "placeholder", "aria-label", "aria-description"];

/// The rule, for Rust and for pages.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (file, source) in &tree.rust {
        let tool = file.starts_with("xtask/") || file.starts_with("bench/") || file.ends_with("/samples.rs");
        if tool || is_test(file) || is_generated(&tree.files[file]) {
            continue;
        }
        for (line, literal) in source.literals.iter().filter(|(_, literal)| is_sentence(literal)) {
            let what = format!("Vietnamese in a string: \"{}\"", short(literal));
            found.push(SENTENCE.complain(file, *line, what, FIX));
        }
    }
    for (file, text) in tree.ending(".html") {
        // Pages that are data or drawings of documentation are not shown by the server.
        if !file.contains("/pages/") {
            continue;
        }
        for (line, words) in visible(text) {
            found.push(SENTENCE.complain(file, line, format!("words in a page: \"{}\"", short(&words)), FIX));
        }
    }
    found
}

/// A table of letters (as `kernel::fold` has) is not a sentence: it has no plain letter beside the accented ones.
fn is_sentence(literal: &str) -> bool {
    let accented = literal.chars().any(|c| c.to_lowercase().any(|small| VIETNAMESE.contains(small)));
    let plain = literal.chars().filter(char::is_ascii_alphabetic).count();
    accented && plain > 0
}

fn short(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= 60 { line } else { line.chars().take(60).chain(['…']).collect() }
}

/// Words of a page that do not come from an expression: line and words.
pub fn visible(page: &str) -> Vec<(usize, String)> {
    let mut text = page.as_bytes().to_vec();
    for (open, close) in [("{#", "#}"), ("<!--", "-->")] {
        blank(&mut text, open, close);
    }
    class_blocks(&mut text);
    for (open, close) in [("{{", "}}"), ("{%", "%}")] {
        blank(&mut text, open, close);
    }
    for tag in ["script", "style", "svg"] {
        blank(&mut text, &format!("<{tag}"), &format!("</{tag}>"));
    }
    let text = String::from_utf8_lossy(&text).into_owned();
    let mut found = Vec::new();
    let (mut line, mut from, mut inside) = (1, 0, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'<' if !inside => {
                note(&mut found, line, &text[from..at]);
                (from, inside) = (at, true);
            }
            b'>' if inside => {
                for value in spoken(&text[from..at]) {
                    note(&mut found, line, value);
                }
                (from, inside) = (at + 1, false);
            }
            b'\n' => {
                if !inside {
                    note(&mut found, line, &text[from..at]);
                    from = at + 1;
                }
                line += 1;
            }
            _ => {}
        }
    }
    if !inside {
        note(&mut found, line, &text[from..]);
    }
    found
}

/// Blanks what stands between two marks, line ends excepted.
fn blank(text: &mut [u8], open: &str, close: &str) {
    let find = |text: &[u8], from: usize, mark: &str| {
        text[from..].windows(mark.len()).position(|w| w == mark.as_bytes()).map(|at| from + at)
    };
    let mut from = 0;
    while let Some(start) = find(text, from, open) {
        let end = find(text, start + open.len(), close).map_or(text.len(), |at| at + close.len());
        for byte in text[start..end].iter_mut().filter(|b| **b != b'\n') {
            *byte = b' ';
        }
        from = end;
    }
}

/// Blanks blocks that hold class names (`{% block body_class %}office{% endblock %}`): they fill an attribute.
fn class_blocks(text: &mut [u8]) {
    let page = String::from_utf8_lossy(text).into_owned();
    for (at, _) in page.match_indices("{% block ") {
        let head = page[at..].split("%}").next().unwrap_or_default();
        let end = page[at..].find("endblock").map(|length| at + length);
        if let Some(end) = end.filter(|_| head.trim_end().ends_with("_class")) {
            for byte in text[at + head.len() + 2..end].iter_mut().filter(|b| b.is_ascii_alphanumeric()) {
                *byte = b' ';
            }
        }
    }
}

/// Values of attributes that a reader sees or hears.
fn spoken(tag: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for name in SPOKEN {
        let wanted = format!(" {name}=\"");
        for (at, _) in tag.match_indices(&wanted) {
            let value = &tag[at + wanted.len()..];
            found.push(value.split('"').next().unwrap_or(value));
        }
    }
    found
}

/// Notes a piece that holds a word: two letters beside each other, entities (`&nbsp;`) aside.
fn note(found: &mut Vec<(usize, String)>, line: usize, piece: &str) {
    let mut words = String::new();
    let mut rest = piece;
    while let Some((before, after)) = rest.split_once('&') {
        words.push_str(before);
        rest = after.split_once(';').filter(|(name, _)| !name.contains(' ')).map_or(after, |(_, rest)| rest);
    }
    words.push_str(rest);
    // A macro that writes attributes: ` aria-describedby="…"`. The spoken ones among them are looked at above.
    while let Some(at) = words.find("=\"") {
        let start = words[..at].rfind(char::is_whitespace).map_or(0, |space| space + 1);
        let end = words[at + 2..].find('"').map_or(words.len(), |length| at + 2 + length + 1);
        words.replace_range(start..end, "");
    }
    let letters: Vec<bool> = words.chars().map(char::is_alphabetic).collect();
    if letters.windows(2).any(|pair| pair[0] && pair[1]) {
        found.push((line, words.trim().to_owned()));
    }
}
