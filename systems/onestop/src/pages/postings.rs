//! Posting sheets as files: of a procedure, of an agency.

use crate::posting;
use axum::{extract::State, response::Response};
use kernel::{AgencyCode, ProcedureCode};
use web::{App, Fault, Path, Visitor, pdf};

pub(super) async fn of_procedure(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<ProcedureCode>,
) -> Result<Response, Fault> {
    let day = visitor.now.local().date();
    let version = app.platform.packs().procedure(&code, day).ok_or_else(platform::not_found)?;
    let data = posting::of_procedure(version, &app.config.base_url, app.platform.is_demo());
    let sheet = posting::print(&app, &posting::PROCEDURE, data, day, visitor.lang).await?;
    Ok(pdf(&format!("niem-yet-{}.pdf", version.code), sheet.to_vec()))
}

pub(super) async fn of_agency(
    State(app): State<App>,
    visitor: Visitor,
    Path(code): Path<AgencyCode>,
) -> Result<Response, Fault> {
    let (packs, day) = (app.platform.packs(), visitor.now.local().date());
    let known = packs.agencies_at(day).find(|agency| agency.code == code && agency.desk.is_some());
    let agency = known.ok_or_else(platform::not_found)?;
    let data = posting::of_agency(packs, agency, day, &app.config.base_url, app.platform.is_demo());
    let sheet = posting::print(&app, &posting::AGENCY, data, day, visitor.lang).await?;
    Ok(pdf(&format!("niem-yet-{code}.pdf"), sheet.to_vec()))
}
