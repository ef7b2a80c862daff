//! A form of a procedure: pages of fields for people, one JSON Schema for machines.

use crate::{
    cited::{Basis, Confidence},
    doc::Doc,
    finding::{At, Report, quote},
    form_checks,
    form_rules::{FeeRule, Rule, RuleFile},
    number, shape,
};
use jsonschema::Validator;
use kernel::Said;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
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
    /// A number: an area, a sum of money, how many. Its answer is `1250.5`.
    Number,
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
    /// Every part.
    pub(crate) const ALL: [Self; 5] = [Self::Name, Self::IdNumber, Self::Phone, Self::Email, Self::Address];

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

/// Which numbers are an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NumberRule {
    /// The smallest, written `0.5`.
    pub min: String,
    /// The largest.
    pub max: String,
    /// Digits after the decimal sign, at most 2.
    #[serde(default)]
    pub decimals: u8,
    /// What is counted: m², đồng.
    #[serde(default)]
    pub unit: Option<Said>,
}

/// The answer on which a page depends, or a rule, a paper, a fee.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct When {
    /// A choice, for a page one of an earlier page.
    pub field: String,
    /// The answers to it with which it holds.
    pub is: Vec<String>,
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
    /// Whether it has to be answered, where its page is asked.
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
    /// Answers as they may look.
    pub examples: Vec<String>,
    /// Which numbers are an answer; none for other kinds.
    pub number: Option<NumberRule>,
    /// Which part of the applicant the answer is.
    pub applicant: Option<ApplicantPart>,
    /// What to say when it is not answered.
    pub(crate) missing: Option<Said>,
    /// What to say when the answer cannot be right.
    pub(crate) wrong: Option<Said>,
    /// Rules that no JSON Schema can hold.
    #[serde(skip)]
    pub(crate) rules: Vec<Rule>,
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
    /// With which answer it is asked; without, it always is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// Its questions.
    pub fields: Vec<Field>,
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
    /// Papers of the procedure that an answer makes necessary, by their keys.
    pub papers: BTreeMap<String, When>,
    /// Fees of the procedure that depend on answers, by their keys.
    pub fees: BTreeMap<String, FeeRule>,
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
pub(crate) struct FormFile {
    #[serde(rename = "x-title")]
    title: Said,
    #[serde(rename = "x-source")]
    source: Option<FormSource>,
    #[serde(rename = "x-pages")]
    pub(crate) pages: Vec<PageFile>,
    pub(crate) properties: BTreeMap<String, Property>,
    pub(crate) required: Vec<String>,
    #[serde(rename = "dependentRequired", default)]
    pub(crate) dependent: BTreeMap<String, Vec<String>>,
    #[serde(rename = "x-papers", default)]
    pub(crate) papers: BTreeMap<String, When>,
    #[serde(rename = "x-fees", default)]
    pub(crate) fees: BTreeMap<String, FeeRule>,
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
pub(crate) struct PageFile {
    pub(crate) key: String,
    title: Said,
    help: Option<Said>,
    pub(crate) when: Option<When>,
    pub(crate) fields: Vec<String>,
}

#[derive(Deserialize)]
pub(crate) struct Property {
    #[serde(rename = "maxLength")]
    pub(crate) max_length: Option<usize>,
    pattern: Option<String>,
    pub(crate) format: Option<String>,
    #[serde(rename = "enum", default)]
    pub(crate) values: Vec<String>,
    pub(crate) default: Option<String>,
    #[serde(default)]
    pub(crate) examples: Vec<String>,
    #[serde(rename = "x-ui")]
    pub(crate) ui: Ui,
    #[serde(rename = "x-number")]
    pub(crate) number: Option<NumberRule>,
    #[serde(rename = "x-rule", default)]
    pub(crate) rules: Vec<RuleFile>,
}

#[derive(Deserialize)]
pub(crate) struct Ui {
    pub(crate) kind: FieldKind,
    label: Said,
    help: Option<Said>,
    #[serde(default)]
    pub(crate) choices: Vec<Choice>,
    #[serde(default)]
    width: Width,
    autocomplete: Option<String>,
    pub(crate) applicant: Option<ApplicantPart>,
    missing: Option<Said>,
    wrong: Option<Said>,
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
    let schema = published(&doc.value, &file);
    form_checks::check(doc, &file, &schema, report);
    let validator = validator(doc, &file, &schema, report)?;
    let pages = file.pages.iter().map(|page| page_of(page, &file)).collect();
    let (basis, confidence, note) = match file.source {
        Some(source) => (source.basis(), source.confidence, source.note),
        None => (None, Confidence::Unknown, None),
    };
    let (papers, fees) = (file.papers, file.fees);
    Some(Form { title: file.title, basis, confidence, note, papers, fees, pages, schema, validator })
}

impl FormSource {
    fn basis(&self) -> Option<Basis> {
        let text = serde_json::json!({ "basis": self.basis.as_ref()?, "basis_reason": self.basis_reason });
        serde_json::from_value(text).ok()
    }
}

/// The schema that is kept and published: what `x-pages` and `x-number` mean to a program that knows only JSON Schema.
/// A question of a page that is not always asked is required where it is asked.
fn published(written: &Value, file: &FormFile) -> Value {
    let mut schema = written.clone();
    let value = |key: &String| Value::from(key.as_str());
    let sometimes = |key: &String| file.pages.iter().any(|page| page.when.is_some() && page.fields.contains(key));
    let always: Vec<Value> = file.required.iter().filter(|key| !sometimes(key)).map(value).collect();
    let conditional = file.pages.iter().filter_map(|page| Some((page.when.as_ref()?, &page.fields)));
    let parts: Vec<Value> = conditional
        .map(|(when, fields)| {
            let needed: Vec<Value> = fields.iter().filter(|key| file.required.contains(*key)).map(value).collect();
            json!({
                "if": { "properties": { &when.field: { "enum": when.is } }, "required": [when.field] },
                "then": { "required": needed },
            })
        })
        .collect();
    if !parts.is_empty() {
        schema["required"] = always.into();
        schema["allOf"] = parts.into();
    }
    for (key, rule) in file.properties.iter().filter_map(|(key, property)| Some((key, property.number.as_ref()?))) {
        schema["properties"][key]["pattern"] = number::pattern(rule.decimals).into();
    }
    schema
}

/// The compiled schema; a pattern that cannot be compiled is told at its own line.
fn validator(doc: &Doc, file: &FormFile, schema: &Value, report: &mut Report) -> Option<Validator> {
    let error = match shape::compile(schema) {
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

fn page_of(page: &PageFile, file: &FormFile) -> FormPage {
    let fields = page.fields.iter().filter_map(|key| Some(field_of(key, file.properties.get(key)?, file))).collect();
    FormPage {
        key: page.key.clone(),
        title: page.title.clone(),
        help: page.help.clone(),
        when: page.when.clone(),
        fields,
    }
}

fn field_of(key: &str, property: &Property, file: &FormFile) -> Field {
    let ui = &property.ui;
    let longest = property.values.iter().map(|value| value.chars().count()).max().unwrap_or_default();
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
        examples: property.examples.clone(),
        number: property.number.clone(),
        applicant: ui.applicant,
        missing: ui.missing.clone(),
        wrong: ui.wrong.clone(),
        rules: property.rules.iter().map(Rule::from).collect(),
    }
}
