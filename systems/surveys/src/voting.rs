//! The vote: a right is used up and a ballot falls into the box, and nothing ties the two together.
//!
//! Read docs/ballots.md before changing anything here. No event, no idempotency key, no time and no id that the two rows
//! would share: the right's row says only that it is used, the ballot's row says only what was answered. What is in the
//! journal comes later, from [`open`], in the order of random names.

use crate::{
    jobs,
    limits::{AGENCIES_PER_BATCH_MAX, BALLOTS_PER_BATCH_MAX, BALLOTS_TOGETHER_MIN, MADE_UP_PER_BATCH_MAX},
    rows::{BOX_AGENCIES, BOX_HAS, BOX_PAGE, BOX_PUT, RIGHT_OF, SLIP_PAGE, SLIP_PUT, VOTED_PUT},
    state::{About, Answers, Ballot, Cast, Comment, CommentCommand, refused},
    text::T,
};
use ::facts::onestop::Channel;
use kernel::{AgencyCode, Date, Entropy, Id, Problem, ProcedureCode, StreamId};
use platform::{Actor, Fail, Platform, Stream, Thread};
use std::collections::BTreeMap;
use store::{Row, StoreError, Tx, Value, jobs::NewJob};
use trust::{Digest, SALT_BYTES, Sealed};

/// Whether a case may be rated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Right {
    /// It has had no answer yet, or one that is not rated.
    None,
    /// Once, until the end of that day.
    Open(Date),
    /// It has been.
    Used,
    /// It could have been until that day.
    Ended(Date),
}

struct Known {
    about: About,
    last_day: Date,
    used: bool,
}

fn known(tx: &mut Tx<'_>, case: StreamId) -> Result<Option<Known>, StoreError> {
    let Some(row) = tx.opt(&RIGHT_OF, &[case.into()])? else { return Ok(None) };
    Ok(Some(Known { about: about(&row, 0)?, last_day: row.parse(6)?, used: row.int(7)? != 0 }))
}

/// What a right or a ballot in the box is about, from six columns.
fn about(row: &Row, from: usize) -> Result<About, StoreError> {
    let channel = match row.text(from + 4)? {
        "direct" => Channel::Direct,
        "online" => Channel::Online,
        "post" => Channel::Post,
        _ => return Err(StoreError::Damaged("a channel that nobody wrote".to_owned())),
    };
    Ok(About {
        agency: row.parse(from)?,
        procedure: row.parse(from + 1)?,
        field: row.text(from + 2)?.to_owned(),
        level: row.text(from + 3)?.to_owned(),
        channel,
        synthetic: row.bool(from + 5)?,
    })
}

/// Whether this case may be rated today.
pub(crate) async fn right(platform: &Platform, case: StreamId) -> Result<Right, Problem> {
    let today = platform.clock().civil().local().date();
    let found = platform.store().read::<_, Fail, _>("survey right", move |tx| Ok(known(tx, case)?));
    Ok(match found.await? {
        None => Right::None,
        Some(known) if known.last_day < today => Right::Ended(known.last_day),
        Some(known) if known.used => Right::Used,
        Some(known) => Right::Open(known.last_day),
    })
}

/// What became of a vote.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[must_use]
pub enum Vote {
    /// It is in the box.
    Cast,
    /// It was: the same form was sent twice.
    Already,
}

/// A ballot on its way into the box, with everything drawn that a closure may not draw.
#[derive(Clone)]
struct Ready {
    case: StreamId,
    form: Digest,
    ballot: Id,
    comment: Id,
    answers: Answers,
}

impl Ready {
    /// `form` is the number that the form carried; it is kept as a digest, and only until the box is opened.
    fn new(platform: &Platform, case: StreamId, form: &str, answers: Answers) -> Self {
        let (ballot, comment) = (random_name(platform.entropy()), random_name(platform.entropy()));
        let drawn = if form.is_empty() { random_name(platform.entropy()).to_string() } else { form.to_owned() };
        let form = Digest::of_parts(&[b"motcua ballot\0", drawn.as_bytes(), b"\0", case.to_string().as_bytes()]);
        Self { case, form, ballot, comment, answers }
    }

