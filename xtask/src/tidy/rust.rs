//! The shape of Rust files: lengths, the sentence at the top, and exceptions with their reasons.

use super::Rule;
use super::tree::{Tree, is_generated};
use crate::complaint::{Complaint, line_of};

/// A file fits in a head.
pub const FILE_LENGTH: Rule =
    Rule { name: "file-length", why: "a file that grows \"because it is all one topic\" is read by nobody" };

/// A function fits on a screen.
pub const FUNCTION_LENGTH: Rule =
    Rule { name: "function-length", why: "what does not fit on one screen is not understood at one glance" };

/// A file says what it is.
pub const FIRST_LINE: Rule =
    Rule { name: "first-line", why: "the first line tells a newcomer whether this is the file" };

/// An exception says why.
pub const EXPECT: Rule =
    Rule { name: "expect-reason", why: "an exception without a reason is copied by the next person" };

/// There is no silent exception.
pub const ALLOW: Rule =
    Rule { name: "no-allow", why: "`#[allow]` stays when its cause is gone; `#[expect]` tells when it may go" };

const FILE_LINES_MAX: usize = 600;
const FUNCTION_LINES_MAX: usize = 70;

/// All five rules.
pub fn check(tree: &Tree) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (file, source) in &tree.rust {
        let text = &tree.files[file];
        if !text.starts_with("//! ") {
            let what = "does not begin with a `//!` sentence";
            found.push(FIRST_LINE.complain(file, 1, what, "say in one sentence what this file is for"));
        }
        if is_generated(text) {
            continue;
        }
        let lines = text.lines().count();
        if lines > FILE_LINES_MAX {
            let what = format!("{lines} lines; at most {FILE_LINES_MAX}");
            found.push(FILE_LENGTH.complain(file, 0, what, "split it by what changes together"));
        }
        for function in source.functions().into_iter().filter(|f| f.lines > FUNCTION_LINES_MAX) {
            let what =
                format!("{}() has {} lines of code; at most {FUNCTION_LINES_MAX}", function.name, function.lines);
            let fix = "keep the control flow here and move what is pure into functions of its own";
            found.push(FUNCTION_LENGTH.complain(file, function.line, what, fix));
        }
        found.extend(attributes(file, &source.code));
    }
    found
}

/// `#[allow…]` and `#[expect…]`, with `cfg_attr` around them or not.
fn attributes(file: &str, code: &str) -> Vec<Complaint> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("#[").chain(code.match_indices("#![")) {
        let text = attribute(&code[at..]);
        let line = line_of(code, at);
        let inner = text.trim_start_matches(['#', '!', '[']).trim_start();
        let calls = |name: &str| inner.starts_with(name) || inner.contains(&format!(", {name}"));
        if calls("allow(") {
            found.push(ALLOW.complain(file, line, "`allow`", "#[expect(lint, reason = \"…\")], or repair the cause"));
        }
        if calls("expect(") && !text.contains("reason = \"") {
            found.push(EXPECT.complain(file, line, "`expect` without a reason", "add `reason = \"…\"`"));
        }
    }
    found
}

fn attribute(code: &str) -> &str {
    let mut depth = 0;
    for (at, byte) in code.bytes().enumerate() {
        match byte {
            b'[' => depth += 1,
            b']' => depth -= 1,
            _ => continue,
        }
        if depth == 0 {
            return &code[..at];
        }
    }
    code
}
