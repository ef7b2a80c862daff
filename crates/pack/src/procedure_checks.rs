//! What a procedure's folder must say beyond its shape.

use crate::{
    checks::{Names, agency_unknown, overlap, own_sources, unique, valid, walk},
    codes::Channel,
    doc::{Doc, join},
    finding::{At, Report, quote},
    load::ProcedureFolder,
    nearest::nearest,
    procedure::ProcedureFacts,
    steps::{self, Step, StepKind, StepStatus, StepTable},
    text::T,
    times,
};
use kernel::ProcedureCode;
use std::collections::BTreeSet;

/// Checks the three files of one folder.
pub(crate) fn folder(folder: &ProcedureFolder, names: &Names, report: &mut Report) {
    let (doc, facts) = (&folder.procedure.doc, &folder.procedure.data);
    let laws: BTreeSet<String> = facts.legal_bases.iter().map(|law| law.symbol.clone()).collect();
    let sources = own_sources(doc);
    for doc in [doc, &folder.steps.doc, &folder.form.doc] {
        walk(doc, names, &laws, &sources, report);
    }
    valid(doc, "", facts.valid, report);
    codes(folder, report);
    keys(doc, facts, report);
    agencies(doc, facts, names, report);
    channels(doc, facts, report);
    field(doc, facts, names, report);
    form_id(folder, report);
    unknowns(doc, facts, report);
    limits(doc, facts, report);
    times::commitment(doc, facts, report);
    fee_channels(doc, facts, report);
    scopes(doc, facts, names, report);
    step_table(folder, names, report);
    named_by_form(folder, report);
}

/// What the form says of papers and fees is about those of the procedure.
fn named_by_form(folder: &ProcedureFolder, report: &mut Report) {
    let (doc, form, facts) = (&folder.form.doc, &folder.form.data, &folder.procedure.data);
    let documents: Vec<&str> = facts.documents.iter().map(|document| document.key.as_str()).collect();
    let fees: Vec<&str> = facts.fees.iter().map(|fee| fee.key.as_str()).collect();
    let papers = form.papers.keys().map(|key| ("/x-papers", key, &documents));
    for (at, key, known) in papers.chain(form.fees.keys().map(|key| ("/x-fees", key, &fees))) {
        if known.contains(&key.as_str()) {
            continue;
        }
        let (near, list) = (nearest(key, known.iter().copied()), known.join(", "));
        let instead = |t: T| match near {
            Some(near) => t.field_unknown_near(near, &list),
            None => t.field_unknown_instead(&list),
        };
        report.error(doc, At::Key(&join(at, key)), "form-names-none", |t| t.form_names_none(key), instead);
    }
}

/// Versions of one code never hold at the same time.
pub(crate) fn overlaps(folders: &[ProcedureFolder], report: &mut Report) {
    for (n, folder) in folders.iter().enumerate() {
        let (doc, facts) = (&folder.procedure.doc, &folder.procedure.data);
        for other in folders[..n].iter().filter(|other| other.procedure.data.code == facts.code) {
            overlap(doc, "/valid_from", facts.valid, &other.procedure.doc.file, other.procedure.data.valid, report);
        }
    }
}

fn codes(folder: &ProcedureFolder, report: &mut Report) {
    let (doc, facts) = (&folder.procedure.doc, &folder.procedure.data);
    let code = facts.code.as_str();
    let dated = format!("{code}@{}", facts.valid.from);
    if folder.name != code && folder.name != dated {
        let name = quote(&folder.name);
        let from = facts.valid.from.to_string();
        if let Some(day) = folder.name.strip_prefix(code).and_then(|rest| rest.strip_prefix('@')) {
            let day = quote(day);
            report.error(
                doc,
                At::Value("/valid_from"),
                "folder-date",
                |t| t.folder_date(&day, &from),
                |t| t.folder_date_instead(&dated),
            );
            return local_code(doc, facts, report);
        }
        report.error(
            doc,
            At::Value("/code"),
            "folder-name",
            |t| t.folder_name(&name),
            |t| t.folder_name_instead(code, &dated),
        );
    }
    local_code(doc, facts, report);
}

fn local_code(doc: &Doc, facts: &ProcedureFacts, report: &mut Report) {
    let code = facts.code.as_str();
    if let Some(local) = &facts.local_code {
        let fits = local.parse::<ProcedureCode>().is_ok() && local.starts_with(code);
        if !fits {
            let shown = quote(local);
            report.error(
                doc,
                At::Value("/local_code"),
                "procedure-code",
                |t| t.procedure_code(&shown),
                |t| t.procedure_code_instead(code),
            );
        }
    }
}

