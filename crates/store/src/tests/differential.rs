//! The same random operations on both engines give the same answers and the same tables.

use kernel::testing::SeededEntropy;
use kernel::{AccountId, EventId};
use serde_json::json;
use std::collections::BTreeSet;
use trust::{Digest, Sealed};

use super::{at, id, kind, stream};
use crate::idempotency::Known;
use crate::jobs::{Claim, Job, JobClock, NewJob};
use crate::journal::{Append, Head, NewEvent};
use crate::outbox::NewFact;
use crate::testing::TestStore;
use crate::{
    Options, Sql, StoreError, Tx, Value, access, follower, idempotency, jobs, journal, lease, outbox, personal,
};

const SEEDS: u64 = 6;
const OPERATIONS: u64 = 250;

/// Every table, in the order of its key.
const TABLES: [Sql; 10] = [
    Sql { name: "stream", text: "select id, kind, agency, version, head, recorded_at, state from stream order by id" },
    Sql {
        name: "journal",
        text: "select id, stream, version, kind, at, recorded_at, actor, body, prev, hash, node, place from journal order by id",
    },
    Sql {
        name: "personal",
        text: "select digest, stream, subject, salt, body, erased_at from personal order by digest",
    },
    Sql {
        name: "access",
        text: "select stream, viewer, reason, day, first_at, last_at, times from access order by 1, 2, 3, 4",
    },
    Sql { name: "fact", text: "select event, stream, version, kind, body, at from fact order by event" },
    Sql { name: "follower", text: "select name, place from follower order by name" },
    Sql {
        name: "job",
        text: "select id, kind, subject, run_at, clock, attempts, leased_by, leased_until, again_at, state, last_error from job order by id",
    },
    Sql { name: "idempotency", text: "select actor, key, digest, stream, version, at from idempotency order by 1, 2" },
    Sql { name: "lease", text: "select name, holder, until from lease order by name" },
    Sql { name: "migration", text: "select system, name, hash, at from migration order by 1, 2" },
];

/// Runs operations drawn from a seed; every answer is written down.
struct Run<'s> {
    store: &'s TestStore,
    chance: SeededEntropy,
    now: i64,
    answers: Vec<String>,
}

