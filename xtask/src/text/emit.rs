//! Writes the catalogue as Rust: a `Copy` struct that knows its language, and one function a message.

use super::MARK;
use super::message::{Message, identifier};
use super::pattern::{Keys, Part};
use std::fmt::Write as _;

/// The longest sentence quoted above a function, in characters.
const QUOTE_CHARS_MAX: usize = 90;

/// The whole file, not yet formatted.
pub fn emit(crate_name: &str, messages: &[Message]) -> String {
    let kernel = if crate_name == "kernel" { "crate" } else { "kernel" };
    let shown = messages.iter().any(|m| m.arguments.iter().any(|(_, keys)| keys.is_none()));
    let mut out = format!("{MARK}\n\nuse {kernel}::Lang;\n");
    if shown {
        out.push_str("use std::fmt::Display;\n");
    }
    out.push_str(
        "\n/// What this part says to people, in one language.\n#[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub struct T {\n lang: Lang,\n}\n\nimpl T {\n\
         /// The texts in one language.\n#[must_use]\npub const fn new(lang: Lang) -> T {\n T { lang }\n }\n\n\
         /// The language of these texts.\n#[must_use]\npub const fn lang(&self) -> Lang {\n self.lang\n }\n",
    );
    for message in messages {
        out.push('\n');
        function(&mut out, kernel, message);
    }
    out.push_str("}\n");
    out
}

fn function(out: &mut String, kernel: &str, message: &Message) {
    for line in &message.comment {
        let _ = writeln!(out, "/// {}", line.trim());
    }
    if !message.comment.is_empty() {
        out.push_str("///\n");
    }
    let _ = writeln!(out, "/// `{}`", quote(&message.en));
    out.push_str("#[must_use]\n");
    let _ = write!(out, "pub fn {}(&self", message.function);
    for (name, keys) in &message.arguments {
        let kind = match keys {
            None => "impl Display".to_owned(),
            Some(Keys::Numbers) => format!("impl {kernel}::Number"),
            Some(Keys::Words) => "&str".to_owned(),
        };
        let _ = write!(out, ", {}: {kind}", rust(name));
    }
    let plain = message.arguments.is_empty();
    out.push_str(if plain { ") -> &'static str {\n" } else { ") -> String {\n" });
    for (name, _) in message.arguments.iter().filter(|(_, keys)| *keys == Some(Keys::Numbers)) {
        let _ = writeln!(out, "let {0} = {0}.number();", rust(name));
    }
    out.push_str("match self.lang {\nLang::Vi => ");
    sentence(out, &message.vi, plain);
    out.push_str(",\nLang::En => ");
    sentence(out, &message.en, plain);
    out.push_str(",\n}\n}\n");
}

/// An expression for a sentence. Words around a choice go into each of its variants, so every end is one `format!`.
fn sentence(out: &mut String, parts: &[Part], plain: bool) {
    let first = parts.iter().position(|part| matches!(part, Part::Choice { .. }));
    let Some(at) = first else { return leaf(out, parts, plain) };
    let Part::Choice { by, keys, variants } = &parts[at] else { return };
    let whole = |inner: &[Part]| [&parts[..at], inner, &parts[at + 1..]].concat();
    let default = variants.iter().find(|(_, default, _)| *default).map_or(&[][..], |(_, _, inner)| inner);
    let _ = writeln!(out, "match {} {{", rust(by));
    let mut rest = default;
    for (key, is_default, inner) in variants {
        let arm = match keys {
            Keys::Numbers if key == "other" => {
                rest = inner;
                continue;
            }
            Keys::Numbers if key == "one" => "1".to_owned(),
            Keys::Numbers => key.clone(),
            Keys::Words if *is_default => continue,
            Keys::Words => format!("{key:?}"),
        };
        let _ = write!(out, "{arm} => ");
        sentence(out, &whole(inner), plain);
        out.push_str(",\n");
    }
    out.push_str("_ => ");
    sentence(out, &whole(rest), plain);
    out.push_str(",\n}");
}

fn leaf(out: &mut String, parts: &[Part], plain: bool) {
    let holes = parts.iter().any(|part| matches!(part, Part::Hole(_)));
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Text(words) if holes => text.push_str(&words.replace('{', "{{").replace('}', "}}")),
            Part::Text(words) => text.push_str(words),
            Part::Hole(name) => {
                let _ = write!(text, "{{{}}}", rust(name));
            }
            Part::Choice { .. } => {}
        }
    }
    let _ = match (holes, plain) {
        (true, _) => write!(out, "format!({text:?})"),
        (false, true) => write!(out, "{text:?}"),
        (false, false) => write!(out, "{text:?}.to_owned()"),
    };
}

fn rust(name: &str) -> String {
    // Checked when the languages were joined.
    identifier(name).unwrap_or_default()
}

/// The English sentence as a reader of the documentation meets it.
fn quote(parts: &[Part]) -> String {
    let mut text = String::new();
    flat(&mut text, parts);
    let one_line = text.split_whitespace().collect::<Vec<_>>().join(" ").replace('`', "'");
    if one_line.chars().count() <= QUOTE_CHARS_MAX {
        return one_line;
    }
    one_line.chars().take(QUOTE_CHARS_MAX).chain(['…']).collect()
}

fn flat(text: &mut String, parts: &[Part]) {
    for part in parts {
        match part {
            Part::Text(words) => text.push_str(words),
            Part::Hole(name) => {
                let _ = write!(text, "{{ ${name} }}");
            }
            Part::Choice { variants, .. } => {
                if let Some((_, _, inner)) = variants.iter().find(|(_, default, _)| *default) {
                    flat(text, inner);
                }
            }
        }
    }
}
