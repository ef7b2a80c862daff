//! Answers that are allowed and yet look like a slip: a name without capitals, a parent born the other day. Asked about
//! on the last page, never refused.

use crate::{limits::GROWN_UP_YEARS_MIN, text::T};
use kernel::Date;
use pack::{Field, FieldKind, Form};
use serde_json::{Map, Value};

/// Ends the key of a question for somebody's name.
const NAME: &str = "_name";
/// Ends the key of a question for somebody's day of birth.
const BIRTH: &str = "_birth_date";
/// People who cannot be children in the application that names them.
const GROWN_UP: [&str; 9] = ["mother", "father", "husband", "wife", "spouse", "groom", "bride", "partner", "requester"];

/// What to look at again, a sentence each.
#[must_use]
pub fn of(t: T, form: &Form, answers: &Map<String, Value>, today: Date) -> Vec<String> {
    let asked = form.asked(answers).into_iter();
    let fields = asked.flat_map(|page| page.fields.iter().map(move |field| (page, field)));
    let doubt = |(page, field): (&pack::FormPage, &Field)| {
        let given = answers.get(&field.key)?.as_str()?;
        let label = format!("{}: {}", page.title.get(t.lang()), field.label.get(t.lang()));
        if is_name(field) && !given.chars().any(char::is_uppercase) {
            return Some(t.doubt_small_letters(label, given));
        }
        let born = given.parse::<Date>().ok().filter(|_| is_birth_of_grown_up(field))?;
        (today.year() - born.year() < GROWN_UP_YEARS_MIN).then(|| t.doubt_young(label, born.year()))
    };
    fields.filter_map(doubt).collect()
}

fn is_name(field: &Field) -> bool {
    field.kind == FieldKind::Text && field.key.ends_with(NAME)
}

fn is_birth_of_grown_up(field: &Field) -> bool {
    let who = field.key.strip_suffix(BIRTH).filter(|_| field.kind == FieldKind::Date);
    who.is_some_and(|who| GROWN_UP.contains(&who))
}
