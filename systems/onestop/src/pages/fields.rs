//! The pack's questions as the questions of a page.

use crate::text::T;
use kernel::{FieldProblem, Instant, Lang, Problem, Said, Time};
use pack::{FieldKind, Form, FormPage, Width};
use serde_json::{Map, Value};
use web::view::{Choice, DateParts, Field, FieldError};

/// Up to so many choices are radio buttons; more are a list to pick from.
const RADIOS_MAX: usize = 5;

/// One question with its answer so far and what is wrong with it.
#[must_use]
pub fn field(field: &pack::Field, answers: &Map<String, Value>, wrong: &[FieldProblem], lang: Lang) -> Field {
    let given = answers.get(&field.key).and_then(Value::as_str).or(field.default.as_deref()).unwrap_or_default();
    let date = (field.kind == FieldKind::Date).then(|| date_parts(given));
    let number = field.number.as_ref();
    let label = field.label.get(lang);
    let unit = number.and_then(|rule| rule.unit.as_ref());
    Field {
        name: field.key.clone(),
        label: unit.map_or_else(|| label.to_owned(), |unit| format!("{label} ({})", unit.get(lang))),
        hint: field.help.as_ref().map(|help| help.get(lang).to_owned()),
        error: wrong.iter().find(|one| one.path == field.key).map(|one| one.said.get(lang).to_owned()),
        optional: !field.required,
        heading: None,
        value: if number.is_some() { field.shown_number(given, lang) } else { given.to_owned() },
        input_type: match field.kind {
            FieldKind::Phone => "tel",
            FieldKind::Email => "email",
            _ => "",
        },
        numeric: field.kind == FieldKind::IdNumber || number.is_some_and(|rule| rule.decimals == 0),
        decimal: number.is_some_and(|rule| rule.decimals > 0),
        short: field.width == Width::Short,
        autocomplete: field.autocomplete.as_deref().map_or("", autocomplete),
        long: field.kind == FieldKind::Textarea,
        choices: field
            .choices
            .iter()
            .map(|choice| Choice {
                value: choice.value.clone(),
                label: choice.label.get(lang).to_owned(),
                hint: None,
                chosen: choice.value == given,
            })
            .collect(),
        radios: (1..=RADIOS_MAX).contains(&field.choices.len()),
        boxes: false,
        date,
        file: None,
    }
}

/// Every question of a page.
#[must_use]
pub fn of_page(page: &FormPage, answers: &Map<String, Value>, wrong: &[FieldProblem], lang: Lang) -> Vec<Field> {
    page.fields.iter().map(|one| field(one, answers, wrong, lang)).collect()
}

/// Where all pages stand under one another, as at the desk: when this one is to be answered, if not always.
#[must_use]
pub fn condition(t: T, form: &Form, page: &FormPage) -> Option<String> {
    let when = page.when.as_ref()?;
    let asked = form.field(&when.field)?;
    let opening = asked.choices.iter().filter(|choice| when.is.contains(&choice.value));
    let answers: Vec<&str> = opening.map(|choice| choice.label.get(t.lang())).collect();
    Some(t.page_only_when(asked.label.get(t.lang()), answers.join("; ")))
}

/// What is wrong, for the summary on top.
#[must_use]
pub fn errors(wrong: &[FieldProblem], lang: Lang) -> Vec<FieldError> {
    wrong.iter().map(|one| FieldError { field: one.path.clone(), text: one.said.get(lang).to_owned() }).collect()
}

/// The words that HTML knows for what browsers may fill in by themselves.
fn autocomplete(word: &str) -> &'static str {
    const KNOWN: [&str; 6] = ["name", "tel", "email", "street-address", "bday", "off"];
    KNOWN.into_iter().find(|known| *known == word).unwrap_or("")
}

/// A stored or half-typed day in its three parts.
fn date_parts(given: &str) -> DateParts {
    let mut parts = given.splitn(3, '-').map(str::to_owned);
    let mut next = || parts.next().unwrap_or_default();
    let (year, month, day) = (next(), next(), next());
    DateParts { day, month, year }
}

