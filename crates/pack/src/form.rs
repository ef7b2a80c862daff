//! A form of a procedure: pages of fields for people, one JSON Schema for machines.

use crate::{
    cited::{Basis, Confidence},
    doc::{Doc, join},
    finding::{At, Report, quote},
    nearest::nearest,
    shape,
};
use jsonschema::Validator;
use kernel::{Date, Said};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::{collections::BTreeMap, fmt};

/// How a field is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    /// One line.
    Text,
    /// A day; its answer is `2024-12-30`.
    Date,
    /// One of the choices.
    Choice,
    /// A personal identity number (*số định danh cá nhân*).
    IdNumber,
    /// A phone number.
    Phone,
    /// An e-mail address.
    Email,
    /// Several lines.
    Textarea,
}

/// How wide a field is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Width {
    /// The whole line.
    #[default]
    Full,
    /// Half a line.
    Half,
    /// A few letters.
    Short,
}

/// Which part of the applicant an answer is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ApplicantPart {
    /// Full name.
    Name,
    /// Personal identity number.
    IdNumber,
    /// Phone number.
    Phone,
    /// E-mail address.
    Email,
    /// Residence.
    Address,
}

impl ApplicantPart {
    /// The name used in the API.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::IdNumber => "id_number",
            Self::Phone => "phone",
            Self::Email => "email",
            Self::Address => "address",
        }
    }
}

/// One of the answers that can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    /// What is stored.
    pub value: String,
    /// What is shown.
    pub label: Said,
}

/// One question of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Field {
    /// The key of its answer.
    pub key: String,
    /// How it is asked.
    pub kind: FieldKind,
    /// The question.
    pub label: Said,
    /// A hint under it.
    pub help: Option<Said>,
    /// Whether it has to be answered.
    pub required: bool,
    /// The answers to choose from; empty for other kinds.
    pub choices: Vec<Choice>,
    /// Longest answer, in characters.
    pub max_chars: usize,
    /// How wide it is drawn.
    pub width: Width,
    /// What browsers may fill in by themselves (the HTML attribute's value).
    pub autocomplete: Option<String>,
    /// An answer suggested from the start.
    pub default: Option<String>,
    /// Which part of the applicant the answer is.
    pub applicant: Option<ApplicantPart>,
    /// What to say when it is not answered.
    pub(crate) missing: Option<Said>,
    /// What to say when the answer cannot be right.
    pub(crate) wrong: Option<Said>,
    /// Rules that no JSON Schema can hold.
    #[serde(skip)]
    pub(crate) rules: Vec<DateRule>,
}

/// One page of a form, asked at once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormPage {
    /// Its name in URLs.
    pub key: String,
    /// Its title.
    pub title: Said,
    /// What to know before answering.
    pub help: Option<Said>,
    /// Its questions.
    pub fields: Vec<Field>,
}

/// A day that a rule compares with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RuleDay {
    Today,
    Day(Date),
}

/// A rule about a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct DateRule {
    pub(crate) not_after: Option<RuleDay>,
    pub(crate) not_before: Option<RuleDay>,
    pub(crate) before_field: Option<String>,
    pub(crate) message: Said,
}

/// A form, ready to be asked and checked. Its schema was compiled when the pack was loaded.
pub struct Form {
    /// Its title.
    pub title: Said,
    /// What prescribes it, if that is known.
    pub basis: Option<Basis>,
    /// How its content became known.
    pub confidence: Confidence,
    /// A remark on where it comes from.
    pub note: Option<Said>,
    pub(crate) pages: Vec<FormPage>,
    pub(crate) schema: Value,
    pub(crate) validator: Validator,
}

impl fmt::Debug for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Form").field("title", &self.title).field("pages", &self.pages).finish_non_exhaustive()
    }
}

