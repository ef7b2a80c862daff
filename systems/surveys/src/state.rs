//! What can happen to a ballot and to a comment, and the rules. Pure: no clock, no database, no await.
//!
//! A ballot and the comment that came with it are two streams with two random names: what people write may tell who they
//! are, and must not tell how they voted.

use crate::{
    MODERATE, MODULE, READ, facts,
    limits::{COMMENT_CHARS_MAX, SATISFIED_MIN},
    rows,
    text::T,
};
use ::facts::{onestop::Channel, surveys::BallotCast};
use kernel::{AgencyCode, Date, Id, Problem, ProcedureCode, Said};
use platform::{Actor, Decision, NewFact, Platform, Role, Step, Stream};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use store::{StoreError, Tx};
use trust::{Digest, Sealed};
use web::Check;

/// The question about the whole; the one that has to be answered.
pub const OVERALL: &str = "overall";
/// The five factors of SIPAS in their order, as the scheme of 2017-2020 is quoted; the scheme of 2023 (Decision
/// 1001/QĐ-BNV) is known by its name alone. What was read where: docs/ballots.md, "The questions".
pub const FACTORS: [&str; 5] = ["access", "procedure", "officer", "result", "feedback"];
/// The field of a form in which people may write.
pub const COMMENT: &str = "comment";
/// The answers, best first: 5 is very satisfied, 1 very dissatisfied.
pub const SCALE: [&str; 5] = ["5", "4", "3", "2", "1"];

/// What somebody answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// About the whole, 1 to 5.
    pub overall: u8,
    /// About the factors, by key, 1 to 5; what was left open is not there.
    pub factors: BTreeMap<String, u8>,
    /// In their own words.
    pub comment: Option<String>,
}

impl Answers {
    /// Reads them as a form or a body gives them, by name; what is not there is empty.
    ///
    /// # Errors
    /// Every answer that is missing or cannot be.
    pub fn read<'v>(given: impl Fn(&str) -> &'v str) -> Result<Self, Problem> {
        let mut check = Check::default();
        let score = |text: &str| text.parse::<u8>().unwrap_or(0);
        let overall = check.one_of(OVERALL, given(OVERALL), &SCALE).map_or(0, score);
        let mut factors = BTreeMap::new();
        for factor in FACTORS {
            let value = given(factor);
            if value.is_empty() {
                continue;
            }
            if let Some(chosen) = check.one_of(factor, value, &SCALE) {
                factors.insert(factor.to_owned(), score(chosen));
            }
        }
        let comment = check.opt_text(COMMENT, given(COMMENT), COMMENT_CHARS_MAX);
        check.end()?;
        Ok(Self { overall, factors, comment: Some(comment).filter(|text| !text.is_empty()) })
    }

    /// Answers as they might have been, for a demo: mostly satisfied, less so when the answer was late. The same number
    /// gives the same answers.
    #[must_use]
    pub fn made_up(random: u64, late: bool) -> Self {
        // Of ten: how many give 5, 4, 3, 2.
        let usual: [u64; 4] = if late { [1, 3, 3, 2] } else { [4, 5, 1, 0] };
        let draw = |n: u32| {
            let mut left = (random >> (n * 8)) % 10;
            let mut score = 5_u8;
            for share in usual {
                if left < share {
                    return score;
                }
                left -= share;
                score -= 1;
            }
            score
        };
        let factors = (1..).zip(FACTORS).map(|(n, factor)| (factor.to_owned(), draw(n))).collect();
        Self { overall: draw(0), factors, comment: None }
    }

    /// Whether it counts as satisfied.
    #[must_use]
    pub const fn is_satisfied(&self) -> bool {
        self.overall >= SATISFIED_MIN
    }
}

/// What a ballot is about, taken from the right to cast it: never which case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The agency that handled the case.
    pub agency: AgencyCode,
    /// The procedure.
    pub procedure: ProcedureCode,
    /// Its field of administration.
    pub field: String,
    /// The level of government.
    pub level: String,
    /// How the case had come in.
    pub channel: Channel,
    /// Whether the case was made up, and is labelled so.
    pub synthetic: bool,
}

// ── Ballots ──────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The stream of one ballot.
#[derive(Clone, Copy, Debug)]
pub struct Ballot;

/// What a ballot is now: it never changes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The agency that it is about.
    pub agency: AgencyCode,
}

