//! `procedure.toml` of an imported procedure.

use super::{
    exchange::{Document, Fee, LegalBasis, LimitCase, Online, Procedure},
    names::Keys,
    oddities::Oddity,
    placed::Placed,
    roles, times,
    toml_text::{Toml, listed},
};
use crate::{finding::say, span::TimeSpan, text::T};
use kernel::{Date, Lang, Said};
use std::collections::BTreeSet;

/// The Vietnamese texts, for comments: the files of a pack are read by officials.
const VI: T = T::new(Lang::Vi);

/// Writes the file. `laws` are the symbols that the packs know.
pub(super) fn write(
    procedure: &Procedure,
    placed: &Placed<'_>,
    oddities: &[Oddity],
    laws: &BTreeSet<String>,
) -> String {
    let mut file = Toml::default();
    head(&mut file, procedure, placed);
    decision(&mut file, procedure, placed);
    online(&mut file, &procedure.online, placed);
    supplement(&mut file);
    results(&mut file, procedure);
    limits(&mut file, procedure, placed);
    file.section(VI.file_roles());
    roles::write(&mut file, procedure);
    documents(&mut file, procedure, placed);
    fees(&mut file, procedure, placed, laws);
    notes(&mut file, procedure, placed, oddities);
    legal_bases(&mut file, &procedure.legal_bases);
    sources(&mut file, procedure);
    file.finish()
}

fn head(file: &mut Toml, procedure: &Procedure, placed: &Placed<'_>) {
    let code = &procedure.national_code;
    file.comment(&VI.file_procedure(code, &procedure.name.vi));
    file.comment(VI.file_imported());
    file.comment(VI.file_unknown_word());
    file.gap();
    file.text("code", code);
    let long = procedure.code.parse::<kernel::ProcedureCode>().is_ok() && procedure.code != *code;
    if long && procedure.code.starts_with(code) {
        file.text("local_code", &procedure.code);
        file.text("local_code_basis", &procedure.code_basis);
    }
    if !procedure.previous_codes.is_empty() {
        file.list("previous_codes", &procedure.previous_codes);
    }
    file.plain("valid_from", placed.period.valid.from);
    if let Some(to) = placed.period.valid.to {
        file.plain("valid_to", to);
    }
    file.said("valid_note", &placed.period.note);
    file.said("name", &procedure.name);
    file.said("field", &procedure.field);
    file.text("kind", &procedure.procedure_kind);
    file.list("levels", &procedure.levels);
    if placed.received_at != procedure.levels {
        file.list("received_at", &placed.received_at);
    }
    if !placed.agencies.is_empty() {
        file.list("agencies", &placed.agencies);
    }
    file.plain("interagency", procedure.is_interagency);
    file.list("applicant_kinds", &procedure.applicant_kinds);
    file.list("channels", &procedure.submission_channels);
    match procedure.document_sets {
        Some(sets) => file.plain("document_sets", sets),
        None => file.text("document_sets", UNKNOWN),
    }
    file.said("receiving_point", &procedure.receiving_point);
    file.said("deciding_agency", &procedure.deciding_agency);
    // Lists without a row have to be written before the first table.
    let empty = [
        ("documents", procedure.documents.is_empty()),
        ("fees", procedure.fees.is_empty()),
        ("legal_bases", procedure.legal_bases.is_empty()),
    ];
    for (name, _) in empty.iter().filter(|(_, empty)| *empty) {
        file.plain(name, "[]");
    }
    for agency in &procedure.coordinating_agencies {
        file.row("coordinating_agencies");
        file.said("name", agency);
    }
}

const UNKNOWN: &str = "unknown";

/// The decision of this place's chairman, when the source names it.
fn decision(file: &mut Toml, procedure: &Procedure, placed: &Placed<'_>) {
    let place = &placed.map.place;
    let named = procedure
        .processes()
        .filter_map(|process| Some((process, process.decision.as_ref()?)))
        .find(|(process, decision)| process.place == *place || decision.contains(place.as_str()));
    file.table("approving_decision");
    let Some((_, decision)) = named else {
        file.text("symbol", UNKNOWN);
        file.said("reason", &say(|t| t.file_decision_unknown(place)));
        return;
    };
    let (symbol, rest) = decision.split_once(' ').unwrap_or((decision, ""));
    file.text("symbol", symbol);
    if let Some(day) = rest.strip_prefix(VI.file_of_day()).and_then(day_of) {
        file.plain("date", day);
    }
    let read = say(|t| t.file_decision_read(decision));
    file.said("reason", &read);
}

