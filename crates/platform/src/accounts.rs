//! Accounts and sessions: sign in, know who is there, sign out.

use crate::{Actor, Fail, Platform, Role, enrol::NO_PASSWORD, limits, text::T};
use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use kernel::{AccountId, AgencyCode, Problem, Said};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use store::{Row, Sql, StoreError, Tx, audit::Line, sql};

pub(crate) const ACCOUNT_INSERT: Sql = sql!("account_insert");
pub(crate) const ACCOUNT_BY_LOGIN: Sql = sql!("account_by_login");
pub(crate) const ACCOUNT_NAME: Sql = sql!("account_name");
pub(crate) const ACCOUNT_LIST: Sql = sql!("account_list");
pub(crate) const ACCOUNT_OF_AGENCY: Sql = sql!("account_of_agency");
pub(crate) const SESSION_INSERT: Sql = sql!("session_insert");
pub(crate) const SESSION_ACTOR: Sql = sql!("session_actor");
pub(crate) const SESSION_DELETE: Sql = sql!("session_delete");
pub(crate) const SESSION_SWEEP: Sql = sql!("session_sweep");

/// How a session is carried, which decides how long it lasts and where it is believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SessionKind {
    /// A browser's cookie: pages only, with CSRF tokens.
    Cookie,
    /// `Authorization: Bearer`: the API only.
    Bearer,
}

impl SessionKind {
    const fn code(self) -> &'static str {
        match self {
            SessionKind::Cookie => "cookie",
            SessionKind::Bearer => "bearer",
        }
    }

    const fn lasts_ms(self) -> i64 {
        match self {
            SessionKind::Cookie => limits::SESSION_COOKIE_MS,
            SessionKind::Bearer => limits::SESSION_BEARER_MS,
        }
    }
}

/// A session token: shown once to its owner, stored only as a hash. Deliberately without `Display`.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// The text to put into the cookie or the answer.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

/// An account to be created.
#[derive(Clone, Debug)]
pub struct NewAccount {
    /// The name typed at sign-in; folded to lower case.
    pub login: String,
    /// The name shown.
    pub name: String,
    /// What it may be.
    pub role: Role,
    /// The agency of staff.
    pub agency: Option<AgencyCode>,
    /// Hashed before it is stored.
    pub password: String,
    /// A demo account is refused outside the demo.
    pub demo: bool,
}

impl Platform {
    /// Checks login and password and opens a session.
    ///
    /// # Errors
    /// One and the same answer for an unknown login and a wrong password, after the same work.
    pub async fn sign_in(&self, login: &str, password: &str, kind: SessionKind) -> Result<(Token, Actor), Problem> {
        let wrong = || {
            problem_of(|t| (t.sign_in_wrong_title().into(), t.sign_in_wrong_hint().into()), Problem::unauthenticated)
        };
        if login.chars().count() > limits::LOGIN_CHARS_MAX || password.len() > limits::PASSWORD_BYTES_MAX {
            return Err(wrong());
        }
        let login = login.trim().to_lowercase();
        let found = self
            .store()
            .read("account by login", move |tx| {
                tx.opt(&ACCOUNT_BY_LOGIN, &[login.as_str().into()])?.map(|row| account_of(&row)).transpose()
            })
            .await
            .map_err(|e| crate::fail::problem_of_store(&e))?;
        // An unknown login, and one without a password, cost the same hash as any other, so that timing tells nothing.
        let (actor, hash) = match found.filter(|(_, hash)| hash != NO_PASSWORD) {
            Some((actor, hash)) => (Some(actor), hash),
            None => (None, self.decoy_hash().to_owned()),
        };
        let right = self.verify_password(password.to_owned(), hash).await;
        let Some(actor) = actor.filter(|_| right) else { return Err(wrong()) };
        if actor.demo && !self.is_demo() {
            return Err(problem_of(
                |t| (t.demo_account_title().into(), t.demo_account_hint().into()),
                Problem::forbidden,
            ));
        }
        let token = self.open_session(&actor, kind).await?;
        Ok((token, self.demo_aware(actor)))
    }

    async fn open_session(&self, actor: &Actor, kind: SessionKind) -> Result<Token, Problem> {
        let mut bytes = [0_u8; limits::SESSION_TOKEN_BYTES];
        self.entropy().fill(&mut bytes);
        let token = Token(URL_SAFE_NO_PAD.encode(bytes));
        let now = self.clock().real();
        let (hash, id) = (token_hash(&token.0), actor.id);
        self.store()
            .write::<_, StoreError, _>("session open", move |tx| {
                tx.run(&SESSION_SWEEP, &[now.into()])?;
                tx.run(
                    &SESSION_INSERT,
                    &[
                        hash.as_str().into(),
                        id.into(),
                        kind.code().into(),
                        now.into(),
                        now.plus_millis(kind.lasts_ms()).into(),
                    ],
                )
            })
            .await
            .map_err(|e| crate::fail::problem_of_store(&e))?;
        Ok(token)
    }