/// `form.json` as it is written, without what only the JSON Schema validator reads.
#[derive(Deserialize)]
struct FormFile {
    #[serde(rename = "x-title")]
    title: Said,
    #[serde(rename = "x-source")]
    source: Option<FormSource>,
    #[serde(rename = "x-pages")]
    pages: Vec<PageFile>,
    properties: BTreeMap<String, Property>,
    required: Vec<String>,
    #[serde(rename = "dependentRequired", default)]
    dependent: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
struct FormSource {
    confidence: Confidence,
    #[serde(default)]
    basis: Option<Value>,
    #[serde(default)]
    basis_reason: Option<Value>,
    #[serde(default)]
    note: Option<Said>,
}

#[derive(Deserialize)]
struct PageFile {
    key: String,
    title: Said,
    help: Option<Said>,
    fields: Vec<String>,
}

#[derive(Deserialize)]
struct Property {
    #[serde(rename = "maxLength")]
    max_length: Option<usize>,
    pattern: Option<String>,
    format: Option<String>,
    #[serde(rename = "enum", default)]
    values: Vec<String>,
    default: Option<String>,
    #[serde(rename = "x-ui")]
    ui: Ui,
    #[serde(rename = "x-rule", default)]
    rules: Vec<RuleFile>,
}

#[derive(Deserialize)]
struct Ui {
    kind: FieldKind,
    label: Said,
    help: Option<Said>,
    #[serde(default)]
    choices: Vec<Choice>,
    #[serde(default)]
    width: Width,
    autocomplete: Option<String>,
    applicant: Option<ApplicantPart>,
    missing: Option<Said>,
    wrong: Option<Said>,
}

#[derive(Deserialize)]
struct RuleFile {
    not_after: Option<String>,
    not_before: Option<String>,
    before_field: Option<String>,
    message: Said,
}

/// Reads a form whose shape was checked. `None` when it cannot be used: the report says why.
pub(crate) fn read(doc: &Doc, report: &mut Report) -> Option<Form> {
    let file = match FormFile::deserialize(&doc.value) {
        Ok(file) => file,
        Err(error) => {
            let detail = quote(&error.to_string());
            report.error(
                doc,
                At::Value(""),
                "wrong-shape",
                |t| t.wrong_shape(&detail),
                |t| t.wrong_shape_instead("form"),
            );
            return None;
        }
    };
    names(doc, &file, report);
    for (key, property) in &file.properties {
        field_sense(doc, key, property, &file, report);
    }
    let validator = validator(doc, &file, report)?;
    let pages = file.pages.iter().map(|page| page_of(page, &file)).collect();
    let (basis, confidence, note) = match file.source {
        Some(source) => (source.basis(), source.confidence, source.note),
        None => (None, Confidence::Unknown, None),
    };
    Some(Form { title: file.title, basis, confidence, note, pages, schema: doc.value.clone(), validator })
}

impl FormSource {
    fn basis(&self) -> Option<Basis> {
        let text = serde_json::json!({ "basis": self.basis.as_ref()?, "basis_reason": self.basis_reason });
        serde_json::from_value(text).ok()
    }
}

/// The compiled schema; a pattern that cannot be compiled is told at its own line.
fn validator(doc: &Doc, file: &FormFile, report: &mut Report) -> Option<Validator> {
    let error = match shape::compile(&doc.value) {
        Ok(validator) => return Some(validator),
        Err(error) => error,
    };
    let mut told = false;
    for (key, property) in &file.properties {
        let Some(pattern) = &property.pattern else { continue };
        if shape::compile(&serde_json::json!({ "type": "string", "pattern": pattern })).is_err() {
            told = true;
            let at = format!("/properties/{key}/pattern");
            let shown = quote(pattern);
            report.error(
                doc,
                At::Value(&at),
                "pattern-broken",
                |t| t.pattern_broken(&shown),
                |t| t.pattern_broken_instead(),
            );
        }
    }
    if !told {
        let at = error.instance_path().as_str().to_owned();
        let detail = quote(&error.to_string());
        report.error(doc, At::Value(&at), "form-schema", |t| t.form_schema(&detail), |t| t.form_schema_instead());
    }
    None
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
    let near = nearest(key, file.properties.keys().map(String::as_str)).unwrap_or("properties");
    report.error(doc, At::Value(at), "field-unknown", |t| t.field_unknown(key), |t| t.field_unknown_instead(near));
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
        let other = rule.before_field.as_deref();
        if let Some(other) = other.filter(|other| !file.properties.contains_key(*other)) {
            unknown_field(doc, &join(&at, "before_field"), other, file, report);
        }
        if property.ui.kind != FieldKind::Date {
            report.error(doc, At::Value(&at), "rule-no-date", |t| t.rule_no_date(key), |t| t.rule_no_date_instead());
        }
    }
}

fn rule_day(text: &str) -> Option<RuleDay> {
    if text == "today" { Some(RuleDay::Today) } else { text.parse().ok().map(RuleDay::Day) }
}

fn page_of(page: &PageFile, file: &FormFile) -> FormPage {
    let fields = page.fields.iter().filter_map(|key| Some(field_of(key, file.properties.get(key)?, file))).collect();
    FormPage { key: page.key.clone(), title: page.title.clone(), help: page.help.clone(), fields }
}

fn field_of(key: &str, property: &Property, file: &FormFile) -> Field {
    let ui = &property.ui;
    let longest = property.values.iter().map(|value| value.chars().count()).max().unwrap_or_default();
    let rules = property.rules.iter().map(|rule| DateRule {
        not_after: rule.not_after.as_deref().and_then(rule_day),
        not_before: rule.not_before.as_deref().and_then(rule_day),
        before_field: rule.before_field.clone(),
        message: rule.message.clone(),
    });
    Field {
        key: key.to_owned(),
        kind: ui.kind,
        label: ui.label.clone(),
        help: ui.help.clone(),
        required: file.required.iter().any(|name| name == key),
        choices: ui.choices.clone(),
        max_chars: property.max_length.unwrap_or(longest),
        width: ui.width,
        autocomplete: ui.autocomplete.clone(),
        default: property.default.clone(),
        applicant: ui.applicant,
        missing: ui.missing.clone(),
        wrong: ui.wrong.clone(),
        rules: rules.collect(),
    }
}
