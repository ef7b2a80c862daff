//! Reads one Fluent file: its entries, each with its line, and everything in it that cannot be understood.

use super::complain;
use crate::complaint::{Complaint, line_of};
use fluent_syntax::ast::{Comment, Entry as Node, Pattern};
use fluent_syntax::parser;
use std::collections::BTreeMap;

/// One message, attribute (`key.attribute`) or term (`-term`).
#[derive(Clone, Debug)]
pub struct Entry {
    /// Line of the key, from 1.
    pub line: usize,
    /// Lines of the comment above it.
    pub comment: Vec<String>,
    /// The sentence as Fluent parsed it.
    pub pattern: Pattern<String>,
}

/// One file, read.
pub struct File {
    /// Path from the root.
    pub name: String,
    /// Keys of messages and attributes in the order of the file; terms are not in it.
    pub order: Vec<String>,
    /// Everything by key.
    pub entries: BTreeMap<String, Entry>,
    /// What is wrong with it.
    pub complaints: Vec<Complaint>,
}

/// Reads a file; nothing is thrown away silently.
pub fn read(name: &str, text: &str) -> File {
    let mut file = File { name: name.to_owned(), order: Vec::new(), entries: BTreeMap::new(), complaints: Vec::new() };
    let resource = match parser::parse(text.to_owned()) {
        Ok(resource) => resource,
        Err((resource, errors)) => {
            for error in errors {
                let line = line_of(text, error.pos.start);
                file.complaints.push(complain(name, line, format!("not Fluent: {error}"), "write `key = text`"));
            }
            resource
        }
    };
    let mut from = 0;
    for node in resource.body {
        match node {
            Node::Message(message) => {
                let line = file.find(text, &message.id.name, &mut from);
                let comment = lines(message.comment);
                if let Some(pattern) = message.value {
                    file.add(message.id.name.clone(), Entry { line, comment: comment.clone(), pattern });
                }
                for attribute in message.attributes {
                    let key = format!("{}.{}", message.id.name, attribute.id.name);
                    let at = attribute_line(text, line, &attribute.id.name);
                    file.add(key, Entry { line: at, comment: comment.clone(), pattern: attribute.value });
                }
            }
            Node::Term(term) => {
                let key = format!("-{}", term.id.name);
                let line = file.find(text, &key, &mut from);
                file.add(key, Entry { line, comment: lines(term.comment), pattern: term.value });
            }
            Node::Comment(_) | Node::GroupComment(_) | Node::ResourceComment(_) | Node::Junk { .. } => {}
        }
    }
    file
}

impl File {
    /// Line of a key; `from` moves on, so that a key written twice is found twice.
    fn find(&self, text: &str, key: &str, from: &mut usize) -> usize {
        let found =
            text.lines().enumerate().skip(*from).find(|(_, line)| {
                line.strip_prefix(key).is_some_and(|rest| rest.trim_start_matches(' ').starts_with('='))
            });
        let line = found.map_or(*from, |(at, _)| at + 1);
        *from = line;
        line
    }

    fn add(&mut self, key: String, entry: Entry) {
        if let Some(before) = self.entries.get(&key) {
            let what = format!("`{key}` is already on line {}", before.line);
            self.complaints.push(complain(&self.name, entry.line, what, "keep one of the two"));
            return;
        }
        if !key.starts_with('-') {
            self.order.push(key.clone());
        }
        self.entries.insert(key, entry);
    }
}

fn attribute_line(text: &str, after: usize, name: &str) -> usize {
    let wanted = format!(".{name}");
    let found = text.lines().enumerate().skip(after).find(|(_, line)| {
        line.trim_start().strip_prefix(&wanted).is_some_and(|rest| rest.trim_start().starts_with('='))
    });
    found.map_or(after, |(at, _)| at + 1)
}

fn lines(comment: Option<Comment<String>>) -> Vec<String> {
    comment.map(|c| c.content).unwrap_or_default()
}