    /// Whose session this token is, if it is one and has not expired.
    ///
    /// # Errors
    /// Only when the store cannot answer.
    pub async fn actor_of(&self, token: &str, kind: SessionKind) -> Result<Option<Actor>, Problem> {
        let (hash, now) = (token_hash(token), self.clock().real());
        let actor = self
            .store()
            .read("session actor", move |tx| {
                let row = tx.opt(&SESSION_ACTOR, &[hash.as_str().into(), kind.code().into(), now.into()])?;
                row.map(|row| account_of(&row)).transpose()
            })
            .await
            .map_err(|e| crate::fail::problem_of_store(&e))?;
        // Before `demo_aware`, which puts the installation's mark over the account's own.
        let believed = actor.map(|(actor, _)| actor).filter(|actor| !actor.demo || self.is_demo());
        Ok(believed.map(|actor| self.demo_aware(actor)))
    }

    /// Ends a session; ending one that does not exist is fine.
    ///
    /// # Errors
    /// Only when the store cannot answer.
    pub async fn sign_out(&self, token: &str) -> Result<(), Problem> {
        let hash = token_hash(token);
        self.store()
            .write::<_, StoreError, _>("session close", move |tx| tx.run(&SESSION_DELETE, &[hash.as_str().into()]))
            .await
            .map(|_| ())
            .map_err(|e| crate::fail::problem_of_store(&e))
    }

    /// Creates an account in a named, audited transaction.
    ///
    /// # Errors
    /// When the login is taken, or the store cannot answer.
    pub async fn create_account(&self, by: &Actor, new: NewAccount) -> Result<AccountId, Problem> {
        let id = AccountId::from(kernel::new_id(self.clock().real(), self.entropy()));
        let hash = self.hash_password(new.password.clone()).await?;
        let (civil, by) = (self.clock().civil(), by.clone());
        let audit_id = kernel::new_id(self.clock().real(), self.entropy());
        let login = new.login.trim().to_lowercase();
        self.store()
            .write::<_, Fail, _>("account create", move |tx| {
                if tx.opt(&ACCOUNT_BY_LOGIN, &[login.as_str().into()])?.is_some() {
                    return Err(Fail::Problem(Box::new(problem_of(
                        |t| (t.account_exists_title().into(), t.account_exists_hint().into()),
                        Problem::conflict,
                    ))));
                }
                tx.run(
                    &ACCOUNT_INSERT,
                    &[
                        id.into(),
                        login.as_str().into(),
                        new.name.as_str().into(),
                        new.role.code().into(),
                        new.agency.as_ref().map(|a| a.as_str().to_owned()).into(),
                        hash.as_str().into(),
                        new.demo.into(),
                        civil.into(),
                    ],
                )?;
                let body = serde_json::json!({ "account": id.to_string(), "login": login, "role": new.role.code() });
                let line = Line { id: audit_id, at: civil, actor: by.id, name: "account.create".into(), body };
                store::audit::write(tx, &line)?;
                Ok(())
            })
            .await?;
        Ok(id)
    }

    /// The first accounts that are not shut, by login: whether an installation has any.
    ///
    /// # Errors
    /// Only when the store cannot answer.
    pub async fn accounts(&self, rows_max: u32) -> Result<Vec<Actor>, Problem> {
        self.store()
            .read("account list", move |tx| {
                let rows = tx.rows(&ACCOUNT_LIST, &[i64::from(rows_max).into()])?;
                rows.iter().map(|row| account_of(row).map(|(actor, _)| actor)).collect::<Result<Vec<_>, StoreError>>()
            })
            .await
            .map_err(|e| crate::fail::problem_of_store(&e))
    }

    /// Who works for an agency and can sign in, by login.
    ///
    /// # Errors
    /// Only when the store cannot answer.
    pub async fn colleagues(&self, agency: &AgencyCode, rows_max: u32) -> Result<Vec<Actor>, Problem> {
        let agency = agency.clone();
        self.store()
            .read("colleagues", move |tx| {
                let rows = tx.rows(&ACCOUNT_OF_AGENCY, &[(&agency).into(), i64::from(rows_max).into()])?;
                rows.iter().map(|row| account_of(row).map(|(actor, _)| actor)).collect::<Result<Vec<_>, StoreError>>()
            })
            .await
            .map_err(|e| crate::fail::problem_of_store(&e))
    }

