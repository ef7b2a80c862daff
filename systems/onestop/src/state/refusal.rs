//! Why a case refuses an act, and the words in which the person learns it, with what they can do now.

use super::{
    case::Done,
    rules::roles_for,
    words::{Act, Channel, ReturnHow, Stage},
};
use crate::{limits, text::T};
use engine::StepId;
use kernel::{
    Date, Instant, Lang, Problem, Said, calendar::CalendarError, deadline::DeadlineError,
    limits::CASES_PER_AGENCY_DAY_MAX,
};
use platform::Role;
use web::show;

/// Why an act is refused. Nothing has changed.
#[derive(Clone, Debug, PartialEq)]
#[must_use]
pub enum Refusal {
    /// There is no such case, or not for this person: the same words for both.
    NoCase,
    /// The case exists already.
    AlreadyFiled,
    /// The actor's role never does this.
    NotYourRole {
        /// What was asked.
        act: Act,
    },
    /// The desk enters paper applications of its own agency only.
    OtherAgency,
    /// Another officer has the case.
    OtherOfficer,
    /// An officer takes a case that nobody has, and gives it to nobody else.
    OnlyForYourself,
    /// The applicant has an account, so nobody else takes the application back.
    OnlyTheApplicant,
    /// It does not fit where the case stands.
    NotNow {
        /// What was asked.
        act: Act,
        /// Where the case stands.
        stage: Stage,
        /// What was done last.
        last: Option<Done>,
    },
    /// Since the person looked, somebody has changed the case.
    Overtaken {
        /// Where the case stands.
        stage: Stage,
        /// What happened since, oldest first.
        since: Vec<Done>,
    },
    /// The procedure is not filed this way.
    ChannelClosed {
        /// Which way.
        channel: Channel,
    },
    /// Citizens file online; paper is entered by the desk.
    PaperByTheDesk,
    /// The desk enters paper; online is filed by the applicant.
    OnlineByTheApplicant,
    /// That agency does not take this procedure.
    AgencyNotCompetent,
    /// The procedure has no such document.
    UnknownDocument {
        /// Where it stood in what was sent, as a JSON pointer.
        path: String,
        /// The documents it has.
        known: Vec<Said>,
    },
    /// More documents than a case may have.
    TooManyDocuments,
    /// A request for papers that names none.
    NothingAsked,
    /// The result of this case cannot be handed over in that way.
    NotReturnedSo {
        /// Which way.
        how: ReturnHow,
    },
    /// A correction that changes no answer.
    NothingChanged,
    /// Papers were asked for before, and that may be done once.
    SupplementOnce,
    /// Papers were asked for too often, whatever the reason.
    SupplementTooOften,
    /// Not everything that was asked for has been brought.
    StillMissing {
        /// What is still missing.
        names: Vec<Said>,
    },
    /// The new holder is not an officer of the agency.
    NotAnOfficer {
        /// Where it stood in what was sent, as a JSON pointer.
        path: String,
    },
    /// The step that an officer was named for does not begin now.
    NotNext {
        /// Where it stood in what was sent, as a JSON pointer.
        path: String,
        /// The steps that do, and can be given to somebody.
        next: Vec<StepId>,
    },
    /// The step cannot be finished now, or not in that way.
    StepNotNow {
        /// The steps that this person can finish.
        known: Vec<StepId>,
    },
    /// A step outside the office ends with an answer: by whom, and when.
    AnswerNeeded,
    /// The answer came before the receipt, or has not come yet.
    AnsweredWhen {
        /// Not before.
        from: Instant,
        /// Not after.
        to: Instant,
    },
    /// Time stands still for a step, which comes first.
    TimeStandsStill,
    /// Only what comes by post has hand-over minutes.
    MinutesByPost,
    /// The hand-over minutes were signed too long ago, or have not been signed yet.
    MinutesWhen {
        /// Not before.
        from: Instant,
        /// Not after.
        to: Instant,
    },
    /// The procedure has no due date to put off.
    NoDue,
    /// A new date has been given already.
    ApologisedOnce {
        /// Which.
        due: Instant,
    },
    /// The new date is not after the old one and after now.
    NewDueTooSoon {
        /// It must be later than this.
        after: Instant,
    },
    /// The new date is so far off that it must be a slip.
    NewDueTooLate {
        /// The last that may be given.
        last: Instant,
    },
    /// The calendar does not reach to the new date.
    NewDueTooFar {
        /// It reaches to this day.
        known_to: Date,
    },
    /// The office does not work at the new date.
    NewDueOutOfHours {
        /// On that day.
        date: Date,
    },
    /// The desk writes down why the applicant withdraws.
    ReasonNeeded,
    /// Whoever proposes to deny says why: the applicant will read it.
    DenialReason,
    /// The case has had too many events.
    TooManyEvents,
    /// The agency has used up the case numbers of the day.
    DayFull,
    /// No due date can be computed: the calendar does not reach far enough.
    NoCalendar {
        /// For the log.
        inside: String,
    },
    /// The caller gave the wrong context: a fault of the program.
    WrongContext {
        /// For the log.
        inside: String,
    },
}

