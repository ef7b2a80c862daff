//! It is filed: said at once, and again to whoever comes back or sends the last page twice.

use super::draft::Applying;
use crate::{
    application::Application,
    delivery::{self, Delivery},
    fees, lists,
    state::Case,
    text::T,
    views,
};
use askama::Template;
use axum::{extract::State, response::Response};
use kernel::{CaseCode, Problem};
use platform::Fail;
use serde::Deserialize;
use web::{App, Fault, Form, Query, Shell, SignedIn, page, see_other, show, view::Due, with_query};

/// It is filed.
#[derive(Template)]
#[template(path = "apply_done.html")]
pub struct ApplyDonePage {
    pub(in crate::pages) shell: Shell,
    pub(in crate::pages) t: T,
    pub(in crate::pages) code: String,
    pub(in crate::pages) key: Option<String>,
    pub(in crate::pages) procedure: String,
    pub(in crate::pages) agency: String,
    pub(in crate::pages) filed: String,
    pub(in crate::pages) fee: Option<String>,
    pub(in crate::pages) delivery: String,
    pub(in crate::pages) by_post: bool,
    pub(in crate::pages) due: Option<Due>,
    pub(in crate::pages) no_due: Option<String>,
    pub(in crate::pages) case_href: String,
    pub(in crate::pages) receipt: Option<String>,
    pub(in crate::pages) track: Option<String>,
}

/// The last page sent twice: the draft is gone because the first one filed it. Shown, not refused.
pub(super) async fn already_filed(applying: &Applying<'_>, form: &Form) -> Result<Response, Fault> {
    let (account, key) = (applying.actor.id, form.value("key").to_owned());
    let stream = applying
        .app
        .platform
        .store()
        .read::<_, Fail, _>("filed before", move |tx| Ok(store::idempotency::find(tx, account, &key)?))
        .await
        .map_err(Problem::from)?;
    match stream {
        Some(known) => {
            let code = lists::code_of(&applying.app.platform, known.stream).await?;
            Ok(to(applying, &code))
        }
        None => Ok(see_other(&applying.href(1))),
    }
}

/// The page that says so.
pub(super) fn to(applying: &Applying<'_>, code: &CaseCode) -> Response {
    let address = format!("/nop-ho-so/{}/xong", applying.version.code);
    see_other(&with_query(&address, &[("ho-so", code.as_str())]))
}

/// `?ho-so=`.
#[derive(Deserialize)]
pub(in crate::pages) struct DoneQuery {
    #[serde(rename = "ho-so")]
    case: Option<CaseCode>,
}

pub(in crate::pages) async fn done(
    State(app): State<App>,
    SignedIn { visitor, actor, .. }: SignedIn,
    Query(query): Query<DoneQuery>,
) -> Result<Response, Fault> {
    let Some(code) = query.case else { return Ok(see_other("/ho-so")) };
    let (lang, t) = (visitor.lang, T::new(visitor.lang));
    let opened = crate::pages::mine::open(&app, &actor, &code).await?;
    let case = &opened.state;
    let packs = app.platform.packs();
    let (application, _) = views::application(t, &opened);
    let chosen = application.as_ref().and_then(|one| one.delivery.clone());
    let template = ApplyDonePage {
        shell: Shell::new(&app, &visitor),
        t,
        code: case.code.to_string(),
        key: application.as_ref().map(|one| views::spaced(&one.tracking_key)),
        procedure: packs.procedure_name(&case.procedure, case.filed_at, lang),
        agency: packs.agency_name(&case.agency, visitor.now, lang),
        filed: show::weekday_instant(lang, case.filed_at),
        fee: fee(&app, t, case, application.as_ref()),
        delivery: delivery::said(t, chosen.as_ref()),
        by_post: chosen.as_ref().is_some_and(Delivery::is_by_post),
        due: views::due(t, packs, case, &views::Reasons::hidden(), visitor.now),
        no_due: views::no_due(t, case),
        case_href: format!("/ho-so/{}", case.code),
        receipt: Some(format!("/ho-so/{}/giay-tiep-nhan.pdf", case.code)),
        track: application.map(|one| crate::pages::track::address(&case.code, &one.tracking_key)),
    };
    page(lang, &template)
}

/// What the applicant of a case has to pay, as its edition says; nothing is to be paid for what is over.
pub(in crate::pages) fn fee(app: &App, t: T, case: &Case, application: Option<&Application>) -> Option<String> {
    if case.closed_at.is_some() {
        return None;
    }
    let version = app.platform.packs().procedure(&case.procedure, case.edition)?;
    Some(fees::to_pay(t, version, case.channel, fees::applied(case, application)))
}
