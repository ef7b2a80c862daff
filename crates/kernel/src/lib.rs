//! The words that all crates share: languages, instants, ids, codes, problems, the working calendar and the due date.

pub mod calendar;
mod clock;
mod codes;
pub mod deadline;
mod entropy;
mod fold;
mod ids;
mod instant;
mod lang;
pub mod limits;
mod number;
mod problem;
mod said;
pub mod testing;
mod text_serde;
mod words;

#[cfg(test)]
mod tests;

pub use clock::Clock;
pub use codes::{AgencyCode, CaseCode, CodeError, ProcedureCode};
pub use entropy::Entropy;
pub use fold::fold;
pub use ids::{AccountId, EventId, Id, IdError, StreamId, new_id};
pub use instant::{Instant, InstantError, LOCAL_OFFSET_MINUTES};
pub use lang::{Lang, LangError};
pub use number::Number;
pub use problem::{FieldProblem, Problem, ProblemKind};
pub use said::Said;
pub use words::WordError;

/// Dates and times of day, from `jiff`: the one calendar arithmetic of the house.
pub use jiff::civil::{Date, DateTime, Time, Weekday};
