//! Answers to a form: read from what a browser sends, checked, and told what to do about each that is wrong.

use crate::{
    finding::say,
    form::{ApplicantPart, Field, FieldKind, Form, FormPage, When},
    number,
    text::T,
};
use jsonschema::error::ValidationErrorKind;
use kernel::{Date, FieldProblem, Lang, Said};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

/// What is wrong with one answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wrong {
    Missing,
    TooLong,
    Other,
}

impl Field {
    /// A kept number as people read it: `1.250,5` in Vietnamese; without its unit. What is none is shown as it is.
    #[must_use]
    pub fn shown_number(&self, kept: &str, lang: Lang) -> String {
        if number::hundredths(kept).is_some() { number::shown(kept, lang) } else { kept.to_owned() }
    }
}

impl Form {
    /// The pages, in the order in which they are asked.
    #[must_use]
    pub fn pages(&self) -> &[FormPage] {
        &self.pages
    }

    /// The pages that are asked, after what has been answered so far, in their order.
    #[must_use]
    pub fn asked(&self, answers: &Map<String, Value>) -> Vec<&FormPage> {
        let mut asked: Vec<&FormPage> = Vec::new();
        for page in &self.pages {
            // An answer that is left over from a page no longer asked opens no other page.
            let holds = |when: &When| {
                let given = answers.get(&when.field).and_then(Value::as_str).unwrap_or_default();
                asked.iter().flat_map(|page| &page.fields).any(|field| field.key == when.field)
                    && when.is.iter().any(|wanted| wanted == given)
            };
            if page.when.as_ref().is_none_or(holds) {
                asked.push(page);
            }
        }
        asked
    }

    /// The page of that name.
    #[must_use]
    pub fn page(&self, key: &str) -> Option<&FormPage> {
        self.pages.iter().find(|page| page.key == key)
    }

    /// Every field, in the order in which it is asked.
    pub fn fields(&self) -> impl Iterator<Item = &Field> {
        self.pages.iter().flat_map(|page| &page.fields)
    }

