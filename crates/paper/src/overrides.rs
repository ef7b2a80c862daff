//! Templates that a pack puts in the place of a system's own: tried before they are trusted, left when they fail.

use crate::{
    fault::{self, Mistake},
    limits::{OVERRIDE_FAULTS_MAX, TRIAL_QR},
    press::{Failed, Order, Press},
};
use kernel::{Instant, Lang};
use platform::PaperTemplate;
use serde_json::Value;
use std::sync::{
    Arc, PoisonError,
    atomic::{AtomicU32, Ordering},
};

/// A template in the place of a system's own.
#[derive(Clone, Debug)]
pub struct Override {
    /// Which paper: `system/name`.
    pub name: String,
    /// Its file, as the log names it.
    pub file: String,
    /// Its Typst source.
    pub source: String,
}

/// An override in use, and how often it has failed.
pub(crate) struct Installed {
    pub(crate) own: Override,
    faults: AtomicU32,
}

impl Installed {
    pub(crate) const fn new(own: Override) -> Installed {
        Installed { own, faults: AtomicU32::new(0) }
    }

    /// Whether it may still be tried.
    pub(crate) fn is_trusted(&self) -> bool {
        self.faults.load(Ordering::Relaxed) < OVERRIDE_FAULTS_MAX
    }

    /// Notes a failure. One that never ended is not tried again: each try would cost a thread for good.
    pub(crate) fn failed(&self, failed: &Failed) {
        let weight = if matches!(failed, Failed::Endless(_)) { OVERRIDE_FAULTS_MAX } else { 1 };
        self.faults.fetch_add(weight, Ordering::Relaxed);
    }
}

/// What a trial came to.
#[derive(Clone, Debug, Default)]
pub struct Trial {
    /// What is wrong; mild mistakes do not keep it from being used.
    pub mistakes: Vec<Mistake>,
    /// The sample as it was printed, in each language in which it was.
    pub prints: Vec<(Lang, Vec<u8>)>,
}

impl Trial {
    /// Whether the template can be used.
    #[must_use]
    pub fn is_good(&self) -> bool {
        self.mistakes.iter().all(|one| one.mild)
    }

    fn add(&mut self, found: Vec<Mistake>) {
        for one in found {
            if !self.mistakes.contains(&one) {
                self.mistakes.push(one);
            }
        }
    }
}

impl Press {
    /// Prints an override with the sample of the paper it replaces, in both languages; then with all that left out which
    /// the paper's own template can do without, because a real case seldom has everything.
    #[must_use]
    pub fn trial(&self, own: &Override, replaces: &PaperTemplate, at: Instant) -> Trial {
        let mut trial = Trial::default();
        let mut data: Value = match serde_json::from_str(replaces.sample) {
            Ok(data) => data,
            Err(error) => {
                trial.add(vec![Mistake::whole(format!("{}: sample: {error}", replaces.name))]);
                return trial;
            }
        };
        if let Some(fields) = data.as_object_mut() {
            fields.entry("qr").or_insert_with(|| TRIAL_QR.into());
        }
        for lang in Lang::ALL {
            match self.print_own(&Order { name: &own.name, source: &own.source, data: &data, files: &[], at, lang }) {
                Ok(sheet) => {
                    trial.add(sheet.warnings);
                    trial.prints.push((lang, sheet.pdf));
                }
                Err(failed) => trial.add(failed.mistakes()),
            }
            // An endless one would be as endless in the other language.
            if !trial.is_good() {
                return trial;
            }
        }
        let order = Order { name: &own.name, source: &own.source, data: &data, files: &[], at, lang: Lang::Vi };
        for bare in self.bare(&Order { source: replaces.source, ..order }).iter() {
            if let Err(failed) = self.print_own(&Order { data: bare, ..order }) {
                trial.add(failed.mistakes().into_iter().map(|one| Mistake { bare: true, ..one }).collect());
            }
        }
        trial
    }

    /// The data of an order without all that its template can do without: once left out, once null. Found by trying, and
    /// kept: the sample of a paper never changes.
    fn bare(&self, order: &Order<'_>) -> Arc<Vec<Value>> {
        let known = self.bare.lock().unwrap_or_else(PoisonError::into_inner).get(order.name).cloned();
        known.unwrap_or_else(|| {
            let found = Arc::new(self.without(order));
            self.bare.lock().unwrap_or_else(PoisonError::into_inner).insert(order.name.to_owned(), Arc::clone(&found));
            found
        })
    }

    fn without(&self, order: &Order<'_>) -> Vec<Value> {
        let takes = |data: &Value| self.takes(&Order { data, ..*order });
        let (mut less, mut null) = (order.data.clone(), order.data.clone());
        for place in places(order.data) {
            let mut without = less.clone();
            // What has gone with its parent is not tried again.
            if leave_out(&mut without, &place, false) && takes(&without) {
                less = without;
                leave_out(&mut null, &place, true);
            }
        }
        if takes(&null) { vec![less, null] } else { vec![less] }
    }
}

/// JSON pointers to every value inside objects, the outer before the inner. A list is one value: it may be empty.
fn places(data: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), data)];
    while let Some((at, value)) = open.pop() {
        for (key, inner) in value.as_object().into_iter().flatten() {
            let place = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
            found.push(place.clone());
            open.push((place, inner));
        }
    }
    found
}

/// Leaves out one value, or says null in its place; a list becomes empty. `false` when it is not there.
fn leave_out(data: &mut Value, place: &str, null: bool) -> bool {
    let Some((above, _)) = place.rsplit_once('/') else { return false };
    let Some(value) = data.pointer_mut(place) else { return false };
    if let Some(list) = value.as_array_mut() {
        list.clear();
    } else if null {
        *value = Value::Null;
    } else if let Some(fields) = data.pointer_mut(above).and_then(Value::as_object_mut) {
        let key = place[above.len() + 1..].replace("~1", "/").replace("~0", "~");
        fields.remove(&key);
    }
    true
}

impl Failed {
    /// What is wrong with the template.
    fn mistakes(self) -> Vec<Mistake> {
        match self {
            Failed::Template(mistakes) => mistakes,
            Failed::Endless(said) | Failed::Other(said) => vec![Mistake::whole(said)],
        }
    }

    /// For the log.
    pub(crate) fn fault(&self, name: &str) -> platform::PaperFault {
        match self {
            Failed::Template(mistakes) => fault::fault(name, mistakes),
            Failed::Endless(said) | Failed::Other(said) => platform::PaperFault(format!("{name}: {said}")),
        }
    }
}