    fn put(&self, tx: &mut Tx<'_>, today: Date) -> Result<Vote, Fail> {
        let known =
            known(tx, self.case)?.ok_or_else(|| refused(Problem::conflict, T::no_right_title, T::no_right_hint))?;
        if known.last_day < today {
            return Err(refused(Problem::conflict, T::ended_title, T::ended_hint).into());
        }
        if tx.run(&VOTED_PUT, &[self.case.into()])? == 0 {
            let same_form = tx.one(&BOX_HAS, &[self.form.to_string().into()])?.int(0)? > 0;
            let again = || refused(Problem::conflict, T::voted_title, T::voted_hint);
            return if same_form { Ok(Vote::Already) } else { Err(again().into()) };
        }
        let about = &known.about;
        if tx.run(&BOX_PUT, &self.values(about)?)? == 0 {
            return Err(platform::internal("a form in the box of a case that was not rated").into());
        }
        if let Some(words) = &self.answers.comment {
            let (agency, procedure) = (about.agency.as_str().into(), about.procedure.as_str().into());
            let values = [self.comment.into(), agency, procedure, about.synthetic.into(), words.as_str().into()];
            tx.run(&SLIP_PUT, &values)?;
        }
        Ok(Vote::Cast)
    }

    fn values(&self, about: &About) -> Result<[Value; 10], StoreError> {
        let answers = serde_json::to_string(&self.answers.factors);
        Ok([
            self.form.to_string().into(),
            self.ballot.into(),
            about.agency.as_str().into(),
            about.procedure.as_str().into(),
            about.field.as_str().into(),
            about.level.as_str().into(),
            about.channel.code().into(),
            about.synthetic.into(),
            i64::from(self.answers.overall).into(),
            answers.map_err(|error| StoreError::Damaged(error.to_string()))?.into(),
        ])
    }
}

/// Casts the one vote of a case. Whoever calls has made sure that the caller may (`web::case_for`).
///
/// # Errors
/// When the case may not be rated, not any more, or has been; nothing is changed then. The store's trouble.
pub async fn vote(platform: &Platform, case: StreamId, form: &str, answers: Answers) -> Result<Vote, Problem> {
    let ready = Ready::new(platform, case, form, answers);
    let (today, opening) = (platform.clock().civil().local().date(), opening(platform));
    let voted = platform.store().write::<_, Fail, _>("survey vote", move |tx| {
        let vote = ready.put(tx, today)?;
        if vote == Vote::Cast {
            store::jobs::enqueue(tx, &opening)?;
        }
        Ok(vote)
    });
    Ok(voted.await?)
}

/// The job that opens the box. Its id carries the time of the opening, not that of the vote that asked for it.
fn opening(platform: &Platform) -> NewJob<'static> {
    let run_at = jobs::next_opening(platform.clock().civil());
    let id = kernel::new_id(run_at, platform.entropy());
    NewJob { id, kind: jobs::OPEN, subject: jobs::OPEN, run_at, clock: platform::JobClock::Civil }
}

/// Casts made-up ballots for cases that are labelled as made up: what the demo's play calls, and nothing else. The same
/// right, the same box, the same rules as a person's vote; several hundred share a transaction. Cases that may not be
/// rated (any more), or have been, are passed over, and so is every real case. Says how many were cast.
///
/// The rights come from facts: let the platform tell them first (`Platform::tell`). Open the box afterwards ([`open`]),
/// on the day that the ballots are to count for.
///
/// # Errors
/// The store's trouble; what was cast before it stays cast.
pub async fn cast_made_up(platform: &Platform, votes: Vec<(StreamId, Answers)>) -> Result<u64, Problem> {
    let today = platform.clock().civil().local().date();
    let ready: Vec<Ready> = votes.into_iter().map(|(case, answers)| Ready::new(platform, case, "", answers)).collect();
    let mut cast = 0;
    for batch in ready.chunks(MADE_UP_PER_BATCH_MAX) {
        let (batch, opening) = (batch.to_vec(), opening(platform));
        let put = platform.store().write::<_, Fail, _>(store::BULK, move |tx| {
            let mut cast = 0;
            for one in &batch {
                let fits = known(tx, one.case)?
                    .is_some_and(|known| known.about.synthetic && !known.used && known.last_day >= today);
                if fits && one.put(tx, today)? == Vote::Cast {
                    cast += 1;
                }
            }
            store::jobs::enqueue(tx, &opening)?;
            Ok(cast)
        });
        cast += put.await?;
    }
    Ok(cast)
}

/// How much is taken out of the box.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opening {
    /// The ballots of agencies of which several lie together: on an ordinary evening.
    Together,
    /// All: on the last evening of a month.
    All,
}

/// Opens the box: ballots become counted ones, each a stream of the journal, in the order of their random names,
/// then what was written with them, apart. What cannot be done is still in the box. Says how many.
///
/// # Errors
/// The store's trouble; opening it again goes on where it stopped.
pub async fn open(platform: &Platform, opening: Opening) -> Result<u64, Problem> {
    let together = if opening == Opening::All { 1 } else { BALLOTS_TOGETHER_MIN };
    let (mut opened, mut after) = (0, String::new());
    loop {
        let asked = after.clone();
        let agencies = platform.store().read::<_, Fail, _>("survey box", move |tx| {
            let values = [together.into(), asked.as_str().into(), AGENCIES_PER_BATCH_MAX.into()];
            let rows = tx.rows(&BOX_AGENCIES, &values)?;
            Ok(rows.iter().map(|row| row.text(0).map(str::to_owned)).collect::<Result<Vec<_>, _>>()?)
        });
        let agencies = agencies.await?;
        let Some(last) = agencies.last().cloned() else { break };
        for agency in agencies {
            opened += open_for(platform, agency).await?;
        }
        after = last;
    }
    if opened > 0 {
        platform.poke();
    }
    Ok(opened)
}

