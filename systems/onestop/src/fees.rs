//! What has to be paid, in one line for the person who pays it.

use crate::{limits::FEES_IN_A_LINE_MAX, state::Channel, text::T};
use kernel::Date;
use pack::{Fee, ProcedureVersion};
use serde_json::{Map, Value};
use web::show;

/// The answers, and the day of filing, as far as there is an application.
pub type Applied<'a> = Option<(&'a Map<String, Value>, Date)>;

/// What an application that comes this way costs: amounts as far as they are known, and where to ask for the others.
/// Which of them are due may follow from the answers.
#[must_use]
pub fn to_pay(t: T, version: &ProcedureVersion, channel: Channel, applied: Applied<'_>) -> String {
    let owed = |fee: &Fee| applied.is_none_or(|(answers, filed)| version.form.owes(&fee.key, answers, filed));
    let spared = version.fees_here().next().is_some() && !version.fees_here().any(owed);
    if version.fees.is_empty() || spared {
        return t.fee_nothing().to_owned();
    }
    let holds = |fee: &&Fee| (fee.channel == "any" || fee.channel == channel.code()) && owed(fee);
    let fees: Vec<&Fee> = version.fees_here().filter(holds).collect();
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
