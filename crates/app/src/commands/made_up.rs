//! Made-up answers to a form: plausible, different each time, the same for the same seed; nobody's.

use crate::text::T;
use kernel::{Date, Lang, testing::SeededEntropy};
use pack::{Field, FieldKind, Form};
use serde_json::{Map, Value};

/// Answers every question that has to be answered.
pub fn answers(form: &Form, n: u32, dice: &SeededEntropy, today: Date) -> Map<String, Value> {
    let needed = form.fields().filter(|field| field.required);
    needed.map(|field| (field.key.clone(), Value::String(answer(field, n, dice, today)))).collect()
}

fn answer(field: &Field, n: u32, dice: &SeededEntropy, today: Date) -> String {
    if let Some(suggested) = &field.default {
        return suggested.clone();
    }
    match field.kind {
        FieldKind::Choice => {
            let chosen = dice.below(field.choices.len().max(1) as u64) as usize;
            field.choices.get(chosen).map(|choice| choice.value.clone()).unwrap_or_default()
        }
        FieldKind::Date => day(field, dice, today),
        // A number of the right length that no register gives out: the province code 000 does not exist.
        FieldKind::IdNumber => format!("0000{:08}", n % 100_000_000),
        FieldKind::Phone => format!("0900{:06}", n % 1_000_000),
        FieldKind::Email => format!("ho-so-{n}@example.vn"),
        FieldKind::Text | FieldKind::Textarea => words(field, dice),
    }
}

/// A child was born these weeks; everybody else is grown up.
fn day(field: &Field, dice: &SeededEntropy, today: Date) -> String {
    let child = field.key.contains("child")
        || field.key.contains("birth_date") && !field.key.contains("mother") && !field.key.contains("father");
    let mut day = today;
    for _ in 0..(1 + dice.below(50)) {
        day = day.yesterday().unwrap_or(day);
    }
    if child {
        return day.to_string();
    }
    let years = 20 + i16::try_from(dice.below(25)).unwrap_or(0);
    Date::new(day.year() - years, day.month(), day.day().min(28)).unwrap_or(day).to_string()
}

fn words(field: &Field, dice: &SeededEntropy) -> String {
    let t = T::new(Lang::Vi);
    let pick = |list: &str| {
        let all: Vec<&str> = list.split(", ").collect();
        all[dice.below(all.len() as u64) as usize].to_owned()
    };
    if field.key.contains("ethnicity") {
        return t.made_up_ethnicity().to_owned();
    }
    if field.key.contains("name") {
        return format!("{} {} {}", pick(t.made_up_family()), pick(t.made_up_middle()), pick(t.made_up_given()));
    }
    let mut said = t.made_up_place().to_owned();
    if said.chars().count() > field.max_chars {
        said = said.chars().take(field.max_chars).collect();
    }
    said
}