fn keys(doc: &Doc, facts: &ProcedureFacts, report: &mut Report) {
    let documents = facts.documents.iter().enumerate();
    unique(doc, documents.map(|(n, row)| (format!("/documents/{n}/key"), row.key.as_str())), report);
    let fees = facts.fees.iter().enumerate();
    unique(doc, fees.map(|(n, row)| (format!("/fees/{n}/key"), row.key.as_str())), report);
    let results = facts.results.iter().enumerate();
    unique(doc, results.map(|(n, row)| (format!("/results/{n}/key"), row.key.as_str())), report);
    let limits = facts.time_limits.iter().enumerate();
    unique(doc, limits.map(|(n, row)| (format!("/time_limits/{n}/key"), row.key.as_str())), report);
    let roles = facts.roles.iter().enumerate();
    unique(doc, roles.map(|(n, row)| (format!("/roles/{n}/role"), row.role.as_str())), report);
    let laws = facts.legal_bases.iter().enumerate();
    unique(doc, laws.map(|(n, row)| (format!("/legal_bases/{n}/symbol"), row.symbol.as_str())), report);
    let sources = facts.sources.iter().enumerate();
    unique(doc, sources.map(|(n, row)| (format!("/sources/{n}/id"), row.id.as_str())), report);
}

fn agencies(doc: &Doc, facts: &ProcedureFacts, names: &Names, report: &mut Report) {
    for (n, key) in facts.agency_keys.iter().enumerate() {
        let at = format!("/agencies/{n}");
        if facts.agency_keys[..n].iter().any(|other| names.agency_key(other) == names.agency_key(key)) {
            report.error(doc, At::Value(&at), "item-twice", |t| t.item_twice("agencies"), |t| t.item_twice_instead());
            continue;
        }
        let Some(rows) = names.agency(key) else {
            agency_unknown(doc, &at, key, names, report);
            continue;
        };
        if !rows.iter().any(|(level, _)| facts.levels.contains(level)) {
            report.error(doc, At::Value(&at), "agency-level", |t| t.agency_level(key), |t| t.agency_level_instead());
        } else if !rows.iter().any(|(_, valid)| valid.overlaps(&facts.valid)) {
            report.error(doc, At::Value(&at), "agency-time", |t| t.agency_time(key), |t| t.agency_time_instead());
        }
    }
}

/// A field written in two ways is two fields in every list and figure.
fn field(doc: &Doc, facts: &ProcedureFacts, names: &Names, report: &mut Report) {
    let own = &facts.field.vi;
    if let Some(other) = names.fields.get(&kernel::fold(own)).filter(|other| *other != own) {
        let at = At::Value("/field/vi");
        report.notice(doc, at, "field-alike", |t| t.field_alike(own, other), |t| t.field_alike_instead(other));
    }
}

/// A form that was copied still bears the name of the procedure it was copied from.
fn form_id(folder: &ProcedureFolder, report: &mut Report) {
    const NAME: &str = "urn:motcua:form:";
    let (doc, code) = (&folder.form.doc, folder.procedure.data.code.as_str());
    let id = doc.value.get("$id").and_then(|id| id.as_str()).unwrap_or_default();
    if id.strip_prefix(NAME).is_some_and(|own| own.split('@').next() != Some(code)) {
        let (id, own) = (quote(id), format!("{NAME}{code}"));
        report.notice(
            doc,
            At::Value("/$id"),
            "form-of-other",
            |t| t.form_of_other(&id),
            |t| t.form_of_other_instead(&own),
        );
    }
}

/// The first limit that applies is the one that a due date is counted from: there is one, and it can be counted.
fn limits(doc: &Doc, facts: &ProcedureFacts, report: &mut Report) {
    if facts.time_limit().is_none() {
        let at = At::Key("/time_limits");
        report.error(doc, at, "limit-none", |t| t.limit_none(), |t| t.limit_none_instead());
    }
    for (n, limit) in facts.time_limits.iter().enumerate() {
        if limit.applies && limit.allow.is_some_and(|allow| allow.whole().is_none()) {
            let at = format!("/time_limits/{n}/allow");
            report.error(doc, At::Value(&at), "limit-half", |t| t.limit_half(), |t| t.limit_half_instead());
        }
    }
    let list: Vec<&str> = facts.levels.iter().map(|level| level.code()).collect();
    let list = list.join(", ");
    for (n, level) in facts.received_at.iter().enumerate().filter(|(_, level)| !facts.levels.contains(level)) {
        let at = format!("/received_at/{n}");
        let level = level.code();
        report.error(
            doc,
            At::Value(&at),
            "level-not-listed",
            |t| t.level_not_listed(level),
            |t| t.level_not_listed_instead(&list),
        );
    }
}

