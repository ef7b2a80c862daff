//! People who are known and cannot sign in: no password was ever set for them, so there is none to find.

use crate::{
    Actor, Fail, Platform, Role,
    accounts::{ACCOUNT_BY_LOGIN, ACCOUNT_INSERT, account_of, problem_of},
    limits,
};
use kernel::{AccountId, AgencyCode, Instant, Problem};
use store::{Tx, audit::Line};

/// What stands where a password's hash would: the hash of nothing, so that nothing matches it.
pub(crate) const NO_PASSWORD: &str = "!";

/// Somebody to be known here: staff of another system, the made-up people of a demonstration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Person {
    /// The name that would be typed at sign-in; folded to lower case.
    pub login: String,
    /// The name shown.
    pub name: String,
    /// What the person may be.
    pub role: Role,
    /// The agency of staff.
    pub agency: Option<AgencyCode>,
    /// Refused outside the demo.
    pub demo: bool,
}

impl Platform {
    /// Makes these people known, without a password, in named and audited transactions. Who is known already, as the
    /// same and without a password, stays as they are. The answer is in the order of `people`.
    ///
    /// Nothing is hashed, so a province's staff is enrolled in a moment; an account that is to sign in is made by
    /// [`Platform::create_account`].
    ///
    /// # Errors
    /// When a login belongs to somebody else or to an account with a password (those before it are kept), or the store
    /// cannot.
    pub async fn enrol(&self, by: &Actor, people: &[Person]) -> Result<Vec<Actor>, Problem> {
        let mut actors = Vec::with_capacity(people.len());
        for part in people.chunks(limits::ENROL_ROWS_MAX) {
            let fresh = || kernel::new_id(self.clock().real(), self.entropy());
            let part: Vec<(AccountId, Person)> = part.iter().map(|one| (fresh().into(), one.clone())).collect();
            let (audit_id, at, by) = (fresh(), self.clock().civil(), by.id);
            let known = self.store().write::<_, Fail, _>("account enrol", move |tx| {
                let mut actors = Vec::with_capacity(part.len());
                let mut made = Vec::new();
                for (id, person) in &part {
                    let (actor, is_new) = known_or_made(tx, *id, person, at)?;
                    if is_new {
                        made.push(actor.login.clone());
                    }
                    actors.push(actor);
                }
                if !made.is_empty() {
                    let body = serde_json::json!({ "logins": made });
                    let line = Line { id: audit_id, at, actor: by, name: "account.enrol".into(), body };
                    store::audit::write(tx, &line)?;
                }
                Ok(actors)
            });
            actors.extend(known.await?);
        }
        Ok(actors.into_iter().map(|actor| self.demo_aware(actor)).collect())
    }
}

/// The person under that login, and whether they were not known before.
fn known_or_made(tx: &mut Tx<'_>, id: AccountId, person: &Person, at: Instant) -> Result<(Actor, bool), Fail> {
    let login = person.login.trim().to_lowercase();
    if let Some(row) = tx.opt(&ACCOUNT_BY_LOGIN, &[login.as_str().into()])? {
        let (actor, hash) = account_of(&row)?;
        if hash == NO_PASSWORD && actor.role == person.role && actor.agency == person.agency {
            return Ok((actor, false));
        }
        let taken =
            problem_of(|t| (t.account_exists_title().into(), t.account_exists_hint().into()), Problem::conflict);
        return Err(taken.inside(login).into());
    }
    let agency = person.agency.as_ref().map(|agency| agency.as_str().to_owned());
    let values = [
        id.into(),
        login.as_str().into(),
        person.name.as_str().into(),
        person.role.code().into(),
        agency.into(),
        NO_PASSWORD.into(),
        person.demo.into(),
        at.into(),
    ];
    tx.run(&ACCOUNT_INSERT, &values)?;
    let Person { name, role, agency, demo, .. } = person.clone();
    Ok((Actor { id, login, name, role, agency, demo }, true))
}
