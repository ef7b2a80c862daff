//! The one place where this tool prints.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool at the command line speaks by printing")]

use std::io::Write as _;

/// A line for the person who waits.
pub fn line(text: &str) {
    println!("{text}");
    let _ = std::io::stdout().flush();
}

/// A line about something wrong.
pub fn trouble(text: &str) {
    eprintln!("{text}");
}
