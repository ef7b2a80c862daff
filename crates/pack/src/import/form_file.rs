//! `form.json` of an imported procedure that has none: applicant, request, contact. A modelled form is never touched.

use super::exchange::Procedure;
use serde_json::Value;

const GENERAL: &str = include_str!("../../templates/general-form.json");
const IDENTITY: &str = include_str!("../../templates/general-form-identity.json");
const PASSPORT: &str = include_str!("../../templates/general-form-passport.json");
const ORGANISATION: &str = include_str!("../../templates/general-form-organisation.json");
const ORGANISATION_FIELDS: &str = r#", "organisation_name", "organisation_code""#;

/// Applicants who may have no identity number of Viet Nam.
const ABROAD: [&str; 2] = ["foreigner", "overseas_vietnamese"];
/// Applicants who may act for themselves alone.
const PERSONS: [&str; 3] = ["citizen", "foreigner", "overseas_vietnamese"];

/// The general form of one procedure.
pub(super) fn write(procedure: &Procedure) -> String {
    let kinds: Vec<&str> = procedure.applicant_kinds.iter().map(String::as_str).collect();
    let abroad = kinds.iter().any(|kind| ABROAD.contains(kind));
    let organisations = kinds.iter().any(|kind| !PERSONS.contains(kind));
    GENERAL
        .replace("%IDENTITY%", if abroad { PASSPORT } else { IDENTITY })
        .replace("%ORGANISATION%", if organisations { ORGANISATION } else { "" })
        .replace("%ORGANISATION_FIELDS%", if organisations { ORGANISATION_FIELDS } else { "" })
        .replace("%CODE%", &procedure.national_code)
        .replace("%NAME_VI%", &quoted(&procedure.name.vi))
        .replace("%NAME_EN%", &quoted(&procedure.name.en))
}

fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}
