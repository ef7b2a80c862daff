//! The pages of notes: list, form, one note, and the note on paper.

use crate::{
    PAPER, READ, WRITE,
    limits::{NOTE_CHARS_MAX, NOTE_OPEN_DAYS, NOTE_SHOWN_CHARS_MAX},
    rows::{self, Line},
    state::{Command, Event, Note, new_stream, sealed},
    text::T,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::{AgencyCode, Lang, Problem, StreamId};
use platform::{Actor, Reason, Role, Target, Told, Viewed, Viewer};
use web::{
    Access, App, Check, Fault, Form, PageQuery, Path, Query, Routes, Sample, Shell, SignedIn, Visitor, page, page_with,
    see_other, show,
    view::{Act, Field, FieldError, Happening, Pager, Reader, Tag, error_of, errors_of, summary_of},
    with_query,
};

/// Every page and every form, with who may come.
pub(crate) fn routes() -> Routes {
    let (read, write) = (Access::Allowed(READ), Access::Allowed(WRITE));
    Routes::new()
        .get("/sample", read, list)
        .get("/sample/new", write, new)
        .post("/sample/new", write, send_new)
        .get("/sample/{note}", read, one)
        .get("/sample/{note}/note.pdf", read, print)
        .post("/sample/{note}/amend", write, send_amend)
        .post("/sample/{note}/close", write, send_close)
}

/// `GET /sample?after=&limit=`
#[derive(Template)]
#[template(path = "list.html")]
struct ListPage {
    shell: Shell,
    t: T,
    intro: String,
    written: String,
    may_write: bool,
    lines: Vec<NoteLine>,
    pager: Pager,
}

struct NoteLine {
    href: String,
    text: String,
    when: String,
    tag: Tag,
}

async fn list(State(app): State<App>, who: SignedIn, Query(query): Query<PageQuery>) -> Result<Response, Fault> {
    let lang = who.visitor.lang;
    let (lines, next, total) = rows::page(&app.platform, &who.actor, agency_of(&who.actor)?, query.window(1)?).await?;
    let address = |after: &str| with_query("/sample", &[("after", after)]);
    let pager = Pager { previous: query.after.map(|_| "/sample".to_owned()), next: next.as_deref().map(address) };
    let may_write = crate::MODULE.allows(&who.actor, WRITE);
    page(lang, &list_page(Shell::new(&app, &who.visitor), lang, may_write, (&lines, total), pager))
}

fn list_page(shell: Shell, lang: Lang, may_write: bool, (lines, total): (&[Line], u64), pager: Pager) -> ListPage {
    let t = T::new(lang);
    let line = |line: &Line| NoteLine {
        href: format!("/sample/{}", line.stream),
        text: line.text.as_deref().map_or_else(|| t.erased().to_owned(), shortened),
        when: show::weekday_instant(lang, line.written_at),
        tag: tag(t, line.closed),
    };
    let lines = lines.iter().map(line).collect();
    ListPage { shell, t, intro: t.intro(NOTE_OPEN_DAYS), written: t.written_so_far(total), may_write, lines, pager }
}

/// `GET`, `POST /sample/new`: fields `csrf`, `key`, `text`.
#[derive(Template)]
#[template(path = "form.html")]
struct FormPage {
    shell: Shell,
    t: T,
    key: String,
    errors: Vec<FieldError>,
    field: Field,
}

async fn new(State(app): State<App>, who: SignedIn) -> Result<Response, Fault> {
    let shell = Shell::new(&app, &who.visitor);
    page(who.visitor.lang, &form_page(shell, who.visitor.lang, web::new_key(&app), "", None))
}

async fn send_new(State(app): State<App>, who: SignedIn, form: Form) -> Result<Response, Fault> {
    let text = match checked(form.value("text")) {
        Ok(text) => text,
        Err(problem) => {
            let lang = who.visitor.lang;
            let (shell, key) = (Shell::new(&app, &who.visitor), form.value("key").to_owned());
            let shown = form_page(shell, lang, key, form.value("text"), Some(&problem));
            return page_with(StatusCode::UNPROCESSABLE_ENTITY, lang, &shown);
        }
    };
    let command = Command::Write { agency: agency_of(&who.actor)?, body: sealed(&app.platform, &text) };
    let target = Target::New(new_stream(&app.platform));
    let outcome = app.platform.run::<Note>(&who.actor, target, command, form.key()).await?;
    Ok(see_other(&format!("/sample/{}", outcome.stream)))
}

fn form_page(shell: Shell, lang: Lang, key: String, value: &str, wrong: Option<&Problem>) -> FormPage {
    let field = field(T::new(lang), value, wrong);
    FormPage { shell, t: T::new(lang), key, errors: summary_of("", std::slice::from_ref(&field)), field }
}

/// The one question; shown again as it was answered, with what is wrong with the answer.
fn field(t: T, value: &str, wrong: Option<&Problem>) -> Field {
    Field {
        name: "text".to_owned(),
        label: t.note().to_owned(),
        hint: Some(t.note_hint(show::number(t.lang(), NOTE_CHARS_MAX as i64))),
        error: wrong.and_then(|problem| error_of(&errors_of(problem, t.lang()), "text")),
        value: value.to_owned(),
        long: true,
        ..Field::default()
    }
}

/// The shape of a note's text, whichever way it comes in.
pub(crate) fn checked(text: &str) -> Result<String, Problem> {
    let mut check = Check::default();
    let text = check.text("text", text, NOTE_CHARS_MAX);
    check.end().map(|()| text)
}

/// `GET /sample/{note}`
#[derive(Template)]
#[template(path = "note.html")]
struct NotePage {
    shell: Shell,
    t: T,
    text: String,
    written_at: String,
    tag: Tag,
    paper_href: String,
    errors: Vec<FieldError>,
    acts: Vec<Act>,
    happenings: Vec<Happening>,
    readers: Vec<Reader>,
}

async fn one(State(app): State<App>, who: SignedIn, Path(note): Path<StreamId>) -> Result<Response, Fault> {
    note_page(&app, &who, note, StatusCode::OK, None).await
}

async fn send_amend(
    State(app): State<App>,
    who: SignedIn,
    Path(note): Path<StreamId>,
    form: Form,
) -> Result<Response, Fault> {
    match checked(form.value("text")) {
        Ok(text) => act(&app, &who.actor, note, Command::Amend { body: sealed(&app.platform, &text) }, &form).await,
        Err(problem) => note_page(&app, &who, note, StatusCode::UNPROCESSABLE_ENTITY, Some((&form, &problem))).await,
    }
}

async fn send_close(
    State(app): State<App>,
    who: SignedIn,
    Path(note): Path<StreamId>,
    form: Form,
) -> Result<Response, Fault> {
    act(&app, &who.actor, note, Command::Close, &form).await
}

async fn act(app: &App, actor: &Actor, note: StreamId, command: Command, form: &Form) -> Result<Response, Fault> {
    let outcome = app.platform.run::<Note>(actor, Target::Existing(note), command, form.key()).await?;
    Ok(see_other(&format!("/sample/{}", outcome.stream)))
}

async fn note_page(
    app: &App,
    who: &SignedIn,
    note: StreamId,
    status: StatusCode,
    refused: Option<(&Form, &Problem)>,
) -> Result<Response, Fault> {
    let lang = who.visitor.lang;
    let viewed = app.platform.view::<Note>(&Viewer::new(&who.actor, Reason::Handle), note).await?;
    let readers = app.platform.readers(note, lang).await?;
    let text = text_in(&viewed).unwrap_or_else(|| T::new(lang).erased().to_owned());
    let question = field(
        T::new(lang),
        refused.map_or(text.as_str(), |(form, _)| form.value("text")),
        refused.map(|(_, problem)| problem),
    );
    let errors = summary_of("amend", std::slice::from_ref(&question));
    let may_write = crate::MODULE.allows(&who.actor, WRITE) && !viewed.state.closed;
    let acts = if may_write { acts(app, T::new(lang), &viewed, question) } else { Vec::new() };
    let shown = NotePage {
        shell: Shell::new(app, &who.visitor),
        t: T::new(lang),
        text: text.clone(),
        written_at: viewed.events.first().map_or_else(String::new, |told| show::weekday_instant(lang, told.at)),
        tag: tag(T::new(lang), viewed.state.closed),
        paper_href: format!("/sample/{note}/note.pdf"),
        acts,
        happenings: viewed.events.iter().map(|told| happening(lang, told)).collect(),
        readers: readers.iter().map(|line| Reader::of(app, line, lang)).collect(),
        errors,
    };
    page_with(status, lang, &shown)
}

fn acts(app: &App, t: T, viewed: &Viewed<Note>, question: Field) -> Vec<Act> {
    let act = |name: &'static str, title: &str, fields: Vec<Field>| Act {
        name,
        url: format!("/sample/{}/{name}", viewed.stream),
        key: web::new_key(app),
        seen: viewed.version.to_string(),
        title: title.to_owned(),
        button: title.to_owned(),
        open: fields.iter().any(|field| field.error.is_some()),
        fields,
        ..Act::default()
    };
    vec![act("amend", t.amend(), vec![question]), act("close", t.close(), Vec::new())]
}

