//! Takes a Rust file apart into code, comments and string literals, without understanding more of it than that.

use crate::complaint::line_of;

/// What stands in `code` where a literal had its contents: never part of a name.
const BLANK: u8 = b'~';

/// One Rust file.
pub struct Source {
    /// The file with comments as spaces and the insides of literals as `~`; every offset is that of the file.
    pub code: String,
    /// String literals: line and contents as written (escapes are left alone).
    pub literals: Vec<(usize, String)>,
    /// Comments: line and text.
    pub comments: Vec<(usize, String)>,
}

/// A function: where it begins, its name, and how many lines of its body hold code.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    /// Line of the word `fn`.
    pub line: usize,
    /// Its name.
    pub name: String,
    /// Lines of the body that are neither blank nor only a comment, without its braces.
    pub lines: usize,
}

impl Source {
    /// Takes a file apart.
    pub fn read(text: &str) -> Source {
        let mut reader = Reader {
            bytes: text.as_bytes(),
            at: 0,
            code: text.as_bytes().to_vec(),
            literals: vec![],
            comments: vec![],
        };
        while reader.at < reader.bytes.len() {
            reader.step();
        }
        let placed = |found: Vec<(usize, usize)>| {
            found.into_iter().map(|(from, to)| (line_of(text, from), text[from..to].to_owned())).collect()
        };
        let (literals, comments) = (placed(reader.literals), placed(reader.comments));
        Source { code: String::from_utf8_lossy(&reader.code).into_owned(), literals, comments }
    }

    /// Every function with a body.
    pub fn functions(&self) -> Vec<Function> {
        let mut found = Vec::new();
        for (at, _) in self.code.match_indices("fn ") {
            let before = self.code[..at].chars().next_back();
            if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                continue;
            }
            let rest = self.code[at + 3..].trim_start();
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if name.is_empty() {
                continue;
            }
            if let Some((open, close)) = body(self.code.as_bytes(), at) {
                let lines = self.code[open + 1..close].lines().filter(|line| !line.trim().is_empty()).count();
                found.push(Function { line: line_of(&self.code, at), name, lines });
            }
        }
        found
    }
}

/// The braces of the body of the function at `from`; `None` for a declaration.
fn body(code: &[u8], from: usize) -> Option<(usize, usize)> {
    let (mut depth, mut open) = (0_i32, None);
    for (at, byte) in code.iter().enumerate().skip(from) {
        match byte {
            b'(' | b'[' => depth += 1,
            b')' | b']' => depth -= 1,
            b';' if depth == 0 && open.is_none() => return None,
            b'{' => {
                if depth == 0 && open.is_none() {
                    open = Some(at);
                }
                depth += 1;
            }
            b'}' => {
                depth -= 1;
                if depth == 0 {
                    return open.map(|start| (start, at));
                }
            }
            _ => {}
        }
    }
    None
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
    code: Vec<u8>,
    literals: Vec<(usize, usize)>,
    comments: Vec<(usize, usize)>,
}

impl Reader<'_> {
    fn step(&mut self) {
        let rest = &self.bytes[self.at..];
        match rest {
            [b'/', b'/', ..] => self.comment(end_of_line(rest)),
            [b'/', b'*', ..] => self.comment(end_of_block(rest)),
            [b'"', ..] => self.string(1, end_of_string(rest), 1),
            [b'r', b'"' | b'#', ..] if self.starts_word() => self.raw(1),
            [b'b' | b'c', b'r', b'"' | b'#', ..] if self.starts_word() => self.raw(2),
            [b'\'', ..] => self.quote(),
            _ => self.at += 1,
        }
    }

    fn starts_word(&self) -> bool {
        self.at == 0 || !(self.bytes[self.at - 1].is_ascii_alphanumeric() || self.bytes[self.at - 1] == b'_')
    }

    fn comment(&mut self, length: usize) {
        let (from, to) = (self.at, self.at + length);
        self.comments.push((from, to));
        self.blank(from, to, b' ');
        self.at = to;
    }

    fn string(&mut self, open: usize, length: usize, close: usize) {
        let to = (self.at + length).min(self.bytes.len());
        let (from, inner) = (self.at + open, to.saturating_sub(close).max(self.at + open));
        self.literals.push((from, inner));
        self.blank(from, inner, BLANK);
        self.at = to;
    }

    /// `r"…"` and `r#"…"#`, or a raw name such as `r#type`.
    fn raw(&mut self, prefix: usize) {
        let rest = &self.bytes[self.at + prefix..];
        let hashes = rest.iter().take_while(|b| **b == b'#').count();
        if rest.get(hashes) != Some(&b'"') {
            self.at += prefix + hashes;
            return;
        }
        let mut end = vec![b'"'];
        end.extend(vec![b'#'; hashes]);
        let inside = &rest[hashes + 1..];
        let length = inside.windows(end.len()).position(|w| w == end).unwrap_or(inside.len());
        let open = prefix + hashes + 1;
        self.string(open, open + length + end.len(), end.len());
    }

    /// A character, or a lifetime.
    fn quote(&mut self) {
        let rest = &self.bytes[self.at..];
        let length = match rest {
            [_, b'\\', ..] => rest.iter().skip(3).position(|b| *b == b'\'').map(|at| at + 4),
            [_, first, ..] => {
                let width = match first {
                    0..=0x7f => 1,
                    0xc0..=0xdf => 2,
                    0xe0..=0xef => 3,
                    _ => 4,
                };
                (rest.get(1 + width) == Some(&b'\'')).then_some(width + 2)
            }
            _ => None,
        };
        let to = self.at + length.unwrap_or(1);
        if length.is_some() {
            self.blank(self.at + 1, to - 1, BLANK);
        }
        self.at = to;
    }

    fn blank(&mut self, from: usize, to: usize, with: u8) {
        for byte in self.code[from..to].iter_mut().filter(|b| **b != b'\n') {
            *byte = with;
        }
    }
}

fn end_of_line(rest: &[u8]) -> usize {
    rest.iter().position(|b| *b == b'\n').unwrap_or(rest.len())
}

fn end_of_block(rest: &[u8]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < rest.len() {
        match &rest[at..] {
            [b'/', b'*', ..] => (depth, at) = (depth + 1, at + 2),
            [b'*', b'/', ..] => (depth, at) = (depth - 1, at + 2),
            _ => at += 1,
        }
        if depth == 0 {
            break;
        }
    }
    at
}

fn end_of_string(rest: &[u8]) -> usize {
    let mut at = 1;
    while at < rest.len() {
        match rest[at] {
            b'\\' => at += 2,
            b'"' => return at + 1,
            _ => at += 1,
        }
    }
    rest.len()
}
