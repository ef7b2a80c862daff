//! Puts the two languages side by side: same keys, same arguments, or a complaint with both places.

use super::complain;
use super::pattern::{self, Keys, Part};
use super::read::{Entry, File};
use crate::complaint::Complaint;

/// More arguments than this is not a sentence, and clippy refuses it too.
const ARGUMENTS_MAX: usize = 6;

/// One message in both languages, ready to be written out.
#[derive(Debug)]
pub struct Message {
    /// Name of the function.
    pub function: String,
    /// Line of its key in `vi.ftl`.
    pub line: usize,
    /// What is said above the function.
    pub comment: Vec<String>,
    /// Arguments in order of first appearance in `vi.ftl`.
    pub arguments: Vec<(String, Option<Keys>)>,
    /// The Vietnamese sentence.
    pub vi: Vec<Part>,
    /// The English sentence.
    pub en: Vec<Part>,
}

/// Joins two files; complaints come in the order of the files.
pub fn pair(vi: &File, en: &File) -> Result<Vec<Message>, Vec<Complaint>> {
    let mut complaints = [vi.complaints.as_slice(), en.complaints.as_slice()].concat();
    let mut messages: Vec<Message> = Vec::new();
    for key in &vi.order {
        let Some(english) = en.entries.get(key) else {
            let what = format!("`{key}` is missing (it is on line {} of {})", vi.entries[key].line, vi.name);
            complaints.push(complain(&en.name, 0, what, "add it in English, or delete it from vi.ftl"));
            continue;
        };
        match join(key, vi, &vi.entries[key], en, english) {
            Ok(message) => {
                if let Some(other) = messages.iter().find(|m| m.function == message.function) {
                    let what = format!("`{key}` becomes {}(), as does line {}", message.function, other.line);
                    complaints.push(complain(&vi.name, message.line, what, "rename one of the two"));
                }
                messages.push(message);
            }
            Err(found) => complaints.push(found),
        }
    }
    for key in en.order.iter().filter(|key| !vi.entries.contains_key(*key)) {
        let what = format!("`{key}` is missing (it is on line {} of {})", en.entries[key].line, en.name);
        complaints.push(complain(&vi.name, 0, what, "add it in Vietnamese, or delete it from en.ftl"));
    }
    if complaints.is_empty() { Ok(messages) } else { Err(complaints) }
}

fn join(key: &str, vi: &File, vi_entry: &Entry, en: &File, en_entry: &Entry) -> Result<Message, Complaint> {
    let at_vi = |what: String| complain(&vi.name, vi_entry.line, format!("`{key}`: {what}"), "change the message");
    let at_en = |what: String| complain(&en.name, en_entry.line, format!("`{key}`: {what}"), "change the message");
    let vi_parts = pattern::resolve(&vi_entry.pattern, &vi.entries, 0).map_err(at_vi)?;
    let en_parts = pattern::resolve(&en_entry.pattern, &en.entries, 0).map_err(at_en)?;
    plurals(&vi_parts, &["other"]).map_err(at_vi)?;
    plurals(&en_parts, &["one", "other"]).map_err(at_en)?;
    let (mut arguments, mut english) = (Vec::new(), Vec::new());
    pattern::arguments(&vi_parts, &mut arguments).map_err(at_vi)?;
    pattern::arguments(&en_parts, &mut english).map_err(at_en)?;
    for (name, _) in &arguments {
        if !english.iter().any(|(other, _)| other == name) {
            return Err(at_en(format!("{{ ${name} }} of the Vietnamese sentence is missing here")));
        }
    }
    for (name, keys) in &english {
        if !arguments.iter().any(|(other, _)| other == name) {
            return Err(at_vi(format!("{{ ${name} }} of the English sentence is missing here")));
        }
        pattern::note(&mut arguments, name, *keys).map_err(at_en)?;
    }
    if arguments.len() > ARGUMENTS_MAX {
        return Err(at_vi(format!("{} arguments; at most {ARGUMENTS_MAX}", arguments.len())));
    }
    for (name, _) in &arguments {
        identifier(name).map_err(at_vi)?;
    }
    let function = identifier(&key.replace('.', "-")).map_err(at_vi)?;
    if function == "new" || function == "lang" {
        return Err(at_vi(format!("{function}() is taken by the catalogue itself")));
    }
    let comment = vi_entry.comment.clone();
    Ok(Message { function, line: vi_entry.line, comment, arguments, vi: vi_parts, en: en_parts })
}

/// Words that Rust keeps for itself; enough of them to name the trouble before the compiler does.
const TAKEN: [&str; 30] = [
    "as", "async", "await", "box", "break", "const", "continue", "crate", "do", "dyn", "else", "enum", "fn", "for",
    "gen", "if", "impl", "in", "let", "loop", "match", "mod", "move", "mut", "ref", "return", "self", "static", "type",
    "use",
];

/// The Rust name of a Fluent name.
pub fn identifier(name: &str) -> Result<String, String> {
    let rust = name.replace('-', "_");
    if rust.chars().any(|c| c.is_ascii_uppercase()) {
        return Err(format!("`{name}` has capital letters; keys and arguments are written in small ones"));
    }
    if TAKEN.contains(&rust.as_str()) || ["where", "while", "yield", "true", "false", "try"].contains(&rust.as_str()) {
        return Err(format!("`{name}` is a word of Rust; choose another name"));
    }
    Ok(rust)
}

/// Refuses plural forms that the language does not have: such a variant would never be shown.
fn plurals(parts: &[Part], forms: &[&str]) -> Result<(), String> {
    for part in parts {
        let Part::Choice { by, keys, variants } = part else { continue };
        for (key, _, inner) in variants {
            plurals(inner, forms)?;
            if *keys == Keys::Numbers && key.parse::<i64>().is_err() && !forms.contains(&key.as_str()) {
                return Err(format!("[{key}] of ${by} never happens in this language, which has {}", forms.join(", ")));
            }
        }
        let has = |wanted: &str| variants.iter().any(|(key, ..)| key == wanted);
        if *keys == Keys::Numbers && has("1") && has("one") {
            return Err(format!("[1] and [one] of ${by} mean the same"));
        }
    }
    Ok(())
}
