//! A system for tests: counters that can be opened, added to, taken from and written on; with jobs and followers.

use crate::{
    Actor, Decision, Fail, Follower, Job, JobClock, JobEnd, JobFuture, JobKind, Module, NewFact, NewJob, PlacedFact,
    Platform, Role, Step, Stream, StreamKind, rebuild,
};
use kernel::{AgencyCode, Instant, Problem, Said};
use serde::{Deserialize, Serialize};
use store::{Migration, Sql, StoreError, Tx};
use trust::{Digest, Sealed};

/// A sum that `project` cannot write, after having written other rows.
pub(super) const UNLUCKY: i64 = 1_313;
/// An addition that the follower `counter.fussy` cannot take in.
pub(super) const UNHEARD: i64 = 666;
/// How long after an addition its job is due, by the civil clock.
pub(super) const TELL_AFTER_MS: i64 = 3_600_000;

/// A stream of either of two kinds, alike in all but the name.
#[derive(Clone, Debug)]
pub(super) struct Counting<const BELL: bool>;
/// The kind under test.
pub(super) type Counter = Counting<false>;
/// The other kind.
pub(super) type Bell = Counting<true>;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct State {
    pub(super) agency: AgencyCode,
    pub(super) number: i64,
    pub(super) total: i64,
    pub(super) note: Digest,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum Event {
    Opened { agency: AgencyCode, number: i64, note: Digest },
    Added { n: i64 },
    Noted { note: Digest },
}

#[derive(Clone, Debug)]
pub(super) enum Command {
    /// Begins a counter: opened, added to.
    Open { note: Sealed, total: i64 },
    /// Adds each of these, one event each.
    Add(Vec<i64>),
    /// Takes so much, if there is so much.
    Take(i64),
    /// Writes something personal on it.
    Note(Sealed),
    /// Asks for what is so already.
    Rest,
}

impl<const BELL: bool> Stream for Counting<BELL> {
    const KIND: &'static str = if BELL { "counter.bell" } else { "counter.counter" };
    type State = State;
    type Event = Event;
    type Command = Command;
    type Context = Instant;

    fn event_kind(event: &Event) -> &'static str {
        match event {
            Event::Opened { .. } => "opened",
            Event::Added { .. } => "added",
            Event::Noted { .. } => "noted",
        }
    }

    fn agency(state: &State) -> &AgencyCode {
        &state.agency
    }

    fn context(platform: &Platform, _: Option<&State>, _: &Command) -> Result<Instant, Problem> {
        Ok(platform.clock().civil())
    }

    fn authorise(actor: &Actor, _: &Command, _: Option<&State>) -> Result<(), Problem> {
        if actor.role == Role::Officer { Ok(()) } else { Err(Problem::forbidden(Said::default())) }
    }

    fn may_view(actor: &Actor, state: &State) -> bool {
        actor.works_for(&state.agency)
    }

    fn decide(
        actor: &Actor,
        state: Option<&State>,
        command: &Command,
        _: &Instant,
    ) -> Result<Decision<Event>, Problem> {
        let done = |events, personal| Ok(Decision::Done { events, personal });
        match (state, command) {
            (None, Command::Open { note, total }) => {
                let agency = actor.agency.clone().expect("officers have an agency");
                let opened = Event::Opened { agency, number: 0, note: note.digest() };
                done(vec![opened, Event::Added { n: *total }], vec![note.clone()])
            }
            (Some(_), Command::Add(all)) => done(all.iter().map(|n| Event::Added { n: *n }).collect(), Vec::new()),
            (Some(state), Command::Take(n)) if state.total < *n => Err(Problem::bad_input(Said::default())),
            (Some(_), Command::Take(n)) => done(vec![Event::Added { n: -n }], Vec::new()),
            (Some(_), Command::Note(note)) => done(vec![Event::Noted { note: note.digest() }], vec![note.clone()]),
            (_, Command::Rest) => Ok(Decision::Already),
            (None, _) | (Some(_), Command::Open { .. }) => Err(crate::not_found()),
        }
    }

    fn number(tx: &mut Tx<'_>, _: &Instant, events: &mut [Event]) -> Result<(), Fail> {
        for event in events {
            if let Event::Opened { agency, number, .. } = event {
                *number = tx.one(&NUMBER_DRAW, &[agency.as_str().into()])?.int(0)?;
            }
        }
        Ok(())
    }

    fn evolve(state: Option<State>, event: &Event) -> State {
        match (state, event) {
            (_, Event::Opened { agency, number, note }) => {
                State { agency: agency.clone(), number: *number, total: 0, note: *note }
            }
            (Some(state), Event::Added { n }) => State { total: state.total + n, ..state },
            (Some(state), Event::Noted { note }) => State { note: *note, ..state },
            (None, _) => unreachable!("a journal begins with `opened`"),
        }
    }

    fn project(tx: &mut Tx<'_>, step: &Step<'_, Self>) -> Result<(), StoreError> {
        let (stream, after) = (step.stream.into(), step.after);
        let before = step.before.map_or(0, |before| before.total);
        tx.run(&STEP, &[step.event.id.into(), step.event.version.into(), (after.total - before).into()])?;
        tx.run(&ROW, &[stream, after.number.into(), after.total.into(), after.note.into()])?;
        if matches!(step.event.event, Event::Opened { .. }) {
            tx.run(&NUMBER_AT_LEAST, &[after.agency.as_str().into(), after.number.into()])?;
        }
        if after.total == UNLUCKY { Err(StoreError::Constraint("unlucky".to_owned())) } else { Ok(()) }
    }

    fn fact(step: &Step<'_, Self>) -> Option<NewFact> {
        let Event::Added { n } = step.event.event else { return None };
        Some(NewFact { kind: "counter.added", body: serde_json::json!({ "n": n }) })
    }

    fn jobs(step: &Step<'_, Self>, civil: &Instant) -> Vec<NewJob> {
        let Event::Added { .. } = step.event.event else { return Vec::new() };
        let (subject, run_at) = (step.event.id.to_string(), civil.plus_millis(TELL_AFTER_MS));
        vec![NewJob { kind: "counter.tell", subject, run_at, clock: JobClock::Civil }]
    }
}

