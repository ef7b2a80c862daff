//! Packs: the law and the place as text. Reads them, refuses what is wrong with file, line and reason, and answers from
//! what is right.

mod answers;
mod assemble;
mod checks;
mod cited;
mod codes;
mod days;
mod doc;
mod everyday;
mod finding;
mod form;
mod form_checks;
mod form_rules;
mod import;
mod json;
pub mod limits;
mod load;
mod nearest;
mod number;
mod packs;
mod papers;
mod places;
mod procedure;
mod procedure_checks;
mod search;
mod shape;
mod span;
mod steps;
mod targets;
mod text;
mod times;
mod toml;
mod tree;

#[cfg(test)]
mod tests;

pub use assemble::{Checked, check_dir, check_folder};
pub use cited::{Basis, Citation, Confidence, Law, Source, Validity};
pub use codes::{Channel, Code, Codes, Heading, Level, PaperForm, PaperForms, UnknownChannel};
pub use days::Rules;
pub use everyday::{LifeEvent, Signpost};
pub use finding::{Finding, Severity};
pub use form::{ApplicantPart, Choice, Field, FieldKind, Form, FormPage, NumberRule, When, Width};
pub use form_rules::FeeRule;
pub use import::{Imported, import};
pub use load::PackInfo;
pub use packs::{Packs, Receivers};
pub use papers::{Paper, PaperMistake};
pub use places::{Agency, Area, Demo, DemoPerson, RoleInfo};
pub use procedure::{
    ApprovingDecision, Condition, Coordinating, Document, DocumentKind, ExcludedTime, Fee, FeeExemption, LegalBasis,
    Note, OnlineElsewhere, OnlineLevel, ProcedureFacts, ProcedureResult, ProcedureRole, ProcedureVersion, Reliance,
    Supplement, SupplementMode, TimeLimit,
};
pub use search::Found;
pub use shape::{SCHEMAS, schema};
pub use span::{HalfUnit, Kind, NoTimeSpan, TimeSpan};
pub use steps::{Branch, OtherStep, OtherTable, Step, StepClock, StepKind, StepStatus, StepTable};
pub use targets::{Comparator, Programme, TargetGroup, TargetKind, TargetRow, Threshold};
