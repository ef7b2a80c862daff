//! From what a page or a program sends to a command of the case; shared by both, so that there is one way in.

use crate::{
    application::{Application, FileName, seal_words},
    cases::Cases,
    limits, slots,
    state::{Act, Action, Case, Command, CompleteStep, Document, Outcome as Answer, Refusal, ReturnHow, Who},
    text::T,
};
use engine::{DONE, StepId};
use kernel::{FieldProblem, Id, Instant, Problem, Said, StreamId};
use platform::{Actor, IdempotencyKey, Outcome, Platform, Reason, Stream, Target, Viewed, Viewer};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use trust::Sealed;
use utoipa::ToSchema;

/// What an act may need; each act reads its own fields and says which are missing.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields, default)]
pub struct Input {
    /// The version of the case that the caller saw.
    pub seen_version: Option<u64>,
    /// Why: request-supplement, refuse, send-back, apologise, stop, correct, reopen; withdraw when the desk does it.
    pub reason: Option<String>,
    /// Why papers are asked for once more.
    pub override_reason: Option<String>,
    /// Which kinds of document are asked for.
    pub kinds: Vec<String>,
    /// What is brought.
    pub documents: Vec<DocumentInput>,
    /// Propose: `grant` or `deny`. Complete-step: how the step ended, by the table's word; left out, `done`.
    pub outcome: Option<String>,
    /// Propose: for the leader; to deny, the reason, which the applicant reads. Complete-step: for the next. Return: what
    /// else there is to note.
    pub note: Option<String>,
    /// The login of the officer; left out, an officer takes the case.
    pub officer: Option<String>,
    /// The new date of an apology, RFC 3339.
    #[schema(value_type = Option<String>)]
    pub new_due: Option<Instant>,
    /// `direct`, `post` or `online`.
    pub how: Option<String>,
    /// Return: who received it, the applicant or whom they authorised.
    pub received_by: Option<String>,
    /// The answers anew, for correct; left out, they stay.
    #[schema(value_type = Option<Object>)]
    pub form: Option<Map<String, Value>>,
    /// Complete-step: the number of the step that is done.
    pub step: Option<StepId>,
    /// Complete-step: officers by name for the steps that follow; a step that is not here is for whoever has the case.
    pub holders: Vec<HolderInput>,
    /// Complete-step: who answered, for a step outside the office.
    pub answered_by: Option<String>,
    /// Complete-step: when they answered, RFC 3339.
    #[schema(value_type = Option<String>)]
    pub answered_at: Option<Instant>,
}

/// An officer for a step that follows.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct HolderInput {
    /// The step's number.
    pub step: StepId,
    /// The officer's login.
    pub officer: String,
}

/// A document with its file.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct DocumentInput {
    /// Which of the procedure's documents, by its key.
    pub kind: String,
    /// The `upload` that `POST /api/v1/uploads` answered; left out for paper.
    #[schema(value_type = Option<String>)]
    pub upload: Option<Id>,
}

/// Does one act to one case for one person.
///
/// # Errors
/// A field that is missing or wrong, the refusal of the rules, the store's trouble.
pub async fn act(
    platform: &Platform,
    actor: &Actor,
    stream: StreamId,
    act: Act,
    input: Input,
    key: Option<IdempotencyKey>,
) -> Result<Outcome<Cases>, Problem> {
    let seen_version = input.seen_version;
    let action = match action(platform, actor, stream, act, input).await {
        Ok(action) => action,
        Err(problem) => return Err(for_eyes_of(platform, actor, stream, problem).await),
    };
    platform.run::<Cases>(actor, Target::Existing(stream), Command { action, seen_version }, key).await
}

/// What is wrong with an act is told to whoever knows the case; to anybody else there is no such case.
async fn for_eyes_of(platform: &Platform, actor: &Actor, stream: StreamId, problem: Problem) -> Problem {
    match slots::loaded(platform, stream).await {
        Ok(Some(case)) if Cases::may_view(actor, &case) => problem,
        Ok(_) => platform::not_found(),
        Err(trouble) => trouble,
    }
}

