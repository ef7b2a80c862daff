//! Arguments of sentences stand in the order of the sentence: all of them are only "something that can be shown".

use super::Rule;
use super::tree::{Tree, crate_folder};
use crate::complaint::{Complaint, line_of};
use crate::text::Fresh;
use std::collections::BTreeSet;

/// No swapped arguments.
pub const ARGUMENTS: Rule = Rule {
    name: "text-arguments",
    why: "whatever can be shown can be passed for anything else: a case code stands where a number belongs",
};

/// The rule: an argument that names another parameter of the sentence, which itself is given something else.
pub fn check(tree: &Tree, fresh: &[Fresh]) -> Vec<Complaint> {
    let mut found = Vec::new();
    for made in fresh {
        let folder = crate_folder(&made.file);
        let code = tree.rust.iter().filter(|(path, _)| **path != made.file);
        let code = code.map(|(path, source)| (path, source.code.as_str()));
        let pages = tree.files.iter().filter(|(path, _)| path.ends_with(".html"));
        let texts = code.chain(pages.map(|(path, text)| (path, text.as_str())));
        for (path, text) in texts.filter(|(path, _)| crate_folder(path) == folder) {
            for function in made.functions.iter().filter(|function| function.arguments.len() > 1) {
                let call = format!(".{}(", function.name);
                for (at, _) in text.match_indices(&call) {
                    let given = arguments(&text[at + call.len()..]);
                    if let Some((wrong, named)) = swapped(&function.arguments, &given) {
                        let what = format!("{}() is given `{wrong}` where it wants `{named}`", function.name);
                        let fix = format!("its arguments are, in this order: {}", function.arguments.join(", "));
                        found.push(ARGUMENTS.complain(path, line_of(text, at), what, fix));
                    }
                }
            }
        }
    }
    found
}

/// What stands between the brackets of a call, from behind the opening one.
fn arguments(text: &str) -> Vec<&str> {
    let (mut depth, mut from, mut found) = (0, 0, Vec::new());
    for (at, letter) in text.char_indices() {
        match letter {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' if depth == 0 => {
                found.push(text[from..at].trim());
                break;
            }
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => {
                found.push(text[from..at].trim());
                from = at + 1;
            }
            _ => {}
        }
    }
    found.retain(|argument| !argument.is_empty());
    found
}

/// An argument that names another parameter and not its own, while the one in that other place does not name it; with the
/// parameter in whose place it stands.
fn swapped<'a>(wanted: &'a [String], given: &[&'a str]) -> Option<(&'a str, &'a str)> {
    if wanted.len() != given.len() {
        return None;
    }
    let named: Vec<BTreeSet<&str>> = given.iter().map(|argument| words(argument)).collect();
    let other = |place: usize, word: &str| {
        wanted.iter().enumerate().any(|(n, name)| n != place && name == word && !named[n].contains(name.as_str()))
    };
    let wrong = (0..wanted.len()).find(|place| {
        !named[*place].contains(wanted[*place].as_str()) && named[*place].iter().any(|w| other(*place, w))
    });
    wrong.map(|place| (given[place], wanted[place].as_str()))
}

fn words(argument: &str) -> BTreeSet<&str> {
    argument.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty()).collect()
}
