//! What the desk tells others of a case: events, which are its own, to facts, which are public.

use crate::state::{Case, Channel, Event, What};
use facts::onestop::{About, CaseFact, Channel as PublicChannel, DueChange, Ending};
use kernel::StreamId;

/// The fact that an event is to others, if it is one: what made `after` of `before`.
#[must_use]
pub fn fact(stream: StreamId, before: Option<&Case>, after: &Case, event: &Event) -> Option<CaseFact> {
    let about = about(stream, after);
    let (due, first_due) = (after.due(), after.first_due());
    match &event.what {
        What::Filed(_) => Some(CaseFact::Filed { about }),
        What::Received { .. } => Some(CaseFact::Received { about, due, first_due }),
        What::SupplementRequested { .. } => Some(CaseFact::Paused { about, requests: after.supplement_requests }),
        What::Supplemented { restarted, .. } => {
            Some(CaseFact::Resumed { about, due, first_due, restarted: *restarted })
        }
        What::Apologised { .. } => {
            let term = after.term.as_ref()?;
            let same = before.is_some_and(|before| before.due() == due);
            let (due, first_due, reason) = (term.due, term.first_due, DueChange::Apologised);
            (!same).then_some(CaseFact::DueChanged { about, due, first_due, reason })
        }
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
        What::StepCompleted(_) => match (before.is_some_and(Case::stands_still), after.stands_still()) {
            (false, true) => Some(CaseFact::Paused { about, requests: after.supplement_requests }),
            (true, false) => Some(CaseFact::Resumed { about, due, first_due, restarted: false }),
            _ => None,
        },
        What::HandedOver { .. }
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
