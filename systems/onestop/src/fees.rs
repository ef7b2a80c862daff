//! What has to be paid, in one line for the person who pays it.

use crate::{
    application::Application,
    limits::FEES_IN_A_LINE_MAX,
    state::{Case, Channel},
    text::T,
};
use kernel::Date;
use pack::{Fee, ProcedureVersion};
use serde_json::{Map, Value};
use web::show;

/// The answers, and the day of filing, as far as there is an application.
pub type Applied<'a> = Option<(&'a Map<String, Value>, Date)>;

/// That of a case, as far as its application can be read.
#[must_use]
pub fn applied<'a>(case: &Case, application: Option<&'a Application>) -> Applied<'a> {
    application.map(|one| (&one.form, case.filed_at.local().date()))
}

/// What an application that comes this way costs: amounts as far as they are known, and where to ask for the others.
/// Which of them are due may follow from the answers.
#[must_use]
pub fn to_pay(t: T, version: &ProcedureVersion, channel: Channel, applied: Applied<'_>) -> String {
    if is_spared(version, applied) {
        return t.fee_nothing().to_owned();
    }
    let fees = that_hold(version, channel, applied);
    if fees.iter().all(|fee| fee.amount_vnd.is_none()) {
        return t.fee_unclear().to_owned();
    }
    if fees.iter().all(|fee| fee.amount_vnd == Some(0)) {
        return t.fee_nothing().to_owned();
    }
    if fees.len() > FEES_IN_A_LINE_MAX {
        return t.fee_many().to_owned();
    }
    let lines: Vec<String> = fees.iter().map(|fee| line(t, fee)).collect();
    lines.join("; ")
}

/// The same for the office, which nobody can ask: `None` where no amount is known.
#[must_use]
pub fn for_office(t: T, version: &ProcedureVersion, channel: Channel, applied: Applied<'_>) -> Option<String> {
    let fees = that_hold(version, channel, applied);
    if is_spared(version, applied) || (!fees.is_empty() && fees.iter().all(|fee| fee.amount_vnd == Some(0))) {
        return Some(t.fee_nothing().to_owned());
    }
    if fees.iter().all(|fee| fee.amount_vnd.is_none()) {
        return None;
    }
    if fees.len() > FEES_IN_A_LINE_MAX {
        return Some(t.office_fee_many().to_owned());
    }
    let said = |fee: &&Fee| match fee.amount_vnd {
        None => t.office_fee_unclear(fee.name.get(t.lang())),
        Some(_) => line(t, fee),
    };
    Some(fees.iter().map(said).collect::<Vec<_>>().join("; "))
}

/// Whether there is nothing to pay whichever way it comes.
fn is_spared(version: &ProcedureVersion, applied: Applied<'_>) -> bool {
    let any = version.fees_here().next().is_some();
    version.fees.is_empty() || (any && !version.fees_here().any(|fee| is_owed(version, fee, applied)))
}

/// Whether the answers leave a fee due; before there are any, it may be.
fn is_owed(version: &ProcedureVersion, fee: &Fee, applied: Applied<'_>) -> bool {
    applied.is_none_or(|(answers, filed)| version.form.owes(&fee.key, answers, filed))
}

fn that_hold<'v>(version: &'v ProcedureVersion, channel: Channel, applied: Applied<'_>) -> Vec<&'v Fee> {
    let holds = |fee: &&Fee| (fee.channel == "any" || fee.channel == channel.code()) && is_owed(version, fee, applied);
    version.fees_here().filter(holds).collect()
}

/// By which way of applying a fee is due, where it depends on that and its name does not say so already.
#[must_use]
pub fn channel(t: T, fee: &Fee) -> Option<String> {
    let words = t.fee_channel(Channel::from_code(&fee.channel)?.code());
    (!fee.name.get(t.lang()).to_lowercase().contains(&words)).then_some(words)
}

/// When a fee is due: by the way of applying where it depends on that, and its condition.
#[must_use]
pub fn when(t: T, fee: &Fee) -> Option<String> {
    let channel = channel(t, fee);
    let condition = fee.condition.as_ref().map(|said| said.get(t.lang()).to_owned());
    let parts: Vec<String> = channel.into_iter().chain(condition).collect();
    (!parts.is_empty()).then(|| parts.join("; "))
}

fn line(t: T, fee: &Fee) -> String {
    let name = fee.name.get(t.lang());
    let said = match fee.amount_vnd {
        None => t.fee_line_unclear(name),
        Some(0) => t.fee_line_free(name),
        Some(amount) => t.fee_line(name, show::dong(t.lang(), i64::try_from(amount).unwrap_or(i64::MAX))),
    };
    match &fee.condition {
        Some(condition) => format!("{said} ({})", condition.get(t.lang())),
        None => said,
    }
}
