//! What depends on answers and no JSON Schema can hold: which day, words or choice is refused, which papers an answer
//! makes necessary, which fees it leaves due.

use crate::form::{Form, When};
use kernel::{Date, Said};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// A day that a rule compares with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuleDay {
    Today,
    Day(Date),
}

/// A rule about one answer, with what to say when it is broken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Rule {
    pub(crate) not_after: Option<RuleDay>,
    pub(crate) not_before: Option<RuleDay>,
    pub(crate) before_field: Option<String>,
    pub(crate) not_after_field: Option<String>,
    /// So many years ago or earlier.
    pub(crate) age_from: Option<i16>,
    /// Words that may not stand in it, in small letters.
    pub(crate) no_words: Vec<String>,
    /// Choices that cannot be made after `when`.
    pub(crate) not: Vec<String>,
    /// The other answer with which the choices of `not` are refused.
    pub(crate) when: Option<When>,
    pub(crate) message: Said,
}

/// `x-rule` as it is written.
#[derive(Deserialize)]
pub(crate) struct RuleFile {
    pub(crate) not_after: Option<String>,
    pub(crate) not_before: Option<String>,
    pub(crate) before_field: Option<String>,
    pub(crate) not_after_field: Option<String>,
    pub(crate) age_from: Option<i16>,
    #[serde(default)]
    pub(crate) no_words: Vec<String>,
    #[serde(default)]
    pub(crate) not: Vec<String>,
    pub(crate) when: Option<When>,
    message: Said,
}

impl From<&RuleFile> for Rule {
    fn from(file: &RuleFile) -> Self {
        Self {
            not_after: file.not_after.as_deref().and_then(rule_day),
            not_before: file.not_before.as_deref().and_then(rule_day),
            before_field: file.before_field.clone(),
            not_after_field: file.not_after_field.clone(),
            age_from: file.age_from,
            no_words: file.no_words.iter().map(|word| word.to_lowercase()).collect(),
            not: file.not.clone(),
            when: file.when.clone(),
            message: file.message.clone(),
        }
    }
}

/// With which answer a fee is due. Without the answer nobody knows, and the fee is named.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FeeRule {
    /// The field of a day from which days are counted to the filing.
    pub since: String,
    /// Due when more days than this have passed.
    #[serde(default)]
    pub over_days: Option<u32>,
    /// Due when no more days than this have passed.
    #[serde(default)]
    pub up_to_days: Option<u32>,
}

impl Form {
    /// Whether that answer was given to a question that is asked.
    #[must_use]
    pub fn holds(&self, when: &When, answers: &Map<String, Value>) -> bool {
        let given = answers.get(&when.field).and_then(Value::as_str).unwrap_or_default();
        self.asked(answers).into_iter().flat_map(|page| &page.fields).any(|field| field.key == when.field)
            && when.is.iter().any(|wanted| wanted == given)
    }

    /// Whether these answers make a paper necessary that not everybody needs; the paper by its key in the procedure.
    #[must_use]
    pub fn needs_paper(&self, document: &str, answers: &Map<String, Value>) -> bool {
        self.papers.get(document).is_some_and(|when| self.holds(when, answers))
    }

    /// Whether a fee is due after these answers, filed on that day; the fee by its key in the procedure.
    #[must_use]
    pub fn owes(&self, fee: &str, answers: &Map<String, Value>, filed: Date) -> bool {
        let Some(rule) = self.fees.get(fee) else { return true };
        let Some(day) = day_of(answers, &rule.since) else { return true };
        let days = i64::from((filed - day).get_days());
        rule.over_days.is_none_or(|over| days > i64::from(over))
            && rule.up_to_days.is_none_or(|most| days <= i64::from(most))
    }

    /// The first rule about it that an answer breaks.
    pub(crate) fn broken_rule(
        &self,
        rules: &[Rule],
        key: &str,
        answers: &Map<String, Value>,
        today: Date,
    ) -> Option<Said> {
        let given = answers.get(key)?.as_str()?;
        let broken = |rule: &&Rule| self.breaks(rule, given, answers, today);
        rules.iter().find(broken).map(|rule| rule.message.clone())
    }

    fn breaks(&self, rule: &Rule, given: &str, answers: &Map<String, Value>, today: Date) -> bool {
        given.parse().is_ok_and(|day| breaks_as_day(rule, day, answers, today))
            || rule.no_words.iter().any(|word| has_words(given, word))
            || (rule.not.iter().any(|not| not == given)
                && rule.when.as_ref().is_some_and(|when| self.holds(when, answers)))
    }
}

fn breaks_as_day(rule: &Rule, day: Date, answers: &Map<String, Value>, today: Date) -> bool {
    let named = |named: RuleDay| match named {
        RuleDay::Today => today,
        RuleDay::Day(day) => day,
    };
    let other = |key: &Option<String>| key.as_deref().and_then(|key| day_of(answers, key));
    // The birthday itself completes the year (Civil Code, article 148); who was born on 29 February completes it on 1 March.
    let of_age =
        |years: i16| (day.year() + years, day.month(), day.day()) <= (today.year(), today.month(), today.day());
    rule.not_after.is_some_and(|limit| day > named(limit))
        || rule.not_before.is_some_and(|limit| day < named(limit))
        || other(&rule.before_field).is_some_and(|other| day >= other)
        || other(&rule.not_after_field).is_some_and(|other| day > other)
        || rule.age_from.is_some_and(|years| !of_age(years))
}

/// Whether these words stand in the text as whole words, in letters of any size.
fn has_words(text: &str, words: &str) -> bool {
    let spaced = |text: &str| {
        let plain = text.to_lowercase();
        let parts: Vec<&str> =
            plain.split(|letter: char| !letter.is_alphanumeric()).filter(|one| !one.is_empty()).collect();
        format!(" {} ", parts.join(" "))
    };
    spaced(text).contains(&spaced(words))
}

fn day_of(answers: &Map<String, Value>, key: &str) -> Option<Date> {
    answers.get(key)?.as_str()?.parse().ok()
}

pub(crate) fn rule_day(text: &str) -> Option<RuleDay> {
    if text == "today" { Some(RuleDay::Today) } else { text.parse().ok().map(RuleDay::Day) }
}
