//! The installation under test.

use crate::Person;
use axum::Router;
use kernel::{
    AgencyCode, Clock, Date, Instant, Said,
    testing::{SeededEntropy, SimClock},
};
use platform::{Actor, BlankPaper, Module, NewAccount, Parts, Platform, Role};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, OnceLock, PoisonError},
    thread,
};
use store::{
    Options, StoreError,
    jobs::{self, JobClock},
    testing::TestStore,
};
use web::{App, System, WebConfig};

/// The agency of the accounts that [`TestApp`] makes: the People's Committee of Đông Lương Ward in the embedded pack.
pub const AGENCY: &str = "000.08.61.H50";
/// Another agency, the commune of Cam Hiếu, for testing that nobody sees into it.
pub const OTHER_AGENCY: &str = "000.06.68.H50";
/// The password of all accounts.
pub const PASSWORD: &str = "motcua-test-password";

/// Monday 2024-12-30 07:30 in Vietnam: when every test begins.
#[must_use]
pub fn start() -> Instant {
    Instant::from_local(Date::constant(2024, 12, 30).at(7, 30, 0, 0))
}

/// An installation with these systems, a database of its own and nobody in it.
pub struct TestApp {
    /// The web's state, with platform and systems.
    pub app: App,
    /// The platform, for what is not done over HTTP.
    pub platform: Platform,
    /// Both clocks; they stand still until they are moved.
    pub clock: Arc<SimClock>,
    pub(crate) router: Router,
    tokens: Mutex<HashMap<(String, bool), (String, Instant)>>,
    _store: TestStore,
    _files: Option<tempfile::TempDir>,
}

impl TestApp {
    /// On SQLite, in a private temporary file.
    pub async fn new(systems: &'static [&'static System]) -> Self {
        Self::on(TestStore::sqlite(Options::default(), &[]), systems).await
    }

    /// On PostgreSQL, in a schema of its own; `None`, said loudly, where there is no PostgreSQL.
    pub async fn on_postgres(systems: &'static [&'static System]) -> Option<Self> {
        let files = tempfile::tempdir().expect("a folder for files");
        let options = Options { blobs: Some(files.path().to_owned()), ..Options::default() };
        let mut app = Self::on(TestStore::postgres(options, &[])?, systems).await;
        app._files = Some(files);
        Some(app)
    }

    async fn on(store: TestStore, systems: &'static [&'static System]) -> Self {
        let clock = Arc::new(SimClock::at(start()));
        // One small leak a test: the installation lives as long as the process everywhere else.
        let modules: &'static [&'static Module] = systems.iter().map(|system| system.module).collect::<Vec<_>>().leak();
        let platform = Platform::new(Parts {
            store: store.clone(),
            clock: clock.clone(),
            entropy: Arc::new(SeededEntropy::new(1)),
            packs: packs(),
            paper: Arc::new(BlankPaper),
            modules,
            node: "test".to_owned(),
            demo: false,
        });
        platform.migrate().await.expect("the tables of every system can be made");
        let config = WebConfig {
            base_url: "http://motcua.test".to_owned(),
            site: Said { vi: "Một cửa thử nghiệm".to_owned(), en: "Test one-stop".to_owned() },
            demo_password: None,
            behind_proxy: false,
        };
        let app = App::new(platform.clone(), systems, config);
        let router = web::build_router(app.clone());
        Self { app, platform, clock, router, tokens: Mutex::default(), _store: store, _files: None }
    }

    /// Somebody from the street.
    #[must_use]
    pub fn visitor(&self) -> Person<'_> {
        Person::stranger(self)
    }

    /// A citizen.
    pub async fn citizen(&self) -> Person<'_> {
        self.person("citizen", Role::Citizen, None).await
    }

    /// Somebody at the one-stop desk of [`AGENCY`].
    pub async fn desk(&self) -> Person<'_> {
        self.person("desk", Role::Desk, Some(AGENCY)).await
    }

    /// An officer of [`AGENCY`].
    pub async fn officer(&self) -> Person<'_> {
        self.person("officer", Role::Officer, Some(AGENCY)).await
    }

    /// The one who signs for [`AGENCY`].
    pub async fn leader(&self) -> Person<'_> {
        self.person("leader", Role::Leader, Some(AGENCY)).await
    }

    /// The administrator.
    pub async fn admin(&self) -> Person<'_> {
        self.person("admin", Role::Admin, None).await
    }

    /// Anybody, made when first asked for and then signed in.
    ///
    /// # Panics
    /// When the account cannot be made: the test is wrong.
    pub async fn person(&self, login: &str, role: Role, agency: Option<&str>) -> Person<'_> {
        if self.platform.account(login).await.expect("the store answers").is_none() {
            let new = NewAccount {
                login: login.to_owned(),
                name: format!("Nguyễn Thị {login}"),
                role,
                agency: agency.map(|code| code.parse::<AgencyCode>().expect("an agency code")),
                password: PASSWORD.to_owned(),
                demo: false,
            };
            self.platform.create_account(&Actor::system(), new).await.expect("the account can be made");
        }
        Person::of(self, login)
    }

    /// The account as the platform knows it.
    ///
    /// # Panics
    /// When nobody asked for that person before.
    pub async fn actor(&self, login: &str) -> Actor {
        self.platform.account(login).await.expect("the store answers").expect("somebody of that name")
    }

    /// Works off everything that is due: places, facts, jobs.
    ///
    /// # Panics
    /// When the store cannot.
    pub async fn drain(&self) {
        self.platform.drain().await.expect("the worker works");
    }

    /// Lets time pass on both clocks; what becomes due by it is not done before [`TestApp::drain`].
    pub fn pass_minutes(&self, minutes: i64) {
        self.clock.pass_millis(minutes * 60_000);
    }

    /// Lets days of 24 hours pass on both clocks.
    pub fn pass_days(&self, days: i64) {
        self.pass_minutes(days * 24 * 60);
    }

    /// A session token of that person, opened once as long as it lasts: hashing passwords is slow on purpose.
    pub(crate) fn token(&self, login: &str, bearer: bool) -> Option<String> {
        let lasts_ms = platform::limits::SESSION_COOKIE_MS.min(platform::limits::SESSION_BEARER_MS);
        let tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        let (token, opened) = tokens.get(&(login.to_owned(), bearer))?;
        (self.clock.real().since_ms(*opened) < lasts_ms).then(|| token.clone())
    }

    pub(crate) fn keep_token(&self, login: &str, bearer: bool, token: String) {
        let mut tokens = self.tokens.lock().unwrap_or_else(PoisonError::into_inner);
        tokens.insert((login.to_owned(), bearer), (token, self.clock.real()));
    }
}