impl From<CalendarError> for Refusal {
    fn from(error: CalendarError) -> Self {
        Refusal::NoCalendar { inside: error.to_string() }
    }
}

impl From<DeadlineError> for Refusal {
    fn from(error: DeadlineError) -> Self {
        Refusal::NoCalendar { inside: error.to_string() }
    }
}

/// A title and a hint in one language.
type Words = (String, String);

impl Refusal {
    /// The refusal in words.
    #[must_use]
    pub fn problem(&self) -> Problem {
        match self {
            Refusal::NoCase => platform::not_found(),
            Refusal::WrongContext { inside } => platform::internal(inside.clone()),
            Refusal::NoCalendar { inside } => {
                said(Problem::unavailable, |t| (t.refused_calendar_title().into(), t.refused_calendar_hint().into()))
                    .inside(inside.clone())
            }
            Refusal::NotYourRole { .. }
            | Refusal::OtherAgency
            | Refusal::OtherOfficer
            | Refusal::OnlyForYourself
            | Refusal::OnlyTheApplicant
            | Refusal::PaperByTheDesk
            | Refusal::OnlineByTheApplicant => said(Problem::forbidden, |t| self.forbidden(t)),
            Refusal::AlreadyFiled
            | Refusal::NotNow { .. }
            | Refusal::Overtaken { .. }
            | Refusal::SupplementOnce
            | Refusal::SupplementTooOften
            | Refusal::NoDue
            | Refusal::ApologisedOnce { .. }
            | Refusal::TimeStandsStill
            | Refusal::TooManyEvents
            | Refusal::DayFull => said(Problem::conflict, |t| self.conflict(t)),
            _ => {
                let problem = said(Problem::bad_input, |t| self.bad_input(t));
                match self.path() {
                    Some(path) => {
                        let field = self.at_field(&problem);
                        problem.field(path, field)
                    }
                    None => problem,
                }
            }
        }
    }

    /// What is said at the field: where the title alone does not say what would fit, the hint too.
    fn at_field(&self, problem: &Problem) -> Said {
        match self {
            Refusal::MinutesWhen { .. }
            | Refusal::AnsweredWhen { .. }
            | Refusal::NewDueTooLate { .. }
            | Refusal::DenialReason => {
                Said::both(|lang| format!("{}. {}", problem.title.get(lang), problem.hint.get(lang)))
            }
            _ => problem.title.clone(),
        }
    }