const TABLES: Migration = Migration {
    system: "counter",
    name: "0001_counter",
    text: "create table counter_row (
             stream {id} primary key, number {int} not null, total {int} not null, note {text} not null) {strict};
           create table counter_step (event {id} primary key, version {int} not null, n {int} not null) {strict};
           create table counter_number (agency {text} primary key, last_n {int} not null) {keyed};
           create table counter_heard (place {int} not null primary key, n {int} not null) {strict};
           create table counter_done (subject {text} primary key, times {int} not null) {strict};",
};

const ROW: Sql = Sql {
    name: "counter_row",
    text: "insert into counter_row (stream, number, total, note) values ($1, $2, $3, $4)
           on conflict (stream) do update set total = excluded.total, note = excluded.note",
};
const STEP: Sql = Sql { name: "step", text: "insert into counter_step (event, version, n) values ($1, $2, $3)" };
const NUMBER_DRAW: Sql = Sql {
    name: "number_draw",
    text: "insert into counter_number (agency, last_n) values ($1, 1)
           on conflict (agency) do update set last_n = counter_number.last_n + 1 returning last_n",
};
const NUMBER_AT_LEAST: Sql = Sql {
    name: "number_at_least",
    text: "insert into counter_number (agency, last_n) values ($1, $2)
           on conflict (agency) do update set last_n = excluded.last_n where counter_number.last_n < excluded.last_n",
};
const HEARD: Sql = Sql { name: "heard", text: "insert into counter_heard (place, n) values ($1, $2)" };
const DONE: Sql = Sql {
    name: "done",
    text: "insert into counter_done (subject, times) values ($1, 1)
           on conflict (subject) do update set times = counter_done.times + 1",
};

/// Everything that `run` writes, one statement a table.
pub(super) const WRITTEN: &[&str] = &[
    "select 'journal ' || id || ' ' || kind || ' ' || hash from journal order by 1",
    "select 'stream ' || id || ' ' || head || ' ' || state from stream order by 1",
    "select 'personal ' || digest from personal order by 1",
    "select 'fact ' || event || ' ' || body from fact order by 1",
    "select 'job ' || id || ' ' || subject from job order by 1",
    "select 'idempotency ' || key || ' ' || digest from idempotency order by 1",
    "select 'row ' || stream || ' ' || cast(total as text) from counter_row order by 1",
    "select 'step ' || event || ' ' || cast(n as text) from counter_step order by 1",
    "select 'number ' || agency || ' ' || cast(last_n as text) from counter_number order by 1",
];

