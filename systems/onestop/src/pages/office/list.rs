//! The list of what is to be done, by due date.

use super::{
    back::Back,
    work::{self, Narrow, Office, WorkLine},
};
use crate::{
    DESK, MODULE, lists,
    rows::{
        lists::{self as rows, Found, Key, Listing, Tally, Total, Which},
        words::{self, Search},
    },
    text::T,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::Instant;
use platform::{Actor, Fail, Seen};
use serde::Deserialize;
use store::StoreError;
use web::{
    App, Fault, PageQuery, Query, Shell, SignedIn, Window, page, show,
    view::{Filter, Pager},
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
    pub(super) heading: String,
    pub(super) nothing: String,
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
    find: Option<Find>,
    window: Window,
}

/// What is looked for, among all of the agency's cases, whoever has them and wherever they stand.
enum Find {
    /// The beginning of a code.
    Code(String),
    /// Words of the application, or the end of a code.
    Words(Vec<String>),
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
        find: find(&query.q),
        window: PageQuery { after: query.after.clone(), limit: None }.window(2)?,
        office: office.clone(),
        actor: actor.clone(),
        t,
        now,
    };
    let found = app.platform.view_rows(&work::viewer(&actor), "work list", move |seen| asked.answer(seen)).await?;
    let here = |after: &str| match found.current {
        Some(current) => Back::to_list(current.code(), "", after),
        None => Back::to_list("", query.q.trim(), after),
    };
    let back = here(query.after.as_deref().unwrap_or_default());
    let template = OfficerListPage {
        shell: Shell::new(&app, &visitor),
        t,
        done: None,
        agency: office.name(&app, lang),
        now: show::weekday_instant(lang, now),
        filters: filters(t, &found.counts, found.current),
        heading: heading(t, found.current, found.total),
        nothing: if found.current.is_some() { t.work_nothing().to_owned() } else { t.work_not_found(query.q.trim()) },
        pager: Pager {
            previous: query.after.as_ref().map(|_| here("").href()),
            next: found.next.as_deref().map(|next| here(next).href()),
        },
        rows: found.rows.into_iter().map(|row| work::line(&app, t, now, &back, row)).collect(),
        q: query.q.clone(),
        new_href: MODULE.allows(&actor, DESK).then(|| "/can-bo/nhap-ho-so".to_owned()),
    };
    page(lang, &template)
}

impl Asked {
    fn answer(&self, seen: &mut Seen<'_, '_>) -> Result<Answer, Fail> {
        let mut tally = Tally::default();
        let mut count = |one: Narrow| {
            Ok::<_, StoreError>((one, rows::total(seen.tx(), &mut tally, &one.listing(&self.office, self.now))?))
        };
        let counts = Narrow::of(self.office.role).iter().copied().map(&mut count).collect::<Result<Vec<_>, _>>()?;
        let busy = counts.iter().find(|(_, total)| total.n() > 0).or(counts.first()).map(|(one, _)| *one);
        let current = self.narrow.or(busy).filter(|_| self.find.is_none());
        let listing = current.unwrap_or(Narrow::All).listing(&self.office, self.now);
        let after = &self.window.after;
        let after = (after.len() == 2).then(|| Key { due: after[0].clone(), code: after[1].clone() });
        let rows_max = self.window.rows_max + 1;
        let (within, newest_first) = (self.office.within.clone(), matches!(self.find, Some(Find::Words(_))));
        let found = match &self.find {
            None => {
                let listing = Listing { after, rows_max, ..listing };
                let total = rows::total(seen.tx(), &mut tally, &listing)?;
                Found { rows: rows::page(seen.tx(), &listing)?, total }
            }
            Some(Find::Code(code)) => {
                let code_prefix = Some(code.clone());
                rows::list(seen.tx(), &Listing { within, which: Which::Any, code_prefix, after, rows_max, ..listing })?
            }
            Some(Find::Words(words)) => {
                let (agency, words) = (self.office.agency().cloned(), words.clone());
                let search = Search { agency, words, stage: None, due_before: None, after, rows_max };
                words::find(seen.tx(), &search)?
            }
        };
        // The row beyond the page is cut off before anything is opened.
        let (shown, next) = self.window.cut(found.rows, |line| {
            let key = if newest_first { line.key_of_mine() } else { line.key() };
            vec![key.due, key.code]
        });
        let rows = work::names(seen, &self.actor, self.t, shown)?;
        Ok(Answer { counts, current, total: found.total, rows, next })
    }
}

fn find(typed: &str) -> Option<Find> {
    let typed = typed.trim();
    match typed.is_empty() {
        true => None,
        false if lists::by_words(typed) => Some(Find::Words(words::asked(typed))),
        false => Some(Find::Code(typed.to_owned())),
    }
}

/// How many there are, and what stands on top.
fn heading(t: T, current: Option<Narrow>, total: Total) -> String {
    if current.is_some() { t.work_count(total.n()) } else { t.work_found(work::counted(t, total)) }
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