/// What can happen. Serialised into the hashed journal: names and meanings stay for ever.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BallotEvent {
    /// It came out of the box and counts.
    Cast {
        /// What it is about.
        about: About,
        /// The day on which the box was opened.
        day: Date,
        /// About the whole, 1 to 5.
        score: u8,
        /// About the factors, by key.
        answers: BTreeMap<String, u8>,
    },
}

/// What can be asked: that it be counted.
#[derive(Clone, Debug)]
pub struct Cast {
    /// What it is about.
    pub about: About,
    /// About the whole, 1 to 5.
    pub score: u8,
    /// About the factors, by key.
    pub answers: BTreeMap<String, u8>,
}

impl Stream for Ballot {
    const KIND: &'static str = "surveys.ballot";
    type State = Counted;
    type Event = BallotEvent;
    type Command = Cast;
    type Context = Date;

    fn event_kind(_: &BallotEvent) -> &'static str {
        "cast"
    }

    fn agency(state: &Counted) -> &AgencyCode {
        &state.agency
    }

    fn context(platform: &Platform, _: Option<&Counted>, _: &Cast) -> Result<Date, Problem> {
        Ok(platform.clock().civil().local().date())
    }

    /// The program alone: whoever voted has put a ballot into the box, and is not here when it is opened.
    fn authorise(actor: &Actor, _: &Cast, _: Option<&Counted>) -> Result<(), Problem> {
        if actor.role == Role::System { Ok(()) } else { Err(platform::not_found()) }
    }

    fn may_view(_: &Actor, _: &Counted) -> bool {
        // It holds nothing personal, so there is nothing to open.
        false
    }

    fn decide(_: &Actor, state: Option<&Counted>, cast: &Cast, today: &Date) -> Result<Decision<BallotEvent>, Problem> {
        if state.is_some() {
            return Ok(Decision::Already);
        }
        let Cast { about, score, answers } = cast.clone();
        let on_scale = (1..=5).contains(&score) && answers.values().all(|score| (1..=5).contains(score));
        if !on_scale || answers.keys().any(|key| !FACTORS.contains(&key.as_str())) {
            return Err(platform::internal("a ballot with an answer that no form offers"));
        }
        Ok(Decision::Done {
            events: vec![BallotEvent::Cast { about, day: *today, score, answers }],
            personal: Vec::new(),
        })
    }

    fn evolve(_: Option<Counted>, event: &BallotEvent) -> Counted {
        let BallotEvent::Cast { about, .. } = event;
        Counted { agency: about.agency.clone() }
    }

    fn project(tx: &mut Tx<'_>, step: &Step<'_, Self>) -> Result<(), StoreError> {
        rows::project_ballot(tx, step)
    }

    fn fact(step: &Step<'_, Self>) -> Option<NewFact> {
        let BallotEvent::Cast { about, day, score, answers } = &step.event.event;
        let told = BallotCast {
            ballot: Id::from(step.stream),
            agency: about.agency.clone(),
            procedure: about.procedure.clone(),
            field: about.field.clone(),
            level: about.level.clone(),
            channel: about.channel,
            day: *day,
            score: *score,
            answers: answers.clone(),
            synthetic: about.synthetic,
        };
        facts::told(&told)
    }
}

// ── Comments ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The stream of one comment.
#[derive(Clone, Copy, Debug)]
pub struct Comment;

/// Where a comment stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Nobody has looked at it yet.
    Waiting,
    /// The agency may read it.
    Shown,
    /// It is kept from the agency: it names or insults somebody.
    Struck,
}

impl Standing {
    /// Every one, in the order of the moderator's work.
    pub const ALL: [Self; 3] = [Self::Waiting, Self::Shown, Self::Struck];

    /// The word in tables and addresses.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Waiting => "waiting",
            Self::Shown => "shown",
            Self::Struck => "struck",
        }
    }

    /// The standing of that word.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// What a comment is now. The words are personal data: only their digest is here and in the journal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Written {
    /// The agency that it is about.
    pub agency: AgencyCode,
    /// The digest of the words.
    pub body: Digest,
    /// Where it stands.
    pub standing: Standing,
}

