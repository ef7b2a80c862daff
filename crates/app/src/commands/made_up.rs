//! Made-up people and answers: plausible, different each time, the same for the same dice; nobody's.
//!
//! A form says of each question which kind of answer it takes, and its schema more than we can read: a plate, a tax
//! code, a day in the past. So each question knows several ways of answering, the likeliest first, and a form is asked
//! once which of them it takes ([`Pen::of`]).

use crate::{commands::seed::Dice, text::T};
use kernel::{Date, Instant, Lang};
use pack::{ApplicantPart, Field, FieldKind, Form, NumberRule};
use serde_json::{Map, Value};
use std::collections::{BTreeMap, BTreeSet};

/// Times that a form is asked whether these answers will do.
const TRIES_MAX: usize = 400;
/// Draws with which a way of answering is tried: what depends on chance shows itself.
const PROBES: u64 = 12;
/// Tells the draws of accounts' numbers from others.
const ACCOUNT_SALT: u64 = 8;
/// Tells the draws of people's homes from others.
const HOME_SALT: u64 = 9;
/// Days of which the first is not after the second.
const IN_ORDER: [(&str, &str); 2] = [("death_date", "death_paper_date"), ("certificate_date", "deal_date")];
/// Between two of the alternatives in a text.
const BETWEEN: &str = " | ";
const DAYS_A_YEAR: i64 = 365;
const DAY_MINUTES: i64 = 24 * 60;

/// Which way each question that has to be answered is answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pen {
    ways: BTreeMap<String, usize>,
}

/// Somebody who applies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// Full name.
    pub name: String,
    /// Tells this person's numbers from others'.
    pub n: u64,
    /// Whether the name is a woman's.
    pub woman: bool,
}

impl Person {
    /// Somebody, by chance.
    pub fn new(dice: &Dice) -> Self {
        let woman = dice.chance(500);
        Self { name: name_of(dice, woman), n: dice.below(10_000_000), woman }
    }

    /// The holder of an account: the same numbers whenever they apply.
    pub fn of_account(name: &str, place: u64) -> Self {
        let n = Dice::of(ACCOUNT_SALT, place).below(10_000_000);
        Self { name: name.to_owned(), n, woman: is_woman(name) }
    }

    /// A number of the right length that no register gives out: the province code 000 does not exist.
    pub fn id_number(&self) -> String {
        format!("0000{:08}", self.n % 100_000_000)
    }

    /// A telephone number of the right length.
    pub fn phone(&self) -> String {
        format!("09{:08}", self.n % 100_000_000)
    }

    /// An address of the domain that is for examples.
    pub fn email(&self) -> String {
        format!("ho-so-{}@example.vn", self.n)
    }
}

impl Pen {
    /// Learns how a form wants to be answered on a day. `None`: it asks for something that nobody here can make up.
    pub fn of(form: &Form, today: Date) -> Option<Self> {
        let needed = form.fields().filter(|field| field.required);
        let mut pen = Self { ways: needed.map(|field| (field.key.clone(), 0)).collect() };
        for _ in 0..TRIES_MAX {
            let probes = (0..PROBES).map(|n| {
                let dice = Dice::of(0, n);
                pen.answers(form, &Person::new(&dice), &dice, today)
            });
            let wrong: BTreeSet<String> = probes
                .flat_map(|answers| form.check(&Value::Object(answers), None, today))
                .map(|one| one.path)
                .collect();
            if wrong.is_empty() {
                return Some(pen);
            }
            for key in &wrong {
                pen.turn(form, key)?;
            }
        }
        None
    }

    /// The next way of answering a question; one that had not to be answered is answered from now on.
    fn turn(&mut self, form: &Form, key: &str) -> Option<()> {
        let field = form.field(key)?;
        match self.ways.get_mut(key) {
            Some(way) if *way + 1 < ways(field) => *way += 1,
            Some(_) => return None,
            None => {
                self.ways.insert(key.to_owned(), 0);
            }
        }
        Some(())
    }

    /// Answers every question that is asked and has to be answered.
    pub fn answers(&self, form: &Form, person: &Person, dice: &Dice, today: Date) -> Map<String, Value> {
        let asked = form.fields().filter_map(|field| Some((field, *self.ways.get(&field.key)?)));
        let answers = asked.map(|(field, way)| {
            let answer = answer(field, way, person, dice, today);
            (field.key.clone(), Value::String(answer.chars().take(field.max_chars.max(1)).collect()))
        });
        let mut answers: Map<String, Value> = answers.collect();
        agree(form, person, dice, &mut answers);
        form.tidy(&mut answers);
        answers
    }
}

