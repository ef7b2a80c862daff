//! A result: what was measured, beside what, against which budget; as a table, as JSON, and in `docs/bench.md`.

use crate::machine::{self, Machine, median};
use crate::say;
use serde::{Deserialize, Serialize};
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

const FOLDER: &str = "bench/results";
const TABLE: &str = "docs/bench.md";

const HEAD: &str = "# Measurements

Written by `cargo x bench` from `bench/results/*.json`; do not edit. Each number is the median of several rounds, with
the lowest and the highest beside it; a ratio is to the baseline of the same round. The load generator runs on the same
cores as the server. A star after the commit: files differed from it.
";

/// A number may not be below, or above, this.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Budget {
    /// The value is at least this.
    AtLeast(f64),
    /// The value is at most this.
    AtMost(f64),
    /// The ratio to the baseline is at least this.
    RatioAtLeast(f64),
    /// The value is exactly this, or the whole measurement has failed.
    Exactly(f64),
}

/// What stands beside a number to tell what it is worth on this machine.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Baseline {
    /// What it is.
    pub what: String,
    /// Its median.
    pub value: f64,
}

/// One number.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Row {
    /// What was measured.
    pub what: String,
    /// The median of the rounds.
    pub value: f64,
    /// Its unit.
    pub unit: String,
    /// The lowest round.
    pub lowest: f64,
    /// The highest round.
    pub highest: f64,
    /// How many rounds.
    pub rounds: usize,
    /// The baseline of the same run.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub baseline: Option<Baseline>,
    /// The median of the rounds' ratios to it.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub ratio: Option<f64>,
    /// What it has to be.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub budget: Option<Budget>,
    /// Whether it is.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub met: Option<bool>,
}

impl Row {
    /// A number of several rounds.
    pub fn new(what: &str, unit: &str, rounds: &[f64]) -> Row {
        Row {
            what: what.to_owned(),
            value: median(rounds),
            unit: unit.to_owned(),
            lowest: rounds.iter().copied().reduce(f64::min).unwrap_or(0.0),
            highest: rounds.iter().copied().reduce(f64::max).unwrap_or(0.0),
            rounds: rounds.len(),
            baseline: None,
            ratio: None,
            budget: None,
            met: None,
        }
    }

    /// The baseline, round by round.
    pub fn beside(mut self, what: &str, rounds: &[f64], baseline: &[f64]) -> Row {
        let ratios: Vec<f64> = rounds.iter().zip(baseline).map(|(value, base)| value / base).collect();
        self.baseline = Some(Baseline { what: what.to_owned(), value: median(baseline) });
        self.ratio = Some(median(&ratios));
        self
    }

    /// What it has to be.
    pub fn budget(mut self, budget: Budget) -> Row {
        self.met = Some(match budget {
            Budget::AtLeast(limit) => self.value >= limit,
            Budget::AtMost(limit) => self.value <= limit,
            Budget::RatioAtLeast(limit) => self.ratio.is_some_and(|ratio| ratio >= limit),
            Budget::Exactly(wanted) => (self.value - wanted).abs() < f64::EPSILON,
        });
        self.budget = Some(budget);
        self
    }

    fn cells(&self) -> [String; 5] {
        let spread = match self.rounds {
            0 | 1 => String::new(),
            _ => format!(" ({} – {})", number(self.lowest), number(self.highest)),
        };
        let baseline = self.baseline.as_ref().map(|base| format!("{} {}", base.what, number(base.value)));
        let ratio = self.ratio.map(|ratio| format!("{ratio:.2}"));
        let budget = self.budget.map(|budget| {
            let limit = match budget {
                Budget::AtLeast(limit) => format!("≥ {}", number(limit)),
                Budget::AtMost(limit) => format!("≤ {}", number(limit)),
                Budget::RatioAtLeast(limit) => format!("ratio ≥ {}", number(limit)),
                Budget::Exactly(limit) => number(limit),
            };
            format!("{limit} {}", if self.met == Some(true) { "✓" } else { "**missed**" })
        });
        let value = format!("{} {}{spread}", number(self.value), self.unit);
        [self.what.clone(), value, baseline.unwrap_or_default(), ratio.unwrap_or_default(), budget.unwrap_or_default()]
    }
}

