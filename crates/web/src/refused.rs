//! Forms that were refused, kept for a while so that the refusal has an address that can be asked for again: the
//! browser's way back then never asks to send something twice.
//!
//! In memory alone, for this visitor and this form, bounded: a restart or another node shows the form empty. What has to
//! stay secret (a ballot) is not kept at all.

use crate::{
    App, Form, Visitor,
    limits::{REFUSED_FORM_BYTES_MAX, REFUSED_FORMS_MAX, REFUSED_FORMS_MS},
};
use kernel::{Instant, Problem};
use sha2::{Digest, Sha256};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

type Key = [u8; 32];

struct Refused {
    at: Instant,
    form: Form,
    problem: Problem,
}

/// The refused forms of one node.
#[derive(Default)]
pub(crate) struct RefusedForms {
    forms: Mutex<HashMap<Key, Refused>>,
}

impl App {
    /// Keeps a refused form of this visitor under the name of its place. `false`: it cannot be kept and has to be shown
    /// in answer to what was sent.
    #[must_use]
    pub fn keep_refused(&self, visitor: &Visitor, place: &str, form: &Form, problem: &Problem) -> bool {
        let bytes: usize = form.pairs().map(|(name, value)| name.len() + value.len()).sum();
        let Some(key) = key(visitor, place).filter(|_| bytes <= REFUSED_FORM_BYTES_MAX) else { return false };
        let at = self.platform.clock().real();
        let mut forms = self.refused.forms.lock().unwrap_or_else(PoisonError::into_inner);
        if forms.len() >= REFUSED_FORMS_MAX && !forms.contains_key(&key) {
            forms.retain(|_, refused| at.since_ms(refused.at) < REFUSED_FORMS_MS);
            if forms.len() >= REFUSED_FORMS_MAX {
                return false;
            }
        }
        forms.insert(key, Refused { at, form: form.clone(), problem: problem.clone() });
        true
    }

    /// What this visitor sent there and why it was refused, as long as it is remembered.
    #[must_use]
    pub fn refused(&self, visitor: &Visitor, place: &str) -> Option<(Form, Problem)> {
        let now = self.platform.clock().real();
        let forms = self.refused.forms.lock().unwrap_or_else(PoisonError::into_inner);
        let refused = forms.get(&key(visitor, place)?).filter(|one| now.since_ms(one.at) < REFUSED_FORMS_MS)?;
        Some((refused.form.clone(), refused.problem.clone()))
    }

    /// Forgets it, once it was taken.
    pub fn forget_refused(&self, visitor: &Visitor, place: &str) {
        if let Some(key) = key(visitor, place) {
            self.refused.forms.lock().unwrap_or_else(PoisonError::into_inner).remove(&key);
        }
    }
}

/// By the cookie that the visitor's forms are bound to, which signing out ends.
fn key(visitor: &Visitor, place: &str) -> Option<Key> {
    let cookie = visitor.keys.csrf_cookie.as_ref()?;
    let mut hash = Sha256::new();
    hash.update(b"motcua refused form\0");
    hash.update(cookie.as_bytes());
    hash.update(b"\0");
    hash.update(place.as_bytes());
    Some(hash.finalize().into())
}