    /// The field that does not fit, as a JSON pointer into what was sent.
    fn path(&self) -> Option<String> {
        Some(match self {
            Refusal::ChannelClosed { .. } => "/channel".into(),
            Refusal::NotReturnedSo { .. } => "/how".into(),
            Refusal::AgencyNotCompetent => "/agency".into(),
            Refusal::UnknownDocument { path, .. } => path.clone(),
            Refusal::TooManyDocuments | Refusal::StillMissing { .. } => "/documents".into(),
            Refusal::NothingAsked => "/kinds".into(),
            Refusal::NotAnOfficer { path } | Refusal::NotNext { path, .. } => path.clone(),
            Refusal::StepNotNow { .. } => "/step".into(),
            Refusal::AnswerNeeded => "/answered_by".into(),
            Refusal::AnsweredWhen { .. } => "/answered_at".into(),
            Refusal::MinutesByPost | Refusal::MinutesWhen { .. } => "/minutes_at".into(),
            Refusal::NewDueTooSoon { .. }
            | Refusal::NewDueTooLate { .. }
            | Refusal::NewDueTooFar { .. }
            | Refusal::NewDueOutOfHours { .. } => "/new_due".into(),
            Refusal::ReasonNeeded => "/reason".into(),
            Refusal::DenialReason => "/note".into(),
            _ => return None,
        })
    }

    fn forbidden(&self, t: T) -> Words {
        match self {
            Refusal::OtherAgency => (t.refused_agency_title().into(), t.refused_agency_hint().into()),
            Refusal::OtherOfficer => (t.refused_officer_title().into(), t.refused_officer_hint().into()),
            Refusal::OnlyForYourself => (t.refused_yourself_title().into(), t.refused_yourself_hint().into()),
            Refusal::OnlyTheApplicant => (t.refused_applicant_title().into(), t.refused_applicant_hint().into()),
            Refusal::PaperByTheDesk => (t.refused_paper_title().into(), t.refused_paper_hint().into()),
            Refusal::OnlineByTheApplicant => (t.refused_online_title().into(), t.refused_online_hint().into()),
            Refusal::NotYourRole { act } => {
                let roles = roles_for(*act);
                let mut who: Vec<String> = roles.iter().map(|role| t.refused_role(role.code())).collect();
                who.dedup();
                (t.refused_role_title(t.refused_act(act.code())), t.refused_role_hint(who.join(", ")))
            }
            _ => Words::default(),
        }
    }

    fn conflict(&self, t: T) -> Words {
        match self {
            Refusal::AlreadyFiled => (t.refused_filed_title().into(), t.refused_filed_hint().into()),
            Refusal::SupplementOnce => (t.refused_once_title().into(), t.refused_once_hint().into()),
            Refusal::SupplementTooOften => {
                (t.refused_often_title(limits::SUPPLEMENT_REQUESTS_MAX), t.refused_often_hint().into())
            }
            Refusal::NoDue => (t.refused_no_due_title().into(), t.refused_no_due_hint().into()),
            Refusal::ApologisedOnce { due } => {
                (t.refused_apologised_title(moment(t, *due)), t.refused_apologised_hint().into())
            }
            Refusal::TimeStandsStill => (t.refused_still_title().into(), t.refused_still_hint().into()),
            Refusal::DayFull => (t.refused_day_full_title(CASES_PER_AGENCY_DAY_MAX), t.refused_day_full_hint().into()),
            Refusal::TooManyEvents => {
                (t.refused_events_title(limits::EVENTS_PER_CASE_MAX), t.refused_events_hint().into())
            }
            Refusal::Overtaken { stage, since } => (t.refused_overtaken_title().into(), told(t, since, *stage)),
            Refusal::NotNow { act, stage, last } => {
                let title = t.refused_not_now_title(t.refused_act(act.code()), t.refused_stage(stage.code()));
                (title, told(t, last.as_slice(), *stage))
            }
            _ => Words::default(),
        }
    }