async fn action(
    platform: &Platform,
    actor: &Actor,
    stream: StreamId,
    act: Act,
    input: Input,
) -> Result<Action, Problem> {
    let entropy = platform.entropy();
    let seal = |subject: &'static str, words: &Option<String>| {
        optional_words(subject, words.as_deref()).map(|words| words.map(|words| seal_words(entropy, subject, &words)))
    };
    let needed = |subject: &'static str, words: &Option<String>| seal(subject, words)?.ok_or_else(|| missing(subject));
    Ok(match act {
        Act::Receive => Action::Receive,
        Act::RequestSupplement => {
            let kinds = if input.kinds.is_empty() { Err(Refusal::NothingAsked.problem()) } else { Ok(input.kinds) };
            let (kinds, reason) = both(kinds, needed("reason", &input.reason))?;
            let override_reason = seal("override_reason", &input.override_reason)?;
            Action::RequestSupplement { kinds, reason, override_reason }
        }
        Act::Supplement => supplement(platform, actor, stream, input).await?,
        Act::Refuse => Action::Refuse { reason: needed("reason", &input.reason)? },
        Act::HandOver => Action::HandOver,
        Act::Assign => Action::Assign { officer: officer(platform, actor, input.officer.as_deref()).await? },
        Act::CompleteStep => Action::CompleteStep(Box::new(CompleteStep {
            step: input.step.ok_or_else(|| missing("step"))?,
            outcome: input.outcome.filter(|outcome| !outcome.is_empty()).unwrap_or_else(|| DONE.to_owned()),
            holders: holders(platform, input.holders).await?,
            answered: answer(seal("answered_by", &input.answered_by)?, input.answered_at)?,
            note: seal("note", &input.note)?,
        })),
        Act::Propose => Action::Propose {
            outcome: word("outcome", input.outcome.as_deref(), Answer::from_code)?,
            note: seal("note", &input.note)?,
        },
        Act::Sign => Action::Sign,
        Act::SendBack => Action::SendBack { reason: needed("reason", &input.reason)? },
        Act::Return => Action::Return {
            how: word("how", input.how.as_deref(), ReturnHow::from_code)?,
            to: seal("received_by", &input.received_by)?,
            note: seal("note", &input.note)?,
        },
        Act::Apologise => {
            let new_due = input.new_due.ok_or_else(|| missing("new_due"));
            let (new_due, reason) = both(new_due, needed("reason", &input.reason))?;
            Action::Apologise { new_due, reason }
        }
        Act::Withdraw => Action::Withdraw { reason: seal("reason", &input.reason)? },
        Act::Stop => Action::Stop { reason: needed("reason", &input.reason)? },
        Act::Correct => correct(platform, actor, stream, input).await?,
        Act::Reopen => Action::Reopen { reason: needed("reason", &input.reason)? },
        // Filing has a form of its own, and reminders are the program's.
        Act::File | Act::WarnLate => return Err(platform::not_found()),
    })
}

async fn supplement(platform: &Platform, actor: &Actor, stream: StreamId, input: Input) -> Result<Action, Problem> {
    let names = file_names(platform, actor, &input.documents).await?;
    let documents = input.documents.into_iter().map(|one| Document { kind: one.kind, upload: one.upload }).collect();
    if names.is_empty() {
        return Ok(Action::Supplement { documents, application: None });
    }
    // Names of files are personal: they go into the application, which is sealed anew.
    let (mut application, _) = open(platform, actor, stream).await?;
    application.files.extend(names);
    Ok(Action::Supplement { documents, application: Some(application.seal(platform.entropy())) })
}

async fn correct(platform: &Platform, actor: &Actor, stream: StreamId, input: Input) -> Result<Action, Problem> {
    let words = optional_words("reason", input.reason.as_deref())?.ok_or_else(|| missing("reason"))?;
    let mut form = input.form.ok_or_else(|| missing("form"))?;
    let (mut application, case) = open(platform, actor, stream).await?;
    // Numbers in one writing, and nothing to questions that are not asked: as when it was filed.
    let version = platform.packs().procedure(&case.procedure, case.edition).ok_or_else(platform::not_found)?;
    version.form.tidy(&mut form);
    // As of the day of filing: what was still ahead then is no mistake because it has come since.
    crate::filing::check_form(version, case.filed_at.local().date(), &form)?;
    if same_answers(&application.form, &form) {
        return Err(Refusal::NothingChanged.problem());
    }
    // Who applies is one of the answers, where the form asks it: both are corrected together.
    application.applicant.correct(&version.form, &form);
    application.form = form;
    let reason = seal_words(platform.entropy(), "reason", &words);
    Ok(Action::Correct { application: application.seal(platform.entropy()), reason })
}

/// Whether two forms say the same; an empty answer is none.
fn same_answers(one: &Map<String, Value>, other: &Map<String, Value>) -> bool {
    let said = |form: &Map<String, Value>| -> BTreeMap<String, Value> {
        let answered = |value: &Value| !value.is_null() && value.as_str() != Some("");
        form.iter().filter(|(_, value)| answered(value)).map(|(key, value)| (key.clone(), value.clone())).collect()
    };
    said(one) == said(other)
}

/// Opens the application for someone who works on the case, leaving their line.
async fn open(platform: &Platform, actor: &Actor, stream: StreamId) -> Result<(Application, Case), Problem> {
    let viewed: Viewed<Cases> = platform.view(&viewer(actor), stream).await?;
    let body = viewed.personal(&viewed.state.application).and_then(platform::Personal::body);
    let application = body.and_then(Application::read).ok_or_else(platform::not_found)?;
    Ok((application, viewed.state))
}

/// The viewer that this person is on a case: the reason follows from the role.
#[must_use]
pub fn viewer(actor: &Actor) -> Viewer {
    use platform::Role;
    let reason = match actor.role {
        Role::Citizen => Reason::Own,
        Role::Leader => Reason::Sign,
        Role::Admin => Reason::AdminDemo,
        Role::Desk | Role::Officer | Role::System => Reason::Handle,
    };
    Viewer::new(actor, reason)
}

