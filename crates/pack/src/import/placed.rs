//! One procedure brought to this pack: dates, agencies and limits that hold here, by the decisions of the map.

use super::{
    exchange::{LimitCase, Procedure},
    map::{ForProcedure, ImportMap, Period},
};
use crate::{
    codes::Level,
    doc::Doc,
    finding::{At, Report, quote},
};
use std::collections::BTreeMap;

/// The levels of the agencies that a pack has, by key.
pub(super) type AgencyLevels = BTreeMap<String, Level>;

/// What the map says of one procedure.
#[derive(Debug)]
pub(super) struct Placed<'a> {
    pub(super) map: &'a ImportMap,
    pub(super) period: &'a Period,
    /// The levels whose desks take it in.
    pub(super) received_at: Vec<String>,
    /// The only agencies that take it in, on their levels.
    pub(super) agencies: Vec<String>,
    /// The usual time limit; `None` = the source has only parts of it.
    pub(super) usual: Option<&'a LimitCase>,
    /// What else is decided for it alone.
    pub(super) own: Option<&'a ForProcedure>,
}

const PROVINCE: &str = "province";
const NONE: &str = "none";

/// Looks a procedure up in the map. `None` when the map leaves something open: the report says what.
pub(super) fn place<'a>(
    doc: &Doc,
    procedure: &'a Procedure,
    map: &'a ImportMap,
    agencies: &AgencyLevels,
    report: &mut Report,
) -> Option<Placed<'a>> {
    let code = &procedure.national_code;
    let own = map.procedure(code);
    let period = map.periods.iter().find(|period| period.text == procedure.period.vi);
    if period.is_none() {
        let text = quote(&procedure.period.vi);
        let at = At::Value("/period/vi");
        report.error(doc, at, "period-unknown", |t| t.period_unknown(code, &text), |t| t.period_unknown_instead());
    }
    let received_at = received_at(doc, procedure, own, report);
    let agency = department(doc, procedure, map, own, received_at.as_deref().unwrap_or_default(), agencies, report);
    let usual = usual(doc, procedure, own, report);
    Some(Placed { map, period: period?, received_at: received_at?, agencies: agency?, usual: usual?, own })
}

/// On one level it is taken in there; on several a person has to say where.
fn received_at(
    doc: &Doc,
    procedure: &Procedure,
    own: Option<&ForProcedure>,
    report: &mut Report,
) -> Option<Vec<String>> {
    if let Some(own) = own.filter(|own| !own.received_at.is_empty()) {
        return Some(own.received_at.clone());
    }
    if procedure.levels.len() == 1 {
        return Some(procedure.levels.clone());
    }
    let code = &procedure.national_code;
    let at = At::Value("/levels");
    report.error(doc, at, "receiving-unknown", |t| t.receiving_unknown(code), |t| t.receiving_unknown_instead());
    None
}

/// A province has many departments: the one that decides takes it in, unless the map says another.
fn department(
    doc: &Doc,
    procedure: &Procedure,
    map: &ImportMap,
    own: Option<&ForProcedure>,
    received_at: &[String],
    agencies: &AgencyLevels,
    report: &mut Report,
) -> Option<Vec<String>> {
    if !received_at.iter().any(|level| level == PROVINCE) {
        return Some(Vec::new());
    }
    let code = &procedure.national_code;
    let text = &procedure.deciding_agency.vi;
    let by_text = || map.departments.iter().find(|row| row.text == *text).map(|row| row.agency.clone());
    let Some(key) = own.and_then(|own| own.agency.clone()).or_else(by_text) else {
        let text = quote(text);
        let at = At::Value("/deciding_agency/vi");
        report.error(
            doc,
            at,
            "department-unknown",
            |t| t.department_unknown(code, &text),
            |t| t.department_unknown_instead(),
        );
        return None;
    };
    if agencies.get(&key) != Some(&Level::Province) {
        let at = At::Value("/deciding_agency/vi");
        report.error(
            doc,
            at,
            "department-not-in-pack",
            |t| t.department_not_in_pack(code, &key),
            |t| t.department_not_in_pack_instead(),
        );
        return None;
    }
    Some(vec![key])
}

/// The case that the map names, else the one called "standard", else the first.
fn usual<'a>(
    doc: &Doc,
    procedure: &'a Procedure,
    own: Option<&ForProcedure>,
    report: &mut Report,
) -> Option<Option<&'a LimitCase>> {
    let cases = &procedure.time_limit.cases;
    let named = |id: &str| cases.iter().find(|case| case.id == id);
    let Some(id) = own.and_then(|own| own.usual.as_deref()) else {
        return Some(named("standard").or(cases.first()));
    };
    if id == NONE {
        return Some(None);
    }
    let found = named(id);
    if found.is_none() {
        let code = &procedure.national_code;
        let at = At::Value("/time_limit/cases");
        report.error(doc, at, "usual-unknown", |t| t.usual_unknown(code, id), |t| t.usual_unknown_instead());
    }
    found.map(Some)
}