/// What holds here says for where: the whole country, or a place that the packs know.
fn scopes(doc: &Doc, facts: &ProcedureFacts, names: &Names, report: &mut Report) {
    let limits = facts.time_limits.iter().enumerate();
    let limits = limits.map(|(n, row)| (format!("/time_limits/{n}/scope"), &row.scope, row.applies));
    let fees = facts.fees.iter().enumerate().map(|(n, row)| (format!("/fees/{n}/scope"), &row.scope, row.applies));
    for (at, scope, _) in limits.chain(fees).filter(|(.., applies)| *applies) {
        if scope != "national" && !names.places.iter().any(|place| place.ends_with(scope.as_str())) {
            let scope = quote(scope);
            report.notice(
                doc,
                At::Value(&at),
                "scope-unknown",
                |t| t.scope_unknown(&scope),
                |t| t.scope_unknown_instead(),
            );
        }
    }
}

/// Documents and fees speak only of channels that the procedure has.
fn channels(doc: &Doc, facts: &ProcedureFacts, report: &mut Report) {
    let list: Vec<&str> = facts.channels.iter().map(|channel| channel.code()).collect();
    let list = list.join(", ");
    let mut wrong = |at: &str, channel: &str| {
        report.error(
            doc,
            At::Value(at),
            "channel-not-offered",
            |t| t.channel_not_offered(channel),
            |t| t.channel_not_offered_instead(&list),
        );
    };
    for (n, document) in facts.documents.iter().enumerate() {
        for (m, channel) in document.channels.iter().enumerate().filter(|(_, one)| !facts.channels.contains(one)) {
            wrong(&format!("/documents/{n}/channels/{m}"), channel.code());
        }
    }
    for (n, fee) in facts.fees.iter().enumerate() {
        let offered =
            fee.channel == "any" || fee.channel.parse().is_ok_and(|one: Channel| facts.channels.contains(&one));
        if !offered {
            wrong(&format!("/fees/{n}/channel"), &fee.channel);
        }
    }
}

/// Where fees are told by channel, every channel has one: else nobody knows what it costs to file that way.
fn fee_channels(doc: &Doc, facts: &ProcedureFacts, report: &mut Report) {
    let charged: Vec<&str> = facts.fees_here().map(|fee| fee.channel.as_str()).collect();
    if charged.is_empty() || charged.contains(&"any") {
        return;
    }
    for channel in facts.channels.iter().map(|channel| channel.code()).filter(|one| !charged.contains(one)) {
        let at = At::Key("/fees");
        let what = |t: T| t.fee_channel_missing(channel);
        report.notice(doc, at, "fee-channel-missing", what, |t| t.fee_channel_missing_instead(channel));
    }
}

/// What is not known has a reason, and everybody who checks the pack hears of it.
fn unknowns(doc: &Doc, facts: &ProcedureFacts, report: &mut Report) {
    let mut unknown = |at: &str, reason: bool, fact: fn(T) -> &'static str| {
        let what = |t: T| t.fact_unknown(fact(t));
        if reason {
            report.notice(doc, At::Value(at), "fact-unknown", what, |t| t.fact_unknown_instead());
        } else {
            report.error(doc, At::Value(at), "reason-missing", what, |t| t.reason_missing_instead());
        }
    };
    if facts.approving_decision.symbol.is_none() {
        unknown("/approving_decision/symbol", facts.approving_decision.reason.is_some(), |t| t.fact_decision());
    }
    if facts.online.level.is_none() {
        unknown("/online/level", facts.online.reason.is_some(), |t| t.fact_online());
    }
    if facts.document_sets.is_none() {
        unknown("/document_sets", true, |t| t.fact_sets());
    }
    if facts.legal_bases.is_empty() {
        unknown("/legal_bases", true, |t| t.fact_laws());
    }
    for (n, limit) in facts.time_limits.iter().enumerate().filter(|(_, limit)| limit.allow.is_none()) {
        unknown(&format!("/time_limits/{n}/allow"), limit.allow_reason.is_some(), |t| t.fact_limit());
    }
    for (n, fee) in facts.fees.iter().enumerate().filter(|(_, fee)| fee.amount_vnd.is_none()) {
        unknown(&format!("/fees/{n}/amount_vnd"), fee.amount_reason.is_some(), |t| t.fact_amount());
    }
    for (n, law) in facts.legal_bases.iter().enumerate() {
        if law.date.is_some_and(|date| date > facts.valid.from) {
            let symbol = &law.symbol;
            let at = format!("/legal_bases/{n}/date");
            report.notice(doc, At::Value(&at), "law-later", |t| t.law_later(symbol), |t| t.law_later_instead());
        }
    }
}

