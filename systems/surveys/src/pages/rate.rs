//! Rating a case: the form beside the case, and on a page of its own.

use crate::{
    limits::{COMMENT_CHARS_MAX, RATING_DAYS},
    state::{Answers, COMMENT, FACTORS, OVERALL, SCALE, refused},
    text::T,
    voting::{self, Right},
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::{CaseCode, Date, Lang, Problem};
use serde::Deserialize;
use web::{
    App, CaseBrief, CaseReader, Fault, Form, Path, Pieces, Query, Shell, Visitor, case_for, page_with, see_other, show,
    view::{Act, Choice, Field, FieldError, Link, Piece, error_of, errors_of, summary_of},
    with_query,
};

/// The name of the form; its ids on the page begin with it.
const RATE: &str = "rate";

/// `GET`, `POST /danh-gia/{code}?key=`: fields `csrf`, `key`, `overall`, the factors, `comment`.
#[derive(Template)]
#[template(path = "rate.html")]
pub(super) struct RatePage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) code: String,
    pub(super) procedure: String,
    pub(super) agency: String,
    pub(super) says: String,
    pub(super) errors: Vec<FieldError>,
    pub(super) acts: Vec<Act>,
}

/// `?key=`: the tracking key of the receipt, for whoever comes without an account; `?xem-lai=` after an empty ballot.
#[derive(Deserialize)]
pub(super) struct RateQuery {
    key: Option<String>,
    #[serde(rename = "xem-lai")]
    again: Option<String>,
}

impl RateQuery {
    fn key(&self) -> Option<&str> {
        self.key.as_deref().filter(|key| !key.is_empty())
    }
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<CaseCode>,
    Query(query): Query<RateQuery>,
) -> Result<Response, Fault> {
    let case = rated_by(&app, &visitor, &code, query.key()).await?;
    let nothing = Form::default();
    let problem = query.again.as_ref().and_then(|_| Answers::read(|name| nothing.value(name)).err());
    rate_page(&app, &visitor, &case, problem.as_ref().map(|problem| (&nothing, problem))).await
}

pub(super) async fn send(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<CaseCode>,
    Query(query): Query<RateQuery>,
    form: Form,
) -> Result<Response, Fault> {
    let case = rated_by(&app, &visitor, &code, query.key()).await?;
    let answers = match Answers::read(|name| form.value(name)) {
        Ok(answers) => answers,
        // Sent empty, the refusal gets an address that can be asked for again. What somebody has ticked or written is
        // shown in answer and kept nowhere: a ballot is nobody's but in the box.
        Err(_) if is_empty(&form) => return Ok(see_other(&again(&case))),
        Err(problem) => return rate_page(&app, &visitor, &case, Some((&form, &problem))).await,
    };
    let _cast_or_already = voting::vote(&app.platform, case.stream, form.value(web::KEY_FIELD), answers).await?;
    Ok(see_other(&address(&case)))
}

/// The case, when this visitor may say how it went: its applicant, or whoever holds the receipt. Never the office.
pub(crate) async fn rated_by(
    app: &App,
    visitor: &Visitor,
    code: &CaseCode,
    key: Option<&str>,
) -> Result<CaseBrief, Problem> {
    let case = case_for(app, visitor, code, key).await?;
    let staff = visitor.actor.as_ref().is_some_and(|actor| actor.role.is_staff());
    if staff || case.reader == CaseReader::Office {
        return Err(refused(Problem::forbidden, T::office_title, T::office_hint));
    }
    Ok(case)
}

/// Whether nothing was answered.
fn is_empty(form: &Form) -> bool {
    [OVERALL, COMMENT].into_iter().chain(FACTORS).all(|name| form.value(name).trim().is_empty())
}

fn again(case: &CaseBrief) -> String {
    let key = case.key.as_deref().map(|key| ("key", key));
    let pairs: Vec<(&str, &str)> = key.into_iter().chain([("xem-lai", "1")]).collect();
    with_query(&format!("/danh-gia/{}", case.code), &pairs)
}

fn address(case: &CaseBrief) -> String {
    let path = format!("/danh-gia/{}", case.code);
    case.key.as_ref().map_or_else(|| path.clone(), |key| with_query(&path, &[("key", key)]))
}

