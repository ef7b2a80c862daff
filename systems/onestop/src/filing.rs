//! A new application: checked whole, sealed, filed. Pages, API and the demo's synthetic cases all come through here.

use crate::{
    acts::{DocumentInput, file_names, missing, optional_words},
    application::{Applicant, Application, new_tracking_key, seal_words},
    cases::Cases,
    delivery::{self, Delivery},
    state::{Action, Channel, Command, Document, Filing, Missing, tracking_digest},
};
use kernel::{AgencyCode, Date, FieldProblem, Id, Instant, Problem, ProcedureCode, StreamId};
use platform::{Actor, IdempotencyKey, Outcome, Platform, Role, Target};
use serde_json::{Map, Value};

/// What is applied for, and by whom. There is no default for the first three; all others have one.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// The procedure.
    pub procedure: ProcedureCode,
    /// The agency that takes it.
    pub agency: AgencyCode,
    /// How it comes.
    pub channel: Channel,
    /// Who applies.
    pub applicant: Applicant,
    /// The answers.
    pub form: Map<String, Value>,
    /// What is handed in.
    pub documents: Vec<DocumentInput>,
    /// How the result is to be received; left out, at the desk.
    pub delivery: Option<Delivery>,
    /// Made up for a demonstration.
    pub synthetic: bool,
    /// The draft it was written in; the case takes its id, so that sending the last page twice files once.
    pub draft: Option<Id>,
    /// What only the desk says; [`Counter::default`] for everybody else, and for a complete application handed in now.
    pub counter: Counter,
}

/// What only the desk says of an application that it enters.
#[derive(Clone, Debug, Default)]
pub struct Counter {
    /// By post: when the hand-over minutes were signed; left out, now.
    pub minutes_at: Option<Instant>,
    /// The kinds of document still missing or wrong; when there are any, the application is entered without being
    /// received, and the applicant is asked for them.
    pub missing: Vec<String>,
    /// Those of them that are here and not in order.
    pub wrong: Vec<String>,
    /// Why, in words; needed when something is missing.
    pub reason: Option<String>,
}

/// A case that was filed, and the key of its tracking page (`None` when it had been filed before).
#[derive(Debug)]
pub struct FiledCase {
    /// What `run` answered.
    pub outcome: Outcome<Cases>,
    /// The key, known only now and on the receipt.
    pub tracking_key: Option<String>,
}

/// Files an application.
///
/// # Errors
/// Every field that is wrong at once; the refusal of the rules; the store's trouble.
pub async fn file(
    platform: &Platform,
    actor: &Actor,
    new: NewCase,
    key: Option<IdempotencyKey>,
) -> Result<FiledCase, Problem> {
    let today = platform.clock().civil().local().date();
    let mut form = new.form;
    let version = platform.packs().procedure(&new.procedure, today).ok_or_else(platform::not_found)?;
    let given = serde_json::to_value(&new.applicant).unwrap_or(Value::Null);
    version.form.tidy(&mut form);
    version.form.fill_from_applicant(&mut form, &given);
    check_form(version, today, &form)?;
    let applicant = Applicant::from_parts(&version.form.applicant(&Value::Object(form.clone())));
    let applicant = if applicant.name.is_empty() { new.applicant } else { applicant };
    let delivery = delivered(version, new.delivery, &applicant.address)?;
    let files = file_names(platform, actor, &new.documents).await?;
    let asked = asked(platform, &new.counter)?;
    let tracking_key = new_tracking_key(platform.entropy());
    let application = Application { applicant, form, files, tracking_key: tracking_key.clone(), delivery };
    let filing = Filing {
        procedure: new.procedure,
        agency: new.agency,
        channel: new.channel,
        applicant: (actor.role == Role::Citizen).then_some(actor.id),
        application: application.seal(platform.entropy()),
        tracking: tracking_digest(&tracking_key),
        documents: new.documents.into_iter().map(|one| Document { kind: one.kind, upload: one.upload }).collect(),
        synthetic: new.synthetic,
        minutes_at: new.counter.minutes_at,
        missing: asked,
    };
    let fresh = || kernel::new_id(platform.clock().real(), platform.entropy());
    let stream = StreamId::from(new.draft.unwrap_or_else(fresh));
    let command = Command { action: Action::File(Box::new(filing)), seen_version: None };
    let outcome = platform.run::<Cases>(actor, Target::New(stream), command, key).await?;
    let tracking_key = (!outcome.already).then_some(tracking_key);
    Ok(FiledCase { outcome, tracking_key })
}

/// How the result is to be received, checked; the residence stands for an address that was left out.
fn delivered(
    version: &pack::ProcedureVersion,
    wanted: Option<Delivery>,
    residence: &str,
) -> Result<Option<Delivery>, Problem> {
    let checked = wanted.map(|wanted| wanted.checked(version, residence)).transpose();
    checked.map_err(|wrong| {
        let path = if wrong.path == delivery::HOW { "/delivery/how" } else { "/delivery/address" };
        web::wrong_fields(vec![FieldProblem { path: path.to_owned(), said: wrong.said }])
    })
}

/// The request for what is missing, with its reason sealed.
fn asked(platform: &Platform, counter: &Counter) -> Result<Option<Missing>, Problem> {
    if counter.missing.is_empty() {
        return Ok(None);
    }
    let words = optional_words("reason", counter.reason.as_deref())?.ok_or_else(|| missing("reason"))?;
    let reason = seal_words(platform.entropy(), "reason", &words);
    Ok(Some(Missing { kinds: counter.missing.clone(), wrong: counter.wrong.clone(), reason }))
}

/// Checks all answers of a form as of the day on which it is filed.
///
/// # Errors
/// Every answer that is missing or wrong, each with what to do about it.
pub fn check_form(version: &pack::ProcedureVersion, filed: Date, form: &Map<String, Value>) -> Result<(), Problem> {
    let wrong = version.form.check(&Value::Object(form.clone()), None, filed);
    if wrong.is_empty() {
        return Ok(());
    }
    let at = |field: FieldProblem| FieldProblem { path: format!("/form/{}", field.path), said: field.said };
    Err(web::wrong_fields(wrong.into_iter().map(at).collect()))
}
