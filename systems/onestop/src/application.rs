//! The personal side of a case: applicant, answers, names of files. Sealed beside the journal, opened by a viewer.

use crate::{delivery::Delivery, limits};
use kernel::{Entropy, Id};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use trust::{SALT_BYTES, Sealed};

/// Who applies.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Applicant {
    /// Full name.
    pub name: String,
    /// Personal identity number.
    pub id_number: String,
    /// Telephone number.
    pub phone: String,
    /// E-mail address.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub email: String,
    /// Residence.
    pub address: String,
}

impl Applicant {
    /// Takes over what the answers say of the applicant. What the form does not ask stays, and nobody is left nameless.
    pub fn correct(&mut self, form: &pack::Form, answers: &Map<String, Value>) {
        let said = Self::from_parts(&form.applicant(&Value::Object(answers.clone())));
        let asks = |part: &str| form.fields().any(|field| field.applicant.is_some_and(|asked| asked.code() == part));
        if !said.name.is_empty() {
            self.name = said.name;
        }
        let others = [
            ("id_number", &mut self.id_number, said.id_number),
            ("phone", &mut self.phone, said.phone),
            ("email", &mut self.email, said.email),
            ("address", &mut self.address, said.address),
        ];
        for (part, kept, said) in others {
            if asks(part) {
                *kept = said;
            }
        }
    }

    /// As the form's `applicant` parts name them.
    #[must_use]
    pub fn from_parts(parts: &Map<String, Value>) -> Self {
        let part = |name: &str| parts.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        Self {
            name: part("name"),
            id_number: part("id_number"),
            phone: part("phone"),
            email: part("email"),
            address: part("address"),
        }
    }
}

/// A file with the name its sender gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileName {
    /// Which document it is.
    pub kind: String,
    /// Its name.
    pub name: String,
    /// The stored file.
    pub upload: Id,
}

/// Everything personal of one application, in the version in force.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Application {
    /// Who applies.
    pub applicant: Applicant,
    /// The answers of the form.
    pub form: Map<String, Value>,
    /// The files that were sent, with their names.
    #[serde(default)]
    pub files: Vec<FileName>,
    /// The secret on the receipt that opens the public tracking page.
    pub tracking_key: String,
    /// How the result is to reach the applicant; nothing in applications from before this was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub delivery: Option<Delivery>,
}

impl Application {
    /// Reads an opened body; `None` when it was erased or never was one.
    #[must_use]
    pub fn read(body: &Value) -> Option<Self> {
        serde_json::from_value(body.clone()).ok()
    }

    /// Seals it under fresh randomness.
    #[must_use]
    pub fn seal(&self, entropy: &dyn Entropy) -> Sealed {
        let body = serde_json::to_value(self).unwrap_or(Value::Null);
        Sealed::new(salt(entropy), "application", &body)
    }
}

/// Seals words that an officer or applicant typed.
#[must_use]
pub fn seal_words(entropy: &dyn Entropy, subject: &str, words: &str) -> Sealed {
    Sealed::new(salt(entropy), subject, &json!({ "text": words }))
}

/// The words in an opened body.
#[must_use]
pub fn words_of(body: &Value) -> Option<&str> {
    body.get("text").and_then(Value::as_str)
}

fn salt(entropy: &dyn Entropy) -> [u8; SALT_BYTES] {
    let mut salt = [0; SALT_BYTES];
    entropy.fill(&mut salt);
    salt
}

/// Letters and digits that cannot be taken for one another, in Crockford's order.
const KEY_ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// A new tracking key: 60 random bits in `TRACKING_KEY_CHARS` letters, so that guessing is hopeless.
#[must_use]
pub fn new_tracking_key(entropy: &dyn Entropy) -> String {
    let mut bytes = [0_u8; limits::TRACKING_KEY_CHARS];
    entropy.fill(&mut bytes);
    bytes.iter().map(|byte| char::from(KEY_ALPHABET[usize::from(byte % 32)])).collect()
}

/// A typed tracking key as it was printed: capitals, without spaces and hyphens, O and I and L read as digits.
#[must_use]
pub fn tidy_tracking_key(typed: &str) -> String {
    typed
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| match letter.to_ascii_uppercase() {
            'O' => '0',
            'I' | 'L' => '1',
            other => other,
        })
        .collect()
}
