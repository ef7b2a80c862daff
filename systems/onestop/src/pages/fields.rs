//! The pack's questions as the questions of a page.

use crate::{
    delivery::{self, Delivery},
    papers::place,
    state::ReturnHow,
    text::T,
};
use kernel::{Date, FieldProblem, Instant, Lang, Problem, Said, Time, fold};
use pack::{Agency, FieldKind, Form, FormPage, Level, Packs, ProcedureVersion, Width};
use serde_json::{Map, Value};
use web::view::{Choice, ChoiceGroup, DateParts, Field, FieldError};

/// Up to so many choices are radio buttons; more are a list to pick from.
const RADIOS_MAX: usize = 5;
/// What a browser offers where a file is asked for.
pub const ACCEPT: &str = ".pdf,.jpg,.jpeg,.png";

/// One question with its answer so far and what is wrong with it.
#[must_use]
pub fn field(field: &pack::Field, answers: &Map<String, Value>, wrong: &[FieldProblem], lang: Lang) -> Field {
    let given = answers.get(&field.key).and_then(Value::as_str).or(field.default.as_deref()).unwrap_or_default();
    let date = (field.kind == FieldKind::Date).then(|| date_parts(given));
    let number = field.number.as_ref();
    let label = if field.required { field.label.get(lang) } else { bare(field.label.get(lang), lang) };
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
        groups: Vec::new(),
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

/// A label without the words by which it already says that it may be left empty: the page says so itself, once.
#[must_use]
pub fn bare(label: &str, lang: Lang) -> &str {
    let words = T::new(lang).words_for_optional();
    words.split(", ").find_map(|word| label.trim_end().strip_suffix(word)).unwrap_or(label).trim_end()
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

/// Where to apply. A single place is chosen already; communes stand under their district, each list by name.
#[must_use]
pub fn agencies(
    t: T,
    packs: &Packs,
    day: Date,
    found: &[&Agency],
    chosen: Option<&str>,
    error: Option<String>,
) -> Field {
    let only = found.len() == 1;
    let choice = |agency: &Agency| Choice {
        value: agency.code.to_string(),
        label: agency.name.get(t.lang()).to_owned(),
        hint: None,
        chosen: only || chosen == Some(agency.code.as_str()),
    };
    let area = |code: Option<&String>| packs.area(code?, day);
    let by_name = |agency: &&Agency| {
        let own = area(agency.area.as_ref()).filter(|_| agency.level == Level::Commune);
        fold(own.map_or(agency.name.vi.as_str(), |own| place(&own.name.vi)))
    };
    let above = |agency: &Agency| {
        let district = area(area(agency.area.as_ref())?.parent.as_ref())?;
        (agency.level == Level::Commune).then(|| district.name.clone())
    };
    let mut sorted: Vec<&Agency> = found.to_vec();
    sorted.sort_by_cached_key(by_name);
    let mut groups: Vec<(Said, Vec<Choice>)> = Vec::new();
    for agency in &sorted {
        let title = above(agency).unwrap_or_else(|| Said::both(|lang| T::new(lang).level(agency.level.code())));
        match groups.iter_mut().find(|(known, _)| *known == title) {
            Some((_, choices)) => choices.push(choice(agency)),
            None => groups.push((title, vec![choice(agency)])),
        }
    }
    groups.sort_by_cached_key(|(title, _)| fold(place(&title.vi)));
    let group = |(title, choices): (Said, Vec<Choice>)| ChoiceGroup { label: title.get(t.lang()).to_owned(), choices };
    let radios = sorted.len() <= RADIOS_MAX;
    let grouped = !radios && groups.len() > 1;
    Field {
        name: "agency".to_owned(),
        label: t.field_agency().to_owned(),
        hint: Some(if only { t.field_agency_only() } else { t.field_agency_hint() }.to_owned()),
        error,
        choices: sorted.iter().copied().map(choice).collect(),
        groups: if grouped { groups.into_iter().map(group).collect() } else { Vec::new() },
        radios,
        ..Field::default()
    }
}

/// How the result is to be received, and where the post is to bring it; without a choice, nothing of an address.
#[must_use]
pub fn delivery(t: T, version: &ProcedureVersion, chosen: Option<&Delivery>, residence: &str) -> Vec<Field> {
    let offered = delivery::offered(version);
    let wanted = chosen.map(|one| one.how).or_else(|| (offered.len() == 1).then_some(ReturnHow::Direct));
    let choice = |how: &ReturnHow| Choice {
        value: how.code().to_owned(),
        label: t.delivery_choice(how.code()),
        hint: None,
        chosen: Some(*how) == wanted,
    };
    let how = Field {
        name: delivery::HOW.to_owned(),
        label: t.delivery_question().to_owned(),
        hint: (offered.len() == 1).then(|| t.delivery_only_desk().to_owned()),
        choices: offered.iter().map(choice).collect(),
        radios: true,
        ..Field::default()
    };
    if offered.len() == 1 {
        return vec![how];
    }
    let given = chosen.map(|one| one.address.as_str()).filter(|address| !address.is_empty());
    let address = Field {
        name: delivery::ADDRESS.to_owned(),
        label: t.delivery_address().to_owned(),
        hint: Some(t.delivery_address_hint().to_owned()),
        value: given.unwrap_or(residence).to_owned(),
        ..Field::default()
    };
    vec![how, address]
}

/// The answers that a browser sent for a page (or for the whole form).
#[must_use]
pub fn read(form: &Form, sent: &web::Form, page: Option<&str>) -> Map<String, Value> {
    let pairs: Vec<(String, String)> = sent.pairs().map(|(name, value)| (name.to_owned(), value.to_owned())).collect();
    form.read(&pairs, page)
}