fn happening(lang: Lang, told: &Told<Event>) -> Happening {
    let t = T::new(lang);
    let title = match told.event {
        Event::Written { .. } => t.happened_written(),
        Event::Amended { .. } => t.happened_amended(),
        Event::Closed => t.happened_closed(),
    };
    let when = show::weekday_instant(lang, told.at);
    Happening { when, title: title.to_owned(), by: told.actor_name.clone(), text: None }
}

/// `GET /sample/{note}/note.pdf`
async fn print(State(app): State<App>, who: SignedIn, Path(note): Path<StreamId>) -> Result<Response, Fault> {
    let Visitor { lang, now, .. } = who.visitor;
    let viewed = app.platform.view::<Note>(&Viewer::new(&who.actor, Reason::Print), note).await?;
    let agency = app.agency_name(&viewed.state.agency, Lang::Vi);
    let text = text_in(&viewed).unwrap_or_else(|| T::new(lang).erased().to_owned());
    let data = serde_json::json!({ "agency": agency, "printed_at": now.rfc3339_local(), "text": text });
    let bytes = web::print(&app, &PAPER, data, Vec::new(), now, lang).await?;
    Ok(web::pdf("note.pdf", bytes))
}

fn text_in(viewed: &Viewed<Note>) -> Option<String> {
    rows::text_of(viewed.personal(&viewed.state.body).and_then(|personal| personal.body()))
}

