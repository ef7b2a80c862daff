//! Personal data beside the record: the record keeps a salted digest, the data can be erased.

use std::fmt;

use serde_json::Value;

use crate::canonical::canonical;
use crate::digest::Digest;

/// Random bytes that keep a digest from being guessed from the data.
pub const SALT_BYTES: usize = 32;

/// Personal data with its salt and the digest that the record keeps in its stead.
///
/// `Debug` shows no data, so that none of it reaches a log by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Sealed {
    digest: Digest,
    salt: [u8; SALT_BYTES],
    subject: String,
    body: String,
}

impl Sealed {
    /// Seals `body`, which concerns `subject` (what it is, such as `applicant`; never a name).
    pub fn new(salt: [u8; SALT_BYTES], subject: impl Into<String>, body: &Value) -> Sealed {
        let body = canonical(body);
        Sealed { digest: salted_digest(&salt, &body), salt, subject: subject.into(), body }
    }

    /// What the record keeps.
    pub fn digest(&self) -> Digest {
        self.digest
    }

    /// The salt as 64 small hexadecimal letters, as it is stored.
    pub fn salt_text(&self) -> String {
        Digest::from_bytes(self.salt).to_string()
    }

    /// What the data is about.
    pub fn subject(&self) -> &str {
        &self.subject
    }

    /// The data as canonical JSON text, as it is stored.
    pub fn body(&self) -> &str {
        &self.body
    }
}

impl fmt::Debug for Sealed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sealed({}, {})", self.subject, self.digest)
    }
}

/// `sha256(salt as 64 letters ‖ canonical JSON text)`.
///
/// `body` is taken as it is written: stored text is checked as stored and never written anew first.
pub fn salted_digest(salt: &[u8; SALT_BYTES], body: &str) -> Digest {
    Digest::of_parts(&[Digest::from_bytes(*salt).to_string().as_bytes(), body.as_bytes()])
}