async fn rate_page(
    app: &App,
    visitor: &Visitor,
    case: &CaseBrief,
    refused: Option<(&Form, &Problem)>,
) -> Result<Response, Fault> {
    let (lang, t) = (visitor.lang, T::new(visitor.lang));
    let right = voting::right(&app.platform, case.stream).await?;
    let open = matches!(right, Right::Open(_));
    // A form that could not be counted anyway is not asked to be filled in better.
    let status = match (refused, open) {
        (None, _) => StatusCode::OK,
        (Some(_), true) => StatusCode::UNPROCESSABLE_ENTITY,
        (Some((form, _)), false) if is_empty(form) => StatusCode::OK,
        (Some(_), false) => StatusCode::CONFLICT,
    };
    let refused = refused.filter(|_| open);
    let questions = questions(t, refused);
    let errors = summary_of(RATE, &questions);
    let sent = refused.map(|(form, _)| form.value(web::KEY_FIELD)).filter(|key| !key.is_empty());
    let key = sent.map_or_else(|| web::new_key(app), str::to_owned);
    let act = Act { first: true, ..act(t, address(case), key, questions) };
    let template = RatePage {
        shell: Shell::new(app, visitor),
        t,
        code: case.code.to_string(),
        procedure: app.procedure_name(&case.procedure, visitor.now, lang),
        agency: app.agency_name(&case.agency, lang),
        says: says(t, right),
        errors,
        acts: if open { vec![act] } else { Vec::new() },
    };
    page_with(status, lang, &template)
}

/// Whether it may be rated, in a sentence.
pub(super) fn says(t: T, right: Right) -> String {
    match right {
        Right::None => t.rate_not_yet().to_owned(),
        Right::Open(last_day) => t.rate_until(show::date(t.lang(), last_day)),
        Right::Used => t.rate_used().to_owned(),
        Right::Ended(last_day) => t.rate_ended(show::date(t.lang(), last_day), RATING_DAYS),
    }
}

pub(super) fn act(t: T, url: String, key: String, fields: Vec<Field>) -> Act {
    Act {
        name: RATE,
        url,
        key,
        title: t.rate_title().to_owned(),
        intro: Some(t.rate_intro().to_owned()),
        button: t.rate_button().to_owned(),
        fields,
        ..Act::default()
    }
}

/// The six questions and the room for words; shown again as they were answered, with what is wrong.
pub(super) fn questions(t: T, refused: Option<(&Form, &Problem)>) -> Vec<Field> {
    let errors = refused.map(|(_, problem)| errors_of(problem, t.lang())).unwrap_or_default();
    let given = |name: &str| refused.map_or("", |(form, _)| form.value(name)).to_owned();
    let scale = |name: &str| {
        let choice = |score: &&str| Choice {
            value: (*score).to_owned(),
            label: t.answer(score.parse::<u8>().unwrap_or(0)),
            hint: None,
            chosen: given(name) == **score,
        };
        Field {
            name: name.to_owned(),
            label: t.question(name),
            error: error_of(&errors, name),
            optional: name != OVERALL,
            choices: SCALE.iter().map(choice).collect(),
            // The one that everybody answers stands open; thirty circles would be four screens of a phone.
            radios: name == OVERALL,
            ..Field::default()
        }
    };
    let hinted = |name: &str| Field { hint: Some(t.question_hint(name)), ..scale(name) };
    let mut fields = vec![scale(OVERALL)];
    fields.extend(FACTORS.into_iter().map(hinted));
    fields.push(Field {
        name: COMMENT.to_owned(),
        label: t.question_comment().to_owned(),
        hint: Some(t.question_comment_hint(COMMENT_CHARS_MAX)),
        error: error_of(&errors, COMMENT),
        optional: true,
        value: given(COMMENT),
        long: true,
        ..Field::default()
    });
    fields
}

/// What stands beside a case: the form for whoever may vote, thanks for whoever has, nothing for the office.
pub(crate) fn slot<'a>(app: &'a App, visitor: &'a Visitor, case: &'a CaseBrief) -> Pieces<'a> {
    Box::pin(async move {
        let staff = visitor.actor.as_ref().is_some_and(|actor| actor.role.is_staff());
        // The office is told neither how nor whether somebody voted.
        if staff || case.reader == CaseReader::Office {
            return Ok(Vec::new());
        }
        let right = voting::right(&app.platform, case.stream).await?;
        Ok(piece(visitor.lang, right, address(case), web::new_key(app)).into_iter().collect())
    })
}

/// The piece for a slot; none before there is anything to rate.
pub(super) fn piece(lang: Lang, right: Right, url: String, key: String) -> Option<Piece> {
    let t = T::new(lang);
    let acts = match right {
        Right::None => return None,
        Right::Open(_) => {
            vec![Act { intro: None, title: t.rate_open().to_owned(), ..act(t, url, key, questions(t, None)) }]
        }
        Right::Used | Right::Ended(_) => Vec::new(),
    };
    let mut paragraphs = vec![says(t, right)];
    if !acts.is_empty() {
        paragraphs.push(t.rate_intro().to_owned());
    }
    Some(Piece {
        name: "surveys".to_owned(),
        title: t.rate_title().to_owned(),
        paragraphs,
        links: vec![Link { href: "/hai-long".to_owned(), text: t.rate_results().to_owned() }],
        acts,
        ..Piece::default()
    })
}

/// A day for samples.
pub(super) fn sample_day() -> Date {
    crate::facts::last_day(show::sample_instant().local().date())
}