impl Run<'_> {
    fn below(&self, bound: u64) -> u64 {
        self.chance.next_u64() % bound
    }

    fn pick(&self, from: &[&'static str]) -> &'static str {
        from[usize::try_from(self.below(u64::try_from(from.len()).unwrap())).unwrap()]
    }

    fn act<T: std::fmt::Debug + Send + 'static>(
        &mut self,
        name: &'static str,
        run: impl Fn(&mut Tx<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Option<T> {
        let answer = self.store.write_blocking(name, run);
        // The words of an error are the engine's own; its kind must be the same.
        self.answers.push(match &answer {
            Ok(value) => format!("{name}: {value:?}"),
            Err(error) => format!("{name}: {}", kind(error)),
        });
        answer.ok()
    }

    fn append(&mut self, number: u64) {
        let (to, now) = (stream(self.below(6)), at(self.now));
        // Sometimes a stale or invented version.
        let stale = self.below(5) == 0;
        let events = self.below(3) + u64::from(self.below(20) != 0);
        let fact = self.pick(&["", "thing.made", "thing.changed"]);
        self.act("append", move |tx| {
            let mut base = journal::load(tx, to)?.map_or(Head::NEW, |row| row.head);
            if stale {
                base.version = base.version.saturating_sub(1);
            }
            let body = json!({"n": number, "Đ": [1.5, null, true], "a": {"z": "é", "b": -7}});
            let ids: Vec<EventId> = (0..events).map(|n| id(number * 10 + n).into()).collect();
            let events: Vec<NewEvent<'_>> =
                ids.iter().map(|id| NewEvent { id: *id, kind: "did", body: &body }).collect();
            let state = json!({"n": number}).to_string();
            let head = journal::append(
                tx,
                &Append {
                    stream: to,
                    kind: "thing",
                    agency: "a",
                    base,
                    at: now,
                    recorded_at: now,
                    actor: AccountId::nil(),
                    node: "n",
                    events: &events,
                    state: &state,
                },
            )?;
            if !fact.is_empty() {
                let event = ids[0];
                let said = NewFact { event, stream: to, version: head.version, kind: fact, body: &body, at: now };
                outbox::put(tx, &said)?;
            }
            Ok(head)
        });
    }

    fn job(&mut self, number: u64) {
        let (now, due) = (self.now, self.now + i64::try_from(self.below(200)).unwrap() - 100);
        let subject = self.pick(&["a", "b", "c", "d"]);
        let clock = if subject < "c" { JobClock::Real } else { JobClock::Civil };
        match self.below(3) {
            0 => {
                let job = NewJob { id: id(number * 10), kind: "mail", subject, run_at: at(due), clock };
                self.act("enqueue", move |tx| jobs::enqueue(tx, &job));
            }
            1 => {
                let holder = self.pick(&["w1", "w2"]);
                let limit = i64::try_from(self.below(3)).unwrap() + 1;
                let wanted = Claim { holder, clock, due: at(now), now: at(now), until: at(now + 60), limit };
                let taken = self.act("claim", move |tx| jobs::claim(tx, &wanted)).unwrap_or_default();
                for job in taken {
                    self.end(job, holder);
                }
            }
            _ => {
                self.act("counts", jobs::counts);
                self.act("sweep", move |tx| jobs::sweep(tx, at(now - 300), 5));
            }
        }
    }

    fn end(&mut self, job: Job, holder: &'static str) {
        let now = self.now;
        match self.below(6) {
            0 => self.act("done", move |tx| jobs::done(tx, job.id, holder)),
            1 => self.act("retry", move |tx| jobs::retry(tx, &job, holder, at(now + 20), "not yet")),
            2 => self.act("later", move |tx| jobs::later(tx, job.id, holder, at(now + 30))),
            3 => self.act("give_up", move |tx| jobs::give_up(tx, job.id, holder, "never")),
            4 => self.act("wrong holder", move |tx| jobs::done(tx, job.id, "nobody")),
            // The worker dies with the job in its hands.
            _ => None,
        };
    }

    fn personal(&mut self, number: u64) {
        let (of, now) = (stream(self.below(6)), at(self.now));
        let salt = [u8::try_from(self.below(2)).unwrap(); 32];
        match self.below(4) {
            0 | 1 => {
                let sealed = Sealed::new(salt, "applicant", &json!({"name": "Nguyễn", "n": number % 3}));
                let digest = sealed.digest();
                self.act("put", move |tx| personal::put(tx, of, &sealed));
                self.act("get", move |tx| personal::get(tx, &digest));
            }
            2 => {
                let digest = Sealed::new(salt, "applicant", &json!({"name": "Nguyễn", "n": number % 3})).digest();
                self.act("erase", move |tx| personal::erase(tx, &digest, now));
            }
            _ => {
                self.act("of_stream", move |tx| personal::of_stream(tx, of));
                if number.is_multiple_of(11) {
                    self.act("erase_stream", move |tx| personal::erase_stream(tx, of, now));
                }
            }
        }
        let (viewer, reason, day) = (id(self.below(3)), self.pick(&["handling", "own"]), self.pick(&["d1", "d2"]));
        self.act("look", move |tx| {
            let viewer = AccountId::from(viewer);
            let look = access::Look { viewer, viewer_name: "x", viewer_agency: "", reason, day, at: now };
            access::note(tx, &look, &BTreeSet::from([of]))?;
            access::of_stream(tx, of, 5)
        });
    }

    fn follow(&mut self) {
        let limit = i64::try_from(self.below(5)).unwrap();
        self.act("place", move |tx| journal::place_next(tx, limit));
        let name = self.pick(&["programme", "insight"]);
        let limit = limit + 1;
        let batch = self.act("next", move |tx| follower::next(tx, name, limit));
        let stale = self.below(4) == 0;
        if let Some(batch) = batch.filter(|batch| !batch.is_empty()) {
            let from = if stale { batch.from + 1 } else { batch.from };
            self.act("advance", move |tx| follower::advance(tx, name, from, batch.to));
        }
        self.act("followers", follower::list);
    }

    fn keys_and_leases(&mut self, number: u64) {
        let (now, holder) = (self.now, self.pick(&["n1", "n2"]));
        let length = i64::try_from(self.below(100)).unwrap();
        self.act("lease", move |tx| lease::acquire(tx, "places", holder, at(now), at(now + length)));
        if self.below(4) == 0 {
            self.act("release", move |tx| lease::release(tx, "places", holder));
        }
        let (actor, key) = (AccountId::from(id(self.below(2))), self.pick(&["k1", "k2", "k3", "k4"]));
        let known = Known { digest: Digest::of(&number.to_be_bytes()), stream: stream(1), version: 1, at: at(now) };
        self.act("idempotency", move |tx| match idempotency::find(tx, actor, key)? {
            Some(found) if number.is_multiple_of(3) => {
                // Put all the same: a conflict.
                idempotency::put(tx, actor, key, &known)?;
                Ok(Some(found))
            }
            Some(found) => Ok(Some(found)),
            None => idempotency::put(tx, actor, key, &known).map(|()| None),
        });
        if self.below(20) == 0 {
            self.act("sweep", move |tx| idempotency::sweep(tx, at(now - 400)));
        }
    }

    fn all(mut self) -> (Vec<String>, Vec<Vec<Vec<Value>>>) {
        for number in 1..=OPERATIONS {
            self.now += i64::try_from(self.below(40)).unwrap() - 5;
            match self.below(8) {
                0..3 => self.append(number),
                3 | 4 => self.job(number),
                5 => self.personal(number),
                6 => self.follow(),
                _ => self.keys_and_leases(number),
            }
        }
        let tables = TABLES.map(|sql| {
            let rows = self.store.read_blocking("dump", move |tx: &mut Tx<'_>| tx.rows(&sql, &[])).unwrap();
            rows.into_iter().map(|row| row.values).collect()
        });
        (self.answers, tables.into())
    }
}

fn run(store: &TestStore, seed: u64) -> (Vec<String>, Vec<Vec<Vec<Value>>>) {
    Run { store, chance: SeededEntropy::new(seed), now: 0, answers: Vec::new() }.all()
}

#[test]
fn both_engines_give_the_same_answers_and_the_same_tables() {
    let mut seen = Vec::new();
    for seed in 1..=SEEDS {
        // A conflict that one thread makes alone does not go away by waiting.
        let options = Options { retries: Some(0), ..Options::default() };
        let Some(postgres) = TestStore::postgres(options.clone(), &[]) else { return };
        let sqlite = TestStore::sqlite(options, &[]);
        let (said, tables) = run(&sqlite, seed);
        let (also_said, also_tables) = run(&postgres, seed);
        for (number, (left, right)) in said.iter().zip(&also_said).enumerate() {
            assert_eq!(left, right, "seed {seed}, answer {number}");
        }
        assert_eq!(said.len(), also_said.len(), "seed {seed}");
        for (sql, (left, right)) in TABLES.iter().zip(tables.iter().zip(&also_tables)) {
            assert_eq!(left, right, "seed {seed}, table {}", sql.name);
        }
        seen.extend(said);
        assert!(sqlite.doctor(&[]).unwrap().is_well() && postgres.doctor(&[]).unwrap().is_well());
    }
    // The draw must reach what it is meant to compare.
    for wanted in [
        "append: Conflict",
        "append: Limit",
        "claim: [Job",
        "done: true",
        "later: true",
        "retry: true",
        "give_up: true",
        "wrong holder: false",
        "erase: true",
        "erase: false",
        "advance: ()",
        "advance: Conflict",
        "lease: true",
        "lease: false",
        "release: true",
        "idempotency: Conflict",
    ] {
        assert!(seen.iter().any(|line| line.starts_with(wanted)), "no seed gave {wanted}");
    }
}
