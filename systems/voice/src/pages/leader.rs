//! The leader's complaints: what waits for an answer, the oldest first, and the answer.

use super::{due_words, said, tag};
use crate::{
    ANSWER,
    limits::WORDS_CHARS_MAX,
    making::{text_of, words_of},
    rows::{self, Line},
    state::{Command, Complaint, Event, Finding, Stage, sealed},
    text::T,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::{AgencyCode, Instant, Problem, StreamId};
use platform::{Actor, IdempotencyKey, Outcome, Reason, Role, Target, Told, Viewed, Viewer};
use serde::Deserialize;
use web::{
    App, Check, Fault, Form, PageQuery, Path, Query, Shell, SignedIn, page, page_with, proof_rows, see_other, show,
    view::{
        Act, Choice, Due, Field, FieldError, Filter, Happening, Pager, Reader, Row, Tag, error_of, errors_of,
        summary_of,
    },
    with_query,
};

/// The name of the form; its ids on the page begin with it.
const REPLY: &str = "voice-answer";

/// `GET /phan-anh?loc=&after=`
#[derive(Template)]
#[template(path = "list.html")]
pub(super) struct ListPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) agency: String,
    pub(super) filters: Vec<Filter>,
    pub(super) lines: Vec<ListLine>,
    pub(super) pager: Pager,
}

/// A line of the list: nothing personal.
pub(super) struct ListLine {
    pub(super) href: Option<String>,
    pub(super) case: Option<String>,
    pub(super) topic: String,
    pub(super) code: String,
    pub(super) procedure: String,
    pub(super) agency: Option<String>,
    pub(super) tag: Tag,
    pub(super) filed: String,
    pub(super) due: Option<String>,
    pub(super) late: bool,
}

/// What of the list this reader sees: of several agencies, and whether what it lists opens.
#[derive(Clone, Copy)]
struct Sees {
    agencies: bool,
    inside: bool,
}

/// `?loc=`: the stage; `?after=`.
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
    let agency = agency_of(&who.actor)?;
    let sees = Sees { agencies: agency.is_none(), inside: agency.is_some() || who.actor.demo };
    let stage = query.loc.as_deref().and_then(Stage::from_code).unwrap_or(Stage::Open);
    let window = PageQuery { after: query.after.clone(), limit: None }.window(2)?;
    let (lines, next, _) = rows::page(&app.platform, agency.clone(), stage, window).await?;
    let counts = rows::counts(&app.platform, agency.clone()).await?;
    let here = |after: Option<&str>| {
        let pairs: Vec<(&str, &str)> =
            [Some(("loc", stage.code())), after.map(|after| ("after", after))].into_iter().flatten().collect();
        with_query("/phan-anh", &pairs)
    };
    let template = ListPage {
        shell: Shell::new(&app, &who.visitor),
        t,
        agency: agency.map_or_else(|| t.whole_province().to_owned(), |agency| app.agency_name(&agency, lang)),
        filters: filters(t, stage, &counts),
        lines: lines.iter().map(|line| list_line(&app, t, line, (who.visitor.now, sees))).collect(),
        pager: Pager { previous: query.after.map(|_| here(None)), next: next.as_deref().map(|next| here(Some(next))) },
    };
    page(lang, &template)
}

/// The agency for which this person answers; `None` for the administrator, who sees of all which there are.
fn agency_of(actor: &Actor) -> Result<Option<AgencyCode>, Problem> {
    match (&actor.agency, actor.role) {
        (_, Role::Admin) => Ok(None),
        (Some(agency), _) => Ok(Some(agency.clone())),
        (None, _) => Err(platform::internal("an account of staff without an agency")),
    }
}

pub(super) fn filters(t: T, current: Stage, counts: &[(Stage, u64)]) -> Vec<Filter> {
    let filter = |(stage, count): &(Stage, u64)| Filter {
        href: with_query("/phan-anh", &[("loc", stage.code())]),
        label: t.stage(stage.code()),
        count: show::number(t.lang(), i64::try_from(*count).unwrap_or(i64::MAX)),
        current: *stage == current,
        late: false,
    };
    counts.iter().map(filter).collect()
}

