//! What can happen to a complaint about a case, and the rules. Pure: no clock, no database, no await.
//!
//! A complaint here is feedback on how a case is handled (phản ánh, kiến nghị; Decree 20/2008/NĐ-CP): the agency's leader
//! answers it and says whether it was founded, which the yearly evaluation of the desk counts (Circular 01/2018/TT-VPCP,
//! Articles 13 to 15, indices 7 and 8). Complaints and denunciations under their own laws are not taken here.

use crate::{ANSWER, MODULE, facts, limits::ANSWER_TIME, rows, text::T};
use kernel::{
    AccountId, AgencyCode, CaseCode, Instant, Problem, ProcedureCode, Said, StreamId,
    deadline::{self, Deadline},
};
use platform::{Actor, Decision, Fail, NewFact, Platform, Role, Step, Stream};
use serde::{Deserialize, Serialize};
use store::{StoreError, Tx};
use trust::{Digest, Sealed};

/// The stream of one complaint.
pub struct Complaint;

/// Defines a small enum of words: each value with its code in JSON, statements and addresses.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$doc:meta])* $variant:ident = $code:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$doc])* #[serde(rename = $code)] $variant,)+
        }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)+];

            /// The word.
            #[must_use]
            pub const fn code(self) -> &'static str {
                match self { $(Self::$variant => $code,)+ }
            }

            /// The value of that word.
            #[must_use]
            pub fn from_code(code: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|one| one.code() == code)
            }
        }
    };
}

words! {
    /// What it is about.
    Topic {
        /// It takes longer than promised.
        Late = "late",
        /// Papers were asked for again and again, or beyond the list.
        Papers = "papers",
        /// How an officer behaved.
        Attitude = "attitude",
        /// What was to be paid.
        Fee = "fee",
        /// What was explained, published or decided.
        Guidance = "guidance",
        /// Anything else.
        Other = "other",
    }
}

words! {
    /// Where it stands.
    Stage {
        /// It waits for an answer.
        Open = "open",
        /// It was answered.
        Answered = "answered",
        /// Whoever made it took it back.
        Withdrawn = "withdrawn",
    }
}

words! {
    /// What came out.
    Finding {
        /// The complaint was right.
        Founded = "founded",
        /// It was not.
        Unfounded = "unfounded",
    }
}

/// The case it is about, as others may know it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The case.
    pub case: StreamId,
    /// Its code.
    pub code: CaseCode,
    /// The agency that handles it, and that answers.
    pub agency: AgencyCode,
    /// The procedure.
    pub procedure: ProcedureCode,
    /// The field of administration.
    pub field: String,
    /// The level of government.
    pub level: String,
}

/// What a complaint is now. Its words are personal data: only digests are here and in the journal.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct State {
    /// The case.
    pub about: About,
    /// What it is about.
    pub topic: Topic,
    /// The digest of its words.
    pub words: Digest,
    /// Whose account made it; `None` for whoever came with the receipt.
    pub by: Option<AccountId>,
    /// When it was made.
    pub filed_at: Instant,
    /// When the answer is due and why; `None` where the calendar ends before it.
    pub deadline: Option<Deadline>,
    /// Where it stands.
    pub stage: Stage,
    /// What came out, with the digest of the answer's words.
    pub answer: Option<Answer>,
}

/// An answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What came out.
    pub finding: Finding,
    /// The digest of its words.
    pub words: Digest,
    /// When it was given.
    pub at: Instant,
}

impl State {
    /// When the answer is due.
    #[must_use]
    pub fn due(&self) -> Option<Instant> {
        self.deadline.as_ref().map(|deadline| deadline.due)
    }

    /// Whether it was, or is at that moment, answered too late.
    #[must_use]
    pub fn is_late(&self, now: Instant) -> bool {
        self.stage.is_late(self.answer.map(|answer| answer.at), self.due(), now)
    }
}