/// Everything that a rebuild makes again, one statement a table.
pub(super) const REBUILT: &[&str] = &[
    "select 'stream ' || id || ' ' || cast(version as text) || ' ' || head || ' ' || state from stream order by 1",
    "select 'row ' || stream || ' ' || cast(number as text) || ' ' || cast(total as text) || ' ' || note
     from counter_row order by 1",
    "select 'step ' || event || ' ' || cast(version as text) || ' ' || cast(n as text) from counter_step order by 1",
    "select 'number ' || agency || ' ' || cast(last_n as text) from counter_number order by 1",
    "select 'heard ' || cast(place as text) || ' ' || cast(n as text) from counter_heard order by 1",
    "select 'follower ' || name || ' ' || cast(place as text) from follower order by 1",
];

/// The systems of the installation under test: the fussy follower comes first.
pub(super) const MODULES: &[&Module] = &[&FUSSY, &COUNTER];

const FUSSY: Module = Module {
    name: "fussy",
    migrations: &[],
    statements: &[],
    permissions: &[],
    jobs: &[],
    follows: &[Follower { name: "counter.fussy", kinds: &["counter."], tables: &[], apply: fuss }],
    streams: &[],
};

const COUNTER: Module = Module {
    name: "counter",
    migrations: &[TABLES],
    statements: &[ROW, STEP, NUMBER_DRAW, NUMBER_AT_LEAST, HEARD, DONE, MET],
    permissions: &[],
    jobs: &[JobKind { kind: "counter.tell", run: work }, JobKind { kind: "counter.work", run: work }],
    follows: &[
        Follower { name: "counter.ears", kinds: &["counter."], tables: &["counter_heard"], apply: hear },
        Follower { name: "counter.deaf", kinds: &["nothing."], tables: &[], apply: fuss },
    ],
    streams: &[
        StreamKind {
            kind: Counter::KIND,
            tables: &["counter_row", "counter_step", "counter_number"],
            replay: rebuild::replay::<Counter>,
        },
        StreamKind { kind: Bell::KIND, tables: &[], replay: rebuild::replay::<Bell> },
    ],
};

fn heard(fact: &PlacedFact) -> i64 {
    fact.body["n"].as_i64().expect("a number")
}

fn hear(tx: &mut Tx<'_>, fact: &PlacedFact) -> Result<(), StoreError> {
    tx.run(&HEARD, &[fact.place.into(), heard(fact).into()]).map(drop)
}

fn fuss(_: &mut Tx<'_>, fact: &PlacedFact) -> Result<(), StoreError> {
    if heard(fact) == UNHEARD { Err(StoreError::Damaged("unheard of".to_owned())) } else { Ok(()) }
}

const MET: Sql =
    Sql { name: "met", text: "select count(*) from counter_done where subject in ('meet one', 'meet two')" };
/// Looks at the other that are enough for it to begin, if it runs at the same time.
const LOOKS_MAX: usize = 2_000;

/// Ends well only if the other job begins before this one has ended.
async fn meet(platform: &Platform) -> JobEnd {
    for _ in 0..LOOKS_MAX {
        let begun = platform.store().read::<_, StoreError, _>("met", |tx| tx.one(&MET, &[])?.int(0)).await;
        if begun == Ok(2) {
            return JobEnd::Done;
        }
    }
    JobEnd::GiveUp("nobody came".to_owned())
}

/// Counts the try, and ends as the job's subject says.
fn work(platform: Platform, job: Job) -> JobFuture {
    Box::pin(async move {
        let subject = job.subject.clone();
        let counted = platform.store().write("work", move |tx| tx.run(&DONE, &[subject.as_str().into()]));
        if let Err(error) = counted.await {
            return JobEnd::Retry(StoreError::to_string(&error));
        }
        let tomorrow = super::start().plus_millis(super::DAY_MS);
        match job.subject.as_str() {
            "early" if platform.clock().civil() < tomorrow => JobEnd::Later(tomorrow),
            "again" => JobEnd::Retry("nobody answers".to_owned()),
            "never" => JobEnd::GiveUp("it cannot be".to_owned()),
            "panic" => panic!("a job that a test wants to panic"),
            "meet one" | "meet two" => meet(&platform).await,
            _ => JobEnd::Done,
        }
    })
}