impl Drop for TestApp {
    fn drop(&mut self) {
        if thread::panicking() {
            return;
        }
        let (platform, clock) = (self.platform.clone(), self.clock.clone());
        // On a thread of its own: the test may be async, and nothing may block there.
        let left = thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
            runtime.block_on(async {
                platform.drain().await.expect("the worker works off what the test left");
                left_over(&platform, clock.as_ref()).await.expect("the store answers")
            })
        });
        let left = left.join().expect("the end of the test can be looked at");
        assert!(left.is_empty(), "the test left something undone: {left:#?}");
    }
}

/// Dead jobs, jobs that fail and wait for their next try, events without a place, followers that lag behind.
async fn left_over(platform: &Platform, clock: &SimClock) -> Result<Vec<String>, StoreError> {
    let (civil, real) = (clock.civil(), clock.real());
    let followers: Vec<&'static str> =
        platform.modules().iter().flat_map(|module| module.follows).map(|follower| follower.name).collect();
    let look = platform.store().write("test end", move |tx| {
        let mut left = Vec::new();
        for (_, kind, subject, error) in jobs::dead(tx, 10)? {
            left.push(format!("the job {kind} of {subject} died: {error}"));
        }
        for (clock, now) in [(JobClock::Civil, civil), (JobClock::Real, real)] {
            if jobs::next_due(tx, clock)?.is_some_and(|due| due <= now) {
                left.push(format!("a job of the {} clock is due and was not done", clock.as_str()));
            }
        }
        let unplaced = store::journal::place_next(tx, 1_000)?;
        if unplaced > 0 {
            left.push(format!("{unplaced} events had no place in the log"));
        }
        for name in &followers {
            if !store::follower::next(tx, name, 1)?.is_empty() {
                left.push(format!("the follower {name} lags behind"));
            }
        }
        Ok(left)
    });
    look.await
}

/// The embedded packs, read once for all tests of a process: nobody changes them.
fn packs() -> Arc<pack::Packs> {
    static PACKS: OnceLock<Arc<pack::Packs>> = OnceLock::new();
    PACKS.get_or_init(|| Arc::new(pack::Packs::embedded().expect("the embedded packs are right"))).clone()
}
