//! One's own complaints about a case: the form, what was said, what was answered.

use super::{due_words, said, tag};
use crate::{
    limits::WORDS_CHARS_MAX,
    making::{Given, Maker, text_of},
    rows::Line,
    state::{Stage, Topic},
    text::T,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::{CaseCode, Instant, Problem, StreamId};
use serde::Deserialize;
use web::{
    App, CaseBrief, Fault, Form, Path, Query, Shell, Visitor, page_with, see_other, show,
    view::{Act, Choice, Field, FieldError, Tag, error_of, errors_of, summary_of},
    with_query,
};

/// The name of the form; its ids on the page begin with it.
const FILE: &str = "voice-file";

/// `GET`, `POST /phan-anh/ho-so/{code}?key=`: fields `csrf`, `key`, `topic`, `words`.
#[derive(Template)]
#[template(path = "own.html")]
pub(super) struct OwnPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) done: Option<String>,
    pub(super) code: String,
    /// The case's page, for the applicant or for whoever holds the receipt.
    pub(super) back: String,
    pub(super) procedure: String,
    pub(super) agency: String,
    /// Opened with the key of the receipt: others who have it read what is written here.
    pub(super) by_key: bool,
    pub(super) errors: Vec<FieldError>,
    pub(super) complaints: Vec<Shown>,
    pub(super) acts: Vec<Act>,
}

/// One complaint with its answer.
pub(super) struct Shown {
    pub(super) topic: String,
    pub(super) tag: Tag,
    pub(super) filed: String,
    pub(super) due: Option<String>,
    pub(super) words: String,
    pub(super) answer: Option<ShownAnswer>,
    pub(super) acts: Vec<Act>,
}

/// An answer.
pub(super) struct ShownAnswer {
    pub(super) finding: String,
    pub(super) when: String,
    pub(super) words: String,
}

/// `?key=`: the tracking key of the receipt, for whoever comes without an account; `?xong=` after something was done,
/// `?xem-lai=` after something was refused.
#[derive(Deserialize)]
pub(super) struct OwnQuery {
    key: Option<String>,
    xong: Option<String>,
    #[serde(rename = "xem-lai")]
    again: Option<String>,
}

impl OwnQuery {
    fn key(&self) -> Option<&str> {
        self.key.as_deref().filter(|key| !key.is_empty())
    }

    /// The sentence for what was just done; nothing of the address is repeated.
    fn said(&self, t: T) -> Option<String> {
        match self.xong.as_deref() {
            Some("gui") => Some(t.done_filed().to_owned()),
            Some("rut") => Some(t.done_withdrawn().to_owned()),
            _ => None,
        }
    }
}

pub(super) async fn show(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<CaseCode>,
    Query(query): Query<OwnQuery>,
) -> Result<Response, Fault> {
    let maker = Maker::of(&app, &visitor, &code, query.key()).await?;
    let refused = query.again.as_ref().and_then(|_| app.refused(&visitor, &place(&maker.case)));
    let refused = refused.as_ref().map(|(form, problem)| (form, problem));
    own_page(&app, &visitor, &maker, query.said(T::new(visitor.lang)), refused).await
}

/// Where a refused form of this case is remembered.
fn place(case: &CaseBrief) -> String {
    address(case, &[])
}

