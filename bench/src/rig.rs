//! An installation in process: the platform, its people, and whole lives of cases through the one write path.

use crate::{form, machine};
use kernel::{AccountId, AgencyCode, Clock, Entropy, Id, Instant, Problem, ProcedureCode, StreamId, new_id};
use onestop::{
    application::{Applicant, Application, new_tracking_key},
    cases::Cases,
    state::{Action, Channel, Document, Filing, Outcome, ReturnHow, Who, tracking_digest},
};
use platform::{Actor, BlankPaper, IdempotencyKey, Module, Parts, Platform, Role, Target};
use std::sync::Arc;
use store::{Options, Store};

/// Transitions of one life: file, receive, assign, propose, sign, return.
pub const STEPS: usize = 6;

/// Monday 2024-12-30, 09:00 in Vietnam: an office that is open.
const STARTS_AT: &str = "2024-12-30T09:00:00+07:00";

const MODULES: &[&Module] = &[&onestop::MODULE];

/// Both clocks go on with the machine's; the civil one began on a working day.
struct BenchClock {
    offset_ms: i64,
}

impl Clock for BenchClock {
    fn civil(&self) -> Instant {
        machine::now().plus_millis(self.offset_ms)
    }

    fn real(&self) -> Instant {
        machine::now()
    }
}

/// The operating system's randomness, as in the binary.
struct BenchEntropy;

impl Entropy for BenchEntropy {
    fn fill(&self, bytes: &mut [u8]) {
        getrandom::fill(bytes).expect("the operating system gives randomness");
    }
}

/// The people of one office.
struct Office {
    agency: AgencyCode,
    desk: Actor,
    officer: Actor,
    leader: Actor,
}

/// An installation whose queues nobody drains.
pub struct Rig {
    platform: Platform,
    citizen: Actor,
    offices: Vec<Office>,
    procedure: ProcedureCode,
}

impl Rig {
    /// Opens the database at `url` and makes its tables. Blocks.
    pub fn open(url: &str, options: Options) -> Result<Rig, String> {
        let packs = pack::Packs::embedded().map_err(|findings| format!("{findings:#?}"))?;
        let store = Store::open(url, options).map_err(|e| e.to_string())?;
        let start: Instant = STARTS_AT.parse().map_err(|_| "the start is no instant")?;
        let clock = BenchClock { offset_ms: start.millis() - machine::now().millis() };
        let platform = Platform::new(Parts {
            store,
            clock: Arc::new(clock),
            entropy: Arc::new(BenchEntropy),
            packs: Arc::new(packs),
            paper: Arc::new(BlankPaper),
            modules: MODULES,
            node: "bench".to_owned(),
            demo: false,
        });
        let store = platform.store();
        store.migrate(&platform.migrations(), platform.clock().real()).map_err(|e| e.to_string())?;
        let procedure: ProcedureCode = form::PROCEDURE.parse().map_err(|_| "no procedure code")?;
        let today = platform.clock().civil().local().date();
        let version = platform.packs().procedure(&procedure, today).ok_or("the packs have no birth registration")?;
        let agencies = platform.packs().agencies_for(version, today);
        let offices: Vec<Office> = agencies.into_iter().map(|agency| Office::of(&agency.code)).collect();
        let offices = form::in_turn(offices)?;
        Ok(Rig { citizen: person(Role::Citizen, None), offices, procedure, platform })
    }

    /// Where it is kept.
    pub fn store(&self) -> &Store {
        self.platform.store()
    }

    /// One case from the application to the answer, in the office whose turn it is.
    pub async fn life(&self, number: usize) -> Result<(), Problem> {
        let office = &self.offices[number % self.offices.len()];
        let stream = StreamId::from(self.id());
        self.act(&self.citizen, Target::New(stream), self.filing(office)).await?;
        let steps: [(&Actor, Action); STEPS - 1] = [
            (&office.desk, Action::Receive),
            (&office.officer, Action::Assign { officer: Who::from(&office.officer) }),
            (&office.officer, Action::Propose { outcome: Outcome::Grant, note: None }),
            (&office.leader, Action::Sign),
            (&office.desk, Action::Return { how: ReturnHow::Direct, to: None, note: None }),
        ];
        for (actor, action) in steps {
            self.act(actor, Target::Existing(stream), action).await?;
        }
        Ok(())
    }

    async fn act(&self, actor: &Actor, target: Target, action: Action) -> Result<(), Problem> {
        let key = IdempotencyKey { key: self.id().to_string(), digest: action.act().code().to_owned() };
        self.platform.run::<Cases>(actor, target, action.command(), Some(key)).await.map(drop)
    }

    fn filing(&self, office: &Office) -> Action {
        let entropy = self.platform.entropy();
        let tracking_key = new_tracking_key(entropy);
        let applicant = Applicant {
            name: "Lê Thị Thu Hà".to_owned(),
            id_number: "045196001234".to_owned(),
            phone: "0912345678".to_owned(),
            ..Applicant::default()
        };
        let tracking = tracking_digest(&tracking_key);
        let (form, delivery) = (form::answers(), None);
        let application = Application { applicant, form, files: Vec::new(), tracking_key, delivery };
        Action::File(Box::new(Filing {
            procedure: self.procedure.clone(),
            agency: office.agency.clone(),
            channel: Channel::Online,
            applicant: Some(self.citizen.id),
            application: application.seal(entropy),
            tracking,
            documents: vec![Document { kind: form::PROOF.to_owned(), upload: None }],
            synthetic: false,
            minutes_at: None,
            missing: None,
        }))
    }

    fn id(&self) -> Id {
        new_id(self.platform.clock().real(), self.platform.entropy())
    }
}

impl Office {
    fn of(agency: &AgencyCode) -> Office {
        let staff = |role| person(role, Some(agency.clone()));
        let (desk, officer, leader) = (staff(Role::Desk), staff(Role::Officer), staff(Role::Leader));
        Office { agency: agency.clone(), desk, officer, leader }
    }
}

fn person(role: Role, agency: Option<AgencyCode>) -> Actor {
    let id = AccountId::from(new_id(machine::now(), &BenchEntropy));
    Actor { id, login: role.code().to_owned(), name: role.code().to_owned(), role, agency, demo: false }
}