/// What can happen to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CommentEvent {
    /// It came out of the box.
    Left {
        /// The agency that it is about.
        agency: AgencyCode,
        /// The procedure.
        procedure: ProcedureCode,
        /// The month in which the box was opened, `2024-12`.
        month: String,
        /// The digest of the words.
        body: Digest,
        /// Whether the case was made up.
        synthetic: bool,
    },
    /// The agency may read it.
    Shown,
    /// The agency may not.
    Struck,
}

/// What can be asked.
#[derive(Clone, Debug)]
pub enum CommentCommand {
    /// Keep one.
    Leave {
        /// The agency that it is about.
        agency: AgencyCode,
        /// The procedure.
        procedure: ProcedureCode,
        /// The words.
        body: Sealed,
        /// Whether the case was made up.
        synthetic: bool,
    },
    /// Let the agency read it.
    Show,
    /// Keep it from the agency.
    Strike,
}

impl Stream for Comment {
    const KIND: &'static str = "surveys.comment";
    type State = Written;
    type Event = CommentEvent;
    type Command = CommentCommand;
    type Context = Date;

    fn event_kind(event: &CommentEvent) -> &'static str {
        match event {
            CommentEvent::Left { .. } => "left",
            CommentEvent::Shown => "shown",
            CommentEvent::Struck => "struck",
        }
    }

    fn agency(state: &Written) -> &AgencyCode {
        &state.agency
    }

    fn context(platform: &Platform, _: Option<&Written>, _: &CommentCommand) -> Result<Date, Problem> {
        Ok(platform.clock().civil().local().date())
    }

    /// Comments come from the box alone, and an agency never decides which words about itself it gets to read.
    fn authorise(actor: &Actor, command: &CommentCommand, _: Option<&Written>) -> Result<(), Problem> {
        let allowed = match command {
            CommentCommand::Leave { .. } => actor.role == Role::System,
            CommentCommand::Show | CommentCommand::Strike => MODULE.allows(actor, MODERATE),
        };
        let refused = || refused(Problem::forbidden, T::moderator_only_title, T::moderator_only_hint);
        if allowed { Ok(()) } else { Err(refused()) }
    }

    fn may_view(actor: &Actor, state: &Written) -> bool {
        let own = actor.works_for(&state.agency) && MODULE.allows(actor, READ);
        MODULE.allows(actor, MODERATE) || (own && state.standing == Standing::Shown)
    }

    fn decide(
        _: &Actor,
        state: Option<&Written>,
        command: &CommentCommand,
        today: &Date,
    ) -> Result<Decision<CommentEvent>, Problem> {
        let done = |event| Ok(Decision::Done { events: vec![event], personal: Vec::new() });
        match (state, command) {
            (None, CommentCommand::Leave { agency, procedure, body, synthetic }) => {
                let left = CommentEvent::Left {
                    agency: agency.clone(),
                    procedure: procedure.clone(),
                    month: format!("{:04}-{:02}", today.year(), today.month()),
                    body: body.digest(),
                    synthetic: *synthetic,
                };
                Ok(Decision::Done { events: vec![left], personal: vec![body.clone()] })
            }
            (Some(state), CommentCommand::Show) if state.standing == Standing::Shown => Ok(Decision::Already),
            (Some(state), CommentCommand::Strike) if state.standing == Standing::Struck => Ok(Decision::Already),
            (Some(_), CommentCommand::Show) => done(CommentEvent::Shown),
            (Some(_), CommentCommand::Strike) => done(CommentEvent::Struck),
            (Some(_), CommentCommand::Leave { .. }) => Ok(Decision::Already),
            // `run` does not let it through: an existing stream has a state.
            (None, CommentCommand::Show | CommentCommand::Strike) => Err(platform::not_found()),
        }
    }

    fn evolve(state: Option<Written>, event: &CommentEvent) -> Written {
        match (state, event) {
            (_, CommentEvent::Left { agency, body, .. }) => {
                Written { agency: agency.clone(), body: *body, standing: Standing::Waiting }
            }
            (Some(state), CommentEvent::Shown) => Written { standing: Standing::Shown, ..state },
            (Some(state), CommentEvent::Struck) => Written { standing: Standing::Struck, ..state },
            (None, _) => unreachable!("a journal begins with `left`"),
        }
    }

    fn project(tx: &mut Tx<'_>, step: &Step<'_, Self>) -> Result<(), StoreError> {
        rows::project_comment(tx, step)
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