fn list_line(app: &App, t: T, line: &Line, (now, sees): (Instant, Sees)) -> ListLine {
    ListLine {
        href: sees.inside.then(|| format!("/phan-anh/{}", line.stream)),
        case: sees.inside.then(|| format!("/can-bo/ho-so/{}", line.code)),
        topic: t.topic(line.topic.code()),
        code: line.code.to_string(),
        procedure: app.procedure_name(&line.procedure, line.filed_at, t.lang()),
        tag: tag(t, line, now),
        filed: show::weekday_instant(t.lang(), line.filed_at),
        agency: sees.agencies.then(|| app.agency_name(&line.agency, t.lang())),
        due: due_words(t.lang(), line.due_at),
        late: line.stage == Stage::Open && line.is_late(now),
    }
}

/// `GET /phan-anh/{complaint}`, `POST …/tra-loi`: fields `csrf`, `key`, `finding`, `words`.
#[derive(Template)]
#[template(path = "complaint.html")]
pub(super) struct ComplaintPage {
    pub(super) shell: Shell,
    pub(super) t: T,
    pub(super) errors: Vec<FieldError>,
    pub(super) topic: String,
    pub(super) code: String,
    pub(super) tag: Tag,
    pub(super) rows: Vec<Row>,
    pub(super) words: String,
    pub(super) answer: Option<String>,
    pub(super) answer_words: String,
    pub(super) due: Option<Due>,
    pub(super) acts: Vec<Act>,
    pub(super) happenings: Vec<Happening>,
    pub(super) readers: Vec<Reader>,
}

pub(super) async fn one(State(app): State<App>, who: SignedIn, Path(id): Path<StreamId>) -> Result<Response, Fault> {
    complaint_page(&app, &who, id, None).await
}

