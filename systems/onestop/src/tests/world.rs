//! A small world for the rules: a calendar, a procedure, people, and a case written as one line.

use crate::state::{
    Act, Action, Case, Channel, Command, CompleteStep, Context, Document, DocumentFacts, Event, Filing, Missing,
    Outcome, ProcedureFacts, Refusal, ReturnHow, SupplementMode, Who, authorise, decide, evolve, to_complete,
    tracking_digest,
};
use engine::{Arc as Way, DONE, EngineRole, Process, Step, StepId, StepKind};
use kernel::{
    AccountId, AgencyCode, Date, Id, Instant, Said, Time, Weekday,
    calendar::{
        Calendar, DayEnd, DayKind, FirstDay, Fraction, LastDayOff, MonthOverflow, OutsideHours, RuleSet, RuleSources,
    },
    deadline::Allowance,
};
use platform::{Decision, Role};
use serde_json::json;
use std::{collections::BTreeMap, sync::Arc};
use trust::Sealed;

/// Stands in every sealed body; must never be seen outside one.
pub const CANARY: &str = "Nguyễn Thị Chim Hoàng Yến";
/// The agency of the world.
pub const HERE: &str = "000.00.10.H50";
/// Another one.
pub const ELSEWHERE: &str = "000.00.11.H50";
/// Tuesday 2024-12-24, 08:00, a plain week before New Year's Day.
pub const START: &str = "2024-12-24T08:00:00+07:00";

/// What a step of a script came to.
#[derive(Clone, Debug, PartialEq)]
pub enum Came {
    /// Events happened.
    Done(Vec<Event>),
    /// Nothing, because it had happened.
    Already,
    /// It was refused.
    Refused(Refusal),
}

/// The world and the one case in it.
#[derive(Clone)]
pub struct World {
    pub context: Context,
    pub case: Option<Case>,
    pub events: Vec<Event>,
    /// What `seen` in a script stands for.
    pub seen: Option<u64>,
    salts: u8,
}

pub fn at(text: &str) -> Instant {
    text.parse().expect("an instant")
}

/// What can follow the papers of an application: when the minutes with the post were signed, what is missing.
const CLAUSES: [&str; 2] = ["signed", "lacks"];

/// The words of a clause, up to the next.
fn after<'a, 'b>(args: &'a [&'b str], clause: &str) -> Option<&'a [&'b str]> {
    let from = args.iter().position(|arg| *arg == clause)? + 1;
    let len = args[from..].iter().position(|arg| CLAUSES.contains(arg));
    Some(&args[from..len.map_or(args.len(), |len| from + len)])
}

/// `2024-12-27 09:00` in two words.
pub fn moment(words: &[&str]) -> Instant {
    let [date, time] = words else { panic!("{words:?} is no moment") };
    at(&format!("{date}T{time}:00+07:00"))
}

pub fn agency(code: &str) -> AgencyCode {
    code.parse().expect("an agency code")
}

pub fn account(n: u64) -> AccountId {
    AccountId::from(Id::nil().offset(n))
}

/// The people, by the names that scripts use.
pub const PEOPLE: &[&str] = &[
    "citizen",
    "stranger",
    "desk",
    "officer",
    "officer2",
    "leader",
    "admin",
    "system",
    "desk-elsewhere",
    "officer-elsewhere",
    "leader-elsewhere",
];

pub fn who(name: &str) -> Who {
    let n = PEOPLE.iter().position(|known| *known == name).unwrap_or_else(|| panic!("nobody is called {name}"));
    let role = match name.split('-').next().unwrap_or_default() {
        "citizen" | "stranger" => Role::Citizen,
        "desk" => Role::Desk,
        "officer" | "officer2" => Role::Officer,
        "leader" => Role::Leader,
        "admin" => Role::Admin,
        _ => Role::System,
    };
    let place = if name.ends_with("elsewhere") { ELSEWHERE } else { HERE };
    let account = if role == Role::System { AccountId::nil() } else { account(n as u64 + 1) };
    Who { account, role, agency: role.is_staff().then(|| agency(place)) }
}

pub fn calendar() -> Calendar {
    let time = |hour, minute| Time::constant(hour, minute, 0, 0);
    let date = |text: &str| -> Date { text.parse().expect("a date") };
    let off = |vi: &str, en: &str| DayKind::Off { name: Said { vi: vi.into(), en: en.into() }, source: None };
    Calendar {
        rules: RuleSet {
            id: "test".into(),
            hours: vec![(time(7, 30), time(11, 30)), (time(13, 30), time(17, 0))],
            weekly_rest: vec![Weekday::Saturday, Weekday::Sunday],
            outside_hours: OutsideHours::NextOpening,
            first_day: FirstDay::NextDay,
            same_day_cutoff: time(15, 0),
            hand_over_cutoff: time(15, 0),
            pause_spares_up_to: Fraction { num: 1, den: 2 },
            last_day_ends_at: DayEnd::Closing,
            last_day_off: LastDayOff::NextWorkingDay,
            month_overflow: MonthOverflow::Clip,
            sources: RuleSources::default(),
        },
        days: BTreeMap::from([(date("2025-01-01"), off("Tết Dương lịch", "New Year's Day"))]),
        known_from: date("2024-01-01"),
        known_to: date("2025-12-31"),
    }
}

