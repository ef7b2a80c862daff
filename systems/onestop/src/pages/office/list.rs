//! The list of what is to be done, by due date.

use super::work::{self, Narrow, Office, WorkLine};
use crate::{
    DESK, MODULE,
    rows::lists::{self as rows, Key, Listing, Total, Which},
    text::T,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::Instant;
use platform::{Actor, Fail, Seen};
use serde::Deserialize;
use web::{
    App, Fault, PageQuery, Query, Shell, SignedIn, Window, page, show,
    view::{Filter, Pager},
    with_query,
};

/// What is to be done.
#[derive(Template)]
#[template(path = "officer_list.html")]
pub struct OfficerListPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) done: Option<String>,
    pub(super) agency: String,
    pub(super) now: String,
    pub(super) q: String,
    pub(super) filters: Vec<Filter>,
    pub(super) count: u64,
    pub(super) rows: Vec<WorkLine>,
    pub(super) pager: Pager,
    pub(super) new_href: Option<String>,
}

/// `?loc=&q=&after=`.
#[derive(Deserialize)]
pub(super) struct ListQuery {
    #[serde(default)]
    loc: String,
    #[serde(default)]
    q: String,
    after: Option<String>,
}

/// What is asked of the store, in one transaction.
struct Asked {
    office: Office,
    actor: Actor,
    t: T,
    now: Instant,
    /// The list asked for; else the first in which there is something to do.
    narrow: Option<Narrow>,
    prefix: Option<String>,
    window: Window,
}

/// What it answered.
struct Answer {
    counts: Vec<(Narrow, Total)>,
    current: Option<Narrow>,
    total: Total,
    rows: Vec<work::Named>,
    next: Option<String>,
}

pub(super) async fn list(
    State(app): State<App>,
    SignedIn { visitor, actor, .. }: SignedIn,
    Query(query): Query<ListQuery>,
) -> Result<Response, Fault> {
    let (lang, t, now) = (visitor.lang, T::new(visitor.lang), visitor.now);
    let office = Office::of(&actor)?;
    let asked = Asked {
        narrow: Narrow::of(actor.role).iter().copied().find(|one| one.code() == query.loc),
        prefix: prefix(&query.q, &office),
        window: PageQuery { after: query.after.clone(), limit: None }.window(2)?,
        office: office.clone(),
        actor: actor.clone(),
        t,
        now,
    };
    let found = app.platform.view_rows(&work::viewer(&actor), "work list", move |seen| asked.answer(seen)).await?;
    let here = |after: Option<&str>| {
        let mut pairs = match found.current {
            Some(current) => vec![("loc", current.code())],
            None => vec![("q", query.q.as_str())],
        };
        pairs.extend(after.map(|after| ("after", after)));
        with_query("/can-bo", &pairs)
    };
    let template = OfficerListPage {
        shell: Shell::new(&app, &visitor),
        t,
        done: None,
        agency: office.name(&app, lang),
        now: show::weekday_instant(lang, now),
        filters: filters(t, &found.counts, found.current),
        count: found.total.n(),
        pager: Pager {
            previous: query.after.as_ref().map(|_| here(None)),
            next: found.next.as_deref().map(|next| here(Some(next))),
        },
        rows: found.rows.into_iter().map(|row| work::line(&app, t, now, row)).collect(),
        q: query.q.clone(),
        new_href: may(&actor, DESK).then(|| "/can-bo/nhap-ho-so".to_owned()),
    };
    page(lang, &template)
}

impl Asked {
    fn answer(&self, seen: &mut Seen<'_, '_>) -> Result<Answer, Fail> {
        let offered = Narrow::of(self.office.role).iter().copied();
        let counts = offered
            .map(|one| Ok((one, work::total(seen, one.listing(&self.office, self.now))?)))
            .collect::<Result<Vec<_>, Fail>>()?;
        let busy = counts.iter().find(|(_, total)| total.n() > 0).or(counts.first()).map(|(one, _)| *one);
        let current = self.narrow.or(busy).filter(|_| self.prefix.is_none());
        let listing = current.unwrap_or(Narrow::All).listing(&self.office, self.now);
        let listing = match &self.prefix {
            // A code is looked for among all of the agency's cases, whoever has them and wherever they stand.
            Some(prefix) => Listing {
                within: self.office.within.clone(),
                which: Which::Any,
                code_prefix: Some(prefix.clone()),
                ..listing
            },
            None => listing,
        };
        let after = &self.window.after;
        let after = (after.len() == 2).then(|| Key { due: after[0].clone(), code: after[1].clone() });
        let listing = Listing { after, rows_max: self.window.rows_max + 1, ..listing };
        let found = rows::list(seen.tx(), &listing)?;
        // The row beyond the page is cut off before anything is opened.
        let (shown, next) = self.window.cut(found.rows, |line| vec![line.key().due, line.key().code]);
        let rows = work::names(seen, &self.actor, self.t, shown)?;
        Ok(Answer { counts, current, total: found.total, rows, next })
    }
}

/// What was typed as the beginning of a code; its own agency's part may be left out.
fn prefix(typed: &str, office: &Office) -> Option<String> {
    let typed = typed.trim();
    match office.agency() {
        _ if typed.is_empty() => None,
        Some(agency) if !typed.contains('.') => Some(format!("{agency}-{}", typed.trim_start_matches('-'))),
        _ => Some(typed.to_owned()),
    }
}

/// The ways to narrow, with how many there are behind each.
pub(super) fn filters(t: T, counts: &[(Narrow, Total)], current: Option<Narrow>) -> Vec<Filter> {
    let filter = |(one, total): &(Narrow, Total)| Filter {
        href: one.href(),
        label: t.office_filter(one.code()),
        count: work::counted(t, *total),
        current: current == Some(*one),
        late: *one == Narrow::Late && total.n() > 0,
    };
    counts.iter().map(filter).collect()
}

fn may(actor: &Actor, name: &str) -> bool {
    MODULE.permissions.iter().any(|one| one.name == name && one.allows(actor.role))
}
