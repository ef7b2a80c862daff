//! The one place where this tool prints.
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a tool at the command line speaks by printing")]

use crate::complaint::Complaint;
use std::io::Write as _;

/// A line for the person who waits. Flushed at once: a log that is read while it grows must not lag.
pub fn line(text: &str) {
    println!("{text}");
    let _ = std::io::stdout().flush();
}

/// A line about something wrong.
pub fn trouble(text: &str) {
    eprintln!("{text}");
}

/// Lists findings, rule by rule, so that the reason stands once above all that it is the reason for.
pub fn complaints(found: &[Complaint]) {
    let mut sorted: Vec<&Complaint> = found.iter().collect();
    sorted.sort_by_key(|complaint| (complaint.rule, &complaint.file, complaint.line));
    let mut rule = "";
    for complaint in sorted {
        if complaint.rule != rule {
            rule = complaint.rule;
            trouble(&format!("\n{rule}: {}", complaint.why));
        }
        trouble(&format!("  {complaint}"));
    }
    if !found.is_empty() {
        trouble(&format!("\n{} to repair", found.len()));
    }
}
