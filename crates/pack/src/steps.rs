//! The official step table of a procedure (*bảng bước*): step, who, work, time, what follows.

use crate::{
    doc::{Doc, join},
    finding::{At, Report},
    span::{TimeSpan, or_unknown},
    text::T,
};
use engine::{Arc, CompileError, DONE, EngineRole, Fault, Process};
use kernel::Said;
use serde::{Deserialize, Serialize};

/// Whether the table is the province's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepStatus {
    /// Approved as internal process (*quy trình nội bộ*) by the provincial chairman.
    Approved,
    /// A sample, shown as "quy trình mẫu, chưa phê duyệt".
    Sample,
}

/// What a step does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    /// The desk receives.
    Receive,
    /// An official works on the case.
    Process,
    /// A leader decides and signs.
    Decide,
    /// The desk returns the result.
    Return,
    /// Somebody outside acts.
    External,
    /// Nobody acts: parallel parts begin or come together.
    Auto,
}

impl StepKind {
    /// The name used in packs.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Receive => "receive",
            Self::Process => "process",
            Self::Decide => "decide",
            Self::Return => "return",
            Self::External => "external",
            Self::Auto => "auto",
        }
    }

    const fn engine(self) -> engine::StepKind {
        match self {
            Self::Receive => engine::StepKind::Receive,
            Self::Process => engine::StepKind::Process,
            Self::Decide => engine::StepKind::Decide,
            Self::Return => engine::StepKind::Return,
            Self::External => engine::StepKind::External,
            Self::Auto => engine::StepKind::Auto,
        }
    }
}

/// Whether time runs during a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum StepClock {
    /// It counts.
    #[default]
    Counts,
    /// It stands still (the applicant pays a tax, say).
    Stopped,
}

/// One line of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its number.
    pub no: u32,
    /// What it does.
    pub kind: StepKind,
    /// `desk`, `officer` or `leader`.
    pub role: String,
    /// `receiving` or `deciding`: which agency does it.
    pub at: String,
    /// The official's title.
    pub actor: Said,
    /// The work.
    pub work: Said,
    /// The agency that does it, as the source names it.
    #[serde(default)]
    pub agency: Option<Said>,
    /// What the source calls this kind of step, where it tells more than `kind`.
    #[serde(default)]
    pub source_kind: Option<String>,
    /// Its time; `None` = the source gives none.
    #[serde(deserialize_with = "or_unknown")]
    pub time: Option<TimeSpan>,
    /// Whether time runs during it.
    #[serde(default)]
    pub clock: StepClock,
    /// Whether it waits for every parallel part that can still come to it.
    #[serde(default)]
    pub join: bool,
    /// The steps that follow, all at once; none after the last.
    #[serde(default, deserialize_with = "one_or_more")]
    pub next: Vec<u32>,
}

/// What else can happen at a step.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Branch {
    /// The step at which it happens.
    pub at_step: u32,
    /// `supplement`, `refuse`, `consult`, `suspend` or `escalate`.
    pub kind: String,
    /// When.
    pub condition: Said,
    /// What happens.
    pub effect: Said,
    /// The time for it.
    #[serde(default)]
    pub time: Option<TimeSpan>,
    /// Where the case goes on.
    #[serde(default)]
    pub goto_step: Option<u32>,
}

/// The step table (`steps.toml`).
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StepTable {
    /// Whether it is the province's own.
    pub status: StepStatus,
    /// A remark, shown with the table.
    #[serde(default)]
    pub note: Option<Said>,
    /// The place whose process it is.
    #[serde(default)]
    pub place: Option<String>,
    /// The decision that approved it there.
    #[serde(default)]
    pub decision: Option<String>,
    /// When it was so.
    #[serde(default)]
    pub as_of: Option<String>,
    /// The sort of text it is: `provincial_decision`, `district_workflow`, `portal_description` …
    #[serde(default)]
    pub origin: Option<String>,
    /// The time of the whole.
    #[serde(default)]
    pub total: Option<TimeSpan>,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Its lines.
    pub steps: Vec<Step>,
    /// What else can happen.
    #[serde(default)]
    pub branches: Vec<Branch>,
    /// Tables of other places or of earlier rules, for reference: read by people, never run.
    #[serde(default)]
    pub others: Vec<OtherTable>,
}

/// A step table of another place or of an earlier rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherTable {
    /// The place whose process it is.
    pub place: String,
    /// The sort of text it is.
    pub origin: String,
    /// The decision that approved it there.
    #[serde(default)]
    pub decision: Option<String>,
    /// When it was so.
    #[serde(default)]
    pub as_of: Option<String>,
    /// The time of the whole.
    #[serde(default)]
    pub total: Option<TimeSpan>,
    /// A remark.
    #[serde(default)]
    pub note: Option<Said>,
    /// Where it was read.
    #[serde(default)]
    pub sources: Vec<String>,
    /// Its lines.
    pub steps: Vec<OtherStep>,
    /// What else can happen.
    #[serde(default)]
    pub branches: Vec<Branch>,
}

