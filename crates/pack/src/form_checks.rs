//! What the shape of a form alone cannot say: names that lead somewhere, kinds that fit what they carry, pages that can
//! be asked.

use crate::{
    doc::{Doc, join},
    finding::{At, Report, quote},
    form::{ApplicantPart, FieldKind, FormFile, PageFile, Property, When},
    form_rules::{FeeRule, RuleFile, rule_day},
    nearest::nearest,
    number, shape,
    text::T,
};
use serde_json::Value;
use std::collections::BTreeMap;

/// Checks a form whose shape was checked; `schema` is what will be published.
pub(crate) fn check(doc: &Doc, file: &FormFile, schema: &Value, report: &mut Report) {
    names(doc, file, report);
    applicant(doc, file, report);
    for (n, page) in file.pages.iter().enumerate() {
        if let Some(when) = &page.when {
            condition(doc, &format!("/x-pages/{n}/when"), page, when, file, report);
        }
    }
    for (key, property) in &file.properties {
        field_sense(doc, key, property, file, report);
        examples(doc, key, property, schema, report);
    }
    for (key, when) in &file.papers {
        answer(doc, &join("/x-papers", key), when, file, report);
    }
    for (key, rule) in &file.fees {
        fee(doc, &join("/x-fees", key), rule, file, report);
    }
}

/// Every field stands on exactly one page, and whatever names a field names one that exists.
fn names(doc: &Doc, file: &FormFile, report: &mut Report) {
    let known = |key: &str| file.properties.contains_key(key);
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let mut page_keys: Vec<&str> = Vec::new();
    for (p, page) in file.pages.iter().enumerate() {
        if page_keys.contains(&page.key.as_str()) {
            let at = format!("/x-pages/{p}/key");
            report.error(doc, At::Value(&at), "id-twice", |t| t.id_twice(&page.key), |t| t.id_twice_instead());
        }
        page_keys.push(&page.key);
        for (n, key) in page.fields.iter().enumerate() {
            let at = format!("/x-pages/{p}/fields/{n}");
            if !known(key) {
                unknown_field(doc, &at, key, file, report);
            } else if seen.insert(key, p).is_some() {
                report.error(doc, At::Value(&at), "field-twice", |t| t.field_twice(key), |t| t.field_twice_instead());
            }
        }
    }
    for key in file.properties.keys().filter(|key| !seen.contains_key(key.as_str())) {
        let at = format!("/properties/{key}");
        report.error(doc, At::Key(&at), "field-no-page", |t| t.field_no_page(key), |t| t.field_no_page_instead(key));
    }
    for (n, key) in file.required.iter().enumerate().filter(|(_, key)| !known(key)) {
        unknown_field(doc, &format!("/required/{n}"), key, file, report);
    }
    for (key, others) in &file.dependent {
        let at = join("/dependentRequired", key);
        for name in others.iter().chain([key]).filter(|name| !known(name)) {
            unknown_field(doc, &at, name, file, report);
        }
    }
}

fn unknown_field(doc: &Doc, at: &str, key: &str, file: &FormFile, report: &mut Report) {
    let fields: Vec<&str> = file.properties.keys().map(String::as_str).collect();
    unknown_among(doc, at, key, &fields, report);
}

fn unknown_among(doc: &Doc, at: &str, key: &str, fields: &[&str], report: &mut Report) {
    let (near, list) = (nearest(key, fields.iter().copied()), fields.join(", "));
    let instead = |t: T| match near {
        Some(near) => t.field_unknown_near(near, &list),
        None => t.field_unknown_instead(&list),
    };
    report.error(doc, At::Value(at), "field-unknown", |t| t.field_unknown(key), instead);
}

/// Who applies is read from the fields that say so: without a name the desk's lists have an empty cell. Two fields may
/// share a part only where not both are asked.
fn applicant(doc: &Doc, file: &FormFile, report: &mut Report) {
    let parts = |part: ApplicantPart| file.properties.iter().filter(move |(_, field)| field.ui.applicant == Some(part));
    if parts(ApplicantPart::Name).next().is_none() {
        let at = At::Key("/properties");
        report.notice(doc, at, "applicant-no-name", |t| t.applicant_no_name(), |t| t.applicant_no_name_instead());
    }
    let always =
        |key: &str| file.pages.iter().any(|page| page.when.is_none() && page.fields.iter().any(|one| one == key));
    for part in ApplicantPart::ALL {
        let mut fields = parts(part).map(|(key, _)| key.as_str()).filter(|key| always(key));
        let Some(first) = fields.next() else { continue };
        for key in fields {
            let at = format!("/properties/{key}/x-ui/applicant");
            let code = part.code();
            report.notice(
                doc,
                At::Value(&at),
                "applicant-twice",
                |t| t.applicant_twice(first, code),
                |t| t.applicant_twice_instead(),
            );
        }
    }
}