/// The day at the beginning of "18/8/2023 (quy trình …)".
fn day_of(text: &str) -> Option<Date> {
    let day = text.split(' ').next()?;
    let mut parts = day.split('/');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

fn online(file: &mut Toml, online: &Online, placed: &Placed<'_>) {
    file.table("online");
    let scope = online.scope.as_deref().unwrap_or_default();
    match &online.level {
        Some(level) if placed.map.holds(scope) => {
            file.text("level", level);
            file.maybe("label", online.label_vi.as_ref());
            file.maybe("as_of", online.as_of.as_ref());
        }
        Some(level) => {
            file.text("level", UNKNOWN);
            file.said("reason", &say(|t| t.file_online_elsewhere(&placed.map.place, scope)));
            file.text("elsewhere.level", level);
            file.text("elsewhere.scope", scope);
            file.maybe("elsewhere.label", online.label_vi.as_ref());
            file.maybe("elsewhere.as_of", online.as_of.as_ref());
        }
        None => {
            file.text("level", UNKNOWN);
            file.said("reason", &say(|t| t.file_online_unknown(&placed.map.place)));
        }
    }
}

fn supplement(file: &mut Toml) {
    file.table("supplement");
    file.text("mode", "pause");
    file.plain("requests_max", 1);
    file.list("basis", &[VI.basis_supplement()]);
    file.said("note", &say(|t| t.file_supplement()));
}

fn results(file: &mut Toml, procedure: &Procedure) {
    file.section(VI.file_results());
    let mut keys = Keys::default();
    for result in &procedure.result {
        file.row("results");
        file.text("key", keys.of(&result.en));
        file.said("name", result);
    }
    for condition in &procedure.conditions {
        file.row("conditions");
        file.said("text", condition);
    }
}

/// The usual limit first; when only other places' limits are known, a row that says so stands before them.
fn limits(file: &mut Toml, procedure: &Procedure, placed: &Placed<'_>) {
    file.section(VI.file_limits());
    let here = placed.usual.filter(|case| placed.map.holds(&case.scope));
    let reduced = procedure.time_limit.provincial_reduced.and_then(times::span);
    if let Some(span) = reduced {
        reduced_limit(file, span, placed);
    }
    match (here, placed.usual) {
        (Some(case), _) => limit(file, case, placed),
        (None, _) if reduced.is_some() => {}
        (None, Some(case)) => {
            let reason = say(|t| {
                t.file_limit_elsewhere(&placed.map.place, &case.scope, times::words_or_unknown(case.time(), t.lang()))
            });
            unknown_limit(file, placed, &reason);
        }
        (None, None) => unknown_limit(file, placed, &say(|t| t.file_limit_parts())),
    }
    for case in &procedure.time_limit.cases {
        if here.is_none_or(|first| !std::ptr::eq(first, case)) {
            limit(file, case, placed);
        }
    }
    for excluded in &procedure.time_limit.excluded_time {
        file.row("excluded_time");
        file.said("what", excluded);
    }
}

/// The limit that the province promises: shorter than the law's, and therefore the one that counts here.
fn reduced_limit(file: &mut Toml, span: TimeSpan, placed: &Placed<'_>) {
    file.row("time_limits");
    file.text("key", "reduced");
    file.text("allow", span);
    file.text("scope", &placed.map.place);
    file.text("basis", UNKNOWN);
    file.said("basis_reason", &say(|t| t.file_limit_basis()));
}

fn unknown_limit(file: &mut Toml, placed: &Placed<'_>, reason: &Said) {
    file.row("time_limits");
    file.text("key", "here");
    file.text("allow", UNKNOWN);
    file.said("allow_reason", reason);
    file.text("scope", &placed.map.place);
    file.text("basis", UNKNOWN);
    file.said("basis_reason", reason);
}

fn limit(file: &mut Toml, case: &LimitCase, placed: &Placed<'_>) {
    file.row("time_limits");
    file.text("key", Keys::default().of(&case.id));
    match case.time().and_then(times::span) {
        Some(span) => file.text("allow", span),
        None => {
            file.text("allow", UNKNOWN);
            file.said("allow_reason", &say(|t| t.file_limit_unknown()));
        }
    }
    file.maybe_said("condition", case.condition.as_ref());
    file.text("scope", &case.scope);
    if !placed.map.holds(&case.scope) {
        file.plain("applies", false);
    }
    file.text("basis", UNKNOWN);
    file.said("basis_reason", &say(|t| t.file_limit_basis()));
    file.maybe_said("note", case.note.as_ref());
}

fn documents(file: &mut Toml, procedure: &Procedure, placed: &Placed<'_>) {
    file.section(VI.file_documents());
    let filled: &[String] = placed.own.map_or(&[], |own| &own.filled_by_form);
    let mut keys = Keys::default();
    for row in &procedure.documents {
        document(file, row, &keys.of(&row.name.en), filled);
    }
}

fn document(file: &mut Toml, row: &Document, key: &String, filled: &[String]) {
    file.row("documents");
    file.text("key", key);
    file.said("name", &row.name);
    file.text("kind", &row.kind);
    file.plain("count", row.count);
    file.plain("required", row.required);
    file.maybe_said("condition", row.condition.as_ref());
    file.maybe("form_name", row.form_name.as_ref());
    file.maybe("group", row.group.as_ref());
    if filled.contains(key) {
        file.plain("filled_by_form", true);
    }
    file.text("basis", UNKNOWN);
    file.said("basis_reason", &say(|t| t.file_document_basis()));
}

fn fees(file: &mut Toml, procedure: &Procedure, placed: &Placed<'_>, laws: &BTreeSet<String>) {
    file.section(VI.file_fees());
    let own: BTreeSet<&str> = procedure.legal_bases.iter().map(|law| law.symbol.as_str()).collect();
    let mut keys = Keys::default();
    for row in &procedure.fees {
        file.row("fees");
        fee(file, row, &keys.of(&row.name.en), placed);
        let cited = row.basis.as_deref().and_then(symbol);
        match cited.filter(|symbol| own.contains(symbol) || laws.contains(*symbol)) {
            Some(symbol) => file.list("basis", &[symbol]),
            None => {
                file.text("basis", UNKNOWN);
                file.said("basis_reason", &fee_reason(row));
            }
        }
    }
    for exempt in &procedure.fee_exemptions {
        file.row("fee_exemptions");
        file.said("who", exempt);
    }
}

fn fee(file: &mut Toml, row: &Fee, key: &str, placed: &Placed<'_>) {
    file.text("key", key);
    file.text("kind", &row.kind);
    file.said("name", &row.name);
    match row.amount_vnd {
        Some(amount) => file.plain("amount_vnd", amount),
        None => {
            file.text("amount_vnd", UNKNOWN);
            file.said(
                "amount_reason",
                &say(|t| t.file_amount_unknown(row.basis.as_deref().unwrap_or(t.file_no_text()))),
            );
        }
    }
    file.text("unit", &row.unit);
    file.maybe_said("condition", row.condition.as_ref());
    file.text("channel", &row.channel);
    file.text("scope", &row.scope);
    if !placed.map.holds(&row.scope) {
        file.plain("applies", false);
    }
}

/// The symbol before a remark in brackets: `13/2022/NQ-HĐND (HĐND tỉnh …)`.
fn symbol(basis: &str) -> Option<&str> {
    let symbol = basis.split(" (").next()?.trim();
    (!symbol.is_empty()).then_some(symbol)
}

fn fee_reason(row: &Fee) -> Said {
    match &row.basis {
        Some(basis) => say(|t| t.file_fee_basis_text(basis)),
        None => say(|t| t.file_fee_basis()),
    }
}

/// Remarks of the source, the decision of the map, and every contradiction: readers of the page see them all.
fn notes(file: &mut Toml, procedure: &Procedure, placed: &Placed<'_>, oddities: &[Oddity]) {
    let own = placed.own.and_then(|own| own.note.as_ref());
    for note in procedure.notes.iter().chain(own) {
        file.row("notes");
        file.said("text", note);
    }
    for oddity in oddities {
        file.row("notes");
        file.said("text", &say(|t| t.file_contradiction(oddity.said.get(t.lang()))));
    }
}

fn legal_bases(file: &mut Toml, laws: &[LegalBasis]) {
    file.section(VI.file_laws());
    for law in laws {
        file.row("legal_bases");
        file.text("symbol", &law.symbol);
        file.text("title", &law.title_vi);
        if let Some(date) = &law.date {
            file.plain("date", date);
        }
        file.text("issuer", &law.issuer);
        file.text("confidence", &law.confidence);
        if law.date_confidence != law.confidence {
            file.text("date_confidence", &law.date_confidence);
        }
    }
}

fn sources(file: &mut Toml, procedure: &Procedure) {
    file.section(VI.file_sources());
    file.table("confidence");
    for (group, reliance) in procedure.confidence.all() {
        let level = reliance.level.as_deref().unwrap_or(UNKNOWN);
        let sources = listed(&reliance.source_ids);
        let with = if reliance.source_ids.is_empty() { String::new() } else { format!(", sources = {sources}") };
        file.plain(group, format_args!("{{ level = \"{level}\"{with} }}"));
    }
    for source in &procedure.sources {
        file.row("sources");
        file.text("id", &source.id);
        file.text("title", &source.title);
        file.text("url", &source.url);
        file.maybe("published", source.published.as_ref());
    }
}