/// One agency's ballots, then what was written about it: never side by side, so that the order of the journal does not
/// tell whose words came with which ballot.
async fn open_for(platform: &Platform, agency: String) -> Result<u64, Problem> {
    let mut opened = 0;
    loop {
        let of = agency.clone();
        let page = platform.store().read::<_, Fail, _>("survey box", move |tx| {
            let rows = tx.rows(&BOX_PAGE, &[of.as_str().into(), BALLOTS_PER_BATCH_MAX.into()])?;
            Ok(rows.iter().map(boxed).collect::<Result<Vec<_>, StoreError>>()?)
        });
        let ballots = named(platform, page.await?);
        if ballots.is_empty() {
            break;
        }
        opened += ballots.len() as u64;
        count::<Ballot>(platform, ballots).await?;
    }
    loop {
        let of = agency.clone();
        let page = platform.store().read::<_, Fail, _>("survey slips", move |tx| {
            let rows = tx.rows(&SLIP_PAGE, &[of.as_str().into(), BALLOTS_PER_BATCH_MAX.into()])?;
            Ok(rows.iter().map(slip).collect::<Result<Vec<_>, StoreError>>()?)
        });
        let slips = page.await?.into_iter().map(|(comment, slip)| (comment, slip.sealed(platform.entropy()))).collect();
        let slips = named(platform, slips);
        if slips.is_empty() {
            return Ok(opened);
        }
        count::<Comment>(platform, slips).await?;
    }
}

/// A command to a stream that does not exist yet, with the first of the ids that its events may take.
type New<C> = (StreamId, C, Id);

fn named<C>(platform: &Platform, commands: Vec<(StreamId, C)>) -> Vec<New<C>> {
    let first = || kernel::new_id(platform.clock().real(), platform.entropy());
    commands.into_iter().map(|(stream, command)| (stream, command, first())).collect()
}

/// Each command goes the way of `Platform::run`, all in one transaction.
async fn count<S: Stream>(platform: &Platform, commands: Vec<New<S::Command>>) -> Result<(), Problem> {
    let program = Actor::system();
    let work = move |bulk: &mut platform::Bulk<'_, '_>| {
        commands.iter().try_for_each(|(stream, command, first)| {
            bulk.run(&mut Thread::<S>::new(*stream), &program, command, *first)
        })
    };
    Ok(platform.bulk(work).await?)
}

fn boxed(row: &Row) -> Result<(StreamId, Cast), StoreError> {
    let answers: BTreeMap<String, u8> = row.json(8)?;
    let score = u8::try_from(row.int(7)?).map_err(|_| StoreError::Damaged("an answer beyond the scale".to_owned()))?;
    Ok((row.parse(0)?, Cast { about: about(row, 1)?, score, answers }))
}

/// What was written, as it lies in the box.
struct Slip {
    agency: AgencyCode,
    procedure: ProcedureCode,
    synthetic: bool,
    words: String,
}

fn slip(row: &Row) -> Result<(StreamId, Slip), StoreError> {
    let words = row.text(4)?.to_owned();
    Ok((row.parse(0)?, Slip { agency: row.parse(1)?, procedure: row.parse(2)?, synthetic: row.bool(3)?, words }))
}

impl Slip {
    fn sealed(self, entropy: &dyn Entropy) -> CommentCommand {
        let mut salt = [0_u8; SALT_BYTES];
        entropy.fill(&mut salt);
        CommentCommand::Leave {
            agency: self.agency,
            procedure: self.procedure,
            body: Sealed::new(salt, "comment", &serde_json::json!({ "text": self.words })),
            synthetic: self.synthetic,
        }
    }
}

/// A name of 122 random bits (UUID of version 4). The usual names of the house begin with the millisecond at which they
/// were drawn, which here would be the moment of the vote.
fn random_name(entropy: &dyn Entropy) -> Id {
    let mut bytes = [0_u8; 16];
    entropy.fill(&mut bytes);
    bytes[6] = (bytes[6] & 0x0f) | 0x40;
    bytes[8] = (bytes[8] & 0x3f) | 0x80;
    let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    let text = [&hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..]].join("-");
    text.parse().expect("sixteen bytes written as a UUID")
}