    /// The field of that key.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields().find(|field| field.key == key)
    }

    /// The JSON Schema of the answers, as the API publishes it.
    #[must_use]
    pub const fn schema(&self) -> &Value {
        &self.schema
    }

    /// Checks answers: all of them, or only those of one page. One problem a field, in the order of the form; the path
    /// is the field's key. A page that does not exist or is not asked has no problems.
    #[must_use]
    pub fn check(&self, answers: &Value, page: Option<&str>, today: Date) -> Vec<FieldProblem> {
        let Some(given) = answers.as_object() else {
            return vec![FieldProblem { path: String::new(), said: say(|t| t.answers_not_object()) }];
        };
        let wrong = self.wrong(answers);
        let asked = self.asked(given).into_iter().filter(|one| page.is_none_or(|key| one.key == key));
        let mut problems: Vec<FieldProblem> = asked
            .flat_map(|page| &page.fields)
            .filter_map(|field| {
                let said = match wrong.get(&field.key) {
                    Some(wrong) => Some(too_precise(field, given).unwrap_or_else(|| words(field, *wrong))),
                    None => self
                        .broken_rule(&field.rules, &field.key, given, today)
                        .or_else(|| out_of_bounds(field, given))
                        .or_else(|| unreachable_mail(field, given)),
                };
                said.map(|said| FieldProblem { path: field.key.clone(), said })
            })
            .collect();
        if page.is_none() {
            let unknown = given.keys().filter(|key| self.field(key).is_none());
            problems.extend(unknown.map(|key| FieldProblem { path: key.clone(), said: say(|t| t.answer_unknown()) }));
        }
        problems
    }

    /// What the schema says about each answer; the first thing counts, a missing answer before all others.
    fn wrong(&self, answers: &Value) -> BTreeMap<String, Wrong> {
        let mut wrong = BTreeMap::new();
        for error in self.validator.iter_errors(answers) {
            if let ValidationErrorKind::Required { property } = error.kind() {
                let key = property.as_str().unwrap_or_default();
                wrong.insert(key.to_owned(), Wrong::Missing);
                continue;
            }
            let pointer = error.instance_path().as_str();
            let Some(key) = pointer.strip_prefix('/').and_then(|rest| rest.split('/').next()) else { continue };
            let kind = match error.kind() {
                ValidationErrorKind::MinLength { .. } => Wrong::Missing,
                ValidationErrorKind::MaxLength { .. } => Wrong::TooLong,
                _ => Wrong::Other,
            };
            let known = wrong.entry(key.to_owned()).or_insert(kind);
            if kind == Wrong::Missing || (kind == Wrong::TooLong && *known == Wrong::Other) {
                *known = kind;
            }
        }
        wrong
    }

    /// Reads what a browser sent for a page (or for all), tidied as by [`Form::tidy`]; a day put together from
    /// `key-day`, `key-month`, `key-year`. A day that does not exist stays as typed, for `check` to say so.
    #[must_use]
    pub fn read(&self, pairs: &[(String, String)], page: Option<&str>) -> Map<String, Value> {
        let sent = |key: &str| pairs.iter().find(|(name, _)| name == key).map_or("", |(_, value)| value.trim());
        let mut answers = Map::new();
        let asked = self.pages.iter().filter(|one| page.is_none_or(|key| one.key == key));
        for field in asked.flat_map(|page| &page.fields) {
            let plain = sent(&field.key);
            let parts = ["year", "month", "day"].map(|part| sent(&format!("{}-{part}", field.key)));
            let text =
                if field.kind == FieldKind::Date && plain.is_empty() { day_text(parts) } else { plain.to_owned() };
            answers.insert(field.key.clone(), Value::String(text));
        }
        self.tidy_texts(&mut answers);
        // One page alone does not say whether it is asked.
        if page.is_none() {
            self.drop_unasked(&mut answers);
        }
        answers
    }

    /// Brings answers into the one form in which they are stored: composed letters (NFC), no stray spaces, digits of
    /// numbers together; empty answers and those of pages that are not asked left out.
    pub fn tidy(&self, answers: &mut Map<String, Value>) {
        self.tidy_texts(answers);
        self.drop_unasked(answers);
    }

    /// Takes out what was answered on pages that are not asked, such as after another choice on an earlier page.
    pub fn drop_unasked(&self, answers: &mut Map<String, Value>) {
        let asked: Vec<&str> =
            self.asked(answers).into_iter().flat_map(|page| &page.fields).map(|field| field.key.as_str()).collect();
        answers.retain(|key, _| asked.contains(&key.as_str()) || self.field(key).is_none());
    }

    fn tidy_texts(&self, answers: &mut Map<String, Value>) {
        for field in self.fields() {
            let Some(Value::String(text)) = answers.get_mut(&field.key) else { continue };
            *text = tidy(text, field.kind);
            if text.is_empty() {
                answers.remove(&field.key);
            }
        }
    }

    /// The applicant as the answers name them: `{name, id_number, phone, email, address}`, as far as asked.
    #[must_use]
    pub fn applicant(&self, answers: &Value) -> Map<String, Value> {
        self.parts()
            .filter_map(|(field, part)| Some((part.code().to_owned(), answers.get(&field.key)?.clone())))
            .collect()
    }

    /// Answers what the applicant already says and the answers leave out.
    pub fn fill_from_applicant(&self, answers: &mut Map<String, Value>, applicant: &Value) {
        let asked: Vec<&Field> = self.asked(answers).into_iter().flat_map(|page| &page.fields).collect();
        for (field, part) in asked.into_iter().filter_map(|field| Some((field, field.applicant?))) {
            if let Some(value) = applicant.get(part.code()).filter(|value| value.as_str() != Some("")) {
                answers.entry(field.key.clone()).or_insert_with(|| value.clone());
            }
        }
    }

    fn parts(&self) -> impl Iterator<Item = (&Field, ApplicantPart)> {
        self.fields().filter_map(|field| Some((field, field.applicant?)))
    }
}

/// Year, month and day as typed into one text; a real day gets its zeros.
fn day_text(parts: [&str; 3]) -> String {
    if parts.iter().all(|part| part.is_empty()) {
        return String::new();
    }
    let numbers = parts.map(|part| part.parse::<u16>().ok());
    match numbers {
        [Some(year), Some(month), Some(day)] => format!("{year:04}-{month:02}-{day:02}"),
        _ => parts.join("-"),
    }
}

