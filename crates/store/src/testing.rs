//! For tests of this and other crates: a store of one's own on either engine, and `on_both!` for a test on both.
//!
//! PostgreSQL is the one at `MOTCUA_TEST_POSTGRES`. Without it the tests on PostgreSQL pass and say loudly that they
//! tested nothing; with `MOTCUA_TEST_REQUIRE_POSTGRES=1` they fail instead.

use std::io::Write as _;
use std::ops::Deref;
use std::sync::atomic::{AtomicU64, Ordering};

use kernel::Instant;
use postgres::NoTls;

use crate::sql::Migration;
use crate::store::{Options, Store};

/// When migrations of test stores are said to have been applied.
const TEST_EPOCH_MS: i64 = 1_735_518_600_000;

/// One test on both engines; each gets a store of its own with the store's tables.
///
/// ```text
/// store::on_both! {
///     fn a_case_is_found_again(store) { … }
/// }
/// ```
#[macro_export]
macro_rules! on_both {
    ($($(#[$meta:meta])* fn $name:ident($store:ident) $body:block)*) => {
        $(
            $(#[$meta])*
            mod $name {
                use super::*;

                fn check($store: &$crate::testing::TestStore) $body

                #[test]
                fn sqlite() {
                    check(&$crate::testing::sqlite());
                }

                #[test]
                fn postgres() {
                    if let Some(store) = $crate::testing::postgres_store() {
                        check(&store);
                    }
                }
            }
        )*
    };
}

/// A store for one test. At its end the database goes.
pub struct TestStore {
    store: Store,
    postgres: Option<PgHandle>,
}

impl TestStore {
    /// A private SQLite database with the store's tables and `migrations`.
    pub fn sqlite(options: Options, migrations: &[Migration]) -> TestStore {
        TestStore::new("sqlite::memory:", options, None, migrations)
    }

    /// A private PostgreSQL schema with the store's tables and `migrations`, if there is a PostgreSQL.
    pub fn postgres(options: Options, migrations: &[Migration]) -> Option<TestStore> {
        let handle = postgres()?;
        let url = handle.url();
        Some(TestStore::new(&url, options, Some(handle), migrations))
    }

    fn new(url: &str, options: Options, postgres: Option<PgHandle>, migrations: &[Migration]) -> TestStore {
        // Four connections a test are enough to meet each other, and forty tests may run at once.
        let options = Options { writers: options.writers.or(Some(3)), readers: options.readers.or(Some(1)), ..options };
        let store = Store::open(url, options).expect("the test store opens");
        store.migrate(migrations, Instant::from_millis(TEST_EPOCH_MS)).expect("the test store migrates");
        TestStore { store, postgres }
    }

    /// The PostgreSQL schema below, if it is one.
    pub fn postgres_handle(&self) -> Option<&PgHandle> {
        self.postgres.as_ref()
    }
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl Drop for TestStore {
    fn drop(&mut self) {
        self.store.close();
    }
}

/// A store on SQLite with the store's tables.
pub fn sqlite() -> TestStore {
    TestStore::sqlite(Options::default(), &[])
}

/// A store on PostgreSQL with the store's tables, if there is a PostgreSQL.
pub fn postgres_store() -> Option<TestStore> {
    TestStore::postgres(Options::default(), &[])
}

/// A PostgreSQL schema of one's own, dropped at the end.
pub struct PgHandle {
    base: String,
    schema: String,
}

/// A new schema in the PostgreSQL at `MOTCUA_TEST_POSTGRES`.
pub fn postgres() -> Option<PgHandle> {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let Some(base) = setting("MOTCUA_TEST_POSTGRES") else {
        let required = setting("MOTCUA_TEST_REQUIRE_POSTGRES").is_some_and(|value| value == "1");
        assert!(!required, "MOTCUA_TEST_REQUIRE_POSTGRES=1 but MOTCUA_TEST_POSTGRES names no PostgreSQL");
        // Past the test harness, which would swallow it.
        let line = "\n!!!! NOT TESTED ON POSTGRESQL: MOTCUA_TEST_POSTGRES is not set !!!!\n";
        drop(std::io::stderr().write_all(line.as_bytes()));
        return None;
    };
    let number = NEXT.fetch_add(1, Ordering::Relaxed);
    let schema = format!("test_{}_{number}", std::process::id());
    let handle = PgHandle { base, schema };
    // A test that was killed may have left one of the same name.
    handle.batch(&format!("drop schema if exists {0} cascade; create schema {0}", handle.schema));
    Some(handle)
}

#[expect(clippy::disallowed_methods, reason = "what `cargo x test` tells its tests; the program itself never asks")]
fn setting(name: &str) -> Option<String> {
    std::env::var(name).ok()
}

impl PgHandle {
    /// The address of the schema, for [`Store::open`].
    pub fn url(&self) -> String {
        let mark = if self.base.contains('?') { '&' } else { '?' };
        format!("{}{mark}schema={}", self.base, self.schema)
    }

    /// The schema's name.
    pub fn schema(&self) -> &str {
        &self.schema
    }

    /// Runs statements on a connection of their own.
    pub fn batch(&self, text: &str) {
        let (base, text) = (self.base.clone(), format!("set search_path = {}; {text}", self.schema));
        // A client must never be made or dropped under an async runtime, and the test may have one.
        let thread = std::thread::spawn(move || {
            let mut client = postgres::Client::connect(&base, NoTls).expect("MOTCUA_TEST_POSTGRES can be reached");
            client.batch_execute(&text).expect("the test's statements run");
        });
        thread.join().expect("the test's statements run");
    }
}

impl Drop for PgHandle {
    fn drop(&mut self) {
        self.batch(&format!("drop schema if exists {} cascade", self.schema));
    }
}