pub(super) async fn answer(
    State(app): State<App>,
    who: SignedIn,
    Path(id): Path<StreamId>,
    form: Form,
) -> Result<Response, Fault> {
    let done = answer_of(&app, &who.actor, id, (form.value("finding"), form.value("words")), form.key()).await;
    match done {
        Ok(_) => Ok(see_other(&format!("/phan-anh/{id}"))),
        Err(problem) if [409, 422].contains(&problem.kind.status()) => {
            complaint_page(&app, &who, id, Some((&form, &problem))).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Answers, whichever way it came.
///
/// # Errors
/// Every field that is missing or wrong; the refusal of the rule.
pub(crate) async fn answer_of(
    app: &App,
    actor: &Actor,
    id: StreamId,
    (finding, words): (&str, &str),
    key: Option<IdempotencyKey>,
) -> Result<Outcome<Complaint>, Problem> {
    let mut check = Check::default();
    let offered: Vec<&str> = Finding::ALL.iter().map(|finding| finding.code()).collect();
    let finding = check.one_of("finding", finding, &offered).and_then(Finding::from_code);
    let words = words_of(&mut check, words, T::answer_words_missing);
    check.end()?;
    let command = Command::Answer {
        // Something was wrong where there is none, and has been said.
        finding: finding.unwrap_or(Finding::Unfounded),
        words: sealed(&app.platform, "answer", &words),
    };
    app.platform.run::<Complaint>(actor, Target::Existing(id), command, key).await
}

async fn complaint_page(
    app: &App,
    who: &SignedIn,
    id: StreamId,
    refused: Option<(&Form, &Problem)>,
) -> Result<Response, Fault> {
    let (lang, t, now) = (who.visitor.lang, T::new(who.visitor.lang), who.visitor.now);
    let viewed = app.platform.view::<Complaint>(&Viewer::new(&who.actor, Reason::Handle), id).await?;
    let readers = app.platform.readers(id, lang).await?;
    let fields = questions(t, refused);
    let mut errors = summary_of(REPLY, &fields);
    let mut status = StatusCode::OK;
    if let Some((_, problem)) = refused {
        status = StatusCode::from_u16(problem.kind.status()).unwrap_or(StatusCode::CONFLICT);
        if errors.is_empty() {
            errors = errors_of(problem, lang);
        }
    }
    let key = refused.map_or_else(|| web::new_key(app), |(form, _)| form.value(web::KEY_FIELD).to_owned());
    let state = &viewed.state;
    let words = |digest| text_of(&viewed, digest).unwrap_or_else(|| t.erased().to_owned());
    let may = state.stage == Stage::Open && crate::MODULE.allows(&who.actor, ANSWER);
    let template = ComplaintPage {
        shell: Shell::new(app, &who.visitor),
        t,
        errors,
        topic: t.topic(state.topic.code()),
        code: state.about.code.to_string(),
        tag: tag(t, &Line::of(&viewed), now),
        rows: facts(app, t, &viewed),
        words: words(&state.words),
        answer: state.answer.map(|answer| said(t, answer.finding)),
        answer_words: state.answer.as_ref().map(|answer| words(&answer.words)).unwrap_or_default(),
        due: due(t, &viewed, now),
        acts: if may { vec![act(t, id, key, fields)] } else { Vec::new() },
        happenings: viewed.events.iter().map(|told| happening(t, told)).collect(),
        readers: readers.iter().map(|line| Reader::of(app, line, lang)).collect(),
    };
    page_with(status, lang, &template)
}

fn facts(app: &App, t: T, viewed: &Viewed<Complaint>) -> Vec<Row> {
    let (state, lang) = (&viewed.state, t.lang());
    let mut rows = vec![
        Row::new(t.procedure(), app.procedure_name(&state.about.procedure, state.filed_at, lang)),
        Row::new(t.filed(), show::weekday_instant(lang, state.filed_at)),
    ];
    if let Some(answer) = state.answer {
        rows.push(Row::new(t.answered(), show::weekday_instant(lang, answer.at)));
    }
    rows
}

fn due(t: T, viewed: &Viewed<Complaint>, now: Instant) -> Option<Due> {
    let deadline = viewed.state.deadline.as_ref().filter(|_| viewed.state.stage == Stage::Open)?;
    let lang = t.lang();
    Some(Due {
        label: Some(t.due().to_owned()),
        when: show::weekday_instant(lang, deadline.due),
        left: Some(show::distance(lang, now.local().date(), deadline.due.local().date())),
        tag: viewed.state.is_late(now).then(|| Tag::late(t.stage_late())),
        allowance: t.answer_time().to_owned(),
        proof: proof_rows(lang, deadline),
        ..Due::default()
    })
}

pub(super) fn act(t: T, id: StreamId, key: String, fields: Vec<Field>) -> Act {
    Act {
        name: REPLY,
        url: format!("/phan-anh/{id}/tra-loi"),
        key,
        title: t.answer_title().to_owned(),
        button: t.answer_button().to_owned(),
        open: fields.iter().any(|field| field.error.is_some()),
        fields,
        first: true,
        ..Act::default()
    }
}

/// What came out and the words; shown again as they were answered, with what is wrong.
pub(super) fn questions(t: T, refused: Option<(&Form, &Problem)>) -> Vec<Field> {
    let errors = refused.map(|(_, problem)| errors_of(problem, t.lang())).unwrap_or_default();
    let given = |name: &str| refused.map_or("", |(form, _)| form.value(name)).to_owned();
    let choice = |finding: &Finding| Choice {
        value: finding.code().to_owned(),
        label: t.finding_choice(finding.code()),
        hint: None,
        chosen: given("finding") == finding.code(),
    };
    vec![
        Field {
            name: "finding".to_owned(),
            label: t.answer_finding().to_owned(),
            error: error_of(&errors, "finding"),
            choices: Finding::ALL.iter().map(choice).collect(),
            radios: true,
            ..Field::default()
        },
        Field {
            name: "words".to_owned(),
            label: t.answer_words().to_owned(),
            hint: Some(t.answer_words_hint(WORDS_CHARS_MAX)),
            error: error_of(&errors, "words"),
            value: given("words"),
            long: true,
            ..Field::default()
        },
    ]
}

fn happening(t: T, told: &Told<Event>) -> Happening {
    let title = match &told.event {
        Event::Filed(_) => t.happened_filed().to_owned(),
        Event::Answered { finding, .. } => t.happened_answered(t.finding(finding.code())),
        Event::Withdrawn => t.happened_withdrawn().to_owned(),
    };
    // Who complained is the applicant, whose name the page of the case shows to those who may see it.
    let by = matches!(told.event, Event::Answered { .. }).then(|| told.actor_name.clone()).flatten();
    Happening { when: show::weekday_instant(t.lang(), told.at), title, by, text: None }
}