fn row(id: StepId, kind: StepKind, role: &str, to: &[StepId]) -> Step {
    let way = |to: Option<StepId>| Way { on: DONE.into(), to };
    let next = if to.is_empty() { vec![way(None)] } else { to.iter().map(|to| way(Some(*to))).collect() };
    Step { id, role: EngineRole(role.into()), kind, name: Said::default(), next, join: false, minutes: None }
}

/// Receive, examine, decide, write the register, return: the step table of birth registration.
pub fn process() -> Process {
    Process::compile(vec![
        row(1, StepKind::Receive, "desk", &[2]),
        row(2, StepKind::Process, "officer", &[3]),
        row(3, StepKind::Decide, "leader", &[4]),
        row(4, StepKind::Process, "officer", &[5]),
        row(5, StepKind::Return, "desk", &[]),
    ])
    .expect("a sound table")
}

/// A longer one: the leader opens it, one officer examines while the tax office answers, both come together, the desk
/// makes a copy, the officer writes the draft. Step 5 can also end in `consult`, which goes back to step 3.
pub fn long_process() -> Process {
    let mut join = row(5, StepKind::Process, "officer", &[6]);
    join.join = true;
    join.next.push(Way { on: "consult".into(), to: Some(3) });
    Process::compile(vec![
        row(1, StepKind::Receive, "desk", &[2]),
        row(2, StepKind::Process, "leader", &[3, 4]),
        row(3, StepKind::Process, "officer", &[5]),
        row(4, StepKind::External, "officer", &[5]),
        join,
        row(6, StepKind::Process, "desk", &[7]),
        row(7, StepKind::Process, "officer", &[8]),
        row(8, StepKind::Decide, "leader", &[9]),
        row(9, StepKind::Return, "desk", &[]),
    ])
    .expect("a sound table")
}

/// The step of [`long_process`] during which time stands still.
pub const TAX: StepId = 4;

fn document(key: &str, required: bool, group: Option<&str>) -> DocumentFacts {
    DocumentFacts {
        key: key.into(),
        name: Said { vi: format!("Giấy {key}"), en: format!("Paper {key}") },
        required,
        group: group.map(Into::into),
        channels: Vec::new(),
        filled_by_form: false,
        shown_only: false,
    }
}

pub fn procedure() -> ProcedureFacts {
    ProcedureFacts {
        code: "1.001193".parse().expect("a procedure code"),
        valid_from: "2021-01-01".parse().expect("a date"),
        field: "civil_status".into(),
        level: "commune".into(),
        allow: Some(Allowance::WorkingDays(3)),
        channels: vec![Channel::Direct, Channel::Online],
        agencies: vec![agency(HERE)],
        documents: vec![
            document("proof", true, Some("proof")),
            document("witness", false, Some("proof")),
            DocumentFacts { filled_by_form: true, ..document("form", true, None) },
            DocumentFacts { shown_only: true, ..document("identity", true, None) },
            document("attorney", false, None),
        ],
        supplement_mode: SupplementMode::Pause,
        supplement_requests_max: 1,
        process: Arc::new(process()),
        stopped: Vec::new(),
    }
}

impl World {
    pub fn new() -> Self {
        Self::with(|_| {})
    }

    /// A world whose procedure differs.
    pub fn with(change: impl FnOnce(&mut ProcedureFacts)) -> Self {
        let mut procedure = procedure();
        change(&mut procedure);
        let context = Context {
            now: at(START),
            calendar: Arc::new(calendar()),
            procedure: Arc::new(procedure),
            packs: "packs".into(),
        };
        Self { context, case: None, events: Vec::new(), seen: None, salts: 0 }
    }

    /// A world with the longer step table.
    pub fn long() -> Self {
        Self::with(|procedure| {
            procedure.process = Arc::new(long_process());
            procedure.stopped = vec![TAX];
        })
    }