pub(super) async fn send(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<CaseCode>,
    Query(query): Query<OwnQuery>,
    form: Form,
) -> Result<Response, Fault> {
    let maker = Maker::of(&app, &visitor, &code, query.key()).await?;
    let filed = match Given::read(form.value("topic"), form.value("words")) {
        Ok(given) => maker.file(&app, &given, form.key()).await.map(drop),
        Err(problem) => Err(problem),
    };
    match filed {
        Ok(()) => {
            app.forget_refused(&visitor, &place(&maker.case));
            Ok(see_other(&address(&maker.case, &[("xong", "gui")])))
        }
        Err(problem)
            if problem.kind.status() < 500 && app.keep_refused(&visitor, &place(&maker.case), &form, &problem) =>
        {
            Ok(see_other(&address(&maker.case, &[("xem-lai", "1")])))
        }
        Err(problem) if problem.kind.status() < 500 => {
            own_page(&app, &visitor, &maker, None, Some((&form, &problem))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

pub(super) async fn withdraw(
    State(app): State<App>,
    visitor: Visitor,
    Path((code, complaint)): Path<(CaseCode, StreamId)>,
    Query(query): Query<OwnQuery>,
    form: Form,
) -> Result<Response, Fault> {
    let maker = Maker::of(&app, &visitor, &code, query.key()).await?;
    let _done_or_already = maker.withdraw(&app, complaint, form.key()).await?;
    Ok(see_other(&address(&maker.case, &[("xong", "rut")])))
}

/// The page of complaints about this case, with what is to be said there.
pub(super) fn address(case: &CaseBrief, more: &[(&str, &str)]) -> String {
    let key = case.key.as_deref().map(|key| ("key", key));
    let pairs: Vec<(&str, &str)> = key.into_iter().chain(more.iter().copied()).collect();
    with_query(&format!("/phan-anh/ho-so/{}", case.code), &pairs)
}

async fn own_page(
    app: &App,
    visitor: &Visitor,
    maker: &Maker,
    done: Option<String>,
    refused: Option<(&Form, &Problem)>,
) -> Result<Response, Fault> {
    let (lang, t, case) = (visitor.lang, T::new(visitor.lang), &maker.case);
    let lines = maker.complaints(app).await?;
    let mut complaints = Vec::with_capacity(lines.len());
    for line in &lines {
        complaints.push(shown(app, t, visitor.now, maker, line).await?);
    }
    let questions = questions(t, refused);
    let mut errors = summary_of(FILE, &questions);
    let mut status = StatusCode::OK;
    if let Some((_, problem)) = refused {
        status = StatusCode::from_u16(problem.kind.status()).unwrap_or(StatusCode::CONFLICT);
        if errors.is_empty() {
            errors = errors_of(problem, lang);
        }
    }
    let key = refused.map_or_else(|| web::new_key(app), |(form, _)| form.value(web::KEY_FIELD).to_owned());
    let waiting = lines.iter().any(|line| line.stage == Stage::Open);
    let template = OwnPage {
        shell: Shell::new(app, visitor),
        t,
        done,
        code: case.code.to_string(),
        back: back(case),
        procedure: app.procedure_name(&case.procedure, visitor.now, lang),
        agency: app.agency_name(&case.agency, lang),
        by_key: case.key.is_some(),
        errors,
        complaints,
        acts: if waiting { Vec::new() } else { vec![act(t, address(case, &[]), key, questions)] },
    };
    page_with(status, lang, &template)
}

async fn shown(app: &App, t: T, now: Instant, maker: &Maker, line: &Line) -> Result<Shown, Problem> {
    let viewed = maker.open(app, line.stream).await?;
    let lang = t.lang();
    let words = |digest| text_of(&viewed, digest).unwrap_or_else(|| t.erased().to_owned());
    let answer = viewed.state.answer.as_ref().map(|answer| ShownAnswer {
        finding: said(t, answer.finding),
        when: show::weekday_instant(lang, answer.at),
        words: words(&answer.words),
    });
    let withdraw = Act {
        name: "voice-withdraw",
        url: with_key(&format!("/phan-anh/ho-so/{}/{}/rut", line.code, line.stream), &maker.case),
        key: web::new_key(app),
        title: t.withdraw_title().to_owned(),
        button: t.withdraw_button().to_owned(),
        grave: true,
        ..Act::default()
    };
    Ok(Shown {
        topic: t.topic(line.topic.code()),
        tag: tag(t, line, now),
        filed: show::weekday_instant(lang, line.filed_at),
        due: due_words(lang, line.due_at).filter(|_| line.stage == Stage::Open),
        words: words(&viewed.state.words),
        answer,
        acts: if line.stage == Stage::Open { vec![withdraw] } else { Vec::new() },
    })
}

/// The page of the case, as this reader may open it.
fn back(case: &CaseBrief) -> String {
    match &case.key {
        Some(key) => with_query("/theo-doi", &[("code", case.code.as_str()), ("key", key)]),
        None => format!("/ho-so/{}", case.code),
    }
}

fn with_key(path: &str, case: &CaseBrief) -> String {
    case.key.as_ref().map_or_else(|| path.to_owned(), |key| with_query(path, &[("key", key)]))
}

/// The form.
pub(super) fn act(t: T, url: String, key: String, fields: Vec<Field>) -> Act {
    Act {
        name: FILE,
        url,
        key,
        title: t.file_title().to_owned(),
        button: t.file_button().to_owned(),
        fields,
        first: true,
        ..Act::default()
    }
}

/// What it is about and the words; shown again as they were answered, with what is wrong.
pub(super) fn questions(t: T, refused: Option<(&Form, &Problem)>) -> Vec<Field> {
    let errors = refused.map(|(_, problem)| errors_of(problem, t.lang())).unwrap_or_default();
    let given = |name: &str| refused.map_or("", |(form, _)| form.value(name)).to_owned();
    let choice = |topic: &Topic| Choice {
        value: topic.code().to_owned(),
        label: t.topic(topic.code()),
        hint: None,
        chosen: given("topic") == topic.code(),
    };
    vec![
        Field {
            name: "topic".to_owned(),
            label: t.file_topic().to_owned(),
            error: error_of(&errors, "topic"),
            choices: Topic::ALL.iter().map(choice).collect(),
            radios: true,
            ..Field::default()
        },
        Field {
            name: "words".to_owned(),
            label: t.file_words().to_owned(),
            hint: Some(t.file_words_hint(WORDS_CHARS_MAX)),
            error: error_of(&errors, "words"),
            value: given("words"),
            long: true,
            ..Field::default()
        },
    ]
}