    fn bad_input(&self, t: T) -> Words {
        match self {
            Refusal::ChannelClosed { channel } => {
                (t.refused_channel_title(t.refused_channel(channel.code())), t.refused_channel_hint().into())
            }
            Refusal::AgencyNotCompetent => (t.refused_competence_title().into(), t.refused_competence_hint().into()),
            Refusal::UnknownDocument { known, .. } => {
                (t.refused_document_title().into(), t.refused_document_hint(names(known, t.lang())))
            }
            Refusal::TooManyDocuments => {
                (t.refused_documents_title(limits::DOCUMENTS_PER_CASE_MAX), t.refused_documents_hint().into())
            }
            Refusal::NothingAsked => (t.refused_nothing_title().into(), t.refused_nothing_hint().into()),
            Refusal::NotReturnedSo { how } => {
                (t.refused_return_title(t.return_how(how.code())), t.refused_return_hint().into())
            }
            Refusal::NothingChanged => (t.refused_unchanged_title().into(), t.refused_unchanged_hint().into()),
            Refusal::StillMissing { names: missing } => {
                (t.refused_missing_title(names(missing, t.lang())), t.refused_missing_hint().into())
            }
            Refusal::NotAnOfficer { .. } => (t.refused_assign_title().into(), t.refused_assign_hint().into()),
            Refusal::NotNext { next, .. } if next.is_empty() => {
                (t.refused_next_step_title().into(), t.refused_next_step_nobody().into())
            }
            Refusal::NotNext { next, .. } => {
                (t.refused_next_step_title().into(), t.refused_next_step_hint(numbers(next)))
            }
            Refusal::StepNotNow { known } => (t.refused_step_title().into(), t.refused_step_hint(numbers(known))),
            Refusal::AnswerNeeded => (t.refused_answer_title().into(), t.refused_answer_hint().into()),
            Refusal::AnsweredWhen { from, to } => {
                (t.refused_answered_title().into(), t.refused_between(moment(t, *from), moment(t, *to)))
            }
            Refusal::MinutesByPost => (t.refused_minutes_title().into(), t.refused_minutes_hint().into()),
            Refusal::MinutesWhen { from, to } => {
                (t.refused_minutes_when_title().into(), t.refused_between(moment(t, *from), moment(t, *to)))
            }
            Refusal::NewDueTooSoon { after } => (t.refused_soon_title(moment(t, *after)), t.refused_soon_hint().into()),
            Refusal::NewDueTooLate { last } => (
                t.refused_late_title(moment(t, *last)),
                t.refused_late_hint(limits::NEW_DUE_WORKING_DAYS_MAX, limits::NEW_DUE_LIMITS_MAX),
            ),
            Refusal::NewDueTooFar { known_to } => {
                (t.refused_far_title(show::date(t.lang(), *known_to)), t.refused_far_hint().into())
            }
            Refusal::NewDueOutOfHours { date } => {
                (t.refused_day_off_title(show::date(t.lang(), *date)), t.refused_day_off_hint().into())
            }
            Refusal::ReasonNeeded => (t.refused_reason_title().into(), t.refused_reason_hint().into()),
            Refusal::DenialReason => (t.refused_denial_title().into(), t.refused_denial_hint().into()),
            _ => Words::default(),
        }
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        refusal.problem()
    }
}

fn said(kind: fn(Said) -> Problem, words: impl Fn(T) -> Words) -> Problem {
    kind(Said::both(|lang| words(T::new(lang)).0)).hint(Said::both(|lang| words(T::new(lang)).1))
}

/// What happened, and what comes next.
fn told(t: T, done: &[Done], stage: Stage) -> String {
    let next = t.refused_next(stage.code());
    if done.is_empty() {
        return next;
    }
    let acts: Vec<String> = done.iter().map(|done| happened(t, done)).collect();
    t.refused_told(acts.join("; "), next)
}

fn happened(t: T, one: &Done) -> String {
    let said = match one.act {
        Act::SendBack if one.role == Role::Officer => t.refused_done_taken_back().to_owned(),
        Act::Assign if one.own => t.refused_done_taken().to_owned(),
        act => t.refused_done(act.code()),
    };
    t.refused_happened(moment(t, one.at), t.refused_role(one.role.code()), said)
}

fn moment(t: T, at: Instant) -> String {
    let local = at.local();
    t.refused_moment(show::time(local.time()), show::date(t.lang(), local.date()))
}

fn numbers(steps: &[StepId]) -> String {
    steps.iter().map(StepId::to_string).collect::<Vec<_>>().join(", ")
}

fn names(said: &[Said], lang: Lang) -> String {
    said.iter().map(|name| name.get(lang)).collect::<Vec<_>>().join("; ")
}
