//! The public tracking page: whoever holds the receipt sees where the case stands, and nothing personal.

use super::fields;
use crate::{
    application::tidy_tracking_key,
    lists, slots,
    state::{Case, tracking_digest},
    text::T,
    views,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::{CaseCode, FieldProblem, Problem, ProblemKind, Said, StreamId};
use serde::Deserialize;
use web::{
    App, Fault, Query, Shell, Visitor, page_with, show,
    view::{Due, FieldError, Happening, Piece, Stage, Tag},
    with_query,
};

/// Anybody with code and key.
#[derive(Template)]
#[template(path = "track.html")]
pub struct TrackPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) code: String,
    pub(super) key: String,
    pub(super) errors: Vec<FieldError>,
    pub(super) code_error: Option<String>,
    pub(super) key_error: Option<String>,
    pub(super) found: Option<Tracked>,
}

/// What is shown of a case.
pub struct Tracked {
    pub(super) code: String,
    pub(super) procedure: String,
    pub(super) agency: String,
    pub(super) tag: Tag,
    pub(super) says: String,
    pub(super) stages: Vec<Stage>,
    pub(super) filed: String,
    pub(super) due: Option<Due>,
    pub(super) happenings: Vec<Happening>,
    pub(super) pieces: Vec<Piece>,
}

/// `?code=&key=`.
#[derive(Deserialize)]
pub(super) struct TrackQuery {
    code: Option<String>,
    key: Option<String>,
}

/// A typed case code as it was printed: capitals, a plain hyphen, and none of the spaces that it is read out with.
fn tidy_code(typed: &str) -> String {
    let joined: String = typed.split_whitespace().collect();
    joined.replace(['–', '—', '‐', '‑'], "-").to_uppercase()
}

/// The address that opens the page of a case, as the QR code carries it (below the site's own address).
#[must_use]
pub fn address(code: &CaseCode, key: &str) -> String {
    with_query("/theo-doi", &[("code", code.as_str()), ("key", key)])
}

pub(super) async fn show_page(
    State(app): State<App>,
    visitor: Visitor,
    Query(query): Query<TrackQuery>,
) -> Result<Response, Fault> {
    let (lang, t) = (visitor.lang, T::new(visitor.lang));
    let asked = query.code.is_some() || query.key.is_some();
    let (code, key) = (query.code.unwrap_or_default(), query.key.unwrap_or_default());
    let mut wrong: Vec<FieldProblem> = Vec::new();
    let mut refuse = |path: &str, said: fn(T) -> &'static str| {
        wrong.push(FieldProblem { path: path.to_owned(), said: Said::both(|lang| said(T::new(lang)).to_owned()) });
    };
    let mut found = None;
    let empty = asked && (code.trim().is_empty() || key.trim().is_empty());
    if empty {
        if code.trim().is_empty() {
            refuse("code", |t| t.track_code_missing());
        }
        if key.trim().is_empty() {
            refuse("key", |t| t.track_key_missing());
        }
    } else if asked {
        match tidy_code(&code).parse::<CaseCode>() {
            Err(_) => refuse("code", |t| t.track_code_shape()),
            Ok(code) => match opened(&app, &visitor, &code, &key).await {
                Ok((stream, case)) => {
                    let brief = slots::brief(stream, &case, web::CaseReader::Holder, Some(&key));
                    let pieces = web::pieces(&app, &visitor, web::TRACK_SIDEBAR, &brief).await;
                    found = Some(Tracked { pieces, ..tracked(&app, t, &case, visitor.now) });
                }
                Err(problem) if problem.kind == ProblemKind::NotFound => {
                    refuse("key", |t| t.track_not_found());
                }
                Err(problem) => return Err(problem.into()),
            },
        }
    }
    let error_of = |path: &str| {
        let one = wrong.iter().find(|one| one.path == path);
        one.map(|one| one.said.get(lang).to_owned())
    };
    let status = match (wrong.is_empty(), empty) {
        (true, _) => StatusCode::OK,
        (false, true) => StatusCode::UNPROCESSABLE_ENTITY,
        (false, false) => StatusCode::NOT_FOUND,
    };
    let template = TrackPage {
        shell: Shell::new(&app, &visitor),
        t,
        code_error: error_of("code"),
        key_error: error_of("key"),
        errors: fields::errors(&wrong, lang),
        code,
        key,
        found,
    };
    page_with(status, lang, &template)
}

/// The state of the case when the key fits; one and the same answer for an unknown code and a wrong key, and none at all
/// to who has tried too many.
pub(crate) async fn opened(
    app: &App,
    visitor: &Visitor,
    code: &CaseCode,
    key: &str,
) -> Result<(StreamId, Case), Problem> {
    app.may_guess(visitor)?;
    let found = keyed(app, code, key).await;
    if found.as_ref().is_err_and(|problem| problem.kind == ProblemKind::NotFound) {
        app.guessed_wrong(visitor);
    }
    found
}

async fn keyed(app: &App, code: &CaseCode, key: &str) -> Result<(StreamId, Case), Problem> {
    let stream = lists::stream_of(&app.platform, code).await?;
    let case = slots::loaded(&app.platform, stream).await?;
    let digest = tracking_digest(&tidy_tracking_key(key));
    let case = case.filter(|case| case.tracking == digest).ok_or_else(platform::not_found)?;
    Ok((stream, case))
}

fn tracked(app: &App, t: T, case: &Case, now: kernel::Instant) -> Tracked {
    let packs = app.platform.packs();
    let happenings = case.recent.iter().filter(|done| done.act != crate::state::Act::WarnLate).map(|done| Happening {
        when: show::weekday_instant(t.lang(), done.at),
        title: t.happened(done.act.code()),
        by: None,
        text: None,
    });
    Tracked {
        code: case.code.to_string(),
        procedure: packs.procedure_name(&case.procedure, case.filed_at, t.lang()),
        agency: packs.agency_name(&case.agency, now, t.lang()),
        tag: views::stage_tag(t, case.stage),
        says: views::says(t, case, None),
        stages: views::stages(t, case),
        filed: show::weekday_instant(t.lang(), case.filed_at),
        due: views::due(t, packs, case, &views::Reasons::hidden(), now),
        happenings: happenings.collect(),
        pieces: Vec::new(),
    }
}
