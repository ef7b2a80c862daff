//! The building blocks of pages: what the components of `pages/components.html` show, already in words.
//!
//! Everything here is formatted in the language of the page (see `show`); templates decide nothing but layout.

use crate::{App, show};
use kernel::{FieldProblem, Lang, Problem};

/// A coloured word; the colour only repeats what the word says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tag {
    /// The word.
    pub text: String,
    /// `plain`, `now`, `good`, `soon` or `late`.
    pub tone: &'static str,
}

impl Tag {
    /// A word with its tone.
    #[must_use]
    pub fn new(text: impl Into<String>, tone: &'static str) -> Self {
        Self { text: text.into(), tone }
    }

    /// Nothing to notice.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self::new(text, "plain")
    }

    /// Being worked on.
    #[must_use]
    pub fn now(text: impl Into<String>) -> Self {
        Self::new(text, "now")
    }

    /// As it should be.
    #[must_use]
    pub fn good(text: impl Into<String>) -> Self {
        Self::new(text, "good")
    }

    /// Soon due.
    #[must_use]
    pub fn soon(text: impl Into<String>) -> Self {
        Self::new(text, "soon")
    }

    /// Late, or refused.
    #[must_use]
    pub fn late(text: impl Into<String>) -> Self {
        Self::new(text, "late")
    }
}

/// One line of the error summary, linked to its field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldError {
    /// `Field::name`.
    pub field: String,
    /// What to do about it.
    pub text: String,
}

/// The summary for a refused form: its wrong fields, or the problem's own words when no field is to blame.
#[must_use]
pub fn errors_of(problem: &Problem, lang: Lang) -> Vec<FieldError> {
    let line = |one: &FieldProblem| FieldError {
        field: one.path.trim_start_matches('/').to_owned(),
        text: one.said.get(lang).to_owned(),
    };
    if problem.fields.is_empty() {
        let text = format!("{}. {}", problem.title.get(lang), problem.hint.get(lang));
        return vec![FieldError { field: String::new(), text }];
    }
    problem.fields.iter().map(line).collect()
}

/// The summary of a form shown again: each question with what is wrong with its answer. `at` is the name of the act
/// that the form belongs to, else empty, as for the component `field`: it is the beginning of the ids on the page.
#[must_use]
pub fn summary_of(at: &str, fields: &[Field]) -> Vec<FieldError> {
    let line = |field: &Field| {
        let text = format!("{}: {}", field.label, field.error.as_ref()?);
        let id = if at.is_empty() { field.name.clone() } else { format!("{at}-{}", field.name) };
        Some(FieldError { field: id, text })
    };
    fields.iter().filter_map(line).collect()
}

/// The sentence for one field, for `Field::error`.
#[must_use]
pub fn error_of(errors: &[FieldError], name: &str) -> Option<String> {
    errors.iter().find(|error| error.field == name).map(|error| error.text.clone())
}

/// A label and its value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// What it is.
    pub label: String,
    /// What it says.
    pub value: String,
}

impl Row {
    /// A label and its value.
    #[must_use]
    pub fn new(label: impl Into<String>, value: impl Into<String>) -> Self {
        Self { label: label.into(), value: value.into() }
    }
}

/// A link.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub text: String,
}

/// A link that narrows a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Where it leads.
    pub href: String,
    /// What it says.
    pub label: String,
    /// How many; empty when not counted.
    pub count: String,
    /// Whether the list is narrowed by it now.
    pub current: bool,
    /// Whether it counts what is late.
    pub late: bool,
}

/// The ways to the pages before and after.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pager {
    /// The page before.
    pub previous: Option<String>,
    /// The page after.
    pub next: Option<String>,
}

/// One question of a form. At most one kind of input is set; else it is a line of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// Its `name` and `id`.
    pub name: String,
    /// The question.
    pub label: String,
    /// How to answer.
    pub hint: Option<String>,
    /// What is wrong with the answer.
    pub error: Option<String>,
    /// Whether it may be left empty.
    pub optional: bool,
    /// A heading before it.
    pub heading: Option<String>,
    /// The answer as typed.
    pub value: String,
    /// Empty for text; `tel`, `email`.
    pub input_type: &'static str,
    /// Digits only, so that telephones show their number keys.
    pub numeric: bool,
    /// Digits and a decimal sign, likewise.
    pub decimal: bool,
    /// Ten characters wide.
    pub short: bool,
    /// The browser's name for it; empty for none.
    pub autocomplete: &'static str,
    /// Several lines.
    pub long: bool,
    /// One of these …
    pub choices: Vec<Choice>,
    /// … under headings, in a list to pick from …
    pub groups: Vec<ChoiceGroup>,
    /// … as radio buttons …
    pub radios: bool,
    /// … or any number of them as tick boxes.
    pub boxes: bool,
    /// A date in three inputs.
    pub date: Option<DateParts>,
    /// A file.
    pub file: Option<FilePart>,
}