/// What the shape alone cannot say about one field.
fn field_sense(doc: &Doc, key: &str, property: &Property, file: &FormFile, report: &mut Report) {
    let at = format!("/properties/{key}");
    let ui_at = format!("{at}/x-ui");
    let choice = property.ui.kind == FieldKind::Choice;
    let labels: Vec<&str> = property.ui.choices.iter().map(|choice| choice.value.as_str()).collect();
    let values: Vec<&str> = property.values.iter().map(String::as_str).collect();
    if labels != values || choice == values.is_empty() {
        report.error(doc, At::Key(&ui_at), "choices-differ", |t| t.choices_differ(key), |t| t.choices_differ_instead());
    }
    if !choice && property.max_length.is_none() {
        report.error(doc, At::Key(&at), "no-limit", |t| t.no_limit(key), |t| t.no_limit_instead());
    }
    let format = match property.ui.kind {
        FieldKind::Date => Some("date"),
        FieldKind::Email => Some("email"),
        _ => None,
    };
    number_sense(doc, key, property, report);
    if property.format.as_deref() != format {
        let wanted = format.unwrap_or("—");
        report.error(
            doc,
            At::Key(&at),
            "format-differs",
            |t| t.format_differs(key),
            |t| t.format_differs_instead(wanted),
        );
    }
    for (n, rule) in property.rules.iter().enumerate() {
        let at = format!("{at}/x-rule/{n}");
        for (name, day) in [("not_after", &rule.not_after), ("not_before", &rule.not_before)] {
            if let Some(text) = day.as_deref().filter(|text| rule_day(text).is_none()) {
                let shown = quote(text);
                report.error(
                    doc,
                    At::Value(&join(&at, name)),
                    "not-date",
                    |t| t.not_date(&shown),
                    |t| t.not_date_or_today(),
                );
            }
        }
        for (name, other) in [("before_field", &rule.before_field), ("not_after_field", &rule.not_after_field)] {
            if let Some(other) = other.as_deref().filter(|other| !file.properties.contains_key(*other)) {
                let days = file.properties.iter().filter(|(_, field)| field.ui.kind == FieldKind::Date);
                let days: Vec<&str> = days.map(|(key, _)| key.as_str()).filter(|day| *day != key).collect();
                unknown_among(doc, &join(&at, name), other, &days, report);
            }
        }
        rule_sense(doc, &at, (key, property), rule, file, report);
    }
}

/// A rule is about what its field's kind can be: a day, words, or a choice after another one.
fn rule_sense(
    doc: &Doc,
    at: &str,
    (key, property): (&str, &Property),
    rule: &RuleFile,
    file: &FormFile,
    report: &mut Report,
) {
    let days = [&rule.not_after, &rule.not_before, &rule.before_field, &rule.not_after_field];
    let about_days = days.iter().any(|part| part.is_some()) || rule.age_from.is_some();
    let about_choice = !rule.not.is_empty() || rule.when.is_some();
    let fits = match property.ui.kind {
        FieldKind::Date => about_days && rule.no_words.is_empty() && !about_choice,
        FieldKind::Text | FieldKind::Textarea => !rule.no_words.is_empty() && !about_days && !about_choice,
        FieldKind::Choice => !rule.not.is_empty() && rule.when.is_some() && !about_days && rule.no_words.is_empty(),
        _ => false,
    };
    if !fits {
        report.error(doc, At::Value(at), "rule-kind", |t| t.rule_kind(key), |t| t.rule_kind_instead());
        return;
    }
    values(doc, &join(at, "not"), key, &rule.not, property, report);
    if let Some(when) = &rule.when {
        answer(doc, &join(at, "when"), when, file, report);
    }
}

