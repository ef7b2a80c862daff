//! The case (hồ sơ): its state, its events, the rules. Pure; no clock, no database, no page.
//!
//! ```text
//! none ─file─▶ new ─receive─▶ received ─assign─▶ processing ─propose─▶ proposed ─sign─▶ finished ─return─▶ returned
//!               │ ▲             │ ▲                │ ▲                  │
//!  request-supp.▼ │ supplement  ▼ │                ▼ │                  └─send-back─▶ processing ◀─reopen─ finished
//!              supplement      supplement (the clock stands still)
//!
//! hand-over: received; from the desk to the handling side        complete-step: received, processing, finished; no new stage
//! refuse: new, supplement before the receipt ─▶ not_received     withdraw: while open ─▶ withdrawn
//! stop: after the receipt, while open ─▶ stopped                 what the desk files is received at once
//! ```
//!
//! `rules` says who may do what and when, `decide` what then happens, `evolve` what is left of it.

mod case;
mod command;
mod context;
mod decide;
mod event;
mod evolve;
mod refusal;
mod rules;
mod steps;
mod words;

pub use case::{Apology, Asked, Case, Done, HandOver, Part, Proposal, SentBack, Term};
pub use command::{Action, Command, CompleteStep, Document, Filing, Missing, tracking_digest};
pub use context::{Context, DocumentFacts, ProcedureFacts, Who};
pub use decide::decide;
pub use event::{Event, Filed, Resumed, StepCompleted, What};
pub use evolve::evolve;
pub use refusal::Refusal;
pub use rules::{PERMISSIONS, RULES, Rule, Tie, authorise, knows, offered, roles_for};
pub use steps::{Completion, to_complete};
pub use words::{Act, Channel, Outcome, ReturnHow, Stage, SupplementMode};
