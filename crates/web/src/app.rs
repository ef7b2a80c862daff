//! What every handler can reach: the platform, the list of systems, the configuration.

use crate::{
    Access, Endpoint, System, Verb, Visitor,
    metrics::Metrics,
    refused::RefusedForms,
    registry::Registry,
    texts::{problem, said},
    throttle::{Key, Throttle},
};
use kernel::{AgencyCode, Instant, Lang, Problem, ProcedureCode, Said};
use platform::{Permission, Platform};
use std::{collections::HashMap, sync::Arc};

/// What the web edge is told by the binary.
#[derive(Clone, Debug)]
pub struct WebConfig {
    /// Where people reach this installation: `https://motcua.example.vn`, without a slash at the end.
    /// With `https` cookies are `Secure` and `__Host-`, and browsers are told to stay with TLS.
    pub base_url: String,
    /// Whose site it is, in the header of each page.
    pub site: Said,
    /// The password of the demo's accounts, shown on its sign-in page; `None` outside a demo.
    pub demo_password: Option<String>,
    /// Whether a proxy of ours stands in front and appends the caller's address to `X-Forwarded-For`.
    pub behind_proxy: bool,
}

impl Default for WebConfig {
    /// One machine of one's own, without TLS.
    fn default() -> Self {
        Self {
            base_url: "http://127.0.0.1:8080".to_owned(),
            site: said(|t| t.site_default().to_owned()),
            demo_password: None,
            behind_proxy: false,
        }
    }
}

impl WebConfig {
    /// Whether people come over TLS.
    #[must_use]
    pub fn secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }
}

/// The state of the router. Cloning is cheap.
#[derive(Clone)]
pub struct App {
    /// The one way to change anything, and everything below it.
    pub platform: Platform,
    /// Every system of this binary.
    pub systems: &'static [&'static System],
    /// What the web edge was told.
    pub config: Arc<WebConfig>,
    pub(crate) metrics: Arc<Metrics>,
    pub(crate) throttle: Arc<Throttle>,
    pub(crate) doors: Arc<Doors>,
    pub(crate) refused: Arc<RefusedForms>,
}

impl App {
    /// Puts the parts together.
    ///
    /// # Panics
    /// When the registry contradicts itself (an endpoint with an undeclared permission, two at one address):
    /// a mistake of a system that no configuration can cause, found by `registry::Registry::faults` in tests.
    #[must_use]
    pub fn new(platform: Platform, systems: &'static [&'static System], config: WebConfig) -> Self {
        let registry = Registry::of(systems);
        let faults = registry.faults();
        assert!(faults.is_empty(), "the systems contradict each other: {faults:#?}");
        Self {
            platform,
            systems,
            config: Arc::new(config),
            metrics: Arc::new(Metrics::new()),
            throttle: Arc::new(Throttle::default()),
            doors: Arc::new(Doors::of(&registry)),
            refused: Arc::new(RefusedForms::default()),
        }
    }
}

impl App {
    /// Whether this visitor may try a key, as of a receipt: not after many wrong ones from the same network address.
    ///
    /// # Errors
    /// "Too many", with how long to wait.
    pub fn may_guess(&self, visitor: &Visitor) -> Result<(), Problem> {
        let keys = [Key::Guess(visitor.keys.peer.clone())];
        match self.throttle.wait_seconds(&keys, self.platform.clock().real()) {
            None => Ok(()),
            Some(seconds) => Err(problem(
                Problem::too_many,
                |t| t.too_many_guesses_title().into(),
                |t| t.too_many_guesses_hint(seconds.div_ceil(60)),
            )),
        }
    }

    /// Notes, and logs, that this visitor tried a key that is none.
    pub fn guessed_wrong(&self, visitor: &Visitor) {
        tracing::warn!(request = visitor.request.as_str(), "a key that fits nothing");
        self.throttle.failed(&[Key::Guess(visitor.keys.peer.clone())], self.platform.clock().real());
    }

    /// The name of an agency as the packs know it on this day; its code when they do not.
    #[must_use]
    pub fn agency_name(&self, code: &AgencyCode, lang: Lang) -> String {
        self.platform.packs().agency_name(code, self.platform.clock().civil(), lang)
    }

    /// The name of a procedure as it was on the day of `at`, else as it is known; its code when the packs do not know it.
    #[must_use]
    pub fn procedure_name(&self, code: &ProcedureCode, at: Instant, lang: Lang) -> String {
        self.platform.packs().procedure_name(code, at, lang)
    }
}

/// Who may come to an endpoint, with the permission looked up.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Door {
    Public,
    SignedIn,
    Allowed(Permission),
}

/// All doors by method and matched path; the guard asks here before any handler runs.
#[derive(Debug)]
pub(crate) struct Doors(HashMap<String, Vec<(Verb, Door)>>);

impl Doors {
    fn of(registry: &Registry) -> Self {
        let door = |system: &str, endpoint: &Endpoint| match endpoint.access {
            Access::Public => Door::Public,
            Access::SignedIn => Door::SignedIn,
            // A permission that nobody declared lets nobody in.
            Access::Allowed(name) => Door::Allowed(registry.permission(system, name).unwrap_or(Permission {
                name,
                roles: &[],
                in_demo: &[],
            })),
        };
        let mut doors: HashMap<String, Vec<(Verb, Door)>> = HashMap::new();
        for (system, one) in &registry.endpoints {
            doors.entry(one.path.clone()).or_default().push((one.verb, door(system, one)));
        }
        Self(doors)
    }

    pub(crate) fn of_route(&self, verb: Verb, path: &str) -> Option<Door> {
        self.0.get(path)?.iter().find(|(of, _)| *of == verb).map(|(_, door)| *door)
    }
}