/// The agency for which this person works.
pub(crate) fn agency_of(actor: &Actor) -> Result<AgencyCode, Problem> {
    actor.agency.clone().ok_or_else(|| platform::internal("an account of staff without an agency"))
}

fn tag(t: T, closed: bool) -> Tag {
    if closed { Tag::plain(t.state_closed()) } else { Tag::now(t.state_open()) }
}

fn shortened(text: &str) -> String {
    let first: String = text.chars().take(NOTE_SHOWN_CHARS_MAX).collect();
    if first.len() < text.len() { format!("{first}…") } else { first }
}

/// Every page with made-up content, and once refused where it can be.
pub(crate) fn samples() -> Vec<Sample> {
    fn staff(lang: Lang) -> Shell {
        Shell::sample(lang, Some(Role::Desk))
    }
    fn line(lang: Lang, closed: bool) -> Line {
        let text = Some(T::new(lang).sample_text().to_owned());
        Line { stream: StreamId::nil(), written_at: show::sample_instant(), closed, text }
    }
    fn note(lang: Lang) -> NotePage {
        let (t, when) = (T::new(lang), show::weekday_instant(lang, show::sample_instant()));
        NotePage {
            shell: staff(lang),
            t,
            text: t.sample_text().to_owned(),
            written_at: when.clone(),
            tag: tag(t, false),
            paper_href: "/sample/0/note.pdf".to_owned(),
            errors: Vec::new(),
            acts: vec![Act {
                name: "close",
                title: t.close().to_owned(),
                button: t.close().to_owned(),
                ..Act::default()
            }],
            happenings: vec![Happening { when, title: t.happened_written().to_owned(), ..Happening::default() }],
            readers: Vec::new(),
        }
    }
    vec![
        Sample {
            name: "sample/list",
            render: |lang| {
                let lines = [line(lang, false), line(lang, true)];
                list_page(staff(lang), lang, true, (&lines, 2), Pager::default()).render()
            },
        },
        Sample {
            name: "sample/list, empty",
            render: |lang| list_page(staff(lang), lang, false, (&[], 0), Pager::default()).render(),
        },
        Sample { name: "sample/form", render: |lang| form_page(staff(lang), lang, "k".to_owned(), "", None).render() },
        Sample {
            name: "sample/form, refused",
            render: |lang| form_page(staff(lang), lang, "k".to_owned(), "", checked("").err().as_ref()).render(),
        },
        Sample { name: "sample/note", render: |lang| note(lang).render() },
    ]
}