    /// The names of these accounts, also of those that can no longer sign in; who never was is left out.
    ///
    /// # Errors
    /// Only when the store cannot answer.
    pub async fn account_names(&self, ids: BTreeSet<AccountId>) -> Result<BTreeMap<AccountId, String>, Problem> {
        if ids.is_empty() {
            return Ok(BTreeMap::new());
        }
        self.store()
            .read("account names", move |tx| names_of(tx, ids.iter().copied()))
            .await
            .map_err(|e: StoreError| crate::fail::problem_of_store(&e))
    }

    /// The account of that login, for tests and the demo's own seeding.
    ///
    /// # Errors
    /// Only when the store cannot answer.
    pub async fn account(&self, login: &str) -> Result<Option<Actor>, Problem> {
        let login = login.to_owned();
        let found = self
            .store()
            .read("account by login", move |tx| {
                tx.opt(&ACCOUNT_BY_LOGIN, &[login.as_str().into()])?.map(|row| account_of(&row)).transpose()
            })
            .await
            .map_err(|e: StoreError| crate::fail::problem_of_store(&e))?;
        Ok(found.map(|(actor, _)| self.demo_aware(actor)))
    }

    pub(crate) fn demo_aware(&self, mut actor: Actor) -> Actor {
        actor.demo = self.is_demo();
        actor
    }

    async fn hash_password(&self, password: String) -> Result<String, Problem> {
        let mut salt = [0_u8; 16];
        self.entropy().fill(&mut salt);
        let _turn = self.password_turn().await;
        let hashed = tokio::task::spawn_blocking(move || {
            Argon2::default().hash_password_with_salt(password.as_bytes(), &salt).map(|hash| hash.to_string())
        });
        match hashed.await {
            Ok(Ok(hash)) => Ok(hash),
            other => Err(crate::fail::internal(format!("hashing a password failed: {other:?}"))),
        }
    }

    async fn verify_password(&self, password: String, hash: String) -> bool {
        let _turn = self.password_turn().await;
        let checked = tokio::task::spawn_blocking(move || {
            PasswordHash::new(&hash)
                .map(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
                .unwrap_or(false)
        });
        checked.await.unwrap_or(false)
    }
}

/// The names of these accounts, also of those that can no longer sign in; who never was is left out.
///
/// # Errors
/// Whatever the store says.
pub(crate) fn names_of(
    tx: &mut Tx<'_>,
    ids: impl IntoIterator<Item = AccountId>,
) -> Result<BTreeMap<AccountId, String>, StoreError> {
    let ids: BTreeSet<AccountId> = ids.into_iter().collect();
    let mut names = BTreeMap::new();
    for group in store::together(ids) {
        for row in tx.rows(&ACCOUNT_NAME, &group)? {
            names.insert(row.parse(0)?, row.text(1)?.to_owned());
        }
    }
    Ok(names)
}

/// Reads the columns that every account query selects.
pub(crate) fn account_of(row: &Row) -> Result<(Actor, String), StoreError> {
    let role = row.text(3)?;
    let agency = row.opt_text(4)?.and_then(|code| code.parse().ok());
    let actor = Actor {
        id: row.parse(0)?,
        login: row.text(1)?.to_owned(),
        name: row.text(2)?.to_owned(),
        role: Role::from_code(role).ok_or_else(|| StoreError::Damaged(format!("account: unknown role {role}")))?,
        agency,
        demo: row.bool(6)?,
    };
    Ok((actor, row.text(5)?.to_owned()))
}

/// The only form in which a token is stored.
fn token_hash(token: &str) -> String {
    Sha256::digest(token.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A problem whose two sentences come from this crate's texts.
pub(crate) fn problem_of(words: impl Fn(T) -> (String, String), kind: fn(Said) -> Problem) -> Problem {
    let title = Said::both(|lang| words(T::new(lang)).0);
    let hint = Said::both(|lang| words(T::new(lang)).1);
    kind(title).hint(hint)
}

/// A hash that no password matches, of the same cost as a real one.
pub(crate) fn decoy_hash(entropy: &dyn kernel::Entropy) -> String {
    let (mut salt, mut password) = ([0_u8; 16], [0_u8; 32]);
    entropy.fill(&mut salt);
    entropy.fill(&mut password);
    Argon2::default().hash_password_with_salt(&password, &salt).map(|hash| hash.to_string()).unwrap_or_default()
}