impl Stage {
    /// Whether what stands there was, or is at that moment, answered after its date.
    #[must_use]
    pub fn is_late(self, answered_at: Option<Instant>, due: Option<Instant>, now: Instant) -> bool {
        let until = match self {
            Stage::Open => Some(now),
            Stage::Answered => answered_at,
            Stage::Withdrawn => None,
        };
        until.zip(due).is_some_and(|(until, due)| until > due)
    }
}

/// What can happen. Serialised into the hashed journal: names and meanings stay for ever.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Event {
    /// It was made.
    Filed(Box<Filed>),
    /// The leader answered.
    Answered {
        /// What came out.
        finding: Finding,
        /// The digest of the answer's words.
        words: Digest,
        /// When.
        at: Instant,
    },
    /// It was taken back.
    Withdrawn,
}

/// How a complaint begins.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Filed {
    /// The case.
    pub about: About,
    /// What it is about.
    pub topic: Topic,
    /// The digest of its words.
    pub words: Digest,
    /// Whose account made it.
    pub by: Option<AccountId>,
    /// When.
    pub at: Instant,
    /// When the answer is due.
    pub deadline: Option<Deadline>,
}

/// What can be asked.
#[derive(Clone, Debug)]
pub enum Command {
    /// Make a complaint. Whose case it is was asked of the system that keeps the cases.
    File {
        /// The case.
        about: About,
        /// What it is about.
        topic: Topic,
        /// Its words.
        words: Sealed,
        /// Whose account makes it.
        by: Option<AccountId>,
    },
    /// Answer it.
    Answer {
        /// What came out.
        finding: Finding,
        /// The words of the answer.
        words: Sealed,
    },
    /// Take it back.
    Withdraw,
}

/// What a decision may know.
#[derive(Clone, Debug)]
pub struct Context {
    /// The law's clock.
    pub now: Instant,
    /// When an answer to what is filed now would be due.
    pub deadline: Option<Deadline>,
}

impl Stream for Complaint {
    const KIND: &'static str = "voice.complaint";
    type State = State;
    type Event = Event;
    type Command = Command;
    type Context = Context;