/// A question for words: a reason, a note.
#[must_use]
pub fn words(name: &str, label: &str, optional: bool) -> Field {
    Field { name: name.to_owned(), label: label.to_owned(), optional, long: true, ..Field::default() }
}

/// One of several words, as radio buttons; the first is chosen.
#[must_use]
pub fn radios(name: &str, label: &str, choices: impl IntoIterator<Item = (&'static str, String)>) -> Field {
    let choice = |(n, (value, label)): (usize, (&str, String))| Choice {
        value: value.to_owned(),
        label,
        hint: None,
        chosen: n == 0,
    };
    Field {
        name: name.to_owned(),
        label: label.to_owned(),
        choices: choices.into_iter().enumerate().map(choice).collect(),
        radios: true,
        ..Field::default()
    }
}

/// A day and a time of it, both to be left empty or both given.
#[must_use]
pub fn moment(t: T, name: &str, day: &str, hint: Option<&str>, time: &str) -> [Field; 2] {
    let day = Field {
        name: name.to_owned(),
        label: day.to_owned(),
        hint: hint.map(str::to_owned),
        optional: true,
        date: Some(DateParts::default()),
        ..Field::default()
    };
    let time = Field {
        name: time_of(name),
        label: time.to_owned(),
        hint: Some(t.field_time_hint().to_owned()),
        optional: true,
        short: true,
        autocomplete: "off",
        ..Field::default()
    };
    [day, time]
}

fn time_of(name: &str) -> String {
    format!("{name}_time")
}

/// What was typed into [`moment`]; `None` when nothing was.
///
/// # Errors
/// A day or time that is none, or one without the other.
pub fn read_moment(form: &web::Form, name: &str) -> Result<Option<Instant>, Problem> {
    let (parts, typed) = (web::date_parts(form, name), form.value(&time_of(name)).trim());
    let mut check = web::Check::default();
    let day = match (parts == DateParts::default(), typed.is_empty()) {
        (true, true) => return Ok(None),
        (true, false) => {
            check.refuse(name, Said::both(|lang| T::new(lang).day_missing().to_owned()));
            None
        }
        (false, _) => check.date(name, &parts),
    };
    let time = time(typed);
    if typed.is_empty() {
        check.refuse(&time_of(name), Said::both(|lang| T::new(lang).time_missing().to_owned()));
    } else if time.is_none() {
        check.refuse(&time_of(name), Said::both(|lang| T::new(lang).time_wrong().to_owned()));
    }
    check.end()?;
    let moment = day.zip(time).map(|(day, time)| Instant::from_local(day.to_datetime(time)));
    Ok(moment)
}

/// `14:30`, and as people here write it, `14h30` and `14h`.
fn time(typed: &str) -> Option<Time> {
    let (hour, minute) = typed.split_once([':', 'h', 'H', 'g', 'G'])?;
    let minute = if minute.trim().is_empty() { "0" } else { minute.trim() };
    Time::new(hour.trim().parse().ok()?, minute.parse().ok()?, 0, 0).ok()
}

/// The choice of an agency, with how sure its code is.
#[must_use]
pub fn agencies(t: T, found: &[&pack::Agency], chosen: Option<&str>, error: Option<String>) -> Field {
    let choice = |agency: &&pack::Agency| Choice {
        value: agency.code.to_string(),
        label: agency.name.get(t.lang()).to_owned(),
        hint: None,
        chosen: chosen == Some(agency.code.as_str()),
    };
    Field {
        name: "agency".to_owned(),
        label: t.field_agency().to_owned(),
        hint: Some(t.field_agency_hint().to_owned()),
        error,
        choices: found.iter().map(choice).collect(),
        ..Field::default()
    }
}

/// The answers that a browser sent for a page (or for the whole form).
#[must_use]
pub fn read(form: &Form, sent: &web::Form, page: Option<&str>) -> Map<String, Value> {
    let pairs: Vec<(String, String)> = sent.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    form.read(&pairs, page)
}