/// One line of another place's table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OtherStep {
    /// Its number.
    pub no: u32,
    /// What the source calls this kind of step.
    pub source_kind: String,
    /// The official's title.
    pub actor: Said,
    /// The agency that does it.
    #[serde(default)]
    pub agency: Option<Said>,
    /// The work.
    pub work: Said,
    /// Its time; `None` = the source gives none.
    #[serde(deserialize_with = "or_unknown")]
    pub time: Option<TimeSpan>,
    /// Whether time runs during it.
    #[serde(default)]
    pub clock: StepClock,
}

impl StepTable {
    /// The line of that number.
    #[must_use]
    pub fn step(&self, no: u32) -> Option<&Step> {
        self.steps.iter().find(|step| step.no == no)
    }

    /// The process that the table describes; a working day has so many minutes.
    ///
    /// # Errors
    /// Everything that is wrong with how the steps hang together.
    pub(crate) fn process(&self, minutes_a_day: u32) -> Result<Process, Vec<CompileError>> {
        Process::compile(self.steps.iter().map(|step| self.row(step, minutes_a_day)).collect())
    }

    fn row(&self, step: &Step, minutes_a_day: u32) -> engine::Step {
        let arc = |on: &str, to| Arc { on: on.to_owned(), to };
        let mut next: Vec<Arc> = step.next.iter().map(|to| arc(DONE, Some(*to))).collect();
        if next.is_empty() {
            next.push(arc(DONE, None));
        }
        for branch in self.branches.iter().filter(|branch| branch.at_step == step.no) {
            // A refusal ends the process. Any other branch without a step to go to is told to people, not run.
            let arc = arc(&branch.kind, branch.goto_step);
            if (branch.kind == REFUSE || branch.goto_step.is_some()) && !next.contains(&arc) {
                next.push(arc);
            }
        }
        let minutes = step.time.and_then(|time| time.minutes(minutes_a_day));
        engine::Step {
            id: step.no,
            role: EngineRole(step.role.clone()),
            kind: step.kind.engine(),
            name: step.work.clone(),
            next,
            join: step.join,
            minutes,
        }
    }
}

const REFUSE: &str = "refuse";

/// Puts what the engine found into words, each at its step.
pub(crate) fn tell(doc: &Doc, table: &StepTable, errors: &[CompileError], report: &mut Report) {
    let lost = lost_next(table, errors);
    for n in &lost {
        let (no, following) = (table.steps[*n].no, table.steps[n + 1].no);
        let at = format!("/steps/{n}");
        let what = |t: T| t.step_next_missing(no);
        report.error(doc, At::Key(&at), "step-next-missing", what, |t| t.step_next_missing_instead(following));
    }
    // What comes after a step that leads nowhere is not reached: it is mended there.
    let errors = errors.iter().filter(|error| lost.is_empty() || error.what != Fault::Unreachable);
    for error in errors {
        let row = format!("/steps/{}", error.row);
        let steps: Vec<String> = error.instead.iter().map(ToString::to_string).collect();
        let list = steps.join(", ");
        match &error.what {
            Fault::SameNumber => {
                let no = doc.value.pointer(&join(&row, "no")).map(ToString::to_string).unwrap_or_default();
                let at = join(&row, "no");
                report.error(doc, At::Value(&at), "id-twice", |t| t.id_twice(&no), |t| t.id_twice_instead());
            }
            Fault::UnknownTarget { to, .. } => {
                let at = join(&row, "next");
                report.error(
                    doc,
                    At::Value(&at),
                    "step-unknown",
                    |t| t.step_unknown(to),
                    |t| t.step_unknown_instead(&list),
                );
            }
            Fault::Unreachable => {
                report.error(
                    doc,
                    At::Key(&row),
                    "step-unreachable",
                    |t| t.step_unreachable(),
                    |t| t.step_unreachable_instead(&list),
                );
            }
            Fault::NoEnd | Fault::EndlessLoop | Fault::Stuck => {
                report.error(doc, At::Key(&row), "step-no-end", |t| t.step_no_end(), |t| t.step_no_end_instead());
            }
            other => {
                let detail = format!("{other:?}");
                report.error(
                    doc,
                    At::Key(&row),
                    "steps-broken",
                    |t| t.steps_broken(&detail),
                    |t| t.steps_broken_instead(),
                );
            }
        }
    }
}

/// The rows, by index, that lead nowhere though others come after them that nothing leads to.
fn lost_next(table: &StepTable, errors: &[CompileError]) -> Vec<usize> {
    let unreached = |n: usize| errors.iter().any(|error| error.row == n && error.what == Fault::Unreachable);
    let rows = table.steps.iter().enumerate();
    let leads_nowhere = rows.filter(|(n, step)| step.next.is_empty() && unreached(n + 1));
    leads_nowhere.map(|(n, _)| n).collect()
}

/// One number, or a list of them.
fn one_or_more<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Vec<u32>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Next {
        One(u32),
        More(Vec<u32>),
    }
    Ok(match Next::deserialize(deserializer)? {
        Next::One(no) => vec![no],
        Next::More(all) => all,
    })
}