/// The step table names roles of the procedure, and a sample says that it is one.
fn step_table(folder: &ProcedureFolder, names: &Names, report: &mut Report) {
    let (doc, table) = (&folder.steps.doc, &folder.steps.data);
    let facts = &folder.procedure.data;
    let roles: Vec<&str> = facts.roles.iter().map(|row| row.role.as_str()).collect();
    for (n, step) in table.steps.iter().enumerate().filter(|(_, step)| !roles.contains(&step.role.as_str())) {
        let at = format!("/steps/{n}/role");
        let (role, list) = (&step.role, roles.join(", "));
        report.error(doc, At::Value(&at), "role-unknown", |t| t.role_unknown(role), |t| t.role_unknown_instead(&list));
    }
    match table.process(names.minutes_a_day) {
        Err(errors) => steps::tell(doc, table, &errors, report),
        Ok(_) => {
            plain_end(doc, table, report);
            ends_at_the_desk(doc, table, report);
        }
    }
    for (n, branch) in table.branches.iter().enumerate() {
        for (key, to) in [("at_step", Some(branch.at_step)), ("goto_step", branch.goto_step)] {
            if let Some(to) = to.filter(|to| table.step(*to).is_none()) {
                let at = format!("/branches/{n}/{key}");
                let list: Vec<String> = table.steps.iter().map(|step| step.no.to_string()).collect();
                let list = list.join(", ");
                report.error(
                    doc,
                    At::Value(&at),
                    "step-unknown",
                    |t| t.step_unknown(to),
                    |t| t.step_unknown_instead(&list),
                );
            }
        }
    }
    if let Some(n) = table.steps.iter().position(|step| step.time.is_none()) {
        let at = join(&format!("/steps/{n}"), "time");
        report.notice(
            doc,
            At::Value(&at),
            "step-time-unknown",
            |t| t.step_time_unknown(),
            |t| t.step_time_unknown_instead(),
        );
    }
    match table.status {
        StepStatus::Sample => {
            times::of_steps(doc, table, facts, report);
            let at = At::Value("/status");
            report.notice(doc, at, "sample-steps", |t| t.sample_steps(), |t| t.sample_steps_instead());
        }
        StepStatus::Approved if table.decision.is_none() => {
            let at = At::Value("/status");
            report.error(doc, at, "steps-decision", |t| t.steps_decision(), |t| t.steps_decision_instead());
        }
        StepStatus::Approved => times::of_steps(doc, table, facts, report),
    }
}

/// Refusals aside, a case comes to an end: from every step the plain way leads to one after which nothing follows.
fn plain_end(doc: &Doc, table: &StepTable, report: &mut Report) {
    let mut ending: BTreeSet<u32> = BTreeSet::new();
    loop {
        let ends = |step: &&Step| step.next.is_empty() || step.next.iter().any(|next| ending.contains(next));
        let found: BTreeSet<u32> = table.steps.iter().filter(ends).map(|step| step.no).collect();
        if found == ending {
            break;
        }
        ending = found;
    }
    if let Some(n) = table.steps.iter().position(|step| !ending.contains(&step.no)) {
        let at = format!("/steps/{n}/next");
        report.error(doc, At::Value(&at), "step-no-end", |t| t.step_no_end(), |t| t.step_no_end_instead());
    }
}

/// Somebody hands the result over, and somebody took the application in.
fn ends_at_the_desk(doc: &Doc, table: &StepTable, report: &mut Report) {
    for kind in [StepKind::Receive, StepKind::Return] {
        if !table.steps.iter().any(|step| step.kind == kind) {
            let (at, kind) = (At::Key("/steps"), kind.code());
            let what = |t: T| t.step_kind_missing(kind);
            report.notice(doc, at, "step-kind-missing", what, |t| t.step_kind_missing_instead(kind));
        }
    }
}
