//! Tests of the tool: data in, data out; nothing here needs the rest of the repository to be well.

mod commands;
mod texts;
mod tidy;

use crate::complaint::Complaint;

/// Findings without their reasons: `file:line [rule] what`.
fn brief(found: &[Complaint]) -> Vec<String> {
    found.iter().map(|c| format!("{}:{} [{}] {}", c.file, c.line, c.rule, c.what)).collect()
}