/// A fee depends on the days since an answer.
fn fee(doc: &Doc, at: &str, rule: &FeeRule, file: &FormFile, report: &mut Report) {
    if rule.over_days.is_none() && rule.up_to_days.is_none() {
        report.error(doc, At::Value(at), "fee-rule", |t| t.fee_rule(), |t| t.fee_rule_instead());
    }
    let days = of_kind(file, FieldKind::Date);
    if !days.contains(&rule.since.as_str()) {
        unknown_among(doc, &join(at, "since"), &rule.since, &days, report);
    }
}

fn of_kind(file: &FormFile, kind: FieldKind) -> Vec<&str> {
    file.properties.iter().filter(|(_, field)| field.ui.kind == kind).map(|(key, _)| key.as_str()).collect()
}

/// What depends on an answer names a choice of the form, and answers to it that can be given.
fn answer(doc: &Doc, at: &str, when: &When, file: &FormFile, report: &mut Report) {
    let choices = of_kind(file, FieldKind::Choice);
    match file.properties.get(&when.field).filter(|_| choices.contains(&when.field.as_str())) {
        Some(choice) => values(doc, &join(at, "is"), &when.field, &when.is, choice, report),
        None => unknown_among(doc, &join(at, "field"), &when.field, &choices, report),
    }
}

/// A page depends on a choice that was made before it is reached.
fn condition(doc: &Doc, at: &str, page: &PageFile, when: &When, file: &FormFile, report: &mut Report) {
    let before = file.pages.iter().take_while(|other| other.key != page.key);
    let choice = before.flat_map(|other| &other.fields).find(|key| **key == when.field);
    let choice = choice.and_then(|key| file.properties.get(key)).filter(|found| found.ui.kind == FieldKind::Choice);
    let Some(choice) = choice else {
        let at = join(at, "field");
        let (page, key) = (&page.key, &when.field);
        report.error(
            doc,
            At::Value(&at),
            "when-no-choice",
            |t| t.when_no_choice(page, key),
            |t| t.when_no_choice_instead(),
        );
        return;
    };
    values(doc, &join(at, "is"), &when.field, &when.is, choice, report);
}

/// Answers that can be given to a choice.
fn values(doc: &Doc, at: &str, field: &str, named: &[String], choice: &Property, report: &mut Report) {
    for (n, value) in named.iter().enumerate().filter(|(_, value)| !choice.values.contains(value)) {
        let near = nearest(value, choice.values.iter().map(String::as_str));
        let (at, shown, list) = (format!("{at}/{n}"), quote(value), choice.values.join(", "));
        let instead = |t: T| match near {
            Some(near) => t.not_one_of_near(near, &list),
            None => t.not_one_of_instead(&list),
        };
        report.error(doc, At::Value(&at), "when-no-value", |t| t.when_no_value(field, &shown), instead);
    }
}

/// Suggested and shown answers are answers: otherwise a form would refuse what it proposes.
fn examples(doc: &Doc, key: &str, property: &Property, schema: &Value, report: &mut Report) {
    let shown = property.examples.iter().enumerate().map(|(n, text)| (format!("examples/{n}"), text));
    let shown: Vec<_> = shown.chain(property.default.iter().map(|text| ("default".to_owned(), text))).collect();
    if shown.is_empty() {
        return;
    }
    // A pattern that cannot be compiled is told elsewhere, at its own line.
    let Ok(one) = shape::compile(&schema["properties"][key]) else { return };
    for (name, text) in shown.into_iter().filter(|(_, text)| !one.is_valid(&Value::from(text.as_str()))) {
        let (at, text) = (format!("/properties/{key}/{name}"), quote(text));
        report.error(
            doc,
            At::Value(&at),
            "example-wrong",
            |t| t.example_wrong(key, &text),
            |t| t.example_wrong_instead(),
        );
    }
}

/// A number has its bounds in order, and nothing else has bounds.
fn number_sense(doc: &Doc, key: &str, property: &Property, report: &mut Report) {
    let good = match &property.number {
        Some(rule) => {
            let (min, max) = (number::hundredths(&rule.min), number::hundredths(&rule.max));
            property.ui.kind == FieldKind::Number && min.is_some() && min <= max
        }
        None => property.ui.kind != FieldKind::Number,
    };
    if !good {
        let at = format!("/properties/{key}");
        report.error(doc, At::Key(&at), "number-differs", |t| t.number_differs(key), |t| t.number_differs_instead());
    }
}
