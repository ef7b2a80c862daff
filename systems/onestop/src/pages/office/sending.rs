//! What the office does to a case: a form comes in, the act is done, the case is shown.

use super::{
    back::Back,
    case::{self, Refused, below},
    panels, steps,
};
use crate::{
    acts::{self, DocumentInput, Input},
    lists,
    pages::{act_panels, fields, mine},
    state::{Act, ReturnHow},
};
use axum::{extract::State, response::Response};
use kernel::{CaseCode, Problem};
use platform::Actor;
use web::{App, Fault, Parts, Path, Query, SignedIn, see_other};

pub(super) async fn act(
    State(app): State<App>,
    signed: SignedIn,
    Path((code, act)): Path<(CaseCode, String)>,
    Query(back): Query<Back>,
    parts: Parts,
) -> Result<Response, Fault> {
    let act = Act::from_code(&act).ok_or_else(platform::not_found)?;
    let stream = lists::stream_of(&app.platform, &code).await?;
    let (typed, key) = (parts.form.clone(), parts.form.key());
    let done = match input(&app, &signed.actor, &code, act, parts).await {
        Ok(input) => {
            let holders: Vec<u32> = input.holders.iter().map(|holder| holder.step).collect();
            let done = acts::act(&app.platform, &signed.actor, stream, act, input, key).await.map(drop);
            done.map_err(|problem| if act == Act::CompleteStep { at_fields(problem, &holders) } else { problem })
        }
        Err(problem) => Err(problem),
    };
    match done {
        Ok(()) => Ok(see_other(&back.with(&below(&code), &[("xong", act.code())]))),
        Err(problem) if act_panels::is_shown_again(&problem) => {
            let refused = Refused { act, problem: &problem, typed: &typed };
            case::show_case(&app, &signed, &code, &back, None, Some(refused)).await
        }
        Err(problem) => Err(problem.into()),
    }
}

/// Whoever loads the address of an act again, after a refusal, finds the case.
pub(super) async fn to_case(
    Path((code, act)): Path<(CaseCode, String)>,
    Query(back): Query<Back>,
) -> Result<Response, Fault> {
    Act::from_code(&act).ok_or_else(platform::not_found)?;
    Ok(see_other(&back.on(&below(&code))))
}

/// What the form says, with what only the office's forms ask.
async fn input(app: &App, actor: &Actor, code: &CaseCode, act: Act, parts: Parts) -> Result<Input, Problem> {
    let form = parts.form.clone();
    let mut input = mine::input(app, actor, act, parts).await?;
    match act {
        Act::Supplement => {
            for kind in form.values(panels::PAPER) {
                if !input.documents.iter().any(|document| document.kind == kind) {
                    input.documents.push(DocumentInput { kind: kind.to_owned(), upload: None });
                }
            }
        }
        Act::Correct => {
            let opened = mine::open(app, actor, code).await?;
            let case = &opened.state;
            let version = app.platform.packs().procedure(&case.procedure, case.edition);
            input.form = version.map(|version| fields::read(&version.form, &form, None));
        }
        Act::CompleteStep => steps::read(&form, &mut input)?,
        // Where somebody has to be chosen, nobody is not oneself.
        Act::Assign if input.officer.is_none() && form.pairs().any(|(name, _)| name == panels::OFFICER) => {
            return Err(acts::missing(panels::OFFICER));
        }
        Act::Return if input.how.as_deref() == Some(ReturnHow::Direct.code()) && input.received_by.is_none() => {
            return Err(acts::missing("received_by"));
        }
        _ => {}
    }
    Ok(input)
}

/// A refusal at the fields of the form with which a step is finished.
fn at_fields(mut problem: Problem, holders: &[u32]) -> Problem {
    for field in &mut problem.fields {
        field.path = steps::field_of(&field.path, holders);
    }
    problem
}
