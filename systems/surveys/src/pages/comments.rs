//! What people wrote: read by the agency that it is about, after somebody outside it has looked.

use crate::{
    MODERATE, MODULE,
    rows::{self, CommentLine},
    state::{Comment, CommentCommand, Standing},
    text::T,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::StreamId;
use platform::Target;
use serde::Deserialize;
use web::{
    App, Fault, Form, PageQuery, Path, Query, Shell, SignedIn, page, see_other,
    view::{Act, Filter, Pager, Tag},
    with_query,
};

/// `GET /gop-y?loc=&after=`
#[derive(Template)]
#[template(path = "comments.html")]
pub(super) struct CommentsPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) intro: String,
    pub(super) filters: Vec<Filter>,
    pub(super) lines: Vec<Line>,
    pub(super) pager: Pager,
}

/// One comment.
pub(super) struct Line {
    pub(super) text: String,
    pub(super) about: String,
    pub(super) tag: Tag,
    pub(super) synthetic: bool,
    pub(super) acts: Vec<Act>,
}

/// `?loc=`: the standing; `?after=`.
#[derive(Deserialize)]
pub(super) struct ListQuery {
    loc: Option<String>,
    after: Option<String>,
}

pub(super) async fn list(
    State(app): State<App>,
    who: SignedIn,
    Query(query): Query<ListQuery>,
) -> Result<Response, Fault> {
    let (lang, t) = (who.visitor.lang, T::new(who.visitor.lang));
    let moderator = MODULE.allows(&who.actor, MODERATE);
    let wanted = query.loc.as_deref().and_then(Standing::from_code);
    // An agency reads what has been let through, and nothing else.
    let standing = if moderator { wanted.unwrap_or(Standing::Waiting) } else { Standing::Shown };
    let agency = if moderator { None } else { Some(who.actor.agency.clone().ok_or_else(platform::not_found)?) };
    let window = PageQuery { after: query.after.clone(), limit: None }.window(1)?;
    let (lines, next) = rows::comments(&app.platform, &who.actor, agency, standing, window).await?;
    let here = |after: Option<&str>| {
        let pairs: Vec<_> = [("loc", Some(standing.code())), ("after", after)]
            .into_iter()
            .filter_map(|(name, value)| value.map(|value| (name, value)))
            .collect();
        with_query("/gop-y", &pairs)
    };
    let line = |line: &CommentLine| Line {
        text: line.text.clone().unwrap_or_else(|| t.comment_erased().to_owned()),
        about: t.comment_about(
            app.agency_name(&line.agency, lang),
            app.procedure_name(&line.procedure, who.visitor.now, lang),
            month(&line.month),
        ),
        tag: tag(t, line.standing),
        synthetic: line.synthetic,
        acts: if moderator { acts(&app, t, line) } else { Vec::new() },
    };
    let template = CommentsPage {
        shell: Shell::new(&app, &who.visitor),
        t,
        intro: intro(t, moderator),
        filters: if moderator { filters(t, standing) } else { Vec::new() },
        lines: lines.iter().map(line).collect(),
        pager: Pager { previous: query.after.map(|_| here(None)), next: next.as_deref().map(|next| here(Some(next))) },
    };
    page(lang, &template)
}

/// Who reads here, and what.
pub(super) fn intro(t: T, moderator: bool) -> String {
    if moderator { t.comments_moderator() } else { t.comments_agency() }.to_owned()
}

/// The standings, for the moderator.
pub(super) fn filters(t: T, current: Standing) -> Vec<Filter> {
    let filter = |standing: Standing| Filter {
        href: with_query("/gop-y", &[("loc", standing.code())]),
        label: t.standing(standing.code()),
        current: standing == current,
        ..Filter::default()
    };
    Standing::ALL.into_iter().map(filter).collect()
}

pub(super) fn tag(t: T, standing: Standing) -> Tag {
    let word = t.standing(standing.code());
    match standing {
        Standing::Waiting => Tag::plain(word),
        Standing::Shown => Tag::good(word),
        Standing::Struck => Tag::late(word),
    }
}

/// `12/2024`.
fn month(stored: &str) -> String {
    stored.split_once('-').map_or_else(|| stored.to_owned(), |(year, month)| format!("{month}/{year}"))
}

/// What the moderator can do with it: both, until it is done.
fn acts(app: &App, t: T, line: &CommentLine) -> Vec<Act> {
    let act = |standing: Standing, name: &'static str, button: &str| Act {
        name,
        url: format!("/gop-y/{}/{}", line.stream, standing.code()),
        key: web::new_key(app),
        button: button.to_owned(),
        ..Act::default()
    };
    let all = [
        act(Standing::Shown, "show", t.comment_show()),
        Act { grave: true, ..act(Standing::Struck, "strike", t.comment_strike()) },
    ];
    let other = |act: &Act| !act.url.ends_with(line.standing.code());
    all.into_iter().filter(other).collect()
}

pub(super) async fn judge(
    State(app): State<App>,
    who: SignedIn,
    Path((comment, verdict)): Path<(StreamId, String)>,
    form: Form,
) -> Result<Response, Fault> {
    let command = match Standing::from_code(&verdict) {
        Some(Standing::Shown) => CommentCommand::Show,
        Some(Standing::Struck) => CommentCommand::Strike,
        _ => return Err(platform::not_found().into()),
    };
    let target = Target::Existing(comment);
    let _done_or_already = app.platform.run::<Comment>(&who.actor, target, command, form.key()).await?;
    Ok(see_other("/gop-y"))
}