/// Makes answers fit one another: who applies is the mother or the father by sex, a name is of the sex that is told,
/// what comes first in life has the earlier day.
fn agree(form: &Form, person: &Person, dice: &Dice, answers: &mut Map<String, Value>) {
    let told = |answers: &Map<String, Value>, key: &str| answers.get(key).and_then(Value::as_str).map(str::to_owned);
    let set = |answers: &mut Map<String, Value>, key: String, value: &str| {
        if answers.contains_key(&key) {
            answers.insert(key, Value::String(value.to_owned()));
        }
    };
    for (key, pair) in [("requester_relationship", ["father", "mother"]), ("requester_side", ["groom", "bride"])] {
        let Some(said) = told(answers, key).filter(|said| pair.contains(&said.as_str())) else { continue };
        let own = pair[usize::from(person.woman)];
        let offered = form.field(key).is_some_and(|field| field.choices.iter().any(|choice| choice.value == own));
        let own = if offered { own } else { said.as_str() };
        set(answers, key.to_owned(), own);
        set(answers, format!("{own}_name"), &person.name);
        set(answers, format!("{own}_id_number"), &person.id_number());
    }
    let keys: Vec<String> = answers.keys().filter_map(|key| key.strip_suffix("_sex").map(str::to_owned)).collect();
    for whose in keys {
        let (sex, name) = (format!("{whose}_sex"), format!("{whose}_name"));
        if ["requester_relationship", "filer"].iter().any(|key| told(answers, key).as_deref() == Some("self")) {
            set(answers, sex, if person.woman { "female" } else { "male" });
            set(answers, name, &person.name);
        } else if let Some(said) = told(answers, &sex) {
            set(answers, name, &name_of(dice, said == "female"));
        }
    }
    for (first, second) in IN_ORDER {
        if let (Some(one), Some(other)) = (told(answers, first), told(answers, second))
            && one > other
        {
            set(answers, first.to_owned(), &other);
            set(answers, second.to_owned(), &one);
        }
    }
}

/// A name, by chance.
pub fn name(dice: &Dice) -> String {
    name_of(dice, dice.chance(500))
}

/// Whether a name is a woman's, by its middle.
fn is_woman(name: &str) -> bool {
    let middles = T::new(Lang::Vi).made_up_middle_woman().split(", ");
    let mut middles = middles.filter_map(|middle| middle.split(' ').next());
    name.split(' ').nth(1).is_some_and(|middle| middles.any(|known| known == middle))
}

/// A name of a woman or a man: a woman's middle name before a woman's given name.
fn name_of(dice: &Dice, woman: bool) -> String {
    let t = T::new(Lang::Vi);
    let (middle, given) = if woman {
        (t.made_up_middle_woman(), t.made_up_given_woman())
    } else {
        (t.made_up_middle(), t.made_up_given())
    };
    format!("{} {} {}", one_of(dice, t.made_up_family(), ", "), one_of(dice, middle, ", "), one_of(dice, given, ", "))
}

/// One of the alternatives in a text.
pub fn phrase(dice: &Dice, text: &str) -> String {
    one_of(dice, text, BETWEEN)
}

fn one_of(dice: &Dice, text: &str, between: &str) -> String {
    let all: Vec<&str> = text.split(between).collect();
    dice.pick(&all).copied().unwrap_or_default().to_owned()
}

/// In how many ways a question can be answered.
fn ways(field: &Field) -> usize {
    match field.kind {
        // By chance, or always the same one.
        FieldKind::Choice => 1 + field.choices.len(),
        FieldKind::Date => DAYS.len() + 1,
        FieldKind::IdNumber => 2,
        FieldKind::Phone => 2,
        FieldKind::Email | FieldKind::Number => 1,
        FieldKind::Text | FieldKind::Textarea => 2 + SHAPES.len(),
    }
}

fn answer(field: &Field, way: usize, person: &Person, dice: &Dice, today: Date) -> String {
    if let (0, Some(suggested)) = (way, &field.default) {
        return suggested.clone();
    }
    if let (0, Some(part)) = (way, field.applicant) {
        return part_of(person, part);
    }
    match field.kind {
        FieldKind::Choice => {
            let chosen = way.checked_sub(1).unwrap_or_else(|| dice.index(field.choices.len()));
            field.choices.get(chosen).map(|choice| choice.value.clone()).unwrap_or_default()
        }
        FieldKind::Date => day(field, way, dice, today).to_string(),
        FieldKind::IdNumber if way == 0 => Person::new(dice).id_number(),
        FieldKind::IdNumber => format!("{:09}", dice.below(1_000_000_000)),
        FieldKind::Phone if way == 0 => Person::new(dice).phone(),
        FieldKind::Phone => format!("0233{:07}", dice.below(10_000_000)),
        FieldKind::Email => person.email(),
        FieldKind::Number => number(field.number.as_ref(), dice),
        FieldKind::Text | FieldKind::Textarea => match way.checked_sub(2) {
            None => words(field, way == 0, dice),
            Some(shape) => shaped(SHAPES.get(shape).copied().unwrap_or_default(), dice),
        },
    }
}

