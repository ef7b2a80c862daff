//! The offices of the province and their habits: how much comes in, how often they are late, how many people come online.

use super::dice::Dice;
use kernel::{AgencyCode, Date, deadline::Allowance};
use pack::{Agency, DemoPerson, Level, Packs};
use platform::Role;

/// Tells the draws of offices from others.
const SALT: u64 = 1;
/// Of a hundred offices, so many are bad, and so many more are slow.
const BAD_PERCENT: u64 = 6;
const SLOW_PERCENT: u64 = 22;
/// The demo's own office is busier, so that its lists are worth looking at.
const SHOWN_WEIGHT_TIMES: u64 = 4;

/// One office.
#[derive(Clone, Debug)]
pub struct Office {
    /// Its identifier.
    pub code: AgencyCode,
    /// Its key in the pack, for the logins of its people.
    pub key: String,
    /// Its level.
    pub level: Level,
    /// How much comes in, beside the others.
    pub weight: u64,
    /// Of a thousand answers so many are late.
    pub late_per_mille: u64,
    /// Percent points by which its people come online more or less often than elsewhere.
    pub online_points: i64,
    /// How many made-up people handle cases.
    pub officers: usize,
    /// Whether it is the office that the demo shows.
    pub shown: bool,
    /// Accounts of the demo that work here, beside the made-up people.
    pub accounts: Vec<(Role, String)>,
}

/// Every office with a desk that exists at some time between two days, in the order of identifiers.
pub fn all(packs: &Packs, first: Date, last: Date) -> Vec<Office> {
    let shown = packs.demo_agency().map(|agency| agency.code.clone());
    let there = |agency: &&Agency| agency.desk.is_some() && (agency.valid.holds(first) || agency.valid.holds(last));
    let mut offices: Vec<Office> = Vec::new();
    for agency in packs.agencies().iter().filter(there) {
        if offices.iter().all(|known| known.code != agency.code) {
            offices.push(office(packs, agency, shown.as_ref() == Some(&agency.code), last));
        }
    }
    offices.sort_by(|one, other| one.code.cmp(&other.code));
    offices
}

fn office(packs: &Packs, agency: &Agency, shown: bool, day: Date) -> Office {
    let dice = Dice::named(SALT, agency.code.as_str());
    let area = agency.area.as_deref().and_then(|code| packs.area(code, day));
    let urban = area.is_some_and(|area| matches!(area.kind.as_str(), "ward" | "town" | "township" | "city"));
    let (usual, officers) = match agency.level {
        Level::Commune => (60, 2),
        Level::District => (220, 4),
        Level::Province => (260, 4),
    };
    let usual = if urban { usual * 2 } else { usual };
    let weight = usual + dice.below(usual);
    let habit = dice.below(100);
    let late_per_mille = match habit {
        n if n < BAD_PERCENT => 35 + dice.below(16),
        n if n < BAD_PERCENT + SLOW_PERCENT => 12 + dice.below(16),
        _ => 2 + dice.below(8),
    };
    Office {
        code: agency.code.clone(),
        key: agency.key.to_lowercase(),
        level: agency.level,
        weight: if shown { weight * SHOWN_WEIGHT_TIMES } else { weight },
        late_per_mille,
        online_points: dice.between(-8, 8) + if urban { 5 } else { -3 },
        officers,
        shown,
        accounts: accounts(packs, &agency.key),
    }
}

/// The staff accounts of the demo that work for the agency of that key.
fn accounts(packs: &Packs, key: &str) -> Vec<(Role, String)> {
    let Some(demo) = packs.demo() else { return Vec::new() };
    let here = demo.people.iter().filter(|person| person.agency.as_ref().unwrap_or(&demo.agency) == key);
    let account = |person: &DemoPerson| Some((Role::from_code(&person.role)?, person.login.clone()));
    here.filter_map(account).filter(|(role, _)| role.is_staff()).collect()
}

/// How often a procedure is asked for: what is done at once is asked for daily, what takes months seldom.
pub fn frequency(allow: Option<Allowance>) -> u64 {
    match allow {
        Some(Allowance::SameDay) => 60,
        Some(Allowance::WorkingHours(_)) => 40,
        Some(Allowance::WorkingDays(n) | Allowance::Days(n)) => match n {
            0..=3 => 24,
            4..=7 => 14,
            8..=15 => 9,
            16..=30 => 4,
            _ => 1,
        },
        Some(Allowance::Months(_)) => 2,
        None => 3,
    }
}
