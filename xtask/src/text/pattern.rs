//! A sentence with its holes: what is left of a Fluent pattern once terms and other messages are written into it.

use super::read::Entry;
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey};
use fluent_syntax::unicode::unescape_unicode_to_string;
use std::collections::BTreeMap;

/// How deep terms and messages may name each other; more is a circle.
const DEPTH_MAX: usize = 8;

/// A piece of a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Part {
    /// Words.
    Text(String),
    /// The value of an argument.
    Hole(String),
    /// One of several sentences, chosen by an argument.
    Choice {
        /// The argument that chooses.
        by: String,
        /// Whether the keys are numbers and plural categories, or words.
        keys: Keys,
        /// Key, whether it is the default, sentence.
        variants: Vec<(String, bool, Vec<Part>)>,
    },
}

/// What the keys of a choice are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keys {
    /// Plural categories and whole numbers.
    Numbers,
    /// Words.
    Words,
}

/// Names that Fluent gives to plural forms.
const PLURALS: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Writes terms and messages into a pattern; an error says what cannot be understood.
pub fn resolve(pattern: &Pattern<String>, all: &BTreeMap<String, Entry>, depth: usize) -> Result<Vec<Part>, String> {
    if depth > DEPTH_MAX {
        return Err("terms or messages name each other in a circle".to_owned());
    }
    let mut parts = Vec::new();
    for element in &pattern.elements {
        match element {
            PatternElement::TextElement { value } => parts.push(Part::Text(value.clone())),
            PatternElement::Placeable { expression } => parts.extend(expression_parts(expression, all, depth)?),
        }
    }
    Ok(joined(parts))
}

fn expression_parts(
    expression: &Expression<String>,
    all: &BTreeMap<String, Entry>,
    depth: usize,
) -> Result<Vec<Part>, String> {
    match expression {
        Expression::Inline(inline) => inline_parts(inline, all, depth),
        Expression::Select { selector: InlineExpression::VariableReference { id }, variants } => {
            Ok(vec![choice(&id.name, variants, all, depth)?])
        }
        Expression::Select { .. } => {
            Err("only an argument can choose between variants, as in { $days -> … }".to_owned())
        }
    }
}

fn inline_parts(
    inline: &InlineExpression<String>,
    all: &BTreeMap<String, Entry>,
    depth: usize,
) -> Result<Vec<Part>, String> {
    let named = |key: String| match all.get(&key) {
        Some(entry) => resolve(&entry.pattern, all, depth + 1),
        None => Err(format!("`{key}` is not in this file")),
    };
    match inline {
        InlineExpression::StringLiteral { value } => {
            Ok(vec![Part::Text(unescape_unicode_to_string(value).into_owned())])
        }
        InlineExpression::NumberLiteral { value } => Ok(vec![Part::Text(value.clone())]),
        InlineExpression::VariableReference { id } => Ok(vec![Part::Hole(id.name.clone())]),
        InlineExpression::TermReference { id, attribute: None, arguments: None } => named(format!("-{}", id.name)),
        InlineExpression::TermReference { id, .. } => Err(format!(
            "the term `-{}` is used with an attribute or arguments; only a plain term is understood",
            id.name
        )),
        InlineExpression::MessageReference { id, attribute: None } => named(id.name.clone()),
        InlineExpression::MessageReference { id, attribute: Some(attribute) } => {
            named(format!("{}.{}", id.name, attribute.name))
        }
        InlineExpression::FunctionReference { id, .. } => {
            Err(format!("the function {}() is not understood; give the finished text as an argument", id.name))
        }
        InlineExpression::Placeable { expression } => expression_parts(expression, all, depth),
    }
}

fn choice(by: &str, variants: &[Variant<String>], all: &BTreeMap<String, Entry>, depth: usize) -> Result<Part, String> {
    let mut done: Vec<(String, bool, Vec<Part>)> = Vec::new();
    let mut numbers = true;
    for variant in variants {
        let key = match &variant.key {
            VariantKey::Identifier { name } => {
                numbers &= PLURALS.contains(&name.as_str());
                name.clone()
            }
            VariantKey::NumberLiteral { value } => {
                value.parse::<i64>().map_err(|_| format!("[{value}] is not a whole number"))?;
                value.clone()
            }
        };
        if done.iter().any(|(other, ..)| *other == key) {
            return Err(format!("the variant [{key}] of ${by} is there twice"));
        }
        done.push((key, variant.default, resolve(&variant.value, all, depth)?));
    }
    let keys = if numbers { Keys::Numbers } else { Keys::Words };
    Ok(Part::Choice { by: by.to_owned(), keys, variants: done })
}

/// Joins neighbouring words.
fn joined(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    for part in parts {
        match (out.last_mut(), part) {
            (Some(Part::Text(before)), Part::Text(after)) => before.push_str(&after),
            (_, part) => out.push(part),
        }
    }
    out
}

/// Arguments in order of first appearance, with what the choices over them compare (`None`: only shown).
pub fn arguments(parts: &[Part], found: &mut Vec<(String, Option<Keys>)>) -> Result<(), String> {
    for part in parts {
        match part {
            Part::Text(_) => {}
            Part::Hole(name) => note(found, name, None)?,
            Part::Choice { by, keys, variants } => {
                note(found, by, Some(*keys))?;
                for (_, _, inner) in variants {
                    arguments(inner, found)?;
                }
            }
        }
    }
    Ok(())
}

/// Adds an argument, or what is newly known of it.
pub fn note(found: &mut Vec<(String, Option<Keys>)>, name: &str, keys: Option<Keys>) -> Result<(), String> {
    match found.iter_mut().find(|(known, _)| known == name) {
        None => found.push((name.to_owned(), keys)),
        Some((_, slot @ None)) => *slot = keys,
        Some((_, Some(before))) if keys.is_some_and(|now| now != *before) => {
            return Err(format!("${name} chooses by number in one place and by word in another"));
        }
        Some(_) => {}
    }
    Ok(())
}