fn part_of(person: &Person, part: ApplicantPart) -> String {
    match part {
        ApplicantPart::Name => person.name.clone(),
        ApplicantPart::IdNumber => person.id_number(),
        ApplicantPart::Phone => person.phone(),
        ApplicantPart::Email => person.email(),
        ApplicantPart::Address => address(&Dice::of(HOME_SALT, person.n)),
    }
}

fn address(dice: &Dice) -> String {
    let t = T::new(Lang::Vi);
    t.made_up_address(1 + dice.below(180), one_of(dice, t.made_up_streets(), ", "))
}

/// Spans before today in days, from and to; negative ones lie ahead.
const DAYS: [(i64, i64); 6] = [
    (1, 50),
    (20 * DAYS_A_YEAR, 45 * DAYS_A_YEAR),
    (DAYS_A_YEAR, 5 * DAYS_A_YEAR),
    (0, 0),
    (-60, -5),
    (62 * DAYS_A_YEAR, 80 * DAYS_A_YEAR),
];

/// A child was born these weeks and the dead died these days; everybody else's birthday is a grown-up's.
fn day(field: &Field, way: usize, dice: &Dice, today: Date) -> Date {
    let young = field.key.contains("child") && !field.key.contains("mother") && !field.key.contains("father");
    let likely = if field.key.contains("birth") && !young { 1 } else { 0 };
    let span = way.checked_sub(1).unwrap_or(likely);
    let (from, to) = DAYS.get(span).copied().unwrap_or((0, 0));
    let midnight = Instant::from_local(today.at(0, 0, 0, 0));
    midnight.plus_minutes(-dice.between(from, to) * DAY_MINUTES).local().date()
}

/// Written forms of answers, where words will not do: `9` is any digit, `A` any capital letter.
const SHAPES: [&str; 13] = [
    "9",
    "99",
    "999",
    "2019",
    "19999",
    "1999999",
    "000099999999",
    "3200999999",
    "QT999999",
    "74A99999",
    "99,9",
    "2024-03-05",
    "AAAAA",
];

fn shaped(shape: &str, dice: &Dice) -> String {
    let digit = |low: u64| char::from(b'0' + u8::try_from(low + dice.below(10 - low)).unwrap_or(0));
    let letter = || char::from(b'A' + u8::try_from(dice.below(26)).unwrap_or(0));
    let draw = |(n, sign): (usize, char)| match sign {
        '9' => digit(u64::from(n == 0)),
        'A' => letter(),
        other => other,
    };
    shape.chars().enumerate().map(draw).collect()
}

/// A number among those that are an answer, of the size that such things have.
fn number(rule: Option<&NumberRule>, dice: &Dice) -> String {
    let whole = |text: &str| text.split('.').next().unwrap_or_default().parse::<i64>().unwrap_or(0);
    let (min, max) = rule.map_or((1, 10), |rule| (whole(&rule.min) + 1, whole(&rule.max)));
    let (low, high) = match max {
        1_000_001.. => (5_000_000, 200_000_000),
        1_001.. => (40, 400),
        _ => (min, min + 4),
    };
    dice.between(low.clamp(min, max.max(min)), high.clamp(min, max.max(min))).to_string()
}

/// Words by the pack's own examples, else by what the question's key says it is about. Names are never examples at first:
/// everybody would have the same.
fn words(field: &Field, first: bool, dice: &Dice) -> String {
    let (t, key) = (T::new(Lang::Vi), field.key.as_str());
    let has = |words: &[&str]| words.iter().any(|word| key.contains(word));
    let of_person = key == "name" || key.ends_with("_name");
    if let Some(example) = dice.pick(&field.examples).filter(|_| !first || !of_person) {
        return example.clone();
    }
    if has(&["ethnic"]) {
        return t.made_up_ethnicity().to_owned();
    }
    if has(&["nationality"]) {
        return t.made_up_nationality().to_owned();
    }
    if has(&["business_name", "trade_name"]) {
        return phrase(dice, t.made_up_shops());
    }
    if has(&["organisation", "company"]) {
        return phrase(dice, t.made_up_firms());
    }
    if of_person {
        let woman = has(&["mother", "bride", "wife"]) || (!has(&["father", "groom", "husband"]) && dice.chance(500));
        return name_of(dice, woman);
    }
    if has(&["address", "place", "residence", "location", "town"]) {
        return address(dice);
    }
    if has(&["paper", "document", "attach"]) {
        return phrase(dice, t.made_up_papers());
    }
    phrase(dice, t.made_up_content())
}
