//! Results that point at nobody: shares with their size and their uncertainty, and no cell of fewer answers than five.

use crate::{
    limits::{ANSWERS_SHOWN_MIN, SATISFIED_MIN},
    rows::{self, About, By, Tally},
    state::{FACTORS, OVERALL},
};
use kernel::{AgencyCode, ProcedureCode};
use std::collections::BTreeMap;
use store::{StoreError, Tx};

/// The quantile of the normal distribution that leaves 2.5 % above it.
const Z: f64 = 1.959_963_984_540_054;
/// Shares are told in so many parts.
pub(crate) const WHOLE: u64 = 10_000;

impl Tally {
    /// How many answered.
    #[must_use]
    pub fn n(&self) -> u64 {
        self.scores.iter().sum()
    }

    /// How many were satisfied or very satisfied.
    #[must_use]
    pub fn satisfied(&self) -> u64 {
        self.scores.iter().skip(usize::from(SATISFIED_MIN) - 1).sum()
    }

    /// Whether it may be shown.
    #[must_use]
    pub fn is_enough(&self) -> bool {
        self.n() >= ANSWERS_SHOWN_MIN
    }

    /// Whether all were satisfied, or none.
    fn is_of_one_mind(&self) -> bool {
        self.satisfied() == 0 || self.satisfied() == self.n()
    }

    /// Both together.
    #[must_use]
    pub fn and(mut self, other: Tally) -> Tally {
        self.scores.iter_mut().zip(other.scores).for_each(|(mine, theirs)| *mine += theirs);
        self.made_up += other.made_up;
        self
    }

    /// The 95 % interval of the share of the satisfied by Wilson's score, in ten-thousandths; `None` without answers.
    /// It keeps within 0 and 1 and holds for few answers and for shares near 1, as shares of the satisfied are.
    #[must_use]
    pub fn interval(&self) -> Option<(u64, u64)> {
        let n = self.n();
        if n == 0 {
            return None;
        }
        // Counts of ballots: far below the 2⁵² that a float holds exactly.
        let (n, good) = (n as f64, self.satisfied() as f64);
        let (share, z2) = (good / n, Z * Z);
        let middle = (share + z2 / (2.0 * n)) / (1.0 + z2 / n);
        let half = Z / (1.0 + z2 / n) * (share * (1.0 - share) / n + z2 / (4.0 * n * n)).sqrt();
        let parts = |share: f64| (share.clamp(0.0, 1.0) * WHOLE as f64).round() as u64;
        Some((parts(middle - half), parts(middle + half)))
    }
}

/// A cell with its parts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Found {
    /// The question about the whole; `None` where fewer than five answered.
    pub(crate) overall: Option<Tally>,
    /// The five factors in their order, each with `None` where fewer than five answered.
    pub(crate) factors: Vec<(&'static str, Option<Tally>)>,
    /// The parts large enough to be named, by what they are.
    pub(crate) parts: Vec<(String, Tally)>,
    /// All other parts together.
    pub(crate) rest: Option<Tally>,
}

/// The parts that may be named, and all others together. If those others were fewer than five, or were all of one mind
/// while not everybody is, the total less the named parts would tell how they voted; then the smallest named part goes
/// with them.
pub(crate) fn guarded(tallies: BTreeMap<String, Tally>) -> (Vec<(String, Tally)>, Option<Tally>) {
    let whole = tallies.values().fold(Tally::default(), |whole, tally| whole.and(*tally));
    let (mut named, small): (Vec<_>, Vec<_>) = tallies.into_iter().partition(|(_, tally)| tally.is_enough());
    let mut rest = small.into_iter().fold(Tally::default(), |rest, (_, tally)| rest.and(tally));
    // The largest first; of equals the name decides, so that the same counts give the same page.
    named.sort_by(|(one, a), (other, b)| b.n().cmp(&a.n()).then_with(|| one.cmp(other)));
    while rest.n() > 0 && (!rest.is_enough() || (rest.is_of_one_mind() && !whole.is_of_one_mind())) {
        let Some((_, smallest)) = named.pop() else { break };
        rest = rest.and(smallest);
    }
    (named, Some(rest).filter(Tally::is_enough))
}

/// The result about a year, an agency, a procedure. A cell that its own parent does not name is not shown here either.
pub(crate) fn of(tx: &mut Tx<'_>, about: &About, by: By) -> Result<Found, StoreError> {
    if !is_named(tx, about)? {
        return Ok(Found { factors: FACTORS.map(|factor| (factor, None)).to_vec(), ..Found::default() });
    }
    let questions = rows::tallies(tx, about, By::Question)?;
    let shown = |question: &str| questions.get(question).copied().filter(Tally::is_enough);
    let factors = FACTORS.map(|factor| (factor, shown(factor))).to_vec();
    let (parts, rest) = match (&about.agency, &about.procedure) {
        (_, Some(_)) => (Vec::new(), None),
        (Some(_), None) => guarded(rows::tallies(tx, about, By::Procedure)?),
        (None, None) => guarded(rows::tallies(tx, about, by)?),
    };
    Ok(Found { overall: shown(OVERALL), factors, parts, rest })
}

/// Whether the cell is among the named parts of the one above it.
pub(crate) fn is_named(tx: &mut Tx<'_>, about: &About) -> Result<bool, StoreError> {
    let year = About { year: about.year.clone(), ..About::default() };
    let mut named = |about: &About, by: By, key: &str| -> Result<bool, StoreError> {
        Ok(guarded(rows::tallies(tx, about, by)?).0.iter().any(|(one, _)| one == key))
    };
    Ok(match (about.agency.as_ref().map(AgencyCode::as_str), about.procedure.as_ref().map(ProcedureCode::as_str)) {
        (None, None) => true,
        (Some(agency), None) => named(&year, By::Agency, agency)?,
        (None, Some(procedure)) => named(&year, By::Procedure, procedure)?,
        (Some(agency), Some(procedure)) => {
            let of_agency = About { agency: about.agency.clone(), ..year.clone() };
            named(&year, By::Agency, agency)? && named(&of_agency, By::Procedure, procedure)?
        }
    })
}
