//! The administrator erases what a closed case holds of a person: found by its code, looked at without opening it, done.

use super::fields;
use crate::{
    erasure::{self, Erasable},
    text::T,
    views,
};
use askama::Template;
use axum::{extract::State, http::StatusCode, response::Response};
use kernel::{CaseCode, FieldProblem, Lang, Problem, ProblemKind, Said};
use platform::{Actor, limits::ERASURE_BASIS_CHARS_MAX};
use serde::Deserialize;
use web::{
    Access, App, Fault, Form, Query, Routes, Sample, Shell, SignedIn, page_with, see_other, show,
    view::{Choice, Field, FieldError, Row},
    with_query, wrong_fields,
};

/// The page.
#[derive(Template)]
#[template(path = "erase.html")]
pub struct ErasePage {
    shell: Shell,
    t: T,
    done: Option<String>,
    errors: Vec<FieldError>,
    code: Field,
    found: Option<FoundCase>,
}

/// A case that was found.
pub struct FoundCase {
    code: String,
    rows: Vec<Row>,
    /// Why nothing can be erased; then nothing is asked.
    not_now: Option<String>,
    action: String,
    fields: Vec<Field>,
}

const ADDRESS: &str = "/quan-tri/xoa-du-lieu";
const CODE: &str = "ho-so";
const BASIS: &str = "basis";
const SURE: &str = "sure";
const YES: &str = "yes";

/// The page's address, added to the others.
pub(super) fn routes(routes: Routes) -> Routes {
    let admin = Access::Allowed(crate::ERASE);
    routes.get(ADDRESS, admin, form).post(ADDRESS, admin, send)
}

/// `?ho-so=&xong=`: the case, and how much was just erased.
#[derive(Deserialize)]
struct EraseQuery {
    #[serde(rename = "ho-so", default)]
    code: String,
    xong: Option<u64>,
}

async fn form(State(app): State<App>, signed: SignedIn, Query(query): Query<EraseQuery>) -> Result<Response, Fault> {
    let t = T::new(signed.visitor.lang);
    let done = query.xong.map(|pieces| t.erase_done(pieces));
    show_page(&app, &signed, &query.code, done, None, &Form::default()).await
}

async fn send(State(app): State<App>, signed: SignedIn, typed: Form) -> Result<Response, Fault> {
    let code = typed.value(CODE).to_owned();
    match erase(&app, &signed.actor, &typed).await {
        Ok(pieces) => Ok(see_other(&with_query(ADDRESS, &[(CODE, &code), ("xong", &pieces.to_string())]))),
        Err(problem) if problem.kind.status() < 500 => {
            show_page(&app, &signed, &code, None, Some(&problem), &typed).await
        }
        Err(problem) => Err(problem.into()),
    }
}

async fn erase(app: &App, by: &Actor, typed: &Form) -> Result<u64, Problem> {
    let code: CaseCode =
        typed.value(CODE).trim().to_uppercase().parse().map_err(|_| wrong(CODE, |t| t.track_code_shape()))?;
    let mut check = web::Check::default();
    let basis = check.text(BASIS, typed.value(BASIS), ERASURE_BASIS_CHARS_MAX);
    if typed.value(SURE) != YES {
        check.refuse(SURE, said(|t| t.erase_sure_missing()));
    }
    check.end()?;
    Ok(erasure::erase(&app.platform, by, &code, &basis).await.map_err(at_the_code)?.pieces)
}

async fn show_page(
    app: &App,
    signed: &SignedIn,
    given: &str,
    done: Option<String>,
    refused: Option<&Problem>,
    typed: &Form,
) -> Result<Response, Fault> {
    let (lang, t) = (signed.visitor.lang, T::new(signed.visitor.lang));
    let (mut status, mut errors) = (StatusCode::OK, Vec::new());
    let mut refuse = |problem: &Problem| {
        status = StatusCode::from_u16(problem.kind.status()).unwrap_or(StatusCode::CONFLICT);
        errors = web::view::errors_of(problem, lang);
    };
    let mut found = None;
    if !given.trim().is_empty() {
        match look(app, given).await {
            Ok(one) => found = Some(one),
            Err(problem) if problem.kind.status() < 500 => refuse(&problem),
            Err(problem) => return Err(problem.into()),
        }
    }
    if let Some(problem) = refused {
        refuse(problem);
    }
    let mut code = code_field(t, given.trim());
    code.error = web::view::error_of(&errors, CODE);
    let found = found.map(|found| found_case(app, t, &found, typed, &errors));
    page_with(status, lang, &ErasePage { shell: Shell::new(app, &signed.visitor), t, done, errors, code, found })
}

