//! Who acts in the play: each office's people and the citizens of the portal, none of whom can sign in, and the
//! accounts of the demonstration in the office that is shown.

use super::{dice::Dice, offices::Office};
use crate::{
    commands::{Trouble, made_up},
    text::T,
};
use kernel::{Id, Lang};
use platform::{Actor, Person, Platform, Role};
use std::sync::Arc;

/// Tells the draws of people from others.
const SALT: u64 = 3;
/// One account of the portal for so many cases; many use it once, some often.
const CASES_A_CITIZEN: u32 = 7;
/// Accounts of the portal at most: a million cases need no more names.
const CITIZENS_MAX: u32 = 4_000;

/// The people of one office.
#[derive(Clone, Debug)]
pub struct Staff {
    /// At the desk.
    pub desk: Arc<Actor>,
    /// Who handle cases.
    pub officers: Vec<Arc<Actor>>,
    /// Who signs.
    pub leader: Arc<Actor>,
}

/// Everybody.
#[derive(Debug)]
pub struct People {
    /// By the place of the office.
    pub staff: Vec<Staff>,
    /// Those who use the portal.
    pub citizens: Vec<Arc<Actor>>,
    /// The account `citizen`.
    pub citizen: Arc<Actor>,
    /// The program itself.
    pub system: Arc<Actor>,
    /// The one file that stands for every file that is sent online.
    pub file: Id,
}

impl People {
    /// Makes everybody known who is not yet; the demonstration's own accounts are there already.
    pub async fn of(platform: &Platform, offices: &[Office], cases: u32) -> Result<Self, Trouble> {
        let mut wanted = Vec::new();
        for office in offices {
            wanted.extend(staff(office));
        }
        let staff_count = wanted.len();
        let citizens = (cases / CASES_A_CITIZEN).clamp(1, CITIZENS_MAX);
        wanted.extend((0..citizens).map(citizen));
        let mut known = platform.enrol(&Actor::system(), &wanted).await?.into_iter().map(Arc::new);
        let made: Vec<Arc<Actor>> = known.by_ref().take(staff_count).collect();
        let own = async |login: &str| {
            let found = platform.account(login).await?;
            Ok::<_, Trouble>(Arc::new(found.ok_or_else(|| Trouble::plain(|t| t.seed_refused(login)))?))
        };
        let (mut made, mut all) = (made.into_iter(), Vec::with_capacity(offices.len()));
        for office in offices {
            let mut people = take(&mut made, office.officers)?;
            for (role, login) in &office.accounts {
                match role {
                    Role::Desk => people.desk = own(login).await?,
                    Role::Leader => people.leader = own(login).await?,
                    // The one who is looked at does most of the work: see `course`.
                    _ => people.officers.insert(0, own(login).await?),
                }
            }
            all.push(people);
        }
        let citizen = own("citizen").await?;
        let name = T::new(Lang::Vi).made_up_file();
        let file = platform.upload(&citizen, name, include_bytes!("sample.pdf").as_slice().into()).await?.id;
        let system = Arc::new(Actor::system());
        Ok(Self { staff: all, citizens: known.collect(), citizen, system, file })
    }
}

fn take(made: &mut impl Iterator<Item = Arc<Actor>>, officers: usize) -> Result<Staff, Trouble> {
    let mut next = || made.next().ok_or_else(|| Trouble::plain(|t| t.seed_refused("staff")));
    let (desk, leader) = (next()?, next()?);
    let officers = (0..officers).map(|_| next()).collect::<Result<_, _>>()?;
    Ok(Staff { desk, officers, leader })
}

/// The people of an office in the order in which [`take`] takes them.
fn staff(office: &Office) -> Vec<Person> {
    let dice = Dice::named(SALT, &office.key);
    let person = |role: Role, login: String| Person {
        login,
        name: made_up::name(&dice),
        role,
        agency: Some(office.code.clone()),
        demo: true,
    };
    let key = &office.key;
    let mut all = vec![person(Role::Desk, format!("{key}.desk")), person(Role::Leader, format!("{key}.leader"))];
    all.extend((1..=office.officers).map(|n| person(Role::Officer, format!("{key}.officer{n}"))));
    all
}

fn citizen(n: u32) -> Person {
    let dice = Dice::of(SALT, u64::from(n));
    let login = format!("citizen.{n:05}");
    Person { login, name: made_up::name(&dice), role: Role::Citizen, agency: None, demo: true }
}
