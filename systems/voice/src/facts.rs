//! What this system tells the others: that somebody complained, and what came out. Nobody but the record hears it yet.

use crate::state::{About, Complaint, Event, Finding, Topic};
use platform::{NewFact, Step};
use serde::{Deserialize, Serialize};

const FILED: &str = "voice.complaint_filed";
const ANSWERED: &str = "voice.complaint_answered";

/// Somebody complained about a case. Public: nothing personal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ComplaintFiled {
    /// The case.
    pub(crate) about: About,
    /// What it is about.
    pub(crate) topic: Topic,
}

/// It was answered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct ComplaintAnswered {
    /// The case.
    pub(crate) about: About,
    /// What it was about.
    pub(crate) topic: Topic,
    /// What came out.
    pub(crate) finding: Finding,
    /// Whether the answer came after its time.
    pub(crate) late: bool,
}

/// The private event as the public fact, where there is one.
pub(crate) fn told(step: &Step<'_, Complaint>) -> Option<NewFact> {
    let (about, topic) = (step.after.about.clone(), step.after.topic);
    let (kind, body) = match &step.event.event {
        Event::Filed(_) => (FILED, serde_json::to_value(ComplaintFiled { about, topic })),
        Event::Answered { finding, at, .. } => {
            let late = step.after.is_late(*at);
            (ANSWERED, serde_json::to_value(ComplaintAnswered { about, topic, finding: *finding, late }))
        }
        Event::Withdrawn => return None,
    };
    Some(NewFact { kind, body: body.ok()? })
}