/// Thousands apart, decimals only where they say something.
fn number(value: f64) -> String {
    let digits = if value.fract() == 0.0 || value.abs() >= 100.0 {
        format!("{value:.0}")
    } else if value.abs() >= 10.0 {
        format!("{value:.1}")
    } else {
        format!("{value:.2}")
    };
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut out = String::new();
    for (n, digit) in whole.chars().enumerate() {
        if n > 0 && (whole.len() - n).is_multiple_of(3) && !out.ends_with('-') {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// One measurement.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// Name of its file.
    pub name: String,
    /// What it is about.
    pub title: String,
    /// When it ended, UTC.
    pub date: String,
    /// What was measured.
    pub commit: String,
    /// On what.
    pub machine: Machine,
    /// How much of the processors others used before it began, in percent.
    #[serde(default)]
    pub others_percent: f64,
    /// How, for whoever wants to doubt it.
    pub how: Vec<String>,
    /// The numbers.
    pub rows: Vec<Row>,
}

impl Report {
    /// A report of now.
    pub fn new(name: &str, title: &str, how: Vec<String>, rows: Vec<Row>) -> Result<Report, String> {
        Ok(Report {
            name: name.to_owned(),
            title: title.to_owned(),
            date: machine::now().to_string(),
            commit: machine::commit(),
            machine: Machine::look()?,
            others_percent: 0.0,
            how,
            rows,
        })
    }

    /// Whether nothing happened that may never happen; a budget that is missed is a fact, not a failure.
    pub fn is_sound(&self) -> bool {
        self.rows.iter().all(|row| !matches!(row.budget, Some(Budget::Exactly(_))) || row.met == Some(true))
    }

    /// Shows it.
    pub fn print(&self) {
        say::line(&format!("\n{}", self.markdown()));
    }

    /// Writes its file.
    pub fn write(&self) -> Result<(), String> {
        let text = serde_json::to_string_pretty(self).map_err(|e| e.to_string())?;
        let path = PathBuf::from(FOLDER).join(format!("{}.json", self.name));
        fs::create_dir_all(FOLDER)
            .and_then(|()| fs::write(&path, text + "\n"))
            .map_err(|e| format!("cannot write {}: {e}", path.display()))
    }

    fn markdown(&self) -> String {
        let mut out = format!("## {}\n\n", self.title);
        let (date, commit, machine, others) = (&self.date, &self.commit, self.machine.line(), self.others_percent);
        let _ =
            writeln!(out, "{date} · commit {commit} · {machine}, others used {others:.0} % of the processors before\n");
        let head = ["what", "measured", "baseline", "ratio", "budget"].map(str::to_owned);
        let rows: Vec<[String; 5]> = std::iter::once(head).chain(self.rows.iter().map(Row::cells)).collect();
        let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        let widths: Vec<usize> = (0..5).map(width).collect();
        for (n, row) in rows.iter().enumerate() {
            for (cell, width) in row.iter().zip(&widths) {
                let _ = write!(out, "| {cell}{} ", " ".repeat(width - cell.chars().count()));
            }
            out.push_str("|\n");
            if n == 0 {
                for width in &widths {
                    let _ = write!(out, "|{}", "-".repeat(width + 2));
                }
                out.push_str("|\n");
            }
        }
        out.push('\n');
        for line in &self.how {
            let _ = writeln!(out, "* {line}");
        }
        out
    }
}

/// Writes `docs/bench.md` from all results.
pub fn write_table() -> Result<(), String> {
    let mut reports = Vec::new();
    for entry in fs::read_dir(FOLDER).map_err(|e| format!("{FOLDER}: {e}"))? {
        let path = entry.map_err(|e| e.to_string())?.path();
        if path.extension().is_some_and(|end| end == "json") {
            let text = fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
            let report: Report = serde_json::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
            reports.push(report);
        }
    }
    fs::write(TABLE, table(&mut reports)).map_err(|e| format!("cannot write {TABLE}: {e}"))
}

/// The whole document.
pub fn table(reports: &mut [Report]) -> String {
    const ORDER: [&str; 6] = ["http", "transitions", "pages", "lists", "crash", "build"];
    let place = |name: &str| ORDER.iter().position(|start| name.starts_with(start)).unwrap_or(ORDER.len());
    // SQLite first: it is what one has without asking.
    reports.sort_by_key(|report| (place(&report.name), report.name.ends_with("postgres"), report.name.clone()));
    let mut out = HEAD.to_owned();
    for report in reports {
        let _ = write!(out, "\n{}", report.markdown());
    }
    out
}
