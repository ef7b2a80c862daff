//! Tests of the platform, on both databases, each named after the rule that it proves.

mod accounts;
mod bulk;
mod counter;
mod declared;
mod enrol;
mod erasure;
mod follow;
mod jobs;
mod race;
mod rebuild;
mod run;
mod uploads;
mod view;

use crate::{Actor, BlankPaper, IdempotencyKey, Parts, Platform, Role, Target};
use counter::{Command, Counter, MODULES};
use kernel::{
    AgencyCode, Date, Instant, Problem, ProblemKind, StreamId,
    testing::{SeededEntropy, SimClock},
};
use std::sync::{Arc, OnceLock};
use store::{Options, Sql, StoreError, faults::Faults, testing::TestStore};
use tempfile::TempDir;
use trust::Sealed;

/// An async test on both databases, each with an installation of its own.
macro_rules! on_both {
    ($($(#[$meta:meta])* async fn $name:ident($home:ident) $body:block)*) => {
        $(
            $(#[$meta])*
            async fn $name($home: &crate::tests::Home) $body

            mod $name {
                #[tokio::test]
                async fn sqlite() {
                    super::$name(&crate::tests::Home::sqlite().await).await;
                }

                #[tokio::test]
                async fn postgres() {
                    if let Some(home) = crate::tests::Home::postgres().await {
                        super::$name(&home).await;
                    }
                }
            }
        )*
    };
}
use on_both;

/// The agency that owns the counters.
const AGENCY: &str = "000.08.61.H50";
/// Another one.
const OTHER_AGENCY: &str = "000.06.68.H50";
const MINUTE_MS: i64 = 60_000;
const DAY_MS: i64 = 24 * 60 * MINUTE_MS;

/// Monday 2024-12-30 07:30 in Vietnam: when every test begins.
fn start() -> Instant {
    Instant::from_local(Date::constant(2024, 12, 30).at(7, 30, 0, 0))
}

/// An installation with counters, faults on demand and clocks that stand still.
struct Home {
    platform: Platform,
    clock: Arc<SimClock>,
    faults: Arc<Faults>,
    store: TestStore,
    _files: TempDir,
}

impl Home {
    async fn sqlite() -> Home {
        Home::on(|options| Some(TestStore::sqlite(options, &[]))).await.unwrap()
    }

    async fn postgres() -> Option<Home> {
        Home::on(|options| TestStore::postgres(options, &[])).await
    }

    async fn on(open: impl FnOnce(Options) -> Option<TestStore>) -> Option<Home> {
        let (files, faults) = (tempfile::tempdir().unwrap(), Faults::new());
        let options =
            Options { blobs: Some(files.path().to_owned()), faults: Some(Arc::clone(&faults)), ..Options::default() };
        let store = open(options)?;
        let clock = Arc::new(SimClock::at(start()));
        let platform = platform(&store, &clock, "one", 1, false);
        platform.migrate().await.unwrap();
        Some(Home { platform, clock, faults, store, _files: files })
    }

    /// A second installation on the same database.
    fn beside(&self, node: &str, demo: bool) -> Platform {
        platform(&self.store, &self.clock, node, 2, demo)
    }

    fn new_stream(&self) -> StreamId {
        kernel::new_id(self.platform.clock().real(), self.platform.entropy()).into()
    }

    fn sealed(&self, words: &str) -> Sealed {
        let mut salt = [0; trust::SALT_BYTES];
        self.platform.entropy().fill(&mut salt);
        Sealed::new(salt, "note", &serde_json::json!({ "words": words }))
    }

    /// A counter with personal data, made by `actor` at 10.
    async fn counter(&self, actor: &Actor) -> StreamId {
        let (id, note) = (self.new_stream(), self.sealed("Nguyễn Thị Lan"));
        let _ = self.act(actor, Target::New(id), Command::Open { note, total: 10 }, None).await.unwrap();
        id
    }

    async fn act(
        &self,
        actor: &Actor,
        target: Target,
        command: Command,
        key: Option<IdempotencyKey>,
    ) -> Result<crate::Outcome<Counter>, Problem> {
        self.platform.run::<Counter>(actor, target, command, key).await
    }

    /// The rows of a statement, each as one line.
    async fn lines(&self, text: &'static str) -> Vec<String> {
        let sql = Sql { name: "lines", text };
        let rows = self.store.read::<_, StoreError, _>("lines", move |tx| {
            tx.rows(&sql, &[])?.iter().map(|row| row.text(0).map(str::to_owned)).collect()
        });
        rows.await.unwrap()
    }

    async fn number(&self, text: &'static str) -> i64 {
        let sql = Sql { name: "number", text };
        self.store.read::<_, StoreError, _>("number", move |tx| tx.one(&sql, &[])?.int(0)).await.unwrap()
    }

    /// Runs a statement behind the platform's back.
    async fn tamper(&self, text: &'static str) -> u64 {
        let sql = Sql { name: "tamper", text };
        self.store.write::<_, StoreError, _>("tamper", move |tx| tx.run(&sql, &[])).await.unwrap()
    }

    /// What `run` writes, table by table.
    async fn written(&self) -> Vec<String> {
        let mut all = Vec::new();
        for text in counter::WRITTEN {
            all.extend(self.lines(text).await);
        }
        all
    }

    /// What a rebuild makes again, table by table.
    async fn rebuilt(&self) -> Vec<String> {
        let mut all = Vec::new();
        for text in counter::REBUILT {
            all.extend(self.lines(text).await);
        }
        all
    }

    /// Lets the doctor look at every chain and all personal data.
    async fn is_well(&self) -> store::doctor::Checkup {
        let (store, migrations) = (self.platform.store().clone(), self.platform.migrations());
        let found = tokio::task::spawn_blocking(move || store.doctor(&migrations)).await.unwrap().unwrap();
        assert!(found.is_well(), "{found:#?}");
        found
    }
}

fn platform(store: &TestStore, clock: &Arc<SimClock>, node: &str, seed: u64, demo: bool) -> Platform {
    static PACKS: OnceLock<Arc<pack::Packs>> = OnceLock::new();
    let packs = PACKS.get_or_init(|| Arc::new(pack::Packs::embedded().expect("the embedded packs are right")));
    let clock: Arc<SimClock> = Arc::clone(clock);
    Platform::new(Parts {
        store: (**store).clone(),
        clock,
        entropy: Arc::new(SeededEntropy::new(seed)),
        packs: Arc::clone(packs),
        paper: Arc::new(BlankPaper),
        modules: MODULES,
        node: node.to_owned(),
        demo,
    })
}

fn agency(code: &str) -> AgencyCode {
    code.parse().unwrap()
}

/// Somebody without an account; `n` tells them apart.
fn actor(n: u64, role: Role, of: Option<&str>) -> Actor {
    Actor {
        id: kernel::Id::nil().offset(n).into(),
        login: format!("person{n}"),
        name: format!("Trần Văn {n}"),
        role,
        agency: of.map(agency),
        demo: false,
    }
}

/// An officer of the agency that owns the counters.
fn officer() -> Actor {
    actor(1, Role::Officer, Some(AGENCY))
}

fn key(name: &str, content: &str) -> Option<IdempotencyKey> {
    Some(IdempotencyKey { key: name.to_owned(), digest: content.to_owned() })
}

/// What a person is told, without the words for the log.
fn told(problem: &Problem) -> (ProblemKind, String, String, String, String) {
    let (title, hint) = (&problem.title, &problem.hint);
    (problem.kind, title.vi.clone(), title.en.clone(), hint.vi.clone(), hint.en.clone())
}