async fn look(app: &App, given: &str) -> Result<Erasable, Problem> {
    let code: CaseCode = given.trim().to_uppercase().parse().map_err(|_| wrong(CODE, |t| t.track_code_shape()))?;
    erasure::look(&app.platform, &code).await.map_err(at_the_code)
}

/// That there is no such case is said at the field where its code was typed.
fn at_the_code(problem: Problem) -> Problem {
    match problem.kind {
        ProblemKind::NotFound => wrong(CODE, |t| t.erase_unknown()),
        _ => problem,
    }
}

fn found_case(app: &App, t: T, found: &Erasable, typed: &Form, errors: &[FieldError]) -> FoundCase {
    let (case, packs, lang) = (&found.case, app.platform.packs(), t.lang());
    let count = |n: u64| show::number(lang, i64::try_from(n).unwrap_or(i64::MAX));
    let rows = vec![
        Row::new(t.case_code(), case.code.to_string()),
        Row::new(t.erase_procedure(), packs.procedure_name(&case.procedure, case.filed_at, lang)),
        Row::new(t.erase_agency(), packs.agency_name(&case.agency, case.filed_at, lang)),
        Row::new(t.case_filed(), show::weekday_instant(lang, case.filed_at)),
        Row::new(t.erase_stage(), views::stage_tag(t, case.stage).text),
        Row::new(t.erase_pieces(), count(found.pieces)),
        Row::new(t.erase_files(), count(found.files.len() as u64)),
    ];
    let not_now = if !case.stage.is_closed() {
        Some(format!("{} {}", t.erase_open_title(), t.erase_open_hint()))
    } else {
        (found.pieces == 0).then(|| t.erase_nothing().to_owned())
    };
    FoundCase {
        code: case.code.to_string(),
        rows,
        not_now,
        action: ADDRESS.to_owned(),
        fields: questions(t, typed, errors),
    }
}

fn code_field(t: T, value: &str) -> Field {
    let (name, label) = (CODE.to_owned(), t.case_code().to_owned());
    Field { name, label, value: value.to_owned(), autocomplete: "off", ..Field::default() }
}

fn questions(t: T, typed: &Form, errors: &[FieldError]) -> Vec<Field> {
    let mut basis = fields::words(BASIS, t.erase_basis(), false);
    basis.hint = Some(t.erase_basis_hint(ERASURE_BASIS_CHARS_MAX));
    basis.value = typed.value(BASIS).to_owned();
    basis.error = web::view::error_of(errors, BASIS);
    let mut sure = fields::words(SURE, t.erase_sure(), false);
    sure.boxes = true;
    sure.choices = vec![Choice { value: YES.to_owned(), label: t.erase_sure_yes().to_owned(), ..Choice::default() }];
    sure.error = web::view::error_of(errors, SURE);
    vec![basis, sure]
}

fn wrong(field: &str, words: fn(T) -> &'static str) -> Problem {
    wrong_fields(vec![FieldProblem { path: field.to_owned(), said: said(words) }])
}

fn said(words: fn(T) -> &'static str) -> Said {
    Said::both(|lang| words(T::new(lang)).to_owned())
}

/// The page with made-up content: a case found, and one that cannot be erased yet.
pub(super) fn samples() -> [Sample; 2] {
    [
        Sample { name: "onestop/erase", render: |lang| sample(lang, false).render() },
        Sample { name: "onestop/erase-open", render: |lang| sample(lang, true).render() },
    ]
}

fn sample(lang: Lang, open: bool) -> ErasePage {
    let t = T::new(lang);
    let given = "000.08.61.H50-240115-0003";
    let code = code_field(t, given);
    let rows = vec![Row::new(t.case_code(), given), Row::new(t.erase_pieces(), "4"), Row::new(t.erase_files(), "2")];
    let not_now = open.then(|| format!("{} {}", t.erase_open_title(), t.erase_open_hint()));
    let found = FoundCase {
        code: given.to_owned(),
        rows,
        not_now,
        action: ADDRESS.to_owned(),
        fields: questions(t, &Form::default(), &[]),
    };
    let shell = Shell::sample(lang, Some(platform::Role::Admin));
    ErasePage { shell, t, done: (!open).then(|| t.erase_done(4)), errors: Vec::new(), code, found: Some(found) }
}