/// The names of files just sent by this person; a file of somebody else does not exist for them.
///
/// # Errors
/// An upload that is not there for this sender.
pub async fn file_names(
    platform: &Platform,
    actor: &Actor,
    documents: &[DocumentInput],
) -> Result<Vec<FileName>, Problem> {
    let mut names = Vec::new();
    for (n, document) in documents.iter().enumerate() {
        let Some(upload) = document.upload else { continue };
        let found = platform.upload_of(actor, upload).await?;
        let found = found.ok_or_else(|| {
            wrong(&format!("/documents/{n}/upload"), Said::both(|lang| T::new(lang).upload_unknown().to_owned()))
        })?;
        names.push(FileName { kind: document.kind.clone(), name: found.name, upload });
    }
    Ok(names)
}

async fn officer(platform: &Platform, actor: &Actor, login: Option<&str>) -> Result<Who, Problem> {
    let Some(login) = login.filter(|login| !login.is_empty()) else {
        let takes = actor.role == platform::Role::Officer;
        return if takes { Ok(Who::from(actor)) } else { Err(missing("officer")) };
    };
    let found = platform.account(login).await?;
    let said = || Said::both(|lang| T::new(lang).officer_unknown().to_owned());
    found.as_ref().map(Who::from).ok_or_else(|| wrong("officer", said()))
}

/// The officers named for the steps that follow.
async fn holders(platform: &Platform, named: Vec<HolderInput>) -> Result<Vec<(StepId, Who)>, Problem> {
    if named.len() > limits::HOLDERS_MAX {
        let max = limits::HOLDERS_MAX;
        return Err(wrong("holders", Said::both(|lang| T::new(lang).too_many_holders(max))));
    }
    let mut holders = Vec::with_capacity(named.len());
    for (n, holder) in named.into_iter().enumerate() {
        let found = platform.account(&holder.officer).await?;
        let said = || Said::both(|lang| T::new(lang).officer_unknown().to_owned());
        let who = found.as_ref().map(Who::from).ok_or_else(|| wrong(&format!("/holders/{n}/officer"), said()))?;
        holders.push((holder.step, who));
    }
    Ok(holders)
}

/// Who answered and when belong together.
fn answer(by: Option<Sealed>, at: Option<Instant>) -> Result<Option<(Sealed, Instant)>, Problem> {
    match (by, at) {
        (Some(by), Some(at)) => Ok(Some((by, at))),
        (None, None) => Ok(None),
        (None, Some(_)) => Err(missing("answered_by")),
        (Some(_), None) => Err(missing("answered_at")),
    }
}

/// A word that is none of those offered.
#[must_use]
pub fn unknown_word(name: &str, given: &str) -> Problem {
    wrong(name, Said::both(|lang| T::new(lang).word_unknown(given)))
}

/// An optional value with a type of its own.
///
/// # Errors
/// When it cannot be read, naming the field.
pub fn parsed<V: std::str::FromStr>(name: &str, given: Option<&str>) -> Result<Option<V>, Problem> {
    let given = given.filter(|given| !given.is_empty());
    given.map(|given| given.parse().map_err(|_| unknown_word(name, given))).transpose()
}

fn word<W>(name: &'static str, given: Option<&str>, read: fn(&str) -> Option<W>) -> Result<W, Problem> {
    let given = given.ok_or_else(|| missing(name))?;
    read(given).ok_or_else(|| unknown_word(name, given))
}

/// Two parts of what was sent: what is wrong with both is told at once.
pub(crate) fn both<A, B>(first: Result<A, Problem>, second: Result<B, Problem>) -> Result<(A, B), Problem> {
    match (first, second) {
        (Ok(first), Ok(second)) => Ok((first, second)),
        (Err(mut first), Err(second)) => {
            first.fields.extend(second.fields);
            Err(first)
        }
        (Err(problem), Ok(_)) | (Ok(_), Err(problem)) => Err(problem),
    }
}

/// Words of a person: trimmed, not too long; `None` when there are none.
///
/// # Errors
/// Too long, naming the field.
pub fn optional_words(name: &str, given: Option<&str>) -> Result<Option<String>, Problem> {
    let words = given.unwrap_or_default().trim();
    if words.chars().count() > limits::REASON_CHARS_MAX {
        let max = limits::REASON_CHARS_MAX;
        return Err(wrong(name, Said::both(|lang| T::new(lang).words_too_long(max))));
    }
    Ok((!words.is_empty()).then(|| words.to_owned()))
}

/// A field that was left out.
pub(crate) fn missing(name: &str) -> Problem {
    wrong(name, Said::both(|lang| T::new(lang).field_missing().to_owned()))
}

fn wrong(name: &str, said: Said) -> Problem {
    web::wrong_fields(vec![FieldProblem { path: name.to_owned(), said }])
}