/// One possible answer.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is sent.
    pub value: String,
    /// What is read.
    pub label: String,
    /// More about it.
    pub hint: Option<String>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// Possible answers under one heading.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChoiceGroup {
    /// The heading.
    pub label: String,
    /// The answers.
    pub choices: Vec<Choice>,
}

/// A date as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DateParts {
    /// The day.
    pub day: String,
    /// The month.
    pub month: String,
    /// The year.
    pub year: String,
}

/// A question answered by a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FilePart {
    /// What the browser offers, such as `.pdf,.jpg,.png`.
    pub accept: String,
    /// What was sent already.
    pub sent: Vec<SentFileLine>,
    /// Whether several may be chosen at once.
    pub several: bool,
}

/// A file that was sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SentFileLine {
    /// Its name.
    pub name: String,
    /// Its size in words.
    pub size: String,
    /// Where it can be opened.
    pub href: Option<String>,
    /// What is sent as `drop` to take it away again.
    pub drop: Option<String>,
}

/// A value carried from step to step.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Carried {
    /// Its name.
    pub name: String,
    /// Its value.
    pub value: String,
}

/// Something that may be done now: one form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Act {
    /// Its name; the panel's id is `act-NAME`.
    pub name: &'static str,
    /// Where it is sent.
    pub url: String,
    /// Its number against double sending.
    pub key: String,
    /// The version that this page shows.
    pub seen: String,
    /// What it does.
    pub title: String,
    /// What to know before.
    pub intro: Option<String>,
    /// The word on the button.
    pub button: String,
    /// What is asked.
    pub fields: Vec<Field>,
    /// The usual next thing.
    pub first: bool,
    /// Refused just now.
    pub open: bool,
    /// Cannot be undone.
    pub grave: bool,
    /// Sends files.
    pub files: bool,
}

/// What another system has to say beside a case: finished words, ways on, and things to do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Piece {
    /// Its name, unique over all systems; the section's id is `piece-NAME`.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// Sentences.
    pub paragraphs: Vec<String>,
    /// Labels and values.
    pub rows: Vec<Row>,
    /// Where to go on.
    pub links: Vec<Link>,
    /// Forms. Their names begin with the system's, so that no id on the page is there twice.
    pub acts: Vec<Act>,
}

/// A due date with the lines that produced it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Due {
    /// What is due, where it is not the result of a case.
    pub label: Option<String>,
    /// The date.
    pub when: String,
    /// That time stands still now, and what that means for the date; shown in its place.
    pub still: Option<String>,
    /// How far away.
    pub left: Option<String>,
    /// On time, soon, late.
    pub tag: Option<Tag>,
    /// Not promised yet.
    pub expected: bool,
    /// The time allowed.
    pub allowance: String,
    /// The first date, when another was set.
    pub before: Option<String>,
    /// Why another was set.
    pub apology: Option<String>,
    /// The lines.
    pub proof: Vec<ProofRow>,
    /// The rule set.
    pub rule: String,
}

/// One day of a proof.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProofRow {
    /// The day.
    pub date: String,
    /// Whether it counts.
    pub counts: bool,
    /// The so-many-th, or how many minutes.
    pub amount: Option<String>,
    /// Why.
    pub why: String,
    /// The decree.
    pub source: Option<String>,
    /// Where the decree can be read.
    pub source_href: Option<String>,
    /// Whether it is the due day.
    pub last: bool,
}

/// A stage on the way of a case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stage {
    /// Its name.
    pub name: String,
    /// Whether the case is there now.
    pub current: bool,
    /// Whether the case has passed it.
    pub done: bool,
    /// When it did.
    pub when: Option<String>,
}

/// One thing that happened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Happening {
    /// When.
    pub when: String,
    /// What.
    pub title: String,
    /// By whom.
    pub by: Option<String>,
    /// More about it.
    pub text: Option<String>,
}

/// A paper that was made.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperLine {
    /// Its name.
    pub name: String,
    /// Where it is.
    pub href: String,
    /// Kind and day.
    pub note: Option<String>,
}

/// A file that was handed in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FileLine {
    /// Which paper it is.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// Its size.
    pub size: String,
    /// Where it can be opened.
    pub href: Option<String>,
}

/// Who read personal data.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// Their name.
    pub who: String,
    /// Their agency.
    pub agency: Option<String>,
    /// Why.
    pub reason: String,
    /// When last.
    pub last: String,
    /// How often.
    pub times: String,
}

impl Reader {
    /// A line of the access log in words, with the agency by its name.
    #[must_use]
    pub fn of(app: &App, line: &platform::AccessLine, lang: Lang) -> Self {
        let agency = line.agency.as_ref();
        Self {
            who: line.viewer.clone(),
            agency: agency
                .map(|code| code.parse().map_or_else(|_| code.clone(), |known| app.agency_name(&known, lang))),
            reason: line.reason.clone(),
            last: show::instant(lang, line.last_at),
            times: show::number(lang, line.times),
        }
    }
}

/// A part of the answers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Its heading.
    pub title: String,
    /// Where to change it.
    pub change: Option<String>,
    /// The answers.
    pub rows: Vec<Row>,
}