/// An answer without what fingers and input methods leave in it.
fn tidy(text: &str, kind: FieldKind) -> String {
    let text = text.trim();
    let is_composed = is_nfc_quick(text.chars()) == IsNormalized::Yes;
    let text: String = if is_composed { text.to_owned() } else { text.nfc().collect() };
    match kind {
        FieldKind::IdNumber | FieldKind::Phone => {
            text.chars().filter(|letter| !matches!(letter, ' ' | '.' | '-' | '\u{a0}')).collect()
        }
        FieldKind::Textarea => text.replace("\r\n", "\n"),
        FieldKind::Number => number::tidy(&text),
        FieldKind::Text | FieldKind::Email | FieldKind::Date | FieldKind::Choice => {
            text.split_whitespace().collect::<Vec<_>>().join(" ")
        }
    }
}

/// What to do about a field: the pack's own words, else words for its kind.
fn words(field: &Field, wrong: Wrong) -> Said {
    let label = |lang| field.label.get(lang).to_owned();
    match wrong {
        Wrong::Missing => field.missing.clone().unwrap_or_else(|| {
            say(|t| {
                let label = label(t.lang());
                if field.kind == FieldKind::Choice { t.answer_choose(label) } else { t.answer_enter(label) }
            })
        }),
        Wrong::TooLong if matches!(field.kind, FieldKind::Text | FieldKind::Textarea) => {
            say(|t| t.answer_too_long(label(t.lang()), field.max_chars))
        }
        Wrong::TooLong | Wrong::Other => field.wrong.clone().unwrap_or_else(|| {
            say(|t| {
                let label = label(t.lang());
                match field.kind {
                    FieldKind::Date => t.answer_date(label),
                    FieldKind::Choice => t.answer_choose(label),
                    FieldKind::IdNumber => t.answer_id_number(label),
                    FieldKind::Phone => t.answer_phone(label),
                    FieldKind::Email => t.answer_email(label),
                    FieldKind::Number => number_words(t, field, &label),
                    FieldKind::Text | FieldKind::Textarea => t.answer_wrong(label),
                }
            })
        }),
    }
}

/// Which numbers are asked for, each written as in the reader's language.
fn number_words(t: T, field: &Field, label: &str) -> String {
    match &field.number {
        Some(rule) => {
            let shown = |number: &str| field.shown_number(number, t.lang());
            t.answer_number(label, shown(&rule.min), shown(&rule.max))
        }
        None => t.answer_wrong(label),
    }
}

/// A number with more behind its decimal sign than is asked for.
fn too_precise(field: &Field, answers: &Map<String, Value>) -> Option<Said> {
    let rule = field.number.as_ref()?;
    let given = answers.get(&field.key)?.as_str()?;
    number::hundredths(given)?;
    let (_, decimals) = given.split_once('.')?;
    let label = |t: T| field.label.get(t.lang()).to_owned();
    (decimals.len() > usize::from(rule.decimals)).then(|| match rule.decimals {
        0 => say(|t| t.answer_whole(label(t))),
        max => say(|t| t.answer_decimals(label(t), max)),
    })
}

/// An address that JSON Schema takes and no mail reaches: its domain has no dot.
fn unreachable_mail(field: &Field, answers: &Map<String, Value>) -> Option<Said> {
    let given = answers.get(&field.key).filter(|_| field.kind == FieldKind::Email)?.as_str()?;
    let (_, domain) = given.rsplit_once('@')?;
    (!domain.contains('.')).then(|| words(field, Wrong::Other))
}

/// A number below or above what can be.
fn out_of_bounds(field: &Field, answers: &Map<String, Value>) -> Option<Said> {
    let rule = field.number.as_ref()?;
    let given = number::hundredths(answers.get(&field.key)?.as_str()?)?;
    let (min, max) = (number::hundredths(&rule.min)?, number::hundredths(&rule.max)?);
    (!(min..=max).contains(&given)).then(|| words(field, Wrong::Other))
}
