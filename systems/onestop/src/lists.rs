//! Lists of cases as people and programs ask for them, each narrowed to what the reader may see.

use crate::{
    limits,
    rows::{
        lists::{self as rows, CaseLine, Found, Key, Listing, Total, Which, Within},
        words::{self, Search},
    },
    state::Stage,
};
use kernel::{AgencyCode, CaseCode, Instant, Problem, ProcedureCode, StreamId};
use platform::{Actor, Platform, Role, problem_of_store};
use serde::Serialize;
use store::StoreError;
use web::PageQuery;

/// The stream of the case with that code.
///
/// # Errors
/// "Not found" when there is none; whether the reader may see it is decided when it is opened.
pub async fn stream_of(platform: &Platform, code: &CaseCode) -> Result<StreamId, Problem> {
    let code = code.clone();
    let found = platform.store().read::<_, StoreError, _>("case by code", move |tx| rows::by_code(tx, &code)).await;
    found.map_err(|e| problem_of_store(&e))?.map(|line| line.id).ok_or_else(platform::not_found)
}

/// The code of the case with that stream.
///
/// # Errors
/// "Not found" when there is none.
pub async fn code_of(platform: &Platform, stream: StreamId) -> Result<CaseCode, Problem> {
    let found = platform.store().read::<_, StoreError, _>("case by id", move |tx| rows::by_id(tx, stream)).await;
    found.map_err(|e| problem_of_store(&e))?.map(|line| line.code).ok_or_else(platform::not_found)
}

/// What a reader asks of a list.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// One stage.
    pub stage: Option<Stage>,
    /// One agency; staff see their own only.
    pub agency: Option<AgencyCode>,
    /// Due before.
    pub due_before: Option<Instant>,
    /// Words of the application, the end of a code, or with a dot in it the beginning of one.
    pub q: Option<String>,
}

/// A page of a list with how many there are, exactly or at least.
#[derive(Clone, Debug, Serialize, utoipa::ToSchema)]
pub struct Totalled<T> {
    /// The rows.
    pub items: Vec<T>,
    /// How many there are in all, regardless of the page.
    pub total: u64,
    /// `at_least` when counting stopped; left out when exact.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total_is: Option<&'static str>,
    /// What to send as `after` for the next page; `null` on the last.
    pub next: Option<String>,
}

impl<T> Totalled<T> {
    /// The same with other rows.
    pub fn map<U>(self, row: impl FnMut(T) -> U) -> Totalled<U> {
        let items = self.items.into_iter().map(row).collect();
        Totalled { items, total: self.total, total_is: self.total_is, next: self.next }
    }
}

/// The cases that this reader may see, by due date: a citizen's own (newest first), the staff's agency's, all for the
/// demo's administrator.
///
/// # Errors
/// A cursor or limit that cannot be; an agency that is not the reader's; the store's trouble.
pub async fn of(
    platform: &Platform,
    actor: &Actor,
    asked: &Asked,
    page: &PageQuery,
) -> Result<Totalled<CaseLine>, Problem> {
    let window = page.window(2)?;
    let key = (window.after.len() == 2).then(|| Key { due: window.after[0].clone(), code: window.after[1].clone() });
    let rows_max = window.rows_max + 1;
    let account = actor.id;
    let mine = actor.role == Role::Citizen;
    let within = within(actor, asked)?;
    let q = asked.q.as_deref().unwrap_or_default();
    let search = (!mine && by_words(q)).then(|| Search {
        agency: agency_of(&within).cloned(),
        words: words::asked(q),
        stage: asked.stage,
        due_before: asked.due_before,
        after: key.clone(),
        rows_max,
    });
    let newest_first = mine || search.is_some();
    let listing = Listing {
        within,
        which: asked.stage.map_or(Which::Any, Which::Stage),
        due_from: None,
        due_before: asked.due_before,
        code_prefix: asked.q.clone().filter(|q| !q.is_empty()),
        after: key.clone(),
        rows_max,
    };
    let found = platform
        .store()
        .read::<_, StoreError, _>("case list", move |tx| match &search {
            _ if mine => rows::mine(tx, account, key.as_ref(), rows_max),
            Some(search) => words::find(tx, search),
            None => rows::list(tx, &listing),
        })
        .await
        .map_err(|e| problem_of_store(&e))?;
    let Found { rows, total } = found;
    let (items, next) = window.cut(rows, |line| {
        let key = if newest_first { line.key_of_mine() } else { line.key() };
        vec![key.due, key.code]
    });
    let total_is = matches!(total, Total::AtLeast(_)).then_some("at_least");
    Ok(Totalled { items, total: total.n(), total_is, next })
}

/// Whether something is looked for by words: a code is typed with its dots from its beginning on, and so are some numbers.
#[must_use]
pub fn by_words(q: &str) -> bool {
    !q.trim().is_empty() && (!q.contains('.') || words::whole_number(q).is_some())
}

/// The one agency, unless it is all of them.
#[must_use]
pub const fn agency_of(within: &Within) -> Option<&AgencyCode> {
    match within {
        Within::Agency(agency) => Some(agency),
        _ => None,
    }
}

fn within(actor: &Actor, asked: &Asked) -> Result<Within, Problem> {
    match (&actor.agency, &asked.agency) {
        (Some(own), Some(asked)) if own != asked => Err(platform::not_found()),
        (Some(own), _) if actor.role.is_staff() => Ok(Within::Agency(own.clone())),
        (_, asked) if actor.role == Role::Admin && actor.demo => {
            Ok(asked.clone().map_or(Within::Everywhere, Within::Agency))
        }
        // A citizen's own list is asked for by account, not by agency.
        _ if actor.role == Role::Citizen => Ok(Within::Assignee(actor.id)),
        _ => Err(platform::not_found()),
    }
}

/// A page of a listing for the pages of the office, where the filters are ours.
///
/// # Errors
/// The store's trouble.
pub async fn page_of(platform: &Platform, listing: Listing) -> Result<Vec<CaseLine>, Problem> {
    platform
        .store()
        .read::<_, StoreError, _>("case list", move |tx| rows::page(tx, &listing))
        .await
        .map_err(|e| problem_of_store(&e))
}

/// The procedures that an agency has had most of lately.
///
/// # Errors
/// The store's trouble.
pub async fn often(platform: &Platform, agency: &AgencyCode) -> Result<Vec<ProcedureCode>, Problem> {
    let agency = agency.clone();
    let found = platform.store().read::<_, StoreError, _>("often", move |tx| rows::often(tx, &agency)).await;
    found.map_err(|e| problem_of_store(&e))
}

/// Procedures that the packs do not know (a folder of packs was left out, or a procedure taken out of it) and of which cases
/// are under way, with how many.
///
/// # Errors
/// The store's trouble.
pub async fn procedures_missing(platform: &Platform) -> Result<Vec<(ProcedureCode, u64)>, Problem> {
    let found = platform.store().read::<_, StoreError, _>("procedures", rows::procedures_unclosed).await;
    let unknown = |(code, _): &(ProcedureCode, u64)| platform.packs().versions(code).is_empty();
    Ok(found.map_err(|e| problem_of_store(&e))?.into_iter().filter(unknown).collect())
}

/// A listing of one agency, by due date.
#[must_use]
pub fn listing(agency: &AgencyCode, which: Which) -> Listing {
    Listing {
        within: Within::Agency(agency.clone()),
        which,
        due_from: None,
        due_before: None,
        code_prefix: None,
        after: None,
        rows_max: limits::LIST_ROWS_DEFAULT,
    }
}
