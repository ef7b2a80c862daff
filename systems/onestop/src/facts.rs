//! What the desk tells others of a case: events, which are its own, to facts, which are public.

use crate::state::{Case, Channel, Event, What};
use facts::onestop::{About, CaseFact, Channel as PublicChannel, DueChange, Ending};
use kernel::StreamId;

/// The fact that an event is to others, if it is one: what made `after` of `before`.
#[must_use]
pub fn fact(stream: StreamId, before: Option<&Case>, after: &Case, event: &Event) -> Option<CaseFact> {
    let about = about(stream, after);
    let (due, first_due) = (after.due(), after.first_due());
    let changed = |reason: DueChange| {
        let term = after.term.as_ref()?;
        let same = before.is_some_and(|before| before.due() == due && before.first_due() == first_due);
        // Papers brought within the hour move nothing, and nobody is bothered.
        (!same).then(|| CaseFact::DueChanged { about: about.clone(), due: term.due, first_due: term.first_due, reason })
    };
    match &event.what {
        What::Filed(_) => Some(CaseFact::Filed { about }),
        What::Received { .. } => Some(CaseFact::Received { about, due, first_due }),
        What::Supplemented { restarted: true, .. } => changed(DueChange::Restarted),
        What::Supplemented { restarted: false, .. } => changed(DueChange::Resumed),
        What::Apologised { .. } => changed(DueChange::Apologised),
        What::Signed { .. } => Some(CaseFact::Finished {
            about,
            at: event.at,
            due,
            first_due,
            supplement_requests: after.supplement_requests,
        }),
        What::Returned { .. } => Some(CaseFact::Returned { about }),
        What::Refused { .. } => Some(CaseFact::Closed { about, how: Ending::NotReceived }),
        What::Withdrawn { .. } => Some(CaseFact::Closed { about, how: Ending::Withdrawn }),
        What::Stopped { .. } => Some(CaseFact::Closed { about, how: Ending::Stopped }),
        What::Reopened { .. } => Some(CaseFact::Reopened { about }),
        What::SupplementRequested { .. }
        | What::Assigned { .. }
        | What::Proposed { .. }
        | What::SentBack { .. }
        | What::Corrected { .. }
        | What::LateWarned { .. } => None,
    }
}

fn about(case: StreamId, state: &Case) -> About {
    About {
        case,
        code: state.code.clone(),
        agency: state.agency.clone(),
        procedure: state.procedure.clone(),
        field: state.field.clone(),
        level: state.level.clone(),
        channel: match state.channel {
            Channel::Direct => PublicChannel::Direct,
            Channel::Online => PublicChannel::Online,
            Channel::Post => PublicChannel::Post,
        },
        synthetic: state.synthetic,
    }
}