    /// A world whose table asks somebody outside before the leader decides, and waits for them.
    pub fn outside_first() -> Self {
        let table = vec![
            row(1, StepKind::Receive, "desk", &[2]),
            row(2, StepKind::Process, "officer", &[3]),
            row(3, StepKind::External, "officer", &[4]),
            row(4, StepKind::Decide, "leader", &[5]),
            row(5, StepKind::Return, "desk", &[]),
        ];
        Self::with(|procedure| {
            procedure.process = Arc::new(Process::compile(table).expect("a sound table"));
            procedure.stopped = vec![3];
        })
    }

    /// A world with the longer step table, in which a script has run.
    pub fn long_after(script: &str) -> Self {
        let mut world = Self::long();
        world.run(script);
        world
    }

    /// A world in which a script has run.
    pub fn after(script: &str) -> Self {
        let mut world = Self::new();
        world.run(script);
        world
    }

    pub fn case(&self) -> &Case {
        self.case.as_ref().expect("there is a case")
    }

    pub fn stage(&self) -> &'static str {
        self.case.as_ref().map_or("none", |case| case.stage.code())
    }

    /// Personal data with the canary in it, never twice the same.
    pub fn sealed(&mut self, subject: &str) -> Sealed {
        self.salts = self.salts.wrapping_add(1);
        Sealed::new([self.salts; 32], subject, &json!({ "words": CANARY, "n": self.salts }))
    }

    /// Does one command: authorise, decide, fold.
    pub fn command(&mut self, who: &Who, command: &Command) -> Came {
        let case = self.case.as_ref();
        if let Err(refusal) = authorise(who, command, case) {
            return Came::Refused(refusal);
        }
        match decide(case, command, who, &self.context) {
            Err(refusal) => Came::Refused(refusal),
            Ok(Decision::Already) => Came::Already,
            Ok(Decision::Done { events, .. }) => {
                for event in &events {
                    self.case = Some(evolve(self.case.take(), event));
                }
                self.events.extend(events.iter().cloned());
                Came::Done(events)
            }
        }
    }

    pub fn act(&mut self, name: &str, action: Action) -> Came {
        let command = Command { action, seen_version: self.seen };
        self.command(&who(name), &command)
    }

    /// Runs a script; every step but the last has to be done. Gives what the last came to.
    ///
    /// `online by citizen; receive by desk; on 2024-12-26 09:30; request-supplement proof by officer; seen 3; …`
    pub fn run(&mut self, script: &str) -> Came {
        let mut last = Came::Already;
        let steps: Vec<&str> = script.split(';').map(str::trim).filter(|step| !step.is_empty()).collect();
        for (n, step) in steps.iter().enumerate() {
            last = self.step(step);
            let fine = n + 1 == steps.len() || matches!(last, Came::Done(_));
            assert!(fine, "{step:?} in {script:?} came to {last:?}");
        }
        last
    }

    fn step(&mut self, step: &str) -> Came {
        let words: Vec<&str> = step.split_whitespace().collect();
        match words.as_slice() {
            ["on", date, time] => {
                self.context.now = at(&format!("{date}T{time}:00+07:00"));
                Came::Done(Vec::new())
            }
            ["seen", version] => {
                self.seen = version.parse().ok();
                Came::Done(Vec::new())
            }
            [verb, args @ .., "by", name] => {
                let action = self.action(verb, args, name);
                self.act(name, action)
            }
            _ => panic!("{step:?} is no step of a script"),
        }
    }

    /// The action of a script's verb. `again` gives the reason for a further request; `till DATE TIME` a new date.
    pub fn action(&mut self, verb: &str, args: &[&str], name: &str) -> Action {
        let documents =
            |args: &[&str]| args.iter().map(|kind| Document { kind: (*kind).into(), upload: None }).collect();
        match verb {
            "online" | "direct" | "post" => {
                let channel = Channel::from_code(verb).expect("a channel");
                let account = args.contains(&"account").then(|| who("citizen").account);
                let signed = after(args, "signed").map(moment);
                let missing = after(args, "lacks").map(|kinds| Missing {
                    kinds: kinds.iter().map(|kind| (*kind).to_owned()).collect(),
                    wrong: Vec::new(),
                    reason: self.sealed("reason"),
                });
                let until = args.iter().position(|arg| CLAUSES.contains(arg)).unwrap_or(args.len());
                let kinds: Vec<&str> = args[..until].iter().copied().filter(|arg| *arg != "account").collect();
                let mut action = self.filing(channel, account, documents(&kinds));
                if let Action::File(filing) = &mut action {
                    (filing.minutes_at, filing.missing) = (signed, missing);
                }
                action
            }
            "hand-over" => Action::HandOver,
            "complete-step" => self.completion(args),
            "receive" => Action::Receive,
            "request-supplement" => {
                let override_reason = args.contains(&"again").then(|| self.sealed("override"));
                let kinds = args.iter().filter(|arg| **arg != "again").map(|kind| (*kind).to_owned()).collect();
                Action::RequestSupplement { kinds, reason: self.sealed("reason"), override_reason }
            }
            "supplement" => Action::Supplement {
                documents: documents(args),
                application: args.contains(&"form").then(|| self.sealed("application")),
            },
            "refuse" => Action::Refuse { reason: self.sealed("reason") },
            "assign" => {
                let default = if name.starts_with("officer") { name } else { "officer" };
                Action::Assign { officer: who(args.first().copied().unwrap_or(default)) }
            }
            "propose" => {
                let outcome = if args.contains(&"deny") { Outcome::Deny } else { Outcome::Grant };
                let note = (!args.contains(&"bare")).then(|| self.sealed("note"));
                Action::Propose { outcome, note }
            }
            "sign" => Action::Sign,
            "send-back" => Action::SendBack { reason: self.sealed("reason") },
            "return" => Action::Return {
                how: ReturnHow::Direct,
                to: args.contains(&"to").then(|| self.sealed("received_by")),
                note: args.contains(&"to").then(|| self.sealed("note")),
            },
            "apologise" => {
                let new_due = match args {
                    ["till", date, time] => at(&format!("{date}T{time}:00+07:00")),
                    _ => at("2025-01-10T17:00:00+07:00"),
                };
                Action::Apologise { new_due, reason: self.sealed("reason") }
            }
            "withdraw" => {
                let reason = (name.starts_with("desk") && !args.contains(&"bare")).then(|| self.sealed("reason"));
                Action::Withdraw { reason }
            }
            "stop" => Action::Stop { reason: self.sealed("reason") },
            "correct" => Action::Correct { application: self.sealed("application"), reason: self.sealed("reason") },
            "reopen" => Action::Reopen { reason: self.sealed("reason") },
            "warn-late" => Action::WarnLate,
            _ => panic!("{verb:?} is no verb of a script"),
        }
    }

    /// `4`, `5 consult`, `2 to 3 officer2`, `4 answered 2024-12-27 09:00`.
    fn completion(&mut self, args: &[&str]) -> Action {
        let (mut holders, mut answered, mut outcome) = (Vec::new(), None, DONE);
        let mut rest = args.get(1..).unwrap_or_default();
        loop {
            rest = match rest {
                [] => break,
                ["to", step, name, more @ ..] => {
                    holders.push((step.parse().expect("a step"), who(name)));
                    more
                }
                ["answered", date, time, more @ ..] => {
                    answered = Some((self.sealed("answered_by"), moment(&[*date, *time])));
                    more
                }
                [word, more @ ..] => {
                    outcome = *word;
                    more
                }
            }
        }
        let step = args.first().and_then(|step| step.parse().ok()).expect("a step");
        let note = Some(self.sealed("note"));
        Action::CompleteStep(Box::new(CompleteStep { step, outcome: outcome.into(), holders, answered, note }))
    }

    /// What this person would finish first; the first step under way when there is nothing.
    fn some_completion(&mut self, name: &str) -> Action {
        let case = self.case.clone();
        let (process, who) = (self.context.procedure.process.clone(), who(name));
        let found = case.as_ref().and_then(|case| to_complete(&process, case, &who).next());
        let under_way = case.as_ref().and_then(Case::step);
        let step = found.as_ref().map(|found| found.step).or(under_way).unwrap_or(2);
        let outside = process.step(step).is_some_and(|step| step.kind == StepKind::External);
        let answered = outside.then(|| (self.sealed("answered_by"), self.context.now));
        let outcome = found.map_or_else(|| DONE.to_owned(), |found| found.outcome);
        Action::CompleteStep(Box::new(CompleteStep { step, outcome, holders: Vec::new(), answered, note: None }))
    }

    pub fn filing(&mut self, channel: Channel, applicant: Option<AccountId>, documents: Vec<Document>) -> Action {
        Action::File(Box::new(Filing {
            procedure: "1.001193".parse().expect("a procedure code"),
            agency: agency(HERE),
            channel,
            applicant,
            application: self.sealed("application"),
            tracking: tracking_digest("key"),
            documents,
            synthetic: false,
            minutes_at: None,
            missing: None,
        }))
    }

    /// The action of an act in its plainest form, by somebody of that name.
    pub fn plain(&mut self, act: Act, name: &str) -> Action {
        let (verb, args): (&str, &[&str]) = match act {
            Act::File if name.starts_with("desk") => ("direct", &[]),
            Act::File => ("online", &[]),
            Act::RequestSupplement => ("request-supplement", &["proof"]),
            Act::Supplement => ("supplement", &["proof"]),
            Act::CompleteStep => return self.some_completion(name),
            act => (act.code(), &[]),
        };
        self.action(verb, args, name)
    }
}