    fn event_kind(event: &Event) -> &'static str {
        match event {
            Event::Filed(_) => "filed",
            Event::Answered { .. } => "answered",
            Event::Withdrawn => "withdrawn",
        }
    }

    fn agency(state: &State) -> &AgencyCode {
        &state.about.agency
    }

    fn context(platform: &Platform, _: Option<&State>, command: &Command) -> Result<Context, Problem> {
        let now = platform.clock().civil();
        let deadline = match command {
            Command::File { .. } => {
                let calendar = platform.packs().calendar_at(now.local().date());
                // Beyond the known calendar no date is promised: nothing is guessed.
                calendar.and_then(|calendar| deadline::compute(&calendar, now, ANSWER_TIME, &[]).ok())
            }
            Command::Answer { .. } | Command::Withdraw => None,
        };
        Ok(Context { now, deadline })
    }

    /// The applicant complains, the program in the name of whoever holds the receipt; only the agency's leader answers.
    fn authorise(actor: &Actor, command: &Command, state: Option<&State>) -> Result<(), Problem> {
        let allowed = match (command, state) {
            (Command::File { by, .. }, _) => is_maker(actor, *by),
            (Command::Withdraw, Some(state)) => is_maker(actor, state.by),
            (Command::Answer { .. }, Some(state)) => {
                MODULE.allows(actor, ANSWER) && actor.works_for(&state.about.agency)
            }
            (_, None) => return Err(platform::not_found()),
        };
        if allowed { Ok(()) } else { Err(refused(Problem::forbidden, T::not_yours_title, T::not_yours_hint)) }
    }

    fn may_view(actor: &Actor, state: &State) -> bool {
        let answers = MODULE.allows(actor, ANSWER) && actor.works_for(&state.about.agency);
        // In a demo everybody is made up: its administrator may read there, as in the cases, and leaves the line.
        is_maker(actor, state.by) || answers || (actor.demo && actor.role == Role::Admin)
    }

    /// The rules: an open complaint is answered once or taken back once.
    fn decide(
        _: &Actor,
        state: Option<&State>,
        command: &Command,
        context: &Context,
    ) -> Result<Decision<Event>, Problem> {
        let done = |event, personal| Ok(Decision::Done { events: vec![event], personal });
        match (state.map(|state| state.stage), command) {
            (None, Command::File { about, topic, words, by }) => {
                let filed = Filed {
                    about: about.clone(),
                    topic: *topic,
                    words: words.digest(),
                    by: *by,
                    at: context.now,
                    deadline: context.deadline.clone(),
                };
                done(Event::Filed(Box::new(filed)), vec![words.clone()])
            }
            (Some(Stage::Open), Command::Answer { finding, words }) => {
                let answered = Event::Answered { finding: *finding, words: words.digest(), at: context.now };
                done(answered, vec![words.clone()])
            }
            (Some(Stage::Open), Command::Withdraw) => done(Event::Withdrawn, Vec::new()),
            (Some(Stage::Withdrawn), Command::Withdraw) => Ok(Decision::Already),
            (Some(Stage::Withdrawn), Command::Answer { .. }) => {
                Err(refused(Problem::conflict, T::withdrawn_title, T::withdrawn_hint))
            }
            (Some(Stage::Answered), Command::Answer { .. } | Command::Withdraw) => {
                Err(refused(Problem::conflict, T::answered_title, T::answered_hint))
            }
            // `run` lets neither through: a new stream has no state, an existing one has.
            (Some(_), Command::File { .. }) | (None, _) => Err(platform::not_found()),
        }
    }

    /// One complaint at a time about one case: the next one after the answer.
    fn number(tx: &mut Tx<'_>, _: &Context, events: &mut [Event]) -> Result<(), Fail> {
        for event in events.iter() {
            if let Event::Filed(filed) = event
                && rows::has_open(tx, filed.about.case)?
            {
                return Err(refused(Problem::conflict, T::one_at_a_time_title, T::one_at_a_time_hint).into());
            }
        }
        Ok(())
    }

    fn evolve(state: Option<State>, event: &Event) -> State {
        match (state, event) {
            (_, Event::Filed(filed)) => State {
                about: filed.about.clone(),
                topic: filed.topic,
                words: filed.words,
                by: filed.by,
                filed_at: filed.at,
                deadline: filed.deadline.clone(),
                stage: Stage::Open,
                answer: None,
            },
            (Some(state), Event::Answered { finding, words, at }) => {
                let answer = Answer { finding: *finding, words: *words, at: *at };
                State { stage: Stage::Answered, answer: Some(answer), ..state }
            }
            (Some(state), Event::Withdrawn) => State { stage: Stage::Withdrawn, ..state },
            (None, _) => unreachable!("a journal begins with `filed`"),
        }
    }

    fn project(tx: &mut Tx<'_>, step: &Step<'_, Self>) -> Result<(), StoreError> {
        rows::project(tx, step)
    }

    fn fact(step: &Step<'_, Self>) -> Option<NewFact> {
        facts::told(step)
    }
}

/// Whoever made it: their account, or the program for somebody who came with the receipt.
fn is_maker(actor: &Actor, by: Option<AccountId>) -> bool {
    match by {
        Some(account) => actor.role == Role::Citizen && actor.id == account,
        None => actor.role == Role::System,
    }
}

/// A refusal in words: what is wrong, and what can be done now.
pub(crate) fn refused(
    kind: fn(Said) -> Problem,
    title: fn(&T) -> &'static str,
    hint: fn(&T) -> &'static str,
) -> Problem {
    let said = |words: fn(&T) -> &'static str| Said::both(|lang| words(&T::new(lang)).to_owned());
    kind(said(title)).hint(said(hint))
}

/// Seals words with fresh salt, before the transaction begins.
pub(crate) fn sealed(platform: &Platform, subject: &str, text: &str) -> Sealed {
    let mut salt = [0_u8; trust::SALT_BYTES];
    platform.entropy().fill(&mut salt);
    Sealed::new(salt, subject, &serde_json::json!({ "text": text }))
}

/// A name for a new complaint.
pub(crate) fn new_stream(platform: &Platform) -> StreamId {
    kernel::new_id(platform.clock().real(), platform.entropy()).into()
}
